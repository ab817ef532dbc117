//! `/api/v1/held-sign-ups`: what is kept back when far more sign-ups come than usual. Needs an API key.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::json;
use crate::domain::actor::Actor;
use crate::domain::time::UtcTime;
use crate::services::App;
use crate::services::signup::{self, DeskError, DeskLine};
use crate::web::problem::Problem;

/// How sign-ups are received at present.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct HeldSignups {
    /// The whole site, and every list that was ever under pressure.
    desks: Vec<HeldSignupsOfList>,
    /// Mailboxes whose owners said "this was not me".
    blocked_mailboxes: i64,
}

/// How sign-ups to one list, or to the whole site, are received.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
struct HeldSignupsOfList {
    /// The slug of the list; null for the whole site.
    list: Option<String>,
    /// Since when forms ask for a proof of work.
    #[schema(value_type = Option<String>)]
    challenge_since: Option<UtcTime>,
    /// Since when confirmation letters are kept back.
    #[schema(value_type = Option<String>)]
    paused_since: Option<UtcTime>,
    /// Until when nothing is kept back, because somebody has released it.
    #[schema(value_type = Option<String>)]
    released_until: Option<UtcTime>,
    /// Sign-ups that are kept back.
    kept: i64,
}

impl From<DeskLine> for HeldSignupsOfList {
    fn from(line: DeskLine) -> Self {
        Self {
            list: line.list,
            challenge_since: line.challenge_since,
            paused_since: line.paused_since,
            released_until: line.released_until,
            kept: line.kept,
        }
    }
}

/// Which list is decided about.
#[derive(Debug, utoipa::ToSchema)]
#[expect(dead_code, reason = "describes the body for the API's documentation")]
pub(super) struct HeldSignupsChoice {
    /// The slug of the list; null or left out means all.
    #[schema(example = "daily")]
    list: Option<String>,
}

/// How many were decided about.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct HeldSignupsDecided {
    /// Sign-ups.
    sign_ups: usize,
}

/// Sign-ups that are kept back
#[utoipa::path(
    get,
    path = "/api/v1/held-sign-ups",
    tag = "readers",
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "How sign-ups are received at present.", body = HeldSignups),
    )
)]
pub(in crate::web) async fn show(app: web::Data<App>) -> Result<HttpResponse, Problem> {
    let report = signup::desk(&app).await?;
    let held = HeldSignups {
        desks: report.desks.into_iter().map(Into::into).collect(),
        blocked_mailboxes: report.blocked_mailboxes,
    };
    Ok(super::answer(StatusCode::OK, &held))
}

/// Send what is kept back
///
/// Nothing is kept back again for six hours.
#[utoipa::path(
    post,
    path = "/api/v1/held-sign-ups/release",
    tag = "readers",
    request_body = HeldSignupsChoice,
    security(("key" = ["subscribers"])),
    responses(
        (status = 200, description = "How many were let go.", body = HeldSignupsDecided),
    )
)]
pub(in crate::web) async fn release(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let list = list(&app, &request, payload).await?;
    let count = signup::release(&app, &actor, list.as_deref()).await?;
    Ok(decided(count))
}

/// Drop what is kept back
///
/// The sign-ups are forgotten; a flood that goes on is kept back again.
#[utoipa::path(
    post,
    path = "/api/v1/held-sign-ups/drop",
    tag = "readers",
    request_body = HeldSignupsChoice,
    security(("key" = ["subscribers"])),
    responses(
        (status = 200, description = "How many were dropped.", body = HeldSignupsDecided),
    )
)]
pub(in crate::web) async fn drop_kept(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let list = list(&app, &request, payload).await?;
    let count = signup::drop_kept(&app, &actor, list.as_deref()).await?;
    Ok(decided(count))
}

async fn list(
    app: &App,
    request: &HttpRequest,
    payload: web::Payload,
) -> Result<Option<String>, Problem> {
    let mut fields = json::read(app, request, payload).await?;
    let list = fields.text("list");
    let errors = fields.finish();
    if errors.is_empty() {
        Ok(list)
    } else {
        Err(Problem::fields(errors))
    }
}

fn decided(count: usize) -> HttpResponse {
    super::answer(StatusCode::OK, &HeldSignupsDecided { sign_ups: count })
}

impl From<DeskError> for Problem {
    fn from(error: DeskError) -> Self {
        match error {
            DeskError::Store(error) => error.into(),
            DeskError::List(error) => error.into(),
            DeskError::Address(..) => super::no_such_list(),
        }
    }
}
