//! Settling: what became of the dialogues, many in one statement, and of those that nobody ended.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::super::attempts::{self, Attempt};
use super::super::schema::deliveries;
use super::super::{Ledger, StoreError, subscriptions};
use super::Id;
use crate::domain::delivery::DeliveryState;
use crate::domain::time::UtcTime;

/// Doubts after which a delivery is sent no more by itself.
const MOST_DOUBTS: i64 = 3;

/// What becomes of a delivery that was begun.
#[derive(Debug, Clone)]
pub struct Settlement {
    /// The delivery.
    pub id: i64,
    /// The state it moves to, from `sending`.
    pub state: DeliveryState,
    /// When it may be begun again, if it stays open.
    pub due_at: Option<UtcTime>,
    /// The relay that was asked.
    pub relay: String,
    /// The relay's code.
    pub reply_code: Option<i32>,
    /// The relay's words, or what happened instead of an answer.
    pub reply_text: String,
    /// How it is written into the table of attempts; none for an acceptance.
    pub attempt: Option<NoteOfAttempt>,
    /// Dialogues begun for it so far, this one included.
    pub attempts: i32,
    /// Whether this dialogue counts as one of the delivery's attempts.
    pub counts: bool,
    /// The number of the way that it went, for an acceptance.
    pub passage: Option<i64>,
}

/// What the table of attempts says besides the reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoteOfAttempt {
    /// `deferred`, `rejected`, `unreachable` or `in_doubt`.
    pub outcome: &'static str,
    /// The phase of the dialogue ([`crate::domain::reply::Phase`]).
    pub phase: Option<&'static str>,
    /// Who is at fault ([`crate::domain::reply::Fault`]).
    pub fault: Option<&'static str>,
}

/// What goes back to the queue without a dialogue is queued, unless it was in doubt before: then it still is,
/// and is sent again when it is due. Only a dialogue that ends otherwise ends a doubt.
const STATE: &str = "CASE WHEN o.state = 'queued' AND EXISTS (SELECT 1 FROM attempts a \
       WHERE a.delivery_id = deliveries.id AND a.outcome = 'in_doubt') THEN 'in_doubt' ELSE o.state END";

/// Writes outcomes down; returns the deliveries for which that was done. One that passed to somebody else
/// is left alone, with one exception: when it was declared in doubt while its worker could not write,
/// and nobody has begun it since, what the worker knows still ends the doubt.
pub fn settle(
    ledger: &mut Ledger,
    worker: i64,
    settlements: &[Settlement],
    now: UtcTime,
) -> Result<Vec<i64>, StoreError> {
    if settlements.is_empty() {
        return Ok(Vec::new());
    }
    end_mistaken_doubts(ledger, settlements)?;
    let rows = rows_from_json(ledger);
    let written: Vec<Id> = diesel::sql_query(format!(
        "UPDATE deliveries SET state = {STATE}, due_at = o.due_at, relay = o.relay, reply_code = o.reply_code, \
                reply_text = o.reply_text, settled_at = o.settled_at, attempts = deliveries.attempts - o.uncounted, \
                passage_id = o.passage, worker_id = NULL \
         FROM {rows} \
         WHERE deliveries.id = o.id AND ((deliveries.worker_id = $2 AND deliveries.state = 'sending') \
           OR (deliveries.state = 'in_doubt' AND deliveries.attempts = o.attempts)) \
         RETURNING deliveries.id"
    ))
    .bind::<Text, _>(as_json(settlements, now)?)
    .bind::<BigInt, _>(worker)
    .load(ledger)?;
    let written = super::as_ids(written);
    for settlement in settlements {
        let Some(note) = settlement
            .attempt
            .filter(|_| written.contains(&settlement.id))
        else {
            continue;
        };
        let attempt = Attempt {
            delivery: settlement.id,
            outcome: note.outcome,
            phase: note.phase,
            fault: note.fault,
            relay: Some(&settlement.relay),
            reply_code: settlement.reply_code,
            reply_text: &settlement.reply_text,
        };
        attempts::note(ledger, &attempt, now)?;
        if settlement.state == DeliveryState::InDoubt {
            hold_if_often_in_doubt(ledger, settlement.id)?;
        }
    }
    let in_vain: Vec<i64> = settlements
        .iter()
        .filter(|one| !one.state.is_open() && one.state != DeliveryState::Sent)
        .map(|one| one.id)
        .filter(|id| written.contains(id))
        .collect();
    subscriptions::owe(ledger, &in_vain)?;
    Ok(written)
}

