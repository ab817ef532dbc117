//! JSON Feed 1.0 and 1.1, read leniently: what is missing or of the wrong type is passed over,
//! because one odd item must not cost a reader the rest.

use serde_json::Value;
use url::Url;

use super::headers::Discovered;
use super::parse::ParseError;
use super::raw::{ImageSource, RawEntry, RawFeed, RawImage, RawText, is_picture};
use super::sanitise::safe_url;

pub(super) fn read(text: &str, base: &Url, max_entries: usize) -> Result<RawFeed, ParseError> {
    let document: Value = serde_json::from_str(text).map_err(|error| ParseError::Broken {
        what: "JSON",
        cause: error.to_string(),
    })?;
    let version = document.get("version").and_then(Value::as_str);
    let items = document.get("items").and_then(Value::as_array);
    let (Some(items), true) = (
        items,
        version.is_some_and(|version| version.contains("jsonfeed.org/version/")),
    ) else {
        return Err(ParseError::NotAFeed {
            found: "JSON without the version and items of a JSON Feed".to_owned(),
        });
    };
    Ok(RawFeed {
        title: string(&document, "title").map(RawText::Plain),
        author: author(&document),
        home: string(&document, "home_page_url").and_then(|url| safe_url(&url, Some(base))),
        ttl_seconds: None,
        discovered: Discovered {
            hub: hub(&document, base),
            own: string(&document, "feed_url").and_then(|url| safe_url(&url, Some(base))),
        },
        entries: items
            .iter()
            .take(max_entries)
            .map(|item| entry(item, base))
            .collect(),
    })
}

fn entry(item: &Value, base: &Url) -> RawEntry {
    let id = match item.get("id") {
        Some(Value::String(id)) => Some(id.clone()),
        // The specification asks readers to accept numbers.
        Some(Value::Number(id)) => Some(id.to_string()),
        _ => None,
    };
    let url = ["url", "external_url"]
        .iter()
        .find_map(|key| safe_url(&string(item, key)?, Some(base)))
        .or_else(|| safe_url(id.as_deref()?, None));
    let tags = item.get("tags").and_then(Value::as_array);
    RawEntry {
        url,
        title: string(item, "title").map(RawText::Plain),
        summary: string(item, "summary").map(RawText::Plain),
        content: string(item, "content_html")
            .map(RawText::Html)
            .or_else(|| string(item, "content_text").map(RawText::Plain)),
        images: images(item, base),
        author: author(item),
        topics: tags
            .into_iter()
            .flatten()
            .filter_map(|tag| tag.as_str().map(str::to_owned))
            .collect(),
        published: string(item, "date_published"),
        updated: string(item, "date_modified"),
        base: Some(base.clone()),
        id,
    }
}

fn images(item: &Value, base: &Url) -> Vec<RawImage> {
    let image = |source, address: String| {
        Some(RawImage {
            source,
            width: 0,
            url: safe_url(&address, Some(base))?,
        })
    };
    let named = [
        ("image", ImageSource::Item),
        ("banner_image", ImageSource::Banner),
    ];
    let attachments = item.get("attachments").and_then(Value::as_array);
    let attached = attachments.into_iter().flatten().filter_map(|attachment| {
        let address = string(attachment, "url")?;
        let media_type = string(attachment, "mime_type");
        is_picture(media_type.as_deref(), &address).then_some(address)
    });
    named
        .into_iter()
        .filter_map(|(key, source)| image(source, string(item, key)?))
        .chain(attached.filter_map(|address| image(ImageSource::Enclosure, address)))
        .collect()
}

/// Version 1.1 has `authors`, version 1.0 `author`.
fn author(value: &Value) -> Option<String> {
    let first = value.get("authors").and_then(|authors| authors.get(0));
    first
        .or_else(|| value.get("author"))
        .and_then(|author| string(author, "name"))
}

/// `"hubs": [{"type": "WebSub", "url": "…"}]`
fn hub(document: &Value, base: &Url) -> Option<String> {
    let hubs = document.get("hubs")?.as_array()?;
    let of_websub = hubs
        .iter()
        .find(|hub| string(hub, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("websub")))?;
    safe_url(&string(of_websub, "url")?, Some(base))
}

fn string(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_str().map(str::to_owned)
}
