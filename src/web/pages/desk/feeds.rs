//! Feeds at the desk: how each is doing, and how one is found, tried and added.

use maud::{Markup, html};

use super::super::Tongue;
use super::empty;
use super::sheet::Sheet;
use crate::domain::feed::FeedState;
use crate::domain::time::UtcTime;
use crate::services::feeds::{FeedReport, FoundFeed};
use crate::services::ingest::{Trial, TrialEntry, TrialWarning};
use crate::services::lists::List;
use crate::words::Arg;

/// The pages of articles and of feeds, side by side.
pub(in crate::web) fn tabs(tongue: &Tongue, here: &str) -> Markup {
    html! {
        nav aria-label=(tongue.say("desk-articles")) {
            ul.tabs {
                @for (address, name) in [("/desk/articles", "desk-articles"), ("/desk/feeds", "desk-lists-feeds")] {
                    li { a href=(address) aria-current=[(address == here).then_some("page")] { (tongue.say(name)) } }
                }
            }
        }
    }
}

/// Every feed.
pub(in crate::web) fn all(
    tongue: &Tongue,
    reports: &[FeedReport],
    lists: &[List],
    may_change: bool,
    pager: &Markup,
) -> Markup {
    let add = html! {
        @if may_change { a.button href="/desk/feeds/new" { (tongue.say("desk-lists-feed-new")) } }
    };
    html! {
        div.head { h1 { (tongue.say("desk-lists-feeds")) } (add) }
        (tabs(tongue, "/desk/feeds"))
        @if reports.is_empty() {
            (empty(&tongue.say("desk-lists-feeds-none"), &tongue.say("desk-lists-feeds-none-text"), &html! {}))
        } @else {
            div.table tabindex="0" role="region" aria-label=(tongue.say("desk-lists-feeds")) {
                table {
                    thead { tr {
                        th scope="col" { (tongue.say("desk-lists-feed")) }
                        th scope="col" { (tongue.say("desk-lists-list")) }
                        th scope="col" { (tongue.say("desk-lists-state")) }
                        th scope="col" { (tongue.say("desk-lists-next-visit")) }
                        th.number scope="col" { (tongue.say("desk-lists-a-day")) }
                    } }
                    tbody { @for report in reports { (line(tongue, report, lists)) } }
                }
            }
            (pager)
        }
    }
}

fn line(tongue: &Tongue, report: &FeedReport, lists: &[List]) -> Markup {
    let feed = &report.feed;
    let list = lists.iter().find(|list| list.id == feed.list_id);
    let zone = list.map_or("UTC", |list| list.time_zone.as_str());
    html! {
        tr {
            th scope="row" {
                a href={ "/desk/feeds/" (feed.id) } { bdi { (feed.title.as_deref().unwrap_or(&feed.url)) } }
                @if feed.title.is_some() { br; span.small.url dir="ltr" { (feed.url) } }
            }
            td { @if let Some(list) = list { a href={ "/desk/lists/" (list.slug) } { bdi { (list.name) } } } }
            td {
                (state(tongue, report))
                @if let Some(error) = &feed.last_error { p.small lang="en" dir="ltr" { (error) } }
            }
            td { (next_visit(tongue, report, zone)) }
            td.number { (report.entries_a_day) }
        }
    }
}

/// How a feed is doing, in a few words.
fn state(tongue: &Tongue, report: &FeedReport) -> Markup {
    let feed = &report.feed;
    html! {
        @if feed.state == FeedState::Stopped {
            span.badge { (tongue.say("desk-lists-feed-stopped")) }
        } @else if feed.failures > 0 {
            span.badge.bad { (tongue.fill("desk-lists-feed-failing", &[("count", Arg::Number(feed.failures.into()))])) }
        } @else if feed.last_success_at.is_none() {
            span.badge { (tongue.say("desk-lists-feed-unread")) }
        } @else {
            span.badge.good { (tongue.say("desk-lists-feed-well")) }
        }
        @if report.held.flood > 0 {
            " " span.badge.warn { (tongue.fill("desk-lists-feed-flood", &[("count", Arg::Number(report.held.flood))])) }
        }
    }
}

fn next_visit(tongue: &Tongue, report: &FeedReport, zone: &str) -> String {
    match report.feed.state {
        FeedState::Active => tongue.instant(report.feed.next_fetch_at, zone),
        FeedState::Stopped => tongue.say("desk-lists-never"),
    }
}

