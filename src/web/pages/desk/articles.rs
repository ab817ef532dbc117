//! Articles at the desk: looked for, looked at, hidden, written and put right.

use maud::{Markup, html};

use super::super::Tongue;
use super::sheet::Sheet;
use super::{empty, feeds};
use crate::domain::article::{ArticleState, HeldReason};
use crate::services::articles::{ArticleReport, CarriedBy, Search};
use crate::services::lists::{List, Topic};
use crate::words::Arg;

/// The articles that were looked for.
pub(in crate::web) fn all(
    tongue: &Tongue,
    search: &Search,
    (lists, topics): (&[List], &[Topic]),
    found: &[ArticleReport],
    may_change: bool,
    pager: &Markup,
) -> Markup {
    let is_filtered = *search != Search::default();
    html! {
        div.head {
            h1 { (tongue.say("desk-articles")) }
            @if may_change && !lists.is_empty() { a.button href="/desk/articles/new" { (tongue.say("desk-lists-article-new")) } }
        }
        (feeds::tabs(tongue, "/desk/articles"))
        (filters(tongue, search, lists, topics))
        @if found.is_empty() && is_filtered {
            (empty(&tongue.say("desk-lists-articles-not-found"), &tongue.say("desk-lists-articles-not-found-text"),
                &html! { a.button.quiet href="/desk/articles" { (tongue.say("desk-lists-articles-all")) } }))
        } @else if found.is_empty() {
            (empty(&tongue.say("desk-lists-articles-none"), &tongue.say("desk-lists-articles-none-text"),
                &html! { a.button href="/desk/feeds/new" { (tongue.say("desk-lists-feed-new")) } }))
        } @else {
            ol.articles { @for report in found { (line(tongue, report, lists)) } }
            (pager)
        }
    }
}

fn filters(tongue: &Tongue, search: &Search, lists: &[List], topics: &[Topic]) -> Markup {
    let any = tongue.say("desk-lists-any");
    html! {
        form.filters method="get" action="/desk/articles" role="search" {
            div.field {
                label for="q" { (tongue.say("desk-lists-search")) }
                input id="q" name="q" type="search" value=(search.words) dir="auto" aria-describedby="q-hint";
            }
            div.field {
                label for="list" { (tongue.say("desk-lists-list")) }
                select id="list" name="list" {
                    option value="" { (any) }
                    @for list in lists {
                        option value=(list.slug) selected[search.list.as_ref() == Some(&list.slug)] { (list.name) }
                    }
                }
            }
            @if !topics.is_empty() {
                div.field {
                    label for="topic" { (tongue.say("desk-lists-topic")) }
                    select id="topic" name="topic" {
                        option value="" { (any) }
                        @for topic in topics {
                            option value=(topic.slug) selected[search.topic.as_ref() == Some(&topic.slug)] { (topic.name) }
                        }
                    }
                }
            }
            div.field {
                label for="state" { (tongue.say("desk-lists-state")) }
                select id="state" name="state" {
                    option value="" { (any) }
                    @for state in ArticleState::ALL {
                        option value=(state) selected[search.state == Some(*state)] { (tongue.say(&format!("desk-lists-stands-{state}"))) }
                    }
                }
            }
            @if let Some(feed) = search.feed { input type="hidden" name="feed" value=(feed); }
            button.quiet { (tongue.say("desk-lists-search-go")) }
        }
        p.hint id="q-hint" { (tongue.say("desk-lists-search-hint")) }
    }
}

fn line(tongue: &Tongue, report: &ArticleReport, lists: &[List]) -> Markup {
    let article = &report.article;
    let list = lists.iter().find(|list| list.slug == report.list);
    let zone = list.map_or("UTC", |list| list.time_zone.as_str());
    html! {
        li.card {
            h2 { a href={ "/desk/articles/" (article.id) } { bdi { (article.title) } } }
            p.small {
                (badges(tongue, report)) " "
                bdi { (article.source_title) } " · "
                (tongue.instant(article.published_at.unwrap_or(article.first_seen_at), zone))
                @if lists.len() > 1 && let Some(list) = list { " · " bdi { (list.name) } }
            }
        }
    }
}

