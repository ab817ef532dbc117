//! Changes to many readers: asking for one, confirming the number, and watching it.

use maud::{Markup, html};

use super::{Tab, Trouble, field, mark, say, tabs};
use crate::domain::bulk::{BulkKind, BulkState};
use crate::domain::search::Sought;
use crate::services::lists::ListPage;
use crate::services::subscribers::bulk::{BulkAsk, BulkReport};
use crate::web::desk::Desk;
use crate::web::pages::Tongue;
use crate::web::pages::desk::empty;
use crate::words::Arg;

/// All of them.
pub(in crate::web) fn all(tongue: &Tongue, bulks: &[BulkReport], pager: &Markup) -> Markup {
    let way =
        html! { a.button.quiet href="/desk/subscribers" { (tongue.say("desk-subscribers")) } };
    html! {
        div.head { h1 { (say(tongue, "tab-bulk")) } }
        (tabs(tongue, Tab::Bulk))
        @if bulks.is_empty() {
            (empty(&say(tongue, "bulk-none"), &say(tongue, "bulk-none-text"), &way))
        } @else {
            div.table tabindex="0" {
                table {
                    thead {
                        tr {
                            th scope="col" { (say(tongue, "bulk-what")) }
                            th scope="col" { (say(tongue, "bulk-who")) }
                            th scope="col" { (say(tongue, "state")) }
                            th.number scope="col" { (say(tongue, "bulk-counted")) }
                            th.number scope="col" { (say(tongue, "bulk-changed")) }
                            th scope="col" { (say(tongue, "bulk-asked")) }
                        }
                    }
                    tbody {
                        @for bulk in bulks {
                            tr {
                                th scope="row" { a href={ "/desk/bulk-actions/" (bulk.id) } { (kind(tongue, bulk.kind)) } }
                                td { (who(tongue, &Sought::of_query(&bulk.sought))) }
                                td { (state_badge(tongue, bulk.state)) }
                                td.number { (number(tongue, bulk.counted)) }
                                td.number { (number(tongue, bulk.changed)) }
                                td { (tongue.date(bulk.created_at.datetime().date_naive())) }
                            }
                        }
                    }
                }
            }
            (pager)
        }
    }
}

fn kind(tongue: &Tongue, kind: BulkKind) -> String {
    say(tongue, &format!("bulk-kind-{kind}"))
}

fn number(tongue: &Tongue, number: i64) -> Markup {
    mark(tongue, "number", &[("count", Arg::Number(number))])
}

fn state_badge(tongue: &Tongue, state: BulkState) -> Markup {
    let said = say(tongue, &format!("bulk-state-{state}"));
    html! {
        @match state {
            BulkState::Finished => span.badge.good { (said) },
            BulkState::Ready | BulkState::Running | BulkState::Undoing | BulkState::Counting => span.badge.warn { (said) },
            BulkState::Undone | BulkState::Cancelled => span.badge { (said) },
        }
    }
}

/// Who is meant, in the words of the search.
fn who(tongue: &Tongue, sought: &Sought) -> Markup {
    let state = sought
        .state
        .map(|state| say(tongue, &format!("state-{state}")));
    let suppressed = sought
        .suppressed
        .map(|yes| say(tongue, if yes { "yes" } else { "no" }));
    let parts = [
        ("q", sought.text.as_deref()),
        ("list", sought.list.as_deref()),
        ("state", state.as_deref()),
        ("topic", sought.topic.as_deref()),
        ("cadence", sought.cadence.as_deref()),
        ("language", sought.language.as_deref()),
        ("domain", sought.domain.as_deref()),
        ("source", sought.source.as_deref()),
        ("suppressed", suppressed.as_deref()),
    ];
    html! {
        @if sought.is_everybody() { (say(tongue, "bulk-everybody")) }
        @for (name, value) in parts {
            @if let Some(value) = value {
                div { span.small { (say(tongue, name)) ": " } bdi { (value) } }
            }
        }
    }
}

