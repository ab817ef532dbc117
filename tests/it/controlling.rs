//! Control while an issue is going out: pause, resume, cancel, leaving, and the end of the process, each
//! within the time that is promised.

use std::collections::HashSet;
use std::time::Duration;

use postrider::domain::token::{Keyring, TokenPurpose};
use tokio::time::Instant;

use crate::harness::database::{TestDatabase, both_databases};
use crate::harness::newsroom::{
    LIST, add_readers, api_key, assert_ledger_is_closed, bulk_address, count, open_list,
};
use crate::harness::server::{Installation, Server};
use crate::harness::sink::{Action, Script, Sink, Step};

const SECOND: Duration = Duration::from_secs(1);
const PATIENCE: Duration = Duration::from_mins(2);

/// An issue that is going out to so many readers over so many connections, to a relay that takes
/// `dot` for its last answer.
struct Newsroom {
    database: TestDatabase,
    installation: Installation,
    sink: Sink,
    server: Server,
}

impl Newsroom {
    async fn sending(
        database: TestDatabase,
        readers: usize,
        connections: usize,
        dot: Duration,
    ) -> Self {
        let sink = Sink::start().await;
        sink.script_everyone(Script::at(Step::Dot, Action::Wait(dot)));
        let mut installation = Installation::new(&database, &sink.url());
        installation.set("smtp.connections", &connections.to_string());
        installation.set("log.level", "info");
        open_list(&installation);
        add_readers(&database, readers);
        let server = installation.serve().await;
        let key = api_key(&installation);
        let article = serde_json::json!({"list": LIST, "source": "site", "external_id": "1",
            "url": "https://daily-news.net/1", "title": "Article number 1"});
        server
            .browser()
            .post_json_as(&key, "/api/v1/articles", &article)
            .await
            .expect_status(200);
        let issue = installation.cli(&["issue", "send-now", LIST]);
        assert_eq!(issue["planned_count"], readers);
        Self {
            database,
            installation,
            sink,
            server,
        }
    }

    /// How many letters have arrived.
    fn arrived(&self) -> usize {
        self.sink.messages().len()
    }

