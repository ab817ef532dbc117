//! Finding the feeds of a site: what its page declares, what it links to, and where feeds usually are.
//!
//! The page is read by the same tokeniser as everything of strangers, and only its addresses come out, as
//! [`safe_url`] lets them.

use std::cell::RefCell;
use std::collections::HashSet;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use url::Url;

use super::encoding;
use super::sanitise::{clean_text, safe_url, shorten};

/// How much of a page is read; feeds are declared in its head.
const PAGE_BYTES: usize = 512 * 1024;
/// The most feeds of one page.
const FEEDS: usize = 20;
/// The most characters of a feed's name.
const TITLE_CHARACTERS: usize = 120;
/// The media types by which pages declare feeds.
const TYPES: [&str; 6] = [
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
    "application/xml",
    "text/xml",
];
/// Where programs that make sites put feeds, the commonest first.
const USUAL_PATHS: [&str; 6] = [
    "feed",
    "rss.xml",
    "feed.xml",
    "atom.xml",
    "index.xml",
    "rss",
];
/// How addresses end that are linked to as feeds.
const ENDINGS: [&str; 9] = [
    "/feed",
    "/feed/",
    "/rss",
    "/rss/",
    ".rss",
    "rss.xml",
    "atom.xml",
    "feed.xml",
    "feed.json",
];

/// A feed that a page names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedFeed {
    /// Where it is; absolute, http or https.
    pub url: String,
    /// What the page calls it.
    pub title: Option<String>,
}

/// The feeds that a page names, in its order: those that it declares, then those that it merely links to. Feeds of
/// comments come last.
#[must_use]
pub fn linked_feeds(bytes: &[u8], content_type: Option<&str>, page: &Url) -> Vec<LinkedFeed> {
    let head = bytes.get(..PAGE_BYTES).unwrap_or(bytes);
    let text = encoding::decode(head, content_type);
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(&text));
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    // The sink never asks for a script to be run, so the tokeniser reads to the end in one go.
    let _finished = tokenizer.feed(&input);
    tokenizer.end();
    let seen = tokenizer.sink.0.take();
    let base = seen.base.and_then(|base| page.join(base.trim()).ok());
    let base = base.as_ref().unwrap_or(page);
    let mut known = HashSet::new();
    let mut found: Vec<LinkedFeed> = (seen.declared.into_iter().chain(seen.linked))
        .filter_map(|(address, title)| {
            let url = safe_url(&address, Some(base))?;
            known
                .insert(url.clone())
                .then_some(LinkedFeed { url, title })
        })
        .take(FEEDS)
        .collect();
    found.sort_by_key(LinkedFeed::is_of_comments);
    found
}

/// Where a site's feed may be when its page names none, in the order of trying.
#[must_use]
pub fn usual_addresses(page: &Url) -> Vec<String> {
    let mut root = page.clone();
    root.set_path("/");
    root.set_query(None);
    root.set_fragment(None);
    let addresses = USUAL_PATHS.iter().filter_map(|path| root.join(path).ok());
    addresses.map(String::from).collect()
}

impl LinkedFeed {
    fn is_of_comments(&self) -> bool {
        let title = self.title.as_deref().unwrap_or_default().to_lowercase();
        self.url.to_ascii_lowercase().contains("comments") || title.contains("comment")
    }
}

type Named = (String, Option<String>);

#[derive(Default)]
struct Seen {
    base: Option<String>,
    declared: Vec<Named>,
    linked: Vec<Named>,
}

#[derive(Default)]
struct Sink(RefCell<Seen>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let Token::TagToken(tag) = token else {
            return TokenSinkResult::Continue;
        };
        if tag.kind == TagKind::EndTag {
            return TokenSinkResult::Continue;
        }
        self.0.borrow_mut().see(&tag);
        match &*tag.name {
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" | "iframe" | "noembed" | "noframes" | "xmp" => {
                TokenSinkResult::RawData(RawKind::Rawtext)
            }
            "textarea" | "title" => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }
}

impl Seen {
    fn see(&mut self, tag: &Tag) {
        match &*tag.name {
            "base" if self.base.is_none() => self.base = attribute(tag, "href"),
            "link" if declares_feed(tag) && self.declared.len() < FEEDS => {
                self.declared.extend(named(tag));
            }
            "a" if self.linked.len() < FEEDS && leads_to_feed(tag) => {
                self.linked.extend(named(tag));
            }
            _ => {}
        }
    }
}

fn declares_feed(tag: &Tag) -> bool {
    let relations = attribute(tag, "rel")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let mut relations = relations.split_ascii_whitespace();
    let media_type = attribute(tag, "type")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let media_type = media_type.split(';').next().unwrap_or_default().trim();
    relations.any(|relation| matches!(relation, "alternate" | "feed"))
        && TYPES.contains(&media_type)
}

fn leads_to_feed(tag: &Tag) -> bool {
    let address = attribute(tag, "href")
        .unwrap_or_default()
        .to_ascii_lowercase();
    let path = address.split(['?', '#']).next().unwrap_or_default();
    ENDINGS.iter().any(|ending| path.ends_with(ending))
}

fn named(tag: &Tag) -> Option<Named> {
    let address = attribute(tag, "href").filter(|address| !address.is_empty())?;
    let title = attribute(tag, "title").map(|title| shorten(&clean_text(&title), TITLE_CHARACTERS));
    Some((address, title.filter(|title| !title.is_empty())))
}

fn attribute(tag: &Tag, name: &str) -> Option<String> {
    tag.attrs
        .iter()
        .find(|attribute| &*attribute.name.local == name)
        .map(|attribute| attribute.value.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(page: &str) -> Vec<String> {
        let address = Url::parse("https://news.example.org/city/").unwrap();
        let feeds = linked_feeds(page.as_bytes(), Some("text/html"), &address);
        feeds.into_iter().map(|feed| feed.url).collect()
    }

    #[test]
    fn what_a_page_declares_comes_before_what_it_links_to() {
        let page = r#"<!DOCTYPE html><title><link rel=alternate type=application/rss+xml href=no></title>
            <script>"<link rel='alternate' type='application/rss+xml' href='no'>"</script>
            <link rel="alternate" type="application/rss+xml" href="comments/feed/" title="Comments">
            <LINK REL='Alternate' TYPE='application/atom+xml; charset=utf-8' HREF='/atom.xml' title='The &amp; News'>
            <link rel="alternate" type="application/json" href="/wp-json/posts/1">
            <link rel="stylesheet" type="text/xml" href="/style.xml">
            <a href="/sport/rss.xml?x=1">Sport</a> <a href="/atom.xml">again</a>
            <a href="javascript:alert(1)/feed">no</a>"#;
        assert_eq!(
            found(page),
            [
                "https://news.example.org/atom.xml",
                "https://news.example.org/sport/rss.xml?x=1",
                "https://news.example.org/city/comments/feed/",
            ]
        );
    }

    #[test]
    fn addresses_are_read_from_where_the_page_says_it_is() {
        let page = r#"<base href="https://cdn.example.net/x/"><link rel="alternate feed" type="application/feed+json" href="feed.json">"#;
        assert_eq!(found(page), ["https://cdn.example.net/x/feed.json"]);
        assert_eq!(found("<p>nothing"), [""; 0]);
    }

    #[test]
    fn usual_addresses_are_those_of_the_site_and_not_of_the_page() {
        let page = Url::parse("https://news.example.org:8443/city/1?x=1#y").unwrap();
        let usual = usual_addresses(&page);
        assert_eq!(usual[0], "https://news.example.org:8443/feed");
        assert_eq!(usual.len(), USUAL_PATHS.len());
    }
}
