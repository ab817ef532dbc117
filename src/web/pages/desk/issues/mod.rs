//! The desk's pages about issues, and what several of them are made of.

pub(in crate::web) mod calendar;
pub(in crate::web) mod doubts;
pub(in crate::web) mod draft;
pub(in crate::web) mod letter;
pub(in crate::web) mod listing;
pub(in crate::web) mod making;
pub(in crate::web) mod overview;
pub(in crate::web) mod recipients;
mod story;

use maud::{Markup, html};

use super::super::Tongue;
use crate::domain::delivery::DeliveryState;
use crate::domain::issue::{IssueState, PauseReason};
use crate::domain::time::UtcTime;
use crate::services::digest::IssueLine;
use crate::services::lists::List;
use crate::words::Arg;

/// The pages of one issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tab {
    Overview,
    Letter,
    Draft,
    Recipients,
    Doubts,
}

/// What an issue is called: its heading, or its list and day.
pub(in crate::web) fn name(tongue: &Tongue, line: &IssueLine) -> String {
    if line.heading.is_empty() {
        format!(
            "{}, {}",
            line.list_name,
            day(tongue, line.issue.slot_at, &line.time_zone)
        )
    } else {
        line.heading.clone()
    }
}

/// The day of an instant in a zone.
fn day(tongue: &Tongue, instant: UtcTime, zone: &str) -> String {
    let zone: chrono_tz::Tz = zone.parse().unwrap_or(chrono_tz::UTC);
    tongue.date(instant.datetime().with_timezone(&zone).date_naive())
}

/// An instant on the clocks of a zone, for people and for programs.
fn time(tongue: &Tongue, instant: UtcTime, zone: &str) -> Markup {
    html! { time datetime=(instant.to_string()) { (tongue.instant(instant, zone)) } }
}

/// A number as the language writes it.
fn number(tongue: &Tongue, count: i64) -> String {
    tongue.fill("desk-issues-number", &[("count", Arg::Number(count))])
}

/// Where an issue stands, as a badge.
fn badge(tongue: &Tongue, state: IssueState) -> Markup {
    let look = match state {
        IssueState::Held => "badge warn",
        IssueState::Planning | IssueState::Sending => "badge live",
        IssueState::Paused => "badge bad",
        IssueState::Finished => "badge good",
        IssueState::Cancelled | IssueState::Skipped => "badge",
    };
    html! { span class=(look) { (tongue.say(state_key(state))) } }
}

fn state_key(state: IssueState) -> &'static str {
    match state {
        IssueState::Held => "desk-issues-state-held",
        IssueState::Planning => "desk-issues-state-planning",
        IssueState::Sending => "desk-issues-state-sending",
        IssueState::Paused => "desk-issues-state-paused",
        IssueState::Cancelled => "desk-issues-state-cancelled",
        IssueState::Finished => "desk-issues-state-finished",
        IssueState::Skipped => "desk-issues-state-skipped",
    }
}

/// Why an issue is paused.
fn pause_key(reason: PauseReason) -> &'static str {
    match reason {
        PauseReason::Operator => "desk-issues-paused-operator",
        PauseReason::Template => "desk-issues-paused-template",
        PauseReason::TooOld => "desk-issues-paused-too-old",
        PauseReason::Refusals => "desk-issues-paused-refusals",
        PauseReason::Restored => "desk-issues-paused-restored",
    }
}

/// What became of a letter, as a badge.
fn outcome_badge(tongue: &Tongue, state: DeliveryState) -> Markup {
    let look = match state {
        DeliveryState::Sent => "badge good",
        DeliveryState::Rejected | DeliveryState::Bounced => "badge bad",
        DeliveryState::Deferred | DeliveryState::Expired | DeliveryState::InDoubt => "badge warn",
        DeliveryState::Queued
        | DeliveryState::Sending
        | DeliveryState::Skipped
        | DeliveryState::Cancelled => "badge",
    };
    html! { span class=(look) { (tongue.say(outcome_key(state))) } }
}

fn outcome_key(state: DeliveryState) -> &'static str {
    match state {
        DeliveryState::Queued => "desk-issues-outcome-queued",
        DeliveryState::Sending => "desk-issues-outcome-sending",
        DeliveryState::Sent => "desk-issues-outcome-sent",
        DeliveryState::Deferred => "desk-issues-outcome-deferred",
        DeliveryState::Rejected => "desk-issues-outcome-rejected",
        DeliveryState::Bounced => "desk-issues-outcome-bounced",
        DeliveryState::Skipped => "desk-issues-outcome-skipped",
        DeliveryState::Cancelled => "desk-issues-outcome-cancelled",
        DeliveryState::Expired => "desk-issues-outcome-expired",
        DeliveryState::InDoubt => "desk-issues-outcome-in-doubt",
    }
}

/// What stands above every page of an issue: where it belongs, what it is called, where it stands, and its pages.
fn head(tongue: &Tongue, line: &IssueLine, tab: Tab) -> Markup {
    let issue = &line.issue;
    let base = format!("/desk/issues/{}", issue.id);
    let here = |one: Tab| (one == tab).then_some("page");
    html! {
        p.crumbs {
            a href="/desk/issues" { (tongue.say("desk-issues")) } " › "
            a href={ "/desk/issues?list=" (line.list) } { bdi { (line.list_name) } }
        }
        div.head {
            h1 dir="auto" { (name(tongue, line)) }
            (badge(tongue, issue.state))
        }
        nav aria-label=(tongue.say("desk-issues-pages")) {
            ul.tabs {
                li { a href=(base) aria-current=[here(Tab::Overview)] { (tongue.say("desk-issues-tab-overview")) } }
                li { a href={ (base) "/letter" } aria-current=[here(Tab::Letter)] { (tongue.say("desk-issues-tab-letter")) } }
                @if issue.state == IssueState::Held {
                    li { a href={ (base) "/edit" } aria-current=[here(Tab::Draft)] { (tongue.say("desk-issues-tab-edit")) } }
                }
                li { a href={ (base) "/recipients" } aria-current=[here(Tab::Recipients)] { (tongue.say("desk-issues-tab-recipients")) } }
                @if line.counts.held > 0 || tab == Tab::Doubts {
                    li { a href={ (base) "/doubts" } aria-current=[here(Tab::Doubts)] {
                        (tongue.say("desk-issues-tab-doubts")) " " span.badge.warn { (number(tongue, line.counts.held)) }
                    } }
                }
            }
        }
    }
}

/// A choice among lists for a form of filters.
fn list_choice(tongue: &Tongue, lists: &[List], chosen: Option<&str>) -> Markup {
    html! {
        div.field {
            label for="list" { (tongue.say("desk-issues-list")) }
            select #list name="list" {
                option value="" { (tongue.say("desk-issues-every-list")) }
                @for list in lists {
                    option value=(list.slug) selected[chosen == Some(&list.slug)] { (list.name) }
                }
            }
        }
    }
}

/// The two ways to look through issues.
fn ways(tongue: &Tongue, is_calendar: bool, list: Option<&str>) -> Markup {
    let query = list.map_or_else(String::new, |list| format!("?list={list}"));
    let here = |one: bool| one.then_some("page");
    html! {
        nav aria-label=(tongue.say("desk-issues-ways")) {
            ul.tabs {
                li { a href={ "/desk/issues" (query) } aria-current=[here(!is_calendar)] { (tongue.say("desk-issues-as-list")) } }
                li { a href={ "/desk/issues/calendar" (query) } aria-current=[here(is_calendar)] { (tongue.say("desk-issues-calendar")) } }
            }
        }
    }
}
