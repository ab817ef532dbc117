//! Pages and letters speak the reader's language, and a list's letters wear its colours.

use std::time::Duration;

use reqwest::Method;

use crate::harness::browser::Page;
use crate::harness::database::TestDatabase;
use crate::harness::server::{Installation, Server};
use crate::harness::sink::Sink;

const PATIENCE: Duration = Duration::from_secs(30);

async fn get_as(server: &Server, address: &str, accept: &str) -> Page {
    let browser = server.browser();
    let request = browser.request(Method::GET, address);
    browser
        .send(request.header("accept-language", accept))
        .await
}

#[tokio::test]
async fn a_reader_who_asks_for_german_gets_german_to_the_end() {
    let database = TestDatabase::sqlite();
    let sink = Sink::start().await;
    let mut installation = Installation::new(&database, &sink.url());
    installation.set("mode", "try-out");
    let server = installation.serve().await;
    let browser = server.browser();

    let form_page = browser.get("/lists/daily?lang=de").await.expect_status(200);
    assert!(form_page.body.contains("<html lang=\"de\" dir=\"ltr\">"));
    assert!(
        form_page.text().contains("E-Mail-Adresse"),
        "{}",
        form_page.text()
    );
    let empty = form_page.form().fill("email", "ada@daily-readers.net");
    let again = browser.submit(&form_page, &empty).await.expect_status(422);
    assert!(
        again.text().contains("Kreuzen Sie dieses Feld an"),
        "{}",
        again.text()
    );
    let ticked = empty.tick("consent_newsletter").tick("consent_terms");
    let accepted = browser.submit(&form_page, &ticked).await;
    assert!(
        accepted.text().contains("Sehen Sie in Ihr Postfach"),
        "{}",
        accepted.text()
    );

    // The letter, and the page behind its link, without another word from the reader.
    let letter = sink.wait_for(1, PATIENCE).await.remove(0);
    assert_eq!(
        letter.subject(),
        "Bitte bestätigen Sie Ihr Abonnement von The Harbour Courier"
    );
    assert!(letter.html().contains("<html lang=\"de\" dir=\"ltr\">"));
    let question = browser.get(&letter.link_with("/confirmation/")).await;
    assert!(
        question.text().contains("The Harbour Courier abonnieren?"),
        "{}",
        question.text()
    );
    // Who asks for another language is heard.
    let link = format!("{}?lang=ar", letter.link_with("/confirmation/"));
    let question = browser.get(&link).await;
    assert!(question.body.contains("<html lang=\"ar\" dir=\"rtl\">"));
}

#[tokio::test]
async fn a_page_without_a_list_speaks_as_the_browser_prefers() {
    let database = TestDatabase::sqlite();
    let sink = Sink::start().await;
    let mut installation = Installation::new(&database, &sink.url());
    installation.set("mode", "try-out");
    let server = installation.serve().await;

    let home = get_as(&server, "/", "tlh, fr-CH;q=0.9, en;q=0.5").await;
    assert!(
        home.text().contains("Lettres d’information"),
        "{}",
        home.text()
    );
    assert_eq!(home.header("vary"), "Accept-Language");
    assert_eq!(home.header("content-language"), "fr");
    // Every other language is one click away.
    for language in ["en", "de", "es", "ar", "zh"] {
        assert!(home.body.contains(&format!("href=\"?lang={language}\"")));
    }
    let form = get_as(&server, "/lists/daily", "fr").await;
    assert!(form.text().contains("E-mail address"), "{}", form.text());

    let nowhere = get_as(&server, "/nowhere", "es").await.expect_status(404);
    assert!(
        nowhere.text().contains("Esta página no existe"),
        "{}",
        nowhere.text()
    );
    let unknown = get_as(&server, "/u/abc", "zh-CN").await.expect_status(404);
    assert!(unknown.text().contains("此链接无效"), "{}", unknown.text());
    assert_eq!(unknown.header("cache-control"), "no-store");
}

#[tokio::test]
async fn a_brand_that_can_be_read_colours_the_letters_and_a_weak_one_is_refused() {
    let database = TestDatabase::sqlite();
    let sink = Sink::start().await;
    let mut installation = Installation::new(&database, &sink.url());
    installation.set("mode", "try-out");
    let server = installation.serve().await;
    let weak = installation.cli_raw(&["list", "brand", "daily", "--accent", "#ffcc00"]);
    assert_ne!(weak.code, Some(0));
    assert!(
        weak.stderr.contains("has a contrast of 1.4 to 1"),
        "{}",
        weak.stderr
    );
    let logo = "https://courier.example/logo.png";
    let shown = installation.cli(&[
        "list",
        "brand",
        "daily",
        "--accent",
        "#0b5563",
        "--logo-url",
        logo,
    ]);
    assert_eq!(shown["brand"]["accent"], "#0b5563");
    let lists = server.browser().get("/api/v1/lists").await.json();
    assert_eq!(lists["items"][0]["brand"]["logo_url"], logo);
    let wish = serde_json::json!({"email": "ada@daily-readers.net", "list": "daily", "terms_version": 1,
        "consent_newsletter": true, "consent_terms": true, "language": "zh-Hans"});
    let answer = server
        .browser()
        .post_json("/api/v1/subscriptions", &wish)
        .await;
    answer.expect_status(202);
    let letter = sink.wait_for(1, PATIENCE).await.remove(0);
    assert!(letter.html().contains("color:#0b5563") && letter.html().contains(logo));
    assert_eq!(letter.subject(), "请确认订阅 The Harbour Courier");
}
