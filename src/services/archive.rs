//! The archive: the issues of a list that anybody may read, on pages and as a feed.
//!
//! An issue is in it from the moment at which its letters begin to go. It shows what the issue carries and
//! nothing about who got it: no name, no address, no token. A list that keeps no archive has no page of it.

use std::collections::HashMap;

use super::digest::sections;
use super::{App, StoreError, lists};
use crate::domain::editorial::Archive;
use crate::domain::time::UtcTime;
use crate::mail::markdown;
use crate::store;
use crate::store::issues::Issue;

pub use super::digest::Section;
pub use super::lists::{List, ListError};

/// Issues on one page of the index, and in the feed.
pub const ISSUES_AT_ONCE: i64 = 20;
/// Headlines shown of each of them.
const HEADLINES: usize = 3;

/// The newest issues of a list, or those before one of them.
#[derive(Debug, Clone)]
pub struct Index {
    /// The list.
    pub list: List,
    /// Newest first.
    pub issues: Vec<Past>,
    /// The number below which there are more.
    pub older: Option<i64>,
}

/// A past issue in few words.
#[derive(Debug, Clone)]
pub struct Past {
    /// Its number.
    pub id: i64,
    /// An editor's own subject.
    pub subject: Option<String>,
    /// The day it is called after.
    pub slot_at: UtcTime,
    /// When its letters began to go.
    pub sent_at: UtcTime,
    /// How many articles it carries.
    pub article_count: usize,
    /// The first titles.
    pub headlines: Vec<String>,
}

/// A past issue with all that it carries.
#[derive(Debug, Clone)]
pub struct Page {
    /// The list.
    pub list: List,
    /// The issue in few words.
    pub past: Past,
    /// The editor's note, as harmless HTML; may be empty.
    pub intro_html: String,
    /// What it carries.
    pub sections: Vec<Section<Story>>,
}

/// One article as the archive shows it.
#[derive(Debug, Clone)]
pub struct Story {
    /// The title.
    pub title: String,
    /// Where it is read.
    pub url: String,
    /// A few sentences; may be empty.
    pub summary: String,
    /// Who published it.
    pub source: String,
    /// When.
    pub published_at: Option<UtcTime>,
}

/// The index of a list's past issues below the number `before`, or the newest; nothing where the list keeps none.
pub async fn index(app: &App, slug: &str, before: Option<i64>) -> Result<Option<Index>, ListError> {
    let Some(list) = open_archive(app, slug).await? else {
        return Ok(None);
    };
    let list_id = list.id;
    let (mut issues, headlines) = app
        .database
        .read(move |ledger| {
            let before = before.unwrap_or(i64::MAX);
            // One more than is shown tells whether there are more.
            let issues =
                store::issues::newest_archived(ledger, list_id, before, ISSUES_AT_ONCE + 1)?;
            let ids: Vec<i64> = issues.iter().map(|issue| issue.id).collect();
            Ok::<_, StoreError>((issues, store::issues::headlines(ledger, &ids)?))
        })
        .await?;
    let shown = usize::try_from(ISSUES_AT_ONCE).unwrap_or(usize::MAX);
    let more = issues.len() > shown;
    issues.truncate(shown);
    let mut titles: HashMap<i64, Vec<String>> = HashMap::new();
    for (issue, title) in headlines {
        titles.entry(issue).or_default().push(title);
    }
    Ok(Some(Index {
        older: issues.last().filter(|_| more).map(|issue| issue.id),
        issues: issues
            .into_iter()
            .map(|issue| {
                let titles = titles.remove(&issue.id).unwrap_or_default();
                in_few_words(issue, titles)
            })
            .collect(),
        list,
    }))
}

/// One past issue; nothing where there is none of this number, or the list keeps no archive.
pub async fn page(app: &App, slug: &str, id: i64) -> Result<Option<Page>, ListError> {
    let Some(list) = open_archive(app, slug).await? else {
        return Ok(None);
    };
    let list_id = list.id;
    let found = app
        .database
        .read(move |ledger| {
            let Some(issue) = store::issues::archived(ledger, list_id, id)? else {
                return Ok(None);
            };
            let articles = store::articles::of_issue(ledger, id)?;
            let topics = store::lists::topics_of(ledger, list_id)?;
            Ok::<_, StoreError>(Some((issue, articles, topics)))
        })
        .await?;
    Ok(found.map(|(issue, articles, topics)| {
        let titles = articles
            .iter()
            .map(|article| article.title.clone())
            .collect();
        let sections = sections(articles, list.editorial.article_order, &topics);
        Page {
            intro_html: markdown::for_page(&issue.intro),
            past: in_few_words(issue, titles),
            sections: sections
                .into_iter()
                .map(|section| Section {
                    title: section.title,
                    articles: section.articles.into_iter().map(story).collect(),
                })
                .collect(),
            list,
        }
    }))
}

/// The list, if it keeps an archive.
async fn open_archive(app: &App, slug: &str) -> Result<Option<List>, ListError> {
    let list = lists::find(app, slug).await?;
    Ok(Some(list).filter(|list| list.editorial.archive == Archive::Public))
}

fn in_few_words(issue: Issue, titles: Vec<String>) -> Past {
    Past {
        id: issue.id,
        subject: issue.subject,
        slot_at: issue.slot_at,
        sent_at: issue.planned_at.unwrap_or(issue.created_at),
        article_count: usize::try_from(issue.article_count).unwrap_or(0),
        headlines: titles.into_iter().take(HEADLINES).collect(),
    }
}

fn story(article: store::articles::Article) -> Story {
    Story {
        title: article.title,
        url: article.url,
        summary: article.summary,
        source: article.source_title,
        published_at: article.published_at,
    }
}
