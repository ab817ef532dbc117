//! The letters of an issue of which nobody knows whether they arrived, and what an operator decides about them.

use maud::{Markup, html};

use super::super::super::Tongue;
use super::super::empty;
use super::{Tab, head, time};
use crate::services::digest::{Doubt, IssueLine};

/// The page; `form` is there for whoever may decide.
pub(in crate::web) fn page(
    tongue: &Tongue,
    line: &IssueLine,
    held: &[Doubt],
    form: Option<&Markup>,
) -> Markup {
    html! {
        (head(tongue, line, Tab::Doubts))
        @if held.is_empty() {
            (empty(&tongue.say("desk-issues-no-doubts"), &tongue.say("desk-issues-no-doubts-text"), &html! {}))
        } @else {
            p.lead { (tongue.say("desk-issues-doubts-lead")) }
            @match form {
                Some(form) => (form),
                None => (table(tongue, line, held, false)),
            }
        }
    }
}

/// What the form holds: the letters, and the three things that can be decided.
pub(in crate::web) fn form(tongue: &Tongue, line: &IssueLine, held: &[Doubt]) -> Markup {
    html! {
        (table(tongue, line, held, true))
        label.box { input type="checkbox" name="all" value="1"; span { (tongue.say("desk-issues-doubts-all")) } }
        fieldset.field {
            legend { (tongue.say("desk-issues-doubts-decide")) }
            @for (value, key) in [
                ("resend", "desk-issues-doubts-resend"),
                ("sent", "desk-issues-doubts-sent"),
                ("give_up", "desk-issues-doubts-give-up"),
            ] {
                label.box { input type="radio" name="decision" value=(value) required; span { (tongue.say(key)) } }
            }
        }
        button { (tongue.say("desk-issues-doubts-button")) }
    }
}

fn table(tongue: &Tongue, line: &IssueLine, held: &[Doubt], may_choose: bool) -> Markup {
    html! {
        div.table {
            table.stacked {
                thead {
                    tr {
                        @if may_choose { th scope="col" { span.visually-hidden { (tongue.say("desk-issues-choose")) } } }
                        th scope="col" { (tongue.say("desk-issues-recipient")) }
                        th scope="col" { (tongue.say("desk-issues-since")) }
                        th scope="col" { (tongue.say("desk-issues-reply")) }
                    }
                }
                tbody {
                    @for doubt in held {
                        tr {
                            @if may_choose {
                                td { input type="checkbox" name="delivery" value=(doubt.id) aria-label=(doubt.recipient.to_string()); }
                            }
                            th scope="row" { a href={ "/desk/issues/" (line.issue.id) "/recipients/" (doubt.id) } dir="ltr" { (doubt.recipient) } }
                            td data-label=(tongue.say("desk-issues-since")) {
                                @if let Some(since) = doubt.since { (time(tongue, since, &line.time_zone)) }
                            }
                            td data-label=(tongue.say("desk-issues-reply")) dir="auto" { (doubt.reply_text.as_deref().unwrap_or_default()) }
                        }
                    }
                }
            }
        }
    }
}
