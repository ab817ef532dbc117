//! Planning in chunks: nothing twice, nobody forgotten, and nothing sent before the last of them.

use std::time::Duration;

use postrider::domain::delivery::DeliveryState;
use postrider::domain::issue::{IssueState, PauseReason};
use postrider::services::digest::{self, IssueReport};

use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::house::BY;
use crate::harness::house::{House, LIST};
use crate::harness::sink::{Script, Step};

const ADA: &str = "ada@reader.example";

/// A house whose list has so many readers, planned a few at a time, and one article.
async fn house_with(database: TestDatabase, readers: usize, chunk: &str) -> House {
    let house = House::open_with(database, &[("POSTRIDER_DIGEST_PLAN_CHUNK", chunk)]).await;
    add_readers(&house, readers);
    house.push(&["one"]).await;
    house
}

fn add_readers(house: &House, readers: usize) {
    let sql = format!(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {readers}) \
         INSERT INTO subscribers (address, address_key, created_at) \
         SELECT 'r' || i || '@bulk.example', 'r' || i || '@bulk.example', 1 FROM n; \
         INSERT INTO subscriptions (list_id, subscriber_id, state, topics, created_at, changed_at, confirmed_at) \
         SELECT 1, id, 'active', CASE id % 3 WHEN 0 THEN '[\"city\"]' ELSE '[]' END, 1, 1, 1 \
         FROM subscribers WHERE address LIKE 'r%@bulk.example';"
    );
    house.run_sql(&sql).unwrap();
}

fn digests(house: &House) -> i64 {
    house.number("SELECT COUNT(*) FROM deliveries WHERE letter = 'digest'")
}

fn assert_adds_up(report: &IssueReport) {
    let sum: i64 = report.deliveries.iter().map(|one| one.count).sum();
    assert_eq!(sum, report.issue.planned_count, "{report:?}");
}

