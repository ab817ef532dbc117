//! What happened to a reader that no other row of the ledger tells.

named_values! {
    /// What happened.
    Happening {
        /// An operator or a program added the reader to a list.
        Added = "added",
        /// What the reader chose was changed.
        Edited = "edited",
        /// The subscription rests.
        Paused = "paused",
        /// The rest ended.
        Resumed = "resumed",
        /// The subscription was ended for the reader, with a reason.
        Unsubscribed = "unsubscribed",
        /// Nothing may be sent to the address.
        Suppressed = "suppressed",
        /// It may be written to again.
        Released = "released",
        /// A link to the reader's own page was sent for.
        LinkSent = "link_sent",
        /// A copy of all that is known was handed out.
        Exported = "exported",
        /// A change to many readers was taken back.
        BroughtBack = "brought_back",
    }
}

named_values! {
    /// What kind of somebody did it.
    Hand {
        /// The reader.
        Reader = "reader",
        /// An operator, at the desk or on the command line.
        Operator = "operator",
        /// A program with an API key.
        Program = "program",
        /// The service itself, by its clock.
        Service = "service",
    }
}

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct By {
    /// What kind of somebody.
    pub hand: Hand,
    /// The operator's name, or the key's prefix.
    pub name: Option<String>,
}

impl By {
    /// The reader.
    #[must_use]
    pub fn reader() -> Self {
        Self::unnamed(Hand::Reader)
    }

    /// The service itself.
    #[must_use]
    pub fn service() -> Self {
        Self::unnamed(Hand::Service)
    }

    /// Somebody whose name is not known.
    #[must_use]
    pub fn unnamed(hand: Hand) -> Self {
        Self { hand, name: None }
    }

    /// Somebody who acts at the desk, through the API or on the command line.
    #[must_use]
    pub fn actor(actor: &super::actor::Actor) -> Self {
        let hand = match actor {
            super::actor::Actor::Key { .. } => Hand::Program,
            _ => Hand::Operator,
        };
        Self {
            hand,
            name: Some(actor.name().to_owned()),
        }
    }

    /// The words that a consent names them by, as where it came from.
    #[must_use]
    pub fn as_source(&self) -> String {
        match (self.hand, &self.name) {
            (Hand::Program, Some(name)) => format!("API key {name}"),
            (_, Some(name)) => format!("desk: {name}"),
            (hand, None) => hand.as_str().to_owned(),
        }
    }
}
