//! The guard against an older copy of the ledger: a restored backup, a clone, a rolled-back machine.
//!
//! Such a copy does not know what was sent since it was made, and would send it again. So every
//! process counts its heartbeats in the ledger and writes the count, after the commit, into a small
//! file outside it (`last-beat` in `server.spool_dir`). The count in the file is never ahead of the
//! ledger that it came from. If it is ahead, the ledger is an older copy, and it is **held**: nothing
//! is planned and no dialogue begins, in no process, until an operator releases it. Sign-ups, answers
//! and wishes to leave are taken as always.
//!
//! A file of another ledger (another instance id), or none, says nothing and is replaced.

use std::path::PathBuf;
use std::sync::atomic::Ordering;

use super::app::replace_file;
use super::audit::Pen;
use super::{App, StoreError};
use crate::domain::actor::Actor;
use crate::domain::issue::{IssueState, PauseReason};
use crate::domain::time::UtcTime;
use crate::store::instance::Instance;
use crate::store::{self, Ledger};

/// The file's name in `server.spool_dir`.
const FILE: &str = "last-beat";

/// What the file outside the ledger says.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Outside {
    /// The ledger that it belongs to.
    pub instance_id: String,
    /// The heartbeats of that ledger when it was written.
    pub beats: i64,
    /// When it was written.
    pub at: UtcTime,
}

/// The ledger about itself, beside what is known outside it.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Standing {
    /// The ledger.
    #[serde(flatten)]
    pub instance: Instance,
    /// The file of this machine, if there is one that can be read.
    pub outside: Option<Outside>,
}

/// What becomes of the issues that are not over when a held ledger is released.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenIssues {
    /// They go on; only those past `digest.max_age_hours` are paused.
    GoOn,
    /// They are paused, and an operator decides about each.
    Pause,
    /// They are cancelled.
    Cancel,
}

/// Whether anything may be planned or sent, as the last heartbeat found. Costs nothing.
#[must_use]
pub fn may_send(app: &App) -> bool {
    !app.held.load(Ordering::Relaxed)
}

/// Why the ledger is held, if it is, looked up anew.
pub async fn held(app: &App) -> Result<Option<String>, StoreError> {
    let instance = app.database.read(store::instance::read).await?;
    Ok(remember(app, instance).held_reason)
}

/// The ledger and what is known outside it.
pub async fn standing(app: &App) -> Result<Standing, StoreError> {
    let outside = read_outside(app).await;
    let instance = app.database.read(store::instance::read).await?;
    Ok(Standing { instance, outside })
}

/// Compares the ledger with what is known outside it and holds it if it is an older copy. This is
/// done at every start, before anything else.
pub async fn look(app: &App) -> Result<Standing, StoreError> {
    let found = standing(app).await?;
    let Some(reason) = why_older(&found) else {
        remember(app, found.instance.clone());
        return Ok(found);
    };
    let instance = hold(app, reason).await?;
    Ok(Standing { instance, ..found })
}

/// A sign of life of this process: counted in the ledger, then written down outside it.
pub async fn beat(app: &App) -> Result<(), StoreError> {
    let found = look(app).await?;
    if found.instance.held_since.is_some() {
        return Ok(());
    }
    let now = app.now();
    let instance = app
        .database
        .write(move |ledger| store::instance::beat(ledger, now))
        .await?;
    let instance = remember(app, instance);
    if instance.held_since.is_none() {
        write_outside(app, &instance, now).await;
    }
    Ok(())
}

/// Lets a held ledger plan and send again, from an operator's mouth. Returns the issues that were
/// paused or cancelled; `None` when the ledger was not held.
pub async fn release(
    app: &App,
    actor: &Actor,
    issues: OpenIssues,
) -> Result<Option<Vec<i64>>, StoreError> {
    let beats = read_outside(app).await.map_or(0, |outside| outside.beats);
    let (pen, now) = (Pen::of(app, actor), app.now());
    let released = app
        .database
        .write(move |ledger| {
            if store::instance::read(ledger)?.held_since.is_none() {
                return Ok::<_, StoreError>(None);
            }
            let stopped = stop_open_issues(ledger, issues, now)?;
            let instance = store::instance::release(ledger, beats, now)?;
            let detail = serde_json::json!({ "issues": format!("{issues:?}"), "stopped": stopped });
            pen.note(ledger, "ledger.release", "the ledger", detail)?;
            Ok(Some((instance, stopped)))
        })
        .await?;
    let Some((instance, stopped)) = released else {
        return Ok(None);
    };
    write_outside(app, &instance, now).await;
    remember(app, instance);
    tracing::warn!(issues = stopped.len(), ?issues, "the ledger was released");
    app.nudge.notify_one();
    Ok(Some(stopped))
}

