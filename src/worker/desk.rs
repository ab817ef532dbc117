//! A desk with at most one connection to its relay: takes windows, has them begun, sends them.
//!
//! The connection is opened when there is something to send and before anything is begun, so a relay
//! that cannot be reached puts nothing in doubt. It is closed after `messages_per_connection` letters,
//! after `connection_age_seconds`, or when there was nothing to do for a while. While the first half of a
//! window is sent the next half is begun already, so that no desk waits for the ledger.

mod hand;
mod line;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::Instant;

use super::bookkeeper::{Desktop, Entry};
use super::floor::Floor;
use super::raised;
use crate::domain::issue::PauseReason;
use crate::domain::pace::DomainEvent;
use crate::domain::reply::{Fault, Outcome, Phase, Reply, Spare};
use crate::services::App;
use crate::services::delivery::{self, ComposeError, Delivery, Ended, KnownPassage, LetterError};
use crate::services::digest;
use crate::services::relays;
use crate::services::timekeeping::Moment;
use crate::telemetry::meter;
use hand::{Hand, InHand};
use line::{Line, connect, hang_up, is_worn_out, reason_of, shut};

/// How long a connection is kept without work.
const IDLE: Duration = Duration::from_secs(30);
/// Between two looks at what a pace or a limit may have released.
const LOOK: Duration = Duration::from_millis(200);
/// The reply code noted for a letter that could not be written (RFC 5321: transaction failed).
const NOT_WRITTEN: u16 = 554;

/// Until when the other workers believe this one alive, by either clock: the one that nobody sets does not run
/// while a machine is suspended, and the other one may be set.
#[derive(Debug, Default)]
pub(super) struct Lease(Mutex<Option<Moment>>);

impl Lease {
    /// Holds for so many seconds from this moment on.
    pub(super) fn renew(&self, from: Moment, seconds: u32) {
        let until = Moment {
            wall: from.wall.plus_seconds(seconds.into()),
            steady: from.steady + Duration::from_secs(seconds.into()),
        };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(until);
    }

    /// Whether it was held once and is not any more.
    pub(super) fn has_lapsed(&self, now: Moment) -> bool {
        let until = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        until.is_some() && !self.holds(now)
    }

    /// A worker that slept past its lease must send nothing: its letters may be somebody else's by now.
    fn holds(&self, now: Moment) -> bool {
        let until = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        until.is_some_and(|until| now.wall < until.wall && now.steady < until.steady)
    }
}

/// What a desk works with.
#[derive(Clone)]
pub(super) struct Desk {
    /// The running service.
    pub(super) app: Arc<App>,
    /// The number of its worker.
    pub(super) worker: i64,
    /// The place of its relay in [`App::relays`].
    pub(super) relay: usize,
    /// What is due.
    pub(super) floor: Arc<Floor>,
    /// The way to the bookkeeper.
    pub(super) books: Desktop,
    /// How long its work counts.
    pub(super) lease: Arc<Lease>,
    /// Begin nothing more.
    pub(super) closing: watch::Receiver<bool>,
    /// Give up what is open.
    pub(super) cut: watch::Receiver<bool>,
}

impl Desk {
    fn relay_name(&self) -> &str {
        &self.app.relays()[self.relay].name
    }
}

/// Works until the shift closes.
pub(super) async fn run(desk: Desk) {
    let mut line: Option<Line> = None;
    let mut hand = Hand::default();
    while !*desk.closing.borrow() {
        if line.as_ref().is_some_and(|line| is_worn_out(&desk, line)) {
            hang_up(&desk, line.take()).await;
        }
        let wants_work = hand.is_empty() && !hand.is_waiting();
        if wants_work && !desk.floor.has_work(desk.relay) {
            line = wait_for_work(&desk, line).await;
            continue;
        }
        if line.is_none() {
            line = connect(&desk).await;
        }
        let Some(open) = line.as_mut() else {
            put_off(
                &desk,
                hand.drain().await,
                "the connection to the relay was lost before the dialogue",
            )
            .await;
            rest(&desk).await;
            continue;
        };
        hand.reach_for_more(&desk).await;
        hand.collect(&desk).await;
        let unwanted = hand.unwanted(&desk).await;
        put_off(&desk, unwanted, "stopped before the dialogue").await;
        let Some(next) = hand.next() else {
            // Nothing could be begun after all, or others were quicker.
            if wants_work {
                pause(&desk, LOOK).await;
            }
            continue;
        };
        if !send_one(&desk, open, next).await {
            hang_up(&desk, line.take()).await;
        }
    }
    put_off(
        &desk,
        hand.drain().await,
        "the worker stopped before the dialogue",
    )
    .await;
    hang_up(&desk, line).await;
}

