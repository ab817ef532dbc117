//! RSS and Atom: a walk over the elements that a newsletter needs; everything else is passed over.
//!
//! The walk descends only into elements it knows, and no deeper than [`MAX_DEPTH`] into those it does not, so
//! hostile nesting costs neither stack nor time. quick-xml expands no entities and reads nothing
//! from outside the document; a document type that declares entities is refused all the same.
//! Lenient where sites are careless (stray `&`, undeclared well-known prefixes, HTML entities), strict
//! about tags, because a document cut short must not pass for a whole one.

use std::borrow::Cow;

use quick_xml::NsReader;
use quick_xml::errors::IllFormedError;
use quick_xml::escape;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use url::Url;

use super::parse::ParseError;
use super::raw::{ImageSource, RawEntry, RawFeed, RawImage, RawText, is_picture};
use super::sanitise::{self, safe_url};

/// How deep elements may be nested. Real feeds reach 30 when articles are written in XHTML.
const MAX_DEPTH: usize = 100;

/// Reads an RSS or Atom document that was fetched from `base`.
pub(super) fn read(text: &str, base: &Url, max_entries: usize) -> Result<RawFeed, ParseError> {
    let mut walk = Walk::new(text, base, max_entries);
    loop {
        match walk.next()? {
            Node::Start(root) => {
                return match root.name.as_str() {
                    "rss" | "RDF" => walk.rss(),
                    "feed" => walk.atom(),
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

fn broken(cause: impl ToString) -> ParseError {
    ParseError::Broken {
        what: "XML",
        cause: cause.to_string(),
    }
}

/// The vocabularies that feeds are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Space {
    /// RSS of any version, Atom 0.3, or no namespace at all.
    Core,
    Atom,
    Content,
    DublinCore,
    Media,
    Itunes,
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
            _ => Self::Other,
        }
    }
}

/// A start tag.
struct Element {
    space: Space,
    /// Without its prefix.
    name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }
}

enum Node {
    Start(Element),
    Text(String),
    /// Of the innermost open element, or of the document.
    End,
}

/// How the inside of an element is captured.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Capture {
    /// Text is text; tags are dropped.
    Text,
    /// Text is escaped markup; tags are kept.
    Html,
    /// Text is text and tags are markup.
    Xhtml,
}

struct Walk<'x> {
    reader: NsReader<&'x [u8]>,
    depth: usize,
    /// `xml:base`, innermost last, with the depth at which each was set.
    bases: Vec<(usize, Url)>,
    max_entries: usize,
}

impl<'x> Walk<'x> {
    fn new(text: &'x str, base: &Url, max_entries: usize) -> Self {
        let mut reader = NsReader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self {
            reader,
            depth: 0,
            bases: vec![(0, base.clone())],
            max_entries,
        }
    }

