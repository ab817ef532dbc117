//! What comes in: feeds, sign-ups, removals; and lists whose set-up lacks something.

use super::super::{StoreError, notices};
use super::{Item, Place, Watch};
use crate::domain::attention::Need;
use crate::domain::feed::FeedState;
use crate::domain::list::ListState;
use crate::domain::removal::WaveState;
use crate::domain::schedule::{ScheduleState, Timetable};
use crate::store::desk::SITE;
use crate::store::lists::List;
use crate::store::schedules::Schedule;
use crate::store::{self, Ledger};

/// Failed visits in a row that are told; one or two pass.
const FAILURES: i32 = 3;
/// The most items of one kind that are looked up.
const MOST: i64 = 50;

pub(super) fn look(
    ledger: &mut Ledger,
    _watch: &Watch,
    lists: &[List],
) -> Result<Vec<Item>, StoreError> {
    let mut items = signups(ledger, lists)?;
    items.extend(waves(ledger)?);
    items.extend(feeds(ledger)?);
    let schedules = store::schedules::all(ledger)?;
    for list in lists {
        items.extend(set_up(ledger, list, &schedules)?);
    }
    Ok(items)
}

fn signups(ledger: &mut Ledger, lists: &[List]) -> Result<Vec<Item>, StoreError> {
    let name = |id: i64| {
        let list = lists.iter().find(|list| list.id == id);
        list.map(|list| list.name.clone()).unwrap_or_default()
    };
    let kept = store::signups::kept(ledger)?;
    let mut items = Vec::new();
    for desk in store::desk::all(ledger)? {
        let whose = name(desk.list_id);
        if desk.paused_since.is_some() {
            let of_desk = |(list, _): &&(i64, i64)| desk.list_id == SITE || *list == desk.list_id;
            let count = kept.iter().filter(of_desk).map(|(_, count)| count).sum();
            let item = Item::new(Need::SignupsKept, whose.clone(), Place::Signups);
            items.push(item.counting(count).at(desk.paused_since));
        } else if desk.challenge_since.is_some() {
            let item = Item::new(Need::SignupsSpike, whose, Place::Signups);
            items.push(item.at(desk.challenge_since));
        }
    }
    Ok(items)
}

fn waves(ledger: &mut Ledger) -> Result<Vec<Item>, StoreError> {
    let open = store::removals::waves(ledger, Some(WaveState::Open), MOST)?;
    let told = open.into_iter().map(|wave| {
        let (removals, _) = store::removals::counted(ledger, wave.id)?;
        let item = Item::new(Need::RemovalWave, wave.domain, Place::Wave(wave.id));
        Ok(item.counting(removals).at(Some(wave.last_at)))
    });
    told.collect()
}

fn feeds(ledger: &mut Ledger) -> Result<Vec<Item>, StoreError> {
    let mut items = Vec::new();
    for feed in store::feeds::in_trouble(ledger, FAILURES, MOST)? {
        let name = feed.title.clone().unwrap_or_else(|| feed.url.clone());
        let item = |need| Item::new(need, name.clone(), Place::Feed(feed.id));
        let error = feed.last_error.clone().unwrap_or_default();
        if feed.held_note.is_some() {
            let waiting = store::articles::held::count(ledger, feed.id)?;
            items.push(item(Need::FeedFlood).counting(waiting.flood));
        }
        match feed.state {
            FeedState::Stopped if feed.last_error.is_some() => {
                items.push(item(Need::FeedGone).quoting(error).at(feed.last_fetch_at));
            }
            FeedState::Active if feed.failures >= FAILURES => {
                let fails = item(Need::FeedFails).counting(feed.failures.into());
                items.push(fails.quoting(error).at(feed.last_success_at));
            }
            _ => {}
        }
    }
    Ok(items)
}

/// A list whose set-up lacks something.
fn set_up(
    ledger: &mut Ledger,
    list: &List,
    schedules: &[Schedule],
) -> Result<Vec<Item>, StoreError> {
    let here = || Place::List(list.slug.clone());
    let mut items = Vec::new();
    let own = schedules
        .iter()
        .filter(|schedule| schedule.list_id == list.id && schedule.state == ScheduleState::Active);
    let active: Vec<&Schedule> = own.collect();
    for schedule in &active {
        let Some(cron) = &schedule.cron else { continue };
        if let Err(error) = Timetable::parse(cron, &schedule.time_zone) {
            let subject = format!("{}: {}", list.name, schedule.name);
            let broken = Item::new(Need::ScheduleBroken, subject, here());
            items.push(broken.quoting(error.to_string()));
        }
    }
    if list.state != ListState::Open {
        return Ok(items);
    }
    let default = list.default_cadence.as_ref();
    if !active
        .iter()
        .any(|schedule| Some(&schedule.name) == default)
    {
        let lacks = Item::new(Need::NoDefaultCadence, &*list.name, here());
        items.push(lacks.quoting(default.cloned().unwrap_or_default()));
    }
    if list.privacy_url.is_none() {
        let notice = store::notices::of_list(ledger, list.id)?;
        let lacking = notices::lacking(&notice);
        if !lacking.is_empty() {
            let lacks = Item::new(Need::NoticeLacks, &*list.name, here());
            items.push(lacks.quoting(lacking.join(", ")));
        }
    }
    Ok(items)
}
