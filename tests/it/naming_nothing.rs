//! One rule for what is named and is not there: what the address of a request names is answered 404, and what its body or a
//! parameter names is a field to put right. Every operation of the API that takes the slug of a list is asked about one that is
//! not there; which they are says the OpenAPI document.

use std::collections::BTreeSet;

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::browser::{Browser, Page};
use crate::harness::database::both_databases;
use crate::harness::newsroom::{LIST, add_readers, execute, open_list};
use crate::harness::server::Installation;
use crate::harness::sink::Sink;

/// The slug of no list.
const NOWHERE: &str = "nowhere";
const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// What is sent: a method, the address with the slug in it, and a body in which nothing else is wrong.
type Asked = (&'static str, &'static str, Value);

/// Operations whose address names a list.
fn by_address() -> Vec<Asked> {
    let wording = json!({"newsletter_statement": "Yes.", "terms_statement": "I agree.", "body": "One letter a day."});
    let breaking = json!({"source": "site", "external_id": "1", "to": "all"});
    vec![
        ("get", "/api/v1/lists/{slug}", Value::Null),
        ("patch", "/api/v1/lists/{slug}", json!({"name": "N"})),
        ("get", "/api/v1/lists/{slug}/form", Value::Null),
        ("get", "/api/v1/lists/{slug}/topics", Value::Null),
        (
            "post",
            "/api/v1/lists/{slug}/topics",
            json!({"slug": "city", "name": "City"}),
        ),
        ("put", "/api/v1/lists/{slug}/topics", json!({"order": []})),
        (
            "patch",
            "/api/v1/lists/{slug}/topics/{topic}",
            json!({"name": "City"}),
        ),
        ("delete", "/api/v1/lists/{slug}/topics/{topic}", Value::Null),
        ("get", "/api/v1/lists/{slug}/terms", Value::Null),
        ("post", "/api/v1/lists/{slug}/terms", wording),
        ("get", "/api/v1/lists/{slug}/schedules", Value::Null),
        (
            "post",
            "/api/v1/lists/{slug}/schedules",
            json!({"name": "weekly", "cron": "0 9 1 1 *"}),
        ),
        (
            "patch",
            "/api/v1/lists/{slug}/schedules/{name}",
            json!({"cron": "0 9 1 1 *"}),
        ),
        ("get", "/api/v1/lists/{slug}/topic-rules", Value::Null),
        (
            "put",
            "/api/v1/lists/{slug}/topic-rules",
            json!({"rules": []}),
        ),
        ("get", "/api/v1/lists/{slug}/editorial", Value::Null),
        (
            "patch",
            "/api/v1/lists/{slug}/editorial",
            json!({"intro": "I"}),
        ),
        ("get", "/api/v1/lists/{slug}/forecast", Value::Null),
        ("post", "/api/v1/lists/{slug}/breaking", breaking),
    ]
}

/// Operations with a parameter or a field that names a list.
fn by_field() -> Vec<Asked> {
    let list = || json!({ "list": NOWHERE });
    let feed = json!({"list": NOWHERE, "url": "http://127.0.0.1:9/feed.xml"});
    let article = json!({"list": NOWHERE, "source": "site", "external_id": "1", "title": "One",
        "url": "https://daily-news.net/1"});
    let sign_up = json!({"list": NOWHERE, "email": "new@daily-readers.net", "terms_version": 1,
        "consent_newsletter": true, "consent_terms": true});
    vec![
        ("get", "/api/v1/issues?list={slug}", Value::Null),
        ("post", "/api/v1/issues", list()),
        ("get", "/api/v1/growth?list={slug}", Value::Null),
        ("get", "/api/v1/feeds?list={slug}", Value::Null),
        ("post", "/api/v1/feeds", feed.clone()),
        ("post", "/api/v1/feeds/try", feed),
        ("get", "/api/v1/articles?list={slug}", Value::Null),
        ("post", "/api/v1/articles", article),
        ("get", "/api/v1/subscribers?list={slug}", Value::Null),
        (
            "post",
            "/api/v1/subscribers",
            json!({"list": NOWHERE, "email": "new@daily-readers.net"}),
        ),
        (
            "patch",
            "/api/v1/subscribers/{id}",
            json!({"list": NOWHERE, "name": "Ada"}),
        ),
        (
            "post",
            "/api/v1/preferences",
            json!({"list": NOWHERE, "email": "r1@bulk-readers.net", "language": "de"}),
        ),
        (
            "post",
            "/api/v1/bulk-actions",
            json!({"kind": "pause", "search": list()}),
        ),
        ("post", "/api/v1/held-sign-ups/release", list()),
        ("post", "/api/v1/held-sign-ups/drop", list()),
        (
            "post",
            "/api/v1/exports",
            json!({"kind": "subscribers", "format": "csv", "list": NOWHERE}),
        ),
        ("post", "/api/v1/imports?list={slug}", Value::Null),
        ("patch", "/api/v1/imports/{id}", list()),
        ("post", "/api/v1/subscriptions", sign_up),
    ]
}

