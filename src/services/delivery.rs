//! Delivering: from a row in the ledger to a named end.
//!
//! The dispatcher calls these in turn: [`claim`] a batch, [`begin`] what is about to be sent (the
//! commit before the dialogue), [`compose`] each letter, [`send`] it, [`settle`] the outcomes. What
//! is between begin and settle when a process dies is in doubt, and [`tend`] says so once its lease
//! has run out. Composing looks nothing up for a digest but its variant, which is kept in memory.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::{App, StoreError};
use crate::clock::random_bytes;
use crate::config::{Config, TlsMode, WhenInDoubt};
use crate::domain::address::EmailAddress;
use crate::domain::delivery::{DeliveryState, LetterKind, retry_seconds};
use crate::domain::reply::Outcome;
use crate::domain::time::UtcTime;
use crate::domain::token::{TokenPurpose, message_id_left};
use crate::mail::compose::{self, ComposeError, Headers, ListHeaders, SmtpUtf8};
use crate::mail::letter::{Confirm, Letter, ListIdentity, Rendered, Unsubscribed, Welcome};
use crate::mail::templates::TemplateError;
use crate::mail::transport::{
    self, Relay, RelayCredentials, RelayError, RelaySettings, RelayTimeouts, Transport,
};
use crate::store::deliveries::Settlement;
use crate::store::lists::List;
use crate::store::{self, Ledger};

pub use crate::mail::transport::Connection;
pub use crate::store::deliveries::Delivery;

/// Variants kept in memory at a time.
const CACHED_VARIANTS: usize = 16;

