//! Signing in: by password, then where it is set up by a code; and proving once more who one is.
//!
//! An address that nobody has costs the same time, the same statements and gets the same answer as a wrong password.

use serde_json::json;

use super::super::{App, StoreError, audit};
use super::passwords::{self, GateError};
use super::second_factor;
use super::slowing::Doorkeeper;
use super::{Client, Visitor};
use crate::clock::random_bytes;
use crate::domain::actor::Actor;
use crate::domain::address::EmailAddress;
use crate::domain::time::UtcTime;
use crate::domain::token::{encode, token_hash};
use crate::store::operators::accounts::{self, Colleague};
use crate::store::operators::{NewSession, factors};
use crate::store::{self, Ledger};

/// Characters kept of an address that nobody has.
const ADDRESS_CHARACTERS: usize = 254;

/// What became of an attempt to get in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// In; this is the cookie of the session.
    In(String),
    /// A code is still to come; this is the cookie of the half sign-in.
    Half(String),
    /// Not the right password, code or account.
    Wrong,
    /// The password was given too long ago.
    Late,
    /// Nothing is tried for so many seconds.
    Wait(i64),
}

/// What became of proving once more who one is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// Proved; the session has this cookie from now on.
    Proved(String),
    /// Not the right password.
    Wrong,
    /// Nothing is tried for so many seconds.
    Wait(i64),
}

/// The address as it is looked up: folded, and cut where it is none.
pub(super) fn folded(email: &str) -> String {
    match EmailAddress::parse_any(email) {
        Ok(address) => address.key(),
        Err(_) => email
            .trim()
            .chars()
            .filter(|c| !c.is_control())
            .take(ADDRESS_CHARACTERS)
            .collect(),
    }
}

/// Signs somebody in by password. `old` is the cookie of a session that the browser may have already.
pub async fn by_password(
    app: &App,
    email: &str,
    password: &str,
    client: &Client,
    old: Option<&str>,
) -> Result<Entry, GateError> {
    let email = folded(email);
    let doorkeeper = Doorkeeper::of(app, &email, &client.network);
    let at_the_door = doorkeeper.clone();
    let found = app
        .database
        .write(move |ledger| {
            if let Some(seconds) = at_the_door.admit(ledger)? {
                return Ok::<_, StoreError>(Err(seconds));
            }
            Ok(Ok(accounts::by_email(ledger, &email)?))
        })
        .await?;
    let found = match found {
        Ok(found) => found,
        Err(seconds) => return Ok(Entry::Wait(seconds)),
    };
    let hash = found.as_ref().and_then(|(_, hash)| hash.as_deref());
    let right = passwords::is_right(app, password, hash).await?;
    let someone = found.filter(|(colleague, _)| colleague.operator.suspended_at.is_none() && right);
    let newer = match &someone {
        Some((_, Some(hash))) if passwords::is_dated(app, hash) => {
            Some(passwords::hash(app, password).await?)
        }
        _ => None,
    };
    let threshold = Threshold::of(app, client, old);
    let entry = app
        .database
        .write(move |ledger| {
            let Some((colleague, hash)) = someone else {
                threshold.refuse(ledger, "password")?;
                return Ok::<_, StoreError>(Entry::Wrong);
            };
            let id = colleague.operator.id;
            // Somebody may have changed it while it was being checked.
            if accounts::password_hash(ledger, id)? != hash {
                return Ok(Entry::Wrong);
            }
            if let Some(newer) = newer {
                accounts::set_password(ledger, id, &newer)?;
            }
            threshold.let_in(ledger, &doorkeeper, &colleague, "password")
        })
        .await?;
    Ok(entry)
}

/// Completes a sign-in by a code of the authenticator app, or a recovery code.
pub async fn by_code(
    app: &App,
    half: &str,
    code: &str,
    client: &Client,
    old: Option<&str>,
) -> Result<Entry, GateError> {
    let Some(operator) = halfway(app, half).await? else {
        return Ok(Entry::Late);
    };
    let doorkeeper = Doorkeeper::of(app, &operator.email, &client.network);
    let threshold = Threshold::of(app, client, old);
    let (keyring, code, half) = (app.keyring.clone(), code.to_owned(), token_hash(half));
    let entry = app
        .database
        .write(move |ledger| {
            if let Some(seconds) = doorkeeper.admit(ledger)? {
                return Ok::<_, StoreError>(Entry::Wait(seconds));
            }
            let Some(way) =
                second_factor::accept(ledger, &keyring, operator.id, &code, threshold.now)?
            else {
                threshold.refuse(ledger, "code")?;
                return Ok(Entry::Wrong);
            };
            factors::end_half(ledger, &half)?;
            doorkeeper.forget(ledger)?;
            threshold.open_session(ledger, &operator, way)
        })
        .await?;
    Ok(entry)
}

/// Who has given the password and still owes a code.
pub async fn halfway(app: &App, half: &str) -> Result<Option<super::Operator>, StoreError> {
    let (hash, now) = (token_hash(half), app.now());
    let since = now.plus_seconds(-i64::from(app.config.desk.code_minutes) * 60);
    app.database
        .read(move |ledger| factors::half(ledger, &hash, since))
        .await
}

