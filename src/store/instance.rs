//! What tells one ledger from another, and an older copy of a ledger from the ledger itself.

use diesel::prelude::*;

use super::schema::instance;
use super::{Ledger, StoreError};
use crate::domain::time::UtcTime;

/// The ledger about itself.
#[derive(Debug, Clone, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = instance)]
pub struct Instance {
    /// The name that it was given when it was made; copies have the same.
    pub instance_id: String,
    /// When it was made.
    pub created_at: UtcTime,
    /// Heartbeats of all processes so far.
    pub beats: i64,
    /// When the last one was.
    pub last_beat_at: Option<UtcTime>,
    /// Since when nothing is planned or sent.
    pub held_since: Option<UtcTime>,
    /// Why.
    pub held_reason: Option<String>,
}

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

/// The ledger about itself, as it stands.
pub fn read(ledger: &mut Ledger) -> Result<Instance, StoreError> {
    Ok(instance::table
        .select(Instance::as_select())
        .first(ledger)?)
}

/// Counts a heartbeat, unless the ledger is held; returns the ledger as it then stands.
pub fn beat(ledger: &mut Ledger, now: UtcTime) -> Result<Instance, StoreError> {
    diesel::update(instance::table.filter(instance::held_since.is_null()))
        .set((
            instance::beats.eq(instance::beats + 1),
            instance::last_beat_at.eq(now.micros()),
        ))
        .execute(ledger)?;
    read(ledger)
}

/// Holds the ledger, unless it is held already; returns it as it then stands.
pub fn hold(ledger: &mut Ledger, reason: &str, now: UtcTime) -> Result<Instance, StoreError> {
    diesel::update(instance::table.filter(instance::held_since.is_null()))
        .set((
            instance::held_since.eq(now.micros()),
            instance::held_reason.eq(reason),
        ))
        .execute(ledger)?;
    read(ledger)
}

/// Ends the hold and goes on counting heartbeats above `beats`; returns the ledger as it then stands.
pub fn release(ledger: &mut Ledger, beats: i64, now: UtcTime) -> Result<Instance, StoreError> {
    let count = read(ledger)?.beats.max(beats) + 1;
    diesel::update(instance::table)
        .set((
            instance::beats.eq(count),
            instance::last_beat_at.eq(now.micros()),
            instance::held_since.eq(None::<i64>),
            instance::held_reason.eq(None::<&str>),
        ))
        .execute(ledger)?;
    read(ledger)
}

/// What the database calls itself, and how many bytes it takes.
pub fn database(ledger: &mut Ledger) -> Result<(String, Option<i64>), StoreError> {
    #[derive(QueryableByName)]
    struct Told {
        #[diesel(sql_type = diesel::sql_types::Text)]
        name: String,
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        bytes: i64,
    }
    let question = match ledger {
        Ledger::Postgres(_) => {
            "SELECT 'PostgreSQL ' || current_setting('server_version') AS name, \
                    pg_database_size(current_database()) AS bytes"
        }
        Ledger::Sqlite(_) => {
            "SELECT 'SQLite ' || sqlite_version() AS name, page_count * page_size AS bytes \
             FROM pragma_page_count(), pragma_page_size()"
        }
    };
    let told: Told = diesel::sql_query(question).get_result(ledger)?;
    Ok((told.name, Some(told.bytes)))
}
