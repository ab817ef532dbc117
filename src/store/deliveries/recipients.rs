//! The recipients of an issue, a piece at a time, all of them or those with one outcome.
//!
//! No index holds every delivery by its state: each letter would change it three times, and sending is what has
//! to be fast. Whatever ended otherwise than well is in the index of exceptions, what waits in that of what is due.
//! All others are read in the order of the unique key of issue and subscriber, at most [`LOOKED_AT`] of them,
//! so a piece may hold fewer than were asked for and still have a next one.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::super::schema::{deliveries, subscribers};
use super::super::{Ledger, StoreError};
use super::{Delivery, WAITING};
use crate::domain::delivery::DeliveryState;
use crate::store::issues::Issue;

/// Deliveries that are looked at for one piece.
const LOOKED_AT: i64 = 20_000;
/// The first look, which is nearly always enough.
const FIRST_LOOK: i64 = 500;
/// Deliveries that wait and are looked at for one piece.
const WAITING_LOOKED_AT: i64 = 2_000;
/// Subscribers whose addresses begin alike and who are looked at for one piece.
const ALIKE_LOOKED_AT: i64 = 5_000;
/// Comes behind whatever begins with the text before it.
const BEHIND: char = '\u{10ffff}';

/// A piece of an issue's recipients.
#[derive(Debug, Clone)]
pub struct Found {
    /// The deliveries.
    pub deliveries: Vec<Delivery>,
    /// What the next piece comes after; none where there is nothing more.
    pub next: Option<i64>,
}

/// A delivery that was looked at.
#[derive(Debug, Clone, QueryableByName)]
struct Seen {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    state: DeliveryState,
    /// What the next piece would come after.
    #[diesel(sql_type = BigInt)]
    place: i64,
}

/// The recipients of an issue with this outcome, or all, in the order in which they were planned. `after` is
/// what the piece before said.
pub fn recipients(
    ledger: &mut Ledger,
    issue: &Issue,
    state: Option<DeliveryState>,
    after: Option<i64>,
    limit: i64,
) -> Result<Found, StoreError> {
    let after_number = after.unwrap_or(i64::MIN);
    match state {
        None => {
            let seen = in_order(ledger, issue.id, after_number, limit + 1)?;
            found(ledger, seen, limit, None)
        }
        Some(state @ DeliveryState::Sent) => sparse(ledger, issue.id, state, after_number, limit),
        Some(DeliveryState::Queued) => waiting(ledger, issue, after, limit),
        Some(DeliveryState::Sending) => {
            let seen = under_way(ledger, issue.id, after_number, limit + 1)?;
            found(ledger, seen, limit, None)
        }
        Some(state) => {
            let seen = exceptions(ledger, issue.id, state, after_number, limit + 1)?;
            found(ledger, seen, limit, None)
        }
    }
}

/// Loads what was seen: at most `limit`; `looked_through` says where the looking ended early.
fn found(
    ledger: &mut Ledger,
    mut seen: Vec<Seen>,
    limit: i64,
    looked_through: Option<i64>,
) -> Result<Found, StoreError> {
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let has_more = seen.len() > most;
    seen.truncate(most);
    let next = if has_more {
        seen.last().map(|one| one.place)
    } else {
        looked_through
    };
    let ids: Vec<i64> = seen.iter().map(|one| one.id).collect();
    let mut deliveries: Vec<Delivery> = deliveries::table
        .filter(deliveries::id.eq_any(&ids))
        .select(Delivery::as_select())
        .load(ledger)?;
    deliveries.sort_by_key(|delivery| ids.iter().position(|id| *id == delivery.id));
    Ok(Found { deliveries, next })
}

fn in_order(
    ledger: &mut Ledger,
    issue: i64,
    after: i64,
    limit: i64,
) -> Result<Vec<Seen>, StoreError> {
    Ok(diesel::sql_query(
        "SELECT id, state, subscriber_id AS place FROM deliveries \
         WHERE issue_id = $1 AND subscriber_id > $2 ORDER BY subscriber_id LIMIT $3",
    )
    .bind::<BigInt, _>(issue)
    .bind::<BigInt, _>(after)
    .bind::<BigInt, _>(limit)
    .load(ledger)?)
}

/// Those in one state among all, in their order, which may be few among many.
fn sparse(
    ledger: &mut Ledger,
    issue: i64,
    state: DeliveryState,
    after: i64,
    limit: i64,
) -> Result<Found, StoreError> {
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut looks = FIRST_LOOK.max(limit + 1);
    loop {
        let mut seen = in_order(ledger, issue, after, looks)?;
        let is_end = i64::try_from(seen.len()).unwrap_or(i64::MAX) < looks;
        let last = seen.last().map(|one| one.place).filter(|_| !is_end);
        seen.retain(|one| one.state == state);
        if seen.len() > most || is_end || looks >= LOOKED_AT {
            return found(ledger, seen, limit, last);
        }
        looks = (looks * 8).min(LOOKED_AT);
    }
}

/// What waits for its first attempt, in the order in which it goes. Its place is the number of the delivery.
fn waiting(
    ledger: &mut Ledger,
    issue: &Issue,
    after: Option<i64>,
    limit: i64,
) -> Result<Found, StoreError> {
    let (due_at, id) = match after {
        Some(id) => (due_at(ledger, issue, id)?, id),
        None => (0, 0),
    };
    // Two looks, because for `(due_at, id) > (…)` SQLite reads everything that is due at that very instant.
    let mut seen: Vec<Seen> = Vec::new();
    let mut room = WAITING_LOOKED_AT;
    for condition in [
        format!("due_at = {due_at} AND id > {id}"),
        format!("due_at > {due_at}"),
    ] {
        let more: Vec<Seen> = diesel::sql_query(format!(
            "SELECT id, state, id AS place FROM deliveries \
             WHERE issue_id = $1 AND {WAITING} AND {condition} ORDER BY due_at, id LIMIT $2"
        ))
        .bind::<BigInt, _>(issue.id)
        .bind::<BigInt, _>(room)
        .load(ledger)?;
        room -= i64::try_from(more.len()).unwrap_or(room);
        seen.extend(more);
    }
    let is_end = room > 0;
    let last = seen.last().map(|one| one.place).filter(|_| !is_end);
    seen.retain(|one| one.state == DeliveryState::Queued);
    found(ledger, seen, limit, last)
}

