//! RSS and Atom: a walk over the elements that a newsletter needs; everything else is passed over.
//!
//! The walk descends only into elements it knows, and no deeper than `max_depth` into those it does not, so
//! hostile nesting costs neither stack nor time. quick-xml expands no entities and reads nothing
//! from outside the document; a document type that declares entities is refused all the same.
//! Lenient where sites are careless (stray `&` and `<`, undeclared well-known prefixes, HTML entities, names
//! in capitals, end tags that are missing or too many), strict about the end, because a document cut
//! short must not pass for a whole one.

use std::borrow::Cow;

use quick_xml::NsReader;
use quick_xml::escape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use url::Url;

use super::FetchLimits;
use super::parse::ParseError;
use super::raw::{RawFeed, RawText};
use super::sanitise::{self, safe_url};

/// Reads an RSS or Atom document that was fetched from `base`.
pub(super) fn read(text: &str, base: &Url, limits: &FetchLimits) -> Result<RawFeed, ParseError> {
    let mut walk = Walk::new(text, base, limits);
    loop {
        match walk.next()? {
            Node::Start(root) => {
                return match root.name.as_str() {
                    "rss" | "rdf" => walk.rss(false),
                    // Channel Definition Format, the oldest of them.
                    "channel" => walk.rss(true),
                    "feed" => {
                        walk.atom_is_core = true;
                        walk.atom()
                    }
                    "html" => Err(not_a_feed("a web page")),
                    other => Err(not_a_feed(&format!(
                        "XML that begins with <{}>",
                        other.chars().take(40).collect::<String>()
                    ))),
                };
            }
            Node::Text(text) if !text.trim().is_empty() => {
                return Err(not_a_feed("text in front of XML"));
            }
            Node::End => return Err(not_a_feed("XML without a root element")),
            Node::Text(_) => {}
        }
    }
}

fn not_a_feed(found: &str) -> ParseError {
    ParseError::NotAFeed {
        found: found.to_owned(),
    }
}

fn broken(cause: &impl ToString) -> ParseError {
    ParseError::Broken {
        what: "XML",
        cause: cause.to_string(),
    }
}

/// The vocabularies that feeds are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// RSS of any version, Atom 0.3, or no namespace at all.
    Core,
    Atom,
    Content,
    DublinCore,
    Media,
    Itunes,
    Syndication,
    Other,
}

impl Space {
    fn of(resolved: &ResolveResult<'_>) -> Self {
        match resolved {
            ResolveResult::Unbound => Self::Core,
            ResolveResult::Bound(namespace) => Self::of_uri(namespace.0),
            ResolveResult::Unknown(prefix) => match prefix.as_str() {
                "atom" => Self::Atom,
                "content" => Self::Content,
                "dc" | "dcterms" => Self::DublinCore,
                "media" => Self::Media,
                "itunes" => Self::Itunes,
                "sy" => Self::Syndication,
                _ => Self::Other,
            },
        }
    }

    fn of_uri(uri: &str) -> Self {
        let uri = uri.trim().trim_end_matches('/').to_ascii_lowercase();
        let uri = uri.strip_prefix("https:").or(uri.strip_prefix("http:"));
        match uri.unwrap_or_default() {
            "//www.w3.org/2005/atom" => Self::Atom,
            "//purl.org/rss/1.0"
            | "//purl.org/atom/ns#"
            | "//my.netscape.com/rdf/simple/0.9"
            | "//backend.userland.com/rss2"
            | "//backend.userland.com/rss"
            | "//blogs.law.harvard.edu/tech/rss" => Self::Core,
            "//purl.org/rss/1.0/modules/content" => Self::Content,
            "//purl.org/dc/elements/1.1" | "//purl.org/dc/terms" => Self::DublinCore,
            "//search.yahoo.com/mrss" => Self::Media,
            "//www.itunes.com/dtds/podcast-1.0.dtd" => Self::Itunes,
            "//purl.org/rss/1.0/modules/syndication" => Self::Syndication,
            _ => Self::Other,
        }
    }
}

