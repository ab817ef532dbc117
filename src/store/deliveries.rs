//! Deliveries: planned, claimed, begun and settled, always by compare-and-set.
//!
//! A claim is a lease (`lease_owner`, `lease_until`) on a delivery that is queued, deferred or, when
//! the policy is to resend, in doubt. Beginning moves it to `sending`, in a commit of its own, before
//! any byte goes to the relay; settling writes the outcome. Every statement names the lease's
//! owner, so a worker that slept past its lease can change nothing.

mod cancelling;
mod planning;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Nullable, Text};

use super::attempts::{self, Attempt};
use super::schema::deliveries;
use super::{Ledger, StoreError};
use crate::domain::address::EmailAddress;
use crate::domain::delivery::{DeliveryState, LetterKind, priority};
use crate::domain::time::UtcTime;

pub use cancelling::{cancel_for_issue, cancel_for_subscription, cancel_of_cancelled_issues};
pub use planning::{NewLetter, enqueue, plan_variant};

/// Doubts after which a delivery is sent no more by itself.
const MOST_DOUBTS: i64 = 3;

/// A delivery as it is kept.
#[derive(Debug, Clone, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = deliveries)]
pub struct Delivery {
    /// Its number in the ledger.
    pub id: i64,
    /// The kind of letter.
    pub letter: LetterKind,
    /// The list that writes.
    pub list_id: i64,
    /// The subscription; none for a test letter.
    pub subscription_id: Option<i64>,
    /// The issue that it carries.
    pub issue_id: Option<i64>,
    /// The words of that issue.
    pub variant_id: Option<i64>,
    /// The question that it asks.
    pub confirmation_id: Option<i64>,
    /// The address.
    pub recipient: EmailAddress,
    /// Where it stands.
    pub state: DeliveryState,
    /// Dialogues begun so far.
    pub attempts: i32,
    /// When it may be claimed next; none while an operator has to decide.
    pub due_at: Option<UtcTime>,
    /// The `Date` of the letter, once begun.
    pub dated_at: Option<UtcTime>,
    /// The last reply's code.
    pub reply_code: Option<i32>,
    /// The last reply's text.
    pub reply_text: Option<String>,
    /// Why it ended without being sent.
    pub reason: Option<String>,
    /// When it was planned.
    pub created_at: UtcTime,
    /// When it ended.
    pub settled_at: Option<UtcTime>,
}

/// How an attempt is written down.
#[derive(Debug, Clone)]
pub struct Settlement<'a> {
    /// The delivery.
    pub id: i64,
    /// The state it moves to, from `sending`.
    pub state: DeliveryState,
    /// When it may be claimed again, if it stays open.
    pub due_at: Option<UtcTime>,
    /// The relay's code.
    pub reply_code: Option<i32>,
    /// The relay's words, or what happened instead of an answer.
    pub reply_text: &'a str,
    /// The name of the outcome in the table of attempts; none for an acceptance.
    pub attempt: Option<&'static str>,
    /// Dialogues begun for it so far, this one included.
    pub attempts: i32,
    /// Whether this dialogue counts as one of the delivery's attempts.
    pub counts: bool,
}

/// Leases deliveries that are due to `worker` until `until`, letters that somebody waits for first.
pub fn claim(
    ledger: &mut Ledger,
    worker: &str,
    limit: i64,
    until: UtcTime,
    now: UtcTime,
) -> Result<Vec<Delivery>, StoreError> {
    let lock = match ledger {
        Ledger::Postgres(_) => "FOR UPDATE OF d SKIP LOCKED",
        Ledger::Sqlite(_) => "",
    };
    let claimed: Vec<Id> = diesel::sql_query(format!(
        "UPDATE deliveries SET lease_owner = $1, lease_until = $2 WHERE id IN ( \
           SELECT d.id FROM deliveries d \
           WHERE d.state IN ('queued', 'deferred', 'in_doubt') AND d.due_at <= $3 \
             AND (d.lease_until IS NULL OR d.lease_until < $3) \
             AND NOT EXISTS (SELECT 1 FROM issues i WHERE i.id = d.issue_id AND i.state <> 'sending') \
           ORDER BY d.priority, d.due_at LIMIT $4 {lock}) \
         RETURNING id"
    ))
    .bind::<Text, _>(worker)
    .bind::<BigInt, _>(until.micros())
    .bind::<BigInt, _>(now.micros())
    .bind::<BigInt, _>(limit)
    .load(ledger)?;
    by_ids(
        ledger,
        &claimed.iter().map(|row| row.id).collect::<Vec<_>>(),
    )
}

