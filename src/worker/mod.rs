//! Chapter 7, the night shift: what happens without anybody asking.
//!
//! [`run`] does two things at once until it is told to stop. The `timetable` calls the stories that
//! are due by themselves: sign-ups to work off, issues to plan, feeds to visit, claims to end. The
//! `dispatcher` carries letters to the relay. Neither keeps anything that matters in memory: what is
//! due is in the ledger, so any number of processes may do this, and any of them may die.

mod bookkeeper;
mod desk;
mod dispatcher;
mod feeder;
mod floor;
mod gate;
mod timetable;

use std::sync::Arc;

use tokio::sync::{Notify, watch};

use crate::services::App;

/// Why the night shift could not begin.
#[derive(Debug, thiserror::Error)]
pub enum WorkerError {
    /// The metronome did not start.
    #[error("the timetable could not be started: {0}")]
    Metronome(#[from] tokio_cron_scheduler::JobSchedulerError),
}

/// Works until `stop` becomes true (or its sender is dropped), then lets the open dialogues end
/// within `sending.drain_seconds`, writes their outcomes down and returns. When `hurry` becomes true meanwhile,
/// they are cut at once and written down as in doubt.
pub async fn run(
    app: Arc<App>,
    stop: watch::Receiver<bool>,
    hurry: watch::Receiver<bool>,
) -> Result<(), WorkerError> {
    let bells = Arc::new(Bells::default());
    let timetable = timetable::start(&app, &bells, &stop).await?;
    tracing::info!("the worker has started");
    dispatcher::run(app, Arc::clone(&bells), stop, hurry).await;
    timetable.end().await;
    tracing::info!("the worker has stopped");
    Ok(())
}

/// What wakes the dispatcher. A bell that rings while nobody listens is heard once afterwards.
#[derive(Debug, Default)]
struct Bells {
    /// There may be something to send.
    letters: Notify,
    /// It is time for a sign of life.
    heartbeat: Notify,
}

/// Waits until a flag is raised, or until nobody is left who could raise it.
async fn raised(flag: &mut watch::Receiver<bool>) {
    // An error means that the sender is gone, which is as good as a raised flag.
    let _ = flag.wait_for(|raised| *raised).await;
}
