//! RSS 2.0 and 1.0 with their 0.9x ancestors: where each keeps what an entry needs.

use super::parse::ParseError;
use super::raw::{ImageSource, RawEntry, RawFeed};
use super::sanitise::safe_url;
use super::xml::{Element, Space, Walk};

impl Walk<'_> {
    /// `<rss><channel><item/>…</channel></rss>`, or `<RDF><channel/><item/>…</RDF>`.
    pub(super) fn rss(&mut self) -> Result<RawFeed, ParseError> {
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
}
