//! `/api/v1/bulk-actions`: changes to many readers at once. Needs an API key.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::Value;

use super::json::{self, Fields};
use super::pages::PageOf;
use super::query::{PageQuery, Query};
use crate::domain::actor::Actor;
use crate::domain::bulk::BulkKind;
use crate::domain::search::Sought;
use crate::domain::time::UtcTime;
use crate::services::App;
use crate::services::subscribers::PersonError;
use crate::services::subscribers::bulk::{self, BulkAsk, BulkReport};
use crate::web::problem::{Code, FieldError, Problem};

/// A change to many readers as it stands.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct BulkAction {
    /// The change's number.
    id: i64,
    /// `suppress`, `pause`, `unsubscribe` or `add_topic`.
    kind: &'static str,
    /// `counting`, `ready`, `running`, `finished`, `undoing`, `undone` or `cancelled`.
    state: &'static str,
    /// What was searched for, as the query of `GET /api/v1/subscribers`.
    #[schema(example = "list=daily&domain=example.org")]
    search: String,
    /// The topic that is added.
    topic: Option<String>,
    /// The day on which a pause ends.
    #[schema(example = "2026-12-24")]
    until: Option<String>,
    /// Why.
    reason: Option<String>,
    /// Who asked for it: an operator's name, or a key's prefix.
    by: Option<String>,
    /// Whom it is about; while it is counting, so far.
    counted: i64,
    /// Who was looked at.
    handled: i64,
    /// For whom something changed.
    changed: i64,
    /// For whom that was taken back.
    undone: i64,
    /// Whether it can be taken back.
    can_be_undone: bool,
    /// When it was asked for.
    #[schema(value_type = String)]
    created_at: UtcTime,
    /// When its number was confirmed.
    #[schema(value_type = Option<String>)]
    confirmed_at: Option<UtcTime>,
    /// When it ended.
    #[schema(value_type = Option<String>)]
    ended_at: Option<UtcTime>,
}

impl From<BulkReport> for BulkAction {
    fn from(bulk: BulkReport) -> Self {
        Self {
            id: bulk.id,
            kind: bulk.kind.as_str(),
            state: bulk.state.as_str(),
            search: bulk.sought,
            topic: bulk.topic,
            until: bulk.until,
            reason: bulk.reason,
            by: bulk.name,
            counted: bulk.counted,
            handled: bulk.handled,
            changed: bulk.changed,
            undone: bulk.undone,
            can_be_undone: bulk.can_be_undone,
            created_at: bulk.created_at,
            confirmed_at: bulk.confirmed_at,
            ended_at: bulk.ended_at,
        }
    }
}

/// A change to many readers that is asked for.
#[derive(Debug, utoipa::ToSchema)]
#[expect(dead_code, reason = "describes the body for the API's documentation")]
pub(super) struct NewBulkAction {
    /// `suppress`, `pause`, `unsubscribe` or `add_topic`.
    #[schema(pattern = "^(suppress|pause|unsubscribe|add_topic)$")]
    kind: String,
    /// Whom it is done to; empty means everybody.
    search: BulkSearch,
    /// With `add_topic`: the slug of a topic of the list that is searched.
    #[schema(example = "sport")]
    topic: Option<String>,
    /// With `pause`: the day on which it ends; left out, it lasts until somebody ends it.
    #[schema(example = "2026-12-24")]
    until: Option<String>,
    /// Why; kept with the proof.
    reason: Option<String>,
}

/// What readers are searched by, as in `GET /api/v1/subscribers`.
#[derive(Debug, utoipa::ToSchema)]
#[schema(as = BulkSearch)]
#[expect(dead_code, reason = "describes the body for the API's documentation")]
struct BulkSearch {
    /// The beginning of an address, words of a name, or a domain with an @ before it.
    q: Option<String>,
    /// The slug of a list.
    list: Option<String>,
    /// `pending`, `active`, `paused` or `unsubscribed`.
    #[schema(pattern = "^(pending|active|paused|unsubscribed)?$")]
    state: Option<String>,
    /// The slug of a topic of the list.
    topic: Option<String>,
    /// The cadence.
    cadence: Option<String>,
    /// The language tag.
    language: Option<String>,
    /// The domain of the address.
    domain: Option<String>,
    /// Where the sign-up came from.
    source: Option<String>,
    /// Whether the address is suppressed.
    suppressed: Option<bool>,
}

/// The number that confirms a change.
#[derive(Debug, utoipa::ToSchema)]
#[expect(dead_code, reason = "describes the body for the API's documentation")]
pub(super) struct BulkConfirmation {
    /// What `counted` says.
    #[schema(example = 12, value_type = i32, minimum = 0)]
    count: i64,
}

/// Changes to many readers
#[utoipa::path(
    get,
    path = "/api/v1/bulk-actions",
    tag = "readers",
    params(PageQuery),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The changes, the newest first.", body = PageOf<BulkAction>),
        (status = 422, description = "Parameters have to be put right; `errors` names each."),
    )
)]
pub(in crate::web) async fn all(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::of(&request);
    let page = query.page();
    query.finish()?;
    let found = bulk::all(&app, page).await?;
    Ok(super::answer(
        StatusCode::OK,
        &PageOf::<BulkAction>::of(found),
    ))
}

