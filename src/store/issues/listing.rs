//! Issues as an operator looks through them: a piece at a time, by list and state, or those of a span of time.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::super::schema::issues;
use super::super::{Ledger, StoreError, id_list};
use super::{Counts, Issue};
use crate::domain::delivery::DeliveryState;
use crate::domain::issue::IssueState;
use crate::domain::time::UtcTime;

/// Which issues are wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct IssueFilter {
    /// Only those of this list.
    pub list: Option<i64>,
    /// Only those in this state.
    pub state: Option<IssueState>,
}

/// The newest issues below the number `below`, at most `limit`.
pub fn listed(
    ledger: &mut Ledger,
    filter: IssueFilter,
    below: i64,
    limit: i64,
) -> Result<Vec<Issue>, StoreError> {
    let mut query = issues::table
        .filter(issues::id.lt(below))
        .order(issues::id.desc())
        .limit(limit)
        .select(Issue::as_select())
        .into_boxed();
    if let Some(list) = filter.list {
        query = query.filter(issues::list_id.eq(list));
    }
    if let Some(state) = filter.state {
        query = query.filter(issues::state.eq(state.as_str()));
    }
    Ok(query.load(ledger)?)
}

/// The issues whose slots lie between two instants (the second excluded), in the order of time, at most `limit`.
pub fn in_span(
    ledger: &mut Ledger,
    list: Option<i64>,
    from: UtcTime,
    until: UtcTime,
    limit: i64,
) -> Result<Vec<Issue>, StoreError> {
    let mut query = issues::table
        .filter(issues::slot_at.ge(from.micros()))
        .filter(issues::slot_at.lt(until.micros()))
        .order((issues::slot_at, issues::id))
        .limit(limit)
        .select(Issue::as_select())
        .into_boxed();
    if let Some(list) = list {
        query = query.filter(issues::list_id.eq(list));
    }
    Ok(query.load(ledger)?)
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    issue_id: i64,
    #[diesel(sql_type = Text)]
    state: DeliveryState,
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// The deliveries of issues that have finished, by state, for all of them in one look at the index of exceptions:
/// nothing of them waits or is under way, so what is left of those planned was sent.
pub fn counts_of_ended(
    ledger: &mut Ledger,
    ended: &[&Issue],
) -> Result<HashMap<i64, Counts>, StoreError> {
    let index = match ledger {
        Ledger::Sqlite(_) => "INDEXED BY deliveries_exceptions",
        Ledger::Postgres(_) => "",
    };
    let ids: Vec<i64> = ended.iter().map(|issue| issue.id).collect();
    let rows: Vec<Row> = diesel::sql_query(format!(
        "SELECT issue_id, state, COUNT(*) AS count FROM deliveries {index} \
         WHERE issue_id IN ({}) AND state NOT IN ('queued', 'sending', 'sent') GROUP BY issue_id, state",
        id_list(&ids)
    ))
    .load(ledger)?;
    let mut all: HashMap<i64, Counts> = ended
        .iter()
        .map(|issue| {
            let counts = Counts {
                planned: issue.planned_count,
                sent: issue.planned_count,
                ..Counts::default()
            };
            (issue.id, counts)
        })
        .collect();
    for row in rows {
        if let Some(counts) = all.get_mut(&row.issue_id) {
            counts.sent -= row.count;
            match row.state {
                DeliveryState::Deferred => counts.deferred = row.count,
                DeliveryState::Rejected => counts.rejected = row.count,
                DeliveryState::Bounced => counts.bounced = row.count,
                DeliveryState::Skipped => counts.skipped = row.count,
                DeliveryState::Cancelled => counts.cancelled = row.count,
                DeliveryState::Expired => counts.expired = row.count,
                DeliveryState::InDoubt => counts.in_doubt = row.count,
                DeliveryState::Queued | DeliveryState::Sending | DeliveryState::Sent => {}
            }
        }
    }
    Ok(all)
}

/// Lets an issue that has ended send again; says whether it stood in `from`. It must have been planned to its end.
pub fn reopen(
    ledger: &mut Ledger,
    id: i64,
    from: IssueState,
    now: UtcTime,
) -> Result<bool, StoreError> {
    let there = issues::table
        .find(id)
        .filter(issues::state.eq(from.as_str()))
        .filter(issues::planned_at.is_not_null());
    let moved = diesel::update(there)
        .set((
            issues::state.eq(IssueState::Sending.as_str()),
            issues::ended_at.eq(None::<i64>),
            issues::resumed_at.eq(now.micros()),
        ))
        .execute(ledger)?;
    Ok(moved > 0)
}

/// Whether anything of an issue may still be sent or is being sent.
pub fn has_open_letters(ledger: &mut Ledger, id: i64) -> Result<bool, StoreError> {
    #[derive(QueryableByName)]
    struct Found {
        #[diesel(sql_type = BigInt)]
        count: i64,
    }
    // The plus keeps both databases from looking through the whole issue for the few under way.
    let found: Found = diesel::sql_query(
        "SELECT COUNT(*) AS count FROM ( \
           SELECT 1 FROM deliveries WHERE issue_id = $1 AND state IN ('queued', 'deferred', 'in_doubt') \
           UNION ALL SELECT 1 FROM deliveries WHERE +issue_id = $1 AND state = 'sending') AS open",
    )
    .bind::<BigInt, _>(id)
    .get_result(ledger)?;
    Ok(found.count > 0)
}
