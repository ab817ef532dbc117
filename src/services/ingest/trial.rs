//! Trying a feed before it is added: what its first visit would bring, and what is odd about it. Nothing is
//! written down.

use std::collections::HashSet;

use super::super::feeds::{FeedError, Unread};
use super::super::{App, StoreError, feeds as sources, lists};
use super::keeping::rules_of;
use super::{Found, News, incoming, read};
use crate::domain::identity::{Told, given_marks, marks_of, recognise};
use crate::domain::time::UtcTime;
use crate::domain::topic_rule::{Seen, TopicRule, topics_of};
use crate::feeds::{Entry, ParsedFeed, Validators};
use crate::store::articles::keys;
use crate::store::{self, Ledger};

/// Entries that are shown one by one.
const SHOWN: usize = 20;
/// A feed whose newest entry is older than this has probably been given up.
const STALE_DAYS: i64 = 180;

/// What a first visit to a feed would bring.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Trial {
    /// Where the feed is; where it has moved for good, its new address.
    pub url: String,
    /// What it calls itself.
    pub title: Option<String>,
    /// Its first entries, as they stand in it.
    pub entries: Vec<TrialEntry>,
    /// How many entries it has.
    pub total: usize,
    /// How many of them would be mailed with the next issues.
    pub new: usize,
    /// What is odd about it.
    pub warnings: Vec<TrialWarning>,
}

/// An entry of a feed that is tried.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct TrialEntry {
    /// Plain text.
    pub title: String,
    /// Where it is read.
    pub url: String,
    /// Plain text.
    pub summary: String,
    /// When the feed says it was published.
    pub published_at: Option<UtcTime>,
    /// The slugs of the topics that it would get.
    pub topics: Vec<String>,
    /// What would become of it.
    pub fate: TrialFate,
}

/// What would become of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TrialFate {
    /// It would come with the next issues.
    New,
    /// It would be kept and never mailed: it is older than `feeds.first_poll_days`, or has no date.
    BackCatalogue,
    /// It would wait for its date.
    Future,
    /// The list has it already.
    Known,
}

impl TrialFate {
    /// Its name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::BackCatalogue => "back_catalogue",
            Self::Future => "future",
            Self::Known => "known",
        }
    }
}

/// Something odd about a feed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum TrialWarning {
    /// It has no entries at present.
    Empty,
    /// So many entries have no date; at the first visit they count as old.
    Undated {
        /// How many.
        entries: usize,
    },
    /// None of its entries has a name of its own (a guid): one that is moved may count as a new one.
    Unnamed,
    /// So many entries have no link and were left out.
    Linkless {
        /// How many.
        entries: usize,
    },
    /// It is longer than what is read of a feed.
    CutShort {
        /// How many entries are read.
        entries: usize,
    },
    /// Its newest entry is so many days old.
    Stale {
        /// How many days.
        days: i64,
    },
    /// It is read without encryption.
    Insecure,
    /// It has moved for good from the address that was given.
    Moved,
    /// The list reads it already.
    AlreadyRead,
}

impl TrialWarning {
    /// Its name.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Undated { .. } => "undated",
            Self::Unnamed => "unnamed",
            Self::Linkless { .. } => "linkless",
            Self::CutShort { .. } => "cut_short",
            Self::Stale { .. } => "stale",
            Self::Insecure => "insecure",
            Self::Moved => "moved",
            Self::AlreadyRead => "already_read",
        }
    }
}

/// Reads a feed as its first visit would, and tells what the list would take of it.
pub async fn try_feed(app: &App, list: &str, url: &str) -> Result<Trial, FeedError> {
    let list = lists::find(app, list).await?;
    let url = sources::web_url(url)?;
    sources::must_not_rest(app, &url).await?;
    let fetched = app.feeds.fetch(&url, &Validators::default()).await?;
    let news = match read(app, fetched).await {
        Ok(Found::News(news)) => *news,
        // Nobody asked whether it had changed.
        Ok(Found::NotModified { .. }) => {
            return Err(FeedError::Unreadable(
                Unread::Trouble,
                "the site answers that nothing has changed, to somebody who asks for the first time"
                    .to_owned(),
            ));
        }
        Err(trouble) => return Err(FeedError::Unreadable(Unread::NoFeed, trouble.words)),
    };
    let (now, days) = (app.now(), app.config.feeds.first_poll_days);
    let most = app.feeds.limits().max_entries;
    let old = now.plus_seconds(-i64::from(days) * 86_400);
    let taken = app
        .database
        .read(move |ledger| {
            let rules = rules_of(ledger, list.id)?;
            let known = known(ledger, list.id, &news.parsed)?;
            let read = store::feeds::is_read(ledger, list.id, &url)?
                || match &news.moved_to {
                    Some(moved) => store::feeds::is_read(ledger, list.id, moved)?,
                    None => false,
                };
            let mut trial = tell(&news, &url, &rules, &known, (old, now));
            trial.warnings = warnings(&news, &trial, most, now);
            if read {
                trial.warnings.insert(0, TrialWarning::AlreadyRead);
            }
            Ok::<_, StoreError>(trial)
        })
        .await?;
    Ok(taken)
}

