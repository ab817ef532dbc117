//! The dispatcher: letters from the ledger to the relay, many at a time.
//!
//! ```text
//!            windows (bounded)            ended (bounded)
//!   feeder ───────────────────► connection ───────────────► settler
//!   claims a batch              begins a window,            writes what is waiting
//!   when there is room          sends it letter by letter   in one commit
//! ```
//!
//! Both channels are bounded, so a slow relay or a slow ledger holds the feeder back, and what is in
//! memory is never more than a batch and a few windows. A delivery is `sending` in the ledger before
//! its dialogue opens, so whatever is lost with this process is in doubt, never forgotten.
//!
//! All of this lives in a shift with a name of its own, under which it claims. When a task of the
//! shift is lost, the shift ends: it
//! drains, gives back what it holds and a new one begins under a new name. What it could not give
//! back ends with its lease, because nobody sends signs of life for the old name any more.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Mutex, mpsc, watch};
use tokio::task::{JoinError, JoinHandle, JoinSet};
use tokio::time::Instant;

use super::connection::Desk;
use super::settler::{self, Done};
use super::{Bells, connection, feeder, raised};
use crate::services::App;
use crate::services::delivery::{self, Delivery};

/// For the last writes to the ledger after the drain (with the defaults all of it ends within ten
/// seconds, when init systems lose patience), and between a failed shift and the next.
const GRACE: Duration = Duration::from_millis(1_500);

/// How a shift ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// The worker was told to stop.
    Stopped,
    /// Something broke; a new shift can try again.
    Broken,
}

/// Sends until `stop` is raised.
pub(super) async fn run(app: Arc<App>, bells: Arc<Bells>, mut stop: watch::Receiver<bool>) {
    while shift(&app, &bells, &mut stop).await == Ending::Broken {
        tokio::select! {
            () = tokio::time::sleep(GRACE) => {}
            () = raised(&mut stop) => return,
        }
    }
}

/// One shift: set up, work, drain, sign off.
async fn shift(app: &Arc<App>, bells: &Arc<Bells>, stop: &mut watch::Receiver<bool>) -> Ending {
    let worker: Arc<str> = app.new_worker_name().into();
    if let Err(error) = delivery::beat(app, &worker).await {
        tracing::error!(%error, "the worker cannot sign on; it tries again");
        return Ending::Broken;
    }
    let heart = tokio::spawn(send_signs_of_life(
        Arc::clone(app),
        Arc::clone(&worker),
        Arc::clone(bells),
    ));
    let closing = watch::Sender::new(false);
    let cut = watch::Sender::new(false);
    let (done, to_settle) = mpsc::channel(app.config.sending.settle_batch as usize);
    let mut settler = tokio::spawn(settler::run(
        Arc::clone(app),
        Arc::clone(&worker),
        to_settle,
    ));
    let mut tasks = start_tasks(app, bells, &worker, &closing, &cut, &done);
    // The settler ends when the last desk is gone.
    drop(done);

    let ending = tokio::select! {
        () = raised(stop) => Ending::Stopped,
        Some(ended) = tasks.join_next() => {
            note_loss(&ended);
            Ending::Broken
        }
        _ = &mut settler => {
            tracing::error!("the settler was lost; what was sent and not written down is in doubt");
            Ending::Broken
        }
    };
    closing.send_replace(true);
    if ending == Ending::Broken {
        // Nobody is in a hurry: open dialogues end by themselves and their outcomes are written down.
        tokio::select! {
            () = join_all(&mut tasks) => {}
            () = raised(stop) => {}
        }
    }
    let drain = Duration::from_secs(app.config.sending.drain_seconds.into());
    let deadline = Instant::now() + drain + GRACE;
    if tokio::time::timeout(drain, join_all(&mut tasks))
        .await
        .is_err()
    {
        tracing::warn!("the relay did not answer in time; the open dialogues are cut and in doubt");
        cut.send_replace(true);
        let _ = tokio::time::timeout(GRACE / 3, join_all(&mut tasks)).await;
    }
    tasks.shutdown().await;
    finish_settling(settler, ending, stop, deadline).await;
    heart.abort();
    match tokio::time::timeout(GRACE / 3, delivery::sign_off(app, &worker)).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => {
            tracing::warn!(%error, "the worker could not sign off; its claims end with their leases");
        }
        Err(_elapsed) => tracing::warn!(
            "the ledger did not let the worker sign off; its claims end with their leases"
        ),
    }
    ending
}

/// Starts the feeder and the desks.
fn start_tasks(
    app: &Arc<App>,
    bells: &Arc<Bells>,
    worker: &Arc<str>,
    closing: &watch::Sender<bool>,
    cut: &watch::Sender<bool>,
    done: &mpsc::Sender<Done>,
) -> JoinSet<()> {
    let connections = app.config.smtp.connections as usize;
    let (windows, waiting) = mpsc::channel::<Vec<Delivery>>(connections);
    let waiting = Arc::new(Mutex::new(waiting));
    let gate = Arc::new(connection::Gate::default());
    let mut tasks = JoinSet::new();
    for _ in 0..connections {
        tasks.spawn(connection::run(Desk {
            app: Arc::clone(app),
            worker: Arc::clone(worker),
            windows: Arc::clone(&waiting),
            gate: Arc::clone(&gate),
            done: done.clone(),
            closing: closing.subscribe(),
            cut: cut.subscribe(),
        }));
    }
    tasks.spawn(feeder::run(
        Arc::clone(app),
        Arc::clone(worker),
        Arc::clone(bells),
        gate,
        windows,
        closing.subscribe(),
    ));
    tasks
}

async fn join_all(tasks: &mut JoinSet<()>) {
    while let Some(ended) = tasks.join_next().await {
        note_loss(&ended);
    }
}

fn note_loss(ended: &Result<(), JoinError>) {
    if let Err(error) = ended {
        tracing::error!(%error, "a task of the dispatcher was lost; what it was sending is in doubt");
    }
}

/// Waits until every outcome is written down: as long as it takes, unless the worker has to stop.
async fn finish_settling(
    mut settler: JoinHandle<()>,
    ending: Ending,
    stop: &mut watch::Receiver<bool>,
    deadline: Instant,
) {
    if settler.is_finished() {
        return;
    }
    if ending == Ending::Broken {
        tokio::select! {
            _ = &mut settler => return,
            () = raised(stop) => {}
        }
    }
    if tokio::time::timeout_at(deadline, &mut settler)
        .await
        .is_err()
    {
        settler.abort();
        tracing::error!(
            "the last outcomes could not be written down; their deliveries are in doubt"
        );
    }
}

/// Keeps the leases of the shift alive.
async fn send_signs_of_life(app: Arc<App>, worker: Arc<str>, bells: Arc<Bells>) {
    let pulse = Duration::from_secs(u64::from(app.config.worker.heartbeat_seconds) + 1);
    loop {
        // The metronome follows the wall clock; a clock that is set back must not let the leases lapse.
        let _ = tokio::time::timeout(pulse, bells.heartbeat.notified()).await;
        if let Err(error) = delivery::beat(&app, &worker).await {
            tracing::error!(%error, "a sign of life could not be written down; leases may run out");
        }
    }
}
