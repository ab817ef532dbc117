//! The dispatcher: letters from the ledger to the relays, many at a time.
//!
//! ```text
//!   feeder ───────► floor ───────► desk (one a connection) ───────► bookkeeper
//!   looks ahead     a pile for     takes a window, has it           begins windows, settles
//!   at what is due  each relay     begun, sends it letter           outcomes, all that is
//!                                  by letter                        waiting in one commit
//! ```
//!
//! What lies on the floor is bounded and still queued in the ledger. A delivery is `sending` in the ledger
//! before its dialogue opens, so whatever is lost with this process is in doubt, never forgotten.
//!
//! All of this lives in a shift with a number of its own, under which it begins deliveries. When a task of
//! the shift is lost, the shift ends: it drains and a new one begins under a new number. What it could not
//! end is in doubt when nobody has given signs of life for the old number for a while.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::{JoinError, JoinHandle, JoinSet};
use tokio::time::Instant;

use super::bookkeeper;
use super::desk::{self, Desk, Lease};
use super::floor::Floor;
use super::{Bells, feeder, raised};
use crate::services::{App, StoreError, delivery};

/// For the last writes to the ledger after the drain (with the defaults all of it ends within ten
/// seconds, when init systems lose patience), and between a failed shift and the next.
const GRACE: Duration = Duration::from_millis(1_200);

/// How long the open dialogues of a broken shift may take to end by themselves.
const PATIENCE: Duration = Duration::from_mins(1);

/// How a shift ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// The worker was told to stop.
    Stopped,
    /// Something broke; a new shift can try again.
    Broken,
}

/// Sends until `stop` is raised.
pub(super) async fn run(
    app: Arc<App>,
    bells: Arc<Bells>,
    mut stop: watch::Receiver<bool>,
    mut hurry: watch::Receiver<bool>,
) {
    while shift(&app, &bells, &mut stop, &mut hurry).await == Ending::Broken {
        tokio::select! {
            () = tokio::time::sleep(GRACE) => {}
            () = raised(&mut stop) => return,
        }
    }
}

/// One shift: set up, work, drain, sign off.
async fn shift(
    app: &Arc<App>,
    bells: &Arc<Bells>,
    stop: &mut watch::Receiver<bool>,
    hurry: &mut watch::Receiver<bool>,
) -> Ending {
    let (worker, floor) = match set_up(app).await {
        Ok(ready) => ready,
        Err(error) => {
            tracing::error!(%error, "the worker cannot sign on; it tries again");
            return Ending::Broken;
        }
    };
    let lease = Arc::new(Lease::default());
    let mut heart = tokio::spawn(send_signs_of_life(
        Arc::clone(app),
        worker,
        Arc::clone(bells),
        Arc::clone(&lease),
    ));
    let closing = watch::Sender::new(false);
    let cut = watch::Sender::new(false);
    let (books, desktop) = bookkeeper::open(app, worker, &floor);
    let mut bookkeeper = tokio::spawn(books.run());
    // The bookkeeper ends when the last desk is gone.
    let desk = Desk {
        app: Arc::clone(app),
        worker,
        relay: 0,
        floor: Arc::clone(&floor),
        books: desktop,
        lease,
        closing: closing.subscribe(),
        cut: cut.subscribe(),
    };
    let mut tasks = start_tasks(desk, bells);

    let ending = tokio::select! {
        () = raised(stop) => Ending::Stopped,
        Some(ended) = tasks.join_next() => {
            note_loss(&ended);
            Ending::Broken
        }
        _ = &mut bookkeeper => {
            tracing::error!("the bookkeeper was lost; what was sent and not written down is in doubt");
            Ending::Broken
        }
        _ = &mut heart => {
            tracing::error!("the worker was taken for dead, or the clock was set; it begins anew");
            Ending::Broken
        }
    };
    closing.send_replace(true);
    if ending == Ending::Broken {
        // Nobody is in a hurry: open dialogues end by themselves and their outcomes are written down.
        tokio::select! {
            () = join_all(&mut tasks) => {}
            () = tokio::time::sleep(PATIENCE) => {}
            () = raised(stop) => {}
        }
    }
    let drain = Duration::from_secs(app.config.sending.drain_seconds.into());
    let mut deadline = Instant::now() + drain + GRACE;
    let has_drained = tokio::select! {
        () = join_all(&mut tasks) => true,
        () = tokio::time::sleep(drain) => false,
        () = raised(hurry) => false,
    };
    if !has_drained {
        tracing::warn!("the relay did not answer in time; the open dialogues are cut and in doubt");
        cut.send_replace(true);
        deadline = deadline.min(Instant::now() + GRACE);
        let _ = tokio::time::timeout(GRACE / 3, join_all(&mut tasks)).await;
    }
    tasks.shutdown().await;
    finish_books(bookkeeper, ending, stop, deadline).await;
    heart.abort();
    match tokio::time::timeout(GRACE / 3, delivery::sign_off(app, worker)).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => {
            tracing::warn!(%error, "the worker could not sign off; it will be taken for dead");
        }
        Err(_elapsed) => {
            tracing::warn!("the ledger did not let the worker sign off; it will be taken for dead");
        }
    }
    ending
}

