//! API keys: made once, shown once, kept as a hash.
//!
//! A key is `pr_<prefix>_<secret>`: the prefix finds it and names it in conversation, the secret is
//! 256 bits of chance. A slow password hash would add nothing to a secret that cannot be guessed.
//!
//! Whoever makes a key gives it no right that they do not have themselves. Every key that is made or withdrawn
//! leaves a line in the audit log, in the same transaction.

use super::audit::{self, Note};
use super::{App, StoreError, Wrong};
use crate::clock::random_bytes;
use crate::domain::actor::Actor;
use crate::domain::operator::{Right, Rights};
use crate::domain::paging::{Page, PageAsk};
use crate::domain::time::UtcTime;
use crate::domain::token::{encode, token_hash};
use crate::store;

pub use crate::store::keys::ApiKey;

/// Seconds between two notes that a key was used.
const TOUCH_SECONDS: i64 = 3_600;
/// Characters of the name of a key.
const NAME_CHARACTERS: usize = 100;

/// A key that is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewKey {
    /// What it is for.
    pub name: String,
    /// What it may do.
    pub rights: Rights,
    /// When it stops working by itself.
    pub expires_at: Option<UtcTime>,
}

/// A key that was just made. Its text cannot be shown again.
#[derive(Debug, Clone)]
pub struct MadeKey {
    /// The key, without its secret.
    pub key: ApiKey,
    /// The whole text of it.
    pub text: String,
}

/// Why a key could not be made or withdrawn.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// No key has this number.
    #[error("there is no key {0}; see: postrider key show")]
    Unknown(i64),
    /// What was asked for cannot be done; nothing was changed.
    #[error("{}", super::in_one_line(.0))]
    Refused(Vec<Wrong>),
    /// The ledger failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a key may do where nobody says otherwise: what a site's own programs need, and no more.
#[must_use]
pub fn usual_rights() -> Rights {
    [Right::Read, Right::Content, Right::Send, Right::Subscribers]
        .into_iter()
        .collect()
}

/// Makes a key on the command line and returns its text; it cannot be shown again.
pub async fn create(
    app: &App,
    name: String,
    rights: Rights,
    expires_at: Option<UtcTime>,
) -> Result<String, KeyError> {
    let wanted = NewKey {
        name,
        rights,
        expires_at,
    };
    Ok(make(app, &Actor::CommandLine, wanted).await?.text)
}

/// Makes a key.
pub async fn make(app: &App, actor: &Actor, wanted: NewKey) -> Result<MadeKey, KeyError> {
    let now = app.now();
    let wrong = wrong_with(&wanted, actor, now);
    if !wrong.is_empty() {
        return Err(KeyError::Refused(wrong));
    }
    let prefix = encode(&random_bytes::<5>(&*app.entropy));
    let text = format!("pr_{prefix}_{}", encode(&random_bytes::<32>(&*app.entropy)));
    let (hash, actor) = (token_hash(&text), actor.clone());
    app.database
        .write(move |ledger| {
            let NewKey {
                name,
                rights,
                expires_at,
            } = wanted;
            let name = name.trim();
            store::keys::insert(ledger, name, &prefix, &hash, rights, expires_at, now)?;
            let made = store::keys::by_prefix(ledger, &prefix)?;
            let key =
                made.ok_or_else(|| StoreError::Unreadable("a key that was just made".to_owned()))?;
            let detail = serde_json::json!({
                "name": name, "prefix": prefix, "rights": rights, "expires_at": expires_at
            });
            tell(ledger, &actor, "key.create", &key, detail, now)?;
            Ok(MadeKey { key, text })
        })
        .await
}

fn wrong_with(wanted: &NewKey, actor: &Actor, now: UtcTime) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    let name = wanted.name.trim();
    if name.is_empty() {
        wrong.push(Wrong::new("name", "is missing: say what the key is for"));
    } else if name.chars().count() > NAME_CHARACTERS || name.chars().any(char::is_control) {
        let message = format!("must be one line of at most {NAME_CHARACTERS} characters");
        wrong.push(Wrong::new("name", message));
    }
    let beyond: Vec<&str> = wanted
        .rights
        .iter()
        .filter(|right| !actor.may(*right))
        .map(Right::as_str)
        .collect();
    if wanted.rights == Rights::default() {
        wrong.push(Wrong::new(
            "rights",
            "is missing: a key without a right opens nothing",
        ));
    } else if !beyond.is_empty() {
        let message = format!("cannot give what you do not have: {}", beyond.join(", "));
        wrong.push(Wrong::new("rights", message));
    }
    if wanted.expires_at.is_some_and(|end| end <= now) {
        wrong.push(Wrong::new("expires_at", "must be in the future"));
    }
    wrong
}