/// The relay's place is empty: waits for something to do, and closes a connection that is idle for long.
async fn wait_for_work(desk: &Desk, line: Option<Line>) -> Option<Line> {
    let idle = async {
        let filled = desk.floor.filled[desk.relay].notified();
        // The floor may have been filled, or a rest have ended, before anybody listened.
        let _ = tokio::time::timeout(LOOK, filled).await;
        while !desk.floor.has_work(desk.relay) {
            let _ = tokio::time::timeout(LOOK, desk.floor.filled[desk.relay].notified()).await;
        }
    };
    let mut closing = desk.closing.clone();
    let is_idle = tokio::select! {
        found = tokio::time::timeout(IDLE, idle) => found.is_err(),
        () = raised(&mut closing) => false,
    };
    if is_idle {
        hang_up(desk, line).await;
        return None;
    }
    line
}

/// Where only this desk has no connection it rests, so that it takes no work from those that have one.
async fn rest(desk: &Desk) {
    let gate = &desk.floor.gates[desk.relay];
    if gate.is_shut(desk.app.now()) {
        return pause(desk, LOOK).await;
    }
    let seconds = desk.app.config.sending.relay_pause_seconds;
    pause(desk, Duration::from_secs(seconds.into())).await;
}

/// Waits, but not for longer than the shift.
async fn pause(desk: &Desk, time: Duration) {
    let mut closing = desk.closing.clone();
    tokio::select! {
        () = tokio::time::sleep(time) => {}
        () = raised(&mut closing) => {}
    }
}

/// Sends one letter and reports its outcome; `false` when the connection cannot be used any more.
async fn send_one(desk: &Desk, line: &mut Line, next: InHand) -> bool {
    let delivery = &next.delivery;
    let begun_at = Instant::now();
    let is_fresh = line.answered == 0;
    let (outcome, usable) = match hold_dialogue(desk, line, delivery).await {
        Dialogue::Ended(outcome) => {
            let seconds = begun_at.elapsed().as_secs_f64();
            meter::dialogue_ended(desk.relay_name(), outcome.as_str(), seconds);
            relays::said(&desk.app, desk.relay_name(), &outcome);
            judge(desk, line, delivery, &outcome);
            (outcome, line.connection.is_usable())
        }
        Dialogue::NotHeld(outcome) => (outcome, line.connection.is_usable()),
        Dialogue::Cut => {
            let reason = "the worker stopped before the relay answered".to_owned();
            (Outcome::InDoubt { reason }, false)
        }
    };
    // That an old connection was closed is nobody's fault; on a new one the letter may be to blame.
    let was_held = is_fresh || !matches!(outcome, Outcome::Unreachable { reply: None, .. });
    let passage = line.passage.clone();
    settle(desk, next, outcome, was_held, passage).await;
    usable
}

