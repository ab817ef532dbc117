//! For a first look only: the outbox in the browser, the button that sends a digest, and the sample
//! news site. The outbox and the button answer nobody but the person at this very machine.

use std::sync::Arc;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};

use super::forms::{self, Form};
use super::guard::{is_at_this_machine, is_same_origin};
use super::pages::{self, tryout as page};
use super::problem::PageError;
use crate::domain::actor::Actor;
use crate::services::{App, digest, outbox, sample};

/// A page that may frame a letter of this server.
const FRAMING_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; \
     frame-ancestors 'none'; base-uri 'none'";
/// What a letter may do: show itself, and open its links in the whole window when they are clicked.
const LETTER_POLICY: &str = "sandbox allow-top-navigation-by-user-activation; default-src 'none'; \
     img-src 'self' https:; style-src 'unsafe-inline'; frame-ancestors 'self'";

/// The letters, newest first, and the button.
pub(super) async fn outbox(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    only_here(&app, &request)?;
    let letters = outbox::letters(&app).await;
    let mut response = pages::private(StatusCode::OK, &page::outbox(&letters));
    // Without a referrer, browsers also keep back the origin that the button's request has to show.
    set(&mut response, &header::REFERRER_POLICY, "same-origin");
    Ok(response)
}

/// One letter as a mail program would show it.
pub(super) async fn letter(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let letter = find(&app, &request).await?;
    let shown = page::letter(name(&request), &letter, &app.public_url);
    let mut response = pages::private(StatusCode::OK, &shown);
    set(
        &mut response,
        &header::CONTENT_SECURITY_POLICY,
        FRAMING_POLICY,
    );
    Ok(response)
}

/// The HTML of a letter, for the frame of its page.
pub(super) async fn letter_html(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let letter = find(&app, &request).await?;
    let mut response = pages::private(StatusCode::OK, &page::letter_in_frame(&letter.html));
    set(
        &mut response,
        &header::CONTENT_SECURITY_POLICY,
        LETTER_POLICY,
    );
    Ok(response)
}

/// Plans and sends an issue of the sample list now, and says what became of it.
pub(super) async fn send_now(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    only_here(&app, &request)?;
    if !is_same_origin(&request) {
        return Err(PageError::new(
            StatusCode::FORBIDDEN,
            "wrong-origin",
            "wrong-origin-text",
        ));
    }
    Form::read(&app, &request, payload, None).await?;
    let outcome = digest::send_now(&app, &Actor::Nobody, sample::LIST_SLUG, None).await;
    if let Err(error) = &outcome {
        tracing::error!(%error, "the digest could not be sent");
    }
    Ok(pages::private(
        StatusCode::OK,
        &page::sent(outcome.as_ref().ok()),
    ))
}

/// The feed of the sample news site.
pub(super) async fn feed(app: web::Data<App>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("application/rss+xml; charset=utf-8")
        .body(sample::feed_xml(&app).await)
}

/// An article of the sample news site.
pub(super) async fn article(request: HttpRequest) -> Result<HttpResponse, PageError> {
    let slug = forms::slug(&request).ok_or_else(PageError::not_found)?;
    let article = sample::article(slug).ok_or_else(PageError::not_found)?;
    Ok(pages::public(
        StatusCode::OK,
        &page::article(slug, &article),
    ))
}

/// A picture of the sample news site.
pub(super) async fn image(request: HttpRequest) -> Result<HttpResponse, PageError> {
    let slug = forms::slug(&request).ok_or_else(PageError::not_found)?;
    let svg = sample::image_svg(slug).ok_or_else(PageError::not_found)?;
    Ok(HttpResponse::Ok().content_type("image/svg+xml").body(svg))
}

fn only_here(app: &App, request: &HttpRequest) -> Result<(), PageError> {
    if is_at_this_machine(app, request) {
        Ok(())
    } else {
        Err(PageError::not_found())
    }
}

async fn find(
    app: &Arc<App>,
    request: &HttpRequest,
) -> Result<outbox::OutboxLetterPage, PageError> {
    only_here(app, request)?;
    outbox::letter(app, name(request))
        .await
        .ok_or_else(PageError::not_found)
}

/// The name of a letter, unless it could lead out of the outbox.
fn name(request: &HttpRequest) -> &str {
    let name = request.match_info().get("name").unwrap_or_default();
    let harmless = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if name.starts_with('.') || !name.chars().all(harmless) {
        ""
    } else {
        name
    }
}

fn set(response: &mut HttpResponse, name: &header::HeaderName, value: &'static str) {
    response
        .headers_mut()
        .insert(name.clone(), header::HeaderValue::from_static(value));
}
