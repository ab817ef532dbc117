//! Lists at the desk: all of them, a new one, and what each is called and looks like.

use maud::{Markup, html};

use super::super::Tongue;
use super::sheet::Sheet;
use super::{cron, empty};
use crate::domain::brand::{Brand, Colour, DARK_PAPER, PAPER};
use crate::domain::list::ListState;
use crate::domain::schedule::ScheduleState;
use crate::services::digest::Schedule;
use crate::services::lists::{List, ListPage};
use crate::words::Arg;

/// A list in the list of lists.
pub(in crate::web) struct Row {
    /// The list.
    pub(in crate::web) list: List,
    /// Its schedules.
    pub(in crate::web) schedules: Vec<Schedule>,
    /// The version of its terms.
    pub(in crate::web) terms: Option<i32>,
}

/// The parts of a list: the end of the address and the message.
const PARTS: [(&str, &str); 7] = [
    ("", "desk-lists-tab-settings"),
    ("/look", "desk-lists-tab-look"),
    ("/topics", "desk-lists-tab-topics"),
    ("/terms", "desk-lists-tab-terms"),
    ("/schedules", "desk-lists-tab-schedules"),
    ("/editing", "desk-lists-tab-editing"),
    ("/form", "desk-lists-tab-form"),
];

/// Every list.
pub(in crate::web) fn all(
    tongue: &Tongue,
    rows: &[Row],
    may_change: bool,
    pager: &Markup,
) -> Markup {
    let new = html! {
        @if may_change { a.button href="/desk/lists/new" { (tongue.say("desk-lists-new")) } }
    };
    html! {
        div.head { h1 { (tongue.say("desk-lists")) } (new) }
        @if rows.is_empty() {
            (empty(&tongue.say("desk-lists-none"), &tongue.say("desk-lists-none-text"), &html! {}))
        } @else {
            div.table tabindex="0" role="region" aria-label=(tongue.say("desk-lists")) {
                table {
                    thead { tr {
                        th scope="col" { (tongue.say("desk-lists-list")) }
                        th scope="col" { (tongue.say("desk-lists-state")) }
                        th scope="col" { (tongue.say("desk-lists-sender")) }
                        th scope="col" { (tongue.say("desk-lists-next")) }
                    } }
                    tbody { @for row in rows { (line(tongue, row)) } }
                }
            }
            (pager)
        }
    }
}

fn line(tongue: &Tongue, row: &Row) -> Markup {
    let list = &row.list;
    let active = row
        .schedules
        .iter()
        .filter(|one| one.state == ScheduleState::Active);
    let next = active
        .filter_map(|one| Some((one.next_due_at?, one)))
        .min_by_key(|(at, _)| *at);
    html! {
        tr {
            th scope="row" {
                a href={ "/desk/lists/" (list.slug) } { bdi { (list.name) } }
                br; span.small { code { (list.slug) } }
            }
            td { (state(tongue, list, row.terms)) }
            td { bdi { (list.from_name) } br; span.small { (list.from_address.as_str()) } }
            td {
                @if let Some((at, schedule)) = next {
                    (tongue.instant(at, &list.time_zone))
                    br; span.small { bdi { (cron::name(tongue, &schedule.name)) } }
                } @else { span.small { (tongue.say("desk-lists-nothing-due")) } }
            }
        }
    }
}

/// Whether a list takes sign-ups.
pub(in crate::web) fn state(tongue: &Tongue, list: &List, terms: Option<i32>) -> Markup {
    html! {
        @match (list.state, terms) {
            (ListState::Closed, _) => span.badge { (tongue.say("desk-lists-closed")) },
            (ListState::Open, None) => span.badge.warn { (tongue.say("desk-lists-no-terms")) },
            (ListState::Open, Some(_)) => span.badge.good { (tongue.say("desk-lists-open")) },
        }
    }
}

