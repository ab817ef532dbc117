//! Operators: who signs in to the desk, and what they may do there.

named_values! {
    /// What an operator is to the house.
    Role {
        /// May do everything.
        Owner = "owner",
        /// Looks after content, issues and single readers.
        Editor = "editor",
        /// Sees everything and changes nothing.
        Viewer = "viewer",
    }
}

named_values! {
    /// One kind of thing that somebody may do; the scopes of API keys have the same names.
    Right {
        /// See everything, readers' addresses included.
        Read = "read",
        /// Change lists, topics, terms, feeds, articles and drafts.
        Content = "content",
        /// Approve, test, send, pause, resume, cancel, retry, and resolve doubts.
        Send = "send",
        /// Add, edit, pause, suppress and release single readers.
        Subscribers = "subscribers",
        /// Import, export, erase, and change many readers at once.
        Transfer = "transfer",
        /// Look after operators, keys, relays and settings, and read the audit log.
        People = "people",
    }
}

impl Role {
    /// What somebody of this role may do.
    #[must_use]
    pub fn rights(self) -> Rights {
        match self {
            Self::Owner => Rights::all(),
            Self::Editor => [Right::Read, Right::Content, Right::Send, Right::Subscribers]
                .into_iter()
                .collect(),
            Self::Viewer => [Right::Read].into_iter().collect(),
        }
    }
}

impl Right {
    /// Whether somebody at the desk has to have proved lately who they are (OWASP ASVS 5.0, 7.5.3).
    #[must_use]
    pub fn wants_proof(self) -> bool {
        matches!(self, Self::Transfer | Self::People)
    }
}

/// A set of rights.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rights(u8);

impl Rights {
    /// Every right there is.
    #[must_use]
    pub fn all() -> Self {
        Right::ALL.iter().copied().collect()
    }

    /// Whether this right is among them.
    #[must_use]
    pub fn include(self, right: Right) -> bool {
        self.0 & bit(right) != 0
    }

    /// Those in the set, in the order of declaration.
    pub fn iter(self) -> impl Iterator<Item = Right> {
        Right::ALL
            .iter()
            .copied()
            .filter(move |right| self.include(*right))
    }

    /// Reads what [`Rights`] are written as: names with spaces between. `None` where a name is unknown.
    #[must_use]
    pub fn parse(names: &str) -> Option<Self> {
        names.split_whitespace().map(Right::from_name).collect()
    }
}

impl std::fmt::Display for Rights {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, right) in self.iter().enumerate() {
            if at > 0 {
                f.write_str(" ")?;
            }
            f.write_str(right.as_str())?;
        }
        Ok(())
    }
}

impl FromIterator<Right> for Rights {
    fn from_iter<I: IntoIterator<Item = Right>>(rights: I) -> Self {
        Self(rights.into_iter().fold(0, |set, right| set | bit(right)))
    }
}

impl serde::Serialize for Rights {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

fn bit(right: Right) -> u8 {
    1 << right as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rights_are_read_as_they_are_written() {
        for role in Role::ALL {
            let rights = role.rights();
            assert_eq!(Rights::parse(&rights.to_string()), Some(rights));
        }
        assert_eq!(Rights::parse("read fly"), None);
        assert_eq!(Rights::parse(""), Some(Rights::default()));
    }

    #[test]
    fn an_editor_sends_and_a_viewer_only_looks() {
        assert!(Role::Editor.rights().include(Right::Send));
        assert!(!Role::Editor.rights().include(Right::Transfer));
        assert!(!Role::Editor.rights().include(Right::People));
        assert_eq!(
            Role::Viewer.rights().iter().collect::<Vec<_>>(),
            [Right::Read]
        );
    }
}
