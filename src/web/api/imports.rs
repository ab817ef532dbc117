//! `/api/v1/imports`: readers from another program's sheet.

mod told;

use std::time::Duration;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use futures_util::StreamExt as _;
use serde_json::Value;

use super::json::{self, Fields};
use super::pages::PageOf;
use super::query::{PageQuery, Query};
use super::tags::{self, IfMatch};
use crate::domain::actor::Actor;
use crate::domain::import::{Basis, Fault, Field, Proof, parse_date};
use crate::domain::paging::{Cursor, Page};
use crate::services::imports::{self, FaultOfRow, ImportError, Upload, Wishes};
use crate::services::{App, Change};
use crate::web::problem::{FieldError, Problem};
pub(super) use told::{FaultyRow, ImportOfReaders, ImportPlan, ImportWithPreview};

/// The imports, newest first
#[utoipa::path(
    get,
    path = "/api/v1/imports",
    tag = "transfer",
    params(PageQuery),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The imports, newest first.", body = PageOf<ImportOfReaders>),
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
    let found = imports::all(&app, page).await?;
    Ok(super::answer(
        StatusCode::OK,
        &PageOf::<ImportOfReaders>::of(found),
    ))
}

/// Upload a sheet
///
/// The body is the file itself, as CSV in any encoding and of any size up to `transfer.import_bytes`. It becomes a draft;
/// say what its columns hold and how the readers agreed, have it checked, and start it.
#[utoipa::path(
    post,
    path = "/api/v1/imports",
    tag = "transfer",
    params(
        ("list" = String, Query, description = "The slug of the list that the readers come to.", example = "daily"),
        ("file_name" = Option<String>, Query, description = "The name of the file, for people.", example = "subscribed_members.csv"),
    ),
    request_body(content = String, content_type = "text/csv", description = "The sheet.", example = "Email Address,First Name\nreader@example.org,Zoë\n"),
    security(("key" = ["transfer"])),
    responses(
        (status = 201, description = "The draft, with what its columns seem to hold.", body = ImportWithPreview),
        (status = 408, description = "The request did not arrive in time."),
        (status = 413, description = "The sheet is larger than transfer.import_bytes."),
        (status = 422, description = "Fields have to be put right; `errors` names each."),
    )
)]
pub(in crate::web) async fn upload(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    mut payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::of(&request);
    let list = query.required_text("list");
    let file_name = query.text("file_name").unwrap_or_default();
    query.finish()?;
    let seconds = app.config.server.request_timeout_seconds;
    let patience = Duration::from_secs(seconds.into());
    let mut upload = Upload::begin(&app, &list, &file_name).await?;
    loop {
        let piece = tokio::time::timeout(patience, payload.next()).await;
        let slow = |_elapsed| {
            Problem::plain(
                StatusCode::REQUEST_TIMEOUT,
                "The upload stood still for too long.",
            )
        };
        match piece.map_err(slow)? {
            None => break,
            Some(Ok(piece)) => upload.take(piece.to_vec()).await?,
            Some(Err(_broken)) => {
                return Err(Problem::plain(
                    StatusCode::BAD_REQUEST,
                    "The upload broke off.",
                ));
            }
        }
    }
    let import = upload.finish(&app, &actor).await?;
    told(&app, import.id, StatusCode::CREATED).await
}

async fn told(app: &App, id: i64, status: StatusCode) -> Result<HttpResponse, Problem> {
    let page = imports::find(app, id).await?;
    let version = imports::version(&page.import);
    let answer = super::answer(status, &ImportWithPreview::from(page));
    Ok(tags::named(answer, &version))
}

/// One import, with the first rows of its sheet
#[utoipa::path(
    get,
    path = "/api/v1/imports/{id}",
    tag = "transfer",
    params(("id" = i64, Path, description = "The import's number.")),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The import.", body = ImportWithPreview),
        (status = 404, description = "There is no such import."),
    )
)]
pub(in crate::web) async fn show(
    app: web::Data<App>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    told(&app, number(&id)?, StatusCode::OK).await
}

