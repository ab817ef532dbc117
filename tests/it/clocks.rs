//! Clocks that are set while the service works, and a process that stands still: no burst, no stall, no early
//! end, and nobody gets a letter from two hands.

use std::path::PathBuf;
use std::time::Duration;

use postrider::domain::delivery::DeliveryState;
use postrider::domain::issue::IssueState;
use postrider::services::{delivery, digest};
use tokio::time::Instant;

use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::house::House;
use crate::harness::left_out;
use crate::harness::newsroom::{LIST, add_readers, bulk_address, count, open_list, texts};
use crate::harness::server::{Installation, Server};
use crate::harness::sink::{Action, Script, Sink, Step};

const ADA: &str = "ada@reader.example";
const DAY: i64 = 86_400;

/// An issue for one reader, whose letter the relay puts off for five minutes.
async fn put_off(house: &House) -> digest::Issue {
    house.subscribe(ADA).await;
    house.push(&["one"]).await;
    house.morning_of_march(2);
    let issue = digest::plan_due_issues(&house.app).await.unwrap().remove(0);
    let later = Script::reply(Step::Rcpt, "451 Try again later").times(1);
    house.sink().script(ADA, later);
    house.deliver_all().await;
    let deferred = house.newest_delivery(ADA).await;
    assert_eq!(deferred.state, DeliveryState::Deferred);
    issue
}

both_databases! {
    async fn what_was_put_off_keeps_its_distance_when_the_clock_is_set(database: TestDatabase) {
        let house = House::open(database).await;
        put_off(&house).await;
        house.advance(100);
        for jump in [DAY, -DAY, -DAY, DAY] {
            house.clock.jump_seconds(jump);
            assert!(house.deliver_all().await.is_empty(), "too early after a jump of {jump} s");
        }
        // At most a tenth is left to chance.
        house.advance(231);
        assert_eq!(house.deliver_all().await.len(), 1);
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Sent);
    }

    async fn a_letter_in_doubt_waits_as_long_as_it_has_to_when_the_clock_is_set(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.push(&["one"]).await;
        house.morning_of_march(2);
        digest::plan_due_issues(&house.app).await.unwrap();
        house.sink().script(ADA, Script::at(Step::Dot, Action::Drop).times(1));
        house.deliver_all().await;
        for jump in [DAY, -DAY] {
            house.clock.jump_seconds(jump);
            assert!(house.deliver_all().await.is_empty(), "too early after a jump of {jump} s");
        }
        house.advance(1_800);
        assert_eq!(house.deliver_all().await.len(), 1);
    }

    async fn what_is_queued_goes_out_at_once_though_the_clock_was_set_back(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.push(&["one"]).await;
        house.morning_of_march(2);
        digest::plan_due_issues(&house.app).await.unwrap();
        house.clock.jump_seconds(-DAY);
        assert_eq!(house.deliver_all().await.len(), 1);
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Sent);
    }

    async fn what_lies_a_day_ahead_is_brought_back_when_a_process_starts(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.push(&["one"]).await;
        house.morning_of_march(2);
        digest::plan_due_issues(&house.app).await.unwrap();
        // The clock was set back while nobody worked.
        house.run_sql(&format!("UPDATE deliveries SET due_at = due_at + {DAY}000000 WHERE state = 'queued'")).unwrap();
        assert!(house.deliver_all().await.is_empty());
        postrider::services::timekeeping::mend_at_the_start(&house.app).await.unwrap();
        assert_eq!(house.deliver_all().await.len(), 1);
    }

    async fn nothing_expires_or_is_too_old_for_the_time_that_was_jumped_over(database: TestDatabase) {
        let house = House::open_with(database, &[("POSTRIDER_SENDING_LIFETIME_HOURS", "12")]).await;
        let issue = put_off(&house).await;
        // An issue with letters that nobody tried yet would be too old after a day: neither before nor after
        // somebody has mended the dates is it that now.
        house.run_sql("UPDATE deliveries SET attempts = 0 WHERE state = 'deferred'").unwrap();
        house.clock.jump_seconds(DAY);
        assert!(digest::pause_too_old(&house.app).await.unwrap().is_empty());
        assert!(house.deliver_all().await.is_empty());
        assert!(digest::pause_too_old(&house.app).await.unwrap().is_empty());
        house.advance(330);
        assert_eq!(house.deliver_all().await.len(), 1);
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Sent);
        let report = digest::report(&house.app, issue.id).await.unwrap();
        assert_eq!(report.issue.state, IssueState::Finished);
    }

    async fn a_worker_is_alive_while_its_heartbeat_changes_whatever_the_clock_says(database: TestDatabase) {
        let house = House::open(database).await;
        house.subscribe(ADA).await;
        house.push(&["one"]).await;
        house.morning_of_march(2);
        digest::plan_due_issues(&house.app).await.unwrap();
        let begun = house.begin(&house.look().await).await;
        assert_eq!(begun.len(), 1);
        for jump in [DAY, -DAY, -DAY] {
            house.clock.jump_seconds(jump);
            delivery::tend(&house.app).await.unwrap();
            assert_eq!(house.delivery_state(ADA).await, DeliveryState::Sending, "after a jump of {jump} s");
        }
        for _ in 0..5 {
            house.advance(40);
            house.sign_of_life().await;
            delivery::tend(&house.app).await.unwrap();
        }
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::Sending);
        house.advance(61);
        delivery::tend(&house.app).await.unwrap();
        assert_eq!(house.delivery_state(ADA).await, DeliveryState::InDoubt, "it was silent for its lease");
    }
}

