//! Working an import off, chunk by chunk.
//!
//! A chunk of rows is read from the sheet outside any transaction. The transaction of the chunk moves the cursor
//! first: whoever finds it moved has lost the chunk to another process and changes nothing.

use std::collections::HashSet;
use std::path::PathBuf;

use super::super::lists::{self, ListError, ListPage};
use super::super::{App, StoreError, digest};
use super::judging::{Judge, Known, Verdicts, accept};
use super::{Import, path_of, tending};
use crate::clock::Entropy;
use crate::domain::import::{ImportState, Noted, Outcome, RowReader};
use crate::domain::subscription::SubscriptionState;
use crate::domain::time::UtcTime;
use crate::sheets::read::{Place, Row, SheetError, SheetReader};
use crate::store::imports::NewReader;
use crate::store::{self, Ledger};

/// A piece of a sheet.
struct Chunk {
    rows: Vec<Row>,
    /// Where the next one begins.
    next: Place,
    is_last: bool,
}

/// Works one chunk of the oldest import off; returns whether there was one, as a number.
pub async fn work(app: &App) -> Result<usize, StoreError> {
    let Some(import) = app.database.read(store::imports::at_work).await? else {
        return Ok(0);
    };
    let path = path_of(app, &import).filter(|path| path.exists());
    let Some(path) = path else {
        return Err(StoreError::Unreadable(format!(
            "the sheet of import {} is not in server.spool_dir; all processes have to share that folder, or cancel it",
            import.id
        )));
    };
    match read_chunk(app, &import, path).await {
        Ok(chunk) => act_on(app, import, chunk).await?,
        Err(error) => fail(app, &import, &error).await?,
    }
    Ok(1)
}

async fn read_chunk(app: &App, import: &Import, path: PathBuf) -> Result<Chunk, SheetError> {
    let (cursor, delimiter) = (import.cursor, import.delimiter);
    let skips_header = import.has_header && cursor.0 == 0;
    let batch = app.config.transfer.batch as usize;
    let row_bytes = app.config.transfer.row_bytes as usize;
    let read = tokio::task::spawn_blocking(move || {
        let place = Place {
            byte: cursor.0,
            line: cursor.1,
        };
        let mut sheet = SheetReader::open(&path, delimiter, place, row_bytes)?;
        if skips_header {
            sheet.next_row()?;
        }
        let mut rows = Vec::new();
        let mut is_last = false;
        while rows.len() < batch && !is_last {
            match sheet.next_row()? {
                Some(row) => rows.push(row),
                None => is_last = true,
            }
        }
        Ok(Chunk {
            rows,
            next: sheet.place(),
            is_last,
        })
    });
    read.await
        .map_err(|error| SheetError::File(std::io::Error::other(error)))?
}

async fn fail(app: &App, import: &Import, error: &SheetError) -> Result<(), StoreError> {
    tracing::warn!(import = import.id, %error, "an import failed");
    let (import, words, now) = (import.clone(), error.to_string(), app.now());
    app.database
        .write(move |ledger| {
            store::imports::advance(ledger, &import, ImportState::Failed, Some(&words), now)
        })
        .await?;
    tending::remove_files(app).await
}

async fn act_on(app: &App, import: Import, chunk: Chunk) -> Result<(), StoreError> {
    let list = {
        let id = import.list_id;
        app.database
            .read(move |ledger| store::lists::by_id(ledger, id))
            .await?
    };
    let page = match lists::page(app, &list.slug).await {
        Ok(page) => page,
        Err(ListError::Store(error)) => return Err(error),
        Err(other) => return Err(StoreError::Unreadable(other.to_string())),
    };
    let now = app.now();
    let rows = Rows::read(app, &import, &page, chunk, now);
    let clerk = Clerk {
        faults_kept: i64::from(app.config.transfer.faults_kept),
        entropy: app.entropy.clone(),
        page,
        now,
    };
    let is_running = import.state == ImportState::Running;
    let ended = app
        .database
        .write_long(move |ledger| {
            let ended = clerk.work_off(ledger, &import, &rows)?;
            Ok::<_, StoreError>(ended)
        })
        .await?;
    if is_running {
        app.nudge.notify_one();
    }
    if ended {
        tending::remove_files(app).await?;
    }
    Ok(())
}

/// Rows that were read, and what is wrong with them so far.
struct Rows {
    known: Vec<Known>,
    faulty: usize,
    faults: Vec<(u64, Noted)>,
    next: Place,
    is_last: bool,
}

