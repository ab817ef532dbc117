//! Breaking news: one article, now; and whoever got it apart finds it in no digest.

use postrider::domain::delivery::DeliveryState;
use postrider::domain::issue::{IssueState, Origin, Reach};
use postrider::domain::schedule::ZoneMode;
use postrider::services::digest::{self, ArticleName, INSTANT, Issue, IssueError, NewCadence};
use postrider::services::signup::Wish;

use crate::harness::database::both_databases;
use crate::harness::house::BY;
use crate::harness::house::{House, LIST, article, titles, wish};

const ADA: &str = "ada@reader.example";
const BOB: &str = "bob@reader.example";
const CYD: &str = "cyd@reader.example";

/// A list that also offers articles at once; Ada follows the daily default, Bob wants everything at once.
async fn open(database: crate::harness::database::TestDatabase) -> House {
    let house = House::open(database).await;
    let instant = NewCadence {
        name: INSTANT,
        cron: None,
        time_zone: None,
        zone_mode: ZoneMode::List,
    };
    digest::add_cadence(&house.app, &BY, LIST, instant)
        .await
        .unwrap();
    house.subscribe(ADA).await;
    let at_once = Wish {
        cadence: Some(INSTANT.into()),
        ..wish(BOB)
    };
    house.subscribe_to(LIST, at_once).await;
    house
}

fn named(name: &str) -> ArticleName {
    ArticleName::Pushed {
        source: "harbour".to_owned(),
        external_id: name.to_owned(),
    }
}

