//! `/api/v1/lists/{slug}/topics` and `/terms`: what readers may choose, and what they agree to. Needs an API key.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::json;
use super::list_documents::TopicDocument;
use super::list_settings::{problem, slug};
use super::tags::{self, IfMatch};
use crate::domain::actor::Actor;
use crate::domain::list::Slug;
use crate::domain::terms::Wording;
use crate::domain::time::UtcTime;
use crate::services::App;
use crate::services::lists::{self, ListError, TermsReport};
use crate::web::problem::{FieldError, Problem};

/// The topics of a list.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct Topics {
    /// In their order.
    items: Vec<TopicDocument>,
}

/// The order of a list's topics.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct TopicOrder {
    /// Slugs; topics that are not named follow as they stood.
    #[schema(example = json!(["city", "sport"]))]
    order: Vec<String>,
}

/// Another name for a topic.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct TopicChange {
    /// Its name for people.
    #[schema(example = "Town")]
    name: String,
}

/// The versions of a list's terms.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct AllTerms {
    /// Newest first; the first is current.
    items: Vec<TermsDocument>,
}

/// One version of a list's terms.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = Terms)]
pub(super) struct TermsDocument {
    /// 1, 2, 3 …
    version: i32,
    /// The language tag of the texts.
    language: String,
    /// The sentence beside the box for the newsletter.
    newsletter_statement: String,
    /// The sentence beside the box for the terms.
    terms_statement: String,
    /// The full text.
    body: String,
    /// SHA-256 over all the texts, in hexadecimal.
    hash: String,
    /// When it became current.
    #[schema(value_type = String)]
    published_at: UtcTime,
    /// How many sign-ups were confirmed under it.
    confirmed: i64,
    /// Whether that many is all that was counted, and there are more.
    is_estimate: bool,
}

/// Terms to be published.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct NewTerms {
    /// The language tag of the texts; the list's where none is given.
    language: Option<String>,
    /// The sentence beside the box for the newsletter.
    #[schema(example = "Yes, send me The Daily by e-mail.")]
    newsletter_statement: String,
    /// The sentence beside the box for the terms.
    #[schema(example = "I agree to the terms of The Daily.")]
    terms_statement: String,
    /// The full text.
    #[schema(example = "We send one letter a day. You may leave at any time.")]
    body: String,
}

impl From<Vec<lists::Topic>> for Topics {
    fn from(topics: Vec<lists::Topic>) -> Self {
        Self {
            items: topics.into_iter().map(TopicDocument::from).collect(),
        }
    }
}

impl From<TermsReport> for TermsDocument {
    fn from(report: TermsReport) -> Self {
        let terms = report.terms;
        Self {
            version: terms.version,
            language: terms.language,
            newsletter_statement: terms.newsletter_statement,
            terms_statement: terms.terms_statement,
            body: terms.body,
            hash: terms.wording_hash,
            published_at: terms.published_at,
            confirmed: report.confirmed,
            is_estimate: report.is_more,
        }
    }
}

/// The topics of a list
#[utoipa::path(
    get,
    path = "/api/v1/lists/{slug}/topics",
    tag = "lists",
    params(("slug" = String, Path, description = "The slug of the list.")),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The topics, in their order.", body = Topics),
        (status = 404, description = "There is no such list."),
    )
)]
pub(in crate::web) async fn topics(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let topics = lists::topics(&app, slug(&request)?)
        .await
        .map_err(problem)?;
    Ok(answer(&request, topics))
}

/// All topics of a list have one `ETag`: their order is theirs together.
fn answer(request: &HttpRequest, topics: Vec<lists::Topic>) -> HttpResponse {
    let version = lists::topics_version(&topics);
    tags::tagged(request, &version, &Topics::from(topics))
}

/// Add a topic
#[utoipa::path(
    post,
    path = "/api/v1/lists/{slug}/topics",
    tag = "lists",
    params(("slug" = String, Path, description = "The slug of the list.")),
    request_body = TopicDocument,
    security(("key" = ["content"])),
    responses(
        (status = 201, description = "The topics, in their order.", body = Topics),
        (status = 404, description = "There is no such list."),
    )
)]
pub(in crate::web) async fn add_topic(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let list = slug(&request)?;
    let mut fields = json::read(&app, &request, payload).await?;
    let (topic, name) = (fields.required_text("slug"), fields.required_text("name"));
    let mut errors = fields.finish();
    let parsed = Slug::parse(&topic);
    if let Err(error) = &parsed
        && errors.is_empty()
    {
        errors.push(FieldError::new("slug", error.to_string()));
    }
    errors.extend(lists::wrong_topic_name(&name).map(FieldError::from));
    let (Ok(topic), true) = (parsed, errors.is_empty()) else {
        return Err(Problem::fields(errors));
    };
    lists::add_topic(&app, &actor, list, topic, name.trim().to_owned())
        .await
        .map_err(problem)?;
    let topics = lists::topics(&app, list).await.map_err(problem)?;
    let version = lists::topics_version(&topics);
    let made = super::answer(StatusCode::CREATED, &Topics::from(topics));
    Ok(tags::named(made, &version))
}

