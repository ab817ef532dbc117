//! Import and export: the pages of the desk and the addresses of the API.

use actix_web::web;

use super::{desk, get_or_head, keyed};
use crate::domain::operator::Right;
use crate::web::api;

/// The pages.
pub(super) fn pages(config: &mut web::ServiceConfig) {
    use crate::web::desk::transfer::{exports, imports};
    config
        .service(desk::reading("/desk/transfer", Right::Read, imports::list))
        .service(desk::posting(
            "/desk/transfer/imports",
            Right::Transfer,
            imports::upload,
        ))
        .service(desk::both(
            "/desk/transfer/imports/{id}",
            Right::Read,
            Right::Transfer,
            imports::show,
            imports::plan,
        ))
        .service(desk::posting(
            "/desk/transfer/imports/{id}/start",
            Right::Transfer,
            imports::start,
        ))
        .service(desk::posting(
            "/desk/transfer/imports/{id}/cancel",
            Right::Transfer,
            imports::cancel,
        ))
        .service(desk::reading(
            "/desk/transfer/imports/{id}/faults.csv",
            Right::Read,
            imports::faults,
        ))
        .service(desk::both(
            "/desk/transfer/exports",
            Right::Read,
            Right::Transfer,
            exports::list,
            exports::order,
        ))
        .service(desk::posting(
            "/desk/transfer/exports/{id}/download",
            Right::Transfer,
            exports::download,
        ))
        .service(desk::posting(
            "/desk/transfer/exports/{id}/cancel",
            Right::Transfer,
            exports::cancel,
        ));
}

/// The addresses of the API.
pub(super) fn program(config: &mut web::ServiceConfig) {
    config
        .service(keyed::keyed(
            "/api/v1/imports",
            "GET, HEAD, POST",
            Right::Transfer,
            |resource| {
                resource
                    .route(get_or_head().to(api::imports::all))
                    .route(web::post().to(api::imports::upload))
            },
        ))
        .service(keyed::changing(
            "/api/v1/imports/{id}",
            Right::Transfer,
            api::imports::show,
            api::imports::edit,
        ))
        .service(keyed::posting(
            "/api/v1/imports/{id}/check",
            Right::Transfer,
            api::imports::check,
        ))
        .service(keyed::posting(
            "/api/v1/imports/{id}/start",
            Right::Transfer,
            api::imports::start,
        ))
        .service(keyed::posting(
            "/api/v1/imports/{id}/cancel",
            Right::Transfer,
            api::imports::cancel,
        ))
        .service(keyed::reading(
            "/api/v1/imports/{id}/faults",
            api::imports::faults,
        ))
        .service(keyed::reading(
            "/api/v1/imports/{id}/faults.csv",
            api::imports::fault_sheet,
        ))
        .service(keyed::keyed(
            "/api/v1/exports",
            "GET, HEAD, POST",
            Right::Transfer,
            |resource| {
                resource
                    .route(get_or_head().to(api::exports::all))
                    .route(web::post().to(api::exports::order))
            },
        ))
        .service(keyed::reading("/api/v1/exports/{id}", api::exports::show))
        .service(keyed::posting(
            "/api/v1/exports/{id}/download",
            Right::Transfer,
            api::exports::download,
        ))
        .service(keyed::posting(
            "/api/v1/exports/{id}/cancel",
            Right::Transfer,
            api::exports::cancel,
        ));
}
