//! Planning an issue chunk by chunk, as the ledger sees it.
//!
//! The cursor (`planned_through`) and the deliveries of a chunk are written in one transaction, and
//! the cursor only by compare-and-set. So whoever goes on with an issue, after a crash or beside
//! another planner, begins exactly behind the last reader that was planned.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::super::columns::Names;
use super::super::schema::{issue_articles, issues, variants};
use super::super::{Ledger, StoreError};
use super::{Issue, by_id};
use crate::domain::issue::{IssueState, PauseReason, SkipReason};
use crate::domain::time::UtcTime;

/// The next active subscriptions of a list.
#[derive(Debug, Clone, Default)]
pub struct Range {
    /// The last of them; none when there are no more.
    pub through: Option<i64>,
    /// How many they are.
    pub rows: i64,
    /// The combinations of topics that their readers chose.
    pub topics: Vec<Names>,
}

/// The issues that are being planned, the oldest first.
pub fn in_planning(ledger: &mut Ledger) -> Result<Vec<Issue>, StoreError> {
    Ok(issues::table
        .filter(issues::state.eq(IssueState::Planning.as_str()))
        .order(issues::id)
        .select(Issue::as_select())
        .load(ledger)?)
}

/// The issue as it stands, if it is being planned; until the transaction ends nobody else plans it.
pub fn lock_planning(ledger: &mut Ledger, id: i64) -> Result<Option<Issue>, StoreError> {
    if let Ledger::Postgres(connection) = ledger {
        // SQLite has one writer in any case.
        diesel::sql_query("SELECT 1 FROM issues WHERE id = $1 FOR NO KEY UPDATE")
            .bind::<BigInt, _>(id)
            .execute(connection)?;
    }
    Ok(by_id(ledger, id)?.filter(|issue| issue.state == IssueState::Planning))
}

/// The next active subscriptions of a list above `after`, at most `limit`.
pub fn next_range(
    ledger: &mut Ledger,
    list: i64,
    after: i64,
    limit: i64,
) -> Result<Range, StoreError> {
    #[derive(QueryableByName)]
    struct Chosen {
        #[diesel(sql_type = Text)]
        topics: Names,
        #[diesel(sql_type = BigInt)]
        readers: i64,
        #[diesel(sql_type = BigInt)]
        last: i64,
    }
    let rows: Vec<Chosen> = diesel::sql_query(
        "SELECT topics, COUNT(*) AS readers, MAX(id) AS last FROM ( \
           SELECT s.id, s.topics FROM subscriptions s \
           WHERE s.list_id = $1 AND s.state = 'active' AND s.id > $2 ORDER BY s.id LIMIT $3) next \
         GROUP BY topics ORDER BY topics",
    )
    .bind::<BigInt, _>(list)
    .bind::<BigInt, _>(after)
    .bind::<BigInt, _>(limit)
    .load(ledger)?;
    Ok(Range {
        through: rows.iter().map(|row| row.last).max(),
        rows: rows.iter().map(|row| row.readers).sum(),
        topics: rows.into_iter().map(|row| row.topics).collect(),
    })
}

/// The combinations of topics that an issue has a variant for.
pub fn planned_topics(ledger: &mut Ledger, issue: i64) -> Result<Vec<Names>, StoreError> {
    Ok(variants::table
        .filter(variants::issue_id.eq(issue))
        .select(variants::topics)
        .load(ledger)?)
}

/// Moves the cursor of an issue on, and counts; says whether it stood where it was read.
pub fn note_chunk(
    ledger: &mut Ledger,
    issue: &Issue,
    through: i64,
    planned: i64,
) -> Result<bool, StoreError> {
    let unchanged = issues::table
        .find(issue.id)
        .filter(issues::state.eq(IssueState::Planning.as_str()))
        .filter(issues::planned_through.eq(issue.planned_through));
    let moved = diesel::update(unchanged)
        .set((
            issues::planned_through.eq(through),
            issues::planned_count.eq(issues::planned_count + planned),
        ))
        .execute(ledger)?;
    Ok(moved > 0)
}

/// Ends the planning of an issue: it is sent from now on, or waits for an operator for a reason.
pub fn end_planning(
    ledger: &mut Ledger,
    id: i64,
    waits: Option<(PauseReason, &str)>,
    now: UtcTime,
) -> Result<(), StoreError> {
    let to = match waits {
        Some(_) => IssueState::Paused,
        None => IssueState::Sending,
    };
    diesel::update(
        issues::table
            .find(id)
            .filter(issues::state.eq(IssueState::Planning.as_str())),
    )
    .set((
        issues::state.eq(to.as_str()),
        issues::pause_reason.eq(waits.map(|(reason, _)| reason.as_str())),
        issues::pause_note.eq(waits.map(|(_, note)| note)),
        issues::planned_at.eq(now.micros()),
    ))
    .execute(ledger)?;
    Ok(())
}

/// Ends the planning of an issue that has nobody to be sent to. Its articles are free again: the
/// window has moved on, but who confirms within the look-back may still get the latest of them.
pub fn skip_for_want_of_readers(
    ledger: &mut Ledger,
    id: i64,
    now: UtcTime,
) -> Result<(), StoreError> {
    diesel::delete(variants::table.filter(variants::issue_id.eq(id))).execute(ledger)?;
    diesel::delete(issue_articles::table.filter(issue_articles::issue_id.eq(id)))
        .execute(ledger)?;
    diesel::update(
        issues::table
            .find(id)
            .filter(issues::state.eq(IssueState::Planning.as_str())),
    )
    .set((
        issues::state.eq(IssueState::Skipped.as_str()),
        issues::skip_reason.eq(SkipReason::NobodyToWriteTo.as_str()),
        issues::article_count.eq(0),
        issues::ended_at.eq(now.micros()),
    ))
    .execute(ledger)?;
    Ok(())
}
