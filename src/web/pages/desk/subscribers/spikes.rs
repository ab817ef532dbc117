//! Waves of removals, and sign-ups that are kept back.

use maud::{Markup, html};

use super::{Tab, mark, say, tabs};
use crate::domain::removal::WaveState;
use crate::services::removals::{RemovedReader, WaveReport};
use crate::services::signup::{DeskLine, DeskReport};
use crate::web::desk::Desk;
use crate::web::pages::Tongue;
use crate::web::pages::desk::empty;
use crate::words::Arg;

/// The newest waves.
pub(in crate::web) fn waves(tongue: &Tongue, waves: &[WaveReport], pager: &Markup) -> Markup {
    html! {
        div.head { h1 { (say(tongue, "tab-removals")) } }
        (tabs(tongue, Tab::Removals))
        p.lead { (say(tongue, "removals-lead")) }
        @if waves.is_empty() {
            (empty(&say(tongue, "removals-none"), &say(tongue, "removals-none-text"), &html! {}))
        } @else {
            div.table tabindex="0" {
                table {
                    thead {
                        tr {
                            th scope="col" { (say(tongue, "domain")) }
                            th scope="col" { (say(tongue, "state")) }
                            th.number scope="col" { (say(tongue, "wave-readers")) }
                            th.number scope="col" { (say(tongue, "wave-back")) }
                            th scope="col" { (say(tongue, "wave-when")) }
                        }
                    }
                    tbody {
                        @for wave in waves {
                            tr {
                                th scope="row" { a href={ "/desk/removals/" (wave.id) } { bdi { (wave.domain) } } }
                                td { (state_badge(tongue, wave.state)) }
                                td.number { (wave.removals) }
                                td.number { (wave.brought_back) }
                                td { (tongue.instant(wave.first_at, "UTC")) }
                            }
                        }
                    }
                }
            }
            (pager)
        }
    }
}

fn state_badge(tongue: &Tongue, state: WaveState) -> Markup {
    let said = say(tongue, &format!("wave-{state}"));
    html! {
        @match state {
            WaveState::Open => span.badge.warn { (said) },
            WaveState::Undone | WaveState::Kept => span.badge { (said) },
        }
    }
}

/// One wave with its readers.
pub(in crate::web) fn wave(
    desk: &Desk,
    wave: &WaveReport,
    readers: &[RemovedReader],
    may: bool,
) -> Markup {
    let tongue = &desk.tongue;
    let action = format!("/desk/removals/{}", wave.id);
    let button = |wish: &str, label: &str, class: &str| {
        desk.form(
            &action,
            &html! {
                input type="hidden" name="do" value=(wish);
                button class=(class) { (say(tongue, label)) }
            },
        )
    };
    html! {
        p.crumbs { a href="/desk/removals" { (say(tongue, "tab-removals")) } }
        div.head { h1 { bdi { (wave.domain) } } (state_badge(tongue, wave.state)) }
        dl.facts {
            dt { (say(tongue, "wave-when")) } dd { (tongue.instant(wave.first_at, "UTC")) }
            dt { (say(tongue, "wave-readers")) } dd { (wave.removals) }
            dt { (say(tongue, "wave-back")) } dd { (wave.brought_back) }
        }
        @if may && wave.state == WaveState::Open {
            div.actions {
                (button("undo", "wave-undo", ""))
                (button("keep", "wave-keep", "quiet"))
            }
            p.hint { (say(tongue, "wave-undo-text")) }
        }
        div.table tabindex="0" {
            table {
                thead {
                    tr {
                        th scope="col" { (say(tongue, "reader")) }
                        th scope="col" { (say(tongue, "wave-when")) }
                        th scope="col" { (say(tongue, "wave-back")) }
                    }
                }
                tbody {
                    @for reader in readers {
                        tr {
                            th scope="row" { bdi { (reader.address) } }
                            td { (tongue.instant(reader.removed_at, "UTC")) }
                            td {
                                @if let Some(at) = reader.brought_back_at { (tongue.instant(at, "UTC")) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// How sign-ups are received at present.
pub(in crate::web) fn held(desk: &Desk, report: &DeskReport, may: bool) -> Markup {
    let tongue = &desk.tongue;
    let quiet = |line: &DeskLine| {
        line.kept == 0
            && line.challenge_since.is_none()
            && line.paused_since.is_none()
            && line.released_until.is_none()
    };
    let blocked = report.blocked_mailboxes;
    html! {
        div.head { h1 { (say(tongue, "tab-signups")) } }
        (tabs(tongue, Tab::Signups))
        p.lead { (say(tongue, "signups-lead")) }
        @if report.desks.iter().all(quiet) {
            (empty(&say(tongue, "signups-quiet"), &say(tongue, "signups-quiet-text"), &html! {}))
        }
        @for line in report.desks.iter().filter(|line| !quiet(line)) { (desk_line(desk, line, may)) }
        @if blocked > 0 { p.hint { (mark(tongue, "signups-blocked", &[("count", Arg::Number(blocked))])) } }
    }
}

fn desk_line(desk: &Desk, line: &DeskLine, may: bool) -> Markup {
    let tongue = &desk.tongue;
    let since = |key: &str, at| {
        mark(
            tongue,
            key,
            &[("date", Arg::Text(&tongue.instant(at, "UTC")))],
        )
    };
    html! {
        section.card {
            h2 {
                @match &line.list {
                    Some(list) => bdi { (list) },
                    None => (say(tongue, "signups-site")),
                }
            }
            @if let Some(at) = line.paused_since { p { (since("signups-paused", at)) } }
            @if let Some(at) = line.challenge_since { p { (since("signups-challenge", at)) } }
            @if let Some(at) = line.released_until { p { (since("signups-released", at)) } }
            p { (say(tongue, "signups-kept")) ": " b { (line.kept) } }
            @if may && (line.kept > 0 || line.paused_since.is_some()) {
                div.actions {
                    @for (wish, label, class) in [("release", "signups-release", ""), ("drop", "signups-drop", "danger")] {
                        (desk.form("/desk/held-sign-ups", &html! {
                            input type="hidden" name="do" value=(wish);
                            input type="hidden" name="list" value=(line.list.as_deref().unwrap_or_default());
                            button class=(class) { (say(tongue, label)) }
                        }))
                    }
                }
            }
        }
    }
}
