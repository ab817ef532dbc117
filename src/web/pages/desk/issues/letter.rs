//! What an issue's letter looks like: in a frame that shuts it in, as text, and as it goes over the wire.

use maud::{Markup, PreEscaped, html};

use super::super::super::Tongue;
use super::{Tab, head, outcome_badge, time};
use crate::services::digest::{CLIPPED_OCTETS, IssueLine, Preview, TestLetter};
use crate::words::Arg;

/// How the letter is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::web) enum Look {
    /// In a wide window.
    Wide,
    /// On a telephone.
    Narrow,
    /// By a reader who reads in the dark.
    Dark,
    /// By a program that shows no pictures.
    WithoutPictures,
    /// The text part.
    Text,
    /// The whole message.
    Source,
}

/// Every look: its name in addresses and its message.
const LOOKS: [(Look, &str, &str); 6] = [
    (Look::Wide, "wide", "desk-issues-look-wide"),
    (Look::Narrow, "narrow", "desk-issues-look-narrow"),
    (Look::Dark, "dark", "desk-issues-look-dark"),
    (Look::WithoutPictures, "plain", "desk-issues-look-plain"),
    (Look::Text, "text", "desk-issues-look-text"),
    (Look::Source, "source", "desk-issues-look-source"),
];

impl Look {
    /// The look that goes by this name in addresses.
    pub(in crate::web) fn from_name(name: &str) -> Option<Self> {
        let found = LOOKS.iter().find(|(_, known, _)| *known == name);
        found.map(|(look, ..)| *look)
    }

    fn name(self) -> &'static str {
        let found = LOOKS.iter().find(|(look, ..)| *look == self);
        found.map_or("wide", |(_, name, _)| name)
    }
}

/// What the page shows.
pub(in crate::web) struct Looking<'a> {
    /// The language.
    pub(in crate::web) tongue: &'a Tongue,
    /// The issue.
    pub(in crate::web) line: &'a IssueLine,
    /// How it is looked at.
    pub(in crate::web) look: Look,
    /// The reader whose letter is asked for.
    pub(in crate::web) reader: Option<&'a str>,
    /// The letter.
    pub(in crate::web) preview: Option<&'a Preview>,
    /// Why there is none.
    pub(in crate::web) complaint: Option<&'a str>,
    /// Test letters so far.
    pub(in crate::web) tests: &'a [TestLetter],
    /// Why a test letter was not sent.
    pub(in crate::web) wrong: Option<&'a str>,
    /// The address of whoever looks.
    pub(in crate::web) own_address: &'a str,
}

/// The page; `test_form` is there for whoever may send.
pub(in crate::web) fn page(shown: &Looking<'_>, test_form: Option<&Markup>) -> Markup {
    let tongue = shown.tongue;
    html! {
        (head(tongue, shown.line, Tab::Letter))
        @if let Some(complaint) = shown.complaint { p.notice.warn role="alert" { (tongue.say(complaint)) } }
        (as_whom(shown))
        @if let Some(preview) = shown.preview {
            (facts(tongue, preview))
            (looks(shown))
            (letter(shown, preview))
        }
        @if let Some(form) = test_form {
            section.card {
                h2 id="test" { (tongue.say("desk-issues-test")) }
                @if let Some(wrong) = shown.wrong { p.notice.bad role="alert" { (tongue.say(wrong)) } }
                (form)
            }
        }
        @if !shown.tests.is_empty() { (tests(shown)) }
    }
}

fn address(shown: &Looking<'_>, look: Look, place: &str) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("look", look.name());
    if let Some(reader) = shown.reader {
        query.append_pair("reader", reader);
    }
    format!(
        "/desk/issues/{}/letter{place}?{}",
        shown.line.issue.id,
        query.finish()
    )
}

fn as_whom(shown: &Looking<'_>) -> Markup {
    let tongue = shown.tongue;
    html! {
        form.filters method="get" action={ "/desk/issues/" (shown.line.issue.id) "/letter" } {
            input type="hidden" name="look" value=(shown.look.name());
            div.field {
                label for="reader" { (tongue.say("desk-issues-as-reader")) }
                input #reader name="reader" type="email" dir="ltr" value=[shown.reader] autocomplete="off"
                    placeholder=(tongue.say("desk-issues-as-everybody"));
            }
            button.quiet { (tongue.say("desk-issues-show")) }
        }
    }
}

