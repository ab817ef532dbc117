//! Schedules as an operator sets them up: the cadences that a list offers, and where new readers begin.

use serde_json::json;

use super::super::audit::Pen;
use super::super::lists::target;
use super::super::{App, StoreError};
use super::making::news_after;
use super::{IssueError, Schedule, find_list};
use crate::domain::actor::Actor;
use crate::domain::schedule::{ScheduleState, Timetable, TimetableError, ZoneMode};
use crate::domain::time::UtcTime;
use crate::store::lists::List;
use crate::store::schedules::{NewSchedule, ScheduleZone};
use crate::store::subscribers::Subscription;
use crate::store::{self, Ledger};

/// The cadence that is due when an article was released.
pub const INSTANT: &str = "instant";
/// Slots in a year above which two cadences count as equally frequent.
const MOST_SLOTS: usize = 10_000;

/// What makes a schedule.
#[derive(Debug, Clone, Copy)]
pub struct NewCadence<'a> {
    /// Its name within the list: what readers choose.
    pub name: &'a str,
    /// The cron expression; none for [`INSTANT`].
    pub cron: Option<&'a str>,
    /// The list's time zone where none is given.
    pub time_zone: Option<&'a str>,
    /// Whose clock tells the hour.
    pub zone_mode: ZoneMode,
}

/// Adds a schedule on the list's clock. The first of a list is its default.
pub async fn add_schedule(
    app: &App,
    actor: &Actor,
    list: &str,
    name: &str,
    cron: &str,
    time_zone: Option<&str>,
) -> Result<Schedule, IssueError> {
    let cadence = NewCadence {
        name,
        cron: Some(cron),
        time_zone,
        zone_mode: ZoneMode::List,
    };
    add_cadence(app, actor, list, cadence).await
}

/// Adds a schedule to a list. The first of a list is its default.
pub async fn add_cadence(
    app: &App,
    actor: &Actor,
    list: &str,
    cadence: NewCadence<'_>,
) -> Result<Schedule, IssueError> {
    let list = find_list(app, list).await?;
    if (cadence.name == INSTANT) != cadence.cron.is_none() {
        return Err(IssueError::Cadence(cadence.name.to_owned()));
    }
    let time_zone = cadence.time_zone.unwrap_or(&list.time_zone).to_owned();
    let (pen, now) = (Pen::of(app, actor), app.now());
    let next_due_at = match cadence.cron {
        Some(cron) => Some(first_slot(cron, &time_zone, now)?),
        None => None,
    };
    let name = cadence.name.to_owned();
    let cron = cadence.cron.map(|cron| cron.trim().to_owned());
    app.database
        .write(move |ledger| {
            let schedule = NewSchedule {
                list_id: list.id,
                name: &name,
                cron: cron.as_deref(),
                time_zone: &time_zone,
                zone_mode: cadence.zone_mode,
                next_due_at,
                window_start: now,
                through_number: store::lists::released(ledger, list.id)?,
                created_at: now,
            };
            let id = store::schedules::insert(ledger, &schedule).map_err(|error| {
                if error.is_duplicate() {
                    IssueError::ScheduleTaken(name.clone())
                } else {
                    error.into()
                }
            })?;
            if list.default_cadence.is_none() {
                store::lists::set_default_cadence(ledger, list.id, &name)?;
            }
            if cadence.zone_mode == ZoneMode::Reader {
                let mut zones = store::subscriptions::time_zones(ledger, list.id)?;
                zones.push(time_zone.clone());
                for zone in zones {
                    note_time_zone(ledger, list.id, &zone, now)?;
                }
            }
            let detail = json!({"name": name, "cron": cron, "time_zone": time_zone});
            pen.note(ledger, "schedule.create", &target(&list.slug), detail)?;
            let made = store::schedules::by_id(ledger, id)?;
            made.ok_or_else(|| {
                StoreError::Unreadable("a schedule that was just made".to_owned()).into()
            })
        })
        .await
}

