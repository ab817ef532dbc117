//! Delivering: from a row in the ledger to a named end.
//!
//! The dispatcher calls these in turn: [`look_ahead`] for what is due, [`keep_books`] to begin what is
//! about to be sent (the commit before the dialogue) and to settle what has ended, [`compose`] each
//! letter, [`send`] it. What is between begin and settle when a process dies is in doubt, and [`tend`]
//! says so once the process has given no sign of life for `sending.lease_seconds`. Composing looks
//! nothing up for a digest but its variant, which is kept in memory.

mod books;
pub mod consequences;
mod letters;
mod outlook;
mod passages;

use super::{App, StoreError, timekeeping};
use crate::config::WhenInDoubt;
use crate::domain::reply::Outcome;
use crate::domain::time::UtcTime;
use crate::mail::transport::{Envelope, Fence};
use crate::store;

pub use books::{Books, Ended, Opened, Opening, begin, keep_books, settle, still_wanted};
pub use letters::{LetterError, Message, compose};
pub(super) use letters::{
    VariantCache, archive_url, identity, in_words, letter_source, public_links,
};
pub use outlook::{Aside, Cursor, Sweep, TakenUp, look_ahead, look_aside, refresh};
pub(super) use passages::Passages;
pub use passages::{KnownPassage, Passage, passage};

pub use crate::mail::compose::ComposeError;
pub use crate::mail::transport::Connection;
pub use crate::store::deliveries::{Delivery, Due};
pub use crate::store::pace::Learned;

fn lifetime_seconds(app: &App) -> i64 {
    i64::from(app.config.sending.lifetime_hours) * 3_600
}

/// The most domains whose pace is remembered.
const DOMAINS_REMEMBERED: i64 = 10_000;
/// After this long a domain that was not heard of is written to like any other.
const FORGET_SECONDS: i64 = 14 * 86_400;

/// Opens a connection to the relay at this place of [`App::relays`].
pub async fn connect(app: &App, relay: usize) -> Result<Connection, Outcome> {
    let way = app.relays.get(relay).ok_or_else(|| Outcome::Unreachable {
        reason: "the relay is not configured any more".to_owned(),
        reply: None,
    })?;
    way.transport.connect().await.map_err(Outcome::from)
}

/// Hands a letter to the relay.
pub async fn send(connection: &mut Connection, message: &Message) -> Outcome {
    send_behind(connection, message, &|| true).await
}

/// Hands a letter to the relay, unless the fence falls before the message itself has begun.
pub async fn send_behind(
    connection: &mut Connection,
    message: &Message,
    fence: Fence<'_>,
) -> Outcome {
    let envelope = Envelope {
        from: &message.return_path,
        to: &message.recipient,
        id: &message.envelope_id,
    };
    connection
        .send_behind(&envelope, &message.wire, fence)
        .await
}

/// When a delivery in doubt is sent again: never by itself, if the operator wants to decide.
fn doubt_due_at(app: &App, now: UtcTime) -> Option<UtcTime> {
    match app.config.sending.when_in_doubt {
        WhenInDoubt::Resend => {
            Some(now.plus_seconds(app.config.sending.in_doubt_wait_seconds.into()))
        }
        WhenInDoubt::Hold => None,
    }
}

/// Declares in doubt what dead processes had begun, looks at domains that refuse many, and finishes the issues
/// that have nothing open.
pub async fn tend(app: &App) -> Result<(), StoreError> {
    // Before an issue is finished: its domains are judged by all that they refused.
    consequences::count_readers(app).await?;
    let now = app.now();
    let due_at = doubt_due_at(app, now);
    let heartbeats = app.database.read(store::workers::heartbeats).await?;
    let silent = timekeeping::silent(app, &heartbeats);
    let (doubted, finished) = app
        .database
        .write(move |ledger| {
            let doubted = store::deliveries::doubt_abandoned(ledger, &silent, due_at, now)?;
            store::deliveries::cancel_of_cancelled_issues(ledger, now)?;
            let finished = store::issues::finish_done(ledger, now)?;
            Ok::<_, StoreError>((doubted, finished))
        })
        .await?;
    if doubted > 0 {
        tracing::warn!(
            deliveries = doubted,
            "a worker ended inside its dialogues; these deliveries are in doubt"
        );
    }
    for issue_id in finished {
        tracing::info!(issue_id, "issue finished");
    }
    Ok(())
}

/// Takes this process on as a worker; returns the number that it works under.
pub async fn sign_on(app: &App) -> Result<i64, StoreError> {
    let now = app.now();
    let process = i64::from(std::process::id());
    app.database
        .write(move |ledger| store::workers::sign_on(ledger, process, now))
        .await
}

/// Says that a worker is alive, for `sending.lease_seconds` from before this call; `false` when it was taken
/// off the list and has to sign on anew.
pub async fn beat(app: &App, worker: i64) -> Result<bool, StoreError> {
    let now = app.now();
    let is_listed = app
        .database
        .write(move |ledger| store::workers::beat(ledger, worker, now))
        .await?;
    timekeeping::saw(app, worker, now);
    Ok(is_listed)
}

/// Signs a worker off. What it had begun and not settled is in doubt from now on.
pub async fn sign_off(app: &App, worker: i64) -> Result<(), StoreError> {
    let long_ago = app.now().plus_seconds(-86_400);
    app.database
        .write(move |ledger| store::workers::leave(ledger, worker, long_ago))
        .await
}

/// What was learned about recipients' domains by any process, lately or (without `since`) ever. What is old
/// is forgotten on the way.
pub async fn learned_paces(app: &App, since: Option<UtcTime>) -> Result<Vec<Learned>, StoreError> {
    let Some(since) = since else {
        let long_ago = app.now().plus_seconds(-FORGET_SECONDS);
        return app
            .database
            .write(move |ledger| {
                store::pace::prune(ledger, long_ago)?;
                store::pace::learned_since(ledger, long_ago, DOMAINS_REMEMBERED)
            })
            .await;
    };
    app.database
        .read(move |ledger| store::pace::learned_since(ledger, since, DOMAINS_REMEMBERED))
        .await
}
