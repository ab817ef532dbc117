//! Articles: one row for each, however often it is seen, edited, moved or read from another feed.
//!
//! Who an article is say its marks ([`keys`]); when it may be mailed says its standing. Whatever makes
//! an article new goes through [`let_go`], which gives it its topics and its number.

use diesel::prelude::*;

use super::columns::{Names, json};
use super::schema::{articles, issue_articles, lists};
use super::{Ledger, StoreError};
use crate::domain::article::{ArticleContent, HeldReason, Ingested, Standing};
use crate::domain::time::UtcTime;

pub mod held;
pub mod keys;

/// Rows asked for in one statement.
const CHUNK: usize = 500;

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
    /// Names of sections and tags as published.
    pub categories: Names,
    /// Slugs by the list's topic rules; fixed when it is released.
    pub topics: Names,
    /// Whether it may appear in a digest.
    pub standing: Standing,
    /// Why it may not yet.
    pub held_reason: Option<HeldReason>,
    /// Until when, where its date says so.
    pub held_until: Option<UtcTime>,
    /// When the source says it was published.
    pub published_at: Option<UtcTime>,
    /// When we first saw it.
    pub first_seen_at: UtcTime,
    /// When it was let into digests.
    pub released_at: Option<UtcTime>,
    /// Its place among the released articles of its list.
    pub number: Option<i64>,
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

/// Whether a new article may be mailed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admission {
    /// In the next issue; [`let_go`] is due for it in the same transaction.
    Now,
    /// Never.
    BackCatalogue,
    /// From that instant on.
    From(UtcTime),
    /// When a person says so.
    AskFirst,
}

/// Writes a new article and returns its number in the ledger.
pub fn insert(
    ledger: &mut Ledger,
    source: &ArticleSource<'_>,
    content: &ArticleContent,
    admission: Admission,
    now: UtcTime,
) -> Result<i64, StoreError> {
    let (standing, reason, until) = match admission {
        // Released below, or by the caller with others of its kind.
        Admission::Now => (Standing::Held, Some(HeldReason::Future), Some(now)),
        Admission::BackCatalogue => (Standing::BackCatalogue, None, None),
        Admission::From(at) => (Standing::Held, Some(HeldReason::Future), Some(at)),
        Admission::AskFirst => (Standing::Held, Some(HeldReason::Flood), None),
    };
    let id = diesel::insert_into(articles::table)
        .values((
            (
                articles::url.eq(&content.url),
                articles::title.eq(&content.title),
                articles::summary.eq(&content.summary),
                articles::image_url.eq(content.image_url.as_deref()),
                articles::author.eq(content.author.as_deref()),
                articles::source_title.eq(source.title),
                articles::categories.eq(json(&content.topics)),
                articles::published_at.eq(content.published_at.map(UtcTime::micros)),
            ),
            articles::list_id.eq(source.list_id),
            articles::feed_id.eq(source.feed_id),
            articles::source.eq(source.name),
            articles::external_id.eq(&content.external_id),
            articles::topics.eq("[]"),
            articles::standing.eq(standing.as_str()),
            articles::held_reason.eq(reason.map(HeldReason::as_str)),
            articles::held_until.eq(until.map(UtcTime::micros)),
            articles::first_seen_at.eq(now.micros()),
            articles::changed_at.eq(now.micros()),
        ))
        .returning(articles::id)
        .get_result(ledger)?;
    Ok(id)
}

