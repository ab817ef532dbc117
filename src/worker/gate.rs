//! The gate to a relay: whether it is given a rest, and how many connections to it are open.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU32, Ordering};

use crate::domain::time::UtcTime;

/// What the desks of one relay share.
#[derive(Debug, Default)]
pub(super) struct Gate {
    /// In microseconds; in the past while the relay can be used.
    shut_until: AtomicI64,
    /// Rests since the relay last answered.
    rests: AtomicU32,
    connections: AtomicU32,
    /// The delivery whose dialogue last failed on a fresh connection; 0 since the relay answered one.
    last_failed: AtomicI64,
}

impl Gate {
    /// Whether nothing is to be sent through this relay now.
    pub(super) fn is_shut(&self, now: UtcTime) -> bool {
        now.micros() < self.shut_until.load(Ordering::SeqCst)
    }

    /// The connections that are open.
    pub(super) fn connections(&self) -> u32 {
        self.connections.load(Ordering::SeqCst)
    }

    /// Notes a dialogue that failed on a fresh connection; says whether the one before was another
    /// delivery's and failed too.
    pub(super) fn fails_again(&self, delivery: i64) -> bool {
        let before = self.last_failed.swap(delivery, Ordering::SeqCst);
        before != 0 && before != delivery
    }

    /// Notes that the relay has answered.
    pub(super) fn answers(&self) {
        self.last_failed.store(0, Ordering::SeqCst);
        self.rests.store(0, Ordering::SeqCst);
    }

    /// Begins a rest of `shortest` seconds, twice that after a rest in vain, and so on up to `longest`.
    /// Returns its length, or nothing when there is one already.
    pub(super) fn shut(&self, shortest: u32, longest: u32, now: UtcTime) -> Option<i64> {
        if self.is_shut(now) {
            return None;
        }
        let rests = self.rests.fetch_add(1, Ordering::SeqCst);
        let doubled = i64::from(shortest) << rests.min(20);
        let seconds = doubled.min(i64::from(longest.max(shortest)));
        let until = now.plus_seconds(seconds).micros();
        self.shut_until.store(until, Ordering::SeqCst);
        Some(seconds)
    }
}

/// Counts a connection for as long as it is open.
pub(super) struct Seat(Arc<Gate>);

impl Seat {
    pub(super) fn take(gate: &Arc<Gate>) -> Self {
        gate.connections.fetch_add(1, Ordering::SeqCst);
        Self(Arc::clone(gate))
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.0.connections.fetch_sub(1, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_that_ends_every_connection_is_not_the_relays_trouble() {
        let gate = Gate::default();
        assert!(!gate.fails_again(7));
        assert!(!gate.fails_again(7));
        assert!(gate.fails_again(8), "two different letters in a row");
        gate.answers();
        assert!(!gate.fails_again(9));
    }

    #[test]
    fn rests_in_vain_grow_and_an_answer_makes_them_short_again() {
        let gate = Gate::default();
        let mut now = UtcTime::from_micros(0);
        for expected in [30, 60, 120, 200, 200] {
            assert_eq!(gate.shut(30, 200, now), Some(expected));
            assert_eq!(gate.shut(30, 200, now), None, "a rest is told once");
            now = now.plus_seconds(expected);
            assert!(!gate.is_shut(now));
        }
        gate.answers();
        assert_eq!(gate.shut(30, 200, now), Some(30));
    }
}
