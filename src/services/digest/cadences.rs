//! A schedule that is there, changed: its times, whether it plans, and whether readers follow it who choose none. All of
//! a change is made in one transaction, or nothing.

use serde_json::json;

use super::super::audit::Pen;
use super::super::lists::target;
use super::super::{App, StoreError, version_of};
use super::schedules::{first_slot, names, slots_in_a_year};
use super::{IssueError, Schedule, find_list};
use crate::domain::actor::Actor;
use crate::domain::schedule::{ScheduleState, ZoneMode};
use crate::domain::time::UtcTime;
use crate::domain::version::{Expected, Version};
use crate::store::lists::List;
use crate::store::schedules::ScheduleZone;
use crate::store::{self, Ledger};

/// Readers whose default is changed in one transaction.
const READERS_AT_ONCE: i64 = 5_000;

/// The cadences that a list has, those that plan nothing included.
#[derive(Debug, Clone)]
pub struct Cadences {
    /// In the order of adding.
    pub schedules: Vec<Schedule>,
    /// The name of the one that readers follow who choose none.
    pub default: Option<String>,
}

impl Cadences {
    /// The version of what can be edited: when an issue is due next says nothing about it.
    #[must_use]
    pub fn version(&self) -> Version {
        let said: Vec<_> = self
            .schedules
            .iter()
            .map(|one| {
                let times = (&one.cron, &one.time_zone, one.zone_mode);
                (&one.name, times, one.state)
            })
            .collect();
        version_of(&(said, &self.default))
    }
}

/// What an operator changes of a schedule; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ScheduleEdit {
    /// The cron expression. The name stays, so that readers who chose the schedule keep it; the issue that was due next is
    /// due at the new time.
    pub cron: Option<String>,
    /// The IANA time zone.
    pub time_zone: Option<String>,
    /// Paused, or going again; slots that passed meanwhile are not made up for.
    pub state: Option<ScheduleState>,
    /// Readers follow it who choose none. A default may be lowered for everybody, but nobody who is there hears from the
    /// list more often than before without having asked for it.
    pub is_default: bool,
}

/// A schedule as it is after a change.
#[derive(Debug, Clone)]
pub struct EditedSchedule {
    /// The schedule.
    pub schedule: Schedule,
    /// How many readers keep the default that they followed, because the new one is more frequent.
    pub keep_theirs: usize,
}

/// The schedules of a list, and which of them is the default.
pub async fn cadences_of(app: &App, list: &str) -> Result<Cadences, IssueError> {
    let id = find_list(app, list).await?.id;
    Ok(app
        .database
        .read(move |ledger| Ok::<_, StoreError>(cadences(ledger, id)?.1))
        .await?)
}

fn cadences(ledger: &mut Ledger, list: i64) -> Result<(List, Cadences), StoreError> {
    let schedules = store::schedules::of_list(ledger, list)?;
    let list = store::lists::by_id(ledger, list)?;
    let default = list.default_cadence.clone();
    Ok((list, Cadences { schedules, default }))
}

