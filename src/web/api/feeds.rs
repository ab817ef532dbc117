//! `/api/v1/feeds`: how feeds are doing, and what to do with a flood. Needs an API key.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::pages::PageOf;
use super::query::{PageQuery, Query};
use crate::domain::actor::Actor;
use crate::domain::time::UtcTime;
use crate::services::feeds::{self, FeedError, FeedReport};
use crate::services::{App, ingest};
use crate::web::problem::{FieldError, Problem};

/// How a feed is doing.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct FeedState {
    /// Its number.
    id: i64,
    /// The slug of its list.
    list: String,
    /// Where it is.
    url: String,
    /// What it calls itself.
    title: Option<String>,
    /// `active` or `stopped`.
    state: &'static str,
    /// When it was visited last.
    #[schema(value_type = Option<String>)]
    last_visit_at: Option<UtcTime>,
    /// When a visit last went well.
    #[schema(value_type = Option<String>)]
    last_success_at: Option<UtcTime>,
    /// When it is visited next, unless it is stopped.
    #[schema(value_type = Option<String>)]
    next_visit_at: Option<UtcTime>,
    /// What went wrong at the last visit.
    last_error: Option<String>,
    /// Visits in a row that went wrong.
    failures: i32,
    /// New entries a day.
    entries_a_day: f64,
    /// Articles that wait for their date.
    held_for_their_date: i64,
    /// Articles that came in a flood and wait for a person.
    held_as_flood: i64,
    /// Why they wait.
    held_note: Option<String>,
    /// The hub (WebSub) that tells us of its news.
    hub: Option<Hub>,
}

/// A feed's hub.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
struct Hub {
    /// Its address.
    url: String,
    /// `asking`, `active` or `refused`.
    state: &'static str,
    /// Until when it promised to tell us.
    #[schema(value_type = Option<String>)]
    lease_until: Option<UtcTime>,
    /// When it last told us.
    #[schema(value_type = Option<String>)]
    pinged_at: Option<UtcTime>,
    /// What went wrong last.
    last_error: Option<String>,
}

/// What became of a flood.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct Decided {
    /// How many articles no longer wait for a person.
    articles: usize,
}

impl From<FeedReport> for FeedState {
    fn from(report: FeedReport) -> Self {
        let feed = report.feed;
        let active = feed.state == crate::domain::feed::FeedState::Active;
        Self {
            id: feed.id,
            list: report.list,
            url: feed.url,
            title: feed.title,
            state: feed.state.as_str(),
            last_visit_at: feed.last_fetch_at,
            last_success_at: feed.last_success_at,
            next_visit_at: active.then_some(feed.next_fetch_at),
            last_error: feed.last_error,
            failures: feed.failures,
            entries_a_day: report.entries_a_day,
            held_for_their_date: report.held.future,
            held_as_flood: report.held.flood,
            held_note: feed.held_note,
            hub: report.hub.map(|hub| Hub {
                url: hub.url,
                state: hub.state.as_str(),
                lease_until: hub.lease_until,
                pinged_at: hub.pinged_at,
                last_error: hub.last_error,
            }),
        }
    }
}

/// How feeds are doing
#[utoipa::path(
    get,
    path = "/api/v1/feeds",
    tag = "feeds",
    params(
        ("list" = Option<String>, Query, description = "Only the feeds of this list, by its slug."),
        PageQuery,
    ),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The feeds, newest first.", body = PageOf<FeedState>),
        (status = 422, description = "Fields have to be put right; `errors` names each."),
    )
)]
pub(in crate::web) async fn all(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::of(&request);
    let list = query.text("list");
    let page = query.page();
    query.finish()?;
    let reports = feeds::page(&app, list.as_deref(), page).await?;
    Ok(super::answer(
        StatusCode::OK,
        &PageOf::<FeedState>::of(reports),
    ))
}

/// How a feed is doing
#[utoipa::path(
    get,
    path = "/api/v1/feeds/{id}",
    tag = "feeds",
    params(("id" = i64, Path, description = "The feed's number.")),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The feed.", body = FeedState),
        (status = 404, description = "There is no such feed."),
    )
)]
pub(in crate::web) async fn show(
    app: web::Data<App>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let report = feeds::report(&app, number(&id)?).await?;
    Ok(described(StatusCode::OK, report))
}

/// A feed, with the version of what can be edited of it.
pub(super) fn described(status: StatusCode, report: FeedReport) -> HttpResponse {
    let version = feeds::version(&report.feed);
    let answer = super::answer(status, &FeedState::from(report));
    super::tags::named(answer, &version)
}

/// Take a flood
///
/// The articles of the feed that wait for a person may be mailed from now on. Harmless to repeat.
#[utoipa::path(
    post,
    path = "/api/v1/feeds/{id}/release",
    tag = "feeds",
    params(("id" = i64, Path, description = "The feed's number.")),
    security(("key" = ["content"])),
    responses(
        (status = 200, description = "How many articles were let go.", body = Decided),
        (status = 404, description = "There is no such feed."),
    )
)]
pub(in crate::web) async fn release(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    let articles = ingest::release_flood(&app, &actor, id).await?;
    Ok(super::answer(StatusCode::OK, &Decided { articles }))
}

/// Drop a flood
///
/// The articles of the feed that wait for a person are never mailed. Harmless to repeat.
#[utoipa::path(
    post,
    path = "/api/v1/feeds/{id}/drop",
    tag = "feeds",
    params(("id" = i64, Path, description = "The feed's number.")),
    security(("key" = ["content"])),
    responses(
        (status = 200, description = "How many articles were dropped.", body = Decided),
        (status = 404, description = "There is no such feed."),
    )
)]
pub(in crate::web) async fn drop_flood(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    let articles = ingest::drop_flood(&app, &actor, id).await?;
    Ok(super::answer(StatusCode::OK, &Decided { articles }))
}

pub(super) fn number(id: &str) -> Result<i64, Problem> {
    id.parse().map_err(|_not_a_number| no_such_feed())
}

fn no_such_feed() -> Problem {
    Problem::plain(StatusCode::NOT_FOUND, "There is no such feed.")
}

impl From<FeedError> for Problem {
    fn from(error: FeedError) -> Self {
        match error {
            FeedError::Store(error) => error.into(),
            FeedError::List(error) => error.into(),
            FeedError::Unknown(_) => no_such_feed(),
            FeedError::Stale(stale) => stale.into(),
            FeedError::Url(_)
            | FeedError::Taken(_)
            | FeedError::Unreadable(..)
            | FeedError::Resting(_)
            | FeedError::NoFeed => Self::fields(vec![FieldError::new("url", error.to_string())]),
        }
    }
}
