//! Issues at the desk: looked at, edited, tried out, sent, explained and tried once more, over HTTP.

use std::time::Duration;

use postrider::domain::operator::Role;
use reqwest::Method;
use serde_json::json;

use crate::harness::browser::{Browser, Page};
use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::desk::sit_down;
use crate::harness::newsroom::{
    LIST, add_readers, api_key, assert_ledger_is_closed, bulk_address, count, open_list, texts,
};
use crate::harness::server::Installation;
use crate::harness::sink::{Script, Sink, Step};

const PATIENCE: Duration = Duration::from_mins(1);

/// What a feed might try, so that it would act in the desk's name.
const HOSTILE: &str = "<script>fetch('/desk/settings')</script><img src=x onerror=alert(1)>";

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

    /// Posts a form with the secret that stands in `page`.
    async fn post(&self, page: &Page, address: &str, fields: &[(&str, &str)]) -> Page {
        let secret = value_of(&page.body, "csrf");
        let mut body = url::form_urlencoded::Serializer::new(format!("csrf={secret}"));
        body.extend_pairs(fields);
        let request = self
            .browser
            .request(Method::POST, address)
            .header("cookie", &self.cookie)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body.finish());
        self.browser.send(request).await
    }
}

/// What a story at the desk takes.
struct Stage<'a> {
    database: &'a TestDatabase,
    sink: &'a Sink,
    editor: Seat<'a>,
}

