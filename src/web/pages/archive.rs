//! The pages of a list's past issues. They load nothing from anybody: no picture of an article is shown.

use maud::{Markup, PreEscaped, html};

use super::lists::sender;
use super::{Tongue, document_with, of_list};
use crate::domain::time::UtcTime;
use crate::services::archive::{Index, List, Page, Past, Section, Story};
use crate::words::Arg;

/// What an issue is called: its editor's subject, or the list and the day.
pub(super) fn title(tongue: &Tongue, past: &Past, list: &List) -> String {
    match &past.subject {
        Some(subject) => subject.clone(),
        None => format!("{}, {}", list.name, day(tongue, past.slot_at, list)),
    }
}

/// The day of an instant on the list's calendar.
fn day(tongue: &Tongue, instant: UtcTime, list: &List) -> String {
    let zone = list.time_zone.parse().unwrap_or(chrono_tz::UTC);
    let local = instant.datetime().with_timezone(&zone);
    tongue.date(local.date_naive())
}

fn index_path(list: &List) -> String {
    format!("/lists/{}/issues", list.slug)
}

/// The list's colours, and where a reader's program finds the feed.
fn in_head(list: &List) -> Markup {
    html! {
        (of_list(&list.slug))
        link rel="alternate" type="application/atom+xml" title=(list.name) href={ (index_path(list)) ".atom" };
    }
}

/// The index.
pub(in crate::web) fn index(tongue: &Tongue, index: &Index) -> Markup {
    let list = &index.list;
    let content = html! {
        p.small { a href={ "/lists/" (list.slug) } lang=(list.language) dir="auto" { (list.name) } }
        h1 { (tongue.say("archive-title")) }
        @if index.issues.is_empty() {
            p.lead { (tongue.say("archive-none")) }
        } @else {
            ul.cards lang=(list.language) {
                @for past in &index.issues { (card(tongue, past, list)) }
            }
        }
        @if let Some(older) = index.older {
            p { a rel="next" href={ (index_path(list)) "?before=" (older) } { (tongue.say("archive-older")) } }
        }
        (ways_on(tongue, list, &html! {}))
    };
    let title = format!("{}: {}", list.name, tongue.say("archive-title"));
    document_with(tongue, &title, &in_head(list), &content)
}

fn card(tongue: &Tongue, past: &Past, list: &List) -> Markup {
    html! {
        li {
            h2 dir="auto" { a href={ (index_path(list)) "/" (past.id) } { (title(tongue, past, list)) } }
            (facts(tongue, past, list))
            p dir="auto" { (past.headlines.join(" · ")) }
        }
    }
}

/// The day and the size of an issue.
fn facts(tongue: &Tongue, past: &Past, list: &List) -> Markup {
    let sent = past.sent_at.to_string();
    let count = i64::try_from(past.article_count).unwrap_or(i64::MAX);
    html! {
        p.small {
            time datetime=(sent) { (day(tongue, past.slot_at, list)) }
            " · " (tongue.fill("archive-count", &[("count", Arg::Number(count))]))
        }
    }
}

/// One issue with everything it carries.
pub(in crate::web) fn issue(tongue: &Tongue, page: &Page) -> Markup {
    let (list, past) = (&page.list, &page.past);
    let title = title(tongue, past, list);
    let content = html! {
        p.small { a href={ "/lists/" (list.slug) } lang=(list.language) dir="auto" { (list.name) } }
        h1 lang=(list.language) dir="auto" { (title) }
        (facts(tongue, past, list))
        @if !page.intro_html.is_empty() {
            div.note lang=(list.language) dir="auto" { (PreEscaped(&page.intro_html)) }
        }
        div.stories lang=(list.language) {
            @for section in &page.sections { (stories(tongue, section, list)) }
        }
        (ways_on(tongue, list, &html! { li { a href=(index_path(list)) { (tongue.say("archive-title")) } } }))
        (sender(tongue, list))
    };
    document_with(tongue, &title, &in_head(list), &content)
}

fn stories(tongue: &Tongue, section: &Section<Story>, list: &List) -> Markup {
    html! {
        @if let Some(title) = &section.title {
            h2.section dir="auto" { (title) }
            @for story in &section.articles {
                article {
                    h3 dir="auto" { a href=(story.url) rel="noopener" { (story.title) } }
                    (about(tongue, story, list))
                }
            }
        } @else {
            @for story in &section.articles {
                article {
                    h2 dir="auto" { a href=(story.url) rel="noopener" { (story.title) } }
                    (about(tongue, story, list))
                }
            }
        }
    }
}

fn about(tongue: &Tongue, story: &Story, list: &List) -> Markup {
    html! {
        p.small {
            bdi { (story.source) }
            @if let Some(published) = story.published_at { " · " (day(tongue, published, list)) }
        }
        @if !story.summary.is_empty() { p dir="auto" { (story.summary) } }
    }
}

/// Where to go from here; `first` is another way.
fn ways_on(tongue: &Tongue, list: &List, first: &Markup) -> Markup {
    html! {
        ul.ways {
            (first)
            li { a href={ (index_path(list)) ".atom" } { (tongue.say("archive-feed")) } }
            li { a href={ "/lists/" (list.slug) } { (tongue.mark("archive-subscribe", &[("list", Arg::Text(&list.name))])) } }
        }
    }
}

/// A link to the index, for the list's own page.
pub(super) fn link_to_index(tongue: &Tongue, list: &List) -> Markup {
    html! { p { a href=(index_path(list)) { (tongue.say("archive-title")) } } }
}
