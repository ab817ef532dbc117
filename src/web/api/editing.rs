//! `/api/v1/issues/{id}/draft`, `/approval` and `/stop`: an issue that is held is looked at, edited and let go.
//! Needs an API key.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::Value;

use super::issues::number;
use super::json::{self as body, Fields};
use super::tags::{self, IfMatch};
use crate::domain::actor::Actor;
use crate::domain::time::UtcTime;
use crate::services::App;
use crate::services::digest::{self, Carried, Draft, Issue, IssueEdit};
use crate::web::problem::Problem;

/// An issue as its editor sees it.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct DraftDocument {
    /// The issue's number.
    issue_id: i64,
    /// The slug of its list.
    #[schema(example = "daily")]
    list: String,
    /// Where it stands; it can be changed while it is `held`.
    #[schema(example = "held")]
    state: &'static str,
    /// When it goes by itself; none where it waits for somebody.
    #[schema(value_type = Option<String>)]
    goes_at: Option<UtcTime>,
    /// How many readers would get it at this moment.
    readers: i64,
    /// The editor's own subject; none where the template writes it.
    subject: Option<String>,
    /// The editor's own preheader; none where the template writes it.
    preheader: Option<String>,
    /// The note above the articles, in Markdown; may be empty.
    intro: String,
    /// What it carries, and what was taken out of it, in its order.
    articles: Vec<DraftArticle>,
}

/// One article of an issue.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
struct DraftArticle {
    /// The article's number.
    article: i64,
    /// The title, as the issue shows it.
    title: String,
    /// The title as published, where the issue shows another.
    published_title: Option<String>,
    /// Whether it was taken out.
    dropped: bool,
    /// Where it is read.
    url: String,
    /// What the letter calls the source.
    source: String,
}

/// What is changed of an issue; what is absent stays.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = DraftChange)]
pub(super) struct DraftChange {
    /// Articles to take out.
    drop: Option<Vec<i64>>,
    /// Articles to put back.
    restore: Option<Vec<i64>>,
    /// Articles that come first, in this order; the others follow as they stood.
    first: Option<Vec<i64>>,
    /// Other titles.
    titles: Option<Vec<TitleChange>>,
    /// The subject; null lets the template write it again.
    subject: Option<String>,
    /// The line that mail programs show beside the subject; null lets the template write it again.
    preheader: Option<String>,
    /// The note above the articles, in Markdown; null takes it away.
    intro: Option<String>,
}

/// Another title for an article.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
struct TitleChange {
    /// The article's number.
    article: i64,
    /// The title; null gives the article its own back.
    title: Option<String>,
}

/// Where an issue stands after it was approved or stopped.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct IssueStanding {
    /// The issue's number.
    issue_id: i64,
    /// Where it stands.
    #[schema(example = "planning")]
    state: &'static str,
    /// When it goes by itself.
    #[schema(value_type = Option<String>)]
    goes_at: Option<UtcTime>,
}

impl From<Draft> for DraftDocument {
    fn from(draft: Draft) -> Self {
        let issue = draft.issue;
        Self {
            issue_id: issue.id,
            list: draft.list,
            state: issue.state.as_str(),
            goes_at: issue.goes_at,
            readers: draft.readers,
            subject: issue.subject,
            preheader: issue.preheader,
            intro: issue.intro,
            articles: draft.articles.into_iter().map(DraftArticle::from).collect(),
        }
    }
}

impl From<Carried> for DraftArticle {
    fn from(carried: Carried) -> Self {
        let (title, published_title) = match carried.retitled {
            Some(title) => (title, Some(carried.title)),
            None => (carried.title, None),
        };
        Self {
            article: carried.id,
            title,
            published_title,
            dropped: carried.dropped,
            url: carried.url,
            source: carried.source,
        }
    }
}

impl From<Issue> for IssueStanding {
    fn from(issue: Issue) -> Self {
        Self {
            issue_id: issue.id,
            state: issue.state.as_str(),
            goes_at: issue.goes_at,
        }
    }
}

