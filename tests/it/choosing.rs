//! Choosing: cadences, topics, clocks and pauses, and every article once whatever a reader changes.

use postrider::domain::delivery::DeliveryState;
use postrider::domain::issue::{IssueState, SkipReason};
use postrider::domain::schedule::ZoneMode;
use postrider::services::digest::{self, Articles, INSTANT, NewCadence};
use postrider::services::preferences::{self, Change, PreferenceError};
use postrider::services::signup::{SignupError, Wish};

use crate::harness::browser::{Browser, Page};
use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::house::BY;
use crate::harness::house::{House, LIST, article, at, titles, wish};
use crate::harness::newsroom::{self, add_readers, api_key, bulk_address, open_list};
use crate::harness::server::Installation;
use crate::harness::sink::{Script, Step};

const ADA: &str = "ada@reader.example";
const BOB: &str = "bob@reader.example";
const CYD: &str = "cyd@reader.example";

fn names(topics: &[&str]) -> Vec<String> {
    topics.iter().map(|&topic| topic.to_owned()).collect()
}

async fn choose_topics(house: &House, email: &str, topics: &[&str]) {
    let change = Change {
        topics: Some(names(topics)),
        ..Change::default()
    };
    let changed = preferences::change(&house.app, &BY, LIST, email, change).await;
    changed.unwrap();
}

async fn choose_cadence(house: &House, email: &str, cadence: Option<&str>) {
    let change = Change {
        cadence: Some(cadence.map(str::to_owned)),
        ..Change::default()
    };
    let changed = preferences::change(&house.app, &BY, LIST, email, change).await;
    changed.unwrap();
}

/// The titles of each digest, each digest's in alphabetical order.
fn digests(house: &House, email: &str) -> Vec<Vec<String>> {
    let digests = house.digests_for(email);
    let sorted = digests.iter().map(|letter| {
        let mut titles = titles(letter);
        titles.sort();
        titles
    });
    sorted.collect()
}

async fn morning(house: &House, day: u32, articles: &[&str]) -> Vec<digest::Issue> {
    house.push(articles).await;
    house.morning_of_march(day);
    house.plan_and_deliver().await
}

async fn add_weekly(house: &House) {
    digest::add_schedule(&house.app, &BY, LIST, "weekly", "0 9 * * SAT", None)
        .await
        .unwrap();
}

async fn on_readers_clocks(house: &House) {
    let daily = NewCadence {
        name: "local",
        cron: Some("0 7 * * *"),
        time_zone: None,
        zone_mode: ZoneMode::Reader,
    };
    digest::add_cadence(&house.app, &BY, LIST, daily)
        .await
        .unwrap();
}

