//! Imports at the desk: upload, what the columns mean, what would happen, progress, and what happened.

use std::time::Duration;

use actix_multipart::{Field as Part, Multipart};
use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use futures_util::StreamExt as _;

use super::{REFRESH_SECONDS, number};
use crate::domain::import::{Basis, Fault, Field, ImportState, Proof, parse_date};
use crate::services::Change;
use crate::services::imports::{self, Import, ImportError, ImportPage, Upload, Wishes};
use crate::services::lists;
use crate::web::desk::Desk;
use crate::web::forms::Form;
use crate::web::pages::desk::Section;
use crate::web::pages::desk::transfer::plan::{self, Filled, Offer};
use crate::web::pages::desk::transfer::{self as page, standing};
use crate::web::problem::PageError;

/// The longest value of a form's field beside its file, in bytes.
const FIELD_BYTES: usize = 200;
/// Pieces of a refused upload that are read and thrown away, so that the browser gets to see the answer.
const DRAINED_PIECES: usize = 4_096;

/// Every import, and the way to a new one.
pub(in crate::web) async fn list(desk: Desk) -> Result<HttpResponse, PageError> {
    shown(&desk, StatusCode::OK, None).await
}

async fn shown(
    desk: &Desk,
    status: StatusCode,
    trouble: Option<String>,
) -> Result<HttpResponse, PageError> {
    let imports = imports::all(&desk.app, desk.piece()).await?;
    let lists = lists::all(&desk.app).await?;
    let lists: Vec<(String, String)> = lists
        .into_iter()
        .map(|list| (list.slug, list.name))
        .collect();
    let title = desk.tongue.say("desk-transfer-imports");
    let content = page::imports(desk, &imports, &lists, trouble.as_deref());
    Ok(desk.page_with(status, Section::Transfer, &title, &content))
}

/// Why an upload was not taken.
enum Refused {
    /// The story says why.
    Story(ImportError),
    /// There is no list or no file in it.
    Incomplete,
    /// The connection broke, or the browser was too slow.
    Broken,
}

impl From<ImportError> for Refused {
    fn from(error: ImportError) -> Self {
        Self::Story(error)
    }
}

/// Takes a sheet in, whatever its size.
pub(in crate::web) async fn upload(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let words = match take(&desk, &request, payload).await {
        Ok(import) => {
            let path = format!("/desk/transfer/imports/{}", import.id);
            return Ok(desk.see_other(&path, "said-transfer-uploaded"));
        }
        Err(Refused::Story(ImportError::TooLarge(_))) => "desk-transfer-too-large",
        Err(Refused::Story(ImportError::TooWide { .. })) => "desk-transfer-too-wide",
        Err(Refused::Story(ImportError::Empty)) => "desk-transfer-no-rows",
        Err(Refused::Story(other)) => return Err(other.into()),
        Err(Refused::Incomplete) => "desk-transfer-no-file",
        Err(Refused::Broken) => "desk-transfer-broken",
    };
    let words = desk.tongue.say(words);
    shown(&desk, StatusCode::UNPROCESSABLE_ENTITY, Some(words)).await
}

async fn take(
    desk: &Desk,
    request: &HttpRequest,
    payload: web::Payload,
) -> Result<Import, Refused> {
    let seconds = desk.app.config.server.request_timeout_seconds;
    let patience = Duration::from_secs(seconds.into());
    let mut parts = Multipart::new(request.headers(), payload);
    let mut list = None;
    while let Ok(Some(part)) = tokio::time::timeout(patience, parts.next()).await {
        let mut part = part.map_err(|_broken| Refused::Broken)?;
        match part.name() {
            Some("list") => list = Some(text_of(&mut part, patience).await?),
            Some("file") => {
                let list = list.ok_or(Refused::Incomplete)?;
                let name = part
                    .content_disposition()
                    .and_then(|told| told.get_filename())
                    .unwrap_or_default()
                    .to_owned();
                return file_of(desk, part, patience, &list, &name).await;
            }
            _ => drop(text_of(&mut part, patience).await?),
        }
    }
    Err(Refused::Incomplete)
}

async fn text_of(part: &mut Part, patience: Duration) -> Result<String, Refused> {
    let mut bytes = Vec::new();
    while let Some(piece) = next(part, patience).await? {
        bytes.extend_from_slice(&piece);
        if bytes.len() > FIELD_BYTES {
            return Err(Refused::Incomplete);
        }
    }
    String::from_utf8(bytes).map_err(|_odd| Refused::Incomplete)
}

async fn next(part: &mut Part, patience: Duration) -> Result<Option<Vec<u8>>, Refused> {
    match tokio::time::timeout(patience, part.next()).await {
        Ok(None) => Ok(None),
        Ok(Some(Ok(piece))) => Ok(Some(piece.to_vec())),
        Ok(Some(Err(_))) | Err(_) => Err(Refused::Broken),
    }
}

async fn file_of(
    desk: &Desk,
    mut part: Part,
    patience: Duration,
    list: &str,
    name: &str,
) -> Result<Import, Refused> {
    let mut upload = Upload::begin(&desk.app, list, name).await?;
    while let Some(piece) = next(&mut part, patience).await? {
        if let Err(error) = upload.take(piece).await {
            let mut left = DRAINED_PIECES;
            while left > 0 && matches!(next(&mut part, patience).await, Ok(Some(_))) {
                left -= 1;
            }
            return Err(error.into());
        }
    }
    Ok(upload.finish(&desk.app, &desk.actor).await?)
}

