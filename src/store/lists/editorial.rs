//! What a list says about the editing of its issues.

use diesel::prelude::*;

use super::super::columns::{Names, json};
use super::super::schema::lists;
use super::super::{Ledger, StoreError};
use crate::domain::editorial::{Approval, Archive, ArticleOrder};

/// How the issues of a list are edited.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = lists)]
pub struct Editorial {
    /// The fewest articles that are worth an issue; `digest.min_articles` where none is given.
    pub min_articles: Option<i32>,
    /// The most articles that a letter shows; `digest.max_articles` where none is given.
    pub max_articles: Option<i32>,
    /// What comes first.
    pub article_order: ArticleOrder,
    /// The article that comes first where the order is [`ArticleOrder::Lead`].
    pub lead_article_id: Option<i64>,
    /// Markdown above the articles of every issue, unless an editor writes something else.
    pub intro: String,
    /// The template of subjects; the letter's own where none is given.
    pub subject_template: Option<String>,
    /// The template of preheaders; the letter's own where none is given.
    pub preheader_template: Option<String>,
    /// Who has to agree before an issue goes.
    pub approval: Approval,
    /// How long an issue waits to be stopped.
    pub approval_minutes: i32,
    /// Who is told of an issue that waits.
    pub approvers: Names,
    /// Whether anybody may read past issues.
    pub archive: Archive,
}

/// Writes down how the issues of a list are edited.
pub fn set_editorial(
    ledger: &mut Ledger,
    list: i64,
    editorial: &Editorial,
) -> Result<(), StoreError> {
    diesel::update(lists::table.find(list))
        .set((
            lists::min_articles.eq(editorial.min_articles),
            lists::max_articles.eq(editorial.max_articles),
            lists::article_order.eq(editorial.article_order.as_str()),
            lists::lead_article_id.eq(editorial.lead_article_id),
            lists::intro.eq(&editorial.intro),
            lists::subject_template.eq(editorial.subject_template.as_deref()),
            lists::preheader_template.eq(editorial.preheader_template.as_deref()),
            lists::approval.eq(editorial.approval.as_str()),
            lists::approval_minutes.eq(editorial.approval_minutes),
            lists::approvers.eq(json(&editorial.approvers.0)),
            lists::archive.eq(editorial.archive.as_str()),
        ))
        .execute(ledger)?;
    Ok(())
}
