//! Changes to many readers at once.
//!
//! ```text
//!   asked ──► counting ──► ready ──confirm the number──► running ──► finished ──undo──► undoing ──► undone
//!                │           │                              │
//!                └───────────┴────────── cancel ────────────┘──► cancelled
//! ```
//!
//! Who is counted is written down, and nobody else is changed. What a cancelled one has changed before
//! stays, and can be undone like that of a finished one.

named_values! {
    /// What is done to each reader.
    BulkKind {
        /// Nothing is sent to the address any more.
        Suppress = "suppress",
        /// The subscription rests.
        Pause = "pause",
        /// The subscription ends.
        Unsubscribe = "unsubscribe",
        /// A topic more reaches the reader.
        AddTopic = "add_topic",
    }
}

named_values! {
    /// Where a change to many readers stands.
    BulkState {
        /// Those who are meant are written down and counted.
        Counting = "counting",
        /// It waits for an operator to confirm the number.
        Ready = "ready",
        /// It is carried out.
        Running = "running",
        /// It was carried out.
        Finished = "finished",
        /// It is being taken back.
        Undoing = "undoing",
        /// It was taken back.
        Undone = "undone",
        /// It was stopped.
        Cancelled = "cancelled",
    }
}

impl BulkState {
    /// Whether it may move from here to `next`.
    #[must_use]
    pub fn may_become(self, next: Self) -> bool {
        match self {
            Self::Counting => matches!(next, Self::Ready | Self::Cancelled),
            Self::Ready => matches!(next, Self::Running | Self::Cancelled),
            Self::Running => matches!(next, Self::Finished | Self::Cancelled),
            Self::Finished | Self::Cancelled => next == Self::Undoing,
            Self::Undoing => next == Self::Undone,
            Self::Undone => false,
        }
    }

    /// Whether the timetable has something to do for it.
    #[must_use]
    pub fn is_under_way(self) -> bool {
        matches!(self, Self::Counting | Self::Running | Self::Undoing)
    }
}

#[cfg(test)]
mod tests {
    use super::BulkState::{self, Cancelled, Counting, Finished, Ready, Running, Undoing, Undone};

    #[test]
    fn only_the_drawn_transitions_are_allowed() {
        let drawn = [
            (Counting, Ready),
            (Counting, Cancelled),
            (Ready, Running),
            (Ready, Cancelled),
            (Running, Finished),
            (Running, Cancelled),
            (Finished, Undoing),
            (Cancelled, Undoing),
            (Undoing, Undone),
        ];
        for from in BulkState::ALL {
            for to in BulkState::ALL {
                assert_eq!(
                    from.may_become(*to),
                    drawn.contains(&(*from, *to)),
                    "{from} to {to}"
                );
            }
        }
    }
}
