//! Links that open the desk once: asked for by mail, sent with an invitation, or printed on the machine.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::Markup;

use super::gate::{self, Crumb, admitted, client, crumb, go, only_own, with_wait};
use crate::domain::operator_link::LinkPurpose;
use crate::services::App;
use crate::services::operators::asking::{self, Asked};
use crate::services::operators::links::{self, Behind, Opened};
use crate::services::operators::signing_in::Entry;
use crate::web::entry;
use crate::web::forms::{self, Form};
use crate::web::pages::Tongue;
use crate::web::pages::desk::gate::{self as page, Ask, Opening, Told};
use crate::web::problem::PageError;

const SIGN_IN: &[LinkPurpose] = &[LinkPurpose::SignIn];
const PASSWORD: &[LinkPurpose] = &[LinkPurpose::Reset, LinkPurpose::Recovery];
const SETUP: &[LinkPurpose] = &[LinkPurpose::Setup];
const INVITATION: &[LinkPurpose] = &[LinkPurpose::Invitation];

/// The form for a link that signs in.
pub(in crate::web) async fn ask_link(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    ask(&app, &request, Ask::Link)
}

/// The form for a link to a new password.
pub(in crate::web) async fn ask_password(
    app: web::Data<App>,
    request: HttpRequest,
) -> HttpResponse {
    ask(&app, &request, Ask::Password)
}

fn ask(app: &App, request: &HttpRequest, what: Ask) -> HttpResponse {
    let tongue = Tongue::of(app, request, []);
    let content = page::ask(&tongue, what, &Told::default());
    gate::page(&tongue, StatusCode::OK, title(what), &content)
}

fn title(what: Ask) -> &'static str {
    match what {
        Ask::Link => "desk-gate-link",
        Ask::Password => "desk-gate-forgotten",
    }
}

/// One answer, whoever asks for a link that signs in; the browser is marked, because only it may use the link.
pub(in crate::web) async fn send_link(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    only_own(&request)?;
    let browser = crumb(&app, &request, Crumb::Browser).filter(|known| !known.is_empty());
    let browser = browser.unwrap_or_else(|| asking::new_browser(&app));
    let minutes = app.config.desk.link_minutes;
    let kept = gate::bake(&app, Crumb::Browser, &browser, minutes);
    let answer = send(&app, &request, payload, Ask::Link, Some(&browser)).await?;
    Ok(gate::with_cookie(answer, &kept))
}

/// One answer, whoever asks for a new password.
pub(in crate::web) async fn send_password(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    only_own(&request)?;
    send(&app, &request, payload, Ask::Password, None).await
}

async fn send(
    app: &App,
    request: &HttpRequest,
    payload: web::Payload,
    what: Ask,
    browser: Option<&str>,
) -> Result<HttpResponse, PageError> {
    let form = Form::read(app, request, payload, None).await?;
    let typed = form.value("email").unwrap_or_default();
    let purpose = match what {
        Ask::Link => LinkPurpose::SignIn,
        Ask::Password => LinkPurpose::Reset,
    };
    let tongue = Tongue::of(app, request, []);
    match asking::ask(app, purpose, typed, browser, &client(app, request)).await? {
        Asked::Noted => {
            let content = page::asked(&tongue, what);
            let status = StatusCode::ACCEPTED;
            Ok(gate::page(&tongue, status, title(what), &content))
        }
        Asked::Wait(seconds) => {
            let trouble = gate::wait(&tongue, seconds);
            let told = Told {
                trouble: Some(&trouble),
                email: typed,
                ..Told::default()
            };
            let content = page::ask(&tongue, what, &told);
            let status = StatusCode::TOO_MANY_REQUESTS;
            let answer = gate::page(&tongue, status, title(what), &content);
            Ok(with_wait(answer, &Entry::Wait(seconds)))
        }
    }
}

/// The button behind a link that signs in.
pub(in crate::web) async fn look_at_link(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let behind = behind(&app, &request, SIGN_IN).await?;
    let tongue = tongue_of(&app, &request, behind.as_ref());
    Ok(match behind {
        Some(behind) => {
            let content = page::open_link(&tongue, request.path(), &behind);
            gate::page(&tongue, StatusCode::OK, "desk-gate-sign-in", &content)
        }
        None => gone(&tongue, "desk-gate-link-gone-lead"),
    })
}

/// Signs in by a link.
pub(in crate::web) async fn use_link(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    only_own(&request)?;
    Form::read_leniently(&app, &request, payload).await;
    let browser = crumb(&app, &request, Crumb::Browser).unwrap_or_default();
    let old = entry::cookie(&request, entry::cookie_name(&app));
    let token = forms::token(&request);
    let client = client(&app, &request);
    let entry = links::sign_in(&app, token, &browser, &client, old.as_deref()).await?;
    let answer = entry.and_then(|entry| admitted(&app, &entry, None));
    match answer {
        Some(answer) => Ok(answer),
        None => look_at_link(app, request).await,
    }
}

