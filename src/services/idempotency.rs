//! Requests that may be sent twice and are carried out once (draft-ietf-httpapi-idempotency-key-header).
//!
//! A program that got no answer does not know whether its request arrived. With a name of its own for the request
//! it may simply send it again: the first one is written down before it is carried out, and its answer afterwards.
//! Between the two the process may die. Then nobody knows whether the request took effect, and a second try is
//! refused rather than carried out.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::{App, StoreError};
use crate::domain::time::UtcTime;
use crate::store;

pub use crate::store::idempotency::Answer;

/// Seconds after which a request without an answer is taken for lost.
const UNDER_WAY_SECONDS: i64 = 300;
/// Old requests that are forgotten in one transaction.
const FORGOTTEN_AT_ONCE: i64 = 500;

/// A request by the name that its sender gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    key: i64,
    name_hash: String,
}

/// Where a request stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It is new: carry it out, and [`keep`] its answer.
    Begun(Named),
    /// It is being carried out.
    UnderWay,
    /// It was begun, and what it was answered is not there to repeat.
    Spent,
    /// The name belongs to another request.
    Another,
    /// It was carried out.
    Answered(Answer),
}

/// Writes down that a request begins, or says what became of the first one of this name. `request` is everything
/// that makes it this request: its method, its address, its body.
pub async fn begin(
    app: &App,
    key: i64,
    name: &str,
    request: &[&[u8]],
) -> Result<Standing, StoreError> {
    let now = app.now();
    let request = hash_of(request);
    let forget_before = kept_since(app, now);
    let name_hash = HEXLOWER.encode(&Sha256::digest(name.as_bytes()));
    app.database
        .write(move |ledger| {
            if store::idempotency::begin(ledger, key, &name_hash, &request, forget_before, now)? {
                return Ok(Standing::Begun(Named { key, name_hash }));
            }
            let first = store::idempotency::find(ledger, key, &name_hash)?;
            Ok(match first {
                Some(first) if first.request_hash != request => Standing::Another,
                Some(first) => standing(first, now),
                // It was freed a moment ago; the sender asks again.
                None => Standing::UnderWay,
            })
        })
        .await
}

/// Each part with its length before it, so that no part can pass for the end of another.
fn hash_of(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    HEXLOWER.encode(&hash.finalize())
}

fn standing(first: store::idempotency::Request, now: UtcTime) -> Standing {
    match (first.status, first.body) {
        (None, _) if now.seconds_since(first.begun_at) < UNDER_WAY_SECONDS => Standing::UnderWay,
        (None, _) | (Some(_), None) => Standing::Spent,
        (Some(status), body) => Standing::Answered(Answer {
            status,
            content_type: first.content_type,
            location: first.location,
            etag: first.etag,
            body,
        }),
    }
}

/// Keeps the answer of a request that was carried out.
pub async fn keep(app: &App, named: Named, answer: Answer) -> Result<(), StoreError> {
    app.database
        .write(move |ledger| {
            store::idempotency::answer(ledger, named.key, &named.name_hash, &answer)
        })
        .await
}

/// Frees the name of a request that failed on our side: it may be tried again.
pub async fn free(app: &App, named: Named) -> Result<(), StoreError> {
    app.database
        .write(move |ledger| store::idempotency::free(ledger, named.key, &named.name_hash))
        .await
}

/// Forgets what is older than `api.idempotency_hours`; returns how many requests. Safe to call at any time.
pub async fn forget_old(app: &App) -> Result<usize, StoreError> {
    let before = kept_since(app, app.now());
    let any = app
        .database
        .read(move |ledger| store::idempotency::any_before(ledger, before))
        .await?;
    if !any {
        return Ok(0);
    }
    app.database
        .write(move |ledger| store::idempotency::forget(ledger, before, FORGOTTEN_AT_ONCE))
        .await
}

fn kept_since(app: &App, now: UtcTime) -> UtcTime {
    now.plus_seconds(-i64::from(app.config.api.idempotency_hours) * 3_600)
}