/// A start tag.
pub(super) struct Element {
    pub(super) space: Space,
    /// Without its prefix, in lower case.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }
}

pub(super) enum Node {
    Start(Element),
    Text(String),
    /// Of the innermost open element, or of the document.
    End,
}

/// How the inside of an element is captured.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Capture {
    /// Text is text; tags are dropped.
    Text,
    /// Text is escaped markup; tags are kept.
    Html,
    /// Text is text and tags are markup.
    Xhtml,
}

pub(super) struct Walk<'x> {
    reader: NsReader<&'x [u8]>,
    pub(super) depth: usize,
    /// The names of the open elements as they were written, innermost last.
    open: Vec<String>,
    /// Elements that are closed by the end tag that was read last, and not yet told.
    closing: usize,
    /// `xml:base`, innermost last, with the depth at which each was set.
    bases: Vec<(usize, Url)>,
    pub(super) max_entries: usize,
    max_depth: usize,
    /// Inside Atom, its own elements have no other namespace to be told from.
    atom_is_core: bool,
}

impl<'x> Walk<'x> {
    fn new(text: &'x str, base: &Url, limits: &FetchLimits) -> Self {
        let mut reader = NsReader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        // Ends are matched here, with more patience.
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        Self {
            reader,
            depth: 0,
            open: Vec::new(),
            closing: 0,
            bases: vec![(0, base.clone())],
            max_entries: limits.max_entries,
            max_depth: limits.max_depth,
            atom_is_core: false,
        }
    }

