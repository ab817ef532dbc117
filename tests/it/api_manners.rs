//! What is the same all over the API: lists in pages, requests that may be sent twice, edits that undo nobody's, limits
//! that are told, and problems that programs can tell apart.

use postrider::domain::operator::Role;
use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::browser::{Browser, Page};
use crate::harness::database::both_databases;
use crate::harness::desk::sit_down;
use crate::harness::newsroom::{LIST, add_readers, api_key, count, execute, open_list};
use crate::harness::server::Installation;
use crate::harness::sink::Sink;

/// A program with a key.
struct Program<'a> {
    browser: &'a Browser,
    key: String,
}

impl Program<'_> {
    async fn get(&self, address: &str) -> Page {
        let request = self.browser.request(Method::GET, address);
        self.browser.send(request.bearer_auth(&self.key)).await
    }

    async fn ask(
        &self,
        method: Method,
        address: &str,
        headers: &[(&str, &str)],
        body: &Value,
    ) -> Page {
        let mut request = self.browser.request(method, address).bearer_auth(&self.key);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.header("content-type", "application/json");
        self.browser.send(request.body(body.to_string())).await
    }
}

fn article(number: u32) -> Value {
    json!({"list": LIST, "source": "site", "external_id": number.to_string(),
        "url": format!("https://daily-news.net/{number}"), "title": format!("Article {number}")})
}

fn code(page: &Page) -> String {
    let problem = page.json();
    assert_eq!(page.header("content-type"), "application/problem+json");
    assert_eq!(problem["status"], page.status);
    let code = problem["code"].as_str().expect("a code").to_owned();
    assert_eq!(problem["type"], format!("urn:postrider:problem:{code}"));
    code
}

