//! Who an issue was for, and what became of each letter.

use maud::{Markup, html};

use super::super::super::Tongue;
use super::super::empty;
use super::{Tab, head, number, outcome_badge, outcome_key, time};
use crate::domain::delivery::{DeliveryState, RetryObstacle};
use crate::services::digest::{Counts, Delivery, IssueLine};
use crate::services::explain::{Explanation, NotedAttempt};
use crate::words::Arg;

/// What the page shows.
pub(in crate::web) struct Recipients<'a> {
    /// The language.
    pub(in crate::web) tongue: &'a Tongue,
    /// The issue.
    pub(in crate::web) line: &'a IssueLine,
    /// Its deliveries by state.
    pub(in crate::web) counts: &'a Counts,
    /// The outcome that is looked at.
    pub(in crate::web) outcome: Option<DeliveryState>,
    /// The beginning of an address that is looked for.
    pub(in crate::web) address: Option<&'a str>,
    /// The piece.
    pub(in crate::web) deliveries: &'a [Delivery],
    /// The zone of the list's clock.
    pub(in crate::web) zone: &'a str,
    /// What the last retry came to.
    pub(in crate::web) retried: Option<Outcome>,
    /// Where it goes on.
    pub(in crate::web) pager: Markup,
}

/// What a retry came to.
pub(in crate::web) struct Outcome {
    /// Letters that are in the queue again.
    pub(in crate::web) queued: i64,
    /// Letters that are not, and why.
    pub(in crate::web) left: Vec<(RetryObstacle, i64)>,
    /// Whether there are more that nobody has looked at.
    pub(in crate::web) has_more: bool,
}

/// The page. `retries` is the table with its buttons, for whoever may send; `export` the button of an owner.
pub(in crate::web) fn page(
    shown: &Recipients<'_>,
    retries: Option<&Markup>,
    export: Option<&Markup>,
) -> Markup {
    let tongue = shown.tongue;
    html! {
        (head(tongue, shown.line, Tab::Recipients))
        @if let Some(retried) = &shown.retried { (told(tongue, retried)) }
        (filters(shown))
        @if shown.deliveries.is_empty() {
            (nobody(shown))
        } @else {
            @match retries {
                Some(form) => (form),
                None => (table(shown, false)),
            }
        }
        (shown.pager)
        @if let Some(export) = export { (export) }
    }
}

fn nobody(shown: &Recipients<'_>) -> Markup {
    let tongue = shown.tongue;
    let (title, text) = if shown.counts.planned == 0 {
        (
            "desk-issues-no-recipients",
            "desk-issues-no-recipients-text",
        )
    } else {
        ("desk-issues-none-such", "desk-issues-no-such-recipients")
    };
    empty(&tongue.say(title), &tongue.say(text), &html! {})
}

fn told(tongue: &Tongue, retried: &Outcome) -> Markup {
    html! {
        div.notice role="status" {
            p { (tongue.fill("desk-issues-retried", &[("count", Arg::Number(retried.queued))])) }
            @if !retried.left.is_empty() {
                ul {
                    @for (obstacle, count) in &retried.left {
                        li { (tongue.fill(obstacle_key(*obstacle), &[("count", Arg::Number(*count))])) }
                    }
                }
            }
            @if retried.has_more { p { (tongue.say("desk-issues-retried-more")) } }
        }
    }
}

fn filters(shown: &Recipients<'_>) -> Markup {
    let tongue = shown.tongue;
    html! {
        form.filters method="get" action={ "/desk/issues/" (shown.line.issue.id) "/recipients" } {
            div.field {
                label for="outcome" { (tongue.say("desk-issues-outcome")) }
                select #outcome name="outcome" {
                    option value="" { (tongue.say("desk-issues-any-outcome")) " (" (number(tongue, shown.counts.planned)) ")" }
                    @for state in DeliveryState::ALL {
                        @let count = shown.counts.of(*state);
                        @if count > 0 || shown.outcome == Some(*state) {
                            option value=(state) selected[shown.outcome == Some(*state)] {
                                (tongue.say(outcome_key(*state))) " (" (number(tongue, count)) ")"
                            }
                        }
                    }
                }
            }
            div.field {
                label for="address" { (tongue.say("desk-issues-address-begins")) }
                input #address name="address" type="search" dir="ltr" value=[shown.address] autocomplete="off" spellcheck="false";
            }
            button.quiet { (tongue.say("desk-issues-filter")) }
        }
    }
}

