//! Which topics an article has: by the names of its sections, or by the rules of the list.

use postrider::domain::topic_rule::{RuleKind, TopicRule};
use postrider::services::topic_rules::{self, RuleError};

use crate::harness::database::both_databases;
use crate::harness::feed_server::Entry;
use crate::harness::house::BY;
use crate::harness::house::{House, LIST, article, titles, wish};
use crate::harness::reading::{RECENT, add, articles, document, poll, with_feeds};

const ADA: &str = "ada@reader.example";

fn rule(topic: &str, kind: RuleKind, value: &str) -> TopicRule {
    TopicRule {
        topic: topic.to_owned(),
        kind,
        value: value.to_owned(),
    }
}

async fn topics(house: &House, title: &str) -> Vec<String> {
    let all = articles(house).await;
    let one = all
        .into_iter()
        .find(|one| one.title == title)
        .expect("the article");
    one.topics.0
}

both_databases! {
    async fn without_rules_an_article_has_the_topics_that_it_names(database: TestDatabase) {
        let (house, _site) = with_feeds(database).await;
        house.push_articles(vec![article("one", &["City", "High Street"]), article("two", &[])]).await;
        assert_eq!(topics(&house, "Article one").await, ["city", "high-street"]);
        assert_eq!(topics(&house, "Article two").await, Vec::<String>::new());
        let kept = articles(&house).await;
        assert_eq!(kept[1].categories.0, ["City", "High Street"]);
    }

    async fn rules_say_which_articles_a_topic_is_about(database: TestDatabase) {
        let (house, site) = with_feeds(database).await;
        let mut derby = Entry::numbered(1, RECENT);
        derby.link = "https://news.example/sport/derby".into();
        derby.category = "Local".into();
        let mut council = Entry::numbered(2, RECENT);
        council.title = "Town council votes".into();
        site.publish("/feed", document(&[derby, council]));
        let id = add(&house, &site.url("/feed")).await.id;
        for one in [
            rule("sport", RuleKind::Url, "/sport/"),
            rule("city", RuleKind::Title, "council town"),
            rule("city", RuleKind::Feed, "cms"),
        ] {
            topic_rules::add(&house.app, &BY, LIST, one).await.unwrap();
        }
        poll(&house).await;
        assert_eq!(topics(&house, "Article number 1").await, ["local", "sport"]);
        assert_eq!(topics(&house, "Town council votes").await, ["city"]);
        postrider::services::ingest::push(&house.app, &BY, LIST, "cms", vec![article("three", &["Sport"])]).await.unwrap();
        assert_eq!(topics(&house, "Article three").await, ["city"], "a topic with rules follows them alone");
        // What an article's topics are is decided once.
        topic_rules::replace(&house.app, &BY, LIST, vec![rule("sport", RuleKind::Feed, &id.to_string())]).await.unwrap();
        let mut edited = Entry::numbered(2, RECENT);
        edited.title = "Town council votes again".into();
        site.publish("/feed", document(&[edited]));
        house.advance(900);
        poll(&house).await;
        assert_eq!(topics(&house, "Town council votes again").await, ["city"]);
    }

    async fn a_reader_of_a_topic_gets_what_its_rules_say(database: TestDatabase) {
        let (house, _site) = with_feeds(database).await;
        topic_rules::add(&house.app, &BY, LIST, rule("sport", RuleKind::Title, "Article two")).await.unwrap();
        let mut only_sport = wish(ADA);
        only_sport.topics = vec!["sport".to_owned()];
        house.subscribe_to(LIST, only_sport).await;
        house.push(&["one", "two"]).await;
        house.morning_of_march(2);
        house.plan_and_deliver().await;
        let digests: Vec<_> = house.digests_for(ADA).iter().map(titles).collect();
        assert_eq!(digests, [["two"]]);
    }

    async fn a_rule_that_cannot_hold_is_refused(database: TestDatabase) {
        let (house, _site) = with_feeds(database).await;
        let sport = rule("sport", RuleKind::Url, "/sport");
        let kept = topic_rules::add(&house.app, &BY, LIST, sport.clone()).await.unwrap();
        let again = topic_rules::add(&house.app, &BY, LIST, sport.clone()).await;
        assert!(matches!(again, Err(RuleError::Taken)));
        let unknown = topic_rules::add(&house.app, &BY, LIST, rule("opera", RuleKind::Url, "/opera")).await;
        assert!(matches!(unknown, Err(RuleError::UnknownTopic(_))));
        let wrong = topic_rules::replace(&house.app, &BY, LIST, vec![rule("city", RuleKind::Url, "sport")]).await;
        assert!(matches!(wrong, Err(RuleError::Value { .. })));
        assert_eq!(topic_rules::of_list(&house.app, LIST).await.unwrap().len(), 1, "nothing was half replaced");
        house.found_list("weekend").await;
        let elsewhere = topic_rules::remove(&house.app, &BY, "weekend", kept[0].id).await;
        assert!(matches!(elsewhere, Err(RuleError::UnknownRule(_))));
        assert!(topic_rules::remove(&house.app, &BY, LIST, kept[0].id).await.unwrap().is_empty());
    }
}
