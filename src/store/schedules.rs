//! Schedules: which are due, and the compare-and-set that lets one planner win.
//!
//! A schedule is one of the cadences that its list offers. One on its readers' own clocks is due in each
//! of their zones at another time: `schedule_zones` has those, and the schedule itself the earliest.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::schema::{lists, schedule_zones, schedules};
use super::{Ledger, StoreError};
use crate::domain::schedule::{ScheduleState, ZoneMode};
use crate::domain::time::UtcTime;

/// When issues of a list are due.
#[derive(Debug, Clone, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = schedules)]
pub struct Schedule {
    /// Its number in the ledger.
    pub id: i64,
    /// The list.
    pub list_id: i64,
    /// Its name within the list, such as `daily`: what readers choose.
    pub name: String,
    /// The cron expression; none for `instant`, which is due when an article was released.
    pub cron: Option<String>,
    /// The IANA time zone.
    pub time_zone: String,
    /// Whose clock tells the hour.
    pub zone_mode: ZoneMode,
    /// Whether it plans issues.
    pub state: ScheduleState,
    /// When the next issue is due; none for `instant` while nothing was released.
    pub next_due_at: Option<UtcTime>,
    /// Where the next window begins.
    pub window_start: UtcTime,
    /// The number of the last article that an issue of it carried.
    pub through_number: i64,
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
    /// The cron expression; none for `instant`.
    pub cron: Option<&'a str>,
    /// The IANA time zone.
    pub time_zone: &'a str,
    /// Whose clock tells the hour.
    pub zone_mode: ZoneMode,
    /// When the first issue is due.
    pub next_due_at: Option<UtcTime>,
    /// Where the first window begins.
    pub window_start: UtcTime,
    /// The last article that is not news for it.
    pub through_number: i64,
    /// When it is made.
    pub created_at: UtcTime,
}

/// When a schedule on its readers' clocks is due in one of their zones.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = schedule_zones)]
pub struct ScheduleZone {
    /// The IANA time zone.
    pub time_zone: String,
    /// When.
    pub next_due_at: UtcTime,
    /// The number of the last article that an issue for this zone carried.
    pub through_number: i64,
}

