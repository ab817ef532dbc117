//! Why something that an operator wants of a reader cannot be done.

use crate::domain::address::EmailAddress;
use crate::domain::budget::Hindrance;
use crate::domain::version::Stale;
use crate::services::{StoreError, Wrong};
use crate::store::subscribers::Subscriber;
use crate::store::{self, Ledger};

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum PersonError {
    /// Nobody has this number, or they were forgotten.
    #[error("there is no reader {0}")]
    Unknown(i64),
    /// Fields that have to be put right.
    #[error("{}", crate::services::in_one_line(.0))]
    Refused(Vec<Wrong>),
    /// What is asked for does not go with how things stand.
    #[error("{}", .0.in_words())]
    Stands(Obstacle),
    /// Somebody else changed them since whoever asks read it.
    #[error(transparent)]
    Stale(#[from] Stale),
    /// The ledger failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// How things stand, where that is in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// The address must not be written to.
    Suppressed,
    /// Somebody said "this was not me" to a letter there.
    Blocked,
    /// Its owner asked to be forgotten.
    Forgotten,
    /// It got as many confirmation letters as one mailbox may get.
    AskedOften,
    /// Its domain takes no mail.
    NoMail,
    /// The reader reads the list already.
    ReadsAlready,
    /// The list has no terms that anybody could agree to.
    NoTerms,
    /// The list takes no new readers.
    Closed,
    /// The reader has nothing to do with the list.
    NotOfList,
    /// The subscription was never confirmed, or has ended.
    NotConfirmed,
    /// A link went there a moment ago.
    LinkSentLately,
    /// A change to many readers stands elsewhere than was thought.
    Elsewhere,
    /// The number that was typed is not the one that was counted.
    OtherNumber,
    /// It is too long ago to be undone.
    TooLate,
}

impl Obstacle {
    /// Its name for programs.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Suppressed => "suppressed",
            Self::Blocked => "blocked_by_owner",
            Self::Forgotten => "forgotten",
            Self::AskedOften => "asked_too_often",
            Self::NoMail => "domain_takes_no_mail",
            Self::ReadsAlready => "reads_already",
            Self::NoTerms => "list_without_terms",
            Self::Closed => "list_closed",
            Self::NotOfList => "not_of_this_list",
            Self::NotConfirmed => "not_confirmed",
            Self::LinkSentLately => "link_sent_lately",
            Self::Elsewhere => "stands_elsewhere",
            Self::OtherNumber => "other_number",
            Self::TooLate => "too_late",
        }
    }

    /// In a sentence for programs' logs.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Suppressed => {
                "The address is suppressed; lift that first, if its owner wants letters again."
            }
            Self::Blocked => {
                "The owner of this mailbox answered a letter with \"this was not me\"; only they can sign up again."
            }
            Self::Forgotten => {
                "The owner of this address asked to be forgotten; only they can sign up again."
            }
            Self::AskedOften => {
                "This mailbox got as many confirmation letters lately as it may get."
            }
            Self::NoMail => "The domain of this address takes no mail.",
            Self::ReadsAlready => "This address reads the list already.",
            Self::NoTerms => "The list has no terms yet that somebody could agree to.",
            Self::Closed => "The list takes no new readers at present.",
            Self::NotOfList => "This reader has nothing to do with that list.",
            Self::NotConfirmed => "The subscription is not confirmed, or has ended.",
            Self::LinkSentLately => "A link was sent to this reader a moment ago.",
            Self::Elsewhere => "This was done or stopped meanwhile; look at where it stands.",
            Self::OtherNumber => "The number is not the one that was counted.",
            Self::TooLate => "It is too long ago to be undone.",
        }
    }
}

impl From<Hindrance> for Obstacle {
    fn from(hindrance: Hindrance) -> Self {
        match hindrance {
            Hindrance::Suppressed => Self::Suppressed,
            Hindrance::Blocked => Self::Blocked,
            Hindrance::Mailbox
            | Hindrance::Trapped
            | Hindrance::Network
            | Hindrance::Domain
            | Hindrance::List
            | Hindrance::Site => Self::AskedOften,
            _ => Self::NoMail,
        }
    }
}

/// The reader with this number, unless they were forgotten.
pub(super) fn find_by_id(ledger: &mut Ledger, id: i64) -> Result<Subscriber, PersonError> {
    store::subscribers::known(ledger, id)?
        .filter(|reader| reader.erased_at.is_none())
        .ok_or(PersonError::Unknown(id))
}

/// The address that a field holds.
pub(super) fn parse(field: &'static str, text: &str) -> Result<EmailAddress, PersonError> {
    EmailAddress::parse_any(text)
        .map_err(|error| PersonError::Refused(vec![Wrong::new(field, error.to_string())]))
}

/// One field that has to be put right.
pub(super) fn wrong(field: &'static str, message: impl Into<String>) -> PersonError {
    PersonError::Refused(vec![Wrong::new(field, message)])
}

/// What somebody wrote, without what would break a line, cut to `longest` characters; empty is none.
pub(super) fn plain(text: Option<&str>, longest: usize) -> Option<String> {
    let text: String = text?
        .trim()
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(longest)
        .collect();
    let text = text.trim().to_owned();
    (!text.is_empty()).then_some(text)
}
