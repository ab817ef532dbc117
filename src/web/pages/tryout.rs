//! Pages of the try-out: the outbox, its letters, and the sample news site.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::document_in_english as document;
use crate::domain::issue::SkipReason;
use crate::services::digest::IssueReport;
use crate::services::outbox::{OutboxLetter, OutboxLetterPage};
use crate::services::sample::SampleArticle;

/// The letters, newest first, and the button that sends a digest.
pub(in crate::web) fn outbox(letters: &[OutboxLetter]) -> Markup {
    document(
        "Outbox",
        &html! {
            h1 { "Outbox" }
            p.lead { "Letters that would have gone to a relay. Newest first." }
            form method="post" action="/outbox/send-now" {
                button type="submit" { "Send the digest now" }
            }
            @if letters.is_empty() {
                p.notice { "No letter yet. " a href="/" { "Subscribe" } " first; the confirmation arrives here within a second or two. Then load this page again." }
            } @else {
                ul.cards {
                    @for letter in letters {
                        li {
                            h2 { a href={ "/outbox/" (letter.name) } { (letter.subject) } }
                            p { "To " (letter.to) br; span.small { (letter.date) } }
                        }
                    }
                }
            }
            p { a href="/outbox" { "Look again" } " · " a href="/" { "To the front page" } }
        },
    )
}

/// One letter: as HTML, as text, and its headers.
pub(in crate::web) fn letter(name: &str, letter: &OutboxLetterPage, public_url: &str) -> Markup {
    document(
        &letter.subject,
        &html! {
            p { a href="/outbox" { "Back to the outbox" } }
            h1 { (letter.subject) }
            dl.envelope {
                dt { "From" } dd { (letter.from) }
                dt { "To" } dd { (letter.to) }
                dt { "Date" } dd { (letter.date) }
            }
            iframe.letter src={ "/outbox/" (name) "/html" } title="The letter as HTML"
                sandbox="allow-top-navigation-by-user-activation" referrerpolicy="no-referrer" {}
            details {
                summary { "As plain text" }
                pre { (with_links(&letter.text, public_url)) }
            }
            details {
                summary { "Headers" }
                pre { (letter.headers) }
            }
        },
    )
}

/// Plain text in which links to this very server can be clicked.
fn with_links(text: &str, public_url: &str) -> Markup {
    html! {
        @for word in text.split_inclusive(char::is_whitespace) {
            @let address = word.trim_end();
            @if address.starts_with(public_url) {
                a href=(address) { (address) } (&word[address.len()..])
            } @else {
                (word)
            }
        }
    }
}

/// The letter as it came. Its links open in the whole window, because pages refuse to be framed.
pub(in crate::web) fn letter_in_frame(letter: &str) -> Markup {
    html! {
        (DOCTYPE)
        base target="_top";
        (PreEscaped(letter))
    }
}

/// What became of "send the digest now"; nothing when it failed.
pub(in crate::web) fn sent(report: Option<&IssueReport>) -> Markup {
    let (title, text) = match report.map(|report| (&report.issue, report.issue.skip_reason)) {
        None => (
            "The digest could not be sent",
            "The log of the server says why. Somebody may have pressed the button twice at the same moment.".to_owned(),
        ),
        Some((_, Some(SkipReason::NothingNew))) => (
            "Nothing new",
            "There is no article that was not in an earlier digest, so no letter was sent. The sample feed may \
             still be on its way: try again in a few seconds."
                .to_owned(),
        ),
        Some((_, Some(SkipReason::NobodyToWriteTo))) => {
            ("Nobody to write to", "Subscribe and confirm first; then press the button again.".to_owned())
        }
        Some((_, Some(SkipReason::TooOld))) => ("Too old", "The slot was missed for too long.".to_owned()),
        Some((issue, None)) => (
            "The digest is on its way",
            format!(
                "Articles: {}. Readers: {}. It arrives in the outbox within a second or two.",
                issue.article_count, issue.planned_count
            ),
        ),
    };
    document(
        title,
        &html! {
            h1 { (title) }
            p.lead { (text) }
            p { a href="/outbox" { "To the outbox" } }
        },
    )
}

/// An article of the sample news site.
pub(in crate::web) fn article(slug: &str, article: &SampleArticle) -> Markup {
    document(
        article.title,
        &html! {
            p.small { (article.section) }
            h1 { (article.title) }
            img.lead-image src={ "/sample/images/" (slug) ".svg" } alt="";
            @for paragraph in article.paragraphs {
                p { (paragraph) }
            }
            p.small { "A sample article that comes with Postrider." }
        },
    )
}
