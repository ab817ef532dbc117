//! The sections that are little more than numbers: `[secrets]`, `[sending]`, `[preferences]`, `[digest]`,
//! `[letters]`, `[worker]`, `[watch]`, `[removals]`, `[explain]` and `[log]`.

use std::net::SocketAddr;
use std::path::PathBuf;

use super::reader::Reader;

/// Where the signing keys are.
#[derive(Debug, Clone)]
pub struct Secrets {
    /// One `id:base64` line a key; the last one signs.
    pub keys_file: PathBuf,
}

impl Secrets {
    pub(super) fn read(reader: &mut Reader) -> Self {
        Self {
            keys_file: reader.required_path("secrets.keys_file"),
        }
    }
}

/// What to do with a delivery of which nobody knows whether it arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenInDoubt {
    /// Send it again: a reader may get it twice.
    Resend,
    /// Leave it to an operator: a reader may miss it.
    Hold,
}

/// How deliveries are begun, sent and retried.
#[derive(Debug, Clone)]
pub struct Sending {
    /// Seconds without a sign of life after which a worker is taken for dead.
    pub lease_seconds: u32,
    /// Deliveries that are read ahead.
    pub look_ahead: u32,
    /// Deliveries per connection that are marked as sending ahead of the dialogue.
    pub window: u32,
    /// Outcomes that are written in one transaction.
    pub settle_batch: u32,
    /// Milliseconds between two commits under load.
    pub commit_milliseconds: u32,
    /// Milliseconds between two looks for due deliveries.
    pub poll_milliseconds: u32,
    /// Seconds that dialogues are given to end when the worker stops.
    pub drain_seconds: u32,
    /// What to do with a delivery in doubt.
    pub when_in_doubt: WhenInDoubt,
    /// Seconds that a delivery in doubt waits before it is resent.
    pub in_doubt_wait_seconds: u32,
    /// Seconds between attempts, at least one value; the last repeats.
    pub retry_seconds: Vec<u32>,
    /// The fewest seconds until a greylisted delivery is tried again.
    pub greylist_min_seconds: u32,
    /// The most seconds until then.
    pub greylist_max_seconds: u32,
    /// Hours after which a deferred delivery expires.
    pub lifetime_hours: u32,
    /// Seconds that sending pauses after trouble with the relay itself.
    pub relay_pause_seconds: u32,
    /// The longest such pause, after many in vain.
    pub relay_pause_max_seconds: u32,
    /// When refusals change a reader's standing or pause an issue.
    pub refusals: RefusalPolicy,
}

impl Sending {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let greylist_max_seconds = reader.number("sending.greylist_max_seconds", 1..=86_400);
        let longest = format!("sending.greylist_max_seconds, which is {greylist_max_seconds}");
        let words = [("resend", WhenInDoubt::Resend), ("hold", WhenInDoubt::Hold)];
        Self {
            lease_seconds: reader.number("sending.lease_seconds", 2..=86_400),
            look_ahead: reader.number("sending.look_ahead", 1..=1_000_000),
            window: reader.number("sending.window", 1..=10_000),
            settle_batch: reader.number("sending.settle_batch", 1..=10_000),
            commit_milliseconds: reader.number("sending.commit_milliseconds", 0..=1_000),
            poll_milliseconds: reader.number("sending.poll_milliseconds", 10..=600_000),
            drain_seconds: reader.number("sending.drain_seconds", 1..=3600),
            when_in_doubt: reader.choice("sending.when_in_doubt", &words),
            in_doubt_wait_seconds: reader.number("sending.in_doubt_wait_seconds", 0..=604_800),
            retry_seconds: reader.numbers("sending.retry_seconds", &(1..=604_800)),
            greylist_min_seconds: reader.number_up_to(
                "sending.greylist_min_seconds",
                1..=greylist_max_seconds,
                &longest,
            ),
            greylist_max_seconds,
            lifetime_hours: reader.number("sending.lifetime_hours", 1..=720),
            relay_pause_seconds: reader.number("sending.relay_pause_seconds", 1..=86_400),
            relay_pause_max_seconds: reader.number("sending.relay_pause_max_seconds", 1..=86_400),
            refusals: RefusalPolicy::read(reader),
        }
    }
}

/// When refusals change a reader's standing or pause an issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RefusalPolicy {
    /// The fewest refusals for which no reader is to blame that pause an issue.
    pub refused_floor: u32,
    /// The percentage of the ended letters that they must exceed.
    pub refused_share_percent: u32,
    /// Days in which digests leave out a reader who was refused for good for the first time.
    pub hard_refusal_days: u32,
    /// The fewest refusals for good of one domain in one issue that are not believed.
    pub mass_refusal_floor: u32,
    /// The percentage of the domain's readers of the issue that they must exceed.
    pub mass_refusal_percent: u32,
}

