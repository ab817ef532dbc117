//! The owner's answer: the pages behind the two links of a confirmation letter.

use std::ops::ControlFlow;

use super::super::{App, StoreError, digest, unsubscribe};
use super::visits::{Manner, Press};
use super::weighing::Scales;
use crate::clock::{Entropy, random_uuid};
use crate::domain::address::EmailAddress;
use crate::domain::consent::{Act, Evidence, Method, Purpose};
use crate::domain::delivery::LetterKind;
use crate::domain::delivery::ending::EndReason;
use crate::domain::subscription::SubscriptionState;
use crate::domain::suppression::SuppressionReason;
use crate::domain::time::UtcTime;
use crate::domain::token::{Keyring, TokenPurpose, token_hash};
use crate::domain::visit::{Pressed, Trail};
use crate::fail_point;
use crate::store::consents::NewConsent;
use crate::store::deliveries::NewLetter;
use crate::store::signups::Confirmation;
use crate::store::subscribers::Subscription;
use crate::store::{self, Ledger};

/// Days for which the "this was not me" link of a confirmation letter works.
const NOT_ME_DAYS: i64 = 30;

/// What the page behind a confirmation link shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its number in the ledger.
    pub number: i64,
    /// The name of the list.
    pub list_name: String,
    /// The slug of the list.
    pub list_slug: String,
    /// The address, all but hidden.
    pub masked_address: String,
    /// The languages that the page may be in, the reader's own first.
    pub languages: Vec<String>,
    /// Where the question stands.
    pub standing: QuestionStanding,
    /// Whether a program may have pressed buttons here, so that an answer needs a tick.
    pub asked_again: bool,
}

/// Where a question stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuestionStanding {
    /// It waits for an answer.
    Open,
    /// Answered with yes; the subscription is active.
    Confirmed,
    /// Answered with "this was not me".
    Refused,
    /// Not answered in time.
    Expired,
    /// The reader confirmed and has left since.
    Left,
}

/// The two answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// "Yes, subscribe me."
    Yes,
    /// "This was not me." It wins over an earlier yes.
    No,
}

/// The question that a confirmation token belongs to; nothing for an unknown token. Changes nothing.
pub async fn question(app: &App, token: &str) -> Result<Option<Question>, StoreError> {
    let (hash, now) = (token_hash(token), app.now());
    app.database
        .read(
            move |ledger| match store::signups::confirmation_by_hash(ledger, &hash)? {
                Some(confirmation) => describe(ledger, &confirmation, now).map(Some),
                None => Ok(None),
            },
        )
        .await
}

/// The question that a "this was not me" token belongs to; nothing for an unknown or outdated one.
pub async fn question_not_me(app: &App, token: &str) -> Result<Option<Question>, StoreError> {
    let Some(id) = app.keyring.verify(TokenPurpose::NotMe, token) else {
        return Ok(None);
    };
    let now = app.now();
    app.database
        .read(move |ledger| match refusable(ledger, id, now)? {
            Some(confirmation) => describe(ledger, &confirmation, now).map(Some),
            None => Ok(None),
        })
        .await
}

fn refusable(
    ledger: &mut Ledger,
    id: i64,
    now: UtcTime,
) -> Result<Option<Confirmation>, StoreError> {
    let found = store::signups::confirmation(ledger, id)?;
    Ok(found.filter(|question| is_fresh(question, now)))
}

/// Whether "this was not me" can still be said.
fn is_fresh(question: &Confirmation, now: UtcTime) -> bool {
    now.seconds_since(question.created_at) < NOT_ME_DAYS * 86_400
}

fn describe(
    ledger: &mut Ledger,
    confirmation: &Confirmation,
    now: UtcTime,
) -> Result<Question, StoreError> {
    let subscription = store::subscribers::subscription(ledger, confirmation.subscription_id)?
        .ok_or_else(|| {
            StoreError::Unreadable("a confirmation without its subscription".to_owned())
        })?;
    let subscriber = store::subscribers::by_id(ledger, subscription.subscriber_id)?;
    let list = store::lists::by_id(ledger, subscription.list_id)?;
    let standing = match (confirmation.answer.as_deref(), subscription.state) {
        (Some("no"), _) => QuestionStanding::Refused,
        (_, SubscriptionState::Active | SubscriptionState::Paused) => QuestionStanding::Confirmed,
        (_, SubscriptionState::Unsubscribed) | (Some(_), SubscriptionState::Pending) => {
            QuestionStanding::Left
        }
        (None, SubscriptionState::Pending) if now >= confirmation.expires_at => {
            QuestionStanding::Expired
        }
        (None, SubscriptionState::Pending) => QuestionStanding::Open,
    };
    let trail = Trail {
        automated_at: confirmation.automated_at,
        ..Trail::default()
    };
    Ok(Question {
        number: confirmation.id,
        asked_again: trail.is_distrusted(now),
        list_name: list.name,
        list_slug: list.slug,
        masked_address: subscriber.address.masked(),
        languages: subscription
            .language
            .into_iter()
            .chain([list.language])
            .collect(),
        standing,
    })
}

