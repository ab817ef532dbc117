//! Cancelling deliveries: of readers who left and of issues that an operator ended.

use diesel::RunQueryDsl as _;
use diesel::sql_types::{BigInt, Text};

use super::super::{Ledger, StoreError, subscriptions};
use super::{Id, as_ids};
use crate::domain::delivery::ending::EndReason;
use crate::domain::time::UtcTime;

/// Deliveries that are cancelled in one transaction, so that nobody else waits long for a turn to write.
const AT_ONCE: i64 = 5_000;

/// Cancels what is left of issues that were cancelled: what came back to the queue from a dialogue
/// that was under way, and the rest of an issue whose canceller died. At most a few thousand a call.
pub fn cancel_of_cancelled_issues(ledger: &mut Ledger, now: UtcTime) -> Result<usize, StoreError> {
    cancel_some(
        ledger,
        "IN (SELECT i.id FROM issues i WHERE i.state = 'cancelled')",
        now,
    )
}

/// Cancels what is still open for a subscription, except what is being sent at this moment. The reader is owed
/// its articles: who pauses, or takes leaving back, goes on where they were.
pub fn cancel_for_subscription(
    ledger: &mut Ledger,
    subscription: i64,
    reason: EndReason,
    now: UtcTime,
) -> Result<usize, StoreError> {
    // Found by the unique key of issue and subscriber, outside issues and in each issue that is not over:
    // there is no index over all that a reader ever got.
    let cancelled: Vec<Id> = diesel::sql_query(
        "UPDATE deliveries SET state = 'cancelled', reason = $1, settled_at = $2, due_at = NULL \
         WHERE subscription_id = $3 AND link_id IS NULL AND state IN ('queued', 'deferred', 'in_doubt') AND id IN ( \
           SELECT d.id FROM subscriptions s JOIN deliveries d ON d.subscriber_id = s.subscriber_id \
           WHERE s.id = $3 AND d.issue_id IS NULL \
           UNION ALL \
           SELECT d.id FROM subscriptions s CROSS JOIN issues i CROSS JOIN deliveries d \
           WHERE s.id = $3 AND i.list_id = s.list_id AND i.state IN ('planning', 'sending', 'paused') \
             AND d.issue_id = i.id AND d.subscriber_id = s.subscriber_id) \
         RETURNING id",
    )
    .bind::<Text, _>(reason.as_str())
    .bind::<BigInt, _>(now.micros())
    .bind::<BigInt, _>(subscription)
    .load(ledger)?;
    let cancelled = as_ids(cancelled);
    subscriptions::owe(ledger, &cancelled)?;
    Ok(cancelled.len())
}

/// Cancels the letters of a subscriber that bring links and are not on their way yet.
pub fn cancel_links(
    ledger: &mut Ledger,
    subscriber: i64,
    reason: EndReason,
    now: UtcTime,
) -> Result<(), StoreError> {
    diesel::sql_query(
        "UPDATE deliveries SET state = 'cancelled', reason = $1, settled_at = $2, due_at = NULL \
         WHERE link_id IS NOT NULL AND state IN ('queued', 'deferred', 'in_doubt') \
           AND issue_id IS NULL AND subscriber_id = $3",
    )
    .bind::<Text, _>(reason.as_str())
    .bind::<BigInt, _>(now.micros())
    .bind::<BigInt, _>(subscriber)
    .execute(ledger)?;
    Ok(())
}

/// Lets what is still to be sent to a subscriber go to another address; what is being sent at this moment, or
/// may have arrived, stays as it is.
pub fn redirect(ledger: &mut Ledger, subscriber: i64, address: &str) -> Result<(), StoreError> {
    diesel::sql_query(
        "UPDATE deliveries SET recipient = $1 \
         WHERE subscriber_id = $2 AND link_id IS NULL AND state IN ('queued', 'deferred') AND id IN ( \
           SELECT d.id FROM deliveries d WHERE d.issue_id IS NULL AND d.subscriber_id = $2 \
           UNION ALL \
           SELECT d.id FROM subscriptions s CROSS JOIN issues i CROSS JOIN deliveries d \
           WHERE s.subscriber_id = $2 AND i.list_id = s.list_id AND i.state IN ('planning', 'sending', 'paused') \
             AND d.issue_id = i.id AND d.subscriber_id = s.subscriber_id)",
    )
    .bind::<Text, _>(address)
    .bind::<BigInt, _>(subscriber)
    .execute(ledger)?;
    Ok(())
}

/// Cancels what is still open of an issue that is cancelled, except what is being sent at this moment;
/// some of it: call again until the answer is 0.
pub fn cancel_for_issue(
    ledger: &mut Ledger,
    issue: i64,
    now: UtcTime,
) -> Result<usize, StoreError> {
    cancel_some(ledger, &format!("= {issue}"), now)
}

fn cancel_some(ledger: &mut Ledger, issues: &str, now: UtcTime) -> Result<usize, StoreError> {
    let cancelled: Vec<Id> = diesel::sql_query(format!(
        "UPDATE deliveries SET state = 'cancelled', reason = $1, settled_at = $2, due_at = NULL \
         WHERE state IN ('queued', 'deferred', 'in_doubt') AND id IN ( \
           SELECT d.id FROM deliveries d WHERE d.issue_id {issues} \
             AND d.state IN ('queued', 'deferred', 'in_doubt') LIMIT $3) \
         RETURNING id"
    ))
    .bind::<Text, _>(EndReason::IssueCancelled.as_str())
    .bind::<BigInt, _>(now.micros())
    .bind::<BigInt, _>(AT_ONCE)
    .load(ledger)?;
    let cancelled = as_ids(cancelled);
    subscriptions::owe(ledger, &cancelled)?;
    Ok(cancelled.len())
}
