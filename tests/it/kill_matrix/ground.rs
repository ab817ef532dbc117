//! Where a case is played: a ledger copied from a prepared one, a relay, and processes that fall.

use std::collections::HashMap;
use std::os::unix::process::ExitStatusExt as _;
use std::time::Duration;

use super::{Case, Mishap};
use crate::harness::database::TestDatabase;
use crate::harness::newsroom::{LIST, add_readers, bulk_address, count, execute, open_list, texts};
use crate::harness::server::{Installation, Server};
use crate::harness::sink::Sink;

/// Readers of the list, in chunks of two.
pub(super) const READERS: usize = 6;
/// Who has been asked and has not answered yet.
pub(super) const ASKED: &str = "asked@matrix-readers.net";
/// Who signs up.
pub(super) const NEW: &str = "new@matrix-readers.net";

const PATIENCE: Duration = Duration::from_secs(40);
/// Longer than the lease.
const STANDSTILL: Duration = Duration::from_secs(4);
const ABORTED: i32 = 6;
const ENDED: i32 = 86;

/// The sign-up of [`NEW`] or [`ASKED`] as the API takes it.
pub(super) fn sign_up_of(email: &str) -> serde_json::Value {
    serde_json::json!({"email": email, "list": LIST, "terms_version": 1, "consent_newsletter": true,
        "consent_terms": true})
}

/// Prepared ledgers that cases copy.
pub(super) struct Originals {
    /// A list with readers, an article, and somebody who was asked.
    asked: TestDatabase,
    /// The token of the question.
    token: String,
    /// What the question's page puts into its form.
    stamp: String,
    /// The same with an issue of which nothing is sent yet.
    planned: TestDatabase,
    /// The same with all of its letters in doubt and held.
    held: TestDatabase,
}

impl Originals {
    pub(super) async fn prepare(asked: TestDatabase) -> Self {
        let sink = Sink::start().await;
        let installation = Installation::new(&asked, &sink.url());
        open_list(&installation);
        add_readers(&asked, READERS);
        let article = r#"{"external_id": "1", "url": "https://daily-news.net/1", "title": "One"}"#;
        let file = installation.directory().join("article.json");
        std::fs::write(&file, article).unwrap();
        let file = file.display().to_string();
        installation.cli(&["article", "push", LIST, "--source", "site", &file]);
        let server = installation.serve().await;
        let browser = server.browser();
        let sign_up = sign_up_of(ASKED);
        let signed_up = browser.post_json("/api/v1/subscriptions", &sign_up);
        signed_up.await.expect_status(202);
        let letter = sink.wait_for(1, PATIENCE).await.remove(0);
        let link = letter.link_with("/confirmation/");
        let token = crate::harness::house::token(&link);
        let page = browser.get(&link).await.expect_status(200).form();
        let stamp = page.value("stamp").expect("a stamp").to_owned();
        server.terminate(Duration::from_secs(20)).await;

        let planned = asked.copy();
        Installation::new(&planned, &sink.url()).cli(&["issue", "send-now", LIST]);
        let held = planned.copy();
        execute(
            &held,
            "UPDATE deliveries SET state = 'in_doubt', due_at = NULL, attempts = 1, dated_at = created_at \
             WHERE issue_id IS NOT NULL",
        );
        Self {
            asked,
            token,
            stamp,
            planned,
            held,
        }
    }
}

/// A case and what it is played with.
pub(super) struct Ground {
    pub(super) case: Case,
    pub(super) database: TestDatabase,
    pub(super) installation: Installation,
    pub(super) sink: Sink,
    /// The token of the question that [`ASKED`] was put.
    pub(super) token: String,
    /// What its page puts into the form.
    pub(super) stamp: String,
}

impl Ground {
    pub(super) async fn open(case: Case, originals: &Originals) -> Self {
        let original = match case.story.begins_with() {
            Beginning::Asked => &originals.asked,
            Beginning::Planned => &originals.planned,
            Beginning::Held => &originals.held,
        };
        let database = original.copy();
        let sink = Sink::start().await;
        let mut installation = Installation::new(&database, &sink.url());
        for (key, value) in [
            // A busy machine must not make PostgreSQL take a standing transaction away.
            ("database.busy_timeout_seconds", "60"),
            ("database.readers", "1"),
            ("digest.plan_chunk", "2"),
            ("log.level", "info"),
            ("sending.in_doubt_wait_seconds", "1"),
            ("sending.lease_seconds", "3"),
            ("sending.look_ahead", "50"),
            ("sending.poll_milliseconds", "100"),
            ("sending.relay_pause_seconds", "1"),
            ("sending.settle_batch", "4"),
            ("sending.window", "3"),
            ("smtp.connections", "2"),
            ("worker.heartbeat_seconds", "1"),
            ("worker.tick_milliseconds", "200"),
        ] {
            installation.set(key, value);
        }
        Self {
            case,
            database,
            installation,
            sink,
            token: originals.token.clone(),
            stamp: originals.stamp.clone(),
        }
    }

    /// Arms the fail point for the processes that are started until it is disarmed.
    pub(super) fn arm(&mut self) {
        self.installation.set("test.fail_point", &self.case.armed());
    }

