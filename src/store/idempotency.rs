//! Requests of the API that may be sent twice and are carried out once, with their answers.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::schema::idempotent_requests;
use super::{Ledger, StoreError};
use crate::domain::time::UtcTime;

/// The answer to a request, as it is given again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: i32,
    /// The media type of the body.
    pub content_type: Option<String>,
    /// Where what was made is found.
    pub location: Option<String>,
    /// Which state the answer tells of.
    pub etag: Option<String>,
    /// The body; none where it must not be kept, or is too long.
    pub body: Option<String>,
}

/// A request that was begun.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Request {
    /// Of the method, the address and the body.
    pub request_hash: String,
    /// When it came.
    pub begun_at: UtcTime,
    /// The status of its answer; none where it was not answered yet.
    pub status: Option<i32>,
    /// The media type of the answer.
    pub content_type: Option<String>,
    /// Where what was made is found.
    pub location: Option<String>,
    /// Which state the answer tells of.
    pub etag: Option<String>,
    /// The body of the answer.
    pub body: Option<String>,
}

/// Writes down that a request begins; says whether its name was free. A name from before `forget_before` is.
pub fn begin(
    ledger: &mut Ledger,
    key: i64,
    name_hash: &str,
    request_hash: &str,
    forget_before: UtcTime,
    now: UtcTime,
) -> Result<bool, StoreError> {
    let old = idempotent_requests::table
        .find((key, name_hash))
        .filter(idempotent_requests::begun_at.lt(forget_before.micros()));
    diesel::delete(old).execute(ledger)?;
    let written = diesel::sql_query(
        "INSERT INTO idempotent_requests (api_key_id, name_hash, request_hash, begun_at) \
         VALUES ($1, $2, $3, $4) ON CONFLICT (api_key_id, name_hash) DO NOTHING",
    )
    .bind::<BigInt, _>(key)
    .bind::<Text, _>(name_hash)
    .bind::<Text, _>(request_hash)
    .bind::<BigInt, _>(now.micros())
    .execute(ledger)?;
    Ok(written == 1)
}

/// The request of this name.
pub fn find(ledger: &mut Ledger, key: i64, name_hash: &str) -> Result<Option<Request>, StoreError> {
    Ok(idempotent_requests::table
        .find((key, name_hash))
        .select((
            idempotent_requests::request_hash,
            idempotent_requests::begun_at,
            idempotent_requests::status,
            idempotent_requests::content_type,
            idempotent_requests::location,
            idempotent_requests::etag,
            idempotent_requests::body,
        ))
        .first(ledger)
        .optional()?)
}

/// Writes the answer down.
pub fn answer(
    ledger: &mut Ledger,
    key: i64,
    name_hash: &str,
    answer: &Answer,
) -> Result<(), StoreError> {
    diesel::update(idempotent_requests::table.find((key, name_hash)))
        .set((
            idempotent_requests::status.eq(answer.status),
            idempotent_requests::content_type.eq(answer.content_type.as_deref()),
            idempotent_requests::location.eq(answer.location.as_deref()),
            idempotent_requests::etag.eq(answer.etag.as_deref()),
            idempotent_requests::body.eq(answer.body.as_deref()),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Frees a name whose request had no effect.
pub fn free(ledger: &mut Ledger, key: i64, name_hash: &str) -> Result<(), StoreError> {
    diesel::delete(idempotent_requests::table.find((key, name_hash))).execute(ledger)?;
    Ok(())
}

/// Forgets requests from before an instant, at most `limit` of them; returns how many.
pub fn forget(ledger: &mut Ledger, before: UtcTime, limit: i64) -> Result<usize, StoreError> {
    Ok(diesel::sql_query(
        "DELETE FROM idempotent_requests WHERE (api_key_id, name_hash) IN ( \
           SELECT api_key_id, name_hash FROM idempotent_requests WHERE begun_at < $1 \
           ORDER BY begun_at LIMIT $2)",
    )
    .bind::<BigInt, _>(before.micros())
    .bind::<BigInt, _>(limit)
    .execute(ledger)?)
}

/// Whether there are requests from before an instant.
pub fn any_before(ledger: &mut Ledger, before: UtcTime) -> Result<bool, StoreError> {
    let old = idempotent_requests::table.filter(idempotent_requests::begun_at.lt(before.micros()));
    Ok(diesel::select(diesel::dsl::exists(old)).get_result(ledger)?)
}
