//! A house that reads feeds: visits on demand, from a news site of the test's own.

use postrider::services::feeds::{self, Feed, FeedReport};
use postrider::services::ingest;

use super::database::TestDatabase;
use super::feed_server::{Document, Entry, FeedServer};
use super::house::{House, LIST};
use crate::harness::house::BY;

/// Two hours before the story begins.
pub(crate) const RECENT: &str = "Mon, 02 Mar 2026 06:00:00 +0000";
/// A month before.
pub(crate) const LONG_AGO: &str = "Mon, 02 Feb 2026 06:00:00 +0000";

/// A house and a news site that it may read, without chance and without pauses between visits.
pub(crate) async fn with_feeds(database: TestDatabase) -> (House, FeedServer) {
    with_feeds_and(database, &[]).await
}

/// The same with settings of its own.
pub(crate) async fn with_feeds_and(
    database: TestDatabase,
    settings: &[(&str, &str)],
) -> (House, FeedServer) {
    let site = FeedServer::start().await;
    let allowed = site.host_and_port();
    let mut all = vec![
        ("POSTRIDER_FEEDS_ALLOW_PRIVATE", allowed.as_str()),
        ("POSTRIDER_FEEDS_TIMEOUT_SECONDS", "2"),
        ("POSTRIDER_FEEDS_CONNECT_TIMEOUT_SECONDS", "2"),
        ("POSTRIDER_FEEDS_JITTER_PERCENT", "0"),
        ("POSTRIDER_FEEDS_HOST_SPACING_SECONDS", "0"),
    ];
    all.extend_from_slice(settings);
    (House::open_with(database, &all).await, site)
}

/// Adds a feed to the list.
pub(crate) async fn add(house: &House, url: &str) -> Feed {
    feeds::add(&house.app, &BY, LIST, url).await.unwrap()
}

/// Visits what is due; returns how many feeds that were.
pub(crate) async fn poll(house: &House) -> usize {
    ingest::poll_due_feeds(&house.app, &house.worker)
        .await
        .unwrap()
}

/// Waits until feeds are due again, and visits them.
pub(crate) async fn poll_later(house: &House) {
    house.advance(900);
    assert!(poll(house).await > 0, "a feed is due");
}

/// How a feed is doing.
pub(crate) async fn report(house: &House, id: i64) -> FeedReport {
    feeds::report(&house.app, id).await.unwrap()
}

/// A feed as it is kept.
pub(crate) async fn feed(house: &House, id: i64) -> Feed {
    report(house, id).await.feed
}

/// The articles of the list, newest first.
pub(crate) async fn articles(house: &House) -> Vec<ingest::Article> {
    ingest::newest(&house.app, LIST, 1000).await.unwrap()
}

/// Their titles, sorted.
pub(crate) async fn known_titles(house: &House) -> Vec<String> {
    let mut titles: Vec<_> = articles(house)
        .await
        .into_iter()
        .map(|article| article.title)
        .collect();
    titles.sort();
    titles
}

/// A feed of entries made from their numbers.
pub(crate) fn rss(entries: &[(u32, &str)]) -> Document {
    let entries: Vec<Entry> = entries
        .iter()
        .map(|(number, date)| Entry::numbered(*number, date))
        .collect();
    document(&entries)
}

/// A feed of these entries.
pub(crate) fn document(entries: &[Entry]) -> Document {
    Document::rss("The Harbour Times", entries)
}
