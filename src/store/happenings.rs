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

/// Forgets what happened to a reader who was forgotten.
pub fn forget(ledger: &mut Ledger, subscriber: i64) -> Result<(), StoreError> {
    diesel::delete(happenings::table.filter(happenings::subscriber_id.eq(subscriber)))
        .execute(ledger)?;
    Ok(())
}