    pub(super) fn disarm(&mut self) {
        self.installation.unset("test.fail_point");
    }

    /// Waits until the process has fallen at the fail point.
    pub(super) async fn falls(&self, process: &mut Server) {
        let fallen = async {
            loop {
                if let Some(status) = process.ended() {
                    let as_told = match self.case.mishap {
                        Mishap::Abort => status.signal() == Some(ABORTED),
                        Mishap::Exit => status.code() == Some(ENDED),
                        Mishap::Stop => false,
                    };
                    assert!(as_told, "{}: {status}", self.name());
                    return;
                }
                if process.is_stopped() {
                    return;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        let fallen = tokio::time::timeout(PATIENCE, fallen).await;
        assert!(fallen.is_ok(), "{}: the point was not reached", self.name());
    }

    /// Takes a fallen server's place, or lets it go on after a standstill; on PostgreSQL another works meanwhile,
    /// because SQLite's writer may be the one that stands still. Returns who works from now on.
    pub(super) async fn go_on(&mut self, fallen: Server) -> Vec<Server> {
        self.disarm();
        if self.case.mishap != Mishap::Stop {
            drop(fallen);
            return vec![self.installation.serve().await];
        }
        let began = tokio::time::Instant::now();
        let mut working = Vec::new();
        if self.database.is_postgres() {
            working.push(self.installation.serve_beside().await);
        }
        tokio::time::sleep_until(began + STANDSTILL).await;
        fallen.signal("CONT");
        working.insert(0, fallen);
        working
    }

    /// The same for a command, which ends.
    pub(super) async fn command_goes_on(&mut self, fallen: Server) {
        self.disarm();
        if self.case.mishap == Mishap::Stop {
            tokio::time::sleep(STANDSTILL).await;
            fallen.signal("CONT");
            let status = fallen.wait(PATIENCE).await;
            assert!(status.success(), "{}: {status}", self.name());
        }
    }

    /// Waits until a condition holds for the ledger.
    pub(super) async fn until(&self, what: &str, holds: impl Fn(&TestDatabase) -> bool) {
        let wait = async {
            while !holds(&self.database) {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        };
        if tokio::time::timeout(PATIENCE, wait).await.is_err() {
            let letters = texts(
                &self.database,
                "SELECT recipient || ' ' || letter || ' ' || state AS text FROM deliveries",
            );
            let log = self.installation.log();
            panic!(
                "{}: {what} did not come about: {letters:#?}\n{log}",
                self.name()
            );
        }
    }

    /// Waits until no letter is open.
    pub(super) async fn until_settled(&self) {
        self.until("the end of all letters", |ledger| {
            count(ledger, "deliveries WHERE settled_at IS NULL") == 0
        })
        .await;
    }

    /// Asserts that a count is what it has to be.
    pub(super) fn expect(&self, table_and_condition: &str, expected: usize) {
        let found = count(&self.database, table_and_condition);
        let expected = i64::try_from(expected).unwrap();
        assert_eq!(found, expected, "{}: {table_and_condition}", self.name());
    }

    /// Compares the relay's book with the ledger's: every letter that is sent arrived, no other did, and a letter
    /// has at most as many second copies as it was in doubt, all of them the same.
    pub(super) fn compare_the_books(&self, letter: &str) {
        let sent = format!(
            "SELECT recipient AS text FROM deliveries WHERE state = 'sent' AND letter = '{letter}'"
        );
        let sent = texts(&self.database, &sent);
        let doubts = texts(
            &self.database,
            "SELECT d.recipient AS text FROM attempts a JOIN deliveries d ON d.id = a.delivery_id \
             WHERE a.outcome = 'in_doubt'",
        );
        let mut copies: HashMap<String, Vec<String>> = HashMap::new();
        for message in self.sink.messages().iter().filter(|message| message.kept()) {
            let recipient = message.recipient().to_owned();
            copies.entry(recipient).or_default().push(message.source());
        }
        for recipient in &sent {
            let copies = copies.remove(recipient).unwrap_or_default();
            assert!(!copies.is_empty(), "{}: {recipient} is lost", self.name());
            let doubted = doubts
                .iter()
                .filter(|doubted| *doubted == recipient)
                .count();
            assert!(
                copies.len() <= 1 + doubted,
                "{}: {recipient} has {} copies and was {doubted} times in doubt",
                self.name(),
                copies.len()
            );
            let same = copies.iter().all(|copy| *copy == copies[0]);
            assert!(same, "{}: the copies differ", self.name());
        }
        let strays: Vec<_> = copies.keys().collect();
        assert!(
            strays.is_empty(),
            "{}: {strays:?} got a letter that is not sent",
            self.name()
        );
    }

    /// Every reader has the digest.
    pub(super) fn everybody_has_the_digest(&self) {
        for n in 1..=READERS {
            let mine = format!(
                "deliveries WHERE recipient = '{}' AND letter = 'digest' AND state = 'sent'",
                bulk_address(n)
            );
            self.expect(&mine, 1);
        }
        self.compare_the_books("digest");
    }

    fn name(&self) -> String {
        self.case.armed()
    }
}

/// What a story begins with.
pub(super) enum Beginning {
    Asked,
    Planned,
    Held,
}
