//! The work of a change to many readers: a piece in one transaction, which says where it stands.

use std::sync::Arc;

use super::super::errors::PersonError;
use super::super::finding::{Plan, Thoroughness};
use super::{UNDO_DAYS, doing};
use crate::clock::Entropy;
use crate::domain::bulk::BulkState;
use crate::domain::search::Sought;
use crate::domain::time::UtcTime;
use crate::services::{App, StoreError};
use crate::store::bulk::Bulk;
use crate::store::{self, Ledger};

/// Readers who are looked at in one transaction that counts.
const COUNTED_AT_ONCE: i64 = 500;
/// Readers who are changed in one transaction.
const CHANGED_AT_ONCE: i64 = 100;
/// Targets of old changes that are forgotten in one transaction.
const FORGOTTEN_AT_ONCE: i64 = 1_000;

/// Does a piece of whatever is under way; returns how much it did. It is called by the timetable again and again.
pub async fn work(app: &App) -> Result<usize, StoreError> {
    match app.database.read(store::bulk::under_way).await? {
        Some(id) => match step(app, id).await {
            Ok(()) => Ok(1),
            Err(PersonError::Store(error)) => Err(error),
            // Somebody stopped it meanwhile.
            Err(_) => Ok(0),
        },
        None => forget_old(app).await,
    }
}

/// Whom an old change was about can be forgotten: it cannot be taken back any more.
async fn forget_old(app: &App) -> Result<usize, StoreError> {
    let long_ago = app.now().plus_seconds(-UNDO_DAYS * 86_400);
    let stale = app
        .database
        .read(move |ledger| store::bulk::stale(ledger, long_ago))
        .await?;
    let Some(id) = stale else { return Ok(0) };
    app.database
        .write(move |ledger| store::bulk::forget_targets(ledger, id, FORGOTTEN_AT_ONCE))
        .await
}

/// A piece of one change.
pub(super) async fn step(app: &App, id: i64) -> Result<(), PersonError> {
    let worker = Worker {
        entropy: app.entropy.clone(),
        now: app.now(),
    };
    app.database
        .write_long(move |ledger| {
            let bulk = store::bulk::lock(ledger, id)?.ok_or(PersonError::Unknown(id))?;
            let bulk = match bulk.state {
                BulkState::Counting => count(ledger, bulk)?,
                BulkState::Running => worker.run(ledger, bulk)?,
                BulkState::Undoing => worker.undo(ledger, bulk)?,
                _ => return Ok(()),
            };
            store::bulk::keep(ledger, &bulk)?;
            Ok(())
        })
        .await
}

/// Writes down the next of those who are meant.
fn count(ledger: &mut Ledger, mut bulk: Bulk) -> Result<Bulk, PersonError> {
    let plan = Plan::of(ledger, &Sought::of_query(&bulk.sought), Thoroughness::Whole)?;
    let stretch = plan.stretch(ledger, bulk.position, COUNTED_AT_ONCE)?;
    let ids: Vec<i64> = stretch.hits.iter().map(|(_, told)| told.id).collect();
    bulk.counted += store::bulk::add_targets(ledger, bulk.id, &ids)?;
    bulk.position = stretch.place;
    if stretch.is_over {
        bulk.state = BulkState::Ready;
        bulk.position = None;
    }
    Ok(bulk)
}

/// What the work needs, fit to move into a transaction.
struct Worker {
    entropy: Arc<dyn Entropy>,
    now: UtcTime,
}

impl Worker {
    fn run(&self, ledger: &mut Ledger, mut bulk: Bulk) -> Result<Bulk, PersonError> {
        let plan = Plan::of(ledger, &Sought::of_query(&bulk.sought), Thoroughness::Whole)?;
        let doer = doing::Doer {
            bulk: &bulk,
            by: bulk.by(),
            entropy: &*self.entropy,
            now: self.now,
        };
        let next = targets(ledger, &bulk)?;
        let ids: Vec<i64> = next.iter().map(|(id, _)| *id).collect();
        let mut changed = Vec::new();
        for told in store::subscribers::finding::told(ledger, &ids)? {
            if doer.act(ledger, &plan, &told)? {
                changed.push(told.id);
            }
        }
        store::bulk::note_changed(ledger, bulk.id, &changed, self.now)?;
        bulk.changed += i64::try_from(changed.len()).unwrap_or(i64::MAX);
        Ok(self.moved(bulk, &ids, BulkState::Finished))
    }

    fn undo(&self, ledger: &mut Ledger, mut bulk: Bulk) -> Result<Bulk, PersonError> {
        let doer = doing::Doer {
            bulk: &bulk,
            by: bulk.by(),
            entropy: &*self.entropy,
            now: self.now,
        };
        let next = targets(ledger, &bulk)?;
        let mut undone = 0;
        for (id, then) in &next {
            if let Some(then) = then
                && doer.take_back(ledger, *id, *then)?
            {
                undone += 1;
            }
        }
        bulk.undone += undone;
        let ids: Vec<i64> = next.iter().map(|(id, _)| *id).collect();
        Ok(self.moved(bulk, &ids, BulkState::Undone))
    }

    /// The change after these readers; it ends behind the last one.
    fn moved(&self, mut bulk: Bulk, ids: &[i64], end: BulkState) -> Bulk {
        if let Some(last) = ids.last() {
            bulk.position = Some(*last);
            bulk.handled += i64::try_from(ids.len()).unwrap_or(i64::MAX);
        } else {
            bulk.state = end;
            bulk.position = None;
            bulk.ended_at = Some(self.now);
        }
        bulk
    }
}

fn targets(ledger: &mut Ledger, bulk: &Bulk) -> Result<Vec<(i64, Option<UtcTime>)>, StoreError> {
    store::bulk::targets(ledger, bulk.id, bulk.position.unwrap_or(0), CHANGED_AT_ONCE)
}
