//! A restored backup, or a clone beside its original: held, and nothing sent, until an operator says so.

use std::time::Duration;

use postrider::domain::issue::{IssueState, PauseReason};
use postrider::services::digest::{self, IssueError};
use postrider::services::instance::{self, OpenIssues};
use postrider::services::{health, unsubscribe};

use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::house::BY;
use crate::harness::house::{House, LIST, evidence};
use crate::harness::newsroom::{self, add_readers, api_key, count, open_list};
use crate::harness::server::Installation;
use crate::harness::sink::Sink;

const ADA: &str = "ada@reader.example";

/// What a restored backup looks like from inside: the ledger counts fewer heartbeats than it did.
fn go_back(house: &House) {
    house
        .run_sql("UPDATE instance SET beats = beats - 5")
        .unwrap();
}

async fn house_with_beats(database: TestDatabase) -> House {
    let house = House::open(database).await;
    house.subscribe(ADA).await;
    house.push(&["one"]).await;
    for _ in 0..10 {
        instance::beat(&house.app).await.unwrap();
        house.advance(5);
    }
    house
}

both_databases! {
    async fn heartbeats_and_restarts_hold_nothing(database: TestDatabase) {
        let house = house_with_beats(database).await;
        let second = house.second_app().await;
        for _ in 0..5 {
            instance::beat(&second).await.unwrap();
            instance::beat(&house.app).await.unwrap();
        }
        // A clock that is set back is no older copy.
        house.advance(-7 * 86_400);
        instance::beat(&house.app).await.unwrap();
        assert!(instance::may_send(&house.app) && instance::may_send(&second));
        let standing = instance::standing(&house.app).await.unwrap();
        assert_eq!(standing.outside.unwrap().beats, standing.instance.beats);
        assert_eq!(instance::release(&house.app, &BY, OpenIssues::GoOn).await.unwrap(), None);
    }

    async fn an_older_copy_is_held_from_its_first_moment(database: TestDatabase) {
        let house = house_with_beats(database).await;
        let token = house.leave_token(ADA);
        go_back(&house);
        let restored = house.second_app().await;
        assert!(!instance::may_send(&restored), "before any heartbeat");
        house.morning_of_march(2);
        assert!(digest::plan_due_issues(&restored).await.unwrap().is_empty());
        assert_eq!(house.number("SELECT COUNT(*) FROM issues"), 0);
        let refused = digest::send_now(&restored, &BY, LIST, None).await.unwrap_err();
        assert!(matches!(&refused, IssueError::Held(reason) if reason.contains("older copy")), "{refused}");
        let checks = health::ready(&restored).await.checks;
        assert!(checks.iter().any(|check| check.name == "ledger" && check.detail.contains("held")));

        // Its heartbeats count nothing, and the process that was there before learns of it.
        instance::beat(&restored).await.unwrap();
        instance::beat(&house.app).await.unwrap();
        assert!(!instance::may_send(&house.app));

        // Sign-ups and wishes to leave are taken.
        house.sign_up("bob@reader.example").await;
        unsubscribe::leave(&restored, &token, unsubscribe::Scope::ThisList,
            postrider::domain::consent::Method::OneClick, evidence()).await.unwrap();
        assert_eq!(house.number("SELECT COUNT(*) FROM consents WHERE act = 'withdrawn'"), 1);
    }

    async fn a_released_ledger_goes_on_and_stays_free(database: TestDatabase) {
        let house = house_with_beats(database).await;
        go_back(&house);
        let restored = house.second_app().await;
        house.morning_of_march(2);
        assert_eq!(instance::release(&restored, &BY, OpenIssues::GoOn).await.unwrap(), Some(vec![]));
        assert!(instance::may_send(&restored));
        instance::beat(&restored).await.unwrap();
        instance::beat(&house.app).await.unwrap();
        assert!(instance::may_send(&house.app));
        assert!(instance::may_send(&*house.second_app().await));
        let issue = digest::plan_due_issues(&restored).await.unwrap().remove(0);
        assert_eq!(issue.state, IssueState::Sending);
    }

    async fn a_release_can_pause_or_cancel_what_was_open(database: TestDatabase) {
        let house = house_with_beats(database).await;
        let issue = digest::send_now(&house.app, &BY, LIST, None).await.unwrap().issue;
        go_back(&house);
        let restored = house.second_app().await;
        let paused = instance::release(&restored, &BY, OpenIssues::Pause).await.unwrap();
        assert_eq!(paused, Some(vec![issue.id]));
        let report = digest::report(&restored, issue.id).await.unwrap();
        assert_eq!(report.issue.pause_reason, Some(PauseReason::Restored));
        assert!(house.deliver_all().await.is_empty());

        go_back(&house);
        let restored = house.second_app().await;
        let cancelled = instance::release(&restored, &BY, OpenIssues::Cancel).await.unwrap();
        assert_eq!(cancelled, Some(vec![issue.id]));
        assert!(house.deliver_all().await.is_empty());
        let report = digest::report(&restored, issue.id).await.unwrap();
        assert_eq!(report.issue.state, IssueState::Cancelled);
        assert_eq!(house.number("SELECT COUNT(*) FROM deliveries WHERE state = 'cancelled'"), 1);
    }

    async fn the_file_of_another_ledger_says_nothing_and_is_replaced(database: TestDatabase) {
        let house = house_with_beats(database).await;
        let file = house.path("spool").join("last-beat");
        std::fs::write(&file, "another-ledger 999999 1\n").unwrap();
        instance::beat(&house.app).await.unwrap();
        assert!(instance::may_send(&house.app));
        assert!(!std::fs::read_to_string(&file).unwrap().contains("another"));
        for spoilt in ["", "half a", "\u{0}\u{0}\u{0}"] {
            std::fs::write(&file, spoilt).unwrap();
            instance::beat(&house.app).await.unwrap();
            assert!(instance::may_send(&house.app), "{spoilt:?}");
        }
    }
}

