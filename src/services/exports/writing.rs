//! Writing an export, piece by piece, into a file of the writer's own.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use super::super::{App, StoreError};
use super::Export;
use crate::clock::random_uuid;
use crate::domain::export::{ExportFormat, ExportKind, ExportState};
use crate::domain::time::UtcTime;
use crate::sheets::write::SheetWriter;
use crate::store;
use crate::store::exports::{ExportedReader, Written};
use crate::store::suppressions::Suppression;

/// Seconds without a sign of life after which another process begins the export anew.
const CLAIM_SECONDS: i64 = 120;

/// The columns of readers. Importing knows a sheet of ours by them.
const READER_COLUMNS: [&str; 18] = [
    "address",
    "list",
    "state",
    "name",
    "topics",
    "cadence",
    "language",
    "time_zone",
    "source",
    "created_at",
    "confirmed_at",
    "unsubscribed_at",
    "consent_given_at",
    "consent_method",
    "consent_source",
    "consent_wording_sha256",
    "consent_terms_version",
    "suppressed",
];

/// The columns of suppressions.
const SUPPRESSION_COLUMNS: [&str; 4] = ["address", "reason", "note", "created_at"];

/// Why writing ended without a file.
enum Stopped {
    /// It was cancelled, or another process took it over.
    Lost,
    /// The disk said no.
    Disk(io::Error),
    /// The ledger failed; it is begun anew when the claim is over.
    Store(StoreError),
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Self {
        Self::Disk(error)
    }
}

impl From<StoreError> for Stopped {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Writes the oldest export that waits; returns whether there was one, as a number.
pub async fn work(app: &App) -> Result<usize, StoreError> {
    let now = app.now();
    let Some(export) = app
        .database
        .read(move |ledger| store::exports::to_write(ledger, now))
        .await?
    else {
        return Ok(0);
    };
    let writer = random_uuid(&*app.entropy).to_string();
    let (id, claimant) = (export.id, writer.clone());
    let until = now.plus_seconds(CLAIM_SECONDS);
    let claimed = app
        .database
        .write(move |ledger| store::exports::claim(ledger, id, (&claimant, until), now))
        .await?;
    if !claimed {
        return Ok(0);
    }
    let name = format!("export-{id}-{writer}.{}", export.format);
    let path = app.config.server.spool_dir.join(&name);
    match write(app, &export, &writer, &name, &path).await {
        Ok(()) => {}
        Err(stopped) => {
            let _ = tokio::fs::remove_file(&path).await;
            match stopped {
                Stopped::Lost => {}
                Stopped::Disk(error) => fail(app, id, &error).await?,
                Stopped::Store(error) => return Err(error),
            }
        }
    }
    Ok(1)
}

async fn fail(app: &App, id: i64, error: &io::Error) -> Result<(), StoreError> {
    tracing::error!(export = id, %error, "an export could not be written");
    let (words, now) = (error.to_string(), app.now());
    app.database
        .write(move |ledger| {
            if let Some(export) = store::exports::by_id(ledger, id)? {
                store::exports::end(ledger, &export, ExportState::Failed, Some(&words), now)?;
            }
            Ok(())
        })
        .await
}

async fn write(
    app: &App,
    export: &Export,
    writer: &str,
    name: &str,
    path: &Path,
) -> Result<(), Stopped> {
    let mut sheet = on_disk({
        let (format, kind, path) = (export.format, export.kind, path.to_owned());
        move || Pen::open(format, kind, &path)
    })
    .await?;
    let list = match export.filter.list.clone() {
        Some(slug) => {
            let found = app
                .database
                .read(move |ledger| store::lists::by_slug(ledger, &slug))
                .await?;
            Some(found.map_or(0, |list| list.id))
        }
        None => None,
    };
    let limit = i64::from(app.config.transfer.export_batch);
    let (mut after, mut rows) = (0, 0);
    loop {
        let (kind, filter) = (export.kind, export.filter.clone());
        let piece = app
            .database
            .read(move |ledger| {
                Ok::<_, StoreError>(match kind {
                    ExportKind::Subscribers => Piece::Readers(store::exports::readers_after(
                        ledger, &filter, list, after, limit,
                    )?),
                    ExportKind::Suppressions => Piece::Suppressions(
                        store::exports::suppressions_after(ledger, after, limit)?,
                    ),
                })
            })
            .await?;
        let Some(reached) = piece.last() else {
            break;
        };
        after = reached;
        rows += piece.len();
        sheet = on_disk(move || sheet.write(&piece).map(|()| sheet)).await?;
        let (id, claimant) = (export.id, writer.to_owned());
        let until = app.now().plus_seconds(CLAIM_SECONDS);
        let own = app
            .database
            .write(move |ledger| store::exports::go_on(ledger, id, (&claimant, until), rows))
            .await?;
        if !own {
            return Err(Stopped::Lost);
        }
    }
    let bytes = on_disk(move || sheet.end()).await?;
    let written = Written {
        spool_name: name.to_owned(),
        rows,
        bytes: i64::try_from(bytes).unwrap_or(i64::MAX),
        expires_at: expiry(app),
    };
    let (id, claimant, now) = (export.id, writer.to_owned(), app.now());
    let finished = app
        .database
        .write(move |ledger| store::exports::finish(ledger, id, &claimant, &written, now))
        .await?;
    if finished { Ok(()) } else { Err(Stopped::Lost) }
}

fn expiry(app: &App) -> UtcTime {
    let hours = i64::from(app.config.transfer.export_hours);
    app.now().plus_seconds(hours * 3_600)
}

async fn on_disk<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(io::Error::other)?
}

