//! `/api/v1/articles`: articles looked for, looked at, hidden and put right. Needs an API key.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::json;
use super::pages::PageOf;
use super::query::{PageQuery, Query};
use super::tags::{self, IfMatch};
use crate::domain::actor::Actor;
use crate::domain::article::ArticleState;
use crate::domain::time::UtcTime;
use crate::services::App;
use crate::services::articles::{self, ArticleError, ArticleReport, Correction, Search, Shown};
use crate::web::problem::Problem;

/// An article as it is kept.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct KeptArticle {
    /// Its number.
    id: i64,
    /// The slug of its list.
    list: String,
    /// Its source: `feed:7`, `desk`, or an API client's name for itself.
    source: String,
    /// Its identity within the source.
    external_id: String,
    /// Where it is read.
    url: String,
    /// Plain text.
    title: String,
    /// Plain text.
    summary: String,
    /// The lead image.
    image_url: Option<String>,
    /// Plain text.
    author: Option<String>,
    /// Names of sections and tags, as published.
    sections: Vec<String>,
    /// Slugs of topics; decided when it is released.
    topics: Vec<String>,
    /// `new` (released), `held`, `back_catalogue` (never mailed) or `hidden`.
    #[schema(example = "new")]
    state: &'static str,
    /// When its source says it was published.
    #[schema(value_type = Option<String>)]
    published_at: Option<UtcTime>,
    /// When it was first seen.
    #[schema(value_type = String)]
    first_seen_at: UtcTime,
    /// When it was let into issues.
    #[schema(value_type = Option<String>)]
    released_at: Option<UtcTime>,
    /// When an editor last put it right; its source does not change it any more.
    #[schema(value_type = Option<String>)]
    corrected_at: Option<UtcTime>,
    /// Whether letters with it have gone out, or are about to.
    is_mailed: bool,
    /// The issues that carry it or carried it, newest first.
    issues: Vec<CarriedDocument>,
}

/// An issue that carries an article.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
struct CarriedDocument {
    /// The issue's number.
    id: i64,
    /// Where it stands.
    state: &'static str,
    /// Whether the article was taken out of it.
    is_taken_out: bool,
}

/// What is put right of an article; what is absent stays.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct ArticleChange {
    /// Plain text, one line.
    title: Option<String>,
    /// Where it is read; http or https.
    url: Option<String>,
    /// Plain text.
    summary: Option<String>,
    /// The lead image; an empty text takes it away.
    image_url: Option<String>,
    /// Plain text; an empty text takes it away.
    author: Option<String>,
    /// Names of sections or tags; they decide about topics until it is released.
    sections: Option<Vec<String>>,
    /// False: its source speaks for it again, from its next visit on.
    is_corrected: Option<bool>,
}

/// What hiding an article did.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct HiddenDocument {
    /// The issues waiting for approval from which it was taken out.
    taken_out_of: Vec<i64>,
    /// Those that would have carried nothing else, and were cancelled.
    cancelled: Vec<i64>,
    /// The issues that carry it and are on their way; they keep it.
    on_their_way: Vec<i64>,
}

/// What showing an article again did.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct ShownDocument {
    /// Whether it comes with the next issues.
    is_released: bool,
}

impl From<ArticleReport> for KeptArticle {
    fn from(report: ArticleReport) -> Self {
        let (state, is_mailed) = (report.state().as_str(), report.is_mailed());
        let article = report.article;
        let issues = report.issues.into_iter().map(|issue| CarriedDocument {
            id: issue.issue_id,
            state: issue.state.as_str(),
            is_taken_out: issue.dropped,
        });
        Self {
            id: article.id,
            list: report.list,
            source: article.source,
            external_id: article.external_id,
            url: article.url,
            title: article.title,
            summary: article.summary,
            image_url: article.image_url,
            author: article.author,
            sections: article.categories.0,
            topics: article.topics.0,
            state,
            published_at: article.published_at,
            first_seen_at: article.first_seen_at,
            released_at: article.released_at,
            corrected_at: article.corrected_at,
            is_mailed,
            issues: issues.collect(),
        }
    }
}

/// Look for articles
///
/// Newest first. Words are looked for in title, author, source, sections and address; pieces of words will do, and all
/// of the first five have to be there.
#[utoipa::path(
    get,
    path = "/api/v1/articles",
    tag = "articles",
    params(
        ("q" = Option<String>, Query, description = "Words, or pieces of words.", example = "harbour"),
        ("list" = Option<String>, Query, description = "Only articles of this list."),
        ("feed" = Option<i64>, Query, minimum = 1, description = "Only articles that this feed brought.", example = 7),
        ("topic" = Option<String>, Query, description = "Only articles about this topic."),
        ("state" = Option<String>, Query, description = "`new`, `held`, `back_catalogue` or `hidden`.", example = "held", pattern = "^(new|held|back_catalogue|hidden)$"),
        PageQuery,
    ),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "A piece of what was found.", body = PageOf<KeptArticle>),
        (status = 422, description = "Parameters have to be put right; `errors` names each."),
    )
)]
pub(in crate::web) async fn find(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::of(&request);
    let search = Search {
        words: query.text("q").unwrap_or_default(),
        list: query.text("list"),
        feed: query.number("feed", 1..=i64::MAX),
        topic: query.text("topic"),
        state: query.word(
            "state",
            "must be new, held, back_catalogue or hidden",
            ArticleState::from_name,
        ),
    };
    let ask = query.page();
    query.finish()?;
    let before = ask.after.map(|cursor| cursor.0);
    let found = articles::find(&app, search, before, ask.rows()).await?;
    let page = ask.page(found, |one| one.article.id);
    Ok(super::answer(
        StatusCode::OK,
        &PageOf::<KeptArticle>::of(page),
    ))
}

