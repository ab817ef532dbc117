//! The front page, the sign-up form, the answer to a sign-up, and the terms.

use maud::{Markup, html};

use super::archive::link_to_index;
use super::{document, try_out_hint};
use crate::config::Mode;
use crate::domain::editorial::Archive;
use crate::domain::list::ListState;
use crate::services::lists::{List, ListPage, Terms, Topic};
use crate::web::forms::SignupFields;
use crate::web::problem::FieldError;

/// Every list that takes new readers; in try-out mode, what to do first.
pub(in crate::web) fn home(open: &[List], mode: Mode) -> Markup {
    document(
        "Newsletters",
        &html! {
            h1 { "Newsletters" }
            @if open.is_empty() {
                p.lead { "No newsletter takes new readers at present." }
            } @else {
                p.lead { "Choose a newsletter. You confirm by a letter before anything else arrives, and every letter has a way out." }
                ul.cards {
                    @for list in open {
                        li lang=(list.language) {
                            h2 { a href={ "/lists/" (list.slug) } { (list.name) } }
                            p { (list.description) }
                        }
                    }
                }
            }
            @if mode == Mode::TryOut { (first_steps(open.first())) }
        },
    )
}

fn first_steps(list: Option<&List>) -> Markup {
    let form = list.map_or_else(|| "/".to_owned(), |list| format!("/lists/{}", list.slug));
    html! {
        section.steps aria-labelledby="steps" {
            h2 id="steps" { "A first look in six steps" }
            p { "This is the try-out: letters stay on this machine, in the " a href="/outbox" { "outbox" } "." }
            ol {
                li { a href=(form) { "Subscribe" } " with any address." }
                li { "Read the confirmation letter in the " a href="/outbox" { "outbox" } "." }
                li { "Confirm with the button behind its link." }
                li { "Press " strong { "Send the digest now" } " in the outbox." }
                li { "Read the digest." }
                li { "Unsubscribe with the link at its foot." }
            }
        }
    }
}

/// The sign-up form with what was typed and what has to be put right.
pub(in crate::web) fn form(page: &ListPage, typed: &SignupFields, errors: &[FieldError]) -> Markup {
    let list = &page.list;
    let title = if errors.is_empty() {
        list.name.clone()
    } else {
        format!("Please check: {}", list.name)
    };
    document(
        &title,
        &html! {
            h1 lang=(list.language) { (list.name) }
            p.lead lang=(list.language) { (list.description) }
            @match &page.terms {
                Some(terms) if list.state == ListState::Open => {
                    (summary(errors))
                    (fields(page, terms, typed, errors))
                }
                _ => p.notice { "This newsletter takes no new readers at present." }
            }
            @if list.editorial.archive == Archive::Public { (link_to_index(list)) }
            (sender(list))
        },
    )
}

fn fields(page: &ListPage, terms: &Terms, typed: &SignupFields, errors: &[FieldError]) -> Markup {
    html! {
        form method="post" action={ "/lists/" (page.list.slug) } novalidate {
            input type="hidden" name="terms_version" value=(terms.version);
            input type="hidden" name="terms_hash" value=(terms.wording_hash);
            div.field {
                label for="email" { "E-mail address" }
                (error("email", errors))
                input #email type="email" name="email" value=(typed.email) required autocomplete="email"
                    inputmode="email" spellcheck="false" maxlength="254"
                    aria-invalid=[invalid("email", errors)] aria-describedby=[described("email", errors)];
            }
            div.field {
                label for="name" { "Name " span.optional { "(optional)" } }
                (error("name", errors))
                input #name type="text" name="name" value=(typed.name.as_deref().unwrap_or_default()) autocomplete="name"
                    maxlength="100" aria-invalid=[invalid("name", errors)] aria-describedby=[described("name", errors)];
            }
            @if !page.topics.is_empty() { (topics(&page.topics, typed, errors)) }
            @if page.cadences.len() > 1 { (cadences(page, typed, errors)) }
            (consents(&page.list, terms, typed, errors))
            button type="submit" { "Subscribe" }
            p.small { "You will get a letter with a link. Only when you confirm there are you subscribed." }
        }
    }
}

fn topics(topics: &[Topic], typed: &SignupFields, errors: &[FieldError]) -> Markup {
    html! {
        fieldset #topics tabindex="-1" aria-describedby=[described("topics", errors)] {
            legend { "Topics " span.optional { "(optional; none means all)" } }
            (error("topics", errors))
            @for topic in topics {
                label.box {
                    input type="checkbox" name="topics" value=(topic.slug) checked[typed.topics.contains(&topic.slug)];
                    span { (topic.name) }
                }
            }
        }
    }
}

/// How often: the list's default is chosen until the reader chooses otherwise.
fn cadences(page: &ListPage, typed: &SignupFields, errors: &[FieldError]) -> Markup {
    let chosen = typed
        .cadence
        .as_ref()
        .or(page.list.default_cadence.as_ref());
    html! {
        fieldset #cadence tabindex="-1" aria-describedby=[described("cadence", errors)] {
            legend { "How often" }
            (error("cadence", errors))
            @for cadence in &page.cadences {
                label.box {
                    input type="radio" name="cadence" value=(cadence.name) checked[chosen == Some(&cadence.name)];
                    span { (often(&cadence.name)) }
                }
            }
        }
    }
}

