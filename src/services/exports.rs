//! Exports: readers with their proof, or suppressed addresses, as a sheet for spreadsheets or as lines of JSON.
//!
//! An export is ordered ([`order`]), written in the background by whichever process claims it ([`work`]), and can be
//! downloaded for `transfer.export_hours`. A process that dies while it writes leaves a claim that ends by itself;
//! the next one begins anew under another file name, so that two never write the same file.

mod writing;

use std::path::PathBuf;

pub use writing::work;

use super::audit::{self, Note};
use super::lists::{self, ListError};
use super::{App, StoreError};
use crate::domain::actor::Actor;
use crate::domain::export::{ExportFilter, ExportFormat, ExportKind, ExportState};
use crate::domain::paging::{Page, PageAsk};
use crate::store;

pub use crate::store::exports::Export;

/// Exports whose files are removed in one go.
const AT_ONCE: i64 = 50;

/// Why an operator's wish about an export could not be carried out.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// There is none of this number.
    #[error("there is no export {0}; see: postrider export list")]
    Unknown(i64),
    /// About its list.
    #[error(transparent)]
    List(#[from] ListError),
    /// It stands where this cannot be done.
    #[error("export {id} is {state}, so this cannot be done any more, or not yet")]
    Elsewhere {
        /// Its number.
        id: i64,
        /// Where it stands.
        state: ExportState,
    },
    /// The spool cannot be read or written.
    #[error(
        "the file of the export is not in server.spool_dir: {0}; all processes have to share that folder"
    )]
    Spool(#[from] std::io::Error),
    /// The ledger failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// An export that can be downloaded.
#[derive(Debug)]
pub struct Download {
    /// Where its file is.
    pub path: PathBuf,
    /// What to call it.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// Its media type.
    pub media_type: &'static str,
}

/// Orders an export.
pub async fn order(
    app: &App,
    actor: &Actor,
    kind: ExportKind,
    format: ExportFormat,
    filter: ExportFilter,
) -> Result<Export, ExportError> {
    if let Some(slug) = &filter.list {
        lists::find(app, slug).await?;
    }
    let (actor, now) = (actor.clone(), app.now());
    let export = app
        .database
        .write(move |ledger| {
            let id = store::exports::insert(ledger, (kind, format), &filter, actor.name(), now)?;
            // The log keeps its lines for ever, so it does not say whose address was looked for.
            let told = ExportFilter {
                search: filter.search.as_ref().map(|_| "…".to_owned()),
                ..filter
            };
            let detail = serde_json::json!({ "kind": kind, "format": format, "filter": told });
            note(ledger, &actor, "export.order", id, detail, now)?;
            store::exports::by_id(ledger, id)?.ok_or(ExportError::Unknown(id))
        })
        .await?;
    app.nudge.notify_one();
    Ok(export)
}

fn note(
    ledger: &mut store::Ledger,
    actor: &Actor,
    action: &str,
    id: i64,
    detail: serde_json::Value,
    now: crate::domain::time::UtcTime,
) -> Result<(), StoreError> {
    let target = format!("export {id}");
    audit::note(
        ledger,
        &Note {
            actor,
            action,
            target: &target,
            detail,
            now,
        },
    )
}

/// A piece of the exports, the newest first.
pub async fn all(app: &App, ask: PageAsk) -> Result<Page<Export>, StoreError> {
    app.database
        .read(move |ledger| {
            let exports = store::exports::below(ledger, ask.below(), ask.rows())?;
            Ok(ask.page(exports, |export| export.id))
        })
        .await
}

/// One export.
pub async fn find(app: &App, id: i64) -> Result<Export, ExportError> {
    app.database
        .read(move |ledger| store::exports::by_id(ledger, id)?.ok_or(ExportError::Unknown(id)))
        .await
}

/// Stops an export, or takes one back that is ready.
pub async fn cancel(app: &App, actor: &Actor, id: i64) -> Result<(), ExportError> {
    let (actor, now) = (actor.clone(), app.now());
    app.database
        .write(move |ledger| {
            let export = store::exports::by_id(ledger, id)?.ok_or(ExportError::Unknown(id))?;
            let state = export.state;
            let open = matches!(
                state,
                ExportState::Queued | ExportState::Running | ExportState::Ready
            );
            if !open || !store::exports::end(ledger, &export, ExportState::Cancelled, None, now)? {
                return Err(ExportError::Elsewhere { id, state });
            }
            let detail = serde_json::json!({ "before": state });
            note(ledger, &actor, "export.cancel", id, detail, now)?;
            Ok(())
        })
        .await?;
    tend(app).await?;
    Ok(())
}

/// An export that is ready, to be downloaded by `actor`; that is written down.
pub async fn download(app: &App, actor: &Actor, id: i64) -> Result<Download, ExportError> {
    let found = look(app, id).await?;
    let (actor, now) = (actor.clone(), app.now());
    app.database
        .write(move |ledger| {
            note(
                ledger,
                &actor,
                "export.download",
                id,
                serde_json::json!({}),
                now,
            )
        })
        .await?;
    Ok(found)
}

async fn look(app: &App, id: i64) -> Result<Download, ExportError> {
    let export = find(app, id).await?;
    let over = export.expires_at.is_some_and(|until| until <= app.now());
    let state = if over {
        ExportState::Expired
    } else {
        export.state
    };
    let Some(spool_name) = export.spool_name.filter(|_| state == ExportState::Ready) else {
        return Err(ExportError::Elsewhere { id, state });
    };
    let path = app.config.server.spool_dir.join(spool_name);
    let bytes = tokio::fs::metadata(&path).await?.len();
    let list = export
        .filter
        .list
        .map_or(String::new(), |list| format!("-{list}"));
    let day = export.created_at.datetime().format("%Y-%m-%d");
    Ok(Download {
        path,
        name: format!("{}{list}-{day}-{id}.{}", export.kind, export.format),
        bytes,
        media_type: match export.format {
            ExportFormat::Csv => "text/csv; charset=utf-8",
            ExportFormat::JsonLines => "application/jsonl",
        },
    })
}

/// Removes the files of exports whose time is over or that were taken back.
pub async fn tend(app: &App) -> Result<(), StoreError> {
    let now = app.now();
    let over = app
        .database
        .read(move |ledger| store::exports::to_remove(ledger, AT_ONCE, now))
        .await?;
    for export in over {
        let path = export
            .spool_name
            .as_ref()
            .map(|name| app.config.server.spool_dir.join(name));
        if let Some(path) = path
            && let Err(error) = tokio::fs::remove_file(path).await
            && error.kind() != std::io::ErrorKind::NotFound
        {
            tracing::warn!(%error, export = export.id, "the file of an export whose time is over could not be removed");
            continue;
        }
        app.database
            .write(move |ledger| {
                if export.state == ExportState::Ready {
                    store::exports::end(ledger, &export, ExportState::Expired, None, now)?;
                }
                store::exports::file_is_gone(ledger, export.id)
            })
            .await?;
    }
    Ok(())
}
