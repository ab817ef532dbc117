//! What goes out in the next days: the slots of every list's schedules, told by the calendar of each list.
//!
//! Where a schedule is due often, a day of it is one line. Readers are as many as when they were counted last
//! (`today::counting`), so that nobody waits for a million of them to be counted.

use chrono::{NaiveDate, Offset as _, Timelike as _};
use chrono_tz::Tz;

use super::super::{App, StoreError};
use super::{Schedule, offered};
use crate::domain::editorial::Approval;
use crate::domain::schedule::{Timetable, ZoneMode, parse_time_zone};
use crate::domain::time::UtcTime;
use crate::store;
use crate::store::figures::AlikeReaders;
use crate::store::lists::List;

/// The most slots of one schedule that are looked at.
const MOST_SLOTS: usize = 700;
/// Slots of one day after which the rest of that day is not looked at.
const MOST_SLOTS_A_DAY: usize = 48;
/// Seconds of a day without a change of clocks.
const DAY_SECONDS: i64 = 86_400;
/// The most lists whose schedules are told.
const MOST_LISTS: usize = 200;

/// What one schedule has before it on one day.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Coming {
    /// The slug of the list.
    pub list: String,
    /// Its name.
    pub list_name: String,
    /// The schedule.
    pub schedule: String,
    /// The first slot of the day.
    pub at: UtcTime,
    /// The date there.
    pub date: NaiveDate,
    /// What the clocks there show, such as `08:00`.
    pub time: String,
    /// The zone of these clocks.
    pub time_zone: String,
    /// How many slots the day has, as far as they were looked at.
    pub slots: usize,
    /// Whether it has more.
    pub more_slots: bool,
    /// What the clocks show at the last of them.
    pub last_time: String,
    /// Whether every reader's own clock tells the hour.
    pub on_readers_clocks: bool,
    /// About how many readers it is for.
    pub readers: i64,
    /// By how many minutes the clocks there are moved since the slot before, where they are.
    pub clocks_move_minutes: Option<i32>,
    /// Whether its issues wait for approval.
    pub waits_for_approval: bool,
}

/// What all lists have before them until then, in the order of time; and whether there is more than is told.
pub async fn coming(app: &App, until: UtcTime) -> Result<(Vec<Coming>, bool), StoreError> {
    let from = app.now();
    let (found, more) = app
        .database
        .read(|ledger| {
            let lists = store::lists::all(ledger)?;
            let more = lists.len() > MOST_LISTS;
            let found = lists.into_iter().take(MOST_LISTS).map(|list| {
                let schedules = offered(ledger, &list)?;
                let readers = store::figures::choices(ledger, list.id)?;
                Ok::<_, StoreError>((list, schedules, readers))
            });
            Ok::<_, StoreError>((found.collect::<Result<Vec<_>, _>>()?, more))
        })
        .await?;
    let mut all = Vec::new();
    let mut is_cut_short = more;
    for (list, schedules, readers) in &found {
        for schedule in schedules {
            is_cut_short |= days_of(list, schedule, readers, (from, until), &mut all);
        }
    }
    all.sort_by(|one: &Coming, other: &Coming| {
        (one.at, &one.list, &one.schedule).cmp(&(other.at, &other.list, &other.schedule))
    });
    Ok((all, is_cut_short))
}

/// Adds the days of one schedule; says whether there are more than are told. A cron expression or zone that cannot
/// be read has no slots.
fn days_of(
    list: &List,
    schedule: &Schedule,
    readers: &[AlikeReaders],
    (from, until): (UtcTime, UtcTime),
    all: &mut Vec<Coming>,
) -> bool {
    let zone = &schedule.time_zone;
    let Some(cron) = &schedule.cron else {
        return false;
    };
    let (Ok(timetable), Ok(clock)) = (Timetable::parse(cron, zone), parse_time_zone(zone)) else {
        return false;
    };
    let begun = all.len();
    let mut before = from;
    for _ in 0..MOST_SLOTS {
        let Some(at) = timetable.next_after(before).filter(|at| *at <= until) else {
            return false;
        };
        let local = at.datetime().with_timezone(&clock);
        let (date, time) = (local.date_naive(), local.format("%H:%M").to_string());
        let moved = moved_minutes(clock, before, at);
        before = at;
        if let Some(day) = all[begun..].last_mut().filter(|day| day.date == date) {
            day.slots += 1;
            day.last_time = time;
            day.clocks_move_minutes = day.clocks_move_minutes.or(moved);
            if day.slots == MOST_SLOTS_A_DAY {
                day.more_slots = true;
                let since_midnight = i64::from(local.num_seconds_from_midnight());
                before = at.plus_seconds(DAY_SECONDS - since_midnight - 1);
            }
            continue;
        }
        all.push(Coming {
            list: list.slug.clone(),
            list_name: list.name.clone(),
            schedule: schedule.name.clone(),
            at,
            date,
            last_time: time.clone(),
            time,
            time_zone: zone.clone(),
            slots: 1,
            more_slots: false,
            on_readers_clocks: schedule.zone_mode == ZoneMode::Reader,
            readers: followers(list, schedule, readers),
            clocks_move_minutes: moved,
            waits_for_approval: list.editorial.approval != Approval::Automatic,
        });
    }
    true
}

fn followers(list: &List, schedule: &Schedule, readers: &[AlikeReaders]) -> i64 {
    let follows = |alike: &&AlikeReaders| {
        let cadence = alike.cadence.as_ref().or(list.default_cadence.as_ref());
        cadence == Some(&schedule.name)
    };
    readers
        .iter()
        .filter(follows)
        .map(|alike| alike.count)
        .sum()
}

/// By how many minutes the clocks of a zone are moved between two instants; nothing where they are not.
fn moved_minutes(clock: Tz, before: UtcTime, at: UtcTime) -> Option<i32> {
    let offset = |instant: UtcTime| {
        let local = instant.datetime().with_timezone(&clock);
        local.offset().fix().local_minus_utc()
    };
    let minutes = (offset(at) - offset(before)) / 60;
    (minutes != 0).then_some(minutes)
}