/// The table; where `may_choose`, with a box before each letter that may be tried once more, and the buttons.
pub(in crate::web) fn table(shown: &Recipients<'_>, may_choose: bool) -> Markup {
    let tongue = shown.tongue;
    let can_retry = may_choose && shown.deliveries.iter().any(|one| one.state.ended_in_vain());
    let all = shown
        .outcome
        .filter(|outcome| outcome.ended_in_vain() && can_retry);
    html! {
        div.table {
            table.stacked {
                thead {
                    tr {
                        @if can_retry { th scope="col" { span.visually-hidden { (tongue.say("desk-issues-choose")) } } }
                        th scope="col" { (tongue.say("desk-issues-recipient")) }
                        th scope="col" { (tongue.say("desk-issues-outcome")) }
                        th scope="col" { (tongue.say("desk-issues-reply")) }
                        th scope="col" { (tongue.say("desk-issues-when")) }
                    }
                }
                tbody { @for delivery in shown.deliveries { (row(shown, delivery, can_retry)) } }
            }
        }
        @if can_retry {
            div.actions {
                button.quiet { (tongue.say("desk-issues-retry-chosen")) }
                @if let Some(outcome) = all {
                    button.quiet name="all" value=(outcome) {
                        (tongue.fill("desk-issues-retry-all", &[("count", Arg::Number(shown.counts.of(outcome)))]))
                    }
                }
            }
            p.hint { (tongue.say("desk-issues-retry-hint")) }
        }
    }
}

fn row(shown: &Recipients<'_>, delivery: &Delivery, can_retry: bool) -> Markup {
    let tongue = shown.tongue;
    let at = delivery
        .settled_at
        .or(delivery.dated_at)
        .unwrap_or(delivery.created_at);
    html! {
        tr {
            @if can_retry {
                td {
                    @if delivery.state.ended_in_vain() {
                        input type="checkbox" name="delivery" value=(delivery.id) aria-label=(delivery.recipient.to_string());
                    }
                }
            }
            th scope="row" {
                a href={ "/desk/issues/" (shown.line.issue.id) "/recipients/" (delivery.id) } dir="ltr" { (delivery.recipient) }
            }
            td { (outcome_badge(tongue, delivery.state)) }
            td data-label=(tongue.say("desk-issues-reply")) dir="auto" { (reply(tongue, delivery)) }
            td data-label=(tongue.say("desk-issues-when")) { (time(tongue, at, shown.zone)) }
        }
    }
}

/// The relay's words, or why there are none.
fn reply(tongue: &Tongue, delivery: &Delivery) -> String {
    let words = delivery
        .reply_text
        .as_deref()
        .filter(|text| !text.is_empty());
    match (delivery.reply_code, words, delivery.reason.as_deref()) {
        (_, _, Some(reason)) => tongue.reason(reason),
        (Some(code), Some(text), None) => format!("{code} {text}"),
        (Some(code), None, None) => code.to_string(),
        (None, text, None) => text.unwrap_or_default().to_owned(),
    }
}

/// The button that exports what is looked at.
pub(in crate::web) fn export_button(tongue: &Tongue) -> Markup {
    html! { button.quiet { (tongue.say("desk-issues-export")) } }
}

/// What the page of one recipient shows.
pub(in crate::web) struct Explained<'a> {
    /// The language.
    pub(in crate::web) tongue: &'a Tongue,
    /// The issue.
    pub(in crate::web) line: &'a IssueLine,
    /// The delivery.
    pub(in crate::web) delivery: &'a Delivery,
    /// What the ledger says about it.
    pub(in crate::web) explanation: &'a Explanation,
}

