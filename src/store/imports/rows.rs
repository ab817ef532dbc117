//! Many readers at once: where they stand here, and adding those who are new.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use super::super::columns::json;
use super::super::schema::{
    blocked_mailboxes, consents, erasures, import_questions, subscribers, subscriptions,
    suppressions,
};
use super::super::{Ledger, StoreError};
use super::Import;
use crate::domain::address::EmailAddress;
use crate::domain::consent::{Act, Method, Purpose};
use crate::domain::subscription::{Choices, SubscriptionState};
use crate::domain::suppression::SuppressionReason;
use crate::domain::time::UtcTime;

/// Rows that one statement takes; each has at most twenty values, and `SQLite` takes 32,766.
pub(super) const ROWS_AT_ONCE: usize = 1_000;
/// Values that one statement looks for.
const VALUES_AT_ONCE: usize = 10_000;

/// What is known here about a number of addresses.
#[derive(Debug, Default)]
pub struct Standings {
    /// The subscribers among them, by folded address.
    pub subscribers: HashMap<String, i64>,
    /// Where they stand on the list, by subscriber.
    pub on_list: HashMap<i64, SubscriptionState>,
    /// Subscribers who read some list.
    pub readers: HashSet<i64>,
    /// Folded addresses that must not be written to.
    pub suppressed: HashSet<String>,
    /// Names of mailboxes whose owners said "this was not me".
    pub blocked: HashSet<String>,
    /// Hashes of addresses whose owners asked to be forgotten and did not come back.
    pub forgotten: HashSet<String>,
}

/// Looks up where these folded addresses, names of mailboxes and hashes of addresses stand.
pub fn standings(
    ledger: &mut Ledger,
    list: i64,
    keys: &[String],
    mailboxes: &[String],
    hashes: &[String],
) -> Result<Standings, StoreError> {
    let mut found = Standings::default();
    for some in keys.chunks(VALUES_AT_ONCE) {
        let known: Vec<(String, i64)> = subscribers::table
            .filter(subscribers::address_key.eq_any(some))
            .select((subscribers::address_key, subscribers::id))
            .load(ledger)?;
        found.subscribers.extend(known);
        let suppressed: Vec<String> = suppressions::table
            .filter(suppressions::address_key.eq_any(some))
            .select(suppressions::address_key)
            .load(ledger)?;
        found.suppressed.extend(suppressed);
    }
    let ids: Vec<i64> = found.subscribers.values().copied().collect();
    for some in ids.chunks(VALUES_AT_ONCE) {
        let rows: Vec<(i64, i64, SubscriptionState)> = subscriptions::table
            .filter(subscriptions::subscriber_id.eq_any(some))
            .select((
                subscriptions::subscriber_id,
                subscriptions::list_id,
                subscriptions::state,
            ))
            .load(ledger)?;
        for (subscriber, of_list, state) in rows {
            if of_list == list {
                found.on_list.insert(subscriber, state);
            }
            if matches!(state, SubscriptionState::Active | SubscriptionState::Paused) {
                found.readers.insert(subscriber);
            }
        }
    }
    for some in mailboxes.chunks(VALUES_AT_ONCE) {
        let blocked: Vec<String> = blocked_mailboxes::table
            .filter(blocked_mailboxes::mailbox_hash.eq_any(some))
            .select(blocked_mailboxes::mailbox_hash)
            .load(ledger)?;
        found.blocked.extend(blocked);
    }
    for some in hashes.chunks(VALUES_AT_ONCE) {
        let forgotten: Vec<String> = erasures::table
            .filter(erasures::address_hash.eq_any(some))
            .filter(erasures::returned_at.is_null())
            .select(erasures::address_hash)
            .load(ledger)?;
        found.forgotten.extend(forgotten);
    }
    Ok(found)
}

/// A row of the proof that comes with a reader.
#[derive(Debug, Clone)]
pub struct ProofRow {
    /// A UUID.
    pub event_id: String,
    /// To what.
    pub purpose: Purpose,
    /// What was done.
    pub act: Act,
    /// When.
    pub occurred_at: UtcTime,
}

/// A reader who is new to the list.
#[derive(Debug, Clone)]
pub struct NewReader {
    /// The address.
    pub address: EmailAddress,
    /// Active, pending or unsubscribed.
    pub state: SubscriptionState,
    /// What the reader gets.
    pub choices: Choices,
    /// Where the reader signed up, in the other program's words.
    pub source: Option<String>,
    /// The article behind which the reader begins.
    pub watermark: i64,
    /// The proof.
    pub proof: Vec<ProofRow>,
    /// From which file and row, and by whose word; stands in the proof.
    pub evidence: String,
}

