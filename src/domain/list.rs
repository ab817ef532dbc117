//! Lists: newsletters that people subscribe to.

use super::address::EmailAddress;

/// Why a text cannot name a list or a topic in URLs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("use 1 to 60 lower-case letters, digits and hyphens, such as daily-news")]
pub struct SlugError;

/// A list's name in URLs: 1 to 60 characters of `a-z 0-9 -`, no hyphen at either end.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Slug(String);

impl Slug {
    /// Reads a slug; nothing is changed or guessed.
    pub fn parse(text: &str) -> Result<Self, SlugError> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let edges = text.starts_with('-') || text.ends_with('-');
        if text.is_empty() || text.len() > 60 || edges || !text.chars().all(allowed) {
            return Err(SlugError);
        }
        Ok(Self(text.to_owned()))
    }

    /// The slug as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

named_values! {
    /// Whether a list takes sign-ups.
    ListState {
        /// Anybody may subscribe.
        Open = "open",
        /// Nobody new; the readers it has are served.
        Closed = "closed",
    }
}

/// Who writes to the readers of a list; all of it appears in the letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// The display name of `From`.
    pub name: String,
    /// The address of `From`.
    pub address: EmailAddress,
    /// A mailbox that somebody reads, when it is not the address of `From`.
    pub reply_to: Option<EmailAddress>,
    /// The publisher's legal name, for the foot of each letter.
    pub legal_name: String,
    /// The publisher's postal address, for the foot of each letter.
    pub postal_address: String,
    /// The privacy notice.
    pub privacy_url: Option<String>,
}

/// The `List-Id` of a new list (RFC 2919): its slug under the sender's domain. It is stored when the
/// list is made and never changes, whatever the list is renamed to.
#[must_use]
pub fn list_id(slug: &Slug, sender: &EmailAddress) -> String {
    format!("{}.{}", slug.as_str(), sender.domain())
}
