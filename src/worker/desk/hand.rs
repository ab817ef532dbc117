//! What a desk has in hand: letters that were begun, and those that the bookkeeper is beginning.

use std::collections::VecDeque;
use std::sync::Arc;

use tokio::sync::oneshot;

use super::super::bookkeeper::Entry;
use super::super::floor::{Seats, Window};
use super::Desk;
use crate::domain::time::UtcTime;
use crate::services::delivery::{self, Delivery};

/// What the ledger said when a letter was begun holds for this long, in milliseconds; then it is asked
/// again whether the reader has left.
const CERTAIN_MILLISECONDS: i64 = 500;

/// A begun delivery and its window's places.
pub(super) struct InHand {
    pub(super) delivery: Delivery,
    /// When the ledger last said that it may be sent.
    certain_at: UtcTime,
    _seats: Arc<Seats>,
}

/// Letters begun and to be begun, never more than `sending.window`.
#[derive(Default)]
pub(super) struct Hand {
    begun: VecDeque<InHand>,
    awaited: Option<Awaited>,
}

/// A window at the bookkeeper's.
struct Awaited {
    count: usize,
    /// Before the ledger was asked.
    asked_at: UtcTime,
    seats: Arc<Seats>,
    begun: oneshot::Receiver<Vec<Delivery>>,
}

impl Hand {
    /// Whether nothing is begun.
    pub(super) fn is_empty(&self) -> bool {
        self.begun.is_empty()
    }

    /// Whether the bookkeeper has a window of this desk.
    pub(super) fn is_waiting(&self) -> bool {
        self.awaited.is_some()
    }

    /// Takes more from the floor when half of the window has been sent.
    pub(super) async fn reach_for_more(&mut self, desk: &Desk) {
        let most = desk.app.config.sending.window as usize;
        if self.awaited.is_some() || self.begun.len() > most / 2 {
            return;
        }
        let room = most - self.begun.len();
        let Some(Window { letters, seats }) = desk.floor.take(desk.relay, room) else {
            return;
        };
        let (answer, begun) = oneshot::channel();
        let asked_at = desk.app.now();
        let count = letters.len();
        let entry = Entry::Begin {
            relay: desk.relay,
            letters,
            begun: answer,
        };
        if desk.books.enter(entry).await {
            self.awaited = Some(Awaited {
                count,
                asked_at,
                seats,
                begun,
            });
        }
    }

    /// The next letter.
    pub(super) fn next(&mut self) -> Option<InHand> {
        self.begun.pop_front()
    }

    /// Takes what the bookkeeper has begun; waits for that only when there is nothing else.
    pub(super) async fn collect(&mut self, desk: &Desk) {
        let Some(awaited) = &mut self.awaited else {
            return;
        };
        let begun = match awaited.begun.try_recv() {
            Ok(begun) => begun,
            Err(oneshot::error::TryRecvError::Empty) if !self.begun.is_empty() => return,
            Err(_) => {
                desk.books.hurry();
                (&mut awaited.begun).await.unwrap_or_default()
            }
        };
        self.keep(begun);
    }

    fn keep(&mut self, begun: Vec<Delivery>) {
        if let Some(awaited) = self.awaited.take() {
            debug_assert!(begun.len() <= awaited.count);
            self.begun.extend(begun.into_iter().map(|delivery| InHand {
                delivery,
                certain_at: awaited.asked_at,
                _seats: Arc::clone(&awaited.seats),
            }));
        }
    }

    /// Everything that was begun, to be put off; waits for what the bookkeeper has.
    pub(super) async fn drain(&mut self) -> Vec<InHand> {
        if let Some(awaited) = &mut self.awaited {
            let begun = (&mut awaited.begun).await.unwrap_or_default();
            self.keep(begun);
        }
        self.begun.drain(..).collect()
    }

    /// Asks the ledger again about letters that were begun a while ago; returns those that nobody wants
    /// any more. With a quick relay there are none so old, with a slow one there is time to ask.
    pub(super) async fn unwanted(&mut self, desk: &Desk) -> Vec<InHand> {
        let now = desk.app.now();
        let is_old =
            |one: &InHand| now.micros() - one.certain_at.micros() > CERTAIN_MILLISECONDS * 1_000;
        if !self.begun.iter().any(is_old) {
            return Vec::new();
        }
        let ids = self.begun.iter().map(|one| one.delivery.id).collect();
        let wanted = match delivery::still_wanted(&desk.app, desk.worker, ids).await {
            Ok(wanted) => wanted,
            Err(error) => {
                tracing::error!(%error, "whether readers have left cannot be looked up; their letters go back to the queue");
                Vec::new()
            }
        };
        let (keep, unwanted) = std::mem::take(&mut self.begun)
            .into_iter()
            .partition(|one| wanted.contains(&one.delivery.id));
        self.begun = keep;
        for one in &mut self.begun {
            one.certain_at = now;
        }
        Vec::from(unwanted)
    }
}
