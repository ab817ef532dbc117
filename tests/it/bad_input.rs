//! Whatever the front door is sent: a 4xx that names what is wrong, nothing stored, nothing mailed.

use crate::harness::browser::Browser;
use crate::harness::database::both_databases;
use crate::harness::newsroom::{LIST, api_key, count, open_list};
use crate::harness::server::Installation;
use crate::harness::sink::Sink;

const JSON: &str = "application/json";

/// A sign-up that would be accepted.
fn good() -> serde_json::Value {
    serde_json::json!({"email": "ada@daily-readers.net", "list": LIST, "terms_version": 1,
        "consent_newsletter": true, "consent_terms": true})
}

fn with(field: &str, value: serde_json::Value) -> serde_json::Value {
    let mut wish = good();
    wish[field] = value;
    wish
}

both_databases! {
    async fn nothing_bad_gets_in(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        let server = installation.serve().await;
        let browser = server.browser();
        let key = api_key(&installation);

        refuses_what_is_no_json(&browser, "/api/v1/subscriptions").await;
        refuses_fields_by_name(&browser).await;
        refuses_articles_by_field(&browser, &key).await;
        refuses_forms(&browser).await;

        assert_eq!(count(&database, "signups"), 0);
        assert_eq!(count(&database, "subscribers"), 0);
        assert_eq!(count(&database, "articles"), 0);
        assert_eq!(sink.messages().len(), 0);
        installation.close_the_books(&[]);
    }
}

async fn refuses_what_is_no_json(browser: &Browser, route: &str) {
    let cases: [(&str, Vec<u8>, &[u16]); 8] = [
        (JSON, b"{\"email\": ".to_vec(), &[400]),
        (JSON, b"[1, 2".to_vec(), &[400]),
        (JSON, b"{\"email\": \"\xff\xfe@x\"}".to_vec(), &[400]),
        (JSON, b"{\"email\": \"a\0b\"}".to_vec(), &[400]),
        (JSON, b"".to_vec(), &[400]),
        (JSON, b"{\"email\":1,\"email\":2}".to_vec(), &[400, 422]),
        ("text/plain", b"hello".to_vec(), &[415]),
        ("application/xml", b"<a/>".to_vec(), &[415]),
    ];
    for (content_type, body, expected) in cases {
        let shown = String::from_utf8_lossy(&body).into_owned();
        let page = browser.post(route, content_type, body).await;
        assert!(
            expected.contains(&page.status),
            "{shown}: {} {}",
            page.status,
            page.text()
        );
        assert!(
            page.header("content-type")
                .starts_with("application/problem+json"),
            "{shown}"
        );
    }
    let huge = browser
        .post(route, JSON, vec![b' '; 10 * 1024 * 1024])
        .await;
    assert_eq!(huge.status, 413);
    let deep = browser
        .post(route, JSON, "[".repeat(100_000).into_bytes())
        .await;
    assert_eq!(deep.status, 400);
}

