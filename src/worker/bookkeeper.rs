//! The bookkeeper: one task that writes everything down, windows that begin and dialogues that have ended.
//!
//! A durable commit costs the same for one row as for a hundred. So entries are gathered for
//! `sending.commit_milliseconds` before the next commit, unless a desk has nothing left to send.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, mpsc, oneshot};
use tokio::time::Instant;

use super::floor::Floor;
use crate::domain::reply::Outcome;
use crate::services::delivery::{self, Books, Delivery, Due, Ended, Opening};
use crate::services::{App, StoreError};
use crate::telemetry::meter;

/// Between two tries to write when the ledger refuses.
const RETRY: Duration = Duration::from_millis(500);

/// Tells the monitors what one commit held.
fn measure(settled: usize, begun: usize, seconds: f64) {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    if settled > 0 {
        meter::batch_settled(count(settled), seconds);
    }
    if begun > 0 {
        meter::window_begun(count(begun), seconds);
    }
}

/// What a desk wants written down.
pub(super) enum Entry {
    /// A dialogue has ended.
    Ended(Ended),
    /// A window is about to be sent.
    Begin {
        /// The place of the relay.
        relay: usize,
        /// The letters, in order.
        letters: Vec<Due>,
        /// Where those that may be sent are returned to.
        begun: oneshot::Sender<Vec<Delivery>>,
    },
}

/// How desks reach the bookkeeper.
#[derive(Clone)]
pub(super) struct Desktop {
    entries: mpsc::Sender<Entry>,
    hurry: Arc<Notify>,
}

impl Desktop {
    /// Hands an entry over; `false` when the bookkeeper is gone.
    pub(super) async fn enter(&self, entry: Entry) -> bool {
        self.entries.send(entry).await.is_ok()
    }

    /// Says that somebody waits.
    pub(super) fn hurry(&self) {
        self.hurry.notify_one();
    }
}

/// The bookkeeper and the way to reach it.
pub(super) fn open(app: &Arc<App>, worker: i64, floor: &Arc<Floor>) -> (Bookkeeper, Desktop) {
    let (entries, inbox) = mpsc::channel(app.config.sending.settle_batch as usize);
    let hurry = Arc::new(Notify::new());
    let bookkeeper = Bookkeeper {
        app: Arc::clone(app),
        worker,
        floor: Arc::clone(floor),
        inbox,
        hurry: Arc::clone(&hurry),
    };
    (bookkeeper, Desktop { entries, hurry })
}

/// The task.
pub(super) struct Bookkeeper {
    app: Arc<App>,
    worker: i64,
    floor: Arc<Floor>,
    inbox: mpsc::Receiver<Entry>,
    hurry: Arc<Notify>,
}

impl Bookkeeper {
    /// Writes until every desk is gone.
    pub(super) async fn run(mut self) {
        let most = self.app.config.sending.settle_batch as usize;
        let pause = Duration::from_millis(self.app.config.sending.commit_milliseconds.into());
        let mut next_commit = Instant::now();
        let mut entries = Vec::with_capacity(most);
        while self.inbox.recv_many(&mut entries, most).await > 0 {
            self.gather(&mut entries, most, next_commit).await;
            next_commit = Instant::now() + pause;
            if self.write(entries.drain(..)).await.is_err() {
                // The shift ends, and with it what this worker has begun is in doubt.
                return;
            }
        }
    }

    /// Lets more entries come until the next commit is due, the batch is full or somebody waits.
    async fn gather(&mut self, entries: &mut Vec<Entry>, most: usize, until: Instant) {
        while entries.len() < most {
            let room = most - entries.len();
            tokio::select! {
                biased;
                came = self.inbox.recv_many(entries, room) => if came == 0 { return },
                () = self.hurry.notified() => return,
                () = tokio::time::sleep_until(until) => return,
            }
        }
    }

