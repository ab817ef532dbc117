//! What is behind the right to look after people: keys and the audit log, for the API and at the desk.

use actix_web::web;

use super::desk::behind;
use super::get_or_head;
use super::keyed::guarded;
use crate::domain::operator::Right::People;
use crate::web::{api, desk};

/// Every route of keys and of the audit log.
pub(super) fn all(config: &mut web::ServiceConfig) {
    config
        .service(guarded(
            "/api/v1/keys",
            "GET, HEAD, POST",
            People,
            People,
            |resource| {
                resource
                    .route(get_or_head().to(api::keys::all))
                    .route(web::post().to(api::keys::create))
            },
        ))
        .service(guarded(
            "/api/v1/keys/{id}",
            "GET, HEAD, DELETE",
            People,
            People,
            |resource| {
                resource
                    .route(get_or_head().to(api::keys::show))
                    .route(web::delete().to(api::keys::revoke))
            },
        ))
        .service(guarded(
            "/api/v1/audit",
            "GET, HEAD",
            People,
            People,
            |resource| resource.route(get_or_head().to(api::audit::all)),
        ))
        .service(guarded(
            "/api/v1/audit/chain",
            "GET, HEAD",
            People,
            People,
            |resource| resource.route(get_or_head().to(api::audit::chain)),
        ))
        .service(guarded(
            "/api/v1/audit/export",
            "GET, HEAD",
            People,
            People,
            |resource| resource.route(get_or_head().to(api::audit::export)),
        ))
        .service(behind(
            "/desk/keys",
            "GET, HEAD",
            People,
            People,
            |resource| resource.route(get_or_head().to(desk::keys::all)),
        ))
        .service(behind(
            "/desk/keys/new",
            "GET, HEAD, POST",
            People,
            People,
            |resource| {
                resource
                    .route(get_or_head().to(desk::keys::ask))
                    .route(web::post().to(desk::keys::create))
            },
        ))
        .service(behind(
            "/desk/keys/{id}",
            "GET, HEAD",
            People,
            People,
            |resource| resource.route(get_or_head().to(desk::keys::show)),
        ))
        .service(behind(
            "/desk/keys/{id}/revoke",
            "POST",
            People,
            People,
            |resource| resource.route(web::post().to(desk::keys::revoke)),
        ))
        .service(behind(
            "/desk/audit",
            "GET, HEAD",
            People,
            People,
            |resource| resource.route(get_or_head().to(desk::audit::all)),
        ))
        .service(behind(
            "/desk/audit/check",
            "POST",
            People,
            People,
            |resource| resource.route(web::post().to(desk::audit::check)),
        ))
        .service(behind(
            "/desk/audit/export",
            "POST",
            People,
            People,
            |resource| resource.route(web::post().to(desk::audit::export)),
        ));
}