    pub(super) fn next(&mut self) -> Result<Node, ParseError> {
        if self.closing > 0 {
            self.closing -= 1;
            self.close();
            return Ok(Node::End);
        }
        loop {
            let (resolved, event) = self
                .reader
                .read_resolved_event()
                .map_err(|error| broken(&error))?;
            match event {
                Event::Start(tag) => {
                    let space = match Space::of(&resolved) {
                        Space::Atom if self.atom_is_core => Space::Core,
                        space => space,
                    };
                    let element = element(space, &tag);
                    self.open.push(tag.name().as_ref().to_owned());
                    self.open(&element)?;
                    return Ok(Node::Start(element));
                }
                Event::End(tag) => {
                    let name = tag.name();
                    let same = |open: &String| open.eq_ignore_ascii_case(name.as_ref());
                    // An end tag closes what it names and all that was left open inside; one that names
                    // nothing open is passed over.
                    if let Some(at) = self.open.iter().rposition(same) {
                        self.closing = self.open.len() - at - 1;
                        self.open.truncate(at);
                        self.close();
                        return Ok(Node::End);
                    }
                }
                Event::Text(text) => return Ok(Node::Text(text.into_inner().into_owned())),
                Event::CData(text) => return Ok(Node::Text(text.into_inner().into_owned())),
                Event::GeneralRef(reference) => {
                    let character = reference.resolve_char_ref().ok().flatten();
                    return Ok(Node::Text(match character {
                        Some(character) => character.to_string(),
                        None => named_entity(&reference.into_inner()),
                    }));
                }
                Event::DocType(inside) => refuse_entities(&inside.into_inner())?,
                Event::Eof if self.depth > 0 => {
                    return Err(broken(&"it ends in the middle of an element"));
                }
                Event::Eof => return Ok(Node::End),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    fn open(&mut self, element: &Element) -> Result<(), ParseError> {
        self.depth += 1;
        if self.depth > self.max_depth {
            return Err(ParseError::TooDeep {
                max_depth: self.max_depth,
            });
        }
        // CDF has an attribute of its own for it, on the outermost element.
        let of_channel = element.attribute("base").filter(|_| self.depth == 1);
        if let Some(relative) = element.attribute("xml:base").or(of_channel)
            && let Some(base) = self.base().and_then(|base| base.join(relative).ok())
            && matches!(base.scheme(), "http" | "https")
        {
            self.bases.push((self.depth, base));
        }
        Ok(())
    }

    fn close(&mut self) {
        if self
            .bases
            .last()
            .is_some_and(|(depth, _)| *depth == self.depth)
        {
            self.bases.pop();
        }
        self.depth = self.depth.saturating_sub(1);
    }

    pub(super) fn base(&self) -> Option<&Url> {
        self.bases.last().map(|(_, base)| base)
    }

    pub(super) fn url(&self, address: &str) -> Option<String> {
        safe_url(address, self.base())
    }

    /// The next element directly inside the one just opened; `None` at its end. Text between elements is skipped.
    pub(super) fn child(&mut self) -> Result<Option<Element>, ParseError> {
        loop {
            match self.next()? {
                Node::Start(element) => return Ok(Some(element)),
                Node::End => return Ok(None),
                Node::Text(_) => {}
            }
        }
    }

    pub(super) fn skip(&mut self) -> Result<(), ParseError> {
        let outside = self.depth - 1;
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }

    pub(super) fn capture(&mut self, capture: Capture) -> Result<String, ParseError> {
        let outside = self.depth - 1;
        let mut open = Vec::new();
        let mut inside = String::new();
        loop {
            match self.next()? {
                Node::Text(text) if capture == Capture::Xhtml => {
                    inside.push_str(&escape::partial_escape(text.as_str()));
                }
                Node::Text(text) => inside.push_str(&text),
                Node::Start(element) => {
                    if capture != Capture::Text {
                        write_tag(&mut inside, &element);
                    }
                    open.push(element.name);
                }
                Node::End if self.depth <= outside => return Ok(inside),
                Node::End => {
                    let name = open.pop().unwrap_or_default();
                    if capture != Capture::Text {
                        inside.push_str("</");
                        inside.push_str(&name);
                        inside.push('>');
                    }
                }
            }
        }
    }

    pub(super) fn text(&mut self) -> Result<Option<String>, ParseError> {
        let text = self.capture(Capture::Text)?;
        let text = text.trim();
        Ok((!text.is_empty()).then(|| text.to_owned()))
    }

    pub(super) fn html(&mut self) -> Result<Option<RawText>, ParseError> {
        let html = self.capture(Capture::Html)?;
        Ok((!html.trim().is_empty()).then_some(RawText::Html(html)))
    }
}

fn element(space: Space, tag: &BytesStart<'_>) -> Element {
    let attributes = tag
        .attributes()
        .with_checks(false)
        .flatten()
        .map(|attribute| {
            let value = escape::unescape(&attribute.value)
                .unwrap_or_else(|_unknown_entity| Cow::Borrowed(&attribute.value));
            (attribute.key.as_ref().to_owned(), value.into_owned())
        })
        .collect();
    Element {
        space,
        name: tag.local_name().as_ref().to_ascii_lowercase(),
        attributes,
    }
}

fn write_tag(into: &mut String, element: &Element) {
    into.push('<');
    into.push_str(&element.name);
    for (name, value) in &element.attributes {
        for part in [" ", name, "=\"", &escape::escape(value.as_str()), "\""] {
            into.push_str(part);
        }
    }
    into.push('>');
}

/// HTML's entities are not XML's, but sites use them; what HTML does not know either stays as it is.
fn named_entity(name: &str) -> String {
    match escape::resolve_predefined_entity(name) {
        Some(text) => text.to_owned(),
        None if name.len() <= 32 && name.chars().all(|c| c.is_ascii_alphanumeric()) => {
            sanitise::plain_entities(&format!("&{name};"))
        }
        None => format!("&{name};"),
    }
}

fn refuse_entities(document_type: &str) -> Result<(), ParseError> {
    if document_type.to_ascii_uppercase().contains("<!ENTITY") {
        Err(ParseError::Entities)
    } else {
        Ok(())
    }
}
