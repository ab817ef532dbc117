//! The addresses of the API that are about readers.

use actix_web::{guard, web};

use super::get_or_head;
use super::keyed::{keyed, posting, reading};
use crate::domain::operator::Right::{Subscribers, Transfer};
use crate::web::api::subscribers::{self, adding, changing, story};
use crate::web::api::{bulk_actions, held_sign_ups, suppressions};

/// Every one of them.
pub(super) fn all(config: &mut web::ServiceConfig) {
    config
        .service(keyed(
            "/api/v1/subscribers",
            "GET, HEAD, POST",
            Subscribers,
            |resource| {
                resource
                    .route(get_or_head().to(subscribers::all))
                    .route(web::post().to(adding::create))
            },
        ))
        // Forgetting wants another right than every other change at the same address.
        .service(keyed(
            "/api/v1/subscribers/{id}",
            "DELETE",
            Transfer,
            |resource| {
                resource
                    .guard(guard::Delete())
                    .route(web::delete().to(changing::erase))
            },
        ))
        .service(keyed(
            "/api/v1/subscribers/{id}",
            "GET, HEAD, PATCH, DELETE",
            Subscribers,
            |resource| {
                resource
                    .route(get_or_head().to(subscribers::show))
                    .route(web::patch().to(changing::change))
            },
        ))
        .service(reading(
            "/api/v1/subscribers/{id}/timeline",
            story::timeline,
        ))
        .service(posting(
            "/api/v1/subscribers/{id}/link",
            Subscribers,
            changing::send_link,
        ))
        .service(posting(
            "/api/v1/subscribers/{id}/data",
            Transfer,
            changing::data,
        ))
        .service(keyed(
            "/api/v1/suppressions",
            "GET, HEAD, POST",
            Subscribers,
            |resource| {
                resource
                    .route(get_or_head().to(suppressions::all))
                    .route(web::post().to(suppressions::add))
            },
        ))
        .service(keyed(
            "/api/v1/suppressions/{id}",
            "DELETE",
            Subscribers,
            |resource| resource.route(web::delete().to(suppressions::lift)),
        ))
        .configure(for_many);
}

/// What concerns many readers at once.
fn for_many(config: &mut web::ServiceConfig) {
    config
        .service(keyed(
            "/api/v1/bulk-actions",
            "GET, HEAD, POST",
            Transfer,
            |resource| {
                resource
                    .route(get_or_head().to(bulk_actions::all))
                    .route(web::post().to(bulk_actions::ask))
            },
        ))
        .service(reading("/api/v1/bulk-actions/{id}", bulk_actions::show))
        .service(posting(
            "/api/v1/bulk-actions/{id}/confirm",
            Transfer,
            bulk_actions::confirm,
        ))
        .service(posting(
            "/api/v1/bulk-actions/{id}/cancel",
            Transfer,
            bulk_actions::cancel,
        ))
        .service(posting(
            "/api/v1/bulk-actions/{id}/undo",
            Transfer,
            bulk_actions::undo,
        ))
        .service(reading("/api/v1/held-sign-ups", held_sign_ups::show))
        .service(posting(
            "/api/v1/held-sign-ups/release",
            Subscribers,
            held_sign_ups::release,
        ))
        .service(posting(
            "/api/v1/held-sign-ups/drop",
            Subscribers,
            held_sign_ups::drop_kept,
        ));
}
