//! Operators: who may sign in to the desk, and the sessions of those who did.
//!
//! A session is 256 bits of chance in a cookie; the ledger keeps their hash. It ends by itself after
//! `desk.idle_minutes` without a request and `desk.session_hours` in any case.

pub mod account;
pub mod asking;
pub mod links;
mod notices;
pub mod passwords;
pub mod people;
pub mod second_factor;
pub mod signing_in;
mod slowing;

use super::{App, StoreError};
use crate::clock::random_bytes;
use crate::config::{Mode, SecondFactor};
use crate::domain::actor::Actor;
use crate::domain::consent::{Evidence, rough_network};
use crate::domain::operator::Role;
use crate::domain::time::UtcTime;
use crate::domain::token::{encode, token_hash};
use crate::store;
use crate::store::operators::NewSession;

pub(super) use links::path_of as links_path;
pub(super) use passwords::Hasher;

pub use crate::store::operators::{Operator, Session};

/// Seconds between two notes that a session was used.
const TOUCH_SECONDS: i64 = 60;
/// Seconds between two looks for what is over.
const TIDY_SECONDS: i64 = 600;
/// Seconds for which a link that is over is kept, so that its letter can still be explained.
const KEPT_SECONDS: i64 = 30 * 86_400;

/// Somebody at the desk.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// Who they are.
    pub operator: Operator,
    /// The session that they came with.
    pub session: Session,
}

/// Who asks, as far as a page shows it to the one whose session it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Client {
    /// The browser, as it calls itself.
    pub agent: String,
    /// The network, without the part that tells one line from another.
    pub network: String,
}

impl From<Evidence> for Client {
    fn from(evidence: Evidence) -> Self {
        let network = evidence.remote_ip.as_deref().and_then(rough_network);
        Self {
            agent: evidence.user_agent.unwrap_or_default(),
            network: network.unwrap_or_default(),
        }
    }
}

/// The name of the host that the desk is on.
pub(super) fn site(app: &App) -> &str {
    let (_, authority) = app.public_url.split_once("://").unwrap_or_default();
    authority.split('/').next().unwrap_or(authority)
}

/// An operator as the audit log names them.
fn actor_of(operator: &Operator) -> Actor {
    Actor::Operator {
        id: operator.id,
        name: operator.name.clone(),
        role: operator.role,
        network: None,
    }
}

/// Adds an operator; `email` is folded. Returns the number.
pub async fn add(app: &App, email: &str, name: &str, role: Role) -> Result<i64, StoreError> {
    let (email, name, now) = (email.to_owned(), name.to_owned(), app.now());
    app.database
        .write(move |ledger| store::operators::insert(ledger, &email, &name, role, now))
        .await
}

/// Opens a session for somebody who has proved who they are; returns what the cookie holds.
pub async fn open_session(
    app: &App,
    operator_id: i64,
    agent: &str,
    network: &str,
) -> Result<String, StoreError> {
    let token = encode(&random_bytes::<32>(&*app.entropy));
    let (hash, now) = (token_hash(&token), app.now());
    let (agent, network) = (agent.to_owned(), network.to_owned());
    app.database
        .write(move |ledger| {
            let session = NewSession {
                operator_id,
                token_hash: &hash,
                agent: &agent,
                network: &network,
            };
            store::operators::open_session(ledger, &session, now)
        })
        .await?;
    Ok(token)
}

/// Whose session this cookie is; none where it has ended or never was.
pub async fn visitor(app: &App, cookie: &str) -> Result<Option<Visitor>, StoreError> {
    let (hash, now) = (token_hash(cookie), app.now());
    let found = app
        .database
        .read(move |ledger| store::operators::by_session(ledger, &hash))
        .await?;
    let Some((session, operator)) = found.filter(|(session, _)| is_live(app, session, now)) else {
        return Ok(None);
    };
    if now.seconds_since(session.seen_at) >= TOUCH_SECONDS {
        let id = session.id;
        app.database
            .write(move |ledger| store::operators::touch_session(ledger, id, now))
            .await?;
    }
    Ok(Some(Visitor { operator, session }))
}

fn is_live(app: &App, session: &Session, now: UtcTime) -> bool {
    let desk = &app.config.desk;
    now.seconds_since(session.seen_at) < i64::from(desk.idle_minutes) * 60
        && now.seconds_since(session.created_at) < i64::from(desk.session_hours) * 3_600
}

/// Forgets what is over: sessions, half sign-ins, links, and attempts that failed long ago.
pub async fn tidy(app: &App) -> Result<(), StoreError> {
    let now = app.now();
    if !app.hasher.is_time_to_tidy(now, TIDY_SECONDS) {
        return Ok(());
    }
    let desk = &app.config.desk;
    let begun = now.plus_seconds(-i64::from(desk.session_hours) * 3_600);
    let seen = now.plus_seconds(-i64::from(desk.idle_minutes) * 60);
    let half = now.plus_seconds(-i64::from(desk.code_minutes) * 60);
    app.database
        .write(move |ledger| {
            store::operators::accounts::forget_sessions(ledger, begun, seen)?;
            store::operators::factors::forget_halves(ledger, half)?;
            store::operators::links::forget(ledger, now.plus_seconds(-KEPT_SECONDS))?;
            let failed = now.plus_seconds(-slowing::MEMORY_SECONDS);
            store::operators::failures::forget(ledger, failed)
        })
        .await
}

impl Visitor {
    /// Who they are, for the audit log.
    #[must_use]
    pub fn actor(&self) -> Actor {
        actor_of(&self.operator)
    }

    /// Whether they have to set a second factor up before anything else.
    #[must_use]
    pub fn owes_factor(&self, app: &App) -> bool {
        let wanted = match app.config.desk.second_factor {
            SecondFactor::Owners => self.operator.role == Role::Owner,
            SecondFactor::Everybody => true,
            SecondFactor::Nobody => false,
        };
        wanted && self.operator.totp_since.is_none() && app.config.mode == Mode::Production
    }

    /// Whether they proved lately who they are.
    #[must_use]
    pub fn is_proved(&self, app: &App) -> bool {
        let seconds = app.now().seconds_since(self.session.proved_at);
        seconds < i64::from(app.config.desk.proof_minutes) * 60
    }

    /// The secret of this session's forms.
    #[must_use]
    pub fn form_secret(&self, app: &App) -> String {
        app.keyring
            .sign(crate::domain::token::TokenPurpose::Desk, self.session.id)
    }

    /// Whether a form carries the secret of this session.
    #[must_use]
    pub fn knows(&self, app: &App, secret: &str) -> bool {
        app.keyring
            .verify(crate::domain::token::TokenPurpose::Desk, secret)
            == Some(self.session.id)
    }
}
