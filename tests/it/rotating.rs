//! Published keys: a key signs when it is seen in DNS and not before, and who changes keys loses no letter.

use std::collections::HashMap;
use std::time::Duration;

use postrider::config::{Config, Selector};
use postrider::domain::delivery::DeliveryState;
use postrider::domain::signing_key::KeyState;
use postrider::mail::dkim::proof;
use postrider::services::dkim::rotation::{self, Looked, Report};
use postrider::services::dkim::{self, NewKeys, RsaBits};

use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::dkimpy::{Case, verdicts};
use crate::harness::dns::{Dns, Mood};
use crate::harness::house::House;
use crate::harness::newsroom::{LIST, count, open_list};
use crate::harness::server::{Installation, Server};
use crate::harness::sink::Sink;

const ADA: &str = "ada@reader.example";
const BOB: &str = "bob@reader.example";
const CLEO: &str = "cleo@reader.example";
const DOMAIN: &str = "harbour.example";
const OLD: &str = "2026a._domainkey.harbour.example";
const NEW: &str = "2026b._domainkey.harbour.example";
/// For how long the zones' answers may be remembered.
const SECONDS: u32 = 60;

/// A house that signs with 2026b, or else with 2026a, and asks two resolvers.
struct Publishing {
    house: House,
    resolvers: [Dns; 2],
    /// The right records by name.
    records: HashMap<String, String>,
    _keys: tempfile::TempDir,
}

async fn publishing(database: TestDatabase, without_key: &str) -> Publishing {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().display().to_string();
    let pair = ("POSTRIDER_DKIM_KEYS_DIR".to_owned(), path.clone());
    let config = Config::load(None, [pair]).unwrap();
    let mut records = HashMap::new();
    for name in ["2026a", "2026b"] {
        let selector = Selector::parse(name).unwrap();
        let new = NewKeys::Rsa(RsaBits::Bits2048);
        let made = dkim::generate(&config, &selector, new, &[DOMAIN.to_owned()]).unwrap();
        let made = made.into_iter().flat_map(|key| key.records);
        records.extend(made.map(|record| (record.name, record.text)));
    }
    let resolvers = [Dns::start(), Dns::start()];
    let addresses = resolvers.each_ref().map(Dns::address).join(", ");
    let settings = [
        ("POSTRIDER_DKIM_KEYS_DIR", path.as_str()),
        ("POSTRIDER_DKIM_SELECTORS", "2026b, 2026a"),
        ("POSTRIDER_DKIM_WITHOUT_KEY", without_key),
        ("POSTRIDER_DNS_RESOLVERS", &addresses),
        ("POSTRIDER_DNS_TIMEOUT_MILLISECONDS", "300"),
        ("POSTRIDER_DNS_ATTEMPTS", "1"),
    ];
    Publishing {
        house: House::open_with(database, &settings).await,
        resolvers,
        records,
        _keys: folder,
    }
}

impl Publishing {
    /// Publishes the right record of a key everywhere.
    fn publish(&self, name: &str) {
        self.publish_as(name, &self.records[name]);
    }

    fn publish_as(&self, name: &str, text: &str) {
        for resolver in &self.resolvers {
            resolver.txt(name, text);
        }
    }

    async fn look(&self) -> Report {
        rotation::look(&self.house.app, &[]).await.unwrap()
    }

    /// What a look finds about one key.
    async fn looked(&self, selector: &str) -> Looked {
        let report = self.look().await;
        let found = report.keys.into_iter().find(|key| key.selector == selector);
        found.expect("a key that was looked at")
    }

    /// Publishes the old key and lets it become active.
    async fn begin_with_the_old_key(&self) {
        self.publish(OLD);
        assert_eq!(self.looked("2026a").await.state, KeyState::Active);
    }

    /// The selectors that a letter which everybody can verify is signed with.
    fn signed_by(&self, reader: &str) -> Vec<String> {
        let letter = self
            .house
            .sink()
            .accepted_for(reader)
            .pop()
            .expect("a letter");
        let message = letter.source();
        let now = self.house.app.now();
        let verified = proof::verify(&message, now, |name| self.records.get(name).cloned());
        assert_eq!(verified, Ok(1), "{message}");
        let case = Case {
            message: message.clone(),
            records: self.records.clone(),
            now: now.datetime().timestamp(),
        };
        if let Some(told) = verdicts("a rotated key judged by dkimpy", &[case]) {
            assert_eq!(told, [["pass"]]);
        }
        let tags = message.split("s=").skip(1);
        tags.filter_map(|tag| tag.split_once(';'))
            .map(|(selector, _)| selector.to_owned())
            .filter(|selector| selector.starts_with("2026"))
            .collect()
    }
}

