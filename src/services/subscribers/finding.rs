//! Finding readers: by address, name, list, state and whatever they chose, among a million of them.
//!
//! Each search walks along one index, the one that promises the fewest ([`Plan::of`]), and asks of everybody on the
//! way whether they are all that is looked for. A walk looks at no more than [`MOST_LOOKED_AT`] readers for one page:
//! where that was not enough, the page says so and its cursor goes on from there. So every page takes about as
//! long as every other, and none claims to have seen what it has not.

mod way;

use way::{Named, Way, asks_nothing_else, by_choice};

use super::errors::PersonError;
use crate::domain::address::EmailAddress;
use crate::domain::paging::{Cursor, Page, PageAsk};
use crate::domain::search::{Sought, Wanted, name_has};
use crate::domain::subscription::SubscriptionState;
use crate::domain::suppression::SuppressionReason;
use crate::domain::time::UtcTime;
use crate::services::{App, StoreError, Wrong};
use crate::store::lists::List;
use crate::store::subscribers::finding::{Along, Candidate, Told, ToldSubscription, told, walk};
use crate::store::{self, Ledger};

/// Readers who are looked at for one page.
const MOST_LOOKED_AT: i64 = 3_000;
/// Readers whom one statement asks about.
const PIECE: i64 = 500;
/// Up to how many readers are counted; more are told as "more than".
const MOST_COUNTED: i64 = 5_000;

/// A reader as a search shows them.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Person {
    /// The number in the ledger.
    pub id: i64,
    /// The address as typed.
    pub address: EmailAddress,
    /// How the reader wants to be called.
    pub name: Option<String>,
    /// When the address first signed up.
    pub created_at: UtcTime,
    /// Why the address must not be written to, if so.
    pub suppression: Option<SuppressionReason>,
    /// What the reader has to do with which lists.
    pub lists: Vec<PersonList>,
}

/// One list of a reader.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct PersonList {
    /// The slug.
    pub slug: String,
    /// The name.
    pub name: String,
    /// Where the subscription stands.
    pub state: SubscriptionState,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// A page of readers.
    pub page: Page<Person>,
    /// Whether the page ended because enough had been looked at, and not because it was full.
    pub is_cut_short: bool,
    /// How many there are; none on later pages, and where counting would mean looking at everybody.
    pub count: Option<Count>,
}

/// How many readers there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// So many.
    Exactly(i64),
    /// More than that.
    MoreThan(i64),
    /// An estimate.
    About(i64),
}

/// A page of the readers who are looked for.
pub async fn find(app: &App, sought: &Sought, ask: PageAsk) -> Result<Found, PersonError> {
    let sought = sought.clone();
    app.database
        .read(move |ledger| {
            let plan = Plan::of(ledger, &sought, Thoroughness::Quick)?;
            Ok(plan.page(ledger, ask)?)
        })
        .await
}

/// What a search has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Thoroughness {
    /// A page of it has to be there at once; of a name that thousands have, the first are enough.
    Quick,
    /// It has to find everybody, however long that takes.
    Whole,
}

/// How a search is carried out.
pub(super) struct Plan {
    sought: Sought,
    /// The beginning of an address, where the text may be one.
    start: String,
    /// Words of a name, where the text may be such.
    words: Vec<String>,
    lists: Vec<List>,
    list: Option<i64>,
    way: Way,
    /// Whether everybody along the way is looked for.
    is_all: bool,
}

/// A stretch of a walk.
pub(super) struct Stretch {
    /// Those who are looked for, each with their place.
    pub(super) hits: Vec<(i64, Told)>,
    /// Where the walk stands now.
    pub(super) place: Option<i64>,
    /// Whether there is nobody behind it.
    pub(super) is_over: bool,
}