async fn refuses_fields_by_name(browser: &Browser) {
    let inject = "x\r\nBcc: victim@daily-readers.net";
    let cases = [
        ("email", with("email", "not an address".into())),
        ("email", with("email", "".into())),
        ("email", with("email", inject.into())),
        (
            "email",
            with("email", "ada@daily-readers.net\r\nBcc: b@c.net".into()),
        ),
        ("email", with("email", "ada@localhost".into())),
        ("email", with("email", "ada@reader.example".into())),
        ("email", with("email", 7.into())),
        ("list", with("list", "no-such-list".into())),
        ("terms_version", with("terms_version", 2.into())),
        ("terms_version", with("terms_version", "1".into())),
        ("terms_version", with("terms_hash", "0".repeat(64).into())),
        (
            "consent_newsletter",
            with("consent_newsletter", "on".into()),
        ),
        ("consent_newsletter", with("consent_newsletter", 1.into())),
        (
            "consent_newsletter",
            with("consent_newsletter", false.into()),
        ),
        (
            "consent_terms",
            with("consent_terms", serde_json::Value::Null),
        ),
        ("consent_tracking", with("consent_tracking", true.into())),
        ("name", with("name", inject.into())),
        ("name", with("name", "a\u{0}b".into())),
        ("name", with("name", "x".repeat(1_000).into())),
        ("source", with("source", inject.into())),
        ("language", with("language", inject.into())),
        ("language", with("language", "not a tag".into())),
        ("time_zone", with("time_zone", "Mars/Olympus".into())),
        ("time_zone", with("time_zone", inject.into())),
        (
            "topics",
            with("topics", serde_json::json!(["no-such-topic"])),
        ),
        ("topics", with("topics", serde_json::json!([inject]))),
        ("no_such_field", with("no_such_field", 1.into())),
    ];
    for (field, wish) in cases {
        let page = browser.post_json("/api/v1/subscriptions", &wish).await;
        assert_eq!(page.status, 422, "{wish}: {}", page.text());
        let problem = page.json();
        let named = problem["errors"]
            .as_array()
            .expect("errors")
            .iter()
            .any(|error| error["field"] == field);
        assert!(named, "{wish}: {problem}");
    }
}

async fn refuses_articles_by_field(browser: &Browser, key: &str) {
    let article = serde_json::json!({"list": LIST, "source": "site", "external_id": "1",
        "url": "https://daily-news.net/1", "title": "A title"});
    assert_eq!(
        browser.post_json("/api/v1/articles", &article).await.status,
        401
    );
    assert_eq!(
        browser
            .post_json_as("pr_wrong_key", "/api/v1/articles", &article)
            .await
            .status,
        401
    );
    for (field, value) in [
        ("url", "javascript:alert(1)"),
        ("url", "https://daily-news.net/\r\nX: y"),
        ("title", ""),
        ("title", "a\r\nBcc: b@c.net"),
        ("external_id", "a\u{0}"),
        ("image_url", "data:image/png;base64,AAAA"),
        ("source", "feed:1"),
        ("summary", "a\u{0}b"),
        ("author", "a\nb"),
        ("published_at", "yesterday"),
    ] {
        let mut bad = article.clone();
        bad[field] = value.into();
        let page = browser.post_json_as(key, "/api/v1/articles", &bad).await;
        assert_eq!(page.status, 422, "{field} = {value:?}: {}", page.text());
        let problem = page.json();
        let errors = problem["errors"].as_array().expect("errors");
        assert!(
            errors.iter().any(|error| error["field"] == field),
            "{field} = {value:?}: {problem}"
        );
    }
}

async fn refuses_forms(browser: &Browser) {
    let page = browser.get("/lists/daily").await.expect_status(200);
    let filled = page.form().fill("email", "<b>\"ada").fill("name", "Ada");
    let again = browser.submit(&page, &filled).await.expect_status(422);
    // What was typed is kept, escaped, with the message beside the field.
    let source = &again.body;
    assert!(source.contains("&lt;b&gt;"), "{source}");
    assert!(!source.contains("<b>\"ada"), "{source}");
    assert_eq!(again.form().value("name"), Some("Ada"));
    for (content_type, body) in [
        (
            "application/x-www-form-urlencoded",
            vec![b'x'; 10 * 1024 * 1024],
        ),
        (
            "application/x-www-form-urlencoded",
            b"email=%ff%fe".to_vec(),
        ),
        ("text/plain", b"email=a".to_vec()),
    ] {
        let page = browser.post("/lists/daily", content_type, body).await;
        assert!(
            (400..500).contains(&page.status),
            "{content_type}: {}",
            page.status
        );
    }
    assert_eq!(browser.get("/lists/none").await.status, 404);
    assert_eq!(browser.get("/confirmation/none").await.status, 404);
    assert_eq!(
        browser
            .post(
                "/u/none",
                "application/x-www-form-urlencoded",
                b"List-Unsubscribe=One-Click".to_vec()
            )
            .await
            .status,
        404
    );
}
