//! The way out: a page with a button, and the one-click POST of mail programs (RFC 8058).
//!
//! The POST needs nothing but its address: no cookie, no field, no particular client. It is answered
//! with 200 and a small page, never with a redirect, whether or not there was anything left to leave.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::forms::{self, Form};
use super::guard;
use super::pages::{self, Tongue, unsubscribe as page};
use super::problem::PageError;
use crate::domain::consent::Method;
use crate::services::App;
use crate::services::unsubscribe::{self, LeavePage, Left, Scope};

/// The page with the button. When the ledger cannot be read, the button is still there: the token
/// proves by itself whom it belongs to.
pub(super) async fn ask(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let token = forms::token(&request);
    if unsubscribe::is_of_test_letter(&app, token) {
        let shown = page::ask_blindly(&Tongue::of(&app, &request, []), token);
        return Ok(pages::private(StatusCode::OK, &shown));
    }
    let shown = match unsubscribe::page(&app, token).await {
        Ok(Some(found)) => {
            let tongue = tongue_of(&app, &request, &found);
            if found.subscribed || found.other_lists > 0 {
                page::ask(&tongue, token, &found)
            } else {
                page::left(&tongue, token, &found, Scope::ThisList)
            }
        }
        Ok(None) => return Err(PageError::unknown_link()),
        Err(error) => {
            tracing::error!(%error, "the page to leave is shown without its details");
            page::ask_blindly(&Tongue::of(&app, &request, []), token)
        }
    };
    Ok(pages::private(StatusCode::OK, &shown))
}

/// Leaves at once, by the button (which names a scope) or by one click (which does not).
pub(super) async fn leave(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = Form::read_leniently(&app, &request, payload).await;
    let (scope, method) = match form.value("scope") {
        Some("all") => (Scope::AllLists, Method::Page),
        Some("this") => (Scope::ThisList, Method::Page),
        _ => (Scope::ThisList, Method::OneClick),
    };
    let token = forms::token(&request);
    if unsubscribe::is_of_test_letter(&app, token) {
        let shown = page::of_test_letter(&Tongue::of(&app, &request, []));
        return Ok(pages::private(StatusCode::OK, &shown));
    }
    let evidence = guard::evidence(&app, &request);
    let shown = match unsubscribe::leave(&app, token, scope, method, evidence).await? {
        Left::Done(found) => page::left(&tongue_of(&app, &request, &found), token, &found, scope),
        Left::Spooled => page::noted(&Tongue::of(&app, &request, [])),
        Left::UnknownToken => return Err(PageError::unknown_link()),
    };
    Ok(pages::private(StatusCode::OK, &shown))
}

/// Keeps the reason that a reader gives afterwards.
pub(super) async fn say_why(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = Form::read(&app, &request, payload, None).await?;
    let reason = form.value("reason").unwrap_or_default();
    if !unsubscribe::say_why(&app, forms::token(&request), reason).await? {
        return Err(PageError::unknown_link());
    }
    let found = unsubscribe::page(&app, forms::token(&request)).await?;
    let known = found.map(|found| found.languages).unwrap_or_default();
    let tongue = Tongue::of(&app, &request, known.iter().map(String::as_str));
    Ok(pages::private(StatusCode::OK, &page::thanks(&tongue)))
}

/// Takes leaving back.
pub(super) async fn undo(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    Form::read(&app, &request, payload, None).await?;
    let evidence = guard::evidence(&app, &request);
    let found = unsubscribe::undo(&app, forms::token(&request), evidence).await?;
    let found = found.ok_or_else(PageError::unknown_link)?;
    let tongue = tongue_of(&app, &request, &found);
    Ok(pages::private(
        StatusCode::OK,
        &page::undone(&tongue, &found),
    ))
}

fn tongue_of(app: &App, request: &HttpRequest, found: &LeavePage) -> Tongue {
    Tongue::of(app, request, found.languages.iter().map(String::as_str))
}
