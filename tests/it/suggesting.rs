//! "Did you mean gmail.com?": asked once beside the field, never forced, and never about anybody else.

use std::time::Duration;

use crate::harness::browser::{Browser, Page};
use crate::harness::database::both_databases;
use crate::harness::newsroom::{LIST, count, open_list, texts};
use crate::harness::server::Installation;
use crate::harness::sink::Sink;

const FORM: &str = "/lists/daily";

/// Fills the form with an address and ticks both boxes.
async fn typed(browser: &Browser, email: &str) -> Page {
    let page = browser.get(FORM).await.expect_status(200);
    let form = page.form().fill("email", email);
    let form = form.tick("consent_newsletter").tick("consent_terms");
    browser.submit(&page, &form).await
}

both_databases! {
    async fn a_slip_is_asked_about_and_either_answer_is_taken(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        let server = installation.serve().await;
        let browser = server.browser();

        let asked = typed(&browser, "Ada@gmial.com").await.expect_status(422);
        assert!(asked.text().contains("Did you mean Ada@gmail.com"), "{}", asked.text());
        assert_eq!(count(&database, "signups"), 0);
        // What was typed and ticked is still there.
        let form = asked.form();
        assert_eq!(form.value("email"), Some("Ada@gmial.com"));
        assert_eq!(form.value("consent_newsletter"), Some("yes"));
        assert_eq!(form.value("meant"), Some("yes"));
        browser.submit(&asked, &form).await.expect_status(202);
        let letter = sink.wait_for(1, Duration::from_secs(30)).await.remove(0);
        assert_eq!(letter.recipient(), "Ada@gmail.com");

        // It is right as typed.
        let asked = typed(&browser, "bob@gmial.com").await.expect_status(422);
        let kept = asked.form().fill("meant", "no");
        browser.submit(&asked, &kept).await.expect_status(202);
        let letter = sink.wait_for(2, Duration::from_secs(30)).await.remove(1);
        assert_eq!(letter.recipient(), "bob@gmial.com");

        // The form's own button says the same: nobody is asked twice about one address.
        let asked = typed(&browser, "eve@gmial.com").await.expect_status(422);
        let mut plain = asked.form();
        plain.fields.retain(|(name, _)| name != "meant");
        browser.submit(&asked, &plain).await.expect_status(202);
        let letter = sink.wait_for(3, Duration::from_secs(30)).await.remove(2);
        assert_eq!(letter.recipient(), "eve@gmial.com");

        // Who mends the field has answered, whichever button is pressed.
        let asked = typed(&browser, "dan@gmial.com").await.expect_status(422);
        let mended = asked.form().fill("email", "dan@reader-mail.net");
        browser.submit(&asked, &mended).await.expect_status(202);
        let letter = sink.wait_for(4, Duration::from_secs(30)).await.remove(3);
        assert_eq!(letter.recipient(), "dan@reader-mail.net");

        // Another slip is another question.
        let asked = typed(&browser, "fay@gmial.com").await.expect_status(422);
        let worse = asked.form().fill("email", "fay@hotmial.com");
        let again = browser.submit(&asked, &worse).await.expect_status(422);
        assert!(again.text().contains("Did you mean fay@hotmail.com"), "{}", again.text());
        installation.close_the_books(&sink.messages());
    }

    async fn what_is_wrong_is_said_before_what_may_be_a_slip(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        let server = installation.serve().await;
        let browser = server.browser();
        let page = browser.get(FORM).await;
        let unticked = page.form().fill("email", "ada@gmial.com");
        let answer = browser.submit(&page, &unticked).await.expect_status(422);
        assert!(!answer.text().contains("Did you mean"), "{}", answer.text());
        for right in ["ada@gmail.com", "ada@mail.com", "ada@xn--gmil-6na.com", "ada@reader-mail.net"] {
            typed(&browser, right).await.expect_status(202);
        }
    }

    async fn the_api_takes_what_it_was_sent_and_tells_what_may_have_been_meant(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        let server = installation.serve().await;
        let browser = server.browser();
        let wish = |email: &str| serde_json::json!({"email": email, "list": LIST, "terms_version": 1,
            "consent_newsletter": true, "consent_terms": true});
        let path = "/api/v1/subscriptions";
        let slip = browser.post_json(path, &wish("Ada@gmial.com")).await.expect_status(202);
        assert_eq!(slip.json()["suggestion"], "Ada@gmail.com");
        let letter = sink.wait_for(1, Duration::from_secs(30)).await.remove(0);
        assert_eq!(letter.recipient(), "Ada@gmial.com");
        // Known or not, the answer follows from the text alone.
        let again = browser.post_json(path, &wish("Ada@gmial.com")).await.expect_status(202);
        assert_eq!(again.body, slip.body);
        let right = browser.post_json(path, &wish("ada@gmail.com")).await.expect_status(202);
        assert_eq!(right.json().get("suggestion"), None);
        sink.wait_for(2, Duration::from_secs(30)).await;
        assert_eq!(texts(&database, "SELECT address AS text FROM subscribers ORDER BY id"), ["Ada@gmial.com", "ada@gmail.com"]);
    }
}
