//! Budgets of sign-ups: what was counted, which mailboxes are blocked, and the desk at which the inbox is
//! worked off.
//!
//! Counters are rows of a scope and a bucket of time. They are read and written by one worker at a time:
//! whoever works the inbox off holds the desk ([`sit_down`]) until its transaction ends, so that two
//! processes together never spend more than one would.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::desk::SITE;
use super::schema::{blocked_mailboxes, signup_counters, signup_desk, signup_spent};
use super::{Ledger, StoreError};
use crate::domain::time::UtcTime;

/// Waits until nobody else works the inbox off, and keeps others waiting until the transaction ends.
pub fn sit_down(ledger: &mut Ledger) -> Result<(), StoreError> {
    // SQLite has one writer anyway.
    if let Ledger::Postgres(c) = ledger {
        signup_desk::table
            .find(SITE)
            .select(signup_desk::list_id)
            .for_update()
            .first::<i64>(c)?;
    }
    Ok(())
}

/// How many were counted under any of these names in buckets that begin after `since`.
pub fn used_after(
    ledger: &mut Ledger,
    scopes: &[String],
    since: UtcTime,
) -> Result<i64, StoreError> {
    // A sum of BIGINT is a NUMERIC in PostgreSQL; there are few rows, so they are added up here.
    let rows: Vec<i64> = signup_counters::table
        .filter(signup_counters::scope.eq_any(scopes))
        .filter(signup_counters::bucket_start.gt(since.micros()))
        .select(signup_counters::used)
        .load(ledger)?;
    Ok(rows.into_iter().sum())
}

/// How many were counted in one bucket, under any of these names.
pub fn used_in(ledger: &mut Ledger, scopes: &[String], bucket: UtcTime) -> Result<i64, StoreError> {
    let rows: Vec<i64> = signup_counters::table
        .filter(signup_counters::scope.eq_any(scopes))
        .filter(signup_counters::bucket_start.eq(bucket.micros()))
        .select(signup_counters::used)
        .load(ledger)?;
    Ok(rows.into_iter().sum())
}

/// What was counted under this name in every bucket from `since` on and before `until`.
pub fn buckets(
    ledger: &mut Ledger,
    scope: &str,
    since: UtcTime,
    until: UtcTime,
) -> Result<Vec<i64>, StoreError> {
    Ok(signup_counters::table
        .filter(signup_counters::scope.eq(scope))
        .filter(signup_counters::bucket_start.ge(since.micros()))
        .filter(signup_counters::bucket_start.lt(until.micros()))
        .select(signup_counters::used)
        .load(ledger)?)
}

/// Counts `more` in a bucket, which is looked at until `keep_until`.
pub fn count(
    ledger: &mut Ledger,
    scope: &str,
    bucket: UtcTime,
    more: i64,
    keep_until: UtcTime,
) -> Result<(), StoreError> {
    diesel::sql_query(
        "INSERT INTO signup_counters (scope, bucket_start, used, keep_until) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (scope, bucket_start) DO UPDATE SET used = signup_counters.used + excluded.used",
    )
    .bind::<Text, _>(scope)
    .bind::<BigInt, _>(bucket.micros())
    .bind::<BigInt, _>(more)
    .bind::<BigInt, _>(keep_until.micros())
    .execute(ledger)?;
    Ok(())
}

/// Forgets what was counted under these names in one bucket.
pub fn give_back(
    ledger: &mut Ledger,
    scopes: &[String],
    bucket: UtcTime,
) -> Result<(), StoreError> {
    let counted = signup_counters::table
        .filter(signup_counters::scope.eq_any(scopes))
        .filter(signup_counters::bucket_start.eq(bucket.micros()));
    diesel::delete(counted).execute(ledger)?;
    Ok(())
}

/// Uses up something that counts once, such as a form token; says whether it was unused.
pub fn use_up(ledger: &mut Ledger, id: &str, keep_until: UtcTime) -> Result<bool, StoreError> {
    let added = diesel::sql_query(
        "INSERT INTO signup_spent (id, keep_until) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING",
    )
    .bind::<Text, _>(id)
    .bind::<BigInt, _>(keep_until.micros())
    .execute(ledger)?;
    Ok(added > 0)
}

/// Whether there is something that nothing looks at any more.
pub fn is_any_over(ledger: &mut Ledger, now: UtcTime) -> Result<bool, StoreError> {
    let counter: Option<i64> = signup_counters::table
        .filter(signup_counters::keep_until.lt(now.micros()))
        .select(signup_counters::keep_until)
        .first(ledger)
        .optional()?;
    let spent: Option<i64> = signup_spent::table
        .filter(signup_spent::keep_until.lt(now.micros()))
        .select(signup_spent::keep_until)
        .first(ledger)
        .optional()?;
    Ok(counter.is_some() || spent.is_some())
}

/// Forgets what nothing looks at any more.
pub fn prune(ledger: &mut Ledger, now: UtcTime) -> Result<(), StoreError> {
    let over = signup_counters::table.filter(signup_counters::keep_until.lt(now.micros()));
    diesel::delete(over).execute(ledger)?;
    let over = signup_spent::table.filter(signup_spent::keep_until.lt(now.micros()));
    diesel::delete(over).execute(ledger)?;
    Ok(())
}

/// Blocks a mailbox; an earlier block of it stands as it is.
pub fn block(ledger: &mut Ledger, mailbox_hash: &str, now: UtcTime) -> Result<(), StoreError> {
    diesel::sql_query(
        "INSERT INTO blocked_mailboxes (mailbox_hash, created_at) VALUES ($1, $2) \
         ON CONFLICT (mailbox_hash) DO NOTHING",
    )
    .bind::<Text, _>(mailbox_hash)
    .bind::<BigInt, _>(now.micros())
    .execute(ledger)?;
    Ok(())
}

/// Whether a mailbox is blocked under any of these names.
pub fn is_blocked(ledger: &mut Ledger, mailbox_hashes: &[String]) -> Result<bool, StoreError> {
    let found: Option<i64> = blocked_mailboxes::table
        .filter(blocked_mailboxes::mailbox_hash.eq_any(mailbox_hashes))
        .select(blocked_mailboxes::created_at)
        .first(ledger)
        .optional()?;
    Ok(found.is_some())
}

/// Lifts the block of a mailbox; says whether there was one.
pub fn unblock(ledger: &mut Ledger, mailbox_hashes: &[String]) -> Result<bool, StoreError> {
    let found =
        blocked_mailboxes::table.filter(blocked_mailboxes::mailbox_hash.eq_any(mailbox_hashes));
    Ok(diesel::delete(found).execute(ledger)? > 0)
}

/// How many mailboxes are blocked.
pub fn blocked(ledger: &mut Ledger) -> Result<i64, StoreError> {
    Ok(blocked_mailboxes::table.count().get_result(ledger)?)
}
