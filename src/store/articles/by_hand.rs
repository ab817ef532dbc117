//! What editors do with articles: hide one, show it again, put its words right; and which issues carry it.

use std::collections::HashMap;

use diesel::prelude::*;

use super::super::schema::{articles, issue_articles, issues, lists};
use super::super::{Ledger, StoreError};
use super::search;
use crate::domain::article::ArticleContent;
use crate::domain::issue::IssueState;
use crate::domain::time::UtcTime;
use crate::store::columns::json;

/// An issue that carries an article, or carried it.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, serde::Serialize)]
pub struct CarriedBy {
    /// The article.
    pub article_id: i64,
    /// The issue.
    pub issue_id: i64,
    /// When it was due.
    pub slot_at: UtcTime,
    /// Where it stands.
    pub state: IssueState,
    /// Since when it may be planned; none for a draft.
    pub approved_at: Option<UtcTime>,
    /// Whether the article was taken out of it.
    pub dropped: bool,
}

impl CarriedBy {
    /// Whether it waits for approval, so that what is changed of the article is changed in it.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        self.approved_at.is_none() && matches!(self.state, IssueState::Held | IssueState::Paused)
    }

    /// Whether letters with the article have gone out, or are about to.
    #[must_use]
    pub fn is_mailed(&self) -> bool {
        !self.dropped
            && self.approved_at.is_some()
            && !matches!(self.state, IssueState::Skipped | IssueState::Held)
    }
}

/// The issues that carry these articles, the newest first.
pub fn carried_by(ledger: &mut Ledger, articles: &[i64]) -> Result<Vec<CarriedBy>, StoreError> {
    Ok(issue_articles::table
        .inner_join(issues::table.on(issues::id.eq(issue_articles::issue_id)))
        .filter(issue_articles::article_id.eq_any(articles.to_vec()))
        .order((issues::id.desc(), issue_articles::article_id))
        .select((
            issue_articles::article_id,
            issues::id,
            issues::slot_at,
            issues::state,
            issues::approved_at,
            issue_articles::dropped,
        ))
        .load(ledger)?)
}

/// The slugs of these articles' lists, by article.
pub fn slugs(ledger: &mut Ledger, ids: &[i64]) -> Result<HashMap<i64, String>, StoreError> {
    let rows: Vec<(i64, String)> = articles::table
        .inner_join(lists::table.on(lists::id.eq(articles::list_id)))
        .filter(articles::id.eq_any(ids.to_vec()))
        .select((articles::id, lists::slug))
        .load(ledger)?;
    Ok(rows.into_iter().collect())
}

/// Hides an article, or shows it again; says whether that changed anything.
pub fn set_hidden(
    ledger: &mut Ledger,
    id: i64,
    hidden_at: Option<UtcTime>,
) -> Result<bool, StoreError> {
    let micros = hidden_at.map(UtcTime::micros);
    let changed = match hidden_at {
        Some(_) => diesel::update(
            articles::table
                .find(id)
                .filter(articles::hidden_at.is_null()),
        )
        .set(articles::hidden_at.eq(micros))
        .execute(ledger)?,
        None => diesel::update(
            articles::table
                .find(id)
                .filter(articles::hidden_at.is_not_null()),
        )
        .set(articles::hidden_at.eq(micros))
        .execute(ledger)?,
    };
    Ok(changed > 0)
}

/// Takes an article out of a draft, which then carries so many.
pub fn take_out(
    ledger: &mut Ledger,
    issue: i64,
    article: i64,
    left: i32,
) -> Result<(), StoreError> {
    diesel::update(issue_articles::table.find((issue, article)))
        .set(issue_articles::dropped.eq(true))
        .execute(ledger)?;
    diesel::update(issues::table.find(issue))
        .set(issues::article_count.eq(left))
        .execute(ledger)?;
    Ok(())
}

/// Takes the number of a released article away, so that it can be released anew.
pub fn forget_number(ledger: &mut Ledger, id: i64) -> Result<(), StoreError> {
    diesel::update(articles::table.find(id))
        .set(articles::number.eq(None::<i64>))
        .execute(ledger)?;
    Ok(())
}

/// Puts an editor's words in the place of the source's.
pub fn correct(
    ledger: &mut Ledger,
    id: i64,
    source_title: &str,
    content: &ArticleContent,
    now: UtcTime,
) -> Result<(), StoreError> {
    diesel::update(articles::table.find(id))
        .set((
            articles::url.eq(&content.url),
            articles::title.eq(&content.title),
            articles::summary.eq(&content.summary),
            articles::image_url.eq(content.image_url.as_deref()),
            articles::author.eq(content.author.as_deref()),
            articles::categories.eq(json(&content.topics)),
            articles::corrected_at.eq(now.micros()),
            articles::changed_at.eq(now.micros()),
        ))
        .execute(ledger)?;
    search::note_words(ledger, id, source_title, content)
}

/// Lets the source speak for an article again, at the next visit.
pub fn let_source_speak(ledger: &mut Ledger, id: i64) -> Result<(), StoreError> {
    diesel::update(articles::table.find(id))
        .set(articles::corrected_at.eq(None::<i64>))
        .execute(ledger)?;
    Ok(())
}
