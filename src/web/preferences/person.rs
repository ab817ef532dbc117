//! What concerns the person rather than a list: another address, a copy of what is known, being forgotten.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};

use super::{gone, tongue_of};
use crate::services::App;
use crate::services::forgetting;
use crate::services::preferences::centre;
use crate::services::preferences::moving::{self, Asked};
use crate::web::forms::{self, Form};
use crate::web::guard;
use crate::web::pages::{self, Tongue, moving as page};
use crate::web::problem::PageError;

/// The form for another address.
pub(in crate::web) async fn ask_address(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    address_form(&app, &request, "", None).await
}

/// One answer, whoever the new address belongs to.
pub(in crate::web) async fn move_to(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = Form::read(&app, &request, payload, None).await?;
    let typed = form.value("email").unwrap_or_default();
    let token = forms::token(&request);
    let evidence = guard::evidence(&app, &request);
    match moving::ask(&app, token, typed, &evidence).await? {
        None => Ok(gone(&app, &request)),
        Some(Asked::Noted) => {
            let found = centre::page(&app, token).await?;
            let languages = found.map(|found| found.languages).unwrap_or_default();
            let tongue = tongue_of(&app, &request, &languages);
            let page = page::asked(&tongue, token);
            Ok(pages::private(StatusCode::ACCEPTED, &page))
        }
        Some(Asked::SameAddress) => {
            address_form(&app, &request, typed, Some("problem-move-same")).await
        }
        Some(Asked::Refused(_)) => {
            address_form(&app, &request, typed, Some("problem-email-syntax")).await
        }
    }
}

async fn address_form(
    app: &App,
    request: &HttpRequest,
    typed: &str,
    problem: Option<&'static str>,
) -> Result<HttpResponse, PageError> {
    let token = forms::token(request);
    let Some(found) = centre::page(app, token).await? else {
        return Ok(gone(app, request));
    };
    let tongue = tongue_of(app, request, &found.languages);
    let status = match problem {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let page = page::address(&tongue, token, &found, typed, problem);
    Ok(pages::private(status, &page))
}

/// All that is known about the reader, as a file.
pub(in crate::web) async fn download(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    Form::read_leniently(&app, &request, payload).await;
    let Some(data) = forgetting::personal_data(&app, forms::token(&request)).await? else {
        return Ok(gone(&app, &request));
    };
    let text = serde_json::to_string_pretty(&data).unwrap_or_default();
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header((
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"my-data.json\"",
        ))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::REFERRER_POLICY, "no-referrer"))
        .insert_header(("x-robots-tag", "noindex"))
        .body(text))
}

/// Asks whether the reader really wants to be forgotten.
pub(in crate::web) async fn ask_erasure(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    erasure_form(&app, &request, false).await
}

async fn erasure_form(
    app: &App,
    request: &HttpRequest,
    is_unsure: bool,
) -> Result<HttpResponse, PageError> {
    let token = forms::token(request);
    let Some(found) = centre::page(app, token).await? else {
        return Ok(gone(app, request));
    };
    let tongue = tongue_of(app, request, &found.languages);
    let status = if is_unsure {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let page = page::erasure(&tongue, token, &found, is_unsure);
    Ok(pages::private(status, &page))
}

/// Forgets the reader.
pub(in crate::web) async fn erase(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = Form::read(&app, &request, payload, None).await?;
    if form.value("sure") != Some("yes") {
        return erasure_form(&app, &request, true).await;
    }
    let token = forms::token(&request);
    let before = centre::page(&app, token).await?;
    if !forgetting::forget(&app, token).await? {
        return Ok(gone(&app, &request));
    }
    let languages = before.map(|found| found.languages).unwrap_or_default();
    let tongue = tongue_of(&app, &request, &languages);
    Ok(pages::private(StatusCode::OK, &page::erased(&tongue)))
}

/// The question that both mailboxes of a change of address are asked.
pub(in crate::web) async fn ask_move(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let found = moving::page(&app, forms::token(&request)).await?;
    Ok(shown(&app, &request, found.as_ref()))
}

/// The answer of one of them.
pub(in crate::web) async fn agree(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = Form::read(&app, &request, payload, None).await?;
    if form.value("act") != Some("agree") {
        return ask_move(app, request).await;
    }
    let evidence = guard::evidence(&app, &request);
    let found = moving::agree(&app, forms::token(&request), evidence).await?;
    Ok(shown(&app, &request, found.as_ref()))
}

fn shown(app: &App, request: &HttpRequest, found: Option<&moving::MovePage>) -> HttpResponse {
    let Some(found) = found else {
        return gone(app, request);
    };
    let tongue = Tongue::of(app, request, found.languages.iter().map(String::as_str));
    pages::private(StatusCode::OK, &page::question(&tongue, found))
}
