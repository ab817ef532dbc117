//! Today: what is being sent now, what goes out in the next days, what needs attention, and how things went.
//!
//! The past is read from the figures that a duty counts (`counting`), the present from the small indexes of what
//! has not ended, and the days ahead from the calendar, so that looking costs the same with ten readers and with a
//! million.

mod counting;
mod growth;

use super::attention::{self, Item};
use super::digest::{self, Coming, IssueError};
use super::progress::{self, Progress};
use super::{App, StoreError};
use crate::domain::issue::{IssueState, PauseReason};
use crate::domain::time::UtcTime;
use crate::store;

pub(super) use counting::NextCount;
pub use counting::{count, tend};
pub use growth::{Growth, GrowthDay, GrowthTotal, MOST_DAYS, growth};

/// Days that are looked ahead.
pub const DAYS_AHEAD: i64 = 7;
/// The most issues under way that are told; the newest.
const MOST_UNDER_WAY: usize = 20;
/// The most issues that ended lately.
const MOST_ENDED: usize = 5;
/// The newest issues among which those that ended lately are looked for.
const LOOK_BACK: i64 = 50;
/// Seconds of a day.
const DAY_SECONDS: i64 = 86_400;

/// An issue that is under way, or has ended lately.
#[derive(Debug, Clone)]
pub struct UnderWay {
    /// Its list's name.
    pub list_name: String,
    /// The zone of its list's clocks.
    pub time_zone: String,
    /// The name of its schedule.
    pub schedule: String,
    /// Why it waits, while it is paused.
    pub pause_reason: Option<PauseReason>,
    /// When it goes by itself, while it is held.
    pub goes_at: Option<UtcTime>,
    /// How far it has come.
    pub progress: Progress,
}

/// What an operator wants to know on coming in.
#[derive(Debug, Clone)]
pub struct Today {
    /// Issues that have not ended, the oldest first.
    pub under_way: Vec<UnderWay>,
    /// Issues that ended lately, the newest first.
    pub ended: Vec<UnderWay>,
    /// What goes out in the next days.
    pub coming: Vec<Coming>,
    /// Whether there is more than is told.
    pub coming_is_cut_short: bool,
    /// What needs attention.
    pub attention: Vec<Item>,
    /// Letters outside issues that are on their way.
    pub single_letters: i64,
    /// The zone of the first list's clocks, for instants that belong to no list.
    pub time_zone: String,
    /// Whether there is any list at all.
    pub has_lists: bool,
    /// When this was put together.
    pub at: UtcTime,
}

/// What an operator wants to know on coming in.
pub async fn today(app: &App) -> Result<Today, StoreError> {
    let now = app.now();
    let (issues, names, schedules, single) = app
        .database
        .read(|ledger| {
            let mut issues = store::issues::open(ledger)?;
            issues.reverse();
            issues.truncate(MOST_UNDER_WAY);
            issues.reverse();
            let newest = store::issues::newest(ledger, None, LOOK_BACK)?.into_iter();
            let told = |state| matches!(state, IssueState::Finished | IssueState::Cancelled);
            let ended = newest.filter(|issue| told(issue.state)).take(MOST_ENDED);
            issues.extend(ended);
            Ok::<_, StoreError>((
                issues,
                store::lists::all(ledger)?,
                store::schedules::all(ledger)?,
                store::issues::single_letters(ledger)?,
            ))
        })
        .await?;
    let mut under_way = Vec::new();
    for issue in issues {
        let list = names.iter().find(|list| list.id == issue.list_id);
        let schedule = schedules.iter().find(|one| one.id == issue.schedule_id);
        let mut progress = match progress::of(app, issue.id).await {
            Ok(progress) => progress,
            Err(IssueError::Store(error)) => return Err(error),
            Err(_gone) => continue,
        };
        // A count is kept for a moment; where the issue stands was read just now.
        (progress.state, progress.ended_at) = (issue.state, issue.ended_at);
        under_way.push(UnderWay {
            list_name: list.map(|list| list.name.clone()).unwrap_or_default(),
            time_zone: list.map_or_else(|| "UTC".to_owned(), |list| list.time_zone.clone()),
            schedule: schedule.map(|one| one.name.clone()).unwrap_or_default(),
            pause_reason: issue.pause_reason,
            goes_at: issue.goes_at,
            progress,
        });
    }
    let (under_way, ended) = under_way
        .into_iter()
        .partition(|issue: &UnderWay| issue.progress.ended_at.is_none());
    let until = now.plus_seconds(DAYS_AHEAD * DAY_SECONDS);
    let (coming, coming_is_cut_short) = digest::coming(app, until).await?;
    Ok(Today {
        under_way,
        ended,
        coming,
        coming_is_cut_short,
        attention: attention::all(app).await?,
        single_letters: single.queued() + single.sending + single.deferred + single.in_doubt,
        time_zone: names
            .first()
            .map_or_else(|| "UTC".to_owned(), |list| list.time_zone.clone()),
        has_lists: !names.is_empty(),
        at: now,
    })
}
