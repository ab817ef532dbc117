//! The pages where readers look after what they read. Every act is a POST, the token in the path is all the proof
//! there is, and nothing needs a cookie or a script.

pub(super) mod letter;
pub(super) mod list;
pub(super) mod person;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::forms::{self, Form};
use super::guard;
use super::pages::{self, Tongue, preferences as page};
use super::problem::PageError;
use crate::services::App;
use crate::services::preferences::centre::{self, Centre};
use crate::services::preferences::links::{self, AskError};
use crate::services::unsubscribe::Left;

/// The form for somebody who has no link.
pub(super) async fn ask(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let tongue = Tongue::of(&app, &request, []);
    let answer = pages::public(StatusCode::OK, &page::ask(&tongue, "", None));
    Ok(pages::in_tongues(&tongue, answer))
}

/// One answer, whoever the address belongs to.
pub(super) async fn send_link(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = Form::read(&app, &request, payload, None).await?;
    let tongue = Tongue::of(&app, &request, []);
    let typed = form.value("email").unwrap_or_default();
    let evidence = guard::evidence(&app, &request);
    match links::ask_by_address(&app, typed, &evidence).await {
        Ok(()) => Ok(pages::private(
            StatusCode::ACCEPTED,
            &page::on_its_way(&tongue),
        )),
        Err(AskError::Address(_)) => Ok(pages::private(
            StatusCode::UNPROCESSABLE_ENTITY,
            &page::ask(&tongue, typed, Some("problem-email-syntax")),
        )),
        Err(AskError::Store(error)) => Err(error.into()),
    }
}

/// All that the reader reads here.
pub(super) async fn show(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let token = forms::token(&request);
    match centre::page(&app, token).await? {
        Some(found) => Ok(shown(&app, &request, &found, None)),
        None => Ok(gone(&app, &request)),
    }
}

/// What the buttons of that page post.
pub(super) async fn act(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = Form::read(&app, &request, payload, None).await?;
    let token = forms::token(&request);
    let evidence = guard::evidence(&app, &request);
    let (left, notice) = match (form.value("act"), form.value("list")) {
        (Some("leave"), Some(slug)) => (
            centre::leave(&app, token, slug, evidence).await?,
            "choices-left",
        ),
        (Some("leave-all"), _) => (
            centre::leave_all(&app, token, evidence).await?,
            "choices-left-all",
        ),
        (Some("come-back"), Some(slug)) => {
            let found = centre::come_back(&app, token, slug, evidence).await?;
            return Ok(done(&app, &request, found, "choices-back"));
        }
        _ => (None, "choices-nothing"),
    };
    if left == Some(Left::Spooled) {
        let tongue = Tongue::of(&app, &request, []);
        return Ok(pages::private(
            StatusCode::OK,
            &pages::unsubscribe::noted(&tongue),
        ));
    }
    let found = centre::page(&app, token).await?;
    Ok(done(&app, &request, found, notice))
}

/// The page after something was done.
fn done(
    app: &App,
    request: &HttpRequest,
    found: Option<Centre>,
    notice: &'static str,
) -> HttpResponse {
    match found {
        Some(found) => shown(app, request, &found, Some(notice)),
        None => gone(app, request),
    }
}

fn shown(
    app: &App,
    request: &HttpRequest,
    found: &Centre,
    notice: Option<&'static str>,
) -> HttpResponse {
    let tongue = tongue_of(app, request, &found.languages);
    let page = page::centre(&tongue, forms::token(request), found, notice);
    pages::private(StatusCode::OK, &page)
}

/// The link is unknown or has expired: one answer for both, with the way to a fresh one.
fn gone(app: &App, request: &HttpRequest) -> HttpResponse {
    let tongue = Tongue::of(app, request, []);
    pages::private(StatusCode::NOT_FOUND, &page::gone(&tongue))
}

fn tongue_of(app: &App, request: &HttpRequest, languages: &[String]) -> Tongue {
    Tongue::of(app, request, languages.iter().map(String::as_str))
}
