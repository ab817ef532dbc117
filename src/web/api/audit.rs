//! `/api/v1/audit`: who did what, whether the log is whole, and all of it as a file.

use actix_web::http::{StatusCode, header};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, web};
use futures_util::stream;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::pages::PageOf;
use super::query::{PageQuery, Query};
use crate::domain::time::UtcTime;
use crate::services::audit::{self, Chain, Filter, Format, Line, Place};
use crate::services::{App, StoreError};
use crate::web::problem::Problem;

/// A line of the audit log.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::web) struct AuditLine {
    /// Its number; there are no gaps.
    id: i64,
    /// When it happened.
    #[schema(value_type = String, format = DateTime)]
    occurred_at: UtcTime,
    /// Who did it: `operator`, `key`, `command_line` or `nobody`, who had not signed in.
    actor_kind: String,
    /// The number of the operator or the key.
    actor_id: Option<i64>,
    /// The actor's name at that time.
    #[schema(example = "Ada")]
    actor: String,
    /// What was done: a noun, a dot, a verb.
    #[schema(example = "issue.approve")]
    action: String,
    /// To what.
    #[schema(example = "issue 12")]
    target: String,
    /// What was before and after.
    #[schema(value_type = Object, example = json!({"before": "held", "after": "planning"}))]
    detail: Value,
    /// Where the request came from, where it is known.
    #[schema(example = "203.0.113.0/24")]
    network: Option<String>,
    /// SHA-256 over the hash of the line before and this line.
    #[schema(example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    hash: String,
}

impl From<Line> for AuditLine {
    fn from(line: Line) -> Self {
        Self {
            id: line.id,
            occurred_at: line.occurred_at,
            actor_kind: line.actor_kind,
            actor_id: line.actor_id,
            actor: line.actor,
            action: line.action,
            target: line.target,
            detail: serde_json::from_str(&line.detail).unwrap_or(Value::String(line.detail)),
            network: line.network,
            hash: line.hash,
        }
    }
}

/// Whether the chain of the log holds.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::web) struct AuditChain {
    /// Whether every line is as it was written.
    whole: bool,
    /// How many lines were read; where the chain is broken, those before the break.
    #[schema(example = 1204)]
    lines: i64,
    /// The first line that does not fit; it, or the one before it, is not what was written.
    broken_at: Option<i64>,
}

impl From<Chain> for AuditChain {
    fn from(chain: Chain) -> Self {
        match chain {
            Chain::Whole { lines } => Self {
                whole: true,
                lines,
                broken_at: None,
            },
            Chain::Broken { at } => Self {
                whole: false,
                lines: at - 1,
                broken_at: Some(at),
            },
        }
    }
}

/// Who did what
///
/// Every change that somebody made at the desk, by the API or on the command line, newest first.
#[utoipa::path(
    get,
    path = "/api/v1/audit",
    tag = "audit",
    params(
        ("actor" = Option<String>, Query, pattern = "^(operator|key|command_line|nobody)(:[0-9]{1,18})?$", description = "Only of this actor: `operator`, `key`, `command_line` or `nobody`; one of several by its number, such as `operator:1` or `key:3`.", example = "operator:1"),
        ("action" = Option<String>, Query, description = "Only this action, such as `issue.approve`; with a dot at its end, such as `issue.`, every action of the noun.", example = "issue."),
        ("target" = Option<String>, Query, description = "Only lines that tell of exactly this, such as `issue 12`.", example = "issue 12"),
        ("since" = Option<String>, Query, format = DateTime, description = "Only from this instant on, RFC 3339.", example = "2026-11-24T06:00:00Z"),
        ("until" = Option<String>, Query, format = DateTime, description = "Only before this instant, RFC 3339.", example = "2026-11-25T06:00:00Z"),
        PageQuery,
    ),
    security(("key" = ["people"])),
    responses(
        (status = 200, description = "The lines, newest first.", body = PageOf<AuditLine>),
        (status = 422, description = "Fields have to be put right; `errors` names each."),
    )
)]
pub(in crate::web) async fn all(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::of(&request);
    let filter = filter_of(&mut query);
    let page = query.page();
    query.finish()?;
    let lines = audit::page(&app, filter, page).await?;
    Ok(super::answer(
        StatusCode::OK,
        &PageOf::<AuditLine>::of(lines),
    ))
}