/// What stands above every page of one list: where we are, its name and its parts.
pub(in crate::web) fn head(tongue: &Tongue, list: &List, part: &str) -> Markup {
    html! {
        p.crumbs { a href="/desk/lists" { (tongue.say("desk-lists")) } }
        div.head {
            h1 { bdi { (list.name) } }
            a href={ "/lists/" (list.slug) } { (tongue.say("desk-lists-see-form")) }
        }
        nav aria-label=(tongue.say("desk-lists-parts")) {
            ul.tabs {
                @for (end, name) in PARTS {
                    li { a href={ "/desk/lists/" (list.slug) (end) } aria-current=[(end == part).then_some("page")] {
                        (tongue.say(name))
                    } }
                }
            }
        }
    }
}

/// The form of a list that is to be made.
pub(in crate::web) fn new(sheet: &Sheet<'_>, secret: &Markup) -> Markup {
    let tongue = sheet.tongue;
    html! {
        p.crumbs { a href="/desk/lists" { (tongue.say("desk-lists")) } }
        h1 { (tongue.say("desk-lists-new")) }
        p.lead { (tongue.say("desk-lists-new-lead")) }
        (sheet.summary())
        form method="post" action="/desk/lists/new" {
            (secret)
            (sheet.line("name", "text"))
            (sheet.line("slug", "text"))
            (settings_fields(sheet, &[]))
            (sheet.button("desk-lists-make"))
        }
    }
}

/// The settings of a list.
pub(in crate::web) fn settings(
    sheet: &Sheet<'_>,
    secret: &Markup,
    page: &ListPage,
    relays: &[String],
    may_change: bool,
) -> Markup {
    let tongue = sheet.tongue;
    let list = &page.list;
    let address = format!("/desk/lists/{}", list.slug);
    let (act, words) = match list.state {
        ListState::Open => ("close", "desk-lists-close"),
        ListState::Closed => ("open", "desk-lists-reopen"),
    };
    html! {
        (head(tongue, list, ""))
        (sheet.summary())
        div.split {
            form method="post" action=(address) {
                fieldset.plain disabled[!may_change] {
                    (secret)
                    (sheet.line("name", "text"))
                    (settings_fields(sheet, relays))
                    @if may_change { (sheet.button("desk-lists-save")) }
                }
            }
            div {
                section.card {
                    h2 { (tongue.say("desk-lists-sign-ups")) }
                    p { (state(tongue, list, page.terms.as_ref().map(|terms| terms.version))) }
                    p { (tongue.say(match list.state {
                        ListState::Open => "desk-lists-open-text",
                        ListState::Closed => "desk-lists-closed-text",
                    })) }
                    @if may_change {
                        form method="post" action=(address) {
                            (secret)
                            button.quiet name="act" value=(act) { (tongue.say(words)) }
                        }
                    }
                }
                section.card {
                    h2 { (tongue.say("desk-lists-fixed")) }
                    dl.facts {
                        dt { (tongue.say("desk-lists-slug")) } dd { code { (list.slug) } }
                        dt { "List-Id" } dd { code { (list.list_id) } }
                        dt { (tongue.say("desk-lists-made")) } dd { (tongue.date(list.created_at.datetime().date_naive())) }
                    }
                    p.small { (tongue.say("desk-lists-fixed-text")) }
                }
            }
        }
    }
}

fn settings_fields(sheet: &Sheet<'_>, relays: &[String]) -> Markup {
    let tongue = sheet.tongue;
    let mut languages: Vec<(String, String)> = tongue
        .languages()
        .into_iter()
        .map(|(tag, name)| (tag.to_owned(), name))
        .collect();
    let own = sheet.value("language");
    if !own.is_empty() && languages.iter().all(|(tag, _)| tag != own) {
        languages.push((own.to_owned(), own.to_owned()));
    }
    html! {
        (sheet.area("description", 3))
        div.row {
            (sheet.choice("language", &languages))
            (sheet.line("time_zone", "text"))
        }
        h2 { (tongue.say("desk-lists-sender")) }
        div.row {
            (sheet.line("from_name", "text"))
            (sheet.line("from_address", "email"))
        }
        (sheet.line("reply_to", "email"))
        h2 { (tongue.say("desk-lists-publisher")) }
        (sheet.line("legal_name", "text"))
        (sheet.area("postal_address", 3))
        (sheet.line("privacy_url", "url"))
        @if relays.len() > 1 {
            fieldset.field {
                legend { (tongue.say("desk-lists-relays")) }
                @for relay in relays {
                    label.box {
                        input type="checkbox" name="relays" value=(relay)
                            checked[sheet.value("relays").split(' ').any(|one| one == relay)];
                        span { (relay) }
                    }
                }
                p.hint { (tongue.say("desk-lists-relays-hint")) }
            }
        }
    }
}

