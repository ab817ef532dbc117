//! Deliveries: one letter to one recipient, from plan to named end.
//!
//! ```text
//!             begin = of queued, deferred or (policy "resend") in_doubt, when due
//!   queued ──────► sending ──250──► sent ──(report)──► bounced
//!     ▲   begin    │ │ │ └──4xx──► deferred ──► (sending again, or expired)
//!     │            │ │ └────5xx──► rejected
//!     └─unreachable┘ └─no reply, crash──► in_doubt ──► (sending again, or held)
//!
//!   sending ──unreachable, in doubt before──► in_doubt (sent again when due: the doubt is not forgotten)
//!   in_doubt ──► sent, rejected, deferred, queued (what happened was known, but could not be written
//!                down in time)
//!   in_doubt, held ──► in_doubt, due at once (an operator: send it again)
//!                  ──► sent (an operator: it arrived) or cancelled (an operator: give it up)
//!   queued, deferred, in_doubt ──► cancelled (reader left, issue cancelled)
//!   queued, deferred           ──► skipped   (address suppressed, not mailable)
//!   rejected, skipped, cancelled, expired ──► queued (an operator asks for another attempt: [`RetryObstacle`])
//! ```
//!
//! `sending` is committed before the SMTP dialogue opens, so after a crash the deliveries in doubt
//! are exactly those that say so.

pub mod ending;

named_values! {
    /// A kind of letter that we know how to write.
    LetterKind {
        /// Asks the owner of an address whether they want the list.
        Confirm = "confirm",
        /// Greets a reader who has confirmed.
        Welcome = "welcome",
        /// Carries an issue.
        Digest = "digest",
        /// Says that a reader has left, where an operator wants that said.
        Unsubscribed = "unsubscribed",
        /// Tells an operator that an issue waits to be approved.
        Approval = "approval",
        /// Brings a fresh link to a reader who asked for one.
        Manage = "manage",
        /// Tells a reader who signs up once more that they are subscribed.
        Already = "already",
        /// Asks a reader whether another address shall take the place of this one.
        MoveFrom = "move_from",
        /// Asks the owner of the new address.
        MoveTo = "move_to",
        /// Invites somebody to the desk.
        OperatorInvitation = "operator_invitation",
        /// Brings an operator a link to a new password.
        OperatorReset = "operator_reset",
        /// Brings an operator a link that signs in.
        OperatorSignIn = "operator_sign_in",
        /// Tells an operator that their account was changed.
        OperatorNotice = "operator_notice",
    }
}

named_values! {
    /// Where a delivery stands.
    DeliveryState {
        /// Written down, waiting to be begun.
        Queued = "queued",
        /// Its SMTP dialogue is or was open.
        Sending = "sending",
        /// The relay took responsibility (RFC 5321 section 6.1).
        Sent = "sent",
        /// Put off by a 4xx reply; it will be tried again.
        Deferred = "deferred",
        /// Refused by a 5xx reply.
        Rejected = "rejected",
        /// Accepted once, then returned.
        Bounced = "bounced",
        /// Not sent because the address may not be written to.
        Skipped = "skipped",
        /// Not sent because the reader left, the issue was cancelled, or an operator gave it up in doubt.
        Cancelled = "cancelled",
        /// Not sent within the letter's lifetime.
        Expired = "expired",
        /// The message was handed over and no reply was recorded.
        InDoubt = "in_doubt",
    }
}

impl DeliveryState {
    /// Whether something may still happen to the delivery.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(
            self,
            Self::Queued | Self::Sending | Self::Deferred | Self::InDoubt
        )
    }

    /// Whether a delivery may move from here to `next`.
    #[must_use]
    pub fn may_become(self, next: Self) -> bool {
        match self {
            Self::InDoubt
                if matches!(
                    next,
                    Self::Sent | Self::Rejected | Self::Deferred | Self::Queued
                ) =>
            {
                true
            }
            Self::Queued | Self::Deferred | Self::InDoubt => {
                matches!(
                    next,
                    Self::Sending | Self::Cancelled | Self::Skipped | Self::Expired
                )
            }
            Self::Sending => matches!(
                next,
                Self::Queued
                    | Self::Sent
                    | Self::Deferred
                    | Self::Rejected
                    | Self::InDoubt
                    | Self::Expired
            ),
            Self::Sent => next == Self::Bounced,
            Self::Rejected | Self::Skipped | Self::Cancelled | Self::Expired => {
                next == Self::Queued
            }
            Self::Bounced => false,
        }
    }

    /// Whether a delivery ended here without the relay taking it, so that an operator may ask for another attempt.
    #[must_use]
    pub fn ended_in_vain(self) -> bool {
        self.may_become(Self::Queued) && !self.is_open()
    }
}