impl RefusalPolicy {
    fn read(reader: &mut Reader) -> Self {
        Self {
            refused_floor: reader.number("sending.refused_floor", 1..=1_000_000_000),
            refused_share_percent: reader.number("sending.refused_share_percent", 1..=100),
            hard_refusal_days: reader.number("sending.hard_refusal_days", 1..=365),
            mass_refusal_floor: reader.number("sending.mass_refusal_floor", 1..=1_000_000_000),
            mass_refusal_percent: reader.number("sending.mass_refusal_percent", 1..=100),
        }
    }
}

/// How readers look after their subscriptions.
#[derive(Debug, Clone)]
pub struct Preferences {
    /// Hours in which a link that was asked for works.
    pub link_hours: u32,
    /// Minutes before another link is sent to the same mailbox.
    pub resend_minutes: u32,
    /// The most links to one mailbox in 24 hours, for each way to ask.
    pub mailbox_per_day: u32,
    /// The same in 30 days.
    pub mailbox_per_month: u32,
    /// The most days that a pause lasts.
    pub pause_days: u32,
    /// Wishes for links, or pauses that are over, that are worked off in one transaction.
    pub batch: u32,
    /// The most letters in the file of what is known about a reader, the newest.
    pub export_deliveries: u32,
}

impl Preferences {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let mailbox_per_month = reader.number("preferences.mailbox_per_month", 1..=1_000_000);
        let most = format!("preferences.mailbox_per_month, which is {mailbox_per_month}");
        Self {
            link_hours: reader.number("preferences.link_hours", 1..=168),
            resend_minutes: reader.number("preferences.resend_minutes", 1..=525_600),
            mailbox_per_day: reader.number_up_to(
                "preferences.mailbox_per_day",
                1..=mailbox_per_month,
                &most,
            ),
            mailbox_per_month,
            pause_days: reader.number("preferences.pause_days", 1..=3_650),
            batch: reader.number("preferences.batch", 1..=10_000),
            export_deliveries: reader.number("preferences.export_deliveries", 1..=1_000_000),
        }
    }
}

/// When a digest is worth an issue.
#[derive(Debug, Clone)]
pub struct Digest {
    /// Hours after which an overdue slot is recorded as skipped.
    pub catch_up_hours: u32,
    /// The most articles in one issue.
    pub max_articles: u32,
    /// The fewest articles that are worth an issue; at most `max_articles`.
    pub min_articles: u32,
    /// Seconds that "instant" waits for more after an article was released.
    pub instant_gather_seconds: u32,
    /// Hours after which an issue that was not even tried to be sent waits for an operator.
    pub max_age_hours: u32,
    /// The most readers that are planned in one transaction.
    pub plan_chunk: u32,
    /// The most test letters of issues within an hour.
    pub test_letters_per_hour: u32,
}

impl Digest {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let max_articles = reader.number("digest.max_articles", 1..=1000);
        let most = format!("digest.max_articles, which is {max_articles}");
        Self {
            catch_up_hours: reader.number("digest.catch_up_hours", 0..=8760),
            max_articles,
            min_articles: reader.number_up_to("digest.min_articles", 1..=max_articles, &most),
            instant_gather_seconds: reader.number("digest.instant_gather_seconds", 0..=86_400),
            max_age_hours: reader.number("digest.max_age_hours", 1..=8760),
            plan_chunk: reader.number("digest.plan_chunk", 1..=1_000_000),
            test_letters_per_hour: reader.number("digest.test_letters_per_hour", 1..=100_000),
        }
    }
}

/// Which optional letters are written.
#[derive(Debug, Clone)]
pub struct Letters {
    /// Whether a confirmed subscriber gets a welcome letter.
    pub welcome: bool,
    /// Whether a subscriber who left gets a letter that says so.
    pub unsubscribed: bool,
}

impl Letters {
    pub(super) fn read(reader: &mut Reader) -> Self {
        Self {
            welcome: reader.flag("letters.welcome"),
            unsubscribed: reader.flag("letters.unsubscribed"),
        }
    }
}

/// The rhythm of the worker.
#[derive(Debug, Clone)]
pub struct Worker {
    /// Milliseconds between two looks at what is due.
    pub tick_milliseconds: u32,
    /// Seconds between two signs of life.
    pub heartbeat_seconds: u32,
    /// Where a worker without a front door shows its figures and its health; nowhere where it is not set.
    pub monitor_listen: Option<SocketAddr>,
}

impl Worker {
    pub(super) fn read(reader: &mut Reader) -> Self {
        Self {
            tick_milliseconds: reader.number("worker.tick_milliseconds", 10..=600_000),
            heartbeat_seconds: reader.number("worker.heartbeat_seconds", 1..=3600),
            monitor_listen: reader.parsed(
                "worker.monitor_listen",
                "write an address and a port, such as \"127.0.0.1:9464\"",
                str::parse::<SocketAddr>,
            ),
        }
    }
}

