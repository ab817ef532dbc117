//! A desk with at most one connection to the relay: takes a window, begins it, sends it.
//!
//! The connection is opened when there is something to send and before anything is begun, so a relay
//! that cannot be reached puts nothing in doubt. It is closed after `smtp.messages_per_connection`
//! letters, after `smtp.connection_age_seconds`, or when there was nothing to do for a while.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::{Mutex, mpsc, watch};

use super::raised;
use super::settler::Done;
use crate::domain::reply::{Fault, Outcome, Phase, Reply};
use crate::domain::time::UtcTime;
use crate::services::App;
use crate::services::delivery::{self, Connection, Delivery, Ended, LetterError};
use crate::services::digest;

/// How long a connection is kept without work.
const IDLE: Duration = Duration::from_secs(30);
/// How long a goodbye may take.
const GOODBYE: Duration = Duration::from_secs(2);
/// The reply code noted for a letter that could not be written (RFC 5321: transaction failed).
const NOT_WRITTEN: u16 = 554;

/// What a desk works with.
pub(super) struct Desk {
    /// The running service.
    pub(super) app: Arc<App>,
    /// The name that deliveries are claimed under.
    pub(super) worker: Arc<str>,
    /// Windows of claimed deliveries, shared by all desks.
    pub(super) windows: Arc<Mutex<mpsc::Receiver<Vec<Delivery>>>>,
    /// Whether the relay is given a rest.
    pub(super) gate: Arc<Gate>,
    /// Where outcomes are reported.
    pub(super) done: mpsc::Sender<Done>,
    /// Begin nothing more.
    pub(super) closing: watch::Receiver<bool>,
    /// Give up what is open.
    pub(super) cut: watch::Receiver<bool>,
}

/// Whether the relay is given a rest, and how many connections to it are open.
#[derive(Debug, Default)]
pub(super) struct Gate {
    shut: AtomicBool,
    connections: AtomicUsize,
    /// The delivery whose dialogue last failed on a fresh connection; 0 since the relay answered one.
    last_failed: AtomicI64,
}

impl Gate {
    /// Whether nothing is to be claimed.
    pub(super) fn is_shut(&self) -> bool {
        self.shut.load(Ordering::SeqCst)
    }

    /// Ends the rest.
    pub(super) fn open(&self) {
        self.shut.store(false, Ordering::SeqCst);
    }

    /// Notes a dialogue that failed on a fresh connection; says whether the one before was another
    /// delivery's and failed too.
    fn fails_again(&self, delivery: i64) -> bool {
        let before = self.last_failed.swap(delivery, Ordering::SeqCst);
        before != 0 && before != delivery
    }

    /// Notes that the relay has answered.
    fn answers(&self) {
        self.last_failed.store(0, Ordering::SeqCst);
    }

    /// Begins a rest; says it once.
    fn shut(&self, app: &App, reason: &str) {
        if !self.shut.swap(true, Ordering::SeqCst) {
            let pause_seconds = app.config.sending.relay_pause_seconds;
            tracing::warn!(
                reason,
                pause_seconds,
                "the relay cannot be used; all sending pauses"
            );
        }
    }
}

/// An open connection and what limits its use.
struct Line {
    connection: Connection,
    seat: Seat,
    opened_at: UtcTime,
    /// Dialogues that the relay answered, whatever it said.
    answered: u32,
}

/// Counts a connection for as long as it is open.
struct Seat(Arc<Gate>);

