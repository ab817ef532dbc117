//! Atom (RFC 4287) and its draft 0.3: where each keeps what an entry needs.

use data_encoding::BASE64_MIME_PERMISSIVE;

use super::headers::Discovered;
use super::parse::ParseError;
use super::raw::{ImageSource, RawEntry, RawFeed, RawText};
use super::xml::{Capture, Element, Space, Walk};

impl Walk<'_> {
    pub(super) fn atom(&mut self) -> Result<RawFeed, ParseError> {
        let mut feed = RawFeed::default();
        while let Some(child) = self.child()? {
            match (child.space, child.name.as_str()) {
                (Space::Atom | Space::Core, "title") => feed.title = self.atom_text(&child)?,
                (Space::Atom | Space::Core, "author") => {
                    let author = self.person()?;
                    feed.author = feed.author.or(author);
                }
                (Space::Atom | Space::Core, "link") => {
                    let relation = child.attribute("rel").unwrap_or("alternate");
                    if relation == "alternate" && feed.home.is_none() {
                        feed.home = child.attribute("href").and_then(|href| self.url(href));
                    }
                    self.discover(&child, &mut feed.discovered)?;
                }
                (Space::Core, "item") => {
                    let entry = self.rss_item(&child)?;
                    feed.entries.push(entry);
                    if feed.entries.len() >= self.max_entries {
                        return Ok(feed);
                    }
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

    pub(super) fn atom_entry(&mut self) -> Result<RawEntry, ParseError> {
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
                "title" => entry.title = self.atom_text(&child)?.or(entry.title),
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
        if element.attribute("mode") == Some("base64") || kind == "application/octet-stream" {
            let inside = self.capture(Capture::Text)?;
            return Ok(from_base64(&inside).map(RawText::Html));
        }
        let capture = match kind.as_str() {
            "text" | "text/plain" => Capture::Text,
            "xhtml" => Capture::Xhtml,
            "application/xhtml+xml" if !escaped => Capture::Xhtml,
            "html" | "text/html" | "application/xhtml+xml" => Capture::Html,
            _ => {
                self.skip()?;
                return Ok(None);
            }
        };
        let inside = self.capture(capture)?;
        Ok(Some(match capture {
            Capture::Text => RawText::Plain(inside),
            Capture::Html | Capture::Xhtml => RawText::Html(inside),
        }))
    }

    /// `<link rel="hub" href="…"/>` and `rel="self"`, in Atom and, by its namespace, in RSS.
    pub(super) fn discover(
        &mut self,
        link: &Element,
        found: &mut Discovered,
    ) -> Result<(), ParseError> {
        let url = link.attribute("href").and_then(|href| self.url(href));
        match link.attribute("rel") {
            Some("hub") => found.hub = found.hub.take().or(url),
            Some("self") => found.own = found.own.take().or(url),
            _ => {}
        }
        self.skip()
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

/// Text that was wrapped for a journey it did not need.
fn from_base64(wrapped: &str) -> Option<String> {
    let bytes = BASE64_MIME_PERMISSIVE
        .decode(wrapped.trim().as_bytes())
        .ok()?;
    String::from_utf8(bytes).ok()
}
