//! Pausing until a day: nothing comes, nothing is sent later, and it ends by itself on the reader's clock.

use postrider::domain::subscription::SubscriptionState;
use postrider::services::explain::{Why, explain};
use postrider::services::preferences::{self, resting};
use postrider::services::signup;

use crate::harness::database::both_databases;
use crate::harness::door::{Door, newest_link};
use crate::harness::house::{BY, House, LIST, at, titles, wish};

const ADA: &str = "ada@reader.example";
const BOB: &str = "bob@reader.example";

both_databases! {
    async fn after_a_pause_a_reader_gets_what_everybody_gets_and_no_flood(database: TestDatabase) {
        let house = House::open(database).await;
        let door = Door::open(&house);
        house.subscribe(ADA).await;
        house.subscribe(BOB).await;
        let link = newest_link(&house, ADA, "/p/");
        house.push(&["first"]).await;
        let page = door.post(&link, &[("act", "pause"), ("until", "2026-03-05")]).await.expect_status(200);
        assert!(page.text().contains("Resting until 5 March 2026"), "{}", page.text());
        assert_eq!(house.state(ADA).await, SubscriptionState::Paused);
        for day in [2, 3, 4] {
            house.morning_of_march(day);
            assert_eq!(resting::end_due_pauses(&house.app).await.unwrap(), 0);
            house.plan_and_deliver().await;
            house.push(&[&format!("of-day-{day}")]).await;
        }
        assert!(house.digests_for(ADA).is_empty());
        assert_eq!(house.digests_for(BOB).len(), 3);
        house.morning_of_march(5);
        assert_eq!(resting::end_due_pauses(&house.app).await.unwrap(), 1);
        assert_eq!(house.state(ADA).await, SubscriptionState::Active);
        house.plan_and_deliver().await;
        let (ada, bob) = (house.digests_for(ADA), house.digests_for(BOB));
        assert_eq!(titles(ada.last().unwrap()), ["of-day-4"]);
        assert_eq!(titles(ada.last().unwrap()), titles(bob.last().unwrap()));
        // Whoever asks later why the other issues did not come is told.
        for issue in [1, 2, 3] {
            let told = explain(&house.app, ADA, Some(issue), "en").await.unwrap();
            assert_eq!(told.why, Why::SubscriptionPaused);
            let text = told.sentences.join(" ");
            for part in ["paused the subscription at 2 March 2026, 08:00:00 UTC until 5 March 2026, 00:00:00 UTC",
                "the pause ended at 5 March 2026, 09:01:00 UTC", "is not mailed later"] {
                assert!(text.contains(part), "{part:?} is missing in: {text}");
            }
        }
        assert_eq!(explain(&house.app, ADA, Some(4), "en").await.unwrap().why, Why::Sent);
        door.close().await;
    }

    async fn a_pause_ends_when_the_day_begins_on_the_reader_s_clock(database: TestDatabase) {
        let house = House::open(database).await;
        let door = Door::open(&house);
        let far = signup::Wish { time_zone: Some("Pacific/Auckland".into()), ..wish(ADA) };
        house.subscribe_to(LIST, far).await;
        let link = newest_link(&house, ADA, "/p/");
        door.post(&link, &[("act", "pause"), ("until", "2026-03-05")]).await.expect_status(200);
        // Auckland is thirteen hours ahead in March.
        house.clock.set(at("2026-03-04T10:59:59Z"));
        assert_eq!(resting::end_due_pauses(&house.app).await.unwrap(), 0);
        house.advance(1);
        assert_eq!(resting::end_due_pauses(&house.app).await.unwrap(), 1);
        door.close().await;
    }

    async fn a_letter_s_link_makes_a_pause_longer_and_never_shorter(database: TestDatabase) {
        let house = House::open(database).await;
        let door = Door::open(&house);
        house.subscribe(ADA).await;
        let link = newest_link(&house, ADA, "/p/");
        let until = || house.number("SELECT MAX(paused_until) FROM subscriptions");
        for wrong in ["2026-03-02", "2027-03-03", "yesterday", ""] {
            let page = door.post(&link, &[("act", "pause"), ("until", wrong)]).await.expect_status(422);
            assert!(page.body.contains("id=\"error-until\""));
            assert_eq!(house.state(ADA).await, SubscriptionState::Active);
        }
        door.post(&link, &[("act", "pause"), ("until", "2026-04-01")]).await.expect_status(200);
        let first = until();
        door.post(&link, &[("act", "pause"), ("until", "2026-03-10")]).await.expect_status(200);
        assert_eq!(until(), first);
        door.post(&link, &[("act", "pause"), ("until", "2026-05-01")]).await.expect_status(200);
        assert!(until() > first);
        // Behind a fresh link it may be anything, and be ended.
        let fresh = format!("{}/lists/{LIST}", door.manage_link(&house, ADA).await);
        door.post(&fresh, &[("act", "pause"), ("until", "2026-03-10")]).await.expect_status(200);
        assert!(until() < first);
        let page = door.post(&fresh, &[("act", "resume")]).await.expect_status(200);
        assert!(page.text().contains("The pause has ended"), "{}", page.text());
        assert_eq!(house.state(ADA).await, SubscriptionState::Active);
        assert_eq!(house.number("SELECT COUNT(*) FROM subscriptions WHERE paused_until IS NOT NULL"), 0);
        door.close().await;
    }

    async fn who_leaves_during_a_pause_is_not_woken(database: TestDatabase) {
        let house = House::open(database).await;
        let door = Door::open(&house);
        house.subscribe(ADA).await;
        let link = newest_link(&house, ADA, "/p/");
        door.post(&link, &[("act", "pause"), ("until", "2026-03-05")]).await.expect_status(200);
        door.post(&link, &[("act", "leave")]).await.expect_status(200);
        house.morning_of_march(6);
        assert_eq!(resting::end_due_pauses(&house.app).await.unwrap(), 0);
        assert_eq!(house.state(ADA).await, SubscriptionState::Unsubscribed);
        door.close().await;
    }

    async fn an_operator_s_pause_without_an_end_still_holds_everything_back(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        preferences::pause(&house.app, &BY, LIST, ADA).await.unwrap();
        house.push(&["one"]).await;
        house.morning_of_march(2);
        house.plan_and_deliver().await;
        preferences::resume(&house.app, &BY, LIST, ADA).await.unwrap();
        house.push(&["two"]).await;
        house.morning_of_march(3);
        house.plan_and_deliver().await;
        let mut all = titles(house.digests_for(ADA).last().unwrap());
        all.sort();
        assert_eq!(all, ["one", "two"]);
    }
}