/// Ask for a change to many readers
///
/// Those who are meant are counted and written down; nothing changes before the number is confirmed.
#[utoipa::path(
    post,
    path = "/api/v1/bulk-actions",
    tag = "readers",
    request_body = NewBulkAction,
    security(("key" = ["transfer"])),
    responses(
        (status = 201, description = "The change; counting may still be under way.", body = BulkAction),
    )
)]
pub(in crate::web) async fn ask(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let ask = take(json::read(&app, &request, payload).await?)?;
    let asked = bulk::ask(&app, &actor, ask).await.map_err(of_search)?;
    told(StatusCode::CREATED, Ok(asked))
}

/// Names the field as it was sent: the list stands in the search.
fn of_search(error: PersonError) -> Problem {
    let PersonError::Refused(wrong) = error else {
        return error.into();
    };
    let named = wrong.into_iter().map(|one| match one.field {
        "list" => FieldError::new("search.list", one.message),
        _ => one.into(),
    });
    Problem::fields(named.collect())
}

fn take(mut json: Fields) -> Result<BulkAsk, Problem> {
    let mut sought = Sought::default();
    // An empty object means everybody. That has to be said: nobody changes all readers by leaving something out.
    if let Some(mut search) = json.required_object("search") {
        for name in Sought::NAMES {
            let value = match search.value(name) {
                None | Some(Value::Null) => continue,
                Some(Value::String(text)) => text,
                Some(Value::Bool(yes)) if name == "suppressed" => yes.to_string(),
                Some(_) => "\0".to_owned(),
            };
            if let Err(message) = sought.take(name, &value) {
                json.wrong(format!("search.{name}"), message);
            }
        }
        for error in search.finish() {
            json.wrong(format!("search.{}", error.field), error.message);
        }
    }
    let kind = json.required_text("kind");
    let kind = BulkKind::from_name(&kind);
    if kind.is_none() {
        json.wrong("kind", "must be suppress, pause, unsubscribe or add_topic");
    }
    let ask = BulkAsk {
        kind: kind.unwrap_or(BulkKind::Pause),
        sought,
        topic: json.text("topic"),
        until: json.text("until"),
        reason: json.text("reason"),
    };
    let errors = json.finish();
    if errors.is_empty() {
        Ok(ask)
    } else {
        Err(Problem::fields(errors))
    }
}

/// One change to many readers
#[utoipa::path(
    get,
    path = "/api/v1/bulk-actions/{id}",
    tag = "readers",
    params(("id" = i64, Path, description = "The change's number.")),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The change as it stands.", body = BulkAction),
        (status = 404, description = "There is no such change."),
    )
)]
pub(in crate::web) async fn show(
    app: web::Data<App>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    told(StatusCode::OK, bulk::show(&app, number(&id)?).await)
}

/// Begin a change
///
/// Its number has to be given once more. It is carried out in the background.
#[utoipa::path(
    post,
    path = "/api/v1/bulk-actions/{id}/confirm",
    tag = "readers",
    params(("id" = i64, Path, description = "The change's number.")),
    request_body = BulkConfirmation,
    security(("key" = ["transfer"])),
    responses(
        (status = 200, description = "It has begun.", body = BulkAction),
        (status = 404, description = "There is no such change."),
        (status = 409, description = "It is not ready, or the number is not the one that was counted."),
    )
)]
pub(in crate::web) async fn confirm(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    let mut fields = json::read(&app, &request, payload).await?;
    let count = fields.required_number("count");
    let errors = fields.finish();
    let Some(count) = count.filter(|_| errors.is_empty()) else {
        return Err(Problem::fields(errors));
    };
    let begun = bulk::confirm(&app, &actor, id, count.into()).await;
    told(StatusCode::OK, begun)
}

/// Stop a change
///
/// What it has done stays, and can be taken back.
#[utoipa::path(
    post,
    path = "/api/v1/bulk-actions/{id}/cancel",
    tag = "readers",
    params(("id" = i64, Path, description = "The change's number.")),
    security(("key" = ["transfer"])),
    responses(
        (status = 200, description = "It has stopped.", body = BulkAction),
        (status = 404, description = "There is no such change."),
        (status = 409, description = "It has ended already."),
    )
)]
pub(in crate::web) async fn cancel(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    told(
        StatusCode::OK,
        bulk::cancel(&app, &actor, number(&id)?).await,
    )
}

/// Take a change back
///
/// For seven days, and as far as nobody has changed the same since.
#[utoipa::path(
    post,
    path = "/api/v1/bulk-actions/{id}/undo",
    tag = "readers",
    params(("id" = i64, Path, description = "The change's number.")),
    security(("key" = ["transfer"])),
    responses(
        (status = 200, description = "It is being taken back.", body = BulkAction),
        (status = 404, description = "There is no such change."),
        (status = 409, description = "It has changed nothing, or it is too late."),
    )
)]
pub(in crate::web) async fn undo(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    told(StatusCode::OK, bulk::undo(&app, &actor, number(&id)?).await)
}

fn told(
    status: StatusCode,
    done: Result<BulkReport, PersonError>,
) -> Result<HttpResponse, Problem> {
    Ok(super::answer(status, &BulkAction::from(done?)))
}

fn number(id: &str) -> Result<i64, Problem> {
    let none = |_not_a_number| Problem::of(Code::NotFound, "There is no such change.");
    id.parse().map_err(none)
}