/// Adds a schedule.
pub fn insert(ledger: &mut Ledger, schedule: &NewSchedule<'_>) -> Result<i64, StoreError> {
    let id = diesel::insert_into(schedules::table)
        .values((
            schedules::list_id.eq(schedule.list_id),
            schedules::name.eq(schedule.name),
            schedules::cron.eq(schedule.cron),
            schedules::time_zone.eq(schedule.time_zone),
            schedules::zone_mode.eq(schedule.zone_mode.as_str()),
            schedules::state.eq(ScheduleState::Active.as_str()),
            schedules::next_due_at.eq(schedule.next_due_at.map(UtcTime::micros)),
            schedules::window_start.eq(schedule.window_start.micros()),
            schedules::through_number.eq(schedule.through_number),
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

/// The "instant" schedules whose lists have released something that nobody has noticed yet.
pub fn awakened(ledger: &mut Ledger) -> Result<Vec<i64>, StoreError> {
    Ok(schedules::table
        .inner_join(lists::table.on(lists::id.eq(schedules::list_id)))
        .filter(schedules::state.eq(ScheduleState::Active.as_str()))
        .filter(schedules::cron.is_null())
        .filter(schedules::next_due_at.is_null())
        .filter(lists::released.gt(schedules::through_number))
        .order(schedules::id)
        .select(schedules::id)
        .load(ledger)?)
}

/// Says when an "instant" schedule is due, unless somebody has said so already.
pub fn wake(ledger: &mut Ledger, id: i64, due_at: UtcTime) -> Result<(), StoreError> {
    let asleep = schedules::table
        .find(id)
        .filter(schedules::next_due_at.is_null());
    diesel::update(asleep)
        .set(schedules::next_due_at.eq(due_at.micros()))
        .execute(ledger)?;
    Ok(())
}

/// Makes a schedule one's own until the transaction ends, unless somebody else has planned it since it
/// was read: then nothing happens and the answer is `false`.
pub fn claim(ledger: &mut Ledger, schedule: &Schedule) -> Result<bool, StoreError> {
    let unchanged = schedules::table
        .find(schedule.id)
        .filter(schedules::revision.eq(schedule.revision));
    let claimed = diesel::update(unchanged)
        .set(schedules::revision.eq(schedule.revision + 1))
        .execute(ledger)?;
    Ok(claimed > 0)
}

/// Moves a schedule on that was claimed.
pub fn move_on(
    ledger: &mut Ledger,
    id: i64,
    next_due_at: Option<UtcTime>,
    window_start: UtcTime,
    through_number: i64,
) -> Result<(), StoreError> {
    diesel::update(schedules::table.find(id))
        .set((
            schedules::next_due_at.eq(next_due_at.map(UtcTime::micros)),
            schedules::window_start.eq(window_start.micros()),
            schedules::through_number.eq(through_number),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Pauses a schedule, or sets it going from `next_due_at`; says whether it exists.
pub fn set_state(
    ledger: &mut Ledger,
    id: i64,
    state: ScheduleState,
    next_due_at: Option<UtcTime>,
) -> Result<bool, StoreError> {
    let changed = diesel::update(schedules::table.find(id))
        .set((
            schedules::state.eq(state.as_str()),
            schedules::next_due_at.eq(next_due_at.map(UtcTime::micros)),
            schedules::revision.eq(schedules::revision + 1),
        ))
        .execute(ledger)?;
    Ok(changed > 0)
}

/// The zones of a schedule on its readers' clocks, the earliest due first.
pub fn zones(ledger: &mut Ledger, id: i64) -> Result<Vec<ScheduleZone>, StoreError> {
    Ok(schedule_zones::table
        .filter(schedule_zones::schedule_id.eq(id))
        .order((schedule_zones::next_due_at, schedule_zones::time_zone))
        .select(ScheduleZone::as_select())
        .load(ledger)?)
}

/// Adds a zone to a schedule on its readers' clocks, or leaves it as it is.
pub fn add_zone(ledger: &mut Ledger, id: i64, zone: &ScheduleZone) -> Result<(), StoreError> {
    let added = diesel::sql_query(
        "INSERT INTO schedule_zones (schedule_id, time_zone, next_due_at, through_number) \
         VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
    )
    .bind::<BigInt, _>(id)
    .bind::<Text, _>(&zone.time_zone)
    .bind::<BigInt, _>(zone.next_due_at.micros())
    .bind::<BigInt, _>(zone.through_number)
    .execute(ledger)?;
    if added > 0 {
        let later = schedules::table.find(id).filter(
            schedules::next_due_at
                .is_null()
                .or(schedules::next_due_at.gt(zone.next_due_at.micros())),
        );
        diesel::update(later)
            .set(schedules::next_due_at.eq(zone.next_due_at.micros()))
            .execute(ledger)?;
    }
    Ok(())
}

/// Moves a zone of a schedule on.
pub fn move_zone(ledger: &mut Ledger, id: i64, zone: &ScheduleZone) -> Result<(), StoreError> {
    diesel::update(schedule_zones::table.find((id, &zone.time_zone)))
        .set((
            schedule_zones::next_due_at.eq(zone.next_due_at.micros()),
            schedule_zones::through_number.eq(zone.through_number),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Gives a schedule another time; who plans it at this moment is told that it has changed.
pub fn set_times(
    ledger: &mut Ledger,
    id: i64,
    cron: &str,
    time_zone: &str,
    next_due_at: UtcTime,
) -> Result<(), StoreError> {
    diesel::update(schedules::table.find(id))
        .set((
            schedules::cron.eq(cron),
            schedules::time_zone.eq(time_zone),
            schedules::next_due_at.eq(next_due_at.micros()),
            schedules::revision.eq(schedules::revision + 1),
        ))
        .execute(ledger)?;
    Ok(())
}
