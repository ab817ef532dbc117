//! What concerns the person: another address and its two questions, and being forgotten.

use maud::{Markup, html};

use super::preferences::{complaint, email_field, to_centre};
use super::{Tongue, document, document_of, titled, to_front_page};
use crate::services::preferences::centre::Centre;
use crate::services::preferences::moving::{MovePage, MoveStanding, Side};
use crate::words::Arg;

/// The form for another address.
pub(in crate::web) fn address(
    tongue: &Tongue,
    token: &str,
    centre: &Centre,
    typed: &str,
    problem: Option<&str>,
) -> Markup {
    let facts = [("address", Arg::Text(centre.address.as_str()))];
    document(
        tongue,
        &titled(tongue, tongue.say("move-title"), problem.is_some()),
        &html! {
            h1 { (tongue.say("move-title")) }
            p.lead { (tongue.mark("move-lead", &facts)) }
            form method="post" action={ "/preferences/" (token) "/address" (tongue.query()) } novalidate {
                (email_field(tongue, "move-new", typed, problem))
                button type="submit" { (tongue.say("move-button")) }
            }
            (to_centre(tongue, token))
        },
    )
}

/// The same answer for every new address.
pub(in crate::web) fn asked(tongue: &Tongue, token: &str) -> Markup {
    document(
        tongue,
        &tongue.say("move-asked-title"),
        &html! {
            h1 { (tongue.say("move-asked-title")) }
            p.lead { (tongue.say("move-asked-lead")) }
            p { (tongue.say("move-asked-nothing")) }
            (to_centre(tongue, token))
        },
    )
}

/// The question to one mailbox, or where the move stands.
pub(in crate::web) fn question(tongue: &Tongue, page: &MovePage) -> Markup {
    let facts = [
        ("list", Arg::Text(page.list_name.as_str())),
        ("address", Arg::Text(page.masked_address.as_str())),
    ];
    let (title, lead) = match (page.standing, page.side) {
        (MoveStanding::Open, Side::Old) => ("move-from-page-title", "move-from-page-lead"),
        (MoveStanding::Open, Side::New) => ("move-to-page-title", "move-to-page-lead"),
        (MoveStanding::Waiting, _) => ("move-waiting-title", "move-waiting-lead"),
        (MoveStanding::Moved, _) => ("move-done-title", "move-done-lead"),
    };
    document_of(
        tongue,
        &page.list_slug,
        &tongue.say(title),
        &html! {
            h1 { (tongue.say(title)) }
            p.lead { (tongue.mark(lead, &facts)) }
            @if page.standing == MoveStanding::Open {
                form method="post" {
                    button type="submit" name="act" value="agree" { (tongue.say("move-agree")) }
                }
                p.small { (tongue.say("move-or-close")) }
            }
        },
    )
}

/// The question whether everything shall go.
pub(in crate::web) fn erasure(
    tongue: &Tongue,
    token: &str,
    centre: &Centre,
    is_unsure: bool,
) -> Markup {
    let facts = [("address", Arg::Text(centre.address.as_str()))];
    document(
        tongue,
        &titled(tongue, tongue.say("erase-title"), is_unsure),
        &html! {
            h1 { (tongue.say("erase-title")) }
            p.lead { (tongue.mark("erase-lead", &facts)) }
            ul {
                li { (tongue.say("erase-goes")) }
                li { (tongue.say("erase-stays")) }
                li { (tongue.say("erase-for-good")) }
            }
            form method="post" action={ "/preferences/" (token) "/erasure" (tongue.query()) } novalidate {
                @if is_unsure { (complaint(tongue, "sure", &tongue.say("problem-sure"))) }
                // Programs that press every button tick no box.
                label.box {
                    input #sure type="checkbox" name="sure" value="yes" required
                        aria-invalid=[is_unsure.then_some("true")] aria-describedby=[is_unsure.then_some("error-sure")];
                    span { (tongue.say("erase-sure")) }
                }
                button type="submit" name="act" value="erase" { (tongue.say("erase-button")) }
            }
            (to_centre(tongue, token))
        },
    )
}

/// Done.
pub(in crate::web) fn erased(tongue: &Tongue) -> Markup {
    document(
        tongue,
        &tongue.say("erased-title"),
        &html! {
            h1 { (tongue.say("erased-title")) }
            p.lead { (tongue.say("erased-lead")) }
            p { (to_front_page(tongue)) }
        },
    )
}
