//! Looking through issues: as a list, and on the calendar.

use actix_web::HttpResponse;
use chrono::{Datelike as _, Months, NaiveDate};
use chrono_tz::Tz;

use super::super::Desk;
use crate::domain::issue::IssueState;
use crate::domain::operator::Right;
use crate::domain::schedule::first_instant_of;
use crate::services::digest::{self, ListedBy};
use crate::services::lists::{self, List};
use crate::web::pages::desk::Section;
use crate::web::pages::desk::issues as page;
use crate::web::problem::PageError;

/// Issues, newest first, by list and state.
pub(in crate::web) async fn list(desk: Desk) -> Result<HttpResponse, PageError> {
    let lists = lists::all(&desk.app).await?;
    let chosen = chosen(&desk, &lists);
    let state = desk.asked("state");
    let state = state.and_then(|state| IssueState::from_name(&state));
    let by = ListedBy {
        list: chosen.map(|list| list.slug.as_str()),
        state,
    };
    let found = digest::listed(&desk.app, by, desk.piece()).await?;
    let content = page::listing::page(&page::listing::Listing {
        tongue: &desk.tongue,
        lists: &lists,
        by,
        issues: &found.items,
        pager: desk.pager(found.next),
        in_doubt: digest::count_held_single(&desk.app).await?,
        may_send: desk.may(Right::Send),
    });
    Ok(desk.page(Section::Issues, &desk.tongue.say("desk-issues"), &content))
}

/// A month of issues: those that were, and the slots that are to come.
pub(in crate::web) async fn calendar(desk: Desk) -> Result<HttpResponse, PageError> {
    let lists = lists::all(&desk.app).await?;
    let chosen = chosen(&desk, &lists);
    // One list has its own clock; of several the first has.
    let clock = chosen.or(lists.first()).map(|list| list.time_zone.as_str());
    let zone: Tz = clock.and_then(|zone| zone.parse().ok()).unwrap_or(Tz::UTC);
    let today = desk.app.now().datetime().with_timezone(&zone).date_naive();
    let first = month_asked(&desk).or(today.with_day(1)).unwrap_or_default();
    let next = first + Months::new(1);
    let (from, until) = (first_instant_of(first, zone), first_instant_of(next, zone));
    let slug = chosen.map(|list| list.slug.as_str());
    let found = digest::calendar(&desk.app, slug, from, until).await?;
    let content = page::calendar::page(&page::calendar::Month {
        tongue: &desk.tongue,
        lists: &lists,
        chosen: slug,
        first,
        today,
        zone,
        found: &found,
    });
    let title = desk.tongue.say("desk-issues-calendar");
    Ok(desk.page(Section::Issues, &title, &content))
}

/// The list that is asked for, if there is such a one.
fn chosen<'a>(desk: &Desk, lists: &'a [List]) -> Option<&'a List> {
    let slug = desk.asked("list")?;
    lists.iter().find(|list| list.slug == slug)
}

/// The first day of the month that is asked for, such as `2026-11`.
fn month_asked(desk: &Desk) -> Option<NaiveDate> {
    let asked = desk.asked("month")?;
    let (year, month) = asked.split_once('-')?;
    let (year, month): (i32, u32) = (year.parse().ok()?, month.parse().ok()?);
    // Years that every calendar library knows, so that the next month is one, too.
    NaiveDate::from_ymd_opt(year, month, 1).filter(|_| (1970..=9_000).contains(&year))
}
