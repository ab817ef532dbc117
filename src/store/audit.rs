//! The audit log: who did what at the desk. Append-only, and chained so that a gap shows.

use diesel::prelude::*;

use super::schema::{audit_head, audit_log};
use super::{Ledger, StoreError};
use crate::domain::time::UtcTime;

/// A line of the log.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = audit_log)]
pub struct Line {
    /// Its number; there are no gaps.
    pub id: i64,
    /// When it happened.
    pub occurred_at: UtcTime,
    /// `operator`, `key`, `command_line` or `nobody`.
    pub actor_kind: String,
    /// The number of the operator or the key.
    pub actor_id: Option<i64>,
    /// The actor's name at that time.
    pub actor: String,
    /// What was done: a noun, a dot, a verb.
    pub action: String,
    /// To what.
    pub target: String,
    /// What was before and after, as JSON.
    pub detail: String,
    /// Where the request came from.
    pub network: Option<String>,
    /// SHA-256 over the hash of the line before and this line.
    pub hash: String,
}

/// Takes the end of the chain: the number and the hash of the last line. Whoever else writes waits until
/// this transaction has ended.
pub fn take_end(ledger: &mut Ledger) -> Result<(i64, String), StoreError> {
    diesel::update(audit_head::table)
        .set(audit_head::lines.eq(audit_head::lines))
        .execute(ledger)?;
    Ok(audit_head::table
        .select((audit_head::lines, audit_head::hash))
        .first(ledger)?)
}

/// Writes the line after the end that was [taken](take_end).
pub fn append(ledger: &mut Ledger, line: &Line) -> Result<(), StoreError> {
    diesel::insert_into(audit_log::table)
        .values((
            audit_log::id.eq(line.id),
            audit_log::occurred_at.eq(line.occurred_at.micros()),
            audit_log::actor_kind.eq(&line.actor_kind),
            audit_log::actor_id.eq(line.actor_id),
            audit_log::actor.eq(&line.actor),
            audit_log::action.eq(&line.action),
            audit_log::target.eq(&line.target),
            audit_log::detail.eq(&line.detail),
            audit_log::network.eq(&line.network),
            audit_log::hash.eq(&line.hash),
        ))
        .execute(ledger)?;
    diesel::update(audit_head::table)
        .set((
            audit_head::lines.eq(line.id),
            audit_head::hash.eq(&line.hash),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Lines with numbers above `after`, the oldest first.
pub fn after(ledger: &mut Ledger, after: i64, rows: i64) -> Result<Vec<Line>, StoreError> {
    Ok(audit_log::table
        .filter(audit_log::id.gt(after))
        .order(audit_log::id)
        .limit(rows)
        .select(Line::as_select())
        .load(ledger)?)
}