const READERS: usize = 400;
const CONNECTIONS: usize = 2;
const PATIENCE: Duration = Duration::from_mins(1);

fn is_put_off(n: usize) -> bool {
    n <= 60 && n % 6 == 3
}

/// A service with an issue of [`READERS`] letters, to a relay that takes its time.
struct Newsroom {
    database: TestDatabase,
    installation: Installation,
    sink: Sink,
}

impl Newsroom {
    async fn open(database: TestDatabase, settings: &[(&str, &str)]) -> Self {
        let sink = Sink::start().await;
        sink.script_everyone(Script::at(
            Step::Dot,
            Action::Wait(Duration::from_millis(20)),
        ));
        let mut installation = Installation::new(&database, &sink.url());
        for (key, value) in [
            ("log.level", "info"),
            ("sending.lease_seconds", "4"),
            ("sending.poll_milliseconds", "100"),
            // For so long a letter waits that was in hand when its worker began anew.
            ("sending.relay_pause_seconds", "1"),
            ("sending.window", "4"),
            ("smtp.messages_per_connection", "10000"),
            ("worker.heartbeat_seconds", "1"),
        ] {
            installation.set(key, value);
        }
        installation.set("smtp.connections", &CONNECTIONS.to_string());
        for (key, value) in settings {
            installation.set(key, value);
        }
        open_list(&installation);
        add_readers(&database, READERS);
        let article = r#"{"external_id": "1", "url": "https://daily-news.net/1", "title": "One"}"#;
        let file = installation.directory().join("article.json");
        std::fs::write(&file, article).unwrap();
        let file = file.display().to_string();
        installation.cli(&["article", "push", LIST, "--source", "site", &file]);
        installation.cli(&["issue", "send-now", LIST]);
        Self {
            database,
            installation,
            sink,
        }
    }

