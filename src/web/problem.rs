//! Everything that goes wrong at the front door, said once: as a page for readers, as RFC 9457
//! problem JSON for programs. Internals go to the log and nowhere else.

mod code;

use std::fmt;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::{StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{HttpRequest, HttpResponse, ResponseError, web};

pub(in crate::web) use code::Code;

use super::guard::BodyError;
use super::pages::{self, Tongue};
use crate::domain::version::Stale;
use crate::services::App;
use crate::services::digest::IssueError;
use crate::services::lists::ListError;
use crate::services::{StoreError, Wrong};

/// Seconds after which one may ask again whom we were too busy for.
const BUSY_SECONDS: u32 = 5;

/// One field that has to be put right.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub(super) struct FieldError {
    /// The position in `articles`, counted from 0, where the field belongs to one of several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) index: Option<usize>,
    /// The name of the field.
    #[schema(example = "email")]
    pub(super) field: String,
    /// What is wrong with it and what to do.
    pub(super) message: String,
}

impl FieldError {
    /// A complaint about a field of the request itself.
    pub(super) fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            index: None,
            field: field.into(),
            message: message.into(),
        }
    }
}

/// A problem as RFC 9457 describes it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub(super) struct Problem {
    /// What kind of problem it is: `urn:postrider:problem:` and the code.
    #[serde(rename = "type")]
    #[schema(example = "urn:postrider:problem:fields")]
    kind: String,
    /// What kind of problem it is, in one word that keeps its meaning. Programs go by it.
    #[schema(value_type = String, example = "fields")]
    code: Code,
    /// The kind in words.
    #[schema(example = "Fields have to be put right")]
    title: &'static str,
    /// The HTTP status.
    #[schema(example = 422)]
    status: u16,
    /// This problem in words, for people; its wording may change.
    #[schema(example = "Nothing was stored: one field has to be put right.")]
    detail: String,
    /// The fields that have to be put right.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    errors: Vec<FieldError>,
    /// Seconds to wait before the next try, where waiting helps; the header says it.
    #[serde(skip)]
    retry_after: Option<u32>,
}

impl Problem {
    /// A problem that the status says all about; `detail` explains it.
    pub(super) fn plain(status: StatusCode, detail: impl Into<String>) -> Self {
        Self::of(Code::of_status(status), detail)
    }

    /// A problem of this kind; `detail` explains it.
    pub(super) fn of(code: Code, detail: impl Into<String>) -> Self {
        Self {
            kind: format!("urn:postrider:problem:{}", code.as_str()),
            code,
            title: code.title(),
            status: code.status().as_u16(),
            detail: detail.into(),
            errors: Vec::new(),
            retry_after: (code == Code::Unavailable).then_some(BUSY_SECONDS),
        }
    }

    /// Fields that have to be put right: 422.
    pub(super) fn fields(errors: Vec<FieldError>) -> Self {
        let fields = if errors.len() == 1 {
            "one field has"
        } else {
            "some fields have"
        };
        let detail = format!("Nothing was stored: {fields} to be put right.");
        Self {
            errors,
            ..Self::of(Code::Fields, detail)
        }
    }

    /// The same, with the seconds after which another try may go better.
    pub(super) fn after_seconds(self, seconds: u32) -> Self {
        Self {
            retry_after: Some(seconds),
            ..self
        }
    }

    fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.status, self.title)
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.status()
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status());
        if self.status == 401 {
            response.insert_header((header::WWW_AUTHENTICATE, "Bearer realm=\"postrider\""));
        }
        if let Some(seconds) = self.retry_after {
            response.insert_header((header::RETRY_AFTER, seconds.to_string()));
        }
        response.insert_header((header::CACHE_CONTROL, "no-store"));
        let body = serde_json::to_string(self).unwrap_or_default();
        response.content_type("application/problem+json").body(body)
    }
}

impl From<BodyError> for Problem {
    fn from(error: BodyError) -> Self {
        let (status, text) = explain(error);
        Self::plain(status, text)
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        let (status, text) = account_for(&error);
        Self::plain(status, text)
    }
}

impl From<Stale> for Problem {
    fn from(stale: Stale) -> Self {
        Self::of(Code::Stale, stale.to_string())
    }
}

impl From<ListError> for Problem {
    fn from(error: ListError) -> Self {
        match error {
            ListError::Store(error) => error.into(),
            ListError::Refused(wrong) => wrong.into(),
            ListError::Stale(stale) => stale.into(),
            _ => super::api::no_list_of_field(),
        }
    }
}

impl From<Wrong> for FieldError {
    fn from(wrong: Wrong) -> Self {
        Self::new(wrong.field, wrong.message)
    }
}

impl From<Vec<Wrong>> for Problem {
    fn from(wrong: Vec<Wrong>) -> Self {
        Self::fields(wrong.into_iter().map(FieldError::from).collect())
    }
}

impl From<IssueError> for Problem {
    /// What an issue's state does not allow is a conflict: the request was in order.
    fn from(error: IssueError) -> Self {
        match error {
            IssueError::Store(error) => error.into(),
            IssueError::Refused(wrong) => wrong.into(),
            IssueError::UnknownIssue(_) => super::api::issues::no_such_issue(),
            IssueError::UnknownList(_) => super::api::no_such_list(),
            IssueError::Stale(stale) => stale.into(),
            error => Self::plain(StatusCode::CONFLICT, error.to_string()),
        }
    }
}

