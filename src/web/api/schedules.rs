//! `/api/v1/lists/{slug}/schedules`: when the issues of a list are due. Needs an API key.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::json;
use super::list_settings::slug;
use super::query::Query;
use super::tags::{self, IfMatch};
use crate::domain::actor::Actor;
use crate::domain::list::Slug;
use crate::domain::schedule::{ClockNote, Run, ScheduleState, TimetableError, ZoneMode};
use crate::domain::time::UtcTime;
use crate::services::App;
use crate::services::digest::{self, IssueError, NewCadence, Schedule, ScheduleEdit};
use crate::web::problem::{FieldError, Problem};

/// The schedules of a list.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct Schedules {
    /// In the order of adding.
    items: Vec<ScheduleDocument>,
}

/// When issues of a list are due: one of the cadences that its readers may choose.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = Schedule)]
pub(super) struct ScheduleDocument {
    /// Its number.
    id: i64,
    /// Its name within the list; never changes.
    #[schema(example = "daily")]
    name: String,
    /// The cron expression; null for `instant`, which is sent when something is published.
    #[schema(example = "0 6 * * *")]
    cron: Option<String>,
    /// The IANA time zone.
    #[schema(example = "Europe/Zurich")]
    time_zone: String,
    /// Whose clock tells the hour: the list's (`list`) or each reader's own (`reader`).
    clock: &'static str,
    /// `active`, or `paused`: then no reader may choose it, and nothing is planned.
    state: &'static str,
    /// Whether readers follow it who choose none.
    is_default: bool,
    /// When it is due next.
    #[schema(value_type = Option<String>)]
    next_due_at: Option<UtcTime>,
    /// The next slots.
    next_runs: Vec<RunDocument>,
}

/// A slot to come.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = Run)]
pub(super) struct RunDocument {
    /// When.
    #[schema(value_type = String)]
    at: UtcTime,
    /// What the clocks do to it: `forward` or `back` since the slot before, `lost_hour` (the slot is when the clocks
    /// have moved) or `double_hour` (the first one counts).
    clocks: Option<&'static str>,
}

/// The next slots of a cron expression.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct Runs {
    /// In the order of time.
    items: Vec<RunDocument>,
}

/// A schedule to be added.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct NewScheduleRequest {
    /// `instant`, `daily`, `weekly`, `monthly`, or a name of your own in lower-case letters, digits and hyphens.
    #[schema(example = "weekly", pattern = "^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$")]
    name: String,
    /// The cron expression; none for `instant`.
    #[schema(example = "0 17 * * FRI")]
    cron: Option<String>,
    /// The IANA time zone; the list's where none is given.
    time_zone: Option<String>,
    /// Whose clock tells the hour: `list` where nothing is said, or `reader`.
    #[schema(pattern = "^(list|reader)$")]
    clock: Option<String>,
}

/// What is changed of a schedule; what is absent stays.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct ScheduleChange {
    /// The cron expression.
    cron: Option<String>,
    /// The IANA time zone.
    time_zone: Option<String>,
    /// `active` or `paused`; slots that pass are not made up for.
    #[schema(pattern = "^(active|paused)$")]
    state: Option<String>,
    /// True: readers follow it who choose none. Who would hear more often keeps what they had.
    is_default: Option<bool>,
}

impl From<Run> for RunDocument {
    fn from(run: Run) -> Self {
        let clocks = run.note.map(|note| match note {
            ClockNote::Forward(_) => "forward",
            ClockNote::Back(_) => "back",
            ClockNote::LostHour => "lost_hour",
            ClockNote::DoubleHour => "double_hour",
        });
        Self { at: run.at, clocks }
    }
}

fn describe(app: &App, schedule: Schedule, default: Option<&String>) -> ScheduleDocument {
    let runs = match &schedule.cron {
        Some(cron) => digest::next_runs(app, cron, &schedule.time_zone).unwrap_or_default(),
        None => Vec::new(),
    };
    ScheduleDocument {
        id: schedule.id,
        is_default: default == Some(&schedule.name),
        name: schedule.name,
        cron: schedule.cron,
        time_zone: schedule.time_zone,
        clock: schedule.zone_mode.as_str(),
        state: schedule.state.as_str(),
        next_due_at: schedule
            .next_due_at
            .filter(|_| schedule.state == ScheduleState::Active),
        next_runs: runs.into_iter().map(RunDocument::from).collect(),
    }
}

/// All schedules of a list have one `ETag`, because one of them is the default. It stands for what can be edited, so the
/// answer is sent whole.
async fn answer(app: &App, status: StatusCode, list: &str) -> Result<HttpResponse, Problem> {
    let cadences = digest::cadences_of(app, list).await.map_err(problem)?;
    let version = cadences.version();
    let default = cadences.default.as_ref();
    let items = cadences.schedules.into_iter();
    let items = items.map(|one| describe(app, one, default)).collect();
    Ok(tags::named(
        super::answer(status, &Schedules { items }),
        &version,
    ))
}

