//! Deliveries: planned, begun and settled, always by compare-and-set.
//!
//! A worker looks ahead at what is due ([`due`]), which changes nothing, and begins what it is about to
//! send ([`begin`]): the delivery moves to `sending` under the worker's number, in a commit before any byte
//! goes to the relay. That commit is the claim; of two workers that saw the same delivery one begins it.
//! Settling writes the outcome, and names the worker, so a worker that was taken for dead changes nothing.

mod behind;
mod cancelling;
mod dates;
mod doubts;
mod of_reader;
mod planning;
mod recipients;
mod retrying;
mod settling;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Text};

use super::schema::deliveries;
use super::{Ledger, StoreError, id_list};
use crate::domain::address::EmailAddress;
use crate::domain::delivery::ending::{EndReason, IN_DOUBT};
use crate::domain::delivery::{DeliveryState, LetterKind, priority};
use crate::domain::time::UtcTime;

pub use behind::{Laggard, Missed, forget_debts, laggards, missed, move_watermarks, supersede};
pub use cancelling::{
    cancel_for_issue, cancel_for_subscription, cancel_links, cancel_of_cancelled_issues, redirect,
};
pub use dates::{Waits, bring_back, keep_distance};
pub use doubts::{
    Doubt, Doubts, Resolution, SingleDoubt, doubts, held, held_single, resolve, resolve_these,
};
pub use of_reader::{carrying, of_confirmation, of_issue_to, of_subscriber, of_subscriber_before};
pub(in crate::store) use planning::WRITABLE;
pub use planning::{NewLetter, enqueue, plan_apart, plan_audiences, plan_readers};
pub use recipients::{Found, named, recipient, recipients};
pub use retrying::{Candidate, LaterLetter, candidates, planned_later, requeue};
pub use settling::{NoteOfAttempt, Settlement, doubt_abandoned, settle};

/// The columns of [`Delivery`], for statements that return rows.
const COLUMNS: &str = "id, letter, list_id, subscription_id, subscriber_id, issue_id, variant_id, confirmation_id, link_id, \
     recipient, state, attempts, due_at, dated_at, relay, reply_code, reply_text, reason, created_at, settled_at, retried_at";

/// A delivery as it is kept.
#[derive(Debug, Clone, Queryable, QueryableByName, Selectable, serde::Serialize)]
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
    /// The subscriber; none for a test letter.
    pub subscriber_id: Option<i64>,
    /// The issue that it carries.
    pub issue_id: Option<i64>,
    /// The words of that issue.
    pub variant_id: Option<i64>,
    /// The question that it asks.
    pub confirmation_id: Option<i64>,
    /// The link that it brings.
    pub link_id: Option<i64>,
    /// The address.
    pub recipient: EmailAddress,
    /// Where it stands.
    pub state: DeliveryState,
    /// Dialogues begun so far.
    pub attempts: i32,
    /// When it may be begun next; none while an operator has to decide.
    pub due_at: Option<UtcTime>,
    /// The `Date` of the letter, once begun.
    pub dated_at: Option<UtcTime>,
    /// The relay that was asked last.
    pub relay: Option<String>,
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
    /// When an operator last asked for another attempt.
    pub retried_at: Option<UtcTime>,
}

impl Delivery {
    /// Since when its lifetime counts.
    #[must_use]
    pub fn lives_since(&self) -> UtcTime {
        self.retried_at.unwrap_or(self.created_at)
    }
}

/// A delivery that may be begun, as far as one has to know before.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Due {
    /// Its number in the ledger.
    #[diesel(sql_type = BigInt)]
    pub id: i64,
    /// Since when.
    #[diesel(sql_type = BigInt)]
    pub due_at: UtcTime,
    /// The list that writes, which chooses the relays.
    #[diesel(sql_type = BigInt)]
    pub list_id: i64,
    /// The smaller, the sooner ([`crate::domain::delivery::priority`]).
    #[diesel(sql_type = Integer)]
    pub priority: i32,
    /// The address, whose domain sets a pace.
    #[diesel(sql_type = Text)]
    pub recipient: EmailAddress,
}

impl Due {
    /// Whether somebody waits for the letter.
    #[must_use]
    pub fn is_urgent(&self) -> bool {
        self.priority < priority(LetterKind::Digest)
    }
}

