//! An issue's own page: where it stands, how far it has come, and what can be done about it.

use maud::{Markup, html};

use super::super::super::Tongue;
use super::{Tab, head, name, number, outcome_key, pause_key, story, time};
use crate::domain::delivery::DeliveryState;
use crate::domain::issue::{IssueState, Origin, PauseReason, SkipReason};
use crate::services::digest::{Counts, IssueLine, Story};
use crate::services::progress::Progress;
use crate::words::Arg;

/// What the page shows.
pub(in crate::web) struct Overview<'a> {
    /// The language.
    pub(in crate::web) tongue: &'a Tongue,
    /// The issue.
    pub(in crate::web) line: &'a IssueLine,
    /// How far it has come.
    pub(in crate::web) progress: &'a Progress,
    /// How many readers it would have, while it is held.
    pub(in crate::web) readers: Option<i64>,
    /// What happened to it, and who did it.
    pub(in crate::web) story: &'a Story,
    /// Whether whoever looks may see the audit log.
    pub(in crate::web) may_see_log: bool,
    /// Whether whoever looks may edit it.
    pub(in crate::web) may_edit: bool,
    /// Whether whoever looks may let it go, hold it up or end it.
    pub(in crate::web) may_send: bool,
    /// Writes a form that posts.
    pub(in crate::web) form: &'a dyn Fn(&str, &Markup) -> Markup,
}

/// The page.
pub(in crate::web) fn page(shown: &Overview<'_>) -> Markup {
    let (tongue, line) = (shown.tongue, shown.line);
    html! {
        (head(tongue, line, Tab::Overview))
        (standing(shown))
        (actions(shown))
        @if line.issue.state != IssueState::Held && line.issue.state != IssueState::Skipped {
            (board(tongue, line, shown.progress))
        }
        div.split {
            section {
                h2 { (tongue.say("desk-issues-story")) }
                (story::timeline(tongue, line, shown.story, shown.may_see_log))
            }
            section {
                h2 { (tongue.say("desk-issues-facts")) }
                (facts(tongue, line))
            }
        }
    }
}

/// What has to be known first: that it waits, and for what.
fn standing(shown: &Overview<'_>) -> Markup {
    let (tongue, line) = (shown.tongue, shown.line);
    let issue = &line.issue;
    html! {
        @if issue.state == IssueState::Held {
            div.notice.warn {
                p {
                    (tongue.fill("desk-issues-held-for", &[("count", Arg::Number(shown.readers.unwrap_or(0)))])) " "
                    @match issue.goes_at {
                        Some(at) => { (tongue.say("desk-issues-goes-at")) " " (time(tongue, at, &line.time_zone)) "." }
                        None => { (tongue.say("desk-issues-goes-never")) }
                    }
                }
            }
        }
        @if let Some(reason) = issue.pause_reason {
            div.notice.bad {
                p { strong { (tongue.say(pause_key(reason))) } " " (tongue.say(remedy_key(reason))) }
                @if let Some(note) = &issue.pause_note { p.small dir="auto" lang="en" { (note) } }
            }
        }
        @if let Some(reason) = issue.skip_reason { p.notice { (tongue.say(skip_key(reason))) } }
        @if line.counts.held > 0 {
            div.notice.warn {
                p {
                    (tongue.fill("desk-issues-in-doubt", &[("count", Arg::Number(line.counts.held))])) " "
                    a href={ "/desk/issues/" (issue.id) "/doubts" } { (tongue.say("desk-issues-in-doubt-link")) }
                }
            }
        }
    }
}

fn actions(shown: &Overview<'_>) -> Markup {
    let (tongue, issue) = (shown.tongue, &shown.line.issue);
    let base = format!("/desk/issues/{}", issue.id);
    let button = |action: &str, class: &str, key: &str| {
        let content = html! { button class=(class) { (tongue.say(key)) } };
        (shown.form)(&format!("{base}/{action}"), &content)
    };
    html! {
        div.actions {
            @if issue.state == IssueState::Held {
                @if shown.may_send { a.button href={ (base) "/approval" } { (tongue.say("desk-issues-approve")) } }
                @if shown.may_edit { a.button.quiet href={ (base) "/edit" } { (tongue.say("desk-issues-edit")) } }
                a.button.quiet href={ (base) "/letter" } { (tongue.say("desk-issues-look")) }
                @if shown.may_send && issue.goes_at.is_some() { (button("stop", "quiet", "desk-issues-stop")) }
            }
            @if shown.may_send {
                @if matches!(issue.state, IssueState::Planning | IssueState::Sending) {
                    (button("pause", "quiet", "desk-issues-pause"))
                }
                @if issue.state == IssueState::Paused { (button("resume", "", "desk-issues-resume")) }
                @if issue.state.is_open() {
                    a.button.danger href={ (base) "/cancel" } { (tongue.say("desk-issues-cancel")) }
                }
            }
        }
    }
}

