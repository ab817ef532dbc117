//! Feeds are visited as seldom as they ask, apart from each other, and not at all where they are not wanted.

use postrider::services::ingest;

use crate::harness::database::both_databases;
use crate::harness::feed_server::Document;
use crate::harness::reading::{
    RECENT, add, articles, feed, poll, report, rss, with_feeds, with_feeds_and,
};

fn with_header(mut document: Document, name: &str, value: &str) -> Document {
    document.headers.push((name.to_owned(), value.to_owned()));
    document
}

fn in_channel(inside: &str) -> Document {
    let mut document = rss(&[(1, RECENT)]);
    let body = String::from_utf8(document.body).unwrap();
    let namespace = "<rss xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\" version";
    let body = body.replace("<channel>", &format!("<channel>{inside}"));
    document.body = body.replace("<rss version", namespace).into_bytes();
    document
}

both_databases! {
    async fn a_feed_is_visited_as_seldom_as_it_asks(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        let plain = || rss(&[(1, RECENT)]);
        let cases = [
            ("/plain", plain(), 900),
            ("/fresh", with_header(plain(), "Cache-Control", "public, max-age=7200"), 7_200),
            ("/eager", with_header(plain(), "Cache-Control", "max-age=10"), 900),
            ("/stale", with_header(plain(), "Cache-Control", "no-cache, max-age=7200"), 900),
            ("/ttl", in_channel("<ttl>120</ttl>"), 7_200),
            ("/never", in_channel("<ttl>99999999999</ttl>"), 86_400),
            ("/hourly", in_channel("<sy:updatePeriod>hourly</sy:updatePeriod>"), 3_600),
            ("/daily", in_channel(
                "<sy:updatePeriod> daily </sy:updatePeriod><sy:updateFrequency>6</sy:updateFrequency>"), 14_400),
            ("/odd", in_channel("<ttl>soon</ttl><sy:updatePeriod>often</sy:updatePeriod>"), 900),
        ];
        let mut ids = Vec::new();
        for (path, document, seconds) in cases {
            site.publish(path, document);
            ids.push((path, add(&house, &site.url(path)).await.id, seconds));
        }
        while poll(&house).await > 0 {}
        for (path, id, seconds) in &ids {
            assert_eq!(feed(&house, *id).await.next_fetch_at, house.app.now().plus_seconds(*seconds), "{path}");
        }
        // What a feed said in its body holds when it answers that nothing has changed.
        house.advance(86_400);
        while poll(&house).await > 0 {}
        let (_, ttl, _) = ids[4];
        assert_eq!(site.asked("/ttl").last().unwrap().status, 304);
        assert_eq!(feed(&house, ttl).await.next_fetch_at, house.app.now().plus_seconds(7_200));
    }

    async fn chance_keeps_feeds_apart(database: TestDatabase) {
        let (house, site) = with_feeds_and(database, &[("POSTRIDER_FEEDS_JITTER_PERCENT", "50")]).await;
        let mut ids = Vec::new();
        for n in 0..8 {
            let path = format!("/feed{n}");
            site.publish(&path, rss(&[(n, RECENT)]));
            ids.push(add(&house, &site.url(&path)).await.id);
        }
        while poll(&house).await > 0 {}
        let mut instants = Vec::new();
        for id in ids {
            let next = feed(&house, id).await.next_fetch_at;
            let seconds = next.seconds_since(house.app.now());
            assert!((900..=1_350).contains(&seconds), "{seconds}");
            instants.push(next);
        }
        instants.sort();
        instants.dedup();
        assert!(instants.len() > 3, "{instants:?}");
    }

    async fn a_host_is_given_a_rest_between_two_visits(database: TestDatabase) {
        let settings = [("POSTRIDER_FEEDS_HOST_SPACING_SECONDS", "5")];
        let (house, site) = with_feeds_and(database, &settings).await;
        let second = house.second_app().await;
        for n in 1..=3 {
            let path = format!("/feed{n}");
            site.publish(&path, rss(&[(n, RECENT)]));
            add(&house, &site.url(&path)).await;
        }
        assert_eq!(poll(&house).await, 1);
        assert_eq!(ingest::poll_due_feeds(&second, "other").await.unwrap(), 0);
        house.advance(4);
        assert_eq!(poll(&house).await, 0);
        house.advance(1);
        assert_eq!(ingest::poll_due_feeds(&second, "other").await.unwrap(), 1);
        assert_eq!(poll(&house).await, 0);
        house.advance(5);
        assert_eq!(poll(&house).await, 1);
        assert_eq!(articles(&house).await.len(), 3);
    }

    async fn a_host_that_asks_for_time_is_left_alone_with_all_its_feeds(database: TestDatabase) {
        let settings = [("POSTRIDER_FEEDS_HOST_SPACING_SECONDS", "1")];
        let (house, site) = with_feeds_and(database, &settings).await;
        let busy = with_header(Document::status(429), "Retry-After", "3600");
        site.publish("/busy", busy);
        site.publish("/feed", rss(&[(1, RECENT)]));
        add(&house, &site.url("/busy")).await;
        assert_eq!(poll(&house).await, 1);
        let other = add(&house, &site.url("/feed")).await.id;
        house.advance(3_599);
        assert_eq!(poll(&house).await, 0);
        house.advance(1);
        assert!(poll(&house).await > 0);
        house.advance(1);
        poll(&house).await;
        assert!(feed(&house, other).await.last_success_at.is_some());
    }

    async fn an_operator_sees_how_a_feed_is_doing(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        site.publish("/feed", rss(&[(1, RECENT), (2, RECENT)]));
        let id = add(&house, &site.url("/feed")).await.id;
        poll(&house).await;
        let well = house.app.now();
        site.publish("/feed", Document::status(500));
        house.advance(900);
        poll(&house).await;
        let told = report(&house, id).await;
        assert_eq!(told.feed.last_success_at, Some(well));
        assert_eq!(told.feed.next_fetch_at, house.app.now().plus_seconds(1_800));
        assert!(told.feed.last_error.is_some_and(|words| words.contains("status 500")));
        assert!((told.entries_a_day - 2.0).abs() < 0.11, "{}", told.entries_a_day);
    }
}
