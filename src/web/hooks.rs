//! What other servers call: hubs that tell us of news (W3C WebSub).
//!
//! The one GET that changes something: WebSub has a hub ask by GET whether we meant to be told. It can
//! only confirm, or deny, what we asked for ourselves, under a token that only the hub was told.

use actix_web::http::{Method, StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};

use super::guard::read_body;
use super::problem::{PageError, Problem};
use crate::services::App;
use crate::services::websub::{self, HubAnswer, Verification};

/// The longest challenge that is sent back, in bytes.
const CHALLENGE_BYTES: usize = 4096;

/// A hub asks whether we meant it.
pub(super) async fn verify(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    if request.method() == Method::HEAD {
        return Err(PageError::not_found());
    }
    let said = read(request.query_string());
    Ok(match websub::verify(&app, &token, said).await? {
        // Text that no browser takes for a page, whoever chose it.
        HubAnswer::Meant(challenge) => HttpResponse::Ok()
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .content_type("text/plain; charset=utf-8")
            .body(challenge),
        HubAnswer::Heard => HttpResponse::NoContent().finish(),
        HubAnswer::Unknown => return Err(PageError::not_found()),
    })
}

/// A hub sends news. Only its signature counts; 410 tells a hub that we do not want to hear it.
pub(super) async fn hear(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let body = read_body(&app, payload, app.config.feeds.max_bytes).await?;
    let signature = request.headers().get("x-hub-signature");
    let signature = signature.and_then(|value| value.to_str().ok());
    match websub::hear(&app, &token, signature, &body).await? {
        HubAnswer::Meant(_) | HubAnswer::Heard => Ok(HttpResponse::Accepted().finish()),
        HubAnswer::Unknown => {
            let detail = "Nobody here wants to be told of this.";
            Err(Problem::plain(StatusCode::GONE, detail))
        }
    }
}

fn read(query: &str) -> Verification {
    let mut said = Verification::default();
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
        let value = value.into_owned();
        match name.as_ref() {
            "hub.mode" => said.mode = value,
            "hub.topic" => said.topic = value,
            "hub.challenge" if value.len() <= CHALLENGE_BYTES => said.challenge = Some(value),
            "hub.lease_seconds" => said.lease_seconds = value.parse().ok(),
            "hub.reason" => said.reason = Some(value),
            _ => {}
        }
    }
    said
}