/// A worker that was taken for dead may know that no dialogue took place after all. Then there was no doubt, and
/// none is remembered. There is hardly ever one.
fn end_mistaken_doubts(ledger: &mut Ledger, settlements: &[Settlement]) -> Result<(), StoreError> {
    const KNOWN: &str = "taken for a doubt until its worker said that no dialogue had taken place";
    for one in settlements {
        if one.state == DeliveryState::Queued {
            diesel::sql_query(
                "UPDATE attempts SET outcome = 'unreachable', reply_text = $1 WHERE id = \
                   (SELECT MAX(a.id) FROM deliveries d JOIN attempts a ON a.delivery_id = d.id \
                    WHERE d.id = $2 AND d.state = 'in_doubt' AND d.attempts = $3 AND a.outcome = 'in_doubt')",
            )
            .bind::<Text, _>(KNOWN)
            .bind::<BigInt, _>(one.id)
            .bind::<diesel::sql_types::Integer, _>(one.attempts)
            .execute(ledger)?;
        }
    }
    Ok(())
}

/// The settlements as a table `o`, from the JSON of the first parameter: one statement for all of them,
/// whatever their number.
fn rows_from_json(ledger: &Ledger) -> &'static str {
    match ledger {
        Ledger::Postgres(_) => {
            "json_to_recordset(CAST($1 AS json)) AS o (id bigint, state text, due_at bigint, relay text, \
               reply_code integer, reply_text text, settled_at bigint, uncounted integer, attempts integer, passage bigint)"
        }
        Ledger::Sqlite(_) => {
            "(SELECT value ->> 'id' AS id, value ->> 'state' AS state, value ->> 'due_at' AS due_at, \
                value ->> 'relay' AS relay, value ->> 'reply_code' AS reply_code, value ->> 'reply_text' AS reply_text, \
                value ->> 'settled_at' AS settled_at, value ->> 'uncounted' AS uncounted, value ->> 'attempts' AS attempts, \
                value ->> 'passage' AS passage \
              FROM json_each($1)) AS o"
        }
    }
}

/// One settlement as the statement reads it.
#[derive(serde::Serialize)]
struct Row<'a> {
    id: i64,
    state: &'a str,
    due_at: Option<i64>,
    relay: &'a str,
    reply_code: Option<i32>,
    reply_text: &'a str,
    settled_at: Option<i64>,
    uncounted: i32,
    attempts: i32,
    passage: Option<i64>,
}

fn as_json(settlements: &[Settlement], now: UtcTime) -> Result<String, StoreError> {
    let rows: Vec<Row<'_>> = settlements
        .iter()
        .map(|settlement| Row {
            id: settlement.id,
            state: settlement.state.as_str(),
            due_at: settlement.due_at.map(UtcTime::micros),
            relay: &settlement.relay,
            reply_code: settlement.reply_code,
            reply_text: &settlement.reply_text,
            settled_at: (!settlement.state.is_open()).then_some(now.micros()),
            uncounted: i32::from(!settlement.counts),
            attempts: settlement.attempts,
            passage: settlement.passage,
        })
        .collect();
    serde_json::to_string(&rows).map_err(|error| StoreError::Unreadable(error.to_string()))
}

/// Declares in doubt what is `sending` under a worker that is `silent` or has signed off: the process died in the
/// dialogue. `due_at` is when to send again, or none when an operator has to decide.
/// Returns how many.
pub fn doubt_abandoned(
    ledger: &mut Ledger,
    silent: &[i64],
    due_at: Option<UtcTime>,
    now: UtcTime,
) -> Result<usize, StoreError> {
    const DIED: &str = "the process that was sending this ended without writing the outcome down";
    let silent = super::id_list(silent);
    let doubted: Vec<Id> = diesel::sql_query(format!(
        "UPDATE deliveries SET state = 'in_doubt', due_at = $1, worker_id = NULL, reply_code = NULL, reply_text = $2 \
         WHERE state = 'sending' AND (worker_id IN ({silent}) OR worker_id NOT IN (SELECT w.id FROM workers w)) \
         RETURNING id",
    ))
    .bind::<Nullable<BigInt>, _>(due_at.map(UtcTime::micros))
    .bind::<Text, _>(DIED)
    .load(ledger)?;
    for row in &doubted {
        let died = Attempt {
            delivery: row.id,
            outcome: "in_doubt",
            phase: None,
            fault: None,
            relay: None,
            reply_code: None,
            reply_text: DIED,
        };
        attempts::note(ledger, &died, now)?;
        hold_if_often_in_doubt(ledger, row.id)?;
    }
    Ok(doubted.len())
}

/// A message that ends in doubt again and again is not sent for ever: after [`MOST_DOUBTS`] it waits
/// for an operator.
fn hold_if_often_in_doubt(ledger: &mut Ledger, id: i64) -> Result<(), StoreError> {
    let doubts = attempts::doubts(ledger, id)?;
    if doubts >= MOST_DOUBTS {
        diesel::update(deliveries::table.find(id))
            .set(deliveries::due_at.eq(None::<i64>))
            .execute(ledger)?;
    }
    Ok(())
}
