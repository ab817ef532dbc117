//! Which article an entry is: the marks by which it is known again.
//!
//! A site edits, re-dates, renumbers and moves its articles, and a reader must not get them twice. An
//! entry is known by its guid within its source, else by its canonical link within the list, else by
//! its words within its source. A mark that several entries of a document carry says nothing: some
//! feeds give all their entries one link, or one guid.
//!
//! Marks are kept as hashes, so that a table can index what a stranger chose.

use std::collections::{HashMap, HashSet};

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::link::canonical_link;
use super::time::UtcTime;

/// Bytes of a hash that are kept: enough that nobody meets another by accident or on purpose.
const HASH_BYTES: usize = 20;

/// What an entry tells about who it is.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// The guid or id; an API client's own id.
    pub guid: Option<&'a str>,
    /// The entry's own link, not that of the site.
    pub link: Option<&'a str>,
    /// Plain text.
    pub title: &'a str,
    /// Plain text.
    pub summary: &'a str,
    /// As the source says it.
    pub published_at: Option<UtcTime>,
}

/// The marks of one entry of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    /// Each says by itself which article this is; the most trusted first.
    pub sure: Vec<String>,
    /// Say so where no other entry of the document is that article.
    pub weak: Vec<String>,
    /// Say nothing yet; noted for the day when the link turns out to be shared.
    pub noted: Vec<String>,
    /// Of a link or guid that several entries carry: they name no article, now and later.
    pub shared: Vec<String>,
}

/// The marks of the guids and links of entries, of which the ledger knows whether they are shared.
#[must_use]
pub fn given_marks(source: &str, entries: &[Told<'_>]) -> Vec<String> {
    let links = entries
        .iter()
        .filter_map(|entry| canonical_link(entry.link?))
        .map(|link| link_mark(&link));
    let guids = entries
        .iter()
        .filter_map(|entry| Some(guid_mark(source, entry.guid?)));
    links.chain(guids).collect()
}

/// The marks of the entries of one document. `home` is the site's own page, which is no article;
/// `shared_before` are the marks of links and guids that several articles carried before.
#[must_use]
#[expect(
    clippy::implicit_hasher,
    reason = "the marks come from one place, which has one kind of set"
)]
pub fn marks_of(
    source: &str,
    home: Option<&str>,
    shared_before: &HashSet<String>,
    entries: &[Told<'_>],
) -> Vec<Marks> {
    let home = home.and_then(canonical_link);
    let links: Vec<Option<String>> = entries
        .iter()
        .map(|entry| entry.link.and_then(canonical_link))
        .map(|link| link.filter(|link| Some(link) != home.as_ref()))
        .collect();
    let shared = shared_links(entries, &links);
    let spoilt = spoilt_guids(entries, &links);
    let words = |kind: &str, parts: &[&str]| mark(kind, &[&[source], parts].concat());
    let all = entries.iter().zip(&links).map(|(entry, link)| {
        let mut marks = Marks::default();
        let guid = entry
            .guid
            .map(|guid| (guid_mark(source, guid), spoilt.contains(guid)));
        let link = link
            .as_ref()
            .map(|link| (link_mark(link), shared.contains(link.as_str())));
        for (mark, is_shared) in guid.into_iter().chain(link) {
            if is_shared || shared_before.contains(&mark) {
                marks.shared.push(mark);
            } else {
                marks.sure.push(mark);
            }
        }
        let bare = marks.sure.is_empty();
        let all_words = words("words", &[entry.title, entry.summary]);
        let title = words("title", &[entry.title]);
        if bare {
            marks.sure.push(all_words);
            marks.weak.push(title);
        } else if entry.guid.is_none() {
            marks.noted.extend([all_words, title]);
        }
        if let Some(published) = entry.published_at.filter(|_| !bare) {
            // The site moved, and took its titles and dates with it.
            let published = published.to_string();
            marks.weak.push(words("dated", &[entry.title, &published]));
        }
        marks
    });
    without_common_weak_marks(all.collect())
}

/// Which article each entry is, as far as the known marks tell; a shared one is known as `None`.
#[must_use]
#[expect(
    clippy::implicit_hasher,
    reason = "the marks come from one place, which has one kind of map"
)]
pub fn recognise(marks: &[Marks], known: &HashMap<String, Option<i64>>) -> Vec<Option<i64>> {
    let find = |marks: &[String]| {
        marks
            .iter()
            .find_map(|mark| known.get(mark).copied().flatten())
    };
    let mut found: Vec<Option<i64>> = marks.iter().map(|marks| find(&marks.sure)).collect();
    let mut claimed: HashSet<i64> = found.iter().copied().flatten().collect();
    for (marks, found) in marks.iter().zip(&mut found) {
        if found.is_none()
            && let Some(article) = find(&marks.weak)
            && claimed.insert(article)
        {
            *found = Some(article);
        }
    }
    found
}

