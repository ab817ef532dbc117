//! Imports: readers who come from another program, as a sheet of any size.
//!
//! An operator uploads the sheet ([`Upload`]), says what its columns hold and how the readers agreed ([`edit`]), has
//! it [checked](check) and [starts](start) it. The timetable reads it in chunks ([`work`]): each is one transaction
//! that moves the cursor first, so that a crash loses no row and repeats none. Nobody is revived who left, must not
//! be written to or asked to be forgotten, and nobody's choices are changed. Whoever comes without proof of consent
//! stays pending and is asked by a letter, as fast as the budgets of confirmation letters allow
//! ([`signup::ask_imported`](super::signup::ask_imported)).

mod judging;
mod planning;
mod tending;
mod upload;
mod working;

use std::path::PathBuf;

pub use planning::{Wishes, edit, edit_seen, version};
pub use tending::tend;
pub use upload::Upload;
pub use working::work;

use super::audit::{self, Note};
use super::lists::ListError;
use super::{App, StoreError, Wrong};
use crate::domain::actor::Actor;
use crate::domain::import::{Fault, ImportState};
use crate::domain::paging::{Page, PageAsk};
use crate::domain::time::UtcTime;
use crate::domain::version::Stale;
use crate::sheets::read::{Place, SheetError, SheetReader};
use crate::store;
use crate::store::lists::List;

pub use crate::store::imports::{FaultOfRow, Import};

/// Rows that are shown of a sheet before it is imported.
const PREVIEW_ROWS: usize = 8;