/// Moves leased deliveries to `sending`, except those that may no longer be sent: a reader who left
/// or never confirmed is cancelled, a suppressed address skipped, a letter past its lifetime expired;
/// an issue that was stopped stays in the queue, and so does a delivery whose lease has run out.
/// Returns those that were begun; the claims on all others have ended.
pub fn begin(
    ledger: &mut Ledger,
    worker: &str,
    ids: &[i64],
    oldest: UtcTime,
    now: UtcTime,
) -> Result<Vec<Delivery>, StoreError> {
    let listed = id_list(ids);
    end_unsendable(ledger, worker, &listed, oldest, now)?;
    let begun: Vec<Id> = diesel::sql_query(format!(
        "UPDATE deliveries SET state = 'sending', attempts = attempts + 1, dated_at = COALESCE(dated_at, $1) \
         WHERE id IN ({listed}) AND lease_owner = $2 AND lease_until >= $3 \
           AND state IN ('queued', 'deferred', 'in_doubt') \
           AND NOT EXISTS (SELECT 1 FROM issues i WHERE i.id = deliveries.issue_id AND i.state <> 'sending') \
         RETURNING id"
    ))
    .bind::<BigInt, _>(now.micros())
    .bind::<Text, _>(worker)
    .bind::<BigInt, _>(now.micros())
    .load(ledger)?;
    // A heartbeat prolongs every lease of the worker: what was not begun would be held for ever.
    release(ledger, worker, Some(ids))?;
    by_ids(ledger, &begun.iter().map(|row| row.id).collect::<Vec<_>>())
}

/// Ends leased deliveries that must not be sent any more, each with its reason.
fn end_unsendable(
    ledger: &mut Ledger,
    worker: &str,
    listed: &str,
    oldest: UtcTime,
    now: UtcTime,
) -> Result<(), StoreError> {
    let suppressed = "EXISTS (SELECT 1 FROM suppressions x JOIN subscribers p ON p.address_key = x.address_key \
                      WHERE p.id = deliveries.subscriber_id)";
    // A confirmation letter belongs to a pending subscription, a farewell to an ended one, all others to an active one.
    let left = "subscription_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM subscriptions s \
                WHERE s.id = deliveries.subscription_id AND s.state = CASE deliveries.letter \
                  WHEN 'confirm' THEN 'pending' WHEN 'unsubscribed' THEN 'unsubscribed' ELSE 'active' END)";
    let too_old = format!("created_at < {}", oldest.micros());
    for (state, reason, condition) in [
        ("skipped", "the address is suppressed", suppressed),
        (
            "cancelled",
            "the subscription is no longer in the state that this letter is for",
            left,
        ),
        (
            "expired",
            "the letter's lifetime ended before it could be sent",
            &too_old,
        ),
    ] {
        diesel::sql_query(format!(
            "UPDATE deliveries SET state = $1, reason = $2, settled_at = $3, due_at = NULL, \
                    lease_owner = NULL, lease_until = NULL \
             WHERE id IN ({listed}) AND lease_owner = $4 AND state IN ('queued', 'deferred', 'in_doubt') AND {condition}"
        ))
        .bind::<Text, _>(state)
        .bind::<Text, _>(reason)
        .bind::<BigInt, _>(now.micros())
        .bind::<Text, _>(worker)
        .execute(ledger)?;
    }
    Ok(())
}

/// Writes an outcome down and ends the lease. A delivery whose lease passed to somebody else is left
/// alone, with one exception: when it was declared in doubt while its worker could not write, and
/// nobody has begun it since, a final answer that the worker did get still ends the doubt.
pub fn settle(
    ledger: &mut Ledger,
    worker: &str,
    settlement: &Settlement<'_>,
    now: UtcTime,
) -> Result<bool, StoreError> {
    let settled_at = (!settlement.state.is_open()).then_some(now);
    let changed = diesel::sql_query(
        "UPDATE deliveries SET state = $1, due_at = $2, reply_code = $3, reply_text = $4, settled_at = $5, \
                attempts = attempts - $6, lease_owner = NULL, lease_until = NULL \
         WHERE id = $7 AND ((lease_owner = $8 AND state = 'sending') \
           OR (state = 'in_doubt' AND lease_owner IS NULL AND attempts = $9 AND $1 IN ('sent', 'rejected')))",
    )
    .bind::<Text, _>(settlement.state.as_str())
    .bind::<Nullable<BigInt>, _>(settlement.due_at.map(UtcTime::micros))
    .bind::<Nullable<Integer>, _>(settlement.reply_code)
    .bind::<Text, _>(settlement.reply_text)
    .bind::<Nullable<BigInt>, _>(settled_at.map(UtcTime::micros))
    .bind::<Integer, _>(i32::from(!settlement.counts))
    .bind::<BigInt, _>(settlement.id)
    .bind::<Text, _>(worker)
    .bind::<Integer, _>(settlement.attempts)
    .execute(ledger)?;
    if changed == 0 {
        return Ok(false);
    }
    if let Some(outcome) = settlement.attempt {
        attempts::note(
            ledger,
            &Attempt {
                delivery: settlement.id,
                outcome,
                reply_code: settlement.reply_code,
                reply_text: settlement.reply_text,
            },
            now,
        )?;
    }
    if settlement.state == DeliveryState::InDoubt {
        hold_if_often_in_doubt(ledger, settlement.id)?;
    }
    Ok(true)
}

/// Prolongs every lease that `worker` holds.
pub fn renew_leases(ledger: &mut Ledger, worker: &str, until: UtcTime) -> Result<(), StoreError> {
    diesel::update(deliveries::table.filter(deliveries::lease_owner.eq(worker)))
        .set(deliveries::lease_until.eq(until.micros()))
        .execute(ledger)?;
    Ok(())
}

