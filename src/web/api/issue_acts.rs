//! `/api/v1/issues/{id}/pause`, `/resume`, `/cancel`, `/retries` and `/doubts`: an issue that is under way or was.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::editing::IssueStanding;
use super::issues::number;
use super::json::{self as body, Fields};
use crate::domain::actor::Actor;
use crate::domain::delivery::{DeliveryState, RetryObstacle};
use crate::domain::time::UtcTime;
use crate::services::App;
use crate::services::digest::{self, Articles, Doubt, Resolution, Retried, Retry};
use crate::web::problem::Problem;

/// Letters in doubt that are told at once.
const DOUBTS: i64 = 1_000;

/// Pause an issue
///
/// Nothing of it is begun any more until it is resumed. Harmless to repeat.
#[utoipa::path(
    post,
    path = "/api/v1/issues/{id}/pause",
    tag = "issues",
    params(("id" = i64, Path, description = "The issue's number.")),
    security(("key" = ["send"])),
    responses(
        (status = 200, description = "It is paused.", body = IssueStanding),
        (status = 404, description = "There is no such issue."),
        (status = 409, description = "It has ended."),
    )
)]
pub(in crate::web) async fn pause(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    let report = digest::pause(&app, &actor, id).await?;
    Ok(super::answer(
        StatusCode::OK,
        &IssueStanding::from(report.issue),
    ))
}

/// Resume a paused issue
///
/// It goes on where it was: waiting for approval, with its planning, or with sending.
#[utoipa::path(
    post,
    path = "/api/v1/issues/{id}/resume",
    tag = "issues",
    params(("id" = i64, Path, description = "The issue's number.")),
    security(("key" = ["send"])),
    responses(
        (status = 200, description = "It goes on.", body = IssueStanding),
        (status = 404, description = "There is no such issue."),
        (status = 409, description = "It has ended, or its letters have outlived their time."),
    )
)]
pub(in crate::web) async fn resume(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    let report = digest::resume(&app, &actor, id).await?;
    Ok(super::answer(
        StatusCode::OK,
        &IssueStanding::from(report.issue),
    ))
}

/// What becomes of the articles of an issue that is cancelled.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct CancelRequest {
    /// `roll_over`: they come with the next issue of each reader who did not get them; `withdrawn`: they are not mailed
    /// again.
    #[schema(example = "roll_over", pattern = "^(roll_over|withdrawn)$")]
    articles: String,
}

/// Cancel an issue
///
/// What has not been sent will not be.
#[utoipa::path(
    post,
    path = "/api/v1/issues/{id}/cancel",
    tag = "issues",
    params(("id" = i64, Path, description = "The issue's number.")),
    request_body = CancelRequest,
    security(("key" = ["send"])),
    responses(
        (status = 200, description = "It is cancelled.", body = IssueStanding),
        (status = 404, description = "There is no such issue."),
        (status = 409, description = "It has finished."),
    )
)]
pub(in crate::web) async fn cancel(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    let mut fields = body::read(&app, &request, payload).await?;
    let word = fields.required_text("articles");
    let articles = match word.as_str() {
        "roll_over" => Some(Articles::RollOver),
        "withdrawn" => Some(Articles::Withdrawn),
        "" => None,
        _ => {
            fields.wrong("articles", "must be roll_over or withdrawn");
            None
        }
    };
    let errors = fields.finish();
    let Some(articles) = articles.filter(|_| errors.is_empty()) else {
        return Err(Problem::fields(errors));
    };
    let report = digest::cancel_with(&app, &actor, id, articles).await?;
    Ok(super::answer(
        StatusCode::OK,
        &IssueStanding::from(report.issue),
    ))
}

/// Which letters are to be tried once more; one of the two.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct RetryRequest {
    /// The numbers of deliveries.
    deliveries: Option<Vec<i64>>,
    /// All that ended so: `rejected`, `expired`, `cancelled` or `skipped`.
    #[schema(pattern = "^(rejected|expired|cancelled|skipped)$")]
    outcome: Option<String>,
}

/// What came of a retry.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct RetryResult {
    /// How many letters are in the queue again.
    queued: i64,
    /// How many are not, and why.
    left: Vec<LeftAlone>,
    /// Whether there are more that nobody has looked at; then ask again.
    has_more: bool,
}

/// Letters that were left alone.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct LeftAlone {
    /// Why: `not_in_vain` (open or accepted), `in_doubt` (may have arrived), `not_active` (the reader has left or
    /// rests), `suppressed`, or `planned_again` (a later issue brings the articles).
    #[schema(example = "in_doubt")]
    reason: &'static str,
    /// How many.
    count: i64,
}

impl From<Retried> for RetryResult {
    fn from(retried: Retried) -> Self {
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let left = RetryObstacle::ALL.iter().map(|obstacle| obstacle.as_str());
        let left = left.filter_map(|reason| {
            let count = number(*retried.left.get(reason)?);
            Some(LeftAlone { reason, count })
        });
        Self {
            queued: number(retried.queued),
            left: left.collect(),
            has_more: retried.has_more,
        }
    }
}

