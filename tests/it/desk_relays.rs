//! Relays and settings at the desk: what a relay does, a test of it line by line, the records in DNS, and the
//! configuration without its secrets.

use std::time::Duration;
use tokio::time::Instant;

use postrider::domain::operator::Role;
use postrider::services::relays;
use reqwest::Method;

use crate::harness::browser::Page;
use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::desk::sit_down;
use crate::harness::dns::Dns;
use crate::harness::house::House;
use crate::harness::newsroom::{LIST, add_readers, bulk_address, count, execute, open_list};
use crate::harness::server::{Installation, Server};
use crate::harness::sink::{Encryption, Options, Script, Sink, Step};

const PASSWORD: &str = "open sesame 5521";

/// A running site, and the cookies of an owner and of a viewer.
struct Site {
    installation: Installation,
    server: Server,
    owner: String,
    viewer: String,
}

impl Site {
    async fn open(database: &TestDatabase, installation: Installation) -> Self {
        let server = installation.serve().await;
        Self {
            owner: sit_down(database, server.url(), Role::Owner),
            viewer: sit_down(database, server.url(), Role::Viewer),
            installation,
            server,
        }
    }

    async fn get(&self, cookie: &str, path: &str) -> Page {
        let browser = self.server.browser();
        let request = browser.request(Method::GET, path).header("cookie", cookie);
        browser.send(request).await
    }

    /// Presses the button of the first form of a page that posts to this address.
    async fn press(&self, cookie: &str, page: &Page, action: &str) -> Page {
        let forms = page.forms();
        let form = forms.iter().find(|form| form.action == action);
        let form = form.unwrap_or_else(|| panic!("no form for {action} on {}", page.url));
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(form.fields.iter().map(|(name, value)| (name, value)))
            .finish();
        let browser = self.server.browser();
        let request = browser
            .request(Method::POST, action)
            .header("cookie", cookie)
            .header("origin", self.server.url().trim_end_matches('/'))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body);
        browser.send(request).await
    }
}

