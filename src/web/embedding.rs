//! Forms on other sites: what is copied, the script, the form in a frame, and the notice about personal
//! data that each of them links.

use std::sync::LazyLock;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};

use super::across;
use super::forms::Form;
use super::guard;
use super::lists::{empty_form, find, fixed, take_down, tongue_of};
use super::pages::lists::Place;
use super::pages::snippet::Snippet;
use super::pages::{self, Tongue};
use super::problem::PageError;
use crate::services::lists::ListPage;
use crate::services::{App, StoreError, embedding, notices};

const SCRIPT: &str = include_str!("static/embed.js");

/// The script as it is served: without what is there for those who read it here, comments on lines of
/// their own and the indentation. No text in it spans lines.
static SERVED: LazyLock<String> = LazyLock::new(|| {
    let lines = SCRIPT.lines().map(str::trim);
    let code = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    code.collect::<Vec<_>>().join("\n") + "\n"
});

/// The texts to copy into another site for a list, in this language or the list's; none while the list
/// takes no sign-ups.
#[must_use]
pub fn snippet(app: &App, page: &ListPage, language: Option<&str>) -> Option<Snippet> {
    let wanted = language.into_iter().chain([page.list.language.as_str()]);
    let tongue = Tongue::speaking(&app.words, wanted);
    pages::snippet::snippet(&tongue, &app.public_url, page)
}

/// The page that shows how a form is put on another site.
pub(super) async fn show(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let page = find(&app, &request).await?;
    let tongue = tongue_of(&app, &request, &page.list);
    let snippet = pages::snippet::snippet(&tongue, &app.public_url, &page);
    let shown = pages::embed::embed(&tongue, &page.list, snippet.as_ref(), &app.public_url);
    Ok(pages::in_tongues(
        &tongue,
        pages::public(StatusCode::OK, &shown),
    ))
}

/// The script.
pub(super) async fn script() -> HttpResponse {
    for_every_site(fixed("text/javascript; charset=utf-8", &SERVED))
}

/// A file that any site may load, whatever it isolates itself from.
pub(super) fn for_every_site(mut answer: HttpResponse) -> HttpResponse {
    let headers = answer.headers_mut();
    headers.insert(
        header::HeaderName::from_static("cross-origin-resource-policy"),
        header::HeaderValue::from_static("cross-origin"),
    );
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        header::HeaderValue::from_static("*"),
    );
    answer
}

/// The sign-up form in a frame.
pub(super) async fn frame(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let page = find(&app, &request).await?;
    let answer = empty_form(&app, &request, &page, Place::Frame).await?;
    Ok(framed(&app, &page, answer).await?)
}

/// The form in the frame, filled in.
pub(super) async fn subscribe(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let posted = Form::read(&app, &request, payload, Some("topics")).await?;
    let page = find(&app, &request).await?;
    let answer = take_down(&app, &request, &posted, &page, Place::Frame).await?;
    Ok(framed(&app, &page, answer).await?)
}

/// Lets the sites of the list show the answer in a frame, and nobody else.
async fn framed(
    app: &App,
    page: &ListPage,
    mut answer: HttpResponse,
) -> Result<HttpResponse, StoreError> {
    let origins = embedding::origins_of(app, page.list.id).await?;
    let mut policy = guard::policy_in_frames(&across::frame_ancestors(&origins));
    // A form that asks for work has said so by a policy of its own.
    if answer
        .headers()
        .contains_key(header::CONTENT_SECURITY_POLICY)
    {
        policy.push_str(guard::SCRIPT_SOURCES);
    }
    if let Ok(policy) = header::HeaderValue::from_str(&policy) {
        let headers = answer.headers_mut();
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        headers.insert(
            header::HeaderName::from_static("cross-origin-resource-policy"),
            header::HeaderValue::from_static("cross-origin"),
        );
    }
    Ok(answer)
}

/// The notice about personal data.
pub(super) async fn privacy(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let page = find(&app, &request).await?;
    let found = notices::of_list(&app, &page.list.slug).await?;
    let tongue = tongue_of(&app, &request, &page.list);
    let shown = pages::embed::privacy(&tongue, &page.list, &found.notice);
    Ok(pages::in_tongues(
        &tongue,
        pages::public(StatusCode::OK, &shown),
    ))
}
