//! Letters beyond ASCII before the @: signed up where the relays carry them, and sent only by a relay that says so.

use std::time::Duration;

use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::newsroom::{LIST, count, open_list, texts};
use crate::harness::server::Installation;
use crate::harness::sink::{Extensions, Options, Sink};

const READER: &str = "andré@daily-readers.net";
const PATIENCE: Duration = Duration::from_secs(30);

/// A house whose relay is, or is not, said to offer SMTPUTF8.
fn house(database: &TestDatabase, sink: &Sink, smtputf8: bool) -> Installation {
    let mut installation = Installation::new(database, &sink.url());
    installation.set("smtp.smtputf8", &smtputf8.to_string());
    open_list(&installation);
    installation
}

fn wish(email: &str) -> serde_json::Value {
    serde_json::json!({"email": email, "list": LIST, "terms_version": 1,
        "consent_newsletter": true, "consent_terms": true})
}

async fn sign_up(server: &crate::harness::server::Server, email: &str) -> u16 {
    let answer = server
        .browser()
        .post_json("/api/v1/subscriptions", &wish(email))
        .await;
    answer.status
}

both_databases! {
    async fn where_no_relay_is_said_to_carry_them_a_sign_up_is_refused_in_words(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = house(&database, &sink, false);
        let server = installation.serve().await;
        let browser = server.browser();
        let answer = browser.post_json("/api/v1/subscriptions", &wish(READER)).await;
        answer.expect_status(422);
        assert_eq!(count(&database, "signups"), 0);
        let page = browser.get(&format!("/lists/{LIST}?lang=fr")).await;
        let form = page.form().fill("email", READER).tick("consent_newsletter").tick("consent_terms");
        let again = browser.submit(&page, &form).await.expect_status(422);
        assert!(again.text().contains("des lettres comme é ou ü"), "{}", again.text());
        let unseen = page.form().fill("email", "ada\u{200b}@daily-readers.net");
        let again = browser.submit(&page, &unseen).await.expect_status(422);
        assert!(again.text().contains("un caractère invisible"), "{}", again.text());
        // A domain beyond ASCII needs nothing.
        assert_eq!(sign_up(&server, "ada@bücher-lesen.net").await, 202);
        let letter = sink.wait_for(1, PATIENCE).await.remove(0);
        assert_eq!(letter.recipient(), "ada@xn--bcher-lesen-thb.net");
        assert!(!letter.parameters.contains("SMTPUTF8"), "{}", letter.parameters);
        installation.close_the_books(&sink.messages());
    }

    async fn a_relay_that_offers_it_is_told_that_it_is_needed(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = house(&database, &sink, true);
        let server = installation.serve().await;
        assert_eq!(sign_up(&server, READER).await, 202);
        let letter = sink.wait_for(1, PATIENCE).await.remove(0);
        assert_eq!(letter.recipient(), READER);
        let parameters: Vec<&str> = letter.parameters.split(' ').collect();
        assert!(parameters.contains(&"SMTPUTF8") && parameters.contains(&"BODY=8BITMIME"), "{parameters:?}");
        installation.close_the_books(&sink.messages());
    }

    async fn to_a_relay_that_does_not_the_letter_is_not_transmitted(database: TestDatabase) {
        let sink = Sink::start_with(Options { extensions: Extensions::None, ..Options::default() }).await;
        let installation = house(&database, &sink, true);
        let server = installation.serve().await;
        assert_eq!(sign_up(&server, READER).await, 202);
        for _ in 0..300 {
            if count(&database, "deliveries WHERE state = 'rejected'") == 1 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let reply = texts(&database, "SELECT reply_code || ' ' || reply_text AS text FROM deliveries");
        assert!(reply[0].starts_with("553 5.6.7 not transmitted"), "{reply:?}");
        assert!(sink.messages().is_empty());
        // The same relay takes the next letter.
        assert_eq!(sign_up(&server, "ada@daily-readers.net").await, 202);
        assert_eq!(sink.wait_for(1, PATIENCE).await[0].recipient(), "ada@daily-readers.net");
        installation.close_the_books(&sink.messages());
    }

    async fn the_addresses_that_the_service_sends_from_cannot_sign_up(database: TestDatabase) {
        let sink = Sink::start().await;
        let mut installation = house(&database, &sink, false);
        installation.set("mail.bounce_domain", "bounces.daily-news.net");
        let server = installation.serve().await;
        let sender = texts(&database, "SELECT from_address AS text FROM lists").remove(0);
        for own in [sender.to_ascii_uppercase(), "b+x@bounces.daily-news.net".to_owned()] {
            assert_eq!(sign_up(&server, &own).await, 422, "{own}");
        }
        assert_eq!(count(&database, "signups"), 0);
    }
}