both_databases! {
    async fn whoever_changes_their_cadence_gets_every_article_once(database: TestDatabase) {
        let house = House::open(database).await;
        add_weekly(&house).await;
        house.subscribe(ADA).await;
        house.subscribe(BOB).await;
        morning(&house, 2, &["one"]).await;
        choose_cadence(&house, ADA, Some("weekly")).await;
        morning(&house, 3, &["two"]).await;
        // Saturday is the seventh; both cadences are due.
        morning(&house, 7, &["three"]).await;
        assert_eq!(digests(&house, ADA), [vec!["one"], vec!["three", "two"]]);
        morning(&house, 8, &["four"]).await;
        choose_cadence(&house, ADA, None).await;
        morning(&house, 9, &["five"]).await;
        assert_eq!(digests(&house, ADA).concat(), ["one", "three", "two", "five", "four"]);
        assert_eq!(digests(&house, BOB), [["one"], ["two"], ["three"], ["four"], ["five"]]);
    }

    async fn a_new_topic_counts_from_now_on_and_the_others_go_on(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe_to(LIST, Wish { topics: names(&["city"]), ..wish(ADA) }).await;
        house.push_articles(vec![article("town", &["City"]), article("match", &["Sport"])]).await;
        choose_topics(&house, ADA, &["city", "sport"]).await;
        house.push_articles(vec![article("final", &["Sport"])]).await;
        house.morning_of_march(2);
        house.plan_and_deliver().await;
        assert_eq!(digests(&house, ADA), [["final", "town"]]);
        assert_eq!(house.report(ADA).await.subscriptions[0].subscription.topic_since.0.len(), 0);
        // And from one topic to all, before the next issue.
        choose_topics(&house, ADA, &["city"]).await;
        house.push_articles(vec![article("square", &["City"]), article("race", &["Sport"])]).await;
        choose_topics(&house, ADA, &[]).await;
        house.push_articles(vec![article("plain", &[])]).await;
        house.morning_of_march(3);
        house.plan_and_deliver().await;
        assert_eq!(digests(&house, ADA)[1], ["plain", "square"]);
    }

    async fn a_pause_holds_articles_back_and_nothing_is_missing_after_it(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.push(&["one"]).await;
        house.morning_of_march(2);
        digest::plan_due_issues(&house.app).await.unwrap();
        // The letter is planned and not sent yet.
        preferences::pause(&house.app, &BY, LIST, ADA).await.unwrap();
        house.deliver_all().await;
        morning(&house, 3, &["two"]).await;
        assert!(digests(&house, ADA).is_empty());
        preferences::resume(&house.app, &BY, LIST, ADA).await.unwrap();
        morning(&house, 4, &["three"]).await;
        assert_eq!(digests(&house, ADA), [["one", "three", "two"]]);
        assert_eq!(house.number("SELECT COUNT(*) FROM owed"), 0);
    }

    async fn a_letter_that_waits_when_the_next_issue_is_ready_comes_with_that(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.subscribe(BOB).await;
        house.sink().script(ADA, Script::reply(Step::Rcpt, "450 4.2.1 Later"));
        morning(&house, 2, &["one"]).await;
        let first = house.newest_delivery(ADA).await;
        assert_eq!(first.state, DeliveryState::Deferred);
        house.sink().script(ADA, Script::accept());
        house.push(&["two"]).await;
        house.morning_of_march(3);
        digest::plan_due_issues(&house.app).await.unwrap();
        let deliveries = house.report(ADA).await.deliveries;
        let superseded = deliveries.iter().find(|one| one.id == first.id).unwrap();
        assert_eq!(superseded.state, DeliveryState::Expired);
        assert!(superseded.reason.as_ref().unwrap().contains("next issue"));
        house.deliver_all().await;
        assert_eq!(digests(&house, ADA), [["one", "two"]]);
        assert_eq!(digests(&house, BOB), [["one"], ["two"]]);
    }

    async fn nothing_is_lost_when_letters_expire_or_are_refused(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_SENDING_LIFETIME_HOURS", "1")]).await;
        house.subscribe(ADA).await;
        house.subscribe(BOB).await;
        house.sink().script(ADA, Script::reply(Step::Rcpt, "450 4.2.1 Later"));
        house.sink().script(BOB, Script::reply(Step::Dot, "554 5.7.1 Looks like spam"));
        morning(&house, 2, &["one"]).await;
        for _ in 0..4 {
            house.advance(1_900);
            house.deliver_all().await;
        }
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Expired);
        assert_eq!(house.delivery_state(BOB).await, DeliveryState::Rejected);
        assert_eq!(house.number("SELECT COUNT(*) FROM owed"), 2);
        house.sink().script(ADA, Script::accept());
        house.sink().script(BOB, Script::accept());
        morning(&house, 3, &["two"]).await;
        assert_eq!(digests(&house, ADA), [["one", "two"]]);
        assert_eq!(digests(&house, BOB), [["one", "two"]]);
        assert_eq!(house.number("SELECT COUNT(*) FROM owed"), 0);
    }

    async fn too_few_articles_for_a_topic_wait_until_there_are_enough(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_DIGEST_MIN_ARTICLES", "2")]).await;
        house.subscribe(BOB).await;
        house.subscribe_to(LIST, Wish { topics: names(&["city"]), ..wish(ADA) }).await;
        for (day, name) in [(2, "north"), (3, "south")] {
            house.push_articles(vec![article(name, &["city"]), article(&format!("other{day}"), &[])]).await;
            house.morning_of_march(day);
            house.plan_and_deliver().await;
        }
        assert_eq!(digests(&house, ADA), [["north", "south"]]);
        assert_eq!(digests(&house, BOB).len(), 2);
    }

    async fn a_cancelled_issue_is_not_mailed_again_unless_it_is_asked_to_roll_over(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        for (day, name, articles) in [(2, "one", Articles::Withdrawn), (3, "two", Articles::RollOver)] {
            house.push(&[name]).await;
            house.morning_of_march(day);
            let issue = digest::plan_due_issues(&house.app).await.unwrap().remove(0);
            let cancelled = digest::cancel_with(&house.app, &BY, issue.id, articles).await.unwrap();
            assert_eq!(cancelled.issue.state, IssueState::Cancelled);
        }
        morning(&house, 4, &["three"]).await;
        assert_eq!(digests(&house, ADA), [["three", "two"]]);
    }

    async fn what_was_cancelled_before_it_was_planned_is_not_mailed_later(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.push(&["one"]).await;
        let issue = digest::make_now(&house.app, &BY, LIST, None).await.unwrap();
        digest::cancel(&house.app, &BY, issue.id).await.unwrap();
        morning(&house, 2, &["two"]).await;
        assert_eq!(digests(&house, ADA), [["two"]]);
    }

    async fn the_same_articles_are_one_variant_whatever_was_chosen(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.subscribe_to(LIST, Wish { topics: names(&["city"]), ..wish(BOB) }).await;
        house.subscribe_to(LIST, Wish { language: Some("de".into()), ..wish(CYD) }).await;
        house.push_articles(vec![article("town", &["city"])]).await;
        house.morning_of_march(2);
        let issue = house.plan_and_deliver().await.remove(0);
        let report = digest::report(&house.app, issue.id).await.unwrap();
        assert_eq!((report.variants.total, report.variants.rendered), (2, 2));
        assert!(report.variants.characters > 1_000);
        assert_eq!(house.number("SELECT COUNT(*) FROM audiences"), 3);
    }

    async fn readers_on_their_own_clocks_hear_at_their_own_hour(database: TestDatabase) {
        let house = House::open(database).await;
        on_readers_clocks(&house).await;
        for (email, zone) in [(ADA, "Asia/Tokyo"), (BOB, "America/New_York"), (CYD, "America/Toronto")] {
            let own = Wish { time_zone: Some(zone.into()), cadence: Some("local".into()), ..wish(email) };
            house.subscribe_to(LIST, own).await;
        }
        house.clock.set(at("2026-03-03T00:00:00Z"));
        house.plan_and_deliver().await;
        house.push(&["one"]).await;
        // Seven o'clock in Tokyo is ten in the evening before, in UTC; in New York noon.
        house.clock.set(at("2026-03-03T11:59:00Z"));
        house.plan_and_deliver().await;
        assert!(digests(&house, BOB).is_empty());
        house.clock.set(at("2026-03-03T12:01:00Z"));
        let issue = house.plan_and_deliver().await.pop().unwrap();
        assert_eq!(issue.time_zones.0, ["America/New_York", "America/Toronto"]);
        assert_eq!((digests(&house, BOB), digests(&house, CYD)), (vec![vec!["one".to_owned()]], vec![vec!["one".to_owned()]]));
        assert!(digests(&house, ADA).is_empty());
        house.clock.set(at("2026-03-03T22:01:00Z"));
        house.plan_and_deliver().await;
        assert_eq!(digests(&house, ADA), [["one"]]);
        // Who moves loses nothing and gets nothing twice.
        house.push(&["two"]).await;
        let change = Change { time_zone: Some(Some("America/New_York".into())), ..Change::default() };
        preferences::change(&house.app, &BY, LIST, ADA, change).await.unwrap();
        house.clock.set(at("2026-03-04T12:01:00Z"));
        house.plan_and_deliver().await;
        house.clock.set(at("2026-03-04T22:01:00Z"));
        house.plan_and_deliver().await;
        assert_eq!(digests(&house, ADA), [["one"], ["two"]]);
    }

    async fn instant_readers_hear_soon_and_what_follows_at_once_comes_along(database: TestDatabase) {
        let house = House::open(database).await;
        let instant = NewCadence { name: INSTANT, cron: None, time_zone: None, zone_mode: ZoneMode::List };
        digest::add_cadence(&house.app, &BY, LIST, instant).await.unwrap();
        house.subscribe_to(LIST, Wish { cadence: Some(INSTANT.into()), ..wish(ADA) }).await;
        house.subscribe(BOB).await;
        house.push(&["one"]).await;
        assert!(house.plan_and_deliver().await.is_empty());
        house.advance(60);
        house.push(&["two"]).await;
        assert!(house.plan_and_deliver().await.is_empty());
        house.advance(61);
        assert_eq!(house.plan_and_deliver().await.len(), 1);
        assert!(house.plan_and_deliver().await.is_empty());
        house.push(&["three"]).await;
        house.plan_and_deliver().await;
        house.advance(121);
        house.plan_and_deliver().await;
        assert_eq!(digests(&house, ADA), [vec!["one", "two"], vec!["three"]]);
        assert!(digests(&house, BOB).is_empty());
    }

    async fn a_default_is_lowered_for_all_and_raised_for_newcomers_only(database: TestDatabase) {
        let house = House::open(database).await;
        add_weekly(&house).await;
        house.subscribe(ADA).await;
        house.subscribe_to(LIST, Wish { cadence: Some("daily".into()), ..wish(BOB) }).await;
        assert_eq!(digest::set_default_cadence(&house.app, &BY, LIST, "weekly").await.unwrap(), 0);
        morning(&house, 3, &["one"]).await;
        assert!(digests(&house, ADA).is_empty());
        assert_eq!(digests(&house, BOB), [["one"]]);
        assert_eq!(digest::set_default_cadence(&house.app, &BY, LIST, "daily").await.unwrap(), 1);
        house.subscribe(CYD).await;
        morning(&house, 4, &["two"]).await;
        assert!(digests(&house, ADA).is_empty(), "she was there, and asked for nothing");
        assert_eq!(digests(&house, CYD), [["two"]]);
        morning(&house, 7, &[]).await;
        assert_eq!(digests(&house, ADA), [["one", "two"]]);
        assert!(digest::set_default_cadence(&house.app, &BY, LIST, "hourly").await.is_err());
    }

    async fn only_what_a_list_offers_can_be_chosen(database: TestDatabase) {
        let house = House::open(database).await;
        let wanted = Wish { cadence: Some("hourly".into()), ..wish(ADA) };
        let Err(SignupError::Refused(problems)) = house.request(LIST, wanted).await else {
            panic!("it was accepted");
        };
        assert_eq!(problems[0].field, "cadence");
        assert!(problems[0].message.contains("it offers: daily"), "{}", problems[0].message);
        let nobody = preferences::pause(&house.app, &BY, LIST, ADA).await;
        assert!(matches!(nobody, Err(PreferenceError::NotSubscribed(_))));
        house.subscribe(ADA).await;
        let change = Change { topics: Some(names(&["cats"])), cadence: Some(Some("never".into())), ..Change::default() };
        let refused = preferences::change(&house.app, &BY, LIST, ADA, change).await.unwrap_err();
        assert!(refused.to_string().contains("topics") && refused.to_string().contains("cadence"), "{refused}");
    }

    async fn who_comes_back_at_another_cadence_gets_nothing_again(database: TestDatabase) {
        let house = House::open(database).await;
        add_weekly(&house).await;
        house.subscribe(ADA).await;
        morning(&house, 2, &["one"]).await;
        postrider::services::subscribers::unsubscribe(&house.app, ADA, None).await.unwrap();
        house.advance(7_200);
        house.subscribe_to(LIST, Wish { cadence: Some("weekly".into()), ..wish(ADA) }).await;
        morning(&house, 7, &["two"]).await;
        assert_eq!(digests(&house, ADA), [["one"], ["two"]]);
    }

    async fn a_slot_missed_by_too_much_asks_and_is_sent_by_hand(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_DIGEST_CATCH_UP_HOURS", "2")]).await;
        house.subscribe(ADA).await;
        house.push(&["one"]).await;
        house.clock.set(at("2026-03-05T11:30:00Z"));
        let issue = house.plan_and_deliver().await.remove(0);
        let report = digest::report(&house.app, issue.id).await.unwrap();
        assert_eq!(report.issue.skip_reason, Some(SkipReason::TooOld));
        assert!(report.remedy.unwrap().contains("send-now"));
        digest::send_now(&house.app, &BY, LIST, None).await.unwrap();
        house.deliver_all().await;
        assert_eq!(digests(&house, ADA), [["one"]]);
    }

    async fn a_forecast_tells_instants_zones_readers_and_clock_changes(database: TestDatabase) {
        let house = House::open(database).await;
        on_readers_clocks(&house).await;
        for (email, zone) in [(ADA, "Europe/Zurich"), (BOB, "Europe/Zurich"), (CYD, "Asia/Tokyo")] {
            let own = Wish { time_zone: Some(zone.into()), cadence: Some("local".into()), ..wish(email) };
            house.subscribe_to(LIST, own).await;
        }
        house.clock.set(at("2026-03-27T12:00:00Z"));
        let forecast = digest::forecast(&house.app, LIST, 3).await.unwrap();
        let zurich: Vec<_> = forecast
            .issues
            .iter()
            .filter(|issue| issue.zones[0].time_zone == "Europe/Zurich")
            .collect();
        assert_eq!(zurich.iter().map(|one| one.at).collect::<Vec<_>>(), [
            at("2026-03-28T06:00:00Z"), at("2026-03-29T05:00:00Z"), at("2026-03-30T05:00:00Z"),
        ]);
        assert!(zurich.iter().all(|one| one.readers == 2 && one.schedule == "local"));
        let changes: Vec<_> = zurich.iter().map(|one| one.zones[0].clock_change.as_deref()).collect();
        assert_eq!(changes, [None, Some("clocks go forward by 60 minutes"), None]);
        let daily = forecast.issues.iter().filter(|issue| issue.schedule == "daily");
        assert_eq!(daily.map(|issue| issue.readers).collect::<Vec<_>>(), [0, 0, 0]);
        assert_eq!(house.number("SELECT COUNT(*) FROM issues"), 0);
    }

    async fn a_reader_may_change_their_mind_while_an_issue_is_planned(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        for day in 2..12 {
            house.push_articles(vec![article(&format!("day{day}"), &["city"])]).await;
            house.morning_of_march(day);
            let topics: &[&str] = if day % 2 == 0 { &["city"] } else { &["city", "sport"] };
            let (planned, ()) = tokio::join!(
                digest::plan_due_issues(&house.app),
                choose_topics(&house, ADA, topics)
            );
            planned.unwrap();
            house.deliver_all().await;
        }
        morning(&house, 12, &[]).await;
        house.push_articles(vec![article("last", &["city"])]).await;
        house.morning_of_march(13);
        house.plan_and_deliver().await;
        let mut got = digests(&house, ADA).concat();
        got.sort();
        let mut all: Vec<String> = (2..12).map(|day| format!("day{day}")).chain(["last".to_owned()]).collect();
        all.sort();
        assert_eq!(got, all);
    }
}

