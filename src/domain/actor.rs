//! Whoever changes something, as the audit log names them.

use super::operator::{Right, Rights, Role};

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Somebody at the desk.
    Operator {
        /// Their number.
        id: i64,
        /// Their name.
        name: String,
        /// What they are to the house.
        role: Role,
        /// Where the request came from, without the part that tells one line from another.
        network: Option<String>,
    },
    /// A program with an API key.
    Key {
        /// The key's number.
        id: i64,
        /// Its public part.
        prefix: String,
        /// Its scopes.
        rights: Rights,
        /// Where the request came from, without the part that tells one line from another.
        network: Option<String>,
    },
    /// Whoever runs commands on the machine.
    CommandLine,
    /// Somebody who has not signed in, such as one who tries to.
    Nobody,
}

impl Actor {
    /// Whether they may do this.
    #[must_use]
    pub fn may(&self, right: Right) -> bool {
        match self {
            Self::Operator { role, .. } => role.rights().include(right),
            Self::Key { rights, .. } => rights.include(right),
            Self::CommandLine => true,
            Self::Nobody => false,
        }
    }

    /// What they are: `operator`, `key`, `command_line` or `nobody`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Operator { .. } => "operator",
            Self::Key { .. } => "key",
            Self::CommandLine => "command_line",
            Self::Nobody => "nobody",
        }
    }

    /// Their number, where they have one.
    #[must_use]
    pub fn id(&self) -> Option<i64> {
        match self {
            Self::Operator { id, .. } | Self::Key { id, .. } => Some(*id),
            Self::CommandLine | Self::Nobody => None,
        }
    }

    /// Where their request came from, roughly, where it is known.
    #[must_use]
    pub fn network(&self) -> Option<&str> {
        match self {
            Self::Operator { network, .. } | Self::Key { network, .. } => network.as_deref(),
            Self::CommandLine | Self::Nobody => None,
        }
    }

    /// What people call them.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Operator { name, .. } => name,
            Self::Key { prefix, .. } => prefix,
            Self::CommandLine => "command line",
            Self::Nobody => "nobody",
        }
    }
}
