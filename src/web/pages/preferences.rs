//! The pages where readers look after what they read.

use maud::{Markup, html};

use super::{Tongue, document, document_of, titled};
use crate::domain::subscription::SubscriptionState;
use crate::services::digest::NextIssue;
use crate::services::preferences::centre::{Centre, OwnList};
use crate::services::preferences::letter_link::LetterPage;
use crate::services::preferences::resting::PauseDays;
use crate::words::Arg;

/// What a page says about what was just posted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::web) enum Said {
    /// It was done.
    Notice(&'static str),
    /// The day of a pause is none of those that may be chosen.
    WrongDay,
}

/// The form for somebody who has no link.
pub(in crate::web) fn ask(tongue: &Tongue, typed: &str, problem: Option<&str>) -> Markup {
    document(
        tongue,
        &titled(tongue, tongue.say("link-title"), problem.is_some()),
        &html! {
            h1 { (tongue.say("link-title")) }
            p.lead { (tongue.say("link-lead")) }
            (ask_form(tongue, typed, problem))
        },
    )
}

fn ask_form(tongue: &Tongue, typed: &str, problem: Option<&str>) -> Markup {
    html! {
        form method="post" action={ "/preferences" (tongue.query()) } novalidate {
            (email_field(tongue, "form-email", typed, problem))
            button type="submit" { (tongue.say("link-button")) }
        }
    }
}

/// A field for an address, with what is wrong with it.
pub(super) fn email_field(
    tongue: &Tongue,
    label: &str,
    typed: &str,
    problem: Option<&str>,
) -> Markup {
    html! {
        div.field {
            label for="email" { (tongue.say(label)) }
            @if let Some(problem) = problem { (complaint(tongue, "email", &tongue.say(problem))) }
            input #email type="email" name="email" value=(typed) required autocomplete="email" dir="ltr"
                inputmode="email" spellcheck="false" maxlength="254" autofocus[problem.is_some()]
                aria-invalid=[problem.map(|_| "true")] aria-describedby=[problem.map(|_| "error-email")];
        }
    }
}

pub(super) fn complaint(tongue: &Tongue, field: &str, text: &str) -> Markup {
    html! {
        p.error id={ "error-" (field) } {
            span.visually-hidden { (tongue.say("form-error")) " " } (text)
        }
    }
}

/// The answer to everybody who asks for a link.
pub(in crate::web) fn on_its_way(tongue: &Tongue) -> Markup {
    document(
        tongue,
        &tongue.say("mailbox-title"),
        &html! {
            h1 { (tongue.say("mailbox-title")) }
            p.lead { (tongue.say("link-sent-lead")) }
            p { (tongue.say("link-sent-nothing")) }
        },
    )
}

/// A link that is unknown or has expired.
pub(in crate::web) fn gone(tongue: &Tongue) -> Markup {
    document(
        tongue,
        &tongue.say("wrong-link"),
        &html! {
            h1 { (tongue.say("wrong-link")) }
            p.lead { (tongue.say("link-gone-lead")) }
            (ask_form(tongue, "", None))
        },
    )
}

/// The page behind the link of a letter.
pub(in crate::web) fn letter(
    tongue: &Tongue,
    token: &str,
    page: &LetterPage,
    said: Option<Said>,
) -> Markup {
    let facts = [
        ("list", Arg::Text(page.list_name.as_str())),
        ("address", Arg::Text(page.masked_address.as_str())),
    ];
    let action = format!("/p/{token}{}", tongue.query());
    let reads = page.state == SubscriptionState::Active || page.state == SubscriptionState::Paused;
    let is_wrong = said == Some(Said::WrongDay);
    document_of(
        tongue,
        &page.list_slug,
        &titled(tongue, tongue.say("choices-title"), is_wrong),
        &html! {
            h1 { (tongue.say("choices-title")) }
            @if let Some(Said::Notice(notice)) = said { (told(tongue, notice)) }
            p.lead { (tongue.mark(if reads { "choices-letter" } else { "leave-gone" }, &facts)) }
            @if let Some(until) = page.paused_until {
                p { (tongue.mark("choices-rests", &[("date", Arg::Text(&tongue.date(until)))])) }
            }
            section aria-labelledby="fresh" {
                h2 id="fresh" { (tongue.say("choices-change")) }
                p { (tongue.say("choices-fresh")) }
                form method="post" action=(action) {
                    button type="submit" name="act" value="link" { (tongue.say("choices-send")) }
                }
            }
            @if reads { (pause(tongue, &action, page.pause_days, is_wrong)) }
            @if reads || page.has_other_lists {
                section aria-labelledby="leave" {
                    h2 id="leave" { (tongue.say("leave-title")) }
                    form method="post" action=(action) {
                        div.choices {
                            @if reads { button.plain type="submit" name="act" value="leave" { (tongue.say("leave-button")) } }
                            @if page.has_other_lists { button.plain type="submit" name="act" value="leave-all" { (tongue.say("leave-all")) } }
                        }
                    }
                }
            }
        },
    )
}

pub(super) fn told(tongue: &Tongue, notice: &str) -> Markup {
    html! { p.notice role="status" { (tongue.say(notice)) } }
}

