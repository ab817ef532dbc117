//! Versions: which state of a thing an editor has seen, so that no edit undoes another unseen.
//!
//! A version is a hash of what the thing says. It is compared inside the transaction that changes the thing, so
//! of two editors who saw the same state one wins and the other is told.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// Bytes of the hash that make a version: 128 bits.
const BYTES: usize = 16;

/// The name of one state of a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version(String);

impl Version {
    /// The version of a thing that is written like this.
    #[must_use]
    pub fn of(written: &[u8]) -> Self {
        Self(HEXLOWER.encode(&Sha256::digest(written)[..BYTES]))
    }

    /// A version as somebody else wrote it down.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self(name.to_owned())
    }

    /// Letters and digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Which state somebody expects to change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Expected {
    /// Whatever there is.
    #[default]
    Anything,
    /// One of these.
    OneOf(Vec<Version>),
}

/// The thing is in another state than the editor saw.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("it has changed since it was read: read it again, and edit what it says now")]
pub struct Stale;

impl Expected {
    /// Whether the thing is as expected. Ask inside the transaction that changes it.
    pub fn check(&self, present: &Version) -> Result<(), Stale> {
        match self {
            Self::Anything => Ok(()),
            Self::OneOf(seen) if seen.contains(present) => Ok(()),
            Self::OneOf(_) => Err(Stale),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_state_that_was_seen_may_be_changed() {
        let (one, other) = (Version::of(b"one"), Version::of(b"other"));
        assert_ne!(one, other);
        assert_eq!(one.as_str().len(), 2 * BYTES);
        assert_eq!(Expected::Anything.check(&one), Ok(()));
        let seen = Expected::OneOf(vec![other.clone(), Version::named(one.as_str())]);
        assert_eq!(seen.check(&one), Ok(()));
        assert_eq!(Expected::OneOf(vec![other]).check(&one), Err(Stale));
        assert_eq!(Expected::OneOf(Vec::new()).check(&one), Err(Stale));
    }
}
