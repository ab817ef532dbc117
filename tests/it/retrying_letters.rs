//! Another attempt at letters that ended without being accepted: it reaches who can be reached, and nobody twice.

use std::collections::BTreeMap;

use postrider::domain::consent::Method;
use postrider::domain::delivery::DeliveryState;
use postrider::domain::issue::IssueState;
use postrider::domain::subscription::SubscriptionState;
use postrider::services::digest::{self, IssueError, Resolution, Retried, Retry};
use postrider::services::subscribers;
use postrider::services::unsubscribe::{self, Scope};

use crate::harness::database::both_databases;
use crate::harness::house::BY;
use crate::harness::house::{House, LIST, evidence, titles};
use crate::harness::sink::{Action, Script, Step};

const ADA: &str = "ada@reader.example";
const BOB: &str = "bob@reader.example";
const CYD: &str = "cyd@reader.example";

/// Sends an issue with one article to everybody.
async fn issue_of(house: &House, article: &str) -> i64 {
    house.push(&[article]).await;
    let issue = digest::send_now(&house.app, &BY, LIST, None)
        .await
        .unwrap()
        .issue;
    house.deliver_all().await;
    issue.id
}

fn refuse(house: &House, reader: &str, line: &str) {
    house
        .sink()
        .script(reader, Script::reply(Step::Rcpt, line).times(1));
}

async fn retry_all(house: &House, issue: i64, state: DeliveryState) -> Retried {
    digest::retry(&house.app, &BY, issue, Retry::All(state))
        .await
        .unwrap()
}

fn left(retried: &Retried) -> BTreeMap<&'static str, usize> {
    retried.left.clone()
}

/// The articles of all digests that a reader was brought, in the order of their letters.
fn brought(house: &House, reader: &str) -> Vec<String> {
    house.digests_for(reader).iter().flat_map(titles).collect()
}

async fn state(house: &House, issue: i64) -> IssueState {
    digest::report(&house.app, issue).await.unwrap().issue.state
}

