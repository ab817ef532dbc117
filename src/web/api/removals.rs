//! `/api/v1/removals`: waves of readers who left right after a letter, and what is decided about them.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::pages::PageOf;
use super::query::{PageQuery, Query};
use crate::domain::actor::Actor;
use crate::domain::removal::WaveState;
use crate::services::App;
use crate::services::removals::{self, RemovalError, RemovedReader, WaveReport};
use crate::web::problem::Problem;

/// Readers of one recipient domain who left within seconds of a letter.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct RemovalWave {
    /// The wave's number.
    id: i64,
    /// The recipient domain that its readers have in common.
    #[schema(example = "agency.example")]
    domain: String,
    /// open, undone or kept.
    #[schema(example = "open")]
    state: &'static str,
    /// The first removal, RFC 3339.
    #[schema(format = DateTime)]
    first_at: String,
    /// The last removal, RFC 3339.
    #[schema(format = DateTime)]
    last_at: String,
    /// When it was decided; none while it is open.
    #[schema(format = DateTime)]
    decided_at: Option<String>,
    /// How many subscriptions were ended.
    removals: i64,
    /// How many of them undoing brought back.
    brought_back: i64,
}

impl From<WaveReport> for RemovalWave {
    fn from(wave: WaveReport) -> Self {
        Self {
            id: wave.id,
            domain: wave.domain,
            state: wave.state.as_str(),
            first_at: wave.first_at.to_string(),
            last_at: wave.last_at.to_string(),
            decided_at: wave.decided_at.map(|at| at.to_string()),
            removals: wave.removals,
            brought_back: wave.brought_back,
        }
    }
}

/// A wave with its readers.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct WaveOfReaders {
    /// The wave.
    wave: RemovalWave,
    /// Its readers, oldest removal first, at most 1,000.
    readers: Vec<ReaderOfWave>,
}

/// A reader of a wave.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ReaderOfWave {
    /// The address.
    address: String,
    /// When the reader was taken out, RFC 3339.
    #[schema(format = DateTime)]
    removed_at: String,
    /// When undoing brought the reader back.
    #[schema(format = DateTime)]
    brought_back_at: Option<String>,
}

impl From<RemovedReader> for ReaderOfWave {
    fn from(reader: RemovedReader) -> Self {
        Self {
            address: reader.address,
            removed_at: reader.removed_at.to_string(),
            brought_back_at: reader.brought_back_at.map(|at| at.to_string()),
        }
    }
}

/// What undoing a wave did.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct WaveUndone {
    /// Subscriptions that are active again.
    brought_back: i64,
    /// Subscriptions that stay ended: their readers left in another way or came back by themselves
    /// since, said why they left, or must not be written to.
    left_alone: i64,
}

/// The removal waves
///
/// Link scanners press buttons, too. Every removal is carried out at once; many of one domain within
/// seconds of a letter are gathered here for a person to decide about.
#[utoipa::path(
    get,
    path = "/api/v1/removals",
    tag = "removals",
    params(
        ("state" = Option<String>, Query, pattern = "^(open|undone|kept)$", description = "Only waves in this state: `open`, `undone` or `kept`."),
        PageQuery,
    ),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The waves, newest first.", body = PageOf<RemovalWave>),
        (status = 422, description = "Fields have to be put right; `errors` names each."),
    )
)]
pub(in crate::web) async fn all(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::of(&request);
    let state = query.word(
        "state",
        "must be open, undone or kept",
        WaveState::from_name,
    );
    let page = query.page();
    query.finish()?;
    let waves = removals::page(&app, state, page).await?;
    Ok(super::answer(
        StatusCode::OK,
        &PageOf::<RemovalWave>::of(waves),
    ))
}

/// One removal wave and its readers
#[utoipa::path(
    get,
    path = "/api/v1/removals/{id}",
    tag = "removals",
    params(("id" = i64, Path, description = "The wave's number.")),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The wave and its readers.", body = WaveOfReaders),
        (status = 404, description = "There is no such wave."),
    )
)]
pub(in crate::web) async fn show(
    app: web::Data<App>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let (wave, readers) = removals::wave(&app, number(&id)?).await?;
    let found = WaveOfReaders {
        wave: wave.into(),
        readers: readers.into_iter().map(ReaderOfWave::from).collect(),
    };
    Ok(super::answer(StatusCode::OK, &found))
}

/// Bring the readers of a wave back
///
/// Whoever left in another way since, came back alone, said why they left, or must not be written to
/// stays as they are.
#[utoipa::path(
    post,
    path = "/api/v1/removals/{id}/undo",
    tag = "removals",
    params(("id" = i64, Path, description = "The wave's number.")),
    security(("key" = ["subscribers"])),
    responses(
        (status = 200, description = "What undoing did.", body = WaveUndone),
        (status = 404, description = "There is no such wave."),
        (status = 409, description = "It was decided before."),
    )
)]
pub(in crate::web) async fn undo(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    let undone = removals::undo(&app, &actor, id).await?;
    let undone = WaveUndone {
        brought_back: undone.brought_back,
        left_alone: undone.left_alone,
    };
    Ok(super::answer(StatusCode::OK, &undone))
}

/// Let a wave stand
///
/// Its readers meant it; nothing changes for them.
#[utoipa::path(
    post,
    path = "/api/v1/removals/{id}/keep",
    tag = "removals",
    params(("id" = i64, Path, description = "The wave's number.")),
    security(("key" = ["subscribers"])),
    responses(
        (status = 204, description = "It stands."),
        (status = 404, description = "There is no such wave."),
        (status = 409, description = "It was decided before."),
    )
)]
pub(in crate::web) async fn keep(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    removals::keep(&app, &actor, id).await?;
    Ok(HttpResponse::NoContent().finish())
}

fn number(id: &str) -> Result<i64, Problem> {
    id.parse().map_err(|_not_a_number| no_such_wave())
}

fn no_such_wave() -> Problem {
    Problem::plain(StatusCode::NOT_FOUND, "There is no such removal wave.")
}

impl From<RemovalError> for Problem {
    fn from(error: RemovalError) -> Self {
        match error {
            RemovalError::Store(error) => error.into(),
            RemovalError::Unknown(_) => no_such_wave(),
            RemovalError::Decided { .. } => Self::plain(StatusCode::CONFLICT, error.to_string()),
        }
    }
}
