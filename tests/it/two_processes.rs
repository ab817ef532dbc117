//! Several processes on one PostgreSQL: each slot is planned once, each delivery is sent once.

use std::time::Duration;

use crate::harness::database::TestDatabase;
use crate::harness::newsroom::{
    LIST, add_readers, api_key, assert_ledger_is_closed, bulk_address, count, execute, open_list,
};
use crate::harness::server::Installation;
use crate::harness::sink::Sink;

const READERS: usize = 400;
const SLOTS: usize = 5;

#[tokio::test]
async fn two_processes_plan_each_slot_once_and_send_each_delivery_once() {
    let Some(database) = TestDatabase::postgres("two processes") else {
        return;
    };
    let sink = Sink::start().await;
    let mut installation = Installation::new(&database, &sink.url());
    installation.set("sending.poll_milliseconds", "100");
    installation.set("sending.look_ahead", "50");
    installation.set("log.level", "info");
    open_list(&installation);
    installation.cli(&["schedule", "add", LIST, "monthly", "0 3 1 * *"]);
    add_readers(&database, READERS);
    // Half of them at either cadence.
    execute(
        &database,
        "UPDATE subscriptions SET cadence = 'monthly' WHERE id % 2 = 0",
    );
    let first = installation.serve().await;
    let second = installation.serve_beside().await;
    let key = api_key(&installation);
    for slot in 1..=SLOTS {
        let article = serde_json::json!({"list": LIST, "source": "site", "external_id": slot.to_string(),
            "url": format!("https://daily-news.net/{slot}"), "title": format!("Article number {slot}")});
        first
            .browser()
            .post_json_as(&key, "/api/v1/articles", &article)
            .await
            .expect_status(200);
        // Both schedules fall due at this moment, for both processes.
        execute(
            &database,
            "UPDATE schedules SET next_due_at = (EXTRACT(EPOCH FROM now()) * 1000000)::bigint - 1000000",
        );
        let expected = i64::try_from(slot * 2).unwrap();
        for _ in 0..600 {
            if count(&database, "issues WHERE state = 'finished'") == expected {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        assert_eq!(
            count(&database, "issues"),
            expected,
            "slot {slot} was planned more than once, or not at all"
        );
        assert_eq!(
            count(&database, "issues WHERE state = 'finished'"),
            expected
        );
    }
    let kept = sink.kept_by_recipient();
    for n in 1..=READERS {
        assert_eq!(
            kept.get(&bulk_address(n)),
            Some(&SLOTS),
            "{}",
            bulk_address(n)
        );
    }
    let both_sent = count(&database, "workers");
    assert_eq!(both_sent, 2, "two workers are alive");
    first.terminate(Duration::from_secs(15)).await;
    second.terminate(Duration::from_secs(15)).await;
    assert_ledger_is_closed(&database);
    installation.close_the_books(&sink.messages());
}
