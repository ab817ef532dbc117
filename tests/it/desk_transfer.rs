//! Import and export in the browser and through the API, over HTTP.

use std::time::Duration;

use postrider::domain::operator::Role;
use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::browser::{Browser, Page};
use crate::harness::database::both_databases;
use crate::harness::desk::sit_down;
use crate::harness::newsroom::{LIST, count, open_list};
use crate::harness::server::Installation;
use crate::harness::sink::Sink;

const PATIENCE: Duration = Duration::from_mins(1);

const SHEET: &str = "Email Address,First Name,MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME,TAGS\r\n\
    ada@readers-mail.net,Ada,2,2024-05-01 10:00:00,2024-05-01 10:05:00,\"\"\"x\"\",\"\"y\"\"\"\r\n\
    <script>alert(1)</script>,Eve,2,2024-05-01 10:00:00,2024-05-01 10:05:00,\r\n";

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

    async fn post(&self, page: &Page, address: &str, fields: &[(&str, &str)]) -> Page {
        let secret = between(&page.body, "name=\"csrf\" value=\"", "\"");
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

    /// Sends a file as the form of the page does.
    async fn upload(&self, page: &Page, list: &str, sheet: &str) -> Page {
        let address = between(
            &page.body,
            "enctype=\"multipart/form-data\" action=\"",
            "\"",
        )
        .replace("&amp;", "&");
        let part = |head: &str, body: &str| {
            format!("--edge\r\ncontent-disposition: form-data; {head}\r\n\r\n{body}\r\n")
        };
        let body = part("name=\"list\"", list)
            + &part("name=\"file\"; filename=\"readers.csv\"", sheet)
            + "--edge--\r\n";
        let request = self
            .browser
            .request(Method::POST, &address)
            .header("cookie", &self.cookie)
            .header("content-type", "multipart/form-data; boundary=edge")
            .body(body);
        self.browser.send(request).await
    }

    /// Looks until the page says this.
    async fn until(&self, address: &str, told: &str) -> Page {
        let waited = tokio::time::timeout(PATIENCE, async {
            loop {
                let page = self.get(address).await.expect_status(200);
                if page.text().contains(told) {
                    return page;
                }
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        });
        waited
            .await
            .unwrap_or_else(|_| panic!("{address} never said {told}"))
    }
}

fn between(text: &str, before: &str, after: &str) -> String {
    let found = text
        .split_once(before)
        .unwrap_or_else(|| panic!("no {before} in {text}"));
    found.1.split(after).next().unwrap_or_default().to_owned()
}

/// What the form of a Mailchimp sheet posts.
const SAID: &[(&str, &str)] = &[
    ("column_0", "address"),
    ("column_1", "first_name"),
    ("column_2", ""),
    ("column_3", ""),
    ("column_4", "agreed_at"),
    ("column_5", ""),
    ("source", "The old house"),
    ("proof", "terms"),
    ("terms_version", "1"),
    ("wording", ""),
    ("agreed_at", ""),
    ("basis", "express"),
    ("responsible", "Grace"),
    ("cadence", ""),
    ("language", ""),
    ("time_zone", ""),
];

async fn bring_in(owner: &Seat<'_>) {
    let start = owner.get("/desk/transfer").await.expect_status(200);
    assert!(start.text().contains("No import yet"), "{}", start.text());
    let empty = owner.upload(&start, LIST, "").await.expect_status(422);
    assert!(empty.text().contains("holds no row"), "{}", empty.text());
    let taken = owner.upload(&start, LIST, SHEET).await.expect_status(303);
    let address = taken
        .header("location")
        .split('?')
        .next()
        .unwrap_or_default()
        .to_owned();
    let plan = owner.get(&address).await.expect_status(200);
    assert!(
        plan.text().contains("looks like an export of Mailchimp"),
        "{}",
        plan.text()
    );
    assert!(!plan.body.contains("<script>alert"), "{}", plan.body);
    let nobody: Vec<_> = SAID
        .iter()
        .copied()
        .filter(|(name, _)| *name != "responsible")
        .collect();
    let refused = owner
        .post(&plan, &address, &nobody)
        .await
        .expect_status(422);
    assert!(
        refused.text().contains("Say who answers for this")
            && refused.body.contains("The old house")
    );
    owner.post(&plan, &address, SAID).await.expect_status(303);
    let ready = owner.until(&address, "Ready to start").await;
    assert!(
        ready
            .text()
            .contains("Rows that will bring something new: 1"),
        "{}",
        ready.text()
    );
    owner
        .post(&ready, &format!("{address}/start"), &[])
        .await
        .expect_status(303);
    let done = owner
        .until(&address, "Done. Rows that brought something new: 1")
        .await;
    let faults = owner
        .get(&format!("{address}/faults.csv"))
        .await
        .expect_status(200);
    assert_eq!(
        faults.body,
        "\u{feff}Line,Value,What is wrong\r\n3,<script>alert(1)</script>,This is no e-mail address.\r\n"
    );
    owner
        .post(&done, &format!("{address}/start"), &[])
        .await
        .expect_status(409);
}

async fn take_out(owner: &Seat<'_>) {
    let form = owner
        .get("/desk/transfer/exports?state=active")
        .await
        .expect_status(200);
    let order = [
        ("kind", "subscribers"),
        ("format", "csv"),
        ("list", LIST),
        ("state", "active"),
        ("state", "pending"),
    ];
    owner
        .post(&form, "/desk/transfer/exports", &order)
        .await
        .expect_status(303);
    let ready = owner.until("/desk/transfer/exports", "Ready").await;
    let sheet = owner
        .post(&ready, "/desk/transfer/exports/1/download", &[])
        .await
        .expect_status(200);
    assert!(
        sheet
            .header("content-disposition")
            .contains("attachment; filename=\"subscribers-")
    );
    assert!(
        sheet.body.contains("ada@readers-mail.net,") && sheet.body.contains(",import,"),
        "{}",
        sheet.body
    );
    owner
        .post(&ready, "/desk/transfer/exports/1/cancel", &[])
        .await
        .expect_status(303);
    owner
        .post(&ready, "/desk/transfer/exports/1/download", &[])
        .await
        .expect_status(409);
}

async fn ask(
    browser: &Browser,
    key: &str,
    method: Method,
    address: &str,
    body: Option<Value>,
) -> Page {
    let mut request = browser.request(method, address).bearer_auth(key);
    if let Some(body) = body {
        request = request
            .header("content-type", "application/json")
            .body(body.to_string());
    }
    browser.send(request).await
}

#[expect(
    clippy::too_many_lines,
    reason = "one story, told from the beginning to the end"
)]
async fn through_the_api(browser: &Browser, key: &str) {
    let sheet = "address;when\nbob@readers-mail.net;2024-05-01\nada@readers-mail.net;2024-05-01\n";
    let upload = browser
        .request(
            Method::POST,
            &format!("/api/v1/imports?list={LIST}&file_name=api.csv"),
        )
        .bearer_auth(key)
        .header("content-type", "text/csv")
        .body(sheet);
    let made = browser.send(upload).await.expect_status(201).json();
    assert_eq!(made["import"]["mapping"], json!(["address", null]));
    let address = format!("/api/v1/imports/{}", made["import"]["id"]);
    let unsaid = ask(
        browser,
        key,
        Method::POST,
        &format!("{address}/check"),
        None,
    )
    .await
    .expect_status(422)
    .json();
    assert_eq!(unsaid["errors"][0]["field"], "source");
    let said = json!({"mapping": ["address", "agreed_at"], "source": "A fair", "proof": "wording", "wording": "Yes, write to me.",
        "basis": "express", "responsible": "Grace"});
    let kept = ask(browser, key, Method::PATCH, &address, Some(said))
        .await
        .expect_status(200)
        .json();
    assert_eq!(
        kept["import"]["declaration"]["wording"],
        "Yes, write to me."
    );
    ask(
        browser,
        key,
        Method::PATCH,
        &address,
        Some(json!({"mapping": ["nonsense", null]})),
    )
    .await
    .expect_status(422);
    ask(
        browser,
        key,
        Method::POST,
        &format!("{address}/check"),
        None,
    )
    .await
    .expect_status(202);
    let until = async |state: &str| {
        let waited = tokio::time::timeout(PATIENCE, async {
            loop {
                let shown = ask(browser, key, Method::GET, &address, None)
                    .await
                    .expect_status(200)
                    .json();
                if shown["import"]["state"] == state {
                    return shown;
                }
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        });
        waited.await.unwrap_or_else(|_| panic!("never {state}"))
    };
    let checked = until("checked").await;
    assert_eq!(
        (
            &checked["import"]["expected"]["active"],
            &checked["import"]["expected"]["known"]
        ),
        (&json!(1), &json!(1))
    );
    ask(
        browser,
        key,
        Method::POST,
        &format!("{address}/start"),
        None,
    )
    .await
    .expect_status(202);
    assert_eq!(until("finished").await["import"]["counts"]["active"], 1);
    ask(
        browser,
        key,
        Method::POST,
        &format!("{address}/cancel"),
        None,
    )
    .await
    .expect_status(409);
    let faults = ask(
        browser,
        key,
        Method::GET,
        &format!("{address}/faults"),
        None,
    )
    .await
    .expect_status(200)
    .json();
    assert_eq!(faults, json!({"items": [], "next_cursor": null}));
    let all = ask(browser, key, Method::GET, "/api/v1/imports?limit=1", None)
        .await
        .expect_status(200)
        .json();
    assert_eq!(
        (
            &all["items"][0]["file_name"],
            all["next_cursor"].is_string()
        ),
        (&json!("api.csv"), true)
    );

    let order = json!({"kind": "subscribers", "format": "jsonl", "list": LIST, "search": "bob@"});
    let export = ask(browser, key, Method::POST, "/api/v1/exports", Some(order))
        .await
        .expect_status(202)
        .json();
    let address = format!("/api/v1/exports/{}", export["id"]);
    let waited = tokio::time::timeout(PATIENCE, async {
        while ask(browser, key, Method::GET, &address, None)
            .await
            .expect_status(200)
            .json()["state"]
            != "ready"
        {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    });
    waited.await.expect("an export in time");
    let lines = ask(
        browser,
        key,
        Method::POST,
        &format!("{address}/download"),
        None,
    )
    .await
    .expect_status(200);
    let row: Value = serde_json::from_str(lines.body.trim()).expect("one line of JSON");
    assert_eq!(
        (&row["address"], &row["consent"]["method"]),
        (&json!("bob@readers-mail.net"), &json!("import"))
    );
    ask(
        browser,
        key,
        Method::POST,
        "/api/v1/exports",
        Some(json!({"kind": "all", "format": "csv"})),
    )
    .await
    .expect_status(422);
}

both_databases! {
    async fn an_owner_brings_readers_in_and_takes_them_out_and_a_viewer_only_looks(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        let made = installation.cli(&["key", "create", "mover", "--scope", "read,transfer"]);
        let key = made["key"].as_str().expect("a key").to_owned();
        installation.remember_secret(&key);
        let server = installation.serve().await;
        let browser = server.browser();
        let seat = |role| Seat { browser: &browser, cookie: sit_down(&database, "http://here", role) };
        let owner = seat(Role::Owner);
        bring_in(&owner).await;
        take_out(&owner).await;
        through_the_api(&browser, &key).await;
        let viewer = seat(Role::Viewer);
        let looks = viewer.get("/desk/transfer").await.expect_status(200);
        assert!(looks.text().contains("readers.csv") && !looks.body.contains("multipart"), "{}", looks.body);
        viewer.get("/desk/transfer/imports/1").await.expect_status(200);
        viewer.post(&looks, "/desk/transfer/exports", &[("kind", "subscribers"), ("format", "csv")]).await.expect_status(403);
        assert_eq!(count(&database, "audit_log WHERE action IN ('import.start', 'export.order', 'export.download')"), 6);
    }
}
