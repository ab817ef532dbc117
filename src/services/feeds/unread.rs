//! Why a feed that somebody gives the address of could not be read.

use super::FeedError;
use crate::feeds::FetchError;

/// Why a feed could not be read, as far as different things have to be done about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It is not on the public Internet, or not on a web port.
    Private,
    /// The name of its host cannot be looked up.
    NoHost,
    /// There is no connection to its site.
    NoConnection,
    /// The encrypted connection fails.
    Tls,
    /// Its site takes too long.
    Slow,
    /// It is larger than the limits allow.
    TooLarge,
    /// One address leads to the next without end.
    Redirects,
    /// Its site asks to be asked later.
    Later,
    /// It was taken down for good.
    Gone,
    /// It is not public, or its site lets no programs in.
    Closed,
    /// Nothing is at this address.
    Missing,
    /// Its site answers with an error of its own.
    Trouble,
    /// What is there is no feed that can be read.
    NoFeed,
}

impl From<FetchError> for FeedError {
    fn from(error: FetchError) -> Self {
        let why = match &error {
            FetchError::BadUrl { url, .. } => return Self::Url(url.clone()),
            FetchError::Refused { .. } => Unread::Private,
            FetchError::Dns { .. } => Unread::NoHost,
            FetchError::Connect { .. } | FetchError::Client { .. } => Unread::NoConnection,
            FetchError::Tls { .. } => Unread::Tls,
            FetchError::TooSlow { .. } => Unread::Slow,
            FetchError::TooLarge { .. } | FetchError::Bomb { .. } => Unread::TooLarge,
            FetchError::TooManyRedirects { .. } => Unread::Redirects,
            FetchError::RetryAfter { .. } => Unread::Later,
            FetchError::Gone { .. } => Unread::Gone,
            FetchError::Status {
                code: 401 | 403, ..
            } => Unread::Closed,
            FetchError::Status { code: 404, .. } => Unread::Missing,
            FetchError::Status { .. } | FetchError::Encoding { .. } => Unread::Trouble,
        };
        Self::Unreadable(why, error.to_string())
    }
}
