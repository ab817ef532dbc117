//! The spool: wishes to leave that came while the ledger could not be written.
//!
//! One file a wish, complete and synced before the reader is answered. A wish that cannot be carried
//! out yet holds up no other.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::super::{App, StoreError};
use super::{Occasion, Scope, Wish, leave_now};
use crate::clock::random_uuid;
use crate::domain::consent::{Evidence, Method};
use crate::domain::time::UtcTime;
use crate::fail_point;

/// A wish as its file holds it.
#[derive(Serialize, Deserialize)]
struct Spooled {
    subscription: i64,
    all_lists: bool,
    method: String,
    remote_ip: Option<String>,
    user_agent: Option<String>,
    made_at_micros: i64,
}

/// Writes a wish to the spool.
pub(super) async fn keep(app: &App, wish: Wish) -> std::io::Result<()> {
    let folder = app.config.server.spool_dir.clone();
    let name = format!("{}.leave", random_uuid(&*app.entropy));
    let text = serde_json::to_vec(&Spooled {
        subscription: wish.subscription,
        all_lists: wish.scope == Scope::AllLists,
        method: wish.method.as_str().to_owned(),
        remote_ip: wish.evidence.remote_ip,
        user_agent: wish.evidence.user_agent,
        made_at_micros: wish.made_at.micros(),
    })?;
    let written = tokio::task::spawn_blocking(move || write(&folder, &name, &text));
    written.await.map_err(std::io::Error::other)?
}

fn write(folder: &Path, name: &str, text: &[u8]) -> std::io::Result<()> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    std::fs::create_dir_all(folder)?;
    let unfinished = folder.join(format!("{name}.part"));
    let mut options = std::fs::OpenOptions::new();
    let mut file = options
        .create_new(true)
        .write(true)
        .mode(0o600)
        .open(&unfinished)?;
    file.write_all(text)?;
    file.sync_all()?;
    fail_point::reach("spool.unfinished");
    std::fs::rename(&unfinished, folder.join(name))?;
    std::fs::File::open(folder)?.sync_all()?;
    fail_point::reach("spool.kept");
    Ok(())
}

/// Carries out what the spool holds; returns how many wishes were carried out. The first trouble is
/// reported after all of them were tried.
pub async fn work_off_spool(app: &App) -> Result<usize, StoreError> {
    let mut done = 0;
    let mut trouble = None;
    for path in files(&app.config.server.spool_dir) {
        let Some(wish) = read(&path) else {
            tracing::error!(path = %path.display(), "a spooled wish to leave cannot be read; look at it and remove it");
            continue;
        };
        match leave_now(app, wish).await {
            Ok(_) => done += 1,
            Err(error) => {
                trouble.get_or_insert(error);
                continue;
            }
        }
        fail_point::reach("spool.carried-out");
        // A file that stays is carried out again, which changes nothing: a wish is older than
        // whatever the reader did since.
        if let Err(error) = std::fs::remove_file(&path) {
            tracing::warn!(%error, path = %path.display(), "a carried-out wish to leave could not be removed from the spool");
        }
    }
    trouble.map_or(Ok(done), Err)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    paths
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "leave")
        })
        .collect()
}

fn read(path: &Path) -> Option<Wish> {
    let spooled: Spooled = serde_json::from_slice(&std::fs::read(path).ok()?).ok()?;
    Some(Wish {
        subscription: spooled.subscription,
        scope: if spooled.all_lists {
            Scope::AllLists
        } else {
            Scope::ThisList
        },
        method: Method::from_name(&spooled.method)?,
        evidence: Evidence {
            remote_ip: spooled.remote_ip,
            user_agent: spooled.user_agent,
        },
        made_at: UtcTime::from_micros(spooled.made_at_micros),
        occasion: Occasion::Later,
    })
}
