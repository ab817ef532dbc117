//! Suppressions: addresses that must not be written to.

use diesel::prelude::*;

use super::schema::suppressions;
use super::{Ledger, StoreError};
use crate::domain::suppression::SuppressionReason;
use crate::domain::time::UtcTime;

/// A suppressed address.
#[derive(Debug, Clone, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = suppressions)]
pub struct Suppression {
    /// Its number.
    #[serde(skip)]
    pub id: i64,
    /// The folded address.
    pub address_key: String,
    /// Why.
    pub reason: SuppressionReason,
    /// In an operator's words.
    pub note: Option<String>,
    /// Since when.
    pub created_at: UtcTime,
}

/// Suppresses an address; an earlier suppression of it stands as it is.
pub fn add(
    ledger: &mut Ledger,
    address_key: &str,
    reason: SuppressionReason,
    note: Option<&str>,
    now: UtcTime,
) -> Result<(), StoreError> {
    if by_address(ledger, address_key)?.is_some() {
        return Ok(());
    }
    diesel::insert_into(suppressions::table)
        .values((
            suppressions::address_key.eq(address_key),
            suppressions::reason.eq(reason.as_str()),
            suppressions::note.eq(note),
            suppressions::created_at.eq(now.micros()),
        ))
        .execute(ledger)?;
    Ok(())
}

/// The suppression of an address.
pub fn by_address(
    ledger: &mut Ledger,
    address_key: &str,
) -> Result<Option<Suppression>, StoreError> {
    Ok(suppressions::table
        .filter(suppressions::address_key.eq(address_key))
        .select(Suppression::as_select())
        .first(ledger)
        .optional()?)
}

/// Lifts a suppression; says whether there was one.
pub fn remove(ledger: &mut Ledger, address_key: &str) -> Result<bool, StoreError> {
    let found = suppressions::table.filter(suppressions::address_key.eq(address_key));
    Ok(diesel::delete(found).execute(ledger)? > 0)
}

/// The suppression with this number.
pub fn by_id(ledger: &mut Ledger, id: i64) -> Result<Option<Suppression>, StoreError> {
    Ok(suppressions::table
        .find(id)
        .select(Suppression::as_select())
        .first(ledger)
        .optional()?)
}

/// Those below this number, newest first, at most `limit`; for one reason only, where one is named.
pub fn below(
    ledger: &mut Ledger,
    below: i64,
    reason: Option<SuppressionReason>,
    limit: i64,
) -> Result<Vec<Suppression>, StoreError> {
    let mut found = suppressions::table
        .filter(suppressions::id.lt(below))
        .into_boxed();
    if let Some(reason) = reason {
        found = found.filter(suppressions::reason.eq(reason.as_str()));
    }
    Ok(found
        .order(suppressions::id.desc())
        .limit(limit)
        .select(Suppression::as_select())
        .load(ledger)?)
}

/// Every suppression, newest first, at most `limit`.
pub fn all(ledger: &mut Ledger, limit: i64) -> Result<Vec<Suppression>, StoreError> {
    Ok(suppressions::table
        .order(suppressions::id.desc())
        .limit(limit)
        .select(Suppression::as_select())
        .load(ledger)?)
}
