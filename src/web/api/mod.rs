//! The API for developers, version 1: JSON in, JSON out, RFC 9457 problems.

pub(super) mod articles;
mod json;
pub(super) mod lists;
pub(super) mod openapi;
pub(super) mod subscriptions;

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};

/// An answer that no cache keeps.
fn answer(status: StatusCode, body: &impl serde::Serialize) -> HttpResponse {
    let mut response = HttpResponse::build(status);
    response.insert_header((header::CACHE_CONTROL, "no-store"));
    response.json(body)
}
