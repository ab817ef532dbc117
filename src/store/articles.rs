//! Articles: one row for each identity within a source, however often it is seen or edited.

use diesel::prelude::*;

use super::columns::{Names, json};
use super::schema::{articles, issue_articles};
use super::{Ledger, StoreError};
use crate::domain::article::{ArticleContent, Ingested, Standing};
use crate::domain::time::UtcTime;

/// An article as it is kept.
#[derive(Debug, Clone, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = articles)]
pub struct Article {
    /// Its number in the ledger.
    pub id: i64,
    /// Its source: `feed:7` or an API client's name for itself.
    pub source: String,
    /// Its identity within the source.
    pub external_id: String,
    /// Where it is read.
    pub url: String,
    /// Plain text.
    pub title: String,
    /// Plain text.
    pub summary: String,
    /// The lead image.
    pub image_url: Option<String>,
    /// Plain text.
    pub author: Option<String>,
    /// What the letter calls the source.
    pub source_title: String,
    /// Sections and tags as published.
    pub topics: Names,
    /// Whether it may appear in a digest.
    pub standing: Standing,
    /// When the source says it was published.
    pub published_at: Option<UtcTime>,
    /// When we first saw it.
    pub first_seen_at: UtcTime,
}

/// Where articles come from.
#[derive(Debug, Clone)]
pub struct ArticleSource<'a> {
    /// The list that they belong to.
    pub list_id: i64,
    /// The feed, if it is one.
    pub feed_id: Option<i64>,
    /// The name under which identities are unique.
    pub name: &'a str,
    /// What letters call it.
    pub title: &'a str,
}

/// Keeps an article: a new one is inserted, a known one brought up to date without ever becoming new again.
pub fn upsert(
    ledger: &mut Ledger,
    source: &ArticleSource<'_>,
    content: &ArticleContent,
    standing: Standing,
    now: UtcTime,
) -> Result<Ingested, StoreError> {
    let known: Option<Article> = articles::table
        .filter(articles::list_id.eq(source.list_id))
        .filter(articles::source.eq(source.name))
        .filter(articles::external_id.eq(&content.external_id))
        .select(Article::as_select())
        .first(ledger)
        .optional()?;
    let told = (
        articles::url.eq(&content.url),
        articles::title.eq(&content.title),
        articles::summary.eq(&content.summary),
        articles::image_url.eq(content.image_url.as_deref()),
        articles::author.eq(content.author.as_deref()),
        articles::source_title.eq(source.title),
        articles::topics.eq(json(&content.topics)),
        articles::published_at.eq(content.published_at.map(UtcTime::micros)),
    );
    let Some(known) = known else {
        diesel::insert_into(articles::table)
            .values((
                told,
                articles::list_id.eq(source.list_id),
                articles::feed_id.eq(source.feed_id),
                articles::source.eq(source.name),
                articles::external_id.eq(&content.external_id),
                articles::standing.eq(standing.as_str()),
                articles::first_seen_at.eq(now.micros()),
                articles::changed_at.eq(now.micros()),
            ))
            .execute(ledger)?;
        return Ok(Ingested::Created);
    };
    if known.says_the_same(content) && known.source_title == source.title {
        return Ok(Ingested::Unchanged);
    }
    diesel::update(articles::table.find(known.id))
        .set((told, articles::changed_at.eq(now.micros())))
        .execute(ledger)?;
    Ok(Ingested::Updated)
}

impl Article {
    fn says_the_same(&self, content: &ArticleContent) -> bool {
        self.url == content.url
            && self.title == content.title
            && self.summary == content.summary
            && self.image_url == content.image_url
            && self.author == content.author
            && self.topics.0 == content.topics
            && self.published_at == content.published_at
    }
}

/// The articles that the next issue of a schedule would carry, newest first: new ones first seen
/// since `since` that no issue of the schedule has carried.
pub fn unplanned(
    ledger: &mut Ledger,
    list: i64,
    schedule: i64,
    since: UtcTime,
) -> Result<Vec<Article>, StoreError> {
    let carried = issue_articles::table
        .filter(issue_articles::schedule_id.eq(schedule))
        .filter(issue_articles::article_id.eq(articles::id));
    Ok(articles::table
        .filter(articles::list_id.eq(list))
        .filter(articles::standing.eq(Standing::New.as_str()))
        .filter(articles::first_seen_at.ge(since.micros()))
        .filter(diesel::dsl::not(diesel::dsl::exists(carried)))
        .order((articles::published_at.desc(), articles::id.desc()))
        .select(Article::as_select())
        .load(ledger)?)
}

/// The articles of an issue in their order.
pub fn of_issue(ledger: &mut Ledger, issue: i64) -> Result<Vec<Article>, StoreError> {
    Ok(issue_articles::table
        .inner_join(articles::table.on(articles::id.eq(issue_articles::article_id)))
        .filter(issue_articles::issue_id.eq(issue))
        .order(issue_articles::position)
        .select(Article::as_select())
        .load(ledger)?)
}

/// The newest articles of a list, at most `limit`.
pub fn newest(ledger: &mut Ledger, list: i64, limit: i64) -> Result<Vec<Article>, StoreError> {
    Ok(articles::table
        .filter(articles::list_id.eq(list))
        .order(articles::id.desc())
        .limit(limit)
        .select(Article::as_select())
        .load(ledger)?)
}
