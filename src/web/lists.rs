//! The front page, the sign-up page of each list, and the wording of its terms.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};

use super::across;
use super::forms::{self, Form, SignupFields};
use super::guard;
use super::pages::lists::{Place, Showing};
use super::pages::{self, Tongue};
use super::problem::{FieldError, PageError};
use crate::domain::address::EmailAddress;
use crate::domain::consent::Method;
use crate::domain::list::ListState;
use crate::services::App;
use crate::services::lists::{self, List, ListError, ListPage};
use crate::services::signup::{self, FormGuard, SignupError, Slips, Wish};

const STYLE: &str = include_str!("static/style.css");
const ICON: &str = include_str!("static/icon.svg");
/// How long anybody may keep what is not about anybody: an hour.
const FOR_A_WHILE: &str = "public, max-age=3600";
const SCRIPT: &str = include_str!("static/signup.js");
/// Characters of the page's address that are kept with the proof of consent.
const SOURCE_CHARACTERS: usize = 200;

/// Every list that takes new readers.
pub(super) async fn home(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let mut open = lists::all(&app).await?;
    open.retain(|list| list.state == ListState::Open);
    let tongue = Tongue::of(&app, &request, []);
    let page = pages::lists::home(&tongue, &open, app.config.mode);
    Ok(pages::in_tongues(
        &tongue,
        pages::public(StatusCode::OK, &page),
    ))
}

/// The one style sheet.
pub(super) async fn style() -> HttpResponse {
    fixed("text/css; charset=utf-8", STYLE)
}

/// The colours of a list, which its pages load after the style sheet.
pub(super) async fn colours(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let page = find(&app, &request).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/css; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, FOR_A_WHILE))
        .body(pages::colours(&page.list.brand)))
}

/// The picture in the browser's tab.
pub(super) async fn icon() -> HttpResponse {
    fixed("image/svg+xml", ICON)
}

/// A file that is built in.
pub(super) fn fixed(media_type: &'static str, text: &'static str) -> HttpResponse {
    HttpResponse::Ok()
        .content_type(media_type)
        .insert_header((header::CACHE_CONTROL, FOR_A_WHILE))
        .body(text)
}

/// The sign-up form, empty.
pub(super) async fn form(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let page = find(&app, &request).await?;
    empty_form(&app, &request, &page, Place::Page).await
}

/// The sign-up form of a list where it stands, empty.
pub(super) async fn empty_form(
    app: &App,
    request: &HttpRequest,
    page: &ListPage,
    place: Place,
) -> Result<HttpResponse, PageError> {
    let tongue = tongue_of(app, request, &page.list);
    let carried = signup::guard(app, page).await?;
    let shown = pages::lists::form(
        &tongue,
        page,
        &Showing {
            place,
            guard: &carried,
            typed: &SignupFields::default(),
            errors: &[],
            meant: None,
        },
    );
    let answer = pages::in_tongues(&tongue, pages::public(StatusCode::OK, &shown));
    Ok(with_script(&carried, pages::with_form(answer)))
}

/// A filled-in form: taken down with one answer for everybody, or shown again with what to put right.
pub(super) async fn subscribe(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let posted = Form::read(&app, &request, payload, Some("topics")).await?;
    let page = find(&app, &request).await?;
    take_down(&app, &request, &posted, &page, Place::Page).await
}

/// Takes a form of a list down where it stands, if it comes from a page that may send it.
pub(super) async fn take_down(
    app: &App,
    request: &HttpRequest,
    posted: &Form,
    page: &ListPage,
    place: Place,
) -> Result<HttpResponse, PageError> {
    let tongue = tongue_of(app, request, &page.list);
    let caller = match across::admit(app, request, &page.list).await {
        Ok(caller) => caller,
        Err(turned) => return Ok(across::refuse(&tongue, &page.list, turned)),
    };
    let address = || format!("{}{}", app.public_url, place.address(&page.list));
    let source = caller.source().unwrap_or_else(address);
    let mut fields = SignupFields::from_form(
        posted,
        &page.list.slug,
        source.chars().take(SOURCE_CHARACTERS).collect(),
    );
    // Who was asked about this very address has answered by sending it again, with whichever button.
    let asked = posted.value("asked") == Some(fields.email.as_str());
    if asked && posted.value("meant") == Some("yes") {
        let meant = signup::likely_meant(&fields.email);
        fields.email = meant.map_or(fields.email, |meant| meant.to_string());
    }
    // Who asked for a language wants the letters in it, too.
    fields.language.clone_from(&tongue.asked);
    let too_long = fields.too_long();
    if !too_long.is_empty() {
        return again(app, &tongue, page, place, fields, &too_long, None).await;
    }
    let evidence = guard::evidence(app, request);
    let wish = Wish {
        slips: if asked { Slips::Take } else { Slips::Ask },
        ..fields.clone().into_wish(None)
    };
    match signup::request(app, page, wish, Method::Form, evidence).await {
        Ok(()) => Ok(pages::private(
            StatusCode::ACCEPTED,
            &pages::lists::look_into_your_mailbox(&tongue, &page.list, place, app.config.mode),
        )),
        Err(SignupError::Refused(problems)) => {
            let errors: Vec<_> = problems.into_iter().map(FieldError::from).collect();
            again(app, &tongue, page, place, fields, &errors, None).await
        }
        Err(SignupError::Slip(meant)) => {
            again(app, &tongue, page, place, fields, &[], Some(&meant)).await
        }
        Err(SignupError::Store(error)) => Err(error.into()),
    }
}

