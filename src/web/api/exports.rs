//! `/api/v1/exports`: readers and suppressions as sheets.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::json;
use super::pages::PageOf;
use super::query::{PageQuery, Query};
use crate::domain::actor::Actor;
use crate::domain::export::{ExportFilter, ExportFormat, ExportKind};
use crate::domain::subscription::SubscriptionState;
use crate::services::App;
use crate::services::exports::{self, Export, ExportError};
use crate::web::downloads;
use crate::web::problem::Problem;

/// An export.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ExportOfRows {
    /// Its number.
    id: i64,
    /// subscribers or suppressions.
    #[schema(example = "subscribers")]
    kind: &'static str,
    /// csv or jsonl.
    #[schema(example = "csv")]
    format: &'static str,
    /// queued, running, ready, failed, cancelled or expired.
    #[schema(example = "ready")]
    state: &'static str,
    /// Which readers it holds.
    filter: ExportedReaders,
    /// Rows that were written so far.
    rows: i64,
    /// The size of the file.
    bytes: i64,
    /// Why it failed.
    failure: Option<String>,
    /// Who ordered it.
    #[schema(example = "Ada Owner")]
    operator: String,
    /// When it was ordered, RFC 3339.
    #[schema(format = DateTime)]
    created_at: String,
    /// Until when it can be downloaded.
    #[schema(format = DateTime)]
    expires_at: Option<String>,
}

/// Which readers an export holds; what is left out does not matter.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ExportedReaders {
    /// The slug of their list.
    list: Option<String>,
    /// pending, active, paused or unsubscribed; empty means all.
    #[schema(example = json!(["active"]))]
    states: Vec<&'static str>,
    /// A topic that they get.
    topic: Option<String>,
    /// A cadence that they chose.
    cadence: Option<String>,
    /// A language that they chose.
    language: Option<String>,
    /// The domain of their address.
    domain: Option<String>,
    /// A part of their address.
    #[schema(example = "reader@")]
    search: Option<String>,
}

/// What is to be exported.
#[derive(Debug, ToSchema)]
#[expect(
    dead_code,
    reason = "describes for the API's documentation what `order` below reads"
)]
pub(super) struct ExportOrder {
    /// subscribers or suppressions.
    #[schema(example = "subscribers", pattern = "^(subscribers|suppressions)$")]
    kind: String,
    /// csv or jsonl.
    #[schema(example = "csv", pattern = "^(csv|jsonl)$")]
    format: String,
    /// The slug of a list; left out, all lists.
    list: Option<String>,
    /// pending, active, paused or unsubscribed; left out, all.
    #[schema(example = json!(["active"]))]
    states: Option<Vec<String>>,
    /// A topic that the readers get.
    topic: Option<String>,
    /// A cadence that they chose.
    cadence: Option<String>,
    /// A language that they chose.
    language: Option<String>,
    /// The domain of their address.
    domain: Option<String>,
    /// A part of their address.
    #[schema(example = "reader@")]
    search: Option<String>,
}

impl From<Export> for ExportOfRows {
    fn from(export: Export) -> Self {
        let filter = export.filter;
        Self {
            id: export.id,
            kind: export.kind.as_str(),
            format: export.format.as_str(),
            state: export.state.as_str(),
            filter: ExportedReaders {
                list: filter.list,
                states: filter.states.iter().map(|state| state.as_str()).collect(),
                topic: filter.topic,
                cadence: filter.cadence,
                language: filter.language,
                domain: filter.domain,
                search: filter.search,
            },
            rows: export.rows_written,
            bytes: export.file_bytes,
            failure: export.failure,
            operator: export.operator,
            created_at: export.created_at.to_string(),
            expires_at: export.expires_at.map(|at| at.to_string()),
        }
    }
}

/// The exports, newest first
#[utoipa::path(
    get,
    path = "/api/v1/exports",
    tag = "transfer",
    params(PageQuery),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The exports, newest first.", body = PageOf<ExportOfRows>),
        (status = 422, description = "Fields have to be put right; `errors` names each."),
    )
)]
pub(in crate::web) async fn all(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::of(&request);
    let page = query.page();
    query.finish()?;
    let found = exports::all(&app, page).await?;
    Ok(super::answer(
        StatusCode::OK,
        &PageOf::<ExportOfRows>::of(found),
    ))
}

