//! Why a delivery ended without a relay's word, as it is written down and read again.
//!
//! The ledger, the API and the exports hold the sentence itself, so that whoever looks into them needs no table of
//! codes. What stands there is known by its words and said in the language of whoever asks.

/// Stands before the reason of a delivery that was in doubt when it ended.
pub const IN_DOUBT: &str = "in doubt whether it had arrived, and ";

const NEXT_ISSUE: (&str, &str) = (
    "the reader's next issue (",
    ") was ready before it could be sent; its articles are in that one",
);

named_values! {
    /// Why a delivery ended, or was decided about, without a relay's word.
    EndReason {
        /// The address may not be written to.
        Suppressed = "the address is suppressed",
        /// The reader did something since that makes this letter wrong.
        Outrun = "the subscription is no longer in the state that this letter is for",
        /// It could not be sent for too long.
        Outlived = "the letter's lifetime ended before it could be sent",
        /// The issue was cancelled.
        IssueCancelled = "an operator cancelled the issue",
        /// An operator knows that it arrived.
        SaidToHaveArrived = "an operator says that it arrived",
        /// An operator does not want to know whether it arrived.
        GivenUp = "an operator gave it up while it was in doubt",
        /// The reader left.
        ReaderLeft = "the reader left",
        /// An operator took the reader off the list.
        EndedByOperator = "an operator ended the subscription",
        /// The owner of the address never signed up.
        Refused = "the owner of the address refused",
        /// The reader paused.
        ReaderPaused = "the reader paused",
        /// Somebody else than the reader paused the subscription.
        Paused = "the subscription was paused",
        /// The reader was forgotten.
        Forgotten = "the reader was forgotten",
        /// No person had confirmed the subscription.
        ConfirmedByProgram = "a program had confirmed",
    }
}

/// What the ledger holds as the reason of a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ending {
    /// Whether nobody knew if the letter had arrived when it ended.
    pub was_in_doubt: bool,
    /// Why it ended.
    pub cause: Cause,
}

/// Why a delivery ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// For one of the common reasons.
    Common(EndReason),
    /// The issue with this number brings its articles instead.
    NextIssue(i64),
}

impl Ending {
    /// Reads what the ledger holds; none where the words are not ours, as in the report of a letter that came back.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (was_in_doubt, why) = match text.strip_prefix(IN_DOUBT) {
            Some(why) => (true, why),
            None => (false, text),
        };
        let next_issue = || {
            let number = why.strip_prefix(NEXT_ISSUE.0)?.strip_suffix(NEXT_ISSUE.1)?;
            number.parse().ok().map(Cause::NextIssue)
        };
        let cause = EndReason::from_name(why).map(Cause::Common);
        Some(Self {
            was_in_doubt,
            cause: cause.or_else(next_issue)?,
        })
    }
}

/// The reason of a letter whose articles a newer issue brings.
#[must_use]
pub fn in_the_next_issue(issue: i64) -> String {
    format!("{}{issue}{}", NEXT_ISSUE.0, NEXT_ISSUE.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_down_is_read_again() {
        for reason in EndReason::ALL {
            let ending = |was_in_doubt| Ending {
                was_in_doubt,
                cause: Cause::Common(*reason),
            };
            assert_eq!(Ending::read(reason.as_str()), Some(ending(false)));
            let doubted = format!("{IN_DOUBT}{reason}");
            assert_eq!(Ending::read(&doubted), Some(ending(true)));
        }
        let next = Ending::read(&in_the_next_issue(12)).unwrap();
        assert_eq!(
            (next.was_in_doubt, next.cause),
            (false, Cause::NextIssue(12))
        );
        for foreign in [
            "user unknown",
            "",
            IN_DOUBT,
            "the reader's next issue (x) was ready",
        ] {
            assert_eq!(Ending::read(foreign), None, "{foreign}");
        }
    }
}
