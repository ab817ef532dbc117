//! Chapter 2, the ledger: everything that is remembered, in `SQLite` or `PostgreSQL`.
//!
//! Everything Diesel and nothing else. A story (`services`) opens a transaction with
//! [`Database::write`] or a reading with [`Database::read`] and calls the functions of the noun
//! files inside it. The closures are synchronous and run on the blocking pool, so no network call
//! can stand inside a transaction: the compiler refuses an `.await` there.
//!
//! SQL that both databases understand is written once, with numbered parameters (`$1`), which
//! `SQLite` takes in the order of their first appearance. Where they differ there is a `match`.

mod columns;
mod connection;
mod migrations;
mod schema;
mod turns;

pub mod articles;
pub mod attempts;
pub mod audit;
pub mod budgets;
pub mod bulk;
pub mod consents;
pub mod declarations;
pub mod deliveries;
pub mod desk;
pub mod dkim_keys;
pub mod erasures;
pub mod exports;
pub mod feeds;
pub mod figures;
pub mod happenings;
pub mod hubs;
pub mod idempotency;
pub mod imports;
pub mod instance;
pub mod issues;
pub mod keys;
pub mod links;
pub mod lists;
pub mod mail_domains;
pub mod moves;
pub mod notices;
pub mod operators;
pub mod origins;
pub mod pace;
pub mod passages;
pub mod policies;
pub mod refusals;
pub mod relays;
pub mod removals;
pub mod schedules;
pub mod signups;
pub mod subscribers;
pub mod subscriptions;
pub mod suppressions;
pub mod terms;
pub mod test_letters;
pub mod topic_rules;
pub mod workers;

use std::sync::Arc;
use std::time::Duration;

use diesel::r2d2::Pool;

pub use columns::{Ids, Names, TopicSince, json, json_since};
pub use connection::Ledger;
use connection::Opener;
use turns::Turns;

use crate::config;

/// Why the ledger could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database could not be opened at all.
    #[error("the database cannot be opened: {0}; check database.url")]
    Unreachable(String),
    /// Every connection is taken and none came free in time.
    #[error(
        "no database connection came free in time; raise database.readers or database.acquire_timeout_seconds ({0})"
    )]
    Busy(String),
    /// The disk is full, read-only or broken.
    #[error(
        "the database cannot be written: {0}; look at the disk's free space, its permissions and the system's log"
    )]
    Unwritable(String),
    /// A migration failed, or the database is newer than this program.
    #[error("the database could not be migrated: {0}")]
    Migration(String),
    /// The database refused a statement.
    #[error("the database refused: {0}")]
    Query(diesel::result::Error),
    /// A row holds something that this program does not know.
    #[error("the ledger holds something unreadable: {0}")]
    Unreadable(String),
    /// The blocking task was lost.
    #[error("the database task was stopped")]
    Stopped,
}

/// How the databases say that somebody else holds a lock.
const BUSY: &[&str] = &["database is locked", "deadlock detected"];
/// How they say that nothing can be written, for want of space, leave or a sound disk.
const UNWRITABLE: &[&str] = &[
    "database or disk is full",
    "disk I/O error",
    "attempt to write a readonly database",
    "unable to open database file",
    "No space left on device",
    "Disk quota exceeded",
    "Read-only file system",
    "Input/output error",
    "cannot execute INSERT in a read-only transaction",
    "cannot execute UPDATE in a read-only transaction",
    "cannot execute DELETE in a read-only transaction",
];
/// How a connection says that there is nobody at its other end any more.
const GONE: &[&str] = &[
    "terminating connection",
    "server closed the connection unexpectedly",
    "the database system is",
    "no connection to the server",
];

impl From<diesel::result::Error> for StoreError {
    /// Tells trouble that passes (a writer that is busy, a server that went away) from a refusal.
    fn from(error: diesel::result::Error) -> Self {
        use diesel::result::{DatabaseErrorKind, Error};
        match &error {
            Error::DatabaseError(DatabaseErrorKind::SerializationFailure, said) => {
                Self::Busy(said.message().to_owned())
            }
            Error::DatabaseError(
                DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand,
                said,
            ) => Self::Unreachable(said.message().to_owned()),
            Error::BrokenTransactionManager => Self::Unreachable(error.to_string()),
            Error::DatabaseError(_, said) => {
                let said = said.message().to_owned();
                let tells = |signs: &[&str]| signs.iter().any(|sign| said.contains(sign));
                if tells(BUSY) {
                    Self::Busy(said)
                } else if tells(UNWRITABLE) {
                    Self::Unwritable(said)
                } else if tells(GONE) {
                    Self::Unreachable(said)
                } else {
                    Self::Query(error)
                }
            }
            _ => Self::Query(error),
        }
    }
}

