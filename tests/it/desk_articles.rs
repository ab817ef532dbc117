//! What editors do with articles: look for them, hide one, show it again, put its words right, write one.

use postrider::domain::article::{ArticleState, Ingested};
use postrider::domain::editorial::Approval;
use postrider::domain::issue::IssueState;
use postrider::services::articles::{self, ArticleError, Correction, Search, Shown};
use postrider::services::editorial::{self, EditorialEdit};
use postrider::services::{Change, digest, ingest};

use crate::harness::database::both_databases;
use crate::harness::feed_server::Entry;
use crate::harness::house::BY;
use crate::harness::house::{House, LIST, article, titles};
use crate::harness::reading::{RECENT, add, document, poll_later, with_feeds};

const ADA: &str = "ada@reader.example";

async fn found(house: &House, search: Search) -> Vec<String> {
    let found = articles::find(&house.app, search, None, 50).await.unwrap();
    found.into_iter().map(|one| one.article.title).collect()
}

fn words(words: &str) -> Search {
    Search {
        words: words.to_owned(),
        ..Search::default()
    }
}

async fn number_of(house: &House, title: &str) -> i64 {
    let found = articles::find(&house.app, words(title), None, 2)
        .await
        .unwrap();
    assert_eq!(found.len(), 1, "{title}");
    found[0].article.id
}

