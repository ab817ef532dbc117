//! Another attempt at letters that ended without being accepted, because an operator asks for it.
//!
//! The delivery itself goes back to the queue, so there is still one of them for each issue and subscriber, with
//! the Message-ID and the date that it had. What its reader was owed for it goes with it.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::super::columns::Ids;
use super::super::issues::Issue;
use super::super::{Ledger, StoreError, id_list};
use super::{Id, SUPPRESSED, as_ids};
use crate::domain::delivery::DeliveryState;
use crate::domain::time::UtcTime;

/// A delivery that somebody wants tried once more, and all that speaks against it.
#[derive(Debug, Clone, QueryableByName)]
pub struct Candidate {
    /// The delivery.
    #[diesel(sql_type = BigInt)]
    pub id: i64,
    /// Its reader.
    #[diesel(sql_type = BigInt)]
    pub subscriber_id: i64,
    /// Where it stands.
    #[diesel(sql_type = Text)]
    pub state: DeliveryState,
    /// What it carries.
    #[diesel(sql_type = Text)]
    pub articles: Ids,
    /// How often it was in doubt.
    #[diesel(sql_type = BigInt)]
    pub doubts: i64,
    /// 1 where the subscription is active.
    #[diesel(sql_type = BigInt)]
    pub active: i64,
    /// 1 where the address is suppressed.
    #[diesel(sql_type = BigInt)]
    pub suppressed: i64,
}

/// These deliveries of an issue, in the order of their numbers; those that are not of the issue are left out.
pub fn candidates(
    ledger: &mut Ledger,
    issue: i64,
    ids: &[i64],
) -> Result<Vec<Candidate>, StoreError> {
    Ok(diesel::sql_query(format!(
        "SELECT deliveries.id, deliveries.subscriber_id, deliveries.state, v.articles, \
           (SELECT COUNT(*) FROM attempts a WHERE a.delivery_id = deliveries.id AND a.outcome = 'in_doubt') AS doubts, \
           (SELECT COUNT(*) FROM subscriptions s WHERE s.id = deliveries.subscription_id AND s.state = 'active') AS active, \
           CAST(CASE WHEN {SUPPRESSED} THEN 1 ELSE 0 END AS BIGINT) AS suppressed \
         FROM deliveries JOIN variants v ON v.id = deliveries.variant_id \
         WHERE deliveries.id IN ({}) AND deliveries.issue_id = $1 ORDER BY deliveries.id",
        id_list(ids)
    ))
    .bind::<BigInt, _>(issue)
    .load(ledger)?)
}

/// A letter of another issue to a reader.
#[derive(Debug, Clone, QueryableByName)]
pub struct LaterLetter {
    /// The reader.
    #[diesel(sql_type = BigInt)]
    pub subscriber_id: i64,
    /// What it carries.
    #[diesel(sql_type = Text)]
    pub articles: Ids,
}

/// The letters to these readers in issues of the same list that were planned after this one, whatever became of
/// them: what one of them carries, this issue must not bring once more. Whoever holds the list's row keeps new
/// ones from being planned.
pub fn planned_later(
    ledger: &mut Ledger,
    issue: &Issue,
    subscribers: &[i64],
) -> Result<Vec<LaterLetter>, StoreError> {
    let planned_at = issue.planned_at.map_or(0, UtcTime::micros);
    Ok(diesel::sql_query(format!(
        "SELECT d.subscriber_id, v.articles \
         FROM issues i CROSS JOIN deliveries d CROSS JOIN variants v \
         WHERE i.list_id = $1 AND i.id <> $2 AND (i.planned_at IS NULL OR i.planned_at >= $3) \
           AND d.issue_id = i.id AND d.subscriber_id IN ({}) AND v.id = d.variant_id",
        id_list(subscribers)
    ))
    .bind::<BigInt, _>(issue.list_id)
    .bind::<BigInt, _>(issue.id)
    .bind::<BigInt, _>(planned_at)
    .load(ledger)?)
}

/// Puts deliveries that ended without being accepted back into the queue, to where their readers are reached now,
/// and takes what was owed for them; returns those for which that was done.
pub fn requeue(ledger: &mut Ledger, ids: &[i64], now: UtcTime) -> Result<Vec<i64>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let queued: Vec<Id> = diesel::sql_query(format!(
        "UPDATE deliveries SET state = 'queued', due_at = $1, retried_at = $2, settled_at = NULL, reason = NULL, \
           reply_code = NULL, reply_text = NULL, \
           recipient = (SELECT p.address FROM subscribers p WHERE p.id = deliveries.subscriber_id) \
         WHERE id IN ({}) AND state IN ('rejected', 'skipped', 'cancelled', 'expired') RETURNING id",
        id_list(ids)
    ))
    .bind::<BigInt, _>(now.micros())
    .bind::<BigInt, _>(now.micros())
    .load(ledger)?;
    let queued = as_ids(queued);
    diesel::sql_query(format!(
        "DELETE FROM owed WHERE EXISTS (SELECT 1 FROM deliveries d WHERE d.id IN ({}) \
           AND d.subscription_id = owed.subscription_id AND d.variant_id = owed.variant_id)",
        id_list(&queued)
    ))
    .execute(ledger)?;
    Ok(queued)
}