/// Links that say nothing: of every entry of the document, of three or more, or of two that differ in their
/// title and in the fragment that they point at. Two of many entries with one link are one article,
/// published a second time under a new guid.
fn shared_links<'l>(entries: &[Told<'_>], links: &'l [Option<String>]) -> HashSet<&'l str> {
    let mut carriers: HashMap<&str, Vec<&Told<'_>>> = HashMap::new();
    for (entry, link) in entries.iter().zip(links) {
        if let Some(link) = link {
            let others = carriers.entry(link.as_str()).or_default();
            let same = |other: &&Told<'_>| {
                other.guid == entry.guid && (entry.guid.is_some() || other.title == entry.title)
            };
            if !others.iter().any(same) {
                others.push(entry);
            }
        }
    }
    let apart = |one: &Told<'_>, other: &Told<'_>| {
        one.title != other.title && fragment(one.link) != fragment(other.link)
    };
    carriers
        .into_iter()
        .filter(|(_, all)| match all.as_slice() {
            [] | [_] => false,
            [one, other] => entries.len() == 2 || apart(one, other),
            _ => true,
        })
        .map(|(link, _)| link)
        .collect()
}

/// Guids that entries with different links carry.
fn spoilt_guids<'e>(entries: &[Told<'e>], links: &[Option<String>]) -> HashSet<&'e str> {
    let mut first: HashMap<&str, (Option<&str>, &str)> = HashMap::new();
    let mut spoilt = HashSet::new();
    for (entry, link) in entries.iter().zip(links) {
        if let Some(guid) = entry.guid {
            let this = (link.as_deref(), entry.title);
            let before = *first.entry(guid).or_insert(this);
            if before.0 != this.0 && before.1 != this.1 {
                spoilt.insert(guid);
            }
        }
    }
    spoilt
}

fn without_common_weak_marks(mut all: Vec<Marks>) -> Vec<Marks> {
    let mut seen = HashSet::new();
    let mut common = HashSet::new();
    for mark in all.iter().flat_map(|marks| &marks.weak) {
        if !seen.insert(mark.clone()) {
            common.insert(mark.clone());
        }
    }
    for marks in &mut all {
        marks.weak.retain(|mark| !common.contains(mark));
    }
    all
}

fn fragment(link: Option<&str>) -> Option<&str> {
    link?.split_once('#').map(|(_, fragment)| fragment)
}

fn link_mark(canonical: &str) -> String {
    mark("link", &[canonical])
}

fn guid_mark(source: &str, guid: &str) -> String {
    mark("guid", &[source, guid])
}

