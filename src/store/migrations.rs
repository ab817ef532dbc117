//! The ledger's own history: embedded migrations, one folder for each database, the same names in both.

use diesel::QueryableByName;
use diesel::RunQueryDsl;
use diesel::connection::SimpleConnection;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::{Ledger, StoreError};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Any fixed number: the name of the lock under which one process at a time migrates.
const ADVISORY_LOCK: i64 = 0x706f_7374_7269_6465;

/// Brings the database up to date and returns the names of the migrations that ran.
pub(super) fn run(connection: &mut Ledger) -> Result<Vec<String>, StoreError> {
    let ran = match connection {
        Ledger::Sqlite(c) => {
            // Takes the write lock first, so that a second process waits instead of failing half-way.
            c.batch_execute("BEGIN IMMEDIATE; COMMIT")?;
            c.run_pending_migrations(SQLITE).map(|ran| names(&ran))
        }
        Ledger::Postgres(c) => {
            c.batch_execute(&format!("SELECT pg_advisory_lock({ADVISORY_LOCK})"))?;
            let ran = c.run_pending_migrations(POSTGRES).map(|ran| names(&ran));
            c.batch_execute(&format!("SELECT pg_advisory_unlock({ADVISORY_LOCK})"))?;
            ran
        }
    };
    ran.map_err(|error| StoreError::Migration(error.to_string()))
}

/// The names of the migrations that have not run yet.
pub(super) fn pending(connection: &mut Ledger) -> Result<Vec<String>, StoreError> {
    let pending = match connection {
        Ledger::Sqlite(c) => c
            .pending_migrations(SQLITE)
            .map(|all| all.iter().map(|m| m.name().to_string()).collect()),
        Ledger::Postgres(c) => c
            .pending_migrations(POSTGRES)
            .map(|all| all.iter().map(|m| m.name().to_string()).collect()),
    };
    pending.map_err(|error| StoreError::Migration(error.to_string()))
}

fn names(versions: &[diesel::migration::MigrationVersion<'_>]) -> Vec<String> {
    versions.iter().map(ToString::to_string).collect()
}

#[derive(QueryableByName)]
struct One {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    one: i64,
}

/// Asks the database for a number, and so whether it answers.
pub(super) fn answers(connection: &mut Ledger) -> Result<bool, StoreError> {
    let row: One = diesel::sql_query("SELECT CAST($1 AS BIGINT) AS one")
        .bind::<diesel::sql_types::BigInt, _>(1)
        .get_result(connection)?;
    Ok(row.one == 1)
}
