//! Nobody learns from an answer whether an address is known: status, headers and body are the same bytes.

use crate::harness::browser::{Browser, Page};
use crate::harness::database::both_databases;
use crate::harness::newsroom::{LIST, count, open_list, texts};
use crate::harness::server::Installation;
use crate::harness::sink::Sink;

/// What a stranger sees of an answer; the date is the server's clock and nothing else.
fn seen(page: &Page) -> String {
    let mut headers: Vec<String> = page
        .headers
        .iter()
        .filter(|(name, _)| *name != "date")
        .map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes())))
        .collect();
    headers.sort();
    format!("{}\n{}\n\n{}", page.status, headers.join("\n"), page.body)
}

async fn by_form(browser: &Browser, email: &str) -> Page {
    let page = browser.get("/lists/daily").await.expect_status(200);
    let form = page.form().fill("email", email);
    let form = form.tick("consent_newsletter").tick("consent_terms");
    browser.submit(&page, &form).await
}

async fn by_json(browser: &Browser, email: &str, more: &[(&str, &str)]) -> Page {
    let mut wish = serde_json::json!({
        "email": email, "list": LIST, "terms_version": 1, "consent_newsletter": true, "consent_terms": true
    });
    for (name, value) in more {
        wish[*name] = (*value).into();
    }
    browser.post_json("/api/v1/subscriptions", &wish).await
}

async fn worked_off(database: &crate::harness::database::TestDatabase) {
    for _ in 0..600 {
        if count(database, "signups") == 0 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the inbox was not worked off");
}

both_databases! {
    async fn every_kind_of_address_gets_the_same_bytes_through_every_door(database: TestDatabase) {
        let sink = Sink::start().await;
        let mut installation = Installation::new(&database, &sink.url());
        // What a budget allows is spent by the second class.
        installation.set("signup.mailbox_per_month", "1");
        open_list(&installation);
        let server = installation.serve().await;
        let browser = server.browser();
        let address = |class: &str| format!("{class}@known-readers.net");
        for class in ["pending", "active", "gone", "complained", "blocked", "spent"] {
            by_json(&browser, &address(class), &[]).await.expect_status(202);
        }
        worked_off(&database).await;
        let letters = sink.wait_for(6, std::time::Duration::from_secs(30)).await;
        for letter in &letters {
            let (name, _) = letter.recipient().split_once('@').unwrap();
            let answer = match name {
                "active" | "gone" | "complained" => "yes",
                "blocked" => "no",
                _ => continue,
            };
            let link = letter.link_with(if answer == "yes" { "/confirmation/" } else { "/refusal/" });
            let page = browser.get(&link).await.expect_status(200);
            let form = page.form().fill("answer", answer);
            browser.submit(&page, &form).await.expect_status(200);
        }
        installation.cli(&["subscriber", "unsubscribe", &address("gone")]);
        crate::harness::newsroom::execute(
            &database,
            "INSERT INTO suppressions (address_key, reason, created_at) VALUES ('complained@known-readers.net', 'complaint', 1)",
        );
        let states = texts(&database, "SELECT state AS text FROM subscriptions ORDER BY state");
        assert_eq!(states, ["active", "active", "pending", "pending", "unsubscribed", "unsubscribed"]);
        assert_eq!(count(&database, "blocked_mailboxes"), 1);

        let form = seen(&by_form(&browser, &address("new-by-form")).await);
        let json = seen(&by_json(&browser, &address("new-by-json"), &[]).await);
        assert!(form.starts_with("202\n") && json.starts_with("202\n"));
        for class in ["pending", "active", "gone", "complained", "blocked", "spent"] {
            assert_eq!(seen(&by_form(&browser, &address(class)).await), form, "{class} by the form");
            assert_eq!(seen(&by_json(&browser, &address(class), &[]).await), json, "{class} by the API");
        }
        for tripped in [("website", "https://spam.example"), ("form_token", "forged")] {
            let page = by_json(&browser, &address("tripped"), &[tripped]).await;
            assert_eq!(seen(&page), json, "{}", tripped.0);
        }
        worked_off(&database).await;
        installation.close_the_books(&sink.messages());
    }
}