both_databases! {
    async fn a_key_signs_once_both_resolvers_see_it_and_older_answers_have_run_out(database: TestDatabase) {
        let story = publishing(database, "pause").await;
        let house = &story.house;
        house.sign_up(ADA).await;
        let report = story.look().await;
        assert_eq!(report.lists_waiting, 1);
        assert!(report.problems[0].contains("no DKIM key can be used for harbour.example"));
        // The letter waits, and nothing is written about it.
        let due = house.look().await;
        assert_eq!(due.len(), 1);
        assert!(house.begin(&due).await.is_empty());
        assert_eq!(house.newest_delivery(ADA).await.attempts, 0);

        story.resolvers[0].txt(OLD, &story.records[OLD]);
        let looked = story.looked("2026a").await;
        assert_eq!((looked.state, looked.signs), (KeyState::Published, false));
        assert!(looked.finding.contains("fewer than 2 of 2"), "{}", looked.finding);

        story.publish(OLD);
        let looked = story.looked("2026a").await;
        assert_eq!((looked.state, looked.signs), (KeyState::Published, false));
        assert!(looked.finding.contains("it signs from 2026-03-02T08:01:00"), "{}", looked.finding);
        house.advance(SECONDS.into());
        let looked = story.looked("2026a").await;
        assert_eq!((looked.state, looked.signs), (KeyState::Active, true));
        house.deliver_all().await;
        assert_eq!(story.signed_by(ADA), ["2026a"]);
    }

    async fn a_new_key_takes_over_once_it_is_seen_and_every_letter_verifies(database: TestDatabase) {
        let story = publishing(database, "pause").await;
        let house = &story.house;
        story.begin_with_the_old_key().await;
        house.subscribe(ADA).await;
        assert_eq!(story.signed_by(ADA), ["2026a"]);

        // Named first and not published yet: the old one goes on.
        assert_eq!(story.looked("2026b").await.state, KeyState::Generated);
        house.subscribe(BOB).await;
        assert_eq!(story.signed_by(BOB), ["2026a"]);

        story.publish(NEW);
        assert_eq!(story.looked("2026b").await.state, KeyState::Published);
        house.advance(SECONDS.into());
        let report = story.look().await;
        let states: Vec<_> = report.keys.iter().map(|key| (&*key.selector, key.state)).collect();
        assert_eq!(states, [("2026b", KeyState::Active), ("2026a", KeyState::Retired)]);
        assert_eq!(report.problems, Vec::<String>::new());
        house.subscribe(CLEO).await;
        assert_eq!(story.signed_by(CLEO), ["2026b"]);
        // What the old key signed still verifies: its record has to stay for a while.
        assert_eq!(story.signed_by(BOB), ["2026a"]);
        let old = story.looked("2026a").await;
        assert!(old.finding.contains("keep its record until 2026-03-17"), "{}", old.finding);

        // The new one is lost: the old one is still there and steps in.
        story.publish_as(NEW, "v=DKIM1; p=");
        let report = story.look().await;
        let states: Vec<_> = report.keys.iter().map(|key| (&*key.selector, key.state)).collect();
        assert_eq!(states, [("2026b", KeyState::Failing), ("2026a", KeyState::Active)]);
        assert_eq!((report.problems.len(), report.lists_waiting), (1, 0));
        story.publish(NEW);
        house.advance(SECONDS.into());
        story.look().await;
        house.advance(15 * 86_400);
        story.publish_as(OLD, "v=DKIM1; k=rsa; p=");
        assert_eq!(story.looked("2026a").await.state, KeyState::Removed);
        assert_eq!(story.looked("2026b").await.state, KeyState::Active);
    }

    async fn a_resolver_that_does_not_answer_changes_nothing(database: TestDatabase) {
        let story = publishing(database, "pause").await;
        let house = &story.house;
        story.begin_with_the_old_key().await;
        for mood in [Mood::Silent, Mood::Fails] {
            for resolver in &story.resolvers {
                resolver.mood(mood);
                let looked = story.looked("2026a").await;
                assert_eq!((looked.state, looked.signs), (KeyState::Active, true), "{mood:?}");
            }
            let looked = story.looked("2026a").await;
            assert!(looked.finding.contains("what was true before holds"), "{}", looked.finding);
            // A process that starts while nobody answers knows what was seen before.
            let other = house.second_app().await;
            let report = rotation::look(&other, &[]).await.unwrap();
            let old = report.keys.iter().find(|key| key.selector == "2026a").unwrap();
            assert!(old.signs, "{mood:?}");
        }
        house.subscribe(ADA).await;
        assert_eq!(story.signed_by(ADA), ["2026a"]);
    }

    async fn what_is_wrong_with_a_record_is_said_and_its_key_does_not_sign(database: TestDatabase) {
        let story = publishing(database, "unsigned").await;
        let right = story.records[OLD].clone();
        let other = story.records[NEW].clone();
        story.begin_with_the_old_key().await;
        for (texts, words) in [
            (vec!["v=DKIM1; k=rsa; p="], "the key is revoked"),
            (vec![other.as_str()], "another key is published"),
            (vec![right.as_str(), other.as_str()], "there are 2 TXT records"),
            (vec!["v=spf1 -all"], "does not begin with v=DKIM1"),
            (vec![&right[..200]], "is not base64"),
            (vec![], "there is no TXT record 2026a._domainkey.harbour.example"),
        ] {
            for resolver in &story.resolvers {
                if texts.is_empty() {
                    resolver.remove(OLD);
                } else {
                    resolver.texts(OLD, &texts);
                }
            }
            let looked = story.looked("2026a").await;
            assert_eq!((looked.state, looked.signs), (KeyState::Failing, false), "{words}");
            assert!(looked.finding.contains(words), "{}", looked.finding);
            story.publish(OLD);
            assert_eq!(story.looked("2026a").await.state, KeyState::Failing, "{words}");
            story.house.advance(SECONDS.into());
            assert_eq!(story.looked("2026a").await.state, KeyState::Active, "{words}");
        }
        // Where letters may leave unsigned, they do, and nobody waits.
        story.publish_as(OLD, "v=DKIM1; p=");
        assert_eq!(story.look().await.lists_waiting, 0);
        story.house.subscribe(ADA).await;
        let letter = story.house.sink().accepted_for(ADA).pop().unwrap();
        assert_eq!(letter.header("DKIM-Signature"), None);
        assert_eq!(story.house.delivery_state(ADA).await, DeliveryState::Sent);
    }

    async fn a_record_may_be_long_an_alias_or_a_trial(database: TestDatabase) {
        let story = publishing(database, "pause").await;
        story.publish_as("keys.elsewhere.example", &story.records[OLD]);
        for resolver in &story.resolvers {
            resolver.alias(OLD, "keys.elsewhere.example");
            resolver.datagram_octets(200);
        }
        assert_eq!(story.looked("2026a").await.state, KeyState::Active);
        let trial = story.records[OLD].replace("k=rsa;", "k=rsa; t=y;");
        story.publish_as(OLD, &trial);
        let looked = story.looked("2026a").await;
        assert_eq!(looked.state, KeyState::Active);
        assert!(looked.finding.contains("a trial (t=y)"), "{}", looked.finding);
    }
}