/// An article
#[utoipa::path(
    get,
    path = "/api/v1/articles/{id}",
    tag = "articles",
    params(("id" = i64, Path, description = "The article's number.")),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The article, and the issues that carry it.", body = KeptArticle),
        (status = 404, description = "There is no such article."),
    )
)]
pub(in crate::web) async fn show(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let report = articles::report(&app, number(&id)?).await?;
    Ok(answer(&request, report))
}

/// Put an article right
///
/// Letters that are written from then on say so, and its source does not change it any more. Letters that went out
/// stay as they are.
#[utoipa::path(
    patch,
    path = "/api/v1/articles/{id}",
    tag = "articles",
    params(("id" = i64, Path, description = "The article's number."), IfMatch),
    request_body = ArticleChange,
    security(("key" = ["content"])),
    responses(
        (status = 200, description = "The article as it is now.", body = KeptArticle),
        (status = 404, description = "There is no such article."),
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
    let correction = Correction {
        title: fields.text("title"),
        url: fields.text("url"),
        summary: fields.text("summary"),
        image_url: fields.text("image_url"),
        author: fields.text("author"),
        topics: fields.has("sections").then(|| fields.texts("sections")),
    };
    let take_back = fields.flag("is_corrected") == Some(false);
    let corrects = correction != Correction::default();
    if take_back && corrects {
        fields.wrong(
            "is_corrected",
            "false stands alone: it takes the correction back",
        );
    }
    let errors = fields.finish();
    if !errors.is_empty() {
        return Err(Problem::fields(errors));
    }
    let report = if take_back {
        articles::take_correction_back(&app, &actor, id, seen).await?
    } else if corrects {
        articles::correct_seen(&app, &actor, id, correction, seen).await?
    } else {
        let report = articles::report(&app, id).await?;
        seen.check(&articles::version(&report))?;
        report
    };
    Ok(answer(&request, report))
}

fn answer(request: &HttpRequest, report: ArticleReport) -> HttpResponse {
    let version = articles::version(&report);
    tags::tagged(request, &version, &KeptArticle::from(report))
}

/// Hide an article
///
/// No letter to come carries it, and issues that wait for approval lose it. Harmless to repeat.
#[utoipa::path(
    post,
    path = "/api/v1/articles/{id}/hide",
    tag = "articles",
    params(("id" = i64, Path, description = "The article's number.")),
    security(("key" = ["content"])),
    responses(
        (status = 200, description = "What became of the issues that carry it.", body = HiddenDocument),
        (status = 404, description = "There is no such article."),
    )
)]
pub(in crate::web) async fn hide(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    let hidden = articles::hide(&app, &actor, id).await?;
    let body = HiddenDocument {
        taken_out_of: hidden.taken_out_of,
        cancelled: hidden.cancelled,
        on_their_way: hidden.on_their_way,
    };
    Ok(super::answer(StatusCode::OK, &body))
}

/// Show an article again
///
/// One that was released and never stood in any issue comes with the next ones. Harmless to repeat.
#[utoipa::path(
    post,
    path = "/api/v1/articles/{id}/show",
    tag = "articles",
    params(("id" = i64, Path, description = "The article's number.")),
    security(("key" = ["content"])),
    responses(
        (status = 200, description = "Whether it comes with the next issues.", body = ShownDocument),
        (status = 404, description = "There is no such article."),
    )
)]
pub(in crate::web) async fn unhide(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    let shown = articles::show(&app, &actor, id).await?;
    let is_released = shown == Shown::Released;
    Ok(super::answer(
        StatusCode::OK,
        &ShownDocument { is_released },
    ))
}

fn number(id: &str) -> Result<i64, Problem> {
    id.parse().map_err(|_not_a_number| no_such_article())
}

fn no_such_article() -> Problem {
    Problem::plain(StatusCode::NOT_FOUND, "There is no such article.")
}

impl From<ArticleError> for Problem {
    fn from(error: ArticleError) -> Self {
        match error {
            ArticleError::Store(error) => error.into(),
            ArticleError::List(error) => error.into(),
            ArticleError::Unknown(_) => no_such_article(),
            ArticleError::Stale(stale) => stale.into(),
            ArticleError::Refused(wrong) => wrong
                .into_iter()
                .map(|mut wrong| {
                    // The API calls them what they are: a topic is what the list makes of them.
                    if wrong.field == "topics" {
                        wrong.field = "sections";
                    }
                    wrong
                })
                .collect::<Vec<_>>()
                .into(),
        }
    }
}
