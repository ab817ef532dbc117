//! The pages of the desk, each with the rights that it wants.

use actix_web::body::BoxBody;
use actix_web::dev::HttpServiceFactory;
use actix_web::middleware::from_fn;
use actix_web::{FromRequest, Handler, Resource, Responder, web};

use super::{at, get_or_head};
use crate::domain::operator::Right;
use crate::web::desk;
use crate::web::entry::{self, Access, Door};

/// Every page of the desk that wants a session.
pub(super) fn all(config: &mut web::ServiceConfig) {
    config
        .service(reading("/desk", Right::Read, desk::today::show))
        .service(reading("/desk/relays", Right::Read, desk::relays::all))
        .service(reading(
            "/desk/relays/{name}",
            Right::Read,
            desk::relays::one,
        ))
        .service(posting(
            "/desk/relays/{name}/test",
            Right::People,
            desk::relays::test,
        ))
        .service(both(
            "/desk/records",
            Right::Read,
            Right::People,
            desk::relays::records,
            desk::relays::look,
        ))
        .service(reading("/desk/settings", Right::Read, desk::settings::show))
        .service(posting(
            "/desk/settings/ledger",
            Right::People,
            desk::settings::release,
        ))
        .configure(super::desk_subscribers::all)
        .configure(super::transfer::pages)
        .configure(super::desk_gate::inside);
}

/// A page that only shows something.
pub(super) fn reading<H, A>(pattern: &'static str, right: Right, read: H) -> impl HttpServiceFactory
where
    H: Handler<A>,
    H::Output: Responder + 'static,
    A: FromRequest + 'static,
{
    behind(pattern, "GET, HEAD", right, right, |resource| {
        resource.route(get_or_head().to(read))
    })
}

/// A button.
pub(super) fn posting<H, A>(pattern: &'static str, right: Right, act: H) -> impl HttpServiceFactory
where
    H: Handler<A>,
    H::Output: Responder + 'static,
    A: FromRequest + 'static,
{
    behind(pattern, "POST", right, right, |resource| {
        resource.route(web::post().to(act))
    })
}

/// A page with a form: looking at it wants one right, sending it another.
pub(super) fn both<H, A, I, B>(
    pattern: &'static str,
    look: Right,
    change: Right,
    read: H,
    act: I,
) -> impl HttpServiceFactory
where
    H: Handler<A>,
    H::Output: Responder + 'static,
    A: FromRequest + 'static,
    I: Handler<B>,
    I::Output: Responder + 'static,
    B: FromRequest + 'static,
{
    behind(pattern, "GET, HEAD, POST", look, change, |resource| {
        resource
            .route(get_or_head().to(read))
            .route(web::post().to(act))
    })
}

pub(super) fn behind(
    pattern: &'static str,
    methods: &'static str,
    read: Right,
    change: Right,
    routes: impl FnOnce(Resource) -> Resource,
) -> impl HttpServiceFactory {
    let access = Access {
        door: Door::Desk,
        read,
        change,
        methods,
    };
    routes(at(pattern, methods)).wrap(from_fn(
        move |request, next: actix_web::middleware::Next<BoxBody>| {
            entry::admit(access, request, next)
        },
    ))
}
