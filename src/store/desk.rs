//! The desk at which sign-ups are received: whether forms ask for a proof of work, and whether confirmation
//! letters are kept back, for the whole site and for each list.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable};

use super::schema::signup_desk;
use super::{Ledger, StoreError};
use crate::domain::time::UtcTime;

/// The number that stands for the whole site where a list's number would stand.
pub const SITE: i64 = 0;

/// How sign-ups to one list, or to the whole site, are received at present.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = signup_desk)]
pub struct Desk {
    /// The number of a list, or [`SITE`].
    pub list_id: i64,
    /// Since when forms ask for a proof of work.
    pub challenge_since: Option<UtcTime>,
    /// Since when confirmation letters are kept back.
    pub paused_since: Option<UtcTime>,
    /// Until when nothing is paused, because an operator has released it.
    pub released_until: Option<UtcTime>,
}

/// The desk of a list, or of the site; one that was never under pressure has nothing to say.
pub fn of(ledger: &mut Ledger, list_id: i64) -> Result<Desk, StoreError> {
    let found = signup_desk::table
        .find(list_id)
        .select(Desk::as_select())
        .first(ledger)
        .optional()?;
    Ok(found.unwrap_or(Desk {
        list_id,
        challenge_since: None,
        paused_since: None,
        released_until: None,
    }))
}

/// Every desk that was ever under pressure, and the site's.
pub fn all(ledger: &mut Ledger) -> Result<Vec<Desk>, StoreError> {
    Ok(signup_desk::table
        .order(signup_desk::list_id)
        .select(Desk::as_select())
        .load(ledger)?)
}

/// Writes down how sign-ups are received from now on.
pub fn keep(ledger: &mut Ledger, desk: &Desk) -> Result<(), StoreError> {
    let micros = |instant: Option<UtcTime>| instant.map(UtcTime::micros);
    diesel::sql_query(
        "INSERT INTO signup_desk (list_id, challenge_since, paused_since, released_until) \
         VALUES ($1, $2, $3, $4) \
         ON CONFLICT (list_id) DO UPDATE SET challenge_since = excluded.challenge_since, \
           paused_since = excluded.paused_since, released_until = excluded.released_until",
    )
    .bind::<BigInt, _>(desk.list_id)
    .bind::<Nullable<BigInt>, _>(micros(desk.challenge_since))
    .bind::<Nullable<BigInt>, _>(micros(desk.paused_since))
    .bind::<Nullable<BigInt>, _>(micros(desk.released_until))
    .execute(ledger)?;
    Ok(())
}