/// Changes a schedule of a list, unless somebody else has changed one of the list's since the editor saw them.
pub async fn edit_schedule(
    app: &App,
    actor: &Actor,
    list: &str,
    name: &str,
    edit: ScheduleEdit,
    seen: Expected,
) -> Result<EditedSchedule, IssueError> {
    let list = find_list(app, list).await?;
    let mut keep_theirs = 0;
    if edit.is_default {
        keep_theirs = keep_most(app, list.id, name, &edit, &seen).await?;
    }
    let (pen, now, name) = (Pen::of(app, actor), app.now(), name.to_owned());
    app.database
        .write(move |ledger| {
            // Nobody else edits a schedule of the list, or plans its readers, until the transaction ends.
            store::lists::lock(ledger, list.id)?;
            let (list, cadences) = cadences(ledger, list.id)?;
            seen.check(&cadences.version())?;
            let before = named(&list, &cadences, &name)?;
            let mut detail = json!({ "name": name });
            // Readers before schedules: who changes what they chose takes the two in this order, too.
            if edit.is_default {
                if let Some(keeps) = less_often(&cadences, before, &edit)? {
                    keep_theirs +=
                        store::subscriptions::pin_cadence(ledger, list.id, keeps, i64::MAX)?;
                }
                store::lists::set_default_cadence(ledger, list.id, &name)?;
                detail["is_default"] = true.into();
                detail["readers_who_keep_theirs"] = keep_theirs.into();
            }
            if edit.cron.is_some() || edit.time_zone.is_some() {
                let (cron, time_zone) = times_after(before, &edit)?;
                set_times(ledger, before, (&cron, &time_zone), now)?;
                detail["cron"] = cron.into();
                detail["time_zone"] = time_zone.into();
            }
            if let Some(state) = edit.state {
                set_state(ledger, before.id, state, now)?;
                detail["state"] = state.as_str().into();
            }
            pen.note(ledger, "schedule.edit", &target(&list.slug), detail)?;
            let schedule = store::schedules::by_id(ledger, before.id)?.ok_or_else(lost)?;
            Ok(EditedSchedule {
                schedule,
                keep_theirs,
            })
        })
        .await
}

/// Pauses the schedule with this number, or sets it going again; says whether there is one.
pub async fn set_schedule_state(
    app: &App,
    actor: &Actor,
    id: i64,
    state: ScheduleState,
) -> Result<bool, IssueError> {
    let found = app
        .database
        .read(move |ledger| {
            let Some(schedule) = store::schedules::by_id(ledger, id)? else {
                return Ok(None);
            };
            let list = store::lists::by_id(ledger, schedule.list_id)?;
            Ok::<_, StoreError>(Some((list.slug, schedule.name)))
        })
        .await?;
    let Some((list, name)) = found else {
        return Ok(false);
    };
    let edit = ScheduleEdit {
        state: Some(state),
        ..ScheduleEdit::default()
    };
    edit_schedule(app, actor, &list, &name, edit, Expected::Anything).await?;
    Ok(true)
}

/// Changes the cadence that readers without a choice of their own follow, and returns how many readers keep the one they
/// had.
pub async fn set_default_cadence(
    app: &App,
    actor: &Actor,
    list: &str,
    name: &str,
) -> Result<usize, IssueError> {
    let edit = ScheduleEdit {
        is_default: true,
        ..ScheduleEdit::default()
    };
    let edited = edit_schedule(app, actor, list, name, edit, Expected::Anything).await?;
    Ok(edited.keep_theirs)
}

/// Writes down for most of the readers who keep the present default that it is theirs, a few at a time, so that nobody else
/// waits long for a turn to write. It changes nothing that anybody gets: it is what they follow. So when the process dies here,
/// nothing has been edited and there is no line in the log; the edit is asked for again, and its line then counts only
/// those who were still to be written down.
async fn keep_most(
    app: &App,
    list: i64,
    name: &str,
    edit: &ScheduleEdit,
    seen: &Expected,
) -> Result<usize, IssueError> {
    let (name, edit, seen) = (name.to_owned(), edit.clone(), seen.clone());
    let keeps = app
        .database
        .read(move |ledger| {
            let (list, cadences) = cadences(ledger, list)?;
            seen.check(&cadences.version())?;
            let before = named(&list, &cadences, &name)?;
            Ok::<_, IssueError>(less_often(&cadences, before, &edit)?.map(str::to_owned))
        })
        .await?;
    let mut kept = 0;
    if let Some(keeps) = keeps {
        loop {
            let keeps = keeps.clone();
            let pinned = app
                .database
                .write_long(move |ledger| {
                    store::subscriptions::pin_cadence(ledger, list, &keeps, READERS_AT_ONCE)
                })
                .await?;
            kept += pinned;
            if pinned == 0 {
                break;
            }
        }
    }
    Ok(kept)
}