/// One feed, and what can be done with it.
pub(in crate::web) fn one(
    sheet: &Sheet<'_>,
    secret: &Markup,
    report: &FeedReport,
    zone: &str,
    may_change: bool,
) -> Markup {
    let tongue = sheet.tongue;
    let feed = &report.feed;
    let address = format!("/desk/feeds/{}", feed.id);
    let when = |at: Option<UtcTime>| {
        at.map_or_else(
            || tongue.say("desk-lists-never"),
            |at| tongue.instant(at, zone),
        )
    };
    html! {
        p.crumbs { a href="/desk/feeds" { (tongue.say("desk-lists-feeds")) } }
        div.head {
            h1 { bdi { (feed.title.as_deref().unwrap_or(&feed.url)) } }
            a href={ "/desk/articles?feed=" (feed.id) } { (tongue.say("desk-lists-feed-articles")) }
        }
        (sheet.summary())
        p { (state(tongue, report)) }
        @if let Some(error) = &feed.last_error {
            div.notice.bad {
                p { (tongue.say("desk-lists-feed-error")) }
                p lang="en" dir="ltr" { (error) }
            }
        }
        @if report.held.flood > 0 { (flood(tongue, secret, report, &address, may_change)) }
        dl.facts {
            dt { (tongue.say("desk-lists-url")) } dd.url dir="ltr" { a href=(feed.url) rel="noreferrer" { (feed.url) } }
            dt { (tongue.say("desk-lists-list")) } dd { a href={ "/desk/lists/" (report.list) } { (report.list) } }
            dt { (tongue.say("desk-lists-next-visit")) } dd { (next_visit(tongue, report, zone)) }
            dt { (tongue.say("desk-lists-last-visit")) } dd { (when(feed.last_fetch_at)) }
            dt { (tongue.say("desk-lists-last-success")) } dd { (when(feed.last_success_at)) }
            dt { (tongue.say("desk-lists-a-day")) } dd { (report.entries_a_day) }
            @if report.held.future > 0 {
                dt { (tongue.say("desk-lists-held-future")) } dd { (report.held.future) }
            }
            @if let Some(hub) = &report.hub {
                dt { (tongue.say("desk-lists-hub")) } dd { span.url dir="ltr" { (hub.url) } " · " (tongue.say(&format!("desk-lists-hub-{}", hub.state))) }
            }
        }
        @if may_change {
            form.toolbar method="post" action=(address) {
                (secret)
                @if feed.state == FeedState::Active {
                    button name="act" value="visit" { (tongue.say("desk-lists-feed-visit")) }
                    button.quiet name="act" value="stop" { (tongue.say("desk-lists-feed-stop")) }
                } @else {
                    button name="act" value="resume" { (tongue.say("desk-lists-feed-resume")) }
                }
            }
            h2 { (tongue.say("desk-lists-feed-move")) }
            p { (tongue.say("desk-lists-feed-move-text")) }
            form method="post" action=(address) {
                (secret)
                input type="hidden" name="act" value="move";
                (sheet.line("url", "url"))
                (sheet.button("desk-lists-save"))
            }
            details {
                summary { (tongue.say("desk-lists-feed-remove")) }
                form method="post" action=(address) {
                    (secret)
                    p { (tongue.say("desk-lists-feed-remove-text")) }
                    button.danger name="act" value="remove" { (tongue.say("desk-lists-feed-remove")) }
                }
            }
        }
    }
}

fn flood(
    tongue: &Tongue,
    secret: &Markup,
    report: &FeedReport,
    address: &str,
    may_change: bool,
) -> Markup {
    html! {
        div.notice.warn {
            h2 { (tongue.fill("desk-lists-flood", &[("count", Arg::Number(report.held.flood))])) }
            p { (tongue.say("desk-lists-flood-text")) }
            @if let Some(note) = &report.feed.held_note { p.small lang="en" dir="ltr" { (note) } }
            @if may_change {
                form.toolbar method="post" action=(address) {
                    (secret)
                    button name="act" value="release" { (tongue.say("desk-lists-flood-release")) }
                    button.quiet name="act" value="drop" { (tongue.say("desk-lists-flood-drop")) }
                }
            }
        }
    }
}

/// What was found when somebody looked for a feed, or tried one.
pub(in crate::web) enum Looked {
    /// Nothing was looked for yet.
    Nothing,
    /// The feeds of a site.
    Feeds(Vec<FoundFeed>),
    /// What a first visit would bring.
    Trial(Box<Trial>),
}