fn facts(tongue: &Tongue, preview: &Preview) -> Markup {
    let octets = i64::try_from(preview.html_octets).unwrap_or(i64::MAX);
    let clipped = i64::try_from(CLIPPED_OCTETS).unwrap_or(i64::MAX);
    let kilobytes = (octets + 1_023) / 1_024;
    let (class, verdict) = if octets >= clipped {
        ("bad", "desk-issues-size-clipped")
    } else if octets * 10 >= clipped * 9 {
        ("warn", "desk-issues-size-near")
    } else {
        ("good", "desk-issues-size-good")
    };
    html! {
        dl.facts.envelope {
            dt { (tongue.say("desk-issues-subject")) } dd dir="auto" { strong { (preview.subject) } }
            dt { (tongue.say("desk-issues-preheader")) } dd dir="auto" { (preview.preheader) }
            dt { (tongue.say("desk-issues-size")) }
            dd {
                meter class=(class) min="0" max=(clipped) value=(octets.min(clipped))
                    high=(clipped * 9 / 10) optimum="0" aria-label=(tongue.say("desk-issues-size")) {}
                " " (tongue.fill("desk-issues-size-of", &[("count", Arg::Number(kilobytes))])) " "
                span.small { (tongue.say(verdict)) }
            }
        }
    }
}

fn looks(shown: &Looking<'_>) -> Markup {
    let tongue = shown.tongue;
    html! {
        nav aria-label=(tongue.say("desk-issues-looks")) {
            ul.tabs {
                @for (look, _, key) in LOOKS {
                    li { a href=(address(shown, look, "")) aria-current=[(look == shown.look).then_some("page")] { (tongue.say(key)) } }
                }
            }
        }
    }
}

fn letter(shown: &Looking<'_>, preview: &Preview) -> Markup {
    let tongue = shown.tongue;
    let class = match shown.look {
        Look::Narrow => "letter narrow",
        Look::Dark => "letter dark",
        _ => "letter",
    };
    html! {
        @match shown.look {
            Look::Text => pre.source dir="auto" tabindex="0" { (preview.text) },
            Look::Source => {
                p.hint { (tongue.say("desk-issues-source-hint")) }
                pre.source dir="ltr" tabindex="0" { (preview.source) }
            },
            look => iframe class=(class) src=(address(shown, look, "/frame")) title=(tongue.say("desk-issues-letter")) sandbox="" referrerpolicy="no-referrer" {},
        }
        p.hint { (tongue.say("desk-issues-links-hint")) }
    }
}

/// The letter alone, for the frame. Its own style decides between light and dark by what the browser prefers, which is
/// put aside here: the look that was asked for is shown.
pub(in crate::web) fn in_frame(html: &str, look: Look) -> Markup {
    let dark = match look {
        Look::Dark => "@media all",
        _ => "@media not all",
    };
    let scheme = match look {
        Look::Dark => "color-scheme: dark;",
        _ => "color-scheme: light;",
    };
    let shown = html
        .replace("@media (prefers-color-scheme: dark)", dark)
        .replace("color-scheme: light dark;", scheme);
    PreEscaped(shown)
}

/// The field for an address, and the button.
pub(in crate::web) fn test_form(shown: &Looking<'_>) -> Markup {
    let tongue = shown.tongue;
    html! {
        @if let Some(reader) = shown.reader { input type="hidden" name="reader" value=(reader); }
        div.field {
            label for="address" { (tongue.say("desk-issues-test-address")) }
            input #address name="address" type="email" required dir="ltr" value=(shown.own_address) autocomplete="email"
                aria-describedby="address-hint";
            p.hint id="address-hint" { (tongue.say("desk-issues-test-hint")) }
        }
        button { (tongue.say("desk-issues-test-button")) }
    }
}

fn tests(shown: &Looking<'_>) -> Markup {
    let (tongue, zone) = (shown.tongue, &shown.line.time_zone);
    html! {
        h2 { (tongue.say("desk-issues-tests")) }
        div.table {
            table.stacked {
                thead {
                    tr {
                        th scope="col" { (tongue.say("desk-issues-recipient")) }
                        th scope="col" { (tongue.say("desk-issues-outcome")) }
                        th scope="col" { (tongue.say("desk-issues-reply")) }
                        th scope="col" { (tongue.say("desk-issues-when")) }
                    }
                }
                tbody {
                    @for test in shown.tests {
                        tr {
                            th scope="row" dir="ltr" { (test.recipient) }
                            td { (outcome_badge(tongue, test.state)) }
                            td data-label=(tongue.say("desk-issues-reply")) dir="auto" {
                                @if let Some(code) = test.reply_code { (code) " " }
                                @match (&test.reply_text, &test.reason) {
                                    (Some(text), _) => { (text) }
                                    (None, Some(reason)) => { (tongue.reason(reason)) }
                                    (None, None) => {}
                                }
                            }
                            td data-label=(tongue.say("desk-issues-when")) { (time(tongue, test.asked_at, zone)) }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests_of_the_frame {
    use super::{Look, in_frame};

    #[test]
    fn the_frame_is_dark_where_that_is_asked_for_and_nowhere_else() {
        let letter = "<style>:root { color-scheme: light dark; } @media (prefers-color-scheme: dark) { p {} }</style>";
        assert!(
            in_frame(letter, Look::Dark)
                .0
                .contains("color-scheme: dark; } @media all { p {} }")
        );
        assert!(
            in_frame(letter, Look::Wide)
                .0
                .contains("color-scheme: light; } @media not all { p {} }")
        );
    }
}
