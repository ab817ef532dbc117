//! Deliveries in doubt: which they are, and what an operator decides about those that are held.
//!
//! Held is what is in doubt without a time at which it is sent again: under the policy "hold", or
//! after too many doubts. Only those wait for an operator; the others go on by themselves.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Nullable, Text};

use super::super::{Ledger, StoreError, id_list};
use crate::domain::address::EmailAddress;
use crate::domain::delivery::ending::EndReason;
use crate::domain::delivery::{DeliveryState, LetterKind};
use crate::domain::time::UtcTime;

/// How many deliveries are in doubt.
#[derive(Debug, Clone, Default, PartialEq, Eq, QueryableByName, serde::Serialize)]
pub struct Doubts {
    /// All of them.
    #[diesel(sql_type = BigInt)]
    pub total: i64,
    /// Those that wait for an operator.
    #[diesel(sql_type = BigInt)]
    pub held: i64,
}

/// A delivery that waits for an operator.
#[derive(Debug, Clone, QueryableByName, serde::Serialize)]
pub struct Doubt {
    /// Its number in the ledger.
    #[diesel(sql_type = BigInt)]
    pub id: i64,
    /// The address.
    #[diesel(sql_type = Text)]
    pub recipient: EmailAddress,
    /// When its last dialogue was found without an answer.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub since: Option<UtcTime>,
    /// Dialogues begun so far.
    #[diesel(sql_type = Integer)]
    pub attempts: i32,
    /// What is known about the last one.
    #[diesel(sql_type = Nullable<Text>)]
    pub reply_text: Option<String>,
}

/// A letter that belongs to no issue, such as a confirmation, and waits for an operator.
#[derive(Debug, Clone, QueryableByName, serde::Serialize)]
pub struct SingleDoubt {
    /// The delivery's number in the ledger.
    #[diesel(sql_type = BigInt)]
    pub id: i64,
    /// What kind of letter it is; a digest outside issues is a test letter.
    #[diesel(sql_type = Text)]
    pub letter: LetterKind,
    /// The address.
    #[diesel(sql_type = Text)]
    pub recipient: EmailAddress,
    /// The reader; none where it was written to an operator.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub subscriber_id: Option<i64>,
    /// The slug of the list that it comes from.
    #[diesel(sql_type = Text)]
    pub list: String,
    /// The name of the list.
    #[diesel(sql_type = Text)]
    pub list_name: String,
    /// The IANA time zone of the list.
    #[diesel(sql_type = Text)]
    pub time_zone: String,
    /// When its last dialogue was found without an answer.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub since: Option<UtcTime>,
    /// Dialogues begun so far.
    #[diesel(sql_type = Integer)]
    pub attempts: i32,
    /// What is known about the last one.
    #[diesel(sql_type = Nullable<Text>)]
    pub reply_text: Option<String>,
}

/// What an operator decides about a delivery in doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolution {
    /// It is sent once more, the same letter with the same Message-ID.
    Resend,
    /// It has arrived.
    Sent,
    /// It is not sent again, whether it arrived or not.
    GiveUp,
}

/// Whose deliveries are meant: those of an issue, or the letters outside issues to a subscriber.
fn whose(issue: Option<i64>, parameter: &str) -> String {
    // All of the partial index's condition is said, so that both databases use it.
    match issue {
        Some(_) => {
            format!("issue_id = {parameter} AND state NOT IN ('queued', 'sending', 'sent')")
        }
        None => format!("subscriber_id = {parameter} AND issue_id IS NULL"),
    }
}

/// How many deliveries of an issue are in doubt.
pub fn doubts(ledger: &mut Ledger, issue: i64) -> Result<Doubts, StoreError> {
    let condition = whose(Some(issue), "$1");
    Ok(diesel::sql_query(format!(
        "SELECT COUNT(*) AS total, COALESCE(SUM(CASE WHEN due_at IS NULL THEN 1 ELSE 0 END), 0) AS held \
         FROM deliveries WHERE {condition} AND state = 'in_doubt'"
    ))
    .bind::<BigInt, _>(issue)
    .get_result(ledger)?)
}

/// The deliveries of an issue that wait for an operator, in the order of planning, at most `limit`.
pub fn held(ledger: &mut Ledger, issue: i64, limit: i64) -> Result<Vec<Doubt>, StoreError> {
    let condition = whose(Some(issue), "$1");
    Ok(diesel::sql_query(format!(
        "SELECT id, recipient, attempts, reply_text, \
                (SELECT MAX(a.occurred_at) FROM attempts a WHERE a.delivery_id = deliveries.id) AS since \
         FROM deliveries WHERE {condition} AND state = 'in_doubt' AND due_at IS NULL ORDER BY id LIMIT $2"
    ))
    .bind::<BigInt, _>(issue)
    .bind::<BigInt, _>(limit)
    .load(ledger)?)
}

