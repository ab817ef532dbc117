//! `GET /api/v1/lists/{slug}/forecast`: which issues a list has before it. Needs an API key.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::query::Query;
use crate::services::App;
use crate::services::digest::{self, IssueError};
use crate::web::forms;
use crate::web::problem::Problem;

const DAYS: i64 = 7;
const MOST_DAYS: i64 = 366;

/// Which issues a list has before it
///
/// When each is due, on which clocks, and for how many of today's readers. It changes nothing, and does not tell
/// whether there will be news.
#[utoipa::path(
    get,
    path = "/api/v1/lists/{slug}/forecast",
    tag = "issues",
    params(
        ("slug" = String, Path, description = "The list's name in URLs.", example = "daily"),
        ("days" = Option<i64>, Query, minimum = 1, maximum = 366, description = "How many days, 1 to 366; 7 where it is left out."),
    ),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The issues in the order of time.", body = schema::Forecast),
        (status = 404, description = "There is no such list."),
        (status = 422, description = "Fields have to be put right; `errors` names each."),
    )
)]
pub(in crate::web) async fn show(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let slug = forms::slug(&request).ok_or_else(super::no_such_list)?;
    let mut query = Query::of(&request);
    let days = query.number("days", 1..=MOST_DAYS).unwrap_or(DAYS);
    query.finish()?;
    match digest::forecast(&app, slug, days).await {
        Ok(forecast) => Ok(super::answer(StatusCode::OK, &forecast)),
        Err(IssueError::Store(error)) => Err(error.into()),
        Err(_) => Err(super::no_such_list()),
    }
}

/// The answer for the API's documentation.
#[expect(
    dead_code,
    reason = "describes for the API's documentation what the story writes"
)]
pub(super) mod schema {
    /// What a list has before it. Times are RFC 3339 in UTC.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct Forecast {
        list: String,
        from: String,
        until: String,
        /// Readers who get a letter whenever something is published; null where the list does not offer that.
        at_once: Option<i64>,
        /// The issues in the order of time.
        issues: Vec<ForecastIssue>,
        /// Whether there are more than are told.
        is_cut_short: bool,
    }

    /// An issue that will be due.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct ForecastIssue {
        schedule: String,
        at: String,
        /// Whom it is for, as far as they are subscribed today.
        readers: i64,
        /// The zones whose clocks show the hour then.
        zones: Vec<ForecastZone>,
    }

    /// One zone of an issue.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct ForecastZone {
        time_zone: String,
        /// What the clocks there show, with their distance from UTC.
        #[schema(example = "Sun 2026-03-29 07:00 CEST (UTC+02:00)")]
        local: String,
        readers: i64,
        /// What the clocks there do between the issue before (or now) and this one.
        #[schema(example = "clocks go forward by 60 minutes")]
        clock_change: Option<String>,
    }
}
