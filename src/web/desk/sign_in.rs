//! Signing in and out, and proving once more who one is.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::Desk;
use super::gate::{
    self, Crumb, admitted, asked, client, crumb, go, next_of, only_own, refused, with_wait,
};
use crate::services::App;
use crate::services::operators::signing_in::{self, Entry, Proof};
use crate::web::entry;
use crate::web::forms::Form;
use crate::web::pages::Tongue;
use crate::web::pages::desk::gate::{self as page, Told};
use crate::web::problem::PageError;

/// The form for address and password; whoever is in already goes on.
pub(in crate::web) async fn ask(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let next = asked(&request, "next");
    let next = next_of(next.as_deref());
    if entry::visitor(&app, &request).await?.is_some() {
        return Ok(go(next.unwrap_or("/desk"), &[]));
    }
    let said = asked(&request, "said").filter(|said| said.starts_with("said-gate-"));
    let said = said.filter(|key| app.words.say("en", key, &[]).is_ok());
    let told = Told {
        said: said.as_deref(),
        next,
        ..Told::default()
    };
    let tongue = Tongue::of(&app, &request, []);
    let content = page::sign_in(&tongue, &told);
    Ok(gate::page(
        &tongue,
        StatusCode::OK,
        "desk-gate-sign-in",
        &content,
    ))
}

/// Address and password.
pub(in crate::web) async fn enter(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    only_own(&request)?;
    let form = Form::read(&app, &request, payload, None).await?;
    let field = |name| form.value(name).unwrap_or_default();
    let old = entry::cookie(&request, entry::cookie_name(&app));
    let next = next_of(form.value("next"));
    let tried = signing_in::by_password(
        &app,
        field("email"),
        field("password"),
        &client(&app, &request),
        old.as_deref(),
    )
    .await?;
    if let Some(answer) = admitted(&app, &tried, next) {
        return Ok(answer);
    }
    let tongue = Tongue::of(&app, &request, []);
    let (status, trouble) = refused(&tongue, &tried, "desk-gate-wrong");
    let told = Told {
        trouble: Some(&trouble),
        next,
        email: field("email"),
        ..Told::default()
    };
    let content = page::sign_in(&tongue, &told);
    let answer = gate::page(&tongue, status, "desk-gate-sign-in", &content);
    Ok(with_wait(answer, &tried))
}

/// The form for the code; whoever owes none begins anew.
pub(in crate::web) async fn ask_code(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let half = crumb(&app, &request, Crumb::Half).unwrap_or_default();
    if signing_in::halfway(&app, &half).await?.is_none() {
        return Ok(go("/desk/sign-in", &[]));
    }
    let next = asked(&request, "next");
    let told = Told {
        next: next_of(next.as_deref()),
        ..Told::default()
    };
    let tongue = Tongue::of(&app, &request, []);
    let content = page::code(&tongue, &told);
    Ok(gate::page(
        &tongue,
        StatusCode::OK,
        "desk-gate-second",
        &content,
    ))
}

/// The code.
pub(in crate::web) async fn enter_code(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    only_own(&request)?;
    let form = Form::read(&app, &request, payload, None).await?;
    let half = crumb(&app, &request, Crumb::Half).unwrap_or_default();
    let old = entry::cookie(&request, entry::cookie_name(&app));
    let next = next_of(form.value("next"));
    let code = form.value("code").unwrap_or_default();
    let client = client(&app, &request);
    let tried = signing_in::by_code(&app, &half, code, &client, old.as_deref()).await?;
    if let Some(answer) = admitted(&app, &tried, next) {
        return Ok(answer);
    }
    let tongue = Tongue::of(&app, &request, []);
    let (status, trouble) = refused(&tongue, &tried, "desk-gate-second-wrong");
    let told = Told {
        trouble: Some(&trouble),
        next,
        ..Told::default()
    };
    let (title, content) = match tried {
        Entry::Late => ("desk-gate-sign-in", page::sign_in(&tongue, &told)),
        _ => ("desk-gate-second", page::code(&tongue, &told)),
    };
    Ok(with_wait(
        gate::page(&tongue, status, title, &content),
        &tried,
    ))
}

/// The form for the password of somebody who is in.
pub(in crate::web) async fn ask_proof(desk: Desk) -> HttpResponse {
    let next = desk.asked("next");
    proof_page(&desk, StatusCode::OK, None, next_of(next.as_deref()))
}

fn proof_page(
    desk: &Desk,
    status: StatusCode,
    trouble: Option<&str>,
    next: Option<&str>,
) -> HttpResponse {
    let told = Told {
        trouble,
        next,
        email: &desk.visitor.operator.email,
        ..Told::default()
    };
    let content = page::proof(&desk.tongue, &told, &desk.secret_field());
    gate::page(&desk.tongue, status, "desk-gate-again", &content)
}

/// The password of somebody who is in.
pub(in crate::web) async fn prove(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = desk.read(&request, payload, None).await?;
    let next = next_of(form.value("next"));
    let password = form.value("password").unwrap_or_default();
    let client = client(&desk.app, &request);
    let entry = match signing_in::prove(&desk.app, &desk.visitor, password, &client).await? {
        Proof::Proved(token) => {
            let cookie = gate::session_cookie(&desk.app, &token);
            return Ok(go(next.unwrap_or("/desk"), &[cookie]));
        }
        Proof::Wrong => Entry::Wrong,
        Proof::Wait(seconds) => Entry::Wait(seconds),
    };
    let (status, trouble) = refused(&desk.tongue, &entry, "desk-gate-account-wrong");
    let answer = proof_page(&desk, status, Some(&trouble), next);
    Ok(with_wait(answer, &entry))
}

/// Ends the session.
pub(in crate::web) async fn sign_out(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    signing_in::sign_out(&desk.app, &desk.visitor, &client(&desk.app, &request)).await?;
    Ok(gate::to_sign_in(&desk.app, "said-gate-signed-out"))
}
