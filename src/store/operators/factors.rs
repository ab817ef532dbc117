//! Second factors: the secret of the authenticator app, recovery codes, and who still owes theirs.

use diesel::prelude::*;

use super::super::schema::{half_sign_ins, operators, recovery_codes};
use super::super::{Ledger, StoreError};
use super::Operator;
use crate::domain::time::UtcTime;

/// The second factor of an operator, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = operators)]
pub struct Factor {
    /// The secret, locked.
    pub totp_secret: Option<Vec<u8>>,
    /// Since when it is asked for; none while it is only being set up.
    pub totp_since: Option<UtcTime>,
    /// The step whose code was taken last.
    pub totp_last_step: i64,
}

/// The second factor of an operator.
pub fn factor(ledger: &mut Ledger, operator: i64) -> Result<Factor, StoreError> {
    let row = operators::table.find(operator);
    Ok(row.select(Factor::as_select()).first(ledger)?)
}

/// Keeps a secret that is not asked for yet.
pub fn propose(ledger: &mut Ledger, operator: i64, locked: &[u8]) -> Result<(), StoreError> {
    let open = operators::table
        .find(operator)
        .filter(operators::totp_since.is_null());
    diesel::update(open)
        .set((
            operators::totp_secret.eq(locked),
            operators::totp_last_step.eq(0),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Asks for codes from now on.
pub fn turn_on(
    ledger: &mut Ledger,
    operator: i64,
    step: i64,
    now: UtcTime,
) -> Result<(), StoreError> {
    diesel::update(operators::table.find(operator))
        .set((
            operators::totp_since.eq(now.micros()),
            operators::totp_last_step.eq(step),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Notes that the code of a step was taken; says whether it was the first to take it.
pub fn take_step(ledger: &mut Ledger, operator: i64, step: i64) -> Result<bool, StoreError> {
    let unused = operators::table
        .find(operator)
        .filter(operators::totp_last_step.lt(step));
    Ok(diesel::update(unused)
        .set(operators::totp_last_step.eq(step))
        .execute(ledger)?
        > 0)
}

/// Asks for no code any more, and forgets the secret and the recovery codes.
pub fn turn_off(ledger: &mut Ledger, operator: i64) -> Result<(), StoreError> {
    diesel::update(operators::table.find(operator))
        .set((
            operators::totp_since.eq(None::<i64>),
            operators::totp_secret.eq(None::<Vec<u8>>),
            operators::totp_last_step.eq(0),
        ))
        .execute(ledger)?;
    diesel::delete(recovery_codes::table.filter(recovery_codes::operator_id.eq(operator)))
        .execute(ledger)?;
    Ok(())
}

/// Puts recovery codes, by their hashes, in the place of those there were.
pub fn set_codes(ledger: &mut Ledger, operator: i64, hashes: &[String]) -> Result<(), StoreError> {
    diesel::delete(recovery_codes::table.filter(recovery_codes::operator_id.eq(operator)))
        .execute(ledger)?;
    for hash in hashes {
        diesel::insert_into(recovery_codes::table)
            .values((
                recovery_codes::operator_id.eq(operator),
                recovery_codes::code_hash.eq(hash),
            ))
            .execute(ledger)?;
    }
    Ok(())
}

/// Uses a recovery code up; says whether there was one.
pub fn use_code(ledger: &mut Ledger, operator: i64, hash: &str) -> Result<bool, StoreError> {
    Ok(diesel::delete(recovery_codes::table.find((operator, hash))).execute(ledger)? > 0)
}

/// How many recovery codes are left.
pub fn codes_left(ledger: &mut Ledger, operator: i64) -> Result<i64, StoreError> {
    Ok(recovery_codes::table
        .filter(recovery_codes::operator_id.eq(operator))
        .count()
        .get_result(ledger)?)
}

/// Notes that somebody has given the password and still owes the second factor.
pub fn begin_half(
    ledger: &mut Ledger,
    operator: i64,
    token_hash: &str,
    now: UtcTime,
) -> Result<(), StoreError> {
    diesel::insert_into(half_sign_ins::table)
        .values((
            half_sign_ins::operator_id.eq(operator),
            half_sign_ins::token_hash.eq(token_hash),
            half_sign_ins::created_at.eq(now.micros()),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Who owes the second factor, where it was not too long ago.
pub fn half(
    ledger: &mut Ledger,
    token_hash: &str,
    since: UtcTime,
) -> Result<Option<Operator>, StoreError> {
    Ok(half_sign_ins::table
        .inner_join(operators::table)
        .filter(half_sign_ins::token_hash.eq(token_hash))
        .filter(half_sign_ins::created_at.gt(since.micros()))
        .filter(operators::suspended_at.is_null())
        .select(Operator::as_select())
        .first(ledger)
        .optional()?)
}

/// Ends half a sign-in.
pub fn end_half(ledger: &mut Ledger, token_hash: &str) -> Result<(), StoreError> {
    diesel::delete(half_sign_ins::table.filter(half_sign_ins::token_hash.eq(token_hash)))
        .execute(ledger)?;
    Ok(())
}

/// Ends every half sign-in of an operator.
pub fn end_halves_of(ledger: &mut Ledger, operator: i64) -> Result<(), StoreError> {
    diesel::delete(half_sign_ins::table.filter(half_sign_ins::operator_id.eq(operator)))
        .execute(ledger)?;
    Ok(())
}

/// Forgets half sign-ins that began before then.
pub fn forget_halves(ledger: &mut Ledger, before: UtcTime) -> Result<(), StoreError> {
    diesel::delete(half_sign_ins::table.filter(half_sign_ins::created_at.lt(before.micros())))
        .execute(ledger)?;
    Ok(())
}
