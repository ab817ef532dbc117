//! A fresh database for every test, on SQLite always and on PostgreSQL where a server is offered.
//!
//! `POSTRIDER_TEST_POSTGRES_URL` names an administrative database, such as
//! `postgres://postrider@127.0.0.1:5433/postgres`, whose user may create databases.

use diesel::{Connection as _, PgConnection, RunQueryDsl as _, sql_query};

use super::{left_out, unique_word};

/// The address of the PostgreSQL server that tests may fill with databases of their own.
pub(crate) const POSTGRES_URL: &str = "POSTRIDER_TEST_POSTGRES_URL";

/// A database of one test's own, gone when the value is dropped.
#[derive(Debug)]
pub(crate) enum TestDatabase {
    /// A file in a directory of its own.
    Sqlite(tempfile::TempDir),
    /// A database of its own on the server that the environment names.
    Postgres {
        /// The administrative address with which the database was made.
        admin_url: String,
        /// The database's name, `pr_test_…`.
        name: String,
    },
}

impl TestDatabase {
    /// An empty SQLite database; the file is made by whoever connects first.
    pub(crate) fn sqlite() -> Self {
        Self::Sqlite(tempfile::tempdir().expect("a temporary directory"))
    }

    /// An empty PostgreSQL database, or `None`, said loudly, when no server is offered.
    pub(crate) fn postgres(story: &str) -> Option<Self> {
        let Ok(admin_url) = std::env::var(POSTGRES_URL) else {
            left_out(
                &format!("{story} on PostgreSQL"),
                &format!("{POSTGRES_URL} is not set; scripts/test sets it"),
            );
            return None;
        };
        Some(Self::new_on(&admin_url))
    }

    /// An empty database on the PostgreSQL server at this administrative address.
    pub(crate) fn new_on(admin_url: &str) -> Self {
        let name = format!("pr_test_{}", unique_word());
        execute(admin_url, &format!("CREATE DATABASE {name}"));
        let admin_url = admin_url.to_owned();
        Self::Postgres { admin_url, name }
    }

    /// An empty SQLite database in this folder, which outlives it.
    pub(crate) fn sqlite_in(folder: &std::path::Path) -> Self {
        Self::Sqlite(tempfile::tempdir_in(folder).expect("a temporary directory"))
    }

    /// A database of its own that holds what this one holds. Nobody may be using this one.
    ///
    /// # Panics
    ///
    /// When somebody is.
    pub(crate) fn copy(&self) -> Self {
        match self {
            Self::Sqlite(directory) => {
                let copy = tempfile::tempdir().expect("a temporary directory");
                for file in std::fs::read_dir(directory.path()).expect("our own directory") {
                    let file = file.expect("a file");
                    std::fs::copy(file.path(), copy.path().join(file.file_name()))
                        .expect("a copy of the file");
                }
                Self::Sqlite(copy)
            }
            Self::Postgres {
                admin_url,
                name: original,
            } => {
                let name = format!("pr_test_{}", unique_word());
                let admin_url = admin_url.clone();
                let _turn = COPYING
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner);
                execute(
                    &admin_url,
                    &format!("CREATE DATABASE {name} TEMPLATE {original}"),
                );
                Self::Postgres { admin_url, name }
            }
        }
    }

    /// The address for `POSTRIDER_DATABASE_URL`.
    pub(crate) fn url(&self) -> String {
        match self {
            Self::Sqlite(directory) => {
                let file = directory.path().join("postrider.db");
                format!("sqlite://{}", file.display())
            }
            Self::Postgres { admin_url, name } => {
                let mut url = url::Url::parse(admin_url).expect(POSTGRES_URL);
                url.set_path(name);
                url.into()
            }
        }
    }

    /// Whether several processes may share the database over a network.
    pub(crate) fn is_postgres(&self) -> bool {
        matches!(self, Self::Postgres { .. })
    }
}

/// PostgreSQL copies a database for one at a time, and waits some seconds for connections to it to close.
static COPYING: std::sync::Mutex<()> = std::sync::Mutex::new(());

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let Self::Postgres { admin_url, name } = self else {
            return;
        };
        // A panic inside a panic would hide the first one, so a database that cannot be dropped is
        // only worth a word.
        let dropped = PgConnection::establish(admin_url)
            .map_err(|error| error.to_string())
            .and_then(|mut admin| {
                sql_query(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
                    .execute(&mut admin)
                    .map_err(|error| error.to_string())
            });
        if let Err(error) = dropped {
            eprintln!("the test database {name} stays behind: {error}");
        }
    }
}

fn execute(admin_url: &str, statement: &str) {
    let mut admin = PgConnection::establish(admin_url)
        .unwrap_or_else(|error| panic!("{POSTGRES_URL} names no server: {error}"));
    sql_query(statement)
        .execute(&mut admin)
        .unwrap_or_else(|error| panic!("{statement}: {error}"));
}

/// Tells each story on both databases: `name::sqlite` and `name::postgres`.
///
/// ```text
/// both_databases! {
///     async fn a_known_address_gets_the_same_answer(database: TestDatabase) { … }
/// }
/// ```
macro_rules! both_databases {
    ($($(#[$note:meta])* async fn $story:ident($database:ident: TestDatabase) $body:block)+) => { $(
        $(#[$note])*
        async fn $story($database: $crate::harness::database::TestDatabase) $body

        mod $story {
            use $crate::harness::database::TestDatabase;

            #[tokio::test]
            async fn sqlite() {
                super::$story(TestDatabase::sqlite()).await;
            }

            #[tokio::test]
            async fn postgres() {
                let story = concat!(module_path!(), "::postgres");
                if let Some(database) = TestDatabase::postgres(story) {
                    super::$story(database).await;
                }
            }
        }
    )+ };
}
pub(crate) use both_databases;
