//! `POST /api/v1/subscriptions`: signing a reader up from a site's own form.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, ResponseError, web};

use super::json::{self, Fields};
use crate::domain::consent::Method;
use crate::domain::list::Slug;
use crate::services::lists::{self, ListPage};
use crate::services::signup::{self, SignupError};
use crate::services::{App, Wrong};
use crate::web::across::{self, Caller};
use crate::web::forms::SignupFields;
use crate::web::guard;
use crate::web::pages::Tongue;
use crate::web::pages::lists::complaint;
use crate::web::problem::{FieldError, Problem};
use crate::words::Arg;

/// The answer to every valid sign-up, whoever it is from.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct Accepted {
    /// Always `accepted`.
    #[schema(example = "accepted")]
    status: &'static str,
    /// What happens next, for the reader.
    message: String,
    /// The address that was probably meant, where the domain looks like a slip of the pen: ask the reader, and
    /// send a new sign-up with it if they agree. It follows from what was sent and says nothing else.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "reader@gmail.com")]
    suggestion: Option<String>,
    /// The question to ask then.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "Did you mean reader@gmail.com?")]
    question: Option<String>,
}

impl Accepted {
    fn for_address(tongue: &Tongue, typed: &str) -> Self {
        let meant = signup::likely_meant(typed).map(|meant| meant.to_string());
        let question = meant.as_ref().map(|meant| {
            let address = [("address", Arg::Text(meant.as_str()))];
            tongue.fill("suggestion-question", &address)
        });
        let message = match tongue.asked {
            Some(_) => tongue.say("mailbox-lead"),
            None => ACCEPTED.to_owned(),
        };
        Self {
            status: "accepted",
            message,
            suggestion: meant,
            question,
        }
    }
}

const ACCEPTED: &str =
    "If this address can be subscribed, a letter with a link to confirm is on its way to it.";

/// Sign a reader up
///
/// The answer is the same whether the address is new, known or blocked. Nothing is mailed but a
/// letter with a link to confirm, and that only within the budgets of `[signup]`. Pages of sites that the list
/// allows may send this from a browser (CORS); programs that send no `Origin` need no leave. No key is needed. A
/// server that signs readers up itself sends one: it then has a budget of its own in place of its network's.
#[utoipa::path(
    post,
    path = "/api/v1/subscriptions",
    tag = "subscriptions",
    params(
        ("lang" = Option<String>, Query, description = "The language of the messages, as a tag; left out, they are English and for developers."),
    ),
    request_body = SignupFields,
    responses(
        (status = 202, description = "The sign-up was taken down.", body = Accepted),
        (status = 401, description = "The header Authorization holds a key that does not work."),
        (status = 403, description = "It comes from a page of a site that may not sign readers up to the list."),
    )
)]
pub(in crate::web) async fn create(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let caller = match across::known_caller(&app, &request).await {
        Ok(caller) => caller,
        Err(turned) => return Ok(Caller::Ours.lets_read(Problem::from(turned).error_response())),
    };
    let taken = take_down(&app, &request, payload, &caller).await;
    Ok(caller.lets_read(taken.unwrap_or_else(|problem| problem.error_response())))
}

async fn take_down(
    app: &App,
    request: &HttpRequest,
    payload: web::Payload,
    caller: &Caller,
) -> Result<HttpResponse, Problem> {
    let key_id = super::key_id(app, request).await?;
    let mut fields = take(json::read(app, request, payload).await?)?;
    let page = find_list(app, &fields.list).await?;
    across::admit(app, request, &page.list).await?;
    let tongue = Tongue::of(app, request, [page.list.language.as_str()]);
    fields.language = fields.language.or_else(|| tongue.asked.clone());
    fields.source = fields.source.or_else(|| caller.source());
    let accepted = Accepted::for_address(&tongue, &fields.email);
    let evidence = guard::evidence(app, request);
    let wish = fields.into_wish(key_id);
    match signup::request(app, &page, wish, Method::Api, evidence).await {
        Ok(()) => Ok(super::answer(StatusCode::ACCEPTED, &accepted)),
        Err(SignupError::Refused(wrong)) => Err(in_words(&tongue, wrong)),
        Err(error @ SignupError::Slip(_)) => Err(Problem::fields(vec![FieldError::new(
            "email",
            error.to_string(),
        )])),
        Err(SignupError::Store(error)) => Err(error.into()),
    }
}

/// What is wrong, for the reader where a language was asked for, and otherwise for the developer.
fn in_words(tongue: &Tongue, wrong: Vec<Wrong>) -> Problem {
    let errors = wrong.into_iter().map(FieldError::from);
    let told = errors.map(|error| match tongue.asked {
        Some(_) => FieldError::new(error.field.clone(), complaint(tongue, &error)),
        None => error,
    });
    Problem::fields(told.collect())
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
        form_token: json.text("form_token"),
        altcha: json.text(signup::SOLUTION),
        website: json.text(signup::TRAP),
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
        return Err(super::no_list_of_field());
    }
    Ok(lists::page(app, slug).await?)
}
