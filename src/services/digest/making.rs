//! Making an issue: the first transaction, which moves the schedule on and writes down what is news.

use std::collections::BTreeMap;

use super::super::{App, StoreError};
use super::{Issue, IssueError, Schedule, order};
use crate::domain::editorial::Going;
use crate::domain::issue::{Origin, SkipReason};
use crate::domain::schedule::{Timetable, TimetableError, ZoneMode};
use crate::domain::time::UtcTime;
use crate::fail_point;
use crate::store::articles::Article;
use crate::store::issues::NewIssue;
use crate::store::lists::List;
use crate::store::schedules::ScheduleZone;
use crate::store::{self, Ledger};

/// The numbers from the configuration that planning needs.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    catch_up_seconds: i64,
    min_articles: usize,
}

impl Limits {
    pub(super) fn of(app: &App) -> Self {
        Self {
            catch_up_seconds: i64::from(app.config.digest.catch_up_hours) * 3_600,
            min_articles: app.config.digest.min_articles as usize,
        }
    }

    /// The fewest articles that are worth a letter: what an operator sends now, and what is sent at once,
    /// needs no company.
    pub(super) fn fewest(&self, schedule: &Schedule, list: &List, origin: Origin) -> usize {
        if schedule.cron.is_none() || origin != Origin::Scheduled {
            return 1;
        }
        let own = list.editorial.min_articles;
        own.and_then(|least| usize::try_from(least).ok())
            .unwrap_or(self.min_articles)
            .max(1)
    }
}

/// What is to be made of a schedule.
pub(super) struct Slot {
    pub(super) origin: Origin,
    pub(super) at: UtcTime,
    /// The readers' zones that it is for; none means all.
    pub(super) time_zones: Vec<String>,
    /// What is news: the articles after this one.
    pub(super) after: i64,
    pub(super) too_old: bool,
    pub(super) going: Going,
}

/// Makes the issues that are due of one schedule: after a downtime one for each zone, not many, and none that
/// is too old. Nothing when another planner has moved the schedule since it was read.
pub(super) fn make_due(
    ledger: &mut Ledger,
    schedule: &Schedule,
    limits: &Limits,
    now: UtcTime,
) -> Result<Vec<Issue>, IssueError> {
    if !store::schedules::claim(ledger, schedule)? {
        return Ok(Vec::new());
    }
    let Some(due_at) = schedule.next_due_at else {
        return Ok(Vec::new());
    };
    let editorial = store::lists::by_id(ledger, schedule.list_id)?.editorial;
    let going = editorial.approval.going(editorial.approval_minutes, now);
    let slot = |at: UtcTime, time_zones: Vec<String>, after: i64| Slot {
        origin: Origin::Scheduled,
        at,
        time_zones,
        after,
        too_old: now.seconds_since(at) > limits.catch_up_seconds,
        going,
    };
    let mut made = Vec::new();
    match (&schedule.cron, schedule.zone_mode) {
        (None, _) => {
            let slot = Slot {
                too_old: false,
                ..slot(due_at, Vec::new(), schedule.through_number)
            };
            let (issue, through) = make(ledger, schedule, slot, limits, now)?;
            made.push(issue);
            store::schedules::move_on(ledger, schedule.id, None, now, through)?;
        }
        (Some(cron), ZoneMode::List) => {
            let timetable = Timetable::parse(cron, &schedule.time_zone)?;
            let (at, next) = timetable.catch_up(due_at, now).ok_or_else(|| never(cron))?;
            let slot = slot(at, Vec::new(), schedule.through_number);
            let (issue, through) = make(ledger, schedule, slot, limits, now)?;
            let window_start = window_start(schedule, &issue, now);
            made.push(issue);
            store::schedules::move_on(ledger, schedule.id, Some(next), window_start, through)?;
        }
        (Some(cron), ZoneMode::Reader) => {
            let (slots, next_due_at) = due_by_zone(ledger, schedule, cron, now)?;
            let mut latest = schedule.through_number;
            for (at, zones) in slots {
                let after = zones.iter().map(|zone| zone.through_number).min();
                let names = zones.iter().map(|zone| zone.time_zone.clone()).collect();
                let slot = slot(at, names, after.unwrap_or(0));
                let (issue, through) = make(ledger, schedule, slot, limits, now)?;
                made.push(issue);
                latest = latest.max(through);
                for mut zone in zones {
                    zone.through_number = zone.through_number.max(through);
                    store::schedules::move_zone(ledger, schedule.id, &zone)?;
                }
            }
            store::schedules::move_on(ledger, schedule.id, next_due_at, now, latest)?;
        }
    }
    Ok(made)
}

fn never(cron: &str) -> TimetableError {
    TimetableError::Never(cron.to_owned())
}

/// A slot that is skipped for want of news leaves the window open.
fn window_start(schedule: &Schedule, issue: &Issue, now: UtcTime) -> UtcTime {
    match issue.skip_reason {
        Some(_) => schedule.window_start,
        None => now,
    }
}

/// The zones of a schedule that are due, by the instant of their slots and each with its next slot, and when the
/// first of all its zones is due after this.
#[expect(clippy::type_complexity, reason = "a pair that is taken apart at once")]
fn due_by_zone(
    ledger: &mut Ledger,
    schedule: &Schedule,
    cron: &str,
    now: UtcTime,
) -> Result<(BTreeMap<UtcTime, Vec<ScheduleZone>>, Option<UtcTime>), IssueError> {
    let mut slots: BTreeMap<UtcTime, Vec<ScheduleZone>> = BTreeMap::new();
    let mut first: Option<UtcTime> = None;
    for mut zone in store::schedules::zones(ledger, schedule.id)? {
        if zone.next_due_at <= now {
            let timetable = Timetable::parse(cron, &zone.time_zone)?;
            let (at, next) = timetable
                .catch_up(zone.next_due_at, now)
                .ok_or_else(|| never(cron))?;
            zone.next_due_at = next;
            slots.entry(at).or_default().push(zone);
            first = Some(first.map_or(next, |first| first.min(next)));
        } else {
            first = Some(first.map_or(zone.next_due_at, |first| first.min(zone.next_due_at)));
        }
    }
    Ok((slots, first))
}

