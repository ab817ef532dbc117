//! An import on its way: what starting it would do, how far it has come, what it did.

use maud::{Markup, html};

use super::{badge, count, outcome_key, program_name};
use crate::domain::import::{Basis, Counts, ImportState, Outcome, Proof};
use crate::domain::operator::Right;
use crate::services::imports::ImportPage;
use crate::web::desk::Desk;
use crate::web::pages::Tongue;
use crate::words::Arg;

/// The page.
pub(in crate::web) fn page(desk: &Desk, found: &ImportPage) -> Markup {
    let tongue = &desk.tongue;
    let import = &found.import;
    html! {
        p.crumbs { a href="/desk/transfer" { (tongue.say("desk-transfer-imports")) } }
        div.head {
            h1 { bdi { (import.file_name) } " · " bdi { (found.list.name) } }
            (badge(tongue, import.state))
        }
        @match import.state {
            ImportState::Checking => { (progress(desk, found, "desk-transfer-checking-lead")) }
            ImportState::Running => { (progress(desk, found, "desk-transfer-running-lead")) }
            ImportState::Checked => { (confirmation(desk, found)) }
            _ => { (result(desk, found)) }
        }
        (facts(tongue, found))
    }
}

fn address(found: &ImportPage, what: &str) -> String {
    format!("/desk/transfer/imports/{}{what}", found.import.id)
}

fn progress(desk: &Desk, found: &ImportPage, lead: &str) -> Markup {
    let tongue = &desk.tongue;
    let percent = i64::from(found.percent.unwrap_or(0));
    html! {
        p.lead { (tongue.say(lead)) }
        progress max="100" value=(percent) aria-label=(tongue.say("desk-transfer-progress")) { (percent) "%" }
        p.small {
            (tongue.fill("desk-transfer-so-far", &[("percent", Arg::Number(percent)), ("rows", Arg::Number(found.import.counts.rows()))]))
        }
        (counts(tongue, &found.import.counts))
        @if desk.may(Right::Transfer) { (cancel(desk, found, "desk-transfer-stop")) }
    }
}

fn cancel(desk: &Desk, found: &ImportPage, key: &str) -> Markup {
    desk.form(
        &address(found, "/cancel"),
        &html! { button.danger { (desk.tongue.say(key)) } },
    )
}

fn confirmation(desk: &Desk, found: &ImportPage) -> Markup {
    let tongue = &desk.tongue;
    let expected = &found.import.expected;
    let new = expected.changes();
    html! {
        p.lead { (tongue.fill("desk-transfer-expected", &[("count", Arg::Number(new))])) }
        @if let Some(before) = found.before {
            p.notice.warn {
                (tongue.fill("desk-transfer-before", &[("when", Arg::Text(&tongue.instant(before, &found.list.time_zone)))]))
            }
        }
        (counts(tongue, expected))
        @if expected.of(Outcome::Pending) > 0 {
            p.notice { (tongue.fill("desk-transfer-will-ask", &[("count", Arg::Number(expected.of(Outcome::Pending)))])) }
        }
        (faults(tongue, found))
        @if desk.may(Right::Transfer) {
            div.actions {
                (desk.form(&address(found, "/start"), &html! {
                    button { (tongue.fill("desk-transfer-start", &[("count", Arg::Number(new))])) }
                }))
                a.button.quiet href=(address(found, "?edit=1")) { (tongue.say("desk-transfer-edit")) }
                (cancel(desk, found, "desk-transfer-discard"))
            }
        }
    }
}

fn result(desk: &Desk, found: &ImportPage) -> Markup {
    let tongue = &desk.tongue;
    let import = &found.import;
    html! {
        @if let Some(failure) = &import.failure {
            p.notice.bad { (tongue.say("desk-transfer-failed-lead")) " " bdi { (failure) } }
        }
        @if import.state == ImportState::Finished {
            p.lead {
                @if import.counts.changes() == 0 {
                    (tongue.say("desk-transfer-nothing-new"))
                } @else {
                    (tongue.fill("desk-transfer-done", &[("count", Arg::Number(import.counts.changes()))]))
                }
            }
        }
        @if import.started_at.is_some() { (counts(tongue, &import.counts)) }
        @if found.to_ask > 0 {
            p.notice { (tongue.fill("desk-transfer-to-ask", &[("count", Arg::Number(found.to_ask))])) }
        }
        (faults(tongue, found))
    }
}

fn faults(tongue: &Tongue, found: &ImportPage) -> Markup {
    html! {
        @if found.import.faults > 0 {
            p.notice.warn {
                (tongue.fill("desk-transfer-has-faults", &[("count", Arg::Number(found.import.faults))])) " "
                a href=(address(found, "/faults.csv")) { (tongue.say("desk-transfer-download-faults")) }
            }
        }
    }
}

fn counts(tongue: &Tongue, counts: &Counts) -> Markup {
    let shown = Outcome::ALL.iter().filter(|one| counts.of(**one) > 0);
    html! {
        @if counts.rows() > 0 {
            ul.cards {
                @for outcome in shown {
                    li.card {
                        p.stat { b { (count(tongue, counts.of(*outcome))) } span { (tongue.say(outcome_key(*outcome))) } }
                    }
                }
            }
        }
    }
}

fn facts(tongue: &Tongue, found: &ImportPage) -> Markup {
    let import = &found.import;
    let zone = &found.list.time_zone;
    html! {
        h2 { (tongue.say("desk-transfer-facts")) }
        dl.facts {
            dt { (tongue.say("desk-transfer-program")) } dd { (program_name(tongue, import.program)) ", " (import.encoding) }
            dt { "SHA-256" } dd.mono { (import.file_sha256) }
            @if let Some(said) = &import.declaration {
                dt { (tongue.say("desk-transfer-source")) } dd { bdi { (said.source) } }
                dt { (tongue.say("desk-transfer-proof")) } dd { (tongue.say(match said.proof {
                    Proof::Nothing => "desk-transfer-proof-none",
                    Proof::Terms => "desk-transfer-proof-terms",
                    Proof::Wording => "desk-transfer-proof-wording",
                })) }
                dt { (tongue.say("desk-transfer-basis")) } dd { (tongue.say(match said.basis {
                    Basis::Express => "desk-transfer-basis-express",
                    Basis::Customer => "desk-transfer-basis-customer",
                    Basis::Member => "desk-transfer-basis-member",
                })) }
                dt { (tongue.say("desk-transfer-responsible")) } dd { bdi { (said.responsible) } }
            }
            dt { (tongue.say("desk-transfer-by")) } dd { bdi { (import.operator) } ", " (tongue.instant(import.created_at, zone)) }
            @if let Some(ended) = import.ended_at {
                dt { (tongue.say("desk-transfer-ended")) } dd { (tongue.instant(ended, zone)) }
            }
        }
    }
}