/// Order the topics
///
/// Forms show topics in this order, and so do letters that are ordered by topics.
#[utoipa::path(
    put,
    path = "/api/v1/lists/{slug}/topics",
    tag = "lists",
    params(("slug" = String, Path, description = "The slug of the list."), IfMatch),
    request_body = TopicOrder,
    security(("key" = ["content"])),
    responses(
        (status = 200, description = "The topics, in their order.", body = Topics),
        (status = 404, description = "There is no such list."),
    )
)]
pub(in crate::web) async fn order_topics(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let (list, seen) = (slug(&request)?, tags::expected(&request)?);
    let mut fields = json::read(&app, &request, payload).await?;
    let order = fields.required_texts("order");
    let errors = fields.finish();
    if !errors.is_empty() {
        return Err(Problem::fields(errors));
    }
    let ordered = lists::order_topics(&app, &actor, list, order, seen).await;
    let topics = ordered.map_err(|error| match error {
        ListError::UnknownTopic(_) => {
            Problem::fields(vec![FieldError::new("order", error.to_string())])
        }
        error => problem(error),
    })?;
    Ok(answer(&request, topics))
}

/// Rename a topic
///
/// The `ETag` is that of all the topics of the list, as they are read together.
#[utoipa::path(
    patch,
    path = "/api/v1/lists/{slug}/topics/{topic}",
    tag = "lists",
    params(("slug" = String, Path, description = "The slug of the list."), ("topic" = String, Path, description = "The slug of the topic."), IfMatch),
    request_body = TopicChange,
    security(("key" = ["content"])),
    responses(
        (status = 200, description = "The topics, in their order.", body = Topics),
        (status = 404, description = "There is no such list or topic."),
    )
)]
pub(in crate::web) async fn rename_topic(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let (list, topic) = (slug(&request)?, topic(&request));
    let seen = tags::expected(&request)?;
    let mut fields = json::read(&app, &request, payload).await?;
    let name = fields.required_text("name");
    let errors = fields.finish();
    if !errors.is_empty() {
        return Err(Problem::fields(errors));
    }
    let topics = lists::rename_topic(&app, &actor, list, (topic, &name), seen)
        .await
        .map_err(problem)?;
    Ok(answer(&request, topics))
}

/// Give a topic up
///
/// Its rules go with it. One that readers have chosen stays. The `ETag` is that of all the topics of the list, as they are
/// read together.
#[utoipa::path(
    delete,
    path = "/api/v1/lists/{slug}/topics/{topic}",
    tag = "lists",
    params(("slug" = String, Path, description = "The slug of the list."), ("topic" = String, Path, description = "The slug of the topic."), IfMatch),
    security(("key" = ["content"])),
    responses(
        (status = 200, description = "The topics that are left.", body = Topics),
        (status = 404, description = "There is no such list or topic."),
        (status = 409, description = "Readers have chosen it."),
    )
)]
pub(in crate::web) async fn remove_topic(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (list, topic) = (slug(&request)?, topic(&request));
    let seen = tags::expected(&request)?;
    let topics = lists::remove_topic(&app, &actor, list, topic, seen)
        .await
        .map_err(problem)?;
    Ok(answer(&request, topics))
}

/// What is no slug names no topic; a NUL in it must not reach the ledger.
fn topic(request: &HttpRequest) -> &str {
    let topic = request.match_info().get("topic").unwrap_or_default();
    if Slug::parse(topic).is_ok() {
        topic
    } else {
        ""
    }
}

/// The terms of a list
#[utoipa::path(
    get,
    path = "/api/v1/lists/{slug}/terms",
    tag = "lists",
    params(("slug" = String, Path, description = "The slug of the list.")),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "Every version, newest first.", body = AllTerms),
        (status = 404, description = "There is no such list."),
    )
)]
pub(in crate::web) async fn terms(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let reports = lists::terms_reports(&app, slug(&request)?)
        .await
        .map_err(problem)?;
    let items = reports.into_iter().map(TermsDocument::from).collect();
    Ok(super::answer(StatusCode::OK, &AllTerms { items }))
}

/// Publish terms
///
/// They are the next version, and from then on only they are accepted. What was agreed to before stays on record.
#[utoipa::path(
    post,
    path = "/api/v1/lists/{slug}/terms",
    tag = "lists",
    params(("slug" = String, Path, description = "The slug of the list.")),
    request_body = NewTerms,
    security(("key" = ["content"])),
    responses(
        (status = 201, description = "Every version, newest first.", body = AllTerms),
        (status = 404, description = "There is no such list."),
    )
)]
pub(in crate::web) async fn publish_terms(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let list = slug(&request)?;
    let language = lists::find(&app, list).await.map_err(problem)?.language;
    let mut fields = json::read(&app, &request, payload).await?;
    let wording = Wording {
        language: fields.text("language").unwrap_or(language),
        newsletter_statement: fields.required_text("newsletter_statement"),
        terms_statement: fields.required_text("terms_statement"),
        body: fields.required_text("body"),
    };
    let errors = fields.finish();
    if !errors.is_empty() {
        return Err(Problem::fields(errors));
    }
    lists::publish_terms(&app, &actor, list, wording)
        .await
        .map_err(problem)?;
    let reports = lists::terms_reports(&app, list).await.map_err(problem)?;
    let items = reports.into_iter().map(TermsDocument::from).collect();
    Ok(super::answer(StatusCode::CREATED, &AllTerms { items }))
}
