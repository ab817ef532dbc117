//! What somebody wants changed of something that is there, and what is wrong with it.

use crate::domain::version::Version;

/// What becomes of one property.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Change<T> {
    /// It stays as it is.
    #[default]
    Keep,
    /// It goes back to what holds where nothing is said.
    Clear,
    /// It becomes this.
    Set(T),
}

impl<T> Change<T> {
    /// The property after the change; `none` is what holds where nothing is said.
    pub(super) fn applied_to(self, old: T, none: T) -> T {
        match self {
            Self::Keep => old,
            Self::Clear => none,
            Self::Set(new) => new,
        }
    }

    /// The same for a property that may be absent.
    pub(super) fn applied(self, old: Option<T>) -> Option<T> {
        match self {
            Self::Keep => old,
            Self::Clear => None,
            Self::Set(new) => Some(new),
        }
    }
}

/// The version of a thing: it changes whenever anything that the thing says does.
pub(super) fn version_of(thing: &impl serde::Serialize) -> Version {
    Version::of(&serde_json::to_vec(thing).unwrap_or_default())
}

/// One thing that has to be put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The name of the field.
    pub field: &'static str,
    /// What is wrong with it and what to do.
    pub message: String,
}

impl Wrong {
    /// A complaint about a field.
    pub(super) fn new(field: &'static str, message: impl Into<String>) -> Self {
        Self {
            field,
            message: message.into(),
        }
    }
}

/// Everything that has to be put right, on one line.
pub(super) fn in_one_line(wrong: &[Wrong]) -> String {
    let each = wrong
        .iter()
        .map(|wrong| format!("{}: {}", wrong.field, wrong.message));
    each.collect::<Vec<_>>().join("; ")
}
