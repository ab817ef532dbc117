//! Accidents on the road to a relay that is in good order: connections that are refused, reset, swallowed, slow or
//! half closed, and a name that leads nowhere.

use std::time::Duration;

use super::fate::{End, Service};
use crate::harness::database::both_databases;
use crate::harness::newsroom::count;
use crate::harness::road::{Accident, Road};
use crate::harness::sink::{Extensions, Sink};

const PATIENCE: Duration = Duration::from_secs(30);
/// How long a relay stays out of reach.
const A_WHILE: Duration = Duration::from_millis(2_500);
const FINAL_DOT: &str = "\r\n.\r\n";

/// Each accident with the end of the letter that meets it.
const ACCIDENTS: &[(&str, Accident, End)] = &[
    ("black-hole", Accident::BlackHole, End::QueuedAgain),
    ("slow-octets", Accident::SlowOctets, End::Sent),
    ("half-close", Accident::HalfClose, End::QueuedAgain),
    (
        "reset-hello",
        Accident::ResetAfter("EHLO"),
        End::QueuedAgain,
    ),
    ("reset-mail", Accident::ResetAfter("MAIL"), End::QueuedAgain),
    (
        "reset-text",
        Accident::ResetAfter("Message-ID:"),
        End::QueuedAgainOrInDoubt,
    ),
    ("reset-dot", Accident::ResetAfter(FINAL_DOT), End::InDoubt),
    (
        "silence-hello",
        Accident::SilenceAfter("EHLO"),
        End::QueuedAgain,
    ),
    (
        "silence-mail",
        Accident::SilenceAfter("MAIL"),
        End::QueuedAgain,
    ),
    (
        "silence-dot",
        Accident::SilenceAfter(FINAL_DOT),
        End::InDoubt,
    ),
];

both_databases! {
    async fn every_accident_on_the_road_has_its_documented_end(database: TestDatabase) {
        let sink = Sink::start().await;
        let mut road = Road::to(sink.address()).await;
        let mut service = Service::start(database, &road.url(), |settings| {
            settings.set("smtp.connections", "1");
            // Each letter has a road of its own.
            settings.set("smtp.messages_per_connection", "1");
        })
        .await;
        for extensions in [Extensions::All, Extensions::NoPipelining] {
            sink.announce(extensions);
            for (name, accident, end) in ACCIDENTS {
                let case = format!("{name}, {extensions:?}");
                let recipient = format!("{name}@{extensions:?}.long-roads.net").to_lowercase();
                road.happens(*accident);
                service.queue([recipient.as_str()]);
                // A letter that is never put in doubt leaves no trace of the accident but the time that it waits.
                road.until_met().await;
                road.happens(Accident::None);
                service.wait_until_settled(PATIENCE).await;
                end.check_ledger(&case, &service.fates()[&recipient]);
                let mut copies = sink.messages();
                copies.retain(|copy| copy.recipients == [recipient.as_str()]);
                let accepted = copies.iter().filter(|copy| copy.accepted()).count();
                let most = 1 + usize::from(matches!(end, End::InDoubt | End::QueuedAgainOrInDoubt));
                assert!((1..=most).contains(&accepted), "{case}: {accepted} copies");
                assert!(copies.iter().all(|copy| copy.data == copies[0].data), "{case}: the copies differ");
            }
        }
        service.stop().await;
        service.installation.close_the_books(&sink.messages());
    }

    async fn a_relay_that_refuses_connections_or_whose_name_leads_nowhere_blames_nobody(database: TestDatabase) {
        let mut sink = Sink::start().await;
        let mut service = Service::start(database, &sink.url(), |_| {}).await;
        let open = || count(&service.database, "deliveries WHERE state = 'queued' AND attempts = 0");
        sink.die();
        service.queue(["refused@long-roads.net"]);
        tokio::time::sleep(A_WHILE).await;
        assert_eq!(open(), 1);
        sink.come_back().await;
        service.wait_until_settled(PATIENCE).await;

        let right = sink.url();
        service.installation.set("smtp.url", "smtp://relay.invalid:25");
        service.restart().await;
        service.queue(["nowhere@long-roads.net"]);
        tokio::time::sleep(A_WHILE).await;
        let open = count(&service.database, "deliveries WHERE state = 'queued' AND attempts = 0");
        assert_eq!(open, 1);
        service.installation.set("smtp.url", &right);
        service.restart().await;
        service.wait_until_settled(PATIENCE).await;
        for name in ["refused", "nowhere"] {
            let recipient = format!("{name}@long-roads.net");
            End::QueuedAgain.check_ledger(name, &service.fates()[&recipient]);
            assert_eq!(sink.accepted_for(&recipient).len(), 1);
        }
        service.stop().await;
    }
}
