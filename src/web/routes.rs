//! Which address leads where. Every address also works with a slash at its end, because gateways
//! that rewrite links add one. What wants somebody who is known stands in two tables of its own: `keyed` for
//! the API, `desk` for the pages of operators.

mod desk;
mod desk_gate;
mod desk_issues;
mod desk_lists;
mod desk_subscribers;
mod keyed;
mod keyed_issues;
mod keyed_lists;
mod keyed_subscribers;
mod people;
mod transfer;

use actix_web::dev::HttpServiceFactory;
use actix_web::{FromRequest, Handler, HttpRequest, Resource, Responder, Route, guard, web};

use super::{
    across, api, archive, confirmation, docs, embedding, figures, health, hooks, lists,
    preferences, problem, tryout, unsubscribe,
};
use crate::config::Mode;

/// Every route of the service; those of the try-out only in try-out mode.
pub(super) fn all(config: &mut web::ServiceConfig, mode: Mode) {
    config
        .service(reading("/", lists::home))
        .service(reading("/static/style.css", lists::style))
        .service(reading("/static/icon.svg", lists::icon))
        .service(reading("/static/embed.js", embedding::script))
        .service(reading("/static/signup.js", lists::script))
        .service(reading("/static/desk.css", super::desk::style))
        .service(reading("/static/desk.js", super::desk::script))
        .service(reading("/lists/{slug}/challenge", lists::challenge))
        .service(both("/lists/{slug}", lists::form, lists::subscribe))
        .service(reading("/lists/{slug}/colours.css", lists::colours))
        .service(reading("/lists/{slug}/embed", embedding::show))
        .service(both(
            "/lists/{slug}/frame",
            embedding::frame,
            embedding::subscribe,
        ))
        .service(reading("/lists/{slug}/privacy", embedding::privacy))
        .service(reading("/lists/{slug}/terms", lists::current_terms))
        .service(reading("/lists/{slug}/terms/{version}", lists::terms))
        .service(reading("/lists/{slug}/issues", archive::index))
        .service(reading("/lists/{slug}/issues.atom", archive::feed))
        .service(reading("/lists/{slug}/issues/{issue}", archive::issue))
        .service(both(
            "/confirmation/{token}",
            confirmation::ask,
            confirmation::answer,
        ))
        .service(both(
            "/refusal/{token}",
            confirmation::ask_not_me,
            confirmation::refuse,
        ))
        .service(both("/u/{token}", unsubscribe::ask, unsubscribe::leave))
        .service(posting("/u/{token}/reason", unsubscribe::say_why))
        .service(posting("/u/{token}/undo", unsubscribe::undo))
        .configure(for_choices)
        .configure(for_developers)
        .service(both("/hooks/websub/{token}", hooks::verify, hooks::hear))
        .configure(for_monitors)
        .service(
            at("/api/v1/subscriptions", "POST, OPTIONS")
                .route(web::post().to(api::subscriptions::create))
                .route(asking().to(across::may_post)),
        )
        .service(
            at("/api/v1/lists/{slug}/form", "GET, HEAD, OPTIONS")
                .route(get_or_head().to(api::form::show))
                .route(asking().to(across::may_read_form)),
        )
        .service(reading("/api/v1/openapi.json", api::openapi::document))
        .configure(keyed::all)
        .configure(keyed_lists::all)
        .configure(keyed_subscribers::all)
        .configure(people::all)
        .configure(keyed_issues::all)
        .configure(desk::all)
        .configure(desk_lists::all)
        .configure(desk_issues::all)
        .configure(desk_gate::outside)
        .configure(desk_gate::keyed);
    if mode == Mode::TryOut {
        config
            .service(reading("/outbox", tryout::outbox))
            .service(posting("/outbox/send-now", tryout::send_now))
            .service(reading("/outbox/{name}", tryout::letter))
            .service(reading("/outbox/{name}/html", tryout::letter_html))
            .service(reading("/sample/feed.xml", tryout::feed))
            .service(reading("/sample/articles/{slug}", tryout::article))
            .service(reading("/sample/images/{slug}.svg", tryout::image));
    }
}

/// Where readers look after what they read.
fn for_choices(config: &mut web::ServiceConfig) {
    config
        .service(both(
            "/p/{token}",
            preferences::letter::show,
            preferences::letter::act,
        ))
        .service(both(
            "/preferences",
            preferences::ask,
            preferences::send_link,
        ))
        .service(both(
            "/preferences/{token}",
            preferences::show,
            preferences::act,
        ))
        .service(both(
            "/preferences/{token}/lists/{slug}",
            preferences::list::show,
            preferences::list::act,
        ))
        .service(both(
            "/preferences/{token}/address",
            preferences::person::ask_address,
            preferences::person::move_to,
        ))
        .service(posting(
            "/preferences/{token}/data",
            preferences::person::download,
        ))
        .service(both(
            "/preferences/{token}/erasure",
            preferences::person::ask_erasure,
            preferences::person::erase,
        ))
        .service(both(
            "/address/{token}",
            preferences::person::ask_move,
            preferences::person::agree,
        ));
}

/// The API's documentation.
fn for_developers(config: &mut web::ServiceConfig) {
    config
        .service(reading("/api/docs", docs::overview))
        .service(reading("/api/docs/{group}", docs::group))
        .service(reading("/static/docs.css", docs::style))
        .service(reading("/static/docs.js", docs::script));
}

/// What monitors look at, of every process that shows anything.
pub(super) fn for_monitors(config: &mut web::ServiceConfig) {
    config
        .service(reading("/health/live", health::live))
        .service(reading("/health/ready", health::ready))
        .service(reading("/metrics", figures::metrics));
}

fn reading<H, A>(pattern: &'static str, read: H) -> impl HttpServiceFactory
where
    H: Handler<A>,
    H::Output: Responder + 'static,
    A: FromRequest + 'static,
{
    at(pattern, "GET, HEAD").route(get_or_head().to(read))
}

fn posting<H, A>(pattern: &'static str, act: H) -> impl HttpServiceFactory
where
    H: Handler<A>,
    H::Output: Responder + 'static,
    A: FromRequest + 'static,
{
    at(pattern, "POST").route(web::post().to(act))
}

fn both<H, A, I, B>(pattern: &'static str, read: H, act: I) -> impl HttpServiceFactory
where
    H: Handler<A>,
    H::Output: Responder + 'static,
    A: FromRequest + 'static,
    I: Handler<B>,
    I::Output: Responder + 'static,
    B: FromRequest + 'static,
{
    at(pattern, "GET, HEAD, POST")
        .route(get_or_head().to(read))
        .route(web::post().to(act))
}

/// What a browser asks before it sends what a page of another site wants sent (CORS).
fn asking() -> Route {
    web::route().guard(guard::Options())
}

fn get_or_head() -> Route {
    web::route().guard(guard::Any(guard::Get()).or(guard::Head()))
}

/// A resource that answers other methods with 405 and the list of `allowed` ones (RFC 9110 section 15.5.6).
fn at(pattern: &'static str, allowed: &'static str) -> Resource {
    let patterns = match pattern {
        "/" => vec![pattern.to_owned()],
        _ => vec![pattern.to_owned(), format!("{pattern}/")],
    };
    web::resource(patterns).default_service(web::to(move |request: HttpRequest| async move {
        problem::method_not_allowed(&request, allowed)
    }))
}