/// Parts are separated by a character that none of them can contain.
fn mark(kind: &str, parts: &[&str]) -> String {
    let hash = Sha256::digest(parts.join("\0"));
    let hash = hash.get(..HASH_BYTES).unwrap_or(&hash);
    format!("{kind}:{}", HEXLOWER.encode(hash))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told<'a>(guid: Option<&'a str>, link: Option<&'a str>, title: &'a str) -> Told<'a> {
        Told {
            guid,
            link,
            title,
            summary: "",
            published_at: None,
        }
    }

    #[test]
    fn a_link_that_all_entries_carry_names_none_of_them() {
        let page = Some("https://e.example/page");
        let entries = [told(Some("1"), page, "One"), told(Some("2"), page, "Two")];
        let marks = marks_of("s", None, &HashSet::new(), &entries);
        assert!(marks.iter().all(|marks| marks.shared.len() == 1));
        assert!(marks.iter().all(|marks| marks.sure.len() == 1));
        // Without guids their words are all they have.
        let entries = [told(None, page, "One"), told(None, page, "Two")];
        let marks = marks_of("s", None, &HashSet::new(), &entries);
        assert_ne!(marks[0].sure, marks[1].sure);
        // The site's own page is no article.
        let marks = marks_of("s", page, &HashSet::new(), &entries[..1]);
        assert_eq!((marks[0].sure.len(), marks[0].shared.len()), (1, 0));
    }

    #[test]
    fn a_link_that_was_shared_before_says_nothing_again() {
        let page = Some("https://e.example/page");
        let alone = [told(None, page, "One")];
        let before = marks_of("s", None, &HashSet::new(), &alone);
        let shared = given_marks("s", &alone).into_iter().collect();
        let after = marks_of("s", None, &shared, &alone);
        assert_ne!(before[0].sure, after[0].sure);
        assert_eq!(
            before[0].noted[0], after[0].sure[0],
            "it is known all the same"
        );
    }

    #[test]
    fn two_of_many_entries_with_one_link_are_one_article() {
        let (link, other) = (Some("https://e.example/1"), Some("https://e.example/2"));
        let entries = [
            told(Some("new"), link, "One, edited"),
            told(Some("b"), other, "Two"),
            told(Some("old"), link, "One"),
        ];
        let marks = marks_of("s", None, &HashSet::new(), &entries);
        assert_eq!(marks[0].sure[1], marks[2].sure[1]);
        let points = [
            told(None, Some("https://e.example/log#1"), "One"),
            told(None, Some("https://e.example/log#2"), "Two"),
            told(None, other, "Three"),
        ];
        let marks = marks_of("s", None, &HashSet::new(), &points);
        assert_ne!(marks[0].sure, marks[1].sure);
    }

    #[test]
    fn a_guid_that_all_entries_carry_is_none() {
        let entries = [
            told(Some("0"), Some("https://e.example/1"), "One"),
            told(Some("0"), Some("https://e.example/2"), "Two"),
        ];
        let marks = marks_of("s", None, &HashSet::new(), &entries);
        assert!(marks.iter().all(|marks| marks.sure.len() == 1));
        assert_ne!(marks[0].sure, marks[1].sure);
        // And it stays none, even for an entry that comes alone.
        let shared = marks[0].shared.iter().cloned().collect();
        let alone = marks_of("s", None, &shared, &entries[1..]);
        assert_eq!(alone[0].sure, marks[1].sure);
    }

    #[test]
    fn words_say_who_it_is_only_where_nobody_else_is_that_article() {
        let at = Some(UtcTime::from_micros(1_000_000));
        let entry = |guid, title| Told {
            published_at: at,
            ..told(Some(guid), None, title)
        };
        let before = marks_of("s", None, &HashSet::new(), &[entry("1", "One")]);
        let known = |marks: &Marks| {
            let all = marks.sure.iter().chain(&marks.weak);
            all.map(|mark| (mark.clone(), Some(7))).collect()
        };
        let known: HashMap<String, Option<i64>> = known(&before[0]);
        let moved = marks_of("s", None, &HashSet::new(), &[entry("x", "One")]);
        assert_eq!(recognise(&moved, &known), [Some(7)]);
        let elsewhere = marks_of("t", None, &HashSet::new(), &[entry("x", "One")]);
        assert_eq!(recognise(&elsewhere, &known), [None]);
        let beside = marks_of(
            "s",
            None,
            &HashSet::new(),
            &[entry("x", "One"), entry("1", "Two")],
        );
        assert_eq!(recognise(&beside, &known), [None, Some(7)]);
    }
}
