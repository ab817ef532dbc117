//! Articles wait for their date, and a flood waits for a person.

use postrider::domain::article::{HeldReason, Standing};
use postrider::services::feeds::FeedError;
use postrider::services::ingest;

use crate::harness::database::both_databases;
use crate::harness::feed_server::{Document, Entry};
use crate::harness::house::BY;
use crate::harness::house::{article, at, titles};
use crate::harness::reading::{
    RECENT, add, articles, document, poll, poll_later, report, rss, with_feeds,
};

const ADA: &str = "ada@reader.example";
/// Half past nine on the day of the story.
const HALF_PAST_NINE: &str = "Mon, 02 Mar 2026 09:30:00 +0000";

fn numbered(numbers: std::ops::Range<u32>) -> Document {
    let entries: Vec<(u32, &str)> = numbers.rev().map(|number| (number, RECENT)).collect();
    rss(&entries)
}

both_databases! {
    async fn an_article_with_a_date_ahead_is_held_until_then(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        house.subscribe(ADA).await;
        site.publish("/feed", rss(&[(2, HALF_PAST_NINE), (1, RECENT)]));
        let id = add(&house, &site.url("/feed")).await.id;
        poll(&house).await;
        let held = &articles(&house).await[0];
        assert_eq!((held.standing, held.held_reason), (Standing::Held, Some(HeldReason::Future)));
        assert_eq!((held.held_until, held.number), (Some(at("2026-03-02T09:30:00Z")), None));
        assert_eq!(report(&house, id).await.held.future, 1);
        assert_eq!(ingest::release_due(&house.app).await.unwrap(), 0);
        house.morning_of_march(2);
        house.plan_and_deliver().await;

        house.clock.set(at("2026-03-02T09:30:00Z"));
        assert_eq!(ingest::release_due(&house.app).await.unwrap(), 1);
        assert_eq!(ingest::release_due(&house.app).await.unwrap(), 0);
        let released = &articles(&house).await[0];
        assert_eq!((released.standing, released.number), (Standing::New, Some(2)));
        house.morning_of_march(3);
        house.plan_and_deliver().await;
        let digests: Vec<_> = house.digests_for(ADA).iter().map(titles).collect();
        assert_eq!(digests, [["number 1"], ["number 2"]]);
    }

    async fn a_held_article_follows_the_date_that_its_site_gives_it(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        site.publish("/feed", rss(&[(1, "Wed, 04 Mar 2026 09:00:00 +0000"), (2, "Wed, 04 Mar 2026 09:00:00 +0000")]));
        add(&house, &site.url("/feed")).await;
        poll(&house).await;
        // One is brought forward, one put off.
        site.publish("/feed", rss(&[(1, RECENT), (2, "Fri, 06 Mar 2026 09:00:00 +0000")]));
        poll_later(&house).await;
        assert_eq!(ingest::release_due(&house.app).await.unwrap(), 1);
        house.clock.set(at("2026-03-05T09:00:00Z"));
        assert_eq!(ingest::release_due(&house.app).await.unwrap(), 0);
        house.clock.set(at("2026-03-06T09:00:00Z"));
        assert_eq!(ingest::release_due(&house.app).await.unwrap(), 1);
        let titles: Vec<_> = articles(&house).await.into_iter().map(|one| (one.number, one.title)).collect();
        assert!(titles.contains(&(Some(2), "Article number 2".to_owned())), "{titles:?}");
    }

    async fn a_date_that_cannot_be_true_counts_as_none(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        site.publish("/feed", rss(&[(1, RECENT)]));
        add(&house, &site.url("/feed")).await;
        poll(&house).await;
        let absurd = ["Mon, 02 Mar 2099 06:00:00 +0000", "Thu, 01 Jan 1970 00:00:00 +0000", "yesterday", ""];
        let entries: Vec<_> = (2..).zip(absurd).collect();
        site.publish("/feed", rss(&entries));
        poll_later(&house).await;
        let kept = articles(&house).await;
        assert_eq!(kept.len(), 5);
        for one in kept.iter().take(4) {
            assert_eq!((one.standing, one.published_at), (Standing::New, None), "{}", one.title);
        }
    }

    async fn a_pushed_article_with_a_date_ahead_is_held_too(database: TestDatabase) {
        let (house, _site) = with_feeds(database).await;
        let mut ahead = article("ahead", &["City"]);
        ahead.published_at = Some(at("2026-03-02T12:00:00Z"));
        house.push_articles(vec![ahead.clone()]).await;
        assert_eq!(articles(&house).await[0].standing, Standing::Held);
        house.clock.set(at("2026-03-02T12:00:00Z"));
        assert_eq!(ingest::release_due(&house.app).await.unwrap(), 1);
        let released = articles(&house).await.remove(0);
        assert_eq!((released.standing, released.topics.0), (Standing::New, vec!["city".to_owned()]));
        ahead.external_id = "far".into();
        ahead.published_at = Some(at("2099-03-02T12:00:00Z"));
        let refused = ingest::push(&house.app, &BY, "harbour", "cms", vec![ahead]).await.unwrap_err();
        assert!(refused.to_string().contains("published_at"), "{refused}");
    }

    async fn a_flood_waits_for_a_person_who_lets_it_go(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        house.subscribe(ADA).await;
        site.publish("/feed", numbered(1..3));
        let id = add(&house, &site.url("/feed")).await.id;
        poll(&house).await;
        // As many as the floor allows are news.
        site.publish("/feed", numbered(3..10));
        poll_later(&house).await;
        assert_eq!(report(&house, id).await.held.flood, 0);
        site.publish("/feed", numbered(10..60));
        poll_later(&house).await;
        let told = report(&house, id).await;
        assert_eq!(told.held.flood, 50);
        let note = told.feed.held_note.expect("why");
        assert!(note.contains("50 new entries") && note.contains("feeds.flood_factor"), "{note}");
        // The feed goes on: what comes next is news, and what is held stays held.
        site.publish("/feed", numbered(60..61));
        poll_later(&house).await;
        assert_eq!(report(&house, id).await.held.flood, 50);
        house.morning_of_march(2);
        house.plan_and_deliver().await;
        assert_eq!(titles(&house.digests_for(ADA)[0]).len(), 10);

        assert_eq!(ingest::release_flood(&house.app, &BY, id).await.unwrap(), 50);
        assert_eq!(ingest::release_flood(&house.app, &BY, id).await.unwrap(), 0);
        let told = report(&house, id).await;
        assert_eq!((told.held.flood, told.feed.held_note), (0, None));
        site.publish("/feed", numbered(61..62));
        poll_later(&house).await;
        assert_eq!(report(&house, id).await.held.flood, 0, "what was let go does not count as taken");
        assert_eq!(house.number("SELECT COUNT(*) FROM articles WHERE number IS NOT NULL"), 61);
        assert_eq!(house.number("SELECT MAX(number) FROM articles"), 61);
    }

    async fn a_flood_that_is_dropped_is_never_mailed(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        site.publish("/feed", numbered(1..3));
        let id = add(&house, &site.url("/feed")).await.id;
        poll(&house).await;
        site.publish("/feed", numbered(100..160));
        poll_later(&house).await;
        assert_eq!(ingest::drop_flood(&house.app, &BY, id).await.unwrap(), 60);
        assert_eq!(report(&house, id).await.held.flood, 0);
        assert_eq!(house.number("SELECT COUNT(*) FROM articles WHERE standing = 'back_catalogue'"), 60);
        poll_later(&house).await;
        assert_eq!(ingest::release_flood(&house.app, &BY, id).await.unwrap(), 0);
        // The next flood is one again: what was dropped is not usual.
        site.publish("/feed", numbered(200..260));
        poll_later(&house).await;
        assert_eq!(report(&house, id).await.held.flood, 60);
        let unknown = ingest::drop_flood(&house.app, &BY, 999).await;
        assert!(matches!(unknown, Err(FeedError::Unknown(999))));
    }

    async fn a_feed_that_brings_much_every_day_may_bring_much(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        site.publish("/feed", numbered(1..41));
        let id = add(&house, &site.url("/feed")).await.id;
        poll(&house).await;
        assert!(report(&house, id).await.entries_a_day >= 40.0);
        site.publish("/feed", numbered(41..81));
        poll_later(&house).await;
        assert_eq!(report(&house, id).await.held.flood, 0);
        // A trickle of pages is a flood as well.
        for page in 0..8 {
            site.publish("/feed", numbered(1_000 + page * 40..1_040 + page * 40));
            poll_later(&house).await;
        }
        let held = report(&house, id).await.held.flood;
        assert!((80..=280).contains(&held), "{held}");
    }

    async fn a_feed_that_was_away_for_days_brings_days(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        site.publish("/feed", numbered(1..11));
        let id = add(&house, &site.url("/feed")).await.id;
        poll(&house).await;
        house.advance(10 * 86_400);
        site.publish("/feed", numbered(11..61));
        poll(&house).await;
        assert_eq!(report(&house, id).await.held.flood, 0);
    }

    async fn an_article_of_a_flood_with_a_date_ahead_still_waits_for_it(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        site.publish("/feed", numbered(1..3));
        let id = add(&house, &site.url("/feed")).await.id;
        poll(&house).await;
        let mut entries: Vec<Entry> = (10..60).map(|number| Entry::numbered(number, RECENT)).collect();
        entries[0].published = "Tue, 03 Mar 2026 09:00:00 +0000".into();
        site.publish("/feed", document(&entries));
        poll_later(&house).await;
        assert_eq!(ingest::release_flood(&house.app, &BY, id).await.unwrap(), 50);
        let told = report(&house, id).await;
        assert_eq!((told.held.flood, told.held.future), (0, 1));
    }
}
