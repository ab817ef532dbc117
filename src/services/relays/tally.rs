//! The tally: what this process hears from the relays, kept in memory and added to the ledger every few seconds, so
//! that a letter costs no write of its own.
//!
//! It is for the eyes of operators and decides nothing. A process that dies takes a few seconds of it along.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::super::{App, StoreError};
use crate::domain::pace::Period;
use crate::domain::reply::Outcome;
use crate::domain::time::UtcTime;
use crate::mail::transport::Road;
use crate::store::relays::Said;
use crate::store::{self, Ledger};

/// Seconds between two additions to the ledger.
const WRITE_SECONDS: i64 = 5;
/// Seconds for which minutes are kept.
const KEEP_SECONDS: i64 = 3 * 86_400;

/// What was heard since it was last written down.
#[derive(Default)]
pub(in crate::services) struct Tally {
    heard: Mutex<Heard>,
    /// Held while somebody tests a relay.
    pub(super) testing: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct Heard {
    /// By relay and minute; in order, so that two processes take the locks of the rows in the same one.
    said: BTreeMap<(String, UtcTime), Said>,
    found: BTreeMap<String, Found>,
    written_at: Option<UtcTime>,
}

/// How a relay was found.
#[derive(Default)]
struct Found {
    /// When, and the end of its certificate.
    reached: Option<(UtcTime, Option<UtcTime>)>,
    /// When, why, and until when it is left alone.
    failed: Option<(UtcTime, String, UtcTime)>,
}

impl Tally {
    fn lock(&self) -> MutexGuard<'_, Heard> {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Notes how a dialogue ended.
pub fn said(app: &App, relay: &str, outcome: &Outcome) {
    let minute = Period::Minute.start(app.now());
    let mut heard = app.tally.lock();
    let said = heard.said.entry((relay.to_owned(), minute)).or_default();
    match outcome {
        Outcome::Accepted(_) => said.accepted += 1,
        Outcome::Deferred(_) => said.deferred += 1,
        Outcome::Rejected { .. } => said.rejected += 1,
        Outcome::Unreachable { .. } | Outcome::InDoubt { .. } => said.unreachable += 1,
    }
}

/// Notes that a connection was opened.
pub fn was_reached(app: &App, relay: &str, road: Option<&Road>) {
    let now = app.now();
    let tls = road.and_then(|road| road.tls.as_ref());
    let until = tls.and_then(|facts| facts.certificate_until);
    let mut heard = app.tally.lock();
    heard.found.entry(relay.to_owned()).or_default().reached = Some((now, until));
}

/// Notes that a relay cannot be used and is left alone for a while.
pub fn could_not_be_used(app: &App, relay: &str, reason: &str, pause_seconds: i64) {
    let now = app.now();
    let mut heard = app.tally.lock();
    let until = now.plus_seconds(pause_seconds);
    heard.found.entry(relay.to_owned()).or_default().failed = Some((now, reason.to_owned(), until));
    let minute = Period::Minute.start(now);
    let said = heard.said.entry((relay.to_owned(), minute)).or_default();
    said.unreachable += 1;
}

/// Adds what was heard to the ledger. A duty: it does nothing where nothing was heard, or a moment ago.
pub async fn write_down(app: &App) -> Result<(), StoreError> {
    let now = app.now();
    let (said, found) = {
        let mut heard = app.tally.lock();
        let age = heard.written_at.map(|at| now.seconds_since(at));
        let is_early = age.is_some_and(|age| (0..WRITE_SECONDS).contains(&age));
        let is_quiet = heard.said.is_empty() && heard.found.is_empty();
        // That a relay fails is told at once.
        let is_urgent = heard.found.values().any(|found| found.failed.is_some());
        if is_quiet || (is_early && !is_urgent) {
            return Ok(());
        }
        heard.written_at = Some(now);
        (
            std::mem::take(&mut heard.said),
            std::mem::take(&mut heard.found),
        )
    };
    // What cannot be written is lost: it would be told too late.
    app.database
        .write(move |ledger| {
            for ((relay, minute), said) in &said {
                store::relays::add(ledger, relay, *minute, said)?;
            }
            for (relay, found) in &found {
                note(ledger, relay, found)?;
            }
            store::relays::prune(ledger, now.plus_seconds(-KEEP_SECONDS))
        })
        .await
}

fn note(ledger: &mut Ledger, relay: &str, found: &Found) -> Result<(), StoreError> {
    if let Some((at, until)) = found.reached {
        store::relays::note_reached(ledger, relay, until, at)?;
    }
    if let Some((at, reason, until)) = &found.failed {
        store::relays::note_failure(ledger, relay, reason, Some(*until), *at)?;
    }
    Ok(())
}