/// Look at an issue as its editor does
#[utoipa::path(
    get,
    path = "/api/v1/issues/{id}/draft",
    tag = "editing",
    params(("id" = i64, Path, description = "The issue's number.")),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "Its articles, its words and how many readers it would have.", body = DraftDocument),
        (status = 404, description = "There is no such issue."),
    )
)]
pub(in crate::web) async fn draft(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let draft = digest::draft(&app, number(&id)?).await?;
    Ok(answer(&request, draft))
}

/// Edit an issue that is held
///
/// All of it is changed or nothing. An article that is dropped is in no later issue of the same schedule.
#[utoipa::path(
    patch,
    path = "/api/v1/issues/{id}/draft",
    tag = "editing",
    params(("id" = i64, Path, description = "The issue's number."), IfMatch),
    request_body = DraftChange,
    security(("key" = ["content"])),
    responses(
        (status = 200, description = "The issue as it is now.", body = DraftDocument),
        (status = 404, description = "There is no such issue."),
        (status = 409, description = "The issue is not held any more."),
    )
)]
pub(in crate::web) async fn edit(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    let seen = tags::expected(&request)?;
    let edit = edit_of(body::read(&app, &request, payload).await?)?;
    let draft = digest::edit_seen(&app, &actor, id, edit, seen).await?;
    Ok(answer(&request, draft))
}

fn answer(request: &HttpRequest, draft: Draft) -> HttpResponse {
    let version = draft.version();
    tags::tagged(request, &version, &DraftDocument::from(draft))
}

fn edit_of(mut json: Fields) -> Result<IssueEdit, Problem> {
    let edit = IssueEdit {
        drop: json.numbers("drop"),
        restore: json.numbers("restore"),
        first: json.numbers("first"),
        titles: titles(&mut json),
        subject: json.text_change("subject"),
        preheader: json.text_change("preheader"),
        intro: json.text_change("intro"),
    };
    let errors = json.finish();
    if errors.is_empty() {
        Ok(edit)
    } else {
        Err(Problem::fields(errors))
    }
}

fn titles(json: &mut Fields) -> Vec<(i64, Option<String>)> {
    let Some(items) = json.optional_array("titles") else {
        return Vec::new();
    };
    let titles: Option<Vec<_>> = items.iter().map(title).collect();
    if titles.is_none() {
        json.wrong(
            "titles",
            "each needs an article, which is a number, and a title, which is a string or null",
        );
    }
    titles.unwrap_or_default()
}

fn title(item: &Value) -> Option<(i64, Option<String>)> {
    let object = item.as_object().filter(|object| object.len() == 2)?;
    let article = body::whole(object.get("article")?)?;
    match object.get("title")? {
        Value::Null => Some((article, None)),
        Value::String(title) => Some((article, Some(title.clone()))),
        _ => None,
    }
}

/// Approve an issue that is held
///
/// It goes now. Harmless to repeat.
#[utoipa::path(
    post,
    path = "/api/v1/issues/{id}/approval",
    tag = "editing",
    params(("id" = i64, Path, description = "The issue's number.")),
    security(("key" = ["send"])),
    responses(
        (status = 200, description = "It is being planned, or on its way already.", body = IssueStanding),
        (status = 404, description = "There is no such issue."),
        (status = 409, description = "The issue is neither held nor on its way, or the ledger is held."),
    )
)]
pub(in crate::web) async fn approve(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let report = digest::approve(&app, &actor, number(&id)?).await?;
    Ok(super::answer(
        StatusCode::OK,
        &IssueStanding::from(report.issue),
    ))
}

/// Stop an issue that would go by itself
///
/// It waits until somebody approves it or, on the command line, cancels it. Harmless to repeat.
#[utoipa::path(
    post,
    path = "/api/v1/issues/{id}/stop",
    tag = "editing",
    params(("id" = i64, Path, description = "The issue's number.")),
    security(("key" = ["send"])),
    responses(
        (status = 200, description = "It is held and does not go by itself.", body = IssueStanding),
        (status = 404, description = "There is no such issue."),
        (status = 409, description = "The issue is not held any more."),
    )
)]
pub(in crate::web) async fn stop(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let report = digest::stop(&app, &actor, number(&id)?).await?;
    Ok(super::answer(
        StatusCode::OK,
        &IssueStanding::from(report.issue),
    ))
}
