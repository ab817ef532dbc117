//! Changes of address: asked for by a reader, agreed to from both mailboxes.

use diesel::prelude::*;

use super::schema::{moves, subscribers};
use super::{Ledger, StoreError};
use crate::domain::address::EmailAddress;
use crate::domain::time::UtcTime;

/// A change of address.
#[derive(Debug, Clone, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = moves)]
pub struct Move {
    /// Its number in the ledger.
    #[serde(skip)]
    pub id: i64,
    /// Whose.
    #[serde(skip)]
    pub subscriber_id: i64,
    /// From where.
    pub old_address: EmailAddress,
    /// To where.
    pub new_address: EmailAddress,
    /// When it was asked for.
    pub asked_at: UtcTime,
    /// Until when both have to agree.
    pub expires_at: UtcTime,
    /// When the old mailbox agreed.
    pub old_agreed_at: Option<UtcTime>,
    /// When the new mailbox agreed.
    pub new_agreed_at: Option<UtcTime>,
    /// Since when it is in force.
    pub moved_at: Option<UtcTime>,
}

/// One of the two mailboxes of a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The mailbox that letters went to so far.
    Old,
    /// The mailbox that they shall go to.
    New,
}

/// Writes a move down, in the place of those that the same reader asked for before; returns its number.
pub fn ask(
    ledger: &mut Ledger,
    subscriber: (i64, &EmailAddress),
    new_address: &EmailAddress,
    expires_at: UtcTime,
    now: UtcTime,
) -> Result<i64, StoreError> {
    let (id, old_address) = subscriber;
    diesel::update(
        moves::table
            .filter(moves::subscriber_id.eq(id))
            .filter(moves::moved_at.is_null())
            .filter(moves::expires_at.gt(now.micros())),
    )
    .set(moves::expires_at.eq(now.micros()))
    .execute(ledger)?;
    Ok(diesel::insert_into(moves::table)
        .values((
            moves::subscriber_id.eq(id),
            moves::old_address.eq(old_address.as_str()),
            moves::new_address.eq(new_address.as_str()),
            moves::new_address_key.eq(new_address.key()),
            moves::asked_at.eq(now.micros()),
            moves::expires_at.eq(expires_at.micros()),
        ))
        .returning(moves::id)
        .get_result(ledger)?)
}

/// The move with this number.
pub fn by_id(ledger: &mut Ledger, id: i64) -> Result<Option<Move>, StoreError> {
    Ok(moves::table
        .find(id)
        .select(Move::as_select())
        .first(ledger)
        .optional()?)
}

/// When a move of this reader, or one to this folded address, was asked for last.
pub fn newest(
    ledger: &mut Ledger,
    subscriber: i64,
    new_address_key: &str,
) -> Result<Option<UtcTime>, StoreError> {
    Ok(moves::table
        .filter(moves::subscriber_id.eq(subscriber))
        .or_filter(moves::new_address_key.eq(new_address_key))
        .order(moves::id.desc())
        .select(moves::asked_at)
        .first(ledger)
        .optional()?)
}

/// The moves of a subscriber, oldest first.
pub fn of_subscriber(ledger: &mut Ledger, subscriber: i64) -> Result<Vec<Move>, StoreError> {
    Ok(moves::table
        .filter(moves::subscriber_id.eq(subscriber))
        .order(moves::id)
        .select(Move::as_select())
        .load(ledger)?)
}

/// Writes down that one side agrees; the first time counts.
pub fn agree(ledger: &mut Ledger, id: i64, side: Side, now: UtcTime) -> Result<(), StoreError> {
    let found = moves::table.find(id);
    match side {
        Side::Old => diesel::update(found.filter(moves::old_agreed_at.is_null()))
            .set(moves::old_agreed_at.eq(now.micros()))
            .execute(ledger)?,
        Side::New => diesel::update(found.filter(moves::new_agreed_at.is_null()))
            .set(moves::new_agreed_at.eq(now.micros()))
            .execute(ledger)?,
    };
    Ok(())
}

/// Puts a move into force: the subscriber has the new address, and whatever stood against the old one is forgotten.
pub fn carry_out(ledger: &mut Ledger, one: &Move, now: UtcTime) -> Result<(), StoreError> {
    diesel::update(subscribers::table.find(one.subscriber_id))
        .set((
            subscribers::address.eq(one.new_address.as_str()),
            subscribers::address_key.eq(one.new_address.key()),
            subscribers::hard_refused_at.eq(None::<i64>),
            subscribers::quiet_until.eq(None::<i64>),
        ))
        .execute(ledger)?;
    diesel::update(moves::table.find(one.id))
        .set(moves::moved_at.eq(now.micros()))
        .execute(ledger)?;
    super::deliveries::redirect(ledger, one.subscriber_id, one.new_address.as_str())
}
