//! What a reader may ask of us by law: a copy of what we know (GDPR Art. 15 and 20), and to be forgotten (Art. 17).
//!
//! Forgetting takes away everything that tells who somebody was: the address and the name, the choices, network
//! addresses and programs, what relays said, reasons for leaving, letters that wait. What stays is the proof that
//! every letter had been asked for (Art. 17(3)(e)): consents without a person, and a hash of the address under a key
//! that is not in the database. Whoever has the address and the key file can find the proof again; whoever has the
//! database alone cannot tell whose it was. That is pseudonymous, not anonymous. The address is not
//! written to any more unless its owner signs up again.

use std::sync::Arc;

use super::audit::Pen;
use super::subscribers::{self, SubscriberError, SubscriberReport};
use super::{App, StoreError, preferences, unsubscribe};
use crate::domain::actor::Actor;
use crate::domain::consent::{Evidence, Method};
use crate::domain::delivery::ending::EndReason;
use crate::domain::happening::{Hand, Happening};
use crate::domain::mail_domain::DomainList;
use crate::domain::search::Sought;
use crate::domain::subscription::SubscriptionState;
use crate::domain::time::UtcTime;
use crate::domain::token::token_hash;
use crate::store::attempts::NotedAttempt;
use crate::store::declarations::Declaration;
use crate::store::moves::Move;
use crate::store::subscribers::Subscriber;
use crate::store::{self, Ledger};

pub use crate::store::erasures::Erasure;

/// Everything that the ledger knows about a reader.
#[derive(Debug, Clone, serde::Serialize)]
pub struct PersonalData {
    /// When this was written.
    pub written_at: UtcTime,
    /// The reader, the subscriptions, the proof of consent and the letters.
    #[serde(flatten)]
    pub report: SubscriberReport,
    /// What the reader said on leaving.
    pub reasons_for_leaving: Vec<Reason>,
    /// Dialogues about the letters that did not end in acceptance.
    pub attempts: Vec<AttemptOf>,
    /// Links that were asked for.
    pub links: Vec<MailedLink>,
    /// Changes of address.
    pub changes_of_address: Vec<Move>,
    /// Consents that were given elsewhere, as an operator declared them.
    pub declared_consents: Vec<Declaration>,
    /// Pauses, changes by operators and the like, the newest first.
    pub happenings: Vec<HappeningOf>,
}

/// Something that happened to the reader.
#[derive(Debug, Clone, serde::Serialize)]
pub struct HappeningOf {
    /// When.
    pub occurred_at: UtcTime,
    /// What.
    pub what: Happening,
    /// What kind of somebody did it.
    pub by: Hand,
    /// What was before and after, or why.
    pub detail: serde_json::Value,
}

/// What a reader said on leaving.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Reason {
    /// When.
    pub occurred_at: UtcTime,
    /// In the reader's words.
    pub reason: String,
}

/// An attempt and the number of its letter.
#[derive(Debug, Clone, serde::Serialize)]
pub struct AttemptOf {
    /// The number of the letter.
    pub delivery: i64,
    /// The attempt.
    #[serde(flatten)]
    pub attempt: NotedAttempt,
}

/// That a link was mailed.
#[derive(Debug, Clone, serde::Serialize)]
pub struct MailedLink {
    /// What it was for.
    pub purpose: &'static str,
    /// When it was asked for.
    pub asked_at: UtcTime,
}

/// Attempts shown of one letter.
const ATTEMPTS_OF_A_LETTER: i64 = 100;
/// Happenings shown of one reader; the newest.
const MOST_HAPPENINGS: i64 = 1_000;

/// All that is known about the reader behind a manage link; nothing for an unknown link. Changes nothing.
pub async fn personal_data(app: &App, token: &str) -> Result<Option<PersonalData>, StoreError> {
    let (hash, now) = (token_hash(token), app.now());
    let letters = i64::from(app.config.preferences.export_deliveries);
    let disposable = Arc::clone(&app.config.signup.disposable_domains);
    app.database
        .read(move |ledger| {
            let visitor = preferences::links::visitor(ledger, &hash, now)?;
            match visitor {
                Some(visitor) => {
                    gather(ledger, visitor.subscriber, letters, &disposable, now).map(Some)
                }
                None => Ok(None),
            }
        })
        .await
}