    fn next(&mut self) -> Result<Node, ParseError> {
        loop {
            let (resolved, event) = self.reader.read_resolved_event().map_err(explain)?;
            match event {
                Event::Start(tag) => {
                    let space = Space::of(&resolved);
                    let element = element(space, &tag);
                    self.open(&element)?;
                    return Ok(Node::Start(element));
                }
                Event::End(_) => {
                    self.close();
                    return Ok(Node::End);
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
                    return Err(broken("it ends in the middle of an element"));
                }
                Event::Eof => return Ok(Node::End),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    fn open(&mut self, element: &Element) -> Result<(), ParseError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(ParseError::TooDeep {
                max_depth: MAX_DEPTH,
            });
        }
        if let Some(relative) = element.attribute("xml:base")
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

    fn base(&self) -> Option<&Url> {
        self.bases.last().map(|(_, base)| base)
    }

    fn url(&self, address: &str) -> Option<String> {
        safe_url(address, self.base())
    }

    /// The next element directly inside the one just opened; `None` at its end. Text between elements is skipped.
    fn child(&mut self) -> Result<Option<Element>, ParseError> {
        loop {
            match self.next()? {
                Node::Start(element) => return Ok(Some(element)),
                Node::End => return Ok(None),
                Node::Text(_) => {}
            }
        }
    }

    fn skip(&mut self) -> Result<(), ParseError> {
        let outside = self.depth - 1;
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }

    fn capture(&mut self, capture: Capture) -> Result<String, ParseError> {
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
                        inside.push_str(&format!("</{name}>"));
                    }
                }
            }
        }
    }

    fn text(&mut self) -> Result<Option<String>, ParseError> {
        let text = self.capture(Capture::Text)?;
        let text = text.trim();
        Ok((!text.is_empty()).then(|| text.to_owned()))
    }

    fn html(&mut self) -> Result<Option<RawText>, ParseError> {
        let html = self.capture(Capture::Html)?;
        Ok((!html.trim().is_empty()).then_some(RawText::Html(html)))
    }

    /// `<rss><channel><item/>…</channel></rss>`, or `<RDF><channel/><item/>…</RDF>`.
    fn rss(&mut self) -> Result<RawFeed, ParseError> {
        let mut feed = RawFeed::default();
        let mut in_channel = false;
        loop {
            let Some(child) = self.child()? else {
                if in_channel {
                    in_channel = false;
                    continue;
                }
                return Ok(feed);
            };
            match (child.space, child.name.as_str()) {
                (Space::Core, "channel") if !in_channel => in_channel = true,
                (Space::Core, "title") if in_channel && feed.title.is_none() => {
                    feed.title = self.html()?;
                }
                (Space::Core, "item") => {
                    let entry = self.rss_item(&child)?;
                    feed.entries.push(entry);
                    if feed.entries.len() >= self.max_entries {
                        return Ok(feed);
                    }
                }
                _ => self.skip()?,
            }
        }
    }

    fn rss_item(&mut self, item: &Element) -> Result<RawEntry, ParseError> {
        let mut entry = RawEntry {
            base: self.base().cloned(),
            // RSS 1.0 names its items on the element itself.
            id: item.attribute("rdf:about").map(str::to_owned),
            ..RawEntry::default()
        };
        let mut guid_url = None;
        while let Some(child) = self.child()? {
            match (child.space, child.name.as_str()) {
                (Space::Core, "title") => entry.title = self.html()?.or(entry.title),
                (Space::Core, "link") => {
                    let address = self.text()?;
                    entry.url = entry.url.or(address.and_then(|address| self.url(&address)));
                }
                (Space::Atom, "link") => {
                    let alternate = child.attribute("rel").is_none_or(|rel| rel == "alternate");
                    let address = child.attribute("href").filter(|_| alternate);
                    entry.url = entry.url.or(address.and_then(|address| self.url(address)));
                    self.skip()?;
                }
                (Space::Core, "guid") => {
                    entry.id = self.text()?;
                    // Only absolute: a relative guid is a name, whatever isPermaLink says.
                    guid_url = entry.id.as_deref().and_then(|id| safe_url(id, None));
                }
                (Space::Core, "description") => entry.summary = self.html()?.or(entry.summary),
                (Space::Content, "encoded") => entry.content = self.html()?.or(entry.content),
                (Space::Core, "enclosure") => {
                    let image = self.offered(&child, "url", ImageSource::Enclosure);
                    entry.images.extend(image);
                    self.skip()?;
                }
                (Space::Core, "category") | (Space::DublinCore, "subject") => {
                    entry.topics.extend(self.text()?);
                }
                (Space::Core, "pubDate") => entry.published = self.text()?.or(entry.published),
                _ => self.shared(&child, &mut entry)?,
            }
        }
        entry.url = entry.url.or(guid_url);
        Ok(entry)
    }

    /// Elements that RSS and Atom entries borrow from the same vocabularies.
    fn shared(&mut self, child: &Element, entry: &mut RawEntry) -> Result<(), ParseError> {
        match (child.space, child.name.as_str()) {
            (Space::Core, "author") | (Space::DublinCore | Space::Itunes, "creator" | "author") => {
                let author = self.text()?;
                entry.author = entry.author.take().or(author);
            }
            (Space::DublinCore, "date" | "issued" | "created") => {
                let date = self.text()?;
                entry.published = entry.published.take().or(date);
            }
            (Space::DublinCore, "modified") | (Space::Atom, "updated") => {
                let date = self.text()?;
                entry.updated = entry.updated.take().or(date);
            }
            (Space::Media, "content" | "thumbnail" | "group") => self.media(child, entry)?,
            (Space::Itunes, "image") => {
                let image = self.offered_as_picture(child, "href", ImageSource::Itunes);
                entry.images.extend(image);
                self.skip()?;
            }
            _ => self.skip()?,
        }
        Ok(())
    }

    /// Media RSS nests `content` in `group` and `thumbnail` in both; all are walked alike, without recursion.
    fn media(&mut self, first: &Element, entry: &mut RawEntry) -> Result<(), ParseError> {
        let outside = self.depth - 1;
        let image = self.media_image(first);
        entry.images.extend(image);
        while self.depth > outside {
            if let Node::Start(element) = self.next()?
                && element.space == Space::Media
            {
                let image = self.media_image(&element);
                entry.images.extend(image);
            }
        }
        Ok(())
    }

    fn media_image(&self, element: &Element) -> Option<RawImage> {
        let source = ImageSource::Media;
        match element.name.as_str() {
            "thumbnail" => self.offered_as_picture(element, "url", source),
            "content" if element.attribute("medium") == Some("image") => {
                self.offered_as_picture(element, "url", source)
            }
            "content" => self.offered(element, "url", source),
            _ => None,
        }
    }

    /// A file that may be a picture.
    fn offered(&self, element: &Element, key: &str, source: ImageSource) -> Option<RawImage> {
        let address = element.attribute(key)?;
        let media_type = element.attribute("type");
        is_picture(media_type, address)
            .then(|| self.offered_as_picture(element, key, source))
            .flatten()
    }

    /// A file that its element says is a picture, unless it is a tracking pixel.
    fn offered_as_picture(
        &self,
        element: &Element,
        key: &str,
        source: ImageSource,
    ) -> Option<RawImage> {
        let pixels = |side| element.attribute(side).and_then(|p| p.parse::<u32>().ok());
        if pixels("width").is_some_and(|w| w <= 1) || pixels("height").is_some_and(|h| h <= 1) {
            return None;
        }
        Some(RawImage {
            source,
            width: pixels("width").unwrap_or(0),
            url: self.url(element.attribute(key)?)?,
        })
    }

    fn atom(&mut self) -> Result<RawFeed, ParseError> {
        let mut feed = RawFeed::default();
        while let Some(child) = self.child()? {
            match (child.space, child.name.as_str()) {
                (Space::Atom | Space::Core, "title") => feed.title = self.atom_text(&child)?,
                (Space::Atom | Space::Core, "author") => {
                    let author = self.person()?;
                    feed.author = feed.author.or(author);
                }
                (Space::Atom | Space::Core, "entry") => {
                    let entry = self.atom_entry()?;
                    feed.entries.push(entry);
                    if feed.entries.len() >= self.max_entries {
                        return Ok(feed);
                    }
                }
                _ => self.skip()?,
            }
        }
        Ok(feed)
    }

    fn atom_entry(&mut self) -> Result<RawEntry, ParseError> {
        let mut entry = RawEntry {
            base: self.base().cloned(),
            ..RawEntry::default()
        };
        let mut second_best = None;
        while let Some(child) = self.child()? {
            if !matches!(child.space, Space::Atom | Space::Core) {
                self.shared(&child, &mut entry)?;
                continue;
            }
            match child.name.as_str() {
                "id" => entry.id = self.text()?,
                "title" => entry.title = self.atom_text(&child)?,
                "summary" => entry.summary = self.atom_text(&child)?,
                "content" => {
                    // Relative addresses are relative to the xml:base of the content itself.
                    entry.base = self.base().cloned();
                    entry.content = self.atom_text(&child)?;
                }
                "link" => {
                    self.atom_link(&child, &mut entry, &mut second_best);
                    self.skip()?;
                }
                "category" => {
                    let topic = child.attribute("label").or(child.attribute("term"));
                    entry.topics.extend(topic.map(str::to_owned));
                    self.skip()?;
                }
                "author" => {
                    let author = self.person()?;
                    entry.author = entry.author.or(author);
                }
                "published" | "issued" => entry.published = self.text()?,
                "updated" | "modified" => entry.updated = self.text()?,
                _ => self.skip()?,
            }
        }
        entry.url = entry.url.or(second_best);
        Ok(entry)
    }

    /// An entry may link to itself in several media types, to enclosures, and to what it is about.
    fn atom_link(&self, link: &Element, entry: &mut RawEntry, second_best: &mut Option<String>) {
        let Some(url) = link.attribute("href").and_then(|href| self.url(href)) else {
            return;
        };
        let is_page = link.attribute("type").is_none_or(|t| t.contains("html"));
        match link.attribute("rel").unwrap_or("alternate") {
            "alternate" if is_page && entry.url.is_none() => entry.url = Some(url),
            "alternate" | "related" if second_best.is_none() => *second_best = Some(url),
            "enclosure" => {
                let image = self.offered(link, "href", ImageSource::Enclosure);
                entry.images.extend(image);
            }
            _ => {}
        }
    }

    /// RFC 4287 section 3.1 and 4.1.3: `type` says how the inside is written.
    fn atom_text(&mut self, element: &Element) -> Result<Option<RawText>, ParseError> {
        let kind = element
            .attribute("type")
            .unwrap_or("text")
            .to_ascii_lowercase();
        // Atom 0.3 put it into a second attribute.
        let escaped = element.attribute("mode") == Some("escaped");
        let text = match kind.as_str() {
            "html" => RawText::Html(self.capture(Capture::Html)?),
            "text/html" | "application/xhtml+xml" if escaped => {
                RawText::Html(self.capture(Capture::Html)?)
            }
            "xhtml" | "application/xhtml+xml" => RawText::Html(self.capture(Capture::Xhtml)?),
            "text/html" => RawText::Html(self.capture(Capture::Html)?),
            "text" | "text/plain" => RawText::Plain(self.capture(Capture::Text)?),
            _ => {
                self.skip()?;
                return Ok(None);
            }
        };
        Ok(Some(text))
    }

    fn person(&mut self) -> Result<Option<String>, ParseError> {
        let mut name = None;
        while let Some(child) = self.child()? {
            match child.name.as_str() {
                "name" => name = self.text()?,
                _ => self.skip()?,
            }
        }
        Ok(name)
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
        name: tag.local_name().as_ref().to_owned(),
        attributes,
    }
}

fn write_tag(into: &mut String, element: &Element) {
    into.push('<');
    into.push_str(&element.name);
    for (name, value) in &element.attributes {
        into.push_str(&format!(" {name}=\"{}\"", escape::escape(value.as_str())));
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

fn explain(error: quick_xml::Error) -> ParseError {
    match error {
        quick_xml::Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
            broken(format!("</{found}> where </{expected}> was due"))
        }
        other => broken(other),
    }
}
