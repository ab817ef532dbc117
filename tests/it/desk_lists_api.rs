//! Lists, topics, terms, schedules, feeds and articles through the API: made, changed, looked for, each with the
//! scope that it wants and a line in the audit log.

use reqwest::Method;
use serde_json::{Value, json};

use crate::harness::browser::{Browser, Page};
use crate::harness::database::both_databases;
use crate::harness::feed_server::{Entry, FeedServer};
use crate::harness::newsroom::{LIST, count, open_list};
use crate::harness::reading::document;
use crate::harness::server::Installation;
use crate::harness::sink::Sink;

async fn ask(
    browser: &Browser,
    key: &str,
    method: Method,
    path: &str,
    body: Option<Value>,
) -> Page {
    let request = browser.request(method, path).bearer_auth(key);
    let request = match body {
        Some(body) => request
            .header("content-type", "application/json")
            .body(body.to_string()),
        None => request,
    };
    browser.send(request).await
}

fn json_of(page: &Page) -> Value {
    serde_json::from_str(&page.body).unwrap_or_else(|_| panic!("JSON: {}", page.body))
}

fn fields(page: &Page) -> Vec<String> {
    let errors = json_of(page)["errors"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let name = |error: &Value| error["field"].as_str().unwrap_or_default().to_owned();
    errors.iter().map(name).collect()
}

both_databases! {
    #[expect(clippy::too_many_lines, reason = "one story, told from the beginning to the end")]
    async fn a_list_is_set_up_from_nothing_through_the_api(database: TestDatabase) {
        let sink = Sink::start().await;
        let site = FeedServer::start().await;
        let mut installation = Installation::new(&database, &sink.url());
        installation.set("feeds.allow_private", &site.host_and_port());
        open_list(&installation);
        let key_with = |scope: &str| {
            let made = installation.cli(&["key", "create", scope, "--scope", scope]);
            let key = made["key"].as_str().expect("a key").to_owned();
            installation.remember_secret(&key);
            key
        };
        let (read, content) = (key_with("read"), key_with("content"));
        let server = installation.serve().await;
        let browser = server.browser();
        let go = async |method: Method, path: &str, body: Value| ask(&browser, &content, method, path, Some(body)).await;
        let get = async |path: &str| json_of(&ask(&browser, &read, Method::GET, path, None).await.expect_status(200));

        // The list itself.
        let list = json!({"slug": "weekend", "name": "The Weekend", "from_name": "The Weekend",
            "from_address": "weekend@daily-news.net", "legal_name": "Daily News Ltd",
            "postal_address": "1 High Street, Newstown", "time_zone": "Europe/Zurich"});
        ask(&browser, &read, Method::POST, "/api/v1/lists", Some(list.clone())).await.expect_status(403);
        let stranger = browser.post_json("/api/v1/lists", &list).await;
        stranger.expect_status(401);
        let made = go(Method::POST, "/api/v1/lists", list.clone()).await.expect_status(201);
        assert_eq!(json_of(&made)["list_id"], "weekend.daily-news.net");
        let again = go(Method::POST, "/api/v1/lists", list).await.expect_status(422);
        assert_eq!(fields(&again), ["slug"]);
        let wrong = json!({"slug": "A b", "name": "", "from_address": "nobody", "colour": "red"});
        let wrong = go(Method::POST, "/api/v1/lists", wrong).await.expect_status(422);
        for field in ["slug", "from_name", "from_address", "legal_name", "postal_address", "colour"] {
            assert!(fields(&wrong).contains(&field.to_owned()), "{field}: {}", wrong.body);
        }
        let brand = json!({"brand": {"accent": "#0b5563", "logo_alt": "Weekend"}, "description": "On Saturdays."});
        let changed = go(Method::PATCH, "/api/v1/lists/weekend", brand).await.expect_status(200);
        assert_eq!(json_of(&changed)["brand"]["accent"], "#0b5563");
        let pale = json!({"brand": {"accent": "#ffcc00"}, "name": "Never"});
        let pale = go(Method::PATCH, "/api/v1/lists/weekend", pale).await.expect_status(422);
        assert!(pale.body.contains("would do"), "{}", pale.body);
        assert_eq!(get("/api/v1/lists/weekend").await["name"], "The Weekend");
        go(Method::PATCH, "/api/v1/lists/nowhere", json!({})).await.expect_status(404);

        // Topics, terms, schedules.
        for (slug, name) in [("city", "City"), ("sport", "Sport"), ("arts", "Arts")] {
            go(Method::POST, "/api/v1/lists/weekend/topics", json!({"slug": slug, "name": name})).await.expect_status(201);
        }
        let order = json!({"order": ["sport", "city"]});
        let ordered = go(Method::PUT, "/api/v1/lists/weekend/topics", order).await.expect_status(200);
        let slugs: Vec<Value> = json_of(&ordered)["items"].as_array().unwrap().iter().map(|one| one["slug"].clone()).collect();
        assert_eq!(slugs, ["sport", "city", "arts"]);
        go(Method::PATCH, "/api/v1/lists/weekend/topics/city", json!({"name": "Town"})).await.expect_status(200);
        ask(&browser, &content, Method::DELETE, "/api/v1/lists/weekend/topics/arts", None).await.expect_status(200);
        assert_eq!(get("/api/v1/lists/weekend/topics").await["items"],
            json!([{"slug": "sport", "name": "Sport"}, {"slug": "city", "name": "Town"}]));
        // A topic that the address names and nobody has is not there; one that the body names is a field to put right.
        go(Method::PATCH, "/api/v1/lists/weekend/topics/arts", json!({"name": "Arts"})).await.expect_status(404);
        ask(&browser, &content, Method::DELETE, "/api/v1/lists/weekend/topics/arts", None).await.expect_status(404);
        for body in [json!({"order": ["arts"]}), json!({"order": null}), json!({})] {
            assert_eq!(fields(&go(Method::PUT, "/api/v1/lists/weekend/topics", body).await.expect_status(422)), ["order"]);
        }
        let terms = json!({"newsletter_statement": "Yes.", "terms_statement": "I agree.", "body": "One letter a week."});
        let published = go(Method::POST, "/api/v1/lists/weekend/terms", terms).await.expect_status(201);
        assert_eq!(json_of(&published)["items"][0]["confirmed"], 0);
        let nul = json!({"newsletter_statement": "Yes\0", "terms_statement": "I agree.", "body": "x"});
        assert_eq!(fields(&go(Method::POST, "/api/v1/lists/weekend/terms", nul).await.expect_status(422)), ["newsletter_statement"]);
        let weekly = json!({"name": "weekly", "cron": "0 9 * * SAT"});
        let added = go(Method::POST, "/api/v1/lists/weekend/schedules", weekly).await.expect_status(201);
        let schedule = &json_of(&added)["items"][0];
        assert_eq!((&schedule["is_default"], &schedule["time_zone"]), (&json!(true), &json!("Europe/Zurich")));
        assert_eq!(schedule["next_runs"].as_array().map(Vec::len), Some(5));
        for (body, field) in [
            (json!({"name": "odd", "cron": "every day"}), "cron"),
            (json!({"name": "odd", "cron": "0 9 * * *", "time_zone": "Mars/Olympus"}), "time_zone"),
            (json!({"name": "weekly", "cron": "0 9 * * *"}), "name"),
            (json!({"name": "No name", "cron": "0 9 * * *"}), "name"),
            (json!({"name": "instant", "cron": "0 9 * * *"}), "cron"),
        ] {
            let refused = go(Method::POST, "/api/v1/lists/weekend/schedules", body).await.expect_status(422);
            assert_eq!(fields(&refused), [field]);
        }
        let moved = json!({"cron": "30 9 * * SAT", "state": "paused"});
        let moved = go(Method::PATCH, "/api/v1/lists/weekend/schedules/weekly", moved).await.expect_status(200);
        assert_eq!((&json_of(&moved)["items"][0]["cron"], &json_of(&moved)["items"][0]["next_due_at"]), (&json!("30 9 * * SAT"), &Value::Null));
        for body in [json!({"is_default": null}), json!({"is_default": false})] {
            go(Method::PATCH, "/api/v1/lists/weekend/schedules/weekly", body).await.expect_status(200);
        }
        go(Method::PATCH, "/api/v1/lists/weekend/schedules/monthly", json!({})).await.expect_status(404);
        assert_eq!(get("/api/v1/next-runs?cron=0+6+*+*+*&time_zone=UTC").await["items"].as_array().map(Vec::len), Some(5));

        // Feeds: found, tried, added, changed, given up.
        let front = format!("<link rel=alternate type=application/rss+xml title=News href='{}'>", site.url("/news.rss"));
        site.publish("/", crate::harness::feed_server::Document::new("text/html", front));
        let mut entry = Entry::numbered(1, "Mon, 02 Mar 2026 06:00:00 +0000");
        entry.title = "The harbour grows".into();
        site.publish("/news.rss", document(&[entry]));
        let found = go(Method::POST, "/api/v1/feeds/find", json!({"url": site.url("/")})).await.expect_status(200);
        let found = json_of(&found)["items"][0].clone();
        assert_eq!(found, json!({"url": site.url("/news.rss"), "title": "News", "found": "linked"}));
        let wanted = json!({"list": "weekend", "url": found["url"]});
        let trial = go(Method::POST, "/api/v1/feeds/try", wanted.clone()).await.expect_status(200);
        assert_eq!(json_of(&trial)["entries"][0]["fate"], "back_catalogue");
        let added = go(Method::POST, "/api/v1/feeds", wanted.clone()).await.expect_status(201);
        let feed = json_of(&added)["id"].as_i64().unwrap();
        assert_eq!(fields(&go(Method::POST, "/api/v1/feeds", wanted).await.expect_status(422)), ["url"]);
        let address = format!("/api/v1/feeds/{feed}");
        let stopped = go(Method::PATCH, &address, json!({"state": "stopped"})).await.expect_status(200);
        assert_eq!(json_of(&stopped)["state"], "stopped");
        go(Method::POST, &format!("{address}/visit"), json!({})).await.expect_status(200);

        // Articles: pushed, looked for, hidden, put right.
        for number in 1..=3 {
            let article = json!({"list": LIST, "source": "site", "external_id": number.to_string(),
                "url": format!("https://daily-news.net/{number}"), "title": format!("Story number {number}")});
            go(Method::POST, "/api/v1/articles", article).await.expect_status(200);
        }
        let first = get("/api/v1/articles?q=story&limit=2&list=daily").await;
        assert_eq!(first["items"].as_array().map(Vec::len), Some(2));
        let cursor = first["next_cursor"].as_str().expect("a next piece");
        let rest = get(&format!("/api/v1/articles?q=story&limit=2&cursor={cursor}")).await;
        assert_eq!((&rest["items"][0]["title"], &rest["next_cursor"]), (&json!("Story number 1"), &Value::Null));
        for (query, field) in [("limit=0", "limit"), ("state=odd", "state"), ("cursor=1", "cursor"), ("x=1", "x"), ("list=nowhere", "list")] {
            let refused = ask(&browser, &read, Method::GET, &format!("/api/v1/articles?{query}"), None).await.expect_status(422);
            assert_eq!(fields(&refused), [field]);
        }
        let article = rest["items"][0]["id"].as_i64().unwrap();
        let address = format!("/api/v1/articles/{article}");
        ask(&browser, &read, Method::PATCH, &address, Some(json!({"title": "x"}))).await.expect_status(403);
        let corrected = go(Method::PATCH, &address, json!({"title": "Rightly named", "sections": ["City"]})).await.expect_status(200);
        assert_eq!(json_of(&corrected)["sections"], json!(["City"]));
        assert!(json_of(&corrected)["corrected_at"].is_string());
        go(Method::PATCH, &address, json!({"is_corrected": false})).await.expect_status(200);
        assert_eq!(get(&address).await["corrected_at"], Value::Null);
        assert_eq!(fields(&go(Method::PATCH, &address, json!({"sections": [""]})).await.expect_status(422)), ["sections"]);
        go(Method::POST, &format!("{address}/hide"), json!({})).await.expect_status(200);
        assert_eq!(get(&address).await["state"], "hidden");
        let shown = go(Method::POST, &format!("{address}/show"), json!({})).await.expect_status(200);
        assert_eq!(json_of(&shown)["is_released"], true);
        go(Method::POST, "/api/v1/articles/999999/hide", json!({})).await.expect_status(404);
        ask(&browser, &content, Method::DELETE, &format!("/api/v1/feeds/{feed}"), None).await.expect_status(204);
        ask(&browser, &read, Method::GET, &format!("/api/v1/feeds/{feed}"), None).await.expect_status(404);

        for action in ["list.create", "list.edit", "topic.create", "topic.order", "topic.edit", "topic.remove", "terms.publish",
            "schedule.create", "schedule.edit", "feed.create", "feed.edit", "feed.visit", "feed.remove", "article.correct",
            "article.uncorrect", "article.hide", "article.show"] {
            let lines = count(&database, &format!("audit_log WHERE action = '{action}' AND actor_kind = 'key'"));
            assert!(lines > 0, "{action} is not in the audit log");
        }
        installation.close_the_books(&sink.messages());
    }
}
