//! When a schedule is due, before it is kept and after: the next slots of an expression.

use super::super::App;
use super::{IssueError, Schedule};
use crate::domain::schedule::{Run, Timetable, TimetableError};
use crate::store;

/// The slots that an expression is shown with.
pub const SHOWN_RUNS: usize = 5;

/// The next slots of a cron expression on the clocks of a zone, and what the clocks do to them. Changes nothing.
pub fn next_runs(app: &App, cron: &str, time_zone: &str) -> Result<Vec<Run>, TimetableError> {
    let timetable = Timetable::parse(cron, time_zone)?;
    Ok(timetable.runs(app.now(), SHOWN_RUNS))
}

/// The schedules of a list, those that plan nothing included.
pub async fn schedules_of(app: &App, list: &str) -> Result<Vec<Schedule>, IssueError> {
    let list = super::find_list(app, list).await?;
    Ok(app
        .database
        .read(move |ledger| store::schedules::of_list(ledger, list.id))
        .await?)
}
