//! Attempts: dialogues that did not end in acceptance. The accepting reply stands in the delivery itself.

use diesel::prelude::*;

use super::schema::attempts;
use super::{Ledger, StoreError};
use crate::domain::time::UtcTime;

/// How one dialogue ended.
#[derive(Debug, Clone)]
pub struct Attempt<'a> {
    /// The delivery.
    pub delivery: i64,
    /// `deferred`, `rejected`, `unreachable` or `in_doubt`.
    pub outcome: &'static str,
    /// The relay's code.
    pub reply_code: Option<i32>,
    /// The relay's words, or what happened instead of an answer.
    pub reply_text: &'a str,
}

/// Writes an attempt down under the delivery's next number.
pub fn note(ledger: &mut Ledger, attempt: &Attempt<'_>, now: UtcTime) -> Result<(), StoreError> {
    let before: i64 = attempts::table
        .filter(attempts::delivery_id.eq(attempt.delivery))
        .count()
        .get_result(ledger)?;
    diesel::insert_into(attempts::table)
        .values((
            attempts::delivery_id.eq(attempt.delivery),
            attempts::number.eq(i32::try_from(before + 1).unwrap_or(i32::MAX)),
            attempts::outcome.eq(attempt.outcome),
            attempts::reply_code.eq(attempt.reply_code),
            attempts::reply_text.eq(attempt.reply_text),
            attempts::occurred_at.eq(now.micros()),
        ))
        .execute(ledger)?;
    Ok(())
}

/// How often a delivery has ended in doubt.
pub fn doubts(ledger: &mut Ledger, delivery: i64) -> Result<i64, StoreError> {
    Ok(attempts::table
        .filter(attempts::delivery_id.eq(delivery))
        .filter(attempts::outcome.eq("in_doubt"))
        .count()
        .get_result(ledger)?)
}
