//! The preference centre: what a reader can see and change, by which of the two links, and what a stranger with a
//! forwarded letter cannot.

use postrider::domain::delivery::LetterKind;
use postrider::domain::schedule::ZoneMode;
use postrider::domain::subscription::SubscriptionState;
use postrider::services::digest::{self, NewCadence};
use postrider::services::preferences::links;
use postrider::services::signup;

use crate::harness::database::both_databases;
use crate::harness::door::{Door, newest_link, path};
use crate::harness::house::{BY, House, LIST, PUBLIC_URL, wish};
use crate::harness::markup;

const ADA: &str = "ada@reader.example";

async fn weekly(house: &House) {
    let cadence = NewCadence {
        name: "weekly",
        cron: Some("0 7 * * 5"),
        time_zone: None,
        zone_mode: ZoneMode::Reader,
    };
    digest::add_cadence(&house.app, &BY, LIST, cadence)
        .await
        .unwrap();
}

/// All that could change when a reader does something.
fn state_of(house: &House) -> Vec<i64> {
    [
        "SELECT COUNT(*) FROM subscriptions WHERE state = 'active'",
        "SELECT COUNT(*) FROM subscriptions WHERE state = 'paused'",
        "SELECT COUNT(*) FROM consents",
        "SELECT COUNT(*) FROM deliveries",
        "SELECT COUNT(*) FROM link_wishes",
        "SELECT COUNT(*) FROM links",
        "SELECT COUNT(*) FROM moves",
        "SELECT COUNT(*) FROM suppressions",
        "SELECT COUNT(*) FROM departures",
        "SELECT COUNT(*) FROM erasures",
    ]
    .iter()
    .map(|sql| house.number(sql))
    .collect()
}

