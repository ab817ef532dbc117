//! Watching: the figures of an issue are those of the ledger, on the command line, by API and as events.

use std::time::Duration;

use postrider::services::{digest, progress};

use crate::harness::browser::Browser;
use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::house::House;
use crate::harness::newsroom::{LIST, add_readers, api_key, bulk_address, count, open_list};
use crate::harness::server::{Installation, Server};
use crate::harness::sink::{Script, Sink, Step};

const PATIENCE: Duration = Duration::from_mins(1);

/// A newsroom with readers and an article, and a server that works.
struct Newsroom {
    installation: Installation,
    server: Server,
    sink: Sink,
    key: String,
}

impl Newsroom {
    async fn open(database: &TestDatabase, readers: usize, settings: &[(&str, &str)]) -> Self {
        let sink = Sink::start().await;
        let mut installation = Installation::new(database, &sink.url());
        installation.set("log.level", "info");
        installation.set("watch.every_milliseconds", "50");
        for (key, value) in settings {
            installation.set(key, value);
        }
        open_list(&installation);
        add_readers(database, readers);
        let key = api_key(&installation);
        let server = installation.serve().await;
        let article = serde_json::json!({"list": LIST, "source": "site", "external_id": "1",
            "url": "https://daily-news.net/1", "title": "The first article"});
        let browser = server.browser();
        browser
            .post_json_as(&key, "/api/v1/articles", &article)
            .await
            .expect_status(200);
        Self {
            installation,
            server,
            sink,
            key,
        }
    }

    fn send_now(&self) -> i64 {
        self.installation.cli(&["issue", "send-now", LIST])["id"]
            .as_i64()
            .unwrap()
    }

    async fn figures(&self, issue: i64) -> serde_json::Value {
        let browser: Browser = self.server.browser();
        let path = format!("/api/v1/issues/{issue}");
        let request = browser
            .request(reqwest::Method::GET, &path)
            .bearer_auth(&self.key);
        browser.send(request).await.expect_status(200).json()
    }

    /// Begins to watch an issue by its events.
    async fn events(&self, issue: i64) -> reqwest::Response {
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let url = format!("{}/api/v1/issues/{issue}/events", self.server.url());
        client.get(url).bearer_auth(&self.key).send().await.unwrap()
    }

    fn close(self) {
        drop(self.server);
        self.installation.close_the_books(&self.sink.messages());
    }
}

/// The names and data of a stream of events that has ended.
fn parse_events(text: &str) -> Vec<(String, serde_json::Value)> {
    let blocks = text.split("\n\n").filter(|block| !block.is_empty());
    let parse = |block: &str| {
        let (event, data) = block.split_once('\n').unwrap();
        let name = event.strip_prefix("event: ").unwrap().to_owned();
        (
            name,
            serde_json::from_str(data.strip_prefix("data: ").unwrap()).unwrap(),
        )
    };
    blocks.map(parse).collect()
}

const STATES: [&str; 10] = [
    "queued",
    "sending",
    "sent",
    "deferred",
    "rejected",
    "bounced",
    "skipped",
    "cancelled",
    "expired",
    "in_doubt",
];

#[track_caller]
fn assert_adds_up(figures: &serde_json::Value) {
    let sum: i64 = STATES
        .iter()
        .map(|state| figures[*state].as_i64().unwrap())
        .sum();
    assert_eq!(figures["planned"], sum, "{figures}");
    assert!(
        STATES
            .iter()
            .all(|state| figures[*state].as_i64() >= Some(0)),
        "{figures}"
    );
}

