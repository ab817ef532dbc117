//! The search for readers.

use maud::{Markup, html};

use super::{Tab, Trouble, field, list_options, mark, reason, say, state_badge, tabs};
use crate::domain::search::Sought;
use crate::domain::subscription::SubscriptionState;
use crate::services::lists::ListPage;
use crate::services::subscribers::{Count, Found, Person};
use crate::web::pages::Tongue;
use crate::web::pages::desk::empty;
use crate::words::Arg;

/// What is asked for, and what whoever asks may do.
pub(in crate::web) struct Asked<'a> {
    /// What is looked for.
    pub(in crate::web) sought: &'a Sought,
    /// The lists to choose from.
    pub(in crate::web) lists: &'a [ListPage],
    /// Whether they may add a reader.
    pub(in crate::web) may_add: bool,
    /// Whether they may change many at once.
    pub(in crate::web) may_change_all: bool,
}

/// What was found.
pub(in crate::web) fn found(
    tongue: &Tongue,
    asked: &Asked<'_>,
    found: &Found,
    pager: &Markup,
) -> Markup {
    let nobody = found.page.items.is_empty() && !found.is_cut_short;
    html! {
        (head(tongue, asked))
        (form(tongue, asked, &Trouble::Nothing))
        @if nobody {
            @if asked.sought.is_everybody() {
                (empty(&say(tongue, "nobody"), &say(tongue, "nobody-text"), &add_button(tongue, asked)))
            } @else {
                (empty(&say(tongue, "none"), &say(tongue, "none-text"), &html! {}))
            }
        } @else {
            div.toolbar {
                p.hint { (count(tongue, found.count)) }
                @if asked.may_change_all {
                    a href={ "/desk/bulk-actions/new?" (asked.sought.query()) } { (say(tongue, "change-all")) }
                }
            }
            @if found.is_cut_short { p.notice { (say(tongue, "cut")) } }
            @if !found.page.items.is_empty() { (table(tongue, &found.page.items)) }
            (pager)
        }
    }
}

/// The form alone, where it has to be put right.
pub(in crate::web) fn not_searched(
    tongue: &Tongue,
    asked: &Asked<'_>,
    trouble: &Trouble,
) -> Markup {
    html! {
        (head(tongue, asked))
        (trouble.told(tongue))
        (form(tongue, asked, trouble))
    }
}

fn head(tongue: &Tongue, asked: &Asked<'_>) -> Markup {
    html! {
        div.head {
            h1 { (tongue.say("desk-subscribers")) }
            (add_button(tongue, asked))
        }
        (tabs(tongue, Tab::Readers))
    }
}

fn add_button(tongue: &Tongue, asked: &Asked<'_>) -> Markup {
    html! {
        @if asked.may_add { a.button href="/desk/subscribers/new" { (say(tongue, "add")) } }
    }
}

fn form(tongue: &Tongue, asked: &Asked<'_>, trouble: &Trouble) -> Markup {
    let sought = asked.sought;
    let states = states(tongue);
    let input = |name: &'static str, value: Option<&String>| {
        let value = value.map(String::as_str).unwrap_or_default();
        field(name, name).text(tongue, trouble, "search", value, 254)
    };
    let suppressed = sought
        .suppressed
        .map(|yes| if yes { "true" } else { "false" });
    let answers = [("", "any"), ("true", "yes"), ("false", "no")]
        .map(|(value, label)| (value.to_owned(), say(tongue, label)));
    html! {
        form method="get" action="/desk/subscribers" role="search" {
            div.filters {
                (input("q", sought.text.as_ref()))
                (field("list", "list").select(
                    tongue, trouble, sought.list.as_deref(), &list_options(tongue, asked.lists, true)))
                (field("state", "state").select(
                    tongue, trouble, sought.state.map(SubscriptionState::as_str), &states))
                button { (say(tongue, "search")) }
            }
            details open[has_more(sought)] {
                summary { (say(tongue, "filters")) }
                div.filters {
                    (topic_field(tongue, asked, trouble))
                    (input("cadence", sought.cadence.as_ref()))
                    (input("language", sought.language.as_ref()))
                    (input("domain", sought.domain.as_ref()))
                    (input("source", sought.source.as_ref()))
                    (field("suppressed", "suppressed").select(tongue, trouble, suppressed, &answers))
                }
            }
            @if !sought.is_everybody() { p { a href="/desk/subscribers" { (say(tongue, "clear")) } } }
        }
    }
}

fn states(tongue: &Tongue) -> Vec<(String, String)> {
    let any = std::iter::once((String::new(), say(tongue, "any")));
    let known = SubscriptionState::ALL.iter();
    any.chain(known.map(|state| (state.to_string(), say(tongue, &format!("state-{state}")))))
        .collect()
}

fn has_more(sought: &Sought) -> bool {
    let plain = Sought {
        text: sought.text.clone(),
        list: sought.list.clone(),
        state: sought.state,
        ..Sought::default()
    };
    *sought != plain
}

/// The topics of the chosen list; without one there are none to choose.
fn topic_field(tongue: &Tongue, asked: &Asked<'_>, trouble: &Trouble) -> Markup {
    let list = asked.sought.list.as_ref();
    let page = list.and_then(|slug| asked.lists.iter().find(|page| page.list.slug == *slug));
    let any = (String::new(), say(tongue, "any"));
    let topics = page.map(|page| page.topics.iter()).into_iter().flatten();
    let known = topics.map(|topic| (topic.slug.clone(), topic.name.clone()));
    let options: Vec<(String, String)> = std::iter::once(any).chain(known).collect();
    let choice = field("topic", "topic");
    let choice = if page.is_some() {
        choice
    } else {
        choice.hinted("topic-hint")
    };
    choice.select(tongue, trouble, asked.sought.topic.as_deref(), &options)
}

fn count(tongue: &Tongue, count: Option<Count>) -> Markup {
    let told = |key, number| mark(tongue, key, &[("count", Arg::Number(number))]);
    html! {
        @match count {
            None => {}
            Some(Count::Exactly(number)) => (told("count", number)),
            Some(Count::MoreThan(number)) => (told("count-more", number)),
            Some(Count::About(number)) => (told("count-about", number)),
        }
    }
}

fn table(tongue: &Tongue, people: &[Person]) -> Markup {
    html! {
        div.table tabindex="0" {
            table {
                thead {
                    tr {
                        th scope="col" { (say(tongue, "reader")) }
                        th scope="col" { (say(tongue, "lists")) }
                        th scope="col" { (say(tongue, "since")) }
                    }
                }
                tbody {
                    @for person in people { (row(tongue, person)) }
                }
            }
        }
    }
}

fn row(tongue: &Tongue, person: &Person) -> Markup {
    html! {
        tr {
            th scope="row" {
                a href={ "/desk/subscribers/" (person.id) } { bdi { (person.address) } }
                @if let Some(name) = &person.name { div.small { bdi { (name) } } }
                @if let Some(why) = person.suppression {
                    div { span.badge.bad { (mark(tongue, "is-suppressed", &[("reason", Arg::Text(&reason(tongue, why)))])) } }
                }
            }
            td {
                @for one in &person.lists {
                    div { bdi { (one.name) } " " (state_badge(tongue, one.state)) }
                }
            }
            td { (tongue.date(person.created_at.datetime().date_naive())) }
        }
    }
}