/// The deliveries of cancelled issues are cancelled by the next worker, a few thousand at a time.
fn stop_open_issues(
    ledger: &mut Ledger,
    issues: OpenIssues,
    now: UtcTime,
) -> Result<Vec<i64>, StoreError> {
    let mut stopped = Vec::new();
    if issues == OpenIssues::GoOn {
        return Ok(stopped);
    }
    for issue in store::issues::open(ledger)? {
        let moved = match issues {
            OpenIssues::GoOn => false,
            OpenIssues::Pause => {
                let (reason, note) = (
                    PauseReason::Restored,
                    "it was open in a ledger that was an older copy",
                );
                issue.state.may_become(IssueState::Paused)
                    && store::issues::pause(ledger, issue.id, issue.state, reason, Some(note), now)?
            }
            OpenIssues::Cancel => {
                let to = IssueState::Cancelled;
                store::issues::advance(ledger, issue.id, issue.state, to, now)?
            }
        };
        if moved {
            stopped.push(issue.id);
        }
    }
    Ok(stopped)
}

/// Why the ledger is an older copy, if what is known outside it says so.
fn why_older(found: &Standing) -> Option<String> {
    let outside = found.outside.as_ref()?;
    let same = outside.instance_id == found.instance.instance_id;
    (same && outside.beats > found.instance.beats).then(|| {
        let knows = found.instance.last_beat_at.map_or_else(
            || "of no sign of life".to_owned(),
            |at| format!("of signs of life until {at}"),
        );
        format!(
            "it is an older copy: it knows {knows}, and this machine had its last one at {}",
            outside.at
        )
    })
}

async fn hold(app: &App, reason: String) -> Result<Instance, StoreError> {
    let now = app.now();
    let instance = app
        .database
        .write(move |ledger| store::instance::hold(ledger, &reason, now))
        .await?;
    Ok(remember(app, instance))
}

/// Keeps for [`may_send`] whether the ledger is held, and says so when that changes.
fn remember(app: &App, instance: Instance) -> Instance {
    let held = instance.held_since.is_some();
    if app.held.swap(held, Ordering::Relaxed) != held {
        if held {
            let reason = instance.held_reason.as_deref();
            tracing::error!(
                reason,
                "the ledger is held: nothing is planned or sent; see: postrider ledger show"
            );
        } else {
            tracing::warn!("the ledger is not held any more");
        }
    }
    instance
}

fn file(app: &App) -> PathBuf {
    app.config.server.spool_dir.join(FILE)
}

async fn read_outside(app: &App) -> Option<Outside> {
    let text = tokio::fs::read_to_string(file(app)).await.ok()?;
    let mut words = text.split_whitespace();
    Some(Outside {
        instance_id: words.next()?.to_owned(),
        beats: words.next()?.parse().ok()?,
        at: UtcTime::from_micros(words.next()?.parse().ok()?),
    })
}

/// A file that cannot be written weakens the guard and stops nothing.
async fn write_outside(app: &App, instance: &Instance, now: UtcTime) {
    let path = file(app);
    let text = format!(
        "{} {} {}\n",
        instance.instance_id,
        instance.beats,
        now.micros()
    );
    let shown = path.display().to_string();
    let written = tokio::task::spawn_blocking(move || replace_file(&path, &text)).await;
    if let Err(error) = written.map_err(std::io::Error::other).and_then(|done| done) {
        tracing::warn!(%error, path = shown, "the last sign of life could not be written down outside the ledger");
    }
}
