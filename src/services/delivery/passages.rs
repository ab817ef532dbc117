//! Passages: which machine took a letter, and how the connection to it was protected.
//!
//! The same few facts hold for every letter of a connection, and for every connection to the same machine. So
//! they are known by one entry each, which learns its number in the ledger with the first letter that is
//! settled; from then on a letter costs one integer.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::super::{App, StoreError};
use super::Connection;
use crate::store::{self, Ledger};

pub use crate::store::passages::Passage;

/// The most passages that are known at a time; with more, all are learned anew.
const MOST_KNOWN: usize = 1_000;

/// A passage and its number in the ledger.
#[derive(Debug)]
pub struct KnownPassage {
    passage: Passage,
    /// 0 until a letter that took it has been settled.
    number: AtomicI64,
}

/// The passages that letters took while this process runs.
#[derive(Debug, Default)]
pub(in crate::services) struct Passages(Mutex<HashMap<Passage, Arc<KnownPassage>>>);

/// The passage of a connection; none where letters go to the outbox.
#[must_use]
pub fn passage(app: &App, connection: &Connection) -> Option<Arc<KnownPassage>> {
    let facts = connection.road()?;
    let passage = Passage {
        host: facts.host.clone(),
        address: facts.address.to_string(),
        tls: facts.tls.as_ref().map(|tls| tls.version.clone()),
        cipher: facts.tls.as_ref().map(|tls| tls.cipher.clone()),
    };
    let mut known = app
        .passages
        .0
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    if known.len() >= MOST_KNOWN {
        known.clear();
    }
    let entry = known.entry(passage).or_insert_with_key(|passage| {
        Arc::new(KnownPassage {
            passage: passage.clone(),
            number: AtomicI64::new(0),
        })
    });
    Some(Arc::clone(entry))
}

/// The numbers of some passages, those included that get theirs in this very transaction.
pub(super) fn numbers(
    ledger: &mut Ledger,
    passages: &[Option<Arc<KnownPassage>>],
) -> Result<Vec<Option<i64>>, StoreError> {
    // Of a batch nearly all took the same one.
    let mut last: Option<(&Arc<KnownPassage>, i64)> = None;
    let mut numbers = Vec::with_capacity(passages.len());
    for passage in passages {
        let Some(passage) = passage else {
            numbers.push(None);
            continue;
        };
        let number = match (last, passage.number.load(Ordering::Relaxed)) {
            (Some((before, number)), _) if Arc::ptr_eq(before, passage) => number,
            (_, 0) => store::passages::number(ledger, &passage.passage)?,
            (_, number) => number,
        };
        last = Some((passage, number));
        numbers.push(Some(number));
    }
    Ok(numbers)
}

/// Keeps the numbers that a transaction gave, after its commit.
pub(super) fn keep(passages: &[Option<Arc<KnownPassage>>], numbers: &[Option<i64>]) {
    for (passage, number) in passages.iter().zip(numbers) {
        if let (Some(passage), Some(number)) = (passage, number) {
            passage.number.store(*number, Ordering::Relaxed);
        }
    }
}
