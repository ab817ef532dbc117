//! Bringing articles in: each once, whole requests or none, and one bad feed never stops another.

use std::time::Duration;

use postrider::domain::article::{Ingested, Standing};
use postrider::domain::feed::FeedState;
use postrider::services::feeds;
use postrider::services::ingest::{self, IngestError};

use crate::harness::database::both_databases;
use crate::harness::feed_server::{Document, Entry};
use crate::harness::house::BY;
use crate::harness::house::{House, LIST, article, titles};
use crate::harness::reading::{LONG_AGO, RECENT, add, articles, feed, poll, rss, with_feeds};

const ADA: &str = "ada@reader.example";

both_databases! {
    async fn pushing_the_same_article_again_changes_nothing(database: TestDatabase) {
        let house = House::open(database).await;
        assert_eq!(house.push(&["one", "two"]).await, [Ingested::Created, Ingested::Created]);
        let mut edited = article("two", &["City"]);
        edited.summary = "Corrected.".into();
        let three = article("three", &[]);
        let results = house.push_articles(vec![article("one", &[]), edited.clone(), three.clone(), three]).await;
        assert_eq!(results, [Ingested::Unchanged, Ingested::Updated, Ingested::Created, Ingested::Unchanged]);
        assert_eq!(house.push_articles(vec![edited]).await, [Ingested::Unchanged]);
        assert_eq!(house.number("SELECT COUNT(*) FROM articles"), 3);
        // The same identity from another source is another article, unless it is the same address.
        let mut other = article("one", &[]);
        let again = ingest::push(&house.app, &BY, LIST, "another site", vec![other.clone()]).await;
        assert_eq!(again.unwrap(), [("one".to_owned(), Ingested::Duplicate)]);
        other.url = "https://other.example/one".into();
        let other = ingest::push(&house.app, &BY, LIST, "a third site", vec![other]).await;
        assert_eq!(other.unwrap(), [("one".to_owned(), Ingested::Created)]);
    }

    async fn one_wrong_article_keeps_the_whole_request_out(database: TestDatabase) {
        let house = House::open(database).await;
        let mut wrong = vec![article("fine", &[])];
        let mut add = |change: &dyn Fn(&mut postrider::domain::article::ArticleContent)| {
            let mut article = article("wrong", &[]);
            change(&mut article);
            wrong.push(article);
        };
        add(&|one| one.title = "Title\r\nBcc: eve@reader.example".into());
        add(&|one| one.url = "javascript:alert(1)".into());
        add(&|one| one.url = "https://harbour.example/a b".into());
        add(&|one| one.image_url = Some("file:///etc/passwd".into()));
        add(&|one| one.summary = "NUL \0".into());
        add(&|one| one.author = Some(String::new()));
        add(&|one| one.topics = vec!["x".into(); 21]);
        add(&|one| one.external_id = " ".into());
        add(&|one| (one.title, one.url) = (String::new(), String::new()));
        let refused = ingest::push(&house.app, &BY, LIST, "harbour", wrong).await.unwrap_err();
        let IngestError::Refused(problems) = refused else { panic!("{refused}") };
        let named: Vec<_> = problems.iter().map(|problem| (problem.index, problem.field)).collect();
        assert_eq!(
            named,
            [(1, "title"), (2, "url"), (3, "url"), (4, "image_url"), (5, "summary"), (6, "author"), (7, "topics"),
             (8, "external_id"), (9, "title"), (9, "url")]
        );
        assert_eq!(house.number("SELECT COUNT(*) FROM articles"), 0);
        for source in ["", "feed:1", "two\nlines"] {
            let refused = ingest::push(&house.app, &BY, LIST, source, vec![article("fine", &[])]).await;
            let Err(IngestError::Refused(problems)) = refused else { panic!("{source:?}") };
            assert_eq!(problems[0].field, "source");
        }
        let nowhere = ingest::push(&house.app, &BY, "nowhere", "harbour", vec![]).await;
        assert!(matches!(nowhere, Err(IngestError::UnknownList(_))));
    }

    async fn a_feed_brings_its_new_articles_and_keeps_its_back_catalogue_to_itself(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        house.subscribe(ADA).await;
        site.publish("/feed", rss(&[(2, RECENT), (1, LONG_AGO), (3, "")]));
        let added = add(&house, &site.url("/feed")).await;
        assert_eq!(poll(&house).await, 1);
        assert_eq!(poll(&house).await, 0, "not due again yet");
        let standings: Vec<_> = articles(&house).await.into_iter().map(|one| (one.title, one.standing)).collect();
        assert_eq!(standings.len(), 3);
        for (title, standing) in &standings {
            let expected = if title.ends_with('2') { Standing::New } else { Standing::BackCatalogue };
            assert_eq!(*standing, expected, "{title}");
        }
        let read = feed(&house, added.id).await;
        assert_eq!((read.title.as_deref(), read.failures, read.last_error), (Some("The Harbour Times"), 0, None));
        assert_eq!(read.next_fetch_at, house.app.now().plus_seconds(900));

        house.morning_of_march(2);
        house.plan_and_deliver().await;
        // Later, whatever is new to us is news, however old it says it is.
        site.publish("/feed", rss(&[(4, LONG_AGO), (2, RECENT), (1, LONG_AGO), (3, "")]));
        assert_eq!(poll(&house).await, 1);
        house.morning_of_march(3);
        house.plan_and_deliver().await;
        let digests: Vec<_> = house.digests_for(ADA).iter().map(titles).collect();
        assert_eq!(digests, [["number 2"], ["number 4"]]);
    }

    async fn a_feed_that_has_not_changed_is_asked_politely_and_left_alone(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        site.publish("/feed", rss(&[(1, RECENT)]));
        let added = add(&house, &site.url("/feed")).await;
        poll(&house).await;
        let before = feed(&house, added.id).await;
        assert!(before.etag.is_some());
        house.advance(900);
        assert_eq!(poll(&house).await, 1);
        let asked = site.asked("/feed");
        assert_eq!(asked.iter().map(|one| one.status).collect::<Vec<_>>(), [200, 304]);
        assert_eq!(asked[1].headers.get("if-none-match"), before.etag.as_ref());
        let after = feed(&house, added.id).await;
        assert_eq!((after.etag, after.title), (before.etag, before.title));
        assert_eq!(after.last_success_at, Some(house.app.now()));
        assert_eq!(articles(&house).await.len(), 1);
    }

    async fn an_edited_entry_updates_its_article(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        site.publish("/feed", rss(&[(1, RECENT)]));
        add(&house, &site.url("/feed")).await;
        poll(&house).await;
        let mut entry = Entry::numbered(1, RECENT);
        entry.title = "Corrected".into();
        site.publish("/feed", Document::rss("The Harbour Times", &[entry]));
        house.advance(900);
        poll(&house).await;
        let kept = articles(&house).await;
        assert_eq!((kept.len(), kept[0].title.as_str()), (1, "Corrected"));
    }

    async fn a_broken_feed_is_noted_and_visited_less_often_while_the_others_go_on(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        site.publish("/broken", Document::new("text/html", "<p>We have moved to a new system!</p>"));
        site.publish("/slow", rss(&[(7, RECENT)]).after(Duration::from_secs(5)));
        site.publish("/down", Document::status(500));
        site.publish("/good", rss(&[(1, RECENT)]));
        let mut bad = Vec::new();
        for path in ["/broken", "/slow", "/down"] {
            bad.push(add(&house, &site.url(path)).await.id);
        }
        let good = add(&house, &site.url("/good")).await.id;
        assert_eq!(poll(&house).await, 4);
        for id in &bad {
            let noted = feed(&house, *id).await;
            assert_eq!((noted.failures, noted.last_success_at, noted.state), (1, None, FeedState::Active), "{noted:?}");
            assert!(noted.last_error.is_some_and(|words| words.len() > 10));
            assert_eq!(noted.next_fetch_at, house.app.now().plus_seconds(1_800));
        }
        assert_eq!(feed(&house, good).await.last_error, None);
        assert_eq!(articles(&house).await.len(), 1);

        house.advance(900);
        assert_eq!(poll(&house).await, 1, "only the good one is due");
        house.advance(900);
        site.publish("/slow", Document::status(404));
        assert_eq!(poll(&house).await, 4);
        let noted = feed(&house, bad[0]).await;
        assert_eq!((noted.failures, noted.next_fetch_at), (2, house.app.now().plus_seconds(3_600)));
        site.publish("/broken", rss(&[(2, RECENT)]));
        house.advance(3_600);
        poll(&house).await;
        let mended = feed(&house, bad[0]).await;
        assert_eq!((mended.failures, mended.last_error), (0, None));
        assert_eq!(mended.next_fetch_at, house.app.now().plus_seconds(900));
    }

    async fn a_feed_that_asks_for_time_is_given_it(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        let mut busy = Document::status(429);
        busy.headers = vec![("Retry-After".into(), "7200".into())];
        site.publish("/feed", busy);
        let id = add(&house, &site.url("/feed")).await.id;
        poll(&house).await;
        assert_eq!(feed(&house, id).await.next_fetch_at, house.app.now().plus_seconds(7_200));
    }

    async fn a_feed_that_is_gone_is_not_visited_again(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        site.publish("/feed", Document::status(410));
        let id = add(&house, &site.url("/feed")).await.id;
        poll(&house).await;
        let gone = feed(&house, id).await;
        assert_eq!(gone.state, FeedState::Stopped);
        assert!(gone.last_error.is_some());
        house.advance(30 * 86_400);
        assert_eq!(poll(&house).await, 0);
        site.publish("/feed", rss(&[(1, RECENT)]));
        feeds::edit(&house.app, &BY, id, feeds::FeedEdit::state(FeedState::Active)).await.unwrap();
        assert_eq!(poll(&house).await, 1);
        assert_eq!(articles(&house).await.len(), 1);
    }

    async fn a_feed_that_moved_for_good_is_visited_at_its_new_address(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        site.publish("/new", rss(&[(1, RECENT)]));
        site.publish("/old", Document::redirect(301, &site.url("/new")));
        site.publish("/for-now", Document::redirect(302, &site.url("/other")));
        site.publish("/other", rss(&[(2, RECENT)]));
        let moved = add(&house, &site.url("/old")).await.id;
        let away = add(&house, &site.url("/for-now")).await.id;
        poll(&house).await;
        assert_eq!(feed(&house, moved).await.url, site.url("/new"));
        assert_eq!(feed(&house, away).await.url, site.url("/for-now"));
        house.advance(900);
        poll(&house).await;
        assert_eq!(site.asked("/old").len(), 1);
        assert_eq!(site.asked("/new").len(), 2);
        assert_eq!(articles(&house).await.len(), 2, "the move made no article new");
    }

    async fn a_feed_that_moves_to_where_another_is_stays_in_order(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        site.publish("/new", rss(&[(1, RECENT)]));
        site.publish("/old", Document::redirect(301, &site.url("/new")));
        let old = add(&house, &site.url("/old")).await.id;
        let new = add(&house, &site.url("/new")).await.id;
        assert_eq!(poll(&house).await, 2);
        for id in [old, new] {
            let read = feed(&house, id).await;
            assert_eq!((read.failures, read.last_success_at), (0, Some(house.app.now())), "{read:?}");
            assert_eq!(read.next_fetch_at, house.app.now().plus_seconds(900));
        }
        assert_eq!(feed(&house, old).await.url, site.url("/old"));
    }

    async fn two_workers_visit_a_feed_once(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        let second = house.second_app().await;
        site.publish("/feed", rss(&[(1, RECENT)]));
        add(&house, &site.url("/feed")).await;
        let (one, other) = tokio::join!(
            ingest::poll_due_feeds(&house.app, "one"),
            ingest::poll_due_feeds(&second, "other")
        );
        assert_eq!(one.unwrap() + other.unwrap(), 1);
        assert_eq!(site.asked("/feed").len(), 1);
    }

    async fn hostile_text_in_a_feed_arrives_as_plain_words(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        let mut entry = Entry::numbered(1, RECENT);
        entry.title = "Two\r\nlines <script>alert(1)</script>".into();
        entry.summary = "<p>Good</p><script>alert(2)</script><img src=x onerror=alert(3)>".into();
        let mut document = Document::rss("The Harbour Times", &[entry]);
        let body = String::from_utf8(document.body).unwrap().replace("Good", "Go&#0;od\u{0}");
        document.body = body.into_bytes();
        site.publish("/hostile", document);
        site.publish("/plain", rss(&[(2, RECENT)]));
        let hostile = add(&house, &site.url("/hostile")).await.id;
        add(&house, &site.url("/plain")).await;
        assert_eq!(poll(&house).await, 2);
        // Refused or cleaned: either way it is settled, and nothing of it can act.
        let settled = feed(&house, hostile).await;
        assert_eq!(settled.last_fetch_at, Some(house.app.now()));
        for one in articles(&house).await {
            let text = format!("{}{}", one.title, one.summary);
            assert!(!text.contains("<script") && !text.chars().any(|c| c.is_control() && c != '\n'), "{text:?}");
        }
    }

    async fn a_feed_is_read_once_and_only_from_the_web(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        let url = site.url("/feed");
        add(&house, &url).await;
        let again = feeds::add(&house.app, &BY, LIST, &url).await.unwrap_err();
        assert!(matches!(again, feeds::FeedError::Taken(_)), "{again}");
        for wrong in ["file:///etc/passwd", "ftp://harbour.example/feed", "harbour.example", ""] {
            let refused = feeds::add(&house.app, &BY, LIST, wrong).await;
            assert!(matches!(refused, Err(feeds::FeedError::Url(_))), "{wrong}");
        }
    }
}
