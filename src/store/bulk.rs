//! Changes to many readers at once, and whom each is about.

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::schema::{bulk_actions, bulk_targets};
use super::{Ledger, StoreError, id_list};
use crate::domain::bulk::{BulkKind, BulkState};
use crate::domain::happening::{By, Hand};
use crate::domain::time::UtcTime;

/// A change to many readers.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = bulk_actions)]
pub struct Bulk {
    /// Its number.
    pub id: i64,
    /// What is done to each.
    pub kind: BulkKind,
    /// Where it stands.
    pub state: BulkState,
    /// What was searched for.
    pub sought: String,
    /// Whose subscriptions; none: those to every list.
    pub list_id: Option<i64>,
    /// The topic that is added.
    pub topic: Option<String>,
    /// The day on which a pause ends, YYYY-MM-DD.
    pub until_day: Option<String>,
    /// In the words of whoever asked for it.
    pub reason: Option<String>,
    /// What kind of somebody asked for it.
    pub made_by: Hand,
    /// Their name.
    pub name: Option<String>,
    /// Where counting, or the work, stands.
    pub position: Option<i64>,
    /// Who is meant.
    pub counted: i64,
    /// Who was looked at.
    pub handled: i64,
    /// For whom something changed.
    pub changed: i64,
    /// For whom that was taken back.
    pub undone: i64,
    /// When it was asked for.
    pub created_at: UtcTime,
    /// When the number was confirmed.
    pub confirmed_at: Option<UtcTime>,
    /// When it ended.
    pub ended_at: Option<UtcTime>,
}

impl Bulk {
    /// Who asked for it.
    #[must_use]
    pub fn by(&self) -> By {
        By {
            hand: self.made_by,
            name: self.name.clone(),
        }
    }
}

/// What makes a change to many readers.
#[derive(Debug, Clone)]
pub struct NewBulk {
    /// What is done to each.
    pub kind: BulkKind,
    /// What is searched for.
    pub sought: String,
    /// Whose subscriptions; none: those to every list.
    pub list_id: Option<i64>,
    /// The topic that is added.
    pub topic: Option<String>,
    /// The day on which a pause ends, YYYY-MM-DD.
    pub until_day: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Who asks for it.
    pub by: By,
}

/// Writes a change down that is to be counted; returns its number.
pub fn insert(ledger: &mut Ledger, new: &NewBulk, now: UtcTime) -> Result<i64, StoreError> {
    Ok(diesel::insert_into(bulk_actions::table)
        .values((
            bulk_actions::kind.eq(new.kind.as_str()),
            bulk_actions::state.eq(BulkState::Counting.as_str()),
            bulk_actions::sought.eq(&new.sought),
            bulk_actions::list_id.eq(new.list_id),
            bulk_actions::topic.eq(new.topic.as_deref()),
            bulk_actions::until_day.eq(new.until_day.as_deref()),
            bulk_actions::reason.eq(new.reason.as_deref()),
            bulk_actions::made_by.eq(new.by.hand.as_str()),
            bulk_actions::name.eq(new.by.name.as_deref()),
            bulk_actions::created_at.eq(now.micros()),
        ))
        .returning(bulk_actions::id)
        .get_result(ledger)?)
}

/// The searches whose text holds an @, so that it may name an address: numbers and searches.
pub fn searches(ledger: &mut Ledger) -> Result<Vec<(i64, String)>, StoreError> {
    Ok(bulk_actions::table
        .filter(bulk_actions::sought.like("%q=%"))
        .filter(bulk_actions::sought.like("%\\%40%").escape('\\'))
        .order(bulk_actions::id)
        .select((bulk_actions::id, bulk_actions::sought))
        .load(ledger)?)
}

/// Puts another search in the place of what was searched for.
pub fn set_sought(ledger: &mut Ledger, id: i64, sought: &str) -> Result<(), StoreError> {
    diesel::update(bulk_actions::table.find(id))
        .set(bulk_actions::sought.eq(sought))
        .execute(ledger)?;
    Ok(())
}

/// The one with this number.
pub fn by_id(ledger: &mut Ledger, id: i64) -> Result<Option<Bulk>, StoreError> {
    Ok(bulk_actions::table
        .find(id)
        .select(Bulk::as_select())
        .first(ledger)
        .optional()?)
}

/// The same, which nobody else changes until the transaction ends.
pub fn lock(ledger: &mut Ledger, id: i64) -> Result<Option<Bulk>, StoreError> {
    if let Ledger::Postgres(connection) = ledger {
        diesel::sql_query("SELECT 1 FROM bulk_actions WHERE id = $1 FOR UPDATE")
            .bind::<BigInt, _>(id)
            .execute(connection)?;
    }
    by_id(ledger, id)
}

