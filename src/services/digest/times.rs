//! When a schedule is due, before it is kept and after: the next slots of an expression, and another time for a
//! schedule that is there.

use super::super::App;
use super::{IssueError, Schedule, schedules::first_slot};
use crate::domain::schedule::{Run, Timetable, TimetableError, ZoneMode};
use crate::store;
use crate::store::schedules::ScheduleZone;

/// The slots that an expression is shown with.
pub const SHOWN_RUNS: usize = 5;

/// The next slots of a cron expression on the clocks of a zone, and what the clocks do to them. Changes nothing.
pub fn next_runs(app: &App, cron: &str, time_zone: &str) -> Result<Vec<Run>, TimetableError> {
    let timetable = Timetable::parse(cron, time_zone)?;
    Ok(timetable.runs(app.now(), SHOWN_RUNS))
}

/// Gives a schedule another time. Its name stays, so that readers who chose it keep it; the issue that was due
/// next is due at the new time.
pub async fn edit_schedule(
    app: &App,
    id: i64,
    cron: &str,
    time_zone: &str,
) -> Result<Schedule, IssueError> {
    let (cron, time_zone) = (cron.trim().to_owned(), time_zone.trim().to_owned());
    let now = app.now();
    let first = first_slot(&cron, &time_zone, now)?;
    app.database
        .write(move |ledger| {
            let lost = || IssueError::Cadence(String::new());
            let schedule = store::schedules::by_id(ledger, id)?.ok_or_else(lost)?;
            if schedule.cron.is_none() {
                return Err(IssueError::Cadence(schedule.name));
            }
            let mut next_due_at = first;
            if schedule.zone_mode == ZoneMode::Reader {
                // The zone of readers who have none of their own may be new.
                let through_number = super::making::news_after(ledger, &schedule)?;
                let own = ScheduleZone {
                    time_zone: time_zone.clone(),
                    next_due_at: first,
                    through_number,
                };
                store::schedules::add_zone(ledger, id, &own)?;
                for mut zone in store::schedules::zones(ledger, id)? {
                    zone.next_due_at = first_slot(&cron, &zone.time_zone, now)?;
                    store::schedules::move_zone(ledger, id, &zone)?;
                    next_due_at = next_due_at.min(zone.next_due_at);
                }
            }
            store::schedules::set_times(ledger, id, &cron, &time_zone, next_due_at)?;
            store::schedules::by_id(ledger, id)?.ok_or_else(lost)
        })
        .await
}

/// The schedules of a list, those that plan nothing included.
pub async fn schedules_of(app: &App, list: &str) -> Result<Vec<Schedule>, IssueError> {
    let list = super::find_list(app, list).await?;
    Ok(app
        .database
        .read(move |ledger| store::schedules::of_list(ledger, list.id))
        .await?)
}
