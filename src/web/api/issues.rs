//! `GET /api/v1/issues/{id}` and its stream of events: how far an issue has come. Needs an API key.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use actix_web::http::{Method, StatusCode, header};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, web};
use futures_util::Stream;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use crate::domain::time::UtcTime;
use crate::services::App;
use crate::services::digest::IssueError;
use crate::services::progress::{self, Progress};
use crate::web::problem::Problem;

/// What the streams of events share.
#[derive(Clone)]
pub(in crate::web) struct Streams {
    places: Arc<Semaphore>,
    closing: watch::Receiver<bool>,
}

impl Streams {
    /// Room for `watch.streams` of them, until the flag is raised.
    pub(in crate::web) fn new(app: &App, closing: watch::Receiver<bool>) -> Self {
        Self {
            places: Arc::new(Semaphore::new(app.config.watch.streams as usize)),
            closing,
        }
    }
}

/// How far an issue has come.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct IssueProgress {
    /// The issue's number.
    issue_id: i64,
    /// The slug of its list.
    #[schema(example = "daily")]
    list: String,
    /// Where it stands.
    #[schema(example = "sending")]
    state: &'static str,
    /// How many articles it carries.
    articles: i32,
    /// Deliveries written down so far; the sum of the ten states.
    planned: i64,
    /// Not tried yet.
    queued: i64,
    /// In a dialogue, or about to be.
    sending: i64,
    /// The relay took them.
    sent: i64,
    /// Put off by the relay; they are tried again.
    deferred: i64,
    /// Refused for good.
    rejected: i64,
    /// Taken, and returned later.
    bounced: i64,
    /// Left out because the address is suppressed.
    skipped: i64,
    /// The reader left, or the issue was cancelled.
    cancelled: i64,
    /// Not sent within the letter's lifetime.
    expired: i64,
    /// Handed over, and no answer was recorded; those held are among them.
    in_doubt: i64,
    /// In doubt, and waiting for an operator.
    held: i64,
    /// Deliveries that ended in each of the last seconds; none while unknown.
    rate_per_second: Option<f64>,
    /// Seconds until nothing is open, at this rate; none while unknown.
    seconds_left: Option<i64>,
    /// When it was planned.
    #[schema(value_type = String)]
    started_at: UtcTime,
    /// When it ended.
    #[schema(value_type = Option<String>)]
    ended_at: Option<UtcTime>,
    /// When this was counted.
    #[schema(value_type = String)]
    counted_at: UtcTime,
}

impl From<Progress> for IssueProgress {
    fn from(progress: Progress) -> Self {
        let counts = progress.counts;
        Self {
            issue_id: progress.issue_id,
            list: progress.list,
            state: progress.state.as_str(),
            articles: progress.articles,
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
            held: counts.held,
            rate_per_second: progress.rate_per_second,
            seconds_left: progress.seconds_left,
            started_at: progress.started_at,
            ended_at: progress.ended_at,
            counted_at: progress.counted_at,
        }
    }
}

/// How far an issue has come
///
/// Asking often is harmless: those who ask about the same issue share one count, and a count that
/// takes long is kept for longer.
#[utoipa::path(
    get,
    path = "/api/v1/issues/{id}",
    tag = "issues",
    params(("id" = i64, Path, description = "The issue's number.")),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "Its deliveries by state, its rate and the time left.", body = IssueProgress),
        (status = 404, description = "There is no such issue."),
    )
)]
pub(in crate::web) async fn show(
    app: web::Data<App>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let progress = progress_of(&app, number(&id)?).await?;
    Ok(super::answer(
        StatusCode::OK,
        &IssueProgress::from(progress),
    ))
}

