//! Faults of the relay itself, whoever the letter is for: before, between and after the messages. One
//! letter and one connection at a time, so that it is known who met the fault.

use std::time::Duration;

use super::fate::{End, Service};
use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::sink::{Action, Encryption, Extensions, Options, Script, Sink, Step};

const PATIENCE: Duration = Duration::from_secs(30);

/// A sink that has all of the opening to go wrong.
fn demanding() -> Options {
    Options {
        encryption: Encryption::StartTls,
        credentials: Some(("postrider".to_owned(), "secret of the relay".to_owned())),
        ..Options::default()
    }
}

/// Every fault at one step; what consents in several lines changes nothing.
fn faults(step: Step, consent: &str) -> Vec<(String, Step, Action)> {
    let says = |line: &str| Action::Reply(line.to_owned());
    let mut faults = vec![
        ("4xx", says("451 4.3.0 Later")),
        ("5xx", says("550 5.1.1 Never")),
        ("garbage", says("<html>oops</html>")),
        ("lines-no", says("450-4.3.0 One\r\n450 4.3.0 Two")),
        ("hang", Action::Hang),
        ("drop", Action::Drop),
        ("421", says("421 4.3.2 Closing")),
    ];
    // The ordinary answer to EHLO has several lines already.
    if step != Step::Ehlo {
        faults.push(("lines-yes", says(consent)));
    }
    let named = |(fault, action)| (format!("{step:?}-{fault}").to_lowercase(), step, action);
    faults.into_iter().map(named).collect()
}

/// How a delivery ends that met this fault: the opening blames nobody, MAIL is judged like any reply, and what
/// happens at RSET or QUIT comes too late to matter.
fn end(step: Step, fault: &str) -> End {
    match (step, fault.rsplit_once('-').map_or(fault, |(_, last)| last)) {
        (Step::Rset, _) | (Step::Mail, "4xx" | "no") => End::Deferred,
        (_, "yes") | (Step::Quit, _) => End::Sent,
        (Step::Mail, "5xx") => End::Rejected,
        _ => End::QueuedAgain,
    }
}

/// Walks through the faults of these steps.
async fn walk(database: TestDatabase, extensions: Extensions, steps: &[(Step, &str)]) {
    let sink = Sink::start_with(demanding()).await;
    sink.announce(extensions);
    let mut service = Service::start(database, &sink.url(), |settings| {
        settings.trust_authority(sink.authority_pem());
        for (key, value) in [
            ("smtp.tls", "starttls"),
            ("smtp.username", "postrider"),
            ("smtp.password", "secret of the relay"),
            ("smtp.connections", "1"),
            // Each letter has an opening and a goodbye of its own.
            ("smtp.messages_per_connection", "1"),
        ] {
            settings.set(key, value);
        }
    })
    .await;
    for (fault, step, action) in steps.iter().flat_map(|(step, yes)| faults(*step, yes)) {
        let case = format!("{fault}, {extensions:?}");
        let recipient = format!("{fault}@{fault}.faulty-relays.net");
        let before = sink.departures();
        sink.script_relay(Script::at(step, action).times(1));
        if step == Step::Rset {
            // What makes the client reset the dialogue.
            let refusal = Script::reply(Step::Rcpt, "450 4.2.1 Later").times(1);
            sink.script(&recipient, refusal);
        }
        service.queue([recipient.as_str()]);
        service.wait_until_settled(PATIENCE).await;
        wait_for_departure(&case, &sink, before).await;
        sink.script_relay(Script::accept());
        end(step, &fault).check_ledger(&case, &service.fates()[&recipient]);
        let mut copies = sink.messages();
        copies.retain(|copy| copy.recipients == [recipient.as_str()]);
        end(step, &fault).check_copies(&case, &copies);
    }
    service.stop().await;
    service.installation.close_the_books(&sink.messages());
}

/// QUIT may be said a moment after the letter is settled.
async fn wait_for_departure(case: &str, sink: &Sink, before: u64) {
    for _ in 0..100 {
        if sink.departures() > before {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{case}: the fault was not met");
}

/// Nothing is in the ledger yet when the opening fails, so one database tells all.
#[tokio::test]
async fn every_fault_in_the_opening_blames_nobody() {
    let walk_through = |step, consent| async move {
        walk(TestDatabase::sqlite(), Extensions::All, &[(step, consent)]).await;
    };
    tokio::join!(
        walk_through(Step::Banner, "220-sink.test\r\n220 ESMTP"),
        walk_through(Step::Ehlo, ""),
        walk_through(Step::StartTls, "220-2.0.0 Go\r\n220 2.0.0 ahead"),
        walk_through(Step::Auth, "235-2.7.0 Be\r\n235 2.7.0 welcome"),
    );
}

const BETWEEN: &[(Step, &str)] = &[
    (Step::Mail, "250-2.1.0 One\r\n250 2.1.0 Two"),
    (Step::Rset, "250-2.0.0 One\r\n250 2.0.0 Two"),
    (Step::Quit, "221-2.0.0 Good\r\n221 2.0.0 bye"),
];

both_databases! {
    async fn every_fault_at_mail_rset_and_quit_has_its_documented_end_in_one_flight(database: TestDatabase) {
        walk(database, Extensions::All, BETWEEN).await;
    }

    async fn every_fault_at_mail_rset_and_quit_has_its_documented_end_step_by_step(database: TestDatabase) {
        walk(database, Extensions::NoPipelining, BETWEEN).await;
    }
}
