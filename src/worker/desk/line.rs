//! The connection of a desk: opened when there is something to send, closed when it is worn out.

use std::sync::Arc;
use std::time::Duration;

use super::super::gate::{Gate, Seat};
use super::super::raised;
use super::Desk;
use crate::domain::reply::Outcome;
use crate::domain::time::UtcTime;
use crate::services::delivery::{self, Connection, KnownPassage};
use crate::services::relays;
use crate::telemetry::meter;

/// How long a goodbye may take.
const GOODBYE: Duration = Duration::from_secs(2);

/// An open connection and what limits its use.
pub(super) struct Line {
    pub(super) connection: Connection,
    /// The way that its letters go.
    pub(super) passage: Option<Arc<KnownPassage>>,
    seat: Seat,
    opened_at: UtcTime,
    /// Dialogues that the relay answered, whatever it said.
    pub(super) answered: u32,
}

pub(super) fn is_worn_out(desk: &Desk, line: &Line) -> bool {
    let relay = &desk.app.relays()[desk.relay];
    let age_seconds = desk.app.now().seconds_since(line.opened_at);
    line.answered >= relay.messages_per_connection
        || age_seconds >= relay.connection_age_seconds.into()
}

/// Opens a connection; nothing when the relay cannot be used or the shift is closing.
///
/// A relay that allows fewer connections than are configured refuses the last of them. As long as
/// others are open only this desk rests; a relay that takes none is given a rest by all.
pub(super) async fn connect(desk: &Desk) -> Option<Line> {
    let gate = &desk.floor.gates[desk.relay];
    if gate.is_shut(desk.app.now()) {
        return None;
    }
    let mut closing = desk.closing.clone();
    let opened = tokio::select! {
        opened = delivery::connect(&desk.app, desk.relay) => opened,
        () = raised(&mut closing) => return None,
    };
    match opened {
        Ok(connection) => {
            let seat = Seat::take(gate);
            meter::connections_open(desk.relay_name(), gate.connections());
            meter::relay_resting(desk.relay_name(), false);
            relays::was_reached(&desk.app, desk.relay_name(), connection.road());
            Some(Line {
                passage: delivery::passage(&desk.app, &connection),
                connection,
                seat,
                opened_at: desk.app.now(),
                answered: 0,
            })
        }
        Err(trouble) => {
            let reason = reason_of(&trouble);
            if gate.connections() == 0 {
                shut(desk, gate, &reason);
            } else {
                tracing::info!(
                    relay = desk.relay_name(),
                    reason,
                    "the relay takes no further connection; the others go on"
                );
            }
            None
        }
    }
}

pub(super) fn reason_of(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Unreachable { reason, .. } | Outcome::InDoubt { reason } => reason.clone(),
        other => other.reply().map(ToString::to_string).unwrap_or_default(),
    }
}

/// Gives the relay a rest and says so, once; what waits for it may go through another.
pub(super) fn shut(desk: &Desk, gate: &Gate, reason: &str) {
    let sending = &desk.app.config.sending;
    let (shortest, longest) = (sending.relay_pause_seconds, sending.relay_pause_max_seconds);
    if let Some(pause_seconds) = gate.shut(shortest, longest, desk.app.now()) {
        meter::relay_resting(desk.relay_name(), true);
        relays::could_not_be_used(&desk.app, desk.relay_name(), reason, pause_seconds);
        tracing::warn!(
            relay = desk.relay_name(),
            reason,
            pause_seconds,
            "the relay cannot be used; sending through it pauses"
        );
        desk.floor.clear(desk.relay);
    }
}

/// Says goodbye, but waits for no answer that does not come.
pub(super) async fn hang_up(desk: &Desk, line: Option<Line>) {
    let Some(Line {
        connection, seat, ..
    }) = line
    else {
        return;
    };
    let _ = tokio::time::timeout(GOODBYE, connection.quit()).await;
    drop(seat);
    let gate = &desk.floor.gates[desk.relay];
    meter::connections_open(desk.relay_name(), gate.connections());
}