/// The schedules of a list
#[utoipa::path(
    get,
    path = "/api/v1/lists/{slug}/schedules",
    tag = "lists",
    params(("slug" = String, Path, description = "The slug of the list.")),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The schedules, those that plan nothing included.", body = Schedules),
        (status = 404, description = "There is no such list."),
    )
)]
pub(in crate::web) async fn all(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    answer(&app, StatusCode::OK, slug(&request)?).await
}

/// Add a schedule
///
/// The first of a list is its default.
#[utoipa::path(
    post,
    path = "/api/v1/lists/{slug}/schedules",
    tag = "lists",
    params(("slug" = String, Path, description = "The slug of the list.")),
    request_body = NewScheduleRequest,
    security(("key" = ["content"])),
    responses(
        (status = 201, description = "The schedules of the list.", body = Schedules),
        (status = 404, description = "There is no such list."),
    )
)]
pub(in crate::web) async fn add(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let list = slug(&request)?;
    let mut fields = json::read(&app, &request, payload).await?;
    let name = fields.required_text("name");
    let cron = fields.text("cron");
    let time_zone = fields.text("time_zone");
    let zone_mode = match fields.text("clock").as_deref().map(ZoneMode::from_name) {
        None => ZoneMode::List,
        Some(Some(mode)) => mode,
        Some(None) => {
            fields.wrong("clock", "must be list or reader");
            ZoneMode::List
        }
    };
    if let Err(error) = Slug::parse(&name)
        && !name.is_empty()
    {
        fields.wrong("name", error.to_string());
    }
    let errors = fields.finish();
    if !errors.is_empty() {
        return Err(Problem::fields(errors));
    }
    let cadence = NewCadence {
        name: &name,
        cron: cron.as_deref(),
        time_zone: time_zone.as_deref(),
        zone_mode,
    };
    digest::add_cadence(&app, &actor, list, cadence)
        .await
        .map_err(problem)?;
    answer(&app, StatusCode::CREATED, list).await
}

/// Change a schedule
///
/// All of it is changed or nothing. The `ETag` is that of all the schedules of the list, as they are read together.
#[utoipa::path(
    patch,
    path = "/api/v1/lists/{slug}/schedules/{name}",
    tag = "lists",
    params(("slug" = String, Path, description = "The slug of the list."), ("name" = String, Path, description = "The name of the schedule.", example = "daily"), IfMatch),
    request_body = ScheduleChange,
    security(("key" = ["content"])),
    responses(
        (status = 200, description = "The schedules of the list.", body = Schedules),
        (status = 404, description = "There is no such list or schedule."),
    )
)]
pub(in crate::web) async fn edit(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let (list, seen) = (slug(&request)?, tags::expected(&request)?);
    let name = request.match_info().get("name").unwrap_or_default();
    let mut fields = json::read(&app, &request, payload).await?;
    let (cron, time_zone) = (fields.text("cron"), fields.text("time_zone"));
    let state = match fields
        .text("state")
        .as_deref()
        .map(ScheduleState::from_name)
    {
        Some(None) => {
            fields.wrong("state", "must be active or paused");
            None
        }
        other => other.flatten(),
    };
    let is_default = fields.flag("is_default") == Some(true);
    let errors = fields.finish();
    if !errors.is_empty() {
        return Err(Problem::fields(errors));
    }
    let edit = ScheduleEdit {
        cron,
        time_zone,
        state,
        is_default,
    };
    digest::edit_schedule(&app, &actor, list, name, edit, seen)
        .await
        .map_err(problem)?;
    answer(&app, StatusCode::OK, list).await
}

/// The next slots of a cron expression
///
/// Changes nothing: to look before a schedule is added.
#[utoipa::path(
    get,
    path = "/api/v1/next-runs",
    tag = "lists",
    params(
        ("cron" = String, Query, description = "The cron expression.", example = "0 6 * * *"),
        ("time_zone" = Option<String>, Query, description = "The IANA time zone; UTC where none is given."),
    ),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The next slots.", body = Runs),
        (status = 422, description = "The expression or the zone is none."),
    )
)]
pub(in crate::web) async fn next_runs(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::of(&request);
    let cron = query.required_text("cron");
    let time_zone = query.text("time_zone").unwrap_or_else(|| "UTC".to_owned());
    query.finish()?;
    let runs = digest::next_runs(&app, &cron, &time_zone);
    let runs = runs.map_err(|error| problem(IssueError::Timetable(error)))?;
    let items = runs.into_iter().map(RunDocument::from).collect();
    Ok(super::answer(StatusCode::OK, &Runs { items }))
}

/// What is wrong with a schedule, by its field.
fn problem(error: IssueError) -> Problem {
    let field = match &error {
        IssueError::Timetable(TimetableError::TimeZone(_)) => "time_zone",
        IssueError::Timetable(_) | IssueError::Cadence(_) => "cron",
        IssueError::ScheduleTaken(_) => "name",
        IssueError::UnknownSchedule { .. } => {
            return Problem::plain(StatusCode::NOT_FOUND, "There is no such schedule.");
        }
        _ => return error.into(),
    };
    Problem::fields(vec![FieldError::new(field, error.to_string())])
}