/// A button was pressed on the page of a question: it is answered, if that was somebody who may have read it.
pub async fn press(
    app: &App,
    token: &str,
    pressed: Pressed,
    manner: &Manner,
    evidence: Evidence,
) -> Result<Option<Question>, StoreError> {
    let hash = token_hash(token);
    let wish = Wish::Press(Press::of(app, pressed, manner));
    decide(app, wish, evidence, move |ledger, _now| {
        store::signups::confirmation_by_hash(ledger, &hash)
    })
    .await
}

/// The same on the page behind the letter's other link.
pub async fn press_not_me(
    app: &App,
    token: &str,
    pressed: Pressed,
    manner: &Manner,
    evidence: Evidence,
) -> Result<Option<Question>, StoreError> {
    let Some(id) = app.keyring.verify(TokenPurpose::NotMe, token) else {
        return Ok(None);
    };
    let wish = Wish::Press(Press::of(app, pressed, manner));
    decide(app, wish, evidence, move |ledger, now| {
        refusable(ledger, id, now)
    })
    .await
}

/// Answers a question beyond doubt. A second answer of the same kind changes nothing and is answered alike.
pub async fn answer(
    app: &App,
    token: &str,
    answer: Answer,
    evidence: Evidence,
) -> Result<Option<Question>, StoreError> {
    let hash = token_hash(token);
    decide(app, Wish::Answer(answer), evidence, move |ledger, _now| {
        store::signups::confirmation_by_hash(ledger, &hash)
    })
    .await
}

/// Answers a question with "this was not me", by the other link of the letter.
pub async fn refuse(
    app: &App,
    token: &str,
    evidence: Evidence,
) -> Result<Option<Question>, StoreError> {
    let Some(id) = app.keyring.verify(TokenPurpose::NotMe, token) else {
        return Ok(None);
    };
    let wish = Wish::Answer(Answer::No);
    decide(app, wish, evidence, move |ledger, now| {
        refusable(ledger, id, now)
    })
    .await
}

/// What is to be decided.
enum Wish {
    /// This answer.
    Answer(Answer),
    /// Whatever a press of a button is worth.
    Press(Press),
}

async fn decide(
    app: &App,
    wish: Wish,
    evidence: Evidence,
    find: impl FnOnce(&mut Ledger, UtcTime) -> Result<Option<Confirmation>, StoreError> + Send + 'static,
) -> Result<Option<Question>, StoreError> {
    let now = app.now();
    let scales = Scales::of(app, now);
    let (entropy, keyring) = (app.entropy.clone(), app.keyring.clone());
    let welcome = app.config.letters.welcome;
    let question = app
        .database
        .write(move |ledger| {
            let Some(confirmation) = find(ledger, now)? else {
                return Ok(None);
            };
            let answer = match wish {
                Wish::Answer(answer) => answer,
                Wish::Press(press) => {
                    match press.weigh(ledger, &confirmation, &*entropy, &evidence, now)? {
                        ControlFlow::Continue(answer) => answer,
                        ControlFlow::Break(()) => {
                            return ask_again(ledger, confirmation.id, now);
                        }
                    }
                }
            };
            let before = describe(ledger, &confirmation, now)?.standing;
            match (answer, before) {
                (Answer::Yes, QuestionStanding::Open) => {
                    let how = (&*entropy, &keyring, welcome);
                    confirm(ledger, &confirmation, how, &evidence, now)?;
                    let address = address_of(ledger, &confirmation)?;
                    scales.was_wanted(ledger, &address, confirmation.created_at)?;
                }
                (Answer::No, standing)
                    if standing != QuestionStanding::Refused && is_fresh(&confirmation, now) =>
                {
                    note_refusal(ledger, &confirmation, &*entropy, &evidence, now)?;
                    let address = address_of(ledger, &confirmation)?;
                    let from =
                        store::consents::signed_up_from(ledger, confirmation.subscription_id)?;
                    scales.was_refused(ledger, &address, from.as_deref())?;
                }
                _ => return describe(ledger, &confirmation, now).map(Some),
            }
            let confirmation =
                store::signups::confirmation(ledger, confirmation.id)?.unwrap_or(confirmation);
            fail_point::reach("answer.committing");
            describe(ledger, &confirmation, now).map(Some)
        })
        .await?;
    fail_point::reach("answer.committed");
    app.nudge.notify_one();
    Ok(question)
}

