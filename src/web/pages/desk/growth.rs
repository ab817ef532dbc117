//! Growth and churn, and what became of letters: numbers, shapes and their tables.

use maud::{Markup, html};

use super::super::Tongue;
use super::charts::{self, Part, Place, Tone, Words};
use super::today::{number, part_names};
use crate::services::today::{Growth, GrowthDay};
use crate::words::Arg;

/// The spans of time that can be asked for, in days.
pub(in crate::web) const SPANS: [i64; 3] = [30, 90, 364];
/// Days up to which each has a place of its own; beyond, a place is a week.
const DAYS_BY_THEMSELVES: usize = 92;
/// Days of a week.
const WEEK: usize = 7;

/// One place on the axis of time.
struct Span {
    name: String,
    readers: i64,
    confirmed: i64,
    departed: i64,
}

/// The whole section. `lists` are the slugs and names that can be chosen from.
pub(super) fn section(tongue: &Tongue, growth: &Growth, lists: &[(String, String)]) -> Markup {
    let total = &growth.total;
    let days = i64::try_from(growth.days.len()).unwrap_or(0);
    let spans = spans(tongue, &growth.days);
    let numbers = |count: i64| number(tongue, count);
    html! {
        section id="growth" {
            div.head {
                h2 { (tongue.say("desk-today-growth")) }
                @if let Some(at) = growth.counted_at {
                    p.small { (tongue.fill("desk-today-counted", &[("when", Arg::Text(&tongue.instant(at, "UTC")))])) }
                }
            }
            (choices(tongue, growth, days, lists))
            @if growth.counted_at.is_none() {
                p.notice { (tongue.say("desk-today-not-counted")) }
            } @else {
                ul.cards.stats {
                    (stat(&numbers(total.readers), &tongue.say("desk-today-readers-now")))
                    (stat(&numbers(total.confirmed), &tongue.say("desk-today-came")))
                    (stat(&numbers(total.departed), &tongue.say("desk-today-went")))
                    @if growth.list.is_none() {
                        (stat(&numbers(total.suppressed), &tongue.say("desk-today-suppressed")))
                    }
                }
                div.split.even {
                    div.card { (readers(tongue, &spans, &numbers)) }
                    div.card { (comings(tongue, growth, &spans, &numbers)) }
                }
                div.card { (outcomes(tongue, growth, &numbers)) }
            }
        }
    }
}

fn stat(figure: &str, name: &str) -> Markup {
    html! { li.card { p.stat { b { (figure) } span { (name) } } } }
}

/// What the figures are about: how long back, and whose.
fn choices(tongue: &Tongue, growth: &Growth, days: i64, lists: &[(String, String)]) -> Markup {
    let chosen = growth.list.as_deref().unwrap_or_default();
    let address = |span: i64| match chosen {
        "" => format!("/desk?days={span}#growth"),
        list => format!("/desk?days={span}&list={list}#growth"),
    };
    html! {
        ul.tabs {
            @for span in SPANS {
                li {
                    a href=(address(span)) aria-current=[(span == days).then_some("true")] {
                        (tongue.fill("desk-today-days", &[("count", Arg::Number(span))]))
                    }
                }
            }
        }
        @if lists.len() > 1 {
            form.filters method="get" action="/desk#growth" {
                input type="hidden" name="days" value=(days);
                div.field {
                    label for="growth-list" { (tongue.say("desk-today-whose")) }
                    select id="growth-list" name="list" {
                        option value="" { (tongue.say("desk-today-all-lists")) }
                        @for (slug, name) in lists {
                            option value=(slug) selected[slug == chosen] { (name) }
                        }
                    }
                }
                button.quiet { (tongue.say("desk-today-show")) }
            }
        }
    }
}