impl Rows {
    fn read(app: &App, import: &Import, page: &ListPage, chunk: Chunk, now: UtcTime) -> Self {
        let reader = RowReader::new(import.mapping.clone(), now);
        let accept = accept(app, page);
        let mut rows = Self {
            known: Vec::with_capacity(chunk.rows.len()),
            faulty: 0,
            faults: Vec::new(),
            next: chunk.next,
            is_last: chunk.is_last,
        };
        for row in chunk.rows {
            let cells: Vec<String> = row
                .cells
                .iter()
                .map(|cell| crate::sheets::write::as_it_was(cell).to_owned())
                .collect();
            let (candidate, faults) = reader.read(&cells, &accept);
            rows.faults
                .extend(faults.into_iter().map(|noted| (row.line, noted)));
            match candidate {
                Some(candidate) => {
                    rows.known
                        .push(Known::new(&app.keyring, row.line, candidate));
                }
                None => rows.faulty += 1,
            }
        }
        rows
    }

    fn names(&self, of: impl Fn(&Known) -> Vec<String>) -> Vec<String> {
        let names: HashSet<String> = self.known.iter().flat_map(of).collect();
        names.into_iter().collect()
    }
}

/// What working a chunk off needs, fit to move into a transaction.
struct Clerk {
    faults_kept: i64,
    entropy: std::sync::Arc<dyn Entropy>,
    page: ListPage,
    now: UtcTime,
}

impl Clerk {
    /// Says whether the import has ended.
    fn work_off(
        &self,
        ledger: &mut Ledger,
        import: &Import,
        rows: &Rows,
    ) -> Result<bool, StoreError> {
        let to = (rows.next.byte, rows.next.line);
        if !store::imports::move_cursor(ledger, import, to, self.now)? {
            return Ok(false);
        }
        let standings = store::imports::standings(
            ledger,
            import.list_id,
            &rows.names(|one| vec![one.key.clone()]),
            &rows.names(|one| one.mailboxes.clone()),
            &rows.names(|one| one.hashes.clone()),
        )?;
        let judge = Judge::new(import, &self.page, &*self.entropy, self.now);
        let verdicts = judge.judge(&rows.known, &standings);
        let is_running = import.state == ImportState::Running;
        if is_running {
            let readers = self.placed(ledger, &verdicts.readers)?;
            store::imports::add_readers(
                ledger,
                import,
                &readers,
                &standings.subscribers,
                self.now,
            )?;
            let note = format!("import {}", import.id);
            store::imports::suppress(ledger, &verdicts.suppressed, &note, self.now)?;
        }
        self.count(ledger, import, rows, &verdicts)?;
        if !rows.is_last {
            return Ok(false);
        }
        let next = if is_running {
            ImportState::Finished
        } else {
            ImportState::Checked
        };
        store::imports::advance(ledger, import, next, None, self.now)?;
        Ok(is_running)
    }

    /// Readers with the article behind which each begins, as if they had confirmed now.
    fn placed(
        &self,
        ledger: &mut Ledger,
        readers: &[NewReader],
    ) -> Result<Vec<NewReader>, StoreError> {
        let active = |reader: &&NewReader| reader.state == SubscriptionState::Active;
        let zones: HashSet<&String> = readers
            .iter()
            .filter(active)
            .filter_map(|reader| reader.choices.time_zone.as_ref())
            .collect();
        for zone in zones {
            digest::note_time_zone(ledger, self.page.list.id, zone, self.now)?;
        }
        // Read again in this transaction: what is released meanwhile is not theirs twice.
        let beginnings = digest::Beginnings::read(ledger, self.page.list.id)?;
        let placed = readers.iter().map(|reader| {
            let mut reader = reader.clone();
            if reader.state == SubscriptionState::Active {
                let choices = &reader.choices;
                reader.watermark =
                    beginnings.behind(choices.cadence.as_deref(), choices.time_zone.as_deref());
            }
            reader
        });
        Ok(placed.collect())
    }

    fn count(
        &self,
        ledger: &mut Ledger,
        import: &Import,
        rows: &Rows,
        verdicts: &Verdicts,
    ) -> Result<(), StoreError> {
        let mut counts = import.counts;
        for outcome in &verdicts.outcomes {
            counts.add(*outcome);
        }
        for _ in 0..rows.faulty {
            counts.add(Outcome::Faulty);
        }
        let mut faults: Vec<(u64, Noted)> = rows
            .faults
            .iter()
            .chain(&verdicts.faults)
            .cloned()
            .collect();
        faults.sort_by_key(|(line, _)| *line);
        let found = i64::try_from(faults.len()).unwrap_or(i64::MAX);
        let room = self.faults_kept.saturating_sub(import.faults).max(0);
        faults.truncate(usize::try_from(room).unwrap_or(usize::MAX));
        store::imports::note_faults(ledger, import.id, &faults)?;
        store::imports::keep_counts(ledger, import, &counts, import.faults + found)
    }
}
