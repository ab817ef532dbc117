//! One shape for RSS 2.0, RSS 1.0 (and its 0.9x ancestors), CDF, Atom and JSON Feed.
//!
//! The readers (`xml` and `json_feed`) know the formats; this file decides what an entry
//! means to a newsletter: its identity, its one address, its words without markup, its picture.
//!
//! Reading is bounded: by the size of the document, by `max_entries`, by depth, and by the absence of
//! any expansion. A document type that declares entities is refused before anything else is read.

use std::collections::HashSet;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use url::Url;

use super::headers::Discovered;
use super::raw::{RawEntry, RawFeed, RawText};
use super::sanitise::{clean_text, first_image, plain_text, shorten};
use super::{FetchLimits, dates, encoding, json_feed, mend, xml};
use crate::domain::link::without_tracking;
use crate::domain::time::UtcTime;

const TITLE_CHARACTERS: usize = 300;
/// A title made from the summary of an entry that has none.
const MADE_TITLE_CHARACTERS: usize = 80;
const AUTHOR_CHARACTERS: usize = 100;
const TOPIC_CHARACTERS: usize = 60;
const TOPICS: usize = 20;
/// A longer identifier is replaced by its hash, so that databases can index it.
const IDENTIFIER_BYTES: usize = 512;
/// 1 January 1995: there were no feeds before it, only wrong clocks and missing dates.
const EARLIEST_MICROS: i64 = 788_918_400_000_000;

/// A feed, reduced to what a newsletter needs. All text is plain and on one line.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ParsedFeed {
    /// The feed's own name.
    pub title: Option<String>,
    /// In the order of the document.
    pub entries: Vec<Entry>,
    /// How many entries were left out because neither they nor their site lead anywhere (no http or
    /// https link).
    pub skipped: usize,
    /// The site's own page.
    pub home: Option<String>,
    /// For how many seconds there is nothing new, as the feed says.
    pub ttl_seconds: Option<i64>,
    /// The hub that the feed names.
    pub discovered: Discovered,
}

/// One entry of a feed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Entry {
    /// The guid or id; a long one is replaced by its hash.
    pub id: Option<String>,
    /// Its own link as it was written; absolute, http or https.
    pub link: Option<String>,
    /// Where it is read: its link without tracking parameters, else the site's own page.
    pub url: String,
    /// Never empty.
    pub title: String,
    /// May be empty; at most `summary_characters` characters.
    pub summary: String,
    /// Absolute, http or https.
    pub image_url: Option<String>,
    /// The first author.
    pub author: Option<String>,
    /// At most 20, without repetitions.
    pub topics: Vec<String>,
    /// None when missing, unreadable, before 1995 or too far ahead (`feeds.future_days`).
    pub published_at: Option<UtcTime>,
    /// As `published_at`.
    pub updated_at: Option<UtcTime>,
    /// SHA-256 in hexadecimal over title, URL and summary: changes when a reader would see a change.
    pub content_hash: String,
}

/// Why a document could not be read as a feed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseError {
    /// It is something else.
    #[error(
        "this is not a feed but {found}: give the address of the RSS, Atom or JSON feed itself"
    )]
    NotAFeed {
        /// What it looks like.
        found: String,
    },
    /// The document type declares entities, which are used to attack readers and by nobody else.
    #[error(
        "the feed declares entities in its document type, which is refused for safety: ask the site to remove the <!DOCTYPE … [ … ]> part"
    )]
    Entities,
    /// Elements within elements without end.
    #[error(
        "the feed nests elements more than {max_depth} deep: it is broken or hostile, ask the site to mend it"
    )]
    TooDeep {
        /// How deep a feed may go.
        max_depth: usize,
    },
    /// The syntax is broken, or the end is missing.
    #[error(
        "the feed's {what} is broken ({cause}): ask the site to mend it; it will be tried again"
    )]
    Broken {
        /// `XML` or `JSON`.
        what: &'static str,
        /// The parser's words.
        cause: String,
    },
    /// The address of the feed itself is unusable as a base.
    #[error("{url} is not an absolute address")]
    BadFeedUrl {
        /// As it was given.
        url: String,
    },
}

/// Reads a feed that was fetched from `feed_url` with this `Content-Type`; dates are judged against `now`.
pub fn parse(
    bytes: &[u8],
    content_type: Option<&str>,
    feed_url: &str,
    limits: &FetchLimits,
    now: UtcTime,
) -> Result<ParsedFeed, ParseError> {
    let base = Url::parse(feed_url).map_err(|_no_base| ParseError::BadFeedUrl {
        url: feed_url.chars().take(200).collect(),
    })?;
    let text = encoding::decode(bytes, content_type);
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let text = mend::without_preface(text);
    let raw = match text.chars().next() {
        Some('<') => {
            let text = mend::with_brackets_mended(text);
            xml::read(&text, &base, limits)?
        }
        Some('{') => json_feed::read(text, &base, limits.max_entries)?,
        Some(_) => {
            return Err(ParseError::NotAFeed {
                found: "neither XML nor JSON".to_owned(),
            });
        }
        None => {
            return Err(ParseError::NotAFeed {
                found: "an empty document".to_owned(),
            });
        }
    };
    Ok(settle(raw, &base, limits, now))
}