/// Brings a known article up to date. It never becomes new again; one that waits for its date waits for
/// the date that its source says now.
pub fn update(
    ledger: &mut Ledger,
    known: &Article,
    source: &ArticleSource<'_>,
    content: &ArticleContent,
    now: UtcTime,
) -> Result<Ingested, StoreError> {
    if known.source != source.name {
        return Ok(Ingested::Duplicate);
    }
    if known.says_the_same(content) && known.source_title == source.title {
        return Ok(Ingested::Unchanged);
    }
    let until = match known.held_reason {
        Some(HeldReason::Future) => Some(content.published_at.unwrap_or(now)),
        _ => known.held_until,
    };
    diesel::update(articles::table.find(known.id))
        .set((
            articles::url.eq(&content.url),
            articles::title.eq(&content.title),
            articles::summary.eq(&content.summary),
            articles::image_url.eq(content.image_url.as_deref()),
            articles::author.eq(content.author.as_deref()),
            articles::source_title.eq(source.title),
            articles::categories.eq(json(&content.topics)),
            articles::published_at.eq(content.published_at.map(UtcTime::micros)),
            articles::held_until.eq(until.map(UtcTime::micros)),
            articles::changed_at.eq(now.micros()),
        ))
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
            && self.categories.0 == content.topics
            && self.published_at == content.published_at
    }
}

/// The articles with these numbers, in no order.
pub fn by_ids(ledger: &mut Ledger, ids: &[i64]) -> Result<Vec<Article>, StoreError> {
    let mut found = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let some: Vec<Article> = articles::table
            .filter(articles::id.eq_any(chunk.to_vec()))
            .select(Article::as_select())
            .load(ledger)?;
        found.extend(some);
    }
    Ok(found)
}

/// Lets articles into digests from now on, each with the topics that it will keep. Articles that are
/// released already stay as they are.
pub fn let_go(
    ledger: &mut Ledger,
    list: i64,
    released: &[(i64, Vec<String>)],
    now: UtcTime,
) -> Result<(), StoreError> {
    for (id, topics) in released {
        let waiting = articles::table
            .find(*id)
            .filter(articles::standing.ne(Standing::New.as_str()));
        diesel::update(waiting)
            .set((
                articles::standing.eq(Standing::New.as_str()),
                articles::held_reason.eq(None::<String>),
                articles::held_until.eq(None::<i64>),
                articles::topics.eq(json(topics)),
                articles::released_at.eq(now.micros()),
            ))
            .execute(ledger)?;
    }
    let ids: Vec<i64> = released.iter().map(|(id, _)| *id).collect();
    release(ledger, list, &ids)
}

/// The articles that the next issue of a schedule would carry, newest first: those released since
/// `since` that no issue of the schedule has carried.
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
        .filter(articles::released_at.ge(since.micros()))
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

/// Gives articles of a list the next numbers of the list, in the order of their publication. The list's
/// row is locked from here to the end of the transaction, so the order of numbers is the order of
/// commits: whoever reads `lists.released` sees every article up to it. What has a number keeps it.
pub fn release(ledger: &mut Ledger, list_id: i64, ids: &[i64]) -> Result<(), StoreError> {
    let mut waiting: Vec<(i64, Option<i64>, i64)> = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let some: Vec<(i64, Option<i64>, i64)> = articles::table
            .filter(articles::id.eq_any(chunk.to_vec()))
            .filter(articles::list_id.eq(list_id))
            .filter(articles::number.is_null())
            .select((
                articles::id,
                articles::published_at,
                articles::first_seen_at,
            ))
            .load(ledger)?;
        waiting.extend(some);
    }
    if waiting.is_empty() {
        return Ok(());
    }
    waiting.sort_by_key(|(id, published, first_seen)| (published.unwrap_or(*first_seen), *id));
    waiting.dedup_by_key(|(id, ..)| *id);
    let count = i64::try_from(waiting.len()).unwrap_or(i64::MAX);
    let last: i64 = diesel::update(lists::table.find(list_id))
        .set(lists::released.eq(lists::released + count))
        .returning(lists::released)
        .get_result(ledger)?;
    for (number, (id, ..)) in (last - count + 1..).zip(&waiting) {
        diesel::update(articles::table.find(*id))
            .set(articles::number.eq(number))
            .execute(ledger)?;
    }
    Ok(())
}
