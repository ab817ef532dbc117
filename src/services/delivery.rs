//! Delivering: from a row in the ledger to a named end.
//!
//! The dispatcher calls these in turn: [`claim`] a batch, [`begin`] what is about to be sent (the
//! commit before the dialogue), [`compose`] each letter, [`send`] it, [`settle`] the outcomes. What
//! is between begin and settle when a process dies is in doubt, and [`tend`] says so once its lease
//! has run out. Composing looks nothing up for a digest but its variant, which is kept in memory.

mod letters;

use std::time::Duration;

use super::{App, StoreError};
use crate::clock::random_bytes;
use crate::config::{Config, TlsMode, WhenInDoubt};
use crate::domain::delivery::{DeliveryState, retry_seconds};
use crate::domain::reply::Outcome;
use crate::domain::time::UtcTime;
use crate::mail::transport::{
    self, Relay, RelayCredentials, RelayError, RelaySettings, RelayTimeouts, Transport,
};
use crate::store;
use crate::store::deliveries::Settlement;

pub use letters::{LetterError, Message, compose};
pub(super) use letters::{VariantCache, identity};

pub use crate::mail::transport::Connection;
pub use crate::store::deliveries::Delivery;

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

/// Gives back every claim of a worker on a delivery whose dialogue has not begun.
pub async fn release_all(app: &App, worker: &str) -> Result<(), StoreError> {
    let worker = worker.to_owned();
    app.database
        .write(move |ledger| store::deliveries::release(ledger, &worker, None))
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
    attempts: i32,
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
            attempts: ended.attempts,
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
            attempts: self.attempts,
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
