//! A list as an operator sets one up on the command line, and readers by the thousand.

use diesel::{Connection as _, PgConnection, RunQueryDsl as _, SqliteConnection, sql_query};

use super::database::TestDatabase;
use super::server::Installation;

/// The slug of the list that [`open_list`] makes.
pub(crate) const LIST: &str = "daily";
/// The first version of its terms.
pub(crate) const FIRST_TERMS: &str = "We send one letter a day. You may leave at any time.";

/// Migrates the database and makes a list with terms and a schedule that is never due by itself during a test.
pub(crate) fn open_list(installation: &Installation) {
    create_list(installation, &[]);
    publish_terms(installation, FIRST_TERMS);
    installation.cli(&["schedule", "add", LIST, "yearly", "0 3 1 1 *"]);
}

/// Migrates the database and makes a list with these options beside the usual ones, and no more.
pub(crate) fn create_list(installation: &Installation, options: &[&str]) {
    installation.cli(&["migrate"]);
    let usual = [
        "list",
        "create",
        LIST,
        "--name",
        "The Daily",
        "--from-name",
        "The Daily",
        "--from-address",
        "digest@daily-news.net",
        "--legal-name",
        "Daily News Ltd",
        "--postal-address",
        "1 High Street, Newstown",
    ];
    installation.cli(&[&usual[..], options].concat());
}

/// Publishes the next version of the list's terms.
pub(crate) fn publish_terms(installation: &Installation, body: &str) {
    let statements = ["Yes, send me The Daily.", "I agree to the terms."];
    publish_terms_saying(installation, statements, body);
}

/// The same with these sentences beside the two boxes.
pub(crate) fn publish_terms_saying(
    installation: &Installation,
    [newsletter, terms]: [&str; 2],
    body: &str,
) {
    let file = installation.directory().join("terms.txt");
    std::fs::write(&file, body).expect("our own directory");
    installation.cli(&[
        "terms",
        "publish",
        LIST,
        "--statement",
        newsletter,
        "--terms-statement",
        terms,
        "--body-file",
        &file.display().to_string(),
    ]);
}

/// Makes an API key and returns it; the log must never hold it.
pub(crate) fn api_key(installation: &Installation) -> String {
    let made = installation.cli(&["key", "create", "site"]);
    let key = made["key"].as_str().expect("a key").to_owned();
    installation.remember_secret(&key);
    key
}

/// Runs a statement on the ledger behind the service's back.
pub(crate) fn execute(database: &TestDatabase, statement: &str) {
    let url = database.url();
    let done = match url.strip_prefix("sqlite://") {
        Some(path) => {
            let mut ledger = SqliteConnection::establish(path).expect("the SQLite file");
            sql_query("PRAGMA busy_timeout = 20000")
                .execute(&mut ledger)
                .expect("a pragma");
            sql_query(statement).execute(&mut ledger)
        }
        None => {
            sql_query(statement).execute(&mut PgConnection::establish(&url).expect("PostgreSQL"))
        }
    };
    done.unwrap_or_else(|error| panic!("{statement}: {error}"));
}

/// Counts rows behind the service's back.
pub(crate) fn count(database: &TestDatabase, table_and_condition: &str) -> i64 {
    let query = format!("SELECT CAST(COUNT(*) AS TEXT) AS text FROM {table_and_condition}");
    texts(database, &query)[0].parse().expect("a count")
}

/// The column `text` of every row that a query gives, read behind the service's back.
pub(crate) fn texts(database: &TestDatabase, query: &str) -> Vec<String> {
    #[derive(diesel::QueryableByName)]
    struct Row {
        #[diesel(sql_type = diesel::sql_types::Text)]
        text: String,
    }
    let url = database.url();
    let rows: Vec<Row> = match url.strip_prefix("sqlite://") {
        Some(path) => {
            let mut ledger = SqliteConnection::establish(path).expect("the SQLite file");
            sql_query("PRAGMA busy_timeout = 20000")
                .execute(&mut ledger)
                .expect("a pragma");
            sql_query(query).get_results(&mut ledger)
        }
        None => {
            sql_query(query).get_results(&mut PgConnection::establish(&url).expect("PostgreSQL"))
        }
    }
    .unwrap_or_else(|error| panic!("{query}: {error}"));
    rows.into_iter().map(|row| row.text).collect()
}

/// The address of bulk reader number `n`.
pub(crate) fn bulk_address(n: usize) -> String {
    format!("r{n}@bulk-readers.net")
}

/// Adds confirmed readers `r1` to `r<readers>` to the first list, as an import would.
pub(crate) fn add_readers(database: &TestDatabase, readers: usize) {
    execute(
        database,
        &format!(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {readers}) \
             INSERT INTO subscribers (address, address_key, created_at) \
             SELECT 'r' || i || '@bulk-readers.net', 'r' || i || '@bulk-readers.net', 1 FROM n"
        ),
    );
    execute(
        database,
        "INSERT INTO subscriptions (list_id, subscriber_id, state, topics, created_at, changed_at, confirmed_at) \
         SELECT 1, id, 'active', '[]', 1, 1, 1 FROM subscribers WHERE address LIKE 'r%@bulk-readers.net'",
    );
}

/// Every delivery has ended, none is claimed, and the issues' counts add up.
pub(crate) fn assert_ledger_is_closed(database: &TestDatabase) {
    let open = "deliveries WHERE state IN ('queued', 'sending', 'deferred', 'in_doubt') OR worker_id IS NOT NULL";
    assert_eq!(count(database, open), 0, "deliveries are still open");
    let wrong = "issues WHERE planned_count <> (SELECT COUNT(*) FROM deliveries d WHERE d.issue_id = issues.id)";
    assert_eq!(
        count(database, wrong),
        0,
        "an issue's deliveries do not add up"
    );
}
