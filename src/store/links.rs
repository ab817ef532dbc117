//! Links that readers ask for, and the inbox of those who ask.

use diesel::prelude::*;

use super::schema::{link_wishes, links};
use super::{Ledger, StoreError};
use crate::domain::address::EmailAddress;
use crate::domain::link_wish::WishKind;
use crate::domain::time::UtcTime;
use crate::domain::token::TokenPurpose;

/// A wish for a link as it came in, before anything was looked up.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = link_wishes)]
pub struct LinkWish {
    /// What for.
    pub kind: WishKind,
    /// What the page was about that it came from.
    pub subscription_id: Option<i64>,
    /// Whose link it is, or the new address of a move.
    pub address: Option<EmailAddress>,
    /// The network that it came from.
    pub network: Option<String>,
    /// When.
    pub received_at: UtcTime,
}

/// Puts a wish into the inbox: one row, whoever it is from.
pub fn receive(ledger: &mut Ledger, wish: &LinkWish) -> Result<(), StoreError> {
    diesel::insert_into(link_wishes::table)
        .values((
            link_wishes::kind.eq(wish.kind.as_str()),
            link_wishes::subscription_id.eq(wish.subscription_id),
            link_wishes::address.eq(wish.address.as_ref().map(EmailAddress::as_str)),
            link_wishes::network.eq(wish.network.as_deref()),
            link_wishes::received_at.eq(wish.received_at.micros()),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Whether wishes wait in the inbox.
pub fn are_waiting(ledger: &mut Ledger) -> Result<bool, StoreError> {
    let waiting = link_wishes::table.select(link_wishes::id);
    Ok(diesel::select(diesel::dsl::exists(waiting)).get_result(ledger)?)
}

/// Takes the oldest wishes out of the inbox, at most `limit`, inside the transaction that acts on them.
pub fn take(ledger: &mut Ledger, limit: i64) -> Result<Vec<LinkWish>, StoreError> {
    // Two workers never act on one wish: PostgreSQL skips rows another holds, SQLite has one writer.
    let rows: Vec<(i64, LinkWish)> = match ledger {
        Ledger::Postgres(c) => link_wishes::table
            .order(link_wishes::id)
            .limit(limit)
            .select((link_wishes::id, LinkWish::as_select()))
            .for_update()
            .skip_locked()
            .load(c)?,
        Ledger::Sqlite(c) => link_wishes::table
            .order(link_wishes::id)
            .limit(limit)
            .select((link_wishes::id, LinkWish::as_select()))
            .load(c)?,
    };
    let (ids, wishes): (Vec<i64>, Vec<LinkWish>) = rows.into_iter().unzip();
    diesel::delete(link_wishes::table.filter(link_wishes::id.eq_any(ids))).execute(ledger)?;
    Ok(wishes)
}

/// A link that was mailed.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = links)]
pub struct Link {
    /// Its number in the ledger.
    pub id: i64,
    /// What it is for.
    pub purpose: TokenPurpose,
    /// Whose it is.
    pub subscriber_id: i64,
    /// The subscription whose list wrote.
    pub subscription_id: i64,
    /// The change of address that it is about.
    pub move_id: Option<i64>,
    /// The key that derives the token.
    pub key_id: i16,
    /// What the token is derived from.
    pub nonce: Vec<u8>,
    /// When it was asked for.
    pub created_at: UtcTime,
    /// Until when it works.
    pub expires_at: UtcTime,
}

/// What makes a link.
#[derive(Debug, Clone)]
pub struct NewLink<'a> {
    /// What it is for.
    pub purpose: TokenPurpose,
    /// Whose it is.
    pub subscriber_id: i64,
    /// The subscription whose list writes.
    pub subscription_id: i64,
    /// The change of address that it is about.
    pub move_id: Option<i64>,
    /// The key that derives the token.
    pub key_id: i16,
    /// What the token is derived from.
    pub nonce: &'a [u8],
    /// The hash of the token.
    pub token_hash: &'a str,
    /// When it is asked for.
    pub created_at: UtcTime,
    /// Until when it works.
    pub expires_at: UtcTime,
}

/// Writes a link down and returns its number.
pub fn insert(ledger: &mut Ledger, link: &NewLink<'_>) -> Result<i64, StoreError> {
    Ok(diesel::insert_into(links::table)
        .values((
            links::purpose.eq(link.purpose.as_str()),
            links::subscriber_id.eq(link.subscriber_id),
            links::subscription_id.eq(link.subscription_id),
            links::move_id.eq(link.move_id),
            links::key_id.eq(link.key_id),
            links::nonce.eq(link.nonce),
            links::token_hash.eq(link.token_hash),
            links::created_at.eq(link.created_at.micros()),
            links::expires_at.eq(link.expires_at.micros()),
        ))
        .returning(links::id)
        .get_result(ledger)?)
}

/// The link with this number.
pub fn by_id(ledger: &mut Ledger, id: i64) -> Result<Option<Link>, StoreError> {
    Ok(links::table
        .find(id)
        .select(Link::as_select())
        .first(ledger)
        .optional()?)
}

/// The link whose token has this hash, while it works.
pub fn by_hash(
    ledger: &mut Ledger,
    token_hash: &str,
    now: UtcTime,
) -> Result<Option<Link>, StoreError> {
    Ok(links::table
        .filter(links::token_hash.eq(token_hash))
        .filter(links::expires_at.gt(now.micros()))
        .select(Link::as_select())
        .first(ledger)
        .optional()?)
}

/// When the newest link of this purpose was made for a subscriber.
pub fn newest(
    ledger: &mut Ledger,
    subscriber: i64,
    purpose: TokenPurpose,
) -> Result<Option<UtcTime>, StoreError> {
    Ok(links::table
        .filter(links::subscriber_id.eq(subscriber))
        .filter(links::purpose.eq(purpose.as_str()))
        .order(links::id.desc())
        .select(links::created_at)
        .first(ledger)
        .optional()?)
}

/// When links were made for a subscriber, oldest first.
pub fn of_subscriber(
    ledger: &mut Ledger,
    subscriber: i64,
) -> Result<Vec<(TokenPurpose, UtcTime)>, StoreError> {
    Ok(links::table
        .filter(links::subscriber_id.eq(subscriber))
        .order(links::id)
        .select((links::purpose, links::created_at))
        .load(ledger)?)
}

/// Ends every link of this purpose of a subscriber at once.
pub fn end_purpose(
    ledger: &mut Ledger,
    subscriber: i64,
    purpose: TokenPurpose,
    now: UtcTime,
) -> Result<(), StoreError> {
    diesel::update(
        links::table
            .filter(links::subscriber_id.eq(subscriber))
            .filter(links::purpose.eq(purpose.as_str()))
            .filter(links::expires_at.gt(now.micros())),
    )
    .set(links::expires_at.eq(now.micros()))
    .execute(ledger)?;
    Ok(())
}