/// Watch an issue
///
/// Server-sent events: one named `progress` at once, then one every `watch.every_milliseconds`, and at
/// last one named `ended`. The data of each is what `GET /api/v1/issues/{id}` answers. A stream also
/// ends after `watch.stream_seconds` and when the server stops; then ask again.
#[utoipa::path(
    get,
    path = "/api/v1/issues/{id}/events",
    tag = "issues",
    params(("id" = i64, Path, description = "The issue's number.")),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "Events named progress and ended.", body = IssueProgress, content_type = "text/event-stream"),
        (status = 404, description = "There is no such issue."),
        (status = 503, description = "The service is busy, or so many watch already; try again."),
    )
)]
pub(in crate::web) async fn events(
    app: web::Data<App>,
    streams: web::Data<Streams>,
    request: HttpRequest,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    let first = progress_of(&app, id).await?;
    let mut response = HttpResponse::Ok();
    response
        .insert_header((header::CACHE_CONTROL, "no-store"))
        // nginx would collect the events until it has a buffer full of them.
        .insert_header(("x-accel-buffering", "no"))
        .content_type("text/event-stream");
    if request.method() == Method::HEAD {
        return Ok(response.finish());
    }
    let Ok(place) = Arc::clone(&streams.places).try_acquire_owned() else {
        let detail = "As many watch already as watch.streams allows.";
        return Err(Problem::plain(StatusCode::SERVICE_UNAVAILABLE, detail));
    };
    let ends_at = app
        .now()
        .plus_seconds(app.config.watch.stream_seconds.into());
    Ok(response.streaming(stream(Watching {
        app,
        id,
        next: Some(first),
        ends_at,
        closing: streams.closing.clone(),
        _place: place,
    })))
}

/// A stream of events under way.
struct Watching {
    app: web::Data<App>,
    id: i64,
    /// What is told without waiting.
    next: Option<Progress>,
    ends_at: UtcTime,
    closing: watch::Receiver<bool>,
    _place: OwnedSemaphorePermit,
}

fn stream(watching: Watching) -> impl Stream<Item = Result<Bytes, Infallible>> {
    futures_util::stream::unfold(Some(watching), |watching| async move {
        let mut watching = watching?;
        let progress = match watching.next.take() {
            Some(progress) => progress,
            None => watching.look().await?,
        };
        let ended = progress.ended_at.is_some();
        let events = told(&IssueProgress::from(progress), ended);
        Some((Ok(Bytes::from(events)), (!ended).then_some(watching)))
    })
}

impl Watching {
    /// The next look; nothing when the stream is to end.
    async fn look(&mut self) -> Option<Progress> {
        let pause = Duration::from_millis(self.app.config.watch.every_milliseconds.into());
        let closed = tokio::select! {
            () = tokio::time::sleep(pause) => false,
            _ = self.closing.wait_for(|closing| *closing) => true,
        };
        if closed || self.app.now() >= self.ends_at {
            return None;
        }
        let looked = progress::of(&self.app, self.id).await;
        let trouble = |error: &IssueError| {
            tracing::warn!(issue_id = self.id, %error, "a stream of events ends, because the issue cannot be counted");
        };
        looked.inspect_err(trouble).ok()
    }
}

/// One event; two when the issue has ended, so that every stream begins with `progress`.
fn told(progress: &IssueProgress, ended: bool) -> String {
    let data = serde_json::to_string(progress).unwrap_or_default();
    let event = |name: &str| format!("event: {name}\ndata: {data}\n\n");
    let mut events = event("progress");
    if ended {
        events.push_str(&event("ended"));
    }
    events
}

async fn progress_of(app: &App, id: i64) -> Result<Progress, Problem> {
    match progress::of(app, id).await {
        Ok(progress) => Ok(progress),
        Err(IssueError::Store(error)) => Err(error.into()),
        Err(_) => Err(no_such_issue()),
    }
}

pub(super) fn number(id: &str) -> Result<i64, Problem> {
    id.parse().map_err(|_no_number| no_such_issue())
}

pub(in crate::web) fn no_such_issue() -> Problem {
    Problem::plain(StatusCode::NOT_FOUND, "There is no such issue.")
}
