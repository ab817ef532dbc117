//! A sheet that is coming in, piece by piece, so that its size does not matter to anybody's memory.

use super::super::App;
use super::super::lists;
use super::{Import, ImportError, note, target};
use crate::clock::random_uuid;
use crate::domain::actor::Actor;
use crate::domain::import::guess;
use crate::services::audit;
use crate::sheets::form;
use crate::sheets::intake::Intake;
use crate::store;
use crate::store::imports::NewImport;

/// Characters that are kept of the name of a file or a column.
const NAME_CHARACTERS: usize = 120;

/// A sheet that is coming in. What is dropped unfinished leaves nothing behind.
pub struct Upload {
    intake: Option<Intake>,
    spool_name: String,
    list: i64,
    file_name: String,
    limit: u64,
}

impl Upload {
    /// Begins to take in a sheet for this list.
    pub async fn begin(app: &App, list: &str, file_name: &str) -> Result<Self, ImportError> {
        let list = lists::find(app, list).await?;
        let spool_name = format!("import-{}.csv", random_uuid(&*app.entropy));
        let target = app.config.server.spool_dir.join(&spool_name);
        let intake = blocking(move || Intake::begin(&target)).await?;
        let plain = plain(file_name.rsplit(['/', '\\']).next().unwrap_or_default());
        Ok(Self {
            intake: Some(intake),
            spool_name,
            list: list.id,
            file_name: if plain.is_empty() {
                "-".to_owned()
            } else {
                plain
            },
            limit: u64::from(app.config.transfer.import_bytes),
        })
    }

    /// Takes the next piece.
    pub async fn take(&mut self, piece: Vec<u8>) -> Result<(), ImportError> {
        let Some(mut intake) = self.intake.take() else {
            return Err(ImportError::Empty);
        };
        if intake.bytes() + piece.len() as u64 > self.limit {
            return Err(ImportError::TooLarge(self.limit));
        }
        let intake = blocking(move || intake.take(&piece).map(|()| intake)).await?;
        self.intake = Some(intake);
        Ok(())
    }

    /// The sheet is complete: finds out how it is built and writes it down as a draft.
    pub async fn finish(self, app: &App, actor: &Actor) -> Result<Import, ImportError> {
        let Some(intake) = self.intake else {
            return Err(ImportError::Empty);
        };
        let path = app.config.server.spool_dir.join(&self.spool_name);
        let kept = path.clone();
        let (told, form) = blocking(move || {
            let told = intake.finish()?;
            Ok((told, form::of(&kept)?))
        })
        .await?;
        let limit = app.config.transfer.columns;
        let columns: Vec<String> = form.columns.iter().map(|name| plain(name)).collect();
        let refused = match columns.len() {
            0 => Some(ImportError::Empty),
            columns if columns > limit as usize => Some(ImportError::TooWide { columns, limit }),
            _ => None,
        };
        if let Some(error) = refused {
            let _ = blocking(move || std::fs::remove_file(path)).await;
            return Err(error);
        }
        let (program, mapping) = guess(&columns);
        let new = NewImport {
            list_id: self.list,
            file_name: self.file_name,
            spool_name: self.spool_name,
            file_bytes: i64::try_from(told.bytes).unwrap_or(i64::MAX),
            file_sha256: told.sha256,
            encoding: told.encoding.to_owned(),
            delimiter: form.delimiter,
            has_header: form.has_header,
            columns,
            program,
            mapping,
            operator: actor.name().to_owned(),
        };
        let (actor, now) = (actor.clone(), app.now());
        app.database
            .write(move |ledger| {
                let id = store::imports::insert(ledger, &new, now)?;
                let detail = serde_json::json!({
                    "file_bytes": new.file_bytes,
                    "file_sha256": new.file_sha256,
                    "program": new.program,
                });
                let target = target(id);
                audit::note(ledger, &note(&actor, "import.upload", &target, detail, now))?;
                store::imports::by_id(ledger, id)?.ok_or(ImportError::Unknown(id))
            })
            .await
    }
}

fn plain(text: &str) -> String {
    let visible = text.chars().filter(|c| !c.is_control());
    let text: String = visible.take(NAME_CHARACTERS).collect();
    text.trim().to_owned()
}

/// Does what waits for the disk where it keeps nobody else waiting.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> std::io::Result<T> + Send + 'static,
) -> std::io::Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(std::io::Error::other)?
}
