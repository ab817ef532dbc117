//! Removals that come in waves: many readers of one domain who leave within seconds of a letter.
//!
//! Security gateways open every link of a letter before its reader does, and some press the buttons
//! behind them. Nobody can tell one such removal from a reader's own, so each is honoured at once; but
//! many of them together, from one recipient domain and right after a delivery, are no coincidence.

use super::time::UtcTime;

named_values! {
    /// What was decided about a wave.
    WaveState {
        /// Nothing yet: an operator should look at it.
        Open = "open",
        /// It was a machine: its readers were brought back.
        Undone = "undone",
        /// The readers meant it.
        Kept = "kept",
    }
}

/// When removals make a wave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaveRule {
    /// How many readers have to leave.
    pub readers: u32,
    /// Within how many seconds of each other.
    pub within_seconds: u32,
    /// Within how many seconds of the last letter that each of them was sent.
    pub after_delivery_seconds: u32,
}

impl WaveRule {
    /// The earliest instant at which a letter was sent that a removal at `removed_at` may answer.
    #[must_use]
    pub fn delivered_since(&self, removed_at: UtcTime) -> UtcTime {
        removed_at.plus_seconds(-i64::from(self.after_delivery_seconds))
    }

    /// The earliest instant of a removal that belongs together with one at `removed_at`.
    #[must_use]
    pub fn together_since(&self, removed_at: UtcTime) -> UtcTime {
        removed_at.plus_seconds(-i64::from(self.within_seconds))
    }

    /// Whether so many different readers make a wave.
    #[must_use]
    pub fn is_wave(&self, readers: i64) -> bool {
        readers >= i64::from(self.readers)
    }
}