fn lost() -> StoreError {
    StoreError::Unreadable("a schedule that was just changed".to_owned())
}

fn named<'a>(list: &List, cadences: &'a Cadences, name: &str) -> Result<&'a Schedule, IssueError> {
    let found = cadences.schedules.iter().find(|one| one.name == name);
    found.ok_or_else(|| IssueError::UnknownSchedule {
        list: list.slug.clone(),
        known: names(&cadences.schedules),
    })
}

/// The present default where it is due less often than the schedule that is to take its place, as that will be.
fn less_often<'a>(
    cadences: &'a Cadences,
    next: &Schedule,
    edit: &ScheduleEdit,
) -> Result<Option<&'a str>, IssueError> {
    let mut after = next.clone();
    if edit.cron.is_some() || edit.time_zone.is_some() {
        let (cron, time_zone) = times_after(next, edit)?;
        (after.cron, after.time_zone) = (Some(cron), time_zone);
    }
    let Some(default) = &cadences.default else {
        return Ok(None);
    };
    let before = cadences.schedules.iter().find(|one| one.name == *default);
    let keeps = before.is_some_and(|before| slots_in_a_year(before) < slots_in_a_year(&after));
    Ok(keeps.then_some(default.as_str()))
}

/// The cron expression and the time zone of a schedule after the change.
fn times_after(schedule: &Schedule, edit: &ScheduleEdit) -> Result<(String, String), IssueError> {
    let Some(before) = &schedule.cron else {
        return Err(IssueError::Cadence(schedule.name.clone()));
    };
    let cron = edit.cron.as_ref().unwrap_or(before).trim();
    let time_zone = edit.time_zone.as_ref().unwrap_or(&schedule.time_zone);
    Ok((cron.to_owned(), time_zone.trim().to_owned()))
}

fn set_times(
    ledger: &mut Ledger,
    schedule: &Schedule,
    (cron, time_zone): (&str, &str),
    now: UtcTime,
) -> Result<(), IssueError> {
    let first = first_slot(cron, time_zone, now)?;
    let mut next_due_at = first;
    if schedule.zone_mode == ZoneMode::Reader {
        // The zone of readers who have none of their own may be new.
        let through_number = super::making::news_after(ledger, schedule)?;
        let own = ScheduleZone {
            time_zone: time_zone.to_owned(),
            next_due_at: first,
            through_number,
        };
        store::schedules::add_zone(ledger, schedule.id, &own)?;
        for mut zone in store::schedules::zones(ledger, schedule.id)? {
            zone.next_due_at = first_slot(cron, &zone.time_zone, now)?;
            store::schedules::move_zone(ledger, schedule.id, &zone)?;
            next_due_at = next_due_at.min(zone.next_due_at);
        }
    }
    store::schedules::set_times(ledger, schedule.id, cron, time_zone, next_due_at)?;
    Ok(())
}

fn set_state(
    ledger: &mut Ledger,
    id: i64,
    state: ScheduleState,
    now: UtcTime,
) -> Result<(), IssueError> {
    // As it is now, with the times that this change may just have given it.
    let schedule = store::schedules::by_id(ledger, id)?.ok_or_else(lost)?;
    let mut next = schedule.next_due_at;
    if let Some(cron) = &schedule.cron {
        next = Some(first_slot(cron, &schedule.time_zone, now)?);
        let mut earliest = None;
        for mut zone in store::schedules::zones(ledger, id)? {
            zone.next_due_at = first_slot(cron, &zone.time_zone, now)?;
            store::schedules::move_zone(ledger, id, &zone)?;
            earliest = earliest.into_iter().chain([zone.next_due_at]).min();
        }
        next = earliest.or(next);
    }
    store::schedules::set_state(ledger, id, state, next)?;
    Ok(())
}
