//! An issue that is going out while something fails, and what has to be true afterwards.

use std::any::Any;
use std::collections::HashMap;
use std::time::Duration;

use postrider::domain::token::{Keyring, TokenPurpose};
use tokio::task::JoinHandle;
use tokio::time::Instant;

use crate::harness::database::TestDatabase;
use crate::harness::newsroom::{LIST, add_readers, bulk_address, count, open_list, texts};
use crate::harness::server::{Installation, KEYS, Server};
use crate::harness::sink::{Action, Script, Sink, Step};

const READERS: usize = 400;
const CONNECTIONS: usize = 2;
const WINDOW: usize = 4;
/// What may be begun when the fault begins, and one letter more that was being begun.
const IN_FLIGHT: usize = CONNECTIONS * (WINDOW + 1);
/// How long the relay takes for a letter.
const DOT: Duration = Duration::from_millis(20);
/// Longer than the lease.
const TROUBLE: Duration = Duration::from_secs(5);
const PATIENCE: Duration = Duration::from_mins(1);
/// Who leaves in the middle of it; hardly anybody has the digest sooner.
const LEAVING: usize = READERS;

/// What fails, from when to when.
pub(super) struct Fault {
    begin: Begin,
    end: Box<dyn FnOnce() + Send>,
}

type Begin = Box<dyn FnOnce(&Server) -> Box<dyn Any + Send> + Send>;

impl Fault {
    /// What begins it returns something that is dropped when it ends, before the last is called.
    pub(super) fn new(
        begin: impl FnOnce(&Server) -> Box<dyn Any + Send> + Send + 'static,
        end: impl FnOnce() + Send + 'static,
    ) -> Self {
        Self {
            begin: Box::new(begin),
            end: Box::new(end),
        }
    }
}

/// What is expected of the service while something fails.
pub(super) struct Expected {
    /// Nothing can be written from the first moment on.
    pub(super) at_once: bool,
    /// A wish to leave is taken.
    pub(super) leaving_works: bool,
}

pub(super) struct Newsroom {
    pub(super) database: TestDatabase,
    pub(super) installation: Installation,
    pub(super) server: Server,
    sink: Sink,
}

impl Newsroom {
    /// A service whose issue is going out to a slow relay.
    pub(super) async fn open(
        database: TestDatabase,
        prepare: impl FnOnce(&mut Installation),
    ) -> Self {
        let sink = Sink::start().await;
        sink.script_everyone(Script::at(Step::Dot, Action::Wait(DOT)));
        let mut installation = Installation::new(&database, &sink.url());
        for (key, value) in [
            ("log.level", "info"),
            ("sending.lease_seconds", "4"),
            ("sending.poll_milliseconds", "100"),
            ("sending.look_ahead", "50"),
            ("smtp.messages_per_connection", "10000"),
            ("worker.heartbeat_seconds", "1"),
        ] {
            installation.set(key, value);
        }
        installation.set("smtp.connections", &CONNECTIONS.to_string());
        installation.set("sending.window", &WINDOW.to_string());
        prepare(&mut installation);
        open_list(&installation);
        add_readers(&database, READERS);
        let article = r#"{"external_id": "1", "url": "https://daily-news.net/1", "title": "One"}"#;
        let file = installation.directory().join("article.json");
        std::fs::write(&file, article).unwrap();
        let file = file.display().to_string();
        installation.cli(&["article", "push", LIST, "--source", "site", &file]);
        installation.cli(&["issue", "send-now", LIST]);
        let server = installation.serve().await;
        Self {
            database,
            installation,
            server,
            sink,
        }
    }