both_databases! {
    async fn everything_a_reader_chose_can_be_changed_behind_a_fresh_link(database: TestDatabase) {
        let house = House::open(database).await;
        let door = Door::open(&house);
        weekly(&house).await;
        house.subscribe(ADA).await;
        let link = door.manage_link(&house, ADA).await;
        let centre = door.get(&link).await.expect_status(200);
        // 2026-03-02 is a Monday, and the list's clock is UTC.
        assert!(centre.text().contains("2 March 2026, 09:00 UTC"), "{}", centre.text());
        let edit = format!("{link}/lists/{LIST}");
        let page = door.get(&edit).await.expect_status(200);
        let filled = page.form().tick("topics").fill("cadence", "weekly").fill("language", "de")
            .fill("time_zone", "America/New_York").fill("name", " Ada Lovelace ");
        let kept = door.browser().submit(&page, &filled).await.expect_status(200);
        assert!(kept.text().contains("Your choices are kept") || kept.text().contains("Ihre Auswahl ist gespeichert"));
        let subscription = house.report(ADA).await.subscriptions.remove(0).subscription;
        assert_eq!(subscription.topics.0, ["city"]);
        assert_eq!(subscription.cadence.as_deref(), Some("weekly"));
        assert_eq!(subscription.language.as_deref(), Some("de"));
        assert_eq!(subscription.time_zone.as_deref(), Some("America/New_York"));
        assert_eq!(subscription.name.as_deref(), Some("Ada Lovelace"));
        // Friday at seven on the reader's own clock, in the reader's language; winter time still.
        let centre = door.get(&link).await.expect_status(200);
        assert!(centre.body.contains("<html lang=\"de\""));
        assert!(centre.text().contains("6. März 2026 um 07:00 Uhr (EST)"), "{}", centre.text());
        // What is emptied goes back to the list's own, and every topic is none in particular.
        let page = door.get(&edit).await;
        let filled = page.form().tick("topics").fill("language", "").fill("time_zone", "").fill("name", "");
        door.browser().submit(&page, &filled).await.expect_status(200);
        let subscription = house.report(ADA).await.subscriptions.remove(0).subscription;
        assert!(subscription.topics.0.is_empty() && subscription.language.is_none());
        assert!(subscription.time_zone.is_none() && subscription.name.is_none());
        door.close().await;
    }

    async fn what_cannot_be_kept_is_said_beside_its_field_and_nothing_changes(database: TestDatabase) {
        let house = House::open(database).await;
        let door = Door::open(&house);
        house.subscribe(ADA).await;
        let link = door.manage_link(&house, ADA).await;
        let page = door.get(&format!("{link}/lists/{LIST}")).await;
        let filled = page.form().fill("time_zone", "Europe/Atlantis").fill("name", "Ada");
        let again = door.browser().submit(&page, &filled).await.expect_status(422);
        assert!(again.body.contains("id=\"error-time_zone\"") && again.body.contains("aria-describedby=\"error-time_zone\""));
        assert!(again.body.contains("value=\"Europe/Atlantis\"") && again.body.contains("value=\"Ada\""));
        assert_eq!(house.number("SELECT COUNT(*) FROM subscriptions WHERE name IS NOT NULL OR time_zone IS NOT NULL"), 0);
        door.get(&format!("{link}/lists/nowhere")).await.expect_status(404);
        door.close().await;
    }

    async fn one_list_is_left_or_all_and_leaving_is_taken_back(database: TestDatabase) {
        let house = House::open(database).await;
        let door = Door::open(&house);
        house.found_list("sports").await;
        house.subscribe_to("sports", wish(ADA)).await;
        house.subscribe(ADA).await;
        let link = door.manage_link(&house, ADA).await;
        let states = async || -> Vec<SubscriptionState> {
            house.report(ADA).await.subscriptions.iter().map(|one| one.subscription.state).collect()
        };
        let page = door.get(&link).await;
        assert!(page.text().contains("The sports letter") && page.text().contains("The harbour letter"));
        door.post(&link, &[("act", "leave"), ("list", "sports")]).await.expect_status(200);
        assert_eq!(states().await, [SubscriptionState::Unsubscribed, SubscriptionState::Active]);
        let all = door.post(&link, &[("act", "leave-all")]).await.expect_status(200);
        assert!(all.text().contains("You have left all newsletters"), "{}", all.text());
        assert_eq!(states().await, [SubscriptionState::Unsubscribed; 2]);
        let back = door.post(&link, &[("act", "come-back"), ("list", LIST)]).await.expect_status(200);
        assert!(back.text().contains("You are subscribed again"), "{}", back.text());
        assert_eq!(states().await, [SubscriptionState::Unsubscribed, SubscriptionState::Active]);
        // After a week the way back is a new sign-up.
        house.advance(7 * 86_400);
        let link = door.manage_link(&house, ADA).await;
        let page = door.get(&link).await;
        assert!(page.links().iter().any(|link| link.address.starts_with("/lists/sports")));
        door.post(&link, &[("act", "come-back"), ("list", "sports")]).await;
        assert_eq!(states().await, [SubscriptionState::Unsubscribed, SubscriptionState::Active]);
        door.close().await;
    }

    async fn a_forwarded_letter_can_only_make_less_come(database: TestDatabase) {
        let house = House::open(database).await;
        let door = Door::open(&house);
        let named = signup::Wish { name: Some("Ada Lovelace".into()), time_zone: Some("Asia/Tokyo".into()), ..wish(ADA) };
        house.subscribe_to(LIST, named).await;
        house.push(&["one"]).await;
        house.morning_of_march(2);
        house.plan_and_deliver().await;
        let before = state_of(&house);
        let mut letters = house.sink().accepted_for(ADA);
        letters.retain(|letter| !letter.text().contains("/confirmation/"));
        assert_eq!(letters.len(), 2, "a welcome and a digest");
        // A scanner opens everything it finds, and what it finds there.
        let mut seen: Vec<String> = Vec::new();
        let mut waiting: Vec<String> = letters.iter().flat_map(crate::harness::received::Received::links).collect();
        while let Some(link) = waiting.pop() {
            let ours = link.starts_with('/') || link.starts_with(PUBLIC_URL) || link.starts_with('?');
            if !ours || link.starts_with('?') || seen.contains(&link) {
                continue;
            }
            let page = door.get(&link).await;
            for secret in [ADA, "Ada Lovelace", "Asia/Tokyo"] {
                assert!(!page.body.contains(secret), "{link} shows {secret}");
            }
            waiting.extend(page.links().into_iter().map(|link| link.address));
            seen.push(link);
        }
        assert!(seen.iter().any(|link| link.contains("/p/")) && seen.iter().any(|link| link.contains("/u/")));
        assert_eq!(state_of(&house), before, "opening links changes nothing");
        assert!(door.browser().cookies().is_empty());
        // The buttons of the pages behind the letter's own links, every one of them.
        let token_pages: Vec<&String> = seen.iter().filter(|link| link.contains("/p/")).collect();
        for link in token_pages {
            let page = door.get(link).await;
            let buttons: Vec<String> = markup::tags(&page.body).into_iter()
                .filter(|tag| tag.name == "button").map(|tag| tag.attribute("value")).collect();
            assert_eq!(buttons, ["link", "pause", "leave"]);
            // Whatever a page does not offer does nothing.
            for act in ["choose", "resume", "erase", "come-back", "address"] {
                let fields = [("act", act), ("name", "Eve"), ("email", "eve@reader.example"), ("list", LIST)];
                let answer = door.post(link, &fields).await.expect_status(200);
                assert!(!answer.body.contains(ADA));
            }
            assert_eq!(state_of(&house), before);
            let token = link.rsplit('/').next().unwrap();
            for way in ["", "/data", "/erasure", "/address"] {
                door.post(&format!("/preferences/{token}{way}"), &[("act", "erase"), ("email", "e@reader.example")]).await.expect_status(404);
            }
        }
        // A link that is asked for goes to the mailbox, not to whoever asked.
        let link = newest_link(&house, ADA, "/p/");
        let answer = door.post(&link, &[("act", "link")]).await.expect_status(202);
        assert!(!answer.body.contains("/preferences/"));
        links::work_off_wishes(&house.app).await.unwrap();
        house.deliver_all().await;
        assert_eq!(house.newest_delivery(ADA).await.letter, LetterKind::Manage);
        let left = door.post(&link, &[("act", "leave")]).await.expect_status(200);
        assert!(left.text().contains("You are unsubscribed"), "{}", left.text());
        assert_eq!(house.state(ADA).await, SubscriptionState::Unsubscribed);
        // And the slip is undone from the page that follows.
        door.browser().submit(&left, &left.form()).await.expect_status(200);
        assert_eq!(house.state(ADA).await, SubscriptionState::Active);
        door.close().await;
    }

    async fn a_token_of_one_kind_opens_no_page_of_another(database: TestDatabase) {
        let house = House::open(database).await;
        let door = Door::open(&house);
        house.subscribe(ADA).await;
        let link = door.manage_link(&house, ADA).await;
        door.post(&format!("{link}/address"), &[("email", "new@reader.example")]).await.expect_status(202);
        links::work_off_wishes(&house.app).await.unwrap();
        house.deliver_all().await;
        let token = |link: String| link.rsplit('/').next().unwrap().to_owned();
        let kinds = [
            ("/confirmation/", token(newest_link(&house, ADA, "/confirmation/"))),
            ("/refusal/", token(newest_link(&house, ADA, "/refusal/"))),
            ("/u/", token(newest_link(&house, ADA, "/u/"))),
            ("/p/", token(newest_link(&house, ADA, "/p/"))),
            ("/preferences/", token(link)),
            ("/address/", token(newest_link(&house, ADA, "/address/"))),
            ("/address/", token(newest_link(&house, "new@reader.example", "/address/"))),
        ];
        let before = state_of(&house);
        for (of, token) in &kinds {
            for (page, _) in &kinds {
                let answer = door.get(&format!("{page}{token}")).await;
                let expected = if of == page { 200 } else { 404 };
                assert_eq!(answer.status, expected, "a token of {of} at {page}");
                assert_eq!(answer.header("referrer-policy"), "no-referrer");
                assert_eq!(answer.header("cache-control"), "no-store");
                assert_eq!(answer.header("x-robots-tag"), "noindex");
                assert_eq!(answer.header("set-cookie"), "");
                assert!(answer.body.len() < 30_000, "{page} has {} bytes", answer.body.len());
                if of != page {
                    let fields = [("act", "agree"), ("answer", "yes"), ("scope", "all")];
                    let answer = door.post(&format!("{page}{token}"), &fields).await;
                    assert_eq!(answer.status, 404, "a token of {of} posted to {page}");
                }
            }
            assert!(token.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()));
        }
        assert_eq!(state_of(&house), before);
        door.close().await;
    }

    async fn a_key_that_is_added_breaks_no_link(database: TestDatabase) {
        let house = House::open(database).await;
        let door = Door::open(&house);
        house.subscribe(ADA).await;
        let manage = door.manage_link(&house, ADA).await;
        let letter = newest_link(&house, ADA, "/p/");
        door.close().await;
        for _ in 0..2 {
            postrider::services::add_key(&house.app.config, &postrider::clock::SystemEntropy).unwrap();
        }
        let rotated = house.second_app().await;
        let page = postrider::services::preferences::letter_link::page(&rotated, path(&letter).trim_start_matches("/p/")).await;
        assert_eq!(page.unwrap().unwrap().list_slug, LIST);
        let token = path(&manage).trim_start_matches("/preferences/");
        let centre = postrider::services::preferences::centre::page(&rotated, token).await;
        assert_eq!(centre.unwrap().unwrap().address.as_str(), ADA);
    }
}