both_databases! {
    async fn the_count_is_what_counting_every_row_would_give(database: TestDatabase) {
        let house = House::open(database).await;
        for number in 0..30 {
            house.sign_up(&format!("reader{number}@reader.example")).await;
        }
        house.run_sql("UPDATE subscriptions SET state = 'active', confirmed_at = 1").unwrap();
        house.run_sql("DELETE FROM deliveries").unwrap();
        house.push(&["one"]).await;
        house.morning_of_march(2);
        let issue = digest::plan_due_issues(&house.app).await.unwrap().remove(0).id;
        let first = house.number("SELECT MIN(id) FROM deliveries");
        let mut next = first;
        for (howmany, change) in [
            (3, "state = 'sent', reply_code = 250, settled_at = 1"),
            (2, "state = 'deferred'"),
            (1, "state = 'sending', worker_id = 1"),
            (4, "state = 'rejected', settled_at = 1"),
            (1, "state = 'bounced', settled_at = 1"),
            (2, "state = 'skipped', settled_at = 1"),
            (3, "state = 'cancelled', settled_at = 1"),
            (1, "state = 'expired', settled_at = 1"),
            (2, "state = 'in_doubt'"),
            (1, "state = 'in_doubt', due_at = NULL"),
        ] {
            let last = next + howmany;
            house.run_sql(&format!("UPDATE deliveries SET {change} WHERE id >= {next} AND id < {last}")).unwrap();
            next = last;
        }
        let told = progress::of(&house.app, issue).await.unwrap();
        let json = serde_json::to_value(&told).unwrap();
        for state in STATES {
            let rows = house.number(&format!("SELECT COUNT(*) FROM deliveries WHERE state = '{state}'"));
            assert_eq!(json[state], rows, "{state} in {json}");
        }
        assert_eq!((told.counts.planned, told.counts.held, told.counts.in_doubt), (30, 1, 3));
        assert_eq!((told.rate_per_second, told.seconds_left), (None, None));
        let report = digest::report(&house.app, issue).await.unwrap();
        assert_eq!(report.deliveries.iter().map(|one| one.count).sum::<i64>(), 30);
        assert_eq!(report.deliveries.len(), 10);
        // Five letters in ten seconds: half a letter a second, and time left for what is not held.
        house.run_sql(&format!("UPDATE deliveries SET state = 'sent', reply_code = 250, settled_at = 1 \
            WHERE id >= {next} AND id < {}", next + 5)).unwrap();
        house.advance(10);
        let told = progress::of(&house.app, issue).await.unwrap();
        assert_eq!(told.rate_per_second, Some(0.5));
        assert_eq!(told.seconds_left, Some((told.counts.open() - 1) * 2));
    }

    async fn a_watch_runs_to_the_end_of_the_issue(database: TestDatabase) {
        let newsroom = Newsroom::open(&database, 300, &[]).await;
        newsroom.sink.script(&bulk_address(7), Script::reply(Step::Rcpt, "550 5.1.1 Nobody here"));
        let issue = newsroom.send_now();
        let number = issue.to_string();
        let events = newsroom.events(issue).await;
        assert_eq!(events.headers()["content-type"], "text/event-stream");
        let spoken = newsroom.installation.cli_raw(&["issue", "watch", &number, "--json"]);
        assert_eq!(spoken.code, Some(0), "{}", spoken.stderr);
        let lines: Vec<serde_json::Value> =
            spoken.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        for line in &lines {
            assert_adds_up(line);
        }
        let last = lines.last().unwrap();
        assert_eq!((&last["state"], &last["planned"]), (&"finished".into(), &300.into()));
        assert_eq!((&last["sent"], &last["rejected"]), (&299.into(), &1.into()));
        assert!(last["ended_at"].is_string() && last["seconds_left"].is_null(), "{last}");

        let events = tokio::time::timeout(PATIENCE, events.text()).await.unwrap().unwrap();
        let events = parse_events(&events);
        for (_, figures) in &events {
            assert_adds_up(figures);
        }
        assert_eq!((events[0].0.as_str(), events.last().unwrap().0.as_str()), ("progress", "ended"));
        assert_eq!(events.iter().filter(|(name, _)| name == "ended").count(), 1);
        assert_eq!(events.last().unwrap().1["sent"], 299);

        let figures = newsroom.figures(issue).await;
        assert_eq!((&figures["state"], &figures["sent"]), (&"finished".into(), &299.into()));
        assert_eq!(count(&database, "deliveries WHERE state = 'sent'"), 299);
        // Watching what has ended ends at once; a person gets one line.
        let spoken = newsroom.installation.cli_raw(&["issue", "watch", &number]);
        let line = format!("issue {number} of daily: 300 of 300 ended; finished, 299 sent, 1 rejected");
        assert_eq!((spoken.code, spoken.stdout.trim()), (Some(0), line.as_str()));
        let again = newsroom.events(issue).await.text().await.unwrap();
        let names: Vec<String> = parse_events(&again).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["progress", "ended"]);
        let shown = newsroom.installation.cli(&["issue", "show", &number]);
        assert_eq!(shown["deliveries"], serde_json::json!([
            {"state": "rejected", "count": 1}, {"state": "sent", "count": 299}]));
        newsroom.close();
    }

    async fn streams_are_few_say_when_paused_and_end_with_the_server(database: TestDatabase) {
        let mut newsroom = Newsroom::open(&database, 3, &[("watch.streams", "2")]).await;
        // Nothing gets out, so the issue stays under way.
        for reader in 1..=3 {
            newsroom.sink.script(&bulk_address(reader), Script::reply(Step::Rcpt, "450 4.2.1 Later"));
        }
        let issue = newsroom.send_now();
        newsroom.installation.cli(&["issue", "pause", &issue.to_string()]);
        let mut first = newsroom.events(issue).await;
        let chunk = first.chunk().await.unwrap().unwrap();
        let events = parse_events(std::str::from_utf8(&chunk).unwrap());
        assert_eq!((events[0].0.as_str(), &events[0].1["state"]), ("progress", &"paused".into()));
        let second = newsroom.events(issue).await;
        assert_eq!(second.status(), 200);
        let third = newsroom.events(issue).await;
        assert_eq!((third.status().as_u16(), &third.headers()["retry-after"]), (503, &"5".parse().unwrap()));
        // Who goes away makes room.
        drop(second);
        let mut freed = false;
        for _ in 0..100 {
            tokio::time::sleep(Duration::from_millis(50)).await;
            freed = newsroom.events(issue).await.status() == 200;
            if freed {
                break;
            }
        }
        assert!(freed, "a stream that nobody reads keeps its place");

        let browser = newsroom.server.browser();
        let path = format!("/api/v1/issues/{issue}");
        for path in [&path, &format!("{path}/events")] {
            browser.get(path).await.expect_status(401);
            let head = browser.request(reqwest::Method::HEAD, path).bearer_auth(&newsroom.key);
            browser.send(head).await.expect_status(200);
        }
        for unknown in ["99", "x", "-1"] {
            let path = format!("/api/v1/issues/{unknown}");
            let get = browser.request(reqwest::Method::GET, &path).bearer_auth(&newsroom.key);
            browser.send(get).await.expect_status(404);
        }

        let ended = newsroom.server.terminate(Duration::from_secs(8)).await;
        assert!(ended.success());
        let rest = tokio::time::timeout(PATIENCE, first.text()).await.unwrap();
        assert!(!rest.unwrap().contains("event: ended"));
        newsroom.server = newsroom.installation.serve().await;
        newsroom.close();
    }
}
