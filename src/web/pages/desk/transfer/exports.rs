//! Exports: the form that orders one, and what was ordered.

use maud::{Markup, html};

use super::super::super::Tongue;
use super::{count, tabs};
use crate::domain::export::{ExportFilter, ExportKind, ExportState};
use crate::domain::operator::Right;
use crate::domain::paging::Page;
use crate::domain::subscription::SubscriptionState;
use crate::services::exports::Export;
use crate::web::desk::Desk;
use crate::words::Arg;

/// The page.
pub(in crate::web) fn page(
    desk: &Desk,
    exports: &Page<Export>,
    lists: &[(String, String)],
    chosen: &ExportFilter,
) -> Markup {
    let tongue = &desk.tongue;
    html! {
        h1 { (tongue.say("desk-transfer-exports")) }
        (tabs(tongue, "/desk/transfer/exports"))
        @if desk.may(Right::Transfer) {
            (desk.form("/desk/transfer/exports", &order(tongue, lists, chosen)))
        }
        @if exports.items.is_empty() {
            (super::super::empty(
                &tongue.say("desk-transfer-no-exports"),
                &tongue.say("desk-transfer-no-exports-text"),
                &html! {},
            ))
        } @else {
            div.table tabindex="0" role="region" aria-label=(tongue.say("desk-transfer-exports")) {
                table {
                    thead { tr {
                        th scope="col" { (tongue.say("desk-transfer-what")) }
                        th scope="col" { (tongue.say("desk-transfer-state")) }
                        th.number scope="col" { (tongue.say("desk-transfer-rows")) }
                        th scope="col" { (tongue.say("desk-transfer-by")) }
                        th scope="col" { (tongue.say("desk-transfer-until")) }
                        th scope="col" { span.visually-hidden { (tongue.say("desk-transfer-actions")) } }
                    } }
                    tbody { @for export in &exports.items { (row(desk, export)) } }
                }
            }
            (desk.pager(exports.next))
        }
    }
}

fn order(tongue: &Tongue, lists: &[(String, String)], chosen: &ExportFilter) -> Markup {
    let text = |name: &str, key: &str, value: &Option<String>| {
        html! {
            div.field {
                label for=(name) { (tongue.say(key)) }
                input id=(name) name=(name) type="text" value=[value.as_deref()];
            }
        }
    };
    html! {
        div.card {
            h2 { (tongue.say("desk-transfer-order")) }
            p { (tongue.say("desk-transfer-order-lead")) }
            div.row {
                div.field {
                    label for="kind" { (tongue.say("desk-transfer-what")) }
                    select id="kind" name="kind" {
                        option value="subscribers" { (tongue.say("desk-transfer-subscribers")) }
                        option value="suppressions" { (tongue.say("desk-transfer-suppressions")) }
                    }
                }
                div.field {
                    label for="format" { (tongue.say("desk-transfer-format")) }
                    select id="format" name="format" {
                        option value="csv" { (tongue.say("desk-transfer-format-csv")) }
                        option value="jsonl" { (tongue.say("desk-transfer-format-jsonl")) }
                    }
                }
                div.field {
                    label for="list" { (tongue.say("desk-transfer-list")) }
                    select id="list" name="list" {
                        option value="" { (tongue.say("desk-transfer-every-list")) }
                        @for (slug, name) in lists {
                            option value=(slug) selected[chosen.list.as_ref() == Some(slug)] { (name) }
                        }
                    }
                }
            }
            fieldset.field {
                legend { (tongue.say("desk-transfer-only-state")) }
                @for state in SubscriptionState::ALL {
                    label.box {
                        input type="checkbox" name="state" value=(state.as_str()) checked[chosen.states.contains(state)];
                        span { (tongue.say(&format!("desk-subscribers-state-{state}"))) }
                    }
                }
            }
            div.row {
                (text("topic", "desk-transfer-only-topic", &chosen.topic))
                (text("language", "desk-transfer-field-language", &chosen.language))
                (text("domain", "desk-transfer-only-domain", &chosen.domain))
                (text("search", "desk-transfer-only-search", &chosen.search))
            }
            button { (tongue.say("desk-transfer-order-button")) }
        }
    }
}

fn row(desk: &Desk, export: &Export) -> Markup {
    let tongue = &desk.tongue;
    let (key, class) = match export.state {
        ExportState::Queued => ("desk-transfer-queued", "badge"),
        ExportState::Running => ("desk-transfer-writing", "badge warn"),
        ExportState::Ready => ("desk-transfer-ready", "badge good"),
        ExportState::Failed => ("desk-transfer-failed", "badge bad"),
        ExportState::Cancelled => ("desk-transfer-cancelled", "badge"),
        ExportState::Expired => ("desk-transfer-expired", "badge"),
    };
    let action = |what: &str| format!("/desk/transfer/exports/{}/{what}", export.id);
    let open = matches!(
        export.state,
        ExportState::Queued | ExportState::Running | ExportState::Ready
    );
    let until = export
        .expires_at
        .filter(|_| export.state == ExportState::Ready);
    html! {
        tr {
            th scope="row" {
                (tongue.say(match export.kind {
                    ExportKind::Subscribers => "desk-transfer-subscribers",
                    ExportKind::Suppressions => "desk-transfer-suppressions",
                }))
                @if let Some(list) = &export.filter.list { " · " bdi { (list) } }
                " · " (export.format)
            }
            td { span class=(class) { (tongue.say(key)) } }
            td.number { (count(tongue, export.rows_written)) }
            td { bdi { (export.operator) } br; span.small { (tongue.instant(export.created_at, "UTC")) } }
            td { @if let Some(until) = until { (tongue.instant(until, "UTC")) } @else { "–" } }
            td {
                @if desk.may(Right::Transfer) {
                    div.actions {
                        @if export.state == ExportState::Ready {
                            (desk.form(&action("download"), &html! {
                                button {
                                    (tongue.fill("desk-transfer-download", &[("kilobytes", Arg::Number(export.file_bytes / 1_000 + 1))]))
                                }
                            }))
                        }
                        @if open {
                            (desk.form(&action("cancel"), &html! { button.quiet { (tongue.say("desk-transfer-take-back")) } }))
                        }
                    }
                }
            }
        }
    }
}
