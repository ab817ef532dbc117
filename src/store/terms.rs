//! Terms: versions of what subscribers agree to. A database trigger refuses changes.

use diesel::prelude::*;

use super::schema::terms;
use super::{Ledger, StoreError};
use crate::domain::terms::Wording;
use crate::domain::time::UtcTime;

/// One version of a list's terms.
#[derive(Debug, Clone, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = terms)]
pub struct Terms {
    /// Its number in the ledger.
    pub id: i64,
    /// The list it belongs to.
    pub list_id: i64,
    /// 1, 2, 3 …; the highest is current.
    pub version: i32,
    /// The language tag of the texts.
    pub language: String,
    /// The sentence beside the box for the newsletter.
    pub newsletter_statement: String,
    /// The sentence beside the box for the terms.
    pub terms_statement: String,
    /// The full text.
    pub body: String,
    /// SHA-256 over all the texts, in hex.
    pub wording_hash: String,
    /// When it became current.
    pub published_at: UtcTime,
}

/// Publishes a wording as the next version and returns that version.
pub fn publish(
    ledger: &mut Ledger,
    list: i64,
    wording: &Wording,
    now: UtcTime,
) -> Result<i32, StoreError> {
    let newest = current(ledger, list)?.map_or(0, |terms| terms.version);
    diesel::insert_into(terms::table)
        .values((
            terms::list_id.eq(list),
            terms::version.eq(newest + 1),
            terms::language.eq(&wording.language),
            terms::newsletter_statement.eq(&wording.newsletter_statement),
            terms::terms_statement.eq(&wording.terms_statement),
            terms::body.eq(&wording.body),
            terms::wording_hash.eq(wording.hash()),
            terms::published_at.eq(now.micros()),
        ))
        .execute(ledger)?;
    Ok(newest + 1)
}

/// The current terms of a list.
pub fn current(ledger: &mut Ledger, list: i64) -> Result<Option<Terms>, StoreError> {
    Ok(terms::table
        .filter(terms::list_id.eq(list))
        .order(terms::version.desc())
        .select(Terms::as_select())
        .first(ledger)
        .optional()?)
}

/// One version of a list's terms, current or not.
pub fn version(ledger: &mut Ledger, list: i64, version: i32) -> Result<Option<Terms>, StoreError> {
    Ok(terms::table
        .filter(terms::list_id.eq(list))
        .filter(terms::version.eq(version))
        .select(Terms::as_select())
        .first(ledger)
        .optional()?)
}

/// Every version of a list's terms, oldest first.
pub fn all(ledger: &mut Ledger, list: i64) -> Result<Vec<Terms>, StoreError> {
    Ok(terms::table
        .filter(terms::list_id.eq(list))
        .order(terms::version)
        .select(Terms::as_select())
        .load(ledger)?)
}

/// The terms with this number.
pub fn by_id(ledger: &mut Ledger, id: i64) -> Result<Terms, StoreError> {
    Ok(terms::table
        .find(id)
        .select(Terms::as_select())
        .first(ledger)?)
}

/// How many readers have confirmed under this version, counted up to `most`: who confirmed twice counts twice.
pub fn confirmed_under(ledger: &mut Ledger, id: i64, most: i64) -> Result<i64, StoreError> {
    #[derive(QueryableByName)]
    struct Confirmed {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        readers: i64,
    }
    let confirmed: Confirmed = diesel::sql_query(
        "SELECT COUNT(*) AS readers FROM (SELECT 1 FROM consents \
           WHERE terms_id = $1 AND purpose = 'terms' AND act = 'confirmed' LIMIT $2) counted",
    )
    .bind::<diesel::sql_types::BigInt, _>(id)
    .bind::<diesel::sql_types::BigInt, _>(most)
    .get_result(ledger)?;
    Ok(confirmed.readers)
}