pub(super) fn first_slot(
    cron: &str,
    time_zone: &str,
    now: UtcTime,
) -> Result<UtcTime, TimetableError> {
    Timetable::parse(cron, time_zone)?
        .next_after(now)
        .ok_or_else(|| TimetableError::Never(cron.to_owned()))
}

/// Lets the schedules on their readers' clocks tell the hour in this zone, too.
pub(in crate::services) fn note_time_zone(
    ledger: &mut Ledger,
    list: i64,
    time_zone: &str,
    now: UtcTime,
) -> Result<(), StoreError> {
    for schedule in store::schedules::of_list(ledger, list)? {
        let (Some(cron), ZoneMode::Reader) = (&schedule.cron, schedule.zone_mode) else {
            continue;
        };
        // A name that is no zone any more is left to the list's own zone by whoever reads it.
        let Ok(next_due_at) = first_slot(cron, time_zone, now) else {
            continue;
        };
        let zone = ScheduleZone {
            time_zone: time_zone.to_owned(),
            next_due_at,
            through_number: news_after(ledger, &schedule)?,
        };
        store::schedules::add_zone(ledger, schedule.id, &zone)?;
    }
    Ok(())
}

/// The article behind which a reader begins who has just confirmed: what the last issue of their cadence
/// carried is not theirs, and the next one is theirs like everybody's.
pub(in crate::services) fn begins_behind(
    ledger: &mut Ledger,
    reader: &Subscription,
) -> Result<i64, StoreError> {
    let beginnings = Beginnings::read(ledger, reader.list_id)?;
    let news_after = beginnings.behind(reader.cadence.as_deref(), reader.time_zone.as_deref());
    // Who was here before has had everything up to their watermark, at whatever cadence.
    Ok(news_after.max(reader.watermark))
}

/// Where new readers of a list begin, for each of its cadences.
pub(in crate::services) struct Beginnings {
    list: List,
    schedules: Vec<(Schedule, Vec<ScheduleZone>)>,
}

impl Beginnings {
    /// How it is at present.
    pub(in crate::services) fn read(ledger: &mut Ledger, list: i64) -> Result<Self, StoreError> {
        let list = store::lists::by_id(ledger, list)?;
        let mut schedules = Vec::new();
        for schedule in offered(ledger, &list)? {
            let zones = store::schedules::zones(ledger, schedule.id)?;
            schedules.push((schedule, zones));
        }
        Ok(Self { list, schedules })
    }

    /// The article behind which a reader of this cadence and time zone begins.
    pub(in crate::services) fn behind(
        &self,
        cadence: Option<&str>,
        time_zone: Option<&str>,
    ) -> i64 {
        let cadence = cadence.or(self.list.default_cadence.as_deref());
        let own = self
            .schedules
            .iter()
            .find(|(one, _)| Some(one.name.as_str()) == cadence);
        let Some((schedule, zones)) = own else {
            return self.list.released;
        };
        let zone = time_zone.unwrap_or(&schedule.time_zone);
        let zone = zones.iter().find(|one| one.time_zone == zone);
        zone.map_or(schedule.through_number, |zone| zone.through_number)
    }
}

/// Every schedule.
pub async fn schedules(app: &App) -> Result<Vec<Schedule>, StoreError> {
    app.database.read(store::schedules::all).await
}

/// How often a schedule is due; [`INSTANT`] more often than any other.
pub(super) fn slots_in_a_year(schedule: &Schedule) -> usize {
    let Some(cron) = &schedule.cron else {
        return usize::MAX;
    };
    Timetable::parse(cron, &schedule.time_zone).map_or(0, |one| one.slots_in_a_year(MOST_SLOTS))
}

pub(super) fn names(schedules: &[Schedule]) -> String {
    let names: Vec<&str> = schedules.iter().map(|one| one.name.as_str()).collect();
    names.join(", ")
}

/// The cadences that a list offers to its readers.
pub(in crate::services) fn offered(
    ledger: &mut Ledger,
    list: &List,
) -> Result<Vec<Schedule>, StoreError> {
    let mut all = store::schedules::of_list(ledger, list.id)?;
    all.retain(|schedule| schedule.state == ScheduleState::Active);
    Ok(all)
}
