//! When issues were paused without anybody asking for it. What somebody did stands in the audit log.

use diesel::prelude::*;

use super::super::schema::issue_pauses;
use super::super::{Ledger, StoreError};
use crate::domain::issue::PauseReason;
use crate::domain::time::UtcTime;

/// Writes down that an issue was paused, unless an operator did it: that is told by the audit log.
pub fn note_pause(
    ledger: &mut Ledger,
    issue: i64,
    reason: PauseReason,
    now: UtcTime,
) -> Result<(), StoreError> {
    if reason == PauseReason::Operator {
        return Ok(());
    }
    diesel::insert_into(issue_pauses::table)
        .values((
            issue_pauses::issue_id.eq(issue),
            issue_pauses::reason.eq(reason.as_str()),
            issue_pauses::paused_at.eq(now.micros()),
        ))
        .execute(ledger)?;
    Ok(())
}

/// The newest pauses of an issue that nobody asked for, the newest first, at most `limit`.
pub fn pauses(
    ledger: &mut Ledger,
    issue: i64,
    limit: i64,
) -> Result<Vec<(UtcTime, PauseReason)>, StoreError> {
    Ok(issue_pauses::table
        .filter(issue_pauses::issue_id.eq(issue))
        .order(issue_pauses::id.desc())
        .limit(limit)
        .select((issue_pauses::paused_at, issue_pauses::reason))
        .load(ledger)?)
}
