//! Who is let in at the desk and at the API, and what the audit log keeps of it.

use postrider::domain::actor::Actor;
use postrider::domain::operator::{Right, Role};
use postrider::services::audit::{self, Chain};
use postrider::services::{keys, operators};
use reqwest::Method;
use serde_json::json;

use crate::harness::browser::{Browser, Page};
use crate::harness::database::both_databases;
use crate::harness::desk::sit_down;
use crate::harness::house::House;
use crate::harness::newsroom::{LIST, execute, open_list};
use crate::harness::server::Installation;
use crate::harness::sink::Sink;

async fn ask(browser: &Browser, method: Method, address: &str, cookie: &str) -> Page {
    let request = browser.request(method, address).header("cookie", cookie);
    browser.send(request).await
}

both_databases! {
    async fn the_desk_and_the_api_open_for_a_session_and_for_nobody_else(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        let server = installation.serve().await;
        let browser = server.browser();
        let stranger = browser.get("/desk?from=a%20letter").await.expect_status(303);
        assert_eq!(stranger.header("location"), "/desk/sign-in?next=%2Fdesk%3Ffrom%3Da%2520letter");
        browser.get("/api/v1/feeds").await.expect_status(401);

        let viewer = sit_down(&database, "http://here", Role::Viewer);
        let page = ask(&browser, Method::GET, "/desk", &viewer).await.expect_status(200);
        assert!(page.body.contains("The viewer"), "{}", page.body);
        ask(&browser, Method::GET, "/api/v1/feeds", &viewer).await.expect_status(200);
        // A session looks at the API and changes nothing there: for that a page of the desk has its own forms.
        ask(&browser, Method::POST, "/api/v1/articles", &viewer).await.expect_status(401);
        let german = browser.request(Method::GET, "/desk").header("cookie", &viewer).header("accept-language", "de");
        assert!(browser.send(german).await.body.contains("Abmelden"));

        execute(&database, "UPDATE operators SET suspended_at = 1");
        ask(&browser, Method::GET, "/desk", &viewer).await.expect_status(303);
    }

    async fn a_key_does_what_its_scopes_name_and_nothing_else(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        let server = installation.serve().await;
        let browser = server.browser();
        let made = installation.cli(&["key", "create", "reader", "--scope", "read"]);
        assert_eq!(made["rights"], json!(["read"]));
        let key = made["key"].as_str().expect("a key");
        installation.remember_secret(key);
        let feeds = browser.request(Method::GET, "/api/v1/feeds").bearer_auth(key);
        browser.send(feeds).await.expect_status(200);
        let article = json!({"list": LIST, "source": "site", "external_id": "1",
            "url": "https://daily-news.net/1", "title": "A title"});
        let refused = browser.post_json_as(key, "/api/v1/articles", &article).await.expect_status(403);
        assert!(refused.body.contains(r#"\"content\""#), "{}", refused.body);
    }

    async fn a_session_ends_when_nobody_uses_it_and_in_any_case_after_a_day_s_work(database: TestDatabase) {
        let house = House::open(database).await;
        let operator = operators::add(&house.app, "ada@harbour.example", "Ada", Role::Editor).await.unwrap();
        let idle = operators::open_session(&house.app, operator, "a browser", "203.0.113.0/24").await.unwrap();
        let busy = operators::open_session(&house.app, operator, "a browser", "203.0.113.0/24").await.unwrap();
        assert_ne!(idle, busy);
        let minutes = |minutes: i64| minutes * 60;
        let seated = |cookie: String| {
            let app = house.app.clone();
            async move { operators::visitor(&app, &cookie).await.unwrap().is_some() }
        };
        assert!(!seated("another".to_owned()).await);
        for _ in 0..35 {
            house.advance(minutes(20));
            assert!(seated(busy.clone()).await);
        }
        assert!(!seated(idle).await);
        house.advance(minutes(20));
        assert!(!seated(busy).await, "twelve hours are over");
    }

    async fn a_line_of_the_audit_log_cannot_be_changed_unseen(database: TestDatabase) {
        let house = House::open(database).await;
        let operator = Actor::Operator { id: 1, name: "Ada".into(), role: Role::Owner, network: None };
        // What the house was furnished with stands in the log, too.
        let Chain::Whole { lines: before } = audit::verify(&house.app).await.unwrap() else {
            panic!("the chain is broken from the start");
        };
        for issue in 1..=3 {
            let target = format!("issue {issue}");
            audit::recorded(&house.app, &operator, "issue.approve", &target, json!({"before": "held"})).await.unwrap();
        }
        let (whole, second) = (Chain::Whole { lines: before + 3 }, before + 2);
        assert_eq!(audit::verify(&house.app).await.unwrap(), whole);
        let change = format!("UPDATE audit_log SET target = 'issue 9' WHERE id = {second}");
        assert!(house.run_sql(&change).unwrap_err().contains("append-only"));
        let removal = format!("DELETE FROM audit_log WHERE id = {second}");
        assert!(house.run_sql(&removal).unwrap_err().contains("append-only"));
        assert_eq!(audit::verify(&house.app).await.unwrap(), whole);
        house.run_sql(if house.is_on_postgres() {
            "DROP TRIGGER audit_log_is_append_only ON audit_log"
        } else {
            "DROP TRIGGER audit_log_is_append_only_update"
        }).unwrap();
        house.run_sql(&change).unwrap();
        assert_eq!(audit::verify(&house.app).await.unwrap(), Chain::Broken { at: second });
    }
}

#[test]
fn a_key_of_the_command_line_has_what_a_site_needs() {
    let usual = keys::usual_rights();
    assert!(usual.include(Right::Content) && usual.include(Right::Read));
    assert!(!usual.include(Right::Transfer) && !usual.include(Right::People));
}