/// Makes an issue of a schedule that was claimed; returns it, and the last article that is no news for the
/// schedule any more. Where there is too little news the articles stay news.
pub(super) fn make(
    ledger: &mut Ledger,
    schedule: &Schedule,
    slot: Slot,
    limits: &Limits,
    now: UtcTime,
) -> Result<(Issue, i64), IssueError> {
    let list = store::lists::by_id(ledger, schedule.list_id)?;
    let released = list.released;
    let articles = news(ledger, &list, slot.after)?;
    let skip_reason = if slot.too_old {
        Some(SkipReason::TooOld)
    } else if articles.len() < limits.fewest(schedule, &list, slot.origin) {
        Some(SkipReason::NothingNew)
    } else {
        None
    };
    let (through, articles) = match skip_reason {
        Some(_) => (slot.after, Vec::new()),
        None => (released, articles),
    };
    let issue = NewIssue {
        list_id: schedule.list_id,
        schedule_id: schedule.id,
        origin: slot.origin,
        reach: None,
        slot_at: free_slot(ledger, schedule.id, slot.at)?,
        window_start: schedule.window_start,
        window_end: now,
        skip_reason,
        through_number: released,
        time_zones: slot.time_zones,
        going: slot.going,
        intro: list.editorial.intro,
        article_count: super::as_i32(articles.len()),
        created_at: now,
    };
    let id = store::issues::insert(ledger, &issue)?;
    let ids: Vec<i64> = articles.iter().map(|article| article.id).collect();
    store::issues::insert_articles(ledger, id, schedule.id, &ids)?;
    let made = store::issues::by_id(ledger, id)?;
    let made =
        made.ok_or_else(|| StoreError::Unreadable("an issue that was just made".to_owned()))?;
    fail_point::reach("issue.committing");
    Ok((made, through))
}

/// The slot itself, or where an issue fills it already (of another zone, or one that was asked for) the next
/// instant after it that is free: slots of schedules are whole seconds, so none is taken away.
pub(super) fn free_slot(
    ledger: &mut Ledger,
    schedule: i64,
    wanted: UtcTime,
) -> Result<UtcTime, StoreError> {
    let mut at = wanted;
    while store::issues::fills_slot(ledger, schedule, at)? {
        at = UtcTime::from_micros(at.micros() + 1);
    }
    Ok(at)
}

/// The articles that would be news in the next issue of a schedule, in the order that its list wants.
pub(super) fn next_articles(
    ledger: &mut Ledger,
    schedule: &Schedule,
    list: &List,
) -> Result<Vec<Article>, StoreError> {
    let after = news_after(ledger, schedule)?;
    news(ledger, list, after)
}

/// The articles of a list that were released after this one, in the order that the list wants.
fn news(ledger: &mut Ledger, list: &List, after: i64) -> Result<Vec<Article>, StoreError> {
    let mut articles = store::articles::numbered(ledger, list.id, after, list.released)?;
    let topics = store::lists::topics_of(ledger, list.id)?;
    order::arrange(&mut articles, &list.editorial, &topics);
    Ok(articles)
}

/// The last article that is no news any more in any of a schedule's zones.
pub(super) fn news_after(ledger: &mut Ledger, schedule: &Schedule) -> Result<i64, StoreError> {
    let zones = store::schedules::zones(ledger, schedule.id)?;
    let earliest = zones.iter().map(|zone| zone.through_number).min();
    Ok(earliest.unwrap_or(schedule.through_number))
}

/// Makes an issue of a schedule at once, for readers in every zone. Nothing when another planner has moved
/// the schedule since it was read.
pub(super) fn make_at_once(
    ledger: &mut Ledger,
    schedule: &Schedule,
    limits: &Limits,
    going: Going,
    now: UtcTime,
) -> Result<Option<Issue>, IssueError> {
    if !store::schedules::claim(ledger, schedule)? {
        return Ok(None);
    }
    let slot = Slot {
        origin: Origin::SendNow,
        at: between_slots(now),
        time_zones: Vec::new(),
        after: news_after(ledger, schedule)?,
        too_old: false,
        going,
    };
    let (issue, through) = make(ledger, schedule, slot, limits, now)?;
    for mut zone in store::schedules::zones(ledger, schedule.id)? {
        zone.through_number = zone.through_number.max(through);
        store::schedules::move_zone(ledger, schedule.id, &zone)?;
    }
    let window_start = window_start(schedule, &issue, now);
    // What is sent now leaves the slot as it is; for "instant" it is what would have been due.
    let next_due_at = schedule.next_due_at.filter(|_| schedule.cron.is_some());
    store::schedules::move_on(ledger, schedule.id, next_due_at, window_start, through)?;
    Ok(Some(issue))
}

/// Slots of schedules are whole seconds, so an instant off the second never takes the place of one.
pub(super) fn between_slots(now: UtcTime) -> UtcTime {
    let on_the_second = now.micros() % 1_000_000 == 0;
    UtcTime::from_micros(now.micros() + i64::from(on_the_second))
}
