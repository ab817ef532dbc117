//! What happened to an issue, and who did it, on a line of time.

use maud::{Markup, html};

use super::super::super::Tongue;
use super::{pause_key, state_key, time};
use crate::domain::issue::{IssueState, PauseReason};
use crate::services::digest::{By, Deed, IssueLine, Resolution, Step, Story};
use crate::words::Arg;

/// The story in the order of time, and where the issue stands now. What is left out is in the audit log, to which
/// only those are led who may see it.
pub(super) fn timeline(
    tongue: &Tongue,
    line: &IssueLine,
    story: &Story,
    may_see_log: bool,
) -> Markup {
    let issue = &line.issue;
    html! {
        @if story.is_cut {
            p.small {
                (tongue.say("desk-issues-story-cut"))
                @if may_see_log {
                    " "
                    a href={ "/desk/audit?target=issue+" (issue.id) } { (tongue.say("desk-issues-story-log")) }
                }
            }
        }
        ol.timeline.story {
            @for step in &story.steps {
                li class=(look(step.what)) {
                    p {
                        (deed(tongue, step.what))
                        span.small { (signed(tongue, step, &line.time_zone)) }
                    }
                }
            }
            @if issue.state.is_open() {
                @let is_under_way = matches!(issue.state, IssueState::Planning | IssueState::Sending);
                li class=(if is_under_way { "live" } else { "warn" }) { p { (tongue.say(state_key(issue.state))) } }
            }
        }
    }
}

/// By whom, where that is said, and when.
fn signed(tongue: &Tongue, step: &Step, zone: &str) -> Markup {
    html! {
        @if let Some(who) = who(tongue, &step.by) { (who) " · " }
        (time(tongue, step.at, zone))
    }
}

fn who(tongue: &Tongue, by: &By) -> Option<Markup> {
    let say = |key: &str| Some(html! { (tongue.say(key)) });
    let named = |key: &str, name: &str| Some(tongue.mark(key, &[("name", Arg::Text(name))]));
    match by {
        By::Operator(name) => named("desk-issues-by-operator", name),
        By::Key(name) => named("desk-issues-by-key", name),
        By::CommandLine => say("desk-issues-by-command-line"),
        By::Schedule => say("desk-issues-by-schedule"),
        By::Itself => say("desk-issues-by-itself"),
        By::NotSaid => None,
    }
}

fn deed(tongue: &Tongue, what: Deed) -> Markup {
    let count = |key: &str, count: i64| tongue.fill(key, &[("count", Arg::Number(count))]);
    let key = match what {
        Deed::Made => "desk-issues-story-made",
        Deed::Broken => "desk-issues-story-broken",
        Deed::Edited => "desk-issues-story-edited",
        Deed::Stopped => "desk-issues-story-stopped",
        Deed::Approved => "desk-issues-story-approved",
        Deed::Planned => "desk-issues-story-planned",
        Deed::Paused(_) => "desk-issues-story-paused",
        Deed::Resumed => "desk-issues-story-resumed",
        Deed::Tested => "desk-issues-story-tested",
        Deed::Retried(letters) => {
            return html! { (count("desk-issues-story-retried", letters)) };
        }
        Deed::Resolved(resolution, letters) => {
            let key = match resolution {
                Resolution::Resend => "desk-issues-story-doubts-resend",
                Resolution::Sent => "desk-issues-story-doubts-sent",
                Resolution::GiveUp => "desk-issues-story-doubts-give-up",
            };
            return html! { (count(key, letters)) };
        }
        Deed::Finished => "desk-issues-story-finished",
        Deed::Cancelled => "desk-issues-story-cancelled",
        Deed::Skipped => "desk-issues-story-skipped",
    };
    html! {
        (tongue.say(key))
        @if let Some(reason) = reason(what) { ": " span.reason { (tongue.say(pause_key(reason))) } }
    }
}

/// Why it was paused, where that is more than that somebody did.
fn reason(what: Deed) -> Option<PauseReason> {
    match what {
        Deed::Paused(reason) if reason != PauseReason::Operator => Some(reason),
        _ => None,
    }
}

fn look(what: Deed) -> &'static str {
    match what {
        Deed::Approved | Deed::Finished => "good",
        Deed::Stopped | Deed::Paused(PauseReason::Operator) => "warn",
        Deed::Paused(_) | Deed::Cancelled => "bad",
        _ => "",
    }
}
