//! The stories in which fail points are met, and what has to be true at their end.

use postrider::domain::token::{Keyring, TokenPurpose};
use tokio::task::JoinHandle;

use super::Mishap;
use super::ground::{ASKED, Beginning, Ground, NEW, READERS, sign_up_of};
use crate::harness::newsroom::{LIST, bulk_address, count, execute, texts};
use crate::harness::server::{KEYS, Server};

/// What somebody does while the process falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Story {
    /// A reader signs up.
    SignUp,
    /// A reader says yes.
    Answer,
    /// A reader leaves.
    Leave,
    /// A reader leaves while the ledger cannot be written.
    LeaveBySpool,
    /// A wish to leave from the spool is carried out.
    CarryOut,
    /// An operator has an issue made, and it is planned.
    Plan,
    /// An issue goes out.
    Send,
    /// An operator cancels an issue.
    Cancel,
    /// An operator has held letters sent once more.
    Resolve,
    /// An operator has the letters of an issue tried once more that was cancelled by mistake.
    Retry,
}

/// A request: where to, what kind of body, the body.
type Request = (String, &'static str, String);

impl Story {
    pub(super) fn begins_with(self) -> Beginning {
        match self {
            Self::Send | Self::Cancel | Self::Retry => Beginning::Planned,
            Self::Resolve => Beginning::Held,
            _ => Beginning::Asked,
        }
    }

    pub(super) async fn tell(self, ground: Ground) {
        match self {
            Self::SignUp => sign_up(ground).await,
            Self::Answer => answer(ground).await,
            Self::Leave => leave(ground).await,
            Self::LeaveBySpool => leave_by_spool(ground).await,
            Self::CarryOut => carry_out(ground).await,
            Self::Plan => plan(ground).await,
            Self::Send => send(ground).await,
            Self::Cancel => cancel(ground).await,
            Self::Resolve => resolve(ground).await,
            Self::Retry => retry(ground).await,
        }
    }
}

async fn sign_up(mut ground: Ground) {
    let body = sign_up_of(NEW).to_string();
    let request = ("/api/v1/subscriptions".to_owned(), "application/json", body);
    let _working = act(&mut ground, request, 202).await;
    ground
        .until("the confirmation letter", |ledger| {
            count(ledger, "signups") == 0
                && count(ledger, &format!("deliveries WHERE recipient = '{NEW}'")) > 0
        })
        .await;
    ground.until_settled().await;
    ground.expect(
        "subscriptions s JOIN subscribers p ON p.id = s.subscriber_id \
         WHERE p.address = 'new@matrix-readers.net' AND s.state = 'pending'",
        1,
    );
    ground.expect("consents WHERE act = 'given'", 4);
    ground.expect("deliveries WHERE letter = 'confirm' AND state = 'sent'", 2);
    // The other one was sent when the ledger was prepared.
    execute(
        &ground.database,
        &format!("UPDATE deliveries SET state = 'cancelled' WHERE recipient = '{ASKED}'"),
    );
    ground.compare_the_books("confirm");
}

async fn answer(mut ground: Ground) {
    let path = format!("/confirmation/{}", ground.token);
    let request = (path, FORM, format!("answer=yes&stamp={}", ground.stamp));
    let _working = act(&mut ground, request, 200).await;
    ground
        .until("the welcome letter", |ledger| {
            count(ledger, "deliveries WHERE letter = 'welcome'") > 0
        })
        .await;
    ground.until_settled().await;
    ground.expect(
        "subscriptions s JOIN subscribers p ON p.id = s.subscriber_id \
         WHERE p.address = 'asked@matrix-readers.net' AND s.state = 'active'",
        1,
    );
    // One for the newsletter and one for its terms.
    ground.expect("consents WHERE act = 'confirmed'", 2);
    ground.expect("deliveries WHERE letter = 'welcome' AND state = 'sent'", 1);
    ground.compare_the_books("welcome");
}

async fn leave(mut ground: Ground) {
    let request = one_click(&ground);
    let _working = act(&mut ground, request, 200).await;
    has_left(&ground).await;
}

async fn leave_by_spool(mut ground: Ground) {
    execute(
        &ground.database,
        "ALTER TABLE consents RENAME TO consents_away",
    );
    let request = one_click(&ground);
    let _working = act(&mut ground, request, 200).await;
    execute(
        &ground.database,
        "ALTER TABLE consents_away RENAME TO consents",
    );
    has_left(&ground).await;
}

async fn carry_out(mut ground: Ground) {
    execute(
        &ground.database,
        "ALTER TABLE consents RENAME TO consents_away",
    );
    let before = ground.installation.serve().await;
    assert_eq!(ask(&before, one_click(&ground)).await.unwrap(), Some(200));
    before.kill();
    execute(
        &ground.database,
        "ALTER TABLE consents_away RENAME TO consents",
    );
    ground.arm();
    let mut server = ground.installation.serve().await;
    ground.falls(&mut server).await;
    let _working = ground.go_on(server).await;
    has_left(&ground).await;
    let spool = ground.installation.directory().join("var/spool");
    ground
        .until("an empty spool", |_| {
            let files = std::fs::read_dir(&spool).unwrap();
            let mut names = files.map(|file| file.unwrap().file_name());
            !names.any(|name| name.to_string_lossy().ends_with(".leave"))
        })
        .await;
    ground.expect("consents WHERE act = 'withdrawn'", 1);
}

async fn plan(mut ground: Ground) {
    let arguments = ["issue", "send-now", LIST];
    ground.arm();
    let mut command = ground.installation.run_beside(&arguments);
    ground.falls(&mut command).await;
    ground.command_goes_on(command).await;
    if count(&ground.database, "issues") == 0 {
        ground.installation.cli(&arguments);
    }
    let _working = ground.installation.serve().await;
    is_finished(&ground).await;
    ground.everybody_has_the_digest();
}

async fn send(mut ground: Ground) {
    ground.arm();
    let mut server = ground.installation.serve().await;
    ground.falls(&mut server).await;
    let _working = ground.go_on(server).await;
    is_finished(&ground).await;
    ground.everybody_has_the_digest();
}

async fn cancel(mut ground: Ground) {
    ground.arm();
    let mut command = ground.installation.run_beside(&["issue", "cancel", "1"]);
    ground.falls(&mut command).await;
    ground.command_goes_on(command).await;
    let cancelled = count(&ground.database, "issues WHERE state = 'cancelled'") == 1;
    let happened = ground.case.point != "cancel.committing" || ground.case.mishap == Mishap::Stop;
    assert_eq!(cancelled, happened, "{}", ground.case.armed());
    let _working = ground.installation.serve().await;
    if !cancelled {
        is_finished(&ground).await;
        return ground.everybody_has_the_digest();
    }
    ground.until_settled().await;
    ground.expect(
        "deliveries WHERE letter = 'digest' AND state = 'cancelled'",
        READERS,
    );
    ground.compare_the_books("digest");
}

async fn resolve(mut ground: Ground) {
    let arguments = ["issue", "resolve", "1", "--resend"];
    ground.arm();
    let mut command = ground.installation.run_beside(&arguments);
    ground.falls(&mut command).await;
    ground.command_goes_on(command).await;
    if count(
        &ground.database,
        "deliveries WHERE state = 'in_doubt' AND due_at IS NULL",
    ) > 0
    {
        ground.installation.cli(&arguments);
    }
    let _working = ground.installation.serve().await;
    is_finished(&ground).await;
    ground.everybody_has_the_digest();
}

async fn retry(mut ground: Ground) {
    ground.installation.cli(&["issue", "cancel", "1"]);
    let arguments = ["issue", "retry", "1", "--outcome", "cancelled"];
    ground.arm();
    let mut command = ground.installation.run_beside(&arguments);
    ground.falls(&mut command).await;
    ground.command_goes_on(command).await;
    let cancelled = "deliveries WHERE letter = 'digest' AND state = 'cancelled'";
    if count(&ground.database, cancelled) > 0 {
        ground.installation.cli(&arguments);
    }
    // The log tells of every letter that was put back, and of each once, wherever the process fell.
    let lines = "SELECT detail AS text FROM audit_log WHERE action = 'issue.retry'";
    let queued = texts(&ground.database, lines).into_iter().map(|detail| {
        let detail: serde_json::Value = serde_json::from_str(&detail).unwrap();
        detail["queued"].as_i64().unwrap()
    });
    let put_back = count(&ground.database, "deliveries WHERE letter = 'digest'");
    assert_eq!(queued.sum::<i64>(), put_back);
    let _working = ground.installation.serve().await;
    is_finished(&ground).await;
    ground.everybody_has_the_digest();
}

const FORM: &str = "application/x-www-form-urlencoded";

/// Starts a server that falls while it is asked, and asks again whoever works then, unless the first was answered:
/// what was answered must not need that.
async fn act(ground: &mut Ground, request: Request, wanted: u16) -> Vec<Server> {
    ground.arm();
    let mut server = ground.installation.serve().await;
    let asked = ask(&server, request.clone());
    ground.falls(&mut server).await;
    let working = ground.go_on(server).await;
    let mut status = asked.await.unwrap();
    if status.is_none() {
        status = ask(&working[0], request).await.unwrap();
    }
    assert_eq!(status, Some(wanted), "{}", ground.case.armed());
    working
}

/// Posts; the status of the answer, or nothing when there was none.
fn ask(server: &Server, (path, kind, body): Request) -> JoinHandle<Option<u16>> {
    let browser = server.browser();
    tokio::spawn(async move {
        let request = browser.request(reqwest::Method::POST, &path);
        let answer = request.header("content-type", kind).body(body).send().await;
        answer.ok().map(|answer| answer.status().as_u16())
    })
}

/// The one-click request of the first reader's mail program.
fn one_click(ground: &Ground) -> Request {
    let of_the_reader = format!(
        "SELECT CAST(s.id AS TEXT) AS text FROM subscriptions s JOIN subscribers p ON p.id = s.subscriber_id \
         WHERE p.address = '{}'",
        bulk_address(1)
    );
    let id: i64 = texts(&ground.database, &of_the_reader)[0].parse().unwrap();
    let token = Keyring::parse(KEYS)
        .unwrap()
        .sign(TokenPurpose::Unsubscribe, id);
    (
        format!("/u/{token}"),
        FORM,
        "List-Unsubscribe=One-Click".to_owned(),
    )
}

async fn has_left(ground: &Ground) {
    ground
        .until("the reader's leaving", |ledger| {
            count(ledger, "subscriptions WHERE state = 'unsubscribed'") == 1
        })
        .await;
    ground.expect("consents WHERE act = 'withdrawn'", 1);
}

async fn is_finished(ground: &Ground) {
    ground
        .until("the end of the issue", |ledger| {
            count(ledger, "issues WHERE state = 'finished'") == 1
                && count(ledger, "deliveries WHERE settled_at IS NULL") == 0
        })
        .await;
    ground.expect("issues", 1);
}
