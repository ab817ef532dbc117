//! Several relays, limits and slow domains, through the real dispatcher: what one of them holds up holds up
//! nobody else.

use std::time::Duration;

use tokio::time::Instant;

use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::newsroom::{
    LIST, add_readers, assert_ledger_is_closed, bulk_address, count, execute, open_list,
};
use crate::harness::server::Installation;
use crate::harness::sink::{Keep, Options, Script, Sink, Step};

const PATIENCE: Duration = Duration::from_mins(1);

async fn sink() -> Sink {
    Sink::start_with(Options {
        keep: Keep::Envelope,
        ..Options::default()
    })
    .await
}

/// An installation with quick settings, a list and its readers.
fn install(database: &TestDatabase, relay: &Sink, readers: usize) -> Installation {
    let mut installation = Installation::new(database, &relay.url());
    for (key, value) in [
        ("smtp.connections", "4"),
        ("sending.retry_seconds", "1"),
        ("sending.in_doubt_wait_seconds", "1"),
        ("sending.relay_pause_seconds", "1"),
        ("sending.poll_milliseconds", "100"),
        ("log.level", "warn"),
    ] {
        installation.set(key, value);
    }
    open_list(&installation);
    add_readers(database, readers);
    installation
}

fn push_an_article_and_send(installation: &Installation) {
    let file = installation.directory().join("article.json");
    let article = r#"{"external_id": "1", "url": "https://daily-news.net/1", "title": "One"}"#;
    std::fs::write(&file, article).unwrap();
    let file = file.display().to_string();
    installation.cli(&["article", "push", LIST, "--source", "site", &file]);
    installation.cli(&["issue", "send-now", LIST]);
}

/// Waits until `done` says so.
async fn until(what: &str, mut done: impl FnMut() -> bool) {
    let began = Instant::now();
    while !done() {
        assert!(began.elapsed() < PATIENCE, "{what} took too long");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

both_databases! {
    async fn letters_of_a_relay_that_dies_go_through_the_other(database: TestDatabase) {
        const READERS: usize = 2_000;
        let main = sink().await;
        let mut second = sink().await;
        let mut installation = install(&database, &main, READERS);
        let file = installation.directory().join("relays.toml");
        std::fs::write(&file, format!("[relay.second]\nurl = \"{}\"\n", second.url())).unwrap();
        installation.set("config", &file.display().to_string());
        let server = installation.serve().await;
        push_an_article_and_send(&installation);
        until("half of the issue", || main.accepted() + second.accepted() >= READERS / 2).await;
        let by_the_second = second.accepted();
        second.die();
        until("the issue", || count(&database, "issues WHERE state = 'finished'") == 1).await;
        assert!(server.terminate(Duration::from_secs(15)).await.success());

        assert!(by_the_second > READERS / 8, "the shares are equal: {by_the_second}");
        let (first, other) = (main.kept_by_recipient(), second.kept_by_recipient());
        let copies = |n: usize| {
            let address = bulk_address(n);
            first.get(&address).unwrap_or(&0) + other.get(&address).unwrap_or(&0)
        };
        let (lost, doubled) = (1..=READERS).fold((0, 0), |(lost, doubled), n| {
            (lost + usize::from(copies(n) == 0), doubled + copies(n).saturating_sub(1))
        });
        assert_eq!(lost, 0);
        assert!(doubled <= 4, "one dialogue a connection was open: {doubled}");
        let through = |relay: &str| count(&database, &format!("deliveries WHERE relay = '{relay}' AND state = 'sent'"));
        assert_eq!(through("main") + through("second"), i64::try_from(READERS).unwrap());
        assert_ledger_is_closed(&database);
        installation.close_the_books(&[]);
    }

    async fn a_relay_gets_no_more_than_its_limit_and_the_rest_waits_in_the_queue(database: TestDatabase) {
        let main = sink().await;
        let mut installation = install(&database, &main, 300);
        installation.set("smtp.per_hour", "100");
        let server = installation.serve().await;
        push_an_article_and_send(&installation);
        until("the first hundred", || main.accepted() >= 100).await;
        tokio::time::sleep(Duration::from_secs(2)).await;
        // The hour may have turned meanwhile.
        let taken = main.accepted();
        assert!(taken == 100 || taken == 200, "{taken}");
        assert!(server.terminate(Duration::from_secs(15)).await.success());
        assert_eq!(count(&database, "deliveries WHERE state = 'queued'"), 300 - i64::try_from(taken).unwrap());
        let server = installation.serve().await;
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert!([100, 200].contains(&main.accepted()), "a new start begins no new count");
        assert!(server.terminate(Duration::from_secs(15)).await.success());
    }

    async fn a_domain_that_pushes_back_rests_and_holds_up_nobody_else(database: TestDatabase) {
        let main = sink().await;
        let installation = install(&database, &main, 500);
        execute(&database, "UPDATE subscribers SET address = REPLACE(address, 'bulk-', 'slow-'), \
                            address_key = REPLACE(address_key, 'bulk-', 'slow-') WHERE id % 2 = 0");
        for n in 1..=500 {
            let address = bulk_address(n).replace("bulk-", "slow-");
            main.script(&address, Script::reply(Step::Rcpt, "450 4.7.0 Too many letters, slow down"));
        }
        let server = installation.serve().await;
        push_an_article_and_send(&installation);
        until("the other domain", || main.accepted() == 250).await;
        tokio::time::sleep(Duration::from_secs(1)).await;
        // What was begun already was tried; of the rest nothing is, for a minute.
        let tried = count(&database, "deliveries WHERE recipient LIKE '%@slow-readers.net' AND attempts > 0");
        assert!(tried > 0 && tried <= 4 * 16, "{tried}");
        assert_eq!(count(&database, "domain_paces WHERE domain = 'slow-readers.net' AND rest_until IS NOT NULL"), 1);
        assert!(server.terminate(Duration::from_secs(15)).await.success());
        assert_eq!(count(&database, "deliveries WHERE state = 'sending'"), 0);
    }
}
