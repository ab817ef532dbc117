//! `/api/v1/lists/{slug}/editorial`: how a list's issues are edited. Needs an API key.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::Value;

use super::json::{self, Fields};
use super::tags::{self, IfMatch};
use crate::domain::actor::Actor;
use crate::domain::address::EmailAddress;
use crate::domain::editorial::{Approval, Archive, ArticleOrder};
use crate::services::editorial::{self, Editorial, EditorialEdit, ListError};
use crate::services::{App, lists};
use crate::web::forms;
use crate::web::problem::{FieldError, Problem};

/// How a list's issues are edited.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct EditorialDocument {
    /// The fewest articles that are worth an issue; null: as configured.
    min_articles: Option<i32>,
    /// The most articles that a letter shows; null: as configured.
    max_articles: Option<i32>,
    /// What comes first: `time`, `topics` or `lead`.
    #[schema(example = "time")]
    article_order: &'static str,
    /// The number of the article that comes first where the order is `lead`.
    lead_article_id: Option<i64>,
    /// Markdown above the articles of each issue.
    intro: String,
    /// The template of subjects; null: the letter's own.
    subject_template: Option<String>,
    /// The template of preheaders; null: the letter's own.
    preheader_template: Option<String>,
    /// `automatic`, `hold`, or `unless_stopped`.
    #[schema(example = "automatic")]
    approval: &'static str,
    /// How many minutes an issue waits to be stopped.
    approval_minutes: i32,
    /// The addresses that are told of each issue that waits.
    approvers: Vec<String>,
    /// Whether anybody may read past issues: `public` or `off`.
    #[schema(example = "public")]
    archive: &'static str,
}

/// What is changed; what is absent stays, and null goes back to the default.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = EditorialChange)]
pub(super) struct EditorialChange {
    /// The fewest articles that are worth an issue.
    min_articles: Option<i32>,
    /// The most articles that a letter shows.
    max_articles: Option<i32>,
    /// What comes first: `time`, `topics` or `lead`.
    #[schema(pattern = "^(time|topics|lead)$")]
    article_order: Option<String>,
    /// The number of the article that comes first where the order is `lead`.
    lead_article_id: Option<i64>,
    /// Markdown above the articles of each issue.
    intro: Option<String>,
    /// The template of subjects.
    subject_template: Option<String>,
    /// The template of preheaders.
    preheader_template: Option<String>,
    /// `automatic`, `hold`, or `unless_stopped`.
    #[schema(pattern = "^(automatic|hold|unless_stopped)$")]
    approval: Option<String>,
    /// How many minutes an issue waits to be stopped.
    approval_minutes: Option<i32>,
    /// The addresses that are told of each issue that waits.
    approvers: Option<Vec<String>>,
    /// Whether anybody may read past issues: `public` or `off`.
    #[schema(pattern = "^(public|off)$")]
    archive: Option<String>,
}

impl From<Editorial> for EditorialDocument {
    fn from(editorial: Editorial) -> Self {
        Self {
            min_articles: editorial.min_articles,
            max_articles: editorial.max_articles,
            article_order: editorial.article_order.as_str(),
            lead_article_id: editorial.lead_article_id,
            intro: editorial.intro,
            subject_template: editorial.subject_template,
            preheader_template: editorial.preheader_template,
            approval: editorial.approval.as_str(),
            approval_minutes: editorial.approval_minutes,
            approvers: editorial.approvers.0,
            archive: editorial.archive.as_str(),
        }
    }
}

/// How a list's issues are edited
#[utoipa::path(
    get,
    path = "/api/v1/lists/{slug}/editorial",
    tag = "editing",
    params(("slug" = String, Path, description = "The list's slug.")),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The settings.", body = EditorialDocument),
        (status = 404, description = "There is no such list."),
    )
)]
pub(in crate::web) async fn show(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let list = lists::find(&app, slug(&request)?).await.map_err(problem)?;
    Ok(answer(&request, list.editorial))
}

/// Change how a list's issues are edited
///
/// All of it is changed or nothing. It holds for issues that are made from now on; the archive opens and
/// closes at once. A template is rendered with samples before it is kept.
#[utoipa::path(
    patch,
    path = "/api/v1/lists/{slug}/editorial",
    tag = "editing",
    params(("slug" = String, Path, description = "The list's slug."), IfMatch),
    request_body = EditorialChange,
    security(("key" = ["content"])),
    responses(
        (status = 200, description = "The settings as they are now.", body = EditorialDocument),
        (status = 404, description = "There is no such list."),
    )
)]
pub(in crate::web) async fn edit(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let slug = slug(&request)?.to_owned();
    let seen = tags::expected(&request)?;
    let edit = edit_of(json::read(&app, &request, payload).await?).map_err(Problem::fields)?;
    let list = editorial::edit_seen(&app, &actor, &slug, edit, seen).await;
    let editorial = list.map_err(problem)?.editorial;
    Ok(answer(&request, editorial))
}

fn answer(request: &HttpRequest, editorial: Editorial) -> HttpResponse {
    let version = editorial::version(&editorial);
    tags::tagged(request, &version, &EditorialDocument::from(editorial))
}

fn edit_of(mut json: Fields) -> Result<EditorialEdit, Vec<FieldError>> {
    let edit = EditorialEdit {
        min_articles: json.number_change("min_articles"),
        max_articles: json.number_change("max_articles"),
        article_order: json.change("article_order", "must be time, topics or lead", |value| {
            ArticleOrder::from_name(value.as_str()?)
        }),
        lead_article_id: json.change("lead_article_id", "must be a whole number", json::whole),
        intro: json.text_change("intro"),
        subject_template: json.text_change("subject_template"),
        preheader_template: json.text_change("preheader_template"),
        approval: json.change(
            "approval",
            "must be automatic, hold or unless_stopped",
            |value| Approval::from_name(value.as_str()?),
        ),
        approval_minutes: json.number_change("approval_minutes"),
        approvers: json.change("approvers", "must be an array of addresses", |value| {
            let address = |item: &Value| EmailAddress::parse_any(item.as_str()?).ok();
            value.as_array()?.iter().map(address).collect()
        }),
        archive: json.change("archive", "must be public or off", |value| {
            Archive::from_name(value.as_str()?)
        }),
    };
    let errors = json.finish();
    if errors.is_empty() {
        Ok(edit)
    } else {
        Err(errors)
    }
}

fn slug(request: &HttpRequest) -> Result<&str, Problem> {
    forms::slug(request).ok_or_else(super::no_such_list)
}

fn problem(error: ListError) -> Problem {
    match error {
        ListError::Unknown(_) => super::no_such_list(),
        error => error.into(),
    }
}