#[tokio::test]
async fn a_site_changes_choices_and_asks_for_the_forecast_through_the_api() {
    let database = TestDatabase::sqlite();
    let mut installation = Installation::new(&database, "smtp://127.0.0.1:9");
    installation.set("log.level", "info");
    open_list(&installation);
    installation.cli(&["schedule", "add", newsroom::LIST, "weekly", "0 9 * * SAT"]);
    installation.cli(&["schedule", "add", newsroom::LIST, "instant"]);
    installation.cli(&["schedule", "add", newsroom::LIST, "daily", "0 9 * * *"]);
    installation.cli(&["schedule", "default", newsroom::LIST, "daily"]);
    add_readers(&database, 2);
    let key = api_key(&installation);
    let server = installation.serve().await;
    let browser = server.browser();
    let path = "/api/v1/preferences";
    let reader = bulk_address(1);
    let wish = serde_json::json!({"list": newsroom::LIST, "email": reader, "cadence": "weekly",
        "time_zone": "Asia/Tokyo", "state": "paused"});
    browser.post_json(path, &wish).await.expect_status(401);
    let changed = browser
        .post_json_as(&key, path, &wish)
        .await
        .expect_status(200)
        .json();
    assert_eq!(changed["cadence"], "weekly");
    assert_eq!(changed["state"], "paused");
    let back = serde_json::json!({"list": newsroom::LIST, "email": reader, "cadence": null, "state": "active"});
    let changed = browser
        .post_json_as(&key, path, &back)
        .await
        .expect_status(200)
        .json();
    assert_eq!(
        (&changed["cadence"], &changed["time_zone"]),
        (&serde_json::Value::Null, &"Asia/Tokyo".into())
    );
    let wrong = serde_json::json!({"list": newsroom::LIST, "email": reader, "cadence": "never", "topics": ["cats"]});
    browser
        .post_json_as(&key, path, &wrong)
        .await
        .expect_status(422);
    let stranger = serde_json::json!({"list": newsroom::LIST, "email": "nobody@stranger.net"});
    browser
        .post_json_as(&key, path, &stranger)
        .await
        .expect_status(404);

    let ahead = format!("/api/v1/lists/{}/forecast?days=2", newsroom::LIST);
    browser.get(&ahead).await.expect_status(401);
    let forecast = get_as(&browser, &key, &ahead)
        .await
        .expect_status(200)
        .json();
    assert_eq!(forecast["at_once"], 0);
    let issues = forecast["issues"].as_array().unwrap();
    let daily = issues.iter().find(|issue| issue["readers"] == 2).unwrap();
    assert!(daily["zones"][0]["local"].as_str().unwrap().contains("UTC"));
    get_as(&browser, &key, &format!("{ahead}&day=1"))
        .await
        .expect_status(422);
    get_as(&browser, &key, "/api/v1/lists/nowhere/forecast")
        .await
        .expect_status(404);
    let lists = browser.get("/api/v1/lists").await.json();
    assert_eq!(lists["items"][0]["cadences"].as_array().unwrap().len(), 4);
    let page = browser
        .get(&format!("/lists/{}", newsroom::LIST))
        .await
        .expect_status(200);
    assert!(page.text().contains("How often"));
    server.terminate(std::time::Duration::from_secs(15)).await;
}

async fn get_as(browser: &Browser, key: &str, address: &str) -> Page {
    let request = browser.request(reqwest::Method::GET, address);
    browser.send(request.bearer_auth(key)).await
}
