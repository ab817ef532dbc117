//! A list's past issues: an index, a page for each, and an Atom feed of them.

use actix_web::http::header::{self, ETag, EntityTag, IfNoneMatch};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, web};
use sha2::{Digest, Sha256};
use url::form_urlencoded;

use super::forms;
use super::pages::{self, Tongue};
use super::problem::PageError;
use crate::services::App;
use crate::services::archive;
use crate::services::lists::{List, ListError};

/// Long enough to spare the ledger a rush, short enough for a correction.
const CACHE_CONTROL: &str = "public, max-age=300";
const HTML: &str = "text/html; charset=utf-8";
const ATOM: &str = "application/atom+xml; charset=utf-8";

/// The index, newest first; `?before=ID` goes back.
pub(super) async fn index(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let before = form_urlencoded::parse(request.query_string().as_bytes())
        .find(|(name, _)| name == "before")
        .and_then(|(_, value)| value.parse().ok());
    let index = archive::index(&app, slug(&request)?, before).await?;
    let index = index.ok_or_else(PageError::not_found)?;
    let tongue = tongue(&app, &request, &index.list);
    Ok(cached(
        &request,
        HTML,
        pages::archive::index(&tongue, &index).0,
    ))
}

/// One past issue.
pub(super) async fn issue(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let number = request.match_info().get("issue");
    let number = number.and_then(|number| number.parse().ok());
    let number: i64 = number.ok_or_else(PageError::not_found)?;
    let page = archive::page(&app, slug(&request)?, number).await?;
    let page = page.ok_or_else(PageError::not_found)?;
    let tongue = tongue(&app, &request, &page.list);
    Ok(cached(
        &request,
        HTML,
        pages::archive::issue(&tongue, &page).0,
    ))
}

/// The newest issues as an Atom feed (RFC 4287).
pub(super) async fn feed(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let index = archive::index(&app, slug(&request)?, None).await?;
    let index = index.ok_or_else(PageError::not_found)?;
    let tongue = tongue(&app, &request, &index.list);
    let feed = pages::atom::feed(&tongue, &index, &app.public_url);
    Ok(cached(&request, ATOM, feed))
}

/// The list's own language, unless `?lang=` asks for another.
fn tongue(app: &App, request: &HttpRequest, list: &List) -> Tongue {
    Tongue::of(app, request, [list.language.as_str()])
}

fn slug(request: &HttpRequest) -> Result<&str, PageError> {
    forms::slug(request).ok_or_else(|| ListError::Unknown(String::new()).into())
}

/// An answer that caches may keep for a while, and that need not be sent to whoever has it already.
fn cached(request: &HttpRequest, media_type: &'static str, body: String) -> HttpResponse {
    let hash = Sha256::digest(body.as_bytes());
    let tag = EntityTag::new_strong(data_encoding::HEXLOWER.encode(&hash[..16]));
    let is_known = match request.get_header::<IfNoneMatch>() {
        Some(IfNoneMatch::Any) => true,
        Some(IfNoneMatch::Items(known)) => known.iter().any(|known| known.weak_eq(&tag)),
        None => false,
    };
    let mut response = if is_known {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    response
        .insert_header(ETag(tag))
        .insert_header((header::CACHE_CONTROL, CACHE_CONTROL));
    if is_known {
        return response.finish();
    }
    response.content_type(media_type).body(body)
}
