//! Time that somebody sets: what keeps a clock that jumps from doing harm.
//!
//! Where the process lives, what has to last is measured by a clock that nobody sets
//! ([`Clock::steady`]); what lies in the ledger is dated by the wall clock, because it must be read by the next
//! process. So when the wall clock jumps by more than [`JUMP_SECONDS`], forward or back:
//!
//! - whether another worker is alive follows from whether its heartbeat changes, not from its date; the date
//!   counts only for the workers that this process found when it began;
//! - what was put off keeps its distance: a retry that the jump would have made due waits as long as it had
//!   to wait before, and what lies further ahead than any wait of ours is brought back;
//! - no letter expires and no issue is too old for the seconds that were jumped over.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::{App, StoreError};
use crate::clock::Clock;
use crate::domain::delivery::longest_wait_seconds;
use crate::domain::time::UtcTime;
use crate::store::{self, Ledger, deliveries::Waits};

/// A wall clock that parts from the steady one by more than this between two looks was set, or the machine
/// slept.
pub const JUMP_SECONDS: i64 = 30;

/// What was dated before a jump may be committed this long after it.
const LATE_COMMITS: Duration = Duration::from_secs(10);

/// Both clocks at one moment.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// The wall clock.
    pub wall: UtcTime,
    /// The clock that nobody sets, since the process began.
    pub steady: Duration,
}

impl Moment {
    /// Both clocks now.
    pub(super) fn of(clock: &dyn Clock) -> Self {
        Self {
            wall: clock.now(),
            steady: clock.steady(),
        }
    }

    /// By how many microseconds the wall clock has jumped since an earlier moment, if it has.
    #[must_use]
    pub fn jump_since(&self, before: &Self) -> Option<i64> {
        let steady = i64::try_from(self.steady.saturating_sub(before.steady).as_micros());
        let jump = (self.wall.micros() - before.wall.micros()) - steady.unwrap_or(i64::MAX);
        (jump.abs() > JUMP_SECONDS * 1_000_000).then_some(jump)
    }
}

/// What a process knows about time besides what its clocks show.
pub(super) struct Timekeeper {
    /// When the clocks were last compared; whoever holds it also mends the dates.
    last: tokio::sync::Mutex<Compared>,
    reckoning: Mutex<Reckoning>,
    workers: Mutex<Sightings>,
}

/// How far the wall clock is from the time that has really passed.
struct Reckoning {
    /// When the clocks were last compared.
    at: Moment,
    /// Microseconds by which the wall clock was ahead then, for its jumps since the process began.
    ahead: i64,
}

impl Reckoning {
    /// The same at a later moment, a jump included that nobody has mended yet: whatever is decided between
    /// a jump and its mending must not count what was jumped over.
    fn ahead_at(&self, now: &Moment) -> i64 {
        // What comes after a clock was set back is dated by the clock as it is then.
        (self.ahead + now.jump_since(&self.at).unwrap_or(0)).max(0)
    }
}

/// The last comparison of the clocks.
struct Compared {
    at: Moment,
    /// After a jump: when what was dated before it and committed after it will be in the ledger.
    look_again: Option<Duration>,
}

#[derive(Default)]
struct Sightings {
    seen: HashMap<i64, Sighting>,
    /// Whether workers were looked at before.
    has_looked: bool,
}

/// What is known about a worker.
struct Sighting {
    /// Its last heartbeat.
    beat: UtcTime,
    /// When that was first seen; nothing when it was long past at the first look of all.
    seen_at: Option<Duration>,
}

impl Timekeeper {
    pub(super) fn begin(clock: &dyn Clock) -> Self {
        let at = Moment::of(clock);
        Self {
            last: tokio::sync::Mutex::new(Compared {
                at,
                look_again: None,
            }),
            reckoning: Mutex::new(Reckoning { at, ahead: 0 }),
            workers: Mutex::default(),
        }
    }