fn tell(
    ledger: &mut store::Ledger,
    actor: &Actor,
    action: &str,
    key: &ApiKey,
    detail: serde_json::Value,
    now: UtcTime,
) -> Result<(), StoreError> {
    let note = Note {
        actor,
        action,
        target: &format!("key {}", key.id),
        detail,
        now,
    };
    audit::note(ledger, &note)
}

/// Every key, without secrets.
pub async fn all(app: &App) -> Result<Vec<ApiKey>, StoreError> {
    app.database.read(store::keys::all).await
}

/// One page of the keys, newest first.
pub async fn page(app: &App, ask: PageAsk) -> Result<Page<ApiKey>, StoreError> {
    let page = move |ledger: &mut store::Ledger| store::keys::page(ledger, ask);
    app.database.read(page).await
}

/// The key of this number.
pub async fn find(app: &App, id: i64) -> Result<ApiKey, KeyError> {
    app.database
        .read(move |ledger| store::keys::by_id(ledger, id)?.ok_or(KeyError::Unknown(id)))
        .await
}

/// Withdraws the key with this prefix; says whether there was one that worked.
pub async fn revoke(app: &App, prefix: &str) -> Result<bool, StoreError> {
    let prefix = prefix.to_owned();
    let found = app
        .database
        .read(move |ledger| store::keys::by_prefix(ledger, &prefix))
        .await?;
    match found {
        Some(key) => Ok(withdraw(app, &Actor::CommandLine, key).await?.is_some()),
        None => Ok(false),
    }
}

/// Withdraws the key of this number; one that was withdrawn before stays so. Returns how it is now.
pub async fn revoke_by(app: &App, actor: &Actor, id: i64) -> Result<ApiKey, KeyError> {
    let key = find(app, id).await?;
    withdraw(app, actor, key).await?;
    find(app, id).await
}

async fn withdraw(app: &App, actor: &Actor, key: ApiKey) -> Result<Option<()>, StoreError> {
    let (actor, now) = (actor.clone(), app.now());
    app.database
        .write(move |ledger| {
            if !store::keys::revoke(ledger, &key.prefix, now)? {
                return Ok(None);
            }
            let detail = serde_json::json!({ "name": key.name, "prefix": key.prefix });
            tell(ledger, &actor, "key.revoke", &key, detail, now)?;
            Ok(Some(()))
        })
        .await
}

impl ApiKey {
    /// Whether it opens anything at this instant.
    #[must_use]
    pub fn is_live(&self, now: UtcTime) -> bool {
        self.revoked_at.is_none() && self.expires_at.is_none_or(|end| now < end)
    }
}

/// The key that a bearer token is, if it is one and still works. Hashes are compared, not secrets, so
/// the time of the comparison tells nothing that could be used.
pub async fn authenticate(app: &App, bearer: &str) -> Result<Option<ApiKey>, StoreError> {
    let Some(prefix) = bearer
        .strip_prefix("pr_")
        .and_then(|rest| rest.split_once('_'))
        .map(|(prefix, _)| prefix)
        // Nothing else was ever given out, and PostgreSQL takes no NUL in a text.
        .filter(|prefix| prefix.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    else {
        return Ok(None);
    };
    let (prefix, hash, now) = (prefix.to_owned(), token_hash(bearer), app.now());
    let found = app
        .database
        .read(move |ledger| store::keys::by_prefix(ledger, &prefix))
        .await?;
    let Some(key) = found.filter(|key| key.secret_hash == hash && key.is_live(now)) else {
        return Ok(None);
    };
    if key
        .last_used_at
        .is_none_or(|used| now.seconds_since(used) >= TOUCH_SECONDS)
    {
        let id = key.id;
        app.database
            .write(move |ledger| store::keys::touch(ledger, id, now))
            .await?;
    }
    Ok(Some(key))
}
