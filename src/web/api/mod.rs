//! The API for developers, version 1: JSON in, JSON out, RFC 9457 problems.

pub(super) mod allowance;
pub(super) mod article_pages;
pub(super) mod articles;
pub(super) mod audit;
pub(super) mod breaking;
pub(super) mod bulk_actions;
pub(super) mod doubts;
pub(super) mod editing;
pub(super) mod editorial;
pub(super) mod explanations;
pub(super) mod exports;
pub(super) mod feed_changes;
pub(super) mod feeds;
pub(super) mod forecasts;
pub(super) mod form;
pub(super) mod held_sign_ups;
pub(super) mod imports;
pub(super) mod issue_acts;
pub(super) mod issue_list;
pub(super) mod issues;
mod json;
pub(super) mod keys;
mod list_documents;
pub(super) mod list_settings;
pub(super) mod list_topics;
pub(super) mod lists;
pub(super) mod once;
pub(super) mod openapi;
pub(super) mod operators;
mod pages;
pub(super) mod preferences;
mod query;
pub(super) mod recipients;
pub(super) mod relays;
pub(super) mod removals;
pub(super) mod schedules;
pub(super) mod settings;
pub(super) mod subscribers;
pub(super) mod subscriptions;
pub(super) mod suppressions;
mod tags;
pub(super) mod today;
pub(super) mod topic_rules;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse};

use super::problem::{FieldError, Problem};
use crate::services::{App, keys as api_keys};

/// An answer that no cache keeps.
fn answer(status: StatusCode, body: &impl serde::Serialize) -> HttpResponse {
    let mut response = HttpResponse::build(status);
    response.insert_header((header::CACHE_CONTROL, "no-store"));
    response.json(body)
}

/// The address of the request names a list that is not there.
pub(super) fn no_such_list() -> Problem {
    Problem::plain(StatusCode::NOT_FOUND, "There is no such list.")
}

/// The body or the query of the request names a list that is not there: a field to put right.
pub(super) fn no_list_of_field() -> Problem {
    Problem::fields(vec![FieldError::new("list", "there is no such list")])
}

/// The number of the key that a request came with, where none is needed; a key that does not work is refused.
async fn key_id(app: &App, request: &HttpRequest) -> Result<Option<i64>, Problem> {
    let Some(key) = super::guard::bearer(request) else {
        return Ok(None);
    };
    match api_keys::authenticate(app, key).await? {
        Some(key) => Ok(Some(key.id)),
        None => Err(no_key()),
    }
}

/// What whoever brings no key that works is told.
pub(super) fn no_key() -> Problem {
    let detail = "Send an API key in the header Authorization: Bearer pr_…; an operator makes one with: postrider key create";
    Problem::plain(StatusCode::UNAUTHORIZED, detail)
}
