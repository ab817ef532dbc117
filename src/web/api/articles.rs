//! `POST /api/v1/articles`: a site pushes its articles. Needs an API key.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::Value;

use super::json::{self, Fields};
use crate::domain::actor::Actor;
use crate::domain::article::{ArticleContent, Ingested};
use crate::domain::list::Slug;
use crate::services::App;
use crate::services::ingest::{self, IngestError};
use crate::web::problem::{FieldError, Problem};

/// One article.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = Article)]
pub(super) struct ArticleDocument {
    /// Your own name for the article; pushing it again updates it.
    #[schema(example = "2026-0815")]
    external_id: String,
    /// Where it is read; http or https.
    #[schema(example = "https://news.example.com/harbour")]
    url: String,
    /// Plain text.
    title: String,
    /// Plain text.
    summary: Option<String>,
    /// The lead image; http or https.
    image_url: Option<String>,
    /// Plain text.
    author: Option<String>,
    /// Names of sections or tags.
    topics: Option<Vec<String>>,
    /// RFC 3339, such as `2026-11-24T06:00:00Z`.
    published_at: Option<String>,
}

/// One article, or many at once.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = ArticlesRequest)]
#[serde(untagged)]
#[expect(
    dead_code,
    reason = "describes for the API's documentation what `take` below takes out of the JSON"
)]
pub(super) enum ArticlesDocument {
    /// A single article: its fields stand beside `list` and `source`.
    Single {
        /// The slug of the list.
        #[schema(example = "daily")]
        list: String,
        /// Your name for where the article comes from; identities are told apart within it.
        #[schema(example = "cms")]
        source: String,
        /// The article.
        #[serde(flatten)]
        article: ArticleDocument,
    },
    /// Many articles at once.
    Batch {
        /// The slug of the list.
        #[schema(example = "daily")]
        list: String,
        /// Your name for where the articles come from; identities are told apart within it.
        #[schema(example = "cms")]
        source: String,
        /// The articles.
        articles: Vec<ArticleDocument>,
    },
}

/// What became of the articles, in the order in which they were sent.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct Pushed {
    /// One entry for each article.
    results: Vec<PushedArticle>,
}

/// What became of one article.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
struct PushedArticle {
    /// Your own name for it.
    external_id: String,
    /// `created`, `updated`, `unchanged`, or `duplicate` for an article that the list has from elsewhere.
    #[schema(value_type = String, example = "created")]
    result: Ingested,
}

/// Push articles
///
/// Harmless to repeat: an article is known by its source and its external id, and by its address within
/// the list. All of them are taken or none. One with a `published_at` ahead is held until then.
#[utoipa::path(
    post,
    path = "/api/v1/articles",
    tag = "articles",
    request_body = ArticlesDocument,
    security(("key" = ["content"])),
    responses(
        (status = 200, description = "What became of each article.", body = Pushed),
    )
)]
pub(in crate::web) async fn push(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let limit = app.config.server.articles_per_request as usize;
    let batch = take(json::read(&app, &request, payload).await?, limit).map_err(Problem::fields)?;
    // What is no slug names no list; a NUL in it must not reach the ledger.
    if Slug::parse(&batch.list).is_err() {
        return Err(super::no_list_of_field());
    }
    match ingest::push(&app, &actor, &batch.list, &batch.source, batch.articles).await {
        Ok(results) => {
            let results = results
                .into_iter()
                .map(|(external_id, result)| PushedArticle {
                    external_id,
                    result,
                });
            Ok(super::answer(
                StatusCode::OK,
                &Pushed {
                    results: results.collect(),
                },
            ))
        }
        Err(IngestError::UnknownList(_)) => Err(super::no_list_of_field()),
        Err(IngestError::Refused(problems)) => {
            let errors = problems.into_iter().map(|problem| FieldError {
                index: (batch.several && problem.field != "source").then_some(problem.index),
                field: problem.field.to_owned(),
                message: problem.message,
            });
            Err(Problem::fields(errors.collect()))
        }
        Err(IngestError::Store(error)) => Err(error.into()),
    }
}

struct Batch {
    list: String,
    source: String,
    articles: Vec<ArticleContent>,
    several: bool,
}

fn take(mut json: Fields, limit: usize) -> Result<Batch, Vec<FieldError>> {
    let list = json.required_text("list");
    let source = json.required_text("source");
    let several = json.has("articles");
    let mut articles = Vec::new();
    let mut errors = Vec::new();
    if several {
        let items = json.array("articles");
        if items
            .as_ref()
            .is_some_and(|items| items.is_empty() || items.len() > limit)
        {
            json.wrong("articles", format!("send 1 to {limit} articles at once"));
        } else {
            for (index, item) in items.into_iter().flatten().enumerate() {
                let (article, wrong) = one_of_several(index, item);
                articles.extend(article);
                errors.extend(wrong);
            }
        }
    } else {
        articles.push(article(&mut json));
    }
    let mut all = json.finish();
    all.extend(errors);
    if all.is_empty() {
        Ok(Batch {
            list,
            source,
            articles,
            several,
        })
    } else {
        Err(all)
    }
}

fn one_of_several(index: usize, item: Value) -> (Option<ArticleContent>, Vec<FieldError>) {
    let Value::Object(object) = item else {
        let error = FieldError {
            index: Some(index),
            ..FieldError::new("articles", "must be an object")
        };
        return (None, vec![error]);
    };
    let mut fields = Fields::new(object, Some(index));
    let article = article(&mut fields);
    (Some(article), fields.finish())
}

fn article(fields: &mut Fields) -> ArticleContent {
    ArticleContent {
        external_id: fields.required_text("external_id"),
        url: fields.required_text("url"),
        title: fields.required_text("title"),
        summary: fields.text("summary").unwrap_or_default(),
        image_url: fields.text("image_url"),
        author: fields.text("author"),
        topics: fields.texts("topics"),
        published_at: fields.instant("published_at"),
    }
}
