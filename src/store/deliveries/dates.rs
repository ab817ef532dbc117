//! The dates of what was put off, after the machine's clock was set.

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::super::{Ledger, StoreError, issues};
use super::WAITING;
use crate::domain::time::UtcTime;

/// The longest that anything is put off, in seconds.
#[derive(Debug, Clone, Copy)]
pub struct Waits {
    /// A letter that no relay could take.
    pub queued_seconds: i64,
    /// A letter that a relay put off.
    pub deferred_seconds: i64,
    /// A letter in doubt.
    pub in_doubt_seconds: i64,
    /// The next visit to a feed that answers well.
    pub feed_seconds: i64,
    /// The next visit to a feed that keeps failing.
    pub failing_feed_seconds: i64,
}

/// The clock was set forward by `jump` microseconds: what that alone made due waits as long as before. Repeating
/// it changes nothing, for what was moved is not due any more.
pub fn keep_distance(ledger: &mut Ledger, jump: i64, now: UtcTime) -> Result<(), StoreError> {
    diesel::sql_query(
        "UPDATE deliveries SET due_at = due_at + $1 \
         WHERE state NOT IN ('queued', 'sending', 'sent') AND state IN ('deferred', 'in_doubt') \
           AND due_at > $2 AND due_at <= $3",
    )
    .bind::<BigInt, _>(jump)
    .bind::<BigInt, _>(now.micros() - jump)
    .bind::<BigInt, _>(now.micros())
    .execute(ledger)?;
    Ok(())
}

/// The clock was set back by `jump` microseconds (a negative number), or perhaps (0) by nobody knows how much
/// while no process ran: what lies further ahead than it can have been put off is brought back. Repeating
/// it changes nothing.
pub fn bring_back(
    ledger: &mut Ledger,
    waits: &Waits,
    jump: i64,
    now: UtcTime,
) -> Result<(), StoreError> {
    let open = issues::open(ledger)?;
    let open = open.into_iter().map(|issue| Some(issue.id));
    for issue in open.chain([None]) {
        // The beginning of the index, so that nothing is read but what is moved.
        let which = issue.map_or_else(|| "IS NULL".to_owned(), |id| format!("= {id}"));
        for (state, longest) in [
            ("queued", waits.queued_seconds),
            ("deferred", waits.deferred_seconds),
            ("in_doubt", waits.in_doubt_seconds),
        ] {
            let bound = now.plus_seconds(longest).micros();
            let brought_to = match (state, jump) {
                ("queued", _) => now.micros().to_string(),
                (_, 0) => bound.to_string(),
                (_, jump) => format!("due_at + ({jump})"),
            };
            diesel::sql_query(format!(
                "UPDATE deliveries SET due_at = {brought_to} \
                 WHERE issue_id {which} AND {WAITING} AND due_at > $1 AND state = '{state}'"
            ))
            .bind::<BigInt, _>(bound)
            .execute(ledger)?;
        }
    }
    Ok(())
}
