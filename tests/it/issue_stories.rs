//! What happened to an issue and who did it, as its page tells.

use std::time::Duration;

use postrider::domain::editorial::Approval;
use postrider::domain::issue::PauseReason;
use postrider::domain::operator::Role;
use postrider::services::Change;
use postrider::services::digest::{self, By, Deed, Story};
use postrider::services::editorial::{self, EditorialEdit};
use reqwest::Method;

use crate::harness::browser::{Browser, Page};
use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::desk::sit_down;
use crate::harness::house::{self, House};
use crate::harness::newsroom::{LIST, add_readers, bulk_address, count, open_list};
use crate::harness::server::Installation;
use crate::harness::sink::{Script, Sink, Step};

const PATIENCE: Duration = Duration::from_mins(1);

async fn at_the_desk(browser: &Browser, cookie: &str, address: &str) -> Page {
    let request = browser.request(Method::GET, address);
    browser.send(request.header("cookie", cookie)).await
}

/// Posts one form of the page at `from` to `address`.
async fn post(browser: &Browser, cookie: &str, from: &str, address: &str, fields: &[(&str, &str)]) {
    let page = at_the_desk(browser, cookie, from).await.expect_status(200);
    let hidden = |name: &str| {
        let field = format!("name=\"{name}\" value=\"");
        let rest = page.body.split_once(&field).map_or("", |(_, rest)| rest);
        rest.split('"').next().unwrap_or_default().to_owned()
    };
    let mut body = url::form_urlencoded::Serializer::new(String::new());
    body.append_pair("csrf", &hidden("csrf"));
    body.append_pair("seen", &hidden("seen"));
    body.extend_pairs(fields);
    let request = browser
        .request(Method::POST, address)
        .header("cookie", cookie)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body.finish());
    browser.send(request).await.expect_status(303);
}

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

