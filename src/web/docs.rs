//! `/api/docs`: the OpenAPI document to read, made from the document itself by this server. Nothing is loaded from
//! anywhere else; without the script everything is there but the search.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use super::guard::policy_with_script;
use super::lists::fixed;
use super::problem::PageError;
use super::{api, pages};
use crate::services::App;

const STYLE: &str = include_str!("static/docs.css");
const SCRIPT: &str = include_str!("static/docs.js");

/// What all of it is about: how to sign in, what is the same everywhere, and every operation by name.
pub(super) async fn overview(app: web::Data<App>) -> HttpResponse {
    let document = api::openapi::described(&app);
    shown(&pages::docs::overview(&document, &app.config.api))
}

/// The operations of one group, in full.
pub(super) async fn group(
    app: web::Data<App>,
    name: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let document = api::openapi::described(&app);
    let page = pages::docs::group(&document, &name).ok_or(PageError::not_found())?;
    Ok(shown(&page))
}

/// What these pages look like.
pub(super) async fn style() -> HttpResponse {
    fixed("text/css; charset=utf-8", STYLE)
}

/// The search.
pub(super) async fn script() -> HttpResponse {
    fixed("text/javascript; charset=utf-8", SCRIPT)
}

fn shown(page: &maud::Markup) -> HttpResponse {
    let mut answer = pages::public(StatusCode::OK, page);
    if let Ok(policy) = policy_with_script().parse() {
        let name = actix_web::http::header::CONTENT_SECURITY_POLICY;
        answer.headers_mut().insert(name, policy);
    }
    answer
}
