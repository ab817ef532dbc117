//! The desk's pages about readers and the same in the API, over HTTP: what is shown, what forms do, and who may do it.

use postrider::domain::operator::Role;
use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::browser::{Browser, Page};
use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::desk::sit_down;
use crate::harness::markup::Form;
use crate::harness::newsroom::{LIST, count, open_list};
use crate::harness::server::Installation;
use crate::harness::sink::Sink;

/// Somebody at the desk.
struct Seat<'a> {
    browser: &'a Browser,
    cookie: String,
}

impl<'a> Seat<'a> {
    fn take(browser: &'a Browser, database: &TestDatabase, role: Role) -> Self {
        let cookie = sit_down(database, "http://here", role);
        Self { browser, cookie }
    }

    async fn get(&self, address: &str) -> Page {
        let request = self.browser.request(Method::GET, address);
        self.browser
            .send(request.header("cookie", &self.cookie))
            .await
    }

    /// Sends a form of a page with these fields filled in.
    async fn submit(&self, page: &Page, action: &str, fields: &[(&str, &str)]) -> Page {
        let form = form_to(page, action, fields);
        let mut filled = form.fields.clone();
        for (name, value) in fields {
            filled.retain(|(known, _)| known != name);
            filled.push(((*name).to_owned(), (*value).to_owned()));
        }
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(filled)
            .finish();
        let request = self.browser.request(Method::POST, action);
        let request = request
            .header("cookie", &self.cookie)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded");
        self.browser.send(request.body(body)).await
    }
}

/// The form of a page that posts to this address; where several do, the one with the same wish.
fn form_to(page: &Page, action: &str, fields: &[(&str, &str)]) -> Form {
    let wish = fields
        .iter()
        .find(|(name, _)| *name == "do")
        .map(|(_, value)| *value);
    let forms = page
        .forms()
        .into_iter()
        .filter(|form| form.method == "post" && form.action == action);
    forms
        .into_iter()
        .find(|form| {
            wish.is_none_or(|wish| {
                form.fields
                    .iter()
                    .any(|(name, value)| name == "do" && value == wish)
            })
        })
        .unwrap_or_else(|| panic!("no form to {action}: {}", page.body))
}

async fn api(
    browser: &Browser,
    key: &str,
    method: Method,
    address: &str,
    body: Option<Value>,
) -> Page {
    let request = browser.request(method, address).bearer_auth(key);
    let request = match body {
        Some(body) => request
            .header("content-type", "application/json")
            .body(body.to_string()),
        None => request,
    };
    browser.send(request).await
}