/// What the outcome says about the relay and about the recipient's domain.
///
/// A relay that turns fresh connections away, or tells of its own trouble, at two different letters in a
/// row wants a rest; one letter that ends every connection is that letter's own trouble, and a relay that
/// has answered before may just have counted its letters.
fn judge(desk: &Desk, line: &mut Line, delivery: &Delivery, outcome: &Outcome) {
    let gate = &desk.floor.gates[desk.relay];
    let is_fresh = line.answered == 0;
    line.answered += u32::from(!matches!(
        outcome,
        Outcome::Unreachable { .. } | Outcome::InDoubt { .. }
    ));
    let domain = delivery.recipient.domain();
    match (outcome.spares(), outcome) {
        (Spare::Relay, Outcome::Unreachable { .. }) if !is_fresh => {}
        // One that takes letters and never says so would put a whole issue in doubt.
        (Spare::Relay, _) | (Spare::Nobody, Outcome::InDoubt { .. }) => {
            if gate.fails_again(delivery.id) {
                shut(desk, gate, &reason_of(outcome));
            }
        }
        (Spare::Domain, _) => {
            gate.answers();
            let chance = desk.app.chance();
            desk.floor
                .learn(desk.relay, domain, DomainEvent::PushedBack, chance);
        }
        (Spare::Nobody, Outcome::Accepted(_)) => {
            gate.answers();
            desk.floor
                .learn(desk.relay, domain, DomainEvent::Accepted, 0);
        }
        (Spare::Nobody, _) => gate.answers(),
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
                pause_issue(desk, delivery, &error.to_string()).await;
            }
            return Dialogue::NotHeld(unwritten(&error));
        }
    };
    let holds = || desk.lease.holds(desk.app.moment());
    if !holds() {
        return Dialogue::NotHeld(Outcome::Unreachable {
            reason: "the worker gave no sign of life for too long".to_owned(),
            reply: None,
        });
    }
    let mut cut = desk.cut.clone();
    tokio::select! {
        outcome = delivery::send_behind(connection, &message, &holds) => match outcome {
            // Fenced off: nothing was handed over, and the relay is not to blame.
            Outcome::Unreachable { .. } if !holds() => Dialogue::NotHeld(outcome),
            outcome => Dialogue::Ended(outcome),
        },
        () = raised(&mut cut) => Dialogue::Cut,
    }
}

/// A template that fails is an operator's to mend: the issue waits, and no reader is blamed.
async fn pause_issue(desk: &Desk, delivery: &Delivery, note: &str) {
    let Some(issue_id) = delivery.issue_id else {
        return;
    };
    let note = Some(note.to_owned());
    match digest::pause_because(&desk.app, issue_id, PauseReason::Template, note).await {
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
        LetterError::Store(_)
        | LetterError::NoKey(_)
        | LetterError::Template(_)
        | LetterError::Compose(ComposeError::Unsigned(_)) => Outcome::Unreachable {
            reason: error.to_string(),
            reply: None,
        },
        // The reply that a relay would give (RFC 6531 section 3.5).
        LetterError::Compose(ComposeError::NeedsSmtpUtf8 { .. }) => {
            let text = format!("5.6.7 not transmitted: {error}");
            Outcome::from_reply(Reply::new(Phase::RcptTo, 553, &text))
        }
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
async fn put_off(desk: &Desk, begun: Vec<InHand>, reason: &str) {
    for one in begun {
        let outcome = Outcome::Unreachable {
            reason: reason.to_owned(),
            reply: None,
        };
        settle(desk, one, outcome, false, None).await;
    }
}

/// Hands an outcome to the bookkeeper; when it is gone, the lease tells the rest.
async fn settle(
    desk: &Desk,
    one: InHand,
    outcome: Outcome,
    was_held: bool,
    passage: Option<Arc<KnownPassage>>,
) {
    let (delivery_id, issue_id) = (one.delivery.id, one.delivery.issue_id);
    let reply_code = outcome.reply().map(|reply| reply.code);
    let word = outcome.as_str();
    if matches!(outcome, Outcome::Accepted(_)) {
        tracing::debug!(
            delivery_id,
            issue_id,
            reply_code,
            outcome = word,
            "a dialogue has ended"
        );
    } else {
        tracing::info!(
            delivery_id,
            issue_id,
            reply_code,
            outcome = word,
            "a dialogue has ended"
        );
    }
    let ended = Ended {
        id: delivery_id,
        attempts: one.delivery.attempts,
        issue_id,
        recipient: one.delivery.recipient.clone(),
        lives_since: one.delivery.lives_since(),
        relay: Arc::clone(&desk.app.relays()[desk.relay].name),
        was_held,
        passage,
        outcome,
    };
    if !desk.books.enter(Entry::Ended(ended)).await {
        tracing::warn!("an outcome could not be handed on; its delivery is in doubt");
    }
}