impl Plan {
    /// The way that promises the fewest readers: text, then a domain, then what few have in common.
    pub(super) fn of(
        ledger: &mut Ledger,
        sought: &Sought,
        thoroughness: Thoroughness,
    ) -> Result<Self, PersonError> {
        let lists = store::lists::all(ledger)?;
        let list = match &sought.list {
            None => None,
            Some(slug) => {
                let known = lists.iter().find(|list| list.slug == *slug);
                let known = known.ok_or_else(|| wrong("list", "there is no such list"))?;
                Some(known.id)
            }
        };
        if sought.topic.is_some() && list.is_none() {
            return Err(wrong("topic", "name the list of this topic, too"));
        }
        let (mut words, mut start) = (Vec::new(), String::new());
        let way = match sought.wanted() {
            Some(Wanted::Domain(domain)) => Way::Along(Along::Domain(domain)),
            Some(Wanted::Address(address)) => Way::Along(Along::Address(address)),
            Some(Wanted::AddressOrName {
                start: begins,
                words: all,
            }) => {
                let longest = all
                    .iter()
                    .max_by_key(|word| word.len())
                    .cloned()
                    .unwrap_or_default();
                (words, start) = (all, begins);
                match (thoroughness, start.is_empty()) {
                    (Thoroughness::Whole, _) => Way::Along(by_choice(sought, &lists, list)),
                    (Thoroughness::Quick, true) => Way::Name(Named::of(ledger, &longest)?),
                    (Thoroughness::Quick, false) => {
                        Way::AddressThenName(start.clone(), Named::of(ledger, &longest)?)
                    }
                }
            }
            None => Way::Along(by_choice(sought, &lists, list)),
        };
        Ok(Self {
            is_all: words.is_empty() && asks_nothing_else(sought, &way),
            sought: sought.clone(),
            start,
            words,
            lists,
            list,
            way,
        })
    }

    /// The list that the search is about.
    pub(super) fn list(&self) -> Option<i64> {
        self.list
    }

    fn page(&self, ledger: &mut Ledger, ask: PageAsk) -> Result<Found, StoreError> {
        let wanted = ask.limit as usize;
        let mut place = ask.after.map(|cursor| cursor.0);
        let (mut hits, mut looked_at, mut is_over) = (Vec::new(), 0, false);
        let piece = if self.is_all { ask.rows() } else { PIECE };
        while hits.len() <= wanted && looked_at < MOST_LOOKED_AT && !is_over {
            let stretch = self.stretch(ledger, place, piece)?;
            hits.extend(stretch.hits);
            (place, is_over) = (stretch.place, stretch.is_over);
            looked_at += piece;
        }
        let is_full = hits.len() > wanted;
        hits.truncate(wanted);
        let next = match (is_full, is_over) {
            (true, _) => hits.last().map(|(place, _)| Cursor(*place)),
            (false, true) => None,
            (false, false) => place.map(Cursor),
        };
        let count = match (ask.after, next) {
            (None, None) => Some(Count::Exactly(
                i64::try_from(hits.len()).unwrap_or(i64::MAX),
            )),
            (None, Some(_)) if self.is_all || self.is_active_of().is_some() => {
                self.count(ledger)?
            }
            _ => None,
        };
        let items = hits
            .into_iter()
            .map(|(_, told)| self.person(told))
            .collect();
        let is_cut = match &self.way {
            Way::Name(named) | Way::AddressThenName(_, named) => named.is_cut,
            Way::Along(_) => false,
        };
        Ok(Found {
            page: Page { items, next },
            is_cut_short: !is_full && (!is_over || is_cut),
            count: count.filter(|_| !is_cut),
        })
    }

    /// Goes on from a place by `piece` candidates.
    pub(super) fn stretch(
        &self,
        ledger: &mut Ledger,
        after: Option<i64>,
        piece: i64,
    ) -> Result<Stretch, StoreError> {
        let candidates = self.way.candidates(ledger, after, piece)?;
        let place = candidates.last().map(|one| one.place).or(after);
        let is_over = i64::try_from(candidates.len()).is_ok_and(|found| found < piece);
        let ids: Vec<i64> = candidates.iter().map(|one| one.subscriber).collect();
        let mut known: std::collections::HashMap<i64, Told> = told(ledger, &ids)?
            .into_iter()
            .map(|one| (one.id, one))
            .collect();
        let hits = candidates
            .into_iter()
            .filter_map(|candidate| {
                let told = known.remove(&candidate.subscriber)?;
                self.fits(candidate, &told)
                    .then_some((candidate.place, told))
            })
            .collect();
        Ok(Stretch {
            hits,
            place,
            is_over,
        })
    }

