//! What is kept of a document: which entries are known, which are new, and what may be mailed when.
//!
//! All of it happens in one transaction, under the lock of the list, so that an article that two feeds
//! bring at the same moment is written once.

use std::collections::{HashMap, HashSet};

use super::super::StoreError;
use crate::domain::article::{ArticleContent, Ingested};
use crate::domain::identity::{Marks, Told, given_marks, marks_of, recognise};
use crate::domain::time::UtcTime;
use crate::domain::topic_rule::{Seen, TopicRule, topics_of};
use crate::store::articles::{Admission, Article, ArticleSource, keys};
use crate::store::{self, Ledger};

/// Entries that came together, and the rules that hold for them.
pub(super) struct Batch<'a> {
    /// Where they come from.
    pub(super) source: ArticleSource<'a>,
    /// The site's own page, which is no article.
    pub(super) home: Option<&'a str>,
    /// How they follow each other.
    pub(super) order: Order,
    /// At the first reading of a feed: what was published before is its back catalogue.
    pub(super) first_reading: Option<UtcTime>,
    /// How many new ones are too many; nothing where any number is welcome.
    pub(super) flood: Option<Flood>,
}

/// How entries follow each other.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// As feeds do. Of two that are the same article the first counts.
    NewestFirst,
    /// As somebody said one after the other. The last word counts.
    AsTold,
}

/// When new entries are too many.
#[derive(Clone, Copy)]
pub(super) struct Flood {
    /// The most that are taken without asking.
    pub(super) allowed: usize,
    /// Those taken already in the same span.
    pub(super) taken: usize,
    /// What is usual.
    pub(super) usual_a_day: f64,
}

/// One entry.
pub(super) struct Incoming<'a> {
    /// What it says about who it is.
    pub(super) told: Told<'a>,
    /// What is kept of it.
    pub(super) content: ArticleContent,
}

/// What became of a batch.
pub(super) struct Kept {
    /// For each entry.
    pub(super) results: Vec<Ingested>,
    /// Why its new articles wait for a person, if they do.
    pub(super) flood_note: Option<String>,
}

