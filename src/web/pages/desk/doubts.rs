//! Letters that belong to no issue and of which nobody knows whether they arrived, and what an operator decides about them.

use maud::{Markup, html};

use super::super::Tongue;
use super::empty;
use crate::domain::delivery::LetterKind;
use crate::services::digest::SingleDoubt;
use crate::words::Arg;

/// Where the page is.
pub(in crate::web) const ADDRESS: &str = "/desk/doubts";
/// The form that a button beside one letter belongs to.
const ONE: &str = "one";

/// What can be decided: a word of the form, and what the button says.
const DECISIONS: [(&str, &str); 3] = [
    ("resend", "desk-doubts-resend"),
    ("sent", "desk-doubts-sent"),
    ("give_up", "desk-doubts-give-up"),
];

/// The page; the secret of the session is there for whoever may decide.
pub(in crate::web) fn page(
    tongue: &Tongue,
    held: &[SingleDoubt],
    secret: Option<&Markup>,
    pager: &Markup,
) -> Markup {
    html! {
        p.crumbs { a href="/desk/issues" { (tongue.say("desk-issues")) } }
        h1 { (tongue.say("desk-doubts")) }
        @if held.is_empty() {
            (empty(&tongue.say("desk-issues-no-doubts"), &tongue.say("desk-doubts-none-text"),
                &html! { a.button.quiet href="/desk" { (tongue.say("desk-today")) } }))
        } @else {
            p.lead { (tongue.say("desk-doubts-lead")) }
            @match secret {
                Some(secret) => {
                    // Buttons of a form of their own, so that the key Enter in the table presses none of them.
                    form id=(ONE) method="post" action=(ADDRESS) { (secret) }
                    form method="post" action=(ADDRESS) {
                        (secret)
                        (table(tongue, held, true))
                        fieldset.field {
                            legend { (tongue.say("desk-doubts-ticked")) }
                            div.actions {
                                @for (value, key) in DECISIONS {
                                    button.quiet name="decision" value=(value) { (tongue.say(key)) }
                                }
                            }
                        }
                    }
                }
                None => (table(tongue, held, false)),
            }
            (pager)
        }
    }
}

fn table(tongue: &Tongue, held: &[SingleDoubt], may_decide: bool) -> Markup {
    html! {
        div.table {
            table.stacked {
                thead {
                    tr {
                        @if may_decide { th scope="col" { span.visually-hidden { (tongue.say("desk-issues-choose")) } } }
                        th scope="col" { (tongue.say("desk-issues-recipient")) }
                        th scope="col" { (tongue.say("desk-doubts-letter")) }
                        th scope="col" { (tongue.say("desk-issues-since")) }
                        th scope="col" { (tongue.say("desk-issues-reply")) }
                        @if may_decide { th scope="col" { span.visually-hidden { (tongue.say("desk-issues-doubts-button")) } } }
                    }
                }
                tbody {
                    @for doubt in held { (row(tongue, doubt, may_decide)) }
                }
            }
        }
    }
}

fn row(tongue: &Tongue, doubt: &SingleDoubt, may_decide: bool) -> Markup {
    let address = doubt.recipient.to_string();
    html! {
        tr {
            @if may_decide {
                td { input type="checkbox" name="delivery" value=(doubt.id) aria-label=(address); }
            }
            th scope="row" {
                @match doubt.subscriber_id {
                    Some(reader) => a href={ "/desk/subscribers/" (reader) } dir="ltr" { (address) },
                    None => span dir="ltr" { (address) },
                }
            }
            td data-label=(tongue.say("desk-doubts-letter")) {
                (tongue.say(&kind(doubt.letter)))
                div.small { bdi { (doubt.list_name) } }
            }
            td data-label=(tongue.say("desk-issues-since")) {
                @if let Some(since) = doubt.since {
                    time datetime=(since.to_string()) { (tongue.instant(since, &doubt.time_zone)) }
                }
            }
            td data-label=(tongue.say("desk-issues-reply")) dir="auto" { (doubt.reply_text.as_deref().unwrap_or_default()) }
            @if may_decide {
                td {
                    div.actions {
                        @for (value, key, label) in [
                            ("resend", "desk-doubts-resend", "desk-doubts-resend-one"),
                            ("sent", "desk-doubts-sent", "desk-doubts-sent-one"),
                        ] {
                            button.quiet.small-button form=(ONE) name="one" value={ (value) " " (doubt.id) }
                                aria-label=(tongue.fill(label, &[("address", Arg::Text(&address))])) { (tongue.say(key)) }
                        }
                    }
                }
            }
        }
    }
}

/// What a letter is called. A digest outside issues is a test letter.
fn kind(letter: LetterKind) -> String {
    match letter {
        LetterKind::Digest => "desk-doubts-test-letter".to_owned(),
        other => format!("desk-subscribers-letter-{other}"),
    }
}
