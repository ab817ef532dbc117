//! The pages about relays: each at a glance, one with all that is known, and what a test of it found.

use maud::{Markup, html};

use super::super::Tongue;
use super::charts::{self, Place, Words};
use super::today::number;
use crate::domain::time::UtcTime;
use crate::services::relays::{
    DialogueLine, LimitCard, Refusal, Rehearsed, RelayCard, RelayDetail, Speaker, WarmUpCard,
};
use crate::words::Arg;

/// Every relay.
pub(in crate::web) fn all(tongue: &Tongue, cards: &[RelayCard]) -> Markup {
    html! {
        div.head {
            h1 { (tongue.say("desk-relays")) }
            p { a.button.quiet href="/desk/records" { (tongue.say("desk-relays-records")) } }
        }
        p.lead { (tongue.say("desk-relays-lead")) }
        ul.cards.wide {
            @for card in cards {
                li.card {
                    div.head {
                        h2 { a href={ "/desk/relays/" (card.name) } { (card.name) } }
                        (standing(tongue, card))
                    }
                    p.small { (place(tongue, card)) }
                    dl.figures {
                        (figure(&tongue.say("desk-relays-last-minute"), &number(tongue, card.accepted_last_minute)))
                        (figure(&tongue.say("desk-relays-last-hour"), &number(tongue, card.last_hour.accepted)))
                        (figure(&tongue.say("desk-relays-not-taken"), &number(tongue, not_taken(card))))
                    }
                    @for limit in &card.limits { (limit_line(tongue, limit)) }
                    @if let Some(plan) = &card.warm_up { (warm_up(tongue, plan)) }
                }
            }
        }
        p.hint { (tongue.say("desk-relays-hint")) }
    }
}

fn not_taken(card: &RelayCard) -> i64 {
    let said = &card.last_hour;
    said.deferred + said.rejected + said.unreachable
}

fn figure(name: &str, value: &str) -> Markup {
    html! { div { dt { (name) } dd { (value) } } }
}

fn standing(tongue: &Tongue, card: &RelayCard) -> Markup {
    let (class, key) = match &card.standing {
        _ if card.host.is_none() => ("badge", "desk-relays-outbox"),
        None => ("badge", "desk-relays-untried"),
        Some(_) if card.is_failing => ("badge bad", "desk-relays-failing"),
        Some(_) => ("badge good", "desk-relays-reached"),
    };
    html! { span class=(class) { (tongue.say(key)) } }
}

fn place(tongue: &Tongue, card: &RelayCard) -> Markup {
    html! {
        @match (&card.host, card.port) {
            (Some(host), Some(port)) => bdi { (host) ":" (port) },
            _ => (tongue.say("desk-relays-outbox-text")),
        }
        @if let Some(tls) = card.tls { " · " (tongue.say(&format!("desk-relays-tls-{tls}"))) }
    }
}

fn limit_line(tongue: &Tongue, limit: &LimitCard) -> Markup {
    let key = format!("desk-relays-limit-{}", limit.period);
    let words = tongue.fill(
        &key,
        &[
            ("granted", Arg::Number(limit.granted)),
            ("limit", Arg::Number(limit.limit.into())),
        ],
    );
    html! {
        p.limit {
            span { (words) }
            progress max=(limit.limit) value=(limit.granted.min(i64::from(limit.limit))) { (words) }
        }
    }
}

fn warm_up(tongue: &Tongue, plan: &WarmUpCard) -> Markup {
    let days = i64::try_from(plan.per_day.len()).unwrap_or(i64::MAX);
    html! {
        p.small {
            @if plan.day > days {
                (tongue.fill("desk-relays-warm-up-over", &[("days", Arg::Number(days))]))
            } @else if plan.day == 0 {
                (tongue.fill("desk-relays-warm-up-ahead", &[("when", Arg::Text(&tongue.date(plan.from)))]))
            } @else {
                (tongue.fill("desk-relays-warm-up", &[("day", Arg::Number(plan.day)), ("days", Arg::Number(days))]))
            }
        }
    }
}

