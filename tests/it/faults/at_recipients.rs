//! Faults that concern one recipient, all of them at the same time over a few connections, among readers
//! whom nothing is to happen to.

use std::time::Duration;

use super::fate::{End, Service};
use crate::harness::database::both_databases;
use crate::harness::sink::{Action, Extensions, Script, Sink, Step};

/// Readers whose letters meet no fault.
const BYSTANDERS: usize = 30;
const PATIENCE: Duration = Duration::from_mins(2);

/// Each fault of one dialogue: a name, what the relay does, and how the delivery ends.
fn table() -> Vec<(&'static str, Script, End)> {
    use End::{Deferred, InDoubt, QueuedAgain, QueuedAgainOrInDoubt, Rejected, Sent};
    let says = |step: Step, line: &str| Script::reply(step, line).times(1);
    let does = |step: Step, action: Action| Script::at(step, action).times(1);
    let go_on_all_the_same = Action::Reply("354 Go on, whoever it is for".to_owned());
    vec![
        ("rcpt-4xx", says(Step::Rcpt, "451 4.3.0 Later"), Deferred),
        ("rcpt-5xx", says(Step::Rcpt, "550 5.1.1 Never"), Rejected),
        (
            "rcpt-garbage",
            says(Step::Rcpt, "<html>oops</html>"),
            QueuedAgain,
        ),
        (
            "rcpt-lines-yes",
            says(Step::Rcpt, "250-2.1.5 One\r\n250 2.1.5 Two"),
            Sent,
        ),
        (
            "rcpt-lines-no",
            says(Step::Rcpt, "450-4.2.1 One\r\n450 4.2.1 Two"),
            Deferred,
        ),
        ("rcpt-hang", does(Step::Rcpt, Action::Hang), QueuedAgain),
        ("rcpt-drop", does(Step::Rcpt, Action::Drop), QueuedAgain),
        (
            "rcpt-421",
            says(Step::Rcpt, "421 4.3.2 Closing"),
            QueuedAgain,
        ),
        ("data-4xx", says(Step::Data, "451 4.3.0 Later"), Deferred),
        ("data-5xx", says(Step::Data, "554 5.7.1 Never"), Rejected),
        ("data-garbage", says(Step::Data, "%&/()"), QueuedAgain),
        (
            "data-lines-yes",
            says(Step::Data, "354-One\r\n354 Two"),
            Sent,
        ),
        (
            "data-lines-no",
            says(Step::Data, "450-4.2.1 One\r\n450 4.2.1 Two"),
            Deferred,
        ),
        ("data-hang", does(Step::Data, Action::Hang), QueuedAgain),
        ("data-drop", does(Step::Data, Action::Drop), QueuedAgain),
        (
            "data-421",
            says(Step::Data, "421 4.3.2 Closing"),
            QueuedAgain,
        ),
        (
            "text-drop",
            does(Step::Text, Action::Drop),
            QueuedAgainOrInDoubt,
        ),
        ("dot-4xx", says(Step::Dot, "451 4.3.0 Later"), Deferred),
        ("dot-5xx", says(Step::Dot, "554 5.6.0 Never"), Rejected),
        ("dot-garbage", says(Step::Dot, "?"), InDoubt),
        (
            "dot-lines-yes",
            says(Step::Dot, "250-2.0.0 One\r\n250 2.0.0 Two"),
            Sent,
        ),
        (
            "dot-lines-no",
            says(Step::Dot, "450-4.2.1 One\r\n450 4.2.1 Two"),
            Deferred,
        ),
        ("dot-hang", does(Step::Dot, Action::Hang), InDoubt),
        ("dot-drop", does(Step::Dot, Action::Drop), InDoubt),
        ("dot-421", says(Step::Dot, "421 4.3.2 Closing"), QueuedAgain),
        // RFC 2920 section 3.1: nobody is left and the relay says 354 all the same. Nothing but the dot may
        // follow; the sink puts it on record as accepted if a message does.
        (
            "rcpt-5xx-data-354",
            Script::reply(Step::Rcpt, "550 5.1.1 Never").and(Step::Data, go_on_all_the_same),
            Rejected,
        ),
    ]
}

fn address(case: &str, round: &str) -> String {
    // A domain for each, so that no limit for a domain makes one wait for another.
    format!("{case}@{round}-{case}.faulty-mailboxes.net")
}

both_databases! {
    async fn every_fault_at_a_recipient_has_its_documented_end(database: TestDatabase) {
        let sink = Sink::start().await;
        let mut service = Service::start(database, &sink.url(), |settings| {
            settings.set("smtp.connections", "4");
            settings.set("sending.window", "4");
        })
        .await;
        for (round, extensions) in [("one-flight", Extensions::All), ("step-by-step", Extensions::NoPipelining)] {
            sink.announce(extensions);
            // What was learned about the relay by the connections that are open holds for them alone.
            service.restart().await;
            let cases: Vec<_> = table()
                .into_iter()
                .map(|(case, script, end)| (address(case, round), script, end))
                .collect();
            let bystanders: Vec<String> = (0..BYSTANDERS)
                .map(|number| address(&format!("bystander{number}"), round))
                .collect();
            for (recipient, script, _) in &cases {
                sink.script(recipient, script.clone());
            }
            let before = sink.departures();
            let everybody = cases.iter().map(|(recipient, ..)| recipient).chain(&bystanders);
            service.queue(everybody.map(String::as_str));
            service.wait_until_settled(PATIENCE).await;
            let met = sink.departures() - before;
            assert!(met >= cases.len() as u64, "{round}: only {met} faults were met");
            let fates = service.fates();
            let unharmed = bystanders.iter().map(|recipient| (recipient, End::Sent));
            for (recipient, end) in cases.iter().map(|(recipient, _, end)| (recipient, *end)).chain(unharmed) {
                end.check_ledger(recipient, &fates[recipient]);
                let mut copies = sink.messages();
                copies.retain(|copy| copy.recipients == [recipient.as_str()]);
                end.check_copies(recipient, &copies);
            }
        }
        service.stop().await;
        service.installation.close_the_books(&sink.messages());
    }
}
