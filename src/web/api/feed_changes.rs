//! `/api/v1/feeds`: feeds added, found, tried, changed and given up. Needs an API key.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::feeds::{FeedState, described, number};
use super::json;
use super::tags::{self, IfMatch};
use crate::domain::actor::Actor;
use crate::domain::feed::FeedState as State;
use crate::domain::time::UtcTime;
use crate::services::App;
use crate::services::feeds::{self, FeedEdit, FoundFeed};
use crate::services::ingest::{self, Trial, TrialWarning};
use crate::web::problem::Problem;

/// A feed to be added or tried.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct FeedRequest {
    /// The slug of the list.
    #[schema(example = "daily")]
    list: String,
    /// Where the feed is; http or https.
    #[schema(example = "https://news.example.org/rss.xml")]
    url: String,
}

/// A site whose feeds are wanted.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct SiteRequest {
    /// The address of the site, or of one of its pages.
    #[schema(example = "https://news.example.org/")]
    url: String,
}

/// What is changed of a feed; what is absent stays.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct FeedChange {
    /// Where it is read from now on; what it brings again is known.
    url: Option<String>,
    /// `active` or `stopped`.
    #[schema(pattern = "^(active|stopped)$")]
    state: Option<String>,
}

/// The feeds of a site.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct FoundFeeds {
    /// The likeliest first.
    items: Vec<FoundFeedDocument>,
}

/// A feed of a site.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = FoundFeed)]
struct FoundFeedDocument {
    /// Where it is.
    url: String,
    /// What it calls itself, or what the site's page calls it.
    title: Option<String>,
    /// `itself` (the address that was given), `linked` (the page names it) or `usual` (where feeds usually are).
    found: &'static str,
}

/// What a first visit to a feed would bring.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = Trial)]
pub(super) struct TrialDocument {
    /// Where the feed is; where it has moved for good, its new address.
    url: String,
    /// What it calls itself.
    title: Option<String>,
    /// How many entries it has.
    total: usize,
    /// How many of them would be mailed with the next issues.
    new: usize,
    /// The first entries.
    entries: Vec<TrialEntryDocument>,
    /// What is odd about it: `already_read`, `empty`, `undated`, `unnamed`, `linkless`, `cut_short`, `stale`, `moved`,
    /// `insecure`.
    warnings: Vec<&'static str>,
}

/// An entry of a feed that is tried.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = TrialEntry)]
struct TrialEntryDocument {
    /// Plain text.
    title: String,
    /// Where it is read.
    url: String,
    /// Plain text.
    summary: String,
    /// When the feed says it was published.
    #[schema(value_type = Option<String>)]
    published_at: Option<UtcTime>,
    /// The slugs of the topics that it would get.
    topics: Vec<String>,
    /// What would become of it: `new`, `back_catalogue` (never mailed), `future` (waits for its date) or `known`.
    fate: &'static str,
}

impl From<FoundFeed> for FoundFeedDocument {
    fn from(feed: FoundFeed) -> Self {
        Self {
            url: feed.url,
            title: feed.title,
            found: feed.found.as_str(),
        }
    }
}

impl From<Trial> for TrialDocument {
    fn from(trial: Trial) -> Self {
        let entries = trial.entries.into_iter().map(|entry| TrialEntryDocument {
            title: entry.title,
            url: entry.url,
            summary: entry.summary,
            published_at: entry.published_at,
            topics: entry.topics,
            fate: entry.fate.as_str(),
        });
        Self {
            url: trial.url,
            title: trial.title,
            total: trial.total,
            new: trial.new,
            entries: entries.collect(),
            warnings: trial.warnings.iter().map(TrialWarning::as_str).collect(),
        }
    }
}

/// Add a feed
///
/// It is visited at once. What it published before `feeds.first_poll_days` is kept and never mailed.
#[utoipa::path(
    post,
    path = "/api/v1/feeds",
    tag = "feeds",
    request_body = FeedRequest,
    security(("key" = ["content"])),
    responses(
        (status = 201, description = "The feed.", body = FeedState),
    )
)]
pub(in crate::web) async fn add(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let (list, url) = asked(&app, &request, payload).await?;
    let feed = feeds::add(&app, &actor, &list, &url).await?;
    answer(&app, StatusCode::CREATED, feed.id).await
}

