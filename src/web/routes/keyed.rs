//! The addresses of the API that want a key, each with the right that it wants. The desk's own pages may
//! look at them with their session.

use actix_web::body::BoxBody;
use actix_web::dev::HttpServiceFactory;
use actix_web::middleware::from_fn;
use actix_web::{FromRequest, Handler, Resource, Responder, web};

use super::{at, get_or_head};
use crate::domain::operator::Right;
use crate::web::api;
use crate::web::entry::{self, Access, Door};

/// Every route that wants a key.
pub(super) fn all(config: &mut web::ServiceConfig) {
    config
        .configure(super::transfer::program)
        .service(reading(
            "/api/v1/lists/{slug}/forecast",
            api::forecasts::show,
        ))
        .service(posting(
            "/api/v1/preferences",
            Right::Subscribers,
            api::preferences::change,
        ))
        .service(keyed(
            "/api/v1/lists/{slug}/topic-rules",
            "GET, HEAD, PUT",
            Right::Content,
            |resource| {
                resource
                    .route(get_or_head().to(api::topic_rules::show))
                    .route(web::put().to(api::topic_rules::replace))
            },
        ))
        .service(reading("/api/v1/issues/{id}", api::issues::show))
        .service(reading("/api/v1/issues/{id}/events", api::issues::events))
        .service(changing(
            "/api/v1/issues/{id}/draft",
            Right::Content,
            api::editing::draft,
            api::editing::edit,
        ))
        .service(posting(
            "/api/v1/issues/{id}/approval",
            Right::Send,
            api::editing::approve,
        ))
        .service(posting(
            "/api/v1/issues/{id}/stop",
            Right::Send,
            api::editing::stop,
        ))
        .service(posting(
            "/api/v1/lists/{slug}/breaking",
            Right::Send,
            api::breaking::send,
        ))
        .service(changing(
            "/api/v1/lists/{slug}/editorial",
            Right::Content,
            api::editorial::show,
            api::editorial::edit,
        ))
        .service(reading("/api/v1/explanations", api::explanations::show))
        .service(reading("/api/v1/today", api::today::show))
        .service(reading("/api/v1/attention", api::today::attention))
        .service(reading("/api/v1/growth", api::today::growth))
        .service(reading("/api/v1/relays", api::relays::all))
        .service(reading("/api/v1/relays/{name}", api::relays::show))
        .service(posting(
            "/api/v1/relays/{name}/test",
            Right::People,
            api::relays::test,
        ))
        .service(reading("/api/v1/records", api::relays::records))
        .service(posting(
            "/api/v1/records/look",
            Right::People,
            api::relays::look,
        ))
        .service(reading("/api/v1/settings", api::settings::show))
        .service(reading("/api/v1/removals", api::removals::all))
        .service(reading("/api/v1/removals/{id}", api::removals::show))
        .service(posting(
            "/api/v1/removals/{id}/undo",
            Right::Subscribers,
            api::removals::undo,
        ))
        .service(posting(
            "/api/v1/removals/{id}/keep",
            Right::Subscribers,
            api::removals::keep,
        ));
}

/// An address that only shows something.
pub(super) fn reading<H, A>(pattern: &'static str, read: H) -> impl HttpServiceFactory
where
    H: Handler<A>,
    H::Output: Responder + 'static,
    A: FromRequest + 'static,
{
    keyed(pattern, "GET, HEAD", Right::Read, |resource| {
        resource.route(get_or_head().to(read))
    })
}

/// An address that does something.
pub(super) fn posting<H, A>(pattern: &'static str, right: Right, act: H) -> impl HttpServiceFactory
where
    H: Handler<A>,
    H::Output: Responder + 'static,
    A: FromRequest + 'static,
{
    keyed(pattern, "POST", right, |resource| {
        resource.route(web::post().to(act))
    })
}

/// An address that shows something and takes changes to it.
pub(super) fn changing<H, A, I, B>(
    pattern: &'static str,
    right: Right,
    read: H,
    change: I,
) -> impl HttpServiceFactory
where
    H: Handler<A>,
    H::Output: Responder + 'static,
    A: FromRequest + 'static,
    I: Handler<B>,
    I::Output: Responder + 'static,
    B: FromRequest + 'static,
{
    keyed(pattern, "GET, HEAD, PATCH", right, |resource| {
        resource
            .route(get_or_head().to(read))
            .route(web::patch().to(change))
    })
}

/// Any address that wants a key: looking wants [`Right::Read`], everything else `change`.
pub(super) fn keyed(
    pattern: &'static str,
    methods: &'static str,
    change: Right,
    routes: impl FnOnce(Resource) -> Resource,
) -> impl HttpServiceFactory {
    keyed_beside(routes(at(pattern, methods)), methods, change)
}

/// An address of which only these methods want a key; the others are for everybody.
pub(super) fn keyed_beside(
    resource: Resource,
    methods: &'static str,
    change: Right,
) -> impl HttpServiceFactory {
    wrapped(resource, methods, Right::Read, change)
}

/// An address of which looking, too, wants more than [`Right::Read`].
pub(super) fn guarded(
    pattern: &'static str,
    methods: &'static str,
    read: Right,
    change: Right,
    routes: impl FnOnce(Resource) -> Resource,
) -> impl HttpServiceFactory {
    wrapped(routes(at(pattern, methods)), methods, read, change)
}

fn wrapped(
    resource: Resource,
    methods: &'static str,
    read: Right,
    change: Right,
) -> impl HttpServiceFactory {
    let access = Access {
        door: Door::Api,
        read,
        change,
        methods,
    };
    resource.wrap(from_fn(
        move |request, next: actix_web::middleware::Next<BoxBody>| {
            entry::admit(access, request, next)
        },
    ))
}