/// The form for a new password.
pub(in crate::web) async fn look_at_password(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    password_page(&app, &request, None).await
}

async fn password_page(
    app: &App,
    request: &HttpRequest,
    error: Option<&str>,
) -> Result<HttpResponse, PageError> {
    let behind = behind(app, request, PASSWORD).await?;
    let tongue = tongue_of(app, request, behind.as_ref());
    Ok(match behind {
        Some(behind) => {
            let content = page::choose_password(&tongue, request.path(), &behind, error);
            gate::page(&tongue, status_of(error), "desk-gate-reset", &content)
        }
        None => gone(&tongue, "desk-gate-link-gone-lead"),
    })
}

/// Sets a new password.
pub(in crate::web) async fn set_password(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    only_own(&request)?;
    let form = Form::read(&app, &request, payload, None).await?;
    let password = form.value("password").unwrap_or_default();
    let token = forms::token(&request);
    match links::set_password(&app, token, password, &client(&app, &request)).await? {
        Opened::Set => Ok(gate::to_sign_in(&app, "said-gate-reset")),
        Opened::Weak(found) => password_page(&app, &request, Some(gate::weakness(found))).await,
        _ => password_page(&app, &request, None).await,
    }
}

/// The form for the first owner.
pub(in crate::web) async fn look_at_setup(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    account_page(&app, &request, SETUP, &Opening::default()).await
}

/// The form for somebody who was invited.
pub(in crate::web) async fn look_at_invitation(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    account_page(&app, &request, INVITATION, &Opening::default()).await
}

async fn account_page(
    app: &App,
    request: &HttpRequest,
    purposes: &'static [LinkPurpose],
    opening: &Opening<'_>,
) -> Result<HttpResponse, PageError> {
    let behind = behind(app, request, purposes).await?;
    let tongue = tongue_of(app, request, behind.as_ref());
    let is_setup = purposes == SETUP;
    Ok(match behind {
        Some(behind) => {
            let status = status_of(opening.wrong.map(|(_, message)| message));
            let title = if is_setup {
                "desk-gate-setup"
            } else {
                "desk-gate-invited"
            };
            let content = page::open_account(&tongue, request.path(), &behind, opening);
            gate::page(&tongue, status, title, &content)
        }
        None if is_setup => gone(&tongue, "desk-gate-setup-gone-lead"),
        None => gone(&tongue, "desk-gate-invited-gone-lead"),
    })
}

/// Opens the account of the first owner.
pub(in crate::web) async fn set_up(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    open(app, request, payload, SETUP).await
}

/// Opens the account of somebody who was invited.
pub(in crate::web) async fn accept(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    open(app, request, payload, INVITATION).await
}

async fn open(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
    purposes: &'static [LinkPurpose],
) -> Result<HttpResponse, PageError> {
    only_own(&request)?;
    let form = Form::read(&app, &request, payload, None).await?;
    let field = |name| form.value(name).unwrap_or_default();
    let (name, email) = (field("name"), field("email"));
    let asked = links::Application {
        email,
        name,
        password: field("password"),
    };
    let token = forms::token(&request);
    let client = client(&app, &request);
    let wrong = match links::open_account(&app, purposes, token, &asked, &client).await? {
        Opened::In(cookie) => {
            return Ok(go("/desk", &[gate::session_cookie(&app, &cookie)]));
        }
        Opened::Weak(found) => Some(("password", gate::weakness(found))),
        Opened::Nameless => Some(("name", "desk-gate-name-missing")),
        Opened::BadAddress => Some(("email", "desk-gate-email-wrong")),
        Opened::Set | Opened::Gone => None,
    };
    let opening = Opening { name, email, wrong };
    account_page(&app, &request, purposes, &opening).await
}

async fn behind(
    app: &App,
    request: &HttpRequest,
    purposes: &'static [LinkPurpose],
) -> Result<Option<Behind>, PageError> {
    let browser = crumb(app, request, Crumb::Browser);
    let token = forms::token(request);
    Ok(links::look(app, purposes, token, browser.as_deref()).await?)
}

fn tongue_of(app: &App, request: &HttpRequest, behind: Option<&Behind>) -> Tongue {
    let language = behind.and_then(|behind| behind.language.clone());
    Tongue::of(app, request, language.as_deref())
}

fn status_of(error: Option<&str>) -> StatusCode {
    match error {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    }
}

/// A link that is unknown, was used, or is too old: one answer for all.
fn gone(tongue: &Tongue, lead: &str) -> HttpResponse {
    let content: Markup = page::gone(tongue, lead);
    gate::page(
        tongue,
        StatusCode::NOT_FOUND,
        "desk-gate-link-gone",
        &content,
    )
}