/// Order an export
///
/// It is written in the background; ask for it until its state is ready, and download it.
#[utoipa::path(
    post,
    path = "/api/v1/exports",
    tag = "transfer",
    request_body = ExportOrder,
    security(("key" = ["transfer"])),
    responses(
        (status = 202, description = "It is ordered.", body = ExportOfRows),
    )
)]
pub(in crate::web) async fn order(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let mut fields = json::read(&app, &request, payload).await?;
    let kind = ExportKind::from_name(&fields.required_text("kind"));
    let format = ExportFormat::from_name(&fields.required_text("format"));
    let states: Option<Vec<_>> = fields
        .texts("states")
        .iter()
        .map(|state| SubscriptionState::from_name(state))
        .collect();
    if kind.is_none() {
        fields.wrong("kind", "must be subscribers or suppressions");
    }
    if format.is_none() {
        fields.wrong("format", "must be csv or jsonl");
    }
    if states.is_none() {
        fields.wrong(
            "states",
            "must be of pending, active, paused and unsubscribed",
        );
    }
    let filter = ExportFilter {
        list: fields.text("list"),
        states: states.unwrap_or_default(),
        topic: fields.text("topic"),
        cadence: fields.text("cadence"),
        language: fields.text("language"),
        domain: fields.text("domain"),
        search: fields.text("search"),
    };
    let wrong = fields.finish();
    match (kind, format) {
        (Some(kind), Some(format)) if wrong.is_empty() => {
            let export = exports::order(&app, &actor, kind, format, filter).await?;
            Ok(super::answer(
                StatusCode::ACCEPTED,
                &ExportOfRows::from(export),
            ))
        }
        _ => Err(Problem::fields(wrong)),
    }
}

/// One export
#[utoipa::path(
    get,
    path = "/api/v1/exports/{id}",
    tag = "transfer",
    params(("id" = i64, Path, description = "The export's number.")),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The export.", body = ExportOfRows),
        (status = 404, description = "There is no such export."),
    )
)]
pub(in crate::web) async fn show(
    app: web::Data<App>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let export = exports::find(&app, number(&id)?).await?;
    Ok(super::answer(StatusCode::OK, &ExportOfRows::from(export)))
}

/// Download an export
///
/// A POST, because it is written down who took the readers' data out of the house.
#[utoipa::path(
    post,
    path = "/api/v1/exports/{id}/download",
    tag = "transfer",
    params(("id" = i64, Path, description = "The export's number.")),
    security(("key" = ["transfer"])),
    responses(
        (status = 200, description = "The file: CSV, or one JSON object a line.", content(
            (String = "text/csv", example = "address,list,state\nreader@example.org,daily,active\n"),
            (String = "application/jsonl", example = "{\"address\":\"reader@example.org\",\"list\":\"daily\",\"state\":\"active\"}\n"),
        )),
        (status = 404, description = "There is no such export."),
        (status = 409, description = "It stands where this cannot be done."),
    )
)]
pub(in crate::web) async fn download(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let file = exports::download(&app, &actor, number(&id)?).await?;
    let answer = downloads::file(file).await;
    Ok(answer.map_err(ExportError::from)?)
}

/// Stop an export, or take one back
#[utoipa::path(
    post,
    path = "/api/v1/exports/{id}/cancel",
    tag = "transfer",
    params(("id" = i64, Path, description = "The export's number.")),
    security(("key" = ["transfer"])),
    responses(
        (status = 200, description = "It has ended.", body = ExportOfRows),
        (status = 404, description = "There is no such export."),
        (status = 409, description = "It stands where this cannot be done."),
    )
)]
pub(in crate::web) async fn cancel(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    exports::cancel(&app, &actor, id).await?;
    let export = exports::find(&app, id).await?;
    Ok(super::answer(StatusCode::OK, &ExportOfRows::from(export)))
}

fn number(id: &str) -> Result<i64, Problem> {
    id.parse().map_err(|_not_a_number| no_such_export())
}

fn no_such_export() -> Problem {
    Problem::plain(StatusCode::NOT_FOUND, "There is no such export.")
}

impl From<ExportError> for Problem {
    fn from(error: ExportError) -> Self {
        let said = error.to_string();
        match error {
            ExportError::Store(error) => error.into(),
            ExportError::List(error) => error.into(),
            ExportError::Unknown(_) => no_such_export(),
            ExportError::Elsewhere { .. } => Self::plain(StatusCode::CONFLICT, said),
            ExportError::Spool(error) => {
                tracing::error!(%error, "the file of an export is not in server.spool_dir");
                Self::plain(
                    StatusCode::SERVICE_UNAVAILABLE,
                    "The file is not at hand at present.",
                )
            }
        }
    }
}
