//! The pages themselves: maud, no JavaScript, one style sheet, words that help.

pub(super) mod archive;
pub(super) mod atom;
pub(super) mod confirmation;
pub(super) mod lists;
pub(super) mod tryout;
pub(super) mod unsubscribe;

use actix_web::HttpResponse;
use actix_web::http::{StatusCode, header};
use maud::{DOCTYPE, Markup, html};

use crate::config::Mode;

/// An answer that anybody may see.
pub(super) fn public(status: StatusCode, page: &Markup) -> HttpResponse {
    HttpResponse::build(status)
        .content_type("text/html; charset=utf-8")
        .body(page.0.clone())
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

/// A page that only says something.
pub(super) fn message(title: &str, text: &str) -> Markup {
    document(
        title,
        &html! {
            h1 { (title) }
            p.lead { (text) }
            p { a href="/" { "To the front page" } }
        },
    )
}

/// In try-out mode, where to go on: the outbox, where a mailbox would be otherwise.
fn try_out_hint(mode: Mode, words: &str) -> Markup {
    html! {
        @if mode == Mode::TryOut {
            p.notice { (words) a href="/outbox" { "outbox" } "." }
        }
    }
}

/// The frame of every page. `content` holds the one `h1`.
fn document(title: &str, content: &Markup) -> Markup {
    document_with(title, &html! {}, content)
}

/// The same with more in its `head`, such as a link to a feed.
fn document_with(title: &str, head: &Markup, content: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · Postrider" }
                link rel="icon" type="image/svg+xml" href="/static/icon.svg";
                link rel="stylesheet" href="/static/style.css";
                (head)
            }
            body {
                a.skip href="#content" { "To the content" }
                main id="content" { (content) }
                footer { p { "Postrider delivers newsletters to people who asked for them." } }
            }
        }
    }
}
