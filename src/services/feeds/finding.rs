//! Finding the feeds of a site by the address of its page.
//!
//! Politely: the page is read once, and what it declares is believed without asking further. Only where it names no
//! feed are the usual addresses tried, one after the other, until one of them is a feed.

use std::time::Duration;

use super::{App, FeedError, Unread, must_not_rest, web_url};
use crate::feeds::discover::{LinkedFeed, linked_feeds, usual_addresses};
use crate::feeds::{self, Document, Fetched, ParseError, ParsedFeed, Validators};

/// The longest that a search for feeds takes, in seconds.
const SEARCH_SECONDS: u64 = 40;

/// A feed of a site.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct FoundFeed {
    /// Where it is.
    pub url: String,
    /// What it calls itself, or what the site's page calls it.
    pub title: Option<String>,
    /// How it was found.
    pub found: Finding,
}

/// How a feed was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// The address that was given is the feed itself.
    Itself,
    /// The site's page names it.
    Linked,
    /// It is where feeds usually are.
    Usual,
}

impl Finding {
    /// Its name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Itself => "itself",
            Self::Linked => "linked",
            Self::Usual => "usual",
        }
    }
}

/// The feeds of the site at this address, or the feed that is there; `https://` may be left out.
pub async fn find(app: &App, address: &str) -> Result<Vec<FoundFeed>, FeedError> {
    let address = address.trim();
    let address = if address.contains("://") {
        address.to_owned()
    } else {
        format!("https://{address}")
    };
    let address = web_url(&address)?;
    must_not_rest(app, &address).await?;
    let search = tokio::time::timeout(Duration::from_secs(SEARCH_SECONDS), search(app, &address));
    search.await.unwrap_or_else(|_elapsed| {
        let words = format!("the site did not answer within {SEARCH_SECONDS} s");
        Err(FeedError::Unreadable(Unread::Slow, words))
    })
}

async fn search(app: &App, address: &str) -> Result<Vec<FoundFeed>, FeedError> {
    let document = fetch(app, address).await?;
    let page = url::Url::parse(&document.final_url).map_err(|_no_base| FeedError::NoFeed)?;
    match look_at(app, document).await? {
        Look::Feed(parsed) => Ok(vec![FoundFeed {
            url: address.to_owned(),
            title: parsed.title,
            found: Finding::Itself,
        }]),
        Look::Page(linked) if !linked.is_empty() => {
            let found = linked.into_iter().map(|feed| FoundFeed {
                url: feed.url,
                title: feed.title,
                found: Finding::Linked,
            });
            Ok(found.collect())
        }
        Look::Page(_) => try_usual(app, &page).await,
    }
}

async fn try_usual(app: &App, page: &url::Url) -> Result<Vec<FoundFeed>, FeedError> {
    for address in usual_addresses(page) {
        // Where nothing is, the site says so; that is no trouble here.
        let Ok(document) = fetch(app, &address).await else {
            continue;
        };
        if let Ok(Look::Feed(parsed)) = look_at(app, document).await {
            return Ok(vec![FoundFeed {
                url: address,
                title: parsed.title,
                found: Finding::Usual,
            }]);
        }
    }
    Err(FeedError::NoFeed)
}

async fn fetch(app: &App, address: &str) -> Result<Document, FeedError> {
    match app.feeds.fetch(address, &Validators::default()).await {
        Ok(Fetched::Feed(document)) => Ok(*document),
        Ok(Fetched::NotModified { .. }) => Err(FeedError::NoFeed),
        Err(error) => Err(error.into()),
    }
}

/// What a document turns out to be.
enum Look {
    Feed(Box<ParsedFeed>),
    Page(Vec<LinkedFeed>),
}

async fn look_at(app: &App, document: Document) -> Result<Look, FeedError> {
    let (limits, now) = (app.feeds.limits().clone(), app.now());
    // A large page keeps a processor busy: not on the threads that serve requests.
    let reading = tokio::task::spawn_blocking(move || {
        let content_type = document.content_type.as_deref();
        let (bytes, address) = (&document.bytes, &document.final_url);
        match feeds::parse(bytes, content_type, address, &limits, now) {
            Ok(parsed) => Ok(Look::Feed(Box::new(parsed))),
            // A page is seldom whole XML.
            Err(ParseError::NotAFeed { .. } | ParseError::Broken { .. } | ParseError::Entities) => {
                let page = url::Url::parse(address).map_err(|_no_base| FeedError::NoFeed)?;
                Ok(Look::Page(linked_feeds(bytes, content_type, &page)))
            }
            Err(error) => Err(FeedError::Unreadable(Unread::NoFeed, error.to_string())),
        }
    });
    let stopped = || FeedError::Unreadable(Unread::Trouble, "the reading was stopped".to_owned());
    reading.await.map_err(|_panicked| stopped())?
}
