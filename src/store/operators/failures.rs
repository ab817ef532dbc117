//! Attempts to get in that failed lately, under names that tell nothing.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::super::schema::sign_in_failures;
use super::super::{Ledger, StoreError};
use crate::domain::time::UtcTime;

/// What is known of one name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failures {
    /// How many attempts failed in a row.
    pub count: i32,
    /// Before then nothing is tried.
    pub until: UtcTime,
    /// When the last one was.
    pub last: UtcTime,
}

/// What failed under a name; the row is held until the transaction ends, so that of many who try at the same
/// time each is counted before the next is let try.
pub fn hold(ledger: &mut Ledger, scope: &str, now: UtcTime) -> Result<Failures, StoreError> {
    diesel::sql_query(
        "INSERT INTO sign_in_failures (scope, failures, until_at, last_at) VALUES ($1, 0, 0, $2) \
         ON CONFLICT (scope) DO NOTHING",
    )
    .bind::<Text, _>(scope)
    .bind::<BigInt, _>(now.micros())
    .execute(ledger)?;
    let columns = (
        sign_in_failures::failures,
        sign_in_failures::until_at,
        sign_in_failures::last_at,
    );
    let row = sign_in_failures::table.find(scope).select(columns);
    let (count, until, last): (i32, i64, i64) = match ledger {
        Ledger::Postgres(c) => row.for_update().first(c)?,
        Ledger::Sqlite(c) => row.first(c)?,
    };
    Ok(Failures {
        count,
        until: UtcTime::from_micros(until),
        last: UtcTime::from_micros(last),
    })
}

/// Writes down what is known of a name now.
pub fn set(ledger: &mut Ledger, scope: &str, failures: Failures) -> Result<(), StoreError> {
    diesel::update(sign_in_failures::table.find(scope))
        .set((
            sign_in_failures::failures.eq(failures.count),
            sign_in_failures::until_at.eq(failures.until.micros()),
            sign_in_failures::last_at.eq(failures.last.micros()),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Forgets what failed under a name.
pub fn clear(ledger: &mut Ledger, scope: &str) -> Result<(), StoreError> {
    diesel::delete(sign_in_failures::table.find(scope)).execute(ledger)?;
    Ok(())
}

/// Forgets what is older than `before`.
pub fn forget(ledger: &mut Ledger, before: UtcTime) -> Result<(), StoreError> {
    let old = sign_in_failures::table.filter(sign_in_failures::last_at.lt(before.micros()));
    diesel::delete(old).execute(ledger)?;
    Ok(())
}
