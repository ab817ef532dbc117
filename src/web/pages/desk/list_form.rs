//! How readers find the form of a list: the text for another site, the sites that may use it, and what the form tells
//! readers about their data.

use maud::{Markup, html};

use super::lists::head;
use super::sheet::Sheet;
use crate::services::embedding::Origins;
use crate::services::lists::List;
use crate::services::notices::ListNotice;
use crate::web::pages::snippet::Snippet;
use crate::words::Arg;

/// What the page of a list's form shows.
pub(in crate::web) struct FormPage<'a> {
    /// The list.
    pub(in crate::web) list: &'a List,
    /// What is copied into other sites; none while the list takes no sign-ups.
    pub(in crate::web) snippet: Option<&'a Snippet>,
    /// The sites that may.
    pub(in crate::web) origins: &'a Origins,
    /// What readers are told.
    pub(in crate::web) notice: &'a ListNotice,
    /// Where readers reach us.
    pub(in crate::web) public_url: &'a str,
}

/// The page of a list's form.
pub(in crate::web) fn page(
    sheet: &Sheet<'_>,
    secret: &Markup,
    shown: &FormPage<'_>,
    may_change: bool,
) -> Markup {
    let tongue = sheet.tongue;
    let list = shown.list;
    let address = format!("/desk/lists/{}/form", list.slug);
    let form_address = format!("{}/lists/{}", shown.public_url, list.slug);
    html! {
        (head(tongue, list, "/form"))
        (sheet.summary())
        p.lead { (tongue.say("desk-lists-form-lead")) }
        p { a href=(form_address) dir="ltr" { (form_address) } }
        h2 { (tongue.say("desk-lists-snippet")) }
        @match shown.snippet {
            None => p.notice.warn { (tongue.say("desk-lists-snippet-none")) },
            Some(snippet) => {
                p { (tongue.say("desk-lists-snippet-text")) }
                label.visually-hidden for="snippet" { (tongue.say("desk-lists-snippet")) }
                textarea.mono id="snippet" rows="10" readonly dir="ltr" spellcheck="false" { (snippet.form) }
                details {
                    summary { (tongue.say("desk-lists-snippet-frame")) }
                    label.visually-hidden for="frame" { (tongue.say("desk-lists-snippet-frame")) }
                    textarea.mono id="frame" rows="3" readonly dir="ltr" spellcheck="false" { (snippet.frame) }
                }
            }
        }
        h2 { (tongue.say("desk-lists-origins")) }
        p { (tongue.say("desk-lists-origins-text")) }
        ul.rules {
            @for origin in &shown.origins.of_list {
                li {
                    code { (origin) }
                    @if may_change {
                        form method="post" action=(address) {
                            (secret)
                            input type="hidden" name="origin" value=(origin);
                            button.quiet name="act" value="unallow" { (tongue.say("desk-lists-origin-remove")) }
                        }
                    }
                }
            }
            @for origin in &shown.origins.of_all_lists {
                li { code { (origin) } span.small { (tongue.say("desk-lists-origin-everywhere")) } }
            }
        }
        @if may_change {
            form method="post" action=(address) {
                (secret)
                input type="hidden" name="act" value="allow";
                (sheet.line("origin", "url"))
                (sheet.button("desk-lists-origin-add"))
            }
        }
        h2 { (tongue.say("desk-lists-notice")) }
        p { (tongue.say("desk-lists-notice-text")) }
        @if !shown.notice.lacking.is_empty() {
            @let count = i64::try_from(shown.notice.lacking.len()).unwrap_or(i64::MAX);
            p.notice.warn { (tongue.fill("desk-lists-notice-lacks", &[("count", Arg::Number(count))])) }
        }
        form method="post" action=(address) {
            fieldset.plain disabled[!may_change] {
                (secret)
                @if may_change { input type="hidden" name="act" value="notice"; }
                @for name in ["contact", "recipients", "transfers", "retention", "authority"] {
                    (sheet.area(name, 2))
                }
                @if may_change { (sheet.button("desk-lists-save")) }
            }
        }
    }
}
