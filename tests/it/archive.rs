//! The archive: what was sent can be read by anybody, says nothing about who got it, and can be switched off;
//! and the API by which an issue is edited before it goes.

use std::time::Duration;

use serde_json::{Value, json};

use crate::harness::browser::{Browser, Page};
use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::newsroom::{LIST, add_readers, api_key, open_list};
use crate::harness::server::{Installation, Server};
use crate::harness::sink::Sink;

/// A newsroom with three readers, and a server that works.
struct Newsroom {
    installation: Installation,
    server: Server,
    browser: Browser,
    sink: Sink,
    key: String,
}

impl Newsroom {
    async fn open(database: &TestDatabase) -> Self {
        let sink = Sink::start().await;
        let installation = Installation::new(database, &sink.url());
        open_list(&installation);
        add_readers(database, 3);
        let key = api_key(&installation);
        let server = installation.serve().await;
        Self {
            browser: server.browser(),
            installation,
            server,
            sink,
            key,
        }
    }

    async fn push(&self, names: &[&str]) {
        let article = |name: &&str| {
            json!({
                "external_id": name, "url": format!("https://daily-news.net/{name}"),
                "title": format!("Story {name} <b>&amp;"), "summary": format!("What {name} is about."),
            })
        };
        let articles: Vec<Value> = names.iter().map(article).collect();
        let body = json!({"list": LIST, "source": "site", "articles": articles});
        let answer = self
            .browser
            .post_json_as(&self.key, "/api/v1/articles", &body);
        answer.await.expect_status(200);
    }

    async fn api(&self, method: reqwest::Method, path: &str, body: Option<Value>) -> Page {
        let mut request = self.browser.request(method, path).bearer_auth(&self.key);
        if let Some(body) = body {
            request = request
                .header("Content-Type", "application/json")
                .body(body.to_string());
        }
        self.browser.send(request).await
    }

    fn send_now(&self) -> i64 {
        let sent = self.installation.cli(&["issue", "send-now", LIST]);
        sent["id"].as_i64().unwrap()
    }

