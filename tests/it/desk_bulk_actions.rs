//! Changes to many readers at once: counted first, confirmed by their number, carried out piece by piece, and taken back
//! as far as nobody has changed the same since.

use postrider::domain::actor::Actor;
use postrider::domain::bulk::{BulkKind, BulkState};
use postrider::domain::operator::Role;
use postrider::domain::search::Sought;
use postrider::domain::subscription::SubscriptionState;
use postrider::services::preferences::Change;
use postrider::services::signup::Wish;
use postrider::services::subscribers::bulk::{self, BulkAsk, BulkReport};
use postrider::services::subscribers::{self, Obstacle, PersonError};
use postrider::services::unsubscribe::{self, Scope};

use crate::harness::database::both_databases;
use crate::harness::house::{House, LIST, evidence, wish};

fn owner() -> Actor {
    Actor::Operator {
        id: 1,
        name: "Olga Owner".into(),
        role: Role::Owner,
        network: None,
    }
}

fn asking(kind: BulkKind, query: &str) -> BulkAsk {
    BulkAsk {
        kind,
        sought: Sought::of_query(query),
        topic: None,
        until: None,
        reason: Some("cleaning up".into()),
    }
}

/// Works as the timetable does, until there is nothing left.
async fn work(house: &House) -> usize {
    let mut calls = 0;
    while bulk::work(&house.app).await.unwrap() > 0 {
        calls += 1;
    }
    calls
}

async fn done(house: &House, ask: BulkAsk) -> BulkReport {
    let report = bulk::ask(&house.app, &owner(), ask).await.unwrap();
    work(house).await;
    let counted = bulk::show(&house.app, report.id).await.unwrap();
    assert_eq!(counted.state, BulkState::Ready);
    bulk::confirm(&house.app, &owner(), report.id, counted.counted)
        .await
        .unwrap();
    work(house).await;
    let report = bulk::show(&house.app, report.id).await.unwrap();
    assert_eq!(
        (report.state, report.handled),
        (BulkState::Finished, report.counted)
    );
    report
}

async fn undone(house: &House, id: i64) -> BulkReport {
    bulk::undo(&house.app, &owner(), id).await.unwrap();
    work(house).await;
    let report = bulk::show(&house.app, id).await.unwrap();
    assert_eq!(report.state, BulkState::Undone);
    report
}

async fn states(house: &House, addresses: &[String]) -> Vec<&'static str> {
    let mut states = Vec::new();
    for address in addresses {
        let report = house.report(address).await;
        let one = report.subscriptions.iter().find(|one| one.list == LIST);
        states.push(one.expect("a subscription").subscription.state.as_str());
    }
    states
}