/// Which deliveries to look at.
#[derive(Debug, Clone, Copy)]
pub struct Outlook {
    /// Of this issue; none: letters outside any issue.
    pub issue: Option<i64>,
    /// Only what comes after this one, by due time and number.
    pub after: (UtcTime, i64),
    /// The most to return.
    pub limit: i64,
    /// Of how many workers this is which one (from 0): each begins by preference what is its own.
    pub share: (i64, i64),
}

/// Deliveries that could be begun now, the longest due first. Looking changes nothing.
pub fn due(ledger: &mut Ledger, outlook: &Outlook, now: UtcTime) -> Result<Vec<Due>, StoreError> {
    let (due_at, id) = outlook.after;
    let (due_at, now) = (due_at.micros(), now.micros());
    // Two looks, because for `(due_at, id) > (…)` SQLite reads everything that is due at that very instant,
    // which is the whole queue: an issue falls due at once.
    let mut found = Vec::new();
    if due_at <= now {
        let rest = format!("due_at = {due_at} AND id > {id}");
        found = waiting(ledger, outlook, &rest, outlook.limit)?;
    }
    let room = outlook.limit - i64::try_from(found.len()).unwrap_or(outlook.limit);
    if room > 0 {
        let later = format!("due_at > {due_at} AND due_at <= {now}");
        found.extend(waiting(ledger, outlook, &later, room)?);
    }
    Ok(found)
}

fn waiting(
    ledger: &mut Ledger,
    outlook: &Outlook,
    condition: &str,
    limit: i64,
) -> Result<Vec<Due>, StoreError> {
    let issue = match outlook.issue {
        Some(id) => format!("= {id}"),
        None => "IS NULL".to_owned(),
    };
    let (own, of) = outlook.share;
    // Blocks of numbers rather than single ones, so that workers seldom touch the same page.
    let share = match of {
        ..=1 => String::new(),
        of => format!("AND (id / 64) % {of} = {own}"),
    };
    Ok(diesel::sql_query(format!(
        "SELECT id, due_at, list_id, priority, recipient FROM deliveries \
         WHERE issue_id {issue} AND {WAITING} AND {condition} {share} ORDER BY due_at, id LIMIT $1"
    ))
    .bind::<BigInt, _>(limit)
    .load(ledger)?)
}

/// Whoever has a suppressed address gets nothing.
const SUPPRESSED: &str = "EXISTS (SELECT 1 FROM suppressions x JOIN subscribers p ON p.address_key = x.address_key \
     WHERE p.id = deliveries.subscriber_id)";
/// A confirmation letter belongs to a pending subscription, a farewell to an ended one, a link that was asked for
/// to any, all others to an active one.
const LEFT: &str = "subscription_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM subscriptions s \
     WHERE s.id = deliveries.subscription_id AND s.state = CASE deliveries.letter \
       WHEN 'confirm' THEN 'pending' WHEN 'unsubscribed' THEN 'unsubscribed' \
       WHEN 'manage' THEN s.state WHEN 'already' THEN s.state WHEN 'move_from' THEN s.state \
       WHEN 'move_to' THEN s.state ELSE 'active' END)";
/// What may still be begun.
const WAITING: &str = "state IN ('queued', 'deferred', 'in_doubt')";

/// Moves deliveries that are due to `sending`, except those that may no longer be sent: a reader who
/// left or never confirmed is cancelled, a suppressed address skipped, a letter past its lifetime
/// (`oldest`) expired; what belongs to a stopped issue or is somebody else's by now stays as it is.
/// Returns those that were begun.
pub fn begin(
    ledger: &mut Ledger,
    worker: i64,
    ids: &[i64],
    oldest: UtcTime,
    now: UtcTime,
) -> Result<Vec<Delivery>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut begun: Vec<Delivery> = diesel::sql_query(format!(
        "UPDATE deliveries SET state = 'sending', worker_id = $1, attempts = attempts + 1, dated_at = COALESCE(dated_at, $2) \
         WHERE id IN ({}) AND {WAITING} AND due_at <= $3 AND COALESCE(retried_at, created_at) >= $4 AND NOT {SUPPRESSED} AND NOT ({LEFT}) \
           AND NOT EXISTS (SELECT 1 FROM issues i WHERE i.id = deliveries.issue_id AND i.state <> 'sending') \
         RETURNING {COLUMNS}",
        id_list(ids)
    ))
    .bind::<BigInt, _>(worker)
    .bind::<BigInt, _>(now.micros())
    .bind::<BigInt, _>(now.micros())
    .bind::<BigInt, _>(oldest.micros())
    .load(ledger)?;
    if begun.len() < ids.len() {
        let left: Vec<i64> = ids
            .iter()
            .copied()
            .filter(|id| begun.iter().all(|delivery| delivery.id != *id))
            .collect();
        end_unsendable(ledger, &id_list(&left), oldest, now)?;
    }
    // In the order in which they were asked for.
    begun.sort_by_key(|delivery| ids.iter().position(|id| *id == delivery.id));
    Ok(begun)
}

