//! Articles: one row for each, however often it is seen, edited, moved or read from another feed.
//!
//! Who an article is say its marks ([`keys`]); when it may be mailed says its standing. Whatever makes
//! an article new goes through [`let_go`], which gives it its topics and its number.

use std::cmp::Reverse;
use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::columns::{Names, json};
use super::schema::{articles, issue_articles, issues, lists};
use super::{Ledger, StoreError, id_list};
use crate::domain::article::{ArticleContent, HeldReason, Ingested, Standing};
use crate::domain::issue::IssueState;
use crate::domain::time::UtcTime;

pub mod by_hand;
pub mod held;
pub mod keys;
pub mod search;

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
    /// Its place among the released articles of its list; none until it is released.
    pub number: Option<i64>,
    /// Since when an editor keeps it out of all letters to come.
    pub hidden_at: Option<UtcTime>,
    /// When an editor last put its words right; its source does not change them any more.
    pub corrected_at: Option<UtcTime>,
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
    search::note_words(ledger, id, source.title, content)?;
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
    let same = known.says_the_same(content) && known.source_title == source.title;
    // What an editor put right stays as the editor wrote it.
    if same || known.corrected_at.is_some() {
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
    search::note_words(ledger, known.id, source.title, content)?;
    Ok(Ingested::Updated)
}

impl Article {
    /// Where it belongs among others, by its own date or else by when we saw it.
    #[must_use]
    pub fn place_in_time(&self) -> (UtcTime, i64) {
        (self.published_at.unwrap_or(self.first_seen_at), self.id)
    }

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

/// These articles, in this order.
pub fn by_ids(ledger: &mut Ledger, ids: &[i64]) -> Result<Vec<Article>, StoreError> {
    let mut found = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let some: Vec<Article> = articles::table
            .filter(articles::id.eq_any(chunk.to_vec()))
            .select(Article::as_select())
            .load(ledger)?;
        found.extend(some);
    }
    let places: HashMap<i64, usize> = ids.iter().enumerate().map(|(n, id)| (*id, n)).collect();
    found.sort_by_key(|article| places.get(&article.id).copied());
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

/// Releases articles: gives each that has none the next number of its list, in the order of publication.
/// From the commit on they may be mailed.
///
/// The list's row is locked, so whoever reads `lists.released` sees every article up to that number.
pub fn release(ledger: &mut Ledger, list: i64, ids: &[i64]) -> Result<(), StoreError> {
    if ids.is_empty() {
        return Ok(());
    }
    if let Ledger::Postgres(connection) = ledger {
        diesel::sql_query("SELECT 1 FROM lists WHERE id = $1 FOR NO KEY UPDATE")
            .bind::<BigInt, _>(list)
            .execute(connection)?;
    }
    let numbered = diesel::sql_query(format!(
        "UPDATE articles SET number = o.number FROM ( \
           SELECT a.id, l.released + ROW_NUMBER() OVER (ORDER BY COALESCE(a.published_at, a.first_seen_at), a.id) AS number \
           FROM articles a JOIN lists l ON l.id = a.list_id \
           WHERE a.list_id = $1 AND a.number IS NULL AND a.standing = 'new' AND a.id IN ({})) AS o \
         WHERE articles.id = o.id",
        id_list(ids)
    ))
    .bind::<BigInt, _>(list)
    .execute(ledger)?;
    let numbered = i64::try_from(numbered).unwrap_or(i64::MAX);
    diesel::update(lists::table.find(list))
        .set(lists::released.eq(lists::released + numbered))
        .execute(ledger)?;
    Ok(())
}

/// The articles of a list numbered above `after` and up to `through`, newest first, without those that an
/// editor hides.
pub fn numbered(
    ledger: &mut Ledger,
    list: i64,
    after: i64,
    through: i64,
) -> Result<Vec<Article>, StoreError> {
    let mut found: Vec<Article> = articles::table
        .filter(articles::list_id.eq(list))
        .filter(articles::number.gt(after))
        .filter(articles::number.le(through))
        .filter(articles::hidden_at.is_null())
        .select(Article::as_select())
        .load(ledger)?;
    found.sort_by_key(|article| Reverse(article.place_in_time()));
    Ok(found)
}

/// Which of a list's articles above `after` an operator has taken off a schedule: those of its issues that
/// were cancelled for good, and what an editor took out of others.
pub fn withdrawn(ledger: &mut Ledger, schedule: i64, after: i64) -> Result<Vec<i64>, StoreError> {
    Ok(issue_articles::table
        .inner_join(articles::table.on(articles::id.eq(issue_articles::article_id)))
        .inner_join(issues::table.on(issues::id.eq(issue_articles::issue_id)))
        .filter(issues::schedule_id.eq(schedule))
        .filter(
            (issues::state.eq(IssueState::Cancelled.as_str()))
                .and(issues::rolls_over.eq(false))
                .or(issue_articles::dropped.eq(true)),
        )
        .filter(articles::number.gt(after))
        .select(articles::id)
        .distinct()
        .load(ledger)?)
}

/// The articles of an issue in their order, with the titles that an editor gave them, without those that
/// an editor took out.
pub fn of_issue(ledger: &mut Ledger, issue: i64) -> Result<Vec<Article>, StoreError> {
    let rows: Vec<(Article, Option<String>)> = issue_articles::table
        .inner_join(articles::table.on(articles::id.eq(issue_articles::article_id)))
        .filter(issue_articles::issue_id.eq(issue))
        .filter(issue_articles::dropped.eq(false))
        .order(issue_articles::position)
        .select((Article::as_select(), issue_articles::title))
        .load(ledger)?;
    let titled = |(article, title): (Article, Option<String>)| Article {
        title: title.unwrap_or(article.title),
        ..article
    };
    Ok(rows.into_iter().map(titled).collect())
}

/// The article with this number, if it is one of the list.
pub fn of_list(
    ledger: &mut Ledger,
    list: i64,
    article: i64,
) -> Result<Option<Article>, StoreError> {
    Ok(articles::table
        .find(article)
        .filter(articles::list_id.eq(list))
        .select(Article::as_select())
        .first(ledger)
        .optional()?)
}

/// The article that goes by this name where it comes from.
pub fn pushed(
    ledger: &mut Ledger,
    list: i64,
    source: &str,
    external_id: &str,
) -> Result<Option<Article>, StoreError> {
    Ok(articles::table
        .filter(articles::list_id.eq(list))
        .filter(articles::source.eq(source))
        .filter(articles::external_id.eq(external_id))
        .select(Article::as_select())
        .first(ledger)
        .optional()?)
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
