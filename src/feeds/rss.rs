//! RSS 2.0 and 1.0 with their 0.9x ancestors: where each keeps what an entry needs.

use super::parse::ParseError;
use super::raw::{ImageSource, RawEntry, RawFeed};
use super::sanitise::safe_url;
use super::xml::{Element, Space, Walk};

impl Walk<'_> {
    /// `<rss><channel><item/>…</channel></rss>`, or `<RDF><channel/><item/>…</RDF>`, or the inside of a
    /// channel that is open already.
    pub(super) fn rss(&mut self, mut in_channel: bool) -> Result<RawFeed, ParseError> {
        let mut feed = RawFeed::default();
        let (mut period, mut times_a_period) = (None, 1);
        loop {
            let Some(child) = self.child()? else {
                if in_channel {
                    in_channel = false;
                    let syndicated = period.map(|period: i64| period / times_a_period);
                    feed.ttl_seconds = feed.ttl_seconds.or(syndicated);
                    continue;
                }
                return Ok(feed);
            };
            match (child.space, child.name.as_str()) {
                (Space::Core, "channel") if !in_channel => in_channel = true,
                (Space::Core, "title") if in_channel && feed.title.is_none() => {
                    feed.title = self.html()?;
                }
                (Space::Core, "link") if in_channel && feed.home.is_none() => {
                    let address = self.text()?;
                    feed.home = address.and_then(|address| self.url(&address));
                }
                (Space::Atom, "link") if in_channel => {
                    self.discover(&child, &mut feed.discovered)?;
                }
                (Space::Core, "ttl") if in_channel => {
                    // RSS 2.0 counts minutes.
                    let minutes = self.text()?.and_then(|text| text.parse::<i64>().ok());
                    feed.ttl_seconds = minutes.map(|minutes| minutes.saturating_mul(60));
                }
                (Space::Syndication, "updateperiod") if in_channel => {
                    period = self.text()?.and_then(|name| period_seconds(&name));
                }
                (Space::Syndication, "updatefrequency") if in_channel => {
                    let times = self.text()?.and_then(|text| text.parse::<i64>().ok());
                    times_a_period = times.filter(|times| *times > 0).unwrap_or(1);
                }
                (Space::Core | Space::Atom, "entry") => {
                    let entry = self.atom_entry()?;
                    feed.entries.push(entry);
                    if feed.entries.len() >= self.max_entries {
                        return Ok(feed);
                    }
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

    pub(super) fn rss_item(&mut self, item: &Element) -> Result<RawEntry, ParseError> {
        let mut entry = RawEntry {
            base: self.base().cloned(),
            // RSS 1.0 names its items on the element itself.
            id: item.attribute("rdf:about").map(str::to_owned),
            ..RawEntry::default()
        };
        // CDF says where an item is on the element itself.
        let mut guid_url = item.attribute("href").and_then(|href| self.url(href));
        while let Some(child) = self.child()? {
            match (child.space, child.name.as_str()) {
                (Space::Core, "title") => entry.title = self.html()?.or(entry.title),
                (Space::Core | Space::Atom, "link") => {
                    // As RSS has it, in the element; as Atom has it, in an attribute.
                    let alternate = child.attribute("rel").is_none_or(|rel| rel == "alternate");
                    let href = child.attribute("href").filter(|_| alternate);
                    let href = href.and_then(|href| self.url(href));
                    let address = self.text()?.and_then(|address| self.url(&address));
                    entry.url = entry.url.or(address.filter(|_| alternate)).or(href);
                }
                (Space::Core, "id") => entry.id = entry.id.take().or(self.text()?),
                (Space::Core, "guid") => {
                    entry.id = self.text()?;
                    // Only absolute: a relative guid is a name, whatever isPermaLink says.
                    guid_url = guid_url.or(entry.id.as_deref().and_then(|id| safe_url(id, None)));
                }
                (Space::Core, "description" | "abstract" | "summary") => {
                    entry.summary = self.html()?.or(entry.summary);
                }
                (Space::Content, "encoded") => entry.content = self.html()?.or(entry.content),
                (Space::Core, "enclosure") => {
                    let image = self.offered(&child, "url", ImageSource::Enclosure);
                    entry.images.extend(image);
                    self.skip()?;
                }
                (Space::Core, "category") | (Space::DublinCore, "subject") => {
                    entry.topics.extend(self.text()?);
                }
                (Space::Core, "pubdate") => entry.published = self.text()?.or(entry.published),
                _ => self.shared(&child, &mut entry)?,
            }
        }
        entry.url = entry.url.or(guid_url);
        Ok(entry)
    }
}

/// RSS 1.0, module Syndication.
fn period_seconds(name: &str) -> Option<i64> {
    const DAY: i64 = 86_400;
    match name.trim().to_ascii_lowercase().as_str() {
        "hourly" => Some(3_600),
        "daily" => Some(DAY),
        "weekly" => Some(7 * DAY),
        "monthly" => Some(30 * DAY),
        "yearly" => Some(365 * DAY),
        _ => None,
    }
}