    async fn until(&self, what: &str, holds: impl Fn() -> bool) {
        let began = Instant::now();
        while !holds() {
            if began.elapsed() > PATIENCE {
                let open = "SELECT recipient || ' ' || state AS text FROM deliveries WHERE settled_at IS NULL";
                let open = texts(&self.database, open);
                panic!(
                    "{what} did not come about: {open:#?}\n{}",
                    self.installation.log()
                );
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    async fn arrives(&self, letters: usize) {
        self.until("the next letter", || self.sink.accepted() >= letters)
            .await;
    }

    async fn is_finished(&self) {
        self.until("the end of the issue", || {
            count(&self.database, "issues WHERE state = 'finished'") == 1
                && count(&self.database, "deliveries WHERE settled_at IS NULL") == 0
        })
        .await;
    }

    async fn signs_up(&self, server: &Server, name: &str) {
        let email = format!("{name}@new-readers.net");
        let sign_up = serde_json::json!({"email": email, "list": LIST, "terms_version": 1,
            "consent_newsletter": true, "consent_terms": true});
        let browser = server.browser();
        let answer = browser.post_json("/api/v1/subscriptions", &sign_up).await;
        answer.expect_status(202);
        let began = Instant::now();
        self.until("the confirmation letter", || {
            !self.sink.accepted_for(&email).is_empty()
        })
        .await;
        let took = began.elapsed();
        assert!(
            took < Duration::from_secs(10),
            "the letter came after {took:?}"
        );
    }

    fn everybody_has_one_copy(&self) {
        let kept = self.sink.kept_by_recipient();
        for n in 1..=READERS {
            assert_eq!(kept.get(&bulk_address(n)), Some(&1), "{}", bulk_address(n));
        }
    }
}

/// libfaketime, which shows a process another wall clock; Debian's package faketime brings it.
fn libfaketime(story: &str) -> Option<PathBuf> {
    let folders = std::fs::read_dir("/usr/lib").ok()?;
    let found = folders
        .filter_map(|folder| Some(folder.ok()?.path().join("faketime/libfaketimeMT.so.1")))
        .find(|library| library.is_file());
    if found.is_none() {
        left_out(
            story,
            "libfaketime is not installed; scripts/test installs it",
        );
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn a_running_process_takes_a_clock_that_jumps_a_day_forward_and_back() {
    let Some(library) = libfaketime("a clock that jumps") else {
        return;
    };
    let mut room = Newsroom::open(TestDatabase::sqlite(), &[("sending.retry_seconds", "12")]).await;
    let offset = room.installation.directory().join("offset");
    let shift = |by: &str| {
        // Replaced in one step: the library reads it at every look at the clock.
        let new = offset.with_extension("new");
        std::fs::write(&new, by).unwrap();
        std::fs::rename(&new, &offset).unwrap();
    };
    shift("+0");
    let installation = &mut room.installation;
    installation.set_variable("LD_PRELOAD", &library.display().to_string());
    installation.set_variable("FAKETIME_TIMESTAMP_FILE", &offset.display().to_string());
    installation.set_variable("FAKETIME_NO_CACHE", "1");
    installation.set_variable("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    installation.set_variable("DONT_FAKE_MONOTONIC", "1");
    let put_off: Vec<usize> = (1..=READERS).filter(|&n| is_put_off(n)).collect();
    for &n in &put_off {
        let later = Script::reply(Step::Rcpt, "450 4.2.1 Later").times(1);
        room.sink.script(&bulk_address(n), later);
    }
    let server = room.installation.serve().await;
    let began = Instant::now();
    room.arrives(70).await;
    let came_back = || {
        let kept = room.sink.kept_by_recipient();
        put_off
            .iter()
            .filter(|&&n| kept.contains_key(&bulk_address(n)))
            .count()
    };
    shift("+1d");
    room.signs_up(&server, "tomorrow").await;
    room.arrives(200).await;
    if began.elapsed() < Duration::from_secs(11) {
        assert_eq!(came_back(), 0, "the jump made what was put off due");
    }
    shift("-1d");
    room.signs_up(&server, "yesterday").await;
    room.arrives(READERS / 2 + 40).await;
    shift("+0");
    room.signs_up(&server, "today").await;
    room.is_finished().await;
    assert!(server.terminate(Duration::from_secs(20)).await.success());
    room.everybody_has_one_copy();
    let of = |what: &str| count(&room.database, what);
    assert_eq!(of("deliveries WHERE state = 'expired'"), 0);
    assert_eq!(of("attempts WHERE outcome = 'in_doubt'"), 0);
    assert_eq!(
        of("attempts WHERE outcome = 'deferred'"),
        i64::try_from(put_off.len()).unwrap()
    );
    let noticed = room.installation.log();
    assert!(
        noticed.contains("the clock of this machine was set"),
        "{noticed}"
    );
}

/// One process stands still for longer than its lease while another takes over, and then goes on.
async fn stand_still(policy: &str) -> Option<Newsroom> {
    let database = TestDatabase::postgres("a process that stands still")?;
    let settings = [
        ("sending.when_in_doubt", policy),
        ("sending.in_doubt_wait_seconds", "1"),
        // It may be stopped inside a transaction, whose locks keep the other one waiting.
        ("database.busy_timeout_seconds", "2"),
    ];
    let room = Newsroom::open(database, &settings).await;
    let sleeper = room.installation.serve().await;
    room.arrives(60).await;
    sleeper.signal("STOP");
    let other = room.installation.serve_beside().await;
    // The other one has done all that can be done, the sleeper's letters included where policy allows.
    room.until("the other's work", || {
        let open =
            "deliveries WHERE state IN ('queued', 'sending', 'deferred') OR due_at IS NOT NULL";
        count(&room.database, open) == 0
    })
    .await;
    let before = room.sink.messages().len();
    sleeper.signal("CONT");
    room.is_finished().await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let after = room.sink.messages().len();
    let held = if policy == "hold" {
        READERS - before
    } else {
        0
    };
    assert!(
        after <= before + held,
        "the sleeper handed over what was somebody else's: {before} letters before it woke, {after} after"
    );
    assert!(sleeper.terminate(Duration::from_secs(20)).await.success());
    assert!(other.terminate(Duration::from_secs(20)).await.success());
    Some(room)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_that_slept_past_its_lease_hands_over_nothing_that_was_resent() {
    let Some(room) = stand_still("resend").await else {
        return;
    };
    // What it had handed over when it was stopped and not written down yet was in doubt for the other one.
    let kept = room.sink.kept_by_recipient();
    let second: usize = kept.values().map(|copies| copies - 1).sum();
    let doubts = count(&room.database, "attempts WHERE outcome = 'in_doubt'");
    assert!(
        second <= usize::try_from(doubts).unwrap(),
        "{second} second copies"
    );
    assert_eq!(kept.len(), READERS);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_that_slept_past_its_lease_doubles_nobody_where_doubts_are_held() {
    if let Some(room) = stand_still("hold").await {
        room.everybody_has_one_copy();
    }
}
