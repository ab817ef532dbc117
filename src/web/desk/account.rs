//! One's own account: name and language, password, second factor, sessions.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::Desk;
use super::gate::{self, client, go};
use crate::services::operators::account::{self, PasswordChange};
use crate::services::operators::second_factor;
use crate::services::operators::signing_in::Entry;
use crate::web::forms::Form;
use crate::web::pages::desk::Section;
use crate::web::pages::desk::account::{self as page, Account};
use crate::web::problem::PageError;

/// Where what wants a proof is sent.
const PROOF: &str = "/desk/proof?next=/desk/account";

/// The page.
pub(in crate::web) async fn show(desk: Desk) -> Result<HttpResponse, PageError> {
    shown(&desk, StatusCode::OK, None, None).await
}

async fn shown(
    desk: &Desk,
    status: StatusCode,
    wrong: Option<(&'static str, &'static str)>,
    trouble: Option<&str>,
) -> Result<HttpResponse, PageError> {
    let operator = &desk.visitor.operator;
    let sessions = account::sessions(&desk.app, operator.id).await?;
    let factor = second_factor::standing(&desk.app, operator.id).await?;
    let limits = &desk.app.config.desk;
    let content = page::account(
        &desk.tongue,
        &Account {
            operator,
            sessions: &sessions,
            present: desk.visitor.session.id,
            factor: &factor,
            owes_factor: desk.visitor.owes_factor(&desk.app),
            limits: (limits.idle_minutes, limits.session_hours),
            wrong,
            trouble,
            secret: desk.secret_field(),
        },
    );
    let title = desk.tongue.say("desk-gate-account");
    Ok(desk.page_with(status, Section::Account, &title, &content))
}

/// What the forms of that page post.
pub(in crate::web) async fn act(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = desk.read(&request, payload, None).await?;
    let client = client(&desk.app, &request);
    match form.value("act") {
        Some("person") => {
            let (name, language) = (form.value("name"), form.value("language"));
            let (name, app) = (name.unwrap_or_default(), &desk.app);
            if account::set_person(app, &desk.visitor, name, language, &client).await? {
                Ok(desk.see_other("/desk/account", "said-saved"))
            } else {
                wrong(&desk, "name", "desk-gate-name-missing").await
            }
        }
        Some("password") => password(&desk, &request, &form).await,
        Some(how @ ("end" | "end-others")) => {
            let which = form.value("session").and_then(|id| id.parse().ok());
            let which = which.filter(|_| how == "end");
            if how == "end" && which.is_none() {
                return Err(PageError::not_found());
            }
            account::end_sessions(&desk.app, &desk.visitor, which, &client).await?;
            let said = match which {
                Some(_) => "said-gate-session",
                None => "said-gate-sessions",
            };
            Ok(desk.see_other("/desk/account", said))
        }
        _ => Err(PageError::not_found()),
    }
}

async fn password(
    desk: &Desk,
    request: &HttpRequest,
    form: &Form,
) -> Result<HttpResponse, PageError> {
    let field = |name| form.value(name).unwrap_or_default();
    let client = client(&desk.app, request);
    let (present, new) = (field("present"), field("new"));
    match account::change_password(&desk.app, &desk.visitor, present, new, &client).await? {
        PasswordChange::Changed(token) => {
            let answer = desk.see_other("/desk/account", "said-gate-password");
            let cookie = gate::session_cookie(&desk.app, &token);
            Ok(gate::with_cookie(answer, &cookie))
        }
        PasswordChange::Wrong => wrong(desk, "present", "desk-gate-account-wrong").await,
        PasswordChange::Weak(found) => wrong(desk, "new", gate::weakness(found)).await,
        PasswordChange::Wait(seconds) => {
            let words = gate::wait(&desk.tongue, seconds);
            let status = StatusCode::TOO_MANY_REQUESTS;
            let answer = shown(desk, status, None, Some(&words)).await?;
            Ok(gate::with_wait(answer, &Entry::Wait(seconds)))
        }
    }
}

async fn wrong(
    desk: &Desk,
    field: &'static str,
    message: &'static str,
) -> Result<HttpResponse, PageError> {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    shown(desk, status, Some((field, message)), None).await
}

/// The page on which an authenticator app is set up; without a secret that waits, back to the account.
pub(in crate::web) async fn show_factor(desk: Desk) -> Result<HttpResponse, PageError> {
    enrolment(&desk, None).await
}

async fn enrolment(desk: &Desk, error: Option<&str>) -> Result<HttpResponse, PageError> {
    let Some(found) = second_factor::enrolment(&desk.app, &desk.visitor).await? else {
        return Ok(go("/desk/account", &[]));
    };
    let secret = desk.secret_field();
    let content = page::enrolment(&desk.tongue, &found, error, &secret);
    let status = match error {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let title = desk.tongue.say("desk-gate-factor");
    Ok(desk.page_with(status, Section::Account, &title, &content))
}

/// What the forms about the second factor post. All of them want a proof that was given lately.
pub(in crate::web) async fn act_on_factor(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = desk.read(&request, payload, None).await?;
    if !desk.visitor.is_proved(&desk.app) {
        return Ok(go(PROOF, &[]));
    }
    let client = client(&desk.app, &request);
    let codes = match form.value("act") {
        Some("begin") => {
            second_factor::propose(&desk.app, &desk.visitor).await?;
            return Ok(go("/desk/account/second-factor", &[]));
        }
        Some("off") => {
            second_factor::turn_off(&desk.app, &desk.visitor, &client).await?;
            return Ok(desk.see_other("/desk/account", "said-gate-factor-off"));
        }
        Some("codes") => second_factor::renew_codes(&desk.app, &desk.visitor, &client).await?,
        Some("on") => {
            let code = form.value("code").unwrap_or_default();
            let turned = second_factor::turn_on(&desk.app, &desk.visitor, code, &client).await?;
            if turned.is_none() {
                return enrolment(&desk, Some("desk-gate-second-wrong")).await;
            }
            turned
        }
        _ => return Err(PageError::not_found()),
    };
    let Some(codes) = codes else {
        return Ok(go("/desk/account", &[]));
    };
    let content = page::codes(&desk.tongue, &codes);
    let title = desk.tongue.say("desk-gate-codes");
    Ok(desk.page(Section::Account, &title, &content))
}
