//! Schedules as an operator sets them up.

use super::super::{App, StoreError};
use super::{IssueError, Schedule, find_list};
use crate::domain::schedule::{ScheduleState, Timetable, TimetableError};
use crate::store;
use crate::store::schedules::NewSchedule;

/// Adds a schedule to a list; the list's time zone where none is given.
pub async fn add_schedule(
    app: &App,
    list: &str,
    name: &str,
    cron: &str,
    time_zone: Option<&str>,
) -> Result<Schedule, IssueError> {
    let list = find_list(app, list).await?;
    let time_zone = time_zone.unwrap_or(&list.time_zone).to_owned();
    let now = app.now();
    let next_due_at = Timetable::parse(cron, &time_zone)?
        .next_after(now)
        .ok_or_else(|| TimetableError::Never(cron.to_owned()))?;
    let (name, cron) = (name.to_owned(), cron.trim().to_owned());
    app.database
        .write(move |ledger| {
            let schedule = NewSchedule {
                list_id: list.id,
                name: &name,
                cron: &cron,
                time_zone: &time_zone,
                next_due_at,
                window_start: now,
                created_at: now,
            };
            let id = store::schedules::insert(ledger, &schedule).map_err(|error| {
                if error.is_duplicate() {
                    IssueError::ScheduleTaken(name.clone())
                } else {
                    error.into()
                }
            })?;
            let made = store::schedules::by_id(ledger, id)?;
            made.ok_or_else(|| {
                StoreError::Unreadable("a schedule that was just made".to_owned()).into()
            })
        })
        .await
}

/// Every schedule.
pub async fn schedules(app: &App) -> Result<Vec<Schedule>, StoreError> {
    app.database.read(store::schedules::all).await
}

/// Pauses a schedule or sets it going again; slots that passed meanwhile are not made up for.
pub async fn set_schedule_state(
    app: &App,
    id: i64,
    state: ScheduleState,
) -> Result<bool, IssueError> {
    let now = app.now();
    app.database
        .write(move |ledger| {
            let Some(schedule) = store::schedules::by_id(ledger, id)? else {
                return Ok(false);
            };
            let timetable = Timetable::parse(&schedule.cron, &schedule.time_zone)?;
            let next = timetable.next_after(now).unwrap_or(schedule.next_due_at);
            Ok(store::schedules::set_state(ledger, id, state, next)?)
        })
        .await
}
