//! Feeds at the real front door: an operator asks how they are doing by API and on the command line, decides about a
//! flood, sets topic rules; a hub calls.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::browser::{Browser, Page};
use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::feed_server::{Document, Entry, FeedServer};
use crate::harness::newsroom::{LIST, api_key, count, open_list};
use crate::harness::server::{Installation, Server};
use crate::harness::sink::Sink;

const PATIENCE: Duration = Duration::from_secs(30);
const SECRET_IN_THE_ADDRESS: &str = "secret-in-the-address";

struct Desk {
    database: TestDatabase,
    installation: Installation,
    server: Server,
    site: FeedServer,
    key: String,
    _sink: Sink,
}

impl Desk {
    async fn open(database: TestDatabase) -> Self {
        let (sink, site) = (Sink::start().await, FeedServer::start().await);
        let mut installation = Installation::new(&database, &sink.url());
        for (key, value) in [
            ("feeds.allow_private", site.host_and_port()),
            ("feeds.poll_seconds", "1".to_owned()),
            ("feeds.jitter_percent", "0".to_owned()),
            ("feeds.host_spacing_seconds", "0".to_owned()),
            ("feeds.websub_rest_seconds", "0".to_owned()),
            ("feeds.flood_floor", "5".to_owned()),
        ] {
            installation.set(key, &value);
        }
        open_list(&installation);
        installation.cli(&["list", "topic", LIST, "sport=Sport"]);
        let key = api_key(&installation);
        let server = installation.serve().await;
        Self {
            database,
            installation,
            server,
            site,
            key,
            _sink: sink,
        }
    }

    async fn ask(&self, method: Method, path: &str, body: Option<&Value>) -> Page {
        let browser: Browser = self.server.browser();
        let mut request = browser.request(method, path).bearer_auth(&self.key);
        if let Some(body) = body {
            request = request
                .header("content-type", "application/json")
                .body(body.to_string());
        }
        browser.send(request).await
    }

    async fn feed(&self, id: i64) -> Value {
        let page = self
            .ask(Method::GET, &format!("/api/v1/feeds/{id}"), None)
            .await;
        page.expect_status(200).json()
    }