both_databases! {
    async fn many_readers_are_changed_once_their_number_was_confirmed_and_it_can_be_taken_back(database: TestDatabase) {
        let house = House::open(database).await;
        let app = &house.app;
        let mut readers: Vec<String> = (0..4).map(|n| format!("reader{n}@agency.example")).collect();
        for reader in &readers {
            house.subscribe_to(LIST, Wish { topics: vec!["city".into()], ..wish(reader) }).await;
        }
        house.subscribe("else@other.example").await;
        house.found_list("weekly").await;
        house.subscribe_to("weekly", wish(&readers[0])).await;

        // Nobody is changed before the number is confirmed, nor anybody who was not counted.
        let asked = bulk::ask(app, &owner(), asking(BulkKind::Unsubscribe, "domain=agency.example&list=harbour")).await.unwrap();
        work(&house).await;
        assert_eq!(states(&house, &readers).await, ["active"; 4]);
        let counted = bulk::show(app, asked.id).await.unwrap();
        assert_eq!((counted.state, counted.counted, counted.changed), (BulkState::Ready, 4, 0));
        let other = bulk::confirm(app, &owner(), asked.id, 5).await;
        assert!(matches!(other, Err(PersonError::Stands(Obstacle::OtherNumber))), "{other:?}");
        readers.push("late@agency.example".into());
        house.subscribe(&readers[4]).await;
        house.advance(60);
        bulk::confirm(app, &owner(), asked.id, 4).await.unwrap();
        let again = bulk::confirm(app, &owner(), asked.id, 4).await;
        assert!(matches!(again, Err(PersonError::Stands(Obstacle::Elsewhere))), "{again:?}");
        assert!(work(&house).await > 0);
        assert_eq!(states(&house, &readers).await, ["unsubscribed", "unsubscribed", "unsubscribed", "unsubscribed", "active"]);
        assert_eq!(house.state("else@other.example").await, SubscriptionState::Active);
        let first = house.report(&readers[0]).await;
        let weekly = first.subscriptions.iter().find(|one| one.list == "weekly").unwrap();
        assert_eq!(weekly.subscription.state, SubscriptionState::Active, "only the list that was searched");
        let proof = first.consents.last().unwrap();
        assert_eq!((proof.method.as_str(), proof.source.as_deref()), ("operator", Some("desk: Olga Owner")));

        // One comes back alone and leaves for good: undoing brings back the others.
        let token = house.leave_token(&readers[1]);
        house.advance(60);
        assert!(unsubscribe::undo(app, &token, evidence()).await.unwrap().unwrap().subscribed);
        house.advance(60);
        let method = postrider::domain::consent::Method::Page;
        unsubscribe::leave(app, &token, Scope::ThisList, method, evidence()).await.unwrap();
        subscribers::suppress_address(app, &owner(), &readers[2], None).await.unwrap();
        let report = undone(&house, asked.id).await;
        assert_eq!((report.changed, report.undone), (4, 2));
        assert_eq!(states(&house, &readers).await, ["active", "unsubscribed", "unsubscribed", "active", "active"]);
        let proof = house.report(&readers[0]).await.consents;
        assert_eq!(proof.last().unwrap().act.as_str(), "confirmed");

        // A pause, a topic and a suppression.
        let paused = done(&house, BulkAsk { until: Some("2026-03-20".into()), ..asking(BulkKind::Pause, "list=harbour&state=active") }).await;
        assert_eq!((paused.counted, paused.changed), (4, 4));
        assert_eq!(states(&house, &readers[3..]).await, ["paused", "paused"]);
        assert_eq!(undone(&house, paused.id).await.undone, 4);
        assert_eq!(states(&house, &readers[3..]).await, ["active", "active"]);

        let topic = done(&house, BulkAsk { topic: Some("sport".into()), ..asking(BulkKind::AddTopic, "list=harbour&state=active") }).await;
        assert_eq!((topic.counted, topic.changed), (4, 2), "whoever chose none gets every topic");
        let topics = |report: subscribers::SubscriberReport| report.subscriptions[0].subscription.topics.0.clone();
        assert_eq!(topics(house.report(&readers[0]).await), ["city", "sport"]);
        assert_eq!(undone(&house, topic.id).await.undone, 2);
        assert_eq!(topics(house.report(&readers[0]).await), ["city"]);

        let suppressed = done(&house, asking(BulkKind::Suppress, "q=%40agency.example")).await;
        assert_eq!((suppressed.counted, suppressed.changed), (5, 4), "one was suppressed before");
        assert!(house.report(&readers[4]).await.suppression.is_some());
        assert_eq!(undone(&house, suppressed.id).await.undone, 4);
        assert!(house.report(&readers[4]).await.suppression.is_none());
        assert!(house.report(&readers[2]).await.suppression.is_some());

        // After a week nothing can be taken back, and nobody remembers who it was about.
        let last = done(&house, asking(BulkKind::Suppress, "q=reader3")).await;
        house.advance(8 * 86_400);
        let late = bulk::undo(app, &owner(), last.id).await;
        assert!(matches!(late, Err(PersonError::Stands(Obstacle::TooLate))), "{late:?}");
        work(&house).await;
        assert_eq!(house.number("SELECT COUNT(*) FROM bulk_targets"), 0);
        assert_eq!(house.number("SELECT COUNT(*) FROM audit_log WHERE action = 'bulk.confirm'"), 5);
        assert_eq!(house.number("SELECT COUNT(*) FROM audit_log WHERE action = 'bulk.undo'"), 4);
    }

    async fn a_change_to_many_goes_on_where_it_stood_and_stops_where_it_is_told(database: TestDatabase) {
        let house = House::open(database).await;
        let app = &house.app;
        house.run_sql(
            "INSERT INTO subscribers (address, address_key, created_at) \
             SELECT 'r' || n || '@bulk.example', 'r' || n || '@bulk.example', 1 FROM \
             (WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 1250) SELECT n FROM c) x",
        ).unwrap();
        house.run_sql(
            "INSERT INTO subscriptions (list_id, subscriber_id, state, topics, created_at, changed_at, confirmed_at) \
             SELECT 1, id, 'active', '[]', 1, 1, 1 FROM subscribers WHERE address LIKE 'r%@bulk.example'",
        ).unwrap();
        let asked = bulk::ask(app, &owner(), asking(BulkKind::Pause, "list=harbour")).await.unwrap();
        assert_eq!((asked.state, asked.counted), (BulkState::Counting, 500), "the first piece is counted at once");
        // Another process goes on, as after a crash of the first.
        let second = house.second_app().await;
        while bulk::work(&second).await.unwrap() > 0 {}
        let counted = bulk::show(app, asked.id).await.unwrap();
        assert_eq!((counted.state, counted.counted), (BulkState::Ready, 1_250));
        bulk::confirm(app, &owner(), asked.id, 1_250).await.unwrap();
        for worker in [app, &second, app] {
            bulk::work(worker).await.unwrap();
        }
        let under_way = bulk::show(app, asked.id).await.unwrap();
        assert_eq!((under_way.state, under_way.handled, under_way.changed), (BulkState::Running, 300, 300));
        bulk::cancel(app, &owner(), asked.id).await.unwrap();
        assert_eq!(work(&house).await, 0);
        assert_eq!(house.number("SELECT COUNT(*) FROM subscriptions WHERE state = 'paused'"), 300);
        // What was done before it was stopped can be taken back.
        assert_eq!(undone(&house, asked.id).await.undone, 300);
        assert_eq!(house.number("SELECT COUNT(*) FROM subscriptions WHERE state = 'paused'"), 0);
        assert_eq!(house.number("SELECT COUNT(*) FROM happenings WHERE kind = 'brought_back'"), 300);

        // What cannot be meant is refused before anybody is counted.
        for (ask, field) in [
            (asking(BulkKind::AddTopic, "state=active"), "list"),
            (BulkAsk { topic: Some("chess".into()), ..asking(BulkKind::AddTopic, "list=harbour") }, "topic"),
            (BulkAsk { until: Some("2026-03-02".into()), ..asking(BulkKind::Pause, "") }, "until"),
            (asking(BulkKind::Pause, "list=none"), "list"),
        ] {
            match bulk::ask(app, &owner(), ask).await {
                Err(PersonError::Refused(wrong)) => assert_eq!(wrong[0].field, field),
                other => panic!("{other:?}"),
            }
        }
        let change = Change { name: Some(Some("Rosa Bulk".into())), ..Change::default() };
        let rosa = subscribers::number_of(app, "r7@bulk.example").await.unwrap().unwrap();
        subscribers::edit(app, &owner(), rosa, LIST, change).await.unwrap();
        // Who is forgotten is not named by what was searched for; what found them finds nobody from then on.
        let by_address = bulk::ask(app, &owner(), asking(BulkKind::Pause, "q=R8%40bulk.example&list=harbour")).await.unwrap();
        let of_others = bulk::ask(app, &owner(), asking(BulkKind::Pause, "q=r80%40bulk.example")).await.unwrap();
        let forgotten = subscribers::number_of(app, "r8@bulk.example").await.unwrap().unwrap();
        subscribers::erase(app, &owner(), forgotten, None).await.unwrap();
        let sought = async |id: i64| bulk::show(app, id).await.unwrap().sought;
        assert_eq!(sought(by_address.id).await, "q=erased%40erased.invalid&list=harbour");
        assert_eq!(sought(of_others.id).await, "q=r80%40bulk.example");
        assert_eq!(house.number("SELECT COUNT(*) FROM bulk_actions WHERE LOWER(sought) LIKE '%r8\\%40%' ESCAPE '\\'"), 0);
        // A name is looked for among everybody, however many there are.
        let by_name = bulk::ask(app, &owner(), asking(BulkKind::Pause, "q=rosa")).await.unwrap();
        while bulk::work(app).await.unwrap() > 0 {}
        assert_eq!(bulk::show(app, by_name.id).await.unwrap().counted, 1);
    }
}