/// The page on which a feed is found, tried and added.
pub(in crate::web) fn new(
    sheet: &Sheet<'_>,
    secret: &Markup,
    lists: &[List],
    looked: &Looked,
) -> Markup {
    let tongue = sheet.tongue;
    let options: Vec<(String, String)> = lists
        .iter()
        .map(|list| (list.slug.clone(), list.name.clone()))
        .collect();
    html! {
        p.crumbs { a href="/desk/feeds" { (tongue.say("desk-lists-feeds")) } }
        h1 { (tongue.say("desk-lists-feed-new")) }
        p.lead { (tongue.say("desk-lists-feed-new-lead")) }
        (sheet.summary())
        @if lists.is_empty() { (super::no_list(tongue)) } @else {
            form method="post" action="/desk/feeds/new#found" {
                (secret)
                (sheet.choice("list", &options))
                (sheet.line("url", "url"))
                p.actions {
                    button name="act" value="find" { (tongue.say("desk-lists-feed-find")) }
                    button.quiet name="act" value="try" { (tongue.say("desk-lists-feed-try")) }
                }
            }
        }
        @match looked {
            Looked::Nothing => {},
            Looked::Feeds(found) => (found_feeds(tongue, secret, sheet.value("list"), found)),
            Looked::Trial(trial) => (tried(tongue, secret, lists, sheet.value("list"), trial)),
        }
    }
}

fn found_feeds(tongue: &Tongue, secret: &Markup, list: &str, found: &[FoundFeed]) -> Markup {
    let count = i64::try_from(found.len()).unwrap_or(i64::MAX);
    html! {
        section id="found" {
            h2 { (tongue.fill("desk-lists-found", &[("count", Arg::Number(count))])) }
            ul.rules {
                @for feed in found {
                    li {
                        span {
                            b { bdi { (feed.title.as_deref().unwrap_or(&feed.url)) } }
                            br; span.small.url dir="ltr" { (feed.url) }
                        }
                        form method="post" action="/desk/feeds/new#found" {
                            (secret)
                            input type="hidden" name="list" value=(list);
                            input type="hidden" name="url" value=(feed.url);
                            button.quiet name="act" value="try" { (tongue.say("desk-lists-feed-try")) }
                        }
                    }
                }
            }
        }
    }
}

fn tried(tongue: &Tongue, secret: &Markup, lists: &[List], slug: &str, trial: &Trial) -> Markup {
    let list = lists.iter().find(|list| list.slug == slug);
    let zone = list.map_or("UTC", |list| list.time_zone.as_str());
    let number = |many: usize| Arg::Number(i64::try_from(many).unwrap_or(i64::MAX));
    let is_read = trial.warnings.contains(&TrialWarning::AlreadyRead);
    html! {
        section id="found" {
            h2 { bdi { (trial.title.as_deref().unwrap_or(&trial.url)) } }
            p.url dir="ltr" { (trial.url) }
            p { (tongue.fill("desk-lists-trial-count", &[("count", number(trial.total)), ("new", number(trial.new))])) }
            @for warning in &trial.warnings { p.notice.warn { (warned(tongue, warning)) } }
            @if !is_read {
                form method="post" action="/desk/feeds/new" {
                    (secret)
                    input type="hidden" name="list" value=(slug);
                    input type="hidden" name="url" value=(trial.url);
                    p.actions { button name="act" value="add" { (tongue.say("desk-lists-feed-add")) } }
                }
            }
            ol.articles { @for entry in &trial.entries { (entry_line(tongue, entry, zone)) } }
        }
    }
}

fn entry_line(tongue: &Tongue, entry: &TrialEntry, zone: &str) -> Markup {
    let fate = entry.fate.as_str();
    html! {
        li.card {
            p { span.badge.good[fate == "new"] { (tongue.say(&format!("desk-lists-fate-{fate}"))) }
                @for topic in &entry.topics { " " span.badge { bdi { (topic) } } } }
            h3 { bdi { (entry.title) } }
            @if !entry.summary.is_empty() { p dir="auto" { (entry.summary) } }
            p.small {
                @if let Some(at) = entry.published_at { (tongue.instant(at, zone)) " · " }
                span.url dir="ltr" { (entry.url) }
            }
        }
    }
}

fn warned(tongue: &Tongue, warning: &TrialWarning) -> String {
    let count = match warning {
        TrialWarning::Undated { entries }
        | TrialWarning::Linkless { entries }
        | TrialWarning::CutShort { entries } => i64::try_from(*entries).unwrap_or(i64::MAX),
        TrialWarning::Stale { days } => *days,
        _ => 0,
    };
    let key = format!("desk-lists-odd-{}", warning.as_str());
    tongue.fill(&key, &[("count", Arg::Number(count))])
}
