//! From the form to the last letter: the real program, a real relay, a real feed, both databases.

use std::time::Duration;

use crate::harness::database::both_databases;
use crate::harness::feed_server::{Document, Entry, FeedServer};
use crate::harness::newsroom::{LIST, api_key, assert_ledger_is_closed, count, open_list};
use crate::harness::received::Received;
use crate::harness::server::Installation;
use crate::harness::smtp_sink::SmtpSink;

const READER: &str = "Ada.Reader+news@daily-readers.net";
const PATIENCE: Duration = Duration::from_mins(1);

/// Waits until a condition holds.
async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..600 {
        if holds() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{what} did not come about");
}

fn digests(messages: &[Received]) -> Vec<&Received> {
    messages
        .iter()
        .filter(|message| {
            message.one_click_link().is_some() && message.text().contains("Article number")
        })
        .collect()
}

both_databases! {
    async fn a_reader_signs_up_confirms_reads_a_digest_and_leaves(database: TestDatabase) {
        let Some(sink) = SmtpSink::start("the whole story").await else { return };
        let site = FeedServer::start().await;
        let now = chrono_now();
        site.publish("/feed.xml", Document::rss("Daily News", &[Entry::numbered(1, &now), Entry::numbered(2, &now)]));
        let mut installation = Installation::new(&database, &sink.url());
        installation.set("feeds.allow_private", &site.host_and_port());
        installation.set("feeds.poll_seconds", "60");
        open_list(&installation);
        installation.cli(&["feed", "add", LIST, &site.url("/feed.xml")]);
        let server = installation.serve().await;
        let browser = server.browser();

        // The real form: boxes are empty, and nobody gets past them by accident.
        let form_page = browser.get("/lists/daily").await.expect_status(200);
        let empty = form_page.form().fill("email", READER);
        browser.submit(&form_page, &empty).await.expect_status(422);
        let ticked = empty.tick("consent_newsletter").tick("consent_terms");
        let accepted = browser.submit(&form_page, &ticked).await;
        assert!((200..300).contains(&accepted.status), "{}", accepted.text());

        // The letter in the mailbox: looking at its link changes nothing, its button does.
        let letter = sink.wait_for(1, PATIENCE).await.remove(0);
        assert_eq!(letter.recipient(), READER);
        let link = letter.link_with("/confirmation/");
        for _ in 0..3 {
            browser.get(&link).await.expect_status(200);
        }
        assert_eq!(count(&database, "subscriptions WHERE state = 'active'"), 0);
        let page = browser.get(&link).await;
        let yes = page.forms().into_iter().next().expect("a form").fill("answer", "yes");
        browser.submit(&page, &yes).await.expect_status(200);
        assert_eq!(count(&database, "subscriptions WHERE state = 'active'"), 1);
        sink.wait_for(2, PATIENCE).await;

        // The digest: exactly the new articles.
        until("the feed's articles", || count(&database, "articles") == 2).await;
        installation.cli(&["issue", "send-now", LIST]);
        let messages = sink.wait_for(3, PATIENCE).await;
        let digest = digests(&messages)[0];
        assert!(digest.text().contains("Article number 1") && digest.text().contains("Article number 2"));
        assert_eq!(digest.header("List-Unsubscribe-Post").as_deref(), Some("List-Unsubscribe=One-Click"));

        // An edited article is no news, a third one is.
        let mut edited = Entry::numbered(2, &now);
        "Article number 2, corrected".clone_into(&mut edited.title);
        site.publish("/feed.xml", Document::rss("Daily News", &[edited, Entry::numbered(3, &now)]));
        crate::harness::newsroom::execute(&database, "UPDATE feeds SET next_fetch_at = 0");
        until("the third article", || count(&database, "articles") == 3).await;
        installation.cli(&["issue", "send-now", LIST]);
        let messages = sink.wait_for(4, PATIENCE).await;
        let second = digests(&messages)[1];
        assert!(second.text().contains("Article number 3"));
        assert!(!second.text().contains("Article number 2"), "{}", second.text());

        // One click, by a mail program that knows nothing but the URL and the body.
        let one_click = second.one_click_link().expect("a one-click link");
        let strange = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let answer = strange.post(&one_click).body("List-Unsubscribe=One-Click")
            .header("content-type", "application/x-www-form-urlencoded").send().await.unwrap();
        assert_eq!(answer.status(), 200);
        assert!(answer.headers().get("set-cookie").is_none());

        // The next digest does not arrive.
        let key = api_key(&installation);
        let article = serde_json::json!({"list": LIST, "source": "site", "external_id": "4",
            "url": "https://daily-news.net/4", "title": "Article number 4"});
        browser.post_json_as(&key, "/api/v1/articles", &article).await.expect_status(200);
        let issue = installation.cli(&["issue", "send-now", LIST]);
        assert_eq!(issue["state"], "skipped", "{issue}");
        tokio::time::sleep(Duration::from_secs(2)).await;
        let messages = sink.messages();
        assert_eq!(messages.len(), 4);

        // Stopped in good order, the ledger is closed and the log has kept its secrets.
        assert_eq!(server.terminate(Duration::from_secs(15)).await.code(), Some(0));
        assert_ledger_is_closed(&database);
        installation.close_the_books(&messages);
    }
}

fn chrono_now() -> String {
    chrono::DateTime::<chrono::Utc>::from(std::time::UNIX_EPOCH + elapsed()).to_rfc2822()
}

/// Feeds are dated by the real clock, because the real program reads them.
#[expect(
    clippy::disallowed_methods,
    reason = "the program under test reads the system's clock"
)]
fn elapsed() -> Duration {
    std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap()
}
