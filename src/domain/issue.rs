//! Issues: one run of a schedule, from planning until nothing is open.
//!
//! ```text
//!            plan                 nothing open
//!   (slot) ───────► sending ─────────────────► finished
//!      │             │   ▲
//!      │       pause │   │ resume
//!      │             ▼   │
//!      │            paused ───► cancelled ◄─── sending
//!      └──► skipped  (nothing new, nobody to write to, too old)
//! ```

named_values! {
    /// Where an issue stands.
    IssueState {
        /// Its deliveries may be claimed.
        Sending = "sending",
        /// An operator stopped it for a while; its deliveries wait.
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
    /// What made an issue.
    Origin {
        /// Its schedule fell due.
        Scheduled = "scheduled",
        /// An operator asked for it now.
        SendNow = "send_now",
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

impl IssueState {
    /// Whether an operator or the sender may move an issue from here to `next`.
    #[must_use]
    pub fn may_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (
                Self::Sending,
                Self::Paused | Self::Cancelled | Self::Finished
            ) | (Self::Paused, Self::Sending | Self::Cancelled)
        )
    }
}