/// Whether a schema has a field `list` for a slug, itself or in an object below it.
fn names_a_list(document: &Value, schema: &Value, depth: usize) -> bool {
    if depth > 6 {
        return false;
    }
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().expect("a name");
        return names_a_list(
            document,
            &document["components"]["schemas"][name],
            depth + 1,
        );
    }
    let any = |schemas: &Value| {
        let schemas = schemas.as_array().into_iter().flatten();
        schemas
            .clone()
            .any(|schema| names_a_list(document, schema, depth + 1))
    };
    let fields = schema["properties"].as_object().into_iter().flatten();
    let of_fields = fields
        .clone()
        .any(|(name, field)| name == "list" || names_a_list(document, field, depth + 1));
    of_fields || any(&schema["oneOf"]) || any(&schema["allOf"]) || any(&schema["anyOf"])
}

/// Every operation that takes the slug of a list: by its address, and by a field or a parameter.
fn told_of(document: &Value) -> [BTreeSet<String>; 2] {
    let mut told = [BTreeSet::new(), BTreeSet::new()];
    for (path, item) in document["paths"].as_object().expect("paths") {
        for method in METHODS.iter().filter(|method| item[**method].is_object()) {
            let operation = &item[*method];
            let name = format!("{method} {path}");
            let parameters = operation["parameters"].as_array().into_iter().flatten();
            let asks = parameters
                .clone()
                .any(|one| one["in"] == "query" && one["name"] == "list");
            let body = &operation["requestBody"]["content"]["application/json"]["schema"];
            if path.contains("/lists/{slug}") {
                told[0].insert(name);
            } else if asks || names_a_list(document, body, 0) {
                told[1].insert(name);
            }
        }
    }
    told
}

fn names(table: &[Asked]) -> BTreeSet<String> {
    let path = |address: &str| address.split('?').next().unwrap_or_default().to_owned();
    table
        .iter()
        .map(|(method, address, _)| format!("{method} {}", path(address)))
        .collect()
}

struct Program<'a> {
    browser: &'a Browser,
    key: String,
}

impl Program<'_> {
    async fn ask(&self, method: &str, address: &str, body: &Value) -> Page {
        let method = Method::from_bytes(method.to_uppercase().as_bytes()).expect("a method");
        let request = self.browser.request(method, address).bearer_auth(&self.key);
        let request = if address.contains("/imports?") {
            request
                .header("content-type", "text/csv")
                .body("address\nbob@readers-mail.net\n")
        } else if body.is_null() {
            request
        } else {
            request
                .header("content-type", "application/json")
                .body(body.to_string())
        };
        self.browser.send(request).await
    }
}