both_databases! {
    async fn articles_are_found_by_pieces_of_words_in_every_script_and_by_filters(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        let mut harbour = article("one", &["City"]);
        harbour.title = "Der HAFEN wird größer: 100 % mehr Schiffe".into();
        harbour.author = Some("Zoë Ärmel".into());
        let mut chinese = article("two", &["Sport"]);
        chinese.title = "港口新闻：新的码头".into();
        house.push_articles(vec![harbour, chinese, article("three", &["City", "Sport"])]).await;
        for (asked, wanted) in [
            ("hafen", vec!["Der HAFEN wird größer: 100 % mehr Schiffe"]),
            ("GRÖSSE", vec![]),
            ("größer schiff", vec!["Der HAFEN wird größer: 100 % mehr Schiffe"]),
            ("größer码", vec![]),
            ("码头", vec!["港口新闻：新的码头"]),
            ("ärmel", vec!["Der HAFEN wird größer: 100 % mehr Schiffe"]),
            ("100 %", vec!["Der HAFEN wird größer: 100 % mehr Schiffe"]),
            ("%", vec!["Der HAFEN wird größer: 100 % mehr Schiffe"]),
            ("_", vec![]),
            ("harbour.example/three", vec!["Article three"]),
            ("sport", vec!["Article three", "港口新闻：新的码头"]),
            ("about", vec![]),
            ("", vec!["Article three", "港口新闻：新的码头", "Der HAFEN wird größer: 100 % mehr Schiffe"]),
        ] {
            assert_eq!(found(&house, words(asked)).await, wanted, "{asked}");
        }
        site.publish("/feed", document(&[Entry::numbered(7, RECENT)]));
        let feed = add(&house, &site.url("/feed")).await.id;
        ingest::poll_due_feeds(&house.app, &house.worker).await.unwrap();
        let of_feed = Search { feed: Some(feed), ..Search::default() };
        assert_eq!(found(&house, of_feed).await, ["Article number 7"]);
        let city = Search { topic: Some("city".into()), list: Some(LIST.into()), ..words("article") };
        assert_eq!(found(&house, city).await, ["Article three"]);
        house.found_list("weekend").await;
        let elsewhere = Search { list: Some("weekend".into()), ..Search::default() };
        assert!(found(&house, elsewhere).await.is_empty());
        // A page at a time, each article once.
        let (mut all, mut before) = (Vec::new(), None);
        loop {
            let page = articles::find(&house.app, Search::default(), before, 1).await.unwrap();
            let Some(last) = page.last() else { break };
            before = Some(last.article.id);
            all.extend(page.into_iter().map(|one| one.article.id));
        }
        assert_eq!(all.len(), 4);
        assert!(all.is_sorted_by(|one, other| one > other));
    }

    async fn a_hidden_article_is_never_mailed_and_leaves_the_drafts(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        let hold = EditorialEdit { approval: Change::Set(Approval::Hold), ..EditorialEdit::default() };
        editorial::edit(&house.app, &BY, LIST, hold).await.unwrap();
        house.push(&["one", "two", "three"]).await;
        let (one, three) = (number_of(&house, "Article one").await, number_of(&house, "Article three").await);
        // Before any issue: it is no news any more.
        articles::hide(&house.app, &BY, three).await.unwrap();
        house.morning_of_march(2);
        digest::plan_due_issues(&house.app).await.unwrap();
        let issue = digest::newest(&house.app, Some(LIST), 1).await.unwrap()[0].issue.id;
        let carried = |draft: digest::Draft| -> Vec<String> {
            draft.articles.into_iter().filter(|one| !one.dropped).map(|one| one.title).collect()
        };
        let draft = digest::draft(&house.app, issue).await.unwrap();
        assert_eq!(carried(draft), ["Article two", "Article one"]);
        // From a draft it is taken out.
        let hidden = articles::hide(&house.app, &BY, one).await.unwrap();
        assert_eq!((hidden.taken_out_of, hidden.cancelled), (vec![issue], vec![]));
        let draft = digest::draft(&house.app, issue).await.unwrap();
        assert_eq!((draft.issue.article_count, carried(draft)), (1, vec!["Article two".to_owned()]));
        digest::approve(&house.app, &BY, issue).await.unwrap();
        house.plan_and_deliver().await;
        assert_eq!(house.digests_for(ADA).iter().map(titles).collect::<Vec<_>>(), [["two"]]);
        // It was hidden all the time: shown again, it comes with the next issue.
        assert_eq!(articles::show(&house.app, &BY, three).await.unwrap(), Shown::Released);
        assert_eq!(articles::show(&house.app, &BY, one).await.unwrap(), Shown::AsItWas, "an editor took it out");
        house.morning_of_march(3);
        digest::plan_due_issues(&house.app).await.unwrap();
        let next = digest::newest(&house.app, Some(LIST), 1).await.unwrap()[0].issue.id;
        assert_eq!(carried(digest::draft(&house.app, next).await.unwrap()), ["Article three"]);
        // A draft that would carry nothing is cancelled rather than sent empty.
        let hidden = articles::hide(&house.app, &BY, three).await.unwrap();
        assert_eq!((hidden.taken_out_of, hidden.cancelled), (vec![], vec![next]));
        let report = digest::report(&house.app, next).await.unwrap();
        assert_eq!(report.issue.state, IssueState::Cancelled);
        let of_state = |state| Search { state: Some(state), ..Search::default() };
        assert_eq!(found(&house, of_state(ArticleState::Hidden)).await, ["Article three"]);
        assert_eq!(found(&house, of_state(ArticleState::New)).await, ["Article two", "Article one"]);
        assert!(matches!(articles::hide(&house.app, &BY, 999).await, Err(ArticleError::Unknown(999))));
    }

    async fn a_correction_holds_against_the_feed_until_it_is_taken_back(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        house.subscribe(ADA).await;
        site.publish("/feed", document(&[Entry::numbered(1, RECENT)]));
        add(&house, &site.url("/feed")).await;
        ingest::poll_due_feeds(&house.app, &house.worker).await.unwrap();
        let id = number_of(&house, "number 1").await;
        let correction = Correction {
            title: Some(" Article rightly named ".into()),
            summary: Some("As it was.".into()),
            ..Correction::default()
        };
        articles::correct(&house.app, &BY, id, correction).await.unwrap();
        let mut edited = Entry::numbered(1, RECENT);
        edited.title = "Article renamed by its site".into();
        site.publish("/feed", document(&[edited]));
        poll_later(&house).await;
        assert_eq!(found(&house, words("rightly")).await, ["Article rightly named"]);
        assert_eq!(found(&house, words("number")).await, Vec::<String>::new(), "what was corrected is not found any more");
        house.morning_of_march(2);
        house.plan_and_deliver().await;
        let letters = house.digests_for(ADA);
        assert_eq!(letters.iter().map(titles).collect::<Vec<_>>(), [["rightly named"]]);
        let report = articles::report(&house.app, id).await.unwrap();
        assert!(report.is_mailed());
        articles::take_correction_back(&house.app, &BY, id, postrider::domain::version::Expected::Anything).await.unwrap();
        assert_eq!(ingest::poll_due_feeds(&house.app, &house.worker).await.unwrap(), 1, "the feed is read again at once");
        assert_eq!(found(&house, words("renamed")).await, ["Article renamed by its site"]);
        let wrong = Correction { title: Some("two\nlines".into()), url: Some("javascript:alert(1)".into()), ..Correction::default() };
        let Err(ArticleError::Refused(wrong)) = articles::correct(&house.app, &BY, id, wrong).await else { panic!() };
        assert_eq!(wrong.iter().map(|wrong| wrong.field).collect::<Vec<_>>(), ["title", "url"]);
    }

    async fn an_article_written_by_hand_is_mailed_once_under_the_name_of_the_list(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        let mut written = article("own", &["City"]);
        written.external_id = String::new();
        let (id, result) = ingest::write(&house.app, &BY, LIST, written.clone()).await.unwrap();
        assert_eq!(result, Ingested::Created);
        let again = ingest::write(&house.app, &BY, LIST, written.clone()).await.unwrap();
        assert_eq!(again, (id, Ingested::Unchanged));
        let report = articles::report(&house.app, id).await.unwrap();
        assert_eq!((report.article.source_title.as_str(), report.list.as_str()), ("The harbour letter", LIST));
        house.morning_of_march(2);
        house.plan_and_deliver().await;
        assert_eq!(house.digests_for(ADA).iter().map(titles).collect::<Vec<_>>(), [["own"]]);
        written.url = "nowhere".into();
        let refused = ingest::write(&house.app, &BY, LIST, written).await.unwrap_err();
        assert_eq!(refused.to_string(), "url: use a whole http or https URL");
    }
}
