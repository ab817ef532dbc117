//! Letters in doubt that belong to no issue, at the desk and through the API: listed, and decided about one by one or together.

use std::time::Duration;

use postrider::domain::operator::Role;
use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::browser::{Browser, Page};
use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::desk::sit_down;
use crate::harness::newsroom::{LIST, api_key, assert_ledger_is_closed, count, open_list, texts};
use crate::harness::server::Installation;
use crate::harness::sink::{Action, Script, Sink, Step};

const PATIENCE: Duration = Duration::from_mins(1);
const PAGE: &str = "/desk/doubts";
const HELD: &str = "deliveries WHERE state = 'in_doubt' AND due_at IS NULL";
const READERS: [&str; 4] = [
    "ada@daily-readers.net",
    "bob@daily-readers.net",
    "cyd@daily-readers.net",
    "dan@daily-readers.net",
];

async fn until(database: &TestDatabase, what: &str, rows: i64) {
    let waited = tokio::time::timeout(PATIENCE, async {
        while count(database, what) != rows {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    });
    waited
        .await
        .unwrap_or_else(|_| panic!("{what} never came to {rows}"));
}

/// Somebody at the desk.
struct Seat<'a> {
    browser: &'a Browser,
    cookie: String,
}

impl Seat<'_> {
    async fn get(&self, address: &str) -> Page {
        let request = self.browser.request(Method::GET, address);
        self.browser
            .send(request.header("cookie", &self.cookie))
            .await
    }

    /// Posts the form of the page, as the button with these fields does.
    async fn press(&self, fields: &[(&str, &str)]) -> Page {
        let page = self.get(PAGE).await;
        let secret = page.form().value("csrf").expect("the secret").to_owned();
        let mut body = url::form_urlencoded::Serializer::new(format!("csrf={secret}"));
        body.extend_pairs(fields);
        let request = self
            .browser
            .request(Method::POST, PAGE)
            .header("cookie", &self.cookie)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body.finish());
        self.browser.send(request).await
    }
}

async fn ask(browser: &Browser, key: &str, method: Method, address: &str, body: &Value) -> Page {
    let request = browser.request(method, address).bearer_auth(key);
    let request = request.header("content-type", "application/json");
    browser.send(request.body(body.to_string())).await
}

