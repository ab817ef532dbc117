//! The desk's pages about issues.

use actix_web::web;

use super::desk::{both, posting, reading};
use crate::domain::operator::Right;
use crate::web::desk::{doubts, issues};

/// Every page about issues.
pub(super) fn all(config: &mut web::ServiceConfig) {
    let (read, content, send) = (Right::Read, Right::Content, Right::Send);
    config
        .service(reading("/desk/issues", read, issues::list))
        .service(reading("/desk/issues/calendar", read, issues::calendar))
        .service(both(
            "/desk/issues/new",
            send,
            send,
            issues::ask_new,
            issues::make,
        ))
        .service(both(
            "/desk/issues/breaking",
            send,
            send,
            issues::ask_breaking,
            issues::send_breaking,
        ))
        .service(both(
            "/desk/doubts",
            read,
            send,
            doubts::show,
            doubts::decide,
        ))
        .service(reading("/desk/issues/{id}", read, issues::show))
        .service(both(
            "/desk/issues/{id}/edit",
            content,
            content,
            issues::edit,
            issues::save,
        ))
        .service(reading("/desk/issues/{id}/letter", read, issues::look))
        .service(reading(
            "/desk/issues/{id}/letter/frame",
            read,
            issues::frame,
        ))
        .service(posting(
            "/desk/issues/{id}/test-letters",
            send,
            issues::test,
        ))
        .service(both(
            "/desk/issues/{id}/approval",
            send,
            send,
            issues::ask_approval,
            issues::approve,
        ))
        .service(posting("/desk/issues/{id}/stop", send, issues::stop))
        .service(posting("/desk/issues/{id}/pause", send, issues::pause))
        .service(posting("/desk/issues/{id}/resume", send, issues::resume))
        .service(both(
            "/desk/issues/{id}/cancel",
            send,
            send,
            issues::ask_cancelling,
            issues::cancel,
        ))
        .service(reading(
            "/desk/issues/{id}/recipients",
            read,
            issues::recipients,
        ))
        .service(posting(
            "/desk/issues/{id}/recipients/export",
            Right::Transfer,
            issues::export,
        ))
        .service(reading(
            "/desk/issues/{id}/recipients/{delivery}",
            read,
            issues::explain,
        ))
        .service(posting("/desk/issues/{id}/retries", send, issues::retry))
        .service(both(
            "/desk/issues/{id}/doubts",
            read,
            send,
            issues::doubts,
            issues::decide,
        ));
}
