//! Accounts: finding operators, changing them, and ending their sessions.

use diesel::prelude::*;

use super::super::schema::{operator_sessions, operators};
use super::super::{Ledger, StoreError};
use super::{Operator, Session};
use crate::domain::operator::Role;
use crate::domain::time::UtcTime;

/// An operator as colleagues see them.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = operators)]
pub struct Colleague {
    /// Who.
    #[diesel(embed)]
    pub operator: Operator,
    /// Since when a second factor is asked for.
    pub totp_since: Option<UtcTime>,
}

/// Operators with numbers below this one, whoever came last first; at most `rows`.
pub fn below(ledger: &mut Ledger, below: i64, rows: i64) -> Result<Vec<Colleague>, StoreError> {
    Ok(operators::table
        .filter(operators::id.lt(below))
        .order(operators::id.desc())
        .limit(rows)
        .select(Colleague::as_select())
        .load(ledger)?)
}

/// The operator with this number.
pub fn by_id(ledger: &mut Ledger, id: i64) -> Result<Option<Colleague>, StoreError> {
    Ok(operators::table
        .find(id)
        .select(Colleague::as_select())
        .first(ledger)
        .optional()?)
}

/// The operator with this address, folded, and the hash of their password.
pub fn by_email(
    ledger: &mut Ledger,
    email: &str,
) -> Result<Option<(Colleague, Option<String>)>, StoreError> {
    Ok(operators::table
        .filter(operators::email.eq(email))
        .select((Colleague::as_select(), operators::password_hash))
        .first(ledger)
        .optional()?)
}

/// The hash of an operator's password.
pub fn password_hash(ledger: &mut Ledger, id: i64) -> Result<Option<String>, StoreError> {
    Ok(operators::table
        .find(id)
        .select(operators::password_hash)
        .first(ledger)?)
}

/// How many owners can sign in. Whoever asks in order to take one away holds all of them until the
/// transaction ends, so that two who do so at the same time do not take away the last two.
pub fn hold_owners(ledger: &mut Ledger) -> Result<Vec<i64>, StoreError> {
    let owners = operators::table
        .filter(operators::role.eq(Role::Owner.as_str()))
        .filter(operators::suspended_at.is_null())
        .order(operators::id)
        .select(operators::id);
    Ok(match ledger {
        Ledger::Postgres(c) => owners.for_update().load(c)?,
        Ledger::Sqlite(c) => owners.load(c)?,
    })
}

/// Has nobody else change an operator until the transaction ends.
pub fn hold(ledger: &mut Ledger, id: i64) -> Result<(), StoreError> {
    // SQLite has one writer in any case.
    if let Ledger::Postgres(c) = ledger {
        let one = operators::table.find(id).select(operators::id);
        one.for_update().load::<i64>(c)?;
    }
    Ok(())
}

/// Whether there is an owner who can sign in.
pub fn has_owner(ledger: &mut Ledger) -> Result<bool, StoreError> {
    let owners = operators::table
        .filter(operators::role.eq(Role::Owner.as_str()))
        .filter(operators::suspended_at.is_null());
    Ok(diesel::select(diesel::dsl::exists(owners)).get_result(ledger)?)
}

/// Sets an operator's password.
pub fn set_password(ledger: &mut Ledger, id: i64, hash: &str) -> Result<(), StoreError> {
    diesel::update(operators::table.find(id))
        .set(operators::password_hash.eq(hash))
        .execute(ledger)?;
    Ok(())
}

/// Sets what an operator is to the house.
pub fn set_role(ledger: &mut Ledger, id: i64, role: Role) -> Result<(), StoreError> {
    diesel::update(operators::table.find(id))
        .set(operators::role.eq(role.as_str()))
        .execute(ledger)?;
    Ok(())
}

/// Sets an operator's name and language.
pub fn set_person(
    ledger: &mut Ledger,
    id: i64,
    name: &str,
    language: Option<&str>,
) -> Result<(), StoreError> {
    diesel::update(operators::table.find(id))
        .set((operators::name.eq(name), operators::language.eq(language)))
        .execute(ledger)?;
    Ok(())
}

/// Lets somebody in no longer, or again.
pub fn set_suspended(
    ledger: &mut Ledger,
    id: i64,
    since: Option<UtcTime>,
) -> Result<(), StoreError> {
    diesel::update(operators::table.find(id))
        .set(operators::suspended_at.eq(since.map(UtcTime::micros)))
        .execute(ledger)?;
    Ok(())
}

/// Takes an account away, with its sessions, links and codes.
pub fn remove(ledger: &mut Ledger, id: i64) -> Result<(), StoreError> {
    diesel::delete(operators::table.find(id)).execute(ledger)?;
    Ok(())
}

/// The sessions of an operator, the one used last first.
pub fn sessions_of(
    ledger: &mut Ledger,
    operator: i64,
    limit: i64,
) -> Result<Vec<Session>, StoreError> {
    Ok(operator_sessions::table
        .filter(operator_sessions::operator_id.eq(operator))
        .order((
            operator_sessions::seen_at.desc(),
            operator_sessions::id.desc(),
        ))
        .limit(limit)
        .select(Session::as_select())
        .load(ledger)?)
}

/// When each operator was last seen, by number.
pub fn last_seen(ledger: &mut Ledger) -> Result<Vec<(i64, Option<UtcTime>)>, StoreError> {
    Ok(operator_sessions::table
        .group_by(operator_sessions::operator_id)
        .select((
            operator_sessions::operator_id,
            diesel::dsl::max(operator_sessions::seen_at),
        ))
        .load(ledger)?)
}

/// Ends a session of this operator; says whether there was one.
pub fn end_session_of(ledger: &mut Ledger, operator: i64, id: i64) -> Result<bool, StoreError> {
    let session = operator_sessions::table
        .find(id)
        .filter(operator_sessions::operator_id.eq(operator));
    Ok(diesel::delete(session).execute(ledger)? > 0)
}

/// Ends the session with this hash, if there is one.
pub fn end_session_by_hash(ledger: &mut Ledger, token_hash: &str) -> Result<(), StoreError> {
    let session = operator_sessions::table.filter(operator_sessions::token_hash.eq(token_hash));
    diesel::delete(session).execute(ledger)?;
    Ok(())
}

/// Ends every session of an operator, but for the one to keep.
pub fn end_sessions(
    ledger: &mut Ledger,
    operator: i64,
    keep: Option<i64>,
) -> Result<usize, StoreError> {
    let others = operator_sessions::table
        .filter(operator_sessions::operator_id.eq(operator))
        .filter(operator_sessions::id.ne(keep.unwrap_or(0)));
    Ok(diesel::delete(others).execute(ledger)?)
}

/// Gives a session a new secret, because it may do more from now on.
pub fn renew_session(
    ledger: &mut Ledger,
    id: i64,
    token_hash: &str,
    proved_at: UtcTime,
) -> Result<(), StoreError> {
    diesel::update(operator_sessions::table.find(id))
        .set((
            operator_sessions::token_hash.eq(token_hash),
            operator_sessions::proved_at.eq(proved_at.micros()),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Forgets sessions that began, or were last used, before then.
pub fn forget_sessions(
    ledger: &mut Ledger,
    begun_before: UtcTime,
    seen_before: UtcTime,
) -> Result<(), StoreError> {
    let over = operator_sessions::created_at
        .lt(begun_before.micros())
        .or(operator_sessions::seen_at.lt(seen_before.micros()));
    diesel::delete(operator_sessions::table.filter(over)).execute(ledger)?;
    Ok(())
}
