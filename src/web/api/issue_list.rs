//! `/api/v1/issues`: issues looked through, and made now.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::json::{self as body, Fields};
use super::pages::PageOf;
use super::query::{PageQuery, Query};
use crate::domain::actor::Actor;
use crate::domain::issue::{IssueState, PauseReason, SkipReason};
use crate::domain::time::UtcTime;
use crate::services::App;
use crate::services::digest::{self, Counts, IssueError, IssueLine, ListedBy};
use crate::web::problem::{FieldError, Problem};

/// An issue in one line.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct ListedIssue {
    /// The issue's number.
    id: i64,
    /// The slug of its list.
    #[schema(example = "daily")]
    list: String,
    /// What it is called: its editor's subject or its first title; empty where it carries nothing.
    heading: String,
    /// What made it: `scheduled`, `send_now` or `breaking`.
    #[schema(example = "scheduled")]
    origin: &'static str,
    /// Where it stands.
    #[schema(example = "finished")]
    state: &'static str,
    /// Why it brought no letters, if it did not.
    skip_reason: Option<&'static str>,
    /// Why it waits, while it is paused.
    pause_reason: Option<&'static str>,
    /// The slot that it fills.
    #[schema(value_type = String)]
    slot_at: UtcTime,
    /// How many articles it carries.
    articles: i32,
    /// Its deliveries by state.
    deliveries: DeliveryCounts,
    /// When it was made.
    #[schema(value_type = String)]
    created_at: UtcTime,
    /// When it goes by itself, while it is held.
    #[schema(value_type = Option<String>)]
    goes_at: Option<UtcTime>,
    /// When it ended.
    #[schema(value_type = Option<String>)]
    ended_at: Option<UtcTime>,
}

/// Deliveries by state; the sum of the ten states is `planned`.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct DeliveryCounts {
    planned: i64,
    queued: i64,
    sending: i64,
    sent: i64,
    deferred: i64,
    rejected: i64,
    bounced: i64,
    skipped: i64,
    cancelled: i64,
    expired: i64,
    in_doubt: i64,
}

impl From<Counts> for DeliveryCounts {
    fn from(counts: Counts) -> Self {
        Self {
            planned: counts.planned,
            queued: counts.queued,
            sending: counts.sending,
            sent: counts.sent,
            deferred: counts.deferred,
            rejected: counts.rejected,
            bounced: counts.bounced,
            skipped: counts.skipped,
            cancelled: counts.cancelled,
            expired: counts.expired,
            in_doubt: counts.in_doubt,
        }
    }
}

impl From<IssueLine> for ListedIssue {
    fn from(line: IssueLine) -> Self {
        let issue = line.issue;
        Self {
            id: issue.id,
            list: line.list,
            heading: line.heading,
            origin: issue.origin.as_str(),
            state: issue.state.as_str(),
            skip_reason: issue.skip_reason.map(SkipReason::as_str),
            pause_reason: issue.pause_reason.map(PauseReason::as_str),
            slot_at: issue.slot_at,
            articles: issue.article_count,
            deliveries: line.counts.into(),
            created_at: issue.created_at,
            goes_at: issue.goes_at,
            ended_at: issue.ended_at,
        }
    }
}

/// The issues
///
/// Newest first.
#[utoipa::path(
    get,
    path = "/api/v1/issues",
    tag = "issues",
    params(
        ("list" = Option<String>, Query, description = "Only those of this list.", example = "daily"),
        ("state" = Option<String>, Query, pattern = "^(held|planning|sending|paused|cancelled|finished|skipped)$", description = "Only those that stand so."),
        PageQuery,
    ),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The issues.", body = PageOf<ListedIssue>),
        (status = 422, description = "Fields have to be put right; `errors` names each."),
    )
)]
pub(in crate::web) async fn all(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::of(&request);
    let list = query.text("list");
    let must = "must be held, planning, sending, paused, cancelled, finished or skipped";
    let state = query.word("state", must, IssueState::from_name);
    let ask = query.page();
    query.finish()?;
    let by = ListedBy {
        list: list.as_deref(),
        state,
    };
    let page = digest::listed(&app, by, ask).await;
    let page = page.map_err(|error| as_fields(error, None))?;
    Ok(super::answer(
        StatusCode::OK,
        &PageOf::<ListedIssue>::of(page),
    ))
}

/// An issue that is wanted now.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct NewIssueRequest {
    /// The slug of the list.
    #[schema(example = "daily")]
    list: String,
    /// The name of one of its schedules; left out, the list's default.
    schedule: Option<String>,
    /// Whether it is held for editing until somebody approves it; true where nothing is said.
    hold: Option<bool>,
}

/// Make an issue now
///
/// It carries what is new, whatever its schedule says; the next slot stays where it is. Where nothing is new it
/// is `skipped`. Held, it waits for `POST /api/v1/issues/{id}/approval`; otherwise it goes at once.
#[utoipa::path(
    post,
    path = "/api/v1/issues",
    tag = "issues",
    request_body = NewIssueRequest,
    security(("key" = ["send"])),
    responses(
        (status = 201, description = "The issue.", body = ListedIssue),
        (status = 409, description = "The list has no schedule, or the ledger is held."),
    )
)]
pub(in crate::web) async fn make(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let mut fields: Fields = body::read(&app, &request, payload).await?;
    let list = fields.required_text("list");
    let schedule = fields.text("schedule");
    let hold = fields.flag("hold").unwrap_or(true);
    let errors = fields.finish();
    if !errors.is_empty() {
        return Err(Problem::fields(errors));
    }
    let schedule = schedule.as_deref();
    let made = if hold {
        digest::make_held(&app, &actor, &list, schedule).await
    } else {
        digest::make_now(&app, &actor, &list, schedule).await
    };
    let issue = made.map_err(|error| as_fields(error, schedule))?;
    app.nudge.notify_one();
    let line = digest::line(&app, issue.id).await?;
    Ok(super::answer(StatusCode::CREATED, &ListedIssue::from(line)))
}

/// What the body or the query names and is not there is a field to put right. A list without any schedule is no fault of
/// a request that names none.
fn as_fields(error: IssueError, schedule: Option<&str>) -> Problem {
    match error {
        IssueError::UnknownList(_) => super::no_list_of_field(),
        IssueError::UnknownSchedule { .. } if schedule.is_some() => {
            Problem::fields(vec![FieldError::new("schedule", error.to_string())])
        }
        error => error.into(),
    }
}
