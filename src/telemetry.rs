//! Logging: one line per event on standard error, as text or as JSON. Metrics are in [`meter`].
//!
//! No log line may hold an address, a token or the body of a letter or request. Say which delivery,
//! issue or list with the numbers named in [`field`]; whoever may see more looks it up in the
//! database. Libraries cannot be held to this, so they log warnings only, unless `log.level` names
//! one.
//!
//! A line cannot be forged. `tracing-subscriber` writes texts that are given as plain fields in
//! their quoted form, but a message, and a field given by `%`, as they are, line breaks included. So
//! every control, bidirectional and line-separating character that reaches the output is written as
//! `\uXXXX`, which is also how JSON writes it.

pub mod meter;

use std::io::{self, Write};

use tracing::level_filters::LevelFilter;
use tracing::subscriber::Subscriber;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::{SubscriberInitExt as _, TryInitError};
use tracing_subscriber::{Layer as _, Registry};

use crate::config::{Log, LogFormat, LogLevel};

/// The names of fields, so that one search finds every line about a thing.
/// Use them as `tracing::info!({ field::ISSUE_ID } = id, "…")`.
pub mod field {
    /// The number of a delivery.
    pub const DELIVERY_ID: &str = "delivery_id";
    /// The number of an issue.
    pub const ISSUE_ID: &str = "issue_id";
    /// The slug of a list.
    pub const LIST: &str = "list";
    /// The number of a subscriber; never the address.
    pub const SUBSCRIBER_ID: &str = "subscriber_id";
    /// The number of a subscription.
    pub const SUBSCRIPTION_ID: &str = "subscription_id";
    /// The number of a feed; never its URL, which may hold a token.
    pub const FEED_ID: &str = "feed_id";
    /// The number of a schedule.
    pub const SCHEDULE_ID: &str = "schedule_id";
    /// The kind of a letter.
    pub const LETTER: &str = "letter";
    /// The name of a worker.
    pub const WORKER: &str = "worker";
    /// The outcome of an attempt.
    pub const OUTCOME: &str = "outcome";
    /// The code of the relay's reply; never its text, which often repeats the address.
    pub const REPLY_CODE: &str = "reply_code";
    /// The enhanced status code of the relay's reply (RFC 3463).
    pub const STATUS_CODE: &str = "status_code";
    /// The number of things that an event is about.
    pub const COUNT: &str = "count";
    /// How long something took, in milliseconds.
    pub const ELAPSED_MILLISECONDS: &str = "elapsed_milliseconds";
    /// An error without addresses in it.
    pub const ERROR: &str = "error";
}

/// Starts logging to standard error, for the whole process and once only.
///
/// The error says that logging was started before.
pub fn init(log: &Log) -> Result<(), TryInitError> {
    subscriber(log, io::stderr).try_init()
}

/// What [`init`] installs, with an output of the caller's choice, opened anew for each line.
pub fn subscriber<F, W>(log: &Log, output: F) -> Box<dyn Subscriber + Send + Sync>
where
    F: Fn() -> W + Send + Sync + 'static,
    W: Write + 'static,
{
    let lines = tracing_subscriber::fmt::layer()
        .with_ansi(false)
        .with_writer(move || OneLine(output()));
    let lines = match log.format {
        LogFormat::Text => lines.boxed(),
        LogFormat::Json => lines.json().flatten_event(true).boxed(),
    };
    Box::new(Registry::default().with(targets(log)).with(lines))
}

/// A directive without a module is about Postrider and keeps libraries at warnings or below.
fn targets(log: &Log) -> Targets {
    let mut targets = Targets::new().with_default(LevelFilter::WARN);
    for directive in &log.level {
        let level = filter(directive.level);
        targets = match &directive.module {
            Some(module) => targets.with_target(module, level),
            None => targets
                .with_default(filter(directive.level.min(LogLevel::Warn)))
                .with_target("postrider", level),
        };
    }
    targets
}