/// The question as it stands, with a box to tick.
fn ask_again(
    ledger: &mut Ledger,
    confirmation: i64,
    now: UtcTime,
) -> Result<Option<Question>, StoreError> {
    let Some(confirmation) = store::signups::confirmation(ledger, confirmation)? else {
        return Ok(None);
    };
    let question = describe(ledger, &confirmation, now)?;
    Ok(Some(Question {
        asked_again: true,
        ..question
    }))
}

fn address_of(
    ledger: &mut Ledger,
    confirmation: &Confirmation,
) -> Result<EmailAddress, StoreError> {
    let subscription = store::subscribers::subscription(ledger, confirmation.subscription_id)?
        .ok_or_else(|| {
            StoreError::Unreadable("a confirmation without its subscription".to_owned())
        })?;
    Ok(store::subscribers::by_id(ledger, subscription.subscriber_id)?.address)
}

fn confirm(
    ledger: &mut Ledger,
    confirmation: &Confirmation,
    (entropy, keyring, welcome): (&dyn Entropy, &Keyring, bool),
    evidence: &Evidence,
    now: UtcTime,
) -> Result<(), StoreError> {
    let Some(subscription) =
        store::subscribers::subscription(ledger, confirmation.subscription_id)?
    else {
        return Ok(());
    };
    if !store::subscribers::advance(ledger, &subscription, SubscriptionState::Active, now)? {
        return Ok(());
    }
    if let Some(zone) = &subscription.time_zone {
        digest::note_time_zone(ledger, subscription.list_id, zone, now)?;
    }
    let watermark = digest::begins_behind(ledger, &subscription)?;
    store::subscriptions::begin_behind(ledger, subscription.id, watermark)?;
    store::signups::answer(ledger, confirmation.id, "yes", now)?;
    note_return(ledger, &subscription, keyring, now)?;
    append_answer(ledger, confirmation, Act::Confirmed, entropy, evidence, now)?;
    if welcome {
        let subscriber = store::subscribers::by_id(ledger, subscription.subscriber_id)?;
        let letter = NewLetter::to_reader(
            LetterKind::Welcome,
            subscription.list_id,
            subscription.id,
            &subscriber,
        );
        store::deliveries::enqueue(ledger, &letter, now)?;
    }
    Ok(())
}

/// Whoever asked to be forgotten and signs up again may be written to again.
fn note_return(
    ledger: &mut Ledger,
    subscription: &Subscription,
    keyring: &Keyring,
    now: UtcTime,
) -> Result<(), StoreError> {
    let reader = store::subscribers::by_id(ledger, subscription.subscriber_id)?;
    let hashes = keyring.address_hashes(&reader.address.key());
    store::erasures::note_return(ledger, &hashes, now)
}

/// The owner says that it was not them: the address is suppressed and whatever it was subscribed to ends.
fn note_refusal(
    ledger: &mut Ledger,
    confirmation: &Confirmation,
    entropy: &dyn Entropy,
    evidence: &Evidence,
    now: UtcTime,
) -> Result<(), StoreError> {
    let Some(subscription) =
        store::subscribers::subscription(ledger, confirmation.subscription_id)?
    else {
        return Ok(());
    };
    store::signups::answer(ledger, confirmation.id, "no", now)?;
    append_answer(ledger, confirmation, Act::Refused, entropy, evidence, now)?;
    store::subscribers::advance(ledger, &subscription, SubscriptionState::Unsubscribed, now)?;
    store::deliveries::cancel_for_subscription(ledger, subscription.id, EndReason::Refused, now)?;
    let subscriber = store::subscribers::by_id(ledger, subscription.subscriber_id)?;
    store::suppressions::add(
        ledger,
        &subscriber.address.key(),
        SuppressionReason::Refused,
        None,
        now,
    )?;
    // "Never mail me again" is said to the whole site, so nothing may stay half subscribed.
    for other in store::subscribers::subscriptions_of(ledger, subscriber.id)? {
        unsubscribe::end(ledger, &other, Method::Page, evidence, entropy, now)?;
    }
    Ok(())
}

fn append_answer(
    ledger: &mut Ledger,
    confirmation: &Confirmation,
    act: Act,
    entropy: &dyn Entropy,
    evidence: &Evidence,
    now: UtcTime,
) -> Result<(), StoreError> {
    let terms = store::terms::by_id(ledger, confirmation.terms_id)?;
    for purpose in [Purpose::Newsletter, Purpose::Terms] {
        store::consents::append(
            ledger,
            &NewConsent {
                event_id: random_uuid(entropy).to_string(),
                subscription_id: confirmation.subscription_id,
                purpose,
                act,
                method: Method::Page,
                source: None,
                terms: Some((terms.id, &terms.wording_hash)),
                evidence,
                occurred_at: now,
            },
        )?;
    }
    Ok(())
}
