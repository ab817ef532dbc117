//! WebSub: hubs that tell us when a feed has news (W3C WebSub, 2018).
//!
//! A visit finds a hub; a duty asks it, outside any transaction; the hub calls back at
//! `/hooks/websub/TOKEN` to see whether we meant it, and from then on whenever the feed changes. What it
//! sends is not believed beyond its signature: it only brings the next visit forward, so a forged,
//! late or lost message costs nothing but time.

use data_encoding::HEXLOWER;

use super::{App, StoreError};
use crate::clock::random_bytes;
use crate::domain::feed::{HubState, back_off_seconds};
use crate::domain::time::UtcTime;
use crate::feeds::Discovered;
use crate::feeds::websub::{Asking, is_signed};
use crate::store::hubs::Hub;
use crate::store::{self, Ledger};

/// Where hubs call us, before the token.
pub const CALLBACK_PATH: &str = "/hooks/websub/";

/// Hubs asked in one go.
const AT_ONCE: i64 = 10;
/// Seconds after which a hub that did not call back is asked again, at first.
const PATIENCE_SECONDS: i64 = 3_600;
/// Seconds after which a hub that said no is asked again.
const REFUSED_SECONDS: i64 = 7 * 86_400;
/// The longest pause between two tries, in seconds.
const PATIENCE_MAX_SECONDS: i64 = 86_400;
/// Seconds: a shorter lease is taken for this long.
const LEASE_MIN_SECONDS: i64 = 300;
/// Bytes of a token and of a secret.
const TOKEN_BYTES: usize = 20;
const SECRET_BYTES: usize = 32;

/// What we would ask a hub with; drawn before the transaction in which it may be needed.
pub(super) struct Offer {
    wanted: bool,
    token: String,
    secret: String,
}

impl Offer {
    pub(super) fn new(app: &App) -> Self {
        let token: [u8; TOKEN_BYTES] = random_bytes(&*app.entropy);
        let secret: [u8; SECRET_BYTES] = random_bytes(&*app.entropy);
        Self {
            // Without an address of our own there is nothing that a hub could call.
            wanted: app.config.feeds.websub && app.config.server.public_url.is_some(),
            token: HEXLOWER.encode(&token),
            secret: HEXLOWER.encode(&secret),
        }
    }
}

/// Notes the hub that a visit found; a new one is asked as soon as the duty comes round.
pub(super) fn note_discovered(
    ledger: &mut Ledger,
    feed: i64,
    discovered: &Discovered,
    offer: &Offer,
    now: UtcTime,
) -> Result<(), StoreError> {
    let known = store::hubs::of_feed(ledger, feed)?;
    let found = match (&discovered.hub, &discovered.own) {
        (Some(hub), Some(topic)) if offer.wanted => Some((hub, topic)),
        _ => None,
    };
    let Some((hub, topic)) = found else {
        return match known {
            Some(_) => store::hubs::remove(ledger, feed),
            None => Ok(()),
        };
    };
    if known.is_some_and(|known| known.hub == *hub && known.topic == *topic) {
        return Ok(());
    }
    let hub = Hub {
        feed_id: feed,
        hub: hub.clone(),
        topic: topic.clone(),
        token: offer.token.clone(),
        secret: offer.secret.clone(),
        state: HubState::Asking,
        due_at: now,
        failures: 0,
        lease_until: None,
        pinged_at: None,
        last_error: None,
    };
    store::hubs::put(ledger, &hub)
}

/// Asks the hubs that are to be asked; returns how many. A duty: safe to call at any time.
pub async fn ask_due(app: &App) -> Result<usize, StoreError> {
    let now = app.now();
    if !app.config.feeds.websub || app.config.server.public_url.is_none() {
        return Ok(0);
    }
    let any = app
        .database
        .read(move |ledger| store::hubs::any_due(ledger, now))
        .await?;
    if !any {
        return Ok(0);
    }
    let until = now.plus_seconds(PATIENCE_SECONDS);
    let claimed = app
        .database
        .write(move |ledger| store::hubs::claim_due(ledger, AT_ONCE, until, now))
        .await?;
    let count = claimed.len();
    for hub in claimed {
        ask(app, hub, until).await?;
    }
    Ok(count)
}

