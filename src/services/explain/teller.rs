//! Says the sentences of an explanation, in the language of whoever asks.

use std::sync::Arc;

use crate::domain::delivery::LetterKind;
use crate::domain::delivery::ending::{Cause, EndReason, Ending};
use crate::domain::time::UtcTime;
use crate::words::{Arg, Words, direction, isolated};

/// Who tells, in one language.
pub(super) struct Teller {
    words: Arc<Words>,
    language: String,
}

/// What is put into a sentence.
pub(super) enum Gap {
    /// Somebody's words, or words of ours that were said before.
    Text(String),
    /// A number, which may choose the plural.
    Number(i64),
    /// A name that only chooses among words and is not said itself.
    Choice(String),
}

impl Gap {
    /// A name that only chooses among words.
    pub(super) fn choice(name: &str) -> Self {
        Self::Choice(name.to_owned())
    }
}

impl From<String> for Gap {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Gap {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<i64> for Gap {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Gap {
    fn from(count: usize) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl Teller {
    /// Tells in the language that fits `wanted`, or else in English.
    pub(super) fn new(words: &Arc<Words>, wanted: &str) -> Self {
        Self {
            language: words.choose([wanted]).to_owned(),
            words: Arc::clone(words),
        }
    }

    /// A message with its gaps filled. What is put in may run the other way than the sentence; in English it hardly
    /// ever does, and programs read that.
    pub(super) fn say<const N: usize>(&self, key: &str, gaps: [(&str, Gap); N]) -> String {
        let is_set_apart = direction(&self.language) == "rtl";
        let gaps = gaps.map(|(name, gap)| match gap {
            Gap::Text(text) if is_set_apart => (name, Gap::Text(isolated(&text))),
            gap => (name, gap),
        });
        let gaps: Vec<(&str, Arg<'_>)> = gaps
            .iter()
            .map(|(name, gap)| match gap {
                Gap::Text(text) | Gap::Choice(text) => (*name, Arg::Text(text)),
                Gap::Number(number) => (*name, Arg::Number(*number)),
            })
            .collect();
        self.words
            .say(&self.language, key, &gaps)
            .unwrap_or_else(|error| {
                tracing::error!(%error, "an explanation lacks its words");
                key.to_owned()
            })
    }

    /// An instant on the clocks of a zone, to the second: `24 November 2026, 07:00:03 CET`. A name that is no time
    /// zone counts as UTC.
    pub(super) fn at(&self, instant: UtcTime, time_zone: &str) -> String {
        let zone: chrono_tz::Tz = time_zone.parse().unwrap_or(chrono_tz::UTC);
        let local = instant.datetime().with_timezone(&zone);
        self.words.date_and_exact_time(&self.language, local)
    }

    /// The same where the ledger may not know.
    pub(super) fn maybe_at(&self, instant: Option<UtcTime>, time_zone: &str) -> String {
        instant.map_or_else(
            || self.say("explain-unknown-time", []),
            |at| self.at(at, time_zone),
        )
    }

    /// What readers and the desk call a letter of this kind.
    pub(super) fn letter(&self, kind: LetterKind) -> String {
        self.say(&format!("desk-subscribers-letter-{kind}"), [])
    }

    /// Why a delivery ended, from what the ledger holds; words that are not ours stay as they are.
    pub(super) fn reason(&self, recorded: &str) -> String {
        let Some(ending) = Ending::read(recorded) else {
            return recorded.to_owned();
        };
        let why = match ending.cause {
            Cause::NextIssue(issue) => {
                self.say("explain-reason-next-issue", [("issue", issue.into())])
            }
            Cause::Common(reason) => self.say(
                match reason {
                    EndReason::Suppressed => "explain-reason-suppressed",
                    EndReason::Outrun => "explain-reason-outrun",
                    EndReason::Outlived => "explain-reason-outlived",
                    EndReason::IssueCancelled => "explain-reason-issue-cancelled",
                    EndReason::SaidToHaveArrived => "explain-reason-said-to-have-arrived",
                    EndReason::GivenUp => "explain-reason-given-up",
                    EndReason::ReaderLeft => "explain-reason-reader-left",
                    EndReason::EndedByOperator => "explain-reason-ended-by-operator",
                    EndReason::Refused => "explain-reason-refused",
                    EndReason::ReaderPaused => "explain-reason-reader-paused",
                    EndReason::Paused => "explain-reason-paused",
                    EndReason::Forgotten => "explain-reason-forgotten",
                    EndReason::ConfirmedByProgram => "explain-reason-confirmed-by-program",
                },
                [],
            ),
        };
        if ending.was_in_doubt {
            self.say("explain-reason-in-doubt", [("why", why.into())])
        } else {
            why
        }
    }
}

/// Why a delivery ended, from what the ledger holds, in the language that fits `wanted`.
#[must_use]
pub fn reason_in_words(words: &Arc<Words>, wanted: &str, recorded: &str) -> String {
    Teller::new(words, wanted).reason(recorded)
}
