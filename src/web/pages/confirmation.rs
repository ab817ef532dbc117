//! The question behind the link of a confirmation letter, and what became of it.

use maud::{Markup, html};

use super::{Tongue, document_of, try_out_hint};
use crate::config::Mode;
use crate::services::signup::{Question, QuestionStanding};
use crate::web::confirmation::DECOY;
use crate::words::Arg;

/// The question with its two answers, or where it stands.
pub(in crate::web) fn question(
    tongue: &Tongue,
    question: &Question,
    stamp: &str,
    mode: Mode,
) -> Markup {
    match question.standing {
        QuestionStanding::Open if question.asked_again => again(tongue, question, stamp),
        QuestionStanding::Open => open(tongue, question, stamp),
        QuestionStanding::Confirmed => confirmed(tongue, question, mode),
        QuestionStanding::Refused => refused(tongue, question),
        QuestionStanding::Expired => once_more(tongue, question, "expired-title", "expired-lead"),
        QuestionStanding::Left => {
            once_more(tongue, question, "left-before-title", "left-before-lead")
        }
    }
}

fn facts(question: &Question) -> [(&'static str, Arg<'_>); 2] {
    [
        ("list", Arg::Text(&question.list_name)),
        ("address", Arg::Text(&question.masked_address)),
    ]
}

fn open(tongue: &Tongue, question: &Question, stamp: &str) -> Markup {
    document_of(
        tongue,
        &question.list_slug,
        &tongue.say("question-title"),
        &html! {
            h1 { (tongue.mark("question-heading", &facts(question))) }
            p.lead { (tongue.mark("question-lead", &facts(question))) }
            form method="post" {
                input type="hidden" name="stamp" value=(stamp);
                (decoy(tongue))
                (two_answers(tongue))
            }
        },
    )
}

fn two_answers(tongue: &Tongue) -> Markup {
    html! {
        div.choices {
            button type="submit" name="answer" value="yes" { (tongue.say("question-yes")) }
            button type="submit" name="answer" value="no" { (tongue.say("question-no")) }
        }
    }
}

/// A button that only programs press: no eye sees it, no key reaches it, no screen reader tells of it.
fn decoy(tongue: &Tongue) -> Markup {
    html! {
        div.decoy aria-hidden="true" {
            button type="submit" name="answer" value=(DECOY) tabindex="-1" { (tongue.say("question-decoy")) }
        }
    }
}

/// Asks again, after something that a program may have done.
fn again(tongue: &Tongue, question: &Question, stamp: &str) -> Markup {
    asking_again(tongue, question, stamp, &two_answers(tongue))
}

fn asking_again(tongue: &Tongue, question: &Question, stamp: &str, buttons: &Markup) -> Markup {
    document_of(
        tongue,
        &question.list_slug,
        &tongue.say("again-title"),
        &html! {
            h1 { (tongue.say("again-title")) }
            p.lead { (tongue.mark("again-lead", &facts(question))) }
            form method="post" {
                input type="hidden" name="stamp" value=(stamp);
                label.box {
                    input type="checkbox" name="certain" value="yes" required;
                    span { (tongue.say("again-certain")) }
                }
                (buttons)
            }
        },
    )
}

fn confirmed(tongue: &Tongue, question: &Question, mode: Mode) -> Markup {
    document_of(
        tongue,
        &question.list_slug,
        &tongue.say("subscribed-title"),
        &html! {
            h1 { (tongue.say("subscribed-title")) }
            p.lead { (tongue.mark("subscribed-lead", &facts(question))) }
            p { (tongue.say("subscribed-close")) }
            (try_out_hint(mode, "Next, press the button in the "))
        },
    )
}

fn refused(tongue: &Tongue, question: &Question) -> Markup {
    document_of(
        tongue,
        &question.list_slug,
        &tongue.say("refused-title"),
        &html! {
            h1 { (tongue.say("refused-title")) }
            p.lead { (tongue.mark("refused-lead", &facts(question))) }
            p { (tongue.say("refused-close")) }
        },
    )
}

fn once_more(tongue: &Tongue, question: &Question, title: &str, text: &str) -> Markup {
    document_of(
        tongue,
        &question.list_slug,
        &tongue.say(title),
        &html! {
            h1 { (tongue.say(title)) }
            p.lead { (tongue.say(text)) }
            p {
                a href={ "/lists/" (question.list_slug) (tongue.query()) } {
                    (tongue.mark("sign-up-for", &facts(question)))
                }
            }
        },
    )
}

/// The page behind "this was not me".
pub(in crate::web) fn not_me(tongue: &Tongue, question: &Question, stamp: &str) -> Markup {
    if question.standing == QuestionStanding::Refused {
        return refused(tongue, question);
    }
    let button = html! {
        button type="submit" name="answer" value="no" { (tongue.say("not-me-button")) }
    };
    if question.asked_again {
        return asking_again(tongue, question, stamp, &button);
    }
    document_of(
        tongue,
        &question.list_slug,
        &tongue.say("not-me-title"),
        &html! {
            h1 { (tongue.say("not-me-title")) }
            p.lead { (tongue.mark("not-me-lead", &facts(question))) }
            form method="post" {
                input type="hidden" name="stamp" value=(stamp);
                (decoy(tongue))
                (button)
            }
        },
    )
}