/// A problem as a reader sees it: a status, and the catalogue's names for a heading and for what to do
/// next. It is put into words by [`in_words`], which knows the request.
#[derive(Debug, Clone, Copy)]
pub(super) struct PageError {
    status: StatusCode,
    title: &'static str,
    text: &'static str,
}

impl PageError {
    /// A page that says what went wrong; `title` and `text` are names of messages.
    pub(super) const fn new(status: StatusCode, title: &'static str, text: &'static str) -> Self {
        Self {
            status,
            title,
            text,
        }
    }

    /// Nothing is at this address.
    pub(super) const fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "wrong-page", "wrong-page-text")
    }

    /// The token in the address is none of ours, or too old to be known.
    pub(super) const fn unknown_link() -> Self {
        Self::new(StatusCode::NOT_FOUND, "wrong-link", "wrong-link-text")
    }
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.title)
    }
}

impl ResponseError for PageError {
    fn status_code(&self) -> StatusCode {
        self.status
    }
}

/// Puts what went wrong into words, in the language of the request.
pub(super) async fn in_words(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let answer = next.call(request).await?;
    let error = answer.response().error();
    let Some(error) = error.and_then(|error| error.as_error::<PageError>().copied()) else {
        return Ok(answer.map_into_left_body());
    };
    let Some(app) = answer.request().app_data::<web::Data<App>>() else {
        return Ok(answer.map_into_left_body());
    };
    let tongue = Tongue::of(app, answer.request(), []);
    let mut page = pages::private(
        error.status,
        &pages::message(&tongue, error.title, error.text, is_desk(answer.request())),
    );
    if let Some(allowed) = answer.headers().get(header::ALLOW) {
        page.headers_mut().insert(header::ALLOW, allowed.clone());
    }
    Ok(answer.into_response(page).map_into_right_body())
}

impl From<BodyError> for PageError {
    fn from(error: BodyError) -> Self {
        let (status, text) = match error {
            BodyError::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "wrong-form-long"),
            BodyError::TooSlow => (StatusCode::REQUEST_TIMEOUT, "wrong-form-slow"),
            BodyError::Broken => (StatusCode::BAD_REQUEST, "wrong-form-broken"),
        };
        Self::new(status, "wrong-form", text)
    }
}

impl From<StoreError> for PageError {
    fn from(error: StoreError) -> Self {
        let (status, _) = account_for(&error);
        let text = if status == StatusCode::SERVICE_UNAVAILABLE {
            "wrong-side-busy"
        } else {
            "wrong-side-noted"
        };
        Self::new(status, "wrong-side", text)
    }
}

impl From<ListError> for PageError {
    fn from(error: ListError) -> Self {
        match error {
            ListError::Store(error) => error.into(),
            ListError::NoTerms(_) => Self::not_found(),
            _ => Self::new(StatusCode::NOT_FOUND, "wrong-list", "wrong-list-text"),
        }
    }
}

fn explain(error: BodyError) -> (StatusCode, &'static str) {
    match error {
        BodyError::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "What was sent is too long."),
        BodyError::TooSlow => (
            StatusCode::REQUEST_TIMEOUT,
            "It did not arrive in time. Please send it again.",
        ),
        BodyError::Broken => (
            StatusCode::BAD_REQUEST,
            "It did not arrive complete. Please send it again.",
        ),
    }
}

/// Logs what happened to the ledger, and says of it what the outside may know.
fn account_for(error: &StoreError) -> (StatusCode, &'static str) {
    tracing::error!(%error, "a request failed");
    match error {
        StoreError::Unwritable(_) | StoreError::Unreachable(_) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "What you sent could not be kept, because our database cannot be used at this moment. Please try again in \
             a few minutes.",
        ),
        StoreError::Busy(_) | StoreError::Stopped => (
            StatusCode::SERVICE_UNAVAILABLE,
            "There is more to do than we can manage at this moment. Please try again in a few seconds.",
        ),
        _ => (
            StatusCode::INTERNAL_SERVER_ERROR,
            "It has been written down for the people who run this service. Please try again later.",
        ),
    }
}

/// Nothing is at this address: a page, or a problem for addresses of the API.
pub(super) async fn no_such_route(request: HttpRequest) -> HttpResponse {
    if is_api(&request) {
        let detail = "There is nothing at this address; /api/v1/openapi.json lists what there is.";
        return Problem::plain(StatusCode::NOT_FOUND, detail).error_response();
    }
    HttpResponse::from_error(PageError::not_found())
}

/// The address takes other methods only.
pub(super) fn method_not_allowed(request: &HttpRequest, allowed: &'static str) -> HttpResponse {
    let status = StatusCode::METHOD_NOT_ALLOWED;
    let mut response = if is_api(request) {
        Problem::plain(status, format!("This address takes {allowed}.")).error_response()
    } else {
        HttpResponse::from_error(PageError::new(status, "wrong-method", "wrong-method-text"))
    };
    response
        .headers_mut()
        .insert(header::ALLOW, header::HeaderValue::from_static(allowed));
    response
}

fn is_desk(request: &HttpRequest) -> bool {
    request.path().starts_with("/desk/")
}

fn is_api(request: &HttpRequest) -> bool {
    request.path().starts_with("/api/")
}
