//! The vocabularies that RSS and Atom entries borrow from: Dublin Core, Media RSS, iTunes.

use super::parse::ParseError;
use super::raw::{ImageSource, RawEntry, RawImage, is_picture};
use super::xml::{Element, Node, Space, Walk};

impl Walk<'_> {
    /// Takes what `child` says about the entry, whatever the format around it.
    pub(super) fn shared(
        &mut self,
        child: &Element,
        entry: &mut RawEntry,
    ) -> Result<(), ParseError> {
        match (child.space, child.name.as_str()) {
            (Space::Core, "author") | (Space::DublinCore | Space::Itunes, "creator" | "author") => {
                let author = self.text()?;
                entry.author = entry.author.take().or(author);
            }
            (Space::DublinCore, "date" | "issued" | "created") => {
                let date = self.text()?;
                entry.published = entry.published.take().or(date);
            }
            (Space::DublinCore, "modified") | (Space::Core | Space::Atom, "updated") => {
                let date = self.text()?;
                entry.updated = entry.updated.take().or(date);
            }
            (Space::Media | Space::DublinCore, "title") => {
                // A name for a picture or film, or in another vocabulary, and better than none.
                let title = self.html()?;
                entry.title = entry.title.take().or(title);
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
    pub(super) fn offered(
        &self,
        element: &Element,
        key: &str,
        source: ImageSource,
    ) -> Option<RawImage> {
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
}