/// Proves by password that it is still the same person; the session gets a new secret.
pub async fn prove(
    app: &App,
    visitor: &Visitor,
    password: &str,
    client: &Client,
) -> Result<Proof, GateError> {
    let (id, session) = (visitor.operator.id, visitor.session.id);
    let doorkeeper = Doorkeeper::of(app, &visitor.operator.email, &client.network);
    let at_the_door = doorkeeper.clone();
    let known = app
        .database
        .write(move |ledger| {
            if let Some(seconds) = at_the_door.admit(ledger)? {
                return Ok::<_, StoreError>(Err(seconds));
            }
            Ok(Ok(accounts::password_hash(ledger, id)?))
        })
        .await?;
    let hash = match known {
        Ok(hash) => hash,
        Err(seconds) => return Ok(Proof::Wait(seconds)),
    };
    let right = passwords::is_right(app, password, hash.as_deref()).await?;
    let threshold = Threshold::of(app, client, None);
    let actor = visitor.actor();
    let token = encode(&random_bytes::<32>(&*app.entropy));
    let hash = token_hash(&token);
    app.database
        .write(move |ledger| {
            if !right {
                return threshold.refuse(ledger, "proof");
            }
            doorkeeper.forget(ledger)?;
            accounts::renew_session(ledger, session, &hash, threshold.now)?;
            threshold.note(ledger, &actor, "session.prove", id, json!({}))
        })
        .await?;
    Ok(if right {
        Proof::Proved(token)
    } else {
        Proof::Wrong
    })
}

/// Ends the session that somebody is in.
pub async fn sign_out(app: &App, visitor: &Visitor, client: &Client) -> Result<(), StoreError> {
    let (id, session) = (visitor.operator.id, visitor.session.id);
    let (threshold, actor) = (Threshold::of(app, client, None), visitor.actor());
    app.database
        .write(move |ledger| {
            store::operators::end_session(ledger, session)?;
            threshold.note(ledger, &actor, "session.end", id, json!({}))
        })
        .await
}

/// What lets somebody in, fit to move into a transaction: secrets are drawn before it begins.
pub(super) struct Threshold {
    token: String,
    client: Client,
    old: Option<String>,
    most_sessions: i64,
    pub(super) now: UtcTime,
}

impl Threshold {
    pub(super) fn of(app: &App, client: &Client, old: Option<&str>) -> Self {
        Self {
            token: encode(&random_bytes::<32>(&*app.entropy)),
            client: client.clone(),
            old: old.map(token_hash),
            most_sessions: i64::from(app.config.desk.sessions),
            now: app.now(),
        }
    }

    /// Lets somebody in whose first factor was right: whole, or half where a code is still to come.
    pub(super) fn let_in(
        &self,
        ledger: &mut Ledger,
        doorkeeper: &Doorkeeper,
        colleague: &Colleague,
        way: &str,
    ) -> Result<Entry, StoreError> {
        if colleague.totp_since.is_some() {
            doorkeeper.give_back(ledger)?;
            let id = colleague.operator.id;
            factors::begin_half(ledger, id, &token_hash(&self.token), self.now)?;
            return Ok(Entry::Half(self.token.clone()));
        }
        doorkeeper.forget(ledger)?;
        self.open_session(ledger, &colleague.operator, way)
    }

    /// Opens a session in the place of the one that the browser had.
    pub(super) fn open_session(
        &self,
        ledger: &mut Ledger,
        operator: &super::Operator,
        way: &str,
    ) -> Result<Entry, StoreError> {
        if let Some(old) = &self.old {
            accounts::end_session_by_hash(ledger, old)?;
        }
        let session = NewSession {
            operator_id: operator.id,
            token_hash: &token_hash(&self.token),
            agent: &self.client.agent,
            network: &self.client.network,
        };
        store::operators::open_session(ledger, &session, self.now)?;
        let known = accounts::sessions_of(ledger, operator.id, self.most_sessions + 1)?;
        if let Some(oldest) = known.get(usize::try_from(self.most_sessions).unwrap_or(usize::MAX)) {
            store::operators::end_session(ledger, oldest.id)?;
        }
        let actor = super::actor_of(operator);
        self.note(
            ledger,
            &actor,
            "session.open",
            operator.id,
            json!({ "by": way }),
        )?;
        Ok(Entry::In(self.token.clone()))
    }

    /// Writes down that somebody was not let in. The line tells nothing of the address that was tried.
    pub(super) fn refuse(&self, ledger: &mut Ledger, what: &str) -> Result<(), StoreError> {
        let note = audit::Note {
            actor: &Actor::Nobody,
            action: "session.refuse",
            target: "desk",
            detail: json!({ "wrong": what }),
            now: self.now,
        };
        audit::note_from(ledger, &note, Some(&self.client.network))
    }

    /// Writes a line about an operator.
    pub(super) fn note(
        &self,
        ledger: &mut Ledger,
        actor: &Actor,
        action: &str,
        operator: i64,
        detail: serde_json::Value,
    ) -> Result<(), StoreError> {
        let note = audit::Note {
            actor,
            action,
            target: &format!("operator {operator}"),
            detail,
            now: self.now,
        };
        audit::note_from(ledger, &note, Some(&self.client.network))
    }
}
