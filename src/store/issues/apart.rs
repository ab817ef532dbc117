//! Articles that were sent apart from the others: who has one of them gets it in no digest.
//!
//! Nothing is written down for that beyond the deliveries themselves: a reader has the article when there is a
//! delivery of the issue that brought it, unless that ended without being accepted. The unique key of issue and
//! subscriber finds it. A list that never sends an article apart asks for nothing.

use diesel::prelude::*;

use super::super::schema::{issue_articles, issues};
use super::super::{Ledger, StoreError};
use super::planning::{Readers, bind_readers};
use super::{Issue, Lowest};
use crate::domain::issue::{IssueState, Origin, Reach};

/// An article that was sent apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable)]
pub struct Apart {
    /// The issue that brought it.
    pub issue_id: i64,
    /// The article.
    pub article_id: i64,
}

impl Apart {
    /// The issues that brought an article to the reader `s`, each with a comma before it, for SQL.
    pub(in crate::store) fn brought(all: &[Self]) -> String {
        let one = |apart: &Self| {
            format!(
                "CASE WHEN EXISTS (SELECT 1 FROM deliveries d WHERE d.issue_id = {id} AND d.subscriber_id = s.subscriber_id \
                   AND d.state NOT IN ('rejected', 'skipped', 'cancelled', 'expired')) THEN ',{id}' ELSE '' END",
                id = apart.issue_id
            )
        };
        match all {
            [] => "''".to_owned(),
            all => all.iter().map(one).collect::<Vec<_>>().join(" || "),
        }
    }
}

/// What was sent apart and may be news for some of these readers; `readers.apart` is not looked at.
pub fn sent_apart(ledger: &mut Ledger, readers: &Readers<'_>) -> Result<Vec<Apart>, StoreError> {
    let issue = readers.issue;
    let up_to_here = issues::table
        .filter(issues::list_id.eq(issue.list_id))
        .filter(issues::origin.eq(Origin::Breaking.as_str()))
        .filter(issues::through_number.le(issue.through_number))
        .filter(issues::id.ne(issue.id));
    let any = diesel::select(diesel::dsl::exists(up_to_here)).get_result::<bool>(ledger)?;
    if !any {
        return Ok(Vec::new());
    }
    let query = diesel::sql_query(format!(
        "SELECT MIN(s.watermark) AS number FROM subscriptions s WHERE {}",
        readers.condition()
    ));
    let lowest: Lowest = bind_readers!(query, readers).get_result(ledger)?;
    let Some(lowest) = lowest.number else {
        return Ok(Vec::new());
    };
    Ok(up_to_here
        .filter(issues::through_number.gt(lowest))
        .inner_join(issue_articles::table.on(issue_articles::issue_id.eq(issues::id)))
        .order(issues::id)
        .select((issues::id, issue_articles::article_id))
        .load(ledger)?)
}

/// The newest issue that sent an article apart to at least these readers, unless it was cancelled or reached nobody.
pub fn broken(
    ledger: &mut Ledger,
    article: i64,
    reach: Reach,
) -> Result<Option<Issue>, StoreError> {
    let reaches = match reach {
        Reach::Instant => vec![Reach::Instant.as_str(), Reach::All.as_str()],
        Reach::All => vec![Reach::All.as_str()],
    };
    let ended = [IssueState::Cancelled, IssueState::Skipped].map(IssueState::as_str);
    Ok(issues::table
        .inner_join(issue_articles::table.on(issue_articles::issue_id.eq(issues::id)))
        .filter(issue_articles::article_id.eq(article))
        .filter(issues::reach.eq_any(reaches))
        .filter(issues::state.ne_all(ended))
        .order(issues::id.desc())
        .select(Issue::as_select())
        .first(ledger)
        .optional()?)
}
