//! Leaving: one link, one button, at once and for good.
//!
//! The token in the link is signed, so a valid one is known to be valid without the ledger. When
//! the ledger cannot be written (a full disk, a database that is down), the wish goes to the spool,
//! is answered as done, and is carried out as soon as the ledger is back: nobody is asked to try
//! again later.

use std::path::{Path, PathBuf};

use super::{App, StoreError};
use crate::clock::{Entropy, random_uuid};
use crate::domain::consent::{Act, Evidence, Method, Purpose};
use crate::domain::delivery::LetterKind;
use crate::domain::subscription::SubscriptionState;
use crate::domain::time::UtcTime;
use crate::domain::token::TokenPurpose;
use crate::store::consents::NewConsent;
use crate::store::deliveries::NewLetter;
use crate::store::subscribers::Subscription;
use crate::store::{self, Ledger};

/// Days for which leaving can be undone from the page that confirms it.
const UNDO_DAYS: i64 = 7;
/// Characters kept of what a reader says on leaving.
const REASON_CHARACTERS: usize = 500;

/// What the page behind an unsubscribe link shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeavePage {
    /// The name of the list.
    pub list_name: String,
    /// The slug of the list.
    pub list_slug: String,
    /// The address, all but hidden.
    pub masked_address: String,
    /// Whether there is anything left to leave.
    pub subscribed: bool,
    /// How many other lists write to this address.
    pub other_lists: usize,
}

/// How much to leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The list of the letter.
    ThisList,
    /// Every list of the site.
    AllLists,
}

/// What became of the wish to leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Left {
    /// The token is none of ours.
    UnknownToken,
    /// The reader has left, now or before.
    Done(LeavePage),
    /// The ledger cannot be written at present; the wish is kept and will be carried out.
    Spooled,
}

/// What the page behind the link shows; nothing for an unknown token. Changes nothing.
pub async fn page(app: &App, token: &str) -> Result<Option<LeavePage>, StoreError> {
    let Some(id) = app.keyring.verify(TokenPurpose::Unsubscribe, token) else {
        return Ok(None);
    };
    app.database.read(move |ledger| describe(ledger, id)).await
}

fn describe(ledger: &mut Ledger, subscription: i64) -> Result<Option<LeavePage>, StoreError> {
    let Some(subscription) = store::subscribers::subscription(ledger, subscription)? else {
        return Ok(None);
    };
    let subscriber = store::subscribers::by_id(ledger, subscription.subscriber_id)?;
    let list = store::lists::by_id(ledger, subscription.list_id)?;
    let all = store::subscribers::subscriptions_of(ledger, subscriber.id)?;
    let other_lists = all
        .iter()
        .filter(|other| other.id != subscription.id && is_subscribed(other))
        .count();
    Ok(Some(LeavePage {
        list_name: list.name,
        list_slug: list.slug,
        masked_address: subscriber.address.masked(),
        subscribed: is_subscribed(&subscription),
        other_lists,
    }))
}

fn is_subscribed(subscription: &Subscription) -> bool {
    subscription.state != SubscriptionState::Unsubscribed
}

/// Leaves. The answer is the same whether or not there was anything left to leave.
pub async fn leave(
    app: &App,
    token: &str,
    scope: Scope,
    method: Method,
    evidence: Evidence,
) -> Result<Left, StoreError> {
    let Some(id) = app.keyring.verify(TokenPurpose::Unsubscribe, token) else {
        return Ok(Left::UnknownToken);
    };
    match leave_now(app, id, scope, method, evidence).await {
        Ok(Some(page)) => Ok(Left::Done(page)),
        Ok(None) => Ok(Left::UnknownToken),
        Err(error) => {
            tracing::error!(%error, "a reader's wish to leave goes to the spool");
            match spool(
                app.config.server.spool_dir.clone(),
                id,
                scope,
                &*app.entropy,
            )
            .await
            {
                Ok(()) => Ok(Left::Spooled),
                Err(spool_error) => {
                    tracing::error!(error = %spool_error, "the spool cannot be written either; check server.spool_dir");
                    Err(error)
                }
            }
        }
    }
}

