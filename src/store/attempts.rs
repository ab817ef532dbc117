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
    /// The phase of the dialogue that decided.
    pub phase: Option<&'a str>,
    /// Who is at fault, for a rejection.
    pub fault: Option<&'a str>,
    /// The relay that was asked.
    pub relay: Option<&'a str>,
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
            attempts::phase.eq(attempt.phase),
            attempts::fault.eq(attempt.fault),
            attempts::relay.eq(attempt.relay),
            attempts::reply_code.eq(attempt.reply_code),
            attempts::reply_text.eq(attempt.reply_text),
            attempts::occurred_at.eq(now.micros()),
        ))
        .execute(ledger)?;
    Ok(())
}

/// An attempt as it is kept.
#[derive(Debug, Clone, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = attempts)]
pub struct NotedAttempt {
    /// Which one it was, among those that did not end in acceptance.
    pub number: i32,
    /// When it ended.
    pub occurred_at: UtcTime,
    /// `deferred`, `rejected`, `unreachable` or `in_doubt`.
    pub outcome: String,
    /// The point of the dialogue, where it is known.
    pub phase: Option<String>,
    /// At whose door it was laid, where that is known.
    pub fault: Option<String>,
    /// The name of the relay, where it is known.
    pub relay: Option<String>,
    /// The relay's code.
    pub reply_code: Option<i32>,
    /// The relay's words, or what happened instead of an answer.
    pub reply_text: String,
}

/// The newest attempts of a delivery, at most `limit`, oldest first.
pub fn of_delivery(
    ledger: &mut Ledger,
    delivery: i64,
    limit: i64,
) -> Result<Vec<NotedAttempt>, StoreError> {
    let mut newest: Vec<NotedAttempt> = attempts::table
        .filter(attempts::delivery_id.eq(delivery))
        .order(attempts::id.desc())
        .limit(limit)
        .select(NotedAttempt::as_select())
        .load(ledger)?;
    newest.reverse();
    Ok(newest)
}

/// How often a delivery has ended in doubt.
pub fn doubts(ledger: &mut Ledger, delivery: i64) -> Result<i64, StoreError> {
    Ok(attempts::table
        .filter(attempts::delivery_id.eq(delivery))
        .filter(attempts::outcome.eq("in_doubt"))
        .count()
        .get_result(ledger)?)
}