/// How the letters of a list look.
pub(in crate::web) fn look(
    sheet: &Sheet<'_>,
    secret: &Markup,
    list: &List,
    brand: &Brand,
    may_change: bool,
) -> Markup {
    let tongue = sheet.tongue;
    let usual = Brand::default();
    html! {
        (head(tongue, list, "/look"))
        (sheet.summary())
        div.split {
            form.look method="post" action={ "/desk/lists/" (list.slug) "/look" } {
                fieldset.plain disabled[!may_change] {
                    (secret)
                    (sheet.colour("accent", &brand.accent().to_string(), &usual.accent().to_string()))
                    (sheet.colour("accent_dark", &brand.accent_dark().to_string(), &usual.accent_dark().to_string()))
                    (sheet.line("logo_url", "url"))
                    (sheet.line("logo_alt", "text"))
                    (sheet.area("footer", 4))
                    @if may_change {
                        p.actions {
                            button { (tongue.say("desk-lists-save")) }
                            button.quiet name="act" value="look" { (tongue.say("desk-lists-look-only")) }
                        }
                    }
                }
            }
            section aria-label=(tongue.say("desk-lists-preview")) {
                (sample(tongue, list, brand.accent(), PAPER, "light"))
                (sample(tongue, list, brand.accent_dark(), DARK_PAPER, "dark"))
                p.small { (tongue.say("desk-lists-preview-text")) }
            }
        }
    }
}

/// A letter in small: drawn, because its colours are the list's and no style sheet knows them.
fn sample(tongue: &Tongue, list: &List, accent: Colour, paper: Colour, mode: &str) -> Markup {
    let (ink, quiet) = if mode == "dark" {
        ("#ece8e0", "#b0a99d")
    } else {
        ("#22211f", "#5f5b54")
    };
    let contrast = (accent.contrast(paper) * 10.0).floor() / 10.0;
    let enough = contrast >= 4.5;
    let name: String = list.name.chars().take(28).collect();
    html! {
        figure.sample data-mode=(mode) {
            svg viewBox="0 0 360 196" role="img" aria-label=(tongue.say(&format!("desk-lists-sample-{mode}"))) {
                rect width="360" height="196" rx="6" fill=(paper) {}
                rect data-accent="" width="360" height="4" fill=(accent) {}
                text x="20" y="40" fill=(ink) font-family="Georgia, serif" font-size="19" font-weight="600" { (name) }
                text data-accent="" x="20" y="76" fill=(accent) font-family="Georgia, serif" font-size="15" text-decoration="underline" {
                    (tongue.say("desk-lists-sample-title"))
                }
                text x="20" y="98" fill=(ink) font-family="sans-serif" font-size="12" { (tongue.say("desk-lists-sample-text")) }
                rect data-accent="" x="20" y="116" width="132" height="32" rx="4" fill=(accent) {}
                text x="86" y="136" fill=(paper) font-family="sans-serif" font-size="12" font-weight="600" text-anchor="middle" {
                    (tongue.say("desk-lists-sample-button"))
                }
                text x="20" y="176" fill=(quiet) font-family="sans-serif" font-size="11" { (tongue.say("desk-lists-sample-foot")) }
            }
            figcaption {
                (tongue.say(&format!("desk-lists-sample-{mode}"))) " · "
                span.badge.good[enough].bad[!enough] data-contrast=(paper) {
                    (tongue.fill("desk-lists-contrast", &[("ratio", Arg::Text(&format!("{contrast:.1}")))]))
                }
            }
        }
    }
}
