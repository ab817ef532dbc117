//! A month of issues: those that were made, and the slots that are to come.

use chrono::{Datelike as _, Days, Months, NaiveDate};
use chrono_tz::Tz;
use maud::{Markup, html};

use super::super::super::Tongue;
use super::{list_choice, state_key, ways};
use crate::domain::issue::IssueState;
use crate::services::digest::{Calendar, CalendarEntry, Occasion};
use crate::services::lists::List;
use crate::words::Arg;

/// Entries of a day that are shown; the rest is counted.
const SHOWN_A_DAY: usize = 8;

/// What the page shows.
pub(in crate::web) struct Month<'a> {
    /// The language.
    pub(in crate::web) tongue: &'a Tongue,
    /// Every list.
    pub(in crate::web) lists: &'a [List],
    /// The one that is shown, if not all.
    pub(in crate::web) chosen: Option<&'a str>,
    /// The first day.
    pub(in crate::web) first: NaiveDate,
    /// Today.
    pub(in crate::web) today: NaiveDate,
    /// Whose clocks tell the hours.
    pub(in crate::web) zone: Tz,
    /// What there is.
    pub(in crate::web) found: &'a Calendar,
}

/// The page.
pub(in crate::web) fn page(month: &Month<'_>) -> Markup {
    let tongue = month.tongue;
    let title = tongue.fill(
        "desk-issues-month",
        &[
            ("month", Arg::Number(month.first.month().into())),
            ("year", Arg::Number(month.first.year().into())),
        ],
    );
    let (before, after) = (month.first - Months::new(1), month.first + Months::new(1));
    html! {
        h1 { (tongue.say("desk-issues")) }
        (ways(tongue, true, month.chosen))
        div.head {
            h2.month { (title) }
            nav.actions aria-label=(tongue.say("desk-issues-months")) {
                a.button.quiet rel="prev" href=(address(month, before)) { (tongue.say("desk-issues-month-before")) }
                a.button.quiet href=(address(month, month.today)) { (tongue.say("desk-issues-this-month")) }
                a.button.quiet rel="next" href=(address(month, after)) { (tongue.say("desk-issues-month-after")) }
            }
        }
        form.filters method="get" action="/desk/issues/calendar" {
            input type="hidden" name="month" value=(month.first.format("%Y-%m"));
            (list_choice(tongue, month.lists, month.chosen))
            button.quiet { (tongue.say("desk-issues-filter")) }
        }
        p.hint { (tongue.fill("desk-issues-clocks", &[("zone", Arg::Text(month.zone.name()))])) }
        @if month.found.is_cut_short { p.notice.warn { (tongue.say("desk-issues-cut-short")) } }
        (grid(month))
    }
}

fn address(month: &Month<'_>, day: NaiveDate) -> String {
    let list = month
        .chosen
        .map_or_else(String::new, |list| format!("&list={list}"));
    format!("/desk/issues/calendar?month={}{list}", day.format("%Y-%m"))
}

fn grid(month: &Month<'_>) -> Markup {
    let tongue = month.tongue;
    let before = month.first.weekday().num_days_from_monday();
    let last = month.first + Months::new(1) - Days::new(1);
    let weekday = |number: i64| tongue.fill("weekday", &[("weekday", Arg::Number(number))]);
    html! {
        table.calendar {
            thead { tr { @for number in 1..=7 { th scope="col" { (weekday(number)) } } } }
            tbody {
                @for week in 0..6_u32 {
                    @let monday = i64::from(week * 7) - i64::from(before);
                    @if monday < i64::from(last.day()) {
                        tr {
                            @for place in 0..7_i64 { (cell(month, monday + place, last)) }
                        }
                    }
                }
            }
        }
    }
}

/// The cell of the day that is `offset` days after the first; empty outside the month.
fn cell(month: &Month<'_>, offset: i64, last: NaiveDate) -> Markup {
    let tongue = month.tongue;
    let day = u64::try_from(offset)
        .ok()
        .map(|days| month.first + Days::new(days));
    let Some(day) = day.filter(|day| *day <= last) else {
        return html! { td.outside {} };
    };
    let entries: Vec<&CalendarEntry> = (month.found.entries.iter())
        .filter(|entry| local(entry, month.zone).date() == day)
        .collect();
    let class = match (day == month.today, entries.is_empty()) {
        (true, _) => "today",
        (false, true) => "free",
        (false, false) => "busy",
    };
    let more = entries.len().saturating_sub(SHOWN_A_DAY);
    html! {
        td class=(class) {
            p.day {
                @if day == month.today { span.visually-hidden { (tongue.say("desk-issues-today")) " " } }
                time datetime=(day.to_string()) { span.short { (day.day()) } span.long { (tongue.date(day)) } }
            }
            @if !entries.is_empty() {
                ul {
                    @for entry in entries.iter().take(SHOWN_A_DAY) { (item(month, entry)) }
                    @if more > 0 {
                        li.more { (tongue.fill("desk-issues-more", &[("count", Arg::Number(i64::try_from(more).unwrap_or(i64::MAX)))])) }
                    }
                }
            }
        }
    }
}

fn local(entry: &CalendarEntry, zone: Tz) -> chrono::NaiveDateTime {
    entry.at.datetime().with_timezone(&zone).naive_local()
}

fn item(month: &Month<'_>, entry: &CalendarEntry) -> Markup {
    let tongue = month.tongue;
    let hour = local(entry, month.zone).format("%H:%M").to_string();
    match &entry.occasion {
        Occasion::Issue {
            id, state, heading, ..
        } => html! {
            li class={ "entry " (look(*state)) } {
                a href={ "/desk/issues/" (id) } {
                    span.hour { (hour) } " "
                    bdi { @if heading.is_empty() { (entry.list_name) } @else { (heading) } }
                    " " span.small { (tongue.say(state_key(*state))) }
                }
            }
        },
        Occasion::Slot {
            schedule,
            on_readers_clocks,
        } => html! {
            li.entry.ahead {
                span.hour { (hour) } " " bdi { (entry.list_name) } " "
                span.small {
                    bdi { (schedule) }
                    @if *on_readers_clocks { " · " (tongue.say("desk-issues-readers-clocks")) }
                }
            }
        },
    }
}

fn look(state: IssueState) -> &'static str {
    match state {
        IssueState::Held => "warn",
        IssueState::Planning | IssueState::Sending => "live",
        IssueState::Paused => "bad",
        IssueState::Finished => "good",
        IssueState::Cancelled | IssueState::Skipped => "over",
    }
}