/// A server that signs for its list with one key and asks two resolvers every second.
async fn server() -> (TestDatabase, Installation, [Dns; 2], Sink, String) {
    let database = TestDatabase::sqlite();
    let sink = Sink::start().await;
    let mut house = Installation::new(&database, &sink.url());
    open_list(&house);
    let made = house.cli(&["dkim", "generate", "--selector", "2026a"]);
    let record = made[0]["records"][0]["text"].as_str().unwrap().to_owned();
    let resolvers = [Dns::start(), Dns::start()];
    let addresses = resolvers.each_ref().map(Dns::address).join(", ");
    for (key, value) in [
        ("dkim.selectors", "2026a"),
        ("dkim.check_seconds", "1"),
        ("dkim.pending_seconds", "1"),
        ("dns.resolvers", &addresses),
        ("dns.timeout_milliseconds", "500"),
        ("sending.poll_milliseconds", "100"),
    ] {
        house.set(key, value);
    }
    for resolver in &resolvers {
        resolver.seconds(0);
    }
    (database, house, resolvers, sink, record)
}

/// Asks until the page at `path` holds `words`.
async fn until_told(server: &Server, path: &str, words: &str) {
    let mut page = String::new();
    for _ in 0..150 {
        page = server.browser().get(path).await.body;
        if page.contains(words) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{path} does not tell of {words:?}: {page}");
}

#[tokio::test]
async fn a_zone_that_changes_under_a_running_service_raises_the_alarm_and_stops_letters() {
    const NAME: &str = "2026a._domainkey.daily-news.net";
    let (database, house, resolvers, sink, record) = server().await;
    for resolver in &resolvers {
        resolver.txt(NAME, &record);
    }
    let server = house.serve().await;
    until_told(
        &server,
        "/metrics",
        "postrider_dkim_keys{state=\"active\"} 1",
    )
    .await;
    until_told(&server, "/metrics", "postrider_dkim_alarms 0").await;
    assert_eq!(house.cli_raw(&["dkim", "check"]).code, Some(0));

    for resolver in &resolvers {
        resolver.txt(NAME, "v=DKIM1; k=rsa; p=");
    }
    until_told(&server, "/health/ready", "the key is revoked").await;
    until_told(&server, "/metrics", "postrider_dkim_lists_waiting 1").await;
    server
        .browser()
        .get("/health/ready")
        .await
        .expect_status(200);
    assert!(
        house
            .log()
            .contains("no DKIM key can be used for daily-news.net")
    );
    let checked = house.cli_raw(&["dkim", "check"]);
    assert_eq!(checked.code, Some(1), "{}", checked.stdout);
    assert!(checked.stdout.contains("failing"), "{}", checked.stdout);
    let shown = house.cli(&["dkim", "show"]);
    assert_eq!(shown[0]["standings"][0]["state"], "failing");
    // A test letter waits until the record is right again.
    let article = r#"{"external_id": "1", "url": "https://daily-news.net/1", "title": "One"}"#;
    let file = house.directory().join("article.json");
    std::fs::write(&file, article).unwrap();
    let file = file.display().to_string();
    house.cli(&["article", "push", LIST, "--source", "site", &file]);
    let to = ["--to", "editor@daily-news.net"];
    house.cli(&[&["issue", "send-test", LIST], &to[..]].concat());
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    assert_eq!(sink.messages().len(), 0);
    assert_eq!(
        count(
            &database,
            "deliveries WHERE state = 'queued' AND attempts = 0"
        ),
        1
    );

    for resolver in &resolvers {
        resolver.txt(NAME, &record);
    }
    until_told(&server, "/metrics", "postrider_dkim_alarms 0").await;
    for _ in 0..100 {
        if !sink.messages().is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let letters = sink.messages();
    assert_eq!(letters.len(), 1);
    assert!(letters[0].header("DKIM-Signature").is_some());
    server.terminate(Duration::from_secs(15)).await;
    house.close_the_books(&letters);
}

#[tokio::test]
async fn whoever_does_not_sign_needs_no_dns_and_a_check_without_resolvers_says_what_is_missing() {
    let database = TestDatabase::sqlite();
    let mut house = Installation::new(&database, "smtp://127.0.0.1:1");
    house.cli(&["migrate"]);
    let dns = Dns::start();
    dns.mood(Mood::Silent);
    house.set("dns.resolvers", &dns.address());
    let server = house.serve().await;
    until_told(&server, "/health/ready", "\"ready\":true").await;
    assert_eq!(dns.asked(), 0);
    let checked = house.cli_raw(&["dkim", "check"]);
    assert_eq!(checked.code, Some(3));
    assert!(
        checked.stderr.contains("dkim.selectors names no key"),
        "{}",
        checked.stderr
    );
    house.set("dns.resolvers", "");
    let checked = house.cli_raw(&["dkim", "check"]);
    assert!(
        checked.stderr.contains("dns.resolvers is empty"),
        "{}",
        checked.stderr
    );
}
