//! Imports: readers who come from another program, with what that program and the operator say of them.
//!
//! ```text
//!   upload ──► draft ◄──edit── checked        an ended import never moves again
//!                │               ▲   │
//!                └──► checking ──┘   └──► running ──► finished
//!      from every state that is not an end: cancelled, failed
//! ```
//!
//! A check reads the whole file and changes nothing; it says what starting would do. Nothing is imported that was
//! not checked first.

mod dates;
mod program;
mod row;

pub use dates::parse as parse_date;
pub use program::{Program, guess};
pub use row::{Accept, Candidate, Fault, Noted, RowReader};

use super::time::UtcTime;

named_values! {
    /// Where an import stands.
    ImportState {
        /// Uploaded; the operator says what its columns mean.
        Draft = "draft",
        /// The file is read through and nothing is changed.
        Checking = "checking",
        /// It is known what starting would do.
        Checked = "checked",
        /// Readers are being added.
        Running = "running",
        /// Every row was dealt with.
        Finished = "finished",
        /// An operator stopped it; what was added stays.
        Cancelled = "cancelled",
        /// The file could not be read on; what was added stays.
        Failed = "failed",
    }
}

impl ImportState {
    /// Whether an import may move from here to `next`.
    #[must_use]
    pub fn may_become(self, next: Self) -> bool {
        match self {
            Self::Draft => matches!(next, Self::Checking | Self::Cancelled | Self::Failed),
            Self::Checking => matches!(next, Self::Checked | Self::Cancelled | Self::Failed),
            Self::Checked => matches!(
                next,
                Self::Draft | Self::Running | Self::Cancelled | Self::Failed
            ),
            Self::Running => matches!(next, Self::Finished | Self::Cancelled | Self::Failed),
            Self::Finished | Self::Cancelled | Self::Failed => false,
        }
    }

    /// Whether nothing follows.
    #[must_use]
    pub fn is_end(self) -> bool {
        matches!(self, Self::Finished | Self::Cancelled | Self::Failed)
    }

    /// Whether the worker reads the file.
    #[must_use]
    pub fn is_at_work(self) -> bool {
        matches!(self, Self::Checking | Self::Running)
    }
}

named_values! {
    /// What a column of a sheet holds.
    Field {
        /// The address.
        Address = "address",
        /// The whole name.
        Name = "name",
        /// The first name.
        FirstName = "first_name",
        /// The last name.
        LastName = "last_name",
        /// How the other program says where the reader stands, in a word.
        State = "state",
        /// Yes or true for who wants letters.
        Wanted = "wanted",
        /// Yes or true for who does not.
        Unwanted = "unwanted",
        /// When the reader left; empty for who did not.
        LeftAt = "left_at",
        /// When letters to the reader came back for good; empty where they did not.
        BouncedAt = "bounced_at",
        /// Topics or tags, with commas between them.
        Topics = "topics",
        /// A cadence of the list.
        Cadence = "cadence",
        /// A language tag.
        Language = "language",
        /// An IANA time zone.
        TimeZone = "time_zone",
        /// When the reader agreed.
        AgreedAt = "agreed_at",
        /// Where the reader signed up.
        Source = "source",
    }
}

named_values! {
    /// What shows that the readers agreed.
    Proof {
        /// Nothing: they stay pending and have to confirm.
        Nothing = "none",
        /// They agreed to a version of this list's own terms.
        Terms = "terms",
        /// They agreed to other words, which the operator gives.
        Wording = "wording",
    }
}

named_values! {
    /// On what ground the readers are written to.
    Basis {
        /// They asked for the newsletter.
        Express = "express",
        /// They are customers who were told of it and did not object (ePrivacy Directive 2002/58/EC Art. 13(2)).
        Customer = "customer",
        /// They are members of the organisation that writes.
        Member = "member",
    }
}

/// What the operator declares about how the readers agreed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Declaration {
    /// Where these readers come from.
    pub source: String,
    /// What shows that they agreed.
    pub proof: Proof,
    /// The version of the list's terms, where that is the proof.
    pub terms_version: Option<i32>,
    /// The words that they agreed to, where those are the proof.
    pub wording: Option<String>,
    /// When they agreed, where no column says so.
    pub agreed_at: Option<UtcTime>,
    /// On what ground they are written to.
    pub basis: Basis,
    /// Who answers for all this.
    pub responsible: String,
}

/// What readers get whose row says nothing else.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Defaults {
    /// Slugs of topics; none means all.
    pub topics: Vec<String>,
    /// A cadence of the list; none follows the list.
    pub cadence: Option<String>,
    /// A language tag; none follows the list.
    pub language: Option<String>,
    /// An IANA time zone; none follows the list.
    pub time_zone: Option<String>,
}

named_values! {
    /// Where a reader stands with the other program.
    Standing {
        /// Subscribed.
        Subscribed = "subscribed",
        /// Asked to confirm, without an answer.
        Unconfirmed = "unconfirmed",
        /// Left.
        Left = "left",
        /// Letters came back for good.
        Bounced = "bounced",
        /// Reported a letter as spam.
        Complained = "complained",
        /// Kept from getting letters by an operator.
        Blocked = "blocked",
    }
}