    /// Whether somebody is all that is looked for.
    fn fits(&self, candidate: Candidate, told: &Told) -> bool {
        let sought = &self.sought;
        let domain_fits = sought
            .domain
            .as_ref()
            .is_none_or(|domain| told.address.domain() == domain);
        let suppressed_fits = sought
            .suppressed
            .is_none_or(|wanted| told.suppression.is_some() == wanted);
        // Whom the second walk comes by again was found by the first.
        let is_again = candidate.place < 0 && !self.needs_name(told);
        let asks_subscription = self.list.is_some()
            || sought.state.is_some()
            || sought.cadence.is_some()
            || sought.language.is_some()
            || sought.source.is_some()
            || self.needs_name(told);
        domain_fits
            && suppressed_fits
            && !is_again
            && (!asks_subscription
                || told
                    .subscriptions
                    .iter()
                    .any(|one| self.is_meant(told, one)))
    }

    /// Whether it is by the name, and not by the address, that this reader may be meant.
    fn needs_name(&self, told: &Told) -> bool {
        let by_address = !self.start.is_empty() && told.address.key().starts_with(&self.start);
        !self.words.is_empty() && !by_address
    }

    /// Whether a subscription of this reader is what is looked for.
    pub(super) fn is_meant(&self, told: &Told, one: &ToldSubscription) -> bool {
        self.subscription_fits(one, self.needs_name(told))
    }

    fn subscription_fits(&self, one: &ToldSubscription, by_name: bool) -> bool {
        let sought = &self.sought;
        let Some(list) = self.lists.iter().find(|list| list.id == one.list_id) else {
            return false;
        };
        let is = |wanted: &Option<String>, own: Option<&String>| {
            wanted
                .as_ref()
                .is_none_or(|wanted| own.is_some_and(|own| own.eq_ignore_ascii_case(wanted)))
        };
        let name = one.name.as_deref().unwrap_or_default();
        self.list.is_none_or(|list| one.list_id == list)
            && sought.state.is_none_or(|state| one.state == state)
            && sought
                .topic
                .as_ref()
                .is_none_or(|topic| one.topics.is_empty() || one.topics.contains(topic))
            && is(
                &sought.cadence,
                one.cadence.as_ref().or(list.default_cadence.as_ref()),
            )
            && is(
                &sought.language,
                one.language.as_ref().or(Some(&list.language)),
            )
            && is(&sought.source, one.source.as_ref())
            && (!by_name || self.words.iter().all(|word| name_has(name, word)))
    }

    /// The list, where all who read it are looked for and nothing else.
    fn is_active_of(&self) -> Option<i64> {
        let only = Sought {
            list: self.sought.list.clone(),
            state: Some(SubscriptionState::Active),
            ..Sought::default()
        };
        self.list.filter(|_| self.sought == only)
    }

    fn count(&self, ledger: &mut Ledger) -> Result<Option<Count>, StoreError> {
        let Way::Along(along) = &self.way else {
            return Ok(None);
        };
        if let Some(list) = self.is_active_of() {
            let most = MOST_COUNTED + 1;
            let active = store::subscribers::finding::active_of(ledger, list, most)?;
            return Ok(Some(match active {
                active if active > MOST_COUNTED => Count::MoreThan(MOST_COUNTED),
                active => Count::Exactly(active),
            }));
        }
        if *along == Along::Everybody {
            let highest = store::subscribers::finding::highest(ledger)?;
            return Ok(Some(Count::About(highest)));
        }
        let found = walk(ledger, along, None, MOST_COUNTED + 1)?;
        let found = i64::try_from(found.len()).unwrap_or(i64::MAX);
        Ok(Some(match along {
            _ if found > MOST_COUNTED => Count::MoreThan(MOST_COUNTED),
            // Who was forgotten is among them without being shown.
            Along::List(_) | Along::Apart(_) | Along::ApartOf(..) | Along::Suppressions => {
                Count::About(found)
            }
            _ => Count::Exactly(found),
        }))
    }

    fn person(&self, told: Told) -> Person {
        let mut name = None;
        let mut lists = Vec::new();
        for one in told.subscriptions {
            let Some(list) = self.lists.iter().find(|list| list.id == one.list_id) else {
                continue;
            };
            name = one.name.or(name);
            lists.push(PersonList {
                slug: list.slug.clone(),
                name: list.name.clone(),
                state: one.state,
            });
        }
        Person {
            id: told.id,
            address: told.address,
            name,
            created_at: told.created_at,
            suppression: told.suppression,
            lists,
        }
    }
}

fn wrong(field: &'static str, message: &str) -> PersonError {
    PersonError::Refused(vec![Wrong::new(field, message)])
}
