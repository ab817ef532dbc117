//! The desk's pages about readers.

use actix_web::web;

use super::desk::{both, posting, reading};
use crate::domain::operator::Right::{Read, Subscribers, Transfer};
use crate::web::desk::subscribers::{adding, bulk, finding, person, spikes, suppressions};

/// Every one of them.
pub(super) fn all(config: &mut web::ServiceConfig) {
    config
        .service(reading("/desk/subscribers", Read, finding::show))
        .service(both(
            "/desk/subscribers/new",
            Subscribers,
            Subscribers,
            adding::show,
            adding::add,
        ))
        .service(reading("/desk/subscribers/{id}", Read, person::show))
        .service(posting(
            "/desk/subscribers/{id}/lists/{slug}",
            Subscribers,
            person::act,
        ))
        .service(posting(
            "/desk/subscribers/{id}/link",
            Subscribers,
            person::send_link,
        ))
        .service(posting(
            "/desk/subscribers/{id}/data",
            Transfer,
            person::download,
        ))
        .service(both(
            "/desk/subscribers/{id}/erasure",
            Transfer,
            Transfer,
            person::ask_erasure,
            person::erase,
        ))
        .service(both(
            "/desk/suppressions",
            Read,
            Subscribers,
            suppressions::all,
            suppressions::add,
        ))
        .service(both(
            "/desk/suppressions/{id}",
            Subscribers,
            Subscribers,
            suppressions::ask,
            suppressions::lift,
        ))
        .configure(for_many);
}

/// What concerns many readers at once.
fn for_many(config: &mut web::ServiceConfig) {
    config
        .service(reading("/desk/bulk-actions", Read, bulk::all))
        .service(both(
            "/desk/bulk-actions/new",
            Transfer,
            Transfer,
            bulk::new,
            bulk::ask,
        ))
        .service(both(
            "/desk/bulk-actions/{id}",
            Read,
            Transfer,
            bulk::show,
            bulk::act,
        ))
        .service(reading("/desk/removals", Read, spikes::waves))
        .service(both(
            "/desk/removals/{id}",
            Read,
            Subscribers,
            spikes::wave,
            spikes::decide_wave,
        ))
        .service(both(
            "/desk/held-sign-ups",
            Read,
            Subscribers,
            spikes::held,
            spikes::decide_held,
        ));
}