/// The letters outside issues that wait for an operator, those with a number below `below`, the newest first, at most
/// `limit`.
pub fn held_single(
    ledger: &mut Ledger,
    below: i64,
    limit: i64,
) -> Result<Vec<SingleDoubt>, StoreError> {
    // All of the partial index's condition is said; the plus keeps both databases from walking the numbers instead.
    Ok(diesel::sql_query(
        "SELECT d.id, d.letter, d.recipient, d.subscriber_id, d.attempts, d.reply_text, \
                l.slug AS list, l.name AS list_name, l.time_zone, \
                (SELECT MAX(a.occurred_at) FROM attempts a WHERE a.delivery_id = d.id) AS since \
         FROM deliveries d JOIN lists l ON l.id = d.list_id \
         WHERE d.issue_id IS NULL AND d.state NOT IN ('queued', 'sending', 'sent') AND d.state = 'in_doubt' \
           AND d.due_at IS NULL AND +d.id < $1 ORDER BY +d.id DESC LIMIT $2",
    )
    .bind::<BigInt, _>(below)
    .bind::<BigInt, _>(limit)
    .load(ledger)?)
}

/// Decides about these held deliveries of an issue, or about these letters outside issues where `issue` is none, and about
/// no other. Returns how many that were.
pub fn resolve_these(
    ledger: &mut Ledger,
    issue: Option<i64>,
    ids: &[i64],
    resolution: Resolution,
    now: UtcTime,
) -> Result<usize, StoreError> {
    let (state, due_at, settled_at, reason) = outcome(resolution, now);
    let whose = match issue {
        Some(_) => "issue_id = $5",
        None => "issue_id IS NULL AND $5 = 0",
    };
    Ok(diesel::sql_query(format!(
        "UPDATE deliveries SET state = $1, due_at = $2, settled_at = $3, reason = $4 \
         WHERE id IN ({}) AND {whose} AND state = 'in_doubt' AND due_at IS NULL",
        id_list(ids)
    ))
    .bind::<Text, _>(state.as_str())
    .bind::<Nullable<BigInt>, _>(due_at.map(UtcTime::micros))
    .bind::<Nullable<BigInt>, _>(settled_at.map(UtcTime::micros))
    .bind::<Nullable<Text>, _>(reason)
    .bind::<BigInt, _>(issue.unwrap_or(0))
    .execute(ledger)?)
}

/// What becomes of a delivery that is decided about: its state, when it is due, when it ended and why.
fn outcome(
    resolution: Resolution,
    now: UtcTime,
) -> (
    DeliveryState,
    Option<UtcTime>,
    Option<UtcTime>,
    Option<&'static str>,
) {
    match resolution {
        Resolution::Resend => (DeliveryState::InDoubt, Some(now), None, None),
        Resolution::Sent => (
            DeliveryState::Sent,
            None,
            Some(now),
            Some(EndReason::SaidToHaveArrived.as_str()),
        ),
        Resolution::GiveUp => (
            DeliveryState::Cancelled,
            None,
            Some(now),
            Some(EndReason::GivenUp.as_str()),
        ),
    }
}

/// Decides about the held deliveries of an issue, or about the letters outside issues where `issue`
/// is none, to all of its readers or to one subscriber. Returns how many that were.
pub fn resolve(
    ledger: &mut Ledger,
    issue: Option<i64>,
    subscriber: Option<i64>,
    resolution: Resolution,
    now: UtcTime,
) -> Result<usize, StoreError> {
    let condition = whose(issue, "$5");
    let (state, due_at, settled_at, reason) = outcome(resolution, now);
    let Some(first) = issue.or(subscriber) else {
        return Ok(0);
    };
    Ok(diesel::sql_query(format!(
        "UPDATE deliveries SET state = $1, due_at = $2, settled_at = $3, reason = $4 \
         WHERE {condition} AND state = 'in_doubt' AND due_at IS NULL AND (subscriber_id = $6 OR $6 = 0)"
    ))
    .bind::<Text, _>(state.as_str())
    .bind::<Nullable<BigInt>, _>(due_at.map(UtcTime::micros))
    .bind::<Nullable<BigInt>, _>(settled_at.map(UtcTime::micros))
    .bind::<Nullable<Text>, _>(reason)
    .bind::<BigInt, _>(first)
    .bind::<BigInt, _>(subscriber.unwrap_or(0))
    .execute(ledger)?)
}