both_databases! {
    async fn an_editor_finds_a_reader_tells_their_story_and_acts_on_it(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        let server = installation.serve().await;
        let browser = server.browser();
        let owner = Seat::take(&browser, &database, Role::Owner);
        let viewer = Seat::take(&browser, &database, Role::Viewer);
        let empty = owner.get("/desk/subscribers").await.expect_status(200);
        assert!(empty.text().contains("Nobody reads here yet"), "{}", empty.text());

        // Without a proof the form says what is missing; with one the reader is there.
        let new = owner.get("/desk/subscribers/new").await.expect_status(200);
        let typed = [("email", "ada@daily-readers.net"), ("name", "Ada Lovelace"), ("consent", "declare"), ("wording", "1")];
        let refused = owner.submit(&new, "/desk/subscribers/new", &typed).await.expect_status(422);
        assert!(refused.text().contains("Say where the proof is kept."), "{}", refused.text());
        let proof = [("source", "Fair"), ("given_on", "2026-01-31"), ("proof", "Folder 12"), ("responsible", "Grace")];
        let whole: Vec<(&str, &str)> = typed.iter().chain(&proof).copied().collect();
        let added = owner.submit(&refused, "/desk/subscribers/new", &whole).await.expect_status(303);
        let place = added.header("location").split('?').next().unwrap().to_owned();
        let found = owner.get("/desk/subscribers?q=lovelace").await.expect_status(200);
        assert!(found.text().contains("ada@daily-readers.net") && found.text().contains("One reader"), "{}", found.text());
        assert!(found.links().iter().any(|link| link.address == place));

        let page = owner.get(&place).await.expect_status(200);
        let text = page.text();
        for told in ["Consent confirmed", "Folder 12", "Wording, version 1", "Next issue:", "Added by The owner"] {
            assert!(text.contains(told), "{told}: {text}");
        }
        let act = format!("{place}/lists/{LIST}");
        let wrong = owner.submit(&page, &act, &[("do", "edit"), ("time_zone", "Mars")]).await.expect_status(422);
        assert!(wrong.text().contains("Use the name of a time zone"), "{}", wrong.text());
        owner.submit(&page, &act, &[("do", "pause")]).await.expect_status(303);
        let paused = owner.get(&place).await;
        assert!(paused.text().contains("Paused until somebody resumes it"), "{}", paused.text());
        let number = place.rsplit('/').next().unwrap();
        let why = owner.get(&format!("{place}?issue=9")).await.expect_status(200);
        assert!(why.text().contains("issue 9"), "{}", why.text());

        // A viewer sees all of it and is offered nothing.
        let seen = viewer.get(&place).await.expect_status(200);
        assert!(seen.forms().iter().all(|form| form.method != "post" || form.action == "/desk/sign-out"));
        viewer.get("/desk/subscribers/new").await.expect_status(403);
        let posted = browser.request(Method::POST, &format!("{place}/data")).header("cookie", &viewer.cookie);
        browser.send(posted).await.expect_status(403);

        let copy = owner.submit(&page, &format!("{place}/data"), &[]).await.expect_status(200);
        assert_eq!(copy.json()["declared_consents"][0]["proof"], "Folder 12");
        let suppressed = [("note", "asked by telephone")];
        owner.submit(&page, "/desk/suppressions", &suppressed).await.expect_status(303);
        let all = owner.get("/desk/suppressions").await.expect_status(200);
        assert!(all.text().contains("asked by telephone"));
        let release = all.links().iter().map(|link| link.address.clone())
            .find(|href| href.starts_with("/desk/suppressions/")).expect("a link that lifts it");
        let ask = owner.get(&release).await.expect_status(200);
        owner.submit(&ask, &release, &[]).await.expect_status(200);
        assert_eq!(count(&database, "suppressions"), 1, "nothing is lifted without saying so");
        owner.submit(&ask, &release, &[("sure", "yes")]).await.expect_status(303);
        assert_eq!(count(&database, "suppressions"), 0);

        // The same through the API, with the rights of its keys.
        let made = installation.cli(&["key", "create", "desk", "--scope", "read,subscribers"]);
        let key = made["key"].as_str().expect("a key").to_owned();
        installation.remember_secret(&key);
        let listed = api(&browser, &key, Method::GET, "/api/v1/subscribers?state=paused&q=ada", None).await.expect_status(200);
        assert_eq!(listed.json()["items"][0]["address"], "ada@daily-readers.net");
        api(&browser, &key, Method::GET, "/api/v1/subscribers?state=asleep", None).await.expect_status(422);
        let reader = format!("/api/v1/subscribers/{number}");
        let change = json!({"list": LIST, "state": "active", "name": null});
        let changed = api(&browser, &key, Method::PATCH, &reader, Some(change)).await.expect_status(200);
        let subscription = &changed.json()["subscriptions"][0];
        assert_eq!((&subscription["state"], &subscription["name"]), (&json!("active"), &Value::Null));
        let story = api(&browser, &key, Method::GET, &format!("{reader}/timeline?limit=200"), None).await.expect_status(200);
        let kinds = story.json()["items"].as_array().unwrap().clone();
        let consent = kinds.iter().find(|one| one["kind"] == "consent").expect("a consent");
        assert_eq!(consent["consent"]["declared_source"], "Fair");
        let asked = json!({"email": "bob@daily-readers.net", "list": LIST});
        let added = api(&browser, &key, Method::POST, "/api/v1/subscribers", Some(asked.clone())).await.expect_status(201);
        assert_eq!(added.json()["subscriptions"][0]["state"], "pending");
        let suppression = json!({"email": "eve@elsewhere.net", "note": "a rival"});
        let made = api(&browser, &key, Method::POST, "/api/v1/suppressions", Some(suppression)).await.expect_status(201);
        let lift = format!("/api/v1/suppressions/{}", made.json()["id"]);
        api(&browser, &key, Method::DELETE, &lift, None).await.expect_status(204);
        api(&browser, &key, Method::DELETE, &lift, None).await.expect_status(404);
        // Forgetting and changing many is not for this key.
        api(&browser, &key, Method::DELETE, &reader, None).await.expect_status(403);
        let many = json!({"kind": "pause", "search": {"list": LIST}});
        api(&browser, &key, Method::POST, "/api/v1/bulk-actions", Some(many)).await.expect_status(403);

        // Forgotten by typing the address.
        let erasure = format!("{place}/erasure");
        let sure = owner.get(&erasure).await.expect_status(200);
        owner.submit(&sure, &erasure, &[("address", "bob@daily-readers.net")]).await.expect_status(422);
        owner.submit(&sure, &erasure, &[("address", "ada@daily-readers.net")]).await.expect_status(303);
        owner.get(&place).await.expect_status(404);
    }

    async fn an_owner_changes_many_readers_after_typing_their_number(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        crate::harness::newsroom::add_readers(&database, 120);
        let server = installation.serve().await;
        let browser = server.browser();
        let owner = Seat::take(&browser, &database, Role::Owner);
        let editor = Seat::take(&browser, &database, Role::Editor);
        let new = format!("/desk/bulk-actions/new?list={LIST}&state=active");
        editor.get(&new).await.expect_status(403);
        let form = owner.get(&new).await.expect_status(200);
        let asked = owner.submit(&form, "/desk/bulk-actions/new", &[("kind", "pause"), ("reason", "summer")]).await.expect_status(303);
        let place = asked.header("location").split('?').next().unwrap().to_owned();
        let ready = owner.get(&place).await.expect_status(200);
        assert!(ready.text().contains("120 readers are meant"), "{}", ready.text());
        let wrong = owner.submit(&ready, &place, &[("do", "confirm"), ("number", "12")]).await.expect_status(409);
        assert!(wrong.text().contains("not the number that was counted"), "{}", wrong.text());
        owner.submit(&ready, &place, &[("do", "confirm"), ("number", "120")]).await.expect_status(303);
        let made = installation.cli(&["key", "create", "desk", "--scope", "read,transfer"]);
        let key = made["key"].as_str().expect("a key").to_owned();
        installation.remember_secret(&key);
        let report = format!("/api/v1{}", place.trim_start_matches("/desk"));
        let until = |state: &'static str| {
            let (browser, key, report) = (&browser, &key, &report);
            async move {
                for _ in 0..300 {
                    let told = api(browser, key, Method::GET, report, None).await.expect_status(200).json();
                    if told["state"] == state {
                        return told;
                    }
                    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
                }
                panic!("it did not become {state}");
            }
        };
        assert_eq!(until("finished").await["changed"], 120);
        assert_eq!(count(&database, "subscriptions WHERE state = 'paused'"), 120);
        let undo = api(&browser, &key, Method::POST, &format!("{report}/undo"), None).await.expect_status(200);
        assert_eq!(undo.json()["state"], "undoing");
        assert_eq!(until("undone").await["undone"], 120);
        assert_eq!(count(&database, "subscriptions WHERE state = 'active'"), 120);
        let nobody = json!({"kind": "add_topic", "search": {"list": LIST, "suppressed": false}, "topic": "none"});
        let refused = api(&browser, &key, Method::POST, "/api/v1/bulk-actions", Some(nobody)).await.expect_status(422);
        assert_eq!(refused.json()["errors"][0]["field"], "topic");
        for everybody in [json!({"kind": "pause"}), json!({"kind": "pause", "search": null})] {
            let refused = api(&browser, &key, Method::POST, "/api/v1/bulk-actions", Some(everybody)).await.expect_status(422);
            assert_eq!(refused.json()["errors"][0]["field"], "search");
        }
        for quiet in ["/desk/bulk-actions", "/desk/removals", "/desk/held-sign-ups"] {
            editor.get(quiet).await.expect_status(200);
        }
    }
}
