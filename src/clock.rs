//! Time and chance: the only place that reads a clock or draws random bytes.
//!
//! Everything else takes them as arguments, so tests advance a [`FixedClock`] instead of sleeping
//! and get the same tokens from a [`FixedEntropy`] each time.

use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};

use crate::domain::time::UtcTime;

/// Tells the time.
pub trait Clock: Send + Sync + 'static {
    /// The present instant.
    fn now(&self) -> UtcTime;
}

/// Draws random bytes.
pub trait Entropy: Send + Sync + 'static {
    /// Fills `bytes` with bytes that nobody can foresee.
    fn fill(&self, bytes: &mut [u8]);
}

/// An array of random bytes.
pub fn random_bytes<const N: usize>(entropy: &dyn Entropy) -> [u8; N] {
    let mut bytes = [0; N];
    entropy.fill(&mut bytes);
    bytes
}

/// A random version 4 UUID (RFC 9562).
pub fn random_uuid(entropy: &dyn Entropy) -> uuid::Uuid {
    uuid::Builder::from_random_bytes(random_bytes(entropy)).into_uuid()
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that reads the clock"
    )]
    fn now(&self) -> UtcTime {
        UtcTime::from_datetime(chrono::Utc::now())
    }
}

/// The machine's source of randomness.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    /// # Panics
    /// When the operating system has no randomness to give: a guessable token would be worse.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that draws randomness"
    )]
    #[expect(clippy::panic, reason = "no token may be made without randomness")]
    fn fill(&self, bytes: &mut [u8]) {
        if let Err(error) = getrandom::fill(bytes) {
            panic!("the operating system gives no random bytes: {error}");
        }
    }
}

/// A clock that moves only when told to.
#[derive(Debug)]
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// A clock that shows `now`.
    #[must_use]
    pub fn at(now: UtcTime) -> Self {
        Self(AtomicI64::new(now.micros()))
    }

    /// Moves the clock forward (or back) by `seconds`.
    pub fn advance_seconds(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }

    /// Moves the clock to `now`.
    pub fn set(&self, now: UtcTime) {
        self.0.store(now.micros(), Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> UtcTime {
        UtcTime::from_micros(self.0.load(Ordering::SeqCst))
    }
}

/// A source of "randomness" that gives the same bytes in every run: `SplitMix64` from a seed.
#[derive(Debug)]
pub struct FixedEntropy(Mutex<u64>);

impl FixedEntropy {
    /// Starts the sequence that belongs to `seed`.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self(Mutex::new(seed))
    }
}

impl Entropy for FixedEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        let mut state = self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        for byte in bytes {
            *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mixed = (*state ^ (*state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            *byte = mixed.to_le_bytes()[7];
        }
    }
}