    async fn arrives(&self, more_than: usize) -> Duration {
        let began = Instant::now();
        while self.arrived() <= more_than {
            assert!(began.elapsed() < PATIENCE, "nothing more arrives");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        began.elapsed()
    }

    async fn ends(&self, state: &str) {
        for _ in 0..1_200 {
            if count(&self.database, &format!("issues WHERE state = '{state}'")) == 1
                && count(&self.database, "deliveries WHERE settled_at IS NULL") == 0
            {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the issue is not {state}");
    }

    /// Nothing begun later than a second from now arrives; the relay may still be answering the last.
    async fn falls_silent(&self, dot: Duration) {
        tokio::time::sleep(SECOND).await;
        let begun = self.arrived();
        // What was begun within the second may need its answer still, one letter for a connection.
        tokio::time::sleep(dot).await;
        let after = self.arrived();
        tokio::time::sleep(2 * SECOND).await;
        assert_eq!(self.arrived(), after, "letters arrive after the second");
        assert!(
            after - begun <= 10,
            "{} letters after the second",
            after - begun
        );
    }

    fn assert_each_once(&self) {
        let kept = self.sink.kept_by_recipient();
        let twice: Vec<_> = kept.iter().filter(|(_, copies)| **copies > 1).collect();
        assert!(twice.is_empty(), "{twice:?}");
        let sent = count(&self.database, "deliveries WHERE state = 'sent'");
        assert_eq!(usize::try_from(sent).unwrap(), kept.len());
    }
}

both_databases! {
    async fn pause_resume_and_cancel_take_effect_within_a_second(database: TestDatabase) {
        let dot = Duration::from_millis(10);
        let room = Newsroom::sending(database, 6_000, 10, dot).await;
        room.arrives(200).await;
        room.installation.cli(&["issue", "pause", "1"]);
        room.falls_silent(dot).await;
        let paused_at = room.arrived();
        assert!(paused_at < 6_000, "there was nothing left to pause");

        let shown = room.installation.cli(&["issue", "resume", "1"]);
        assert_eq!(shown["state"], "sending");
        let waited = room.arrives(paused_at).await;
        assert!(waited <= SECOND, "resumed only after {waited:?}");

        room.arrives(paused_at + 200).await;
        room.installation.cli(&["issue", "cancel", "1"]);
        room.falls_silent(dot).await;
        assert!(room.arrived() < 6_000, "there was nothing left to cancel");
        room.ends("cancelled").await;
        room.assert_each_once();
        let room = room.close().await;
        assert_ledger_is_closed(&room.0);
    }

    async fn who_leaves_in_the_middle_gets_nothing_begun_after_a_second(database: TestDatabase) {
        const READERS: usize = 5_000;
        let room = Newsroom::sending(database, READERS, 10, Duration::from_millis(10)).await;
        room.arrives(100).await;
        let keys = Keyring::parse(crate::harness::server::KEYS).unwrap();
        // The subscriptions are numbered like the readers; these are spread over the second half.
        let leaving: Vec<usize> = (READERS / 2 + 1..=READERS).step_by(READERS / 100).collect();
        assert_eq!(leaving.len(), 50);
        let answers = leaving.iter().map(|&reader| {
            let token = keys.sign(TokenPurpose::Unsubscribe, i64::try_from(reader).unwrap());
            let browser = room.server.browser();
            async move {
                let form = "application/x-www-form-urlencoded";
                let body = b"List-Unsubscribe=One-Click".to_vec();
                browser.post(&format!("/u/{token}"), form, body).await.expect_status(200);
            }
        });
        futures_util::future::join_all(answers).await;
        tokio::time::sleep(SECOND + Duration::from_millis(50)).await;
        let before = room.sink.kept_by_recipient();
        let had = |reader: &usize| before.contains_key(&bulk_address(*reader));
        let reached: HashSet<usize> = leaving.iter().copied().filter(had).collect();
        room.ends("finished").await;
        let kept = room.sink.kept_by_recipient();
        let late: Vec<_> = leaving.iter()
            .filter(|reader| !reached.contains(reader) && kept.contains_key(&bulk_address(**reader)))
            .collect();
        assert!(late.is_empty(), "{late:?} got a letter more than a second after they had left");
        assert!(reached.len() < 40, "{} of 50 had their letter before they left", reached.len());
        let cancelled = "deliveries WHERE state = 'cancelled'";
        assert_eq!(count(&room.database, cancelled), i64::try_from(50 - reached.len()).unwrap());
        room.assert_each_once();
        let room = room.close().await;
        assert_ledger_is_closed(&room.0);
    }

    async fn a_worker_that_is_told_to_end_finishes_its_dialogues_and_the_next_goes_on_at_once(database: TestDatabase) {
        const READERS: usize = 1_500;
        let room = Newsroom::sending(database, READERS, 40, 2 * SECOND).await;
        room.arrives(10).await;
        let Newsroom { database, installation, sink, server } = room;
        let told = Instant::now();
        let status = server.terminate(10 * SECOND).await;
        assert!(status.success(), "{status}");
        let took = told.elapsed();
        assert_eq!(count(&database, "deliveries WHERE state IN ('sending', 'in_doubt')"), 0, "after {took:?}");
        let sent = count(&database, "deliveries WHERE state = 'sent'");
        assert_eq!(usize::try_from(sent).unwrap(), sink.kept_by_recipient().len());
        assert!(sent < 1_500, "there was nothing left to send");

        sink.script_everyone(Script::accept());
        let server = installation.serve().await;
        let began = Instant::now();
        let room = Newsroom { database, installation, sink, server };
        room.arrives(usize::try_from(sent).unwrap()).await;
        assert!(began.elapsed() <= 2 * SECOND, "it went on only after {:?}", began.elapsed());
        room.ends("finished").await;
        assert_eq!(room.arrived(), READERS);
        room.assert_each_once();
        let room = room.close().await;
        assert_ledger_is_closed(&room.0);
    }
}

both_databases! {
    async fn a_second_signal_cuts_what_is_open_and_writes_down_that_it_is_in_doubt(database: TestDatabase) {
        let room = Newsroom::sending(database, 200, 10, Duration::from_mins(1)).await;
        let open = || count(&room.database, "deliveries WHERE state = 'sending'");
        while room.sink.connections() < 10 || open() < 10 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        tokio::time::sleep(SECOND / 2).await;
        let Newsroom { database, installation, server, .. } = room;
        server.signal("TERM");
        tokio::time::sleep(SECOND).await;
        let told = Instant::now();
        let status = server.terminate(10 * SECOND).await;
        assert_eq!(status.code(), Some(130), "{status}");
        assert!(told.elapsed() < 4 * SECOND, "it ended only after {:?}", told.elapsed());
        let of_state = |state: &str| count(&database, &format!("deliveries WHERE state = '{state}'"));
        assert_eq!((of_state("sending"), of_state("in_doubt"), of_state("queued")), (0, 10, 190));
        installation.close_the_books(&[]);
    }
}

impl Newsroom {
    async fn close(self) -> (TestDatabase, Sink) {
        self.server.terminate(15 * SECOND).await;
        self.installation.close_the_books(&[]);
        (self.database, self.sink)
    }
}