/// Adds readers, none of whom is on the list: the subscribers where missing, the subscriptions, the proof, and a
/// question for each who has to confirm.
#[expect(
    clippy::implicit_hasher,
    reason = "there is one caller, and it has this map"
)]
pub fn add_readers(
    ledger: &mut Ledger,
    import: &Import,
    readers: &[NewReader],
    known: &HashMap<String, i64>,
    now: UtcTime,
) -> Result<(), StoreError> {
    for some in readers.chunks(ROWS_AT_ONCE) {
        let subscribers = make_subscribers(ledger, some, known, now)?;
        let subscriptions = subscribe(ledger, import, some, &subscribers, now)?;
        let mut proof = Vec::new();
        let mut questions = Vec::new();
        for reader in some {
            let subscriber = subscribers.get(&reader.address.key());
            let Some(subscription) = subscriber.and_then(|id| subscriptions.get(id)) else {
                return Err(StoreError::Unreadable(
                    "a reader who was just imported".to_owned(),
                ));
            };
            proof.extend(reader.proof.iter().map(|row| {
                let is_terms = row.act != Act::Withdrawn;
                (
                    consents::event_id.eq(row.event_id.clone()),
                    consents::subscription_id.eq(*subscription),
                    consents::purpose.eq(row.purpose.as_str()),
                    consents::act.eq(row.act.as_str()),
                    consents::method.eq(Method::Import.as_str()),
                    consents::source.eq(reader.evidence.clone()),
                    consents::terms_id.eq(import.terms_id.filter(|_| is_terms)),
                    consents::wording_hash.eq(import.wording_hash.clone().filter(|_| is_terms)),
                    consents::occurred_at.eq(row.occurred_at.micros()),
                )
            }));
            if reader.state == SubscriptionState::Pending {
                questions.push((
                    import_questions::subscription_id.eq(*subscription),
                    import_questions::list_id.eq(import.list_id),
                    import_questions::import_id.eq(import.id),
                    import_questions::not_before.eq(now.micros()),
                ));
            }
        }
        for rows in proof.chunks(ROWS_AT_ONCE) {
            insert_all!(ledger, consents::table, rows.to_vec());
        }
        if !questions.is_empty() {
            insert_all!(ledger, import_questions::table, questions);
        }
    }
    Ok(())
}

fn make_subscribers(
    ledger: &mut Ledger,
    readers: &[NewReader],
    known: &HashMap<String, i64>,
    now: UtcTime,
) -> Result<HashMap<String, i64>, StoreError> {
    let new: Vec<_> = readers
        .iter()
        .filter(|reader| !known.contains_key(&reader.address.key()))
        .map(|reader| {
            (
                subscribers::address.eq(reader.address.as_str().to_owned()),
                subscribers::address_key.eq(reader.address.key()),
                subscribers::created_at.eq(now.micros()),
            )
        })
        .collect();
    if !new.is_empty() {
        insert_all!(ledger, subscribers::table, new);
    }
    let keys: Vec<String> = readers.iter().map(|reader| reader.address.key()).collect();
    let rows: Vec<(String, i64)> = subscribers::table
        .filter(subscribers::address_key.eq_any(keys))
        .select((subscribers::address_key, subscribers::id))
        .load(ledger)?;
    Ok(rows.into_iter().collect())
}

/// Subscribes them to the list; returns the subscription of each subscriber.
fn subscribe(
    ledger: &mut Ledger,
    import: &Import,
    readers: &[NewReader],
    subscribers: &HashMap<String, i64>,
    now: UtcTime,
) -> Result<HashMap<i64, i64>, StoreError> {
    let rows: Vec<_> = readers
        .iter()
        .filter_map(|reader| {
            let subscriber = subscribers.get(&reader.address.key())?;
            let confirmed = reader.state == SubscriptionState::Active;
            let left = reader.state == SubscriptionState::Unsubscribed;
            let choices = &reader.choices;
            Some((
                subscriptions::list_id.eq(import.list_id),
                subscriptions::subscriber_id.eq(*subscriber),
                subscriptions::state.eq(reader.state.as_str()),
                subscriptions::name.eq(choices.name.clone()),
                subscriptions::language.eq(choices.language.clone()),
                subscriptions::time_zone.eq(choices.time_zone.clone()),
                subscriptions::topics.eq(json(&choices.topics)),
                subscriptions::topic_since.eq("{}"),
                subscriptions::cadence.eq(choices.cadence.clone()),
                subscriptions::watermark.eq(reader.watermark),
                subscriptions::source.eq(reader.source.clone()),
                subscriptions::created_at.eq(now.micros()),
                subscriptions::changed_at.eq(now.micros()),
                subscriptions::confirmed_at.eq(confirmed.then_some(now.micros())),
                subscriptions::unsubscribed_at.eq(left.then_some(now.micros())),
            ))
        })
        .collect();
    insert_all!(ledger, subscriptions::table, rows);
    let ids: Vec<i64> = subscribers.values().copied().collect();
    let made: Vec<(i64, i64)> = subscriptions::table
        .filter(subscriptions::list_id.eq(import.list_id))
        .filter(subscriptions::subscriber_id.eq_any(ids))
        .select((subscriptions::subscriber_id, subscriptions::id))
        .load(ledger)?;
    Ok(made.into_iter().collect())
}

/// An address that must not be written to from now on.
#[derive(Debug, Clone)]
pub struct Suppressed {
    /// The folded address.
    pub address_key: String,
    /// Why.
    pub reason: SuppressionReason,
}

/// Suppresses addresses, none of which is suppressed already.
pub fn suppress(
    ledger: &mut Ledger,
    addresses: &[Suppressed],
    note: &str,
    now: UtcTime,
) -> Result<(), StoreError> {
    for some in addresses.chunks(ROWS_AT_ONCE) {
        let rows: Vec<_> = some
            .iter()
            .map(|one| {
                (
                    suppressions::address_key.eq(one.address_key.clone()),
                    suppressions::reason.eq(one.reason.as_str()),
                    suppressions::note.eq(note.to_owned()),
                    suppressions::created_at.eq(now.micros()),
                )
            })
            .collect();
        insert_all!(ledger, suppressions::table, rows);
    }
    Ok(())
}