both_databases! {
    async fn a_list_is_told_in_pages_that_show_everything_once(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        for feed in 1..=5 {
            installation.cli(&["feed", "add", LIST, &format!("http://127.0.0.1:9/{feed}.xml")]);
        }
        let server = installation.serve().await;
        let browser = server.browser();
        let program = Program { browser: &browser, key: api_key(&installation) };
        let (mut seen, mut cursor) = (Vec::new(), None::<String>);
        for items in [2, 2, 1] {
            let after = cursor.take().map(|cursor| format!("&cursor={cursor}")).unwrap_or_default();
            let page = program.get(&format!("/api/v1/feeds?limit=2{after}")).await.expect_status(200).json();
            let told = page["items"].as_array().expect("items");
            assert_eq!(told.len(), items, "{page}");
            seen.extend(told.iter().map(|feed| feed["id"].as_i64().expect("a number")));
            cursor = page["next_cursor"].as_str().map(str::to_owned);
        }
        assert_eq!(cursor, None, "nothing is left");
        assert_eq!(seen, [5, 4, 3, 2, 1], "newest first");
        for (query, field) in [("limit=0", "limit"), ("limit=201", "limit"), ("cursor=x", "cursor"), ("size=2", "size")] {
            let page = program.get(&format!("/api/v1/feeds?{query}")).await.expect_status(422);
            assert_eq!(code(&page), "fields");
            assert_eq!(page.json()["errors"][0]["field"], field);
        }
        for address in ["/api/v1/lists", "/api/v1/removals"] {
            let page = program.get(address).await.expect_status(200).json();
            assert!(page["items"].is_array() && page["next_cursor"].is_null(), "{page}");
        }
    }

    async fn a_request_that_is_sent_again_is_carried_out_once(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        let server = installation.serve().await;
        let browser = server.browser();
        let program = Program { browser: &browser, key: api_key(&installation) };
        let named = [("idempotency-key", "\"8e03978e-40d5-43e8-bc93-6894a57f9324\"")];
        let push = async |headers, body: &Value| program.ask(Method::POST, "/api/v1/articles", headers, body).await;
        let first = push(&named, &article(1)).await.expect_status(200);
        assert_eq!(first.header("idempotency-replayed"), "");
        assert_eq!(first.json()["results"][0]["result"], "created");
        // Carried out again it would say "unchanged".
        let again = push(&named, &article(1)).await.expect_status(200);
        assert_eq!(again.header("idempotency-replayed"), "true");
        assert_eq!((again.body, again.headers["content-type"].clone()), (first.body, first.headers["content-type"].clone()));
        assert_eq!(push(&[], &article(1)).await.json()["results"][0]["result"], "unchanged");

        let other = push(&named, &article(2)).await.expect_status(422);
        assert_eq!(code(&other), "idempotency_key_reused");
        let elsewhere = program.ask(Method::POST, "/api/v1/preferences", &named, &article(1)).await.expect_status(422);
        assert_eq!(code(&elsewhere), "idempotency_key_reused");
        assert_eq!(count(&database, "articles"), 1);
        // The name is the key's own.
        let stranger = Program { browser: &browser, key: api_key(&installation) };
        let own = stranger.ask(Method::POST, "/api/v1/articles", &named, &article(2)).await.expect_status(200);
        assert_eq!(own.json()["results"][0]["result"], "created");

        // What changed nothing may be tried again under its name.
        let retried = [("idempotency-key", "second")];
        let wrong = json!({"list": "nowhere", "source": "site"});
        push(&retried, &wrong).await.expect_status(422);
        push(&retried, &article(3)).await.expect_status(200);
        // While nobody knows what became of the first request, the second is not carried out.
        let lost = |begun: &str| format!("UPDATE idempotent_requests SET status = NULL, content_type = NULL, body = NULL, \
             begun_at = {begun} WHERE request_hash = (SELECT MAX(request_hash) FROM idempotent_requests)");
        let now = "(SELECT MAX(begun_at) FROM idempotent_requests)";
        crate::harness::newsroom::execute(&database, "DELETE FROM idempotent_requests");
        push(&retried, &article(4)).await.expect_status(200);
        crate::harness::newsroom::execute(&database, &lost(now));
        let waiting = push(&retried, &article(4)).await.expect_status(409);
        assert_eq!((code(&waiting).as_str(), waiting.header("retry-after")), ("idempotency_key_in_use", "1"));
        crate::harness::newsroom::execute(&database, &lost(&format!("{now} - 3600000000")));
        let spent = push(&retried, &article(4)).await.expect_status(409);
        assert_eq!(code(&spent), "idempotency_key_spent");
        // A day later the name is free.
        crate::harness::newsroom::execute(&database, &lost(&format!("{now} - 90000000000")));
        assert_eq!(push(&retried, &article(4)).await.expect_status(200).json()["results"][0]["result"], "unchanged");
        for bad in ["", "a b", "\"a"] {
            let named = [("idempotency-key", bad)];
            let page = program.ask(Method::POST, "/api/v1/articles", &named, &article(5)).await.expect_status(400);
            assert_eq!(code(&page), "malformed");
        }
    }

    async fn nobody_s_edit_is_undone_unseen(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        let server = installation.serve().await;
        let browser = server.browser();
        let program = Program { browser: &browser, key: api_key(&installation) };
        let editorial = format!("/api/v1/lists/{LIST}/editorial");
        let rules = format!("/api/v1/lists/{LIST}/topic-rules");
        for (address, method, one, other) in [
            (&editorial, Method::PATCH, json!({"intro": "One"}), json!({"intro": "Other"})),
            (&rules, Method::PUT, json!({"rules": []}), json!({"rules": []})),
        ] {
            let seen = program.get(address).await.expect_status(200);
            let tag = seen.header("etag").to_owned();
            assert!(tag.len() > 2 && tag.starts_with('"'), "{tag}");
            let unchanged = browser.request(Method::GET, address).bearer_auth(&program.key);
            let unchanged = browser.send(unchanged.header("if-none-match", &tag)).await.expect_status(304);
            assert_eq!((unchanged.header("etag"), unchanged.body.as_str()), (tag.as_str(), ""));
            let stale = [("if-match", "\"00000000000000000000000000000000\"")];
            let refused = program.ask(method.clone(), address, &stale, &one).await.expect_status(412);
            assert_eq!(code(&refused), "stale");
            let edited = program.ask(method.clone(), address, &[("if-match", &tag)], &one).await.expect_status(200);
            let now = program.get(address).await;
            assert_eq!(edited.header("etag"), now.header("etag"));
            if one != other {
                assert_ne!(now.header("etag"), tag);
                let late = program.ask(method.clone(), address, &[("if-match", &tag)], &other).await.expect_status(412);
                assert_eq!(code(&late), "stale");
                assert_eq!(program.get(address).await.json()["intro"], "One");
            }
            // Who does not ask for it is not held up.
            program.ask(method.clone(), address, &[], &other).await.expect_status(200);
            program.ask(method.clone(), address, &[("if-match", "*")], &other).await.expect_status(200);
            let broken = program.ask(method, address, &[("if-match", "x")], &other).await.expect_status(400);
            assert_eq!(code(&broken), "malformed");
        }
        // What changed something left a line in the log, and nothing else did.
        for action in ["list.editorial", "topic.rules"] {
            assert_eq!(count(&database, &format!("audit_log WHERE action = '{action}' AND actor_kind = 'key'")), 3);
        }
    }

    async fn of_two_who_edit_what_they_saw_one_is_told_that_the_other_was_quicker(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        installation.cli(&["feed", "add", LIST, "http://127.0.0.1:9/feed.xml"]);
        add_readers(&database, 1);
        sit_down(&database, "http://here", Role::Editor);
        sit_down(&database, "http://here", Role::Owner);
        let server = installation.serve().await;
        let browser = server.browser();
        let made = installation.cli(&["key", "create", "all", "--scope", "read,content,subscribers,people"]);
        let key = made["key"].as_str().expect("a key").to_owned();
        installation.remember_secret(&key);
        let program = Program { browser: &browser, key };
        program.ask(Method::POST, "/api/v1/articles", &[], &article(1)).await.expect_status(200);
        let edits = [
            (format!("/api/v1/lists/{LIST}"), "/name", ["One", "Two", "Three"]),
            ("/api/v1/articles/1".to_owned(), "/title", ["One", "Two", "Three"]),
            ("/api/v1/feeds/1".to_owned(), "/url", ["http://127.0.0.1:9/1", "http://127.0.0.1:9/2", "http://127.0.0.1:9/3"]),
            ("/api/v1/subscribers/1".to_owned(), "/subscriptions/0/name", ["One", "Two", "Three"]),
            ("/api/v1/operators/1".to_owned(), "/role", ["viewer", "editor", "owner"]),
        ];
        for (index, (address, pointer, values)) in edits.iter().enumerate() {
            let [first, second, third] = values.map(|value| {
                let mut body = json!({ pointer.rsplit('/').next().expect("a member"): value });
                if pointer.starts_with("/subscriptions") {
                    body["list"] = json!(LIST);
                }
                body
            });
            let edit = async |tag: &str, body: &Value| program.ask(Method::PATCH, address, &[("if-match", tag)], body).await;
            let seen = program.get(address).await.expect_status(200);
            let (tag, before) = (seen.header("etag").to_owned(), seen.json().pointer(pointer).cloned());
            assert!(tag.len() > 2 && tag.starts_with('"'), "{address}: {tag}");
            let stale = edit("\"00000000000000000000000000000000\"", &first).await.expect_status(412);
            assert_eq!(code(&stale), "stale");
            assert_eq!(program.get(address).await.json().pointer(pointer).cloned(), before, "{address}");
            // What also tells what happens by itself is always sent whole.
            let again = browser.request(Method::GET, address).bearer_auth(&program.key).header("if-none-match", &tag);
            browser.send(again).await.expect_status(if index < 2 { 304 } else { 200 });
            let edited = edit(&tag, &first).await.expect_status(200);
            let now = program.get(address).await;
            assert_eq!(now.json().pointer(pointer), Some(&json!(values[0])), "{address}");
            assert_eq!(edited.header("etag"), now.header("etag"), "{address}");
            assert_ne!(now.header("etag"), tag, "{address}");
            edit(&tag, &second).await.expect_status(412);
            let tag = now.header("etag").to_owned();
            let (one, other) = tokio::join!(edit(&tag, &second), edit(&tag, &third));
            let mut statuses = [one.status, other.status];
            statuses.sort_unstable();
            assert_eq!(statuses, [200, 412], "{address}: of two at the same moment one wins");
            program.ask(Method::PATCH, address, &[], &first).await.expect_status(200);
        }
        // A visit that fails, or a reader's letter, is nobody's edit.
        let tag = program.get("/api/v1/feeds/1").await.header("etag").to_owned();
        execute(&database, "UPDATE feeds SET failures = failures + 1, last_error = 'nobody answers'");
        assert_eq!(program.get("/api/v1/feeds/1").await.header("etag"), tag);
        // Every edit that was made left one line, with the network that it came from; no other did.
        let edits = "audit_log WHERE actor_kind = 'key' AND action <> 'article.push'";
        assert_eq!(count(&database, edits), 15);
        assert_eq!(count(&database, &format!("{edits} AND network = '127.0.0.*'")), 15);
    }

    async fn what_is_said_of_a_sheet_is_compared_before_it_is_changed(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        let made = installation.cli(&["key", "create", "all", "--scope", "read,transfer"]);
        let key = made["key"].as_str().expect("a key").to_owned();
        installation.remember_secret(&key);
        let server = installation.serve().await;
        let browser = server.browser();
        let sheet = browser.request(Method::POST, &format!("/api/v1/imports?list={LIST}")).bearer_auth(&key);
        let sheet = sheet.header("content-type", "text/csv").body("address\nbob@readers-mail.net\n");
        let sheet = browser.send(sheet).await.expect_status(201);
        let program = Program { browser: &browser, key };
        let address = format!("/api/v1/imports/{}", sheet.json()["import"]["id"]);
        let edit = async |tag: &str, language: &str| {
            program.ask(Method::PATCH, &address, &[("if-match", tag)], &json!({ "language": language })).await
        };
        let seen = program.get(&address).await.expect_status(200).header("etag").to_owned();
        assert_eq!(sheet.header("etag"), seen);
        let stale = edit("\"00000000000000000000000000000000\"", "de").await.expect_status(412);
        assert_eq!(code(&stale), "stale");
        let edited = edit(&seen, "de").await.expect_status(200);
        assert_ne!(edited.header("etag"), seen);
        edit(&seen, "fr").await.expect_status(412);
        let tag = edited.header("etag").to_owned();
        let (one, other) = tokio::join!(edit(&tag, "fr"), edit(&tag, "es"));
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 412]);
        program.ask(Method::PATCH, &address, &[], &json!({"language": "de"})).await.expect_status(200);
        assert_eq!(count(&database, "audit_log WHERE action = 'import.edit'"), 3);
    }

    async fn what_a_list_has_several_of_is_compared_as_a_whole(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        let server = installation.serve().await;
        let browser = server.browser();
        let program = Program { browser: &browser, key: api_key(&installation) };
        let (topics, schedules) = (format!("/api/v1/lists/{LIST}/topics"), format!("/api/v1/lists/{LIST}/schedules"));
        for (slug, name) in [("city", "City"), ("sport", "Sport")] {
            let topic = json!({"slug": slug, "name": name});
            let added = program.ask(Method::POST, &topics, &[], &topic).await.expect_status(201);
            assert_eq!(added.header("etag"), program.get(&topics).await.header("etag"));
        }
        let (city, yearly) = (format!("{topics}/city"), format!("{schedules}/yearly"));
        let order = |first: &str| json!({ "order": [first] });
        let edits = [
            (&topics, Method::PUT, &topics, [order("sport"), order("city"), order("sport")], "topic.order"),
            (&topics, Method::PATCH, &city, ["One", "Two", "Three"].map(|name| json!({ "name": name })), "topic.edit"),
            (&schedules, Method::PATCH, &yearly, ["0 1 1 1 *", "0 2 1 1 *", "0 3 1 1 *"].map(|cron| json!({ "cron": cron })), "schedule.edit"),
            (&schedules, Method::PATCH, &yearly, ["paused", "active", "paused"].map(|state| json!({ "state": state })), "schedule.edit"),
        ];
        for (whole, method, part, [first, second, third], action) in edits {
            let lines = format!("audit_log WHERE actor_kind = 'key' AND action = '{action}'");
            let lines_before = count(&database, &lines);
            let edit = async |tag: &str, body: &Value| program.ask(method.clone(), part, &[("if-match", tag)], body).await;
            let seen = program.get(whole).await.expect_status(200);
            let tag = seen.header("etag").to_owned();
            let stale = edit("\"00000000000000000000000000000000\"", &first).await.expect_status(412);
            assert_eq!(code(&stale), "stale");
            assert_eq!(program.get(whole).await.json(), seen.json(), "{part}");
            let edited = edit(&tag, &first).await.expect_status(200);
            let now = program.get(whole).await;
            assert_eq!((edited.header("etag"), edited.json()), (now.header("etag"), now.json()), "{part}");
            assert_ne!(now.header("etag"), tag, "{part}");
            edit(&tag, &second).await.expect_status(412);
            let tag = now.header("etag").to_owned();
            // The second is another state than the first, so of two at the same moment one wins, whichever it is.
            let (one, other) = tokio::join!(edit(&tag, &second), edit(&tag, &second));
            let mut statuses = [one.status, other.status];
            statuses.sort_unstable();
            assert_eq!(statuses, [200, 412], "{part}");
            program.ask(method.clone(), part, &[], &third).await.expect_status(200);
            let broken = edit("x", &third).await.expect_status(400);
            assert_eq!(code(&broken), "malformed");
            assert_eq!(count(&database, &lines), lines_before + 3, "{part}: a line for each edit that was made");
        }
        // Topics are told as they are; schedules also tell when they are due.
        for (whole, status) in [(&topics, 304), (&schedules, 200)] {
            let tag = program.get(whole).await.header("etag").to_owned();
            let again = browser.request(Method::GET, whole).bearer_auth(&program.key).header("if-none-match", &tag);
            browser.send(again).await.expect_status(status);
        }
        let tag = program.get(&topics).await.header("etag").to_owned();
        let unseen = [("if-match", "\"00000000000000000000000000000000\"")];
        program.ask(Method::DELETE, &city, &unseen, &Value::Null).await.expect_status(412);
        let left = program.ask(Method::DELETE, &city, &[("if-match", &tag)], &Value::Null).await.expect_status(200);
        assert_eq!(left.header("etag"), program.get(&topics).await.header("etag"));
    }

    async fn a_key_is_told_what_it_may_still_ask_and_stopped_when_it_asks_more(database: TestDatabase) {
        let sink = Sink::start().await;
        let mut installation = Installation::new(&database, &sink.url());
        installation.set("api.requests_per_minute", "3");
        open_list(&installation);
        let server = installation.serve().await;
        let browser = server.browser();
        let (one, other) = (api_key(&installation), api_key(&installation));
        let one = Program { browser: &browser, key: one };
        // Four requests, two of which may fall into the next minute.
        let mut left = Vec::new();
        let refused = loop {
            let page = one.get("/api/v1/feeds").await;
            assert_eq!(page.header("ratelimit-policy"), "\"minute\";q=3;w=60");
            let told = page.header("ratelimit").to_owned();
            assert!(told.starts_with("\"minute\";r=") && told.contains(";t="), "{told}");
            if page.status == 429 {
                break page;
            }
            page.expect_status(200);
            left.push(told);
            assert!(left.len() <= 6, "{left:?}");
        };
        assert_eq!(code(&refused), "too_many_requests");
        let wait: u32 = refused.header("retry-after").parse().expect("seconds");
        assert!((1..=60).contains(&wait), "{wait}");
        assert!(left.len() >= 3);
        let other = Program { browser: &browser, key: other };
        other.get("/api/v1/feeds").await.expect_status(200);
        let nobody = browser.get("/api/v1/feeds").await.expect_status(401);
        assert_eq!((code(&nobody).as_str(), nobody.header("ratelimit")), ("unauthenticated", ""));
    }
}