async fn leave_now(
    app: &App,
    id: i64,
    scope: Scope,
    method: Method,
    evidence: Evidence,
) -> Result<Option<LeavePage>, StoreError> {
    let now = app.now();
    let entropy = app.entropy.clone();
    let farewell = app.config.letters.unsubscribed;
    let page = app
        .database
        .write(move |ledger| {
            let Some(subscription) = store::subscribers::subscription(ledger, id)? else {
                return Ok(None);
            };
            let leaving = match scope {
                Scope::ThisList => vec![subscription],
                Scope::AllLists => {
                    store::subscribers::subscriptions_of(ledger, subscription.subscriber_id)?
                }
            };
            for subscription in leaving
                .iter()
                .filter(|subscription| is_subscribed(subscription))
            {
                end(ledger, subscription, method, &evidence, &*entropy, now)?;
                if farewell {
                    say_farewell(ledger, subscription, now)?;
                }
            }
            describe(ledger, id)
        })
        .await?;
    app.nudge.notify_one();
    Ok(page)
}

/// Ends one subscription: the state, the proof, and the letters that were still to come.
pub(super) fn end(
    ledger: &mut Ledger,
    subscription: &Subscription,
    method: Method,
    evidence: &Evidence,
    entropy: &dyn Entropy,
    now: UtcTime,
) -> Result<(), StoreError> {
    if !store::subscribers::advance(ledger, subscription, SubscriptionState::Unsubscribed, now)? {
        return Ok(());
    }
    let withdrawal = NewConsent {
        event_id: random_uuid(entropy).to_string(),
        subscription_id: subscription.id,
        purpose: Purpose::Newsletter,
        act: Act::Withdrawn,
        method,
        source: None,
        terms: None,
        evidence,
        occurred_at: now,
    };
    store::consents::append(ledger, &withdrawal)?;
    store::deliveries::cancel_for_subscription(ledger, subscription.id, "the reader left", now)?;
    Ok(())
}

fn say_farewell(
    ledger: &mut Ledger,
    subscription: &Subscription,
    now: UtcTime,
) -> Result<(), StoreError> {
    let subscriber = store::subscribers::by_id(ledger, subscription.subscriber_id)?;
    let letter = NewLetter {
        letter: LetterKind::Unsubscribed,
        list_id: subscription.list_id,
        reader: Some((subscription.id, subscriber.id)),
        confirmation_id: None,
        variant_id: None,
        recipient: &subscriber.address,
    };
    store::deliveries::enqueue(ledger, &letter, now)?;
    Ok(())
}

/// Takes leaving back, within a week and by the same link; says whether the reader is subscribed now.
/// Only somebody who had confirmed before can come back this way.
pub async fn undo(
    app: &App,
    token: &str,
    evidence: Evidence,
) -> Result<Option<LeavePage>, StoreError> {
    let Some(id) = app.keyring.verify(TokenPurpose::Unsubscribe, token) else {
        return Ok(None);
    };
    let now = app.now();
    let event_id = random_uuid(&*app.entropy).to_string();
    app.database
        .write(move |ledger| {
            let Some(subscription) = store::subscribers::subscription(ledger, id)? else {
                return Ok(None);
            };
            let lately = subscription
                .unsubscribed_at
                .is_some_and(|left| now.seconds_since(left) < UNDO_DAYS * 86_400);
            let address = store::subscribers::by_id(ledger, subscription.subscriber_id)?.address;
            let suppressed = store::suppressions::by_address(ledger, &address.key())?.is_some();
            if lately && subscription.confirmed_at.is_some() && !suppressed {
                take_back(ledger, &subscription, event_id, &evidence, now)?;
            }
            describe(ledger, id)
        })
        .await
}

