//! Hashing on the blocking pool, a few at a time: each takes much memory for a moment, and nobody who only tries to
//! get in may keep the service from sending.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use tokio::sync::{OnceCell, Semaphore, SemaphorePermit};

use super::super::{App, StoreError};
use crate::clock::random_bytes;
use crate::domain::password::hashing::{self, Cost, SALT_BYTES, Unhashable};
use crate::domain::time::UtcTime;

/// Why somebody could not be let in or kept out.
#[derive(Debug, thiserror::Error)]
pub enum GateError {
    /// The ledger failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A hash could not be made.
    #[error(transparent)]
    Hash(#[from] Unhashable),
    /// Too many passwords are being checked at this moment.
    #[error("too many passwords are being checked at this moment; see desk.passwords_at_once")]
    Busy,
}

/// The places at which passwords are hashed.
pub struct Hasher {
    places: Semaphore,
    /// What is checked in the place of a password that there is none of, so that it takes as long.
    decoy: OnceCell<String>,
    /// When what is over was forgotten last, in microseconds.
    tidied_at: AtomicI64,
}

impl Hasher {
    pub(in crate::services) fn new(places: u32) -> Self {
        Self {
            places: Semaphore::new(places as usize),
            decoy: OnceCell::new(),
            tidied_at: AtomicI64::new(i64::MIN),
        }
    }

    /// Whether this process has not forgotten what is over for so many seconds; it is taken to do so now.
    pub(super) fn is_time_to_tidy(&self, now: UtcTime, seconds: i64) -> bool {
        let last = self.tidied_at.load(Ordering::Relaxed);
        let is_time =
            last.saturating_add(seconds * 1_000_000) <= now.micros() || last > now.micros();
        if is_time {
            self.tidied_at.store(now.micros(), Ordering::Relaxed);
        }
        is_time
    }
}

fn cost(app: &App) -> Cost {
    let desk = &app.config.desk;
    Cost {
        memory_mebibytes: desk.password_mebibytes,
        passes: desk.password_passes,
    }
}

/// The hash of a new password.
pub(super) async fn hash(app: &App, password: &str) -> Result<String, GateError> {
    let (password, cost) = (password.to_owned(), cost(app));
    let salt = random_bytes::<SALT_BYTES>(&*app.entropy);
    let _place = place(app).await?;
    let made = off_thread(move || hashing::hash(&password, salt, cost)).await?;
    Ok(made?)
}

/// Whether this is the password that was hashed. Where there is no hash it takes as long, and is not.
pub(super) async fn is_right(
    app: &App,
    password: &str,
    hash: Option<&str>,
) -> Result<bool, GateError> {
    let decoy = app
        .hasher
        .decoy
        .get_or_try_init(|| self::hash(app, "nobody has this password"))
        .await?;
    let known = hash.is_some();
    let (password, hash) = (
        password.to_owned(),
        hash.unwrap_or(decoy.as_str()).to_owned(),
    );
    let _place = place(app).await?;
    let right = off_thread(move || hashing::is_password(&password, &hash)).await?;
    Ok(right && known)
}

/// Whether the hash should be made anew, because the configuration asks for another cost by now.
pub(super) fn is_dated(app: &App, hash: &str) -> bool {
    !hashing::is_of_cost(hash, cost(app))
}

async fn place(app: &App) -> Result<SemaphorePermit<'_>, GateError> {
    let patience = Duration::from_secs(app.config.server.request_timeout_seconds.into());
    match tokio::time::timeout(patience, app.hasher.places.acquire()).await {
        Ok(Ok(place)) => Ok(place),
        Ok(Err(_)) | Err(_) => Err(GateError::Busy),
    }
}

async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, GateError> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_stopped| GateError::Store(StoreError::Stopped))
}