/// Keeps a batch: updates the articles that are known, writes the new ones, and lets those go that may be
/// mailed now.
pub(super) fn keep(
    ledger: &mut Ledger,
    batch: &Batch<'_>,
    incoming: &[Incoming<'_>],
    now: UtcTime,
) -> Result<Kept, StoreError> {
    let list = batch.source.list_id;
    keys::lock_list(ledger, list)?;
    let told: Vec<Told<'_>> = incoming.iter().map(|one| one.told).collect();
    let shared_before = shared_marks(ledger, batch, &told)?;
    let marks = marks_of(batch.source.name, batch.home, &shared_before, &told);
    let mut known = known_marks(ledger, list, &marks)?;
    let found = recognise(&marks, &known);
    let mut results = vec![Ingested::Unchanged; incoming.len()];
    update_known(ledger, batch, incoming, &found, &mut results, now)?;

    let mut new: Vec<usize> = (0..incoming.len())
        .filter(|index| found.get(*index).is_some_and(Option::is_none))
        .collect();
    if batch.order == Order::NewestFirst {
        // Oldest first, so that the order of first sight is the order of publication.
        new.reverse();
    }
    let flood = batch
        .flood
        .filter(|flood| flood.taken + new.len() > flood.allowed);
    let rules = rules_of(ledger, list)?;
    let mut released = Vec::new();
    let mut fresh = 0;
    let mut owners = found;
    for index in new {
        let (Some(one), Some(marks)) = (incoming.get(index), marks.get(index)) else {
            continue;
        };
        // Two entries of one document may be one article.
        let twin = marks
            .sure
            .iter()
            .find_map(|mark| known.get(mark).copied().flatten());
        let article = if let Some(article) = twin {
            if batch.order == Order::AsTold {
                let owner = [Some(article)];
                let place = results.get_mut(index..=index).unwrap_or_default();
                let one = incoming.get(index..=index).unwrap_or_default();
                update_known(ledger, batch, one, &owner, place, now)?;
            }
            article
        } else {
            let admission = admit(batch, one, flood.is_some(), now);
            let content = named(one, marks);
            let id = store::articles::insert(ledger, &batch.source, &content, admission, now)?;
            if admission == Admission::Now {
                released.push((id, topics(&batch.source, &content, &rules)));
            }
            fresh += usize::from(admission == Admission::AskFirst);
            set(&mut results, index, Ingested::Created);
            id
        };
        set(&mut owners, index, Some(article));
        for mark in &marks.sure {
            known.entry(mark.clone()).or_insert(Some(article));
            keys::remember(ledger, list, mark, article)?;
        }
    }
    remember_marks(ledger, list, &marks, &owners, &known)?;
    store::articles::let_go(ledger, list, &released, now)?;
    let flood_note = flood
        .filter(|_| fresh > 0)
        .map(|flood| note(flood, fresh, now));
    Ok(Kept {
        results,
        flood_note,
    })
}

/// The topics that an article gets when it is released.
pub(super) fn topics_at_release(article: &Article, rules: &[TopicRule]) -> Vec<String> {
    let seen = Seen {
        source: &article.source,
        url: &article.url,
        title: &article.title,
        categories: &article.categories.0,
    };
    topics_of(&seen, rules)
}

/// The topic rules of a list.
pub(super) fn rules_of(ledger: &mut Ledger, list: i64) -> Result<Vec<TopicRule>, StoreError> {
    let kept = store::topic_rules::of_list(ledger, list)?;
    Ok(kept.into_iter().map(TopicRule::from).collect())
}

/// The marks of entries that several articles of the list carried before.
fn shared_marks(
    ledger: &mut Ledger,
    batch: &Batch<'_>,
    told: &[Told<'_>],
) -> Result<HashSet<String>, StoreError> {
    let given = given_marks(batch.source.name, told);
    let given: Vec<&str> = given.iter().map(String::as_str).collect();
    let known = keys::known(ledger, batch.source.list_id, &given)?;
    let shared = known.into_iter().filter(|(_, owner)| owner.is_none());
    Ok(shared.map(|(mark, _)| mark).collect())
}

/// Reads the marks that are known, and notes which of them name nobody from now on.
fn known_marks(
    ledger: &mut Ledger,
    list: i64,
    marks: &[Marks],
) -> Result<HashMap<String, Option<i64>>, StoreError> {
    let all: HashSet<&str> = marks
        .iter()
        .flat_map(all_of)
        .chain(marks.iter().flat_map(|marks| &marks.shared))
        .map(String::as_str)
        .collect();
    let all: Vec<&str> = all.into_iter().collect();
    let mut known = keys::known(ledger, list, &all)?;
    for shared in marks.iter().flat_map(|marks| &marks.shared) {
        if known.insert(shared.clone(), None) != Some(None) {
            keys::share(ledger, list, shared)?;
        }
    }
    Ok(known)
}

fn update_known(
    ledger: &mut Ledger,
    batch: &Batch<'_>,
    incoming: &[Incoming<'_>],
    found: &[Option<i64>],
    results: &mut [Ingested],
    now: UtcTime,
) -> Result<(), StoreError> {
    let ids: HashSet<i64> = found.iter().copied().flatten().collect();
    let ids: Vec<i64> = ids.into_iter().collect();
    let mut articles: HashMap<i64, Article> = store::articles::by_ids(ledger, &ids)?
        .into_iter()
        .map(|article| (article.id, article))
        .collect();
    for ((one, found), result) in incoming.iter().zip(found).zip(results) {
        let Some(article) = found.and_then(|id| articles.get(&id)) else {
            continue;
        };
        *result = store::articles::update(ledger, article, &batch.source, &one.content, now)?;
        let id = article.id;
        match (*result, batch.order) {
            (_, Order::NewestFirst) => drop(articles.remove(&id)),
            (Ingested::Updated, Order::AsTold) => {
                let changed = store::articles::by_ids(ledger, &[id])?;
                articles.extend(changed.into_iter().map(|article| (article.id, article)));
            }
            (_, Order::AsTold) => {}
        }
    }
    Ok(())
}

/// Notes the marks by which each article will be known from now on, too.
fn remember_marks(
    ledger: &mut Ledger,
    list: i64,
    marks: &[Marks],
    owners: &[Option<i64>],
    known: &HashMap<String, Option<i64>>,
) -> Result<(), StoreError> {
    for (marks, owner) in marks.iter().zip(owners) {
        let Some(owner) = owner else { continue };
        for mark in all_of(marks) {
            if !known.contains_key(mark) {
                keys::remember(ledger, list, mark, *owner)?;
            }
        }
    }
    Ok(())
}

fn all_of(marks: &Marks) -> impl Iterator<Item = &String> {
    marks.sure.iter().chain(&marks.weak).chain(&marks.noted)
}

/// When a new article may be mailed. At the first reading of a feed, what it published long ago, or at a
/// time it does not tell, is its back catalogue; later, whatever is new to us is news.
fn admit(batch: &Batch<'_>, one: &Incoming<'_>, flood: bool, now: UtcTime) -> Admission {
    let published = one.content.published_at;
    if let Some(catalogue_until) = batch.first_reading
        && published.is_none_or(|at| at < catalogue_until)
    {
        return Admission::BackCatalogue;
    }
    match published {
        _ if flood => Admission::AskFirst,
        Some(at) if at > now => Admission::From(at),
        _ => Admission::Now,
    }
}

/// The content under the name that is unique within its source: the guid, the link, or a hash of its words.
fn named(one: &Incoming<'_>, marks: &Marks) -> ArticleContent {
    let first = marks.sure.first().map(String::as_str).unwrap_or_default();
    let name = match first.split_once(':') {
        Some(("guid", _)) => one.told.guid,
        Some(("link", _)) => one.told.link,
        _ => None,
    };
    ArticleContent {
        external_id: name.unwrap_or(first).to_owned(),
        ..one.content.clone()
    }
}

fn topics(
    source: &ArticleSource<'_>,
    content: &ArticleContent,
    rules: &[TopicRule],
) -> Vec<String> {
    let seen = Seen {
        source: source.name,
        url: &content.url,
        title: &content.title,
        categories: &content.topics,
    };
    topics_of(&seen, rules)
}

fn note(flood: Flood, held: usize, now: UtcTime) -> String {
    let Flood {
        allowed,
        taken,
        usual_a_day,
    } = flood;
    format!(
        "{held} new entries at once ({now}), after {taken} that were taken the day before; usual are {usual_a_day:.1} a day, \
         and more than {allowed} are not taken without asking (feeds.flood_factor, feeds.flood_floor)"
    )
}

fn set<T>(values: &mut [T], index: usize, value: T) {
    if let Some(place) = values.get_mut(index) {
        *place = value;
    }
}