/// Say what a sheet holds and how its readers agreed
///
/// Only before it is started. A check that was made before counts no more.
#[utoipa::path(
    patch,
    path = "/api/v1/imports/{id}",
    tag = "transfer",
    params(("id" = i64, Path, description = "The import's number."), IfMatch),
    request_body = ImportPlan,
    security(("key" = ["transfer"])),
    responses(
        (status = 200, description = "The import as it is now.", body = ImportWithPreview),
        (status = 404, description = "There is no such import."),
        (status = 409, description = "It stands where this cannot be done."),
    )
)]
pub(in crate::web) async fn edit(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let (id, seen) = (number(&id)?, tags::expected(&request)?);
    let fields = json::read(&app, &request, payload).await?;
    let wishes = wishes(fields)?;
    imports::edit_seen(&app, &actor, id, wishes, seen).await?;
    told(&app, id, StatusCode::OK).await
}

fn wishes(mut fields: Fields) -> Result<Wishes, Problem> {
    let mapping = fields.change(
        "mapping",
        "must be an array of names of fields and null",
        |value| {
            let items = value.as_array()?.iter();
            items
                .map(|item| match item {
                    Value::Null => Some(None),
                    Value::String(name) => Field::from_name(name).map(Some),
                    _ => None,
                })
                .collect::<Option<Vec<_>>>()
        },
    );
    let topics = fields.change("topics", "must be an array of strings", |value| {
        let items = value.as_array()?.iter();
        items.map(|item| item.as_str().map(str::to_owned)).collect()
    });
    let proof = fields.change("proof", "must be none, terms or wording", |value| {
        Proof::from_name(value.as_str()?)
    });
    let basis = fields.change("basis", "must be express, customer or member", |value| {
        Basis::from_name(value.as_str()?)
    });
    let agreed_at = fields.change("agreed_at", "must be a date such as 2024-03-01", |value| {
        parse_date(value.as_str()?)
    });
    let wishes = Wishes {
        list: fields.text("list"),
        mapping: said(mapping),
        topics,
        cadence: fields.text_change("cadence"),
        language: fields.text_change("language"),
        time_zone: fields.text_change("time_zone"),
        source: fields.text_change("source"),
        proof: said(proof),
        terms_version: fields.number_change("terms_version"),
        wording: fields.text_change("wording"),
        agreed_at,
        basis: said(basis),
        responsible: fields.text_change("responsible"),
    };
    let wrong = fields.finish();
    if wrong.is_empty() {
        Ok(wishes)
    } else {
        Err(Problem::fields(wrong))
    }
}

fn said<T>(change: Change<T>) -> Option<T> {
    match change {
        Change::Set(value) => Some(value),
        Change::Keep | Change::Clear => None,
    }
}

/// Have a sheet checked
///
/// The whole sheet is read in the background and nobody is changed; the member `expected` then says what starting would do.
#[utoipa::path(
    post,
    path = "/api/v1/imports/{id}/check",
    tag = "transfer",
    params(("id" = i64, Path, description = "The import's number.")),
    security(("key" = ["transfer"])),
    responses(
        (status = 202, description = "It is being checked.", body = ImportWithPreview),
        (status = 404, description = "There is no such import."),
        (status = 409, description = "It stands where this cannot be done."),
        (status = 422, description = "Fields have to be put right; `errors` names each."),
    )
)]
pub(in crate::web) async fn check(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    imports::check(&app, &actor, id).await?;
    told(&app, id, StatusCode::ACCEPTED).await
}