/// Rows as they were read.
enum Piece {
    Readers(Vec<ExportedReader>),
    Suppressions(Vec<(i64, Suppression)>),
}

impl Piece {
    fn len(&self) -> i64 {
        let rows = match self {
            Self::Readers(rows) => rows.len(),
            Self::Suppressions(rows) => rows.len(),
        };
        i64::try_from(rows).unwrap_or(i64::MAX)
    }

    /// The number of its last row; none where there are none.
    fn last(&self) -> Option<i64> {
        match self {
            Self::Readers(rows) => rows.last().map(|row| row.subscription.id),
            Self::Suppressions(rows) => rows.last().map(|(id, _)| *id),
        }
    }
}

/// What writes rows, in one format or the other.
enum Pen {
    Csv(Box<SheetWriter<BufWriter<File>>>),
    Json(BufWriter<File>),
}

impl Pen {
    fn open(format: ExportFormat, kind: ExportKind, path: &PathBuf) -> io::Result<Self> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let mut options = OpenOptions::new();
        let file = options
            .create_new(true)
            .write(true)
            .mode(0o600)
            .open(path)?;
        let out = BufWriter::new(file);
        Ok(match (format, kind) {
            (ExportFormat::JsonLines, _) => Self::Json(out),
            (ExportFormat::Csv, ExportKind::Subscribers) => {
                Self::Csv(Box::new(SheetWriter::begin(out, READER_COLUMNS)?))
            }
            (ExportFormat::Csv, ExportKind::Suppressions) => {
                Self::Csv(Box::new(SheetWriter::begin(out, SUPPRESSION_COLUMNS)?))
            }
        })
    }

    fn write(&mut self, piece: &Piece) -> io::Result<()> {
        match (self, piece) {
            (Self::Csv(sheet), Piece::Readers(rows)) => {
                rows.iter().try_for_each(|row| sheet.row(cells_of(row)))
            }
            (Self::Csv(sheet), Piece::Suppressions(rows)) => {
                rows.iter().try_for_each(|(_, one)| {
                    sheet.row([
                        one.address_key.as_str(),
                        one.reason.as_str(),
                        one.note.as_deref().unwrap_or_default(),
                        &one.created_at.to_string(),
                    ])
                })
            }
            (Self::Json(out), Piece::Readers(rows)) => {
                rows.iter().try_for_each(|row| line(out, &object_of(row)))
            }
            (Self::Json(out), Piece::Suppressions(rows)) => rows.iter().try_for_each(|(_, one)| {
                let object = serde_json::json!({
                    "address": one.address_key,
                    "reason": one.reason,
                    "note": one.note,
                    "created_at": one.created_at,
                });
                line(out, &object)
            }),
        }
    }

    /// Ends the file, synced; returns its size.
    fn end(self) -> io::Result<u64> {
        let mut out = match self {
            Self::Csv(sheet) => sheet.end()?,
            Self::Json(out) => out,
        };
        out.flush()?;
        out.get_ref().sync_all()?;
        Ok(out.get_ref().metadata()?.len())
    }
}

fn line(out: &mut impl Write, object: &serde_json::Value) -> io::Result<()> {
    serde_json::to_writer(&mut *out, object)?;
    out.write_all(b"\n")
}

fn cells_of(row: &ExportedReader) -> Vec<String> {
    let one = &row.subscription;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let at = |at: Option<UtcTime>| at.map(|at| at.to_string()).unwrap_or_default();
    let consent = row.consent.as_ref();
    let version = consent.and_then(|one| one.terms_version);
    vec![
        row.subscriber.address.to_string(),
        row.list.clone(),
        one.state.to_string(),
        text(&one.name),
        one.topics.0.join(", "),
        text(&one.cadence),
        text(&one.language),
        text(&one.time_zone),
        text(&one.source),
        one.created_at.to_string(),
        at(one.confirmed_at),
        at(one.unsubscribed_at),
        at(consent.map(|one| one.given_at)),
        consent
            .map(|one| one.method.to_string())
            .unwrap_or_default(),
        consent
            .and_then(|one| one.source.clone())
            .unwrap_or_default(),
        consent
            .and_then(|one| one.wording_hash.clone())
            .unwrap_or_default(),
        version
            .map(|version| version.to_string())
            .unwrap_or_default(),
        row.suppressed
            .map(|reason| reason.to_string())
            .unwrap_or_default(),
    ]
}

fn object_of(row: &ExportedReader) -> serde_json::Value {
    let one = &row.subscription;
    let consent = row.consent.as_ref().map(|consent| {
        serde_json::json!({
            "given_at": consent.given_at,
            "method": consent.method,
            "source": consent.source,
            "wording_sha256": consent.wording_hash,
            "terms_version": consent.terms_version,
        })
    });
    serde_json::json!({
        "address": row.subscriber.address,
        "list": row.list,
        "state": one.state,
        "name": one.name,
        "topics": one.topics,
        "cadence": one.cadence,
        "language": one.language,
        "time_zone": one.time_zone,
        "source": one.source,
        "created_at": one.created_at,
        "confirmed_at": one.confirmed_at,
        "unsubscribed_at": one.unsubscribed_at,
        "consent": consent,
        "suppressed": row.suppressed,
    })
}
