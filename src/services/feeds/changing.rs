//! Feeds that are there already: read at another address, visited at once, or given up.

use serde_json::json;

use super::super::audit::Pen;
use super::super::version_of;
use super::{App, Feed, FeedError, host_of, target, web_url};
use crate::domain::actor::Actor;
use crate::domain::feed::FeedState;
use crate::domain::version::{Expected, Version};
use crate::store;

/// What an editor changes of a feed; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FeedEdit {
    /// Where it is read from now on.
    pub url: Option<String>,
    /// Whether it is visited.
    pub state: Option<FeedState>,
}

impl FeedEdit {
    /// Another address.
    #[must_use]
    pub fn url(url: &str) -> Self {
        Self {
            url: Some(url.to_owned()),
            state: None,
        }
    }

    /// Another state.
    #[must_use]
    pub fn state(state: FeedState) -> Self {
        Self {
            url: None,
            state: Some(state),
        }
    }
}

/// The version of what can be edited of a feed. How its visits go is not among it.
#[must_use]
pub fn version(feed: &Feed) -> Version {
    version_of(&(feed.id, &feed.url, feed.state))
}

/// Has a feed read at another address, stops it, or sets it going again, at once: all that is asked for, or nothing.
/// Its articles stay known, so that what it brings again is not mailed again.
pub async fn edit(app: &App, actor: &Actor, id: i64, edit: FeedEdit) -> Result<Feed, FeedError> {
    edit_seen(app, actor, id, edit, Expected::Anything).await
}

/// The same, unless somebody else has changed it since the editor saw it.
pub async fn edit_seen(
    app: &App,
    actor: &Actor,
    id: i64,
    edit: FeedEdit,
    seen: Expected,
) -> Result<Feed, FeedError> {
    let url = edit.url.as_deref().map(web_url).transpose()?;
    let (pen, now) = (Pen::of(app, actor), app.now());
    let feed = app
        .database
        .write(move |ledger| {
            let unknown = || FeedError::Unknown(id);
            let feed = store::feeds::by_id(ledger, id)?.ok_or_else(unknown)?;
            // Whoever edits a feed of the list waits here, and then compares with what has been committed.
            store::lists::lock(ledger, feed.list_id)?;
            let feed = store::feeds::by_id(ledger, id)?.ok_or_else(unknown)?;
            seen.check(&version(&feed))?;
            if let Some(url) = url.as_ref().filter(|url| **url != feed.url) {
                if store::feeds::is_read(ledger, feed.list_id, url)? {
                    return Err(FeedError::Taken(url.clone()));
                }
                store::feeds::set_url(ledger, id, url, &host_of(url), now)?;
                // The old address's hub knows nothing of the new one.
                store::hubs::remove(ledger, id)?;
            }
            if let Some(state) = edit.state {
                store::feeds::set_state(ledger, id, state, now)?;
            }
            let detail = json!({"url": url, "state": edit.state});
            pen.note(ledger, "feed.edit", &target(id), detail)?;
            store::feeds::by_id(ledger, id)?.ok_or_else(unknown)
        })
        .await?;
    app.nudge.notify_one();
    Ok(feed)
}

/// Has a feed visited next, as soon as its host may be asked again; says whether it is visited at all.
pub async fn visit_now(app: &App, actor: &Actor, id: i64) -> Result<bool, FeedError> {
    let (pen, now) = (Pen::of(app, actor), app.now());
    let visited = app
        .database
        .write(move |ledger| {
            store::feeds::by_id(ledger, id)?.ok_or(FeedError::Unknown(id))?;
            let visited = store::feeds::visit_now(ledger, id, now)?;
            pen.note(ledger, "feed.visit", &target(id), json!({}))?;
            Ok::<_, FeedError>(visited)
        })
        .await?;
    app.nudge.notify_one();
    Ok(visited)
}

/// Gives a feed up. The articles that it brought stay, and what was released of them is mailed.
pub async fn remove(app: &App, actor: &Actor, id: i64) -> Result<Feed, FeedError> {
    let pen = Pen::of(app, actor);
    app.database
        .write(move |ledger| {
            let feed = store::feeds::by_id(ledger, id)?.ok_or(FeedError::Unknown(id))?;
            store::feeds::delete(ledger, id)?;
            let detail = json!({"url": feed.url});
            pen.note(ledger, "feed.remove", &target(id), detail)?;
            Ok(feed)
        })
        .await
}