async fn asked(
    app: &App,
    request: &HttpRequest,
    payload: web::Payload,
) -> Result<(String, String), Problem> {
    let mut fields = json::read(app, request, payload).await?;
    let (list, url) = (fields.required_text("list"), fields.required_text("url"));
    let errors = fields.finish();
    if errors.is_empty() {
        Ok((list, url))
    } else {
        Err(Problem::fields(errors))
    }
}

async fn answer(app: &App, status: StatusCode, id: i64) -> Result<HttpResponse, Problem> {
    Ok(described(status, feeds::report(app, id).await?))
}

/// Try a feed
///
/// Reads it as its first visit would, and keeps nothing of it.
#[utoipa::path(
    post,
    path = "/api/v1/feeds/try",
    tag = "feeds",
    request_body = FeedRequest,
    security(("key" = ["content"])),
    responses(
        (status = 200, description = "What the list would take of it.", body = TrialDocument),
        (status = 422, description = "It could not be read, or is no feed; `errors` says why."),
    )
)]
pub(in crate::web) async fn try_out(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let (list, url) = asked(&app, &request, payload).await?;
    let trial = ingest::try_feed(&app, &list, &url).await?;
    Ok(super::answer(StatusCode::OK, &TrialDocument::from(trial)))
}

/// Find the feeds of a site
///
/// Reads the page, and where it names no feed the usual addresses.
#[utoipa::path(
    post,
    path = "/api/v1/feeds/find",
    tag = "feeds",
    request_body = SiteRequest,
    security(("key" = ["content"])),
    responses(
        (status = 200, description = "The feeds.", body = FoundFeeds),
        (status = 422, description = "No feed was found; `errors` says why."),
    )
)]
pub(in crate::web) async fn find(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let mut fields = json::read(&app, &request, payload).await?;
    let url = fields.required_text("url");
    let errors = fields.finish();
    if !errors.is_empty() {
        return Err(Problem::fields(errors));
    }
    let found = feeds::find(&app, &url).await?;
    let items = found.into_iter().map(FoundFeedDocument::from).collect();
    Ok(super::answer(StatusCode::OK, &FoundFeeds { items }))
}

/// Change a feed
#[utoipa::path(
    patch,
    path = "/api/v1/feeds/{id}",
    tag = "feeds",
    params(("id" = i64, Path, description = "The feed's number."), IfMatch),
    request_body = FeedChange,
    security(("key" = ["content"])),
    responses(
        (status = 200, description = "The feed as it is now.", body = FeedState),
        (status = 404, description = "There is no such feed."),
    )
)]
pub(in crate::web) async fn edit(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    id: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    let seen = tags::expected(&request)?;
    let mut fields = json::read(&app, &request, payload).await?;
    let url = fields.text("url");
    let state = match fields.text("state").as_deref().map(State::from_name) {
        Some(None) => {
            fields.wrong("state", "must be active or stopped");
            None
        }
        other => other.flatten(),
    };
    let errors = fields.finish();
    if !errors.is_empty() {
        return Err(Problem::fields(errors));
    }
    feeds::edit_seen(&app, &actor, id, FeedEdit { url, state }, seen).await?;
    answer(&app, StatusCode::OK, id).await
}

/// Visit a feed now
///
/// As soon as its host may be asked again; a stopped feed is not visited.
#[utoipa::path(
    post,
    path = "/api/v1/feeds/{id}/visit",
    tag = "feeds",
    params(("id" = i64, Path, description = "The feed's number.")),
    security(("key" = ["content"])),
    responses(
        (status = 200, description = "The feed.", body = FeedState),
        (status = 404, description = "There is no such feed."),
    )
)]
pub(in crate::web) async fn visit(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    feeds::visit_now(&app, &actor, id).await?;
    answer(&app, StatusCode::OK, id).await
}

/// Give a feed up
///
/// The articles that it brought stay, and what was released of them is mailed.
#[utoipa::path(
    delete,
    path = "/api/v1/feeds/{id}",
    tag = "feeds",
    params(("id" = i64, Path, description = "The feed's number.")),
    security(("key" = ["content"])),
    responses(
        (status = 204, description = "It is read no more."),
        (status = 404, description = "There is no such feed."),
    )
)]
pub(in crate::web) async fn remove(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    feeds::remove(&app, &actor, id).await?;
    Ok(HttpResponse::NoContent()
        .insert_header(("cache-control", "no-store"))
        .finish())
}