/// Plans an issue until about so many deliveries are written, then drops the planner.
async fn plan_some(house: &House, issue: i64, about: i64) {
    let app = std::sync::Arc::clone(&house.app);
    let planner = tokio::spawn(async move { digest::plan_out(&app, issue).await });
    while digests(house) < about {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    planner.abort();
    planner.await.ok();
    // The chunk that was under way is written or not, but not in part.
    tokio::time::sleep(Duration::from_millis(200)).await;
}

both_databases! {
    async fn every_reader_is_planned_once_whatever_the_chunk(database: TestDatabase) {
        let house = house_with(database, 100, "7").await;
        // Those who chose the city have no article, and the first chunks may hold nobody else.
        house.morning_of_march(2);
        let issue = digest::plan_due_issues(&house.app).await.unwrap().remove(0);
        let readers = house.number("SELECT COUNT(*) FROM subscriptions WHERE topics = '[]'");
        assert_eq!((issue.state, issue.planned_count), (IssueState::Sending, readers));
        assert_eq!(digests(&house), readers);
        assert_eq!(house.number("SELECT COUNT(*) FROM variants"), 1);
        assert_adds_up(&digest::report(&house.app, issue.id).await.unwrap());
    }

    async fn a_last_chunk_that_is_full_is_the_last_all_the_same(database: TestDatabase) {
        let house = house_with(database, 30, "10").await;
        house.morning_of_march(2);
        let issue = digest::plan_due_issues(&house.app).await.unwrap().remove(0);
        assert_eq!((issue.state, issue.planned_count), (IssueState::Sending, 20));
    }

    async fn two_planners_share_the_chunks_of_an_issue(database: TestDatabase) {
        let house = house_with(database, 600, "5").await;
        let second = house.second_app().await;
        house.morning_of_march(2);
        let (one, other) = tokio::join!(
            digest::plan_due_issues(&house.app),
            digest::plan_due_issues(&second)
        );
        assert_eq!(one.unwrap().len() + other.unwrap().len(), 1);
        assert_eq!(digests(&house), 400);
        assert_eq!(house.number("SELECT COUNT(DISTINCT subscriber_id) FROM deliveries"), 400);
        assert_eq!(house.number("SELECT planned_count FROM issues"), 400);
    }

    async fn an_issue_whose_planner_died_is_planned_to_its_end(database: TestDatabase) {
        let house = house_with(database, 600, "5").await;
        let issue = digest::make_now(&house.app, &BY, LIST, None).await.unwrap();
        plan_some(&house, issue.id, 20).await;
        let half = digest::report(&house.app, issue.id).await.unwrap();
        assert_eq!(half.issue.state, IssueState::Planning);
        assert!(half.issue.planned_count < 400, "it was planned before it could be stopped");
        assert_adds_up(&half);
        assert!(house.deliver_all().await.is_empty(), "half an issue was sent");
        let second = house.second_app().await;
        let planned = digest::plan_due_issues(&second).await.unwrap().remove(0);
        assert_eq!((planned.id, planned.state, planned.planned_count), (issue.id, IssueState::Sending, 400));
        assert_eq!(house.number("SELECT COUNT(DISTINCT subscriber_id) FROM deliveries"), 400);
        assert_eq!(house.deliver_all().await.len(), 400);
    }

    async fn who_confirms_after_an_issue_was_made_is_not_in_it(database: TestDatabase) {
        let house = house_with(database, 3, "1").await;
        let issue = digest::make_now(&house.app, &BY, LIST, None).await.unwrap();
        house.advance(60);
        house.subscribe(ADA).await;
        digest::plan_due_issues(&house.app).await.unwrap();
        house.deliver_all().await;
        let report = digest::report(&house.app, issue.id).await.unwrap();
        assert_eq!((report.issue.state, report.issue.planned_count), (IssueState::Finished, 2));
        assert!(house.digests_for(ADA).is_empty());
        house.push(&["two"]).await;
        house.morning_of_march(2);
        house.plan_and_deliver().await;
        assert_eq!(house.digests_for(ADA).len(), 1);
    }

    async fn an_issue_can_be_paused_and_cancelled_while_it_is_planned(database: TestDatabase) {
        let house = house_with(database, 600, "5").await;
        let issue = digest::make_now(&house.app, &BY, LIST, None).await.unwrap();
        plan_some(&house, issue.id, 20).await;
        let paused = digest::pause(&house.app, &BY, issue.id).await.unwrap();
        assert_eq!(paused.issue.pause_reason, Some(PauseReason::Operator));
        assert!(digest::plan_due_issues(&house.app).await.unwrap().is_empty());
        let resumed = digest::resume(&house.app, &BY, issue.id).await.unwrap();
        assert_eq!((resumed.issue.state, resumed.issue.pause_reason), (IssueState::Planning, None));
        plan_some(&house, issue.id, digests(&house) + 20).await;
        let cancelled = digest::cancel(&house.app, &BY, issue.id).await.unwrap();
        assert_eq!(cancelled.issue.state, IssueState::Cancelled);
        assert!(cancelled.deliveries.iter().all(|one| one.state == DeliveryState::Cancelled));
        assert_adds_up(&cancelled);
        assert!(digest::plan_due_issues(&house.app).await.unwrap().is_empty());
        assert!(house.deliver_all().await.is_empty());
    }

    async fn who_leaves_while_an_issue_is_planned_gets_nothing(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_DIGEST_PLAN_CHUNK", "5")]).await;
        house.subscribe(ADA).await;
        add_readers(&house, 600);
        house.push(&["one"]).await;
        let token = house.leave_token(ADA);
        let issue = digest::make_now(&house.app, &BY, LIST, None).await.unwrap();
        plan_some(&house, issue.id, 20).await;
        postrider::services::unsubscribe::leave(
            &house.app,
            &token,
            postrider::services::unsubscribe::Scope::ThisList,
            postrider::domain::consent::Method::OneClick,
            crate::harness::house::evidence(),
        )
        .await
        .unwrap();
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Cancelled);
        digest::plan_due_issues(&house.app).await.unwrap();
        house.deliver_all().await;
        assert!(house.digests_for(ADA).is_empty());
    }

    async fn an_issue_past_its_age_waits_for_an_operator(database: TestDatabase) {
        let house = house_with(database, 3, "100").await;
        house.subscribe(ADA).await;
        house.sink().script(ADA, Script::reply(Step::Rcpt, "450 4.2.1 Later"));
        let issue = digest::send_now(&house.app, &BY, LIST, None).await.unwrap().issue;
        // Only Ada's letter is tried.
        let mut due = house.look().await;
        due.retain(|one| one.recipient.as_str() == ADA);
        let begun = house.begin(&due).await;
        house.send_and_settle(begun).await;

        house.advance(24 * 3_600 - 60);
        assert!(digest::pause_too_old(&house.app).await.unwrap().is_empty());
        house.advance(120);
        assert_eq!(digest::pause_too_old(&house.app).await.unwrap(), [issue.id]);
        let report = digest::report(&house.app, issue.id).await.unwrap();
        assert_eq!((report.issue.state, report.issue.pause_reason), (IssueState::Paused, Some(PauseReason::TooOld)));
        assert!(report.remedy.unwrap().contains("cancel"));
        assert!(house.deliver_all().await.is_empty());

        digest::resume(&house.app, &BY, issue.id).await.unwrap();
        assert!(digest::pause_too_old(&house.app).await.unwrap().is_empty(), "it is young again");
        house.sink().script(ADA, Script::accept());
        assert_eq!(house.deliver_all().await.len(), 3);
        let report = digest::report(&house.app, issue.id).await.unwrap();
        assert_eq!(report.issue.state, IssueState::Finished);
    }

    async fn letters_that_were_tried_do_not_make_an_issue_wait(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.push(&["one"]).await;
        house.sink().script(ADA, Script::reply(Step::Rcpt, "450 4.2.1 Later"));
        digest::send_now(&house.app, &BY, LIST, None).await.unwrap();
        house.deliver_all().await;
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Deferred);
        house.advance(30 * 3_600);
        assert!(digest::pause_too_old(&house.app).await.unwrap().is_empty());
    }

    async fn an_issue_that_took_days_to_plan_waits_for_an_operator(database: TestDatabase) {
        let house = house_with(database, 3, "100").await;
        let issue = digest::make_now(&house.app, &BY, LIST, None).await.unwrap();
        house.advance(25 * 3_600);
        // The slot that fell due meanwhile has nothing new.
        let planned = digest::plan_due_issues(&house.app).await.unwrap();
        let planned = planned.iter().find(|one| one.id == issue.id).unwrap();
        assert_eq!((planned.state, planned.pause_reason), (IssueState::Paused, Some(PauseReason::TooOld)));
        assert!(house.deliver_all().await.is_empty());
        let resumed = digest::resume(&house.app, &BY, issue.id).await.unwrap();
        assert_eq!(resumed.issue.state, IssueState::Sending);
        assert_eq!(house.deliver_all().await.len(), 2);
    }

    async fn a_failing_template_or_an_operator_is_named_as_the_reason(database: TestDatabase) {
        let house = house_with(database, 3, "100").await;
        let issue = digest::send_now(&house.app, &BY, LIST, None).await.unwrap().issue;
        let note = Some("subject.txt, line 1".to_owned());
        digest::pause_because(&house.app, issue.id, PauseReason::Template, note).await.unwrap();
        let again = digest::pause(&house.app, &BY, issue.id).await.unwrap().issue;
        assert_eq!(again.pause_reason, Some(PauseReason::Template), "the first reason stays");
        assert_eq!(again.pause_note.as_deref(), Some("subject.txt, line 1"));
        let resumed = digest::resume(&house.app, &BY, issue.id).await.unwrap().issue;
        assert_eq!((resumed.pause_reason, resumed.pause_note), (None, None));
    }
}