fn filter(level: LogLevel) -> LevelFilter {
    match level {
        LogLevel::Off => LevelFilter::OFF,
        LogLevel::Error => LevelFilter::ERROR,
        LogLevel::Warn => LevelFilter::WARN,
        LogLevel::Info => LevelFilter::INFO,
        LogLevel::Debug => LevelFilter::DEBUG,
        LogLevel::Trace => LevelFilter::TRACE,
    }
}

/// Passes a log line on with everything escaped that could make it look like two. It relies on
/// getting a whole line with its line break in one call, which is how the formatter writes.
struct OneLine<W>(W);

impl<W: Write> Write for OneLine<W> {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(line);
        let text = text.strip_suffix('\n').unwrap_or(&text);
        let mut clean = Vec::with_capacity(text.len() + 1);
        for c in text.chars() {
            if is_misleading(c) {
                write!(clean, "\\u{:04x}", u32::from(c))?;
            } else {
                write!(clean, "{c}")?;
            }
        }
        clean.push(b'\n');
        self.0.write_all(&clean)?;
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Control characters, separators of lines and paragraphs, and marks that turn the direction of text.
fn is_misleading(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;
    use crate::config::LogDirective;

    #[derive(Clone, Default)]
    struct Memory(Arc<Mutex<Vec<u8>>>);

    impl Write for Memory {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn logged(format: LogFormat, level: &[(Option<&str>, LogLevel)], log: impl FnOnce()) -> String {
        let memory = Memory::default();
        let output = memory.clone();
        let level = level
            .iter()
            .map(|(module, level)| LogDirective {
                module: module.map(str::to_owned),
                level: *level,
            })
            .collect();
        let subscriber = subscriber(&Log { format, level }, move || output.clone());
        tracing::subscriber::with_default(subscriber, log);
        String::from_utf8(memory.0.lock().unwrap().clone()).unwrap()
    }

    const NASTY: &str =
        "a\r\n2026-11-24T06:00:03Z  INFO forged\u{1b}[2J\u{85}b\u{2028}c\u{202e}d\n";

    fn log_nasty_things() {
        tracing::info!("{NASTY}");
        tracing::info!(text = NASTY, "plain");
        tracing::info!(text = %NASTY, "displayed");
        tracing::info!(text = ?NASTY, "debugged");
    }

    #[test]
    fn a_text_line_cannot_be_forged_by_any_kind_of_field() {
        let text = logged(LogFormat::Text, &[(None, LogLevel::Info)], log_nasty_things);
        assert_eq!(text.lines().count(), 4, "{text}");
        assert!(
            text.chars().all(|c| c == '\n' || !is_misleading(c)),
            "{text}"
        );
        assert!(text.contains("a\\u000d\\u000a2026"), "{text}");
    }

    #[test]
    fn a_json_line_cannot_be_forged_and_stays_json() {
        let text = logged(LogFormat::Json, &[(None, LogLevel::Info)], log_nasty_things);
        assert_eq!(text.lines().count(), 4, "{text}");
        assert!(
            text.chars().all(|c| c == '\n' || !is_misleading(c)),
            "{text}"
        );
        let first: serde_json::Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
        assert_eq!(first["message"], NASTY);
        assert_eq!(first["level"], "INFO");
    }

    #[test]
    fn a_level_without_a_module_is_about_postrider_and_libraries_stay_at_warnings() {
        let directives = [(None, LogLevel::Debug), (Some("named"), LogLevel::Info)];
        let text = logged(LogFormat::Text, &directives, || {
            tracing::debug!("ours");
            tracing::trace!("too fine");
            tracing::info!(target: "library", "theirs");
            tracing::warn!(target: "library", "their warning");
            tracing::info!(target: "named::part", "named");
        });
        let seen: Vec<&str> = text
            .lines()
            .filter_map(|line| line.rsplit(": ").next())
            .collect();
        assert_eq!(seen, ["ours", "their warning", "named"], "{text}");
    }

    #[test]
    fn a_field_named_by_a_constant_is_found_in_the_line() {
        let text = logged(LogFormat::Json, &[(None, LogLevel::Info)], || {
            tracing::info!({ field::DELIVERY_ID } = 7, "sent");
        });
        let line: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(line["delivery_id"], 7);
    }
}
