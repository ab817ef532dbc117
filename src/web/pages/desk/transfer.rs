//! The pages Import and export.

pub(in crate::web) mod exports;
pub(in crate::web) mod plan;
pub(in crate::web) mod standing;

use maud::{Markup, html};

use super::super::Tongue;
use crate::domain::import::{Fault, Field, ImportState, Outcome, Program};
use crate::domain::operator::Right;
use crate::domain::paging::Page;
use crate::services::imports::Import;
use crate::web::desk::Desk;
use crate::words::Arg;

/// The two halves of the section.
fn tabs(tongue: &Tongue, here: &str) -> Markup {
    let tab = |address: &str, key: &str| {
        let current = (here == address).then_some("page");
        html! { li { a href=(address) aria-current=[current] { (tongue.say(key)) } } }
    };
    html! {
        ul.tabs {
            (tab("/desk/transfer", "desk-transfer-imports"))
            (tab("/desk/transfer/exports", "desk-transfer-exports"))
        }
    }
}

/// A number as the language writes it.
fn count(tongue: &Tongue, number: i64) -> String {
    tongue.fill("desk-transfer-number", &[("count", Arg::Number(number))])
}

/// Every import, newest first, below the form for a new one.
pub(in crate::web) fn imports(
    desk: &Desk,
    imports: &Page<(Import, String)>,
    lists: &[(String, String)],
    trouble: Option<&str>,
) -> Markup {
    let tongue = &desk.tongue;
    html! {
        h1 { (tongue.say("desk-transfer-imports")) }
        (tabs(tongue, "/desk/transfer"))
        @if let Some(trouble) = trouble {
            p.notice.bad role="alert" { (trouble) }
        }
        @if desk.may(Right::Transfer) && !lists.is_empty() {
            (upload_form(desk, lists))
        }
        @if imports.items.is_empty() {
            (super::empty(
                &tongue.say("desk-transfer-none"),
                &tongue.say("desk-transfer-none-text"),
                &html! {},
            ))
        } @else {
            div.table tabindex="0" role="region" aria-label=(tongue.say("desk-transfer-imports")) {
                table.stacked {
                    thead { tr {
                        th scope="col" { (tongue.say("desk-transfer-file")) }
                        th scope="col" { (tongue.say("desk-transfer-list")) }
                        th scope="col" { (tongue.say("desk-transfer-state")) }
                        th.number scope="col" { (tongue.say("desk-transfer-new")) }
                        th.number scope="col" { (tongue.say("desk-transfer-faults")) }
                        th scope="col" { (tongue.say("desk-transfer-when")) }
                    } }
                    tbody {
                        @for (import, list) in &imports.items { (row(tongue, import, list)) }
                    }
                }
            }
            (desk.pager(imports.next))
        }
    }
}

fn row(tongue: &Tongue, import: &Import, list: &str) -> Markup {
    html! {
        tr {
            th scope="row" { a href={ "/desk/transfer/imports/" (import.id) } { bdi { (import.file_name) } } }
            td data-label=(tongue.say("desk-transfer-list")) { bdi { (list) } }
            td data-label=(tongue.say("desk-transfer-state")) { (badge(tongue, import.state)) }
            td.number data-label=(tongue.say("desk-transfer-new")) { (count(tongue, import.counts.changes())) }
            td.number data-label=(tongue.say("desk-transfer-faults")) { (count(tongue, import.faults)) }
            td data-label=(tongue.say("desk-transfer-when")) { (tongue.instant(import.created_at, "UTC")) }
        }
    }
}

fn upload_form(desk: &Desk, lists: &[(String, String)]) -> Markup {
    let tongue = &desk.tongue;
    let action = desk.upload_address("/desk/transfer/imports");
    html! {
        form.card method="post" enctype="multipart/form-data" action=(action) {
            h2 { (tongue.say("desk-transfer-upload")) }
            p { (tongue.say("desk-transfer-upload-lead")) }
            div.row {
                div.field {
                    label for="list" { (tongue.say("desk-transfer-to-list")) }
                    select id="list" name="list" {
                        @for (slug, name) in lists { option value=(slug) { (name) } }
                    }
                }
                div.field {
                    label for="file" { (tongue.say("desk-transfer-csv")) }
                    input id="file" type="file" name="file" accept=".csv,.tsv,.txt,text/csv" required;
                }
            }
            button { (tongue.say("desk-transfer-upload-button")) }
        }
    }
}

