//! Schedules: which are due, and the compare-and-set that lets one planner win.

use diesel::prelude::*;

use super::schema::schedules;
use super::{Ledger, StoreError};
use crate::domain::schedule::ScheduleState;
use crate::domain::time::UtcTime;

/// When issues of a list are due.
#[derive(Debug, Clone, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = schedules)]
pub struct Schedule {
    /// Its number in the ledger.
    pub id: i64,
    /// The list.
    pub list_id: i64,
    /// Its name within the list, such as `daily`.
    pub name: String,
    /// The cron expression.
    pub cron: String,
    /// The IANA time zone.
    pub time_zone: String,
    /// Whether it plans issues.
    pub state: ScheduleState,
    /// When the next issue is due.
    pub next_due_at: UtcTime,
    /// Where the next window begins.
    pub window_start: UtcTime,
    /// Counted up by every planning.
    pub revision: i64,
}

/// What makes a schedule.
#[derive(Debug, Clone)]
pub struct NewSchedule<'a> {
    /// The list.
    pub list_id: i64,
    /// Its name within the list.
    pub name: &'a str,
    /// The cron expression.
    pub cron: &'a str,
    /// The IANA time zone.
    pub time_zone: &'a str,
    /// When the first issue is due.
    pub next_due_at: UtcTime,
    /// Where the first window begins.
    pub window_start: UtcTime,
    /// When it is made.
    pub created_at: UtcTime,
}

/// Adds a schedule.
pub fn insert(ledger: &mut Ledger, schedule: &NewSchedule<'_>) -> Result<i64, StoreError> {
    let id = diesel::insert_into(schedules::table)
        .values((
            schedules::list_id.eq(schedule.list_id),
            schedules::name.eq(schedule.name),
            schedules::cron.eq(schedule.cron),
            schedules::time_zone.eq(schedule.time_zone),
            schedules::state.eq(ScheduleState::Active.as_str()),
            schedules::next_due_at.eq(schedule.next_due_at.micros()),
            schedules::window_start.eq(schedule.window_start.micros()),
            schedules::created_at.eq(schedule.created_at.micros()),
        ))
        .returning(schedules::id)
        .get_result(ledger)?;
    Ok(id)
}

/// Every schedule, in the order of adding.
pub fn all(ledger: &mut Ledger) -> Result<Vec<Schedule>, StoreError> {
    Ok(schedules::table
        .order(schedules::id)
        .select(Schedule::as_select())
        .load(ledger)?)
}

/// The schedules of a list.
pub fn of_list(ledger: &mut Ledger, list: i64) -> Result<Vec<Schedule>, StoreError> {
    Ok(schedules::table
        .filter(schedules::list_id.eq(list))
        .order(schedules::id)
        .select(Schedule::as_select())
        .load(ledger)?)
}

/// The schedule with this number.
pub fn by_id(ledger: &mut Ledger, id: i64) -> Result<Option<Schedule>, StoreError> {
    Ok(schedules::table
        .find(id)
        .select(Schedule::as_select())
        .first(ledger)
        .optional()?)
}

/// The schedules that are due, the longest overdue first, at most `limit`.
pub fn due(ledger: &mut Ledger, now: UtcTime, limit: i64) -> Result<Vec<Schedule>, StoreError> {
    Ok(schedules::table
        .filter(schedules::state.eq(ScheduleState::Active.as_str()))
        .filter(schedules::next_due_at.le(now.micros()))
        .order(schedules::next_due_at)
        .limit(limit)
        .select(Schedule::as_select())
        .load(ledger)?)
}

/// Moves a schedule on, unless somebody else has since it was read: then nothing happens and the
/// answer is `false`.
pub fn advance(
    ledger: &mut Ledger,
    schedule: &Schedule,
    next_due_at: UtcTime,
    window_start: UtcTime,
) -> Result<bool, StoreError> {
    let unchanged = schedules::table
        .find(schedule.id)
        .filter(schedules::revision.eq(schedule.revision));
    let moved = diesel::update(unchanged)
        .set((
            schedules::next_due_at.eq(next_due_at.micros()),
            schedules::window_start.eq(window_start.micros()),
            schedules::revision.eq(schedule.revision + 1),
        ))
        .execute(ledger)?;
    Ok(moved > 0)
}

/// Pauses a schedule, or sets it going from `next_due_at`; says whether it exists.
pub fn set_state(
    ledger: &mut Ledger,
    id: i64,
    state: ScheduleState,
    next_due_at: UtcTime,
) -> Result<bool, StoreError> {
    let changed = diesel::update(schedules::table.find(id))
        .set((
            schedules::state.eq(state.as_str()),
            schedules::next_due_at.eq(next_due_at.micros()),
            schedules::revision.eq(schedules::revision + 1),
        ))
        .execute(ledger)?;
    Ok(changed > 0)
}
