//! The ways that a search may take, and the choice among them.

use crate::domain::search::Sought;
use crate::domain::subscription::SubscriptionState;
use crate::services::StoreError;
use crate::store::Ledger;
use crate::store::lists::List;
use crate::store::subscribers::finding::{Along, Candidate, named, walk};

/// Readers of one name who are shown; whoever looks for more has to say more of the name.
const MOST_NAMED: i64 = 5_000;

/// Where candidates come from.
pub(super) enum Way {
    /// From the ledger, by an index.
    Along(Along),
    /// Those whose address begins like the text, then those with such a name.
    AddressThenName(String, Named),
    /// Those with such a name.
    Name(Named),
}

/// Readers of a name, the newest first.
pub(super) struct Named {
    ids: Vec<i64>,
    /// Whether there are more.
    pub(super) is_cut: bool,
}

impl Way {
    /// The next candidates behind a place, at most `piece`.
    pub(super) fn candidates(
        &self,
        ledger: &mut Ledger,
        after: Option<i64>,
        piece: i64,
    ) -> Result<Vec<Candidate>, StoreError> {
        match self {
            Self::Along(along) => walk(ledger, along, after, piece),
            Self::Name(named) => Ok(named.below(after, piece)),
            Self::AddressThenName(start, named) => {
                let mut found = Vec::new();
                if after.is_none_or(|place| place > 0) {
                    let along = Along::Address(start.clone());
                    found = walk(ledger, &along, after, piece)?;
                }
                let missing = piece - i64::try_from(found.len()).unwrap_or(piece);
                // The places of the second walk are below zero.
                let after = after.filter(|place| *place < 0).map(|place| -place);
                found.extend(
                    named
                        .below(after, missing)
                        .into_iter()
                        .map(|one| Candidate {
                            place: -one.place,
                            ..one
                        }),
                );
                Ok(found)
            }
        }
    }
}

/// The way to walk where no text is given.
pub(super) fn by_choice(sought: &Sought, lists: &[List], list: Option<i64>) -> Along {
    let concerned = || {
        lists
            .iter()
            .filter(|one| list.is_none_or(|list| one.id == list))
    };
    // Who chose nothing follows the list, and stands in no index under its word.
    let is_usual = |word: &str, usual: fn(&List) -> Option<&str>| {
        concerned().any(|one| usual(one).is_some_and(|usual| usual.eq_ignore_ascii_case(word)))
    };
    if let Some(domain) = &sought.domain {
        return Along::Domain(domain.clone());
    }
    if sought.suppressed == Some(true) {
        return Along::Suppressions;
    }
    if let Some(source) = &sought.source {
        return Along::Source(source.clone());
    }
    let cadence = sought.cadence.as_ref();
    if let Some(cadence) =
        cadence.filter(|one| !is_usual(one, |list| list.default_cadence.as_deref()))
    {
        return Along::Cadence(cadence.clone());
    }
    let language = sought.language.as_ref();
    if let Some(language) = language.filter(|one| !is_usual(one, |list| Some(&list.language))) {
        return Along::Language(language.clone());
    }
    match (list, sought.state) {
        // Most of a list are active, so that hardly anybody is looked at in vain.
        (Some(list), None | Some(SubscriptionState::Active)) => Along::List(list),
        (Some(list), Some(state)) => Along::ApartOf(list, state),
        (None, None | Some(SubscriptionState::Active)) => Along::Everybody,
        (None, Some(state)) => Along::Apart(state),
    }
}

/// Whether a search asks for nothing but what its way is made of.
pub(super) fn asks_nothing_else(sought: &Sought, way: &Way) -> bool {
    let Way::Along(along) = way else { return false };
    let mut made_of = Sought::default();
    match along {
        Along::Everybody => {}
        Along::Suppressions => made_of.suppressed = Some(true),
        Along::Domain(_) if sought.text.is_some() => made_of.text.clone_from(&sought.text),
        Along::Domain(_) => made_of.domain.clone_from(&sought.domain),
        Along::Address(_) => made_of.text.clone_from(&sought.text),
        Along::List(_) => made_of.list.clone_from(&sought.list),
        Along::ApartOf(..) => {
            made_of.list.clone_from(&sought.list);
            made_of.state = sought.state;
        }
        Along::Apart(_) => made_of.state = sought.state,
        Along::Source(_) => made_of.source.clone_from(&sought.source),
        Along::Cadence(_) => made_of.cadence.clone_from(&sought.cadence),
        Along::Language(_) => made_of.language.clone_from(&sought.language),
    }
    *sought == made_of
}

impl Named {
    pub(super) fn of(ledger: &mut Ledger, word: &str) -> Result<Self, StoreError> {
        let (ids, is_cut) = named(ledger, word, MOST_NAMED)?;
        Ok(Self { ids, is_cut })
    }

    fn below(&self, after: Option<i64>, limit: i64) -> Vec<Candidate> {
        let below = after.unwrap_or(i64::MAX);
        let rest = self.ids.iter().filter(|id| **id < below);
        rest.take(usize::try_from(limit).unwrap_or(0))
            .map(|id| Candidate {
                place: *id,
                subscriber: *id,
            })
            .collect()
    }
}
