//! What comes from pages of other sites: who may send it, and who may read the answer.
//!
//! A browser says with every POST, and with every call of a script, which site the page is from (the
//! header `Origin`). A form or a script of a site that nobody allowed is refused in words, before
//! anything else is looked at; a program that is no browser sends no such header and is asked for none.
//! Pages behind a token are not asked either: who holds the token may act, from wherever they come.

use actix_web::http::{Method, StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};

use super::pages::{self, Tongue};
use super::problem::{Code, PageError, Problem};
use super::{forms, guard};
use crate::domain::origin::Origin;
use crate::services::embedding::{self, Origins};
use crate::services::lists::{self, List, ListError};
use crate::services::{App, StoreError};

/// Who sends a request, as far as that matters here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Caller {
    /// One of our own pages, or a program that is no browser.
    Ours,
    /// A page of a site that may.
    Site(Origin),
}

/// Who is turned away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stranger {
    /// A page of a site that nobody allowed.
    Site(Origin),
    /// A page that hides its site, or names none that can be one.
    Hidden,
}

/// Why a request goes no further.
#[derive(Debug)]
pub(super) enum Turned {
    /// It comes from a page that may not send it to the list of this slug; none where any list would do.
    Away(Stranger, Option<String>),
    /// The ledger could not be asked.
    Store(StoreError),
}

impl From<StoreError> for Turned {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Lets our own pages, programs and pages of sites pass that some list allows.
pub(super) async fn known_caller(app: &App, request: &HttpRequest) -> Result<Caller, Turned> {
    match whence(app, request) {
        Ok(Caller::Site(origin)) if !embedding::is_known(app, &origin).await? => {
            Err(Turned::Away(Stranger::Site(origin), None))
        }
        Ok(caller) => Ok(caller),
        Err(stranger) => Err(Turned::Away(stranger, None)),
    }
}

/// Lets our own pages, programs and pages of sites pass that this list allows.
pub(super) async fn admit(app: &App, request: &HttpRequest, list: &List) -> Result<Caller, Turned> {
    let away = |stranger| Turned::Away(stranger, Some(list.slug.clone()));
    let caller = whence(app, request).map_err(away)?;
    if let Caller::Site(origin) = &caller
        && !embedding::origins_of(app, list.id).await?.allow(origin)
    {
        return Err(away(Stranger::Site(origin.clone())));
    }
    Ok(caller)
}

fn whence(app: &App, request: &HttpRequest) -> Result<Caller, Stranger> {
    let mut named = request.headers().get_all(header::ORIGIN);
    let Some(first) = named.next() else {
        return Ok(Caller::Ours);
    };
    // No page can set this field. Our own pages are told by it where they hide their address.
    let site = request.headers().get("sec-fetch-site");
    if site.is_some_and(|site| site == "same-origin") {
        return Ok(Caller::Ours);
    }
    let origin = first.to_str().ok().and_then(Origin::from_header);
    let (Some(origin), None) = (origin, named.next()) else {
        return Err(Stranger::Hidden);
    };
    if guard::is_own_origin(app, request, &origin) {
        return Ok(Caller::Ours);
    }
    Ok(Caller::Site(origin))
}

impl Caller {
    /// Lets the page of an allowed site read this answer (Fetch standard, section 3.3).
    pub(super) fn lets_read(&self, mut answer: HttpResponse) -> HttpResponse {
        let headers = answer.headers_mut();
        headers.append(header::VARY, header::HeaderValue::from_static("Origin"));
        if let Self::Site(origin) = self
            && let Ok(value) = header::HeaderValue::from_str(origin.as_str())
        {
            headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, value);
            headers.insert(
                header::HeaderName::from_static("cross-origin-resource-policy"),
                header::HeaderValue::from_static("cross-origin"),
            );
        }
        answer
    }

    /// What is kept of the site with the proof of consent.
    pub(super) fn source(&self) -> Option<String> {
        match self {
            Self::Ours => None,
            Self::Site(origin) => Some(origin.to_string()),
        }
    }
}

/// `OPTIONS /api/v1/subscriptions`: whether a page may post sign-ups at all.
pub(super) async fn may_post(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let caller = known_caller(&app, &request).await?;
    Ok(preflight(&app, &caller, &Method::POST))
}

/// `OPTIONS /api/v1/lists/{slug}/form`: whether a page may read what a form of the list needs.
pub(super) async fn may_read_form(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let slug = forms::slug(&request).unwrap_or_default();
    let list = match lists::find(&app, slug).await {
        Ok(list) => list,
        Err(ListError::Store(error)) => return Err(error.into()),
        Err(_) => return Err(super::api::no_such_list()),
    };
    let caller = admit(&app, &request, &list).await?;
    Ok(preflight(&app, &caller, &Method::GET))
}

fn preflight(app: &App, caller: &Caller, method: &Method) -> HttpResponse {
    let mut answer = HttpResponse::NoContent();
    answer.insert_header((header::ALLOW, format!("{method}, OPTIONS")));
    if matches!(caller, Caller::Site(_)) {
        answer
            .insert_header((header::ACCESS_CONTROL_ALLOW_METHODS, method.as_str()))
            .insert_header((header::ACCESS_CONTROL_ALLOW_HEADERS, "content-type"))
            .insert_header((
                header::ACCESS_CONTROL_MAX_AGE,
                app.config.embed.preflight_seconds.to_string(),
            ));
    }
    caller.lets_read(answer.finish())
}

impl Stranger {
    /// For developers: who was refused, and what to do.
    fn in_words(&self, list: Option<&str>) -> String {
        let slug = list.unwrap_or("LIST");
        match self {
            Self::Site(origin) => format!(
                "Nothing was stored: pages of {origin} may not sign readers up here. Whoever runs this service allows \
                 them with: postrider list origins {slug} --add {origin}, or for every list with embed.origins in the \
                 configuration. A program on a server sends no Origin header and needs no leave."
            ),
            Self::Hidden => "Nothing was stored: the header Origin names no site. The page that sends this must not be \
                             shown in a sandboxed frame, nor be sent with Referrer-Policy: no-referrer."
                .to_owned(),
        }
    }
}

impl From<Turned> for Problem {
    fn from(turned: Turned) -> Self {
        match turned {
            Turned::Away(stranger, list) => {
                Self::of(Code::ForeignSite, stranger.in_words(list.as_deref()))
            }
            Turned::Store(error) => error.into(),
        }
    }
}

/// The page that a reader sees whose form came from somewhere else.
pub(super) fn refuse(tongue: &Tongue, list: &List, turned: Turned) -> HttpResponse {
    match turned {
        Turned::Away(stranger, _) => pages::private(
            StatusCode::FORBIDDEN,
            &pages::embed::refused(tongue, list, &stranger),
        ),
        Turned::Store(error) => HttpResponse::from_error(PageError::from(error)),
    }
}

/// The policy of a page that the sites of a list may show in a frame, and nobody else.
pub(super) fn frame_ancestors(origins: &Origins) -> String {
    let mut sites: Vec<&str> = origins.all().map(Origin::as_str).collect();
    sites.sort_unstable();
    sites.dedup();
    if sites.is_empty() {
        "'none'".to_owned()
    } else {
        sites.join(" ")
    }
}