async fn until(what: &str, mut done: impl FnMut() -> bool) {
    let began = Instant::now();
    while !done() {
        assert!(
            began.elapsed() < Duration::from_mins(1),
            "{what} took too long"
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

fn key(installation: &Installation, scope: &str) -> String {
    let made = installation.cli(&["key", "create", scope, "--scope", scope]);
    let key = made["key"].as_str().expect("a key").to_owned();
    installation.remember_secret(&key);
    key
}

both_databases! {
    async fn a_test_shows_the_dialogue_line_by_line_without_the_password(database: TestDatabase) {
        let sink = Sink::start_with(Options {
            encryption: Encryption::StartTls,
            credentials: Some(("postmaster-of-ours".to_owned(), PASSWORD.to_owned())),
            ..Options::default()
        })
        .await;
        let mut installation = Installation::new(&database, &sink.url());
        installation.set("smtp.tls", "starttls");
        installation.trust_authority(sink.authority_pem());
        installation.set("smtp.username", "postmaster-of-ours");
        let secret = installation.directory().join("password");
        std::fs::write(&secret, PASSWORD).unwrap();
        installation.set("smtp.password_file", &secret.display().to_string());
        installation.remember_secret(PASSWORD);
        open_list(&installation);
        let (reads, manages) = (key(&installation, "read"), key(&installation, "people"));
        let site = Site::open(&database, installation).await;

        let page = site.get(&site.owner, "/desk/relays/main").await.expect_status(200);
        assert!(page.text().contains("Not tried yet"), "{}", page.text());
        let tested = site.press(&site.owner, &page, "/desk/relays/main/test").await.expect_status(200);
        let text = tested.text();
        for words in ["A letter could be handed over.", "EHLO", "STARTTLS", "AUTH PLAIN ***", "235", "QUIT", "encrypted with TLSv1.3"] {
            assert!(text.contains(words), "{words} in {text}");
        }
        for secret in [PASSWORD, "postmaster-of-ours", &data_encoding::BASE64.encode(PASSWORD.as_bytes())] {
            assert!(!tested.body.contains(secret), "{secret}");
        }
        assert_eq!(sink.accepted(), 0, "no letter was sent");
        assert_eq!(count(&database, "audit_log WHERE action = 'relay.test' AND target = 'relay main'"), 1);

        // A viewer sees the relay, the end of its certificate, and no button.
        until("the note of the test", || count(&database, "relay_standings WHERE certificate_until IS NOT NULL") == 1).await;
        let seen = site.get(&site.viewer, "/desk/relays/main").await.expect_status(200);
        assert!(seen.text().contains("Works"), "{}", seen.text());
        assert!(seen.forms().iter().all(|form| !form.action.contains("/test")));
        let browser = site.server.browser();
        let refused = browser.request(Method::POST, "/api/v1/relays/main/test").bearer_auth(&reads);
        browser.send(refused).await.expect_status(403);

        // The relay turns us away: the test says why, and what it said.
        sink.script_relay(Script::reply(Step::Auth, "535 5.7.8 Wrong credentials"));
        let asked = browser.request(Method::POST, "/api/v1/relays/main/test").bearer_auth(&manages);
        let found = browser.send(asked).await.expect_status(200).json();
        assert_eq!(found["passed"], false, "{found}");
        assert_eq!(found["reason"], "the relay answered 535 at auth", "{found}");
        let lines = found["lines"].as_array().unwrap();
        assert!(lines.iter().any(|line| line["text"] == "535 5.7.8 Wrong credentials"), "{found}");
        let unknown = browser.request(Method::POST, "/api/v1/relays/other/test").bearer_auth(&manages);
        browser.send(unknown).await.expect_status(404);
        drop(site.server);
        site.installation.close_the_books(&sink.messages());
    }

    async fn a_relay_is_told_with_its_limits_and_with_what_it_did_not_take(database: TestDatabase) {
        let sink = Sink::start().await;
        let mut installation = Installation::new(&database, &sink.url());
        installation.set("smtp.per_hour", "1000");
        installation.set("smtp.warm_up_from", "2026-01-01");
        installation.set("smtp.warm_up_per_day", "50,100");
        open_list(&installation);
        add_readers(&database, 10);
        sink.script(&bulk_address(3), Script::reply(Step::Rcpt, "550 5.7.1 We do not like your kind"));
        let reads = key(&installation, "read");
        let site = Site::open(&database, installation).await;
        let file = site.installation.directory().join("article.json");
        std::fs::write(&file, r#"{"external_id": "1", "url": "https://daily-news.net/1", "title": "One"}"#).unwrap();
        site.installation.cli(&["article", "push", LIST, "--source", "site", &file.display().to_string()]);
        site.installation.cli(&["issue", "send-now", LIST]);
        until("the issue", || count(&database, "issues WHERE state = 'finished'") == 1).await;
        until("the minutes", || count(&database, "relay_minutes WHERE accepted > 0") > 0
            && count(&database, "relay_minutes WHERE rejected > 0") > 0).await;

        let browser = site.server.browser();
        let relay = browser.request(Method::GET, "/api/v1/relays/main").bearer_auth(&reads);
        let relay = browser.send(relay).await.expect_status(200).json();
        assert_eq!((&relay["last_hour"]["accepted"], &relay["last_hour"]["rejected"]), (&9.into(), &1.into()), "{relay}");
        assert_eq!(relay["minutes"].as_array().unwrap().len(), 60);
        let limit = relay["limits"].as_array().unwrap().iter().find(|limit| limit["period"] == "hour").unwrap();
        assert_eq!(limit["limit"], 1000);
        assert!(limit["granted"].as_i64() >= Some(9), "{limit}");
        assert_eq!(relay["refusals"][0]["recipient"], bulk_address(3));
        let page = site.get(&site.viewer, "/desk/relays/main").await.expect_status(200);
        for words in ["We do not like your kind", "Warmed up: the plan of 2 days is over.", "of 1,000 letters in this hour", "9 taken, 1 not taken."] {
            assert!(page.text().contains(words) || page.body.contains(words), "{words} in {}", page.text());
        }
        let all = site.get(&site.viewer, "/desk/relays").await.expect_status(200);
        assert!(all.links().iter().any(|link| link.address == "/desk/relays/main"));
        site.get(&site.viewer, "/desk/relays/nothing").await.expect_status(404);
        drop(site.server);
        site.installation.close_the_books(&sink.messages());
    }

    async fn the_records_of_the_senders_are_judged_by_what_dns_says(database: TestDatabase) {
        let (sink, dns) = (Sink::start().await, Dns::start());
        let mut installation = Installation::new(&database, &sink.url());
        installation.set("dns.resolvers", &dns.address());
        open_list(&installation);
        let site = Site::open(&database, installation).await;
        let page = site.get(&site.owner, "/desk/records").await.expect_status(200);
        assert!(page.text().contains("Never looked up."), "{}", page.text());

        // Nothing is there: records to begin with are offered.
        let looked = site.press(&site.owner, &page, "/desk/records").await.expect_status(303);
        assert_eq!(looked.header("location"), "/desk/records?said=said-looked");
        let page = site.get(&site.owner, "/desk/records?said=said-looked").await;
        for words in ["DNS was asked; this is what it says.", "v=spf1 ip4:127.0.0.1 ~all", "_dmarc.daily-news.net", "v=DMARC1; p=none; rua=mailto:postmaster@daily-news.net"] {
            assert!(page.text().contains(words), "{words} in {}", page.text());
        }
        dns.txt("daily-news.net", "v=spf1 ip4:127.0.0.1 +all");
        dns.txt("_dmarc.daily-news.net", "v=DMARC1; p=reject");
        site.press(&site.owner, &page, "/desk/records").await.expect_status(303);
        let page = site.get(&site.viewer, "/desk/records").await.expect_status(200);
        for words in ["lets everybody", "Receivers are asked to put aside or refuse what is not yours."] {
            assert!(page.text().contains(words), "{words} in {}", page.text());
        }
        assert!(page.forms().iter().all(|form| form.action != "/desk/records"), "a viewer asks nobody");
        drop(site.server);
        site.installation.close_the_books(&sink.messages());
    }

    async fn the_settings_are_shown_without_secrets_and_a_held_ledger_is_let_go(database: TestDatabase) {
        let sink = Sink::start().await;
        let mut installation = Installation::new(&database, &sink.url());
        let secret = installation.directory().join("password");
        std::fs::write(&secret, PASSWORD).unwrap();
        installation.set("smtp.username", "postmaster-of-ours");
        installation.set("smtp.password_file", &secret.display().to_string());
        installation.set("watch.streams", "7");
        installation.remember_secret(PASSWORD);
        open_list(&installation);
        let reads = key(&installation, "read");
        let site = Site::open(&database, installation).await;
        until("a worker", || count(&database, "workers") == 1).await;
        let page = site.get(&site.viewer, "/desk/settings").await.expect_status(200);
        for words in ["watch.streams", "The most streams of events", "POSTRIDER_WATCH_STREAMS", "alive", env!("CARGO_PKG_VERSION"), "Keys of links"] {
            assert!(page.text().contains(words), "{words} in {}", page.text());
        }
        for secret in [PASSWORD, "postmaster-of-ours"] {
            assert!(!page.body.contains(secret), "{secret}");
        }
        let browser = site.server.browser();
        let told = browser.request(Method::GET, "/api/v1/settings").bearer_auth(&reads);
        let told = browser.send(told).await.expect_status(200).json();
        let of = |key: &str| told["settings"].as_array().unwrap().iter().find(|one| one["key"] == key).unwrap().clone();
        assert_eq!((&of("watch.streams")["value"], &of("watch.streams")["is_default"]), (&"7".into(), &false.into()));
        assert_eq!((&of("smtp.username")["value"], &of("smtp.username")["is_set"]), (&serde_json::Value::Null, &true.into()));
        assert_eq!(told["workers"][0]["is_alive"], true);

        // A restored backup: held, told on the first page, and let go by an owner.
        execute(&database, "UPDATE instance SET beats = 1, held_since = 1000000, held_reason = 'an older copy'");
        let today = site.get(&site.viewer, "/desk").await.expect_status(200);
        assert!(today.text().contains("older copy"), "{}", today.text());
        let seen = site.get(&site.viewer, "/desk/settings").await.expect_status(200);
        assert!(seen.text().contains("An owner can let it go on."), "{}", seen.text());
        let held = site.get(&site.owner, "/desk/settings").await.expect_status(200);
        let ways = |page: &Page| page.links().iter().filter(|link| ["/desk/people", "/desk/keys", "/desk/audit"].contains(&&*link.address)).count();
        assert_eq!((ways(&held), ways(&seen)), (3, 0), "an owner finds people, keys and the audit log here");
        let released = site.press(&site.owner, &held, "/desk/settings/ledger").await.expect_status(303);
        assert_eq!(released.header("location"), "/desk/settings?said=said-ledger-released");
        assert_eq!(count(&database, "instance WHERE held_since IS NULL"), 1);
        assert_eq!(count(&database, "audit_log WHERE action = 'ledger.release'"), 1);
        drop(site.server);
        site.installation.close_the_books(&sink.messages());
    }

    async fn a_letter_costs_no_write_of_its_own_and_minutes_are_forgotten(database: TestDatabase) {
        let house = House::open(database).await;
        let accepted = postrider::domain::reply::Outcome::from_reply(
            postrider::domain::reply::Reply::new(postrider::domain::reply::Phase::Dot, 250, "2.0.0 ok"),
        );
        for _ in 0..500 {
            relays::said(&house.app, "main", &accepted);
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM relay_minutes"), 0);
        relays::write_down(&house.app).await.unwrap();
        relays::said(&house.app, "main", &accepted);
        relays::write_down(&house.app).await.unwrap();
        assert_eq!(house.number("SELECT SUM(accepted) FROM relay_minutes"), 500, "a moment ago it was written");
        house.advance(10);
        relays::write_down(&house.app).await.unwrap();
        assert_eq!(house.number("SELECT SUM(accepted) FROM relay_minutes"), 501);
        let card = &relays::cards(&house.app).await.unwrap()[0];
        assert_eq!(card.last_hour.accepted, 501);
        house.advance(4 * 86_400);
        relays::said(&house.app, "main", &accepted);
        relays::write_down(&house.app).await.unwrap();
        assert_eq!(house.number("SELECT SUM(accepted) FROM relay_minutes"), 1);
    }
}