    async fn until(&self, what: &str, condition: &str) {
        let waited = tokio::time::timeout(PATIENCE, async {
            while count(&self.database, condition) == 0 {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        });
        assert!(waited.await.is_ok(), "{what}: {}", self.installation.log());
    }

    fn publish(&self, numbers: std::ops::Range<u32>) {
        let entries: Vec<Entry> = numbers
            .map(|number| Entry {
                link: format!("https://news.example/sport/{number}"),
                ..Entry::numbered(number, "")
            })
            .collect();
        let mut document = Document::rss("News", &entries);
        let link = format!("<{}>; rel=hub, </feed>; rel=self", self.site.url("/hub"));
        document.headers.push(("Link".to_owned(), link));
        self.site
            .publish(&format!("/feed?key={SECRET_IN_THE_ADDRESS}"), document);
    }

    fn close(self) {
        drop(self.server);
        self.installation.close_the_books(&[]);
    }
}

both_databases! {
    async fn an_operator_decides_about_a_flood_by_api_and_on_the_command_line(database: TestDatabase) {
        let desk = Desk::open(database).await;
        desk.installation.remember_secret(SECRET_IN_THE_ADDRESS);
        desk.publish(1..3);
        let url = desk.site.url(&format!("/feed?key={SECRET_IN_THE_ADDRESS}"));
        let id = desk.installation.cli(&["feed", "add", LIST, &url])["id"].as_i64().unwrap();
        desk.until("the feed is read", "articles").await;
        let rules = json!({"rules": [{"topic": "sport", "kind": "url", "value": "/sport/"}]});
        let set = desk.ask(Method::PUT, &format!("/api/v1/lists/{LIST}/topic-rules"), Some(&rules)).await;
        assert_eq!(set.expect_status(200).json(), rules);
        desk.publish(1..30);
        desk.until("the flood is held", "articles WHERE held_reason = 'flood'").await;
        let told = desk.feed(id).await;
        assert_eq!((&told["list"], &told["state"], &told["held_as_flood"]), (&json!(LIST), &json!("active"), &json!(27)));
        assert!(told["held_note"].as_str().unwrap().contains("27 new entries"), "{told}");
        assert!(told["next_visit_at"].is_string() && told["entries_a_day"].is_number(), "{told}");
        let spoken = desk.installation.cli_raw(&["feed", "show", &id.to_string()]);
        assert!(spoken.stdout.contains(&format!("postrider feed release {id}")), "{}", spoken.stdout);

        let path = format!("/api/v1/feeds/{id}/release");
        let released = desk.ask(Method::POST, &path, None).await;
        assert_eq!(released.expect_status(200).json(), json!({"articles": 27}));
        assert_eq!(count(&desk.database, "articles WHERE number IS NOT NULL AND topics = '[\"sport\"]'"), 27);
        desk.publish(1..80);
        desk.until("the next flood is held", "articles WHERE held_reason = 'flood'").await;
        let dropped = desk.installation.cli(&["feed", "drop", &id.to_string()]);
        assert_eq!(dropped, json!({"id": id, "articles": 50}));
        assert_eq!(desk.feed(id).await["held_as_flood"], json!(0));
        desk.close();
    }

    async fn a_hub_calls_at_the_front_door(database: TestDatabase) {
        let desk = Desk::open(database).await;
        desk.installation.remember_secret(SECRET_IN_THE_ADDRESS);
        desk.site.publish("/hub", Document::status(202));
        desk.publish(1..3);
        let url = desk.site.url(&format!("/feed?key={SECRET_IN_THE_ADDRESS}"));
        let id = desk.installation.cli(&["feed", "add", LIST, &url])["id"].as_i64().unwrap();
        let asked = tokio::time::timeout(PATIENCE, async {
            loop {
                if let Some(asked) = desk.site.asked("/hub").pop() {
                    return asked.body;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        });
        let asked = asked.await.expect("the hub is asked");
        let form: Vec<(String, String)> = url::form_urlencoded::parse(asked.as_bytes()).into_owned().collect();
        let callback = &form.iter().find(|(name, _)| name == "hub.callback").unwrap().1;
        let path = url::Url::parse(callback).unwrap().path().to_owned();
        desk.installation.remember_secret(path.rsplit('/').next().unwrap());
        let query = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("hub.mode", "subscribe")
            .append_pair("hub.topic", &desk.site.url("/feed"))
            .append_pair("hub.challenge", "<b>say this</b>")
            .append_pair("hub.lease_seconds", "86400")
            .finish();
        let browser = desk.server.browser();
        let answer = browser.get(&format!("{path}?{query}")).await.expect_status(200);
        assert_eq!(answer.body, "<b>say this</b>");
        assert!(answer.header("content-type").starts_with("text/plain"));
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(desk.feed(id).await["hub"]["state"], json!("active"));
        let wrong = browser.get(&format!("{path}0?{query}")).await;
        assert_eq!(wrong.status, 404);
        let news = browser.post(&path, "application/rss+xml", b"<rss/>".to_vec()).await;
        assert_eq!(news.status, 202, "unsigned, and nobody is told so");
        assert_eq!(desk.feed(id).await["hub"]["pinged_at"], Value::Null);
        let nobody = browser.post("/hooks/websub/nobody", "text/plain", b"x".to_vec()).await;
        assert_eq!(nobody.status, 410);
        desk.close();
    }

    async fn what_is_asked_wrongly_is_answered_by_field(database: TestDatabase) {
        let desk = Desk::open(database).await;
        let rules = format!("/api/v1/lists/{LIST}/topic-rules");
        for path in ["/api/v1/feeds", "/api/v1/feeds/1", rules.as_str()] {
            assert_eq!(desk.server.browser().get(path).await.status, 401, "{path}");
        }
        assert_eq!(desk.ask(Method::GET, "/api/v1/feeds", None).await.expect_status(200).json(), json!({"items": [], "next_cursor": null}));
        let cases = [
            (Method::GET, "/api/v1/feeds/1", None, 404),
            (Method::GET, "/api/v1/feeds/x", None, 404),
            (Method::GET, "/api/v1/feeds?list=nowhere", None, 422),
            (Method::GET, "/api/v1/feeds?lits=daily", None, 422),
            (Method::POST, "/api/v1/feeds/1/release", None, 404),
            (Method::POST, "/api/v1/feeds/1/drop", None, 404),
            (Method::DELETE, "/api/v1/feeds/1", None, 404),
            (Method::GET, "/api/v1/lists/nowhere/topic-rules", None, 404),
            (Method::PUT, rules.as_str(), Some(json!({"rules": 1})), 422),
            (Method::PUT, rules.as_str(), Some(json!({"rules": [{"topic": "sport", "kind": "mood", "value": "x"}]})), 422),
            (Method::PUT, rules.as_str(), Some(json!({"rules": [{"topic": "opera", "kind": "feed", "value": "1"}]})), 422),
            (Method::PUT, rules.as_str(), Some(json!({"rules": [{"topic": "sport", "kind": "url", "value": "x"}]})), 422),
            (Method::PUT, rules.as_str(), Some(json!({"rules": [], "more": 1})), 422),
        ];
        for (method, path, body, status) in cases {
            let page = desk.ask(method.clone(), path, body.as_ref()).await;
            assert_eq!(page.status, status, "{method} {path} {body:?}: {}", page.body);
        }
        assert_eq!(desk.ask(Method::GET, &rules, None).await.json(), json!({"rules": []}));
        let unknown = desk.installation.cli_raw(&["rule", "add", LIST, "opera", "url", "/opera"]);
        assert_eq!(unknown.code, Some(4), "{}", unknown.stderr);
        desk.close();
    }
}