/// Where an import stands.
fn badge(tongue: &Tongue, state: ImportState) -> Markup {
    let (key, class) = match state {
        ImportState::Draft => ("desk-transfer-draft", "badge"),
        ImportState::Checking => ("desk-transfer-checking", "badge warn"),
        ImportState::Checked => ("desk-transfer-checked", "badge warn"),
        ImportState::Running => ("desk-transfer-running", "badge warn"),
        ImportState::Finished => ("desk-transfer-finished", "badge good"),
        ImportState::Cancelled => ("desk-transfer-cancelled", "badge"),
        ImportState::Failed => ("desk-transfer-failed", "badge bad"),
    };
    html! { span class=(class) { (tongue.say(key)) } }
}

/// What a column holds.
fn field_key(field: Field) -> &'static str {
    match field {
        Field::Address => "desk-transfer-field-address",
        Field::Name => "desk-transfer-field-name",
        Field::FirstName => "desk-transfer-field-first-name",
        Field::LastName => "desk-transfer-field-last-name",
        Field::State => "desk-transfer-field-state",
        Field::Wanted => "desk-transfer-field-wanted",
        Field::Unwanted => "desk-transfer-field-unwanted",
        Field::LeftAt => "desk-transfer-field-left-at",
        Field::BouncedAt => "desk-transfer-field-bounced-at",
        Field::Topics => "desk-transfer-field-topics",
        Field::Cadence => "desk-transfer-field-cadence",
        Field::Language => "desk-transfer-field-language",
        Field::TimeZone => "desk-transfer-field-time-zone",
        Field::AgreedAt => "desk-transfer-field-agreed-at",
        Field::Source => "desk-transfer-field-source",
    }
}

fn outcome_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Active => "desk-transfer-outcome-active",
        Outcome::Pending => "desk-transfer-outcome-pending",
        Outcome::Unsubscribed => "desk-transfer-outcome-unsubscribed",
        Outcome::Suppressed => "desk-transfer-outcome-suppressed",
        Outcome::Known => "desk-transfer-outcome-known",
        Outcome::Left => "desk-transfer-outcome-left",
        Outcome::Barred => "desk-transfer-outcome-barred",
        Outcome::Forgotten => "desk-transfer-outcome-forgotten",
        Outcome::Faulty => "desk-transfer-outcome-faulty",
    }
}

/// What is wrong with a row.
pub(in crate::web) fn fault_key(fault: Fault) -> &'static str {
    match fault {
        Fault::AddressEmpty => "desk-transfer-fault-empty",
        Fault::AddressInvisible => "desk-transfer-fault-invisible",
        Fault::AddressTooLong => "desk-transfer-fault-long",
        Fault::AddressSyntax => "desk-transfer-fault-syntax",
        Fault::AddressDomain => "desk-transfer-fault-domain",
        Fault::AddressReserved => "desk-transfer-fault-reserved",
        Fault::AddressUnsendable => "desk-transfer-fault-unsendable",
        Fault::State => "desk-transfer-fault-state",
        Fault::AgreedAt => "desk-transfer-fault-date",
        Fault::Language => "desk-transfer-fault-language",
        Fault::TimeZone => "desk-transfer-fault-time-zone",
        Fault::Cadence => "desk-transfer-fault-cadence",
    }
}

fn program_name(tongue: &Tongue, program: Program) -> String {
    match program {
        Program::Mailchimp => "Mailchimp".to_owned(),
        Program::Substack => "Substack".to_owned(),
        Program::Ghost => "Ghost".to_owned(),
        Program::Listmonk => "listmonk".to_owned(),
        Program::Beehiiv => "beehiiv".to_owned(),
        Program::Postrider => "Postrider".to_owned(),
        Program::Other => tongue.say("desk-transfer-other-program"),
    }
}
