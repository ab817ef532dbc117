//! `/api/v1/suppressions`: addresses that must not be written to. Needs an API key.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::json;
use super::pages::PageOf;
use super::query::{PageQuery, Query};
use crate::domain::actor::Actor;
use crate::domain::suppression::SuppressionReason;
use crate::domain::time::UtcTime;
use crate::services::App;
use crate::services::subscribers::{self, SuppressedAddress};
use crate::web::problem::{Code, Problem};

/// An address that must not be written to.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct SuppressionDocument {
    /// The suppression's number.
    id: i64,
    /// The address, folded.
    address: String,
    /// The number of the reader whose address it is, if it is anybody's.
    subscriber_id: Option<i64>,
    /// `refused`, `operator`, `hard_bounce` or `complaint`.
    reason: &'static str,
    /// In an operator's words.
    note: Option<String>,
    /// Since when.
    #[schema(value_type = String)]
    created_at: UtcTime,
}

impl From<SuppressedAddress> for SuppressionDocument {
    fn from(known: SuppressedAddress) -> Self {
        Self {
            id: known.id,
            address: known.address,
            subscriber_id: known.subscriber_id,
            reason: known.reason.as_str(),
            note: known.note,
            created_at: known.created_at,
        }
    }
}

/// An address to be suppressed.
#[derive(Debug, utoipa::ToSchema)]
#[expect(dead_code, reason = "describes the body for the API's documentation")]
pub(super) struct NewSuppression {
    /// The address, whether or not anybody has it.
    #[schema(example = "reader@example.org")]
    email: String,
    /// Why, in your own words.
    note: Option<String>,
}

/// The suppressed addresses
#[utoipa::path(
    get,
    path = "/api/v1/suppressions",
    tag = "readers",
    params(
        ("reason" = Option<String>, Query, pattern = "^(refused|operator|hard_bounce|complaint)$", description = "Only for this reason: `refused`, `operator`, `hard_bounce` or `complaint`."),
        PageQuery,
    ),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The addresses, the newest suppression first.", body = PageOf<SuppressionDocument>),
        (status = 422, description = "Parameters have to be put right; `errors` names each."),
    )
)]
pub(in crate::web) async fn all(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::of(&request);
    let must = "must be refused, operator, hard_bounce or complaint";
    let reason = query.word("reason", must, SuppressionReason::from_name);
    let page = query.page();
    query.finish()?;
    let found = subscribers::suppressed(&app, reason, page).await?;
    Ok(super::answer(
        StatusCode::OK,
        &PageOf::<SuppressionDocument>::of(found),
    ))
}

/// Suppress an address
///
/// Nothing is sent to it any more, whatever it signs up for. An address that is suppressed already stays as it is.
#[utoipa::path(
    post,
    path = "/api/v1/suppressions",
    tag = "readers",
    request_body = NewSuppression,
    security(("key" = ["subscribers"])),
    responses(
        (status = 201, description = "The suppression.", body = SuppressionDocument),
    )
)]
pub(in crate::web) async fn add(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let mut fields = json::read(&app, &request, payload).await?;
    let email = fields.required_text("email");
    let note = fields.text("note");
    let errors = fields.finish();
    if !errors.is_empty() {
        return Err(Problem::fields(errors));
    }
    let known = subscribers::suppress_address(&app, &actor, &email, note.as_deref()).await?;
    Ok(super::answer(
        StatusCode::CREATED,
        &SuppressionDocument::from(known),
    ))
}

/// Lift a suppression
///
/// Only when the owner of the address wants letters again. It lifts the block that "this was not me" put on the mailbox, too.
#[utoipa::path(
    delete,
    path = "/api/v1/suppressions/{id}",
    tag = "readers",
    params(("id" = i64, Path, description = "The suppression's number.")),
    security(("key" = ["subscribers"])),
    responses(
        (status = 204, description = "The address may be written to again."),
        (status = 404, description = "There is no such suppression."),
    )
)]
pub(in crate::web) async fn lift(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let none = || Problem::of(Code::NotFound, "There is no such suppression.");
    let id: i64 = id.parse().map_err(|_not_a_number| none())?;
    if subscribers::lift(&app, &actor, id).await? {
        Ok(HttpResponse::NoContent().finish())
    } else {
        Err(none())
    }
}