/// Whether the log is whole
///
/// Each line carries a hash over the line before it, so that one that was changed or taken out shows. The whole log is
/// read for it.
#[utoipa::path(
    get,
    path = "/api/v1/audit/chain",
    tag = "audit",
    security(("key" = ["people"])),
    responses(
        (status = 200, description = "Whether every line is as it was written.", body = AuditChain),
    )
)]
pub(in crate::web) async fn chain(app: web::Data<App>) -> Result<HttpResponse, Problem> {
    let chain = audit::verify(&app).await?;
    Ok(super::answer(StatusCode::OK, &AuditChain::from(chain)))
}

/// The log as a file
///
/// All lines that the filter chooses, newest first: as CSV in which no cell is a formula, or as one JSON array.
#[utoipa::path(
    get,
    path = "/api/v1/audit/export",
    tag = "audit",
    params(
        ("format" = Option<String>, Query, pattern = "^(csv|json)$", description = "`csv` or `json`; CSV where it is left out.", example = "csv"),
        ("actor" = Option<String>, Query, pattern = "^(operator|key|command_line|nobody)(:[0-9]{1,18})?$", description = "As for the list.", example = "operator:1"),
        ("action" = Option<String>, Query, description = "As for the list.", example = "issue."),
        ("target" = Option<String>, Query, description = "As for the list.", example = "issue 12"),
        ("since" = Option<String>, Query, format = DateTime, description = "Only from this instant on, RFC 3339.", example = "2026-11-24T06:00:00Z"),
        ("until" = Option<String>, Query, format = DateTime, description = "Only before this instant, RFC 3339.", example = "2026-11-25T06:00:00Z"),
    ),
    security(("key" = ["people"])),
    responses(
        (status = 200, description = "The file.", content(
            (String = "text/csv", example = json!("id,occurred_at,actor_kind,actor_id,actor,action,target,detail,network,hash\r\n")),
            (Vec<AuditLine> = "application/json"),
        )),
        (status = 422, description = "Fields have to be put right; `errors` names each."),
    )
)]
pub(in crate::web) async fn export(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::of(&request);
    let format = query.word("format", "must be csv or json", Format::from_name);
    let filter = filter_of(&mut query);
    query.finish()?;
    Ok(file(app, filter, format.unwrap_or(Format::Csv)))
}

/// The file as an answer. If the ledger fails in the middle, the connection breaks, and the file is seen to be cut off.
pub(in crate::web) fn file(app: web::Data<App>, filter: Filter, format: Format) -> HttpResponse {
    let (kind, name) = match format {
        Format::Csv => ("text/csv; charset=utf-8", "audit.csv"),
        Format::Json => ("application/json", "audit.json"),
    };
    let pieces = stream::try_unfold(Some(Place::Beginning), move |place| {
        let (app, filter) = (app.clone(), filter.clone());
        async move {
            let Some(place) = place else {
                return Ok::<_, StoreError>(None);
            };
            let (bytes, next) = audit::piece(&app, filter, format, place).await?;
            Ok(Some((Bytes::from(bytes), next)))
        }
    });
    HttpResponse::build(StatusCode::OK)
        .content_type(kind)
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ))
        .streaming(pieces)
}

fn filter_of(query: &mut Query) -> Filter {
    let must =
        "must be operator, key, command_line or nobody, perhaps with a number, such as operator:1";
    Filter {
        actor: query.word("actor", must, audit::actor_named),
        action: query.text("action"),
        target: query.text("target"),
        since: query.instant("since"),
        until: query.instant("until"),
    }
}
