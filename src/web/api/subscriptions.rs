//! `POST /api/v1/subscriptions`: signing a reader up from a site's own form.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::json::{self, Fields};
use crate::domain::consent::Method;
use crate::domain::list::Slug;
use crate::services::App;
use crate::services::lists::{self, ListPage};
use crate::services::signup::{self, SignupError};
use crate::web::forms::SignupFields;
use crate::web::guard;
use crate::web::problem::{FieldError, Problem};

/// The answer to every valid sign-up, whoever it is from.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct Accepted {
    /// Always `accepted`.
    #[schema(example = "accepted")]
    status: &'static str,
    /// What happens next, for the reader.
    message: &'static str,
    /// The address that was probably meant, where the domain looks like a slip of the pen: ask the reader, and
    /// send a new sign-up with it if they agree. It follows from what was sent and says nothing else.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "reader@gmail.com")]
    suggestion: Option<String>,
}

impl Accepted {
    fn for_address(typed: &str) -> Self {
        Self {
            status: "accepted",
            message: "If this address can be subscribed, a letter with a link to confirm is on its way to it.",
            suggestion: signup::likely_meant(typed).map(|meant| meant.to_string()),
        }
    }
}

/// Sign a reader up
///
/// The answer is the same whether the address is new, known or blocked. Nothing is mailed but a
/// letter with a link to confirm.
#[utoipa::path(
    post,
    path = "/api/v1/subscriptions",
    tag = "subscriptions",
    request_body = SignupFields,
    responses(
        (status = 202, description = "The sign-up was taken down.", body = Accepted),
        (status = 400, description = "The body is not a JSON object in UTF-8.", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The body is too long.", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "The body is not application/json.", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Fields have to be put right; `errors` names each.", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "The service is busy; try again.", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(in crate::web) async fn create(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let fields = take(json::read(&app, &request, payload).await?)?;
    let page = find_list(&app, &fields.list).await?;
    let evidence = guard::evidence(&app, &request);
    let accepted = Accepted::for_address(&fields.email);
    match signup::request(&app, &page, fields.into_wish(), Method::Api, evidence).await {
        Ok(()) => Ok(super::answer(StatusCode::ACCEPTED, &accepted)),
        Err(SignupError::Refused(wrong)) => Err(wrong.into()),
        Err(error @ SignupError::Slip(_)) => Err(Problem::fields(vec![FieldError::new(
            "email",
            error.to_string(),
        )])),
        Err(SignupError::Store(error)) => Err(error.into()),
    }
}

fn take(mut json: Fields) -> Result<SignupFields, Problem> {
    let fields = SignupFields {
        email: json.text("email").unwrap_or_default(),
        list: json.required_text("list"),
        terms_version: json.number("terms_version"),
        terms_hash: json.text("terms_hash"),
        consent_newsletter: json.consent("consent_newsletter"),
        consent_terms: json.consent("consent_terms"),
        consent_tracking: json.consent("consent_tracking"),
        name: json.text("name"),
        topics: json.texts("topics"),
        language: json.text("language"),
        time_zone: json.text("time_zone"),
        cadence: json.text("cadence"),
        source: json.text("source"),
    };
    let mut errors = json.finish();
    errors.extend(fields.too_long());
    if errors.is_empty() {
        Ok(fields)
    } else {
        Err(Problem::fields(errors))
    }
}

/// The list that a field names. A text that is no slug is not even looked for.
pub(super) async fn find_list(app: &App, slug: &str) -> Result<ListPage, Problem> {
    if Slug::parse(slug).is_err() {
        return Err(Problem::fields(vec![FieldError::new(
            "list",
            "there is no such list",
        )]));
    }
    Ok(lists::page(app, slug).await?)
}
