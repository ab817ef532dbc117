//! Removal waves: many readers of one domain who leave right after a letter are told to the operator, who
//! can bring them back together; each of them is left alone at once all the same.

use std::time::Duration;

use postrider::domain::consent;
use postrider::domain::removal::WaveState;
use postrider::domain::subscription::SubscriptionState;
use postrider::services::removals::{self, RemovalError, Undone, WaveReport};
use postrider::services::unsubscribe::{self, Left, Scope};
use postrider::services::{health, subscribers};

use reqwest::Method;

use crate::harness::database::both_databases;
use crate::harness::house::BY;
use crate::harness::house::{House, LIST, evidence, wish};
use crate::harness::newsroom::{self, add_readers, api_key, bulk_address, count, open_list};
use crate::harness::server::Installation;
use crate::harness::sink::Sink;

/// Readers at one domain, enough for a wave.
async fn readers(house: &House, domain: &str, count: usize) -> Vec<String> {
    let mut addresses = Vec::new();
    for number in 0..count {
        let address = format!("reader{number}@{domain}");
        house.subscribe(&address).await;
        addresses.push(address);
    }
    addresses
}

/// One morning's digest, delivered.
async fn send_digest(house: &House, day: u32) {
    house.push(&[&format!("article-{day}")]).await;
    house.morning_of_march(day);
    house.plan_and_deliver().await;
}

async fn press(house: &House, address: &str, scope: Scope) {
    let token = house.leave_token(address);
    let method = consent::Method::OneClick;
    let left = unsubscribe::leave(&house.app, &token, scope, method, evidence()).await;
    assert!(matches!(left.unwrap(), Left::Done(_)));
}

async fn press_all(house: &House, addresses: &[String]) {
    for address in addresses {
        press(house, address, Scope::ThisList).await;
    }
}

async fn only_wave(house: &House) -> WaveReport {
    let mut waves = removals::waves(&house.app, None).await.unwrap();
    assert_eq!(waves.len(), 1);
    waves.remove(0)
}

