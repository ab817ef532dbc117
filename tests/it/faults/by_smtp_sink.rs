//! The same guarantees against the faults of a relay that we did not write: each flag of `smtp-sink` at each
//! command. It treats all alike, so each fault is met by one letter, and then a sink in good order takes
//! its place. It stores a message even where it answers 4xx, 421 or nothing at the dot.

use std::time::Duration;

use super::fate::{End, Service};
use crate::harness::database::TestDatabase;
use crate::harness::newsroom::count;
use crate::harness::smtp_sink::SmtpSink;

const PATIENCE: Duration = Duration::from_secs(30);
/// How long a fault may take to show in the ledger, where it shows at all.
const NOTICE: Duration = Duration::from_secs(4);

/// What a fault at this command has to lead to.
fn end(flag: &str, command: &str) -> End {
    match (flag, command) {
        (_, "CONNECT" | "EHLO") => End::QueuedAgain,
        (_, "QUIT") => End::Sent,
        // RSET is said only after a refusal, which is added.
        (_, "RSET") | ("-r", _) => End::Deferred,
        ("-f", _) => End::Rejected,
        ("-q", ".") => End::InDoubt,
        _ => End::QueuedAgain,
    }
}

fn flag_at_every_command(flag: &'static str) -> Vec<(Vec<&'static str>, End)> {
    let commands = [
        "CONNECT", "EHLO", "MAIL", "RCPT", "DATA", ".", "RSET", "QUIT",
    ];
    let case = |command| {
        let mut flags = vec![flag, command];
        if command == "RSET" {
            flags.extend(["-r", "RCPT"]);
        }
        // Flags of one kind are one list.
        if (flag, command) == ("-r", "RSET") {
            flags = vec!["-r", "RSET,RCPT"];
        }
        (flags, end(flag, command))
    };
    commands.into_iter().map(case).collect()
}

/// Walks through faults, one letter and one connection each.
async fn walk(cases: Vec<(Vec<&'static str>, End)>) {
    let Some(mut sink) = SmtpSink::start("the faults of smtp-sink").await else {
        return;
    };
    let mut service = Service::start(TestDatabase::sqlite(), &sink.url(), |settings| {
        settings.set("smtp.connections", "1");
        settings.set("smtp.messages_per_connection", "1");
        // Time to put a sink in good order in place of the faulty one.
        settings.set("sending.retry_seconds", "2");
        settings.set("sending.in_doubt_wait_seconds", "2");
    })
    .await;
    for (number, (flags, end)) in cases.into_iter().enumerate() {
        let case = format!("smtp-sink {}", flags.join(" "));
        let recipient = format!("r{number}@n{number}.faulty-sinks.net");
        sink = sink.replace(&flags).await;
        service.queue([recipient.as_str()]);
        wait_for_notice(&service, &recipient, &flags).await;
        let mut copies = sink.accepted_for(&recipient);
        sink = sink.replace(&[]).await;
        service.wait_until_settled(PATIENCE).await;
        end.check_ledger(&case, &service.fates()[&recipient]);
        // What the faulty one stored was not accepted, whatever it did with it.
        let stored = copies.len();
        copies.extend(sink.accepted_for(&recipient));
        assert!(stored <= 1, "{case}: {stored} stored by the faulty sink");
        match end {
            End::Rejected => assert_eq!(copies.len(), stored, "{case}: sent although rejected"),
            End::RejectedOrSent => {}
            _ => assert!(
                copies.len() > usize::from(stored == 1 && end != End::Sent),
                "{case}: lost"
            ),
        }
        assert!(
            copies.len() <= stored + 1,
            "{case}: {} copies",
            copies.len()
        );
        let first = copies.first().map(|copy| &copy.data);
        assert!(
            copies.iter().all(|copy| Some(&copy.data) == first),
            "{case}: the copies differ"
        );
    }
    service.stop().await;
}

/// Waits until the ledger knows that the fault was met. Trouble before the first message leaves no trace there,
/// so it is given a second.
async fn wait_for_notice(service: &Service, recipient: &str, flags: &[&str]) {
    let opening = flags.contains(&"CONNECT") || flags.contains(&"EHLO");
    let patience = if opening {
        Duration::from_secs(1)
    } else {
        NOTICE
    };
    let noticed = format!(
        "deliveries WHERE recipient = '{recipient}' AND reply_text IS NOT NULL AND state <> 'sending'"
    );
    let notice = async {
        while count(&service.database, &noticed) == 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(patience, notice).await.ok();
}

#[tokio::test]
async fn every_fault_flag_of_smtp_sink_at_every_command_has_its_documented_end() {
    tokio::join!(
        walk(flag_at_every_command("-f")),
        walk(flag_at_every_command("-r")),
        walk(flag_at_every_command("-q")),
        walk(flag_at_every_command("-Q")),
        walk(vec![
            // 550 and a closed connection in the middle of the message. -W answers out of order when commands
            // come in one flight, so there -p goes with it.
            (vec!["-A", "0"], End::RejectedOrSent),
            (vec!["-w", "1"], End::Sent),
            (vec!["-p", "-W", "MAIL:1"], End::Sent),
            (vec!["-p", "-W", "RCPT:1"], End::Sent),
            (vec!["-p", "-W", ".:1"], End::Sent),
            (vec!["-p", "-W", "RSET:1", "-r", "RCPT"], End::Deferred),
            (vec!["-p", "-W", "QUIT:1"], End::Sent),
            (vec!["-p", "-W", "EHLO:1"], End::Sent),
            (vec!["-p", "-W", "MAIL:4"], End::QueuedAgain),
            (vec!["-p", "-W", "RCPT:4"], End::QueuedAgain),
            (vec!["-w", "4"], End::QueuedAgain),
            (vec!["-p", "-W", ".:4"], End::InDoubt),
        ]),
    );
}
