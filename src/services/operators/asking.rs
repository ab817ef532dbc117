//! Asking for a link by mail: one row in the inbox and one answer, whoever asks.
//!
//! Nothing is looked up about the address before the answer, so neither its words nor its time tell who works
//! here. The worker works the inbox off, and writes at most one letter of a kind to an operator within
//! `desk.link_rest_minutes`.

use std::sync::Arc;

use super::super::{App, StoreError};
use super::signing_in::folded;
use super::slowing::Doorkeeper;
use super::{Client, notices};
use crate::clock::{Entropy, random_bytes};
use crate::domain::delivery::LetterKind;
use crate::domain::operator::Role;
use crate::domain::operator_link::LinkPurpose;
use crate::domain::time::UtcTime;
use crate::domain::token::{Keyring, TokenPurpose, encode, token_hash};
use crate::store::Ledger;
use crate::store::operators::accounts;
use crate::store::operators::links::{self, NewOperatorLink, OperatorWish};

/// Wishes that are worked off in one transaction.
const BATCH: i64 = 50;

/// What became of asking for a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Noted, whoever it was.
    Noted,
    /// Nothing is noted for so many seconds.
    Wait(i64),
}

/// Asks for a link to this address: for a new password, or to sign in with this browser.
pub async fn ask(
    app: &App,
    purpose: LinkPurpose,
    email: &str,
    browser: Option<&str>,
    client: &Client,
) -> Result<Asked, StoreError> {
    let wish = OperatorWish {
        purpose,
        email: folded(email),
        browser_hash: browser.map(token_hash),
        received_at: app.now(),
    };
    let doorkeeper = Doorkeeper::of_network(app, &client.network);
    let asked = app
        .database
        .write(move |ledger| {
            if let Some(seconds) = doorkeeper.admit(ledger)? {
                return Ok::<_, StoreError>(Asked::Wait(seconds));
            }
            links::wish(ledger, &wish)?;
            Ok(Asked::Noted)
        })
        .await?;
    app.nudge.notify_one();
    Ok(asked)
}

/// A name for a browser that asks, so that it is known again when it uses the link.
#[must_use]
pub fn new_browser(app: &App) -> String {
    encode(&random_bytes::<32>(&*app.entropy))
}

/// Acts on the wishes that wait in the inbox; returns how many there were.
pub async fn work_off_wishes(app: &App) -> Result<usize, StoreError> {
    if !app.database.read(links::are_waiting).await? {
        return Ok(0);
    }
    let clerk = Clerk::of(app);
    app.database
        .write(move |ledger| {
            let taken = links::take(ledger, BATCH)?;
            for wish in &taken {
                clerk.act_on(ledger, wish)?;
            }
            Ok::<_, StoreError>(taken.len())
        })
        .await
}

/// What making a mailed link needs, fit to move into a transaction.
pub(super) struct Clerk {
    keyring: Keyring,
    entropy: Arc<dyn Entropy>,
    rest_seconds: i64,
    reset_seconds: i64,
    sign_in_seconds: i64,
    invitation_seconds: i64,
    pub(super) now: UtcTime,
}

impl Clerk {
    pub(super) fn of(app: &App) -> Self {
        let desk = &app.config.desk;
        Self {
            keyring: app.keyring.clone(),
            entropy: app.entropy.clone(),
            rest_seconds: i64::from(desk.link_rest_minutes) * 60,
            reset_seconds: i64::from(desk.reset_minutes) * 60,
            sign_in_seconds: i64::from(desk.link_minutes) * 60,
            invitation_seconds: i64::from(desk.invitation_hours) * 3_600,
            now: app.now(),
        }
    }

    fn act_on(&self, ledger: &mut Ledger, wish: &OperatorWish) -> Result<(), StoreError> {
        let (letter, seconds) = match wish.purpose {
            LinkPurpose::Reset => (LetterKind::OperatorReset, self.reset_seconds),
            LinkPurpose::SignIn => (LetterKind::OperatorSignIn, self.sign_in_seconds),
            LinkPurpose::Setup | LinkPurpose::Recovery | LinkPurpose::Invitation => return Ok(()),
        };
        let Some((colleague, _)) = accounts::by_email(ledger, &wish.email)? else {
            return Ok(());
        };
        let operator = &colleague.operator;
        let newest = links::newest(ledger, operator.id, wish.purpose)?;
        let rests = newest.is_some_and(|at| self.now.seconds_since(at) < self.rest_seconds);
        if operator.suspended_at.is_some() || rests {
            return Ok(());
        }
        let (derived, hash) = self.token();
        let link = NewOperatorLink {
            purpose: wish.purpose,
            operator_id: Some(operator.id),
            invites: None,
            language: operator.language.as_deref(),
            derived: Some((derived.0, &derived.1)),
            token_hash: &hash,
            browser_hash: wish.browser_hash.as_deref(),
            expires_at: self.now.plus_seconds(seconds),
        };
        let id = links::insert(ledger, &link, self.now)?;
        notices::write_to(ledger, letter, &operator.email, id, self.now)?;
        Ok(())
    }

    /// Invites somebody; returns the number of the link and its token, for where it cannot be mailed.
    pub(super) fn invite(
        &self,
        ledger: &mut Ledger,
        email: &str,
        role: Role,
        by: &str,
        language: Option<&str>,
    ) -> Result<(i64, String), StoreError> {
        let (derived, hash) = self.token();
        let link = NewOperatorLink {
            purpose: LinkPurpose::Invitation,
            operator_id: None,
            invites: Some((email, role, by)),
            language,
            derived: Some((derived.0, &derived.1)),
            token_hash: &hash,
            browser_hash: None,
            expires_at: self.now.plus_seconds(self.invitation_seconds),
        };
        let id = links::insert(ledger, &link, self.now)?;
        let token = self
            .keyring
            .opaque_token(TokenPurpose::Gate, derived.0, &derived.1);
        Ok((id, token.unwrap_or_default()))
    }

    /// What a mailed token is derived from, and its hash.
    fn token(&self) -> ((i16, [u8; 32]), String) {
        let nonce = random_bytes::<32>(&*self.entropy);
        let key_id = self.keyring.signing_key_id();
        let token = self
            .keyring
            .opaque_token(TokenPurpose::Gate, key_id, &nonce);
        ((key_id, nonce), token_hash(&token.unwrap_or_default()))
    }
}
