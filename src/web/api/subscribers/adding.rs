//! `POST /api/v1/subscribers`: adding a reader, with a proof of consent or by asking them.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::domain::actor::Actor;
use crate::services::App;
use crate::services::subscribers::{self, Addition, Declared, DeclaredWording};
use crate::web::api::json::{self, Fields};
use crate::web::problem::Problem;

/// A reader to be added.
#[derive(Debug, utoipa::ToSchema)]
#[expect(dead_code, reason = "describes the body for the API's documentation")]
pub(in crate::web::api) struct NewReader {
    /// The address.
    #[schema(example = "reader@example.org")]
    email: String,
    /// The slug of the list.
    #[schema(example = "daily")]
    list: String,
    /// How the reader wants to be called.
    name: Option<String>,
    /// A language tag.
    language: Option<String>,
    /// An IANA time zone.
    time_zone: Option<String>,
    /// Slugs of topics; none means all.
    topics: Option<Vec<String>>,
    /// One of the list's cadences.
    cadence: Option<String>,
    /// The consent that was given elsewhere. Without it a confirmation letter asks the owner of the address.
    declared_consent: Option<DeclaredConsent>,
}

/// A consent that was given elsewhere.
#[derive(Debug, utoipa::ToSchema)]
#[schema(as = DeclaredConsent)]
#[expect(dead_code, reason = "describes the body for the API's documentation")]
struct DeclaredConsent {
    /// Where the reader agreed.
    #[schema(example = "Fair in Leipzig")]
    source: String,
    /// On which day.
    #[schema(example = "2026-11-20")]
    given_on: String,
    /// The version of the list's terms that they agreed to; either this or `wording`.
    terms_version: Option<i32>,
    /// The words that they agreed to, where those are no version of the list's terms.
    wording: Option<String>,
    /// Where the proof is kept.
    #[schema(example = "Folder 12, signed cards")]
    proof: String,
    /// Who answers for it.
    #[schema(example = "Grace Desk")]
    responsible: String,
}

/// Add a reader
///
/// With a declared consent the reader reads the list at once. Without one, and whoever has left the list before, is
/// pending until they say yes to a confirmation letter. Addresses that are suppressed, whose owner said "this was not
/// me" or asked to be forgotten are refused.
#[utoipa::path(
    post,
    path = "/api/v1/subscribers",
    tag = "readers",
    request_body = NewReader,
    security(("key" = ["subscribers"])),
    responses(
        (status = 201, description = "The reader; the subscription is active, or pending where a letter asks first.", body = super::ReaderDocument),
        (status = 409, description = "The reader reads the list already, or must not be written to; the detail says why."),
    )
)]
pub(in crate::web) async fn create(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let addition = take(json::read(&app, &request, payload).await?)?;
    let added = subscribers::add(&app, &actor, addition).await?;
    super::shown(&app, added.subscriber(), StatusCode::CREATED).await
}

fn take(mut json: Fields) -> Result<Addition, Problem> {
    let declared = json.object("declared_consent");
    let addition = Addition {
        email: json.required_text("email"),
        list: json.required_text("list"),
        name: json.text("name"),
        language: json.text("language"),
        time_zone: json.text("time_zone"),
        topics: json.texts("topics"),
        cadence: json.text("cadence"),
        declared: None,
    };
    let mut errors = json.finish();
    let declared = declared.map(|mut json| {
        let version = json.number("terms_version");
        let wording = json.text("wording").unwrap_or_default();
        let declared = Declared {
            source: json.required_text("source"),
            given_on: json.required_text("given_on"),
            wording: version.map_or(DeclaredWording::Text(wording), DeclaredWording::Version),
            proof: json.required_text("proof"),
            responsible: json.required_text("responsible"),
        };
        errors.extend(json.finish());
        declared
    });
    if errors.is_empty() {
        Ok(Addition {
            declared,
            ..addition
        })
    } else {
        Err(Problem::fields(errors))
    }
}
