//! An article is mailed once, whatever its site does to it (REQ-804): edits, new dates, new guids, new
//! addresses, going and coming back, a second feed.

use postrider::domain::article::{Ingested, Standing};
use postrider::services::ingest;

use crate::harness::database::both_databases;
use crate::harness::feed_server::Entry;
use crate::harness::house::BY;
use crate::harness::house::{LIST, article, titles};
use crate::harness::reading::{
    RECENT, add, articles, document, known_titles, poll, poll_later, rss, with_feeds,
};

const ADA: &str = "ada@reader.example";
const LATER: &str = "Mon, 02 Mar 2026 08:30:00 +0000";

/// What a site does to an entry.
type Mutation = (&'static str, fn(&mut Entry));

const MUTATIONS: [Mutation; 12] = [
    ("edited", |entry| {
        entry.title = format!("{} (corrected)", entry.title);
        entry.summary = "<p>All of it was wrong.</p>".into();
    }),
    ("dated anew", |entry| entry.published = LATER.into()),
    ("without its date", |entry| entry.published = String::new()),
    ("under a new guid", |entry| {
        entry.guid = format!("new-{}", entry.guid);
    }),
    ("without its guid", |entry| entry.guid = String::new()),
    ("at a new address", |entry| {
        entry.link = format!("{}-moved", entry.link);
    }),
    ("with tracking", |entry| {
        entry.guid = String::new();
        entry.link = format!("{}?utm_source=rss&utm_medium=feed&fbclid=1#top", entry.link);
    }),
    ("over http from www and with a slash", |entry| {
        entry.guid = String::new();
        entry.link = format!("{}/", entry.link.replace("https://", "http://www."));
    }),
    ("on a new site with its words and date", |entry| {
        entry.guid = format!("tag:new,{}", entry.guid);
        entry.link = entry
            .link
            .replace("news.example/articles", "new-site.example/a");
    }),
    ("edited and dated anew under a new guid", |entry| {
        entry.title = "Something else".into();
        entry.published = LATER.into();
        entry.guid = format!("third-{}", entry.guid);
    }),
    ("edited and dated anew at a new address", |entry| {
        entry.title = "Something else".into();
        entry.published = LATER.into();
        entry.link = format!("{}-again", entry.link);
    }),
    ("in another section", |entry| {
        entry.category = "Sport".into();
    }),
];

fn three() -> Vec<Entry> {
    (1..=3)
        .map(|number| Entry::numbered(number, RECENT))
        .collect()
}

both_databases! {
    async fn whatever_a_site_does_to_its_articles_none_becomes_new(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        site.publish("/feed", document(&three()));
        add(&house, &site.url("/feed")).await;
        poll(&house).await;
        let before: Vec<_> = articles(&house).await.iter().map(|one| (one.id, one.number)).collect();
        assert_eq!(before.len(), 3);
        for (what, mutate) in MUTATIONS {
            // One of them alone, as when an editor mends it; then all, as when a system is replaced.
            for many in [1, 3] {
                let mut entries = three();
                entries.iter_mut().take(many).for_each(mutate);
                site.publish("/feed", document(&entries));
                poll_later(&house).await;
                let after: Vec<_> = articles(&house).await.iter().map(|one| (one.id, one.number)).collect();
                assert_eq!(after, before, "{what}, {many} of them");
                // And back again.
                site.publish("/feed", document(&three()));
                poll_later(&house).await;
                assert_eq!(articles(&house).await.len(), 3, "{what} and back, {many} of them");
            }
        }
    }

    async fn an_article_that_goes_and_comes_back_is_not_mailed_again(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        house.subscribe(ADA).await;
        site.publish("/feed", rss(&[(1, RECENT), (2, RECENT)]));
        add(&house, &site.url("/feed")).await;
        poll(&house).await;
        house.morning_of_march(2);
        house.plan_and_deliver().await;
        site.publish("/feed", rss(&[(2, RECENT)]));
        poll_later(&house).await;
        site.publish("/feed", rss(&[(3, RECENT), (1, LATER), (2, RECENT)]));
        poll_later(&house).await;
        house.morning_of_march(3);
        house.plan_and_deliver().await;
        let digests: Vec<_> = house.digests_for(ADA).iter().map(|letter| {
            let mut titles = titles(letter);
            titles.sort();
            titles
        }).collect();
        assert_eq!(digests, [vec!["number 1", "number 2"], vec!["number 3"]]);
    }

    async fn an_article_in_two_feeds_of_a_list_appears_once(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        let mut other = Entry::numbered(2, RECENT);
        other.guid = "https://news.example/?p=2".into();
        other.link = format!("{}?utm_campaign=sport", other.link);
        other.title = "The sport desk calls it something else".into();
        site.publish("/all", rss(&[(1, RECENT), (2, RECENT)]));
        site.publish("/sport", document(&[other, Entry::numbered(3, RECENT)]));
        add(&house, &site.url("/all")).await;
        add(&house, &site.url("/sport")).await;
        assert_eq!(poll(&house).await, 2);
        assert_eq!(articles(&house).await.len(), 3);
        // The feed that brought it goes on telling what it says; the other changes nothing.
        let first = known_titles(&house).await;
        for _visit in 0..2 {
            poll_later(&house).await;
            assert_eq!(known_titles(&house).await, first);
        }
        // A list of its own is a world of its own.
        house.found_list("weekend").await;
        postrider::services::feeds::add(&house.app, &BY, "weekend", &site.url("/all")).await.unwrap();
        poll(&house).await;
        assert_eq!(ingest::newest(&house.app, "weekend", 10).await.unwrap().len(), 2);
    }

    async fn an_article_that_is_pushed_and_read_appears_once(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        let mut entry = Entry::numbered(1, RECENT);
        entry.link = "https://harbour.example/one?utm_source=rss".into();
        site.publish("/feed", document(&[entry]));
        add(&house, &site.url("/feed")).await;
        poll(&house).await;
        assert_eq!(house.push(&["one", "two"]).await, [Ingested::Duplicate, Ingested::Created]);
        assert_eq!(house.push(&["one", "two"]).await, [Ingested::Duplicate, Ingested::Unchanged]);
        assert_eq!(articles(&house).await.len(), 2);
    }

    async fn a_pushed_article_under_a_new_name_is_the_same_article(database: TestDatabase) {
        let (house, _site) = with_feeds(database).await;
        house.push(&["one"]).await;
        let mut renamed = article("one", &[]);
        renamed.external_id = "2026-1".into();
        renamed.title = "Corrected".into();
        assert_eq!(house.push_articles(vec![renamed]).await, [Ingested::Updated]);
        assert_eq!(known_titles(&house).await, ["Corrected"]);
    }

    async fn entries_that_all_carry_one_link_are_told_apart(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        let with_one_link = |numbers: &[u32], guids: bool| {
            let entries: Vec<Entry> = numbers.iter().map(|number| {
                let mut entry = Entry::numbered(*number, RECENT);
                entry.link = "https://news.example/live".into();
                if !guids {
                    entry.guid = String::new();
                }
                entry
            }).collect();
            document(&entries)
        };
        for (path, guids) in [("/live", true), ("/bare", false)] {
            let before = articles(&house).await.len();
            site.publish(path, with_one_link(&[2, 1], guids));
            add(&house, &site.url(path)).await;
            poll(&house).await;
            assert_eq!(articles(&house).await.len(), before + 2, "{path}");
            site.publish(path, with_one_link(&[4, 3, 2], guids));
            poll_later(&house).await;
            assert_eq!(articles(&house).await.len(), before + 4, "{path}");
            // Once it is known that the link says nothing, one entry with it alone is new as well.
            site.publish(path, with_one_link(&[5], guids));
            poll_later(&house).await;
            assert_eq!(articles(&house).await.len(), before + 5, "{path}");
            site.publish(path, with_one_link(&[5, 4], guids));
            poll_later(&house).await;
            assert_eq!(articles(&house).await.len(), before + 5, "{path}");
        }
    }

    async fn entries_that_all_carry_one_guid_are_told_apart(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        let with_one_guid = |numbers: &[u32]| {
            let entries: Vec<Entry> = numbers.iter().map(|number| Entry {
                guid: "0".to_owned(),
                ..Entry::numbered(*number, RECENT)
            }).collect();
            document(&entries)
        };
        site.publish("/feed", with_one_guid(&[2, 1]));
        add(&house, &site.url("/feed")).await;
        poll(&house).await;
        for (numbers, articles_then) in [(&[3][..], 3), (&[3, 2], 3), (&[2], 3), (&[4, 3], 4)] {
            site.publish("/feed", with_one_guid(numbers));
            poll_later(&house).await;
            assert_eq!(articles(&house).await.len(), articles_then, "{numbers:?}");
        }
        assert_eq!(known_titles(&house).await.len(), 4);
    }

    async fn entries_that_have_nothing_but_words_are_known_by_them(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        let bare = |titles: &[(&str, &str)]| {
            let entries: Vec<Entry> = titles.iter().map(|(title, summary)| Entry {
                guid: String::new(),
                link: String::new(),
                title: (*title).to_owned(),
                summary: (*summary).to_owned(),
                ..Entry::numbered(1, RECENT)
            }).collect();
            document(&entries)
        };
        site.publish("/feed", bare(&[("Weather", "Rain"), ("Tides", "High")]));
        add(&house, &site.url("/feed")).await;
        poll(&house).await;
        assert_eq!(known_titles(&house).await, ["Tides", "Weather"]);
        assert_eq!(articles(&house).await[0].url, "https://news.example/", "the site's own page");
        // Edited; and a second one of the same title beside it.
        site.publish("/feed", bare(&[("Weather", "Rain, and hail"), ("Tides", "High")]));
        poll_later(&house).await;
        assert_eq!(articles(&house).await.len(), 2);
        site.publish("/feed", bare(&[("Weather", "Sun"), ("Weather", "Rain, and hail")]));
        poll_later(&house).await;
        assert_eq!(articles(&house).await.len(), 3);
    }

    async fn the_back_catalogue_is_never_numbered_and_never_released(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        site.publish("/feed", rss(&[(2, RECENT), (1, ""), (3, RECENT)]));
        add(&house, &site.url("/feed")).await;
        poll(&house).await;
        // Dated anew, as by a system that touches all it has.
        site.publish("/feed", rss(&[(2, RECENT), (1, LATER), (3, RECENT)]));
        poll_later(&house).await;
        let mut kept: Vec<_> = articles(&house).await.into_iter()
            .map(|one| (one.title, one.standing, one.number, one.released_at.is_some()))
            .collect();
        kept.sort();
        assert_eq!(kept.iter().map(|one| (one.1, one.3)).collect::<Vec<_>>(), [
            (Standing::BackCatalogue, false), (Standing::New, true), (Standing::New, true)
        ]);
        let mut numbers: Vec<_> = kept.iter().map(|one| one.2).collect();
        numbers.sort();
        assert_eq!(numbers, [None, Some(1), Some(2)]);
        let released = format!("SELECT released FROM lists WHERE slug = '{LIST}'");
        assert_eq!(house.number(&released), 2);
    }
}