/// Days, or weeks where there are many: the readers at the end, and who came and went in all.
fn spans(tongue: &Tongue, days: &[GrowthDay]) -> Vec<Span> {
    let size = if days.len() > DAYS_BY_THEMSELVES {
        WEEK
    } else {
        1
    };
    let span = |days: &[GrowthDay]| Span {
        name: days
            .first()
            .map(|day| tongue.short_date(day.date))
            .unwrap_or_default(),
        readers: days.last().map_or(0, |day| day.readers),
        confirmed: days.iter().map(|day| day.confirmed).sum(),
        departed: days.iter().map(|day| day.departed).sum(),
    };
    days.chunks(size).map(span).collect()
}

fn readers(tongue: &Tongue, spans: &[Span], numbers: &dyn Fn(i64) -> String) -> Markup {
    let places: Vec<Place<'_>> = spans
        .iter()
        .map(|span| Place {
            name: &span.name,
            value: span.readers,
            other: 0,
        })
        .collect();
    let ends = (spans.first(), spans.last());
    let of = |span: Option<&Span>| span.map_or(0, |span| span.readers);
    let summary = tongue.fill(
        "desk-today-readers-summary",
        &[
            ("from", Arg::Number(of(ends.0))),
            ("to", Arg::Number(of(ends.1))),
        ],
    );
    let title = tongue.say("desk-today-readers");
    let words = words(tongue, "readers", &title, &summary);
    charts::line(&words.as_words(), &title, &places, numbers)
}

fn comings(
    tongue: &Tongue,
    growth: &Growth,
    spans: &[Span],
    numbers: &dyn Fn(i64) -> String,
) -> Markup {
    let places: Vec<Place<'_>> = spans
        .iter()
        .map(|span| Place {
            name: &span.name,
            value: span.confirmed,
            other: span.departed,
        })
        .collect();
    let summary = tongue.fill(
        "desk-today-comings-summary",
        &[
            ("came", Arg::Number(growth.total.confirmed)),
            ("went", Arg::Number(growth.total.departed)),
        ],
    );
    let title = tongue.say("desk-today-comings");
    let words = words(tongue, "comings", &title, &summary);
    let names = [tongue.say("desk-today-came"), tongue.say("desk-today-went")];
    charts::columns(&words.as_words(), [&names[0], &names[1]], &places, numbers)
}

fn outcomes(tongue: &Tongue, growth: &Growth, numbers: &dyn Fn(i64) -> String) -> Markup {
    let total = &growth.total;
    let title = tongue.fill(
        "desk-today-outcomes",
        &[("count", Arg::Number(total.planned))],
    );
    if total.planned == 0 {
        return html! { p { (tongue.say("desk-today-no-letters")) } };
    }
    let names = part_names(tongue);
    let part = |place: usize, key, value, tone| Part {
        key,
        name: &names[place],
        value,
        tone,
    };
    let parts = [
        part(0, "sent", total.sent, Tone::Good),
        part(1, "refused", total.refused, Tone::Bad),
        part(2, "left_out", total.left_out, Tone::Off),
        part(3, "open", total.open, Tone::Open),
    ];
    let summary = tongue.fill(
        "desk-today-sent-of",
        &[
            ("sent", Arg::Number(total.sent)),
            ("planned", Arg::Number(total.planned)),
        ],
    );
    let words = words(tongue, "outcomes", &title, &summary);
    charts::shares(&words.as_words(), &parts, numbers)
}

/// Words that are owned by somebody.
struct Owned<'a> {
    id: &'a str,
    title: &'a str,
    summary: &'a str,
    as_table: String,
    first_column: String,
}

impl Owned<'_> {
    fn as_words(&self) -> Words<'_> {
        Words {
            id: self.id,
            title: self.title,
            summary: self.summary,
            as_table: &self.as_table,
            first_column: &self.first_column,
        }
    }
}

fn words<'a>(tongue: &Tongue, id: &'a str, title: &'a str, summary: &'a str) -> Owned<'a> {
    Owned {
        id,
        title,
        summary,
        as_table: tongue.say("desk-today-as-table"),
        first_column: tongue.say("desk-today-date"),
    }
}