/// The form with what was typed; `meant` is what the address may be a slip for. Consent to a wording that
/// has changed since is not consent to the wording shown now, so those boxes come back empty.
async fn again(
    app: &App,
    tongue: &Tongue,
    page: &ListPage,
    place: Place,
    mut fields: SignupFields,
    errors: &[FieldError],
    meant: Option<&EmailAddress>,
) -> Result<HttpResponse, PageError> {
    if errors.iter().any(|error| error.field == "terms_version") {
        fields.consent_newsletter = false;
        fields.consent_terms = false;
    }
    let carried = signup::guard(app, page).await?;
    let showing = Showing {
        place,
        guard: &carried,
        typed: &fields,
        errors,
        meant,
    };
    let page = pages::lists::form(tongue, page, &showing);
    let answer = pages::with_form(pages::private(StatusCode::UNPROCESSABLE_ENTITY, &page));
    Ok(with_script(&carried, answer))
}

/// A form that asks for work may run our one script, which fetches the challenge.
fn with_script(form: &FormGuard, mut answer: HttpResponse) -> HttpResponse {
    if form.challenge.is_some()
        && let Ok(policy) = header::HeaderValue::from_str(&guard::policy_with_script())
    {
        let headers = answer.headers_mut();
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    answer
}

/// A challenge for a form that asks for work, in the ALTCHA protocol.
pub(super) async fn challenge(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let page = find(&app, &request).await?;
    let tongue = tongue_of(&app, &request, &page.list);
    let caller = match across::admit(&app, &request, &page.list).await {
        Ok(caller) => caller,
        Err(turned) => return Ok(across::refuse(&tongue, &page.list, turned)),
    };
    let answer = HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header(("x-robots-tag", "noindex"))
        .json(signup::challenge(&app, &page));
    Ok(caller.lets_read(answer))
}

/// The one script, for forms that ask for work.
pub(super) async fn script() -> HttpResponse {
    super::embedding::for_every_site(fixed("text/javascript; charset=utf-8", SCRIPT))
}

/// The wording that is current.
pub(super) async fn current_terms(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    show_terms(&app, &request, None).await
}

/// One version of the wording; none is ever taken away.
pub(super) async fn terms(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let version = request
        .match_info()
        .get("version")
        .and_then(|version| version.parse().ok());
    let version: i32 = version.ok_or_else(PageError::not_found)?;
    show_terms(&app, &request, Some(version)).await
}

async fn show_terms(
    app: &App,
    request: &HttpRequest,
    version: Option<i32>,
) -> Result<HttpResponse, PageError> {
    let page = find(app, request).await?;
    let terms = lists::terms(app, &page.list.slug, version).await?;
    let current = page
        .terms
        .as_ref()
        .is_some_and(|current| current.version == terms.version);
    let tongue = tongue_of(app, request, &page.list);
    let shown = pages::lists::terms(&tongue, &page.list, &terms, current);
    Ok(pages::in_tongues(
        &tongue,
        pages::public(StatusCode::OK, &shown),
    ))
}

/// What a page of a list speaks.
pub(super) fn tongue_of(app: &App, request: &HttpRequest, list: &List) -> Tongue {
    Tongue::of(app, request, [list.language.as_str()])
}

/// The list that the address names, with all that its form shows.
pub(super) async fn find(app: &App, request: &HttpRequest) -> Result<ListPage, PageError> {
    match forms::slug(request) {
        Some(slug) => Ok(lists::page(app, slug).await?),
        None => Err(ListError::Unknown(String::new()).into()),
    }
}
