//! The calendar: the issues of a span of time, and the slots that are still to come in it. It counts no reader, so
//! it costs the same however many there are.

use std::collections::HashMap;

use super::super::{App, StoreError};
use super::listing::{headings, lists_by_id};
use super::{INSTANT, Issue, IssueError, Schedule, find_list, offered};
use crate::domain::issue::IssueState;
use crate::domain::schedule::{Timetable, ZoneMode};
use crate::domain::time::UtcTime;
use crate::store;
use crate::store::lists::List;

/// The most issues that a span shows.
const MOST_ISSUES: i64 = 1_000;
/// The most slots to come of one schedule: a schedule that is due every minute would fill a month by itself.
const MOST_SLOTS: usize = 100;

/// What a span of time holds.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Calendar {
    /// What there is, in the order of time.
    pub entries: Vec<CalendarEntry>,
    /// Whether there is more than is told.
    pub is_cut_short: bool,
}

/// One thing on the calendar.
#[derive(Debug, Clone, serde::Serialize)]
pub struct CalendarEntry {
    /// When.
    pub at: UtcTime,
    /// The slug of the list.
    pub list: String,
    /// The list's name for people.
    pub list_name: String,
    /// What it is.
    #[serde(flatten)]
    pub occasion: Occasion,
}

/// What stands on the calendar.
#[derive(Debug, Clone, serde::Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Occasion {
    /// An issue that was made.
    Issue {
        /// Its number.
        id: i64,
        /// Where it stands.
        state: IssueState,
        /// What it is called; may be empty.
        heading: String,
        /// How many readers it was planned for.
        readers: i64,
    },
    /// A slot to come.
    Slot {
        /// The schedule.
        schedule: String,
        /// Whether each reader's own clock tells the hour; the time is that of the list's clock.
        on_readers_clocks: bool,
    },
}

/// What there is between two instants (the second excluded), of one list or of all.
pub async fn calendar(
    app: &App,
    list: Option<&str>,
    from: UtcTime,
    until: UtcTime,
) -> Result<Calendar, IssueError> {
    let list = match list {
        Some(slug) => Some(find_list(app, slug).await?.id),
        None => None,
    };
    let (issues, headings, lists, schedules) = app
        .database
        .read(move |ledger| {
            let issues = store::issues::in_span(ledger, list, from, until, MOST_ISSUES)?;
            let headings = headings(ledger, &issues)?;
            let lists = lists_by_id(ledger)?;
            let mut schedules = Vec::new();
            for one in lists.values() {
                if list.is_none_or(|list| one.id == list) {
                    schedules.extend(offered(ledger, one)?);
                }
            }
            Ok::<_, StoreError>((issues, headings, lists, schedules))
        })
        .await?;
    let mut is_cut_short = i64::try_from(issues.len()).unwrap_or(i64::MAX) >= MOST_ISSUES;
    let mut entries: Vec<CalendarEntry> = (issues.iter())
        .filter_map(|issue| made(issue, &lists, &headings))
        .collect();
    let from = from.max(app.now());
    for schedule in &schedules {
        let Some(list) = lists.get(&schedule.list_id) else {
            continue;
        };
        let slots = to_come(schedule, from, until);
        is_cut_short |= slots.len() >= MOST_SLOTS;
        entries.extend(slots.into_iter().map(|at| CalendarEntry {
            at,
            list: list.slug.clone(),
            list_name: list.name.clone(),
            occasion: Occasion::Slot {
                schedule: schedule.name.clone(),
                on_readers_clocks: schedule.zone_mode == ZoneMode::Reader,
            },
        }));
    }
    entries.sort_by(|a, b| (a.at, &a.list).cmp(&(b.at, &b.list)));
    Ok(Calendar {
        entries,
        is_cut_short,
    })
}

fn made(
    issue: &Issue,
    lists: &HashMap<i64, List>,
    headings: &HashMap<i64, String>,
) -> Option<CalendarEntry> {
    let list = lists.get(&issue.list_id)?;
    Some(CalendarEntry {
        at: issue.slot_at,
        list: list.slug.clone(),
        list_name: list.name.clone(),
        occasion: Occasion::Issue {
            id: issue.id,
            state: issue.state,
            heading: headings.get(&issue.id).cloned().unwrap_or_default(),
            readers: issue.planned_count,
        },
    })
}

/// The slots of a schedule after `from` and before `until`, at most [`MOST_SLOTS`].
fn to_come(schedule: &Schedule, from: UtcTime, until: UtcTime) -> Vec<UtcTime> {
    let cron = schedule.cron.as_ref().filter(|_| schedule.name != INSTANT);
    let timetable = cron.and_then(|cron| Timetable::parse(cron, &schedule.time_zone).ok());
    let Some(timetable) = timetable else {
        return Vec::new();
    };
    std::iter::successors(timetable.next_after(from), |slot| {
        timetable.next_after(*slot)
    })
    .take_while(|slot| *slot < until)
    .take(MOST_SLOTS)
    .collect()
}
