//! Operators and their sessions.

pub mod accounts;
pub mod factors;
pub mod failures;
pub mod links;

use diesel::prelude::*;

use super::schema::{operator_sessions, operators};
use super::{Ledger, StoreError};
use crate::domain::operator::Role;
use crate::domain::time::UtcTime;

/// Somebody who may sign in to the desk.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = operators)]
pub struct Operator {
    /// Their number.
    pub id: i64,
    /// Their address, folded.
    pub email: String,
    /// Their name.
    pub name: String,
    /// What they are to the house.
    pub role: Role,
    /// The language of their desk; none is what the browser prefers.
    pub language: Option<String>,
    /// When they were added.
    pub created_at: UtcTime,
    /// Since when they may not sign in.
    pub suspended_at: Option<UtcTime>,
    /// Since when a second factor is asked for.
    pub totp_since: Option<UtcTime>,
}

/// A session, without its secret.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = operator_sessions)]
pub struct Session {
    /// Its number.
    pub id: i64,
    /// Whose it is.
    pub operator_id: i64,
    /// When it began.
    pub created_at: UtcTime,
    /// When it was last used, to the minute.
    pub seen_at: UtcTime,
    /// When the operator last proved who they are.
    pub proved_at: UtcTime,
    /// The browser, as it calls itself.
    pub agent: String,
    /// Where it was opened from.
    pub network: String,
}

/// A session that is to be.
#[derive(Debug)]
pub struct NewSession<'a> {
    /// Whose it is.
    pub operator_id: i64,
    /// SHA-256 of the cookie's value, in hex.
    pub token_hash: &'a str,
    /// The browser, as it calls itself.
    pub agent: &'a str,
    /// Where it is opened from.
    pub network: &'a str,
}

/// Adds an operator; returns the number.
pub fn insert(
    ledger: &mut Ledger,
    email: &str,
    name: &str,
    role: Role,
    now: UtcTime,
) -> Result<i64, StoreError> {
    Ok(diesel::insert_into(operators::table)
        .values((
            operators::email.eq(email),
            operators::name.eq(name),
            operators::role.eq(role.as_str()),
            operators::created_at.eq(now.micros()),
        ))
        .returning(operators::id)
        .get_result(ledger)?)
}

/// Opens a session; returns its number.
pub fn open_session(
    ledger: &mut Ledger,
    session: &NewSession<'_>,
    now: UtcTime,
) -> Result<i64, StoreError> {
    Ok(diesel::insert_into(operator_sessions::table)
        .values((
            operator_sessions::operator_id.eq(session.operator_id),
            operator_sessions::token_hash.eq(session.token_hash),
            operator_sessions::created_at.eq(now.micros()),
            operator_sessions::seen_at.eq(now.micros()),
            operator_sessions::proved_at.eq(now.micros()),
            operator_sessions::agent.eq(session.agent),
            operator_sessions::network.eq(session.network),
        ))
        .returning(operator_sessions::id)
        .get_result(ledger)?)
}

/// The session of a cookie and whose it is; none where the operator is suspended.
pub fn by_session(
    ledger: &mut Ledger,
    token_hash: &str,
) -> Result<Option<(Session, Operator)>, StoreError> {
    Ok(operator_sessions::table
        .inner_join(operators::table)
        .filter(operator_sessions::token_hash.eq(token_hash))
        .filter(operators::suspended_at.is_null())
        .select((Session::as_select(), Operator::as_select()))
        .first(ledger)
        .optional()?)
}

/// Notes that a session was used.
pub fn touch_session(ledger: &mut Ledger, session: i64, now: UtcTime) -> Result<(), StoreError> {
    diesel::update(operator_sessions::table.find(session))
        .set(operator_sessions::seen_at.eq(now.micros()))
        .execute(ledger)?;
    Ok(())
}

/// Ends a session.
pub fn end_session(ledger: &mut Ledger, session: i64) -> Result<(), StoreError> {
    diesel::delete(operator_sessions::table.find(session)).execute(ledger)?;
    Ok(())
}
