//! How editors keep a list: its name and sender, its topics in their order, its terms, its schedules.

use postrider::domain::address::EmailAddress;
use postrider::domain::editorial::ArticleOrder;
use postrider::domain::list::{ListState, Slug};
use postrider::domain::schedule::{ClockNote, ScheduleState};
use postrider::domain::version::Expected;
use postrider::services::digest::ScheduleEdit;
use postrider::services::editorial::{self, EditorialEdit};
use postrider::services::lists::{self, ListEdit, ListError, Move};
use postrider::services::{Change, Wrong, digest};

use crate::harness::database::both_databases;
use crate::harness::house::BY;
use crate::harness::house::{House, LIST, at, wish, wording};

const ADA: &str = "ada@reader.example";

fn fields(wrong: &[Wrong]) -> Vec<&str> {
    wrong.iter().map(|wrong| wrong.field).collect()
}

async fn topics(house: &House) -> Vec<String> {
    let all = lists::topics(&house.app, LIST).await.unwrap();
    all.into_iter().map(|topic| topic.slug).collect()
}

both_databases! {
    async fn a_list_is_changed_as_a_whole_or_not_at_all(database: TestDatabase) {
        let house = House::open(database).await;
        let before = lists::find(&house.app, LIST).await.unwrap();
        let wrong = ListEdit {
            name: Some("A new name".into()),
            from_name: Some("two\nlines".into()),
            language: Some("German".repeat(9)),
            time_zone: Some("Mars/Olympus".into()),
            postal_address: Some(" ".into()),
            privacy_url: Change::Set("javascript:alert(1)".into()),
            ..ListEdit::default()
        };
        let Err(ListError::Refused(wrong)) = lists::edit(&house.app, &BY, LIST, wrong).await else { panic!() };
        assert_eq!(fields(&wrong), ["from_name", "postal_address", "language", "time_zone", "privacy_url"]);
        assert_eq!(lists::find(&house.app, LIST).await.unwrap().name, before.name);
        let edit = ListEdit {
            name: Some(" The Harbour ".into()),
            from_address: Some(EmailAddress::parse_any("news@other.example").unwrap()),
            reply_to: Change::Set(EmailAddress::parse_any("desk@other.example").unwrap()),
            time_zone: Some("Europe/Zurich".into()),
            state: Some(ListState::Closed),
            ..ListEdit::default()
        };
        let after = lists::edit(&house.app, &BY, LIST, edit).await.unwrap();
        assert_eq!((after.name.as_str(), after.state), ("The Harbour", ListState::Closed));
        assert_eq!(after.reply_to.unwrap().to_string(), "desk@other.example");
        assert_eq!((after.list_id, after.slug), (before.list_id, before.slug), "what readers' filters hold stays");
        assert!(house.request(LIST, wish(ADA)).await.is_err(), "a closed list takes nobody");
        let unknown = ListEdit { relays: Some(vec!["nowhere".into()]), ..ListEdit::default() };
        assert!(matches!(lists::edit(&house.app, &BY, LIST, unknown).await, Err(ListError::UnknownRelay { .. })));
    }

    async fn topics_stand_in_the_order_that_editors_gave_them(database: TestDatabase) {
        let house = House::open(database).await;
        assert_eq!(topics(&house).await, ["city", "sport"], "by name, before anybody gave them an order");
        lists::move_topic(&house.app, &BY, LIST, "sport", Move::Up).await.unwrap();
        lists::add_topic(&house.app, &BY, LIST, Slug::parse("arts").unwrap(), "Arts".into()).await.unwrap();
        assert_eq!(topics(&house).await, ["sport", "city", "arts"], "a new one comes last");
        lists::move_topic(&house.app, &BY, LIST, "arts", Move::Down).await.unwrap();
        lists::order_topics(&house.app, &BY, LIST, vec!["arts".into()], Expected::Anything).await.unwrap();
        assert_eq!(topics(&house).await, ["arts", "sport", "city"]);
        // Letters that are ordered by topics follow it.
        let by_topics = EditorialEdit { article_order: Change::Set(ArticleOrder::Topics), ..EditorialEdit::default() };
        editorial::edit(&house.app, &BY, LIST, by_topics).await.unwrap();
        house.subscribe(ADA).await;
        let article = crate::harness::house::article;
        house.push_articles(vec![article("city", &["City"]), article("sport", &["Sport"]), article("arts", &["Arts"])]).await;
        house.morning_of_march(2);
        house.plan_and_deliver().await;
        let letters = house.digests_for(ADA);
        assert_eq!(crate::harness::house::titles(&letters[0]), ["arts", "sport", "city"]);
        // One that somebody has chosen stays; the others can be given up, with their rules.
        let mut choosy = wish("bob@reader.example");
        choosy.topics = vec!["sport".into()];
        house.subscribe_to(LIST, choosy).await;
        let kept = lists::remove_topic(&house.app, &BY, LIST, "sport", Expected::Anything).await;
        assert!(matches!(kept, Err(ListError::TopicChosen)), "{kept:?}");
        lists::remove_topic(&house.app, &BY, LIST, "arts", Expected::Anything).await.unwrap();
        lists::rename_topic(&house.app, &BY, LIST, ("city", "Town"), Expected::Anything).await.unwrap();
        let kept = lists::topics(&house.app, LIST).await.unwrap();
        assert_eq!(kept.iter().map(|topic| topic.name.as_str()).collect::<Vec<_>>(), ["Sport", "Town"]);
        assert!(lists::rename_topic(&house.app, &BY, LIST, ("opera", "Opera"), Expected::Anything).await.is_err());
    }

    async fn each_version_of_the_terms_says_how_many_confirmed_it(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.sign_up("never@reader.example").await;
        let mut second = wording();
        second.body = "We keep your address a little longer.".into();
        lists::publish_terms(&house.app, &BY, LIST, second).await.unwrap();
        let reports = lists::terms_reports(&house.app, LIST).await.unwrap();
        let told: Vec<_> = reports.iter().map(|one| (one.terms.version, one.confirmed, one.is_more)).collect();
        assert_eq!(told, [(2, 0, false), (1, 1, false)], "the newest first; who only signed up has confirmed nothing");
        assert_ne!(reports[0].terms.wording_hash, reports[1].terms.wording_hash);
    }

    async fn a_schedule_is_given_another_time_and_shows_what_the_clocks_do(database: TestDatabase) {
        let house = House::open(database).await;
        let runs = digest::next_runs(&house.app, "30 2 * * SUN", "Europe/Zurich").unwrap();
        let told: Vec<_> = runs.iter().map(|run| (run.at, run.note)).collect();
        assert_eq!(told, [
            (at("2026-03-08T01:30:00Z"), None),
            (at("2026-03-15T01:30:00Z"), None),
            (at("2026-03-22T01:30:00Z"), None),
            (at("2026-03-29T01:00:00Z"), Some(ClockNote::LostHour)),
            // The slot before was when the clocks had moved already.
            (at("2026-04-05T00:30:00Z"), None),
        ]);
        assert!(digest::next_runs(&house.app, "at noon", "Europe/Zurich").is_err());
        let daily = digest::schedules_of(&house.app, LIST).await.unwrap()[0].clone();
        let edit = |cron: &str, time_zone: &str| ScheduleEdit {
            cron: Some(cron.to_owned()),
            time_zone: Some(time_zone.to_owned()),
            ..ScheduleEdit::default()
        };
        let change = async |edit| digest::edit_schedule(&house.app, &BY, LIST, "daily", edit, Expected::Anything).await;
        let edited = change(edit("0 7 * * *", "Europe/Zurich")).await.unwrap().schedule;
        assert_eq!(edited.next_due_at, Some(at("2026-03-03T06:00:00Z")), "the next seven o'clock there");
        assert_eq!((edited.name, edited.through_number), (daily.name, daily.through_number));
        // All of a change is made or nothing.
        let half = ScheduleEdit { state: Some(ScheduleState::Paused), ..edit("0 6 30 2 *", "UTC") };
        assert!(change(half).await.is_err());
        let kept = digest::schedules_of(&house.app, LIST).await.unwrap()[0].clone();
        assert_eq!((kept.state, kept.cron.as_deref()), (ScheduleState::Active, Some("0 7 * * *")));
        // Nobody misses anything: what was released before the change comes at the new time.
        house.subscribe(ADA).await;
        house.push(&["one"]).await;
        house.advance(2 * 86_400);
        house.plan_and_deliver().await;
        assert_eq!(house.digests_for(ADA).len(), 1);
    }
}
