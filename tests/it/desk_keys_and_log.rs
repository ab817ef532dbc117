//! Keys of programs, and the log of who did what: at the desk, by the API and on the command line.

use postrider::domain::operator::Role;
use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::browser::{Browser, Page};
use crate::harness::database::both_databases;
use crate::harness::desk::sit_down;
use crate::harness::markup::Form;
use crate::harness::newsroom::{count, execute, open_list};
use crate::harness::server::Installation;
use crate::harness::sink::Sink;

/// Somebody at the desk.
struct Seated<'a> {
    browser: &'a Browser,
    cookie: String,
}

impl Seated<'_> {
    async fn get(&self, address: &str) -> Page {
        let request = self
            .browser
            .request(Method::GET, address)
            .header("cookie", &self.cookie);
        self.browser.send(request).await
    }

    async fn submit(&self, form: &Form, more: &[(&str, &str)]) -> Page {
        let mut body = url::form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(&form.fields).extend_pairs(more);
        let request = self
            .browser
            .request(Method::POST, &form.action)
            .header("cookie", &self.cookie);
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        self.browser.send(request.body(body.finish())).await
    }
}

fn form_to(page: &Page, action: &str) -> Form {
    let found = page
        .forms()
        .into_iter()
        .find(|form| form.action.starts_with(action));
    found.unwrap_or_else(|| panic!("no form to {action}: {}", page.body))
}

/// The key that a page shows once.
fn key_on(page: &Page) -> String {
    let begin = page.body.find("pr_").expect("a key");
    let key = page.body[begin..]
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '_');
    key.collect()
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