impl StoreError {
    /// Whether the ledger refuses what was to be written, and would again: a rule of the tables is broken, or a
    /// value cannot be kept. All other trouble passes, a full disk included.
    #[must_use]
    pub fn is_refusal(&self) -> bool {
        use diesel::result::{DatabaseErrorKind, Error};
        match self {
            Self::Query(Error::DatabaseError(kind, _)) => matches!(
                kind,
                DatabaseErrorKind::UniqueViolation
                    | DatabaseErrorKind::ForeignKeyViolation
                    | DatabaseErrorKind::NotNullViolation
                    | DatabaseErrorKind::CheckViolation
                    | DatabaseErrorKind::ExclusionViolation
                    | DatabaseErrorKind::RestrictViolation
            ),
            Self::Unreadable(_)
            | Self::Query(Error::SerializationError(_) | Error::DeserializationError(_)) => true,
            _ => false,
        }
    }

    /// Whether a row with the same unique key was there already.
    #[must_use]
    pub fn is_duplicate(&self) -> bool {
        use diesel::result::{DatabaseErrorKind, Error};
        matches!(
            self,
            Self::Query(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _))
        )
    }
}

/// The ledger, shared by everything in the process. Cheap to clone.
#[derive(Clone)]
pub struct Database {
    readers: Pool<Opener>,
    writers: Pool<Opener>,
    /// On `SQLite`, the queue before its one writer. A pool gives a connection to whoever asks at the
    /// right moment, and one who writes again and again would leave the others waiting.
    turns: Option<Arc<Turns>>,
}

impl Database {
    /// Opens the pools; the `SQLite` file and its folder are made where missing.
    pub fn open(database: &config::Database) -> Result<Self, StoreError> {
        let (readers, writers) = connection::open_pools(database)?;
        Ok(Self {
            turns: matches!(database.url, config::DatabaseUrl::Sqlite(_)).then(|| {
                let patience = Duration::from_secs(database.acquire_timeout_seconds.into());
                Turns::new(writers.clone(), patience)
            }),
            readers,
            writers,
        })
    }

    /// Runs `work` on a reading connection, outside any transaction.
    pub async fn read<T: Send + 'static, E: From<StoreError> + Send + 'static>(
        &self,
        work: impl FnOnce(&mut Ledger) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E> {
        let pool = self.readers.clone();
        on_blocking_pool(move || work(&mut *pool.get().map_err(busy)?)).await
    }

    /// Runs `work` in one transaction: all of it is committed, durably, or nothing is.
    pub async fn write<T: Send + 'static, E: From<StoreError> + Send + 'static>(
        &self,
        work: impl FnOnce(&mut Ledger) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E> {
        self.write_for(false, work).await
    }

    /// The same for work that takes long: nobody else's commit waits for it who came before.
    pub async fn write_long<T: Send + 'static, E: From<StoreError> + Send + 'static>(
        &self,
        work: impl FnOnce(&mut Ledger) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E> {
        self.write_for(true, work).await
    }

    async fn write_for<T: Send + 'static, E: From<StoreError> + Send + 'static>(
        &self,
        long: bool,
        work: impl FnOnce(&mut Ledger) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E> {
        if let Some(turns) = &self.turns {
            return turns.write(long, work).await;
        }
        let pool = self.writers.clone();
        on_blocking_pool(move || pool.get().map_err(busy)?.writing(work)).await
    }

    /// Brings the database up to date; returns the names of the migrations that ran.
    pub async fn migrate(&self) -> Result<Vec<String>, StoreError> {
        let pool = self.writers.clone();
        on_blocking_pool(move || migrations::run(&mut *pool.get().map_err(busy)?)).await
    }

    /// The names of the migrations that have not run yet.
    pub async fn pending_migrations(&self) -> Result<Vec<String>, StoreError> {
        let pool = self.readers.clone();
        on_blocking_pool(move || migrations::pending(&mut *pool.get().map_err(busy)?)).await
    }

    /// Whether the database answers.
    pub async fn answers(&self) -> Result<bool, StoreError> {
        self.read(migrations::answers).await
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "the shape that map_err wants"
)]
fn busy(error: diesel::r2d2::PoolError) -> StoreError {
    StoreError::Busy(error.to_string())
}

async fn on_blocking_pool<T: Send + 'static, E: From<StoreError> + Send + 'static>(
    work: impl FnOnce() -> Result<T, E> + Send + 'static,
) -> Result<T, E> {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(_stopped) => Err(StoreError::Stopped.into()),
    }
}

/// Numbers for an `IN (…)`: digits and commas, never anything from outside.
fn id_list(ids: &[i64]) -> String {
    if ids.is_empty() {
        return "NULL".to_owned();
    }
    ids.iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(",")
}
