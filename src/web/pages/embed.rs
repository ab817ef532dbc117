//! The page that shows how a form is put on another site, the answer to a form from a site that may not
//! send one, and the notice about personal data.

use maud::{Markup, html};

use super::lists::{Place, sender};
use super::snippet::Snippet;
use super::{Tongue, document_of};
use crate::services::lists::List;
use crate::services::notices::Notice;
use crate::web::across::Stranger;
use crate::words::Arg;

/// The texts to copy, and what has to be done before they work.
pub(in crate::web) fn embed(
    tongue: &Tongue,
    list: &List,
    snippet: Option<&Snippet>,
    public_url: &str,
) -> Markup {
    let facts = [("list", Arg::Text(list.name.as_str()))];
    document_of(
        tongue,
        &list.slug,
        &tongue.fill("embed-title", &facts),
        &html! {
            h1 { (tongue.say("embed-heading")) }
            p.lead { (tongue.mark("embed-lead", &facts)) }
            @match snippet {
                None => p.notice { (tongue.say("form-closed")) }
                Some(snippet) => {
                    h2 #sites { (tongue.say("embed-sites")) }
                    p { (tongue.say("embed-sites-text")) }
                    (copied("sites", &command(&list.slug, "https://www.example.org")))
                    h2 #form { (tongue.say("embed-form")) }
                    p { (tongue.say("embed-form-text")) }
                    (copied("form", &snippet.form))
                    h2 #frame { (tongue.say("embed-frame")) }
                    p { (tongue.say("embed-frame-text")) }
                    (copied("frame", &snippet.frame))
                    h2 #policy { (tongue.say("embed-policy")) }
                    p { (tongue.say("embed-policy-text")) }
                    (copied("policy", &policy(public_url)))
                    p.small { (tongue.say("embed-change")) }
                }
            }
            p { a href={ (Place::Page.address(list)) (tongue.query()) } { (tongue.say("terms-form")) } }
        },
    )
}

/// What is copied: it can be scrolled with the keyboard, and its heading is its name.
fn copied(heading: &str, text: &str) -> Markup {
    html! { pre tabindex="0" role="region" aria-labelledby=(heading) dir="ltr" lang="en" { code { (text) } } }
}

fn command(slug: &str, origin: &str) -> String {
    format!("postrider list origins {slug} --add {origin}")
}

fn policy(public_url: &str) -> String {
    format!(
        "form-action {public_url};\nscript-src {public_url};\nconnect-src {public_url};\nframe-src {public_url}"
    )
}

/// The form came from a page that may not send it.
pub(in crate::web) fn refused(tongue: &Tongue, list: &List, stranger: &Stranger) -> Markup {
    let title = tongue.say("across-title");
    document_of(
        tongue,
        &list.slug,
        &title,
        &html! {
            h1 { (title) }
            @match stranger {
                Stranger::Site(origin) => {
                    p.lead {
                        (tongue.mark("across-lead", &[
                            ("origin", Arg::Text(origin.as_str())),
                            ("list", Arg::Text(list.name.as_str())),
                        ]))
                    }
                }
                Stranger::Hidden => p.lead { (tongue.say("across-hidden")) }
            }
            p { a href={ (Place::Page.address(list)) (tongue.query()) } { (tongue.say("across-here")) } }
            @match stranger {
                Stranger::Site(origin) => {
                    p.small #operator { (tongue.say("across-operator")) }
                    (copied("operator", &command(&list.slug, origin.as_str())))
                }
                Stranger::Hidden => p.small { (tongue.say("across-operator-hidden")) }
            }
        },
    )
}

/// What the law wants told before somebody hands their address over.
pub(in crate::web) fn privacy(tongue: &Tongue, list: &List, notice: &Notice) -> Markup {
    let facts = [("list", Arg::Text(list.name.as_str()))];
    let own = |title: &str, text: &str| {
        html! {
            @if !text.is_empty() {
                h2 { (tongue.say(title)) }
                p.own lang=(list.language) dir="auto" { (text) }
            }
        }
    };
    document_of(
        tongue,
        &list.slug,
        &tongue.fill("privacy-title", &facts),
        &html! {
            h1 { (tongue.mark("privacy-title", &facts)) }
            h2 { (tongue.say("privacy-controller")) }
            p.own dir="auto" { (list.legal_name) "\n" (list.postal_address) }
            (own("privacy-contact", &notice.contact))
            h2 { (tongue.say("privacy-purpose")) }
            p { (tongue.mark("privacy-purpose-text", &facts)) }
            h2 { (tongue.say("privacy-basis")) }
            p { (tongue.say("privacy-basis-text")) }
            (own("privacy-recipients", &notice.recipients))
            (own("privacy-transfers", &notice.transfers))
            (own("privacy-retention", &notice.retention))
            h2 { (tongue.say("privacy-rights")) }
            p { (tongue.say("privacy-rights-text")) }
            (own("privacy-authority", &notice.authority))
            p { a href={ (Place::Page.address(list)) (tongue.query()) } { (tongue.say("terms-form")) } }
            (sender(tongue, list))
        },
    )
}