/// Which of these deliveries, begun a while ago by `worker`, would still be begun now: they are still its
/// own, nobody has left or been suppressed since, and no issue was stopped.
pub fn still_wanted(ledger: &mut Ledger, worker: i64, ids: &[i64]) -> Result<Vec<i64>, StoreError> {
    let wanted: Vec<Id> = diesel::sql_query(format!(
        "SELECT id FROM deliveries WHERE id IN ({}) AND state = 'sending' AND worker_id = $1 AND NOT {SUPPRESSED} AND NOT ({LEFT}) \
           AND NOT EXISTS (SELECT 1 FROM issues i WHERE i.id = deliveries.issue_id AND i.state <> 'sending')",
        id_list(ids)
    ))
    .bind::<BigInt, _>(worker)
    .load(ledger)?;
    Ok(wanted.into_iter().map(|row| row.id).collect())
}

/// Ends deliveries that must not be sent any more, each with its reason.
fn end_unsendable(
    ledger: &mut Ledger,
    listed: &str,
    oldest: UtcTime,
    now: UtcTime,
) -> Result<(), StoreError> {
    let too_old = format!("COALESCE(retried_at, created_at) < {}", oldest.micros());
    let mut ended = Vec::new();
    for (state, reason, condition) in [
        ("skipped", EndReason::Suppressed, SUPPRESSED),
        ("cancelled", EndReason::Outrun, LEFT),
        ("expired", EndReason::Outlived, &too_old),
    ] {
        // Of one in doubt nobody knows, and its reason must not say otherwise.
        let rows: Vec<Id> = diesel::sql_query(format!(
            "UPDATE deliveries SET state = $1, \
                    reason = CASE state WHEN 'in_doubt' THEN '{IN_DOUBT}' ELSE '' END || $2, \
                    settled_at = $3, due_at = NULL \
             WHERE id IN ({listed}) AND {WAITING} AND {condition} RETURNING id"
        ))
        .bind::<Text, _>(state)
        .bind::<Text, _>(reason.as_str())
        .bind::<BigInt, _>(now.micros())
        .load(ledger)?;
        ended.extend(as_ids(rows));
    }
    // A reader who rests, or comes back, gets the articles after all.
    super::subscriptions::owe(ledger, &ended)
}

/// When the oldest delivery that could be begun now fell due.
pub fn oldest_due(ledger: &mut Ledger, now: UtcTime) -> Result<Option<UtcTime>, StoreError> {
    #[derive(QueryableByName)]
    struct Oldest {
        #[diesel(sql_type = diesel::sql_types::Nullable<BigInt>)]
        due_at: Option<i64>,
    }
    let mut oldest: Option<i64> = None;
    let issues = super::issues::sending(ledger)?;
    // One look at the head of the index for each issue, and one for the letters outside any.
    let issues = issues.into_iter().map(|(id, _)| Some(id));
    for issue in issues.chain([None]) {
        let which = issue.map_or_else(|| "IS NULL".to_owned(), |id| format!("= {id}"));
        let head: Oldest = diesel::sql_query(format!(
            "SELECT MIN(due_at) AS due_at FROM deliveries WHERE issue_id {which} AND {WAITING} AND due_at <= $1"
        ))
        .bind::<BigInt, _>(now.micros())
        .get_result(ledger)?;
        oldest = oldest.into_iter().chain(head.due_at).min();
    }
    Ok(oldest.map(UtcTime::from_micros))
}

fn as_ids(rows: Vec<Id>) -> Vec<i64> {
    rows.into_iter().map(|row| row.id).collect()
}

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = BigInt)]
    id: i64,
}