/// Why an operator's wish about an import could not be carried out.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// There is none of this number.
    #[error("there is no import {0}; see: postrider import list")]
    Unknown(i64),
    /// About its list.
    #[error(transparent)]
    List(#[from] ListError),
    /// Somebody else has said something of it since the editor saw it.
    #[error(transparent)]
    Stale(#[from] Stale),
    /// The file is larger than the limit.
    #[error("the file is larger than {0} bytes; raise transfer.import_bytes or cut it in two")]
    TooLarge(u64),
    /// The file holds nothing.
    #[error("the file holds no row; save it as CSV (comma-separated values) and upload it again")]
    Empty,
    /// It has more columns than the limit.
    #[error("the sheet has {columns} columns, more than the {limit} of transfer.columns")]
    TooWide {
        /// Its columns.
        columns: usize,
        /// The limit.
        limit: u32,
    },
    /// It cannot be read as a sheet.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// Something has to be put right first; nothing was changed.
    #[error("{}", super::in_one_line(.0))]
    Refused(Vec<Wrong>),
    /// It stands where this cannot be done.
    #[error("import {id} is {state}, so this cannot be done any more, or not yet")]
    Elsewhere {
        /// Its number.
        id: i64,
        /// Where it stands.
        state: ImportState,
    },
    /// The spool cannot be written.
    #[error(
        "the file cannot be kept in server.spool_dir: {0}; look at the disk's free space and its permissions"
    )]
    Spool(#[from] std::io::Error),
    /// The ledger failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// An import with its list and what an operator wants to see of it.
#[derive(Debug, Clone)]
pub struct ImportPage {
    /// The import.
    pub import: Import,
    /// Its list.
    pub list: List,
    /// The first rows of the sheet, while it is there.
    pub preview: Vec<Vec<String>>,
    /// When the same file was imported into the same list before.
    pub before: Option<UtcTime>,
    /// Readers of it who wait to be asked whether they want the letters.
    pub to_ask: i64,
    /// The percentage of the sheet that was read, while it is read.
    pub percent: Option<u8>,
}

/// A piece of the imports, the newest first, each with the slug of its list.
pub async fn all(app: &App, ask: PageAsk) -> Result<Page<(Import, String)>, StoreError> {
    app.database
        .read(move |ledger| {
            let imports = store::imports::below(ledger, ask.below(), ask.rows())?;
            let mut rows = Vec::new();
            for import in imports {
                let list = store::lists::by_id(ledger, import.list_id)?;
                rows.push((import, list.slug));
            }
            Ok(ask.page(rows, |(import, _)| import.id))
        })
        .await
}

/// One import.
pub async fn find(app: &App, id: i64) -> Result<ImportPage, ImportError> {
    let (import, list, before, to_ask) = app
        .database
        .read(move |ledger| {
            let import = store::imports::by_id(ledger, id)?.ok_or(ImportError::Unknown(id))?;
            let list = store::lists::by_id(ledger, import.list_id)?;
            let before = store::imports::same_file(ledger, &import)?;
            let to_ask = store::imports::waiting_of(ledger, id)?;
            Ok::<_, ImportError>((import, list, before, to_ask))
        })
        .await?;
    let (path, row_bytes) = (
        path_of(app, &import),
        app.config.transfer.row_bytes as usize,
    );
    let shown = import.clone();
    let read = tokio::task::spawn_blocking(move || look_into(&shown, path, row_bytes)).await;
    let (preview, percent) = read.unwrap_or_default();
    Ok(ImportPage {
        import,
        list,
        preview,
        before,
        to_ask,
        percent,
    })
}

/// The first rows of a sheet, and how much of it was read. What cannot be read is told when it is checked.
fn look_into(
    import: &Import,
    path: Option<PathBuf>,
    row_bytes: usize,
) -> (Vec<Vec<String>>, Option<u8>) {
    let Some(path) = path else {
        return (Vec::new(), None);
    };
    let mut rows = Vec::new();
    if let Ok(mut sheet) = SheetReader::open(&path, import.delimiter, Place::START, row_bytes) {
        let wanted = PREVIEW_ROWS + usize::from(import.has_header);
        while rows.len() < wanted {
            match sheet.next_row() {
                Ok(Some(row)) => rows.push(row.cells),
                _ => break,
            }
        }
    }
    rows.drain(..usize::from(import.has_header).min(rows.len()));
    let percent = std::fs::metadata(&path).ok().map(|file| {
        let read = import.cursor.0.saturating_mul(100) / file.len().max(1);
        u8::try_from(read.min(100)).unwrap_or(100)
    });
    (rows, percent.filter(|_| import.state.is_at_work()))
}

/// Where the file of an import is.
fn path_of(app: &App, import: &Import) -> Option<PathBuf> {
    let name = import.spool_name.as_ref()?;
    Some(app.config.server.spool_dir.join(name))
}

/// Has the whole sheet read to find out what starting would do; changes no reader.
pub async fn check(app: &App, actor: &Actor, id: i64) -> Result<(), ImportError> {
    planning::refuse_unless_complete(app, id).await?;
    advance(app, actor, id, ImportState::Checking).await
}

/// Starts an import that was checked.
pub async fn start(app: &App, actor: &Actor, id: i64) -> Result<(), ImportError> {
    advance(app, actor, id, ImportState::Running).await
}

/// Stops an import, or throws a draft away. What was added stays.
pub async fn cancel(app: &App, actor: &Actor, id: i64) -> Result<(), ImportError> {
    advance(app, actor, id, ImportState::Cancelled).await?;
    tending::remove_files(app).await?;
    Ok(())
}

async fn advance(app: &App, actor: &Actor, id: i64, next: ImportState) -> Result<(), ImportError> {
    let (actor, now) = (actor.clone(), app.now());
    app.database
        .write(move |ledger| {
            let import = store::imports::by_id(ledger, id)?.ok_or(ImportError::Unknown(id))?;
            if !store::imports::advance(ledger, &import, next, None, now)? {
                let state = import.state;
                return Err(ImportError::Elsewhere { id, state });
            }
            if next == ImportState::Running {
                store::imports::set_operator(ledger, id, actor.name())?;
            }
            let action = match next {
                ImportState::Running => "import.start",
                ImportState::Cancelled => "import.cancel",
                _ => "import.check",
            };
            let detail = serde_json::json!({
                "before": import.state,
                "file_sha256": import.file_sha256,
                "declaration": import.declaration,
                "expected": import.expected,
            });
            let target = target(id);
            audit::note(ledger, &note(&actor, action, &target, detail, now))?;
            Ok(())
        })
        .await?;
    app.nudge.notify_one();
    Ok(())
}

fn target(id: i64) -> String {
    format!("import {id}")
}

fn note<'a>(
    actor: &'a Actor,
    action: &'a str,
    target: &'a str,
    detail: serde_json::Value,
    now: UtcTime,
) -> Note<'a> {
    Note {
        actor,
        action,
        target,
        detail,
        now,
    }
}

/// What is wrong with rows of an import, behind the fault numbered `after`, in the order of the sheet.
pub async fn faults(
    app: &App,
    id: i64,
    after: i64,
    limit: i64,
) -> Result<Vec<FaultOfRow>, ImportError> {
    app.database
        .read(move |ledger| {
            if store::imports::by_id(ledger, id)?.is_none() {
                return Err(ImportError::Unknown(id));
            }
            Ok(store::imports::faults_after(ledger, id, after, limit)?)
        })
        .await
}

/// All faults that are kept, as a sheet; `say` puts each into words.
pub async fn fault_sheet(
    app: &App,
    id: i64,
    columns: [String; 3],
    say: impl Fn(Fault) -> String,
) -> Result<Vec<u8>, ImportError> {
    let most = i64::from(app.config.transfer.faults_kept);
    let found = faults(app, id, 0, most).await?;
    let rows: Vec<Vec<String>> = found
        .into_iter()
        .map(|one| {
            let words = Fault::from_name(&one.fault).map_or_else(|| one.fault.clone(), &say);
            vec![one.line.to_string(), one.value, words]
        })
        .collect();
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    Ok(crate::sheets::write::sheet(&columns, &rows)?)
}
