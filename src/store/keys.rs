//! API keys: found by their public prefix, proved by a hash.

use diesel::prelude::*;

use super::schema::api_keys;
use super::{Ledger, StoreError};
use crate::domain::operator::Rights;
use crate::domain::paging::{Page, PageAsk};
use crate::domain::time::UtcTime;

/// An API key without its secret.
#[derive(Debug, Clone, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = api_keys)]
pub struct ApiKey {
    /// Its number in the ledger.
    pub id: i64,
    /// What it is for, in the operator's words.
    pub name: String,
    /// The public part of the key.
    pub prefix: String,
    /// SHA-256 of the whole key, in hex.
    #[serde(skip)]
    pub secret_hash: String,
    /// What it may do.
    pub rights: Rights,
    /// When it was made.
    pub created_at: UtcTime,
    /// When it stops working by itself.
    pub expires_at: Option<UtcTime>,
    /// When it was last used, to the hour.
    pub last_used_at: Option<UtcTime>,
    /// When an operator withdrew it.
    pub revoked_at: Option<UtcTime>,
}

/// Writes a new key.
pub fn insert(
    ledger: &mut Ledger,
    name: &str,
    prefix: &str,
    secret_hash: &str,
    rights: Rights,
    expires_at: Option<UtcTime>,
    now: UtcTime,
) -> Result<(), StoreError> {
    diesel::insert_into(api_keys::table)
        .values((
            api_keys::name.eq(name),
            api_keys::prefix.eq(prefix),
            api_keys::secret_hash.eq(secret_hash),
            api_keys::rights.eq(rights.to_string()),
            api_keys::expires_at.eq(expires_at.map(UtcTime::micros)),
            api_keys::created_at.eq(now.micros()),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Every key, in the order of making.
pub fn all(ledger: &mut Ledger) -> Result<Vec<ApiKey>, StoreError> {
    Ok(api_keys::table
        .order(api_keys::id)
        .select(ApiKey::as_select())
        .load(ledger)?)
}

/// One page of the keys, newest first.
pub fn page(ledger: &mut Ledger, ask: PageAsk) -> Result<Page<ApiKey>, StoreError> {
    let rows = api_keys::table
        .filter(api_keys::id.lt(ask.below()))
        .order(api_keys::id.desc())
        .limit(ask.rows())
        .select(ApiKey::as_select())
        .load(ledger)?;
    Ok(ask.page(rows, |key: &ApiKey| key.id))
}

/// The key of this number.
pub fn by_id(ledger: &mut Ledger, id: i64) -> Result<Option<ApiKey>, StoreError> {
    Ok(api_keys::table
        .find(id)
        .select(ApiKey::as_select())
        .first(ledger)
        .optional()?)
}

/// The key with this public part.
pub fn by_prefix(ledger: &mut Ledger, prefix: &str) -> Result<Option<ApiKey>, StoreError> {
    Ok(api_keys::table
        .filter(api_keys::prefix.eq(prefix))
        .select(ApiKey::as_select())
        .first(ledger)
        .optional()?)
}

/// Notes that a key was used.
pub fn touch(ledger: &mut Ledger, id: i64, now: UtcTime) -> Result<(), StoreError> {
    diesel::update(api_keys::table.find(id))
        .set(api_keys::last_used_at.eq(now.micros()))
        .execute(ledger)?;
    Ok(())
}

/// Withdraws a key; says whether there was one to withdraw.
pub fn revoke(ledger: &mut Ledger, prefix: &str, now: UtcTime) -> Result<bool, StoreError> {
    let live = api_keys::table
        .filter(api_keys::prefix.eq(prefix))
        .filter(api_keys::revoked_at.is_null());
    Ok(diesel::update(live)
        .set(api_keys::revoked_at.eq(now.micros()))
        .execute(ledger)?
        > 0)
}
