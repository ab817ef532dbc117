//! Getting into the desk: the pages before it, and those about accounts and people.

use actix_web::web;

use super::desk::{both, posting};
use super::get_or_head;
use super::keyed::guarded;
use crate::domain::operator::Right;
use crate::web::api::operators;
use crate::web::desk::{account, links, people, sign_in};

/// The pages before the desk, which want nobody who is known.
pub(super) fn outside(config: &mut web::ServiceConfig) {
    config
        .service(super::both("/desk/sign-in", sign_in::ask, sign_in::enter))
        .service(super::both(
            "/desk/sign-in/code",
            sign_in::ask_code,
            sign_in::enter_code,
        ))
        .service(super::both("/desk/link", links::ask_link, links::send_link))
        .service(super::both(
            "/desk/link/{token}",
            links::look_at_link,
            links::use_link,
        ))
        .service(super::both(
            "/desk/forgotten",
            links::ask_password,
            links::send_password,
        ))
        .service(super::both(
            "/desk/password/{token}",
            links::look_at_password,
            links::set_password,
        ))
        .service(super::both(
            "/desk/setup/{token}",
            links::look_at_setup,
            links::set_up,
        ))
        .service(super::both(
            "/desk/invitation/{token}",
            links::look_at_invitation,
            links::accept,
        ));
}

/// Operators by the API.
pub(super) fn keyed(config: &mut web::ServiceConfig) {
    config
        .service(guarded(
            "/api/v1/operators",
            "GET, HEAD",
            Right::People,
            Right::People,
            |resource| resource.route(get_or_head().to(operators::all)),
        ))
        .service(guarded(
            "/api/v1/operators/{id}",
            "GET, HEAD, PATCH, DELETE",
            Right::People,
            Right::People,
            |resource| {
                resource
                    .route(get_or_head().to(operators::show))
                    .route(web::patch().to(operators::edit))
                    .route(web::delete().to(operators::remove))
            },
        ))
        .service(guarded(
            "/api/v1/operators/{id}/sessions",
            "GET, HEAD, DELETE",
            Right::People,
            Right::People,
            |resource| {
                resource
                    .route(get_or_head().to(operators::sessions))
                    .route(web::delete().to(operators::end_sessions))
            },
        ))
        .service(guarded(
            "/api/v1/invitations",
            "GET, HEAD, POST",
            Right::People,
            Right::People,
            |resource| {
                resource
                    .route(get_or_head().to(operators::invitations))
                    .route(web::post().to(operators::invite))
            },
        ))
        .service(guarded(
            "/api/v1/invitations/{id}",
            "DELETE",
            Right::People,
            Right::People,
            |resource| resource.route(web::delete().to(operators::withdraw)),
        ));
}

/// One's own account, and what owners do about others.
pub(super) fn inside(config: &mut web::ServiceConfig) {
    config
        .service(both(
            "/desk/proof",
            Right::Read,
            Right::Read,
            sign_in::ask_proof,
            sign_in::prove,
        ))
        .service(posting("/desk/sign-out", Right::Read, sign_in::sign_out))
        .service(both(
            "/desk/account",
            Right::Read,
            Right::Read,
            account::show,
            account::act,
        ))
        .service(both(
            "/desk/account/second-factor",
            Right::Read,
            Right::Read,
            account::show_factor,
            account::act_on_factor,
        ))
        .service(both(
            "/desk/people",
            Right::People,
            Right::People,
            people::all,
            people::withdraw,
        ))
        .service(both(
            "/desk/people/invitation",
            Right::People,
            Right::People,
            people::ask_invitation,
            people::invite,
        ))
        .service(both(
            "/desk/people/{id}",
            Right::People,
            Right::People,
            people::show,
            people::act,
        ));
}