/// One relay.
pub(in crate::web) fn one(
    tongue: &Tongue,
    relay: &RelayDetail,
    test_form: Option<&Markup>,
    tested: Option<&Markup>,
    time_zone: &str,
) -> Markup {
    let card = &relay.card;
    html! {
        p.crumbs { a href="/desk/relays" { (tongue.say("desk-relays")) } }
        div.head { h1 { bdi { (card.name) } } (standing(tongue, card)) }
        @if let Some(tested) = tested { (tested) }
        @if let Some(standing) = card.standing.as_ref().filter(|_| card.is_failing) {
            div.notice.bad {
                p { (tongue.fill("desk-relays-failed", &[("when", Arg::Text(&told(tongue, standing.failed_at, time_zone)))])) }
                @if let Some(failure) = &standing.failure { p.quote dir="auto" { (failure) } }
                @if let Some(until) = standing.rests_until {
                    p { (tongue.fill("desk-relays-rests", &[("when", Arg::Text(&tongue.instant(until, time_zone)))])) }
                }
            }
        }
        div.split {
            div {
                (minutes(tongue, relay, time_zone))
                h2 { (tongue.say("desk-relays-refusals")) }
                (refusals(tongue, &relay.refusals, time_zone))
            }
            div {
                div.card { h2 { (tongue.say("desk-relays-facts")) } (facts(tongue, card, time_zone)) }
                @if !card.limits.is_empty() || card.warm_up.is_some() {
                    div.card {
                        h2 { (tongue.say("desk-relays-limits")) }
                        @for limit in &card.limits { (limit_line(tongue, limit)) }
                        @if let Some(plan) = &card.warm_up { (warm_up(tongue, plan)) (plan_table(tongue, plan)) }
                    }
                }
                @if card.host.is_some() {
                    div.card {
                        h2 { (tongue.say("desk-relays-test")) }
                        p { (tongue.say("desk-relays-test-text")) }
                        @match test_form {
                            Some(form) => (form),
                            None => p.hint { (tongue.say("desk-relays-test-owner")) },
                        }
                    }
                }
                @if !relay.domains.is_empty() {
                    div.card {
                        h2 { (tongue.say("desk-relays-domains")) }
                        p.small { (tongue.say("desk-relays-domains-text")) }
                        ul.plain-list {
                            @for domain in &relay.domains {
                                li {
                                    bdi { (domain.domain) } " · "
                                    (tongue.fill("desk-relays-connections", &[("count", Arg::Number(domain.connections.into()))]))
                                    @if let Some(until) = domain.rest_until {
                                        " · " (tongue.fill("desk-relays-rests", &[("when", Arg::Text(&tongue.instant(until, time_zone)))]))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn told(tongue: &Tongue, at: Option<UtcTime>, time_zone: &str) -> String {
    at.map_or_else(|| "–".to_owned(), |at| tongue.instant(at, time_zone))
}

fn facts(tongue: &Tongue, card: &RelayCard, time_zone: &str) -> Markup {
    let yes = |flag: bool| {
        tongue.say(if flag {
            "desk-relays-yes"
        } else {
            "desk-relays-no"
        })
    };
    let standing = card.standing.as_ref();
    let lists = if card.lists.is_empty() {
        tongue.say("desk-relays-all-lists")
    } else {
        card.lists.join(", ")
    };
    let rows = [
        ("desk-relays-weight", number(tongue, card.weight.into())),
        (
            "desk-relays-most-connections",
            number(tongue, card.connections.into()),
        ),
        (
            "desk-relays-per-connection",
            number(tongue, card.messages_per_connection.into()),
        ),
        ("desk-relays-signs-in", yes(card.signs_in)),
        ("desk-relays-smtputf8", yes(card.smtputf8)),
        ("desk-relays-lists", lists),
        (
            "desk-relays-reached-at",
            told(tongue, standing.and_then(|one| one.reached_at), time_zone),
        ),
        (
            "desk-relays-certificate",
            told(
                tongue,
                standing.and_then(|one| one.certificate_until),
                time_zone,
            ),
        ),
    ];
    html! {
        dl.facts {
            dt { (tongue.say("desk-relays-place")) } dd { (place(tongue, card)) }
            @for (key, value) in rows { dt { (tongue.say(key)) } dd { (value) } }
        }
    }
}

fn plan_table(tongue: &Tongue, plan: &WarmUpCard) -> Markup {
    html! {
        div.table tabindex="0" {
            table {
                thead { tr { th scope="col" { (tongue.say("desk-relays-day")) } th.number scope="col" { (tongue.say("desk-relays-most-letters")) } } }
                tbody {
                    @for (index, most) in plan.per_day.iter().enumerate() {
                        @let day = i64::try_from(index).unwrap_or(0) + 1;
                        tr aria-current=[(day == plan.day).then_some("date")] {
                            th scope="row" { (number(tongue, day)) }
                            td.number { (number(tongue, i64::from(*most))) }
                        }
                    }
                }
            }
        }
    }
}

fn minutes(tongue: &Tongue, relay: &RelayDetail, time_zone: &str) -> Markup {
    let zone: chrono_tz::Tz = time_zone.parse().unwrap_or(chrono_tz::UTC);
    let names: Vec<String> = relay
        .minutes
        .iter()
        .map(|minute| {
            let local = minute.minute.datetime().with_timezone(&zone);
            local.format("%H:%M").to_string()
        })
        .collect();
    let places: Vec<Place<'_>> = relay
        .minutes
        .iter()
        .zip(&names)
        .map(|(minute, name)| Place {
            name,
            value: minute.said.accepted,
            other: minute.said.deferred + minute.said.rejected + minute.said.unreachable,
        })
        .collect();
    let said = &relay.card.last_hour;
    let title = tongue.say("desk-relays-minutes");
    let summary = tongue.fill(
        "desk-relays-minutes-summary",
        &[
            ("taken", Arg::Number(said.accepted)),
            ("not", Arg::Number(not_taken(&relay.card))),
        ],
    );
    let (as_table, minute) = (
        tongue.say("desk-today-as-table"),
        tongue.say("desk-relays-minute"),
    );
    let words = Words {
        id: "minutes",
        title: &title,
        summary: &summary,
        as_table: &as_table,
        first_column: &minute,
    };
    let names = [
        tongue.say("desk-relays-taken"),
        tongue.say("desk-relays-not-taken"),
    ];
    let numbers = |count: i64| number(tongue, count);
    html! {
        @if said.is_nothing() {
            p.notice { (tongue.say("desk-relays-silent")) }
        } @else {
            div.card { (charts::columns(&words, [&names[0], &names[1]], &places, &numbers)) }
        }
    }
}

fn refusals(tongue: &Tongue, refusals: &[Refusal], time_zone: &str) -> Markup {
    html! {
        @if refusals.is_empty() {
            p.notice { (tongue.say("desk-relays-no-refusals")) }
        } @else {
            div.table tabindex="0" {
                table {
                    thead {
                        tr {
                            th scope="col" { (tongue.say("desk-relays-when")) }
                            th scope="col" { (tongue.say("desk-relays-recipient")) }
                            th scope="col" { (tongue.say("desk-relays-answer")) }
                        }
                    }
                    tbody {
                        @for refusal in refusals {
                            tr {
                                td { time datetime=(refusal.occurred_at) { (tongue.instant(refusal.occurred_at, time_zone)) } }
                                td {
                                    bdi { (refusal.recipient) }
                                    @if let Some(issue) = refusal.issue_id {
                                        br; a.small href={ "/desk/issues/" (issue) } { (tongue.fill("desk-relays-issue", &[("id", Arg::Text(&issue.to_string()))])) }
                                    }
                                }
                                td {
                                    span class=(if refusal.outcome == "rejected" { "badge bad" } else { "badge warn" }) {
                                        (tongue.say(&format!("desk-relays-outcome-{}", refusal.outcome.replace('_', "-"))))
                                    }
                                    p.quote dir="auto" {
                                        @if let Some(code) = refusal.reply_code { (code) " " }
                                        (refusal.reply_text)
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What a test found, and all that was said.
pub(in crate::web) fn tested(tongue: &Tongue, found: &Rehearsed, time_zone: &str) -> Markup {
    let class = if found.passed { "said" } else { "notice bad" };
    let verdict = if found.passed {
        "desk-relays-passed"
    } else {
        "desk-relays-not-passed"
    };
    html! {
        section.test-result {
            div class=(class) role="status" {
                p { b { (tongue.say(verdict)) } }
                @if let Some(reason) = &found.reason { p.quote dir="auto" { (reason) } }
                @if found.passed {
                    p {
                        @match &found.tls {
                            Some(tls) => { (tongue.fill("desk-relays-encrypted", &[("how", Arg::Text(tls))])) }
                            None => { (tongue.say("desk-relays-clear")) }
                        }
                        @if let Some(until) = found.certificate_until {
                            " " (tongue.fill("desk-relays-certificate-until", &[("when", Arg::Text(&tongue.instant(until, time_zone)))]))
                        }
                    }
                }
            }
            h2 { (tongue.say("desk-relays-dialogue")) }
            ol.dialogue dir="ltr" {
                @for line in &found.lines { (dialogue_line(tongue, line)) }
            }
        }
    }
}

fn dialogue_line(tongue: &Tongue, line: &DialogueLine) -> Markup {
    let (class, key) = match line.speaker {
        Speaker::Us => ("us", "desk-relays-we"),
        Speaker::Relay => ("relay", "desk-relays-it"),
        Speaker::Note => ("note", "desk-relays-note"),
    };
    html! { li class=(class) { span.who { (tongue.say(key)) } code { (line.text) } } }
}
