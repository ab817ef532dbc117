//! Articles that wait: those whose date has come are let go by themselves, those of a flood by a person.

use serde_json::json;

use super::super::audit::Pen;
use super::super::feeds::{FeedError, target};
use super::super::{App, StoreError};
use super::keeping::{rules_of, topics_at_release};
use crate::domain::actor::Actor;
use crate::store::{self, Ledger};

/// Articles let go in one transaction.
const AT_ONCE: i64 = 500;

/// Lets the articles go whose date has come; returns how many. A duty: safe to call at any time.
pub async fn release_due(app: &App) -> Result<usize, StoreError> {
    let now = app.now();
    // Looked at first on a reading connection, so that an idle desk writes nothing.
    let any = app
        .database
        .read(move |ledger| store::articles::held::any_due(ledger, now))
        .await?;
    if !any {
        return Ok(0);
    }
    app.database
        .write(move |ledger| {
            let mut count = 0;
            for list in store::articles::held::lists_due(ledger, now)? {
                store::articles::keys::lock_list(ledger, list)?;
                let due = store::articles::held::due(ledger, list, AT_ONCE, now)?;
                let rules = rules_of(ledger, list)?;
                let released: Vec<_> = due
                    .iter()
                    .map(|article| (article.id, topics_at_release(article, &rules)))
                    .collect();
                store::articles::let_go(ledger, list, &released, now)?;
                count += released.len();
            }
            Ok(count)
        })
        .await
}

/// Lets the flood of a feed go that waits for a person; what is dated ahead waits for its date. Returns
/// how many articles are no longer held by the flood.
pub async fn release_flood(app: &App, actor: &Actor, feed: i64) -> Result<usize, FeedError> {
    let (pen, now) = (Pen::of(app, actor), app.now());
    app.database
        .write(move |ledger| {
            let list = list_of(ledger, feed)?;
            store::articles::keys::lock_list(ledger, list)?;
            let waiting = store::articles::held::flood_of(ledger, feed)?;
            let rules = rules_of(ledger, list)?;
            let mut released = Vec::with_capacity(waiting.len());
            for article in &waiting {
                match article.published_at.filter(|at| *at > now) {
                    Some(at) => store::articles::held::wait_for_date(ledger, article.id, at)?,
                    None => released.push((article.id, topics_at_release(article, &rules))),
                }
            }
            store::articles::let_go(ledger, list, &released, now)?;
            store::feeds::note_held(ledger, feed, None)?;
            let detail = json!({"articles": waiting.len()});
            pen.note(ledger, "feed.release", &target(feed), detail)?;
            Ok(waiting.len())
        })
        .await
}

/// Puts the flood of a feed into its back catalogue, so that it is never mailed; returns how many
/// articles that were.
pub async fn drop_flood(app: &App, actor: &Actor, feed: i64) -> Result<usize, FeedError> {
    let pen = Pen::of(app, actor);
    app.database
        .write(move |ledger| {
            list_of(ledger, feed)?;
            store::feeds::note_held(ledger, feed, None)?;
            let articles = store::articles::held::drop_flood(ledger, feed)?;
            let detail = json!({ "articles": articles });
            pen.note(ledger, "feed.drop", &target(feed), detail)?;
            Ok(articles)
        })
        .await
}

fn list_of(ledger: &mut Ledger, feed: i64) -> Result<i64, FeedError> {
    let found = store::feeds::by_id(ledger, feed)?;
    Ok(found.ok_or(FeedError::Unknown(feed))?.list_id)
}