/// How issues are watched.
#[derive(Debug, Clone)]
pub struct Watch {
    /// Milliseconds between two looks.
    pub every_milliseconds: u32,
    /// Seconds between two lines where the output is not a terminal.
    pub line_seconds: u32,
    /// Seconds over which a rate is taken.
    pub rate_seconds: u32,
    /// The most streams of events at the same time.
    pub streams: u32,
    /// Seconds after which a stream of events is ended.
    pub stream_seconds: u32,
    /// Seconds between two counts of the figures of the day.
    pub figures_seconds: u32,
}

impl Watch {
    pub(super) fn read(reader: &mut Reader) -> Self {
        Self {
            every_milliseconds: reader.number("watch.every_milliseconds", 50..=600_000),
            line_seconds: reader.number("watch.line_seconds", 1..=3600),
            rate_seconds: reader.number("watch.rate_seconds", 1..=3600),
            streams: reader.number("watch.streams", 1..=10_000),
            stream_seconds: reader.number("watch.stream_seconds", 1..=86_400),
            figures_seconds: reader.number("watch.figures_seconds", 1..=86_400),
        }
    }
}

/// When readers who leave right after a letter look like the work of a link scanner.
#[derive(Debug, Clone)]
pub struct Removals {
    /// How many readers of one domain make a wave.
    pub wave_readers: u32,
    /// Seconds within which they leave.
    pub wave_seconds: u32,
    /// Seconds after a letter within which leaving counts.
    pub after_delivery_seconds: u32,
}

impl Removals {
    pub(super) fn read(reader: &mut Reader) -> Self {
        Self {
            wave_readers: reader.number("removals.wave_readers", 2..=1_000_000),
            wave_seconds: reader.number("removals.wave_seconds", 1..=86_400),
            after_delivery_seconds: reader.number("removals.after_delivery_seconds", 1..=86_400),
        }
    }
}

/// How much is told about one reader.
#[derive(Debug, Clone)]
pub struct Explain {
    /// The most letters.
    pub deliveries: u32,
    /// The most attempts of one letter.
    pub attempts: u32,
}

impl Explain {
    pub(super) fn read(reader: &mut Reader) -> Self {
        Self {
            deliveries: reader.number("explain.deliveries", 1..=10_000),
            attempts: reader.number("explain.attempts", 1..=10_000),
        }
    }
}

/// How a log line is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// A line for people.
    Text,
    /// One JSON object a line.
    Json,
}

/// How much is logged; each level holds those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LogLevel {
    /// Nothing.
    Off,
    /// What needs somebody to act.
    Error,
    /// What may need somebody to act.
    Warn,
    /// What happens.
    Info,
    /// Why it happens.
    Debug,
    /// Every step.
    Trace,
}

/// How much one module logs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogDirective {
    /// The module, such as `postrider::mail`; without one, Postrider as a whole.
    pub module: Option<String>,
    /// How much.
    pub level: LogLevel,
}

/// What is logged, and how.
#[derive(Debug, Clone)]
pub struct Log {
    /// How a log line is written.
    pub format: LogFormat,
    /// How much, at least one directive; the more special module wins.
    pub level: Vec<LogDirective>,
}

impl Log {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let remedy = "write \"info\" for instance, or \"info, postrider::mail=debug\"";
        let words = [("text", LogFormat::Text), ("json", LogFormat::Json)];
        let format = reader.choice("log.format", &words);
        if !reader.is_set("log.level") {
            reader.refuse("log.level", "must not be empty", remedy);
        }
        let level = reader.parsed("log.level", remedy, |text| {
            text.split(',')
                .map(directive)
                .collect::<Result<Vec<_>, _>>()
        });
        Self {
            format,
            level: level.unwrap_or_default(),
        }
    }
}

fn directive(text: &str) -> Result<LogDirective, &'static str> {
    let (module, level) = match text.split_once('=') {
        Some((module, level)) => (Some(module.trim()), level),
        None => (None, text),
    };
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
    if module.is_some_and(|module| module.is_empty() || !module.chars().all(is_name)) {
        return Err("names something that is not a module");
    }
    let level = match level.trim().to_ascii_lowercase().as_str() {
        "off" => LogLevel::Off,
        "error" => LogLevel::Error,
        "warn" => LogLevel::Warn,
        "info" => LogLevel::Info,
        "debug" => LogLevel::Debug,
        "trace" => LogLevel::Trace,
        _ => return Err("holds something that is not a level"),
    };
    Ok(LogDirective {
        module: module.map(str::to_owned),
        level,
    })
}
