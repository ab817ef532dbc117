//! Links that open the desk once, and the inbox of those who ask for one.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::super::schema::{operator_links, operator_wishes};
use super::super::{Ledger, StoreError};
use crate::domain::operator::Role;
use crate::domain::operator_link::LinkPurpose;
use crate::domain::time::UtcTime;

/// A link as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = operator_links)]
pub struct OperatorLink {
    /// Its number.
    pub id: i64,
    /// What it opens.
    pub purpose: LinkPurpose,
    /// Whose account.
    pub operator_id: Option<i64>,
    /// Whom it invites.
    pub email: Option<String>,
    /// As what.
    pub role: Option<Role>,
    /// The language of the letter.
    pub language: Option<String>,
    /// Who invited them.
    pub invited_by: Option<String>,
    /// The key that derives the token, of one that is mailed.
    pub key_id: Option<i16>,
    /// What the token is derived from.
    pub nonce: Option<Vec<u8>>,
    /// The browser that asked, as a hash.
    pub browser_hash: Option<String>,
    /// When it was made.
    pub created_at: UtcTime,
    /// Until when it works.
    pub expires_at: UtcTime,
}

/// A link that is to be.
#[derive(Debug, Clone)]
pub struct NewOperatorLink<'a> {
    /// What it opens.
    pub purpose: LinkPurpose,
    /// Whose account.
    pub operator_id: Option<i64>,
    /// Whom it invites, as what, and who does.
    pub invites: Option<(&'a str, Role, &'a str)>,
    /// The language of the letter.
    pub language: Option<&'a str>,
    /// What a mailed token is derived from.
    pub derived: Option<(i16, &'a [u8])>,
    /// The hash of the token.
    pub token_hash: &'a str,
    /// The browser that asked, as a hash.
    pub browser_hash: Option<&'a str>,
    /// Until when it works.
    pub expires_at: UtcTime,
}

/// Writes a link down; returns its number.
pub fn insert(
    ledger: &mut Ledger,
    link: &NewOperatorLink<'_>,
    now: UtcTime,
) -> Result<i64, StoreError> {
    Ok(diesel::insert_into(operator_links::table)
        .values((
            operator_links::purpose.eq(link.purpose.as_str()),
            operator_links::operator_id.eq(link.operator_id),
            operator_links::email.eq(link.invites.map(|(email, ..)| email)),
            operator_links::role.eq(link.invites.map(|(_, role, _)| role.as_str())),
            operator_links::invited_by.eq(link.invites.map(|(.., by)| by)),
            operator_links::language.eq(link.language),
            operator_links::key_id.eq(link.derived.map(|(key, _)| key)),
            operator_links::nonce.eq(link.derived.map(|(_, nonce)| nonce)),
            operator_links::token_hash.eq(link.token_hash),
            operator_links::browser_hash.eq(link.browser_hash),
            operator_links::created_at.eq(now.micros()),
            operator_links::expires_at.eq(link.expires_at.micros()),
        ))
        .returning(operator_links::id)
        .get_result(ledger)?)
}

/// The link with this number.
pub fn by_id(ledger: &mut Ledger, id: i64) -> Result<Option<OperatorLink>, StoreError> {
    Ok(operator_links::table
        .find(id)
        .select(OperatorLink::as_select())
        .first(ledger)
        .optional()?)
}

/// The link whose token has this hash, while it works.
pub fn by_hash(
    ledger: &mut Ledger,
    token_hash: &str,
    now: UtcTime,
) -> Result<Option<OperatorLink>, StoreError> {
    Ok(operator_links::table
        .filter(operator_links::token_hash.eq(token_hash))
        .filter(operator_links::used_at.is_null())
        .filter(operator_links::expires_at.gt(now.micros()))
        .select(OperatorLink::as_select())
        .first(ledger)
        .optional()?)
}

/// Uses a link up; says whether nobody had before.
pub fn use_up(ledger: &mut Ledger, id: i64, now: UtcTime) -> Result<bool, StoreError> {
    let unused = operator_links::table
        .find(id)
        .filter(operator_links::used_at.is_null());
    Ok(diesel::update(unused)
        .set(operator_links::used_at.eq(now.micros()))
        .execute(ledger)?
        > 0)
}