/// A cadence in words; an operator's own name stands for itself.
fn often(name: &str) -> &str {
    match name {
        "instant" => "At once, whenever something is published",
        "daily" => "Every day",
        "weekly" => "Every week",
        "monthly" => "Every month",
        other => other,
    }
}

/// The two boxes. They are ticked only where the reader ticked them a moment ago.
fn consents(list: &List, terms: &Terms, typed: &SignupFields, errors: &[FieldError]) -> Markup {
    html! {
        fieldset {
            legend { "Your agreement" }
            (error("terms_version", errors))
            (error("consent_newsletter", errors))
            label.box lang=(terms.language) {
                input #consent_newsletter type="checkbox" name="consent_newsletter" value="yes" required
                    checked[typed.consent_newsletter] aria-invalid=[invalid("consent_newsletter", errors)]
                    aria-describedby=[described("consent_newsletter", errors)];
                span { (terms.newsletter_statement) }
            }
            (error("consent_terms", errors))
            label.box lang=(terms.language) {
                input #consent_terms type="checkbox" name="consent_terms" value="yes" required
                    checked[typed.consent_terms] aria-invalid=[invalid("consent_terms", errors).or(invalid("terms_version", errors))]
                    aria-describedby=[described("consent_terms", errors).or(described("terms_version", errors))];
                span { (terms.terms_statement) }
            }
            p.small {
                a href={ "/lists/" (list.slug) "/terms/" (terms.version) } { "Read the terms (version " (terms.version) ")" }
                @if let Some(url) = &list.privacy_url { " · " a href=(url) rel="noopener" { "Privacy notice" } }
            }
        }
    }
}

fn summary(errors: &[FieldError]) -> Markup {
    html! {
        @if !errors.is_empty() {
            div.summary role="alert" tabindex="-1" autofocus aria-labelledby="summary" {
                h2 id="summary" { "Please put this right" }
                ul {
                    @for error in errors {
                        li { a href={ "#" (target(&error.field)) } { (label(&error.field)) ": " (error.message) } }
                    }
                }
            }
        }
    }
}

/// The control that a message is about.
fn target(field: &str) -> &str {
    match field {
        "email" | "name" | "topics" | "cadence" | "consent_newsletter" => field,
        "terms_version" | "terms_hash" | "consent_terms" => "consent_terms",
        _ => "content",
    }
}

fn label(field: &str) -> &str {
    match field {
        "email" => "E-mail address",
        "name" => "Name",
        "topics" => "Topics",
        "cadence" => "How often",
        "consent_newsletter" => "Newsletter",
        "terms_version" | "terms_hash" | "consent_terms" => "Terms",
        _ => "This form",
    }
}

fn error(field: &str, errors: &[FieldError]) -> Markup {
    html! {
        @for error in errors.iter().filter(|error| error.field == field).take(1) {
            p.error id={ "error-" (field) } { span.visually-hidden { "Error: " } (sentence(&error.message)) }
        }
    }
}

/// Begins with a capital letter, as what stands on its own does.
fn sentence(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(rest).collect()
    })
}

fn invalid(field: &str, errors: &[FieldError]) -> Option<&'static str> {
    errors
        .iter()
        .any(|error| error.field == field)
        .then_some("true")
}

fn described(field: &str, errors: &[FieldError]) -> Option<String> {
    invalid(field, errors).map(|_| format!("error-{field}"))
}

pub(super) fn sender(list: &List) -> Markup {
    html! {
        p.sender { "Published by " (list.legal_name) ", " (list.postal_address) "." }
    }
}

/// The answer to every valid sign-up: the same bytes for everybody.
pub(in crate::web) fn look_into_your_mailbox(mode: Mode) -> Markup {
    document(
        "Look into your mailbox",
        &html! {
            h1 { "Look into your mailbox" }
            p.lead { "If this address can be subscribed, a letter with a link is on its way to it. You are subscribed once you confirm there." }
            p { "Nothing after a few minutes? Look into the folder for junk mail, and check that you typed the address without a slip. If you are a reader already, no letter is sent." }
            (try_out_hint(mode, "The letter lies in the "))
            p { a href="/" { "To the front page" } }
        },
    )
}

/// One version of the terms, word for word, with what identifies it.
pub(in crate::web) fn terms(list: &List, terms: &Terms, current: bool) -> Markup {
    let published = terms.published_at.to_string();
    document(
        &format!("Terms of {}, version {}", list.name, terms.version),
        &html! {
            h1 { "Terms of " span lang=(list.language) { (list.name) } }
            p.lead {
                "Version " (terms.version) ", published on "
                time datetime=(published) { (published.split('T').next().unwrap_or_default()) }
                @if current { ". This is the current version." } @else { ". A newer version has taken its place." }
            }
            h2 { "What a reader ticks" }
            ul lang=(terms.language) {
                li { (terms.newsletter_statement) }
                li { (terms.terms_statement) }
            }
            h2 { "The terms" }
            div.wording lang=(terms.language) {
                @for paragraph in terms.body.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
                    p { (paragraph.trim()) }
                }
            }
            p.small { "Fingerprint of this wording (SHA-256): " code { (terms.wording_hash) } }
            p { a href={ "/lists/" (list.slug) } { "To the sign-up form" } }
            (sender(list))
        },
    )
}
