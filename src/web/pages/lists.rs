//! The front page, the sign-up form, the answer to a sign-up, and the terms.

use maud::{Markup, html};

use super::archive::link_to_index;
use super::showing::guarding;
use super::{
    Tongue, document, document_in_frame, document_of, document_with, of_list, to_front_page,
    try_out_hint,
};
use crate::config::Mode;
use crate::domain::address::{AddressError, EmailAddress};
use crate::domain::editorial::Archive;
use crate::domain::list::ListState;
use crate::services::lists::{List, ListPage, Terms};
use crate::web::forms::SignupFields;
use crate::web::problem::FieldError;
use crate::words::{self, Arg};

pub(in crate::web) use super::showing::{Place, Showing};

/// Every list that takes new readers; in try-out mode, what to do first.
pub(in crate::web) fn home(tongue: &Tongue, open: &[List], mode: Mode) -> Markup {
    document(
        tongue,
        &tongue.say("home-title"),
        &html! {
            h1 { (tongue.say("home-title")) }
            @if open.is_empty() {
                p.lead { (tongue.say("home-none")) }
            } @else {
                p.lead { (tongue.say("home-lead")) }
                ul.cards {
                    @for list in open {
                        li lang=(list.language) {
                            h2 dir="auto" { a href={ "/lists/" (list.slug) (tongue.query()) } { (list.name) } }
                            p dir="auto" { (list.description) }
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
        section.steps aria-labelledby="steps" lang="en" dir="ltr" {
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
            @if list.is_some() {
                p { "The form can also stand " a href={ (form) "/embed" } { "on a site of your own" } "." }
            }
        }
    }
}

/// The sign-up form with what was typed and what has to be put right.
pub(in crate::web) fn form(tongue: &Tongue, page: &ListPage, showing: &Showing<'_>) -> Markup {
    let list = &page.list;
    let Showing {
        place,
        guard,
        errors,
        meant,
        ..
    } = *showing;
    let name = [("list", Arg::Text(list.name.as_str()))];
    let title = match (errors.is_empty(), meant) {
        (false, _) => tongue.fill("form-mistaken", &name),
        (true, Some(_)) => tongue.fill("form-check", &name),
        (true, None) => list.name.clone(),
    };
    let more = html! {
        (of_list(&list.slug))
        @if guard.challenge.is_some() { script src="/static/signup.js" defer {} }
    };
    let form = html! {
        @match &page.terms {
            Some(terms) if list.state == ListState::Open => {
                (summary(tongue, errors))
                (fields(tongue, page, terms, showing))
            }
            _ => p.notice { (tongue.say("form-closed")) }
        }
    };
    if place == Place::Frame {
        return document_in_frame(
            tongue,
            &title,
            &more,
            &html! { h1 lang=(list.language) dir="auto" { (list.name) } (form) },
        );
    }
    document_with(
        tongue,
        &title,
        &more,
        &html! {
            h1 lang=(list.language) dir="auto" { (list.name) }
            p.lead lang=(list.language) dir="auto" { (list.description) }
            (form)
            @if list.editorial.archive == Archive::Public { (link_to_index(tongue, list)) }
            (sender(tongue, list))
        },
    )
}

fn fields(tongue: &Tongue, page: &ListPage, terms: &Terms, showing: &Showing<'_>) -> Markup {
    let Showing {
        place,
        guard,
        typed,
        errors,
        meant,
    } = *showing;
    let waiting = guard.challenge.is_some().then(|| tongue.say("form-wait"));
    html! {
        form method="post" action={ (place.address(&page.list)) (tongue.query()) } novalidate
            data-challenge=[guard.challenge.as_deref()] data-wait=[waiting.as_deref()] {
            input type="hidden" name="terms_version" value=(terms.version);
            input type="hidden" name="terms_hash" value=(terms.wording_hash);
            (guarding(tongue, guard))
            div.field {
                label for="email" { (tongue.say("form-email")) }
                (error(tongue, "email", errors))
                input #email type="email" name="email" value=(typed.email) required autocomplete="email" dir="ltr"
                    inputmode="email" spellcheck="false" maxlength="254"
                    aria-invalid=[invalid("email", errors)]
                    aria-describedby=[described("email", errors).or(meant.map(|_| "suggestion".to_owned()))];
                @if let Some(meant) = meant { (suggestion(tongue, typed, meant)) }
            }
            div.field {
                label for="name" { (tongue.say("form-name")) " " span.optional { (tongue.say("form-optional")) } }
                (error(tongue, "name", errors))
                input #name type="text" name="name" value=(typed.name.as_deref().unwrap_or_default()) autocomplete="name" dir="auto"
                    maxlength="100" aria-invalid=[invalid("name", errors)] aria-describedby=[described("name", errors)];
            }
            @if !page.topics.is_empty() { (topics(tongue, page, typed, errors)) }
            @if page.cadences.len() > 1 { (cadences(tongue, page, typed, errors)) }
            (consents(tongue, page, terms, showing))
            button type="submit" { (tongue.say("form-submit")) }
            @if guard.challenge.is_some() { p.small role="status" data-status {} }
            p.small { (tongue.say("form-next")) }
        }
    }
}

/// "Did you mean …?", with two ways on. Pressing any other button leaves the address as it was typed, and a
/// change to the field counts more than all of them.
fn suggestion(tongue: &Tongue, typed: &SignupFields, meant: &EmailAddress) -> Markup {
    let address = [("address", Arg::Text(meant.as_str()))];
    html! {
        div.suggestion role="alert" tabindex="-1" autofocus {
            p #suggestion { (tongue.mark("suggestion-question", &address)) }
            input type="hidden" name="asked" value=(typed.email);
            div.choices {
                button type="submit" name="meant" value="yes" { (tongue.mark("suggestion-use", &address)) }
                button.plain type="submit" name="meant" value="no" { (tongue.say("suggestion-as-typed")) }
            }
        }
    }
}

fn topics(tongue: &Tongue, page: &ListPage, typed: &SignupFields, errors: &[FieldError]) -> Markup {
    html! {
        fieldset #topics tabindex="-1" aria-describedby=[described("topics", errors)] {
            legend { (tongue.say("form-topics")) " " span.optional { (tongue.say("form-topics-optional")) } }
            (error(tongue, "topics", errors))
            @for topic in &page.topics {
                label.box {
                    input type="checkbox" name="topics" value=(topic.slug) checked[typed.topics.contains(&topic.slug)];
                    span lang=(page.list.language) dir="auto" { (topic.name) }
                }
            }
        }
    }
}

/// How often: the list's default is chosen until the reader chooses otherwise.
fn cadences(
    tongue: &Tongue,
    page: &ListPage,
    typed: &SignupFields,
    errors: &[FieldError],
) -> Markup {
    let chosen = typed
        .cadence
        .as_ref()
        .or(page.list.default_cadence.as_ref());
    html! {
        fieldset #cadence tabindex="-1" aria-describedby=[described("cadence", errors)] {
            legend { (tongue.say("form-cadence")) }
            (error(tongue, "cadence", errors))
            @for cadence in &page.cadences {
                label.box {
                    input type="radio" name="cadence" value=(cadence.name) checked[chosen == Some(&cadence.name)];
                    span { (often(tongue, &cadence.name)) }
                }
            }
        }
    }
}

/// A cadence in words; an operator's own name stands for itself.
pub(in crate::web) fn often(tongue: &Tongue, name: &str) -> String {
    match name {
        "instant" => tongue.say("cadence-instant"),
        "daily" => tongue.say("cadence-daily"),
        "weekly" => tongue.say("cadence-weekly"),
        "monthly" => tongue.say("cadence-monthly"),
        other => other.to_owned(),
    }
}

/// The two boxes. They are ticked only where the reader ticked them a moment ago.
fn consents(tongue: &Tongue, page: &ListPage, terms: &Terms, showing: &Showing<'_>) -> Markup {
    let Showing {
        place,
        typed,
        errors,
        ..
    } = *showing;
    let version = terms.version.to_string();
    // What is read in a frame opens beside it, or what was typed would be lost.
    let target = (place == Place::Frame).then_some("_blank");
    html! {
        fieldset {
            legend { (tongue.say("form-agreement")) }
            (error(tongue, "terms_version", errors))
            (error(tongue, "consent_newsletter", errors))
            label.box lang=(terms.language) {
                input #consent_newsletter type="checkbox" name="consent_newsletter" value="yes" required
                    checked[typed.consent_newsletter] aria-invalid=[invalid("consent_newsletter", errors)]
                    aria-describedby=[described("consent_newsletter", errors)];
                span dir="auto" { (terms.newsletter_statement) }
            }
            (error(tongue, "consent_terms", errors))
            label.box lang=(terms.language) {
                input #consent_terms type="checkbox" name="consent_terms" value="yes" required
                    checked[typed.consent_terms] aria-invalid=[invalid("consent_terms", errors).or(invalid("terms_version", errors))]
                    aria-describedby=[described("consent_terms", errors).or(described("terms_version", errors))];
                span dir="auto" { (terms.terms_statement) }
            }
            p.small {
                a href={ "/lists/" (page.list.slug) "/terms/" (terms.version) (tongue.query()) } target=[target] rel="noopener" {
                    (tongue.fill("form-read-terms", &[("version", Arg::Text(&version))]))
                }
                @if let Some(url) = privacy_url(tongue, page) {
                    " · " a href=(url) target=[target] rel="noopener" { (tongue.say("form-privacy")) }
                }
            }
        }
    }
}

/// Where the privacy notice is: the site's own, or ours where one was written.
pub(in crate::web) fn privacy_url(tongue: &Tongue, page: &ListPage) -> Option<String> {
    let ours = || format!("/lists/{}/privacy{}", page.list.slug, tongue.query());
    let own = page.list.privacy_url.clone();
    own.or_else(|| page.has_notice.then(ours))
}

fn summary(tongue: &Tongue, errors: &[FieldError]) -> Markup {
    html! {
        @if !errors.is_empty() {
            div.summary role="alert" tabindex="-1" autofocus aria-labelledby="summary" {
                h2 id="summary" { (tongue.say("form-summary")) }
                ul {
                    @for error in errors {
                        li { a href={ "#" (target(&error.field)) } { (tongue.say(label(&error.field))) ": " (complaint(tongue, error)) } }
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

fn label(field: &str) -> &'static str {
    match field {
        "email" => "form-email",
        "name" => "form-name",
        "topics" => "form-topics",
        "cadence" => "form-cadence",
        "consent_newsletter" => "form-newsletter",
        "terms_version" | "terms_hash" | "consent_terms" => "form-terms",
        _ => "form-itself",
    }
}

/// What is wrong with a field, in the words of the catalogue.
pub(in crate::web) fn complaint(tongue: &Tongue, error: &FieldError) -> String {
    let is = |known: AddressError| known.to_string() == error.message;
    let key = match error.field.as_str() {
        "email" if is(AddressError::Empty) => "problem-email-empty",
        "email" if is(AddressError::Syntax) => "problem-email-syntax",
        "email" if is(AddressError::Domain) => "problem-email-domain",
        "email" if is(AddressError::Reserved) => "problem-email-reserved",
        "email" if is(AddressError::Invisible) => "problem-email-invisible",
        "email" if is(AddressError::NeedsSmtpUtf8) => "problem-email-utf8",
        "email" => "problem-email-long",
        "name" => "problem-name",
        "topics" => "problem-topics",
        "cadence" => "problem-cadence",
        "consent_newsletter" => "problem-consent-newsletter",
        "consent_terms" => "problem-consent-terms",
        "terms_version" | "terms_hash" => "problem-terms",
        "list" => "form-closed",
        _ => "problem-other",
    };
    tongue.say(key)
}

fn error(tongue: &Tongue, field: &str, errors: &[FieldError]) -> Markup {
    html! {
        @for error in errors.iter().filter(|error| error.field == field).take(1) {
            p.error id={ "error-" (field) } {
                span.visually-hidden { (tongue.say("form-error")) " " } (complaint(tongue, error))
            }
        }
    }
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

pub(super) fn sender(tongue: &Tongue, list: &List) -> Markup {
    let name = [("name", Arg::Text(list.legal_name.as_str()))];
    html! {
        p.sender { (tongue.mark("page-published-by", &name)) br; bdi { (list.postal_address) } }
    }
}

/// The answer to every valid sign-up: the same bytes for everybody.
pub(in crate::web) fn look_into_your_mailbox(
    tongue: &Tongue,
    list: &List,
    place: Place,
    mode: Mode,
) -> Markup {
    let said = html! {
        h1 { (tongue.say("mailbox-title")) }
        p.lead { (tongue.say("mailbox-lead")) }
        p { (tongue.say("mailbox-nothing")) }
        (try_out_hint(mode, "The letter lies in the "))
    };
    let (title, colours) = (tongue.say("mailbox-title"), of_list(&list.slug));
    match place {
        Place::Frame => document_in_frame(tongue, &title, &colours, &said),
        Place::Page => document_with(
            tongue,
            &title,
            &colours,
            &html! { (said) p { (to_front_page(tongue)) } },
        ),
    }
}

/// One version of the terms, word for word, with what identifies it.
pub(in crate::web) fn terms(tongue: &Tongue, list: &List, terms: &Terms, current: bool) -> Markup {
    let version = terms.version.to_string();
    let date = tongue.date(terms.published_at.datetime().date_naive());
    let facts = [
        ("list", Arg::Text(list.name.as_str())),
        ("version", Arg::Text(version.as_str())),
        ("date", Arg::Text(date.as_str())),
    ];
    let standing = if current {
        "terms-current"
    } else {
        "terms-old"
    };
    document_of(
        tongue,
        &list.slug,
        &tongue.fill("terms-title", &facts),
        &html! {
            h1 { (tongue.mark("terms-heading", &facts)) }
            p.lead { (tongue.fill(standing, &facts)) }
            h2 { (tongue.say("terms-ticked")) }
            ul lang=(terms.language) dir=(words::direction(&terms.language)) {
                li { (terms.newsletter_statement) }
                li { (terms.terms_statement) }
            }
            h2 { (tongue.say("terms-words")) }
            div.wording lang=(terms.language) {
                @for paragraph in terms.body.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()) {
                    p dir="auto" { (paragraph.trim()) }
                }
            }
            p.small { (tongue.say("terms-fingerprint")) " " code dir="ltr" { (terms.wording_hash) } }
            p { a href={ "/lists/" (list.slug) (tongue.query()) } { (tongue.say("terms-form")) } }
            (sender(tongue, list))
        },
    )
}
