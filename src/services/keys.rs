//! API keys: made once, shown once, kept as a hash.
//!
//! A key is `pr_<prefix>_<secret>`: the prefix finds it and names it in conversation, the secret is
//! 256 bits of chance. A slow password hash would add nothing to a secret that cannot be guessed.

use super::{App, StoreError};
use crate::clock::random_bytes;
use crate::domain::operator::{Right, Rights};
use crate::domain::time::UtcTime;
use crate::domain::token::{encode, token_hash};
use crate::store;

pub use crate::store::keys::ApiKey;

/// Seconds between two notes that a key was used.
const TOUCH_SECONDS: i64 = 3_600;

/// What a key may do where nobody says otherwise: what a site's own programs need, and no more.
#[must_use]
pub fn usual_rights() -> Rights {
    [Right::Read, Right::Content, Right::Send, Right::Subscribers]
        .into_iter()
        .collect()
}

/// Makes a key and returns it; it cannot be shown again.
pub async fn create(
    app: &App,
    name: String,
    rights: Rights,
    expires_at: Option<UtcTime>,
) -> Result<String, StoreError> {
    let prefix = encode(&random_bytes::<5>(&*app.entropy));
    let key = format!("pr_{prefix}_{}", encode(&random_bytes::<32>(&*app.entropy)));
    let hash = token_hash(&key);
    let now = app.now();
    app.database
        .write(move |ledger| {
            store::keys::insert(ledger, &name, &prefix, &hash, rights, expires_at, now)
        })
        .await?;
    Ok(key)
}

/// Every key, without secrets.
pub async fn all(app: &App) -> Result<Vec<ApiKey>, StoreError> {
    app.database.read(store::keys::all).await
}

/// Withdraws the key with this prefix; says whether there was one.
pub async fn revoke(app: &App, prefix: &str) -> Result<bool, StoreError> {
    let (prefix, now) = (prefix.to_owned(), app.now());
    app.database
        .write(move |ledger| store::keys::revoke(ledger, &prefix, now))
        .await
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
    let Some(key) = found.filter(|key| key.secret_hash == hash && is_live(key, now)) else {
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

fn is_live(key: &ApiKey, now: UtcTime) -> bool {
    key.revoked_at.is_none() && key.expires_at.is_none_or(|end| now < end)
}