both_databases! {
    async fn a_list_that_is_not_there_is_an_address_or_a_field_to_put_right(database: TestDatabase) {
        let sink = Sink::start().await;
        let mut installation = Installation::new(&database, &sink.url());
        installation.set("api.requests_per_minute", "1000000");
        open_list(&installation);
        add_readers(&database, 1);
        let made = installation.cli(&["key", "create", "all", "--scope", "read,content,send,subscribers,transfer,people"]);
        let key = made["key"].as_str().expect("a key").to_owned();
        installation.remember_secret(&key);
        let server = installation.serve().await;
        let browser = server.browser();
        let program = Program { browser: &browser, key };
        let document = browser.get("/api/v1/openapi.json").await.expect_status(200).json();
        let (by_address, by_field) = (by_address(), by_field());
        assert_eq!([names(&by_address), names(&by_field)], told_of(&document), "every operation is asked");

        let sheet = program.ask("post", &format!("/api/v1/imports?list={LIST}"), &Value::Null).await.expect_status(201);
        let import = sheet.json()["import"]["id"].to_string();
        let lines = crate::harness::newsroom::count(&database, "audit_log");
        let mut wrong = Vec::new();
        // A slug of no list, and what no slug can be.
        for slug in [NOWHERE, "No%20slug", "a%00b"] {
            for (method, pattern, body) in &by_address {
                let address = pattern.replace("{slug}", slug).replace("{topic}", "city").replace("{name}", "daily");
                let page = program.ask(method, &address, body).await;
                if page.status != 404 || page.json()["code"] != "not_found" {
                    wrong.push(format!("{method} {address}: {} {}", page.status, page.body));
                }
            }
            for (method, pattern, body) in &by_field {
                let id = if pattern.contains("imports") { import.as_str() } else { "1" };
                let address = pattern.replace("{slug}", slug).replace("{id}", id);
                let said = slug.replace("%20", " ").replace("%00", "\0");
                let body: Value = serde_json::from_str(&body.to_string().replace(
                    &json!(NOWHERE).to_string(), &json!(said).to_string())).expect("JSON");
                let page = program.ask(method, &address, &body).await;
                let field = page.json()["errors"][0]["field"].clone();
                let wanted = if pattern.contains("bulk") { "search.list" } else { "list" };
                if page.status != 422 || page.json()["code"] != "fields" || field != wanted {
                    wrong.push(format!("{method} {address}: {} {}", page.status, page.body));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert_eq!(crate::harness::newsroom::count(&database, "audit_log"), lines, "nothing was changed");
    }

    async fn what_else_is_named_and_is_not_there_follows_the_same_rule(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        let made = installation.cli(&["key", "create", "all", "--scope", "read,content,send,subscribers,transfer,people"]);
        let key = made["key"].as_str().expect("a key").to_owned();
        installation.remember_secret(&key);
        let server = installation.serve().await;
        let browser = server.browser();
        let program = Program { browser: &browser, key };
        for (method, address, body) in [
            ("patch", format!("/api/v1/lists/{LIST}/topics/{NOWHERE}"), json!({"name": "N"})),
            ("delete", format!("/api/v1/lists/{LIST}/topics/{NOWHERE}"), Value::Null),
            ("patch", format!("/api/v1/lists/{LIST}/schedules/{NOWHERE}"), json!({"cron": "0 9 1 1 *"})),
            ("get", format!("/api/v1/relays/{NOWHERE}"), Value::Null),
            ("post", format!("/api/v1/relays/{NOWHERE}/test"), Value::Null),
        ] {
            let page = program.ask(method, &address, &body).await;
            assert_eq!((page.status, &page.json()["code"]), (404, &json!("not_found")), "{method} {address}");
        }
        for (method, address, body, field) in [
            ("post", "/api/v1/issues".to_owned(), json!({"list": LIST, "schedule": NOWHERE}), "schedule"),
            ("patch", format!("/api/v1/lists/{LIST}"), json!({"relays": [NOWHERE]}), "relays"),
            ("put", format!("/api/v1/lists/{LIST}/topics"), json!({"order": [NOWHERE]}), "order"),
            ("put", format!("/api/v1/lists/{LIST}/topic-rules"),
                json!({"rules": [{"topic": NOWHERE, "kind": "title", "value": "bread"}]}), "topic"),
            ("post", "/api/v1/subscribers".to_owned(),
                json!({"list": LIST, "email": "new@daily-readers.net", "topics": [NOWHERE]}), "topics"),
        ] {
            let page = program.ask(method, &address, &body).await;
            assert_eq!((page.status, &page.json()["errors"][0]["field"]), (422, &json!(field)), "{method} {address}: {}", page.text());
        }
        // A list without a schedule is no fault of a request that names none.
        execute(&database, "UPDATE lists SET default_cadence = NULL");
        execute(&database, "DELETE FROM schedules");
        let page = program.ask("post", "/api/v1/issues", &json!({ "list": LIST })).await;
        assert_eq!((page.status, &page.json()["code"]), (409, &json!("conflict")));
    }
}
