//! The sections that are little more than numbers: `[secrets]`, `[sending]`, `[feeds]`, `[signup]`,
//! `[digest]`, `[letters]`, `[worker]` and `[log]`.

use std::path::PathBuf;

use super::net::HostPort;
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

/// How deliveries are claimed, sent and retried.
#[derive(Debug, Clone)]
pub struct Sending {
    /// Seconds that a claim lasts without a sign of life.
    pub lease_seconds: u32,
    /// Deliveries that are claimed at once.
    pub claim_batch: u32,
    /// Deliveries per connection that are marked as sending ahead of the dialogue.
    pub window: u32,
    /// Outcomes that are written in one transaction.
    pub settle_batch: u32,
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
    /// Hours after which a deferred delivery expires.
    pub lifetime_hours: u32,
    /// Seconds that sending pauses after trouble with the relay itself.
    pub relay_pause_seconds: u32,
}

impl Sending {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let claim_batch = reader.number("sending.claim_batch", 1..=10_000);
        let most = format!("sending.claim_batch, which is {claim_batch}");
        let words = [("resend", WhenInDoubt::Resend), ("hold", WhenInDoubt::Hold)];
        Self {
            lease_seconds: reader.number("sending.lease_seconds", 2..=86_400),
            claim_batch,
            window: reader.number_up_to("sending.window", 1..=claim_batch, &most),
            settle_batch: reader.number("sending.settle_batch", 1..=10_000),
            poll_milliseconds: reader.number("sending.poll_milliseconds", 10..=600_000),
            drain_seconds: reader.number("sending.drain_seconds", 1..=3600),
            when_in_doubt: reader.choice("sending.when_in_doubt", &words),
            in_doubt_wait_seconds: reader.number("sending.in_doubt_wait_seconds", 0..=604_800),
            retry_seconds: reader.numbers("sending.retry_seconds", &(1..=604_800)),
            lifetime_hours: reader.number("sending.lifetime_hours", 1..=720),
            relay_pause_seconds: reader.number("sending.relay_pause_seconds", 1..=86_400),
        }
    }
}

/// How feeds are polled.
#[derive(Debug, Clone)]
pub struct Feeds {
    /// Seconds between two polls of a feed that answers well.
    pub poll_seconds: u32,
    /// Seconds that one poll may take as a whole.
    pub timeout_seconds: u32,
    /// Seconds to wait for a connection.
    pub connect_timeout_seconds: u32,
    /// The largest feed, in bytes after decompression.
    pub max_bytes: u32,
    /// The most redirects that one poll follows; 0 follows none.
    pub max_redirects: u32,
    /// The most entries that are read from one feed.
    pub max_entries: u32,
    /// Days: older entries at a feed's first poll are never mailed.
    pub first_poll_days: u32,
    /// The longest pause between two polls of a failing feed, in seconds.
    pub back_off_max_seconds: u32,
    /// Feeds that are polled at the same time.
    pub concurrency: u32,
    /// Seconds that a claim on a feed lasts.
    pub claim_seconds: u32,
    /// The private addresses that may be polled nevertheless.
    pub allow_private: Vec<HostPort>,
    /// The User-Agent; without it, Postrider names itself.
    pub user_agent: Option<String>,
    /// The longest summary, in characters.
    pub summary_characters: u32,
}

impl Feeds {
    pub(super) fn read(reader: &mut Reader) -> Self {
        Self {
            poll_seconds: reader.number("feeds.poll_seconds", 1..=2_592_000),
            timeout_seconds: reader.number("feeds.timeout_seconds", 1..=3600),
            connect_timeout_seconds: reader.number("feeds.connect_timeout_seconds", 1..=3600),
            max_bytes: reader.number("feeds.max_bytes", 1024..=1_073_741_824),
            max_redirects: reader.number("feeds.max_redirects", 0..=20),
            max_entries: reader.number("feeds.max_entries", 1..=100_000),
            first_poll_days: reader.number("feeds.first_poll_days", 0..=3650),
            back_off_max_seconds: reader.number("feeds.back_off_max_seconds", 1..=2_592_000),
            concurrency: reader.number("feeds.concurrency", 1..=256),
            claim_seconds: reader.number("feeds.claim_seconds", 2..=86_400),
            allow_private: reader.parsed_list(
                "feeds.allow_private",
                "write hosts with ports, such as [\"10.0.0.7:8080\", \"cms.internal:80\"]",
                str::parse::<HostPort>,
            ),
            user_agent: reader.optional("feeds.user_agent"),
            summary_characters: reader.number("feeds.summary_characters", 40..=100_000),
        }
    }
}

/// How sign-ups are handled.
#[derive(Debug, Clone)]
pub struct Signup {
    /// Days in which a confirmation link can be used.
    pub confirmation_days: u32,
    /// Minutes before signing up again makes another confirmation letter.
    pub resend_minutes: u32,
    /// Sign-up requests that are worked off in one transaction.
    pub batch: u32,
}

impl Signup {
    pub(super) fn read(reader: &mut Reader) -> Self {
        Self {
            confirmation_days: reader.number("signup.confirmation_days", 1..=365),
            resend_minutes: reader.number("signup.resend_minutes", 1..=525_600),
            batch: reader.number("signup.batch", 1..=10_000),
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
}

impl Digest {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let max_articles = reader.number("digest.max_articles", 1..=1000);
        let most = format!("digest.max_articles, which is {max_articles}");
        Self {
            catch_up_hours: reader.number("digest.catch_up_hours", 0..=8760),
            max_articles,
            min_articles: reader.number_up_to("digest.min_articles", 1..=max_articles, &most),
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
}

impl Worker {
    pub(super) fn read(reader: &mut Reader) -> Self {
        Self {
            tick_milliseconds: reader.number("worker.tick_milliseconds", 10..=600_000),
            heartbeat_seconds: reader.number("worker.heartbeat_seconds", 1..=3600),
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