/// Try letters once more
///
/// Letters that were refused, expired, were left out or were cancelled go back to the queue: the same deliveries with the
/// same Message-IDs. Nobody gets anything twice: what may have arrived, and what a later issue brings, is left
/// alone. An issue that has ended sends again until these have ended.
#[utoipa::path(
    post,
    path = "/api/v1/issues/{id}/retries",
    tag = "issues",
    params(("id" = i64, Path, description = "The issue's number.")),
    request_body = RetryRequest,
    security(("key" = ["send"])),
    responses(
        (status = 200, description = "What came of it.", body = RetryResult),
        (status = 404, description = "There is no such issue."),
        (status = 409, description = "The issue was never planned to its end, is still being cancelled, or the ledger is held."),
    )
)]
pub(in crate::web) async fn retry(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    let mut fields = body::read(&app, &request, payload).await?;
    let has_deliveries = fields.has("deliveries");
    let deliveries = fields.numbers("deliveries");
    let outcome = fields.text("outcome");
    let which = match (has_deliveries, outcome.as_deref()) {
        (true, None) => Some(Retry::These(deliveries)),
        (false, Some(word)) => DeliveryState::from_name(word)
            .filter(|state| state.ended_in_vain())
            .map(Retry::All),
        _ => None,
    };
    if which.is_none() {
        fields.wrong(
            "outcome",
            "name deliveries, or an outcome: rejected, expired, cancelled or skipped",
        );
    }
    let errors = fields.finish();
    let Some(which) = which.filter(|_| errors.is_empty()) else {
        return Err(Problem::fields(errors));
    };
    let retried = digest::retry(&app, &actor, id, which).await?;
    Ok(super::answer(StatusCode::OK, &RetryResult::from(retried)))
}

/// The letters of an issue that wait for a decision.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct HeldLetters {
    /// In the order of planning, at most 1,000.
    items: Vec<HeldLetter>,
}

/// A letter of which nobody knows whether it arrived.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct HeldLetter {
    /// The delivery's number.
    id: i64,
    /// The address.
    address: String,
    /// Since when.
    #[schema(value_type = Option<String>)]
    since: Option<UtcTime>,
    /// Dialogues begun so far.
    attempts: i32,
    /// What is known about the last one.
    reply_text: Option<String>,
}

impl From<Doubt> for HeldLetter {
    fn from(doubt: Doubt) -> Self {
        Self {
            id: doubt.id,
            address: doubt.recipient.to_string(),
            since: doubt.since,
            attempts: doubt.attempts,
            reply_text: doubt.reply_text,
        }
    }
}

/// Letters in doubt that wait for a decision
#[utoipa::path(
    get,
    path = "/api/v1/issues/{id}/doubts",
    tag = "issues",
    params(("id" = i64, Path, description = "The issue's number.")),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The letters.", body = HeldLetters),
        (status = 404, description = "There is no such issue."),
    )
)]
pub(in crate::web) async fn doubts(
    app: web::Data<App>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let held = digest::held(&app, number(&id)?, DOUBTS).await?;
    let items = held.into_iter().map(HeldLetter::from).collect();
    Ok(super::answer(StatusCode::OK, &HeldLetters { items }))
}

/// What is decided about letters in doubt.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct DoubtDecision {
    /// `resend`: once more, the same letter; `sent`: it arrived; `give_up`: it is not sent again.
    #[schema(example = "resend", pattern = "^(resend|sent|give_up)$")]
    decision: String,
    /// The numbers of deliveries; left out, all of the issue that wait.
    deliveries: Option<Vec<i64>>,
}

/// How many letters were decided about.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct DoubtsDecided {
    /// How many.
    resolved: i64,
}

/// Decide about letters in doubt
#[utoipa::path(
    post,
    path = "/api/v1/issues/{id}/doubts",
    tag = "issues",
    params(("id" = i64, Path, description = "The issue's number.")),
    request_body = DoubtDecision,
    security(("key" = ["send"])),
    responses(
        (status = 200, description = "How many were meant by it.", body = DoubtsDecided),
        (status = 404, description = "There is no such issue."),
    )
)]
pub(in crate::web) async fn decide(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    let mut fields = body::read(&app, &request, payload).await?;
    let resolution = decision(&mut fields);
    let deliveries = fields
        .has("deliveries")
        .then(|| fields.numbers("deliveries"));
    let errors = fields.finish();
    let Some(resolution) = resolution.filter(|_| errors.is_empty()) else {
        return Err(Problem::fields(errors));
    };
    let resolved = match deliveries {
        Some(ids) => digest::resolve_these(&app, &actor, Some(id), ids, resolution).await?,
        None => digest::resolve(&app, &actor, Some(id), None, resolution).await?,
    };
    Ok(decided(resolved))
}

/// The field `decision`; none where it is missing or wrong, which is noted.
pub(super) fn decision(fields: &mut Fields) -> Option<Resolution> {
    let word = fields.required_text("decision");
    match word.as_str() {
        "resend" => Some(Resolution::Resend),
        "sent" => Some(Resolution::Sent),
        "give_up" => Some(Resolution::GiveUp),
        "" => None,
        _ => {
            fields.wrong("decision", "must be resend, sent or give_up");
            None
        }
    }
}

pub(super) fn decided(resolved: usize) -> HttpResponse {
    let resolved = i64::try_from(resolved).unwrap_or(i64::MAX);
    super::answer(StatusCode::OK, &DoubtsDecided { resolved })
}