fn badges(tongue: &Tongue, report: &ArticleReport) -> Markup {
    let state = report.state();
    let kind = match state {
        ArticleState::New => "good",
        ArticleState::Held => "warn",
        ArticleState::Hidden => "bad",
        ArticleState::BackCatalogue => "",
    };
    html! {
        @if report.is_mailed() {
            span.badge.good { (tongue.say("desk-lists-mailed")) }
            @if state == ArticleState::Hidden { " " span.badge.bad { (tongue.say("desk-lists-stands-hidden")) } }
        } @else {
            span class={ "badge " (kind) } { (tongue.say(&format!("desk-lists-stands-{state}"))) }
        }
        @if report.article.corrected_at.is_some() { " " span.badge { (tongue.say("desk-lists-corrected")) } }
    }
}

/// One article: what was gathered, which issues carry it, and what can be done with it.
pub(in crate::web) fn one(
    sheet: &Sheet<'_>,
    secret: &Markup,
    report: &ArticleReport,
    (list, topics): (&List, &[Topic]),
    may_change: bool,
) -> Markup {
    let tongue = sheet.tongue;
    let article = &report.article;
    let zone = list.time_zone.as_str();
    let address = format!("/desk/articles/{}", article.id);
    html! {
        p.crumbs { a href="/desk/articles" { (tongue.say("desk-articles")) } }
        h1 { bdi { (article.title) } }
        (sheet.summary())
        p { (badges(tongue, report)) }
        (explained(tongue, report, zone))
        div.split {
            div {
                @if !article.summary.is_empty() { p dir="auto" { (article.summary) } }
                dl.facts {
                    dt { (tongue.say("desk-lists-url")) } dd.url dir="ltr" { a href=(article.url) rel="noreferrer" { (article.url) } }
                    dt { (tongue.say("desk-lists-list")) } dd { a href={ "/desk/lists/" (list.slug) } { bdi { (list.name) } } }
                    dt { (tongue.say("desk-lists-source")) } dd { (source(report)) }
                    @if let Some(author) = &article.author { dt { (tongue.say("desk-lists-author")) } dd { bdi { (author) } } }
                    dt { (tongue.say("desk-lists-sections")) } dd { (row(&article.categories.0)) }
                    dt { (tongue.say("desk-lists-topics")) } dd { (row(&named(&article.topics.0, topics))) }
                    @if let Some(at) = article.published_at { dt { (tongue.say("desk-lists-published")) } dd { (tongue.instant(at, zone)) } }
                    dt { (tongue.say("desk-lists-seen")) } dd { (tongue.instant(article.first_seen_at, zone)) }
                    @if let Some(at) = article.released_at { dt { (tongue.say("desk-lists-released")) } dd { (tongue.instant(at, zone)) } }
                    @if let Some(image) = &article.image_url { dt { (tongue.say("desk-lists-image_url")) } dd.url dir="ltr" { (image) } }
                }
            }
            section.card {
                h2 { (tongue.say("desk-lists-in-issues")) }
                @if report.issues.is_empty() { p { (tongue.say("desk-lists-in-no-issue")) } }
                @else { ul { @for issue in &report.issues { (carried(tongue, issue, zone)) } } }
            }
        }
        @if may_change { (acts(sheet, secret, report, &address)) }
    }
}

fn acts(sheet: &Sheet<'_>, secret: &Markup, report: &ArticleReport, address: &str) -> Markup {
    let tongue = sheet.tongue;
    let is_hidden = report.article.hidden_at.is_some();
    html! {
        form.toolbar method="post" action=(address) {
            (secret)
            @if is_hidden {
                button.quiet name="act" value="show" { (tongue.say("desk-lists-article-show")) }
            } @else {
                button.danger name="act" value="hide" { (tongue.say("desk-lists-article-hide")) }
            }
            @if report.article.corrected_at.is_some() {
                button.quiet name="act" value="uncorrect" { (tongue.say("desk-lists-article-uncorrect")) }
            }
        }
        p.hint { (tongue.say(if is_hidden { "desk-lists-article-show-hint" } else { "desk-lists-article-hide-hint" })) }
        details open[!sheet.wrong.is_empty()] {
            summary { (tongue.say("desk-lists-article-correct")) }
            p.notice.warn[report.is_mailed()] {
                (tongue.say(if report.is_mailed() { "desk-lists-article-correct-late" } else { "desk-lists-article-correct-text" }))
            }
            form method="post" action=(address) {
                (secret)
                input type="hidden" name="act" value="correct";
                (fields(sheet))
                (sheet.button("desk-lists-save"))
            }
        }
    }
}

