//! Readers who are behind: an earlier letter did not reach them, and its articles come with this one.
//!
//! What they are owed is written down (`owed`), or still waits in the queue as a letter of an older issue,
//! which the new one takes the place of. A letter whose dialogue is open, or that is in doubt, is left alone:
//! it may have arrived.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::super::columns::Ids;
use super::super::issues::{Apart, Choice, Issue, Readers, bind_readers};
use super::super::schema::owed;
use super::super::{Ledger, StoreError, id_list};
use super::Id;
use super::planning::WRITABLE;
use crate::domain::delivery::ending::in_the_next_issue;
use crate::domain::time::UtcTime;

/// An older issue with no more open letters than this is looked through as a whole; in one with more, the
/// letters of a chunk's readers are looked up one by one.
const FEW_LETTERS: i64 = 2_000;

/// A reader who is behind.
#[derive(Debug, Clone, QueryableByName)]
pub struct Laggard {
    /// The subscription.
    #[diesel(sql_type = BigInt)]
    pub id: i64,
    /// All that decides what the reader gets.
    #[diesel(embed)]
    pub choice: Choice,
}

/// Articles that did not reach a reader.
#[derive(Debug, Clone, QueryableByName)]
pub struct Missed {
    /// The subscription.
    #[diesel(sql_type = BigInt)]
    pub subscription_id: i64,
    /// The delivery that still waits; 0 for one that has ended.
    #[diesel(sql_type = BigInt)]
    pub delivery_id: i64,
    /// The articles.
    #[diesel(sql_type = Text)]
    pub articles: Ids,
}

/// The readers of a chunk who are behind, locked until the transaction ends.
pub fn laggards(ledger: &mut Ledger, readers: &Readers<'_>) -> Result<Vec<Laggard>, StoreError> {
    let mut ids = with_debts(ledger, readers)?;
    for (issue, is_large) in older_open_issues(ledger, readers.issue)? {
        ids.extend(with_letters(ledger, readers, issue, is_large)?);
    }
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let lock = match ledger {
        Ledger::Postgres(_) => "FOR NO KEY UPDATE OF s",
        Ledger::Sqlite(_) => "",
    };
    let query = diesel::sql_query(format!(
        "SELECT s.id, s.topics, s.topic_since, COALESCE(s.language, '') AS language, s.watermark, {} AS apart \
         FROM subscriptions s JOIN subscribers p ON p.id = s.subscriber_id \
         WHERE {} AND {WRITABLE} AND s.id IN ({}) ORDER BY s.id {lock}",
        Apart::brought(&readers.apart),
        readers.condition(),
        id_list(&ids)
    ));
    Ok(bind_readers!(query, readers).load(ledger)?)
}

fn with_debts(ledger: &mut Ledger, readers: &Readers<'_>) -> Result<Vec<i64>, StoreError> {
    Ok(owed::table
        .filter(owed::subscription_id.gt(readers.issue.planned_through))
        .filter(owed::subscription_id.le(readers.through))
        .select(owed::subscription_id)
        .distinct()
        .load(ledger)?)
}

/// The issues of the list that were made before and have letters waiting, and whether these are many.
fn older_open_issues(ledger: &mut Ledger, issue: &Issue) -> Result<Vec<(i64, bool)>, StoreError> {
    let open: Vec<Id> = diesel::sql_query(
        "SELECT id FROM issues WHERE list_id = $1 AND id < $2 AND state IN ('planning', 'sending', 'paused')",
    )
    .bind::<BigInt, _>(issue.list_id)
    .bind::<BigInt, _>(issue.id)
    .load(ledger)?;
    let mut found = Vec::new();
    for one in open {
        let waiting: Id = diesel::sql_query(format!(
            "SELECT COUNT(*) AS id FROM (SELECT 1 FROM deliveries d WHERE d.issue_id = {} \
               AND d.state IN ('queued', 'deferred', 'in_doubt') LIMIT {}) w",
            one.id,
            FEW_LETTERS + 1
        ))
        .get_result(ledger)?;
        if waiting.id > 0 {
            found.push((one.id, waiting.id > FEW_LETTERS));
        }
    }
    Ok(found)
}

