//! The question behind the link of a confirmation letter, and what became of it.

use maud::{Markup, html};

use super::{document, try_out_hint};
use crate::config::Mode;
use crate::services::signup::{Question, QuestionStanding};

/// The question with its two answers, or where it stands.
pub(in crate::web) fn question(question: &Question, mode: Mode) -> Markup {
    match question.standing {
        QuestionStanding::Open => open(question),
        QuestionStanding::Confirmed => confirmed(question, mode),
        QuestionStanding::Refused => refused(question),
        QuestionStanding::Expired => once_more(
            question,
            "This link has expired",
            "It was not used in time, so nothing has been subscribed. You can sign up again.",
        ),
        QuestionStanding::Left => once_more(
            question,
            "You are not subscribed",
            "You have left this newsletter since, and the old link does not bring it back. You can sign up again.",
        ),
    }
}

fn open(question: &Question) -> Markup {
    document(
        "Confirm your subscription",
        &html! {
            h1 { "Subscribe to " (question.list_name) "?" }
            p.lead { "Somebody, probably you, signed up " strong { (question.masked_address) } ". Nothing is sent until you say yes." }
            form method="post" {
                div.choices {
                    button type="submit" name="answer" value="yes" { "Yes, subscribe" }
                    button type="submit" name="answer" value="no" { "No, not me" }
                }
            }
        },
    )
}

fn confirmed(question: &Question, mode: Mode) -> Markup {
    document(
        "You are subscribed",
        &html! {
            h1 { "You are subscribed" }
            p.lead { strong { (question.list_name) } " will come to " strong { (question.masked_address) } "." }
            p { "Every letter has a link to unsubscribe at its foot. You can close this page." }
        (try_out_hint(mode, "Next, press the button in the "))
            },
    )
}

fn refused(question: &Question) -> Markup {
    document(
        "Nothing will be sent",
        &html! {
            h1 { "Nothing will be sent" }
            p.lead { "Thank you for telling us. " strong { (question.masked_address) } " is not subscribed to " (question.list_name) "." }
            p { "You need not do anything else. You can close this page." }
        },
    )
}

fn once_more(question: &Question, title: &str, text: &str) -> Markup {
    document(
        title,
        &html! {
            h1 { (title) }
            p.lead { (text) }
            p { a href={ "/lists/" (question.list_slug) } { "Sign up for " (question.list_name) } }
        },
    )
}

/// The page behind "this was not me".
pub(in crate::web) fn not_me(question: &Question) -> Markup {
    if question.standing == QuestionStanding::Refused {
        return refused(question);
    }
    document(
        "This was not you?",
        &html! {
            h1 { "This was not you?" }
            p.lead {
                "Somebody signed up " strong { (question.masked_address) } " for " (question.list_name)
                ". With this button no letter will be sent to this address again, from any list of this site."
            }
            form method="post" {
                button type="submit" name="answer" value="no" { "This was not me" }
            }
        },
    )
}