pub(super) fn gather(
    ledger: &mut Ledger,
    reader: Subscriber,
    letters: i64,
    disposable: &DomainList,
    now: UtcTime,
) -> Result<PersonalData, StoreError> {
    let id = reader.id;
    let report = subscribers::report(ledger, reader, letters, disposable)?;
    let mut attempts = Vec::new();
    // Every dialogue but an accepting one is noted; a letter that was accepted at once has none.
    for letter in report
        .deliveries
        .iter()
        .filter(|one| one.attempts > 1 || one.state != crate::domain::delivery::DeliveryState::Sent)
    {
        for attempt in store::attempts::of_delivery(ledger, letter.id, ATTEMPTS_OF_A_LETTER)? {
            attempts.push(AttemptOf {
                delivery: letter.id,
                attempt,
            });
        }
    }
    let reasons = store::consents::departures_of(ledger, id)?;
    let links = store::links::of_subscriber(ledger, id)?;
    Ok(PersonalData {
        written_at: now,
        report,
        reasons_for_leaving: reasons
            .into_iter()
            .map(|(occurred_at, reason)| Reason {
                occurred_at,
                reason,
            })
            .collect(),
        attempts,
        links: links
            .into_iter()
            .map(|(purpose, asked_at)| MailedLink {
                purpose: purpose.as_str(),
                asked_at,
            })
            .collect(),
        changes_of_address: store::moves::of_subscriber(ledger, id)?,
        declared_consents: store::declarations::of_subscriber(ledger, id)?,
        happenings: store::happenings::of_subscriber(ledger, id, MOST_HAPPENINGS)?
            .into_iter()
            .map(|one| HappeningOf {
                occurred_at: one.occurred_at,
                what: one.kind,
                by: one.made_by,
                detail: serde_json::from_str(&one.detail).unwrap_or_default(),
            })
            .collect(),
    })
}

/// Forgets the reader behind a manage link; says whether the link was one of ours.
pub async fn forget(app: &App, token: &str) -> Result<bool, StoreError> {
    let (hash, now) = (token_hash(token), app.now());
    let (keyring, entropy) = (app.keyring.clone(), app.entropy.clone());
    app.database
        .write(move |ledger| {
            let Some(visitor) = preferences::links::visitor(ledger, &hash, now)? else {
                return Ok(false);
            };
            let hashes = keyring.address_hashes(&visitor.subscriber.address.key());
            let how = (Method::Page, &*entropy);
            erase(ledger, &visitor.subscriber, &hashes, how, now)?;
            Ok(true)
        })
        .await
}

/// Forgets an address at its owner's request that reached an operator on the command line; says whether it was known.
pub async fn forget_address(app: &App, address: &str) -> Result<bool, SubscriberError> {
    let key = subscribers::parse(address)?.key();
    let (pen, now) = (Pen::of(app, &Actor::CommandLine), app.now());
    let (keyring, entropy) = (app.keyring.clone(), app.entropy.clone());
    let forgotten = app
        .database
        .write(move |ledger| {
            let Some(reader) = store::subscribers::by_address(ledger, &key)? else {
                return Ok::<_, StoreError>(false);
            };
            let hashes = keyring.address_hashes(&key);
            let how = (Method::Operator, &*entropy);
            erase(ledger, &reader, &hashes, how, now)?;
            let target = format!("subscriber {}", reader.id);
            pen.note(ledger, "subscriber.erase", &target, serde_json::json!({}))?;
            Ok(true)
        })
        .await?;
    Ok(forgotten)
}

pub(super) fn erase(
    ledger: &mut Ledger,
    reader: &Subscriber,
    hashes: &[String],
    (method, entropy): (Method, &dyn crate::clock::Entropy),
    now: UtcTime,
) -> Result<(), StoreError> {
    // What tells who did it is forgotten with the rest.
    let nobody = Evidence::default();
    for subscription in store::subscribers::subscriptions_of(ledger, reader.id)? {
        if subscription.state != SubscriptionState::Unsubscribed {
            unsubscribe::end(ledger, &subscription, method, &nobody, entropy, now)?;
        }
    }
    store::deliveries::cancel_links(ledger, reader.id, EndReason::Forgotten, now)?;
    for (id, query) in store::bulk::searches(ledger)? {
        let sought = Sought::of_query(&query);
        if sought.names(&reader.address.key()) {
            store::bulk::set_sought(ledger, id, &sought.for_nobody().query())?;
        }
    }
    for (id, filter) in store::exports::filters_with_addresses(ledger)? {
        if filter.names(&reader.address.key()) {
            store::exports::set_filter(ledger, id, &filter.for_nobody())?;
        }
    }
    let newest = hashes.first().map(String::as_str).unwrap_or_default();
    let address = (reader.address.as_str(), reader.address.key());
    store::erasures::erase(ledger, reader.id, (address.0, &address.1), newest, now)
}

/// What is kept of an address whose owner was forgotten, by the number that the proof goes by; nothing for any other.
pub async fn erasure_of(app: &App, address: &str) -> Result<Option<Erasure>, SubscriberError> {
    let hashes = app
        .keyring
        .address_hashes(&subscribers::parse(address)?.key());
    Ok(app
        .database
        .read(move |ledger| store::erasures::by_address(ledger, &hashes))
        .await?)
}
