//! Leaving: one link, one button, at once and for good.
//!
//! The token in the link is signed, so a valid one is known to be valid without the ledger. When
//! the ledger cannot be written (a full disk, a database that is down), the wish goes to the spool,
//! is answered as done, and is carried out as soon as the ledger is back: nobody is asked to try
//! again later.

mod spool;

use super::removals::{self, NewWave};
use super::{App, StoreError};
use crate::clock::{Entropy, random_uuid};
use crate::domain::consent::{Act, Evidence, Method, Purpose};
use crate::domain::delivery::LetterKind;
use crate::domain::delivery::ending::EndReason;
use crate::domain::subscription::SubscriptionState;
use crate::domain::time::UtcTime;
use crate::domain::token::TokenPurpose;
use crate::fail_point;
use crate::store::consents::NewConsent;
use crate::store::deliveries::NewLetter;
use crate::store::subscribers::Subscription;
use crate::store::{self, Ledger};

pub use spool::work_off_spool;

/// Days for which leaving can be undone from the page that confirms it.
const UNDO_DAYS: i64 = 7;
/// How often leaving is tried again when the subscription changes at the same moment.
const MOST_TRIES: usize = 5;
/// Characters kept of what a reader says on leaving.
const REASON_CHARACTERS: usize = 500;

/// The number that the way out of a test letter names. It is nobody's: a test letter has no reader.
pub(super) const NOBODY: i64 = 0;

/// Whether this is the way out of a test letter. It is of the same form as a reader's, and mail programs may press it
/// (RFC 8058), so it has to work; there is nothing to leave behind it.
#[must_use]
pub fn is_of_test_letter(app: &App, token: &str) -> bool {
    app.keyring.verify(TokenPurpose::Unsubscribe, token) == Some(NOBODY)
}

/// What the page behind an unsubscribe link shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeavePage {
    /// The name of the list.
    pub list_name: String,
    /// The slug of the list.
    pub list_slug: String,
    /// The address, all but hidden.
    pub masked_address: String,
    /// The languages that the page may be in, the reader's own first.
    pub languages: Vec<String>,
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
        languages: subscription
            .language
            .into_iter()
            .chain([list.language])
            .collect(),
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
    match app.keyring.verify(TokenPurpose::Unsubscribe, token) {
        Some(id) => leave_from(app, id, scope, method, evidence).await,
        None => Ok(Left::UnknownToken),
    }
}

/// The token by which a subscription is left, and leaving taken back, for pages that lead there.
pub(super) fn token(app: &App, subscription: i64) -> String {
    app.keyring.sign(TokenPurpose::Unsubscribe, subscription)
}

/// Leaves from a page that has proved whose the subscription is.
pub(super) async fn leave_from(
    app: &App,
    id: i64,
    scope: Scope,
    method: Method,
    evidence: Evidence,
) -> Result<Left, StoreError> {
    let wish = Wish {
        subscription: id,
        scope,
        method,
        evidence,
        made_at: app.now(),
        occasion: Occasion::AtOnce,
    };
    match leave_now(app, wish.clone()).await {
        Ok(Some(page)) => Ok(Left::Done(page)),
        Ok(None) => Ok(Left::UnknownToken),
        Err(error) => {
            tracing::error!(%error, "a reader's wish to leave goes to the spool");
            match spool::keep(app, wish).await {
                Ok(()) => Ok(Left::Spooled),
                Err(spool_error) => {
                    tracing::error!(error = %spool_error, "the spool cannot be written either; check server.spool_dir");
                    Err(error)
                }
            }
        }
    }
}

/// A reader's wish to leave, with all that its proof needs.
#[derive(Debug, Clone)]
struct Wish {
    subscription: i64,
    scope: Scope,
    method: Method,
    evidence: Evidence,
    made_at: UtcTime,
    occasion: Occasion,
}

/// When a wish is carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Occasion {
    /// While the reader waits.
    AtOnce,
    /// From the spool. A subscription that changed after the wish was made is left as it is: the
    /// reader has come back since.
    Later,
}

/// Carries a wish out.
async fn leave_now(app: &App, wish: Wish) -> Result<Option<LeavePage>, StoreError> {
    let entropy = app.entropy.clone();
    let farewell = app.config.letters.unsubscribed;
    let rule = removals::rule(&app.config.removals);
    let now = app.now();
    let (page, waves) = app
        .database
        .write(move |ledger| {
            let id = wish.subscription;
            let Some(subscription) = store::subscribers::subscription(ledger, id)? else {
                return Ok((None, Vec::new()));
            };
            let mut waves = Vec::new();
            let prompt = removals::is_prompt(ledger, &rule, &subscription, wish.made_at)?;
            let leaving = match wish.scope {
                Scope::ThisList => vec![subscription],
                Scope::AllLists => {
                    store::subscribers::subscriptions_of(ledger, subscription.subscriber_id)?
                }
            };
            for subscription in leaving
                .iter()
                .filter(|one| is_subscribed(one))
                .filter(|one| wish.occasion == Occasion::AtOnce || one.changed_at <= wish.made_at)
            {
                let Wish {
                    method, evidence, ..
                } = &wish;
                let left = end(ledger, subscription, *method, evidence, &*entropy, now)?;
                if left && prompt {
                    waves.extend(removals::note(ledger, &rule, subscription, now)?);
                }
                if left && farewell {
                    say_farewell(ledger, subscription, now)?;
                }
            }
            fail_point::reach("leave.committing");
            Ok::<_, StoreError>((describe(ledger, id)?, waves))
        })
        .await?;
    waves.iter().for_each(NewWave::announce);
    fail_point::reach("leave.committed");
    app.nudge.notify_one();
    Ok(page)
}

