//! Suppressed addresses, and what lifting one would mean.

use maud::{Markup, html};

use super::{Tab, Trouble, field, mark, reason, say, tabs};
use crate::domain::suppression::SuppressionReason;
use crate::services::subscribers::SuppressedAddress;
use crate::web::desk::Desk;
use crate::web::pages::desk::empty;
use crate::words::Arg;

/// What the page shows.
pub(in crate::web) struct Shown<'a> {
    /// The addresses.
    pub(in crate::web) addresses: &'a [SuppressedAddress],
    /// For one reason only, where one is chosen.
    pub(in crate::web) reason: Option<SuppressionReason>,
    /// What leads to the rest.
    pub(in crate::web) pager: &'a Markup,
    /// What was typed.
    pub(in crate::web) typed: &'a str,
    /// What is wrong with it.
    pub(in crate::web) trouble: &'a Trouble,
    /// Whether whoever looks may change them.
    pub(in crate::web) may_change: bool,
}

/// All of them.
pub(in crate::web) fn all(desk: &Desk, shown: &Shown<'_>) -> Markup {
    let tongue = &desk.tongue;
    let any = std::iter::once((String::new(), say(tongue, "any")));
    let reasons = SuppressionReason::ALL.iter();
    let reasons: Vec<(String, String)> = any
        .chain(reasons.map(|one| (one.to_string(), reason(tongue, *one))))
        .collect();
    html! {
        div.head { h1 { (say(tongue, "tab-suppressed")) } }
        (tabs(tongue, Tab::Suppressed))
        p.lead { (say(tongue, "suppressed-lead")) }
        (shown.trouble.told(tongue))
        @if shown.may_change {
            details.card open[*shown.trouble != Trouble::Nothing] {
                summary { (say(tongue, "suppress-title")) }
                (desk.form("/desk/suppressions", &html! {
                    (field("email", "email").text(tongue, shown.trouble, "email", shown.typed, 320))
                    (field("note", "note").text(tongue, shown.trouble, "text", "", 500))
                    button { (say(tongue, "suppress")) }
                }))
            }
        }
        form.filters method="get" action="/desk/suppressions" {
            (field("reason", "reason").select(tongue, &Trouble::Nothing, shown.reason.map(SuppressionReason::as_str), &reasons))
            button.quiet { (say(tongue, "search")) }
        }
        @if shown.addresses.is_empty() {
            (empty(&say(tongue, "suppressed-none"), &say(tongue, "suppressed-none-text"), &html! {}))
        } @else {
            (table(desk, shown))
            (shown.pager)
        }
    }
}

fn table(desk: &Desk, shown: &Shown<'_>) -> Markup {
    let tongue = &desk.tongue;
    html! {
        div.table tabindex="0" {
            table {
                thead {
                    tr {
                        th scope="col" { (say(tongue, "email")) }
                        th scope="col" { (say(tongue, "reason")) }
                        th scope="col" { (say(tongue, "since")) }
                        @if shown.may_change { th scope="col" { span.visually-hidden { (say(tongue, "release")) } } }
                    }
                }
                tbody {
                    @for one in shown.addresses {
                        tr {
                            th scope="row" {
                                @match one.subscriber_id {
                                    Some(id) => a href={ "/desk/subscribers/" (id) } { bdi { (one.address) } },
                                    None => bdi { (one.address) },
                                }
                            }
                            td {
                                (reason(tongue, one.reason))
                                @if let Some(note) = &one.note { div.small { bdi { (note) } } }
                            }
                            td { (tongue.date(one.created_at.datetime().date_naive())) }
                            @if shown.may_change {
                                td { a href={ "/desk/suppressions/" (one.id) } { (say(tongue, "release")) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What lifting one would mean.
pub(in crate::web) fn ask(desk: &Desk, known: &SuppressedAddress) -> Markup {
    let tongue = &desk.tongue;
    html! {
        p.crumbs { a href="/desk/suppressions" { (say(tongue, "tab-suppressed")) } }
        h1 { (mark(tongue, "release-title", &[("address", Arg::Text(&known.address))])) }
        p.notice.warn { (say(tongue, &format!("release-{}", known.reason))) }
        @if let Some(note) = &known.note { dl.facts { dt { (say(tongue, "note")) } dd { bdi { (note) } } } }
        (desk.form(&format!("/desk/suppressions/{}", known.id), &html! {
            label.box {
                input type="checkbox" name="sure" value="yes" required;
                span { (say(tongue, "release-sure")) }
            }
            p {}
            button.danger { (say(tongue, "release-do")) }
        }))
    }
}
