//! `kill -9` at random moments: nobody is lost, and who gets a second copy was in flight.

use std::io::Write as _;
use std::time::Duration;

use crate::harness::database::both_databases;
use crate::harness::newsroom::{
    LIST, add_readers, api_key, assert_ledger_is_closed, bulk_address, count, open_list,
};
use crate::harness::server::Installation;
use crate::harness::smtp_sink::SmtpSink;

const READERS: usize = 5_000;
const KILLS: usize = 10;
const CONNECTIONS: usize = 4;
const WINDOW: usize = 16;
const SETTLE_BATCH: usize = 100;

/// What may be begun and not yet settled at one moment: a window for each connection, the outcomes
/// that wait for the settler, and the batch that it is writing.
const IN_FLIGHT: usize = CONNECTIONS * WINDOW + 2 * SETTLE_BATCH;

both_databases! {
    async fn ten_kills_lose_nobody_and_double_only_what_was_in_flight(database: TestDatabase) {
        let Some(sink) = SmtpSink::start("ten kills").await else { return };
        let mut installation = Installation::new(&database, &sink.url());
        for (key, value) in [
            ("smtp.connections", CONNECTIONS.to_string()),
            ("sending.window", WINDOW.to_string()),
            ("sending.settle_batch", SETTLE_BATCH.to_string()),
            ("sending.look_ahead", "200".to_owned()),
            ("sending.lease_seconds", "3".to_owned()),
            ("worker.heartbeat_seconds", "1".to_owned()),
            ("sending.in_doubt_wait_seconds", "1".to_owned()),
            ("sending.poll_milliseconds", "100".to_owned()),
            ("log.level", "info".to_owned()),
        ] {
            installation.set(key, &value);
        }
        open_list(&installation);
        add_readers(&database, READERS);
        let server = installation.serve().await;
        let key = api_key(&installation);
        let article = serde_json::json!({"list": LIST, "source": "site", "external_id": "1",
            "url": "https://daily-news.net/1", "title": "Article number 1"});
        server.browser().post_json_as(&key, "/api/v1/articles", &article).await.expect_status(200);
        let issue = installation.cli(&["issue", "send-now", LIST]);
        assert_eq!(issue["planned_count"], READERS);

        let mut server = Some(server);
        let mut under_way = 0;
        for kill in 0..KILLS {
            let before = sink.count();
            // Random, but not so late that nothing is left to interrupt.
            tokio::time::sleep(Duration::from_millis(chance() % 350)).await;
            while sink.count() == before && count(&database, "deliveries WHERE state = 'sending'") == 0
                && count(&database, "deliveries WHERE state IN ('queued', 'in_doubt')") > 0 {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            under_way += usize::from(count(&database, "deliveries WHERE state <> 'sent'") > 0);
            server.take().unwrap().kill();
            assert!(kill < KILLS);
            server = Some(installation.serve().await);
        }
        for _ in 0..1_200 {
            if count(&database, "issues WHERE state = 'finished'") == 1 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        server.take().unwrap().terminate(Duration::from_secs(15)).await;

        let kept = sink.kept_by_recipient();
        let lost = (1..=READERS).filter(|n| !kept.contains_key(&bulk_address(*n))).count();
        let copies: usize = kept.values().map(|copies| copies - 1).sum();
        let most = kept.values().max().copied().unwrap_or(0);
        let line = format!(
            "\n{KILLS} kills ({under_way} with deliveries under way) over {READERS} deliveries: {lost} lost, \
             {copies} second copies (at most {IN_FLIGHT} in flight at each kill), {most} copies at most\n"
        );
        std::io::stderr().write_all(line.as_bytes()).unwrap();
        assert_eq!(lost, 0);
        assert!(copies <= under_way * IN_FLIGHT, "{line}");
        assert_eq!(count(&database, "deliveries WHERE state = 'sent'"), i64::try_from(READERS).unwrap());
        assert_ledger_is_closed(&database);
        installation.close_the_books(&[]);
    }
}

fn chance() -> u64 {
    use std::hash::{BuildHasher as _, RandomState};
    RandomState::new().hash_one(0)
}