/// Gives back leases on deliveries that were never begun: those numbered, or every one of the worker's.
pub fn release(ledger: &mut Ledger, worker: &str, ids: Option<&[i64]>) -> Result<(), StoreError> {
    let which = ids.map_or_else(String::new, |ids| format!("AND id IN ({})", id_list(ids)));
    diesel::sql_query(format!(
        "UPDATE deliveries SET lease_owner = NULL, lease_until = NULL \
         WHERE lease_owner = $1 AND state <> 'sending' {which}"
    ))
    .bind::<Text, _>(worker)
    .execute(ledger)?;
    Ok(())
}

/// Declares in doubt what was `sending` when its lease ran out: the process died in the dialogue.
/// `due_at` is when to send again, or none when an operator has to decide. Returns how many.
pub fn doubt_abandoned(
    ledger: &mut Ledger,
    due_at: Option<UtcTime>,
    now: UtcTime,
) -> Result<usize, StoreError> {
    const DIED: &str = "the process that was sending this ended without writing the outcome down";
    let doubted: Vec<Id> = diesel::sql_query(
        "UPDATE deliveries SET state = 'in_doubt', due_at = $1, lease_owner = NULL, lease_until = NULL, \
                reply_code = NULL, reply_text = $2 \
         WHERE state = 'sending' AND lease_until < $3 RETURNING id",
    )
    .bind::<Nullable<BigInt>, _>(due_at.map(UtcTime::micros))
    .bind::<Text, _>(DIED)
    .bind::<BigInt, _>(now.micros())
    .load(ledger)?;
    for row in &doubted {
        let died = Attempt {
            delivery: row.id,
            outcome: "in_doubt",
            reply_code: None,
            reply_text: DIED,
        };
        attempts::note(ledger, &died, now)?;
        hold_if_often_in_doubt(ledger, row.id)?;
    }
    Ok(doubted.len())
}

/// A message that ends in doubt again and again is not sent for ever: after [`MOST_DOUBTS`] it waits
/// for an operator.
fn hold_if_often_in_doubt(ledger: &mut Ledger, id: i64) -> Result<(), StoreError> {
    let doubts = attempts::doubts(ledger, id)?;
    if doubts >= MOST_DOUBTS {
        diesel::update(deliveries::table.find(id))
            .set(deliveries::due_at.eq(None::<i64>))
            .execute(ledger)?;
    }
    Ok(())
}

/// When the oldest delivery that could be claimed now fell due.
pub fn oldest_due(ledger: &mut Ledger, now: UtcTime) -> Result<Option<UtcTime>, StoreError> {
    #[derive(QueryableByName)]
    struct Due {
        #[diesel(sql_type = BigInt)]
        due_at: i64,
    }
    let mut oldest: Option<i64> = None;
    // One look at the head of the index for each priority.
    for letter in [LetterKind::Confirm, LetterKind::Welcome, LetterKind::Digest] {
        let head: Option<Due> = diesel::sql_query(
            "SELECT d.due_at FROM deliveries d \
             WHERE d.state IN ('queued', 'deferred', 'in_doubt') AND d.priority = $1 AND d.due_at <= $2 \
               AND NOT EXISTS (SELECT 1 FROM issues i WHERE i.id = d.issue_id AND i.state <> 'sending') \
             ORDER BY d.due_at LIMIT 1",
        )
        .bind::<Integer, _>(priority(letter))
        .bind::<BigInt, _>(now.micros())
        .get_result(ledger)
        .optional()?;
        oldest = oldest.into_iter().chain(head.map(|head| head.due_at)).min();
    }
    Ok(oldest.map(UtcTime::from_micros))
}

/// The deliveries to a subscriber, newest first, at most `limit`.
pub fn of_subscriber(
    ledger: &mut Ledger,
    subscriber: i64,
    limit: i64,
) -> Result<Vec<Delivery>, StoreError> {
    Ok(deliveries::table
        .filter(deliveries::subscriber_id.eq(subscriber))
        .order(deliveries::id.desc())
        .limit(limit)
        .select(Delivery::as_select())
        .load(ledger)?)
}

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

fn by_ids(ledger: &mut Ledger, ids: &[i64]) -> Result<Vec<Delivery>, StoreError> {
    let mut found = Vec::with_capacity(ids.len());
    // SQLite takes a limited number of parameters in one statement.
    for some in ids.chunks(500) {
        found.extend(
            deliveries::table
                .filter(deliveries::id.eq_any(some.to_vec()))
                .select(Delivery::as_select())
                .load::<Delivery>(ledger)?,
        );
    }
    found.sort_by_key(|delivery: &Delivery| (priority(delivery.letter), delivery.id));
    Ok(found)
}

/// Numbers for an `IN (…)`: digits and commas, never anything from outside.
fn id_list(ids: &[i64]) -> String {
    if ids.is_empty() {
        return "NULL".to_owned();
    }
    ids.iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(",")
}
