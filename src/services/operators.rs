//! Operators: who may sign in to the desk, and the sessions of those who did.
//!
//! A session is 256 bits of chance in a cookie; the ledger keeps their hash. It ends by itself after
//! `desk.idle_minutes` without a request and `desk.session_hours` in any case.

use super::{App, StoreError};
use crate::clock::random_bytes;
use crate::domain::operator::Role;
use crate::domain::time::UtcTime;
use crate::domain::token::{encode, token_hash};
use crate::store;
use crate::store::operators::NewSession;

pub use crate::store::operators::{Operator, Session};

/// Seconds between two notes that a session was used.
const TOUCH_SECONDS: i64 = 60;

/// Somebody at the desk.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// Who they are.
    pub operator: Operator,
    /// The session that they came with.
    pub session: Session,
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

impl Visitor {
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
