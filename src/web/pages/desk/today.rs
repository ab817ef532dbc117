//! The page Today: what goes out, what needs attention, and how things went.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::super::Tongue;
use super::charts::{self, Part, Tone};
use super::needs;
use crate::domain::issue::IssueState;
use crate::services::digest::Coming;
use crate::services::progress::Progress;
use crate::services::today::{Growth, Today, UnderWay};
use crate::words::Arg;

/// A number as the language writes it.
pub(in crate::web) fn number(tongue: &Tongue, number: i64) -> String {
    tongue.fill("desk-today-number", &[("count", Arg::Number(number))])
}

/// The whole page.
pub(in crate::web) fn page(
    tongue: &Tongue,
    today: &Today,
    growth: &Growth,
    lists: &[(String, String)],
) -> Markup {
    html! {
        div.head {
            h1 { (tongue.say("desk-today")) }
            p.small {
                (tongue.fill("desk-today-as-of", &[("when", Arg::Text(&tongue.instant(today.at, &today.time_zone)))]))
                " · " a href="/desk" { (tongue.say("desk-today-refresh")) }
            }
        }
        @if !today.has_lists {
            (super::empty(
                &tongue.say("desk-today-begin"),
                &tongue.say("desk-today-begin-text"),
                &html! { p { a.button href="/desk/lists" { (tongue.say("desk-today-begin-way")) } } },
            ))
        }
        section.today-grid {
            div.today-now {
                h2 id="now" { (tongue.say("desk-today-now")) }
                (now(tongue, today))
            }
            div.today-needs {
                h2 id="attention" { (tongue.say("desk-need-title")) }
                (needs::all(tongue, &today.attention, &today.time_zone))
            }
            div.today-coming {
                h2 id="coming" { (tongue.say("desk-today-coming")) }
                (coming(tongue, today))
            }
        }
        (super::growth::section(tongue, growth, lists))
    }
}

fn now(tongue: &Tongue, today: &Today) -> Markup {
    html! {
        @if today.under_way.is_empty() {
            p.notice { (tongue.say("desk-today-quiet")) }
        }
        @for issue in &today.under_way { (under_way(tongue, issue)) }
        @if today.single_letters > 0 {
            p.small { (tongue.fill("desk-today-single", &[("count", Arg::Number(today.single_letters))])) }
        }
        @if !today.ended.is_empty() {
            h3 { (tongue.say("desk-today-ended")) }
            ul.plain-list {
                @for issue in &today.ended { (ended(tongue, issue)) }
            }
        }
    }
}

fn named(issue: &UnderWay) -> Markup {
    let id = issue.progress.issue_id;
    html! {
        a href={ "/desk/issues/" (id) } { bdi { (issue.list_name) } " · " bdi { (issue.schedule) } }
    }
}

/// The parts of an issue's deliveries.
fn parts<'a>(progress: &Progress, names: &'a [String; 4]) -> [Part<'a>; 4] {
    let counts = &progress.counts;
    let refused = counts.rejected + counts.bounced;
    let left_out = counts.skipped + counts.cancelled + counts.expired;
    let part = |key, place: usize, value, tone| Part {
        key,
        name: &names[place],
        value,
        tone,
    };
    [
        part("sent", 0, counts.sent, Tone::Good),
        part("refused", 1, refused, Tone::Bad),
        part("left_out", 2, left_out, Tone::Off),
        part("open", 3, counts.open(), Tone::Open),
    ]
}

/// What parts of letters are called, in the order of [`parts`].
pub(super) fn part_names(tongue: &Tongue) -> [String; 4] {
    [
        "desk-today-sent",
        "desk-today-refused",
        "desk-today-left-out",
        "desk-today-open",
    ]
    .map(|key| tongue.say(key))
}

fn under_way(tongue: &Tongue, issue: &UnderWay) -> Markup {
    let progress = &issue.progress;
    let counts = &progress.counts;
    let names = part_names(tongue);
    let parts = parts(progress, &names);
    let id = format!("issue-{}", progress.issue_id);
    let summary = tongue.fill(
        "desk-today-sent-of",
        &[
            ("sent", Arg::Number(counts.sent)),
            ("planned", Arg::Number(counts.planned)),
        ],
    );
    let words = charts::Words {
        id: &id,
        title: &issue.list_name,
        summary: &summary,
        as_table: "",
        first_column: "",
    };
    let runs = matches!(progress.state, IssueState::Sending | IssueState::Planning);
    html! {
        article.card.going data-watch=[runs.then_some(progress.issue_id)] {
            div.head { h3 { (named(issue)) } (state(tongue, issue)) }
            @if counts.planned > 0 {
                (charts::bar(&words, &parts))
                p.small data-line="sent" { (summary) }
                dl.figures {
                    @for part in &parts {
                        div { dt { (part.name) } dd data-figure=(part.key) { (number(tongue, part.value)) } }
                    }
                    div { dt { (tongue.say("desk-today-deferred")) } dd data-figure="deferred" { (number(tongue, counts.deferred)) } }
                    div { dt { (tongue.say("desk-today-rate")) } dd data-figure="rate" data-words=(tongue.fill("desk-today-per-minute", &[("count", Arg::Number(7))])) { (rate(tongue, progress)) } }
                    div { dt { (tongue.say("desk-today-time-left")) } dd data-figure="time_left" { (time_left(tongue, progress)) } }
                }
            }
            p.small.when-ended hidden { (tongue.say("desk-today-has-ended")) " " a href="/desk" { (tongue.say("desk-today-refresh")) } }
        }
    }
}

