//! The addresses of the API about issues, each with the right that it wants.

use actix_web::web;

use super::get_or_head;
use super::keyed::{keyed, posting, reading};
use crate::domain::operator::Right;
use crate::web::api::{doubts, issue_acts, issue_list, recipients};

/// Every address about issues besides their progress and their drafts.
pub(super) fn all(config: &mut web::ServiceConfig) {
    let (send, both) = (Right::Send, "GET, HEAD, POST");
    config
        .service(keyed("/api/v1/issues", both, send, |resource| {
            resource
                .route(get_or_head().to(issue_list::all))
                .route(web::post().to(issue_list::make))
        }))
        .service(posting(
            "/api/v1/issues/{id}/pause",
            send,
            issue_acts::pause,
        ))
        .service(posting(
            "/api/v1/issues/{id}/resume",
            send,
            issue_acts::resume,
        ))
        .service(posting(
            "/api/v1/issues/{id}/cancel",
            send,
            issue_acts::cancel,
        ))
        .service(posting(
            "/api/v1/issues/{id}/retries",
            send,
            issue_acts::retry,
        ))
        .service(keyed(
            "/api/v1/issues/{id}/doubts",
            both,
            send,
            |resource| {
                resource
                    .route(get_or_head().to(issue_acts::doubts))
                    .route(web::post().to(issue_acts::decide))
            },
        ))
        .service(keyed("/api/v1/doubts", both, send, |resource| {
            resource
                .route(get_or_head().to(doubts::all))
                .route(web::post().to(doubts::decide))
        }))
        .service(reading("/api/v1/issues/{id}/recipients", recipients::all))
        .service(posting(
            "/api/v1/issues/{id}/recipients/export",
            Right::Transfer,
            recipients::export,
        ))
        .service(reading("/api/v1/issues/{id}/preview", recipients::preview))
        .service(keyed(
            "/api/v1/issues/{id}/test-letters",
            both,
            send,
            |resource| {
                resource
                    .route(get_or_head().to(recipients::tests))
                    .route(web::post().to(recipients::test))
            },
        ));
}
