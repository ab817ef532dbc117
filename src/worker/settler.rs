//! The settler: one task that writes outcomes down, as many in one commit as are waiting.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc;

use crate::services::delivery::{self, Ended};
use crate::services::{App, StoreError};

/// Between two tries to write when the ledger refuses.
const RETRY: Duration = Duration::from_millis(500);

/// What a connection reports.
#[derive(Debug)]
pub(super) enum Done {
    /// A dialogue has ended.
    Ended(Ended),
    /// Claimed, and not begun after all.
    GivenBack(Vec<i64>),
}

/// Writes until every sender is gone. Trouble with the ledger is waited out, for an outcome that is
/// not written down is a letter in doubt; the connections wait too, because the channel is bounded.
pub(super) async fn run(app: Arc<App>, worker: Arc<str>, mut reports: mpsc::Receiver<Done>) {
    let most = app.config.sending.settle_batch as usize;
    let mut waiting = Vec::with_capacity(most);
    while reports.recv_many(&mut waiting, most).await > 0 {
        let mut ended = Vec::new();
        let mut given_back = Vec::new();
        for report in waiting.drain(..) {
            match report {
                Done::Ended(one) => ended.push(one),
                Done::GivenBack(ids) => given_back.extend(ids),
            }
        }
        if !ended.is_empty() {
            write_down(&app, &worker, ended).await;
        }
        if !given_back.is_empty() {
            persist(|| delivery::release(&app, &worker, given_back.clone())).await;
        }
    }
}

/// Writes outcomes down in one commit. When the ledger refuses the batch itself, each outcome is
/// written by its own, so that one it will not take holds up no other.
async fn write_down(app: &App, worker: &str, ended: Vec<Ended>) {
    match delivery::settle(app, worker, ended.clone()).await {
        Ok(()) => {}
        Err(StoreError::Query(_) | StoreError::Unreadable(_)) => {
            for one in ended {
                let delivery_id = one.id;
                if let Err(error) = delivery::settle(app, worker, vec![one]).await {
                    tracing::error!(delivery_id, %error, "an outcome cannot be written down; its delivery will be in doubt");
                }
            }
        }
        Err(_) => persist(|| delivery::settle(app, worker, ended.clone())).await,
    }
}

/// Tries until the ledger takes it; whoever ends the shift sets the limit.
async fn persist<F: Future<Output = Result<(), StoreError>>>(write: impl Fn() -> F) {
    let mut in_trouble = false;
    while let Err(error) = write().await {
        if !in_trouble {
            tracing::error!(%error, "outcomes cannot be written down; sending waits until they are");
        }
        in_trouble = true;
        tokio::time::sleep(RETRY).await;
    }
    if in_trouble {
        tracing::info!("outcomes are written down again");
    }
}
