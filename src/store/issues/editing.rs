//! Issues that are held: what an editor changes of them, and how they go.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::super::articles::Article;

use super::super::schema::{articles, issue_articles, issues};
use super::super::{Ledger, StoreError};
use super::{Id, Issue, by_id};
use crate::domain::issue::IssueState;
use crate::domain::time::UtcTime;

/// An article as an issue carries it.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, serde::Serialize)]
pub struct Carried {
    /// The article.
    pub id: i64,
    /// Its place in the issue, from 0.
    pub position: i32,
    /// Whether an editor took it out.
    pub dropped: bool,
    /// An editor's own title.
    pub retitled: Option<String>,
    /// The title as published.
    pub title: String,
    /// Where it is read.
    pub url: String,
    /// What the letter calls the source.
    pub source: String,
}

/// The issue as it stands; until the transaction ends nobody else changes it.
pub fn lock(ledger: &mut Ledger, id: i64) -> Result<Option<Issue>, StoreError> {
    if let Ledger::Postgres(connection) = ledger {
        // SQLite has one writer in any case.
        diesel::sql_query("SELECT 1 FROM issues WHERE id = $1 FOR NO KEY UPDATE")
            .bind::<BigInt, _>(id)
            .execute(connection)?;
    }
    by_id(ledger, id)
}

/// Everything that an issue carries or carried before it was edited, in its order.
pub fn carried(ledger: &mut Ledger, issue: i64) -> Result<Vec<Carried>, StoreError> {
    Ok(issue_articles::table
        .inner_join(articles::table.on(articles::id.eq(issue_articles::article_id)))
        .filter(issue_articles::issue_id.eq(issue))
        .order(issue_articles::position)
        .select((
            articles::id,
            issue_articles::position,
            issue_articles::dropped,
            issue_articles::title,
            articles::title,
            articles::url,
            articles::source_title,
        ))
        .load(ledger)?)
}

/// These articles with the titles that an editor of the issue gave them.
pub fn as_titled(
    ledger: &mut Ledger,
    issue: i64,
    mut articles: Vec<Article>,
) -> Result<Vec<Article>, StoreError> {
    let titles: Vec<(i64, Option<String>)> = issue_articles::table
        .filter(issue_articles::issue_id.eq(issue))
        .filter(issue_articles::title.is_not_null())
        .select((issue_articles::article_id, issue_articles::title))
        .load(ledger)?;
    let mut titles: HashMap<i64, String> = titles
        .into_iter()
        .filter_map(|(article, title)| title.map(|title| (article, title)))
        .collect();
    for article in &mut articles {
        if let Some(title) = titles.remove(&article.id) {
            article.title = title;
        }
    }
    Ok(articles)
}

/// Writes down the place, the standing and the title of one article of an issue.
pub fn set_carried(ledger: &mut Ledger, issue: i64, article: &Carried) -> Result<(), StoreError> {
    diesel::update(issue_articles::table.find((issue, article.id)))
        .set((
            issue_articles::position.eq(article.position),
            issue_articles::dropped.eq(article.dropped),
            issue_articles::title.eq(article.retitled.as_deref()),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Writes down the subject, the preheader and the note of an issue, and how many articles it carries.
pub fn set_words(
    ledger: &mut Ledger,
    issue: i64,
    [subject, preheader]: [Option<&str>; 2],
    intro: &str,
    article_count: i32,
) -> Result<(), StoreError> {
    diesel::update(issues::table.find(issue))
        .set((
            issues::subject.eq(subject),
            issues::preheader.eq(preheader),
            issues::intro.eq(intro),
            issues::article_count.eq(article_count),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Lets a held issue be planned; says whether it was held. Its age counts from here.
pub fn approve(ledger: &mut Ledger, id: i64, now: UtcTime) -> Result<bool, StoreError> {
    let held = issues::table
        .find(id)
        .filter(issues::state.eq(IssueState::Held.as_str()));
    let moved = diesel::update(held)
        .set((
            issues::state.eq(IssueState::Planning.as_str()),
            issues::goes_at.eq(None::<i64>),
            issues::approved_at.eq(now.micros()),
            issues::resumed_at.eq(now.micros()),
        ))
        .execute(ledger)?;
    Ok(moved > 0)
}

/// Keeps a held issue from going by itself; says whether it was held.
pub fn let_wait(ledger: &mut Ledger, id: i64) -> Result<bool, StoreError> {
    let held = issues::table
        .find(id)
        .filter(issues::state.eq(IssueState::Held.as_str()));
    let stopped = diesel::update(held)
        .set(issues::goes_at.eq(None::<i64>))
        .execute(ledger)?;
    Ok(stopped > 0)
}

/// Whether a held issue's instant has come.
pub fn any_due(ledger: &mut Ledger, now: UtcTime) -> Result<bool, StoreError> {
    let due = issues::table
        .filter(issues::state.eq(IssueState::Held.as_str()))
        .filter(issues::goes_at.le(now.micros()));
    Ok(diesel::select(diesel::dsl::exists(due)).get_result(ledger)?)
}

/// Lets every held issue be planned whose instant has come, and not longer ago than `oldest`; returns their
/// numbers. Of two processes that do this at once, one finds each of them.
pub fn go_due(ledger: &mut Ledger, oldest: UtcTime, now: UtcTime) -> Result<Vec<i64>, StoreError> {
    let rows: Vec<Id> = diesel::sql_query(
        "UPDATE issues SET state = 'planning', approved_at = $1, resumed_at = $1, goes_at = NULL \
         WHERE state = 'held' AND goes_at <= $1 AND goes_at >= $2 RETURNING id",
    )
    .bind::<BigInt, _>(now.micros())
    .bind::<BigInt, _>(oldest.micros())
    .load(ledger)?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// The held issues that should have gone, or that were made or last resumed, before `oldest`.
pub fn held_too_long(ledger: &mut Ledger, oldest: UtcTime) -> Result<Vec<i64>, StoreError> {
    let rows: Vec<Id> = diesel::sql_query(
        "SELECT id FROM issues WHERE state = 'held' AND COALESCE(goes_at, resumed_at, created_at) < $1",
    )
    .bind::<BigInt, _>(oldest.micros())
    .load(ledger)?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// The held issues whose approvers have not been written to, the oldest first.
pub fn untold(ledger: &mut Ledger) -> Result<Vec<Issue>, StoreError> {
    Ok(issues::table
        .filter(issues::state.eq(IssueState::Held.as_str()))
        .filter(issues::told_at.is_null())
        .order(issues::id)
        .select(Issue::as_select())
        .load(ledger)?)
}

/// Writes down that an issue's approvers are written to; says whether nobody else did so before.
pub fn note_told(ledger: &mut Ledger, id: i64, now: UtcTime) -> Result<bool, StoreError> {
    let untold = issues::table
        .find(id)
        .filter(issues::state.eq(IssueState::Held.as_str()))
        .filter(issues::told_at.is_null());
    let told = diesel::update(untold)
        .set(issues::told_at.eq(now.micros()))
        .execute(ledger)?;
    Ok(told > 0)
}
