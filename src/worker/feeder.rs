//! The feeder: looks ahead at what is due and puts it on the floor, as long as there is room.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::Instant;

use super::floor::Floor;
use super::{Bells, raised};
use crate::domain::time::UtcTime;
use crate::services::delivery::{self, Sweep};
use crate::services::{App, StoreError, relays};

/// Between two looks when the ledger cannot be read.
const TROUBLE: Duration = Duration::from_secs(1);
/// The least time between two refreshes, however often the bell rings.
const BREATH: Duration = Duration::from_millis(50);

/// Feeds the floor until `closing` is raised. Trouble with the ledger is waited out. What lies on the
/// floor at the end is queued in the ledger as before.
pub(super) async fn run(
    app: Arc<App>,
    worker: i64,
    bells: Arc<Bells>,
    floor: Arc<Floor>,
    mut closing: watch::Receiver<bool>,
) {
    let poll = Duration::from_millis(app.config.sending.poll_milliseconds.into());
    let mut lookout = Lookout {
        app,
        worker,
        floor,
        sweep: Sweep::default(),
        relays: HashMap::new(),
        refreshed_at: None,
        heard_at: None,
    };
    let mut wait = Duration::ZERO;
    let mut in_trouble = false;
    loop {
        match lookout.feed(wait).await {
            Ok(()) => {
                if std::mem::take(&mut in_trouble) {
                    tracing::info!("the queue can be read again");
                }
            }
            Err(error) => {
                if !std::mem::replace(&mut in_trouble, true) {
                    tracing::error!(%error, "the queue cannot be read; sending waits until it can");
                }
                tokio::select! {
                    () = tokio::time::sleep(TROUBLE) => {}
                    () = raised(&mut closing) => return,
                }
                continue;
            }
        }
        wait = tokio::select! {
            () = lookout.floor.emptied.notified() => poll,
            () = bells.letters.notified() => BREATH,
            () = tokio::time::sleep(poll) => poll,
            () = raised(&mut closing) => return,
        };
    }
}

/// What the feeder knows about the queue.
struct Lookout {
    app: Arc<App>,
    worker: i64,
    floor: Arc<Floor>,
    sweep: Sweep,
    /// The relays of each list, by name; none named means all.
    relays: HashMap<i64, Vec<String>>,
    refreshed_at: Option<Instant>,
    /// When it last heard what the other workers had learned about domains.
    heard_at: Option<UtcTime>,
}

impl Lookout {
    /// Fills the floor up to what may lie there, or with all that is due; looks around first when that was
    /// done more than `every` ago.
    async fn feed(&mut self, every: Duration) -> Result<(), StoreError> {
        if self.refreshed_at.is_none_or(|at| at.elapsed() >= every) {
            self.look_around().await?;
            self.refreshed_at = Some(Instant::now());
        }
        let most = self.app.config.sending.look_ahead as usize;
        // Reading a handful at a time costs as much as reading many.
        while self.floor.room() * 2 >= most
            && self.floor.is_open()
            && let Some(lane) = self.sweep.next_lane()
        {
            let limit = i64::try_from(self.floor.room()).unwrap_or(i64::MAX);
            let found = delivery::look_ahead(&self.app, &mut self.sweep, lane, limit).await?;
            let taken_up = self.floor.put(found, |list| self.names_of(list));
            self.sweep.note(lane, &taken_up);
        }
        Ok(())
    }

    /// Looks at what has changed, and at what is not read in order. Letters that somebody waits for are
    /// seen here, however full the floor is.
    async fn look_around(&mut self) -> Result<(), StoreError> {
        let spilled = self.floor.has_spilled();
        delivery::refresh(&self.app, self.worker, &mut self.sweep, spilled).await?;
        self.relays = relays::of_lists(&self.app).await?;
        if self.sweep.is_shared() {
            let since = self.heard_at.replace(self.app.now());
            self.floor
                .remember(&delivery::learned_paces(&self.app, since).await?);
        }
        if !self.floor.is_open() {
            return Ok(());
        }
        let limit = self.app.config.sending.look_ahead.into();
        for aside in self.sweep.asides() {
            let (found, lane) =
                delivery::look_aside(&self.app, &mut self.sweep, aside, limit).await?;
            let taken_up = self.floor.put(found, |list| self.names_of(list));
            if let Some(lane) = lane {
                let kept = taken_up.kept.max(1);
                self.sweep
                    .note(lane, &delivery::TakenUp { kept, ..taken_up });
            }
        }
        Ok(())
    }

    fn names_of(&self, list: i64) -> Vec<String> {
        self.relays.get(&list).cloned().unwrap_or_default()
    }
}