async fn break_news(house: &House, name: &str, reach: Reach) -> Issue {
    let made = digest::make_breaking(&house.app, &BY, LIST, named(name), reach).await;
    let issue = made.unwrap();
    assert_eq!((issue.origin, issue.reach), (Origin::Breaking, Some(reach)));
    digest::plan_out(&house.app, issue.id).await.unwrap();
    issue
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

async fn morning(house: &House, day: u32) {
    house.morning_of_march(day);
    house.plan_and_deliver().await;
}

/// What instant readers wait for has been sent.
async fn a_little_later(house: &House) {
    house.plan_and_deliver().await;
    house.advance(121);
    house.plan_and_deliver().await;
}

async fn planned(house: &House, issue: &Issue) -> i64 {
    digest::report(&house.app, issue.id)
        .await
        .unwrap()
        .issue
        .planned_count
}

both_databases! {
    async fn an_article_that_everybody_got_apart_is_in_no_digest(database: TestDatabase) {
        let house = open(database).await;
        house.push(&["one", "two", "three"]).await;
        let issue = break_news(&house, "two", Reach::All).await;
        house.deliver_all().await;
        assert_eq!(planned(&house, &issue).await, 2);
        assert_eq!((digests(&house, ADA), digests(&house, BOB)), (vec![vec!["two".to_owned()]], vec![vec!["two".to_owned()]]));
        a_little_later(&house).await;
        morning(&house, 2).await;
        assert_eq!(digests(&house, ADA), [vec!["two"], vec!["one", "three"]]);
        assert_eq!(digests(&house, BOB), [vec!["two"], vec!["one", "three"]]);
        house.push(&["four"]).await;
        a_little_later(&house).await;
        morning(&house, 3).await;
        assert_eq!(digests(&house, ADA).last().unwrap(), &["four"]);
        assert_eq!(digests(&house, BOB).last().unwrap(), &["four"]);
        assert_eq!(digest::report(&house.app, issue.id).await.unwrap().issue.state, IssueState::Finished);
    }

    async fn the_instant_alone_hear_and_the_others_read_it_in_their_digest(database: TestDatabase) {
        let house = open(database).await;
        house.push(&["one", "two"]).await;
        let issue = break_news(&house, "one", Reach::Instant).await;
        assert_eq!(planned(&house, &issue).await, 1);
        house.deliver_all().await;
        assert_eq!(digests(&house, BOB), [["one"]]);
        assert!(digests(&house, ADA).is_empty());
        a_little_later(&house).await;
        morning(&house, 2).await;
        assert_eq!(digests(&house, ADA), [["one", "two"]]);
        assert_eq!(digests(&house, BOB), [["one"], ["two"]]);
        // The rest may still hear of an article that the instant readers have, but nobody twice.
        house.push(&["three"]).await;
        break_news(&house, "three", Reach::Instant).await;
        house.deliver_all().await;
        let to_all = break_news(&house, "three", Reach::All).await;
        assert_eq!(planned(&house, &to_all).await, 1);
        house.deliver_all().await;
        a_little_later(&house).await;
        morning(&house, 3).await;
        assert_eq!(digests(&house, ADA), [vec!["one", "two"], vec!["three"]]);
        assert_eq!(digests(&house, BOB), [["one"], ["two"], ["three"]]);
    }

    async fn only_those_hear_whose_topics_cover_it_and_who_have_not_read_it(database: TestDatabase) {
        let house = open(database).await;
        let sport = Wish { topics: vec!["sport".to_owned()], ..wish(CYD) };
        house.subscribe_to(LIST, sport).await;
        house.push_articles(vec![article("one", &["City"])]).await;
        a_little_later(&house).await;
        morning(&house, 2).await;
        assert_eq!((digests(&house, ADA).len(), digests(&house, BOB).len()), (1, 1));
        // Ada and Bob have it, Cyd does not want it.
        let issue = break_news(&house, "one", Reach::All).await;
        let report = digest::report(&house.app, issue.id).await.unwrap();
        assert_eq!((report.issue.state, report.issue.planned_count), (IssueState::Skipped, 0));
        house.push_articles(vec![article("two", &["Sport"])]).await;
        let issue = break_news(&house, "two", Reach::All).await;
        assert_eq!(planned(&house, &issue).await, 3);
        house.deliver_all().await;
        assert_eq!(digests(&house, CYD), [["two"]]);
    }

    async fn what_did_not_arrive_apart_comes_with_the_digest(database: TestDatabase) {
        let mut house = open(database).await;
        house.push(&["one", "two"]).await;
        house.stop_sink();
        let issue = break_news(&house, "two", Reach::All).await;
        house.morning_of_march(2);
        digest::plan_due_issues(&house.app).await.unwrap();
        house.restart_sink().await;
        house.deliver_all().await;
        assert_eq!(digests(&house, ADA), [["one", "two"]]);
        let counts = digest::report(&house.app, issue.id).await.unwrap().deliveries;
        let expired = counts.iter().find(|one| one.state == DeliveryState::Expired);
        assert!(expired.is_some_and(|one| one.count >= 1), "{counts:?}");
    }

    async fn an_article_is_sent_apart_once_and_only_if_it_may_be_mailed(database: TestDatabase) {
        let house = open(database).await;
        house.push(&["one"]).await;
        break_news(&house, "one", Reach::All).await;
        for reach in [Reach::All, Reach::Instant] {
            let again = digest::make_breaking(&house.app, &BY, LIST, named("one"), reach).await;
            let Err(IssueError::Refused(wrong)) = again else {
                panic!("not refused: {again:?}")
            };
            assert!(wrong[0].message.contains("was sent apart before"), "{wrong:?}");
        }
        house.deliver_all().await;
        assert_eq!(digests(&house, ADA), [["one"]]);
        let unknown = digest::make_breaking(&house.app, &BY, LIST, ArticleName::Number(9_999), Reach::All).await;
        assert!(matches!(unknown, Err(IssueError::Refused(_))), "{unknown:?}");
        house.run_sql("UPDATE articles SET standing = 'back_catalogue', number = NULL, released_at = NULL").unwrap();
        let old = digest::make_breaking(&house.app, &BY, LIST, named("one"), Reach::All).await;
        assert!(matches!(old, Err(IssueError::Refused(_))), "{old:?}");
    }

    async fn a_list_without_instant_readers_says_so(database: TestDatabase) {
        let house = House::open(database).await;
        house.push(&["one"]).await;
        let refused = digest::make_breaking(&house.app, &BY, LIST, named("one"), Reach::Instant).await;
        assert!(matches!(refused, Err(IssueError::UnknownSchedule { .. })), "{refused:?}");
    }

    async fn a_held_digest_counts_and_carries_no_article_that_was_sent_apart(database: TestDatabase) {
        let house = open(database).await;
        house.push(&["one", "two"]).await;
        let held = digest::make_held(&house.app, &BY, LIST, None).await.unwrap();
        assert_eq!(digest::draft(&house.app, held.id).await.unwrap().readers, 1);
        for name in ["one", "two"] {
            break_news(&house, name, Reach::All).await;
        }
        house.deliver_all().await;
        assert_eq!(digest::draft(&house.app, held.id).await.unwrap().readers, 0);
        digest::approve(&house.app, &BY, held.id).await.unwrap();
        house.plan_and_deliver().await;
        assert_eq!(digests(&house, ADA), [["one"], ["two"]]);
    }
}
