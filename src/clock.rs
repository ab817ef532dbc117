//! Time and chance: the only place that reads a clock or draws random bytes.
//!
//! Everything else takes them as arguments, so tests advance a [`FixedClock`] instead of sleeping
//! and get the same tokens from a [`FixedEntropy`] each time.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{LazyLock, Mutex};
use std::time::{Duration, Instant};

use crate::domain::time::UtcTime;

/// Tells the time.
pub trait Clock: Send + Sync + 'static {
    /// The present instant.
    fn now(&self) -> UtcTime;
    /// How long it has run, by a clock that nobody sets.
    fn steady(&self) -> Duration;
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

    fn steady(&self) -> Duration {
        BEGINNING.elapsed()
    }
}

/// When this process first asked.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the one place that reads the clock"
)]
static BEGINNING: LazyLock<Instant> = LazyLock::new(Instant::now);

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
pub struct FixedClock {
    micros: AtomicI64,
    steady_micros: AtomicU64,
}

impl FixedClock {
    /// A clock that shows `now`.
    #[must_use]
    pub fn at(now: UtcTime) -> Self {
        Self {
            micros: AtomicI64::new(now.micros()),
            steady_micros: AtomicU64::new(0),
        }
    }

    /// Lets `seconds` go by; a negative number sets the clock back.
    pub fn advance_seconds(&self, seconds: i64) {
        self.set(self.now().plus_seconds(seconds));
    }

    /// Lets time go by until `now`; an earlier instant sets the clock back.
    pub fn set(&self, now: UtcTime) {
        let before = self.micros.swap(now.micros(), Ordering::SeqCst);
        let passed = u64::try_from(now.micros() - before).unwrap_or(0);
        self.steady_micros.fetch_add(passed, Ordering::SeqCst);
    }

    /// Sets the clock forward or back while no time goes by.
    pub fn jump_seconds(&self, seconds: i64) {
        self.micros.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> UtcTime {
        UtcTime::from_micros(self.micros.load(Ordering::SeqCst))
    }

    fn steady(&self) -> Duration {
        Duration::from_micros(self.steady_micros.load(Ordering::SeqCst))
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
