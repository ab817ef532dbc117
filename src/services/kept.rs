//! Figures that cost something to take, kept so that any number of askers costs no more than one.
//!
//! Taking a figure again waits until [`REST`] times as long as the last taking lasted, so counting
//! never uses more than a small share of the database, however large the ledger and however many
//! watch. Askers who come while it is being taken wait for it and share it.

use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, PoisonError};

use tokio::sync::Mutex;

use super::App;
use crate::domain::time::UtcTime;

/// How many times its own cost a figure is good for: counting takes at most a twentieth of the time.
const REST: i64 = 20;

/// A figure and when it was taken.
pub(super) struct Kept<T>(Mutex<Option<Taken<T>>>);

struct Taken<T> {
    figure: T,
    at: UtcTime,
    cost_micros: i64,
}

/// Figures about single things, such as issues, by their numbers.
pub(super) struct Shelf<T>(std::sync::Mutex<HashMap<i64, Arc<Kept<T>>>>);

/// Things whose figures are remembered at a time.
const SHELF: usize = 64;

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self(std::sync::Mutex::default())
    }
}

impl<T> Shelf<T> {
    /// The figure about one thing.
    pub(super) fn entry(&self, id: i64) -> Arc<Kept<T>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= SHELF && !kept.contains_key(&id) {
            // What nobody waits for is taken anew when it is wanted.
            kept.retain(|_, entry| Arc::strong_count(entry) > 1);
        }
        Arc::clone(kept.entry(id).or_default())
    }
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<T: Clone> Kept<T> {
    /// The figure as it was kept, or taken anew. `take` gets the one before.
    pub(super) async fn get<E, F>(
        &self,
        app: &App,
        take: impl FnOnce(Option<T>) -> F,
    ) -> Result<T, E>
    where
        F: Future<Output = Result<T, E>>,
    {
        let mut kept = self.0.lock().await;
        let begun = app.now();
        if let Some(taken) = kept.as_ref() {
            let age_micros = begun.micros() - taken.at.micros();
            // A clock that was set back must not make a figure good for ever.
            if (0..taken.cost_micros.saturating_mul(REST)).contains(&age_micros) {
                return Ok(taken.figure.clone());
            }
        }
        let before = kept.as_ref().map(|taken| taken.figure.clone());
        let figure = take(before).await?;
        let at = app.now();
        *kept = Some(Taken {
            figure: figure.clone(),
            at,
            cost_micros: (at.micros() - begun.micros()).max(0),
        });
        Ok(figure)
    }
}
