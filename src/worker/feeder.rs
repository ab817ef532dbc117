//! The feeder: claims what is due, a batch at a time, and deals it out in windows.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, watch};

use super::connection::Gate;
use super::{Bells, raised};
use crate::services::App;
use crate::services::delivery::{self, Delivery};

/// Between two tries to claim when the ledger refuses.
const TROUBLE: Duration = Duration::from_secs(1);

/// Claims and deals out until `closing` is raised. Trouble with the ledger is waited out. Ending gives
/// nothing back: whoever ends the shift signs the worker off, which gives back everything that was not begun.
pub(super) async fn run(
    app: Arc<App>,
    worker: Arc<str>,
    bells: Arc<Bells>,
    gate: Arc<Gate>,
    windows: mpsc::Sender<Vec<Delivery>>,
    mut closing: watch::Receiver<bool>,
) {
    let poll = Duration::from_millis(app.config.sending.poll_milliseconds.into());
    let pause = Duration::from_secs(app.config.sending.relay_pause_seconds.into());
    let mut in_trouble = false;
    loop {
        if gate.is_shut() {
            tokio::select! {
                () = tokio::time::sleep(pause) => gate.open(),
                () = raised(&mut closing) => return,
            }
        }
        // Nothing is claimed while the desks have enough to do.
        tokio::select! {
            room = windows.reserve() => if room.is_err() { return },
            () = raised(&mut closing) => return,
        }
        let batch = match delivery::claim(&app, &worker, app.config.sending.claim_batch.into())
            .await
        {
            Ok(batch) => {
                if std::mem::take(&mut in_trouble) {
                    tracing::info!("deliveries can be claimed again");
                }
                batch
            }
            Err(error) => {
                if !std::mem::replace(&mut in_trouble, true) {
                    tracing::error!(%error, "deliveries cannot be claimed; sending waits until they can");
                }
                tokio::select! {
                    () = tokio::time::sleep(TROUBLE) => {}
                    () = raised(&mut closing) => return,
                }
                // Whether the claim was written is not known, and the heartbeat would keep it for ever.
                // What desks hold already is given back too: they find it out when they begin it.
                let _ = delivery::release_all(&app, &worker).await;
                continue;
            }
        };
        if batch.is_empty() {
            tokio::select! {
                () = bells.letters.notified() => {}
                () = tokio::time::sleep(poll) => {}
                () = raised(&mut closing) => return,
            }
            continue;
        }
        tokio::select! {
            () = deal(&app, batch, &windows) => {}
            () = raised(&mut closing) => return,
        }
    }
}

/// Every connection gets its share of a small batch; of a large one, no more than a window at a time.
async fn deal(app: &App, batch: Vec<Delivery>, windows: &mpsc::Sender<Vec<Delivery>>) {
    let size = window_size(
        batch.len(),
        app.config.smtp.connections,
        app.config.sending.window,
    );
    let mut batch = batch.into_iter().peekable();
    while batch.peek().is_some() {
        let window = batch.by_ref().take(size).collect();
        if windows.send(window).await.is_err() {
            return;
        }
    }
}

fn window_size(batch: usize, connections: u32, window: u32) -> usize {
    batch
        .div_ceil(connections.max(1) as usize)
        .clamp(1, window.max(1) as usize)
}

#[cfg(test)]
mod tests {
    use super::window_size;

    #[test]
    fn a_small_batch_is_shared_by_all_connections_and_a_large_one_cut_into_windows() {
        assert_eq!(window_size(1, 4, 16), 1);
        assert_eq!(window_size(9, 4, 16), 3);
        assert_eq!(window_size(200, 4, 16), 16);
        assert_eq!(window_size(200, 1, 200), 200);
    }
}
