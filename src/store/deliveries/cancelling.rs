//! Cancelling deliveries: of readers who left and of issues that an operator ended.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::super::{Ledger, StoreError};
use crate::domain::time::UtcTime;

/// Cancels what came back to the queue of an issue that was cancelled during the dialogue.
pub fn cancel_of_cancelled_issues(ledger: &mut Ledger, now: UtcTime) -> Result<usize, StoreError> {
    // All open states are named, `sending` too, so that the index of open deliveries is used.
    Ok(diesel::sql_query(
        "UPDATE deliveries SET state = 'cancelled', reason = 'an operator cancelled the issue', settled_at = $1, \
                due_at = NULL, lease_owner = NULL, lease_until = NULL \
         WHERE issue_id IN (SELECT i.id FROM issues i WHERE i.state = 'cancelled') \
           AND state IN ('queued', 'sending', 'deferred', 'in_doubt') AND state <> 'sending'",
    )
    .bind::<BigInt, _>(now.micros())
    .execute(ledger)?)
}

/// Cancels what is still open for a subscription, except what is being sent at this moment.
pub fn cancel_for_subscription(
    ledger: &mut Ledger,
    subscription: i64,
    reason: &str,
    now: UtcTime,
) -> Result<usize, StoreError> {
    cancel(ledger, "subscription_id", subscription, reason, now)
}

/// Cancels what is still open of an issue, except what is being sent at this moment.
pub fn cancel_for_issue(
    ledger: &mut Ledger,
    issue: i64,
    reason: &str,
    now: UtcTime,
) -> Result<usize, StoreError> {
    cancel(ledger, "issue_id", issue, reason, now)
}

fn cancel(
    ledger: &mut Ledger,
    column: &'static str,
    value: i64,
    reason: &str,
    now: UtcTime,
) -> Result<usize, StoreError> {
    Ok(diesel::sql_query(format!(
        "UPDATE deliveries SET state = 'cancelled', reason = $1, settled_at = $2, due_at = NULL, \
                lease_owner = NULL, lease_until = NULL \
         WHERE {column} = $3 AND state IN ('queued', 'deferred', 'in_doubt')"
    ))
    .bind::<Text, _>(reason)
    .bind::<BigInt, _>(now.micros())
    .bind::<BigInt, _>(value)
    .execute(ledger)?)
}
