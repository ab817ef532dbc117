//! Workers: running processes and their heartbeats.

use diesel::prelude::*;

use super::schema::workers;
use super::{Ledger, StoreError};
use crate::domain::time::UtcTime;

/// Says that a worker is alive.
pub fn beat(
    ledger: &mut Ledger,
    id: &str,
    process_id: i64,
    now: UtcTime,
) -> Result<(), StoreError> {
    let beaten = diesel::update(workers::table.find(id))
        .set(workers::heartbeat_at.eq(now.micros()))
        .execute(ledger)?;
    if beaten == 0 {
        diesel::insert_into(workers::table)
            .values((
                workers::id.eq(id),
                workers::process_id.eq(process_id),
                workers::started_at.eq(now.micros()),
                workers::heartbeat_at.eq(now.micros()),
            ))
            .execute(ledger)?;
    }
    Ok(())
}

/// Takes a worker off the list when it stops in good order, and those that died before `long_ago`.
pub fn leave(ledger: &mut Ledger, id: &str, long_ago: UtcTime) -> Result<(), StoreError> {
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
