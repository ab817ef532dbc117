//! `/api/v1/doubts`: letters that belong to no issue and of which nobody knows whether they arrived. Needs an API key.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::issue_acts::{self, DoubtsDecided};
use super::json;
use super::pages::PageOf;
use super::query::{PageQuery, Query};
use crate::domain::actor::Actor;
use crate::domain::time::UtcTime;
use crate::services::App;
use crate::services::digest::{self, SingleDoubt};
use crate::web::problem::Problem;

/// A letter outside issues of which nobody knows whether it arrived.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct HeldSingleLetter {
    /// The delivery's number.
    id: i64,
    /// What kind of letter it is: `confirm`, `welcome`, `manage` (a link to the preferences), `already`, `unsubscribed`,
    /// `move_from`, `move_to`, `digest` (a test letter), or one of those to operators.
    #[schema(example = "confirm")]
    letter: &'static str,
    /// The address.
    address: String,
    /// The reader's number; null where it was written to an operator.
    subscriber_id: Option<i64>,
    /// The slug of the list that it comes from.
    #[schema(example = "daily")]
    list: String,
    /// Since when.
    #[schema(value_type = Option<String>)]
    since: Option<UtcTime>,
    /// Dialogues begun so far.
    attempts: i32,
    /// What is known about the last one.
    reply_text: Option<String>,
}

/// What is decided about single letters in doubt.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct SingleDoubtDecision {
    /// `resend`: once more, the same letter; `sent`: it arrived; `give_up`: it is not sent again.
    #[schema(example = "resend", pattern = "^(resend|sent|give_up)$")]
    decision: String,
    /// The numbers of deliveries. What is not in doubt, or belongs to an issue, is left as it is.
    deliveries: Vec<i64>,
}

impl From<SingleDoubt> for HeldSingleLetter {
    fn from(doubt: SingleDoubt) -> Self {
        Self {
            id: doubt.id,
            letter: doubt.letter.as_str(),
            address: doubt.recipient.to_string(),
            subscriber_id: doubt.subscriber_id,
            list: doubt.list,
            since: doubt.since,
            attempts: doubt.attempts,
            reply_text: doubt.reply_text,
        }
    }
}

/// Single letters in doubt that wait for a decision
///
/// Confirmations, welcome letters, links and other letters that belong to no issue, newest first. Those of an issue are told
/// at `GET /api/v1/issues/{id}/doubts`.
#[utoipa::path(
    get,
    path = "/api/v1/doubts",
    tag = "issues",
    params(PageQuery),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The letters.", body = PageOf<HeldSingleLetter>),
        (status = 422, description = "Parameters have to be put right; `errors` names each."),
    )
)]
pub(in crate::web) async fn all(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::of(&request);
    let ask = query.page();
    query.finish()?;
    let held = digest::held_single(&app, ask).await?;
    Ok(super::answer(
        StatusCode::OK,
        &PageOf::<HeldSingleLetter>::of(held),
    ))
}

/// Decide about single letters in doubt
#[utoipa::path(
    post,
    path = "/api/v1/doubts",
    tag = "issues",
    request_body = SingleDoubtDecision,
    security(("key" = ["send"])),
    responses(
        (status = 200, description = "How many were meant by it.", body = DoubtsDecided),
    )
)]
pub(in crate::web) async fn decide(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let mut fields = json::read(&app, &request, payload).await?;
    let resolution = issue_acts::decision(&mut fields);
    let deliveries = fields.required_numbers("deliveries");
    let errors = fields.finish();
    let Some(resolution) = resolution.filter(|_| errors.is_empty()) else {
        return Err(Problem::fields(errors));
    };
    let resolved = digest::resolve_these(&app, &actor, None, deliveries, resolution).await?;
    Ok(issue_acts::decided(resolved))
}