fn take_back(
    ledger: &mut Ledger,
    subscription: &Subscription,
    event_id: String,
    evidence: &Evidence,
    now: UtcTime,
) -> Result<(), StoreError> {
    // The same terms as at the last confirmation: undoing restores what was agreed, no more.
    let question = store::signups::newest_yes(ledger, subscription.id)?;
    let terms = question
        .map(|question| store::terms::by_id(ledger, question.terms_id))
        .transpose()?;
    store::subscribers::advance(ledger, subscription, SubscriptionState::Pending, now)?;
    if let Some(pending) = store::subscribers::subscription(ledger, subscription.id)? {
        store::subscribers::advance(ledger, &pending, SubscriptionState::Active, now)?;
    }
    store::consents::append(
        ledger,
        &NewConsent {
            event_id,
            subscription_id: subscription.id,
            purpose: Purpose::Newsletter,
            act: Act::Confirmed,
            method: Method::Page,
            source: Some("undo"),
            terms: terms
                .as_ref()
                .map(|terms| (terms.id, terms.wording_hash.as_str())),
            evidence,
            occurred_at: now,
        },
    )
}

/// Keeps what a reader says on leaving; says whether the token is one of ours.
pub async fn say_why(app: &App, token: &str, reason: &str) -> Result<bool, StoreError> {
    let Some(id) = app.keyring.verify(TokenPurpose::Unsubscribe, token) else {
        return Ok(false);
    };
    let reason: String = reason
        .trim()
        .chars()
        .filter(|c| !c.is_control())
        .take(REASON_CHARACTERS)
        .collect();
    if reason.is_empty() {
        return Ok(true);
    }
    let now = app.now();
    app.database
        .write(move |ledger| store::consents::note_departure(ledger, id, &reason, now))
        .await?;
    Ok(true)
}

/// Writes a wish to leave to the spool: one file, complete and synced before the answer is given.
async fn spool(
    folder: PathBuf,
    subscription: i64,
    scope: Scope,
    entropy: &dyn Entropy,
) -> std::io::Result<()> {
    let name = format!("{}.leave", random_uuid(entropy));
    let scope = match scope {
        Scope::ThisList => "this",
        Scope::AllLists => "all",
    };
    let line = format!("{subscription} {scope}\n");
    let written = tokio::task::spawn_blocking(move || {
        use std::io::Write;
        std::fs::create_dir_all(&folder)?;
        let unfinished = folder.join(format!("{name}.part"));
        let mut file = std::fs::File::create(&unfinished)?;
        file.write_all(line.as_bytes())?;
        file.sync_all()?;
        std::fs::rename(&unfinished, folder.join(name))?;
        std::fs::File::open(&folder)?.sync_all()
    });
    written.await.map_err(std::io::Error::other)?
}

/// Carries out what the spool holds; returns how many wishes were carried out.
pub async fn work_off_spool(app: &App) -> Result<usize, StoreError> {
    let mut done = 0;
    for path in spooled(&app.config.server.spool_dir) {
        let Some((subscription, scope)) = read_spooled(&path) else {
            tracing::error!(path = %path.display(), "a spooled wish to leave cannot be read; look at it and remove it");
            continue;
        };
        leave_now(app, subscription, scope, Method::Page, Evidence::default()).await?;
        if let Err(error) = std::fs::remove_file(&path) {
            tracing::warn!(%error, path = %path.display(), "a carried-out wish to leave could not be removed from the spool");
        }
        done += 1;
    }
    Ok(done)
}

fn spooled(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    paths
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "leave")
        })
        .collect()
}

fn read_spooled(path: &Path) -> Option<(i64, Scope)> {
    let text = std::fs::read_to_string(path).ok()?;
    let (subscription, scope) = text.trim().split_once(' ')?;
    let scope = match scope {
        "this" => Scope::ThisList,
        "all" => Scope::AllLists,
        _ => return None,
    };
    Some((subscription.parse().ok()?, scope))
}