both_databases! {
    async fn readers_whom_a_scanner_took_out_are_told_and_brought_back_together(database: TestDatabase) {
        let house = House::open(database).await;
        let scanned = readers(&house, "agency.example", 12).await;
        let apart = readers(&house, "elsewhere.example", 9).await;
        send_digest(&house, 2).await;
        house.advance(20);
        press_all(&house, &apart).await;
        press_all(&house, &scanned).await;
        // Whatever it looks like, nobody is written to who asked not to be.
        send_digest(&house, 3).await;
        assert!(scanned.iter().all(|address| house.digests_for(address).len() == 1));

        let wave = only_wave(&house).await;
        assert_eq!((wave.domain.as_str(), wave.state), ("agency.example", WaveState::Open));
        assert_eq!((wave.removals, wave.brought_back), (12, 0));
        let alarms = health::ready(&house.app).await.alarms;
        assert!(alarms.iter().any(|alarm| alarm.contains("agency.example") && alarm.contains("removals show")));
        let (_, told) = removals::wave(&house.app, wave.id).await.unwrap();
        assert_eq!(told.iter().map(|one| one.address.clone()).collect::<Vec<_>>(), scanned);

        let undone = removals::undo(&house.app, &BY, wave.id).await.unwrap();
        assert_eq!(undone, Undone { brought_back: 12, left_alone: 0 });
        for address in &scanned {
            assert_eq!(house.state(address).await, SubscriptionState::Active);
        }
        for address in &apart {
            assert_eq!(house.state(address).await, SubscriptionState::Unsubscribed);
        }
        let proof = house.report(&scanned[0]).await.consents;
        let last = proof.last().unwrap();
        assert_eq!((last.method, last.source.as_deref()), (consent::Method::Operator, Some("removal wave undone")));
        assert_eq!(only_wave(&house).await.state, WaveState::Undone);
        assert!(health::ready(&house.app).await.alarms.is_empty());
        send_digest(&house, 4).await;
        assert!(scanned.iter().all(|address| house.digests_for(address).len() == 2));
        let again = removals::undo(&house.app, &BY, wave.id).await;
        assert!(matches!(again, Err(RemovalError::Decided { state: WaveState::Undone, .. })));
    }

    async fn who_showed_to_be_a_person_stays_away_when_a_wave_is_undone(database: TestDatabase) {
        let house = House::open(database).await;
        let all = readers(&house, "agency.example", 12).await;
        send_digest(&house, 2).await;
        let token = house.leave_token(&all[0]);
        press_all(&house, &all).await;
        let wave = only_wave(&house).await.id;

        assert!(unsubscribe::say_why(&house.app, &token, "too many letters").await.unwrap());
        subscribers::suppress(&house.app, &all[1], None).await.unwrap();
        house.advance(3_600);
        // Came back alone, and left for good another day.
        let token = house.leave_token(&all[2]);
        assert!(unsubscribe::undo(&house.app, &token, evidence()).await.unwrap().unwrap().subscribed);
        house.advance(86_400);
        press(&house, &all[2], Scope::ThisList).await;

        let undone = removals::undo(&house.app, &BY, wave).await.unwrap();
        assert_eq!(undone, Undone { brought_back: 9, left_alone: 3 });
        for address in &all[..3] {
            assert_eq!(house.state(address).await, SubscriptionState::Unsubscribed, "{address}");
        }
    }

    async fn leaving_at_leisure_or_one_by_one_is_no_wave(database: TestDatabase) {
        let house = House::open(database).await;
        let all = readers(&house, "agency.example", 24).await;
        send_digest(&house, 2).await;
        // Soon after the letter, but not together.
        for address in &all[..12] {
            press(&house, address, Scope::ThisList).await;
            house.advance(20);
        }
        // Together, but long after the letter.
        house.advance(3_600);
        press_all(&house, &all[12..]).await;
        assert!(removals::waves(&house.app, None).await.unwrap().is_empty());
        assert!(house.number("SELECT COUNT(*) FROM removals") < 12, "old ones are forgotten");
    }

    async fn one_reader_who_leaves_many_lists_is_no_wave_but_comes_back_to_all(database: TestDatabase) {
        let settings = [("POSTRIDER_REMOVALS_WAVE_READERS", "2")];
        let house = House::open_with(database, &settings).await;
        house.found_list("sports").await;
        for address in ["ada@agency.example", "bob@agency.example"] {
            house.subscribe_to("sports", wish(address)).await;
            house.advance(1);
            house.subscribe(address).await;
        }
        send_digest(&house, 2).await;
        press(&house, "ada@agency.example", Scope::AllLists).await;
        assert!(removals::waves(&house.app, None).await.unwrap().is_empty());
        press(&house, "bob@agency.example", Scope::ThisList).await;
        let wave = only_wave(&house).await;
        assert_eq!(wave.removals, 3);
        let undone = removals::undo(&house.app, &BY, wave.id).await.unwrap();
        assert_eq!(undone, Undone { brought_back: 3, left_alone: 0 });
        let ada = house.report("ada@agency.example").await.subscriptions;
        assert!(ada.iter().all(|one| one.subscription.state == SubscriptionState::Active));
        assert_eq!(ada.iter().filter(|one| one.list == LIST).count(), 1);
    }

    async fn a_wave_that_stands_changes_nothing_for_its_readers(database: TestDatabase) {
        let house = House::open(database).await;
        let all = readers(&house, "agency.example", 10).await;
        send_digest(&house, 2).await;
        press_all(&house, &all).await;
        let wave = only_wave(&house).await.id;
        removals::keep(&house.app, &BY, wave).await.unwrap();
        assert!(matches!(removals::undo(&house.app, &BY, wave).await, Err(RemovalError::Decided { .. })));
        assert!(matches!(removals::undo(&house.app, &BY, wave + 1).await, Err(RemovalError::Unknown(_))));
        for address in &all {
            assert_eq!(house.state(address).await, SubscriptionState::Unsubscribed);
        }
        let waves = removals::waves(&house.app, Some(WaveState::Open)).await.unwrap();
        assert!(waves.is_empty());
    }

    async fn a_wave_is_seen_and_undone_by_api_and_command_line(database: TestDatabase) {
        let sink = Sink::start().await;
        let installation = Installation::new(&database, &sink.url());
        open_list(&installation);
        add_readers(&database, 12);
        let key = api_key(&installation);
        let server = installation.serve().await;
        let browser = server.browser();
        let article = serde_json::json!({"list": newsroom::LIST, "source": "site", "external_id": "1",
            "url": "https://daily-news.net/1", "title": "The first article"});
        browser.post_json_as(&key, "/api/v1/articles", &article).await.expect_status(200);
        installation.cli(&["issue", "send-now", newsroom::LIST]);
        let letters = sink.wait_for(12, Duration::from_mins(1)).await;
        assert_eq!(letters.len(), 12);
        let get = async |address: &str| {
            browser.send(browser.request(Method::GET, address).bearer_auth(&key)).await
        };
        let post = async |address: &str| {
            browser.send(browser.request(Method::POST, address).bearer_auth(&key)).await
        };
        for letter in &letters {
            let link = letter.one_click_link().expect("a way out");
            let click = [("List-Unsubscribe".to_owned(), "One-Click".to_owned())];
            browser.post_form(&link, &click).await.expect_status(200);
        }
        browser.get("/api/v1/removals").await.expect_status(401);
        get("/api/v1/removals?state=odd").await.expect_status(422);
        get("/api/v1/removals?state=open&state=open").await.expect_status(422);
        let waves = get("/api/v1/removals?state=open").await.expect_status(200).json();
        assert_eq!(waves["items"].as_array().map(Vec::len), Some(1), "{waves}");
        let id = waves["items"][0]["id"].as_i64().expect("a number");
        let shown = get(&format!("/api/v1/removals/{id}")).await.expect_status(200).json();
        assert_eq!(shown["wave"]["removals"], 12);
        let first = letters[0].recipient();
        let readers = shown["readers"].as_array().expect("the readers");
        assert!(readers.iter().any(|reader| reader["address"] == first));
        get("/api/v1/removals/999").await.expect_status(404);
        post(&format!("/api/v1/removals/{id}/undo/odd")).await.expect_status(404);

        let listed = installation.cli(&["removals", "list", "--state", "open"]);
        assert_eq!(listed[0]["removals"], 12);
        let told = installation.cli_raw(&["removals", "show", &id.to_string()]);
        assert!(told.stdout.contains("bulk-readers.net"), "{}", told.stdout);
        let undone = post(&format!("/api/v1/removals/{id}/undo")).await.expect_status(200).json();
        assert_eq!(undone, serde_json::json!({"brought_back": 12, "left_alone": 0}));
        assert_eq!(count(&database, "subscriptions WHERE state = 'active'"), 12);
        post(&format!("/api/v1/removals/{id}/undo")).await.expect_status(409);
        post(&format!("/api/v1/removals/{id}/keep")).await.expect_status(409);
        drop(server);
        installation.remember_secret(&bulk_address(1));
        installation.close_the_books(&sink.messages());
    }
}
