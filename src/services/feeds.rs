//! Feeds: which sources a list reads.

use super::lists::{self, ListError};
use super::{App, StoreError};
use crate::domain::feed::FeedState;
use crate::store;

pub use crate::store::feeds::Feed;

/// Why a feed could not be added.
#[derive(Debug, thiserror::Error)]
pub enum FeedError {
    /// No such list.
    #[error(transparent)]
    List(#[from] ListError),
    /// Not an http or https URL.
    #[error("\"{0}\" is not the URL of a feed; it must begin with http:// or https://")]
    Url(String),
    /// The list reads this feed already.
    #[error("the list reads {0} already")]
    Taken(String),
    /// The ledger failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Adds a feed to a list; it is read at once.
pub async fn add(app: &App, list: &str, url: &str) -> Result<Feed, FeedError> {
    let parsed = url::Url::parse(url.trim())
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https"));
    let url = parsed
        .ok_or_else(|| FeedError::Url(url.to_owned()))?
        .to_string();
    let list = lists::find(app, list).await?;
    let now = app.now();
    let feed = app
        .database
        .write(move |ledger| {
            let id = store::feeds::insert(ledger, list.id, &url, now).map_err(|error| {
                if error.is_duplicate() {
                    FeedError::Taken(url.clone())
                } else {
                    error.into()
                }
            })?;
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

/// Stops a feed, or sets it going again at once; says whether it exists.
pub async fn set_state(app: &App, id: i64, state: FeedState) -> Result<bool, StoreError> {
    let now = app.now();
    app.database
        .write(move |ledger| store::feeds::set_state(ledger, id, state, now))
        .await
}
