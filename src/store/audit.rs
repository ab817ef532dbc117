//! The audit log: who did what at the desk. Append-only, and chained so that a gap shows.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::Text;

use super::schema::{api_keys, audit_head, audit_log, operators};
use super::{Ledger, StoreError};
use crate::domain::paging::{Page, PageAsk};
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

/// Which lines are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of this kind of actor, and of this number where it has one.
    pub actor: Option<(String, Option<i64>)>,
    /// With this action; what ends in a dot is every action of a noun.
    pub action: Option<String>,
    /// That tell of exactly this, such as `issue 12`.
    pub target: Option<String>,
    /// From this instant on.
    pub since: Option<UtcTime>,
    /// Before this instant.
    pub until: Option<UtcTime>,
}

/// One page of the lines, newest first.
pub fn page(ledger: &mut Ledger, filter: &Filter, ask: PageAsk) -> Result<Page<Line>, StoreError> {
    let mut found = audit_log::table
        .filter(audit_log::id.lt(ask.below()))
        .into_boxed();
    if let Some((kind, id)) = &filter.actor {
        found = found.filter(audit_log::actor_kind.eq(kind));
        if let Some(id) = id {
            found = found.filter(audit_log::actor_id.eq(*id));
        }
    }
    match filter.action.as_deref() {
        // Every action of a noun stands between the noun with a dot and the noun with the next character.
        Some(noun) if noun.ends_with('.') => {
            let after = format!("{}/", noun.trim_end_matches('.'));
            found = found
                .filter(audit_log::action.ge(noun))
                .filter(audit_log::action.lt(after));
        }
        Some(action) => found = found.filter(audit_log::action.eq(action)),
        None => {}
    }
    if let Some(target) = &filter.target {
        found = found.filter(audit_log::target.eq(target));
    }
    if let Some(since) = filter.since {
        found = found.filter(audit_log::occurred_at.ge(since.micros()));
    }
    if let Some(until) = filter.until {
        found = found.filter(audit_log::occurred_at.lt(until.micros()));
    }
    let rows = found
        .order(audit_log::id.desc())
        .limit(ask.rows())
        .select(Line::as_select())
        .load(ledger)?;
    Ok(ask.page(rows, |line| line.id))
}

/// The newest lines that tell of `target` with one of these actions, the newest first, at most `limit`.
pub fn about(
    ledger: &mut Ledger,
    target: &str,
    actions: &[&str],
    limit: i64,
) -> Result<Vec<Line>, StoreError> {
    Ok(audit_log::table
        .filter(audit_log::target.eq(target))
        .filter(audit_log::action.eq_any(actions))
        .order(audit_log::id.desc())
        .limit(limit)
        .select(Line::as_select())
        .load(ledger)?)
}

/// Every action that stands in the log, in order. Each is found by one probe of the index.
pub fn actions(ledger: &mut Ledger) -> Result<Vec<String>, StoreError> {
    #[derive(QueryableByName)]
    struct Found {
        #[diesel(sql_type = Text)]
        action: String,
    }
    let rows: Vec<Found> = diesel::sql_query(
        "WITH RECURSIVE steps(action) AS ( \
           SELECT MIN(action) FROM audit_log \
           UNION ALL \
           SELECT (SELECT MIN(l.action) FROM audit_log l WHERE l.action > steps.action) FROM steps \
           WHERE steps.action IS NOT NULL) \
         SELECT action FROM steps WHERE action IS NOT NULL LIMIT 500",
    )
    .load(ledger)?;
    Ok(rows.into_iter().map(|row| row.action).collect())
}

/// The operators who may stand in the log, as they are called now: numbers and names, at most `limit`.
pub fn operators(ledger: &mut Ledger, limit: i64) -> Result<Vec<(i64, String)>, StoreError> {
    Ok(operators::table
        .order(operators::name)
        .limit(limit)
        .select((operators::id, operators::name))
        .load(ledger)?)
}

/// What these keys are called.
pub fn key_names(ledger: &mut Ledger, ids: &[i64]) -> Result<HashMap<i64, String>, StoreError> {
    let named: Vec<(i64, String)> = api_keys::table
        .filter(api_keys::id.eq_any(ids))
        .select((api_keys::id, api_keys::name))
        .load(ledger)?;
    Ok(named.into_iter().collect())
}

/// The newest keys that may stand in the log: numbers and names, at most `limit`.
pub fn keys(ledger: &mut Ledger, limit: i64) -> Result<Vec<(i64, String)>, StoreError> {
    Ok(api_keys::table
        .order(api_keys::id.desc())
        .limit(limit)
        .select((api_keys::id, api_keys::name))
        .load(ledger)?)
}