fn settle(raw: RawFeed, base: &Url, limits: &FetchLimits, now: UtcTime) -> ParsedFeed {
    let mut known = HashSet::new();
    let mut skipped = 0;
    let mut entries = Vec::new();
    for raw_entry in &raw.entries {
        let Some(url) = raw_entry.url.as_ref().or(raw.home.as_ref()) else {
            skipped += 1;
            continue;
        };
        let mut entry = make_entry(raw_entry, without_tracking(url), base, limits, now);
        if entry.author.is_none() {
            entry.author = raw.author.as_deref().and_then(line_of_author);
        }
        // The same entry twice; who else is the same article is decided where all articles are known.
        let words = entry.id.is_none().then(|| entry.content_hash.clone());
        if known.insert((entry.id.clone(), entry.link.clone(), words)) {
            entries.push(entry);
        }
    }
    ParsedFeed {
        title: raw
            .title
            .map(|title| shorten(&title.to_plain(), TITLE_CHARACTERS))
            .filter(|title| !title.is_empty()),
        entries,
        skipped,
        home: raw.home,
        ttl_seconds: raw.ttl_seconds,
        discovered: raw.discovered,
    }
}

fn make_entry(
    raw: &RawEntry,
    url: String,
    base: &Url,
    limits: &FetchLimits,
    now: UtcTime,
) -> Entry {
    let summary = [&raw.summary, &raw.content]
        .into_iter()
        .flatten()
        .map(RawText::to_plain)
        .find(|text| !text.is_empty())
        .unwrap_or_default();
    let title = raw
        .title
        .as_ref()
        .map(|title| shorten(&title.to_plain(), TITLE_CHARACTERS))
        .filter(|title| !title.is_empty())
        .or_else(|| Some(shorten(&summary, MADE_TITLE_CHARACTERS)).filter(|made| !made.is_empty()))
        .unwrap_or_else(|| url.clone());
    let summary = shorten(&summary, limits.summary_characters);
    let credible = |date: &Option<String>| {
        let date = dates::parse_date(date.as_deref()?)?;
        let future = date.seconds_since(now) > limits.future_seconds;
        (date.micros() >= EARLIEST_MICROS && !future).then_some(date)
    };
    Entry {
        content_hash: content_hash(&[&title, &url, &summary]),
        image_url: image(raw, raw.base.as_ref().unwrap_or(base)),
        author: raw.author.as_deref().and_then(line_of_author),
        topics: topics(&raw.topics),
        published_at: credible(&raw.published),
        updated_at: credible(&raw.updated),
        id: raw.id.as_deref().and_then(identifier),
        link: raw.url.clone(),
        url,
        title,
        summary,
    }
}

/// The same at every reading, and short enough for an index.
fn identifier(id: &str) -> Option<String> {
    let id = clean_text(id);
    match id.len() {
        0 => None,
        1..=IDENTIFIER_BYTES => Some(id),
        _ => Some(format!("sha256:{}", HEXLOWER.encode(&Sha256::digest(id)))),
    }
}

/// Parts are separated by a character that none of them can contain.
fn content_hash(parts: &[&str]) -> String {
    HEXLOWER.encode(&Sha256::digest(parts.join("\0")))
}

fn image(raw: &RawEntry, base: &Url) -> Option<String> {
    let offered = raw
        .images
        .iter()
        .min_by_key(|image| (image.source, std::cmp::Reverse(image.width)))
        .map(|image| image.url.clone());
    offered.or_else(|| {
        [&raw.content, &raw.summary]
            .into_iter()
            .flatten()
            .find_map(|text| match text {
                RawText::Html(html) => first_image(html, base),
                RawText::Plain(_) => None,
            })
    })
}

/// RSS 2.0 gives an address with the name in brackets; a reader wants the name, and the address is
/// nobody's business.
fn line_of_author(author: &str) -> Option<String> {
    let line = plain_text(author);
    let name = match line.split_once('(') {
        Some((before, rest)) if before.contains('@') => rest.trim_end_matches(')').to_owned(),
        _ => line,
    };
    let name = name
        .split_whitespace()
        .filter(|word| !word.contains('@'))
        .collect::<Vec<_>>()
        .join(" ");
    let name = shorten(name.trim(), AUTHOR_CHARACTERS);
    (!name.is_empty()).then_some(name)
}

fn topics(raw: &[String]) -> Vec<String> {
    let mut known = HashSet::new();
    raw.iter()
        .map(|topic| shorten(&plain_text(topic), TOPIC_CHARACTERS))
        .filter(|topic| !topic.is_empty() && known.insert(topic.to_lowercase()))
        .take(TOPICS)
        .collect()
}
