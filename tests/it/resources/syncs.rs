//! What is answered was synced before: the order of a process's system calls, as strace writes it down.

use std::time::Duration;

use diesel::RunQueryDsl as _;
use postrider::config::Config;
use postrider::store::{Database, StoreError};

use crate::harness::database::TestDatabase;
use crate::harness::newsroom::{LIST, execute, open_list};
use crate::harness::server::Installation;
use crate::harness::sink::Sink;
use crate::harness::system_faults::{CallLog, can_trace};

const CALLS: &str = "pwrite64,fsync,fdatasync,write,writev,sendto,sendmsg";

/// A call that has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Call {
    /// Something was written to the ledger's log.
    Written,
    /// The ledger's log is on the disk.
    Synced,
    /// The reader was answered.
    Answered,
    /// A dialogue about a letter begins.
    Asked,
    Other,
}

/// What a line of strace's log tells. A call that was interrupted by another thread's line is told when it ends,
/// except an answer, which is told when it begins: the bytes may leave at once.
fn told(line: &str) -> Call {
    let is_ledger = line.contains("postrider.db-wal>");
    if line.contains("\"HTTP/1.1 202") {
        Call::Answered
    } else if line.contains("\"MAIL FROM") {
        Call::Asked
    } else if line.contains("pwrite64") && is_ledger && !line.contains("resumed") {
        Call::Written
    } else if line.contains("sync") && line.contains("= 0") {
        Call::Synced
    } else {
        Call::Other
    }
}

/// Whether the ledger was synced between the last write and each dialogue.
fn is_synced_before_each_dialogue(calls: &[Call]) -> bool {
    let is_about_the_ledger = |call: &&Call| matches!(call, Call::Written | Call::Synced);
    calls.iter().enumerate().all(|(at, call)| {
        *call != Call::Asked
            || calls[..at].iter().rev().find(is_about_the_ledger) == Some(&Call::Synced)
    })
}

/// Whether a sync lies between each sign-up and its answer. The worker that acts on the sign-up writes at once, perhaps
/// before the answer has left, so syncs are counted: since the dialogue before there was one for that dialogue's
/// outcome and one for the sign-up.
fn is_synced_before_each_answer(calls: &[Call]) -> bool {
    calls.iter().enumerate().all(|(at, call)| {
        let before = &calls[..at];
        let dialogue = before.iter().rposition(|call| *call == Call::Asked);
        let since = &before[dialogue.map_or(0, |dialogue| dialogue + 1)..];
        let syncs = since.iter().filter(|call| **call == Call::Synced).count();
        *call != Call::Answered || syncs > usize::from(dialogue.is_some())
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_and_a_dialogue_come_after_the_sync_has_returned() {
    if !can_trace("the order of syncs and answers") {
        return;
    }
    let database = TestDatabase::sqlite();
    let sink = Sink::start().await;
    let mut installation = Installation::new(&database, &sink.url());
    // Nobody else writes meanwhile: no signs of life, no duties but those that a sign-up calls.
    installation.set("worker.heartbeat_seconds", "3600");
    installation.set("worker.tick_milliseconds", "60000");
    installation.set("sending.lease_seconds", "7201");
    installation.set("smtp.connections", "1");
    open_list(&installation);
    let server = installation.serve().await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let log = CallLog::begin(&server, CALLS, installation.directory());
    for n in 1..=5 {
        let sign_up = serde_json::json!({"email": format!("r{n}@synced-readers.net"), "list": LIST,
            "terms_version": 1, "consent_newsletter": true, "consent_terms": true});
        let answer = server
            .browser()
            .post_json("/api/v1/subscriptions", &sign_up)
            .await;
        answer.expect_status(202);
        sink.wait_for(n, Duration::from_secs(30)).await;
        // The outcome is written down, too, before the next one begins.
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let lines = log.read();
    let calls: Vec<Call> = lines.iter().map(|line| told(line)).collect();
    let count = |what| calls.iter().filter(|call| **call == what).count();
    assert_eq!(
        (count(Call::Answered), count(Call::Asked)),
        (5, 5),
        "{lines:#?}"
    );
    assert!(count(Call::Written) >= 10 && count(Call::Synced) >= 10);
    assert!(
        is_synced_before_each_dialogue(&calls),
        "a dialogue began before the sync: {lines:#?}"
    );
    assert!(
        is_synced_before_each_answer(&calls),
        "an answer left before the sync: {lines:#?}"
    );
}

/// A database, or its server, may be set to answer before a commit is on the disk.
#[tokio::test]
async fn postgres_commits_are_durable_whatever_the_database_says() {
    #[derive(diesel::QueryableByName)]
    struct Setting {
        #[diesel(sql_type = diesel::sql_types::Text)]
        setting: String,
    }
    let Some(database) = TestDatabase::postgres("durable commits") else {
        return;
    };
    let name = database.url();
    let name = name.rsplit('/').next().unwrap();
    execute(
        &database,
        &format!("ALTER DATABASE {name} SET synchronous_commit = off"),
    );
    let pairs = [("POSTRIDER_DATABASE_URL".to_owned(), database.url())];
    let config = Config::load(None, pairs).unwrap();
    let ledger = Database::open(&config.database).unwrap();
    let asked = ledger.write(|ledger| {
        let asked = "SELECT current_setting('synchronous_commit') AS setting";
        Ok::<Setting, StoreError>(diesel::sql_query(asked).get_result(ledger)?)
    });
    assert_eq!(asked.await.unwrap().setting, "on");
}

#[test]
fn an_answer_or_a_dialogue_before_the_sync_would_be_noticed() {
    use Call::{Answered, Asked, Synced, Written};
    let first = [Written, Synced, Answered, Written, Synced, Asked];
    assert!(is_synced_before_each_answer(&first) && is_synced_before_each_dialogue(&first));
    let in_order = [&first[..], &[Written, Synced], &first[..]].concat();
    assert!(is_synced_before_each_answer(&in_order) && is_synced_before_each_dialogue(&in_order));
    let too_soon = [&first[..], &[Written, Synced, Written, Answered, Synced]].concat();
    assert!(!is_synced_before_each_answer(&too_soon));
    assert!(!is_synced_before_each_dialogue(&[Written, Asked, Synced]));
}