async fn ask(app: &App, hub: Hub, claimed_until: UtcTime) -> Result<(), StoreError> {
    let callback = format!("{}{CALLBACK_PATH}{}", app.public_url, hub.token);
    let asking = Asking {
        hub: &hub.hub,
        topic: &hub.topic,
        callback: &callback,
        secret: &hub.secret,
        lease_seconds: app.config.feeds.websub_lease_days * 86_400,
    };
    let trouble = app.feeds.ask_hub(asking).await.err().map(|e| e.to_string());
    if trouble.is_some() {
        tracing::warn!(
            feed_id = hub.feed_id,
            "a hub could not be asked; postrider feed show tells why"
        );
    }
    // A hub that heard us calls back, which says the rest; until then this one counts as failed.
    let wait = back_off_seconds(PATIENCE_SECONDS, hub.failures, PATIENCE_MAX_SECONDS);
    let again = app.now().plus_seconds(wait);
    app.database
        .write(move |ledger| {
            store::hubs::note_asked(
                ledger,
                (&hub.token, claimed_until),
                again,
                hub.failures + 1,
                trouble.as_deref(),
            )
        })
        .await
}

/// What a hub says when it calls to see whether we meant it.
#[derive(Debug, Clone, Default)]
pub struct Verification {
    /// `subscribe`, or `denied`.
    pub mode: String,
    /// The feed as the hub knows it.
    pub topic: String,
    /// What it wants to hear back.
    pub challenge: Option<String>,
    /// For how long it will tell us.
    pub lease_seconds: Option<i64>,
    /// Why it will not.
    pub reason: Option<String>,
}

/// The answer to a hub that calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HubAnswer {
    /// We meant it: the challenge goes back.
    Meant(String),
    /// We heard.
    Heard,
    /// We know nothing of it.
    Unknown,
}

/// Answers a hub that asks whether we meant it, or says that it will not tell us.
pub async fn verify(app: &App, token: &str, said: Verification) -> Result<HubAnswer, StoreError> {
    let now = app.now();
    let wanted = i64::from(app.config.feeds.websub_lease_days) * 86_400;
    let token = token.to_owned();
    app.database
        .write(move |ledger| {
            let hub = store::hubs::by_token(ledger, &token)?;
            if hub.is_none_or(|hub| hub.topic != said.topic) {
                return Ok(HubAnswer::Unknown);
            }
            match (said.mode.as_str(), said.challenge) {
                ("subscribe", Some(challenge)) => {
                    let lease = said.lease_seconds.unwrap_or(wanted);
                    let lease = lease.clamp(LEASE_MIN_SECONDS, wanted);
                    let (end, again) = (now.plus_seconds(lease), now.plus_seconds(lease / 3 * 2));
                    store::hubs::confirm(ledger, &token, end, again)?;
                    Ok(HubAnswer::Meant(challenge))
                }
                ("denied", _) => {
                    let reason: String = said.reason.unwrap_or_default();
                    let reason: String = reason
                        .chars()
                        .filter(|c| !c.is_control())
                        .take(200)
                        .collect();
                    let words = format!("the hub said no ({reason})");
                    let again = now.plus_seconds(REFUSED_SECONDS);
                    store::hubs::refuse(ledger, &token, &words, again)?;
                    Ok(HubAnswer::Heard)
                }
                _ => Ok(HubAnswer::Unknown),
            }
        })
        .await
}

/// Takes what a hub sends; when it is signed as it has to be, the feed is visited soon. An unsigned or
/// wrongly signed message is ignored, and the sender learns nothing from the answer (section 8).
pub async fn hear(
    app: &App,
    token: &str,
    signature: Option<&str>,
    body: &[u8],
) -> Result<HubAnswer, StoreError> {
    let named = token.to_owned();
    let found = app
        .database
        .read(move |ledger| {
            let hub = store::hubs::by_token(ledger, &named)?;
            let feed = match &hub {
                Some(hub) => store::feeds::by_id(ledger, hub.feed_id)?,
                None => None,
            };
            Ok::<_, StoreError>(hub.zip(feed))
        })
        .await?;
    let Some((hub, feed)) = found else {
        return Ok(HubAnswer::Unknown);
    };
    if !signature.is_some_and(|signature| is_signed(signature, &hub.secret, body)) {
        tracing::warn!(
            feed_id = feed.id,
            "a hub's message was not signed as it has to be"
        );
        return Ok(HubAnswer::Heard);
    }
    let now = app.now();
    let rest = app.config.feeds.websub_rest_seconds.into();
    let rested = feed.last_fetch_at.map(|at| at.plus_seconds(rest));
    let visit_at = rested.unwrap_or(now).max(now);
    app.database
        .write(move |ledger| store::hubs::note_ping(ledger, hub.feed_id, visit_at, now))
        .await?;
    app.nudge.notify_one();
    Ok(HubAnswer::Heard)
}
