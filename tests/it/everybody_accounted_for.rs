//! A large issue on a bad day: one in a hundred is refused, one in twenty put off twice, and the relay dies in
//! the middle for some seconds. Everybody is accounted for, by count at the relay and in the ledger.
//!
//! `scripts/fault-run` tells it with 100,000 readers.

use std::io::Write as _;
use std::time::Duration;

use tokio::time::Instant;

use crate::harness::database::both_databases;
use crate::harness::newsroom::{
    LIST, add_readers, assert_ledger_is_closed, bulk_address, count, open_list,
};
use crate::harness::server::Installation;
use crate::harness::sink::{Keep, Options, Script, Sink, Step};

/// How many readers, where not 10,000.
const READERS: &str = "POSTRIDER_TEST_FAULT_READERS";
const CONNECTIONS: usize = 8;
/// How long the relay stays dead.
const DEAD: Duration = Duration::from_secs(2);

fn is_refused(n: usize) -> bool {
    n % 100 == 7
}

fn is_put_off(n: usize) -> bool {
    n % 20 == 3
}

both_databases! {
    async fn everybody_is_accounted_for_when_some_are_refused_some_put_off_and_the_relay_dies(
        database: TestDatabase
    ) {
        let readers: usize = std::env::var(READERS).map_or(10_000, |n| n.parse().unwrap());
        let mut sink = Sink::start_with(Options { keep: Keep::Envelope, ..Options::default() }).await;
        for n in 1..=readers {
            if is_refused(n) {
                sink.script(&bulk_address(n), Script::reply(Step::Rcpt, "550 5.1.1 Nobody here"));
            } else if is_put_off(n) {
                sink.script(&bulk_address(n), Script::reply(Step::Rcpt, "450 4.2.1 Later").times(2));
            }
        }
        let mut installation = Installation::new(&database, &sink.url());
        for (key, value) in [
            ("smtp.connections", CONNECTIONS.to_string()),
            ("smtp.messages_per_connection", "1000".to_owned()),
            ("sending.retry_seconds", "1".to_owned()),
            ("sending.in_doubt_wait_seconds", "1".to_owned()),
            ("sending.relay_pause_seconds", "1".to_owned()),
            ("sending.poll_milliseconds", "100".to_owned()),
            ("log.level", "warn".to_owned()),
        ] {
            installation.set(key, &value);
        }
        open_list(&installation);
        add_readers(&database, readers);
        let file = installation.directory().join("article.json");
        std::fs::write(&file, r#"{"external_id": "1", "url": "https://daily-news.net/1", "title": "One"}"#).unwrap();
        installation.cli(&["article", "push", LIST, "--source", "site", &file.display().to_string()]);
        let server = installation.serve().await;
        installation.cli(&["issue", "send-now", LIST]);

        let began = Instant::now();
        let patience = Duration::from_secs(60 + readers as u64 / 50);
        while sink.accepted() < readers / 2 && began.elapsed() < patience {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        sink.die();
        tokio::time::sleep(DEAD).await;
        sink.come_back().await;
        while count(&database, "issues WHERE state = 'finished'") == 0 && began.elapsed() < patience {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let seconds = began.elapsed().as_secs();
        assert!(server.terminate(Duration::from_secs(20)).await.success());

        let kept = sink.kept_by_recipient();
        let refused = (1..=readers).filter(|&n| is_refused(n)).count();
        let put_off = (1..=readers).filter(|&n| is_put_off(n) && !is_refused(n)).count();
        let missing = (1..=readers).filter(|&n| kept.contains_key(&bulk_address(n)) == is_refused(n)).count();
        let copies: usize = kept.values().map(|copies| copies - 1).sum();
        let of_state = |state: &str| count(&database, &format!("deliveries WHERE state = '{state}'"));
        let of_outcome = |outcome: &str| count(&database, &format!("attempts WHERE outcome = '{outcome}'"));
        let (sent, rejected) = (of_state("sent"), of_state("rejected"));
        let (deferred, in_doubt) = (of_outcome("deferred"), of_outcome("in_doubt"));
        let line = format!(
            "\n{readers} readers in {seconds} s: in the ledger {sent} sent, {rejected} rejected, {deferred} times put \
             off, {in_doubt} in doubt when the relay died; at the relay {} with a letter, {copies} second copies, \
             {missing} with a letter too few or too many\n",
            kept.len()
        );
        std::io::stderr().write_all(line.as_bytes()).unwrap();
        let number = |n: usize| i64::try_from(n).unwrap();
        assert_eq!(missing, 0, "{line}");
        assert_eq!((sent, rejected), (number(readers - refused), number(refused)), "{line}");
        assert_eq!(deferred, number(put_off * 2), "{line}");
        let twice = "(SELECT delivery_id FROM attempts WHERE outcome = 'deferred' \
                     GROUP BY delivery_id HAVING COUNT(*) = 2) twice";
        assert_eq!(count(&database, twice), number(put_off), "{line}");
        // One dialogue a connection was open when the relay died.
        assert!(in_doubt <= number(CONNECTIONS) && copies <= CONNECTIONS, "{line}");
        assert_ledger_is_closed(&database);
        installation.close_the_books(&[]);
    }
}
