//! What imports leave behind: sheets with addresses in them, and reports of faults, neither of which is kept longer
//! than it is needed.

use super::super::{App, StoreError};
use super::upload::blocking;
use crate::domain::import::ImportState;
use crate::domain::time::UtcTime;
use crate::store;

/// Imports that are looked at in one go; the rest follow at the next beat.
const AT_ONCE: i64 = 50;

/// Removes the sheets of imports that have ended; drafts that nobody touched for long end first. Forgets old reports
/// of faults.
pub async fn tend(app: &App) -> Result<(), StoreError> {
    remove_files(app).await?;
    remove_unfinished(app).await;
    let long_ago = app
        .now()
        .plus_seconds(-i64::from(app.config.transfer.keep_days) * 86_400);
    let old = app
        .database
        .read(move |ledger| store::imports::with_old_faults(ledger, long_ago, AT_ONCE))
        .await?;
    for import in old {
        app.database
            .write(move |ledger| store::imports::drop_faults(ledger, import))
            .await?;
    }
    Ok(())
}

/// Removes what is left of uploads whose process was killed in the middle. Whoever takes a sheet in writes to its file
/// until the end and removes it otherwise, so one that was not touched for as long as a draft may be is nobody's.
async fn remove_unfinished(app: &App) {
    let folder = app.config.server.spool_dir.clone();
    let long_ago = app
        .now()
        .plus_seconds(-i64::from(app.config.transfer.draft_hours) * 3_600);
    let removed = blocking(move || {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let is_ours = name.starts_with("import-") && name.ends_with(".part");
            let touched = entry.metadata()?.modified()?;
            if is_ours && UtcTime::from_datetime(touched.into()) < long_ago {
                std::fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    });
    match removed.await {
        // Another process was quicker, or nothing was ever kept here.
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            tracing::warn!(%error, "what is left of an upload in server.spool_dir could not be removed");
        }
        _ => {}
    }
}

/// Removes the sheets that nobody will read any more.
pub(super) async fn remove_files(app: &App) -> Result<(), StoreError> {
    let now = app.now();
    let long_ago = now.plus_seconds(-i64::from(app.config.transfer.draft_hours) * 3_600);
    let idle = app
        .database
        .read(move |ledger| store::imports::with_idle_file(ledger, long_ago, AT_ONCE))
        .await?;
    for import in idle {
        let name = import.spool_name.clone().unwrap_or_default();
        let id = import.id;
        let ended = app
            .database
            .write(move |ledger| {
                let ended = import.state.is_end()
                    || store::imports::advance(ledger, &import, ImportState::Cancelled, None, now)?;
                Ok::<_, StoreError>(ended)
            })
            .await?;
        if !ended {
            continue;
        }
        let path = app.config.server.spool_dir.join(name);
        let removed = blocking(move || std::fs::remove_file(path)).await;
        match removed {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                tracing::warn!(%error, import = id, "the sheet of an import that has ended could not be removed");
            }
            _ => {
                app.database
                    .write(move |ledger| store::imports::file_is_gone(ledger, id))
                    .await?;
            }
        }
    }
    Ok(())
}