/// Each step of the story without its date.
fn steps(page: &Page) -> Vec<String> {
    let (_, story) = page
        .body
        .split_once("<ol class=\"timeline story\">")
        .expect("a story");
    let (story, _) = story.split_once("</ol>").expect("its end");
    let told = story.split("<li").skip(1).map(|step| {
        let step = step.split_once('>').map_or("", |(_, step)| step);
        let step = step.split("<time").next().unwrap_or_default();
        let mut text = String::new();
        let mut is_tag = false;
        for c in step.chars() {
            match c {
                '<' => {
                    is_tag = true;
                    text.push(' ');
                }
                '>' => is_tag = false,
                // What is set apart for its direction is between marks that nobody sees.
                '\u{2066}'..='\u{2069}' => {}
                c if !is_tag => text.push(c),
                _ => {}
            }
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        words.join(" ").trim_end_matches(" ·").replace(" :", ":")
    });
    told.collect()
}

fn deeds(story: &Story) -> Vec<(Deed, &By)> {
    story
        .steps
        .iter()
        .map(|step| (step.what, &step.by))
        .collect()
}

both_databases! {
    async fn the_page_of_an_issue_says_who_did_what(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        add_readers(&database, 2);
        let made = installation.cli(&["key", "create", "the site's program", "--scope", "read,content,send"]);
        let key = made["key"].as_str().expect("a key").to_owned();
        installation.remember_secret(&key);
        let server = installation.serve().await;
        let browser = server.browser();
        let (editor, viewer, owner) = (
            sit_down(&database, server.url(), Role::Editor),
            sit_down(&database, server.url(), Role::Viewer),
            sit_down(&database, server.url(), Role::Owner),
        );
        let article = serde_json::json!({"list": LIST, "source": "site", "external_id": "1",
            "url": "https://daily-news.net/1", "title": "Bread"});
        browser.post_json_as(&key, "/api/v1/articles", &article).await.expect_status(200);
        post(&browser, &editor, "/desk/issues/new", "/desk/issues/new", &[("of", LIST)]).await;
        let act = async |what: &str| {
            let address = format!("/api/v1/issues/1/{what}");
            browser.post_json_as(&key, &address, &serde_json::json!({})).await.expect_status(200);
        };
        let edit = [("subject", "Fresh bread"), ("title-1", "Bread")];
        post(&browser, &editor, "/desk/issues/1/edit", "/desk/issues/1/edit", &edit).await;
        let to = [("address", "desk@daily-news.net")];
        post(&browser, &editor, "/desk/issues/1/letter", "/desk/issues/1/test-letters", &to).await;
        sink.wait_for(1, PATIENCE).await;
        act("stop").await;
        act("pause").await;
        installation.cli(&["issue", "resume", "1"]);
        let begun = [
            "Made by The editor", "Draft edited by The editor", "Test letter sent by The editor",
            "Kept from going by itself by the API key the site's program",
            "Paused by the API key the site's program", "Let go on on the command line", "Waits for approval",
        ];
        let page = at_the_desk(&browser, &viewer, "/desk/issues/1").await.expect_status(200);
        assert_eq!(steps(&page), begun, "{}", page.body);
        let refuses = Script::reply(Step::Rcpt, "554 5.7.1 Not today").times(1);
        sink.script(&bulk_address(1), refuses);
        post(&browser, &editor, "/desk/issues/1/approval", "/desk/issues/1/approval", &[("list", "the daily")]).await;
        until(&database, "issues WHERE state = 'finished'", 1).await;
        let again = serde_json::json!({"outcome": "rejected"});
        browser.post_json_as(&key, "/api/v1/issues/1/retries", &again).await.expect_status(200);
        until(&database, "deliveries WHERE issue_id = 1 AND state = 'sent'", 2).await;
        until(&database, "issues WHERE state = 'finished'", 1).await;
        let page = at_the_desk(&browser, &viewer, "/desk/issues/1").await.expect_status(200);
        let told = steps(&page);
        let rest = ["Approved by The editor", "Every letter written down; sending began",
            "One letter tried once more by the API key the site's program", "Finished"];
        assert_eq!(told[6..], rest, "{}", page.body);
        // Whoever may not see the log is told who, and never from where.
        assert!(!page.text().contains("127.0.0.") && !page.body.contains("/desk/audit"), "{}", page.body);
        let log = at_the_desk(&browser, &owner, "/desk/audit?target=issue+1").await.expect_status(200);
        assert_eq!(log.body.matches("<code>issue.").count(), 8, "{}", log.body);
        assert!(!log.body.contains("<code>key.create"), "{}", log.body);
        // No database takes a NUL, so nothing is searched for.
        at_the_desk(&browser, &owner, "/desk/audit?target=%00&what=%00").await.expect_status(200);
        installation.close_the_books(&sink.messages());
    }

    async fn of_a_long_story_the_newest_is_told_and_the_log_has_the_rest(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        add_readers(&database, 1);
        let made = installation.cli(&["key", "create", "program", "--scope", "read,content,send,people"]);
        let key = made["key"].as_str().expect("a key").to_owned();
        installation.remember_secret(&key);
        let server = installation.serve().await;
        let browser = server.browser();
        let ask = async |path: &str, body: serde_json::Value| browser.post_json_as(&key, path, &body).await;
        let article = serde_json::json!({"list": LIST, "source": "site", "external_id": "1",
            "url": "https://daily-news.net/1", "title": "Bread"});
        ask("/api/v1/articles", article).await.expect_status(200);
        ask("/api/v1/issues", serde_json::json!({"list": LIST})).await.expect_status(201);
        for act in ["pause", "resume"].repeat(26) {
            ask(&format!("/api/v1/issues/1/{act}"), serde_json::json!({})).await.expect_status(200);
        }
        let viewer = sit_down(&database, server.url(), Role::Viewer);
        let owner = sit_down(&database, server.url(), Role::Owner);
        let page = at_the_desk(&browser, &viewer, "/desk/issues/1").await.expect_status(200);
        let told = steps(&page);
        // Fifty lines, how it began by its own row, and where it stands.
        assert_eq!((told.len(), told[0].as_str(), told[1].as_str()), (52, "Made", "Paused by the API key program"));
        assert!(page.text().contains("Only the newest of what was done is shown."), "{}", page.text());
        assert!(!page.body.contains("/desk/audit"), "{}", page.body);
        let page = at_the_desk(&browser, &owner, "/desk/issues/1").await.expect_status(200);
        assert!(page.body.contains("href=\"/desk/audit?target=issue+1\""), "{}", page.body);
        let lines = browser.request(Method::GET, "/api/v1/audit?target=issue%201&limit=200").bearer_auth(&key);
        let lines = browser.send(lines).await.expect_status(200).json();
        assert_eq!(lines["items"].as_array().map(Vec::len), Some(53));
        installation.close_the_books(&sink.messages());
    }

    async fn what_nobody_did_happened_by_itself(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe("ada@reader.example").await;
        let edit = EditorialEdit {
            approval: Change::Set(Approval::UnlessStopped),
            approval_minutes: Change::Set(30),
            ..EditorialEdit::default()
        };
        editorial::edit(&house.app, &house::BY, house::LIST, edit).await.unwrap();
        house.push(&["one"]).await;
        house.morning_of_march(2);
        digest::plan_due_issues(&house.app).await.unwrap();
        house.advance(31 * 60);
        digest::tend_held(&house.app).await.unwrap();
        house.advance(60);
        digest::plan_due_issues(&house.app).await.unwrap();
        house.advance(60);
        digest::pause_because(&house.app, 1, PauseReason::Template, None).await.unwrap();
        house.advance(60);
        // It is paused already, so this changes nothing and is not told.
        digest::pause(&house.app, &house::BY, 1).await.unwrap();
        house.advance(60);
        digest::resume(&house.app, &house::BY, 1).await.unwrap();
        house.advance(60);
        digest::cancel(&house.app, &house::BY, 1).await.unwrap();
        let story = digest::story(&house.app, 1).await.unwrap();
        assert!(!story.is_cut);
        assert_eq!(deeds(&story), [
            (Deed::Made, &By::Schedule),
            (Deed::Approved, &By::Itself),
            (Deed::Planned, &By::NotSaid),
            (Deed::Paused(PauseReason::Template), &By::Itself),
            (Deed::Resumed, &By::CommandLine),
            (Deed::Cancelled, &By::CommandLine),
        ]);
    }
}