/// The outcomes that the bar shows, in their order, and how each looks.
const BAR: [(DeliveryState, &str); 9] = [
    (DeliveryState::Sent, "good"),
    (DeliveryState::Sending, "live"),
    (DeliveryState::Queued, "waits"),
    (DeliveryState::Deferred, "warn"),
    (DeliveryState::InDoubt, "doubt"),
    (DeliveryState::Rejected, "bad"),
    (DeliveryState::Bounced, "bad"),
    (DeliveryState::Expired, "late"),
    (DeliveryState::Cancelled, "over"),
];

/// How far an issue has come. Where scripts run, it tells by itself how it goes on.
fn board(tongue: &Tongue, line: &IssueLine, progress: &Progress) -> Markup {
    let (issue, counts) = (&line.issue, &progress.counts);
    let base = format!("/desk/issues/{}/recipients", issue.id);
    let events = format!("/api/v1/issues/{}/events", issue.id);
    let is_open = issue.state.is_open();
    html! {
        section.card.issue-board data-state=(issue.state) data-events=[is_open.then_some(events.as_str())] {
            h2.visually-hidden { (tongue.say("desk-issues-progress")) }
            (bar(counts))
            div.issue-stats {
                p.stat { b data-count="sent" { (number(tongue, counts.sent)) } span { (tongue.say("desk-issues-outcome-sent")) } }
                p.stat { b data-count="planned" { (number(tongue, counts.planned)) } span { (tongue.say("desk-issues-readers")) } }
                @if is_open {
                    p.stat { b data-count="rate_per_second" { (rate(progress)) } span { (tongue.say("desk-issues-rate")) } }
                    p.stat { b data-seconds="seconds_left" { (duration(progress.seconds_left)) } span { (tongue.say("desk-issues-left")) } }
                }
            }
            ul.issue-outcomes {
                @for &state in DeliveryState::ALL {
                    @let count = counts.of(state);
                    @if count > 0 || (is_open && always(state)) {
                        li {
                            a href={ (base) "?outcome=" (state) } {
                                span class={ "dot " (look(state)) } {}
                                (tongue.say(outcome_key(state))) " "
                                b data-count=(state) { (number(tongue, count)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Outcomes that an issue under way shows even where there are none yet.
fn always(state: DeliveryState) -> bool {
    matches!(
        state,
        DeliveryState::Queued
            | DeliveryState::Sending
            | DeliveryState::Sent
            | DeliveryState::Deferred
            | DeliveryState::Rejected
    )
}

fn look(state: DeliveryState) -> &'static str {
    let found = BAR.iter().find(|(one, _)| *one == state);
    found.map_or("over", |(_, look)| look)
}

/// The outcomes as one bar, a thousand units wide.
fn bar(counts: &Counts) -> Markup {
    let mut x = 0;
    let pieces: Vec<(DeliveryState, &str, i64, i64)> = BAR
        .iter()
        .map(|&(state, look)| {
            let width = counts.of(state) * 1_000 / counts.planned.max(1);
            let piece = (state, look, x, width);
            x += width;
            piece
        })
        .collect();
    html! {
        svg.issue-bar viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true" {
            @for (state, look, x, width) in pieces {
                rect data-bar=(state) class=(look) x=(x) y="0" width=(width) height="14" {}
            }
        }
    }
}

fn rate(progress: &Progress) -> String {
    progress
        .rate_per_second
        .map_or_else(|| "–".to_owned(), |rate| format!("{rate:.1}"))
}

/// `1:05:09`, or a dash.
fn duration(seconds: Option<i64>) -> String {
    let Some(seconds) = seconds else {
        return "–".to_owned();
    };
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

fn facts(tongue: &Tongue, line: &IssueLine) -> Markup {
    let issue = &line.issue;
    html! {
        dl.facts {
            dt { (tongue.say("desk-issues-number-of")) } dd { (issue.id) }
            dt { (tongue.say("desk-issues-list")) } dd { a href={ "/desk/lists/" (line.list) } { bdi { (line.list_name) } } }
            dt { (tongue.say("desk-issues-origin")) } dd { (tongue.say(origin_key(issue.origin))) }
            dt { (tongue.say("desk-issues-slot")) } dd { (time(tongue, issue.slot_at, &line.time_zone)) }
            dt { (tongue.say("desk-issues-articles")) } dd { (number(tongue, issue.article_count.into())) }
            @if !issue.time_zones.0.is_empty() {
                dt { (tongue.say("desk-issues-zones")) } dd { (issue.time_zones.0.join(", ")) }
            }
        }
    }
}

/// What is asked before an issue goes to everybody.
pub(in crate::web) struct Sure<'a> {
    /// The language.
    pub(in crate::web) tongue: &'a Tongue,
    /// The issue.
    pub(in crate::web) line: &'a IssueLine,
    /// How many readers it will have.
    pub(in crate::web) readers: i64,
    /// What has to be put right.
    pub(in crate::web) wrong: Option<&'static str>,
}

/// The page that asks.
pub(in crate::web) fn sure_page(asked: &Sure<'_>, form: &Markup) -> Markup {
    let tongue = asked.tongue;
    html! {
        (crumbs(tongue, asked.line))
        h1 { (tongue.say("desk-issues-send-title")) }
        @if let Some(wrong) = asked.wrong { p.notice.bad role="alert" { (tongue.say(wrong)) } }
        p.lead { (tongue.fill("desk-issues-send-to", &[("count", Arg::Number(asked.readers))])) }
        p { (tongue.say("desk-issues-send-hint")) }
        (form)
    }
}

/// The field for the list's name, and the button.
pub(in crate::web) fn sure_form(asked: &Sure<'_>) -> Markup {
    let (tongue, line) = (asked.tongue, asked.line);
    let is_wrong = asked.wrong.map(|_| "true");
    html! {
        div.field {
            label for="list" { (tongue.mark("desk-issues-type-name", &[("list", Arg::Text(&line.list_name))])) }
            input #list name="list" required autocomplete="off" dir="auto" aria-invalid=[is_wrong];
        }
        div.actions {
            button { (tongue.say("desk-issues-send-button")) }
            a.button.quiet href={ "/desk/issues/" (line.issue.id) } { (tongue.say("desk-issues-back")) }
        }
    }
}

/// The page that asks whether an issue shall end.
pub(in crate::web) fn cancelling_page(tongue: &Tongue, line: &IssueLine, form: &Markup) -> Markup {
    html! {
        (crumbs(tongue, line))
        h1 { (tongue.say("desk-issues-cancel-title")) }
        p.lead { (tongue.say("desk-issues-cancel-lead")) }
        (form)
    }
}

/// What becomes of the articles, and the button.
pub(in crate::web) fn cancelling_form(tongue: &Tongue, issue: i64) -> Markup {
    html! {
        fieldset.field {
            legend { (tongue.say("desk-issues-cancel-articles")) }
            label.box { input type="radio" name="articles" value="roll_over" checked; span { (tongue.say("desk-issues-cancel-roll-over")) } }
            label.box { input type="radio" name="articles" value="withdrawn"; span { (tongue.say("desk-issues-cancel-withdraw")) } }
        }
        div.actions {
            button.danger { (tongue.say("desk-issues-cancel")) }
            a.button.quiet href={ "/desk/issues/" (issue) } { (tongue.say("desk-issues-back")) }
        }
    }
}

fn crumbs(tongue: &Tongue, line: &IssueLine) -> Markup {
    html! {
        p.crumbs {
            a href="/desk/issues" { (tongue.say("desk-issues")) } " › "
            a href={ "/desk/issues/" (line.issue.id) } { bdi { (name(tongue, line)) } }
        }
    }
}

fn origin_key(origin: Origin) -> &'static str {
    match origin {
        Origin::Scheduled => "desk-issues-origin-scheduled",
        Origin::SendNow => "desk-issues-origin-send-now",
        Origin::Breaking => "desk-issues-origin-breaking",
    }
}

fn remedy_key(reason: PauseReason) -> &'static str {
    match reason {
        PauseReason::Operator => "desk-issues-remedy-operator",
        PauseReason::Template => "desk-issues-remedy-template",
        PauseReason::TooOld => "desk-issues-remedy-too-old",
        PauseReason::Refusals => "desk-issues-remedy-refusals",
        PauseReason::Restored => "desk-issues-remedy-restored",
    }
}

fn skip_key(reason: SkipReason) -> &'static str {
    match reason {
        SkipReason::NothingNew => "desk-issues-skipped-nothing-new",
        SkipReason::NobodyToWriteTo => "desk-issues-skipped-nobody",
        SkipReason::TooOld => "desk-issues-skipped-too-old",
    }
}

#[cfg(test)]
mod tests {
    use super::duration;

    #[test]
    fn a_duration_reads_like_a_clock() {
        assert_eq!(duration(None), "–");
        assert_eq!(duration(Some(9)), "0:09");
        assert_eq!(duration(Some(3_909)), "1:05:09");
    }
}