/// Ends one subscription: the state, the proof, and the letters that were still to come. Says whether
/// there was one to end; a change that somebody else made at the same moment is not an excuse.
pub(super) fn end(
    ledger: &mut Ledger,
    subscription: &Subscription,
    method: Method,
    evidence: &Evidence,
    entropy: &dyn Entropy,
    now: UtcTime,
) -> Result<bool, StoreError> {
    let ending = Ending {
        method,
        source: None,
        why: EndReason::ReaderLeft,
    };
    end_as(ledger, subscription, &ending, evidence, entropy, now)
}

/// How a subscription ends.
pub(super) struct Ending<'a> {
    /// In which way.
    pub(super) method: Method,
    /// Who ended it, where that was not the reader.
    pub(super) source: Option<&'a str>,
    /// What becomes of letters that wait says why.
    pub(super) why: EndReason,
}

/// The same for somebody else than the reader.
pub(super) fn end_as(
    ledger: &mut Ledger,
    subscription: &Subscription,
    ending: &Ending<'_>,
    evidence: &Evidence,
    entropy: &dyn Entropy,
    now: UtcTime,
) -> Result<bool, StoreError> {
    let mut current = subscription.clone();
    let mut left = false;
    for _ in 0..MOST_TRIES {
        left = store::subscribers::advance(ledger, &current, SubscriptionState::Unsubscribed, now)?;
        if left {
            break;
        }
        match store::subscribers::subscription(ledger, current.id)? {
            Some(again) if is_subscribed(&again) => current = again,
            _ => return Ok(false),
        }
    }
    if !left {
        return Err(StoreError::Busy(
            "a subscription changed again and again while its reader left".to_owned(),
        ));
    }
    let withdrawal = NewConsent {
        event_id: random_uuid(entropy).to_string(),
        subscription_id: subscription.id,
        purpose: Purpose::Newsletter,
        act: Act::Withdrawn,
        method: ending.method,
        source: ending.source,
        terms: None,
        evidence,
        occurred_at: now,
    };
    store::consents::append(ledger, &withdrawal)?;
    store::deliveries::cancel_for_subscription(ledger, subscription.id, ending.why, now)?;
    Ok(true)
}

fn say_farewell(
    ledger: &mut Ledger,
    subscription: &Subscription,
    now: UtcTime,
) -> Result<(), StoreError> {
    let subscriber = store::subscribers::by_id(ledger, subscription.subscriber_id)?;
    let letter = NewLetter::to_reader(
        LetterKind::Unsubscribed,
        subscription.list_id,
        subscription.id,
        &subscriber,
    );
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
    match app.keyring.verify(TokenPurpose::Unsubscribe, token) {
        Some(id) => undo_from(app, id, evidence).await,
        None => Ok(None),
    }
}

/// Takes leaving back from a page that has proved whose the subscription is.
pub(super) async fn undo_from(
    app: &App,
    id: i64,
    evidence: Evidence,
) -> Result<Option<LeavePage>, StoreError> {
    let now = app.now();
    let event_id = random_uuid(&*app.entropy).to_string();
    app.database
        .write(move |ledger| {
            let Some(subscription) = store::subscribers::subscription(ledger, id)? else {
                return Ok(None);
            };
            let address = store::subscribers::by_id(ledger, subscription.subscriber_id)?.address;
            let suppressed = store::suppressions::by_address(ledger, &address.key())?.is_some();
            if can_be_undone(&subscription, now) && !suppressed {
                let coming_back = ComingBack {
                    event_id,
                    method: Method::Page,
                    source: "undo",
                    evidence: &evidence,
                };
                take_back(ledger, &subscription, coming_back, now)?;
            }
            describe(ledger, id)
        })
        .await
}

/// Whether leaving can be taken back: lately, and by somebody who had confirmed.
pub(super) fn can_be_undone(subscription: &Subscription, now: UtcTime) -> bool {
    subscription.confirmed_at.is_some()
        && subscription
            .unsubscribed_at
            .is_some_and(|left| now.seconds_since(left) < UNDO_DAYS * 86_400)
}

/// How somebody comes back who had left.
pub(super) struct ComingBack<'a> {
    /// A UUID for the proof.
    pub(super) event_id: String,
    /// In which way.
    pub(super) method: Method,
    /// In a word or two.
    pub(super) source: &'a str,
    /// What the request told.
    pub(super) evidence: &'a Evidence,
}

/// Makes a subscription active again that was left, with its proof.
pub(super) fn take_back(
    ledger: &mut Ledger,
    subscription: &Subscription,
    coming_back: ComingBack<'_>,
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
            event_id: coming_back.event_id,
            subscription_id: subscription.id,
            purpose: Purpose::Newsletter,
            act: Act::Confirmed,
            method: coming_back.method,
            source: Some(coming_back.source),
            terms: terms
                .as_ref()
                .map(|terms| (terms.id, terms.wording_hash.as_str())),
            evidence: coming_back.evidence,
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