/// The form for a pause until a day.
pub(super) fn pause(tongue: &Tongue, action: &str, days: PauseDays, is_wrong: bool) -> Markup {
    let (first, last) = (tongue.date(days.first), tongue.date(days.last));
    let range = [("first", Arg::Text(&first)), ("last", Arg::Text(&last))];
    html! {
        section aria-labelledby="pause" {
            h2 id="pause" { (tongue.say("pause-title")) }
            p { (tongue.say("pause-lead")) }
            form method="post" action=(action) novalidate {
                div.field {
                    label for="until" { (tongue.say("pause-until")) }
                    @if is_wrong { (complaint(tongue, "until", &tongue.fill("problem-until", &range))) }
                    input #until type="date" name="until" min=(days.first) max=(days.last) required autofocus[is_wrong]
                        aria-invalid=[is_wrong.then_some("true")] aria-describedby=[is_wrong.then_some("error-until")];
                }
                button.plain type="submit" name="act" value="pause" { (tongue.say("pause-button")) }
            }
        }
    }
}

/// All that the reader reads here.
pub(in crate::web) fn centre(
    tongue: &Tongue,
    token: &str,
    page: &Centre,
    notice: Option<&str>,
) -> Markup {
    let facts = [("address", Arg::Text(page.address.as_str()))];
    let root = format!("/preferences/{token}");
    let open = |own: &&OwnList| own.state != SubscriptionState::Unsubscribed;
    let reads_several = page.lists.iter().filter(open).count() > 1;
    let expires = tongue.instant(page.expires_at, &zone_of(page));
    document(
        tongue,
        &tongue.say("choices-title"),
        &html! {
            h1 { (tongue.say("choices-title")) }
            @if let Some(notice) = notice { (told(tongue, notice)) }
            p.lead { (tongue.mark("choices-all", &facts)) }
            ul.cards {
                @for own in &page.lists { (card(tongue, &root, own)) }
            }
            @if reads_several {
                form method="post" action={ (root) (tongue.query()) } {
                    button.plain type="submit" name="act" value="leave-all" { (tongue.say("leave-all")) }
                }
            }
            section aria-labelledby="you" {
                h2 id="you" { (tongue.say("choices-you")) }
                ul.links {
                    li { a href={ (root) "/address" (tongue.query()) } { (tongue.say("move-title")) } }
                    li { a href={ (root) "/erasure" (tongue.query()) } { (tongue.say("erase-link")) } }
                    li { a href={ "/" (tongue.query()) } { (tongue.say("choices-more")) } }
                }
                form method="post" action={ (root) "/data" (tongue.query()) } {
                    button.plain type="submit" { (tongue.say("data-button")) }
                }
            }
            p.small { (tongue.mark("choices-expires", &[("date", Arg::Text(&expires))])) }
        },
    )
}

/// The zone that the reader's clocks show, as far as one of the lists knows it.
fn zone_of(page: &Centre) -> String {
    let own = page
        .lists
        .iter()
        .find_map(|own| own.chosen.time_zone.clone());
    let list = page
        .lists
        .first()
        .map(|own| own.page.list.time_zone.clone());
    own.or(list).unwrap_or_else(|| "UTC".to_owned())
}

fn card(tongue: &Tongue, root: &str, own: &OwnList) -> Markup {
    let list = &own.page.list;
    let reads = matches!(
        own.state,
        SubscriptionState::Active | SubscriptionState::Paused
    );
    html! {
        li {
            h2 lang=(list.language) dir="auto" { (list.name) }
            p { (standing(tongue, own)) }
            @if reads {
                p { a href={ (root) "/lists/" (list.slug) (tongue.query()) } {
                    (tongue.mark("choices-edit", &[("list", Arg::Text(&list.name))]))
                } }
            }
            form method="post" action={ (root) (tongue.query()) } {
                input type="hidden" name="list" value=(list.slug);
                @if own.state != SubscriptionState::Unsubscribed {
                    button.plain type="submit" name="act" value="leave" {
                        (tongue.mark("choices-leave", &[("list", Arg::Text(&list.name))]))
                    }
                } @else if own.can_come_back {
                    button.plain type="submit" name="act" value="come-back" {
                        (tongue.mark("left-again", &[("list", Arg::Text(&list.name))]))
                    }
                } @else {
                    a href={ "/lists/" (list.slug) (tongue.query()) } {
                        (tongue.mark("sign-up-for", &[("list", Arg::Text(&list.name))]))
                    }
                }
            }
        }
    }
}

/// Where a subscription stands, and when its next issue comes.
pub(super) fn standing(tongue: &Tongue, own: &OwnList) -> Markup {
    let next = match &own.next {
        NextIssue::At(at, zone) => tongue.instant(*at, zone),
        NextIssue::AtOnce | NextIssue::Never => String::new(),
    };
    let next = [("date", Arg::Text(next.as_str()))];
    html! {
        @match (own.state, own.paused_until) {
            (SubscriptionState::Pending, _) => (tongue.say("choices-pending")),
            (SubscriptionState::Unsubscribed, _) => (tongue.say("choices-ended")),
            (SubscriptionState::Paused, Some(until)) => {
                (tongue.mark("choices-rests", &[("date", Arg::Text(&tongue.date(until)))]))
            },
            (SubscriptionState::Paused, None) => (tongue.say("choices-rests-open")),
            (SubscriptionState::Active, _) => @match own.next {
                NextIssue::At(..) => (tongue.mark("choices-next", &next)),
                NextIssue::AtOnce => (tongue.say("choices-at-once")),
                NextIssue::Never => (tongue.say("choices-no-next")),
            },
        }
    }
}

/// Back to everything.
pub(super) fn to_centre(tongue: &Tongue, token: &str) -> Markup {
    html! {
        p { a href={ "/preferences/" (token) (tongue.query()) } { (tongue.say("choices-to-all")) } }
    }
}
