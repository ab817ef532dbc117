//! List bombing: strangers who sign victims up by the thousand get them one letter each, and readers who mean
//! it are served meanwhile. `scripts/list-bombing` tells the same story with 10,000 sign-ups.

use std::collections::BTreeMap;
use std::time::Duration;

use reqwest::Method;

use crate::harness::browser::{Browser, Page};
use crate::harness::database::both_databases;
use crate::harness::newsroom::{LIST, count, open_list};
use crate::harness::server::Installation;
use crate::harness::sink::Sink;

const VICTIMS: usize = 12;
const SIGNUPS: usize = 240;
const NETWORKS: usize = 20;
const HONEST: usize = 6;

/// An address of a victim's mailbox; there are many ways to write it.
fn spelling(victim: usize, n: usize) -> String {
    match n % 4 {
        0 => format!("Victim{victim}@big-mail.net"),
        1 => format!("victim{victim}+{n}@big-mail.net"),
        2 => format!("VICTIM{victim}@Big-Mail.net"),
        _ => format!("victim{victim}+News{n}@BIG-MAIL.NET"),
    }
}

/// Posts a form as a browser in that network would.
async fn post_form(browser: &Browser, network: &str, fields: &[(String, String)]) -> Page {
    let mut body = url::form_urlencoded::Serializer::new(String::new());
    body.extend_pairs(fields);
    let request = browser
        .request(Method::POST, "/lists/daily")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("X-Forwarded-For", network)
        .body(body.finish());
    browser.send(request).await
}

/// Signs a victim up as a program would, which has read the form once.
async fn bomb(browser: &Browser, n: usize, email: &str, terms_hash: &str) -> Page {
    let network = format!("198.51.{}.{}", n % NETWORKS, n / NETWORKS % 250 + 1);
    if n.is_multiple_of(2) {
        let fields = [
            ("email", email),
            ("terms_version", "1"),
            ("terms_hash", terms_hash),
            ("consent_newsletter", "yes"),
            ("consent_terms", "yes"),
        ];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        return post_form(browser, &network, &fields).await;
    }
    let wish = serde_json::json!({
        "email": email, "list": LIST, "terms_version": 1,
        "consent_newsletter": true, "consent_terms": true
    });
    let request = browser
        .request(Method::POST, "/api/v1/subscriptions")
        .header("Content-Type", "application/json")
        .header("X-Forwarded-For", network)
        .body(wish.to_string());
    browser.send(request).await
}

both_databases! {
    async fn victims_get_one_letter_each_and_honest_readers_are_served_meanwhile(database: TestDatabase) {
        let sink = Sink::start().await;
        let mut installation = Installation::new(&database, &sink.url());
        installation.set("server.trusted_proxies", "127.0.0.1");
        for (key, value) in [("network_per_hour", "8"), ("list_per_hour", "40"), ("unproved_percent", "25")] {
            installation.set(&format!("signup.{key}"), value);
        }
        open_list(&installation);
        let server = installation.serve().await;
        let browser = server.browser();
        let mut forms = Vec::new();
        for _ in 0..HONEST {
            forms.push(browser.get("/lists/daily").await.expect_status(200));
        }
        let terms_hash = forms[0].form().value("terms_hash").unwrap().to_owned();
        // Nobody fills a form in less than two seconds, and the token says so.
        tokio::time::sleep(Duration::from_millis(2_100)).await;
        for n in 0..SIGNUPS {
            let victim = n * 7 % VICTIMS;
            bomb(&browser, n, &spelling(victim, n), &terms_hash).await.expect_status(202);
            if n.is_multiple_of(SIGNUPS / HONEST) {
                let honest = n / (SIGNUPS / HONEST);
                let form = forms[honest].form().fill("email", &format!("reader{honest}@small-mail.net"));
                let form = form.tick("consent_newsletter").tick("consent_terms");
                post_form(&browser, &format!("203.0.{honest}.9"), &form.fields).await.expect_status(202);
            }
        }
        for _ in 0..600 {
            if count(&database, "signups") == 0 && count(&database, "deliveries WHERE settled_at IS NULL") == 0 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let mut letters: BTreeMap<String, usize> = BTreeMap::new();
        for letter in sink.messages() {
            let whole = letter.recipient().to_lowercase();
            let (local, domain) = whole.split_once('@').unwrap();
            let mailbox = local.split('+').next().unwrap();
            *letters.entry(format!("{mailbox}@{domain}")).or_default() += 1;
        }
        assert!(letters.values().all(|&count| count == 1), "{letters:?}");
        let victims = letters.keys().filter(|mailbox| mailbox.starts_with("victim")).count();
        // A quarter of the list's forty: all that sign-ups get which prove nothing.
        assert_eq!(victims, 10);
        assert_eq!(letters.len() - victims, HONEST, "{letters:?}");
        for letter in sink.messages().iter().filter(|letter| letter.recipient().starts_with("reader")) {
            let page = browser.get(&letter.link_with("/confirmation/")).await.expect_status(200);
            let yes = page.form().fill("answer", "yes");
            browser.submit(&page, &yes).await.expect_status(200);
        }
        assert_eq!(count(&database, "subscriptions WHERE state = 'active'"), i64::try_from(HONEST).unwrap());
        installation.close_the_books(&sink.messages());
    }
}
