//! Workers: running processes and their heartbeats.

use diesel::prelude::*;

use super::schema::workers;
use super::{Ledger, StoreError};
use crate::domain::time::UtcTime;

/// Takes a worker on; returns its number.
pub fn sign_on(ledger: &mut Ledger, process_id: i64, now: UtcTime) -> Result<i64, StoreError> {
    Ok(diesel::insert_into(workers::table)
        .values((
            workers::process_id.eq(process_id),
            workers::started_at.eq(now.micros()),
            workers::heartbeat_at.eq(now.micros()),
        ))
        .returning(workers::id)
        .get_result(ledger)?)
}

/// Says that a worker is alive; `false` when it is not on the list any more.
pub fn beat(ledger: &mut Ledger, id: i64, now: UtcTime) -> Result<bool, StoreError> {
    let beaten = diesel::update(workers::table.find(id))
        .set(workers::heartbeat_at.eq(now.micros()))
        .execute(ledger)?;
    Ok(beaten > 0)
}

/// Every worker and its last sign of life, in the order of their numbers.
pub fn heartbeats(ledger: &mut Ledger) -> Result<Vec<(i64, UtcTime)>, StoreError> {
    Ok(workers::table
        .order(workers::id)
        .select((workers::id, workers::heartbeat_at))
        .load(ledger)?)
}

/// A running process that sends.
#[derive(Debug, Clone, Queryable)]
pub struct Worker {
    /// Its number.
    pub id: i64,
    /// The number that its machine knows it by.
    pub process_id: i64,
    /// When it began.
    pub started_at: UtcTime,
    /// Its last sign of life.
    pub heartbeat_at: UtcTime,
}

/// Every worker, in the order of their numbers.
pub fn all(ledger: &mut Ledger) -> Result<Vec<Worker>, StoreError> {
    Ok(workers::table
        .order(workers::id)
        .select((
            workers::id,
            workers::process_id,
            workers::started_at,
            workers::heartbeat_at,
        ))
        .load(ledger)?)
}

/// Takes a worker off the list when it stops in good order, and those that died before `long_ago`.
pub fn leave(ledger: &mut Ledger, id: i64, long_ago: UtcTime) -> Result<(), StoreError> {
    diesel::delete(
        workers::table.filter(
            workers::id
                .eq(id)
                .or(workers::heartbeat_at.lt(long_ago.micros())),
        ),
    )
    .execute(ledger)?;
    Ok(())
}

/// The freshest heartbeat of any worker.
pub fn freshest_heartbeat(ledger: &mut Ledger) -> Result<Option<UtcTime>, StoreError> {
    let freshest: Option<i64> = workers::table
        .select(diesel::dsl::max(workers::heartbeat_at))
        .first(ledger)?;
    Ok(freshest.map(UtcTime::from_micros))
}
