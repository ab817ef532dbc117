//! Changing one reader: what they chose, pauses, the end of a subscription, a fresh link, a copy of their data, and
//! forgetting them.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::NaiveDate;

use super::number;
use crate::domain::actor::Actor;
use crate::services;
use crate::services::App;
use crate::services::preferences::Change;
use crate::services::subscribers::{self, Wish};
use crate::web::api::json::{self, Fields};
use crate::web::api::once::Unrepeatable;
use crate::web::api::tags::{self, IfMatch};
use crate::web::problem::Problem;

/// What to change about a reader's subscription to one list; what is left out stays, and null means the list's own.
#[derive(Debug, utoipa::ToSchema)]
#[expect(dead_code, reason = "describes the body for the API's documentation")]
pub(in crate::web::api) struct ReaderChange {
    /// The slug of the list.
    #[schema(example = "daily")]
    list: String,
    /// How the reader wants to be called.
    name: Option<String>,
    /// A language tag.
    language: Option<String>,
    /// An IANA time zone.
    time_zone: Option<String>,
    /// Slugs of topics; an empty array or null means all.
    topics: Option<Vec<String>>,
    /// One of the list's cadences.
    cadence: Option<String>,
    /// `paused`, `active` or `unsubscribed`.
    #[schema(pattern = "^(paused|active|unsubscribed)$")]
    state: Option<String>,
    /// With `paused`: the day on which the pause ends; left out, it lasts until somebody ends it.
    #[schema(example = "2026-12-24")]
    paused_until: Option<String>,
    /// With `unsubscribed`: why; kept with the proof.
    reason: Option<String>,
}

/// Everything that is known about a reader.
#[derive(Debug, utoipa::ToSchema)]
#[expect(dead_code, reason = "describes the answer for the API's documentation")]
pub(in crate::web::api) struct PersonalDataDocument {
    /// When this was written.
    written_at: String,
    /// The reader's number.
    id: i64,
    /// The address as typed.
    address: String,
    /// The subscriptions with all choices.
    #[schema(value_type = Vec<Object>)]
    subscriptions: Vec<serde_json::Value>,
    /// The proof of what was agreed and withdrawn.
    #[schema(value_type = Vec<Object>)]
    consents: Vec<serde_json::Value>,
    /// The letters, and what became of them.
    #[schema(value_type = Vec<Object>)]
    deliveries: Vec<serde_json::Value>,
    /// Pauses, changes by operators and the like.
    #[schema(value_type = Vec<Object>)]
    happenings: Vec<serde_json::Value>,
}

/// Change a reader
///
/// All of it is changed or nothing. Only confirmed subscriptions can be changed; any can be ended.
#[utoipa::path(
    patch,
    path = "/api/v1/subscribers/{id}",
    tag = "readers",
    params(("id" = i64, Path, description = "The reader's number."), IfMatch),
    request_body = ReaderChange,
    security(("key" = ["subscribers"])),
    responses(
        (status = 200, description = "The reader as they are now.", body = super::ReaderDocument),
        (status = 404, description = "There is no such reader."),
        (status = 409, description = "The subscription is not confirmed, has ended, or is to another list."),
    )
)]
pub(in crate::web) async fn change(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    let seen = tags::expected(&request)?;
    let (list, wishes) = take(json::read(&app, &request, payload).await?)?;
    subscribers::carry_out(&app, &actor, id, &list, wishes, seen).await?;
    super::shown(&app, id, StatusCode::OK).await
}

fn take(mut json: Fields) -> Result<(String, Vec<Wish>), Problem> {
    let list = json.required_text("list");
    let change = Change {
        topics: json.has("topics").then(|| json.texts("topics")),
        cadence: told(json.text_change("cadence")),
        time_zone: told(json.text_change("time_zone")),
        language: told(json.text_change("language")),
        name: told(json.text_change("name")),
    };
    let until = json
        .text("paused_until")
        .map(|day| day.parse::<NaiveDate>());
    if matches!(until, Some(Err(_))) {
        json.wrong("paused_until", "must be a day as YYYY-MM-DD");
    }
    let reason = json.text("reason");
    let next = match json.text("state").as_deref() {
        None => None,
        Some("paused") => Some(Wish::Pause(until.and_then(Result::ok))),
        Some("active") => Some(Wish::Resume),
        Some("unsubscribed") => Some(Wish::End(reason)),
        Some(_) => {
            json.wrong("state", "must be paused, active or unsubscribed");
            None
        }
    };
    let errors = json.finish();
    if errors.is_empty() {
        let edit = (change != Change::default()).then_some(Wish::Edit(change));
        Ok((list, edit.into_iter().chain(next).collect()))
    } else {
        Err(Problem::fields(errors))
    }
}

#[expect(
    clippy::option_option,
    reason = "left as it is, taken away, or set: as the story takes it"
)]
fn told(change: services::Change<String>) -> Option<Option<String>> {
    match change {
        services::Change::Keep => None,
        services::Change::Clear => Some(None),
        services::Change::Set(value) => Some(Some(value)),
    }
}

/// Forget a reader
///
/// Everything that tells who they were goes; what stays is the proof of consent without a person. It cannot be undone.
#[utoipa::path(
    delete,
    path = "/api/v1/subscribers/{id}",
    tag = "readers",
    params(("id" = i64, Path, description = "The reader's number.")),
    security(("key" = ["transfer"])),
    responses(
        (status = 204, description = "The reader is forgotten."),
        (status = 404, description = "There is no such reader."),
    )
)]
pub(in crate::web) async fn erase(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    subscribers::erase(&app, &actor, number(&id)?, None).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Send a reader a fresh link
///
/// It goes to their mailbox and opens the page where they change everything themselves.
#[utoipa::path(
    post,
    path = "/api/v1/subscribers/{id}/link",
    tag = "readers",
    params(("id" = i64, Path, description = "The reader's number.")),
    security(("key" = ["subscribers"])),
    responses(
        (status = 204, description = "It is on its way."),
        (status = 404, description = "There is no such reader."),
        (status = 409, description = "The address is suppressed, never confirmed anything, or got a link a moment ago."),
    )
)]
pub(in crate::web) async fn send_link(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    subscribers::send_link(&app, &actor, number(&id)?).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Everything that is known about a reader
///
/// To be handed out to them (GDPR Art. 15 and 20). That it was is written into their story and the audit log.
#[utoipa::path(
    post,
    path = "/api/v1/subscribers/{id}/data",
    tag = "readers",
    params(("id" = i64, Path, description = "The reader's number.")),
    security(("key" = ["transfer"])),
    responses(
        (status = 200, description = "All of it, as the reader's own download holds it.", body = PersonalDataDocument),
        (status = 404, description = "There is no such reader."),
    )
)]
pub(in crate::web) async fn data(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let data = subscribers::hand_out(&app, &actor, number(&id)?).await?;
    let mut answer = crate::web::api::answer(StatusCode::OK, &data);
    // A copy of somebody's data is not kept for another try.
    answer.extensions_mut().insert(Unrepeatable);
    Ok(answer)
}