async fn set_up(app: &Arc<App>) -> Result<(i64, Arc<Floor>), StoreError> {
    let learned = delivery::learned_paces(app, None).await?;
    let worker = delivery::sign_on(app).await?;
    Ok((worker, Floor::new(Arc::clone(app), &learned)))
}

/// Starts the feeder, and for each relay as many desks as it may have connections.
fn start_tasks(desk: Desk, bells: &Arc<Bells>) -> JoinSet<()> {
    let mut tasks = JoinSet::new();
    for (relay, way) in desk.app.relays().iter().enumerate() {
        for _ in 0..way.connections {
            tasks.spawn(desk::run(Desk {
                relay,
                ..desk.clone()
            }));
        }
    }
    tasks.spawn(feeder::run(
        Arc::clone(&desk.app),
        desk.worker,
        Arc::clone(bells),
        Arc::clone(&desk.floor),
        desk.closing,
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
async fn finish_books(
    mut bookkeeper: JoinHandle<()>,
    ending: Ending,
    stop: &mut watch::Receiver<bool>,
    deadline: Instant,
) {
    if bookkeeper.is_finished() {
        return;
    }
    if ending == Ending::Broken {
        tokio::select! {
            _ = &mut bookkeeper => return,
            () = raised(stop) => {}
        }
    }
    if tokio::time::timeout_at(deadline, &mut bookkeeper)
        .await
        .is_err()
    {
        bookkeeper.abort();
        tracing::error!(
            "the last outcomes could not be written down; their deliveries are in doubt"
        );
    }
}

/// Says again and again that the shift is alive; ends when the ledger does not know it any more.
async fn send_signs_of_life(app: Arc<App>, worker: i64, bells: Arc<Bells>, lease: Arc<Lease>) {
    let pulse = Duration::from_secs(u64::from(app.config.worker.heartbeat_seconds) + 1);
    let mut last = app.moment();
    loop {
        let now = app.moment();
        if now.jump_since(&last).is_some() {
            // What rests until a time of day would rest for too long, or not at all.
            return;
        }
        last = now;
        match delivery::beat(&app, worker).await {
            // After a sleep past its lease the letters of a worker may be somebody else's by now.
            Ok(true) if lease.has_lapsed(app.moment()) => return,
            Ok(true) => lease.renew(now, app.config.sending.lease_seconds),
            Ok(false) => return,
            Err(error) => {
                tracing::error!(%error, "a sign of life could not be written down; the worker may be taken for dead");
            }
        }
        // The metronome follows the wall clock; a clock that is set back must not let the signs cease.
        let _ = tokio::time::timeout(pulse, bells.heartbeat.notified()).await;
    }
}