    /// Waits until so many letters have arrived.
    pub(super) async fn arrives(&self, letters: usize) {
        let began = Instant::now();
        while self.sink.accepted() < letters {
            assert!(began.elapsed() < PATIENCE, "{}", self.installation.log());
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// The whole story of one fault.
    pub(super) async fn outlives(mut self, fault: Fault, expected: Expected) {
        self.arrives(40).await;
        let held = (fault.begin)(&self.server);
        let began = Instant::now();
        let before = self.sink.accepted();
        let token = Keyring::parse(KEYS).unwrap();
        let leaving = subscription(LEAVING);
        let leaving = token.sign(TokenPurpose::Unsubscribe, leaving);
        let (kept, refused) = self.sign_ups().await;
        assert!(
            refused > 0,
            "every sign-up was taken:\n{}",
            self.installation.log()
        );
        assert!(kept.is_empty() || !expected.at_once, "{kept:?} were taken");
        let left = self.leaves(&leaving).await;
        assert_eq!(
            left,
            if expected.leaving_works { 200 } else { 503 },
            "leaving"
        );
        tokio::time::sleep_until(began + TROUBLE).await;
        let arrived = self.sink.accepted() - before;
        assert!(self.server.is_running(), "{}", self.installation.log());
        drop(held);
        (fault.end)();
        assert!(
            arrived <= IN_FLIGHT || !expected.at_once,
            "{arrived} letters arrived meanwhile"
        );
        let leaver = (left == 200).then_some(LEAVING);
        self.ends(&kept, leaver).await;
        // Nothing was in doubt: the process lived, and knew the answers until it could write them down.
        assert_eq!(self.second_copies(), 0);
    }

    /// Signs up a dozen readers; who was taken, and how many were refused with a clear answer.
    async fn sign_ups(&self) -> (Vec<String>, usize) {
        let asked: Vec<_> = (0..12)
            .map(|n| (format!("new{n}"), self.asks_to_sign_up(&format!("new{n}"))))
            .collect();
        let (mut kept, mut refused) = (Vec::new(), 0);
        for (name, answer) in asked {
            match answer.await.unwrap() {
                Some(202) => kept.push(name),
                Some(503) => refused += 1,
                other => panic!("{other:?}\n{}", self.installation.log()),
            }
        }
        (kept, refused)
    }

    /// Asks to sign up `name`; the status of the answer, if one came. One of 503 is a problem document.
    pub(super) fn asks_to_sign_up(&self, name: &str) -> JoinHandle<Option<u16>> {
        let browser = self.server.browser();
        let body = serde_json::json!({"email": format!("{name}@new-readers.net"), "list": LIST, "terms_version": 1,
            "consent_newsletter": true, "consent_terms": true});
        tokio::spawn(async move {
            let request = browser.request(reqwest::Method::POST, "/api/v1/subscriptions");
            let request = request.header("content-type", "application/json");
            let answer = request.body(body.to_string()).send().await.ok()?;
            let status = answer.status().as_u16();
            if status == 503 {
                assert_eq!(answer.headers()["content-type"], "application/problem+json");
                assert!(answer.headers().contains_key("retry-after"));
                let problem: serde_json::Value =
                    serde_json::from_str(&answer.text().await.ok()?).unwrap();
                assert_eq!(problem["status"], 503);
                let detail = problem["detail"].as_str().unwrap();
                assert!(detail.contains("try again"), "{detail}");
            }
            Some(status)
        })
    }

    async fn leaves(&self, token: &str) -> u16 {
        let form = "application/x-www-form-urlencoded";
        let body = b"List-Unsubscribe=One-Click".to_vec();
        let page = self.server.browser();
        page.post(&format!("/u/{token}"), form, body).await.status
    }

    /// Everything comes to its end: everybody has the digest, and these sign-ups their letters.
    pub(super) async fn ends(&self, sign_ups: &[String], leaver: Option<usize>) {
        let began = Instant::now();
        let is_over = || {
            count(&self.database, "issues WHERE state = 'finished'") == 1
                && count(&self.database, "deliveries WHERE settled_at IS NULL") == 0
                && count(&self.database, "signups") == 0
                && (leaver.is_none()
                    || count(&self.database, "consents WHERE act = 'withdrawn'") == 1)
        };
        while !is_over() {
            if began.elapsed() > PATIENCE {
                let open = "SELECT recipient || ' ' || state AS text FROM deliveries WHERE settled_at IS NULL";
                let open = texts(&self.database, open);
                panic!("still open: {open:#?}\n{}", self.installation.log());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let copies = self.copies();
        for n in 1..=READERS {
            let address = bulk_address(n);
            let has = copies.contains_key(&address);
            let may_miss = leaver == Some(n);
            assert!(has || may_miss, "{address} is lost");
        }
        for name in sign_ups {
            let address = format!("{name}@new-readers.net");
            assert!(
                copies.contains_key(&address),
                "{address} signed up and heard nothing"
            );
        }
        if let Some(n) = leaver {
            let left = format!(
                "subscriptions WHERE id = {} AND state = 'unsubscribed'",
                subscription(n)
            );
            assert_eq!(count(&self.database, &left), 1);
        }
        let doubts = count(&self.database, "attempts WHERE outcome = 'in_doubt'");
        assert!(
            self.second_copies() <= usize::try_from(doubts).unwrap(),
            "more second copies than doubts"
        );
    }

    fn second_copies(&self) -> usize {
        self.copies().values().map(|copies| copies - 1).sum()
    }

    fn copies(&self) -> HashMap<String, usize> {
        self.sink.kept_by_recipient()
    }
}

/// Subscriptions are numbered like the readers, which are added in one go.
fn subscription(reader: usize) -> i64 {
    i64::try_from(reader).unwrap()
}
