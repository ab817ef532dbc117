//! Issues as a list.

use maud::{Markup, html};

use super::super::super::Tongue;
use super::super::empty;
use super::{badge, list_choice, name, number, state_key, time, ways};
use crate::domain::issue::{IssueState, Origin};
use crate::services::digest::{IssueLine, ListedBy};
use crate::services::lists::List;
use crate::words::Arg;

/// What the page shows.
pub(in crate::web) struct Listing<'a> {
    /// The language.
    pub(in crate::web) tongue: &'a Tongue,
    /// Every list.
    pub(in crate::web) lists: &'a [List],
    /// The filters.
    pub(in crate::web) by: ListedBy<'a>,
    /// The piece.
    pub(in crate::web) issues: &'a [IssueLine],
    /// Where it goes on.
    pub(in crate::web) pager: Markup,
    /// How many letters outside issues wait for somebody to decide.
    pub(in crate::web) in_doubt: i64,
    /// Whether whoever looks may make issues.
    pub(in crate::web) may_send: bool,
}

/// The page.
pub(in crate::web) fn page(shown: &Listing<'_>) -> Markup {
    let tongue = shown.tongue;
    let is_filtered = shown.by != ListedBy::default();
    html! {
        div.head {
            h1 { (tongue.say("desk-issues")) }
            @if shown.may_send && !shown.lists.is_empty() {
                div.actions {
                    a.button href="/desk/issues/new" { (tongue.say("desk-issues-new")) }
                    a.button.quiet href="/desk/issues/breaking" { (tongue.say("desk-issues-breaking")) }
                }
            }
        }
        @if shown.in_doubt > 0 {
            p.notice.warn {
                (tongue.fill("desk-need-in-doubt-site", &[("count", Arg::Number(shown.in_doubt))])) " "
                a href=(super::super::doubts::ADDRESS) { (tongue.say("desk-issues-in-doubt-link")) }
            }
        }
        (ways(tongue, false, shown.by.list))
        form.filters method="get" action="/desk/issues" {
            (list_choice(tongue, shown.lists, shown.by.list))
            div.field {
                label for="state" { (tongue.say("desk-issues-state")) }
                select #state name="state" {
                    option value="" { (tongue.say("desk-issues-any-state")) }
                    @for state in IssueState::ALL {
                        option value=(state) selected[shown.by.state == Some(*state)] { (tongue.say(state_key(*state))) }
                    }
                }
            }
            button.quiet { (tongue.say("desk-issues-filter")) }
        }
        @if shown.issues.is_empty() {
            @if is_filtered {
                (empty(&tongue.say("desk-issues-none-such"), &tongue.say("desk-issues-none-such-text"),
                    &html! { a.button.quiet href="/desk/issues" { (tongue.say("desk-issues-all")) } }))
            } @else {
                (empty(&tongue.say("desk-issues-none"), &tongue.say("desk-issues-none-text"),
                    &html! { a.button.quiet href="/desk/issues/calendar" { (tongue.say("desk-issues-calendar")) } }))
            }
        } @else {
            (table(tongue, shown.issues))
        }
        (shown.pager)
    }
}

fn table(tongue: &Tongue, issues: &[IssueLine]) -> Markup {
    html! {
        div.table {
            table.stacked {
                thead {
                    tr {
                        th scope="col" { (tongue.say("desk-issues-issue")) }
                        th scope="col" { (tongue.say("desk-issues-state")) }
                        th.number scope="col" { (tongue.say("desk-issues-readers")) }
                        th.number scope="col" { (tongue.say("desk-issues-outcome-sent")) }
                        th.number scope="col" { (tongue.say("desk-issues-not-reached")) }
                    }
                }
                tbody {
                    @for line in issues { (row(tongue, line)) }
                }
            }
        }
    }
}

fn row(tongue: &Tongue, line: &IssueLine) -> Markup {
    let (issue, counts) = (&line.issue, &line.counts);
    let not_reached =
        counts.rejected + counts.bounced + counts.expired + counts.cancelled + counts.skipped;
    html! {
        tr {
            th scope="row" {
                a href={ "/desk/issues/" (issue.id) } dir="auto" { (name(tongue, line)) }
                div.small {
                    bdi { (line.list_name) } " · " (time(tongue, issue.slot_at, &line.time_zone))
                    @if issue.origin == Origin::Breaking { " · " (tongue.say("desk-issues-origin-breaking")) }
                }
            }
            td { (badge(tongue, issue.state)) }
            @if counts.planned == 0 && issue.state.is_open() {
                // Nobody is planned before it goes.
                td.number {}
                td.number {}
                td.number {}
            } @else {
                td.number data-label=(tongue.say("desk-issues-readers")) { (number(tongue, counts.planned)) }
                td.number data-label=(tongue.say("desk-issues-outcome-sent")) { (number(tongue, counts.sent)) }
                td.number data-label=(tongue.say("desk-issues-not-reached")) {
                    @if not_reached > 0 {
                        a href={ "/desk/issues/" (issue.id) "/recipients" } { (number(tongue, not_reached)) }
                    } @else { "0" }
                }
            }
        }
    }
}
