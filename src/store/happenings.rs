//! What happened to readers that no other table tells.

use diesel::prelude::*;

use super::schema::happenings;
use super::{Ledger, StoreError};
use crate::domain::happening::{By, Hand, Happening};
use crate::domain::time::UtcTime;

/// Something about to be written down.
#[derive(Debug, Clone)]
pub struct NewHappening<'a> {
    /// To whom.
    pub subscriber: i64,
    /// About which list; none where it is about the person.
    pub list: Option<i64>,
    /// What.
    pub kind: Happening,
    /// Who did it.
    pub by: &'a By,
    /// What was before and after, or why.
    pub detail: serde_json::Value,
}

/// Something that happened.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = happenings)]
pub struct NotedHappening {
    /// About which list; none where it is about the person.
    pub list_id: Option<i64>,
    /// What.
    pub kind: Happening,
    /// What kind of somebody did it.
    pub made_by: Hand,
    /// The operator's name or the key's prefix.
    pub name: Option<String>,
    /// JSON: what was before and after, or why.
    pub detail: String,
    /// When.
    pub occurred_at: UtcTime,
}

/// Writes down what happened.
pub fn note(ledger: &mut Ledger, one: &NewHappening<'_>, now: UtcTime) -> Result<(), StoreError> {
    diesel::insert_into(happenings::table)
        .values((
            happenings::subscriber_id.eq(one.subscriber),
            happenings::list_id.eq(one.list),
            happenings::kind.eq(one.kind.as_str()),
            happenings::made_by.eq(one.by.hand.as_str()),
            happenings::name.eq(one.by.name.as_deref()),
            happenings::detail.eq(one.detail.to_string()),
            happenings::occurred_at.eq(now.micros()),
        ))
        .execute(ledger)?;
    Ok(())
}

/// What happened to a reader, newest first, at most `limit`.
pub fn of_subscriber(
    ledger: &mut Ledger,
    subscriber: i64,
    limit: i64,
) -> Result<Vec<NotedHappening>, StoreError> {
    Ok(happenings::table
        .filter(happenings::subscriber_id.eq(subscriber))
        .order(happenings::id.desc())
        .limit(limit)
        .select(NotedHappening::as_select())
        .load(ledger)?)
}

/// The newest beginning or end of a pause of a reader (by number) from a list that was noted up to an instant.
pub fn last_rest(
    ledger: &mut Ledger,
    (subscriber, list): (i64, i64),
    instant: UtcTime,
) -> Result<Option<NotedHappening>, StoreError> {
    let kinds = [Happening::Paused.as_str(), Happening::Resumed.as_str()];
    Ok(happenings::table
        .filter(happenings::subscriber_id.eq(subscriber))
        .filter(happenings::list_id.eq(list))
        .filter(happenings::kind.eq_any(kinds))
        .filter(happenings::occurred_at.le(instant.micros()))
        .order(happenings::id.desc())
        .select(NotedHappening::as_select())
        .first(ledger)
        .optional()?)
}

/// When the first pause of a reader from a list ended that was still on at an instant.
pub fn next_end_of_rest(
    ledger: &mut Ledger,
    (subscriber, list): (i64, i64),
    instant: UtcTime,
) -> Result<Option<UtcTime>, StoreError> {
    Ok(happenings::table
        .filter(happenings::subscriber_id.eq(subscriber))
        .filter(happenings::list_id.eq(list))
        .filter(happenings::kind.eq(Happening::Resumed.as_str()))
        .filter(happenings::occurred_at.gt(instant.micros()))
        .order(happenings::id)
        .select(happenings::occurred_at)
        .first(ledger)
        .optional()?)
}

/// Forgets what happened to a reader who was forgotten.
pub fn forget(ledger: &mut Ledger, subscriber: i64) -> Result<(), StoreError> {
    diesel::delete(happenings::table.filter(happenings::subscriber_id.eq(subscriber)))
        .execute(ledger)?;
    Ok(())
}