/// Those below this number, newest first.
pub fn below(ledger: &mut Ledger, below: i64, limit: i64) -> Result<Vec<Bulk>, StoreError> {
    Ok(bulk_actions::table
        .filter(bulk_actions::id.lt(below))
        .order(bulk_actions::id.desc())
        .limit(limit)
        .select(Bulk::as_select())
        .load(ledger)?)
}

/// The oldest one that there is something to do for.
pub fn under_way(ledger: &mut Ledger) -> Result<Option<i64>, StoreError> {
    Ok(bulk_actions::table
        .filter(
            bulk_actions::state
                .eq(BulkState::Counting.as_str())
                .or(bulk_actions::state.eq(BulkState::Running.as_str()))
                .or(bulk_actions::state.eq(BulkState::Undoing.as_str())),
        )
        .order(bulk_actions::id)
        .select(bulk_actions::id)
        .first(ledger)
        .optional()?)
}

/// Keeps where a change stands.
pub fn keep(ledger: &mut Ledger, bulk: &Bulk) -> Result<(), StoreError> {
    diesel::update(bulk_actions::table.find(bulk.id))
        .set((
            bulk_actions::state.eq(bulk.state.as_str()),
            bulk_actions::position.eq(bulk.position),
            bulk_actions::counted.eq(bulk.counted),
            bulk_actions::handled.eq(bulk.handled),
            bulk_actions::changed.eq(bulk.changed),
            bulk_actions::undone.eq(bulk.undone),
            bulk_actions::confirmed_at.eq(bulk.confirmed_at.map(UtcTime::micros)),
            bulk_actions::ended_at.eq(bulk.ended_at.map(UtcTime::micros)),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Writes down whom a change is about; returns how many were not among them before.
pub fn add_targets(ledger: &mut Ledger, bulk: i64, subscribers: &[i64]) -> Result<i64, StoreError> {
    if subscribers.is_empty() {
        return Ok(0);
    }
    let added = diesel::sql_query(format!(
        "INSERT INTO bulk_targets (bulk_id, subscriber_id) \
         SELECT $1, id FROM subscribers WHERE id IN ({}) ON CONFLICT DO NOTHING",
        id_list(subscribers)
    ))
    .bind::<BigInt, _>(bulk)
    .execute(ledger)?;
    Ok(i64::try_from(added).unwrap_or(i64::MAX))
}

/// Whom a change is about, behind the reader `after`, in the order of their numbers; with when it changed them.
pub fn targets(
    ledger: &mut Ledger,
    bulk: i64,
    after: i64,
    limit: i64,
) -> Result<Vec<(i64, Option<UtcTime>)>, StoreError> {
    Ok(bulk_targets::table
        .filter(bulk_targets::bulk_id.eq(bulk))
        .filter(bulk_targets::subscriber_id.gt(after))
        .order(bulk_targets::subscriber_id)
        .limit(limit)
        .select((bulk_targets::subscriber_id, bulk_targets::changed_at))
        .load(ledger)?)
}

/// Notes that these readers were changed.
pub fn note_changed(
    ledger: &mut Ledger,
    bulk: i64,
    subscribers: &[i64],
    now: UtcTime,
) -> Result<(), StoreError> {
    diesel::update(
        bulk_targets::table
            .filter(bulk_targets::bulk_id.eq(bulk))
            .filter(bulk_targets::subscriber_id.eq_any(subscribers)),
    )
    .set(bulk_targets::changed_at.eq(now.micros()))
    .execute(ledger)?;
    Ok(())
}

/// The oldest change that ended before `long_ago` and still has targets.
pub fn stale(ledger: &mut Ledger, long_ago: UtcTime) -> Result<Option<i64>, StoreError> {
    Ok(bulk_actions::table
        .filter(bulk_actions::ended_at.lt(long_ago.micros()))
        .filter(diesel::dsl::exists(
            bulk_targets::table.filter(bulk_targets::bulk_id.eq(bulk_actions::id)),
        ))
        .order(bulk_actions::id)
        .select(bulk_actions::id)
        .first(ledger)
        .optional()?)
}

/// Forgets the first `limit` targets of a change; returns how many.
pub fn forget_targets(ledger: &mut Ledger, bulk: i64, limit: i64) -> Result<usize, StoreError> {
    Ok(diesel::sql_query(
        "DELETE FROM bulk_targets WHERE bulk_id = $1 AND subscriber_id IN ( \
           SELECT t.subscriber_id FROM bulk_targets t WHERE t.bulk_id = $2 ORDER BY t.subscriber_id LIMIT $3)",
    )
    .bind::<BigInt, _>(bulk)
    .bind::<BigInt, _>(bulk)
    .bind::<BigInt, _>(limit)
    .execute(ledger)?)
}
