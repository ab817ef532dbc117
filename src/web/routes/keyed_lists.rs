//! The addresses of the API for lists, feeds and articles.

use actix_web::web;

use super::keyed::{keyed, keyed_beside, posting, reading};
use super::{at, get_or_head};
use crate::domain::operator::Right;
use crate::web::api::{
    article_pages, articles, feed_changes, feeds, list_settings, list_topics, lists, schedules,
};

/// Every route of lists, feeds and articles.
pub(super) fn all(config: &mut web::ServiceConfig) {
    for_lists(config);
    config
        .service(keyed(
            "/api/v1/feeds",
            "GET, HEAD, POST",
            Right::Content,
            |resource| {
                resource
                    .route(get_or_head().to(feeds::all))
                    .route(web::post().to(feed_changes::add))
            },
        ))
        .service(posting(
            "/api/v1/feeds/try",
            Right::Content,
            feed_changes::try_out,
        ))
        .service(posting(
            "/api/v1/feeds/find",
            Right::Content,
            feed_changes::find,
        ))
        .service(keyed(
            "/api/v1/feeds/{id}",
            "GET, HEAD, PATCH, DELETE",
            Right::Content,
            |resource| {
                resource
                    .route(get_or_head().to(feeds::show))
                    .route(web::patch().to(feed_changes::edit))
                    .route(web::delete().to(feed_changes::remove))
            },
        ))
        .service(posting(
            "/api/v1/feeds/{id}/release",
            Right::Content,
            feeds::release,
        ))
        .service(posting(
            "/api/v1/feeds/{id}/drop",
            Right::Content,
            feeds::drop_flood,
        ))
        .service(posting(
            "/api/v1/feeds/{id}/visit",
            Right::Content,
            feed_changes::visit,
        ))
        .service(keyed(
            "/api/v1/articles",
            "GET, HEAD, POST",
            Right::Content,
            |resource| {
                resource
                    .route(get_or_head().to(article_pages::find))
                    .route(web::post().to(articles::push))
            },
        ))
        .service(keyed(
            "/api/v1/articles/{id}",
            "GET, HEAD, PATCH",
            Right::Content,
            |resource| {
                resource
                    .route(get_or_head().to(article_pages::show))
                    .route(web::patch().to(article_pages::edit))
            },
        ))
        .service(posting(
            "/api/v1/articles/{id}/hide",
            Right::Content,
            article_pages::hide,
        ))
        .service(posting(
            "/api/v1/articles/{id}/show",
            Right::Content,
            article_pages::unhide,
        ));
}

fn for_lists(config: &mut web::ServiceConfig) {
    config
        // Which lists take sign-ups anybody may ask; making one wants a key.
        .service(keyed_beside(
            at("/api/v1/lists", "GET, HEAD, POST")
                .route(get_or_head().to(lists::all))
                .route(web::post().to(list_settings::create)),
            "POST",
            Right::Content,
        ))
        .service(keyed(
            "/api/v1/lists/{slug}",
            "GET, HEAD, PATCH",
            Right::Content,
            |resource| {
                resource
                    .route(get_or_head().to(list_settings::show))
                    .route(web::patch().to(list_settings::edit))
            },
        ))
        .service(keyed(
            "/api/v1/lists/{slug}/topics",
            "GET, HEAD, POST, PUT",
            Right::Content,
            |resource| {
                resource
                    .route(get_or_head().to(list_topics::topics))
                    .route(web::post().to(list_topics::add_topic))
                    .route(web::put().to(list_topics::order_topics))
            },
        ))
        .service(keyed(
            "/api/v1/lists/{slug}/topics/{topic}",
            "PATCH, DELETE",
            Right::Content,
            |resource| {
                resource
                    .route(web::patch().to(list_topics::rename_topic))
                    .route(web::delete().to(list_topics::remove_topic))
            },
        ))
        .service(keyed(
            "/api/v1/lists/{slug}/terms",
            "GET, HEAD, POST",
            Right::Content,
            |resource| {
                resource
                    .route(get_or_head().to(list_topics::terms))
                    .route(web::post().to(list_topics::publish_terms))
            },
        ))
        .service(keyed(
            "/api/v1/lists/{slug}/schedules",
            "GET, HEAD, POST",
            Right::Content,
            |resource| {
                resource
                    .route(get_or_head().to(schedules::all))
                    .route(web::post().to(schedules::add))
            },
        ))
        .service(keyed(
            "/api/v1/lists/{slug}/schedules/{name}",
            "PATCH",
            Right::Content,
            |resource| resource.route(web::patch().to(schedules::edit)),
        ))
        .service(reading("/api/v1/next-runs", schedules::next_runs));
}