/// The page of one recipient.
pub(in crate::web) fn explained(shown: &Explained<'_>, retry: Option<&Markup>) -> Markup {
    let (tongue, delivery) = (shown.tongue, shown.delivery);
    let zone = &shown.line.time_zone;
    let facts = shown
        .explanation
        .deliveries
        .iter()
        .find(|one| one.id == delivery.id);
    html! {
        (head(tongue, shown.line, Tab::Recipients))
        div.head {
            h2 dir="ltr" { (delivery.recipient) }
            (outcome_badge(tongue, delivery.state))
        }
        div.split {
            section {
                h3 { (tongue.say("desk-issues-why")) }
                div.card { @for sentence in &shown.explanation.sentences { p { (sentence) } } }
                @if let Some(retry) = retry { (retry) }
                p {
                    a href={ "/desk/subscribers?q=" (encoded(shown.explanation.address.as_str())) } { (tongue.say("desk-issues-to-reader")) }
                }
            }
            section {
                h3 { (tongue.say("desk-issues-facts")) }
                dl.facts {
                    dt { (tongue.say("desk-issues-reply")) } dd dir="auto" { (reply(tongue, delivery)) }
                    dt { (tongue.say("desk-issues-attempts")) } dd { (delivery.attempts) }
                    @if let Some(relay) = &delivery.relay { dt { (tongue.say("desk-issues-relay")) } dd { bdi { (relay) } } }
                    dt { (tongue.say("desk-issues-planned-at")) } dd { (time(tongue, delivery.created_at, zone)) }
                    @if let Some(at) = delivery.retried_at { dt { (tongue.say("desk-issues-retried-at")) } dd { (time(tongue, at, zone)) } }
                    @if let Some(at) = delivery.due_at { dt { (tongue.say("desk-issues-due-at")) } dd { (time(tongue, at, zone)) } }
                    @if let Some(at) = delivery.settled_at { dt { (tongue.say("desk-issues-ended-at")) } dd { (time(tongue, at, zone)) } }
                    @if let Some(facts) = facts { dt { "Message-ID" } dd.mono dir="ltr" { (facts.message_id) } }
                }
                @if let Some(facts) = facts.filter(|facts| !facts.attempts.is_empty()) {
                    h3 { (tongue.say("desk-issues-dialogues")) }
                    ol.timeline { @for attempt in &facts.attempts { (dialogue(tongue, attempt, zone)) } }
                }
            }
        }
    }
}

fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

fn dialogue(tongue: &Tongue, attempt: &NotedAttempt, zone: &str) -> Markup {
    let look = if attempt.outcome == "rejected" {
        "bad"
    } else {
        "warn"
    };
    html! {
        li class=(look) {
            p {
                span dir="auto" {
                    @if let Some(code) = attempt.reply_code { (code) " " }
                    (attempt.reply_text)
                }
                br;
                (time(tongue, attempt.occurred_at, zone))
            }
        }
    }
}

/// The button that has one letter tried once more.
pub(in crate::web) fn retry_button(tongue: &Tongue, delivery: i64) -> Markup {
    html! {
        input type="hidden" name="delivery" value=(delivery);
        button.quiet { (tongue.say("desk-issues-retry")) }
        p.hint { (tongue.say("desk-issues-retry-hint")) }
    }
}

fn obstacle_key(obstacle: RetryObstacle) -> &'static str {
    match obstacle {
        RetryObstacle::NotInVain => "desk-issues-left-not-in-vain",
        RetryObstacle::InDoubt => "desk-issues-left-in-doubt",
        RetryObstacle::NotActive => "desk-issues-left-not-active",
        RetryObstacle::Suppressed => "desk-issues-left-suppressed",
        RetryObstacle::PlannedAgain => "desk-issues-left-planned-again",
    }
}
