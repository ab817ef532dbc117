//! What editors do with feeds: find one by its site, try it, read it elsewhere, give it up.

use postrider::domain::feed::FeedState;
use postrider::domain::topic_rule::{RuleKind, TopicRule};
use postrider::services::feeds::{self, FeedError, Finding};
use postrider::services::ingest::{self, TrialFate, TrialWarning};
use postrider::services::topic_rules;

use crate::harness::database::both_databases;
use crate::harness::feed_server::{Document, Entry};
use crate::harness::house::BY;
use crate::harness::house::LIST;
use crate::harness::reading::{
    LONG_AGO, RECENT, add, feed, known_titles, poll, report, rss, with_feeds,
};

fn page(head: &str) -> Document {
    let body = format!(
        "<!DOCTYPE html><html><head><title>The Harbour Times</title>{head}</head><body><p>News & more<br></body></html>"
    );
    Document::new("text/html; charset=utf-8", body)
}

both_databases! {
    async fn a_feed_is_found_by_the_address_of_its_site(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        site.publish("/news.rss", rss(&[(1, RECENT)]));
        site.publish("/", page(
            "<link rel=alternate type='application/rss+xml' href='/comments/feed' title='Comments'>\
             <link rel=alternate type='application/rss+xml' href='/news.rss' title='All &amp; everything'>",
        ));
        let find = async |path: &str| feeds::find(&house.app, &site.url(path)).await;
        let found = find("/").await.unwrap();
        let told: Vec<_> = found.iter().map(|one| (one.url.clone(), one.title.as_deref(), one.found)).collect();
        assert_eq!(told, [
            (site.url("/news.rss"), Some("All & everything"), Finding::Linked),
            (site.url("/comments/feed"), Some("Comments"), Finding::Linked),
        ]);
        assert!(site.asked("/news.rss").is_empty(), "what the page declares is believed without asking further");
        // The address of the feed itself will do, and a page that declares nothing leads to the usual addresses.
        let found = find("/news.rss").await.unwrap();
        assert_eq!((found[0].title.as_deref(), found[0].found), (Some("The Harbour Times"), Finding::Itself));
        site.publish("/plain", page(""));
        site.publish("/feed.xml", rss(&[(1, RECENT)]));
        let found = find("/plain").await.unwrap();
        assert_eq!((found[0].url.clone(), found[0].found), (site.url("/feed.xml"), Finding::Usual));
        assert_eq!(site.asked("/feed").len(), 1);
        assert!(site.asked("/index.xml").is_empty(), "nobody asks further than the first feed");
        site.publish("/feed.xml", Document::status(404));
        assert!(matches!(find("/plain").await, Err(FeedError::NoFeed)));
        let gone = find("/nowhere").await.unwrap_err();
        assert!(gone.to_string().contains("404"), "{gone}");
        for inside in ["http://10.0.0.1/", "http://169.254.169.254/latest", "file:///etc/passwd", "ftp://a.example/"] {
            let refused = feeds::find(&house.app, inside).await;
            assert!(matches!(refused, Err(FeedError::Unreadable(..) | FeedError::Url(_))), "{inside}");
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM feeds"), 0, "looking for feeds adds none");
    }

    async fn trying_a_feed_shows_what_it_would_bring_and_changes_nothing(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        let rule = TopicRule { topic: "sport".into(), kind: RuleKind::Title, value: "number 1".into() };
        topic_rules::add(&house.app, &BY, LIST, rule).await.unwrap();
        let mut known = Entry::numbered(4, RECENT);
        known.link = "https://harbour.example/known".into();
        house.push(&["known"]).await;
        let mut entries: Vec<Entry> = [(1, RECENT), (2, LONG_AGO), (3, "")]
            .map(|(number, date)| Entry::numbered(number, date)).into();
        entries.push(known);
        entries.push(Entry::numbered(5, "Mon, 09 Mar 2026 06:00:00 +0000"));
        site.publish("/feed", Document::rss("The Harbour Times", &entries));
        let trial = ingest::try_feed(&house.app, LIST, &site.url("/feed")).await.unwrap();
        let told: Vec<_> = trial.entries.iter().map(|one| (one.title.as_str(), one.fate, one.topics.clone())).collect();
        let sport = vec!["sport".to_owned()];
        assert_eq!(told, [
            ("Article number 1", TrialFate::New, sport),
            ("Article number 2", TrialFate::BackCatalogue, vec![]),
            ("Article number 3", TrialFate::BackCatalogue, vec![]),
            ("Article number 4", TrialFate::Known, vec![]),
            ("Article number 5", TrialFate::Future, vec![]),
        ]);
        assert_eq!((trial.total, trial.new, trial.title.as_deref()), (5, 1, Some("The Harbour Times")));
        assert_eq!(trial.warnings, [TrialWarning::Undated { entries: 1 }, TrialWarning::Insecure]);
        assert_eq!(house.number("SELECT COUNT(*) FROM feeds"), 0);
        assert_eq!(house.number("SELECT COUNT(*) FROM articles"), 1);
        // What the first visit then brings is what was said.
        add(&house, &site.url("/feed")).await;
        poll(&house).await;
        assert_eq!(house.number("SELECT COUNT(*) FROM articles WHERE standing = 'new'"), 2, "the pushed one and one more");
        let trial = ingest::try_feed(&house.app, LIST, &site.url("/feed")).await.unwrap();
        assert_eq!(trial.warnings[0], TrialWarning::AlreadyRead);
        site.publish("/page", page(""));
        let refused = ingest::try_feed(&house.app, LIST, &site.url("/page")).await.unwrap_err();
        assert!(matches!(refused, FeedError::Unreadable(..)), "{refused}");
        site.publish("/empty", rss(&[]));
        let trial = ingest::try_feed(&house.app, LIST, &site.url("/empty")).await.unwrap();
        assert!(trial.warnings.contains(&TrialWarning::Empty));
    }

    async fn a_feed_is_read_elsewhere_without_mailing_anything_twice_and_given_up_without_losing_any(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        site.publish("/old", rss(&[(1, RECENT)]));
        let id = add(&house, &site.url("/old")).await.id;
        poll(&house).await;
        site.publish("/old", Document::status(500));
        house.advance(900);
        poll(&house).await;
        assert_eq!(feed(&house, id).await.failures, 1);
        site.publish("/new", rss(&[(2, RECENT), (1, RECENT)]));
        feeds::edit(&house.app, &BY, id, feeds::FeedEdit::url(&site.url("/new"))).await.unwrap();
        assert_eq!(poll(&house).await, 1, "it is read at once");
        let now = feed(&house, id).await;
        assert_eq!((now.failures, now.last_error, now.url), (0, None, site.url("/new")));
        assert_eq!(known_titles(&house).await, ["Article number 1", "Article number 2"]);
        // Visited when somebody asks, unless it is stopped.
        assert_eq!(poll(&house).await, 0);
        assert!(feeds::visit_now(&house.app, &BY, id).await.unwrap());
        assert_eq!(poll(&house).await, 1);
        feeds::edit(&house.app, &BY, id, feeds::FeedEdit::state(FeedState::Stopped)).await.unwrap();
        assert!(!feeds::visit_now(&house.app, &BY, id).await.unwrap());
        assert_eq!(poll(&house).await, 0);
        let other = add(&house, &site.url("/other")).await.id;
        let taken = feeds::edit(&house.app, &BY, other, feeds::FeedEdit::url(&site.url("/new"))).await;
        assert!(matches!(taken, Err(FeedError::Taken(_))));
        assert_eq!(report(&house, id).await.feed.state, FeedState::Stopped);
        feeds::remove(&house.app, &BY, id).await.unwrap();
        assert!(matches!(feeds::report(&house.app, id).await, Err(FeedError::Unknown(_))));
        assert_eq!(known_titles(&house).await.len(), 2, "the articles stay");
        assert!(matches!(feeds::remove(&house.app, &BY, id).await, Err(FeedError::Unknown(_))));
    }
}