both_databases! {
    async fn single_letters_in_doubt_are_shown_and_decided_about_at_the_desk(database: TestDatabase) {
        let sink = Sink::start().await;
        let mut installation = Installation::new(&database, &sink.url());
        installation.set("sending.when_in_doubt", "hold");
        // A relay that hangs up is left alone for a while, which is not what this story is about.
        installation.set("sending.relay_pause_seconds", "1");
        installation.set("sending.relay_pause_max_seconds", "1");
        open_list(&installation);
        let server = installation.serve().await;
        let browser = server.browser();
        let owner = Seat { browser: &browser, cookie: sit_down(&database, server.url(), Role::Owner) };
        let viewer = Seat { browser: &browser, cookie: sit_down(&database, server.url(), Role::Viewer) };
        let empty = owner.get(PAGE).await.expect_status(200);
        assert!(empty.text().contains("Nothing is in doubt"), "{}", empty.text());
        for page in ["/desk", "/desk/issues"] {
            let page = owner.get(page).await.expect_status(200);
            assert!(!page.body.contains(PAGE), "it is linked only where there is something to decide");
        }

        let key = api_key(&installation);
        for reader in READERS {
            sink.script(reader, Script::at(Step::Dot, Action::Drop).times(1));
            let new = json!({"email": reader, "list": LIST});
            ask(&browser, &key, Method::POST, "/api/v1/subscribers", &new).await.expect_status(201);
        }
        until(&database, HELD, 4).await;
        for page in ["/desk", "/desk/issues"] {
            let page = owner.get(page).await.expect_status(200);
            assert!(page.body.contains("href=\"/desk/doubts\""), "{}", page.body);
            assert!(page.text().contains("4 single letters may or may not have arrived"), "{}", page.text());
        }
        let shown = owner.get(PAGE).await.expect_status(200);
        for told in READERS.into_iter().chain(["Confirmation letter", "The Daily", "Send again", "Count as sent", "Give up"]) {
            assert!(shown.text().contains(told), "no {told:?} in {}", shown.text());
        }
        // Whoever may only look decides nothing.
        let looked = viewer.get(PAGE).await.expect_status(200);
        assert!(looked.text().contains(READERS[0]) && !looked.body.contains("name=\"one\""), "{}", looked.body);
        let id = |reader: &str| {
            let query = format!("SELECT CAST(id AS TEXT) AS text FROM deliveries WHERE recipient = '{reader}'");
            texts(&database, &query).remove(0)
        };
        let ids: Vec<String> = READERS.iter().map(|reader| id(reader)).collect();
        let request = browser.request(Method::POST, PAGE).header("cookie", &viewer.cookie);
        browser.send(request.header("content-type", "application/x-www-form-urlencoded").body("csrf=x")).await.expect_status(403);

        let nothing = owner.press(&[("decision", "resend")]).await.expect_status(303);
        assert_eq!(nothing.header("location"), "/desk/doubts?said=said-doubts-none-ticked");
        let lines = "audit_log WHERE action = 'issue.resolve' AND target = 'letters outside issues'";
        assert_eq!(count(&database, lines), 0);
        let again = owner.press(&[("one", &format!("resend {}", ids[0]))]).await.expect_status(303);
        assert_eq!(again.header("location"), "/desk/doubts?said=said-issue-resolved");
        until(&database, &format!("deliveries WHERE state = 'sent' AND id = {}", ids[0]), 1).await;
        let copies = sink.kept_by_recipient();
        assert_eq!((copies[READERS[0]], copies[READERS[1]]), (2, 1), "the relay may have kept the first one");
        let both = [("delivery", ids[1].as_str()), ("delivery", ids[2].as_str()), ("decision", "sent")];
        owner.press(&both).await.expect_status(303);
        assert_eq!(count(&database, &format!("deliveries WHERE state = 'sent' AND id IN ({}, {})", ids[1], ids[2])), 2);
        assert_eq!((count(&database, lines), count(&database, HELD)), (2, 1));
        assert_eq!(count(&database, &format!("{lines} AND actor_kind = 'operator'")), 2);

        let told = ask(&browser, &key, Method::GET, "/api/v1/doubts?limit=1", &Value::Null).await.expect_status(200).json();
        let letter = &told["items"][0];
        assert_eq!((&letter["id"].to_string(), &letter["letter"], &letter["address"]), (&ids[3], &json!("confirm"), &json!(READERS[3])));
        assert_eq!((&letter["list"], &letter["attempts"], &told["next_cursor"]), (&json!(LIST), &json!(1), &Value::Null));
        for (body, field) in [(json!({"decision": "sent"}), "deliveries"), (json!({"decision": "sent", "deliveries": null}), "deliveries"), (json!({"decision": "no", "deliveries": []}), "decision")] {
            let wrong = ask(&browser, &key, Method::POST, "/api/v1/doubts", &body).await.expect_status(422);
            assert_eq!(wrong.json()["errors"][0]["field"], field);
        }
        let decision = json!({"decision": "give_up", "deliveries": [letter["id"], 99_999]});
        let decided = ask(&browser, &key, Method::POST, "/api/v1/doubts", &decision).await.expect_status(200);
        assert_eq!(decided.json(), json!({"resolved": 1}));
        assert_eq!(count(&database, &format!("deliveries WHERE state = 'cancelled' AND id = {}", ids[3])), 1);
        assert_eq!((count(&database, lines), count(&database, HELD)), (3, 0));
        let empty = owner.get(PAGE).await.expect_status(200);
        assert!(empty.text().contains("Nothing is in doubt"), "{}", empty.text());
        drop(server);
        assert_ledger_is_closed(&database);
    }
}