fn state(tongue: &Tongue, issue: &UnderWay) -> Markup {
    let state = issue.progress.state;
    let class = match state {
        IssueState::Sending | IssueState::Planning | IssueState::Finished => "badge good",
        IssueState::Held => "badge warn",
        IssueState::Paused => "badge bad",
        IssueState::Cancelled | IssueState::Skipped => "badge",
    };
    let key = format!("desk-today-state-{state}");
    html! { span class=(class) { (tongue.say(&key)) } }
}

fn rate(tongue: &Tongue, progress: &Progress) -> String {
    match progress.rate_per_second {
        Some(rate) => {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a rate is told in whole letters"
            )]
            let minute = (rate * 60.0).round() as i64;
            tongue.fill("desk-today-per-minute", &[("count", Arg::Number(minute))])
        }
        None => "–".to_owned(),
    }
}

fn time_left(tongue: &Tongue, progress: &Progress) -> String {
    let Some(seconds) = progress.seconds_left else {
        return "–".to_owned();
    };
    let minutes = (seconds + 59) / 60;
    if minutes < 120 {
        return tongue.fill("desk-today-minutes", &[("count", Arg::Number(minutes))]);
    }
    tongue.fill(
        "desk-today-hours",
        &[("count", Arg::Number((minutes + 59) / 60))],
    )
}

fn ended(tongue: &Tongue, issue: &UnderWay) -> Markup {
    let progress = &issue.progress;
    let counts = &progress.counts;
    html! {
        li {
            (named(issue)) " " (state(tongue, issue)) " "
            span.small {
                (tongue.fill("desk-today-sent-of", &[
                    ("sent", Arg::Number(counts.sent)),
                    ("planned", Arg::Number(counts.planned)),
                ]))
                @if let Some(at) = progress.ended_at { " · " time datetime=(at) { (tongue.instant(at, &issue.time_zone)) } }
            }
        }
    }
}

fn coming(tongue: &Tongue, today: &Today) -> Markup {
    let mut days: Vec<(NaiveDate, Vec<&Coming>)> = Vec::new();
    for one in &today.coming {
        match days.iter_mut().find(|(date, _)| *date == one.date) {
            Some((_, of_day)) => of_day.push(one),
            None => days.push((one.date, vec![one])),
        }
    }
    days.sort_by_key(|(date, _)| *date);
    html! {
        @if days.is_empty() {
            p.notice { (tongue.say("desk-today-nothing-coming")) }
        } @else {
            ol.coming {
                @for (date, of_day) in days {
                    li {
                        h3 { (tongue.full_date(date)) }
                        ul.plain-list { @for one in of_day { (slot(tongue, one)) } }
                    }
                }
            }
            p.small {
                (tongue.say("desk-today-coming-hint"))
                @if today.coming_is_cut_short { " " (tongue.say("desk-today-coming-cut")) }
            }
        }
    }
}

fn slot(tongue: &Tongue, one: &Coming) -> Markup {
    html! {
        li.slot {
            time datetime=(one.at) title=(one.time_zone) {
                (one.time) @if one.slots > 1 { "–" (one.last_time) }
            }
            span.slot-what {
                a href={ "/desk/lists/" (one.list) } { bdi { (one.list_name) } }
                " · " bdi { (one.schedule) }
                @if one.slots > 1 {
                    " · " (tongue.fill(
                        if one.more_slots { "desk-today-many-slots" } else { "desk-today-slots" },
                        &[("count", Arg::Number(i64::try_from(one.slots).unwrap_or(i64::MAX)))],
                    ))
                }
                span.small {
                    (tongue.fill("desk-today-about-readers", &[("count", Arg::Number(one.readers))]))
                    " · "
                    @if one.on_readers_clocks { (tongue.say("desk-today-readers-clocks")) } @else { bdi { (one.time_zone) } }
                    @if one.waits_for_approval { " · " (tongue.say("desk-today-wants-approval")) }
                }
                @if let Some(minutes) = one.clocks_move_minutes {
                    span.badge.warn {
                        (tongue.fill(
                            if minutes > 0 { "desk-today-clocks-forward" } else { "desk-today-clocks-back" },
                            &[("count", Arg::Number(i64::from(minutes.abs())))],
                        ))
                    }
                }
            }
        }
    }
}