fn fields(sheet: &Sheet<'_>) -> Markup {
    html! {
        (sheet.line("title", "text"))
        (sheet.line("url", "url"))
        (sheet.area("summary", 5))
        div.row {
            (sheet.line("author", "text"))
            (sheet.line("topics", "text"))
        }
        (sheet.line("image_url", "url"))
    }
}

/// The form for an article of an editor's own.
pub(in crate::web) fn new(sheet: &Sheet<'_>, secret: &Markup, lists: &[List]) -> Markup {
    let tongue = sheet.tongue;
    let options: Vec<(String, String)> = lists
        .iter()
        .map(|list| (list.slug.clone(), list.name.clone()))
        .collect();
    html! {
        p.crumbs { a href="/desk/articles" { (tongue.say("desk-articles")) } }
        h1 { (tongue.say("desk-lists-article-new")) }
        p.lead { (tongue.say("desk-lists-article-new-lead")) }
        (sheet.summary())
        @if lists.is_empty() { (super::no_list(tongue)) } @else {
            form method="post" action="/desk/articles/new" {
                (secret)
                (sheet.choice("list", &options))
                (fields(sheet))
                (sheet.line("published_at", "datetime-local"))
                (sheet.button("desk-lists-article-write"))
            }
        }
    }
}

/// Why an article stands where it stands, in a sentence.
fn explained(tongue: &Tongue, report: &ArticleReport, zone: &str) -> Markup {
    let article = &report.article;
    let why = match (report.state(), article.held_reason) {
        (ArticleState::Hidden, _) => Some(tongue.say("desk-lists-why-hidden")),
        (ArticleState::BackCatalogue, _) => Some(tongue.say("desk-lists-why-back")),
        (ArticleState::Held, Some(HeldReason::Flood)) => Some(tongue.say("desk-lists-why-flood")),
        (ArticleState::Held, _) => article.held_until.map(|until| {
            let until = tongue.instant(until, zone);
            tongue.fill("desk-lists-why-future", &[("date", Arg::Text(&until))])
        }),
        (ArticleState::New, _) if report.issues.is_empty() => {
            Some(tongue.say("desk-lists-why-new"))
        }
        (ArticleState::New, _) => None,
    };
    html! { @if let Some(why) = why { p.lead { (why) } } }
}

fn source(report: &ArticleReport) -> Markup {
    let article = &report.article;
    html! {
        @match article.source.strip_prefix("feed:") {
            Some(feed) => a href={ "/desk/feeds/" (feed) } { bdi { (article.source_title) } },
            None => bdi { (article.source_title) },
        }
    }
}

/// The names of topics, where the list has them still.
fn named(slugs: &[String], topics: &[Topic]) -> Vec<String> {
    let name = |slug: &String| {
        let topic = topics.iter().find(|topic| topic.slug == *slug);
        topic.map_or_else(|| slug.clone(), |topic| topic.name.clone())
    };
    slugs.iter().map(name).collect()
}

fn row(names: &[String]) -> Markup {
    html! {
        @if names.is_empty() { "–" }
        @for name in names { span.badge { bdi { (name) } } " " }
    }
}

fn carried(tongue: &Tongue, issue: &CarriedBy, zone: &str) -> Markup {
    html! {
        li {
            a href={ "/desk/issues/" (issue.issue_id) } { (tongue.instant(issue.slot_at, zone)) }
            " · " (tongue.say(&format!("desk-lists-issue-{}", issue.state)))
            @if issue.dropped { " · " (tongue.say("desk-lists-taken-out")) }
        }
    }
}