/// Why a letter could not be written.
#[derive(Debug, thiserror::Error)]
pub enum LetterError {
    /// A template failed.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// A header cannot carry what it should.
    #[error(transparent)]
    Compose(#[from] ComposeError),
    /// The key that derives a confirmation token was removed.
    #[error("the key that this confirmation was made with is no longer in secrets.keys_file")]
    KeyRemoved,
    /// The ledger failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A letter ready for the relay.
#[derive(Debug, Clone)]
pub struct Message {
    /// The envelope sender.
    pub return_path: String,
    /// The one recipient.
    pub recipient: EmailAddress,
    /// The whole message.
    pub bytes: Vec<u8>,
}

/// How one dialogue ended, for [`settle`].
#[derive(Debug, Clone)]
pub struct Ended {
    /// The delivery.
    pub id: i64,
    /// Dialogues begun for it so far, this one included.
    pub attempts: i32,
    /// When it was planned.
    pub created_at: UtcTime,
    /// How it ended.
    pub outcome: Outcome,
}

/// The way to the relay that the configuration describes; without one, the outbox.
pub(super) fn transport(config: &Config) -> Result<Transport, RelayError> {
    let smtp = &config.smtp;
    let Some(endpoint) = &smtp.endpoint else {
        return Ok(Transport::Outbox(config.mail.outbox_dir.clone()));
    };
    let ca_pem =
        match &smtp.ca_file {
            Some(path) => Some(std::fs::read_to_string(path).map_err(|error| {
                RelayError::Certificates(format!("{}: {error}", path.display()))
            })?),
            None => None,
        };
    let settings = RelaySettings {
        host: endpoint.host.clone(),
        port: endpoint.port,
        tls: match endpoint.tls {
            TlsMode::Auto => transport::TlsMode::Auto,
            TlsMode::None => transport::TlsMode::None,
            TlsMode::Starttls => transport::TlsMode::StartTls,
            TlsMode::Implicit => transport::TlsMode::Implicit,
        },
        ca_pem,
        credentials: smtp.credentials.as_ref().map(|given| RelayCredentials {
            username: given.username.clone(),
            password: given.password.clone(),
        }),
        // Without a name of its own a host gives its address (RFC 5321 section 4.1.3).
        hello_name: smtp
            .hello_name
            .clone()
            .unwrap_or_else(|| "[127.0.0.1]".to_owned()),
        timeouts: RelayTimeouts {
            connect: Duration::from_secs(smtp.connect_timeout_seconds.into()),
            command: Duration::from_secs(smtp.command_timeout_seconds.into()),
            data: Duration::from_secs(smtp.data_timeout_seconds.into()),
        },
    };
    Relay::new(settings).map(Transport::Relay)
}

/// Leases deliveries that are due, at most `limit`, to `worker`.
pub async fn claim(app: &App, worker: &str, limit: i64) -> Result<Vec<Delivery>, StoreError> {
    let now = app.now();
    let until = now.plus_seconds(app.config.sending.lease_seconds.into());
    let worker = worker.to_owned();
    app.database
        .write(move |ledger| store::deliveries::claim(ledger, &worker, limit, until, now))
        .await
}

/// Writes down that the dialogues of these deliveries are about to open, and returns those that may:
/// who has left, is suppressed or belongs to a stopped issue is not among them.
pub async fn begin(app: &App, worker: &str, ids: Vec<i64>) -> Result<Vec<Delivery>, StoreError> {
    let now = app.now();
    let oldest = now.plus_seconds(-lifetime_seconds(app));
    let worker = worker.to_owned();
    app.database
        .write(move |ledger| store::deliveries::begin(ledger, &worker, &ids, oldest, now))
        .await
}

fn lifetime_seconds(app: &App) -> i64 {
    i64::from(app.config.sending.lifetime_hours) * 3_600
}

/// Gives back claims on deliveries whose dialogue has not begun.
pub async fn release(app: &App, worker: &str, ids: Vec<i64>) -> Result<(), StoreError> {
    let worker = worker.to_owned();
    app.database
        .write(move |ledger| store::deliveries::release(ledger, &worker, Some(&ids)))
        .await
}

/// Opens a connection to the relay.
pub async fn connect(app: &App) -> Result<Connection, Outcome> {
    app.transport.connect().await.map_err(Outcome::from)
}

/// Hands a message to the relay.
pub async fn send(connection: &mut Connection, message: &Message) -> Outcome {
    connection
        .send(&message.return_path, &message.recipient, &message.bytes)
        .await
}

/// Writes the outcomes of dialogues down, all in one commit.
pub async fn settle(app: &App, worker: &str, ended: Vec<Ended>) -> Result<(), StoreError> {
    let now = app.now();
    let verdicts: Vec<Verdict> = ended.iter().map(|one| Verdict::of(app, one, now)).collect();
    let worker = worker.to_owned();
    app.database
        .write(move |ledger| {
            for verdict in &verdicts {
                if !store::deliveries::settle(ledger, &worker, &verdict.settlement(), now)? {
                    tracing::warn!(
                        delivery_id = verdict.id,
                        "an outcome came after the lease had passed on; it is not written down"
                    );
                }
            }
            Ok(())
        })
        .await
}

/// What an outcome means for its delivery.
struct Verdict {
    id: i64,
    state: DeliveryState,
    due_at: Option<UtcTime>,
    code: Option<i32>,
    text: String,
    attempt: Option<&'static str>,
    counts: bool,
}

impl Verdict {
    fn of(app: &App, ended: &Ended, now: UtcTime) -> Self {
        let sending = &app.config.sending;
        let code = ended.outcome.reply().map(|reply| i32::from(reply.code));
        let text = match &ended.outcome {
            Outcome::Unreachable {
                reason,
                reply: None,
            }
            | Outcome::InDoubt { reason } => reason.clone(),
            other => other
                .reply()
                .map(|reply| reply.text.clone())
                .unwrap_or_default(),
        };
        let (state, due_at, attempt, counts) = match ended.outcome {
            Outcome::Accepted(_) => (DeliveryState::Sent, None, None, true),
            Outcome::Rejected { .. } => (DeliveryState::Rejected, None, Some("rejected"), true),
            Outcome::Deferred(_) => {
                let schedule: Vec<i64> = sending
                    .retry_seconds
                    .iter()
                    .map(|&step| step.into())
                    .collect();
                let [chance] = random_bytes::<1>(&*app.entropy);
                let due = now.plus_seconds(retry_seconds(&schedule, ended.attempts, chance));
                if due.seconds_since(ended.created_at) > lifetime_seconds(app) {
                    (DeliveryState::Expired, None, Some("deferred"), true)
                } else {
                    (DeliveryState::Deferred, Some(due), Some("deferred"), true)
                }
            }
            Outcome::Unreachable { .. } => {
                let due = now.plus_seconds(sending.relay_pause_seconds.into());
                (DeliveryState::Queued, Some(due), None, false)
            }
            Outcome::InDoubt { .. } => (
                DeliveryState::InDoubt,
                doubt_due_at(app, now),
                Some("in_doubt"),
                true,
            ),
        };
        Self {
            id: ended.id,
            state,
            due_at,
            code,
            text,
            attempt,
            counts,
        }
    }

    fn settlement(&self) -> Settlement<'_> {
        Settlement {
            id: self.id,
            state: self.state,
            due_at: self.due_at,
            reply_code: self.code,
            reply_text: &self.text,
            attempt: self.attempt,
            counts: self.counts,
        }
    }
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

/// Ends the claims of processes that died and finishes the issues that have nothing open.
pub async fn tend(app: &App) -> Result<(), StoreError> {
    let now = app.now();
    let due_at = doubt_due_at(app, now);
    let (doubted, finished) = app
        .database
        .write(move |ledger| {
            let doubted = store::deliveries::doubt_abandoned(ledger, due_at, now)?;
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

/// Says that a worker is alive, and prolongs its leases.
pub async fn beat(app: &App, worker: &str) -> Result<(), StoreError> {
    let now = app.now();
    let until = now.plus_seconds(app.config.sending.lease_seconds.into());
    let (worker, process) = (worker.to_owned(), i64::from(std::process::id()));
    app.database
        .write(move |ledger| {
            store::workers::beat(ledger, &worker, process, now)?;
            store::deliveries::renew_leases(ledger, &worker, until)
        })
        .await
}

/// Gives back what was claimed and not begun, and signs the worker off.
pub async fn sign_off(app: &App, worker: &str) -> Result<(), StoreError> {
    let worker = worker.to_owned();
    let long_ago = app.now().plus_seconds(-86_400);
    app.database
        .write(move |ledger| {
            store::deliveries::release(ledger, &worker, None)?;
            store::workers::leave(ledger, &worker, long_ago)
        })
        .await
}

/// The words of a variant and the list that sends them.
pub(super) struct VariantLetter {
    rendered: Rendered,
    list: List,
}

/// The variants in use, newest last.
#[derive(Default)]
pub(super) struct VariantCache(Mutex<VecDeque<(i64, Arc<VariantLetter>)>>);

impl VariantCache {
    fn get(&self, id: i64) -> Option<Arc<VariantLetter>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter()
            .find(|(known, _)| *known == id)
            .map(|(_, variant)| variant.clone())
    }

    fn put(&self, id: i64, variant: Arc<VariantLetter>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= CACHED_VARIANTS {
            kept.pop_front();
        }
        kept.push_back((id, variant));
    }
}

/// Writes the letter of a delivery that has been begun. The same delivery always gives the same bytes.
pub async fn compose(
    app: &App,
    delivery: &Delivery,
    smtputf8: SmtpUtf8,
) -> Result<Message, LetterError> {
    let (rendered, list) = match delivery.variant_id {
        Some(variant_id) => {
            let variant = variant(app, variant_id).await?;
            (
                variant
                    .rendered
                    .personalise(&unsubscribe_url(app, delivery, &variant.list)),
                variant.list.clone(),
            )
        }
        None => write_letter(app, delivery).await?,
    };
    let bytes = compose::compose(&rendered, &headers(app, delivery, &list, smtputf8))?;
    let return_path = app
        .config
        .mail
        .bounce_address
        .as_ref()
        .unwrap_or(&list.from_address);
    Ok(Message {
        return_path: return_path.to_string(),
        recipient: delivery.recipient.clone(),
        bytes,
    })
}

async fn variant(app: &App, id: i64) -> Result<Arc<VariantLetter>, LetterError> {
    if let Some(known) = app.variants.get(id) {
        return Ok(known);
    }
    let (rendered, list) = super::digest::words_of(app, id).await?;
    let variant = Arc::new(VariantLetter { rendered, list });
    app.variants.put(id, variant.clone());
    Ok(variant)
}

/// What a letter outside any issue shows, from the ledger.
struct Facts {
    list: List,
    topics: Vec<String>,
    requested_at: Option<UtcTime>,
    question: Option<(i64, i16, Vec<u8>)>,
}

async fn write_letter(app: &App, delivery: &Delivery) -> Result<(Rendered, List), LetterError> {
    let asked = delivery.clone();
    let facts = app
        .database
        .read(move |ledger| gather(ledger, &asked))
        .await?;
    let list = identity(app, &facts.list);
    let letter = match delivery.letter {
        LetterKind::Confirm => {
            let (id, key_id, nonce) = facts.question.ok_or(LetterError::KeyRemoved)?;
            let token = app
                .keyring
                .confirmation_token(key_id, &nonce)
                .ok_or(LetterError::KeyRemoved)?;
            Letter::Confirm(Confirm {
                list,
                confirm_url: format!("{}/confirmation/{token}", app.public_url),
                not_me_url: format!(
                    "{}/refusal/{}",
                    app.public_url,
                    app.keyring.sign(TokenPurpose::NotMe, id)
                ),
                requested_at: in_words(
                    facts.requested_at.unwrap_or(delivery.created_at),
                    &facts.list.time_zone,
                ),
                valid_days: app.config.signup.confirmation_days,
            })
        }
        LetterKind::Welcome | LetterKind::Digest => Letter::Welcome(Welcome {
            list,
            topics: facts.topics,
            unsubscribe_url: unsubscribe_url(app, delivery, &facts.list),
        }),
        LetterKind::Unsubscribed => {
            let subscribe_url = list.home_url.clone();
            Letter::Unsubscribed(Unsubscribed {
                list,
                subscribe_url,
            })
        }
    };
    Ok((app.templates.render(&letter)?, facts.list))
}

fn gather(ledger: &mut Ledger, delivery: &Delivery) -> Result<Facts, StoreError> {
    let list = store::lists::by_id(ledger, delivery.list_id)?;
    let subscription = match delivery.subscription_id {
        Some(id) => store::subscribers::subscription(ledger, id)?,
        None => None,
    };
    let chosen = subscription
        .map(|subscription| subscription.topics.0)
        .unwrap_or_default();
    let offered = store::lists::topics_of(ledger, list.id)?;
    let topics = offered
        .into_iter()
        .filter(|topic| chosen.contains(&topic.slug))
        .map(|topic| topic.name)
        .collect();
    let question = match delivery.confirmation_id {
        Some(id) => store::signups::confirmation(ledger, id)?,
        None => None,
    };
    Ok(Facts {
        list,
        topics,
        requested_at: question.as_ref().map(|question| question.created_at),
        question: question.map(|question| (question.id, question.key_id, question.nonce)),
    })
}

/// The list as letters show it.
pub(super) fn identity(app: &App, list: &List) -> ListIdentity {
    ListIdentity {
        name: list.name.clone(),
        language: list.language.clone(),
        from_name: list.from_name.clone(),
        from_address: list.from_address.clone(),
        reply_to: list.reply_to.clone(),
        legal_name: list.legal_name.clone(),
        postal_address: list.postal_address.clone(),
        privacy_url: list.privacy_url.clone(),
        list_id: list.list_id.clone(),
        home_url: home_url(app, list),
    }
}

fn home_url(app: &App, list: &List) -> String {
    format!("{}/lists/{}", app.public_url, list.slug)
}

/// An instant for readers: `24 November 2026, 06:00 CET`.
fn in_words(instant: UtcTime, time_zone: &str) -> String {
    let zone = time_zone.parse().unwrap_or(chrono_tz::UTC);
    instant
        .datetime()
        .with_timezone(&zone)
        .format("%-d %B %Y, %H:%M %Z")
        .to_string()
}

/// The reader's own way out; a test letter, which has no reader, points at the list's page.
fn unsubscribe_url(app: &App, delivery: &Delivery, list: &List) -> String {
    match delivery.subscription_id {
        Some(id) => format!(
            "{}/u/{}",
            app.public_url,
            app.keyring.sign(TokenPurpose::Unsubscribe, id)
        ),
        None => home_url(app, list),
    }
}

fn headers(app: &App, delivery: &Delivery, list: &List, smtputf8: SmtpUtf8) -> Headers {
    let is_list_mail = matches!(delivery.letter, LetterKind::Welcome | LetterKind::Digest);
    let left = message_id_left(&app.message_salt, delivery.id);
    let run = delivery
        .issue_id
        .map_or_else(|| "0".to_owned(), |issue| format!("i{issue}"));
    Headers {
        date: delivery.dated_at.unwrap_or(delivery.created_at),
        from_name: list.from_name.clone(),
        from_address: list.from_address.clone(),
        reply_to: list.reply_to.clone(),
        to: delivery.recipient.clone(),
        message_id: format!("{run}.{left}@{}", list.from_address.domain()),
        list: is_list_mail.then(|| list_headers(app, delivery, list)),
        feedback_id: is_list_mail
            .then(|| format!("{run}:{}:{}:postrider", list.slug, delivery.letter)),
        smtputf8,
    }
}

fn list_headers(app: &App, delivery: &Delivery, list: &List) -> ListHeaders {
    let inbound = app
        .config
        .mail
        .inbound_domain
        .as_ref()
        .zip(delivery.subscription_id);
    ListHeaders {
        list_id: list.list_id.clone(),
        unsubscribe_url: unsubscribe_url(app, delivery, list),
        unsubscribe_address: inbound.and_then(|(domain, id)| {
            let token = app.keyring.sign(TokenPurpose::Unsubscribe, id);
            EmailAddress::parse_any(&format!("u+{token}@{domain}")).ok()
        }),
        help_url: Some(home_url(app, list)),
    }
}