impl Seat {
    fn take(gate: &Arc<Gate>) -> Self {
        gate.connections.fetch_add(1, Ordering::SeqCst);
        Self(Arc::clone(gate))
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.0.connections.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Works until there are no more windows.
pub(super) async fn run(desk: Desk) {
    let mut line: Option<Line> = None;
    loop {
        let next = async { desk.windows.lock().await.recv().await };
        let window = match tokio::time::timeout(IDLE, next).await {
            Ok(Some(window)) => window,
            Ok(None) => break,
            Err(_idle) => {
                hang_up(line.take()).await;
                continue;
            }
        };
        // Signing off gives back what was not begun.
        if *desk.closing.borrow() {
            continue;
        }
        if line.as_ref().is_some_and(|line| is_worn_out(&desk, line)) {
            hang_up(line.take()).await;
        }
        if line.is_none() {
            line = connect(&desk).await;
        }
        line = if let Some(open) = line {
            send_window(&desk, open, window).await
        } else {
            give_back(&desk, &window).await;
            None
        };
    }
    hang_up(line).await;
}

fn is_worn_out(desk: &Desk, line: &Line) -> bool {
    let smtp = &desk.app.config.smtp;
    let age_seconds = desk.app.now().seconds_since(line.opened_at);
    line.answered >= smtp.messages_per_connection
        || age_seconds >= smtp.connection_age_seconds.into()
}

/// Opens a connection; nothing when the relay cannot be used or the shift is closing.
///
/// A relay that allows fewer connections than are configured refuses the last of them. As long as
/// others are open only this desk rests; a relay that takes none is given a rest by all.
async fn connect(desk: &Desk) -> Option<Line> {
    if desk.gate.is_shut() {
        return None;
    }
    let mut closing = desk.closing.clone();
    let opened = tokio::select! {
        opened = delivery::connect(&desk.app) => opened,
        () = raised(&mut closing) => return None,
    };
    match opened {
        Ok(connection) => Some(Line {
            connection,
            seat: Seat::take(&desk.gate),
            opened_at: desk.app.now(),
            answered: 0,
        }),
        Err(trouble) => {
            let reason = reason_of(&trouble);
            if desk.gate.connections.load(Ordering::SeqCst) == 0 {
                desk.gate.shut(&desk.app, &reason);
            } else {
                tracing::info!(
                    reason,
                    "the relay takes no further connection; the others go on"
                );
            }
            None
        }
    }
}

fn reason_of(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Unreachable { reason, .. } | Outcome::InDoubt { reason } => reason.clone(),
        other => other.reply().map(ToString::to_string).unwrap_or_default(),
    }
}

/// Lets the window go, for whoever claims it next. Where only this desk has no connection it rests, so
/// that it does not take windows away from those that have one.
async fn give_back(desk: &Desk, window: &[Delivery]) {
    report(
        desk,
        Done::GivenBack(window.iter().map(|delivery| delivery.id).collect()),
    )
    .await;
    if desk.gate.is_shut() {
        return;
    }
    let rest = Duration::from_secs(desk.app.config.sending.relay_pause_seconds.into());
    let mut closing = desk.closing.clone();
    tokio::select! {
        () = tokio::time::sleep(rest) => {}
        () = raised(&mut closing) => {}
    }
}

/// Says goodbye, but waits for no answer that does not come.
async fn hang_up(line: Option<Line>) {
    let Some(Line {
        connection, seat, ..
    }) = line
    else {
        return;
    };
    let _ = tokio::time::timeout(GOODBYE, connection.quit()).await;
    drop(seat);
}

/// Begins a window and sends it.
async fn send_window(desk: &Desk, line: Line, window: Vec<Delivery>) -> Option<Line> {
    let ids: Vec<i64> = window.iter().map(|delivery| delivery.id).collect();
    let begun = match delivery::begin(&desk.app, &desk.worker, ids.clone()).await {
        Ok(begun) => begun,
        Err(error) => {
            // Whether it was written is not known: both answers are given, and the ledger takes the
            // one that fits each delivery.
            tracing::error!(%error, "deliveries cannot be begun; they go back to the queue");
            put_off(desk, &window, "the ledger could not be written").await;
            report(desk, Done::GivenBack(ids)).await;
            return Some(line);
        }
    };
    if begun.len() < ids.len() {
        let left: Vec<i64> = ids
            .into_iter()
            .filter(|id| begun.iter().all(|delivery| delivery.id != *id))
            .collect();
        report(desk, Done::GivenBack(left)).await;
    }
    send_begun(desk, line, &begun).await
}

/// Sends what has been begun, over a new connection when the old one is lost on the way. What has no
/// dialogue in the end goes back to the queue as if nothing had happened to it.
async fn send_begun(desk: &Desk, line: Line, begun: &[Delivery]) -> Option<Line> {
    let mut line = Some(line);
    let mut rest = begun;
    while let Some((delivery, later)) = rest.split_first() {
        if *desk.closing.borrow() {
            put_off(desk, rest, "the worker stopped before the dialogue").await;
            return line;
        }
        if line.is_none() {
            line = connect(desk).await;
        }
        let Some(open) = line.as_mut() else {
            put_off(
                desk,
                rest,
                "the connection to the relay was lost before the dialogue",
            )
            .await;
            return None;
        };
        rest = later;
        match hold_dialogue(desk, open, delivery).await {
            Dialogue::Ended(outcome) => {
                let usable = open.connection.is_usable();
                judge(desk, open, delivery.id, &outcome);
                settle(desk, delivery, outcome).await;
                if !usable {
                    line = None;
                }
            }
            Dialogue::NotHeld(outcome) => settle(desk, delivery, outcome).await,
            Dialogue::Cut => {
                let reason = "the worker stopped before the relay answered".to_owned();
                settle(desk, delivery, Outcome::InDoubt { reason }).await;
                line = None;
            }
        }
    }
    line
}

/// A relay that turns fresh connections away at two different letters in a row wants a rest; one letter
/// that ends every connection is that letter's own trouble, and a relay that has answered before may
/// just have counted its letters.
fn judge(desk: &Desk, line: &mut Line, delivery: i64, outcome: &Outcome) {
    match outcome {
        Outcome::Unreachable { reason, .. } if line.answered == 0 => {
            if desk.gate.fails_again(delivery) {
                desk.gate.shut(&desk.app, reason);
            }
        }
        Outcome::Unreachable { .. } | Outcome::InDoubt { .. } => {}
        Outcome::Accepted(_) | Outcome::Deferred(_) | Outcome::Rejected { .. } => {
            line.answered += 1;
            desk.gate.answers();
        }
    }
}

/// What became of one delivery at the relay.
enum Dialogue {
    /// The relay was asked.
    Ended(Outcome),
    /// There was no letter to hand over.
    NotHeld(Outcome),
    /// The drain ended before the dialogue did.
    Cut,
}

async fn hold_dialogue(desk: &Desk, line: &mut Line, delivery: &Delivery) -> Dialogue {
    let connection = &mut line.connection;
    let message = match delivery::compose(&desk.app, delivery, connection.smtputf8()).await {
        Ok(message) => message,
        Err(error) => {
            tracing::error!(delivery_id = delivery.id, %error, "a letter could not be written");
            if matches!(error, LetterError::Template(_)) {
                pause_issue(desk, delivery).await;
            }
            return Dialogue::NotHeld(unwritten(&error));
        }
    };
    let mut cut = desk.cut.clone();
    tokio::select! {
        outcome = delivery::send(connection, &message) => Dialogue::Ended(outcome),
        () = raised(&mut cut) => Dialogue::Cut,
    }
}

/// A template that fails is an operator's to mend: the issue waits, and no reader is blamed.
async fn pause_issue(desk: &Desk, delivery: &Delivery) {
    let Some(issue_id) = delivery.issue_id else {
        return;
    };
    match digest::pause(&desk.app, issue_id).await {
        Ok(_) => tracing::error!(
            issue_id,
            "the issue is paused until its template is mended; then: postrider issue resume"
        ),
        Err(error) => tracing::error!(issue_id, %error, "the issue could not be paused"),
    }
}

/// A letter that cannot be written today cannot be written tomorrow, unless the ledger or a template
/// was at fault.
fn unwritten(error: &LetterError) -> Outcome {
    match error {
        LetterError::Store(_) | LetterError::Template(_) => Outcome::Unreachable {
            reason: error.to_string(),
            reply: None,
        },
        other => Outcome::Rejected {
            reply: Reply::new(
                Phase::MailFrom,
                NOT_WRITTEN,
                &format!("not handed over: {other}"),
            ),
            fault: Fault::Message,
        },
    }
}

/// Returns begun deliveries to the queue; no dialogue was opened for them, and no attempt is counted.
async fn put_off(desk: &Desk, deliveries: &[Delivery], reason: &str) {
    for delivery in deliveries {
        let outcome = Outcome::Unreachable {
            reason: reason.to_owned(),
            reply: None,
        };
        settle(desk, delivery, outcome).await;
    }
}

async fn settle(desk: &Desk, delivery: &Delivery, outcome: Outcome) {
    let (delivery_id, issue_id) = (delivery.id, delivery.issue_id);
    let reply_code = outcome.reply().map(|reply| reply.code);
    let word = match outcome {
        Outcome::Accepted(_) => {
            tracing::debug!(
                delivery_id,
                issue_id,
                reply_code,
                outcome = "accepted",
                "a dialogue has ended"
            );
            None
        }
        Outcome::Deferred(_) => Some("deferred"),
        Outcome::Rejected { .. } => Some("rejected"),
        Outcome::Unreachable { .. } => Some("unreachable"),
        Outcome::InDoubt { .. } => Some("in_doubt"),
    };
    if let Some(outcome) = word {
        tracing::info!(
            delivery_id,
            issue_id,
            reply_code,
            outcome,
            "a dialogue has ended"
        );
    }
    let ended = Ended {
        id: delivery.id,
        attempts: delivery.attempts,
        created_at: delivery.created_at,
        outcome,
    };
    report(desk, Done::Ended(ended)).await;
}

/// Hands a report to the settler; when it is gone, the lease tells the rest.
async fn report(desk: &Desk, done: Done) {
    if desk.done.send(done).await.is_err() {
        tracing::warn!("an outcome could not be handed on; its delivery is in doubt");
    }
}

#[cfg(test)]
mod tests {
    use super::Gate;

    #[test]
    fn one_letter_that_ends_every_connection_is_not_the_relays_trouble() {
        let gate = Gate::default();
        assert!(!gate.fails_again(7));
        assert!(!gate.fails_again(7));
        assert!(gate.fails_again(8), "two different letters in a row");
        gate.answers();
        assert!(!gate.fails_again(9));
    }
}
