//! Feeds that are there already: read at another address, visited at once, or given up.

use super::{App, Feed, FeedError, host_of, web_url};
use crate::store;

/// Has a feed read at another address, at once. Its articles stay known, so that what it brings again is not mailed
/// again.
pub async fn set_url(app: &App, id: i64, url: &str) -> Result<Feed, FeedError> {
    let url = web_url(url)?;
    let now = app.now();
    let feed = app
        .database
        .write(move |ledger| {
            let feed = store::feeds::by_id(ledger, id)?.ok_or(FeedError::Unknown(id))?;
            if feed.url != url {
                if store::feeds::is_read(ledger, feed.list_id, &url)? {
                    return Err(FeedError::Taken(url));
                }
                store::feeds::set_url(ledger, id, &url, &host_of(&url), now)?;
                // The old address's hub knows nothing of the new one.
                store::hubs::remove(ledger, id)?;
            }
            store::feeds::by_id(ledger, id)?.ok_or(FeedError::Unknown(id))
        })
        .await?;
    app.nudge.notify_one();
    Ok(feed)
}

/// Has a feed visited next, as soon as its host may be asked again; says whether it is visited at all.
pub async fn visit_now(app: &App, id: i64) -> Result<bool, FeedError> {
    let now = app.now();
    let visited = app
        .database
        .write(move |ledger| {
            store::feeds::by_id(ledger, id)?.ok_or(FeedError::Unknown(id))?;
            Ok::<_, FeedError>(store::feeds::visit_now(ledger, id, now)?)
        })
        .await?;
    app.nudge.notify_one();
    Ok(visited)
}

/// Gives a feed up. The articles that it brought stay, and what was released of them is mailed.
pub async fn remove(app: &App, id: i64) -> Result<Feed, FeedError> {
    app.database
        .write(move |ledger| {
            let feed = store::feeds::by_id(ledger, id)?.ok_or(FeedError::Unknown(id))?;
            store::feeds::delete(ledger, id)?;
            Ok(feed)
        })
        .await
}
