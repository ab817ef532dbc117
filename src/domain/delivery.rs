//! Deliveries: one letter to one recipient.

/// A kind of letter that we know how to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LetterKind {
    /// Asks the owner of an address whether they want the list.
    Confirm,
    /// Greets a reader who has confirmed.
    Welcome,
    /// Carries an issue.
    Digest,
    /// Says that a reader has left, where an operator wants that said.
    Unsubscribed,
}

impl LetterKind {
    /// Every kind, in the order in which a reader meets them.
    pub const ALL: [Self; 4] = [
        Self::Confirm,
        Self::Welcome,
        Self::Digest,
        Self::Unsubscribed,
    ];

    /// The name used in tables, folders and logs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::Welcome => "welcome",
            Self::Digest => "digest",
            Self::Unsubscribed => "unsubscribed",
        }
    }
}
