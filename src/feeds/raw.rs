//! What the readers of the formats hand to [`mod@super::parse`]: a feed with its markup still in it.

use url::Url;

use super::headers::Discovered;
use super::sanitise;

#[derive(Debug, Default)]
pub(super) struct RawFeed {
    pub(super) title: Option<RawText>,
    /// Who wrote every entry that names no author of its own.
    pub(super) author: Option<String>,
    /// The site's own page; absolute and safe.
    pub(super) home: Option<String>,
    /// For how many seconds there is nothing new, as the feed says.
    pub(super) ttl_seconds: Option<i64>,
    pub(super) discovered: Discovered,
    pub(super) entries: Vec<RawEntry>,
}

#[derive(Debug, Default)]
pub(super) struct RawEntry {
    pub(super) id: Option<String>,
    /// Absolute and safe.
    pub(super) url: Option<String>,
    pub(super) title: Option<RawText>,
    pub(super) summary: Option<RawText>,
    pub(super) content: Option<RawText>,
    pub(super) images: Vec<RawImage>,
    pub(super) author: Option<String>,
    pub(super) topics: Vec<String>,
    pub(super) published: Option<String>,
    pub(super) updated: Option<String>,
    /// What relative addresses inside the content are relative to.
    pub(super) base: Option<Url>,
}

/// Text as it stood in the feed, and how it is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RawText {
    Plain(String),
    Html(String),
}

impl RawText {
    pub(super) fn to_plain(&self) -> String {
        match self {
            Self::Plain(text) => sanitise::clean_text(text),
            Self::Html(html) => sanitise::plain_text(html),
        }
    }
}

/// A picture offered by an element made for pictures; content is searched only when there is none.
#[derive(Debug)]
pub(super) struct RawImage {
    pub(super) source: ImageSource,
    /// In pixels; 0 when unknown.
    pub(super) width: u32,
    /// Absolute and safe.
    pub(super) url: String,
}

/// Where a picture was offered, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ImageSource {
    Enclosure,
    Media,
    Itunes,
    Item,
    Banner,
}

/// Whether a file offered with this media type (or with none) is a picture a letter can show.
pub(super) fn is_picture(media_type: Option<&str>, url: &str) -> bool {
    const EXTENSIONS: [&str; 6] = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"];
    if let Some(named) = media_type.map(str::trim).filter(|named| !named.is_empty()) {
        let named = named.to_ascii_lowercase();
        return named.starts_with("image/") && !named.contains("svg");
    }
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let path = path.to_ascii_lowercase();
    EXTENSIONS.iter().any(|extension| path.ends_with(extension))
}
