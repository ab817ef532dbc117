//! Connections to either database, and the pools that hold them.
//!
//! `SQLite` has one writer and many readers: the write pool holds a single connection, and every
//! write transaction says `BEGIN IMMEDIATE`, because one that began as a reader cannot wait for
//! the writer before it. `PostgreSQL` uses one pool size for both.

use std::path::Path;
use std::time::Duration;

use diesel::connection::{AnsiTransactionManager, SimpleConnection};
use diesel::r2d2::{ManageConnection, Pool};
use diesel::{Connection as _, PgConnection, SqliteConnection};
use secrecy::ExposeSecret;

use super::StoreError;
use crate::config::{self, DatabaseUrl};

/// A connection to whichever database `database.url` names.
#[derive(diesel::MultiConnection)]
pub enum Ledger {
    /// `PostgreSQL`.
    Postgres(PgConnection),
    /// `SQLite`.
    Sqlite(SqliteConnection),
}

impl Ledger {
    /// Runs `work` inside a transaction that may write; commits when it succeeds.
    pub(super) fn writing<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        self.begin().map_err(StoreError::from)?;
        let result = work(self);
        let ended = if result.is_ok() {
            self.commit()
        } else {
            self.roll_back()
        };
        match (result, ended) {
            (Ok(value), Ok(())) => Ok(value),
            (Ok(_), Err(error)) => Err(StoreError::from(error).into()),
            (Err(error), _) => Err(error),
        }
    }

    /// Begins a transaction that may write.
    pub(super) fn begin(&mut self) -> diesel::QueryResult<()> {
        match self {
            Self::Postgres(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN"),
            Self::Sqlite(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN IMMEDIATE"),
        }
    }

    /// Begins a savepoint inside the transaction; the next commit or roll-back ends it alone.
    pub(super) fn savepoint(&mut self) -> diesel::QueryResult<()> {
        use diesel::connection::TransactionManager;
        match self {
            Self::Postgres(c) => AnsiTransactionManager::begin_transaction(c),
            Self::Sqlite(c) => AnsiTransactionManager::begin_transaction(c),
        }
    }

    /// Commits; where that fails, nothing of the transaction stays open.
    pub(super) fn commit_or_roll_back(&mut self) -> diesel::QueryResult<()> {
        let committed = self.commit();
        if committed.is_err() {
            self.roll_back_all().ok();
        }
        committed
    }

    /// Rolls the transaction back with all of its savepoints.
    pub(super) fn roll_back_all(&mut self) -> diesel::QueryResult<()> {
        while self.depth() > 0 {
            self.roll_back()?;
        }
        Ok(())
    }

    fn depth(&mut self) -> u32 {
        use diesel::connection::TransactionManager;
        let status = match self {
            Self::Postgres(c) => AnsiTransactionManager::transaction_manager_status_mut(c),
            Self::Sqlite(c) => AnsiTransactionManager::transaction_manager_status_mut(c),
        };
        let depth = status.transaction_depth();
        depth.ok().flatten().map_or(0, std::num::NonZeroU32::get)
    }

    pub(super) fn commit(&mut self) -> diesel::QueryResult<()> {
        use diesel::connection::TransactionManager;
        match self {
            Self::Postgres(c) => AnsiTransactionManager::commit_transaction(c),
            Self::Sqlite(c) => AnsiTransactionManager::commit_transaction(c),
        }
    }

    pub(super) fn roll_back(&mut self) -> diesel::QueryResult<()> {
        use diesel::connection::TransactionManager;
        match self {
            Self::Postgres(c) => AnsiTransactionManager::rollback_transaction(c),
            Self::Sqlite(c) => AnsiTransactionManager::rollback_transaction(c),
        }
    }
}

/// Opens connections for a pool.
#[derive(Debug, Clone)]
pub(super) struct Opener {
    url: DatabaseUrl,
    busy_timeout_seconds: u64,
}

impl ManageConnection for Opener {
    type Connection = Ledger;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> Result<Ledger, Self::Error> {
        match &self.url {
            DatabaseUrl::Postgres(url) => self
                .open_postgres(url.expose_secret())
                .map(Ledger::Postgres),
            DatabaseUrl::Sqlite(path) => self.open_sqlite(path).map(Ledger::Sqlite),
        }
        .map_err(diesel::r2d2::Error::ConnectionError)
    }

    fn is_valid(&self, connection: &mut Ledger) -> Result<(), Self::Error> {
        connection
            .batch_execute("SELECT 1")
            .map_err(diesel::r2d2::Error::QueryError)
    }

    fn has_broken(&self, connection: &mut Ledger) -> bool {
        use diesel::connection::TransactionManager;
        std::thread::panicking()
            || match connection {
                Ledger::Postgres(c) => AnsiTransactionManager::is_broken_transaction_manager(c),
                Ledger::Sqlite(c) => AnsiTransactionManager::is_broken_transaction_manager(c),
            }
    }
}

impl Opener {
    /// A process that stands still inside a transaction keeps its locks from everybody, so the server takes the
    /// transaction away from it. And a commit that was answered must survive a power cut, whatever the
    /// database's own setting.
    fn open_postgres(&self, url: &str) -> diesel::ConnectionResult<PgConnection> {
        let mut connection = PgConnection::establish(url)?;
        let settings = format!(
            "SET idle_in_transaction_session_timeout = '{}s'; \
             SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'",
            self.busy_timeout_seconds
        );
        connection
            .batch_execute(&settings)
            .map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
        Ok(connection)
    }

    fn open_sqlite(&self, path: &Path) -> diesel::ConnectionResult<SqliteConnection> {
        let mut connection = SqliteConnection::establish(&path.to_string_lossy())?;
        // FULL: a commit that was answered must survive a power cut.
        let settings = format!(
            "PRAGMA busy_timeout = {}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;",
            self.busy_timeout_seconds * 1_000,
        );
        connection
            .batch_execute(&settings)
            .map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
        Ok(connection)
    }
}

/// The read pool and the write pool.
pub(super) fn open_pools(
    database: &config::Database,
) -> Result<(Pool<Opener>, Pool<Opener>), StoreError> {
    let opener = Opener {
        url: database.url.clone(),
        busy_timeout_seconds: database.busy_timeout_seconds.into(),
    };
    if let DatabaseUrl::Sqlite(path) = &database.url {
        prepare_file(path)?;
    }
    // The first connection is opened alone: it says plainly what is wrong, where a pool would only time out.
    drop(
        opener
            .connect()
            .map_err(|error| StoreError::Unreachable(why(&error, &database.url)))?,
    );
    let writers = match &database.url {
        DatabaseUrl::Sqlite(_) => 1,
        DatabaseUrl::Postgres(_) => database.readers,
    };
    let pool = |size: u32| {
        Pool::builder()
            .max_size(size)
            .min_idle(Some(1))
            .test_on_check_out(matches!(database.url, DatabaseUrl::Postgres(_)))
            .connection_timeout(Duration::from_secs(database.acquire_timeout_seconds.into()))
            .build_unchecked(opener.clone())
    };
    Ok((pool(database.readers), pool(writers)))
}

/// What went wrong and, for a file, what it needs: `SQLite` only says that it cannot open it.
fn why(error: &diesel::r2d2::Error, url: &DatabaseUrl) -> String {
    match url {
        DatabaseUrl::Postgres(_) => error.to_string(),
        DatabaseUrl::Sqlite(path) => format!(
            "{error} (Postrider must be able to write {} and into its folder)",
            path.display()
        ),
    }
}

/// Makes the folder and the file of a new database, readable by their owner only: they hold addresses.
/// `SQLite` gives the files it makes beside it the same permissions.
fn prepare_file(path: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::OpenOptionsExt;
    let failed = |what: &Path, error: std::io::Error| {
        StoreError::Unreachable(format!("{} cannot be made: {error}", what.display()))
    };
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        std::fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    }
    let made = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path);
    match made {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(failed(path, error)),
        _ => Ok(()),
    }
}