named_values! {
    /// What became of a row.
    Outcome {
        /// A new reader, active at once.
        Active = "active",
        /// A new reader who has to confirm.
        Pending = "pending",
        /// Left there, and kept here as somebody who left.
        Unsubscribed = "unsubscribed",
        /// Came back or complained there, and is suppressed here from now on.
        Suppressed = "suppressed",
        /// Is on the list already; nothing was changed.
        Known = "known",
        /// Left this list before; not revived.
        Left = "left",
        /// Must not be written to, as was known here.
        Barred = "barred",
        /// Asked to be forgotten; not revived.
        Forgotten = "forgotten",
        /// Not imported, for a fault that is written down.
        Faulty = "faulty",
    }
}

/// How many rows came to which outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts([i64; Outcome::ALL.len()]);

impl Counts {
    /// Counts one row.
    pub fn add(&mut self, outcome: Outcome) {
        if let Some(count) = self.0.get_mut(outcome as usize) {
            *count += 1;
        }
    }

    /// Adds what was counted elsewhere.
    pub fn join(&mut self, other: &Self) {
        for (count, more) in self.0.iter_mut().zip(other.0) {
            *count += more;
        }
    }

    /// The rows that came to this.
    #[must_use]
    pub fn of(&self, outcome: Outcome) -> i64 {
        self.0.get(outcome as usize).copied().unwrap_or_default()
    }

    /// Sets the rows that came to this.
    pub fn set(&mut self, outcome: Outcome, rows: i64) {
        if let Some(count) = self.0.get_mut(outcome as usize) {
            *count = rows;
        }
    }

    /// All rows.
    #[must_use]
    pub fn rows(&self) -> i64 {
        self.0.iter().sum()
    }

    /// The rows that bring or brought something new.
    #[must_use]
    pub fn changes(&self) -> i64 {
        let new = [
            Outcome::Active,
            Outcome::Pending,
            Outcome::Unsubscribed,
            Outcome::Suppressed,
        ];
        new.into_iter().map(|outcome| self.of(outcome)).sum()
    }
}

impl serde::Serialize for Counts {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Outcome::ALL.iter().map(|one| (one.as_str(), self.of(*one))))
    }
}

/// What stands in the way of a mapping.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MappingError {
    /// No column holds the address.
    #[error("say which column holds the address")]
    NoAddress,
    /// Two columns hold the same.
    #[error("two columns cannot both be \"{0}\"")]
    Twice(Field),
    /// It is not as wide as the sheet.
    #[error("say what each of the {0} columns holds, or that it is left out")]
    Width(usize),
}

/// Looks whether a mapping can be used for a sheet of so many columns.
pub fn check_mapping(mapping: &[Option<Field>], columns: usize) -> Result<(), MappingError> {
    if mapping.len() != columns {
        return Err(MappingError::Width(columns));
    }
    let mut seen = Vec::new();
    for field in mapping.iter().flatten() {
        if seen.contains(field) {
            return Err(MappingError::Twice(*field));
        }
        seen.push(*field);
    }
    if seen.contains(&Field::Address) {
        Ok(())
    } else {
        Err(MappingError::NoAddress)
    }
}

#[cfg(test)]
mod tests {
    use super::ImportState::{Cancelled, Checked, Checking, Draft, Failed, Finished, Running};
    use super::*;

    #[test]
    fn only_the_drawn_transitions_are_allowed() {
        let mut drawn = vec![
            (Draft, Checking),
            (Checking, Checked),
            (Checked, Draft),
            (Checked, Running),
            (Running, Finished),
        ];
        for from in [Draft, Checking, Checked, Running] {
            drawn.extend([(from, Cancelled), (from, Failed)]);
        }
        for from in ImportState::ALL {
            for to in ImportState::ALL {
                let allowed = drawn.contains(&(*from, *to));
                assert_eq!(from.may_become(*to), allowed, "{from} to {to}");
            }
        }
    }

    #[test]
    fn a_mapping_names_one_address_and_nothing_twice() {
        let (address, name) = (Some(Field::Address), Some(Field::Name));
        assert_eq!(check_mapping(&[address, None, name], 3), Ok(()));
        assert_eq!(check_mapping(&[address], 2), Err(MappingError::Width(2)));
        assert_eq!(check_mapping(&[name], 1), Err(MappingError::NoAddress));
        let twice = [address, name, name];
        assert_eq!(
            check_mapping(&twice, 3),
            Err(MappingError::Twice(Field::Name))
        );
    }

    #[test]
    fn every_row_is_counted_once() {
        let mut counts = Counts::default();
        for outcome in Outcome::ALL {
            counts.add(*outcome);
        }
        counts.join(&counts.clone());
        assert_eq!(
            counts.rows(),
            2 * i64::try_from(Outcome::ALL.len()).unwrap()
        );
        assert!(Outcome::ALL.iter().all(|outcome| counts.of(*outcome) == 2));
        assert_eq!(counts.changes(), 8);
    }
}
