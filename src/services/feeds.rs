//! Feeds: which sources a list reads, and how each is doing.

use super::audit::Pen;
use super::lists::{self, ListError};
use super::{App, StoreError, ingest};
use crate::domain::actor::Actor;
use crate::domain::feed::HubState;
use crate::domain::paging::{Page, PageAsk};
use crate::domain::time::UtcTime;
use crate::domain::version::Stale;
use crate::store;
use crate::store::articles::held::HeldCount;

mod changing;
mod finding;
mod unread;

pub use crate::store::feeds::Feed;
pub use changing::{FeedEdit, edit, edit_seen, remove, version, visit_now};
pub use finding::{Finding, FoundFeed, find};
pub use unread::Unread;

/// Why a feed could not be added or dealt with.
#[derive(Debug, thiserror::Error)]
pub enum FeedError {
    /// No such list.
    #[error(transparent)]
    List(#[from] ListError),
    /// No feed has this number.
    #[error("there is no feed {0}; see: postrider feed show")]
    Unknown(i64),
    /// Not an http or https URL.
    #[error("\"{0}\" is not the URL of a feed; it must begin with http:// or https://")]
    Url(String),
    /// The list reads this feed already.
    #[error("the list reads {0} already")]
    Taken(String),
    /// It could not be read; the words say what, where and what to do.
    #[error("{1}")]
    Unreadable(Unread, String),
    /// Its host asked to be left alone.
    #[error("the site asked not to be read before {0}; try again then")]
    Resting(UtcTime),
    /// Neither the page nor the usual addresses of its site lead to a feed.
    #[error(
        "no feed was found there: the page names none, and none is at the usual addresses; ask the site for the address \
         of its RSS, Atom or JSON feed"
    )]
    NoFeed,
    /// Somebody else changed it since the editor read it.
    #[error(transparent)]
    Stale(#[from] Stale),
    /// The ledger failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A feed and how it is doing.
#[derive(Debug, Clone, serde::Serialize)]
pub struct FeedReport {
    /// The feed itself, with how its last visit went.
    #[serde(flatten)]
    pub feed: Feed,
    /// The slug of its list.
    pub list: String,
    /// New entries a day, as far as its known articles tell.
    pub entries_a_day: f64,
    /// How many of its articles wait, and for what.
    pub held: HeldCount,
    /// The hub that tells us of its news.
    pub hub: Option<HubReport>,
}

/// A feed's hub and where it stands.
#[derive(Debug, Clone, serde::Serialize)]
pub struct HubReport {
    /// Its address.
    pub url: String,
    /// Where it stands.
    pub state: HubState,
    /// Until when it promised to tell us.
    pub lease_until: Option<UtcTime>,
    /// When it last told us of news.
    pub pinged_at: Option<UtcTime>,
    /// What went wrong last.
    pub last_error: Option<String>,
}

/// Adds a feed to a list; it is read at once.
pub async fn add(app: &App, actor: &Actor, list: &str, url: &str) -> Result<Feed, FeedError> {
    let url = web_url(url)?;
    let list = lists::find(app, list).await?;
    let (pen, now) = (Pen::of(app, actor), app.now());
    let feed = app
        .database
        .write(move |ledger| {
            let host = host_of(&url);
            let id = store::feeds::insert(ledger, list.id, &url, &host, now).map_err(|error| {
                if error.is_duplicate() {
                    FeedError::Taken(url.clone())
                } else {
                    error.into()
                }
            })?;
            let detail = serde_json::json!({"list": list.slug, "url": url});
            pen.note(ledger, "feed.create", &target(id), detail)?;
            let made = store::feeds::by_id(ledger, id)?;
            made.ok_or_else(|| {
                StoreError::Unreadable("a feed that was just made".to_owned()).into()
            })
        })
        .await;
    app.nudge.notify_one();
    feed
}

/// Every feed, with how its last visit went.
pub async fn all(app: &App) -> Result<Vec<Feed>, StoreError> {
    app.database.read(store::feeds::all).await
}

/// How every feed of a list is doing, or every feed of all lists.
pub async fn reports(app: &App, list: Option<&str>) -> Result<Vec<FeedReport>, FeedError> {
    let wanted = match list {
        Some(slug) => Some(lists::find(app, slug).await?.id),
        None => None,
    };
    let (days, now) = (app.config.feeds.usual_days, app.now());
    app.database
        .read(move |ledger| {
            let lists = store::lists::all(ledger)?;
            let mut feeds = store::feeds::all(ledger)?;
            feeds.retain(|feed| wanted.is_none_or(|list| feed.list_id == list));
            let told = feeds.into_iter().map(|feed| {
                let of = lists.iter().find(|list| list.id == feed.list_id);
                let list = of.map(|list| list.slug.clone()).unwrap_or_default();
                report_on(ledger, feed, list, days, now)
            });
            Ok(told.collect::<Result<_, StoreError>>()?)
        })
        .await
}

/// One page of how the feeds of a list are doing, or the feeds of all lists, newest first.
pub async fn page(
    app: &App,
    list: Option<&str>,
    ask: PageAsk,
) -> Result<Page<FeedReport>, FeedError> {
    let wanted = match list {
        Some(slug) => Some(lists::find(app, slug).await?.id),
        None => None,
    };
    let (days, now) = (app.config.feeds.usual_days, app.now());
    app.database
        .read(move |ledger| {
            let page = store::feeds::page(ledger, wanted, ask)?;
            page.try_map(|feed| {
                let list = store::lists::by_id(ledger, feed.list_id)?.slug;
                Ok(report_on(ledger, feed, list, days, now)?)
            })
        })
        .await
}

/// How one feed is doing.
pub async fn report(app: &App, id: i64) -> Result<FeedReport, FeedError> {
    let (days, now) = (app.config.feeds.usual_days, app.now());
    app.database
        .read(move |ledger| {
            let feed = store::feeds::by_id(ledger, id)?.ok_or(FeedError::Unknown(id))?;
            let list = store::lists::by_id(ledger, feed.list_id)?.slug;
            Ok(report_on(ledger, feed, list, days, now)?)
        })
        .await
}

fn report_on(
    ledger: &mut store::Ledger,
    feed: Feed,
    list: String,
    usual_days: u32,
    now: UtcTime,
) -> Result<FeedReport, StoreError> {
    let habit = ingest::habit(ledger, feed.id, usual_days, now)?;
    let hub = store::hubs::of_feed(ledger, feed.id)?.map(|hub| HubReport {
        url: hub.hub,
        state: hub.state,
        lease_until: hub.lease_until,
        pinged_at: hub.pinged_at,
        last_error: hub.last_error,
    });
    Ok(FeedReport {
        held: store::articles::held::count(ledger, feed.id)?,
        entries_a_day: (habit.a_day * 10.0).round() / 10.0,
        feed,
        list,
        hub,
    })
}

/// The longest address of a feed.
const URL_BYTES: usize = 2_048;
/// A host that is left alone for no longer than this was merely visited a moment ago.
const SHORT_REST_SECONDS: i64 = 120;

/// A whole http or https address.
pub(super) fn web_url(text: &str) -> Result<String, FeedError> {
    let parsed = url::Url::parse(text.trim()).ok();
    parsed
        .filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
        .map(String::from)
        .filter(|url| url.len() <= URL_BYTES)
        .ok_or_else(|| FeedError::Url(text.chars().take(200).collect()))
}

/// Refuses to ask a host that asked for a rest. Ordinary visits keep their distance by themselves; a person who asks
/// once in a while need not.
pub(super) async fn must_not_rest(app: &App, url: &str) -> Result<(), FeedError> {
    let (host, now) = (host_of(url), app.now());
    let until = app
        .database
        .read(move |ledger| store::feeds::resting_until(ledger, &host, now))
        .await?;
    match until {
        Some(until) if until.seconds_since(now) > SHORT_REST_SECONDS => {
            Err(FeedError::Resting(until))
        }
        _ => Ok(()),
    }
}

/// The host and port of an address, by which visits keep their distance.
pub(super) fn host_of(url: &str) -> String {
    let url = url::Url::parse(url).ok();
    let host = url.as_ref().and_then(|url| {
        let port = url.port_or_known_default()?;
        Some(format!("{}:{port}", url.host_str()?))
    });
    host.unwrap_or_default()
}

/// What the audit log calls a feed.
pub(super) fn target(feed: i64) -> String {
    format!("feed {feed}")
}

/// The name under which the identities of a feed's articles are unique.
pub(super) fn source_of(feed: i64) -> String {
    format!("feed:{feed}")
}