    /// Waits until an issue has ended.
    async fn ended(&self, issue: i64) {
        for _ in 0..600 {
            let path = format!("/api/v1/issues/{issue}");
            let figures = self.api(reqwest::Method::GET, &path, None).await.json();
            if figures["state"] == "finished" {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("issue {issue} has not ended");
    }

    fn close(self) {
        drop(self.server);
        self.installation.close_the_books(&self.sink.messages());
    }
}

both_databases! {
    async fn what_was_sent_can_be_read_and_says_nothing_about_readers(database: TestDatabase) {
        let newsroom = Newsroom::open(&database).await;
        let index = newsroom.browser.get("/lists/daily/issues").await.expect_status(200);
        assert!(index.text().contains("No issue has been sent yet."));
        newsroom.push(&["one", "two"]).await;
        let issue = newsroom.send_now();
        newsroom.ended(issue).await;
        let page = newsroom.browser.get(&format!("/lists/daily/issues/{issue}")).await.expect_status(200);
        assert!(page.text().contains("Story one <b>&amp;") && page.text().contains("What two is about."), "{}", page.text());
        let index = newsroom.browser.get("/lists/daily/issues/").await.expect_status(200);
        assert!(index.links().iter().any(|link| link.address == format!("/lists/daily/issues/{issue}")));
        let form = newsroom.browser.get("/lists/daily").await.expect_status(200);
        assert!(form.links().iter().any(|link| link.address == "/lists/daily/issues"));
        let feed = newsroom.browser.get("/lists/daily/issues.atom").await.expect_status(200);
        for page in [&page, &index, &feed] {
            assert!(!page.body.contains("bulk-readers.net") && !page.body.contains("/u/"), "{}", page.body);
            assert!(!page.body.contains("<img"), "{}", page.body);
            assert_eq!(page.header("Cache-Control"), "public, max-age=300");
            assert_eq!(page.header("Set-Cookie"), "");
        }
        let letter = newsroom.sink.messages().remove(0);
        let archive = format!("<{}/lists/daily/issues>", newsroom.server.url());
        assert_eq!(letter.header("List-Archive"), Some(archive));
        for unknown in ["/lists/daily/issues/999", "/lists/daily/issues/x", "/lists/weekly/issues", "/lists/weekly/issues.atom"] {
            newsroom.browser.get(unknown).await.expect_status(404);
        }
        newsroom.close();
    }

    async fn a_page_that_did_not_change_is_not_sent_twice(database: TestDatabase) {
        let newsroom = Newsroom::open(&database).await;
        newsroom.push(&["one"]).await;
        let issue = newsroom.send_now();
        newsroom.ended(issue).await;
        for path in ["/lists/daily/issues", &format!("/lists/daily/issues/{issue}"), "/lists/daily/issues.atom"] {
            let first = newsroom.browser.get(path).await.expect_status(200);
            let tag = first.header("ETag").to_owned();
            assert!(tag.starts_with('"') && tag.len() > 20, "{tag}");
            for known in [tag.clone(), format!("\"x\", W/{tag}"), "*".to_owned()] {
                let request = newsroom.browser.request(reqwest::Method::GET, path).header("If-None-Match", known);
                let second = newsroom.browser.send(request).await.expect_status(304);
                assert_eq!((second.body.as_str(), second.header("ETag")), ("", tag.as_str()));
            }
            let request = newsroom.browser.request(reqwest::Method::GET, path).header("If-None-Match", "\"x\"");
            newsroom.browser.send(request).await.expect_status(200);
        }
        newsroom.close();
    }

    async fn the_feed_of_issues_is_atom(database: TestDatabase) {
        let newsroom = Newsroom::open(&database).await;
        newsroom.push(&["one"]).await;
        let first = newsroom.send_now();
        newsroom.ended(first).await;
        newsroom.push(&["two"]).await;
        let second = newsroom.send_now();
        newsroom.ended(second).await;
        let feed = newsroom.browser.get("/lists/daily/issues.atom").await.expect_status(200);
        assert_eq!(feed.header("Content-Type"), "application/atom+xml; charset=utf-8");
        let home = newsroom.server.url().to_owned() + "/lists/daily/issues";
        let order: Vec<_> = [second, first].iter().map(|issue| feed.body.find(&format!(":issues/{issue}</id>"))).collect();
        assert!(order[0].is_some() && order[0] < order[1], "the newest comes first: {}", feed.body);
        assert!(feed.body.contains("<id>tag:daily.daily-news.net,"), "{}", feed.body);
        assert!(feed.body.contains(&format!("href=\"{home}/{first}\"")), "{}", feed.body);
        assert!(feed.body.contains("Story two &lt;b&gt;&amp;amp;"), "{}", feed.body);
        // RFC 4287 section 4.1.1 and 4.1.2: what a feed and an entry must have.
        for once in ["<author><name>The Daily</name></author>", "<feed xmlns=\"http://www.w3.org/2005/Atom\"", "rel=\"self\""] {
            assert_eq!(feed.body.matches(once).count(), 1, "{once}");
        }
        for (thrice, count) in [("<id>", 3), ("<title>", 3), ("<updated>", 3), ("<published>", 2), ("rel=\"alternate\"", 3)] {
            assert_eq!(feed.body.matches(thrice).count(), count, "{thrice}");
        }
        newsroom.close();
    }

    async fn a_list_without_an_archive_has_no_page_of_it(database: TestDatabase) {
        let newsroom = Newsroom::open(&database).await;
        newsroom.push(&["one"]).await;
        let shown = newsroom.installation.cli(&["list", "edit", LIST, "--archive", "off"]);
        assert_eq!(shown["archive"], "off");
        let issue = newsroom.send_now();
        newsroom.ended(issue).await;
        for path in ["/lists/daily/issues", &format!("/lists/daily/issues/{issue}"), "/lists/daily/issues.atom"] {
            newsroom.browser.get(path).await.expect_status(404);
        }
        let letter = newsroom.sink.messages().remove(0);
        assert_eq!(letter.header("List-Archive"), None);
        assert!(!letter.html().contains("/issues"), "{}", letter.html());
        let form = newsroom.browser.get("/lists/daily").await.expect_status(200);
        assert!(!form.body.contains("/issues"));
        newsroom.installation.cli(&["list", "edit", LIST, "--default", "archive"]);
        newsroom.browser.get(&format!("/lists/daily/issues/{issue}")).await.expect_status(200);
        newsroom.close();
    }

    async fn a_held_issue_is_edited_and_approved_by_the_api(database: TestDatabase) {
        use reqwest::Method;
        let newsroom = Newsroom::open(&database).await;
        newsroom.push(&["one", "two", "three"]).await;
        let held = newsroom.installation.cli(&["issue", "send-now", LIST, "--hold"]);
        let issue = held["id"].as_i64().unwrap();
        let path = format!("/api/v1/issues/{issue}/draft");
        newsroom.browser.get(&path).await.expect_status(401);
        let draft = newsroom.api(Method::GET, &path, None).await.expect_status(200).json();
        assert_eq!((&draft["state"], &draft["readers"], &draft["goes_at"]), (&json!("held"), &json!(3), &Value::Null));
        newsroom.browser.get(&format!("/lists/daily/issues/{issue}")).await.expect_status(404);
        let number = |name: &str| {
            let title = format!("Story {name} <b>&amp;");
            let articles = draft["articles"].as_array().unwrap();
            articles.iter().find(|article| article["title"] == title.as_str()).unwrap()["article"].as_i64().unwrap()
        };
        let (one, two) = (number("one"), number("two"));
        let wrong = json!({"drop": ["1"], "subject": 5, "titles": [{"article": 1}], "oops": 1});
        let refused = newsroom.api(Method::PATCH, &path, Some(wrong)).await.expect_status(422).json();
        let fields: Vec<_> = refused["errors"].as_array().unwrap().iter().map(|error| error["field"].as_str().unwrap()).collect();
        assert_eq!(fields, ["drop", "titles", "subject", "oops"]);
        let edit = json!({
            "drop": [two], "first": [one], "titles": [{"article": one, "title": "Only <one>"}],
            "subject": "A calm day", "intro": "Read **this** at [our site](https://daily-news.net/).",
        });
        let edited = newsroom.api(Method::PATCH, &path, Some(edit)).await.expect_status(200).json();
        assert_eq!(edited["articles"][0]["title"], "Only <one>");
        assert_eq!(edited["articles"][0]["published_title"], "Story one <b>&amp;");
        let stopped = newsroom.api(Method::POST, &format!("/api/v1/issues/{issue}/stop"), None).await;
        assert_eq!(stopped.expect_status(200).json()["state"], "held");
        for _ in 0..2 {
            newsroom.api(Method::POST, &format!("/api/v1/issues/{issue}/approval"), None).await;
        }
        newsroom.ended(issue).await;
        newsroom.api(Method::PATCH, &path, Some(json!({}))).await.expect_status(409);
        assert_eq!(newsroom.sink.messages().len(), 3);
        let letter = newsroom.sink.messages().remove(0);
        assert_eq!(letter.subject(), "A calm day");
        assert!(letter.html().contains("<strong>this</strong>"), "{}", letter.html());
        assert!(!letter.text().contains("Story two"), "{}", letter.text());
        let page = newsroom.browser.get(&format!("/lists/daily/issues/{issue}")).await.expect_status(200);
        for shown in ["<h1", "A calm day", "Only &lt;one&gt;", "<a href=\"https://daily-news.net/\">our site</a>"] {
            assert!(page.body.contains(shown), "{shown}: {}", page.body);
        }
        assert!(!page.body.contains("Story two"));
        newsroom.close();
    }

    async fn breaking_news_are_sent_by_the_api(database: TestDatabase) {
        let newsroom = Newsroom::open(&database).await;
        newsroom.push(&["one", "two"]).await;
        let path = "/api/v1/lists/daily/breaking";
        for (wrong, field) in [
            (json!({"to": "all"}), "article"),
            (json!({"article": 1, "source": "site", "external_id": "one", "to": "all"}), "article"),
            (json!({"article": 999, "to": "all"}), "article"),
            (json!({"source": "site", "external_id": "one", "to": "some"}), "to"),
        ] {
            let refused = newsroom.browser.post_json_as(&newsroom.key, path, &wrong).await.expect_status(422).json();
            assert_eq!(refused["errors"][0]["field"], field, "{wrong}");
        }
        let one = json!({"source": "site", "external_id": "one", "to": "all"});
        newsroom.browser.post_json(path, &one).await.expect_status(401);
        newsroom.browser.post_json_as(&newsroom.key, "/api/v1/lists/weekly/breaking", &one).await.expect_status(404);
        let to_instant = json!({"source": "site", "external_id": "one", "to": "instant"});
        newsroom.browser.post_json_as(&newsroom.key, path, &to_instant).await.expect_status(409);
        let sent = newsroom.browser.post_json_as(&newsroom.key, path, &one).await.expect_status(200).json();
        let issue = sent["issue_id"].as_i64().unwrap();
        newsroom.ended(issue).await;
        newsroom.browser.post_json_as(&newsroom.key, path, &one).await.expect_status(422);
        let digest = newsroom.send_now();
        newsroom.ended(digest).await;
        let letters = newsroom.sink.messages();
        assert_eq!(letters.len(), 6);
        let with_both = letters.iter().filter(|letter| letter.text().contains("/one") && letter.text().contains("/two"));
        assert_eq!(with_both.count(), 0);
        let page = newsroom.browser.get(&format!("/lists/daily/issues/{issue}")).await.expect_status(200);
        assert!(page.body.contains("daily-news.net/one") && !page.body.contains("daily-news.net/two"));
        newsroom.close();
    }

    async fn what_a_list_wants_of_its_issues_is_set_by_the_api(database: TestDatabase) {
        use reqwest::Method;
        let newsroom = Newsroom::open(&database).await;
        let path = "/api/v1/lists/daily/editorial";
        newsroom.browser.get(path).await.expect_status(401);
        newsroom.api(Method::GET, "/api/v1/lists/weekly/editorial", None).await.expect_status(404);
        let before = newsroom.api(Method::GET, path, None).await.expect_status(200).json();
        assert_eq!((&before["approval"], &before["archive"], &before["min_articles"]), (&json!("automatic"), &json!("public"), &Value::Null));
        for (wrong, field) in [
            (json!({"min_articles": 0}), "min_articles"),
            (json!({"min_articles": 9, "max_articles": 8}), "min_articles"),
            (json!({"article_order": "size"}), "article_order"),
            (json!({"article_order": "lead"}), "article_order"),
            (json!({"subject_template": "{{ nothing }}"}), "subject_template"),
            (json!({"approvers": ["not an address"]}), "approvers"),
            (json!({"intro": "a\u{0}b"}), "intro"),
            (json!({"approval_minutes": 10_081}), "approval_minutes"),
        ] {
            let refused = newsroom.api(Method::PATCH, path, Some(wrong.clone())).await.expect_status(422).json();
            assert_eq!(refused["errors"][0]["field"], field, "{wrong}");
        }
        let change = json!({"min_articles": 2, "max_articles": 8, "article_order": "topics", "intro": "Hello.",
            "approval": "unless_stopped", "approval_minutes": 15, "approvers": ["desk@daily-news.net"]});
        newsroom.api(Method::PATCH, path, Some(change)).await.expect_status(200);
        let after = newsroom.api(Method::PATCH, path, Some(json!({"intro": null, "max_articles": null}))).await.expect_status(200).json();
        assert_eq!(after, json!({"min_articles": 2, "max_articles": null, "article_order": "topics", "lead_article_id": null,
            "intro": "", "subject_template": null, "preheader_template": null, "approval": "unless_stopped",
            "approval_minutes": 15, "approvers": ["desk@daily-news.net"], "archive": "public"}));
        newsroom.close();
    }
}
