//! Imported readers who have to be asked whether they want the letters, and were not asked yet.

use diesel::prelude::*;

use super::super::schema::import_questions;
use super::super::{Ledger, StoreError};
use crate::domain::time::UtcTime;

/// A reader who has to be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable)]
pub struct Question {
    /// What would become active.
    pub subscription_id: i64,
    /// The list.
    pub list_id: i64,
}

/// The lists of which readers wait to be asked now.
pub fn due_lists(ledger: &mut Ledger, now: UtcTime) -> Result<Vec<i64>, StoreError> {
    Ok(import_questions::table
        .filter(import_questions::not_before.le(now.micros()))
        .select(import_questions::list_id)
        .distinct()
        .order(import_questions::list_id)
        .load(ledger)?)
}

/// Readers of a list who may be asked now, the longest waiting first, at most `limit`.
pub fn due_questions(
    ledger: &mut Ledger,
    list: i64,
    limit: i64,
    now: UtcTime,
) -> Result<Vec<Question>, StoreError> {
    Ok(import_questions::table
        .filter(import_questions::list_id.eq(list))
        .filter(import_questions::not_before.le(now.micros()))
        .order((
            import_questions::not_before,
            import_questions::subscription_id,
        ))
        .limit(limit)
        .select((import_questions::subscription_id, import_questions::list_id))
        .load(ledger)?)
}

/// A reader was asked, or does not have to be any more.
pub fn drop_question(ledger: &mut Ledger, subscription: i64) -> Result<(), StoreError> {
    diesel::delete(import_questions::table.find(subscription)).execute(ledger)?;
    Ok(())
}

/// A reader is asked later.
pub fn ask_later(
    ledger: &mut Ledger,
    subscription: i64,
    not_before: UtcTime,
) -> Result<(), StoreError> {
    diesel::update(import_questions::table.find(subscription))
        .set(import_questions::not_before.eq(not_before.micros()))
        .execute(ledger)?;
    Ok(())
}

/// How many readers of an import were not asked yet.
pub fn waiting_of(ledger: &mut Ledger, import: i64) -> Result<i64, StoreError> {
    Ok(import_questions::table
        .filter(import_questions::import_id.eq(import))
        .count()
        .get_result(ledger)?)
}