both_databases! {
    async fn an_owner_makes_a_key_at_the_desk_and_takes_it_away_and_the_log_tells(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        let server = installation.serve().await;
        let browser = server.browser();
        let owner = Seated { browser: &browser, cookie: sit_down(&database, "http://here", Role::Owner) };
        // A name that a spreadsheet would carry out.
        execute(&database, "UPDATE operators SET name = '=1+1' WHERE role = 'owner'");
        let empty = owner.get("/desk/keys").await.expect_status(200);
        assert!(empty.text().contains("No keys yet"), "{}", empty.text());
        let blank = owner.get("/desk/keys/new").await.expect_status(200);
        let form = form_to(&blank, "/desk/keys/new");
        assert_eq!(form.value("rights"), Some("read"), "no more than asked for");
        let wrong = owner.submit(&form, &[]).await.expect_status(422);
        assert!(wrong.text().contains("Say what the key is for"), "{}", wrong.text());
        let form = form.fill("name", "our site");
        let over = owner.submit(&form.clone().fill("end", "2020-01-01"), &[]).await.expect_status(422);
        assert!(over.text().contains("Choose a day in the future"), "{}", over.text());
        assert_eq!(count(&database, "api_keys"), 0);
        let made = owner.submit(&form, &[("rights", "content")]).await.expect_status(200);
        assert_eq!(made.header("cache-control"), "no-store");
        let key = key_on(&made);
        installation.remember_secret(&key);
        ask(&browser, &key, Method::GET, "/api/v1/feeds", None).await.expect_status(200);
        ask(&browser, &key, Method::GET, "/api/v1/keys", None).await.expect_status(403);
        let listed = owner.get("/desk/keys").await.expect_status(200);
        assert!(listed.text().contains("our site") && !listed.body.contains(&key), "{}", listed.text());
        let shown = owner.get("/desk/keys/1").await.expect_status(200);
        let revoked = owner.submit(&form_to(&shown, "/desk/keys/1/revoke"), &[]).await.expect_status(303);
        assert_eq!(revoked.header("location"), "/desk/keys/1?said=said-api-revoked");
        ask(&browser, &key, Method::GET, "/api/v1/feeds", None).await.expect_status(401);
        owner.get("/desk/keys/2").await.expect_status(404);

        let log = owner.get("/desk/audit").await.expect_status(200);
        let text = log.text();
        for said in ["key.create", "key.revoke", "key 1", "=1+1"] {
            assert!(text.contains(said), "{said}: {text}");
        }
        let searched = owner.get("/desk/audit?what=key.create&who=operator:1&since=2020-01-01").await.expect_status(200);
        let rows = searched.body.matches("<code>key.create</code>").count();
        assert_eq!((rows, searched.body.contains("<code>key.revoke</code>")), (1, false));
        let none = owner.get("/desk/audit?until=2020-01-01").await.expect_status(200);
        assert!(none.text().contains("Nothing fits"), "{}", none.text());
        let whole = owner.submit(&form_to(&log, "/desk/audit/check"), &[]).await.expect_status(200);
        assert!(whole.text().contains("The log is whole"), "{}", whole.text());
        let sheet = owner.submit(&form_to(&log, "/desk/audit/export").fill("format", "csv"), &[]).await.expect_status(200);
        assert!(sheet.header("content-disposition").contains("audit.csv"));
        // The header, the list, its terms and its schedule from the command line, two lines about the key, and the line of this very export.
        assert_eq!(sheet.body.lines().count(), 7, "{}", sheet.body);
        assert!(sheet.body.contains(",'=1+1,") && !sheet.body.contains(",=1+1"), "{}", sheet.body);
        let told = owner.submit(&form_to(&log, "/desk/audit/export").fill("format", "json"), &[]).await.expect_status(200).json();
        let actions: Vec<_> = told.as_array().unwrap().iter().map(|line| line["action"].as_str().unwrap().to_owned()).collect();
        assert_eq!(actions, ["audit.export", "audit.export", "key.revoke", "key.create", "schedule.create", "terms.publish", "list.create"]);
        assert_eq!(told[3]["detail"]["rights"], json!(["read", "content"]));
    }

    async fn a_key_gives_no_right_that_it_does_not_have_and_is_told_once(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        let server = installation.serve().await;
        let browser = server.browser();
        let made = installation.cli(&["key", "create", "keeper", "--scope", "people,read"]);
        let keeper = made["key"].as_str().expect("a key").to_owned();
        installation.remember_secret(&keeper);
        let wish = |rights: Value| json!({"name": "nightly", "rights": rights, "expires_at": "2127-01-01T00:00:00Z"});
        let beyond = ask(&browser, &keeper, Method::POST, "/api/v1/keys", Some(wish(json!(["read", "transfer"])))).await.expect_status(422);
        assert_eq!(beyond.json()["errors"][0]["field"], "rights");
        for (wrong, field) in [
            (json!({"name": "", "rights": ["read"]}), "name"),
            (json!({"name": "x", "rights": []}), "rights"),
            (json!({"name": "x", "rights": ["fly"]}), "rights"),
            (json!({"name": "x", "rights": ["read"], "expires_at": "2020-01-01T00:00:00Z"}), "expires_at"),
        ] {
            let page = ask(&browser, &keeper, Method::POST, "/api/v1/keys", Some(wrong)).await.expect_status(422);
            assert_eq!(page.json()["errors"][0]["field"], field);
        }
        let named = |body: Value| {
            let request = browser.request(Method::POST, "/api/v1/keys").bearer_auth(&keeper);
            let request = request.header("idempotency-key", "once").header("content-type", "application/json");
            browser.send(request.body(body.to_string()))
        };
        let created = named(wish(json!(["read"]))).await.expect_status(201);
        let new = created.json();
        let text = new["key"].as_str().expect("a key").to_owned();
        installation.remember_secret(&text);
        assert_eq!(created.header("location"), format!("/api/v1/keys/{}", new["made"]["id"]));
        // The key is not kept, so the answer cannot be given again; and no second key is made.
        assert_eq!(named(wish(json!(["read"]))).await.expect_status(409).json()["code"], "idempotency_key_spent");
        assert_eq!(count(&database, "api_keys"), 2);
        assert_eq!(count(&database, &format!("idempotent_requests WHERE body LIKE '%{}%'", &text[..12])), 0);
        ask(&browser, &text, Method::GET, "/api/v1/feeds", None).await.expect_status(200);
        let listed = ask(&browser, &keeper, Method::GET, "/api/v1/keys?limit=1", None).await.expect_status(200).json();
        assert_eq!(listed["items"][0], ask(&browser, &keeper, Method::GET, "/api/v1/keys/2", None).await.json());
        assert!(listed["next_cursor"].is_string() && listed["items"][0]["last_used_at"].is_string(), "{listed}");
        for _ in 0..2 {
            let revoked = ask(&browser, &keeper, Method::DELETE, "/api/v1/keys/2", None).await.expect_status(200).json();
            assert_eq!((&revoked["works"], revoked["revoked_at"].is_string()), (&json!(false), true));
        }
        ask(&browser, &text, Method::GET, "/api/v1/feeds", None).await.expect_status(401);
        ask(&browser, &keeper, Method::GET, "/api/v1/keys/9", None).await.expect_status(404);

        let log = ask(&browser, &keeper, Method::GET, "/api/v1/audit?action=key.", None).await.expect_status(200).json();
        let lines: Vec<_> = log["items"].as_array().unwrap().iter()
            .map(|line| (line["actor_kind"].as_str().unwrap(), line["action"].as_str().unwrap(), line["target"].as_str().unwrap()))
            .collect();
        assert_eq!(lines, [("key", "key.revoke", "key 2"), ("key", "key.create", "key 2"), ("command_line", "key.create", "key 1")]);
        let own = ask(&browser, &keeper, Method::GET, "/api/v1/audit?actor=key:1&limit=1", None).await.json();
        assert_eq!((own["items"].as_array().map(Vec::len), own["next_cursor"].is_string()), (Some(1), true));
        let chain = ask(&browser, &keeper, Method::GET, "/api/v1/audit/chain", None).await.expect_status(200).json();
        assert_eq!(chain, json!({"whole": true, "lines": 6, "broken_at": null}));
        let file = ask(&browser, &keeper, Method::GET, "/api/v1/audit/export?format=json&since=2020-01-01T00:00:00Z", None).await;
        assert_eq!(file.json().as_array().map(Vec::len), Some(6));
        for bad in ["actor=somebody", "since=today", "format=xml", "colour=red"] {
            ask(&browser, &keeper, Method::GET, &format!("/api/v1/audit/export?{bad}"), None).await.expect_status(422);
        }
    }
}