/// The value of a hidden field.
fn value_of(html: &str, name: &str) -> String {
    let field = format!("name=\"{name}\" value=\"");
    let found = html.split_once(&field);
    let rest = found.unwrap_or_else(|| panic!("no {name} in {html}")).1;
    rest.split('"').next().unwrap_or_default().to_owned()
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

/// What a page says, with a word that it must say.
fn says(page: &Page, told: &str) {
    let text = page.text();
    assert!(text.contains(told), "no {told:?} in {text}");
}

async fn make(stage: &Stage<'_>) {
    let editor = &stage.editor;
    let empty = editor.get("/desk/issues").await.expect_status(200);
    says(&empty, "No issues yet");
    let form = editor.get("/desk/issues/new").await.expect_status(200);
    let of = [("of", LIST)];
    let made = editor.post(&form, "/desk/issues/new", &of).await;
    assert_eq!(made.status, 303);
    assert_eq!(
        made.header("location"),
        "/desk/issues/1?said=said-issue-made"
    );
    let held = editor.get(made.header("location")).await.expect_status(200);
    says(&held, "The issue is made and waits for you.");
    says(&held, "Waits for approval");
    says(&held, "would go to 3 readers");
}

/// The letter is shut into a frame without an origin, and looking keeps nothing.
async fn look(stage: &Stage<'_>) {
    let editor = &stage.editor;
    let letter = "/desk/issues/1/letter";
    let look = editor.get(&format!("{letter}?look=dark")).await;
    let look = look.expect_status(200);
    assert!(look.body.contains("sandbox=\"\""), "{}", look.body);
    let policy = look.header("content-security-policy");
    assert!(policy.contains("frame-src 'self'"), "{policy}");
    assert!(!look.body.contains("<script>fetch"), "{}", look.body);
    let framed = editor.get(&format!("{letter}/frame?look=dark")).await;
    let framed = framed.expect_status(200);
    let policy = framed.header("content-security-policy");
    assert!(
        policy.starts_with("sandbox; default-src 'none'"),
        "{policy}"
    );
    assert!(
        !policy.contains("allow-") && !policy.contains("script-src"),
        "{policy}"
    );
    assert!(
        framed.body.contains("Bread &amp; butter"),
        "{}",
        framed.body
    );
    for never in ["<script", "onerror=alert(1)>", "/u/", "POSTRIDER-"] {
        assert!(!framed.body.contains(never), "{never}: {}", framed.body);
    }
    let plain = editor.get(&format!("{letter}/frame?look=plain")).await;
    let policy = plain.header("content-security-policy");
    assert!(
        policy.starts_with("sandbox") && !policy.contains("img-src"),
        "{policy}"
    );
    let source = editor.get(&format!("{letter}?look=source")).await;
    says(&source, "List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    let hers = format!("{letter}?look=text&reader={}", bulk_address(1));
    says(&editor.get(&hers).await, "Bread & butter");
    let nobody = format!("{letter}?reader=nobody@daily-news.net");
    says(&editor.get(&nobody).await, "Nobody with this address");
    assert_eq!(count(stage.database, "variants"), 0);
}

/// Of two editors who saw the same draft, one saves it.
async fn edit(stage: &Stage<'_>) {
    let editor = &stage.editor;
    let path = "/desk/issues/1/edit";
    let form = editor.get(path).await.expect_status(200);
    let seen = value_of(&form.body, "seen");
    let edit = [
        ("seen", seen.as_str()),
        ("subject", "Fresh bread"),
        ("preheader", "Still warm"),
        ("intro", "Good *morning*."),
        ("title-1", "Bread and butter"),
        ("drop", "2"),
    ];
    let saved = editor.post(&form, path, &edit).await.expect_status(303);
    assert_eq!(
        saved.header("location"),
        "/desk/issues/1?said=said-issue-edited"
    );
    editor.post(&form, path, &edit).await.expect_status(409);
    let form = editor.get(path).await.expect_status(200);
    let seen = value_of(&form.body, "seen");
    let none = [
        ("seen", seen.as_str()),
        ("subject", "Kept"),
        ("drop", "1"),
        ("drop", "2"),
    ];
    let refused = editor.post(&form, path, &none).await.expect_status(422);
    assert!(
        refused.body.contains("value=\"Kept\""),
        "what was typed stays: {}",
        refused.body
    );
    let text = editor.get("/desk/issues/1/letter?look=text").await;
    says(&text, "Fresh bread");
    says(&text, "Bread and butter");
    assert!(!text.text().contains("alert(1)"), "{}", text.text());
}

async fn try_out(stage: &Stage<'_>) {
    let editor = &stage.editor;
    let path = "/desk/issues/1/test-letters";
    let page = editor.get("/desk/issues/1/letter").await;
    let nowhere = [("address", "nowhere")];
    editor.post(&page, path, &nowhere).await.expect_status(422);
    let to = [("address", "desk@daily-news.net")];
    editor.post(&page, path, &to).await.expect_status(303);
    let test = stage.sink.wait_for(1, PATIENCE).await.remove(0);
    assert_eq!(test.recipient(), "desk@daily-news.net");
    assert_eq!(test.subject(), "[Test] Fresh bread");
    assert!(test.html().contains("Still warm"));
    // Its way out is nobody's: it answers as a reader's would, and nobody has left.
    let way_out = test.one_click_link().unwrap_or_default();
    let path = format!("/u/{}", way_out.rsplit('/').next().unwrap_or_default());
    let click = [("List-Unsubscribe".to_owned(), "One-Click".to_owned())];
    let left = editor.browser.post_form(&path, &click).await;
    left.expect_status(200);
    let active = count(stage.database, "subscriptions WHERE state = 'active'");
    assert_eq!(active, 3, "{}", test.source());
    let sent = "deliveries WHERE issue_id IS NULL AND state = 'sent'";
    until(stage.database, sent, 1).await;
    let page = editor.get("/desk/issues/1/letter").await;
    says(&page, "desk@daily-news.net Sent");
}

/// It goes when the list's name was typed, and not by mistake.
async fn send(stage: &Stage<'_>) {
    let editor = &stage.editor;
    let path = "/desk/issues/1/approval";
    let refuses = Script::reply(Step::Rcpt, "554 5.7.1 Not today").times(1);
    stage.sink.script(&bulk_address(2), refuses);
    let sure = editor.get(path).await.expect_status(200);
    says(&sure, "It goes to 3 readers.");
    let mistake = [("list", "The Weekly")];
    editor.post(&sure, path, &mistake).await.expect_status(422);
    assert_eq!(count(stage.database, "issues WHERE state = 'held'"), 1);
    let name = [("list", "the  daily")];
    editor.post(&sure, path, &name).await.expect_status(303);
    until(stage.database, "issues WHERE state = 'finished'", 1).await;
}

/// One was refused: found, explained, and tried once more.
async fn explain_and_retry(stage: &Stage<'_>) {
    let (editor, database) = (&stage.editor, stage.database);
    let recipients = "/desk/issues/1/recipients";
    let refused = editor.get(&format!("{recipients}?outcome=rejected")).await;
    says(&refused, "5.7.1 Not today");
    assert!(
        !refused.text().contains(&bulk_address(1)),
        "{}",
        refused.text()
    );
    let beginning = &bulk_address(2)[..3];
    let found = editor
        .get(&format!("{recipients}?address={beginning}"))
        .await;
    says(&found, &bulk_address(2));
    let id = "SELECT CAST(id AS TEXT) AS text FROM deliveries WHERE state = 'rejected'";
    let id = &texts(database, id)[0];
    let why = editor.get(&format!("{recipients}/{id}")).await;
    says(&why, "Refused for good");
    let chosen = [("delivery", id.as_str())];
    let retried = editor.post(&why, "/desk/issues/1/retries", &chosen).await;
    let told = editor.get(retried.header("location")).await;
    says(&told, "One letter is in the queue again.");
    until(database, "deliveries WHERE state = 'sent'", 4).await;
    until(database, "issues WHERE state = 'finished'", 1).await;
    assert_eq!(stage.sink.accepted_for(&bulk_address(2)).len(), 1);
    let again = editor.post(&why, "/desk/issues/1/retries", &chosen).await;
    assert_eq!(
        again.header("location"),
        format!("{recipients}?queued=0&not_in_vain=1")
    );
    says(
        &editor.get("/desk/issues?state=finished").await,
        "Fresh bread",
    );
    says(&editor.get("/desk/issues/calendar").await, "Fresh bread");
}

/// An editor exports nothing, a viewer changes nothing, an owner does both.
async fn rights(stage: &Stage<'_>, url: &str) {
    let (database, browser) = (stage.database, stage.editor.browser);
    let recipients = "/desk/issues/1/recipients";
    let export = format!("{recipients}/export");
    let page = stage.editor.get(recipients).await.expect_status(200);
    let refused = stage.editor.post(&page, &export, &[]).await;
    assert_eq!(refused.status, 403);
    let viewer = Seat {
        browser,
        cookie: sit_down(database, url, Role::Viewer),
    };
    let page = viewer.get(recipients).await.expect_status(200);
    for act in [
        "pause",
        "resume",
        "stop",
        "cancel",
        "retries",
        "test-letters",
        "approval",
        "edit",
        "doubts",
    ] {
        let path = format!("/desk/issues/1/{act}");
        viewer.post(&page, &path, &[]).await.expect_status(403);
    }
    let owner = Seat {
        browser,
        cookie: sit_down(database, url, Role::Owner),
    };
    let page = owner.get(recipients).await.expect_status(200);
    let csv = owner.post(&page, &export, &[]).await.expect_status(200);
    assert!(csv.header("content-type").starts_with("text/csv"));
    assert_eq!(csv.body.lines().count(), 4, "{}", csv.body);
    assert!(
        csv.body.starts_with("\u{feff}address,outcome,"),
        "{}",
        csv.body
    );
}

both_databases! {
    async fn an_editor_sees_an_issue_through_from_its_making_to_the_last_reader(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        add_readers(&database, 3);
        let key = api_key(&installation);
        let server = installation.serve().await;
        let browser = server.browser();
        for (id, title, summary) in [("1", "Bread & butter", "Sliced."), ("2", HOSTILE, HOSTILE)] {
            let article = serde_json::json!({"list": LIST, "source": "site", "external_id": id,
                "url": format!("https://daily-news.net/{id}"), "title": title, "summary": summary});
            browser.post_json_as(&key, "/api/v1/articles", &article).await.expect_status(200);
        }
        let editor = Seat { browser: &browser, cookie: sit_down(&database, server.url(), Role::Editor) };
        let stage = Stage { database: &database, sink: &sink, editor };
        make(&stage).await;
        look(&stage).await;
        edit(&stage).await;
        try_out(&stage).await;
        send(&stage).await;
        explain_and_retry(&stage).await;
        rights(&stage, server.url()).await;
        let actions = "SELECT action AS text FROM audit_log WHERE action LIKE 'issue.%' ORDER BY id";
        let actions = texts(&database, actions);
        assert_eq!(actions, ["issue.make", "issue.edit", "issue.test", "issue.approve", "issue.retry",
            "issue.retry", "issue.export"]);
        assert_ledger_is_closed(&database);
        installation.close_the_books(&sink.messages());
    }

    async fn a_program_does_the_same_through_the_api(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        add_readers(&database, 2);
        let made = installation.cli(&["key", "create", "desk", "--scope", "read,content,send,transfer"]);
        let key = made["key"].as_str().expect("a key").to_owned();
        installation.remember_secret(&key);
        let server = installation.serve().await;
        let browser = server.browser();
        let ask = async |method: Method, path: &str, body: Option<serde_json::Value>| {
            let request = browser.request(method, &format!("/api/v1{path}")).bearer_auth(&key);
            let request = match body {
                Some(body) => request.header("content-type", "application/json").body(body.to_string()),
                None => request,
            };
            browser.send(request).await
        };
        let article = json!({"list": LIST, "source": "site", "external_id": "1",
            "url": "https://daily-news.net/1", "title": "Bread"});
        ask(Method::POST, "/articles", Some(article)).await.expect_status(200);
        let wrong = ask(Method::POST, "/issues", Some(json!({"list": LIST, "hold": "no"}))).await;
        assert_eq!((wrong.status, &wrong.json()["errors"][0]["field"]), (422, &json!("hold")));
        let issue = ask(Method::POST, "/issues", Some(json!({"list": LIST}))).await.expect_status(201).json();
        assert_eq!((&issue["id"], &issue["state"], &issue["heading"]), (&json!(1), &json!("held"), &json!("Bread")));
        let letter = ask(Method::GET, "/issues/1/preview", None).await.expect_status(200).json();
        assert!(letter["text"].as_str().unwrap().contains("Bread"));
        assert_eq!(letter["clipped_at_bytes"], 102 * 1_024);
        ask(Method::GET, "/issues/1/preview?reader=nobody@daily-news.net", None).await.expect_status(422);
        let test = json!({"address": "desk@daily-news.net"});
        ask(Method::POST, "/issues/1/test-letters", Some(test)).await.expect_status(202);
        sink.wait_for(1, PATIENCE).await;
        let tests = ask(Method::GET, "/issues/1/test-letters", None).await.json();
        assert_eq!(tests["items"][0]["address"], "desk@daily-news.net");
        let paused = ask(Method::POST, "/issues/1/pause", None).await.expect_status(200).json();
        assert_eq!(paused["state"], "paused");
        ask(Method::POST, "/issues/1/resume", None).await.expect_status(200);
        sink.script(&bulk_address(1), Script::reply(Step::Rcpt, "554 5.7.1 Not today").times(1));
        ask(Method::POST, "/issues/1/approval", None).await.expect_status(200);
        until(&database, "issues WHERE state = 'finished'", 1).await;
        let refused = ask(Method::GET, "/issues/1/recipients?outcome=rejected", None).await.json();
        assert_eq!((refused["items"].as_array().unwrap().len(), &refused["next_cursor"]), (1, &json!(null)));
        assert_eq!(refused["items"][0]["address"], bulk_address(1));
        let page = ask(Method::GET, "/issues/1/recipients?limit=1", None).await.json();
        let next = format!("/issues/1/recipients?limit=1&cursor={}", page["next_cursor"].as_str().unwrap());
        assert_ne!(ask(Method::GET, &next, None).await.json()["items"][0]["id"], page["items"][0]["id"]);
        ask(Method::GET, "/issues/1/recipients?outcome=lost", None).await.expect_status(422);
        let both = json!({"deliveries": [1], "outcome": "rejected"});
        ask(Method::POST, "/issues/1/retries", Some(both)).await.expect_status(422);
        let retried = ask(Method::POST, "/issues/1/retries", Some(json!({"outcome": "rejected"}))).await.json();
        assert_eq!(retried, json!({"queued": 1, "left": [], "has_more": false}));
        until(&database, "deliveries WHERE issue_id = 1 AND state = 'sent'", 2).await;
        until(&database, "issues WHERE state = 'finished'", 1).await;
        let decided = json!({"decision": "sent", "deliveries": [1]});
        let decided = ask(Method::POST, "/issues/1/doubts", Some(decided)).await.expect_status(200).json();
        assert_eq!(decided, json!({"resolved": 0}));
        let csv = ask(Method::POST, "/issues/1/recipients/export?outcome=sent", None).await.expect_status(200);
        assert_eq!(csv.body.lines().count(), 3, "{}", csv.body);
        let cancelled = json!({"articles": "roll_over"});
        ask(Method::POST, "/issues/1/cancel", Some(cancelled)).await.expect_status(409);
        let listed = ask(Method::GET, &format!("/issues?list={LIST}&state=finished"), None).await.json();
        assert_eq!(listed["items"][0]["deliveries"]["sent"], 2);
        assert_ledger_is_closed(&database);
        installation.close_the_books(&sink.messages());
    }
}
