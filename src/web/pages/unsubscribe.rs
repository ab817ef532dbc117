//! The way out, and what comes after it.

use maud::{Markup, html};

use super::document;
use crate::services::unsubscribe::{LeavePage, Scope};

/// One button to leave, and a second one where other lists write to the same address.
pub(in crate::web) fn ask(token: &str, page: &LeavePage) -> Markup {
    let others = page.other_lists;
    document(
        "Unsubscribe",
        &html! {
            h1 { "Unsubscribe" }
            @if page.subscribed {
                p.lead { "Shall " strong { (page.list_name) } " no longer come to " strong { (page.masked_address) } "?" }
            } @else {
                p.lead { strong { (page.list_name) } " no longer comes to " strong { (page.masked_address) } "." }
            }
            form method="post" action={ "/u/" (token) } {
                div.choices {
                    @if page.subscribed {
                        button type="submit" name="scope" value="this" { "Unsubscribe" }
                    }
                    @if others > 0 {
                        button.plain type="submit" name="scope" value="all" { "Leave all lists" }
                    }
                }
            }
            @if others > 0 {
                p.small {
                    @if others == 1 { "One other newsletter" } @else { (others) " other newsletters" }
                    " from here also " @if others == 1 { "comes" } @else { "come" } " to this address."
                }
            }
        },
    )
}

/// The button alone, when nothing can be looked up.
pub(in crate::web) fn ask_blindly(token: &str) -> Markup {
    document(
        "Unsubscribe",
        &html! {
            h1 { "Unsubscribe" }
            p.lead { "Shall this newsletter no longer come to you?" }
            form method="post" action={ "/u/" (token) } {
                button type="submit" name="scope" value="this" { "Unsubscribe" }
            }
        },
    )
}

/// Done, now or before. A reason is welcome and not asked for; a slip can be undone.
pub(in crate::web) fn left(token: &str, page: &LeavePage, scope: Scope) -> Markup {
    document(
        "You are unsubscribed",
        &html! {
            h1 { "You are unsubscribed" }
            p.lead {
                @match scope {
                    Scope::ThisList => { strong { (page.list_name) } " no longer comes to " }
                    Scope::AllLists => "No newsletter from here comes any longer to "
                }
                strong { (page.masked_address) } "."
            }
            section aria-labelledby="undo" {
                h2 id="undo" { "Was it a slip?" }
                form method="post" action={ "/u/" (token) "/undo" } {
                    button.plain type="submit" { "Subscribe me again to " (page.list_name) }
                }
            }
            section aria-labelledby="why" {
                h2 id="why" { "Would you tell us why?" }
                form method="post" action={ "/u/" (token) "/reason" } {
                    div.field {
                        label for="reason" { "Your reason " span.optional { "(optional)" } }
                        textarea #reason name="reason" rows="3" maxlength="500" {}
                    }
                    button.plain type="submit" { "Send" }
                }
            }
        },
    )
}

/// Kept for later, because the ledger cannot be written at this moment.
pub(in crate::web) fn noted() -> Markup {
    document(
        "You are unsubscribed",
        &html! {
            h1 { "You are unsubscribed" }
            p.lead { "Your wish is noted and will be carried out shortly. You need not do anything else." }
        },
    )
}

/// After a reason.
pub(in crate::web) fn thanks() -> Markup {
    document(
        "Thank you",
        &html! {
            h1 { "Thank you" }
            p.lead { "Your words have arrived. You stay unsubscribed, and can close this page." }
        },
    )
}

/// After taking leaving back, whether or not that could be done.
pub(in crate::web) fn undone(page: &LeavePage) -> Markup {
    if page.subscribed {
        return document(
            "You are subscribed again",
            &html! {
                h1 { "You are subscribed again" }
                p.lead { strong { (page.list_name) } " goes on coming to " strong { (page.masked_address) } "." }
            },
        );
    }
    document(
        "Please sign up again",
        &html! {
            h1 { "Please sign up again" }
            p.lead { "This cannot be undone any more: you left some time ago, or had never confirmed." }
            p { a href={ "/lists/" (page.list_slug) } { "Sign up for " (page.list_name) } }
        },
    )
}