    fn reckoning(&self) -> MutexGuard<'_, Reckoning> {
        self.reckoning
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// The oldest instant from which something may last `seconds` until now, not counting what the clock jumped over.
pub(super) fn seconds_ago(app: &App, seconds: i64) -> UtcTime {
    let now = app.moment();
    let jumped = app.timekeeper.reckoning().ahead_at(&now);
    UtcTime::from_micros(now.wall.micros() - jumped).plus_seconds(-seconds)
}

/// Notes a sign of life that this process gave itself.
pub(super) fn saw(app: &App, worker: i64, beat: UtcTime) {
    let seen_at = Some(app.moment().steady);
    let mut guard = app
        .timekeeper
        .workers
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    guard.seen.insert(worker, Sighting { beat, seen_at });
}

/// The workers of these heartbeats that are silent for longer than a lease.
pub(super) fn silent(app: &App, heartbeats: &[(i64, UtcTime)]) -> Vec<i64> {
    let now = app.moment();
    let lease = Duration::from_secs(app.config.sending.lease_seconds.into());
    let mut guard = app
        .timekeeper
        .workers
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    let Sightings { seen, has_looked } = &mut *guard;
    seen.retain(|worker, _| heartbeats.iter().any(|(id, _)| id == worker));
    let mut silent = Vec::new();
    for (worker, beat) in heartbeats {
        let sighting = seen.entry(*worker).or_insert_with(|| {
            // Of those that this process found nothing but the date tells since when they are silent.
            let age_seconds = now.wall.seconds_since(*beat);
            let found_dead = !*has_looked && age_seconds > lease.as_secs().cast_signed();
            Sighting {
                beat: *beat,
                seen_at: (!found_dead).then_some(now.steady),
            }
        });
        if sighting.beat != *beat {
            sighting.beat = *beat;
            sighting.seen_at = Some(now.steady);
        }
        let silence = sighting
            .seen_at
            .map(|seen_at| now.steady.saturating_sub(seen_at));
        if silence.is_none_or(|silence| silence > lease) {
            silent.push(*worker);
        }
    }
    *has_looked = true;
    silent
}

/// Compares the clocks and, when the wall clock has jumped, mends the dates in the ledger before anybody
/// goes by them. Costs nothing otherwise. Returns the instant that the dates in the ledger agree with: a look
/// at the clock after it could already show the next jump.
pub(super) async fn mend_after_a_jump(app: &App) -> Result<UtcTime, StoreError> {
    let mut last = app.timekeeper.last.lock().await;
    let now = app.moment();
    if let Some(jump) = now.jump_since(&last.at) {
        tracing::warn!(
            seconds = jump / 1_000_000,
            "the clock of this machine was set; what was put off keeps its distance"
        );
        let waits = waits(app);
        app.database
            .write_long(move |ledger| mend(ledger, &waits, jump, now.wall))
            .await?;
        last.look_again = Some(now.steady + LATE_COMMITS);
    } else if last.look_again.is_some_and(|at| at <= now.steady) {
        mend_at_the_start(app).await?;
        last.look_again = None;
    }
    last.at = now;
    let mut reckoning = app.timekeeper.reckoning();
    *reckoning = Reckoning {
        at: now,
        ahead: reckoning.ahead_at(&now),
    };
    Ok(now.wall)
}

/// Brings back what lies further ahead than any wait of ours: the clock may have been set back while no process
/// ran, or a moment before somebody's commit.
pub async fn mend_at_the_start(app: &App) -> Result<(), StoreError> {
    let (waits, now) = (waits(app), app.now());
    app.database
        .write_long(move |ledger| mend(ledger, &waits, 0, now))
        .await
}

/// Safe to repeat, for every process on the machine notices the jump: what was mended once is not meant again.
fn mend(ledger: &mut Ledger, waits: &Waits, jump: i64, now: UtcTime) -> Result<(), StoreError> {
    if jump > 0 {
        return store::deliveries::keep_distance(ledger, jump, now);
    }
    store::deliveries::bring_back(ledger, waits, jump, now)?;
    let longest = if jump < 0 {
        waits.feed_seconds
    } else {
        waits.failing_feed_seconds
    };
    store::feeds::bring_back(ledger, longest, now)
}

/// The longest that anything is put off.
fn waits(app: &App) -> Waits {
    let sending = &app.config.sending;
    let retry = sending.retry_seconds.iter().copied().max().unwrap_or(0);
    Waits {
        queued_seconds: sending.relay_pause_max_seconds.into(),
        deferred_seconds: longest_wait_seconds(retry.max(sending.greylist_max_seconds)),
        in_doubt_seconds: sending.in_doubt_wait_seconds.into(),
        feed_seconds: app.config.feeds.poll_seconds.into(),
        failing_feed_seconds: app.config.feeds.back_off_max_seconds.into(),
    }
}