/// Ends every open link of this purpose; of one operator, where one is named.
pub fn end(
    ledger: &mut Ledger,
    purpose: LinkPurpose,
    operator: Option<i64>,
    now: UtcTime,
) -> Result<(), StoreError> {
    // Of everybody, where no one is named.
    let whose = operator.map_or(0, |_| 1);
    diesel::sql_query(
        "UPDATE operator_links SET used_at = $1 WHERE purpose = $2 AND used_at IS NULL \
           AND ($3 = 0 OR operator_id = $4)",
    )
    .bind::<BigInt, _>(now.micros())
    .bind::<Text, _>(purpose.as_str())
    .bind::<BigInt, _>(whose)
    .bind::<BigInt, _>(operator.unwrap_or(0))
    .execute(ledger)?;
    Ok(())
}

/// When the newest link of this purpose was made for an operator.
pub fn newest(
    ledger: &mut Ledger,
    operator: i64,
    purpose: LinkPurpose,
) -> Result<Option<UtcTime>, StoreError> {
    Ok(operator_links::table
        .filter(operator_links::operator_id.eq(operator))
        .filter(operator_links::purpose.eq(purpose.as_str()))
        .order(operator_links::id.desc())
        .select(operator_links::created_at)
        .first(ledger)
        .optional()?)
}

/// Invitations that nobody has taken up yet, the newest first.
pub fn invitations(
    ledger: &mut Ledger,
    now: UtcTime,
    limit: i64,
) -> Result<Vec<OperatorLink>, StoreError> {
    Ok(operator_links::table
        .filter(operator_links::purpose.eq(LinkPurpose::Invitation.as_str()))
        .filter(operator_links::used_at.is_null())
        .filter(operator_links::expires_at.gt(now.micros()))
        .order(operator_links::id.desc())
        .limit(limit)
        .select(OperatorLink::as_select())
        .load(ledger)?)
}

/// Ends the open invitations of an address.
pub fn end_invitations_to(
    ledger: &mut Ledger,
    email: &str,
    now: UtcTime,
) -> Result<(), StoreError> {
    let open = operator_links::table
        .filter(operator_links::purpose.eq(LinkPurpose::Invitation.as_str()))
        .filter(operator_links::email.eq(email))
        .filter(operator_links::used_at.is_null());
    diesel::update(open)
        .set(operator_links::used_at.eq(now.micros()))
        .execute(ledger)?;
    Ok(())
}

/// Forgets links that ended before then.
pub fn forget(ledger: &mut Ledger, before: UtcTime) -> Result<(), StoreError> {
    let old = operator_links::table.filter(operator_links::expires_at.lt(before.micros()));
    diesel::delete(old).execute(ledger)?;
    Ok(())
}

/// A wish for a link as it came in, before anything was looked up.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = operator_wishes)]
pub struct OperatorWish {
    /// For what.
    pub purpose: LinkPurpose,
    /// The address that was typed, folded.
    pub email: String,
    /// The browser that asks, as a hash.
    pub browser_hash: Option<String>,
    /// When.
    pub received_at: UtcTime,
}

/// Puts a wish into the inbox: one row, whoever it is from.
pub fn wish(ledger: &mut Ledger, wish: &OperatorWish) -> Result<(), StoreError> {
    diesel::insert_into(operator_wishes::table)
        .values((
            operator_wishes::purpose.eq(wish.purpose.as_str()),
            operator_wishes::email.eq(&wish.email),
            operator_wishes::browser_hash.eq(&wish.browser_hash),
            operator_wishes::received_at.eq(wish.received_at.micros()),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Whether wishes wait in the inbox.
pub fn are_waiting(ledger: &mut Ledger) -> Result<bool, StoreError> {
    let waiting = operator_wishes::table.select(operator_wishes::id);
    Ok(diesel::select(diesel::dsl::exists(waiting)).get_result(ledger)?)
}

/// Takes the oldest wishes out of the inbox, at most `limit`, inside the transaction that acts on them.
pub fn take(ledger: &mut Ledger, limit: i64) -> Result<Vec<OperatorWish>, StoreError> {
    // Two workers never act on one wish: PostgreSQL skips rows another holds, SQLite has one writer.
    let rows = operator_wishes::table
        .order(operator_wishes::id)
        .limit(limit);
    let rows: Vec<(i64, OperatorWish)> = match ledger {
        Ledger::Postgres(c) => rows
            .select((operator_wishes::id, OperatorWish::as_select()))
            .for_update()
            .skip_locked()
            .load(c)?,
        Ledger::Sqlite(c) => rows
            .select((operator_wishes::id, OperatorWish::as_select()))
            .load(c)?,
    };
    let (ids, wishes): (Vec<i64>, Vec<OperatorWish>) = rows.into_iter().unzip();
    diesel::delete(operator_wishes::table.filter(operator_wishes::id.eq_any(ids)))
        .execute(ledger)?;
    Ok(wishes)
}
