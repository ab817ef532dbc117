//! The way out, and what comes after it.

use maud::{Markup, html};

use super::{Tongue, document, document_of};
use crate::services::unsubscribe::{LeavePage, Scope};
use crate::words::Arg;

fn facts(page: &LeavePage) -> [(&'static str, Arg<'_>); 2] {
    [
        ("list", Arg::Text(&page.list_name)),
        ("address", Arg::Text(&page.masked_address)),
    ]
}

/// One button to leave, and a second one where other lists write to the same address.
pub(in crate::web) fn ask(tongue: &Tongue, token: &str, page: &LeavePage) -> Markup {
    let others = i64::try_from(page.other_lists).unwrap_or(i64::MAX);
    let lead = if page.subscribed {
        "leave-ask"
    } else {
        "leave-gone"
    };
    document_of(
        tongue,
        &page.list_slug,
        &tongue.say("leave-title"),
        &html! {
            h1 { (tongue.say("leave-title")) }
            p.lead { (tongue.mark(lead, &facts(page))) }
            form method="post" action={ "/u/" (token) (tongue.query()) } {
                div.choices {
                    @if page.subscribed {
                        button type="submit" name="scope" value="this" { (tongue.say("leave-button")) }
                    }
                    @if others > 0 {
                        button.plain type="submit" name="scope" value="all" { (tongue.say("leave-all")) }
                    }
                }
            }
            @if others > 0 {
                p.small { (tongue.mark("leave-others", &[("count", Arg::Number(others))])) }
            }
        },
    )
}

/// The button alone, when nothing can be looked up.
pub(in crate::web) fn ask_blindly(tongue: &Tongue, token: &str) -> Markup {
    document(
        tongue,
        &tongue.say("leave-title"),
        &html! {
            h1 { (tongue.say("leave-title")) }
            p.lead { (tongue.say("leave-ask-blindly")) }
            form method="post" action={ "/u/" (token) (tongue.query()) } {
                button type="submit" name="scope" value="this" { (tongue.say("leave-button")) }
            }
        },
    )
}

/// Done, now or before. A reason is welcome and not asked for; a slip can be undone.
pub(in crate::web) fn left(tongue: &Tongue, token: &str, page: &LeavePage, scope: Scope) -> Markup {
    let lead = match scope {
        Scope::ThisList => "left-this",
        Scope::AllLists => "left-all",
    };
    document_of(
        tongue,
        &page.list_slug,
        &tongue.say("left-title"),
        &html! {
            h1 { (tongue.say("left-title")) }
            p.lead { (tongue.mark(lead, &facts(page))) }
            section aria-labelledby="undo" {
                h2 id="undo" { (tongue.say("left-slip")) }
                form method="post" action={ "/u/" (token) "/undo" (tongue.query()) } {
                    button.plain type="submit" { (tongue.mark("left-again", &facts(page))) }
                }
            }
            section aria-labelledby="why" {
                h2 id="why" { (tongue.say("left-why")) }
                form method="post" action={ "/u/" (token) "/reason" (tongue.query()) } {
                    div.field {
                        label for="reason" { (tongue.say("left-reason")) " " span.optional { (tongue.say("form-optional")) } }
                        textarea #reason name="reason" rows="3" maxlength="500" dir="auto" {}
                    }
                    button.plain type="submit" { (tongue.say("left-send")) }
                }
            }
        },
    )
}

/// Kept for later, because the ledger cannot be written at this moment.
pub(in crate::web) fn noted(tongue: &Tongue) -> Markup {
    said(tongue, "left-title", "noted-lead")
}

/// After the button of a test letter, behind which there is nobody.
pub(in crate::web) fn of_test_letter(tongue: &Tongue) -> Markup {
    said(tongue, "leave-title", "left-test-letter")
}

/// After a reason.
pub(in crate::web) fn thanks(tongue: &Tongue) -> Markup {
    said(tongue, "thanks-title", "thanks-lead")
}

fn said(tongue: &Tongue, title: &str, text: &str) -> Markup {
    document(
        tongue,
        &tongue.say(title),
        &html! {
            h1 { (tongue.say(title)) }
            p.lead { (tongue.say(text)) }
        },
    )
}

/// After taking leaving back, whether or not that could be done.
pub(in crate::web) fn undone(tongue: &Tongue, page: &LeavePage) -> Markup {
    if page.subscribed {
        return document_of(
            tongue,
            &page.list_slug,
            &tongue.say("undone-title"),
            &html! {
                h1 { (tongue.say("undone-title")) }
                p.lead { (tongue.mark("undone-lead", &facts(page))) }
            },
        );
    }
    document_of(
        tongue,
        &page.list_slug,
        &tongue.say("too-late-title"),
        &html! {
            h1 { (tongue.say("too-late-title")) }
            p.lead { (tongue.say("too-late-lead")) }
            p {
                a href={ "/lists/" (page.list_slug) (tongue.query()) } {
                    (tongue.mark("sign-up-for", &facts(page)))
                }
            }
        },
    )
}