/// One import, by where it stands.
pub(in crate::web) async fn show(
    desk: Desk,
    id: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let found = imports::find(&desk.app, number(&id)?).await?;
    let state = found.import.state;
    let edits = state == ImportState::Checked && desk.asked("edit").is_some();
    if state == ImportState::Draft || edits {
        let filled = Filled::of(&found.import, &desk.visitor.operator.name);
        return planned(&desk, StatusCode::OK, &found, &filled, &[]).await;
    }
    let title = desk.tongue.fill(
        "desk-transfer-import",
        &[("number", crate::words::Arg::Number(found.import.id))],
    );
    let content = standing::page(&desk, &found);
    let mut answer = desk.page(Section::Transfer, &title, &content);
    if state.is_at_work()
        && let Ok(seconds) = REFRESH_SECONDS.to_string().parse()
    {
        answer
            .headers_mut()
            .insert(header::HeaderName::from_static("refresh"), seconds);
    }
    Ok(answer)
}

async fn planned(
    desk: &Desk,
    status: StatusCode,
    found: &ImportPage,
    filled: &Filled,
    wrong: &[&'static str],
) -> Result<HttpResponse, PageError> {
    let slug = &found.list.slug;
    let list = lists::page(&desk.app, slug).await?;
    let terms = lists::all_terms(&desk.app, slug).await?;
    let offer = Offer {
        list: &list,
        terms: &terms,
    };
    let title = desk.tongue.say("desk-transfer-plan");
    let content = plan::page(desk, found, &offer, filled, wrong);
    Ok(desk.page_with(status, Section::Transfer, &title, &content))
}

/// Keeps what the operator says of a sheet, and has it checked.
pub(in crate::web) async fn plan(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
    id: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let id = number(&id)?;
    let form = desk.read(&request, payload, Some("topics")).await?;
    let found = imports::find(&desk.app, id).await?;
    let filled = filled_in(&form, found.import.columns.len());
    let done = match wishes(&filled) {
        Ok(wishes) => {
            let kept = imports::edit(&desk.app, &desk.actor, id, wishes).await;
            match kept {
                Ok(_) => imports::check(&desk.app, &desk.actor, id).await,
                Err(error) => Err(error),
            }
        }
        Err(field) => {
            let wrong = [field];
            return planned(
                &desk,
                StatusCode::UNPROCESSABLE_ENTITY,
                &found,
                &filled,
                &wrong,
            )
            .await;
        }
    };
    match done {
        Ok(()) => Ok(back_to(&desk, id, "said-transfer-checking")),
        Err(ImportError::Refused(wrong)) => {
            let fields: Vec<&'static str> = wrong.iter().map(|one| one.field).collect();
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            planned(&desk, status, &found, &filled, &fields).await
        }
        Err(other) => Err(other.into()),
    }
}

fn back_to(desk: &Desk, id: i64, said: &str) -> HttpResponse {
    desk.see_other(&format!("/desk/transfer/imports/{id}"), said)
}

fn filled_in(form: &Form, columns: usize) -> Filled {
    let text = |name: &str| form.value(name).unwrap_or_default().trim().to_owned();
    Filled {
        columns: (0..columns)
            .map(|at| text(&format!("column_{at}")))
            .collect(),
        topics: form.values("topics"),
        cadence: text("cadence"),
        language: text("language"),
        time_zone: text("time_zone"),
        source: text("source"),
        proof: text("proof"),
        terms_version: text("terms_version"),
        wording: text("wording"),
        agreed_at: text("agreed_at"),
        basis: text("basis"),
        responsible: text("responsible"),
    }
}

/// What a form says, or the field that cannot be read.
fn wishes(filled: &Filled) -> Result<Wishes, &'static str> {
    let text = |text: &str| {
        if text.is_empty() {
            Change::Clear
        } else {
            Change::Set(text.to_owned())
        }
    };
    let agreed_at = match filled.agreed_at.as_str() {
        "" => Change::Clear,
        day => Change::Set(parse_date(day).ok_or("agreed_at")?),
    };
    let terms_version = match filled.terms_version.as_str() {
        "" => Change::Clear,
        version => Change::Set(version.parse().map_err(|_odd| "terms_version")?),
    };
    Ok(Wishes {
        list: None,
        mapping: Some(
            filled
                .columns
                .iter()
                .map(|name| Field::from_name(name))
                .collect(),
        ),
        topics: Change::Set(filled.topics.clone()),
        cadence: text(&filled.cadence),
        language: text(&filled.language),
        time_zone: text(&filled.time_zone),
        source: text(&filled.source),
        proof: Proof::from_name(&filled.proof),
        terms_version,
        wording: text(&filled.wording),
        agreed_at,
        basis: Basis::from_name(&filled.basis),
        responsible: text(&filled.responsible),
    })
}

/// Starts an import that was checked.
pub(in crate::web) async fn start(
    desk: Desk,
    id: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let id = number(&id)?;
    imports::start(&desk.app, &desk.actor, id).await?;
    Ok(back_to(&desk, id, "said-transfer-started"))
}

/// Stops an import, or throws a draft away.
pub(in crate::web) async fn cancel(
    desk: Desk,
    id: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let id = number(&id)?;
    imports::cancel(&desk.app, &desk.actor, id).await?;
    Ok(back_to(&desk, id, "said-transfer-cancelled"))
}

/// What is wrong with rows, as a sheet in the language of whoever asks.
pub(in crate::web) async fn faults(
    desk: Desk,
    id: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let id = number(&id)?;
    let tongue = &desk.tongue;
    let columns = [
        tongue.say("desk-transfer-line"),
        tongue.say("desk-transfer-value"),
        tongue.say("desk-transfer-problem"),
    ];
    let say = |fault: Fault| tongue.say(page::fault_key(fault));
    let sheet = imports::fault_sheet(&desk.app, id, columns, say).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"import-{id}-faults.csv\""),
        ))
        .body(sheet))
}
