//! The pages of a list's past issues. They load nothing from anybody: no picture of an article is shown.

use maud::{Markup, PreEscaped, html};

use super::document_with;
use super::lists::sender;
use crate::domain::time::UtcTime;
use crate::services::archive::{Index, List, Page, Past, Section, Story};

/// The words of these pages.
mod words {
    pub(super) const PAST_ISSUES: &str = "Past issues";
    pub(super) const NONE_YET: &str = "No issue has been sent yet.";
    pub(super) const FEED: &str = "Feed of issues";
    pub(super) const OLDER: &str = "Older issues";
    pub(super) const SUBSCRIBE: &str = "Subscribe to ";

    /// How many articles an issue has.
    pub(super) fn articles(count: usize) -> String {
        match count {
            1 => "one article".to_owned(),
            count => format!("{count} articles"),
        }
    }
}

/// What an issue is called: its editor's subject, or the list and the day.
pub(super) fn title(past: &Past, list: &List) -> String {
    match &past.subject {
        Some(subject) => subject.clone(),
        None => format!("{}, {}", list.name, day(past.slot_at, list)),
    }
}

/// The day of an instant on the list's calendar.
fn day(instant: UtcTime, list: &List) -> String {
    let zone = list.time_zone.parse().unwrap_or(chrono_tz::UTC);
    let local = instant.datetime().with_timezone(&zone);
    local.format("%-d %B %Y").to_string()
}

fn index_path(list: &List) -> String {
    format!("/lists/{}/issues", list.slug)
}

/// Where a reader's program finds the feed.
pub(super) fn feed_link(list: &List) -> Markup {
    html! {
        link rel="alternate" type="application/atom+xml" title=(list.name) href={ (index_path(list)) ".atom" };
    }
}

/// The index.
pub(in crate::web) fn index(index: &Index) -> Markup {
    let list = &index.list;
    let content = html! {
        p.small { a href={ "/lists/" (list.slug) } lang=(list.language) dir="auto" { (list.name) } }
        h1 { (words::PAST_ISSUES) }
        @if index.issues.is_empty() {
            p.lead { (words::NONE_YET) }
        } @else {
            ul.cards lang=(list.language) {
                @for past in &index.issues { (card(past, list)) }
            }
        }
        @if let Some(older) = index.older {
            p { a rel="next" href={ (index_path(list)) "?before=" (older) } { (words::OLDER) } }
        }
        (ways_on(list, &html! {}))
    };
    let title = format!("{}: {}", list.name, words::PAST_ISSUES);
    document_with(&title, &feed_link(list), &content)
}

fn card(past: &Past, list: &List) -> Markup {
    html! {
        li {
            h2 dir="auto" { a href={ (index_path(list)) "/" (past.id) } { (title(past, list)) } }
            (facts(past, list))
            p dir="auto" { (past.headlines.join(" · ")) }
        }
    }
}

/// The day and the size of an issue.
fn facts(past: &Past, list: &List) -> Markup {
    let sent = past.sent_at.to_string();
    html! {
        p.small {
            time datetime=(sent) { (day(past.slot_at, list)) }
            " · " span lang="en" { (words::articles(past.article_count)) }
        }
    }
}

/// One issue with everything it carries.
pub(in crate::web) fn issue(page: &Page) -> Markup {
    let (list, past) = (&page.list, &page.past);
    let title = title(past, list);
    let content = html! {
        p.small { a href={ "/lists/" (list.slug) } lang=(list.language) dir="auto" { (list.name) } }
        h1 lang=(list.language) dir="auto" { (title) }
        (facts(past, list))
        @if !page.intro_html.is_empty() {
            div.note lang=(list.language) dir="auto" { (PreEscaped(&page.intro_html)) }
        }
        div.stories lang=(list.language) {
            @for section in &page.sections { (stories(section, list)) }
        }
        (ways_on(list, &html! { li { a href=(index_path(list)) { (words::PAST_ISSUES) } } }))
        (sender(list))
    };
    document_with(&title, &feed_link(list), &content)
}

fn stories(section: &Section<Story>, list: &List) -> Markup {
    html! {
        @if let Some(title) = &section.title {
            h2.section dir="auto" { (title) }
            @for story in &section.articles {
                article {
                    h3 dir="auto" { a href=(story.url) rel="noopener" { (story.title) } }
                    (about(story, list))
                }
            }
        } @else {
            @for story in &section.articles {
                article {
                    h2 dir="auto" { a href=(story.url) rel="noopener" { (story.title) } }
                    (about(story, list))
                }
            }
        }
    }
}

fn about(story: &Story, list: &List) -> Markup {
    html! {
        p.small {
            bdi { (story.source) }
            @if let Some(published) = story.published_at { " · " (day(published, list)) }
        }
        @if !story.summary.is_empty() { p dir="auto" { (story.summary) } }
    }
}

/// Where to go from here; `first` is another way.
fn ways_on(list: &List, first: &Markup) -> Markup {
    html! {
        ul.ways {
            (first)
            li { a href={ (index_path(list)) ".atom" } { (words::FEED) } }
            li { a href={ "/lists/" (list.slug) } { (words::SUBSCRIBE) bdi lang=(list.language) { (list.name) } } }
        }
    }
}

/// A link to the index, for the list's own page.
pub(super) fn link_to_index(list: &List) -> Markup {
    html! { p { a href=(index_path(list)) { (words::PAST_ISSUES) } } }
}