/// The form.
pub(in crate::web) fn form(
    desk: &Desk,
    lists: &[ListPage],
    typed: &BulkAsk,
    trouble: &Trouble,
) -> Markup {
    let tongue = &desk.tongue;
    let sought = &typed.sought;
    let page = sought
        .list
        .as_ref()
        .and_then(|slug| lists.iter().find(|page| page.list.slug == *slug));
    let topics: Vec<(String, String)> = page
        .map(|page| {
            page.topics
                .iter()
                .map(|topic| (topic.slug.clone(), topic.name.clone()))
        })
        .into_iter()
        .flatten()
        .collect();
    html! {
        p.crumbs { a href={ "/desk/subscribers?" (sought.query()) } { (tongue.say("desk-subscribers")) } }
        h1 { (say(tongue, "bulk-title")) }
        p.lead { (say(tongue, "bulk-lead")) }
        (trouble.told(tongue))
        section.card {
            h2 { (say(tongue, "bulk-who")) }
            (who(tongue, sought))
        }
        h2 { (say(tongue, "bulk-what")) }
        (desk.form("/desk/bulk-actions/new", &html! {
            input type="hidden" name="sought" value=(sought.query());
            fieldset.field {
                legend.visually-hidden { (say(tongue, "bulk-what")) }
                @for one in BulkKind::ALL {
                    @if *one != BulkKind::AddTopic || !topics.is_empty() {
                        label.box {
                            input type="radio" name="kind" value=(one) checked[*one == typed.kind];
                            span { (kind(tongue, *one)) }
                        }
                    }
                }
            }
            div.for-pause {
                (field("until", "until").hinted("until-hint")
                    .text(tongue, trouble, "date", typed.until.as_deref().unwrap_or_default(), 10))
            }
            @if !topics.is_empty() {
                div.for-topic {
                    (field("topic", "topic").select(tongue, trouble, typed.topic.as_deref(), &topics))
                }
            }
            (field("reason", "reason").text(tongue, trouble, "text", typed.reason.as_deref().unwrap_or_default(), 500))
            button { (say(tongue, "bulk-count")) }
        }))
    }
}

/// One of them, as it stands.
pub(in crate::web) fn page(desk: &Desk, bulk: &BulkReport, trouble: &Trouble, may: bool) -> Markup {
    let tongue = &desk.tongue;
    let action = format!("/desk/bulk-actions/{}", bulk.id);
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
        p.crumbs { a href="/desk/bulk-actions" { (say(tongue, "tab-bulk")) } }
        div.head { h1 { (kind(tongue, bulk.kind)) } (state_badge(tongue, bulk.state)) }
        (trouble.told(tongue))
        (facts(tongue, bulk))
        @if bulk.state.is_under_way() { (progress(tongue, bulk, &action)) }
        @if may {
            @if bulk.state == BulkState::Ready { (confirmation(desk, bulk, &action)) }
            div.actions {
                @if bulk.state.may_become(BulkState::Cancelled) { (button("cancel", "bulk-stop", "quiet")) }
                @if bulk.can_be_undone { (button("undo", "bulk-undo", "danger")) }
            }
            @if bulk.can_be_undone { p.hint { (say(tongue, "bulk-undo-text")) } }
        }
    }
}

fn facts(tongue: &Tongue, bulk: &BulkReport) -> Markup {
    html! {
        dl.facts {
            dt { (say(tongue, "bulk-who")) } dd { (who(tongue, &Sought::of_query(&bulk.sought))) }
            @if let Some(topic) = &bulk.topic { dt { (say(tongue, "topic")) } dd { bdi { (topic) } } }
            @if let Some(day) = bulk.until.as_ref().and_then(|day| day.parse().ok()) {
                dt { (say(tongue, "until")) } dd { (tongue.date(day)) }
            }
            @if let Some(reason) = &bulk.reason { dt { (say(tongue, "reason")) } dd { bdi { (reason) } } }
            dt { (say(tongue, "bulk-asked")) }
            dd {
                (tongue.instant(bulk.created_at, "UTC"))
                @if let Some(name) = &bulk.name { " · " bdi { (name) } }
            }
            dt { (say(tongue, "bulk-counted")) } dd { (number(tongue, bulk.counted)) }
            @if bulk.confirmed_at.is_some() {
                dt { (say(tongue, "bulk-handled")) } dd { (number(tongue, bulk.handled)) }
                dt { (say(tongue, "bulk-changed")) } dd { (number(tongue, bulk.changed)) }
            }
            @if bulk.undone > 0 { dt { (say(tongue, "bulk-undone")) } dd { (number(tongue, bulk.undone)) } }
        }
    }
}

fn progress(tongue: &Tongue, bulk: &BulkReport, action: &str) -> Markup {
    let label = say(tongue, &format!("bulk-state-{}", bulk.state));
    html! {
        @if bulk.state == BulkState::Counting {
            progress aria-label=(label) {}
        } @else {
            progress aria-label=(label) max=(bulk.counted.max(1)) value=(bulk.handled) {}
        }
        p { a.button.quiet href=(action) data-refresh="2" { (say(tongue, "bulk-refresh")) } }
    }
}

fn confirmation(desk: &Desk, bulk: &BulkReport, action: &str) -> Markup {
    let tongue = &desk.tongue;
    let typed = bulk.counted.to_string();
    html! {
        @if bulk.counted == 0 {
            p.notice { (say(tongue, "bulk-nobody")) }
        } @else {
            section.card {
                (desk.form(action, &html! {
                    input type="hidden" name="do" value="confirm";
                    div.field {
                        label for="number" {
                            (mark(tongue, "bulk-type", &[("count", Arg::Number(bulk.counted)), ("typed", Arg::Text(&typed))]))
                        }
                        input #number name="number" type="text" inputmode="numeric" maxlength="24" autocomplete="off" required;
                    }
                    button.danger { (say(tongue, "bulk-begin")) }
                }))
            }
        }
    }
}
