//! Looking ahead: what is due, issue by issue, before anything is begun.
//!
//! Each issue under way is a lane that is read from its beginning to its end once, so that a queue of a
//! million is not read again for every handful. Three things lie outside that order and are looked at
//! again at every [`refresh`]: letters outside any issue, for somebody waits for them; second attempts,
//! which fall due later than everything that was never tried; and what could not be taken up when the
//! lane passed it.

use super::super::{App, StoreError, timekeeping};
use crate::domain::time::UtcTime;
use crate::store;
use crate::store::deliveries::{Due, Outlook};

/// A place in the order of due time and number.
pub type Cursor = (UtcTime, i64);

/// Before everything that is due.
fn start() -> Cursor {
    (UtcTime::from_micros(0), 0)
}

/// Where a worker's look at the queue has got to.
#[derive(Debug, Default)]
pub struct Sweep {
    lanes: Vec<Lane>,
    /// The lane that is read next.
    turn: usize,
    /// Of how many workers this is which one.
    share: (i64, i64),
}

/// One issue under way.
#[derive(Debug)]
struct Lane {
    issue: i64,
    created_at: UtcTime,
    front: Cursor,
    /// Nothing more to read, or nothing that could be taken up, until the next refresh.
    rests: bool,
    is_over: bool,
    /// Before the first letter that could not be taken up when the lane passed it.
    passed: Option<Cursor>,
    /// Its own share of the lane is done: it helps with what the others have left.
    helps: bool,
}

/// Something to be looked at, at every refresh.
#[derive(Debug, Clone, Copy)]
pub struct Aside {
    issue: Option<i64>,
    after: Cursor,
    /// The lane whose passed letters these are.
    lane: Option<usize>,
}

impl Sweep {
    /// Whether other workers are alive.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.share.1 > 1
    }

    /// What is to be looked at now, besides the lanes.
    #[must_use]
    pub fn asides(&self) -> Vec<Aside> {
        let aside = |issue, after, lane| Aside { issue, after, lane };
        let mut asides = vec![aside(None, start(), None)];
        for (place, lane) in self.lanes.iter().enumerate() {
            asides.push(aside(Some(lane.issue), (lane.created_at, i64::MAX), None));
            if let Some(passed) = lane.passed {
                asides.push(aside(Some(lane.issue), passed, Some(place)));
            }
        }
        asides
    }

    /// The lane whose turn it is; none when nothing more can be read for now.
    #[must_use]
    pub fn next_lane(&mut self) -> Option<usize> {
        let count = self.lanes.len();
        let place = (0..count)
            .map(|step| (self.turn + step) % count)
            .find(|&lane| !self.lanes[lane].rests)?;
        self.turn = place + 1;
        Some(place)
    }

    /// Notes what became of letters that were read from a lane, or from what it had passed.
    pub fn note(&mut self, lane: usize, taken_up: &TakenUp) {
        let lane = &mut self.lanes[lane];
        lane.passed = match (lane.passed, taken_up.first_refused) {
            (Some(known), Some(new)) => Some(known.min(new)),
            (known, new) => known.or(new),
        };
        // What nobody can send is not read on and on.
        lane.rests |= taken_up.kept == 0;
    }
}

/// What became of letters that were read.
#[derive(Debug, Clone, Copy, Default)]
pub struct TakenUp {
    /// How many were taken up.
    pub kept: usize,
    /// Before the first of those that could not be, for now.
    pub first_refused: Option<Cursor>,
}

/// Takes up the issues that have come under way and lets go of those that are not any more. With `spilled`
/// (letters were let go that had been taken up) every lane begins anew; otherwise those that had come to
/// their end do.
pub async fn refresh(
    app: &App,
    worker: i64,
    sweep: &mut Sweep,
    spilled: bool,
) -> Result<(), StoreError> {
    let (issues, heartbeats) = app
        .database
        .read(move |ledger| {
            let issues = store::issues::sending(ledger)?;
            Ok::<_, StoreError>((issues, store::workers::heartbeats(ledger)?))
        })
        .await?;
    let silent = timekeeping::silent(app, &heartbeats);
    let mut alive: Vec<i64> = heartbeats.into_iter().map(|(id, _)| id).collect();
    alive.retain(|id| !silent.contains(id));
    let own = alive.iter().position(|id| *id == worker).unwrap_or(0);
    let number = |n: usize| i64::try_from(n).unwrap_or(0);
    sweep.share = (number(own), number(alive.len()));
    let mut known = std::mem::take(&mut sweep.lanes);
    for (issue, created_at) in issues {
        let place = known.iter().position(|lane| lane.issue == issue);
        let before = place.map(|place| known.swap_remove(place));
        let keeps = before.filter(|lane| !lane.is_over && !spilled);
        sweep.lanes.push(Lane {
            issue,
            created_at,
            front: keeps.as_ref().map_or_else(start, |lane| lane.front),
            rests: false,
            is_over: false,
            passed: keeps.and_then(|lane| lane.passed),
            helps: false,
        });
    }
    Ok(())
}

/// Reads something aside, at most `limit` deliveries. What a lane had passed is noted anew by whoever
/// takes it up ([`Sweep::note`]).
pub async fn look_aside(
    app: &App,
    sweep: &mut Sweep,
    aside: Aside,
    limit: i64,
) -> Result<(Vec<Due>, Option<usize>), StoreError> {
    let found = read(app, aside.issue, aside.after, limit, (0, 1)).await?;
    if let Some(lane) = aside.lane.and_then(|place| sweep.lanes.get_mut(place)) {
        // What follows is read at the next refresh.
        let is_all = i64::try_from(found.len()).unwrap_or(0) < limit;
        let last = found.last().map(|last| (last.due_at, last.id));
        lane.passed = last.filter(|_| !is_all);
    }
    Ok((found, aside.lane))
}

/// Reads on in a lane, at most `limit` deliveries. Nothing changes; other workers may see the same ones, but
/// each prefers its own share.
pub async fn look_ahead(
    app: &App,
    sweep: &mut Sweep,
    place: usize,
    limit: i64,
) -> Result<Vec<Due>, StoreError> {
    let share = sweep.share;
    let lane = &mut sweep.lanes[place];
    let mut found = Vec::new();
    if share.1 > 1 && !lane.helps {
        found = read(app, Some(lane.issue), lane.front, limit, share).await?;
        if found.is_empty() {
            lane.helps = true;
            lane.front = start();
        }
    }
    if found.is_empty() {
        found = read(app, Some(lane.issue), lane.front, limit, (0, 1)).await?;
    }
    if let Some(last) = found.last() {
        lane.front = (last.due_at, last.id);
    } else {
        lane.is_over = true;
        lane.rests = true;
    }
    Ok(found)
}

async fn read(
    app: &App,
    issue: Option<i64>,
    after: Cursor,
    limit: i64,
    share: (i64, i64),
) -> Result<Vec<Due>, StoreError> {
    let now = timekeeping::mend_after_a_jump(app).await?;
    let outlook = Outlook {
        issue,
        after,
        limit,
        share,
    };
    app.database
        .read(move |ledger| store::deliveries::due(ledger, &outlook, now))
        .await
}
