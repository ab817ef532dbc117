//! The issues that anybody may read: those that are being sent, or were.

use diesel::prelude::*;

use super::super::schema::{articles, issue_articles, issues};
use super::super::{Ledger, StoreError};
use super::Issue;
use crate::domain::issue::IssueState;

const READABLE: [&str; 2] = [IssueState::Sending.as_str(), IssueState::Finished.as_str()];

/// Articles of an issue that are looked at for its headlines; some of them may have been dropped.
const LOOKED_AT: i32 = 20;

/// The issue with this number, if it is one of this list that anybody may read.
pub fn archived(ledger: &mut Ledger, list: i64, id: i64) -> Result<Option<Issue>, StoreError> {
    Ok(issues::table
        .find(id)
        .filter(issues::list_id.eq(list))
        .filter(issues::state.eq_any(READABLE))
        .select(Issue::as_select())
        .first(ledger)
        .optional()?)
}

/// The newest issues of a list that anybody may read, numbered below `before`, at most `limit`.
pub fn newest_archived(
    ledger: &mut Ledger,
    list: i64,
    before: i64,
    limit: i64,
) -> Result<Vec<Issue>, StoreError> {
    Ok(issues::table
        .filter(issues::list_id.eq(list))
        .filter(issues::state.eq_any(READABLE))
        .filter(issues::id.lt(before))
        .order(issues::id.desc())
        .limit(limit)
        .select(Issue::as_select())
        .load(ledger)?)
}

/// The first titles of each of these issues, in their order, as (issue, title).
pub fn headlines(ledger: &mut Ledger, ids: &[i64]) -> Result<Vec<(i64, String)>, StoreError> {
    let rows: Vec<(i64, Option<String>, String)> = issue_articles::table
        .inner_join(articles::table.on(articles::id.eq(issue_articles::article_id)))
        .filter(issue_articles::issue_id.eq_any(ids))
        .filter(issue_articles::dropped.eq(false))
        .filter(issue_articles::position.lt(LOOKED_AT))
        .order((issue_articles::issue_id, issue_articles::position))
        .select((
            issue_articles::issue_id,
            issue_articles::title,
            articles::title,
        ))
        .load(ledger)?;
    let titled = |(issue, own, title): (i64, Option<String>, String)| (issue, own.unwrap_or(title));
    Ok(rows.into_iter().map(titled).collect())
}