named_values! {
    /// Why there is no other attempt at a delivery. Whatever is not named here has provably reached nobody and
    /// can reach nobody by another way.
    RetryObstacle {
        /// It is still open, was accepted, or was returned after that.
        NotInVain = "not_in_vain",
        /// It was in doubt once: it may have arrived.
        InDoubt = "in_doubt",
        /// The reader has left, or rests.
        NotActive = "not_active",
        /// The address may not be written to.
        Suppressed = "suppressed",
        /// A later issue was planned with these articles for this reader.
        PlannedAgain = "planned_again",
    }
}

/// Letters that somebody is waiting for go out before digests.
#[must_use]
pub fn priority(letter: LetterKind) -> i32 {
    match letter {
        LetterKind::Confirm
        | LetterKind::Manage
        | LetterKind::Already
        | LetterKind::MoveFrom
        | LetterKind::MoveTo
        | LetterKind::OperatorReset
        | LetterKind::OperatorSignIn => 0,
        LetterKind::Welcome
        | LetterKind::Unsubscribed
        | LetterKind::Approval
        | LetterKind::OperatorInvitation
        | LetterKind::OperatorNotice => 1,
        LetterKind::Digest => 2,
    }
}

/// Seconds until the next attempt after `attempts` failed ones: the schedule's step, its last one
/// repeated (RFC 5321 section 4.5.4.1), plus up to a tenth of jitter drawn from `chance`.
#[must_use]
pub fn retry_seconds(schedule: &[i64], attempts: i32, chance: u8) -> i64 {
    let step = usize::try_from(attempts.max(1) - 1).unwrap_or(0);
    let base = schedule
        .get(step)
        .or(schedule.last())
        .copied()
        .unwrap_or(1_800);
    base + base * i64::from(chance) / 2_550
}

/// The most that [`retry_seconds`] makes of a step of the schedule.
#[must_use]
pub fn longest_wait_seconds(step: u32) -> i64 {
    i64::from(step) + i64::from(step) / 10 + 1
}

/// Seconds until the next attempt of a letter that was greylisted, between `shortest` and `longest`
/// (RFC 6647 section 5: minutes, not hours), or nothing once it was put off so often that the reply
/// means something else and the schedule holds.
#[must_use]
pub fn greylist_seconds(shortest: i64, longest: i64, attempts: i32, chance: u8) -> Option<i64> {
    let spread = (longest - shortest).max(0);
    (attempts <= GREYLISTED_ATTEMPTS).then(|| shortest + spread * i64::from(chance) / 255)
}

/// Attempts that greylisting explains.
const GREYLISTED_ATTEMPTS: i32 = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ended_delivery_stays_ended_unless_mail_comes_back_or_it_is_tried_once_more() {
        for from in DeliveryState::ALL.iter().filter(|state| !state.is_open()) {
            for to in DeliveryState::ALL {
                let bounced = (*from, *to) == (DeliveryState::Sent, DeliveryState::Bounced);
                let retried = from.ended_in_vain() && *to == DeliveryState::Queued;
                assert_eq!(from.may_become(*to), bounced || retried, "{from} to {to}");
            }
        }
    }

    #[test]
    fn what_was_accepted_is_never_tried_once_more() {
        for state in [DeliveryState::Sent, DeliveryState::Bounced] {
            assert!(!state.ended_in_vain());
            assert!(!state.may_become(DeliveryState::Queued), "{state}");
        }
    }

    #[test]
    fn only_sending_and_a_doubt_that_an_answer_ends_can_be_sent() {
        for from in DeliveryState::ALL {
            assert_eq!(
                from.may_become(DeliveryState::Sent),
                matches!(from, DeliveryState::Sending | DeliveryState::InDoubt),
                "{from}"
            );
        }
    }

    #[test]
    fn retries_follow_the_schedule_and_repeat_its_last_step() {
        let schedule = [300, 1_800, 3_600];
        assert_eq!(retry_seconds(&schedule, 1, 0), 300);
        assert_eq!(retry_seconds(&schedule, 3, 0), 3_600);
        assert_eq!(retry_seconds(&schedule, 9, 0), 3_600);
        assert_eq!(retry_seconds(&schedule, 1, 255), 330);
    }

    #[test]
    fn a_greylisted_letter_comes_back_within_minutes_but_not_for_ever() {
        assert_eq!(greylist_seconds(300, 900, 1, 0), Some(300));
        assert_eq!(greylist_seconds(300, 900, 2, 255), Some(900));
        assert_eq!(greylist_seconds(300, 300, 4, 9), Some(300));
        assert_eq!(greylist_seconds(300, 900, 5, 0), None);
    }
}
