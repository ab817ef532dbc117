//! A service with letters to deliver, and what became of each of them.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::harness::database::TestDatabase;
use crate::harness::newsroom::{LIST, count, execute, open_list, texts};
use crate::harness::received::Received;
use crate::harness::server::{Installation, Server};

/// How a delivery that met one fault, and then a relay in good order, has to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Nothing was lost by it: sent at the first attempt.
    Sent,
    /// Put off, and sent at the second attempt.
    Deferred,
    /// Refused; never sent.
    Rejected,
    /// The relay was in trouble, which counts as no attempt: sent as if nothing had been.
    QueuedAgain,
    /// Nobody can know whether the first copy arrived: sent again, as the same letter.
    InDoubt,
    /// Whether the final dot had left is a matter of moments: queued again or in doubt.
    QueuedAgainOrInDoubt,
    /// Refused, queued again or in doubt.
    RejectedOrSent,
}

impl End {
    fn fits(self, fate: &str) -> bool {
        let sent = "sent after 1: 0 deferred, 0 rejected, 0 in doubt";
        let in_doubt = "sent after 2: 0 deferred, 0 rejected, 1 in doubt";
        let rejected = "rejected after 1: 0 deferred, 1 rejected, 0 in doubt";
        match self {
            Self::Sent | Self::QueuedAgain => fate == sent,
            Self::Deferred => fate == "sent after 2: 1 deferred, 0 rejected, 0 in doubt",
            Self::Rejected => fate == rejected,
            Self::InDoubt => fate == in_doubt,
            Self::QueuedAgainOrInDoubt => [sent, in_doubt].contains(&fate),
            Self::RejectedOrSent => [sent, in_doubt, rejected].contains(&fate),
        }
    }

    /// Checks what the ledger says against what has to be.
    ///
    /// # Panics
    ///
    /// When it is something else.
    pub(super) fn check_ledger(self, case: &str, fate: &str) {
        assert!(self.fits(fate), "{case}: {self:?} expected, it is {fate}");
    }

    /// Checks what the relay received for one recipient: one copy that it accepted, unless it refused; a
    /// second one only where the first is in doubt; and all of them the same letter.
    ///
    /// # Panics
    ///
    /// When it is otherwise.
    pub(super) fn check_copies(self, case: &str, copies: &[Received]) {
        let accepted = copies.iter().filter(|copy| copy.accepted()).count();
        let kept = copies.iter().filter(|copy| copy.kept()).count();
        let (fewest, most) = match self {
            Self::Rejected => (0, 0),
            Self::RejectedOrSent => (0, 1),
            _ => (1, 1),
        };
        assert!(
            (fewest..=most).contains(&accepted),
            "{case}: {accepted} accepted"
        );
        let doubtful = matches!(self, Self::InDoubt | Self::QueuedAgainOrInDoubt);
        assert!(kept <= most + usize::from(doubtful), "{case}: {kept} kept");
        let alike = copies.iter().all(|copy| copy.data == copies[0].data);
        assert!(alike, "{case}: the copies differ");
    }
}

/// A running service with one list.
pub(super) struct Service {
    pub(super) database: TestDatabase,
    pub(super) installation: Installation,
    server: Option<Server>,
}

impl Service {
    /// Starts a service with short waits on this database; `prepare` has the last word on its settings. The
    /// relay must be in good order: one letter is sent to begin with.
    pub(super) async fn start(
        database: TestDatabase,
        relay_url: &str,
        prepare: impl FnOnce(&mut Installation),
    ) -> Self {
        let mut installation = Installation::new(&database, relay_url);
        for (key, value) in [
            ("smtp.connect_timeout_seconds", "2"),
            ("smtp.command_timeout_seconds", "2"),
            ("smtp.data_timeout_seconds", "2"),
            ("sending.poll_milliseconds", "50"),
            ("sending.in_doubt_wait_seconds", "1"),
            ("sending.retry_seconds", "1"),
            ("sending.relay_pause_seconds", "1"),
            ("log.level", "info"),
        ] {
            installation.set(key, value);
        }
        prepare(&mut installation);
        open_list(&installation);
        let article = r#"{"external_id": "1", "url": "https://daily-news.net/1", "title": "One"}"#;
        let file = installation.directory().join("article.json");
        std::fs::write(&file, article).unwrap();
        let file = file.display().to_string();
        installation.cli(&["article", "push", LIST, "--source", "site", &file]);
        let server = installation.serve().await;
        let first = "first@in-good-order.net";
        installation.cli(&["issue", "send-test", LIST, "--to", first]);
        let service = Self {
            database,
            installation,
            server: Some(server),
        };
        service.wait_until_settled(Duration::from_secs(20)).await;
        End::Sent.check_ledger("the first letter", &service.fates()[first]);
        service
    }

    /// Stops in good order and starts anew.
    pub(super) async fn restart(&mut self) {
        self.stop().await;
        self.server = Some(self.installation.serve().await);
    }

    /// Stops in good order.
    pub(super) async fn stop(&mut self) {
        let server = self.server.take().expect("it runs");
        assert!(server.terminate(Duration::from_secs(20)).await.success());
    }

    /// Puts the same letter into the queue for each of these recipients.
    pub(super) fn queue<'a>(&self, recipients: impl IntoIterator<Item = &'a str>) {
        let recipients: Vec<String> = recipients
            .into_iter()
            .map(|recipient| format!("SELECT '{recipient}' AS recipient"))
            .collect();
        execute(
            &self.database,
            &format!(
                "INSERT INTO deliveries (letter, list_id, variant_id, recipient, state, priority, attempts, \
                 due_at, created_at) \
                 SELECT d.letter, d.list_id, d.variant_id, r.recipient, 'queued', d.priority, 0, d.created_at, \
                 d.created_at FROM deliveries d, ({}) r WHERE d.id = (SELECT MIN(id) FROM deliveries)",
                recipients.join(" UNION ALL ")
            ),
        );
    }

    /// Waits until no delivery is open.
    ///
    /// # Panics
    ///
    /// When `patience` runs out; the message says what is still open.
    pub(super) async fn wait_until_settled(&self, patience: Duration) {
        let settled = async {
            while count(&self.database, "deliveries WHERE settled_at IS NULL") > 0 {
                tokio::time::sleep(Duration::from_millis(30)).await;
            }
        };
        if tokio::time::timeout(patience, settled).await.is_err() {
            let open = texts(
                &self.database,
                "SELECT recipient || ' ' || state || ' ' || COALESCE(reply_text, '') AS text FROM deliveries \
                 WHERE settled_at IS NULL",
            );
            panic!("still open after {patience:?}: {open:#?}");
        }
    }

    /// What became of each recipient's letter, in one line.
    pub(super) fn fates(&self) -> BTreeMap<String, String> {
        let attempts = |outcome: &str| {
            format!(
                "(SELECT COUNT(*) FROM attempts a WHERE a.delivery_id = d.id AND a.outcome = '{outcome}')"
            )
        };
        let query = format!(
            "SELECT recipient || ' ' || state || ' after ' || attempts || ': ' || {} || ' deferred, ' || {} || \
             ' rejected, ' || {} || ' in doubt' AS text FROM deliveries d",
            attempts("deferred"),
            attempts("rejected"),
            attempts("in_doubt"),
        );
        let lines = texts(&self.database, &query).into_iter();
        lines
            .filter_map(|line| {
                let (recipient, fate) = line.split_once(' ')?;
                Some((recipient.to_owned(), fate.to_owned()))
            })
            .collect()
    }
}