both_databases! {
    async fn a_refused_letter_is_tried_once_more_and_arrives_once(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.subscribe(BOB).await;
        refuse(&house, ADA, "550 5.1.1 No such mailbox");
        let issue = issue_of(&house, "one").await;
        let before = house.newest_delivery(ADA).await;
        assert_eq!(before.state, DeliveryState::Rejected);
        assert_eq!(state(&house, issue).await, IssueState::Finished);
        let retried = retry_all(&house, issue, DeliveryState::Rejected).await;
        assert_eq!((retried.queued, left(&retried), retried.has_more), (1, BTreeMap::new(), false));
        assert_eq!(state(&house, issue).await, IssueState::Sending);
        let again = digest::retry(&house.app, &BY, issue, Retry::These(vec![before.id])).await.unwrap();
        assert_eq!((again.queued, left(&again)), (0, [("not_in_vain", 1)].into()));
        house.deliver_all().await;
        let after = house.newest_delivery(ADA).await;
        assert_eq!((after.id, after.state, after.attempts), (before.id, DeliveryState::Sent, 2));
        assert_eq!(after.dated_at, before.dated_at, "it is the letter that it was");
        assert_eq!(state(&house, issue).await, IssueState::Finished);
        let report = digest::report(&house.app, issue).await.unwrap();
        let counted: i64 = report.deliveries.iter().map(|one| one.count).sum();
        assert_eq!(counted, report.issue.planned_count);
        assert_eq!(house.number("SELECT COUNT(*) FROM owed"), 0);
        // The next issue brings what is new, to her as well.
        house.push(&["two"]).await;
        house.morning_of_march(3);
        house.plan_and_deliver().await;
        assert_eq!(brought(&house, ADA), ["one", "two"]);
        assert_eq!(brought(&house, BOB), ["one", "two"]);
    }

    async fn what_a_later_issue_brought_is_not_sent_again(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        refuse(&house, ADA, "554 5.7.1 Not today");
        let issue = issue_of(&house, "one").await;
        house.push(&["two"]).await;
        house.morning_of_march(3);
        house.plan_and_deliver().await;
        assert_eq!(brought(&house, ADA).len(), 2, "what she was owed came with the next issue");
        let retried = retry_all(&house, issue, DeliveryState::Rejected).await;
        assert_eq!((retried.queued, left(&retried)), (0, [("planned_again", 1)].into()));
        assert_eq!(state(&house, issue).await, IssueState::Finished);
        house.deliver_all().await;
        assert_eq!(brought(&house, ADA).len(), 2);
    }

    async fn each_batch_of_a_retry_has_its_line_with_what_it_put_back(database: TestDatabase) {
        let house = House::open(database).await;
        for reader in [ADA, BOB] {
            house.subscribe(reader).await;
            refuse(&house, reader, "554 5.7.1 Not today");
        }
        let issue = issue_of(&house, "one").await;
        let lines = |like: &str| {
            let lines = "SELECT COUNT(*) FROM audit_log WHERE action = 'issue.retry' AND actor_kind = 'command_line' AND detail LIKE";
            house.number(&format!("{lines} '%{like}%'"))
        };
        // Nobody has a number below 1, so that the two letters come to lie in two batches of two hundred.
        let mut ids: Vec<i64> = (-198..=0).collect();
        ids.extend([house.newest_delivery(ADA).await.id, house.newest_delivery(BOB).await.id]);
        let retried = digest::retry(&house.app, &BY, issue, Retry::These(ids.clone())).await.unwrap();
        assert_eq!(retried.queued, 2);
        assert_eq!((lines("\"queued\":1"), lines("\"deliveries\":201")), (2, 2));
        // What puts nothing back leaves one line, however many batches it takes.
        let again = digest::retry(&house.app, &BY, issue, Retry::These(ids)).await.unwrap();
        assert_eq!(again.queued, 0);
        assert_eq!((lines("\"queued\":0"), lines("\"queued\"")), (1, 3));
        house.deliver_all().await;
    }

    async fn a_retry_and_a_planner_that_race_bring_each_article_once(database: TestDatabase) {
        let house = House::open(database).await;
        let second = house.second_app().await;
        house.subscribe(ADA).await;
        for day in 3..9 {
            let name = format!("old{day}");
            refuse(&house, ADA, "554 5.7.1 Not today");
            let issue = issue_of(&house, &name).await;
            house.push(&[&format!("new{day}")]).await;
            house.morning_of_march(day);
            let (retried, planned) = tokio::join!(
                digest::retry(&house.app, &BY, issue, Retry::All(DeliveryState::Rejected)),
                digest::plan_due_issues(&second)
            );
            retried.unwrap();
            planned.unwrap();
            house.deliver_all().await;
            let all = brought(&house, ADA);
            for name in [name, format!("new{day}")] {
                let copies = all.iter().filter(|title| **title == name).count();
                assert_eq!(copies, 1, "{name} of {all:?}");
            }
        }
        assert_eq!(house.number("SELECT COUNT(*) FROM issues WHERE ended_at IS NULL"), 0);
    }

    async fn who_may_have_got_it_who_left_and_who_is_suppressed_are_left_alone(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_SENDING_WHEN_IN_DOUBT", "hold")]).await;
        for reader in [ADA, BOB, CYD] {
            house.subscribe(reader).await;
        }
        house.sink().script(ADA, Script::at(Step::Dot, Action::Drop).times(1));
        refuse(&house, BOB, "554 5.7.1 Not today");
        refuse(&house, CYD, "554 5.7.1 Not today");
        let issue = issue_of(&house, "one").await;
        digest::resolve(&house.app, &BY, Some(issue), None, Resolution::GiveUp).await.unwrap();
        house.deliver_all().await;
        let token = house.leave_token(BOB);
        unsubscribe::leave(&house.app, &token, Scope::ThisList, Method::Page, evidence()).await.unwrap();
        assert_eq!(house.state(BOB).await, SubscriptionState::Unsubscribed);
        subscribers::suppress(&house.app, CYD, None).await.unwrap();
        let doubted = retry_all(&house, issue, DeliveryState::Cancelled).await;
        assert_eq!((doubted.queued, left(&doubted)), (0, [("in_doubt", 1)].into()));
        let refused = retry_all(&house, issue, DeliveryState::Rejected).await;
        assert_eq!(left(&refused), [("not_active", 1), ("suppressed", 1)].into());
        let sent = retry_all(&house, issue, DeliveryState::Sent).await;
        assert_eq!((sent.queued, left(&sent)), (0, BTreeMap::new()), "there is no such wish");
        assert_eq!(state(&house, issue).await, IssueState::Finished);
        let unknown = digest::retry(&house.app, &BY, 99, Retry::These(vec![1])).await;
        assert!(matches!(unknown, Err(IssueError::UnknownIssue(99))), "{unknown:?}");
    }

    async fn an_issue_that_was_cancelled_by_mistake_goes_on_for_those_who_are_chosen(database: TestDatabase) {
        let house = House::open(database).await;
        for reader in [ADA, BOB, CYD] {
            house.subscribe(reader).await;
        }
        house.push(&["one"]).await;
        let issue = digest::send_now(&house.app, &BY, LIST, None).await.unwrap().issue.id;
        let cancelled = digest::cancel(&house.app, &BY, issue).await.unwrap();
        assert_eq!(cancelled.issue.state, IssueState::Cancelled);
        let resumed = digest::resume(&house.app, &BY, issue).await;
        assert!(matches!(resumed, Err(IssueError::WrongState { .. })), "{resumed:?}");
        let hers = house.newest_delivery(ADA).await;
        let retried = digest::retry(&house.app, &BY, issue, Retry::These(vec![hers.id])).await.unwrap();
        assert_eq!(retried.queued, 1);
        house.deliver_all().await;
        assert_eq!(brought(&house, ADA), ["one"]);
        assert_eq!(brought(&house, BOB), Vec::<String>::new());
        let retried = retry_all(&house, issue, DeliveryState::Cancelled).await;
        assert_eq!(retried.queued, 2);
        house.deliver_all().await;
        assert_eq!(brought(&house, BOB), ["one"]);
        house.push(&["two"]).await;
        house.morning_of_march(3);
        house.plan_and_deliver().await;
        for reader in [ADA, BOB, CYD] {
            assert_eq!(brought(&house, reader), ["one", "two"], "{reader}");
        }
    }

    async fn an_issue_that_was_never_planned_has_nothing_to_try(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.push(&["one"]).await;
        let held = digest::make_held(&house.app, &BY, LIST, None).await.unwrap();
        for _ in ["held", "cancelled"] {
            let retried = digest::retry(&house.app, &BY, held.id, Retry::These(vec![1])).await;
            assert!(matches!(retried, Err(IssueError::WrongState { .. })), "{retried:?}");
            digest::cancel(&house.app, &BY, held.id).await.unwrap();
        }
    }

    async fn the_lifetime_of_a_letter_that_expired_counts_anew(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_SENDING_LIFETIME_HOURS", "1")]).await;
        house.subscribe(ADA).await;
        house.sink().script(ADA, Script::reply(Step::Rcpt, "451 4.3.0 Later").times(2));
        let issue = issue_of(&house, "one").await;
        house.advance(3 * 3_600);
        house.deliver_all().await;
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Expired);
        assert_eq!(retry_all(&house, issue, DeliveryState::Expired).await.queued, 1);
        house.deliver_all().await;
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Deferred);
        house.advance(2_500);
        house.deliver_all().await;
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Sent);
        assert_eq!(brought(&house, ADA), ["one"]);
        assert_eq!(state(&house, issue).await, IssueState::Finished);
    }

    async fn an_article_sent_apart_that_was_refused_is_brought_once(database: TestDatabase) {
        use postrider::domain::issue::Reach;
        use postrider::services::digest::ArticleName;
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.push(&["flash"]).await;
        let article = house.number("SELECT MAX(id) FROM articles");
        refuse(&house, ADA, "554 5.7.1 Not today");
        let issue = digest::make_breaking(&house.app, &BY, LIST, ArticleName::Number(article), Reach::All)
            .await
            .unwrap();
        digest::plan_out(&house.app, issue.id).await.unwrap();
        house.deliver_all().await;
        assert_eq!(retry_all(&house, issue.id, DeliveryState::Rejected).await.queued, 1);
        house.push(&["two"]).await;
        house.morning_of_march(3);
        house.plan_and_deliver().await;
        house.deliver_all().await;
        let mut all = brought(&house, ADA);
        all.sort();
        assert_eq!(all, ["flash", "two"]);
        assert_eq!(retry_all(&house, issue.id, DeliveryState::Rejected).await.queued, 0);
    }
}