/// Which of a feed's entries a list has already, by the marks that a new feed's would carry.
fn known(ledger: &mut Ledger, list: i64, parsed: &ParsedFeed) -> Result<Vec<bool>, StoreError> {
    // A feed that is not there yet: no guid of it is known, links are those of the list.
    let source = sources::source_of(0);
    let incoming: Vec<_> = parsed.entries.iter().map(incoming).collect();
    let told: Vec<Told<'_>> = incoming.iter().map(|one| one.told).collect();
    let given = given_marks(&source, &told);
    let given: Vec<&str> = given.iter().map(String::as_str).collect();
    let shared: HashSet<String> = keys::known(ledger, list, &given)?
        .into_iter()
        .filter(|(_, owner)| owner.is_none())
        .map(|(mark, _)| mark)
        .collect();
    let marks = marks_of(&source, parsed.home.as_deref(), &shared, &told);
    let all: HashSet<&str> = marks
        .iter()
        .flat_map(|marks| marks.sure.iter().chain(&marks.weak))
        .map(String::as_str)
        .collect();
    let all: Vec<&str> = all.into_iter().collect();
    let known = keys::known(ledger, list, &all)?;
    let found = recognise(&marks, &known);
    Ok(found.iter().map(Option::is_some).collect())
}

fn tell(
    news: &News,
    url: &str,
    rules: &[TopicRule],
    known: &[bool],
    (old, now): (UtcTime, UtcTime),
) -> Trial {
    let fate = |index: usize, entry: &Entry| match entry.published_at {
        _ if known.get(index).is_some_and(|known| *known) => TrialFate::Known,
        None => TrialFate::BackCatalogue,
        Some(at) if at < old => TrialFate::BackCatalogue,
        Some(at) if at > now => TrialFate::Future,
        Some(_) => TrialFate::New,
    };
    let entries = &news.parsed.entries;
    let fates: Vec<TrialFate> = entries
        .iter()
        .enumerate()
        .map(|(index, entry)| fate(index, entry))
        .collect();
    let shown = entries.iter().zip(&fates).take(SHOWN).map(|(entry, fate)| {
        let seen = Seen {
            source: "",
            url: &entry.url,
            title: &entry.title,
            categories: &entry.topics,
        };
        TrialEntry {
            title: entry.title.clone(),
            url: entry.url.clone(),
            summary: entry.summary.clone(),
            published_at: entry.published_at,
            topics: topics_of(&seen, rules),
            fate: *fate,
        }
    });
    Trial {
        url: news.moved_to.clone().unwrap_or_else(|| url.to_owned()),
        title: news.parsed.title.clone(),
        entries: shown.collect(),
        total: entries.len(),
        new: fates.iter().filter(|fate| **fate == TrialFate::New).count(),
        warnings: Vec::new(),
    }
}

fn warnings(news: &News, trial: &Trial, most: usize, now: UtcTime) -> Vec<TrialWarning> {
    let entries = &news.parsed.entries;
    let undated = entries.iter().filter(|entry| entry.published_at.is_none());
    let undated = undated.count();
    let newest = entries.iter().filter_map(|entry| entry.published_at).max();
    let days = newest.map_or(0, |newest| now.seconds_since(newest) / 86_400);
    let all = [
        entries.is_empty().then_some(TrialWarning::Empty),
        (undated > 0).then_some(TrialWarning::Undated { entries: undated }),
        (!entries.is_empty() && entries.iter().all(|entry| entry.id.is_none()))
            .then_some(TrialWarning::Unnamed),
        (news.parsed.skipped > 0).then_some(TrialWarning::Linkless {
            entries: news.parsed.skipped,
        }),
        (entries.len() >= most).then_some(TrialWarning::CutShort { entries: most }),
        (days >= STALE_DAYS).then_some(TrialWarning::Stale { days }),
        news.moved_to.is_some().then_some(TrialWarning::Moved),
        trial
            .url
            .starts_with("http://")
            .then_some(TrialWarning::Insecure),
    ];
    all.into_iter().flatten().collect()
}
