//! The public pages in Chromium: they show what they should, break no policy of their own, and
//! looking at them changes nothing, scripts or not.

use std::process::Command;
use std::time::Duration;

use crate::harness::database::TestDatabase;
use crate::harness::left_out;
use crate::harness::newsroom::{count, execute};
use crate::harness::server::Installation;
use crate::harness::sink::Sink;

/// What Chromium made of a page.
struct Shown {
    /// The document after loading, as HTML.
    document: String,
    /// What the page's console said.
    console: String,
}

fn chromium() -> Option<&'static str> {
    ["chromium", "chromium-browser", "google-chrome"]
        .into_iter()
        .find(|name| Command::new(name).arg("--version").output().is_ok())
}

fn look_at(program: &str, url: &str) -> Shown {
    let profile = tempfile::tempdir().expect("a temporary directory");
    let output = Command::new(program)
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
        ])
        .args([
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ])
        .args([
            "--enable-logging=stderr",
            "--v=0",
            "--window-size=320,900",
            "--dump-dom",
        ])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg(url)
        .output()
        .expect("Chromium runs");
    let said = String::from_utf8_lossy(&output.stderr);
    Shown {
        document: String::from_utf8_lossy(&output.stdout).into_owned(),
        console: said
            .lines()
            .filter(|line| line.contains("CONSOLE"))
            .collect::<Vec<_>>()
            .join("\n"),
    }
}

#[tokio::test]
async fn every_public_page_is_shown_without_breaking_a_policy_or_changing_anything() {
    let Some(program) = chromium() else {
        left_out(
            "the pages in a real browser",
            "chromium is not installed; scripts/test installs it",
        );
        return;
    };
    let database = TestDatabase::sqlite();
    let sink = Sink::start().await;
    let mut installation = Installation::new(&database, &sink.url());
    installation.set("mode", "try-out");
    let server = installation.serve().await;
    let wish = serde_json::json!({"email": "ada@example.org", "list": "daily", "terms_version": 1,
        "consent_newsletter": true, "consent_terms": true});
    server
        .browser()
        .post_json("/api/v1/subscriptions", &wish)
        .await
        .expect_status(202);
    let letter = sink.wait_for(1, Duration::from_secs(30)).await.remove(0);
    let confirmation = letter.link_with("/confirmation/");
    let refusal = letter.link_with("/refusal/");

    for (url, heading) in [
        (format!("{}/", server.url()), "Newsletters"),
        (
            format!("{}/lists/daily", server.url()),
            "The Harbour Courier",
        ),
        (format!("{}/lists/daily/terms/1", server.url()), "terms"),
        (confirmation.clone(), "The Harbour Courier"),
        (refusal, "you"),
        (format!("{}/outbox", server.url()), "Outbox"),
    ] {
        let shown = look_at(program, &url);
        let heading_shown = shown.document.split("<h1").nth(1).unwrap_or_default();
        let heading_shown = heading_shown.split("</h1>").next().unwrap_or_default();
        assert!(
            heading_shown
                .to_lowercase()
                .contains(&heading.to_lowercase()),
            "{url}: {}",
            shown.document
        );
        assert_eq!(shown.console, "", "{url}");
    }
    assert_eq!(count(&database, "subscriptions WHERE state = 'pending'"), 1);
    assert_eq!(
        count(&database, "confirmations WHERE answer IS NOT NULL"),
        0
    );

    // The same with an active reader and the way out.
    execute(
        &database,
        "UPDATE subscriptions SET state = 'active', confirmed_at = 1",
    );
    installation.cli(&["issue", "send-now", "daily"]);
    let digest = sink.wait_for(2, Duration::from_secs(30)).await.remove(1);
    let shown = look_at(program, &digest.one_click_link().expect("a way out"));
    assert!(shown.document.contains("Unsubscribe"), "{}", shown.document);
    assert_eq!(shown.console, "");
    assert_eq!(count(&database, "subscriptions WHERE state = 'active'"), 1);
}