#[tokio::test]
async fn a_backup_that_is_put_back_sends_nothing_until_it_is_released() {
    let database = TestDatabase::sqlite();
    let sink = Sink::start().await;
    let mut installation = Installation::new(&database, &sink.url());
    installation.set("worker.heartbeat_seconds", "1");
    open_list(&installation);
    add_readers(&database, 30);
    let server = installation.serve().await;
    let key = api_key(&installation);
    let article = serde_json::json!({"list": newsroom::LIST, "source": "site", "external_id": "1",
        "url": "https://daily-news.net/1", "title": "Article number 1"});
    server
        .browser()
        .post_json_as(&key, "/api/v1/articles", &article)
        .await
        .expect_status(200);
    let beats = || count(&database, "instance WHERE beats >= 2");
    until(|| beats() == 1).await;
    server.terminate(Duration::from_secs(15)).await;

    // The backup is made with an issue planned and not sent; the original goes on and sends it.
    installation.cli(&["issue", "send-now", newsroom::LIST]);
    let path = database.url().replace("sqlite://", "");
    newsroom::execute(
        &database,
        "VACUUM INTO 'backup.db'"
            .replace("backup.db", &format!("{path}.backup"))
            .as_str(),
    );
    let server = installation.serve().await;
    sink.wait_for(30, Duration::from_secs(30)).await;
    until(|| count(&database, "instance WHERE beats >= 4") == 1).await;
    server.terminate(Duration::from_secs(15)).await;

    for extension in ["-wal", "-shm"] {
        std::fs::remove_file(format!("{path}{extension}")).ok();
    }
    std::fs::copy(format!("{path}.backup"), &path).unwrap();
    let server = installation.serve().await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert_eq!(
        sink.messages().len(),
        30,
        "the restored issue was sent again"
    );
    assert_eq!(count(&database, "deliveries WHERE state = 'queued'"), 30);
    let shown = installation.cli(&["ledger", "show"]);
    assert!(
        shown["held_reason"]
            .as_str()
            .unwrap()
            .contains("older copy"),
        "{shown}"
    );
    assert_ne!(installation.cli_raw(&["check"]).code, Some(0));
    let ready = server.browser().get("/health/ready").await;
    assert!(ready.body.contains("held"), "{}", ready.body);
    assert!(installation.log().contains("the ledger is held"));

    let released = installation.cli(&["ledger", "release", "--cancel-open"]);
    assert_eq!(released["stopped_issues"], serde_json::json!([1]));
    until(|| count(&database, "deliveries WHERE state = 'cancelled'") == 30).await;
    installation.cli(&["ledger", "show"]);
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(sink.messages().len(), 30);
    assert_eq!(installation.cli_raw(&["check"]).code, Some(0));
    server.terminate(Duration::from_secs(15)).await;
    installation.close_the_books(&sink.messages());
}

async fn until(holds: impl Fn() -> bool) {
    for _ in 0..300 {
        if holds() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("it did not come about");
}
