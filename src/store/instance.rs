//! What tells one ledger from another.

use diesel::prelude::*;

use super::schema::instance;
use super::{Ledger, StoreError};
use crate::domain::time::UtcTime;

/// The salt of this ledger's Message-IDs; the first caller's proposal is kept for ever.
pub fn message_salt(
    ledger: &mut Ledger,
    proposed_id: &str,
    proposed_salt: &[u8],
    now: UtcTime,
) -> Result<Vec<u8>, StoreError> {
    if let Some(salt) = instance::table
        .select(instance::message_salt)
        .first(ledger)
        .optional()?
    {
        return Ok(salt);
    }
    diesel::insert_into(instance::table)
        .values((
            instance::id.eq(1),
            instance::instance_id.eq(proposed_id),
            instance::message_salt.eq(proposed_salt),
            instance::created_at.eq(now.micros()),
        ))
        .execute(ledger)?;
    Ok(proposed_salt.to_vec())
}
