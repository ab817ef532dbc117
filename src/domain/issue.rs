//! Issues: one run of a schedule, from planning until nothing is open.
//!
//! ```text
//!             wants approval         approved,
//!          ┌──────────────────► held ─or its instant─┐
//!          │                                         ▼  all planned        nothing open
//!   (slot) ┼──────────────────────────────────► planning ─────────► sending ──────────► finished
//!          │                                         │
//!          └──► skipped ◄────────────────────────────┘
//!               (nothing new, nobody to write to, too old)
//!
//!   held, planning, sending ◄──resume── paused ◄──pause── held, planning, sending
//!   held, planning, sending, paused ──► cancelled
//!   finished, cancelled ──retry──► sending     (only what was planned to its end)
//! ```
//!
//! An issue of a list that wants approval is `held` with its articles until somebody approves it, or until
//! the instant at which it goes by itself; meanwhile it can be edited, and nothing of it is planned.
//! While an issue is `planning` its deliveries are written chunk by chunk and none is sent: its
//! readers see all of it or nothing. A paused issue goes back to where it was ([`resumed`]), which is known by
//! whether it was approved and whether it was planned to the end. Why it is paused stands beside it
//! ([`PauseReason`]). An issue that has ended is sending again while an operator has some of its letters tried
//! once more; all its other letters stay ended.

use super::time::UtcTime;

named_values! {
    /// Where an issue stands.
    IssueState {
        /// It waits to be approved and can be edited; nothing of it is planned.
        Held = "held",
        /// Its deliveries are being written down; none of them is sent yet.
        Planning = "planning",
        /// Its deliveries may be begun.
        Sending = "sending",
        /// It was stopped for a while; its deliveries wait.
        Paused = "paused",
        /// An operator ended it; its open deliveries were cancelled.
        Cancelled = "cancelled",
        /// Every delivery has ended.
        Finished = "finished",
        /// The slot came and there was nothing to send.
        Skipped = "skipped",
    }
}

named_values! {
    /// What an issue brings to readers who are alike in all that decides it.
    AudienceOutcome {
        /// A letter.
        Letter = "letter",
        /// Nothing: no article is for them, and none of these ever will be.
        Nothing = "nothing",
        /// Fewer articles than are worth a letter; they wait for the next issue.
        TooFew = "too_few",
    }
}

named_values! {
    /// What made an issue.
    Origin {
        /// Its schedule fell due.
        Scheduled = "scheduled",
        /// An operator asked for it now.
        SendNow = "send_now",
        /// An operator sent one article apart from the others, at once.
        Breaking = "breaking",
    }
}

named_values! {
    /// Whom an article that is sent apart is for.
    Reach {
        /// Readers who want every article at once.
        Instant = "instant",
        /// Every reader, whatever their cadence.
        All = "all",
    }
}

named_values! {
    /// Why a slot brought no letters.
    SkipReason {
        /// No article that was not in an earlier issue.
        NothingNew = "nothing_new",
        /// Nobody is subscribed, or nobody chose these topics.
        NobodyToWriteTo = "nobody_to_write_to",
        /// The slot was missed by more than `digest.catch_up_hours`.
        TooOld = "too_old",
    }
}

named_values! {
    /// Why an issue waits for an operator.
    PauseReason {
        /// An operator paused it.
        Operator = "operator",
        /// Its template fails; no letter of it can be written.
        Template = "template",
        /// It is older than `digest.max_age_hours` and has letters that nobody tried to send yet.
        TooOld = "too_old",
        /// Too many of its letters were refused.
        Refusals = "refusals",
        /// The ledger was an older copy when its operator let it go on.
        Restored = "restored",
    }
}

impl PauseReason {
    /// What an operator may do about it.
    #[must_use]
    pub const fn remedy(self) -> &'static str {
        match self {
            Self::Operator => "resume it or cancel it",
            Self::Template => "mend the template, restart, then resume it",
            Self::TooOld => "resume it if its news is still news, or cancel it",
            Self::Refusals => "look at the relay's replies, put their cause right, then resume it",
            Self::Restored => {
                "find out whether its readers have it already; then cancel it, or resume it"
            }
        }
    }
}

impl IssueState {
    /// Whether an operator or the sender may move an issue from here to `next`.
    #[must_use]
    pub fn may_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::Held, Self::Planning | Self::Paused | Self::Cancelled)
                | (
                    Self::Planning,
                    Self::Sending | Self::Skipped | Self::Paused | Self::Cancelled
                )
                | (
                    Self::Sending,
                    Self::Paused | Self::Cancelled | Self::Finished
                )
                | (
                    Self::Paused,
                    Self::Held | Self::Planning | Self::Sending | Self::Cancelled
                )
                | (Self::Finished | Self::Cancelled, Self::Sending)
        )
    }

    /// Whether something may still happen to the issue.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(
            self,
            Self::Held | Self::Planning | Self::Sending | Self::Paused
        )
    }
}

/// Where a paused issue goes on: where it was.
#[must_use]
pub fn resumed(approved_at: Option<UtcTime>, planned_at: Option<UtcTime>) -> IssueState {
    match (approved_at, planned_at) {
        (None, _) => IssueState::Held,
        (Some(_), None) => IssueState::Planning,
        (Some(_), Some(_)) => IssueState::Sending,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ended_issue_can_only_send_again_and_an_open_one_can_be_cancelled() {
        for from in IssueState::ALL {
            assert_eq!(from.may_become(IssueState::Cancelled), from.is_open());
            let moves: Vec<_> = IssueState::ALL
                .iter()
                .filter(|to| from.may_become(**to))
                .collect();
            match from {
                IssueState::Finished | IssueState::Cancelled => {
                    assert_eq!(moves, [&IssueState::Sending]);
                }
                IssueState::Skipped => assert_eq!(moves, Vec::<&IssueState>::new()),
                open => assert!(open.is_open() && !moves.is_empty(), "{open}"),
            }
        }
    }

    #[test]
    fn nothing_is_held_but_what_was_paused_before_its_approval() {
        for from in IssueState::ALL {
            assert_eq!(
                from.may_become(IssueState::Held),
                *from == IssueState::Paused
            );
        }
        let at = Some(UtcTime::from_micros(1));
        assert_eq!(resumed(None, None), IssueState::Held);
        assert_eq!(resumed(at, None), IssueState::Planning);
        assert_eq!(resumed(at, at), IssueState::Sending);
    }

    #[test]
    fn a_held_issue_is_planned_before_anything_of_it_is_sent() {
        use IssueState::{Cancelled, Held, Paused, Planning};
        for to in IssueState::ALL {
            let allowed = matches!(to, Planning | Paused | Cancelled);
            assert_eq!(Held.may_become(*to), allowed, "held to {to}");
        }
    }

    #[test]
    fn nothing_is_finished_that_was_not_being_sent() {
        for from in IssueState::ALL {
            assert_eq!(
                from.may_become(IssueState::Finished),
                *from == IssueState::Sending
            );
        }
    }
}
