//! The pages themselves: maud, no JavaScript, one style sheet, words that help, in every language
//! that there is a catalogue of. The pages of the try-out are for developers, and in English.

pub(super) mod archive;
pub(super) mod atom;
pub(super) mod choices;
pub(super) mod confirmation;
pub(super) mod desk;
pub(super) mod docs;
pub(super) mod embed;
pub(super) mod lists;
pub(super) mod moving;
pub(super) mod preferences;
mod showing;
pub(super) mod snippet;
mod tongue;
pub(super) mod tryout;
pub(super) mod unsubscribe;

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use maud::{DOCTYPE, Markup, html};

use crate::config::Mode;
use crate::domain::brand::Brand;
use crate::words::Arg;

pub(super) use tongue::Tongue;

/// An answer that anybody may see.
pub(super) fn public(status: StatusCode, page: &Markup) -> HttpResponse {
    HttpResponse::build(status)
        .content_type("text/html; charset=utf-8")
        .body(page.0.clone())
}

/// An answer whose language may follow from what the browser prefers, so that no cache gives it to
/// somebody who prefers another.
pub(super) fn in_tongues(tongue: &Tongue, mut answer: HttpResponse) -> HttpResponse {
    let headers = answer.headers_mut();
    headers.insert(
        header::VARY,
        header::HeaderValue::from_static("Accept-Language"),
    );
    if let Ok(language) = header::HeaderValue::from_str(&tongue.language) {
        headers.insert(header::CONTENT_LANGUAGE, language);
    }
    answer
}

/// An answer to one reader, or behind a token: no cache keeps it, no search engine lists it, and its
/// address goes to nobody.
pub(super) fn private(status: StatusCode, page: &Markup) -> HttpResponse {
    HttpResponse::build(status)
        .content_type("text/html; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::REFERRER_POLICY, "no-referrer"))
        .insert_header(("x-robots-tag", "noindex"))
        .body(page.0.clone())
}

/// A page with a form of which only our own pages, and those of allowed sites, may post another: the
/// browser has to be let tell us that the page is ours.
pub(super) fn with_form(mut answer: HttpResponse) -> HttpResponse {
    answer.headers_mut().insert(
        header::REFERRER_POLICY,
        header::HeaderValue::from_static("same-origin"),
    );
    answer
}

/// A page that only says something.
pub(super) fn message(tongue: &Tongue, title: &str, text: &str, at_desk: bool) -> Markup {
    document(
        tongue,
        &tongue.say(title),
        &html! {
            h1 { (tongue.say(title)) }
            p.lead { (tongue.say(text)) }
            p {
                @if at_desk { a href="/desk" { (tongue.say("page-desk")) } }
                @else { (to_front_page(tongue)) }
            }
        },
    )
}

fn to_front_page(tongue: &Tongue) -> Markup {
    html! { a href={ "/" (tongue.query()) } { (tongue.say("page-front")) } }
}

/// In try-out mode, where to go on: the outbox, where a mailbox would be otherwise.
fn try_out_hint(mode: Mode, words: &str) -> Markup {
    html! {
        @if mode == Mode::TryOut {
            p.notice lang="en" dir="ltr" { (words) a href="/outbox" { "outbox" } "." }
        }
    }
}

/// A title; where something has to be put right, that comes first.
fn titled(tongue: &Tongue, title: String, is_wrong: bool) -> String {
    if is_wrong {
        tongue.fill("form-mistaken", &[("list", Arg::Text(&title))])
    } else {
        title
    }
}

/// What the head of a page of a list loads: the list's colours.
fn of_list(slug: &str) -> Markup {
    html! { link rel="stylesheet" href={ "/lists/" (slug) "/colours.css" }; }
}

/// A style sheet that puts the list's colours in the place of ours; empty where the list has none.
pub(super) fn colours(brand: &Brand) -> String {
    if brand.accent.is_none() && brand.accent_dark.is_none() {
        return String::new();
    }
    format!(
        "@media screen {{ :root {{ --accent: {}; }} }}\n\
         @media screen and (prefers-color-scheme: dark) {{ :root {{ --accent: {}; }} }}\n",
        brand.accent(),
        brand.accent_dark()
    )
}

/// The frame of every page. `content` holds the one `h1`.
fn document(tongue: &Tongue, title: &str, content: &Markup) -> Markup {
    document_with(tongue, title, &html! {}, content)
}

/// The same in the colours of a list.
fn document_of(tongue: &Tongue, slug: &str, title: &str, content: &Markup) -> Markup {
    document_with(tongue, title, &of_list(slug), content)
}

/// The same with more in its `head`, such as a link to a feed.
fn document_with(tongue: &Tongue, title: &str, more: &Markup, content: &Markup) -> Markup {
    let others = tongue.others();
    html! {
        (DOCTYPE)
        html lang=(tongue.language) dir=(tongue.direction()) {
            head { (head(title)) (more) }
            body {
                a.skip href="#content" { (tongue.say("page-skip")) }
                main id="content" { (content) }
                footer {
                    p { (tongue.say("page-footer")) }
                    @if !others.is_empty() {
                        nav aria-label=(tongue.say("page-languages")) {
                            ul.languages {
                                @for (language, name) in others {
                                    li { a href={ "?lang=" (language) } lang=(language) hreflang=(language) { (name) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What stands in a frame on another site: the content and nothing around it.
fn document_in_frame(tongue: &Tongue, title: &str, more: &Markup, content: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(tongue.language) dir=(tongue.direction()) {
            head { (head(title)) (more) }
            body.framed { main id="content" { (content) } }
        }
    }
}

/// The frame of the pages of the try-out.
fn document_in_english(title: &str, content: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head { (head(title)) }
            body {
                a.skip href="#content" { "To the content" }
                main id="content" { (content) }
                footer { p { "Postrider delivers newsletters to people who asked for them." } }
            }
        }
    }
}

fn head(title: &str) -> Markup {
    html! {
        meta charset="utf-8";
        meta name="viewport" content="width=device-width, initial-scale=1";
        meta name="color-scheme" content="light dark";
        title { (title) " · Postrider" }
        link rel="icon" type="image/svg+xml" href="/static/icon.svg";
        link rel="stylesheet" href="/static/style.css";
    }
}