/// Start an import that was checked
///
/// Readers are added in the background. With proof of consent they are active at once; without, they are asked by a letter
/// as fast as the budgets of confirmation letters allow.
#[utoipa::path(
    post,
    path = "/api/v1/imports/{id}/start",
    tag = "transfer",
    params(("id" = i64, Path, description = "The import's number.")),
    security(("key" = ["transfer"])),
    responses(
        (status = 202, description = "It has been started.", body = ImportWithPreview),
        (status = 404, description = "There is no such import."),
        (status = 409, description = "It stands where this cannot be done."),
    )
)]
pub(in crate::web) async fn start(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    imports::start(&app, &actor, id).await?;
    told(&app, id, StatusCode::ACCEPTED).await
}

/// Stop an import, or throw a draft away
///
/// What was added stays.
#[utoipa::path(
    post,
    path = "/api/v1/imports/{id}/cancel",
    tag = "transfer",
    params(("id" = i64, Path, description = "The import's number.")),
    security(("key" = ["transfer"])),
    responses(
        (status = 200, description = "It has ended.", body = ImportWithPreview),
        (status = 404, description = "There is no such import."),
        (status = 409, description = "It stands where this cannot be done."),
    )
)]
pub(in crate::web) async fn cancel(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    imports::cancel(&app, &actor, id).await?;
    told(&app, id, StatusCode::OK).await
}

/// What is wrong with rows, in the order of the sheet
#[utoipa::path(
    get,
    path = "/api/v1/imports/{id}/faults",
    tag = "transfer",
    params(("id" = i64, Path, description = "The import's number."), PageQuery),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The faults, in the order of the sheet.", body = PageOf<FaultyRow>),
        (status = 404, description = "There is no such import."),
        (status = 422, description = "Fields have to be put right; `errors` names each."),
    )
)]
pub(in crate::web) async fn faults(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    let mut query = Query::of(&request);
    let ask = query.page();
    query.finish()?;
    let after = ask.after.map_or(0, |Cursor(after)| after);
    let rows = imports::faults(&app, id, after, ask.rows()).await?;
    let page: Page<FaultOfRow> = ask.page(rows, |row| row.id);
    Ok(super::answer(
        StatusCode::OK,
        &PageOf::<FaultyRow>::of(page),
    ))
}

/// The same as a sheet
#[utoipa::path(
    get,
    path = "/api/v1/imports/{id}/faults.csv",
    tag = "transfer",
    params(("id" = i64, Path, description = "The import's number.")),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The faults as CSV.", body = String, content_type = "text/csv", example = "line,value,problem\n14,nobody at all,this is no e-mail address\n"),
        (status = 404, description = "There is no such import."),
    )
)]
pub(in crate::web) async fn fault_sheet(
    app: web::Data<App>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let columns = ["line", "value", "problem"].map(str::to_owned);
    let say = |fault: Fault| fault.in_words().to_owned();
    let sheet = imports::fault_sheet(&app, number(&id)?, columns, say).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(sheet))
}

fn number(id: &str) -> Result<i64, Problem> {
    id.parse().map_err(|_not_a_number| no_such_import())
}

fn no_such_import() -> Problem {
    Problem::plain(StatusCode::NOT_FOUND, "There is no such import.")
}

impl From<ImportError> for Problem {
    fn from(error: ImportError) -> Self {
        let said = error.to_string();
        match error {
            ImportError::Store(error) => error.into(),
            ImportError::List(error) => error.into(),
            ImportError::Unknown(_) => no_such_import(),
            ImportError::Refused(wrong) => wrong.into(),
            ImportError::Stale(stale) => stale.into(),
            ImportError::TooLarge(_) => Self::plain(StatusCode::PAYLOAD_TOO_LARGE, said),
            ImportError::Empty | ImportError::TooWide { .. } | ImportError::Sheet(_) => {
                Self::fields(vec![FieldError::new("body", said)])
            }
            ImportError::Elsewhere { .. } => Self::plain(StatusCode::CONFLICT, said),
            ImportError::Spool(error) => {
                tracing::error!(%error, "a sheet cannot be kept in server.spool_dir");
                Self::plain(
                    StatusCode::SERVICE_UNAVAILABLE,
                    "The file cannot be kept at present.",
                )
            }
        }
    }
}