/// When a delivery is due, or was before it was begun.
fn due_at(ledger: &mut Ledger, issue: &Issue, id: i64) -> Result<i64, StoreError> {
    let due_at: Option<Option<i64>> = deliveries::table
        .find(id)
        .filter(deliveries::state.eq(DeliveryState::Queued.as_str()))
        .select(deliveries::due_at)
        .first(ledger)
        .optional()?;
    Ok(due_at.flatten().unwrap_or(issue.letters_at().micros()))
}

/// Those in a dialogue, which are never many.
fn under_way(
    ledger: &mut Ledger,
    issue: i64,
    after: i64,
    limit: i64,
) -> Result<Vec<Seen>, StoreError> {
    // The plus keeps both databases from looking through the whole issue for the few under way.
    Ok(diesel::sql_query(
        "SELECT id, state, subscriber_id AS place FROM deliveries \
         WHERE +issue_id = $1 AND state = 'sending' AND subscriber_id > $2 ORDER BY subscriber_id LIMIT $3",
    )
    .bind::<BigInt, _>(issue)
    .bind::<BigInt, _>(after)
    .bind::<BigInt, _>(limit)
    .load(ledger)?)
}

fn exceptions(
    ledger: &mut Ledger,
    issue: i64,
    state: DeliveryState,
    after: i64,
    limit: i64,
) -> Result<Vec<Seen>, StoreError> {
    let index = match ledger {
        Ledger::Sqlite(_) => "INDEXED BY deliveries_exceptions",
        Ledger::Postgres(_) => "",
    };
    // All of the partial index's condition is said, so that both databases use it.
    Ok(diesel::sql_query(format!(
        "SELECT id, state, subscriber_id AS place FROM deliveries {index} \
         WHERE issue_id = $1 AND state = $2 AND state NOT IN ('queued', 'sending', 'sent') AND subscriber_id > $3 \
         ORDER BY subscriber_id LIMIT $4"
    ))
    .bind::<BigInt, _>(issue)
    .bind::<Text, _>(state.as_str())
    .bind::<BigInt, _>(after)
    .bind::<BigInt, _>(limit)
    .load(ledger)?)
}

/// The recipients of an issue whose folded address begins with `beginning`, by address; with `state` only those
/// with this outcome.
pub fn named(
    ledger: &mut Ledger,
    issue: &Issue,
    beginning: &str,
    state: Option<DeliveryState>,
    after: Option<i64>,
    limit: i64,
) -> Result<Found, StoreError> {
    let after: Option<String> = match after {
        Some(subscriber) => subscribers::table
            .find(subscriber)
            .select(subscribers::address_key)
            .first(ledger)
            .optional()?,
        None => None,
    };
    let collate = match ledger {
        // An order of bytes, in which everything that begins alike stands together.
        Ledger::Postgres(_) => " COLLATE \"C\"",
        Ledger::Sqlite(_) => "",
    };
    let alike: Vec<Alike> = diesel::sql_query(format!(
        "SELECT p.id AS subscriber_id, \
           (SELECT d.id FROM deliveries d WHERE d.issue_id = $1 AND d.subscriber_id = p.id) AS id, \
           (SELECT d.state FROM deliveries d WHERE d.issue_id = $1 AND d.subscriber_id = p.id) AS state \
         FROM subscribers p WHERE p.address_key{collate} >= $2 AND p.address_key{collate} < $3 \
           AND p.address_key{collate} > $4 ORDER BY p.address_key{collate} LIMIT $5"
    ))
    .bind::<BigInt, _>(issue.id)
    .bind::<Text, _>(beginning)
    .bind::<Text, _>(format!("{beginning}{BEHIND}"))
    .bind::<Text, _>(after.unwrap_or_default())
    .bind::<BigInt, _>(ALIKE_LOOKED_AT)
    .load(ledger)?;
    let is_end = i64::try_from(alike.len()).unwrap_or(i64::MAX) < ALIKE_LOOKED_AT;
    let last = alike
        .last()
        .map(|one| one.subscriber_id)
        .filter(|_| !is_end);
    let seen = alike.into_iter().filter_map(|one| {
        Some(Seen {
            id: one.id?,
            state: one.state?,
            place: one.subscriber_id,
        })
    });
    let seen: Vec<Seen> = seen
        .filter(|one| state.is_none_or(|state| one.state == state))
        .collect();
    found(ledger, seen, limit, last)
}

#[derive(QueryableByName)]
struct Alike {
    #[diesel(sql_type = BigInt)]
    subscriber_id: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    id: Option<i64>,
    #[diesel(sql_type = Nullable<Text>)]
    state: Option<DeliveryState>,
}

/// One delivery of an issue.
pub fn recipient(
    ledger: &mut Ledger,
    issue: i64,
    delivery: i64,
) -> Result<Option<Delivery>, StoreError> {
    Ok(deliveries::table
        .find(delivery)
        .filter(deliveries::issue_id.eq(issue))
        .select(Delivery::as_select())
        .first(ledger)
        .optional()?)
}
