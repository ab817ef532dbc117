//! The forecast: which issues a list has before it, when, and for how many readers. It changes nothing.
//!
//! It tells when issues are due, not whether there will be news for them.

use std::collections::BTreeMap;

use chrono::Offset as _;
use chrono_tz::Tz;

use super::super::{App, StoreError};
use super::{INSTANT, IssueError, Schedule, find_list, offered};
use crate::domain::schedule::{Timetable, ZoneMode, parse_time_zone};
use crate::domain::time::UtcTime;
use crate::store;
use crate::store::lists::List;
use crate::store::subscribers::Subscription;
use crate::store::subscriptions::AlikeReaders;

/// The most issues in a forecast; a schedule that is due every minute would fill a screen with one hour.
const MOST_ISSUES: usize = 2_000;

/// What a list has before it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Forecast {
    /// The slug of the list.
    pub list: String,
    /// From when.
    pub from: UtcTime,
    /// Until when.
    pub until: UtcTime,
    /// Readers who get a letter whenever something is published, not counted below; none where the list
    /// does not offer that.
    pub at_once: Option<i64>,
    /// The issues in the order of time.
    pub issues: Vec<ForecastIssue>,
    /// Whether there are more than are told.
    pub is_cut_short: bool,
}

/// An issue that will be due.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ForecastIssue {
    /// The schedule.
    pub schedule: String,
    /// When.
    pub at: UtcTime,
    /// Whom it is for, as far as they are subscribed today.
    pub readers: i64,
    /// The zones whose clocks show the hour then.
    pub zones: Vec<ForecastZone>,
}

/// One zone of an issue.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ForecastZone {
    /// The IANA time zone.
    pub time_zone: String,
    /// What the clocks there show, with their distance from UTC.
    pub local: String,
    /// Whom the issue is for there.
    pub readers: i64,
    /// What the clocks there do between the issue before (or now) and this one.
    pub clock_change: Option<String>,
}

/// Tells which issues a list has in the next `days` days.
pub async fn forecast(app: &App, list: &str, days: i64) -> Result<Forecast, IssueError> {
    let list = find_list(app, list).await?;
    let from = app.now();
    let until = from.plus_seconds(days.saturating_mul(86_400));
    let asked = list.clone();
    let (schedules, counted) = app
        .database
        .read(move |ledger| {
            let schedules = offered(ledger, &asked)?;
            Ok::<_, StoreError>((
                schedules,
                store::subscriptions::counted_by_choice(ledger, asked.id)?,
            ))
        })
        .await?;
    let mut found: BTreeMap<(UtcTime, String), Vec<ForecastZone>> = BTreeMap::new();
    let mut at_once = None;
    let mut is_cut_short = false;
    for schedule in &schedules {
        let readers = readers_by_zone(&list, schedule, &counted);
        let Some(cron) = schedule.cron.as_ref().filter(|_| schedule.name != INSTANT) else {
            at_once = Some(readers.values().sum());
            continue;
        };
        for (zone, readers) in readers {
            // A name that is no zone any more has no clock.
            let (Ok(timetable), Ok(clock)) =
                (Timetable::parse(cron, &zone), parse_time_zone(&zone))
            else {
                continue;
            };
            let mut before = from;
            while let Some(at) = timetable.next_after(before).filter(|at| *at <= until) {
                let slot = (at, schedule.name.clone());
                if found.len() >= MOST_ISSUES && !found.contains_key(&slot) {
                    is_cut_short = true;
                    break;
                }
                found.entry(slot).or_default().push(ForecastZone {
                    time_zone: zone.clone(),
                    local: shown(clock, at),
                    readers,
                    clock_change: clock_change(clock, before, at),
                });
                before = at;
            }
        }
    }
    let issues = found
        .into_iter()
        .map(|((at, schedule), zones)| ForecastIssue {
            schedule,
            at,
            readers: zones.iter().map(|zone| zone.readers).sum(),
            zones,
        });
    Ok(Forecast {
        list: list.slug,
        from,
        until,
        at_once,
        issues: issues.collect(),
        is_cut_short,
    })
}

/// When a reader's next issue is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextIssue {
    /// Then, on the clocks of this zone.
    At(UtcTime, String),
    /// Whenever something is published.
    AtOnce,
    /// The list sends nothing at present.
    Never,
}

/// When a subscription's next issue is due after `after`; `schedules` are those that the list offers. The zone is the
/// reader's own, whoever's clock tells the hour.
pub(in crate::services) fn next_issue(
    list: &List,
    schedules: &[Schedule],
    subscription: &Subscription,
    after: UtcTime,
) -> NextIssue {
    let cadence = subscription
        .cadence
        .as_ref()
        .or(list.default_cadence.as_ref());
    let Some(schedule) = schedules.iter().find(|one| Some(&one.name) == cadence) else {
        return NextIssue::Never;
    };
    let Some(cron) = &schedule.cron else {
        return NextIssue::AtOnce;
    };
    let own = subscription.time_zone.as_ref();
    let shown = own.unwrap_or(&list.time_zone).clone();
    let clock = match schedule.zone_mode {
        ZoneMode::Reader => own.unwrap_or(&schedule.time_zone),
        ZoneMode::List => &schedule.time_zone,
    };
    Timetable::parse(cron, clock)
        .ok()
        .and_then(|timetable| timetable.next_after(after))
        .map_or(NextIssue::Never, |at| NextIssue::At(at, shown))
}

/// How many readers of a schedule there are by the zone whose clock tells them the hour. The schedule's own zone is
/// always there.
fn readers_by_zone(
    list: &List,
    schedule: &Schedule,
    counted: &[AlikeReaders],
) -> BTreeMap<String, i64> {
    let mut readers = BTreeMap::from([(schedule.time_zone.clone(), 0)]);
    for alike in counted {
        let cadence = alike.cadence.as_ref().or(list.default_cadence.as_ref());
        if cadence != Some(&schedule.name) {
            continue;
        }
        let zone = match (schedule.zone_mode, &alike.time_zone) {
            (ZoneMode::Reader, Some(zone)) => zone,
            _ => &schedule.time_zone,
        };
        *readers.entry(zone.clone()).or_default() += alike.count;
    }
    let nobody_elsewhere = readers.len() == 1;
    readers.retain(|zone, count| *count > 0 || (nobody_elsewhere && *zone == schedule.time_zone));
    readers
}

fn shown(clock: Tz, at: UtcTime) -> String {
    let local = at.datetime().with_timezone(&clock);
    local.format("%a %Y-%m-%d %H:%M %Z (UTC%:z)").to_string()
}

/// What the clocks of a zone do between two instants, in words.
fn clock_change(clock: Tz, before: UtcTime, at: UtcTime) -> Option<String> {
    let offset = |instant: UtcTime| {
        let local = instant.datetime().with_timezone(&clock);
        local.offset().fix().local_minus_utc()
    };
    let minutes = (offset(at) - offset(before)) / 60;
    let direction = if minutes > 0 { "forward" } else { "back" };
    (minutes != 0).then(|| format!("clocks go {direction} by {} minutes", minutes.abs()))
}