fn with_letters(
    ledger: &mut Ledger,
    readers: &Readers<'_>,
    issue: i64,
    is_large: bool,
) -> Result<Vec<i64>, StoreError> {
    let source = if is_large {
        // Not a join, which PostgreSQL would begin with the issue: it knows of its rows only later.
        "SELECT s.id FROM subscriptions s \
         WHERE s.list_id = $1 AND s.state = 'active' AND s.id > $2 AND s.id <= $3 \
           AND (SELECT d.state FROM deliveries d WHERE d.issue_id = $4 AND d.subscriber_id = s.subscriber_id) \
             IN ('queued', 'deferred')"
    } else {
        // All of the partial index's condition is said, so that both databases use it.
        "SELECT d.subscription_id AS id FROM deliveries d \
         WHERE d.list_id = $1 AND d.subscription_id > $2 AND d.subscription_id <= $3 AND d.issue_id = $4 \
           AND d.state IN ('queued', 'deferred', 'in_doubt') AND d.state <> 'in_doubt'"
    };
    let ids: Vec<Id> = diesel::sql_query(source)
        .bind::<BigInt, _>(readers.issue.list_id)
        .bind::<BigInt, _>(readers.issue.planned_through)
        .bind::<BigInt, _>(readers.through)
        .bind::<BigInt, _>(issue)
        .load(ledger)?;
    Ok(ids.into_iter().map(|row| row.id).collect())
}

/// What did not reach these readers. A letter that still waits is locked; one that somebody begins at this
/// moment is not among them.
pub fn missed(ledger: &mut Ledger, issue: &Issue, ids: &[i64]) -> Result<Vec<Missed>, StoreError> {
    let ids = id_list(ids);
    let mut missed: Vec<Missed> = diesel::sql_query(format!(
        "SELECT o.subscription_id, CAST(0 AS BIGINT) AS delivery_id, v.articles \
         FROM owed o JOIN variants v ON v.id = o.variant_id WHERE o.subscription_id IN ({ids}) \
         ORDER BY o.subscription_id, o.variant_id"
    ))
    .load(ledger)?;
    let lock = match ledger {
        Ledger::Postgres(_) => "FOR UPDATE OF d SKIP LOCKED",
        Ledger::Sqlite(_) => "",
    };
    let waiting: Vec<Missed> = diesel::sql_query(format!(
        "SELECT d.subscription_id, d.id AS delivery_id, v.articles \
         FROM subscriptions s CROSS JOIN issues i CROSS JOIN deliveries d CROSS JOIN variants v \
         WHERE s.id IN ({ids}) AND i.list_id = s.list_id AND i.id < $1 AND i.state IN ('planning', 'sending', 'paused') \
           AND d.issue_id = i.id AND d.subscriber_id = s.subscriber_id AND d.state IN ('queued', 'deferred') \
           AND v.id = d.variant_id ORDER BY d.id {lock}"
    ))
    .bind::<BigInt, _>(issue.id)
    .load(ledger)?;
    missed.extend(waiting);
    Ok(missed)
}

/// Ends letters of older issues whose articles an issue carries now.
pub fn supersede(
    ledger: &mut Ledger,
    issue: &Issue,
    deliveries: &[i64],
    now: UtcTime,
) -> Result<(), StoreError> {
    if deliveries.is_empty() {
        return Ok(());
    }
    diesel::sql_query(format!(
        "UPDATE deliveries SET state = 'expired', reason = $1, settled_at = $2, due_at = NULL \
         WHERE id IN ({}) AND state IN ('queued', 'deferred')",
        id_list(deliveries)
    ))
    .bind::<Text, _>(in_the_next_issue(issue.id))
    .bind::<BigInt, _>(now.micros())
    .execute(ledger)?;
    Ok(())
}

/// Forgets what these readers were owed, because it was planned now or is not wanted any more.
pub fn forget_debts(ledger: &mut Ledger, ids: &[i64]) -> Result<(), StoreError> {
    diesel::delete(owed::table.filter(owed::subscription_id.eq_any(ids))).execute(ledger)?;
    Ok(())
}

/// Moves the watermark of these readers up to the last article of an issue.
pub fn move_watermarks(ledger: &mut Ledger, issue: &Issue, ids: &[i64]) -> Result<(), StoreError> {
    diesel::sql_query(format!(
        "UPDATE subscriptions SET watermark = $1 WHERE id IN ({}) AND watermark < $2",
        id_list(ids)
    ))
    .bind::<BigInt, _>(issue.through_number)
    .bind::<BigInt, _>(issue.through_number)
    .execute(ledger)?;
    Ok(())
}