    async fn write(&self, entries: impl Iterator<Item = Entry>) -> Result<(), Unwritten> {
        let mut ended = Vec::new();
        let mut openings = Vec::new();
        let mut answers = Vec::new();
        for entry in entries {
            match entry {
                Entry::Ended(one) => ended.push(one),
                Entry::Begin {
                    relay,
                    letters,
                    begun,
                } => {
                    openings.push(Opening { relay, letters });
                    answers.push(begun);
                }
            }
        }
        let learned = self.floor.take_learned();
        let books = Books {
            ended: &ended,
            openings: openings.clone(),
            learned,
        };
        let started = Instant::now();
        match delivery::keep_books(&self.app, self.worker, books).await {
            Ok(opened) => {
                let begun = opened.iter().map(|one| one.begun.len()).sum();
                measure(ended.len(), begun, started.elapsed().as_secs_f64());
                for ((opening, answer), opened) in openings.iter().zip(answers).zip(opened) {
                    self.floor.used_up(opening.relay, &opened);
                    // A desk that is gone leaves its letters in doubt, as the ledger says.
                    let _ = answer.send(opened.begun);
                }
                Ok(())
            }
            Err(error) => {
                if !openings.is_empty() {
                    tracing::error!(%error, "deliveries cannot be begun; they go back to the queue");
                }
                ended.extend(openings.iter().flat_map(|opening| self.not_begun(opening)));
                self.settle(ended, error).await?;
                // Only now does a desk learn that it has nothing to send.
                drop(answers);
                Ok(())
            }
        }
    }

    /// The answer for letters of which it is not known whether the ledger began them: if it did, they go
    /// back to the queue, because no dialogue was opened.
    fn not_begun<'a>(&'a self, opening: &'a Opening) -> impl Iterator<Item = Ended> + 'a {
        opening.letters.iter().map(move |due| Ended {
            id: due.id,
            attempts: 0,
            issue_id: None,
            recipient: due.recipient.clone(),
            lives_since: due.due_at,
            relay: Arc::clone(&self.app.relays()[opening.relay].name),
            was_held: false,
            passage: None,
            outcome: Outcome::Unreachable {
                reason: "the ledger could not be written".to_owned(),
                reply: None,
            },
        })
    }

    /// Writes outcomes down that could not be written together with other things. Trouble with the ledger is
    /// waited out, for an outcome that is not written down is a letter in doubt; the desks wait too,
    /// because the channel is bounded. When the ledger refuses the batch itself, each outcome is
    /// written by its own, so that one it will not take holds up no other.
    async fn settle(&self, ended: Vec<Ended>, mut error: StoreError) -> Result<(), Unwritten> {
        let mut in_trouble = false;
        while !ended.is_empty() {
            if error.is_refusal() && ended.len() > 1 {
                for one in ended {
                    Box::pin(self.settle_one(one)).await?;
                }
                return Ok(());
            }
            if error.is_refusal() {
                return Err(Unwritten);
            }
            if !std::mem::replace(&mut in_trouble, true) {
                tracing::error!(%error, "outcomes cannot be written down; sending waits until they are");
            }
            tokio::time::sleep(RETRY).await;
            match delivery::settle(&self.app, self.worker, &ended).await {
                Ok(()) => {
                    tracing::info!("outcomes are written down again");
                    return Ok(());
                }
                Err(again) => error = again,
            }
        }
        Ok(())
    }

    /// Writes one outcome down; what the ledger will not take in its own words becomes a doubt.
    async fn settle_one(&self, one: Ended) -> Result<(), Unwritten> {
        let one = vec![one];
        let Err(error) = delivery::settle(&self.app, self.worker, &one).await else {
            return Ok(());
        };
        if !error.is_refusal() {
            return self.settle(one, error).await;
        }
        tracing::error!(delivery_id = one[0].id, %error, "an outcome cannot be written down; its delivery is in doubt");
        let in_doubt = one.into_iter().map(|one| Ended {
            outcome: Outcome::InDoubt {
                reason: "the outcome could not be written down".to_owned(),
            },
            ..one
        });
        let in_doubt: Vec<Ended> = in_doubt.collect();
        match delivery::settle(&self.app, self.worker, &in_doubt).await {
            Ok(()) => Ok(()),
            Err(error) => self.settle(in_doubt, error).await,
        }
    }
}

/// The ledger will not take an outcome in any form.
struct Unwritten;
