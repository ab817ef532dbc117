//! Adding a reader by hand.

use maud::{Markup, html};

use super::{Trouble, cadence_options, field, list_options, mark, say, topic_boxes};
use crate::services::lists::ListPage;
use crate::services::subscribers::{Addition, DeclaredWording};
use crate::web::desk::Desk;
use crate::words::Arg;

/// The form, with what was typed.
pub(in crate::web) fn page(
    desk: &Desk,
    lists: &[ListPage],
    typed: &Addition,
    trouble: &Trouble,
) -> Markup {
    let tongue = &desk.tongue;
    let open: Vec<ListPage> = lists
        .iter()
        .filter(|page| page.terms.is_some())
        .cloned()
        .collect();
    let chosen = open
        .iter()
        .find(|page| page.list.slug == typed.list)
        .or_else(|| open.first());
    html! {
        p.crumbs { a href="/desk/subscribers" { (tongue.say("desk-subscribers")) } }
        h1 { (say(tongue, "add")) }
        (trouble.told(tongue))
        @match chosen {
            None => p.notice.warn { (say(tongue, "no-list-open")) },
            Some(page) => {
                @if open.len() > 1 { (list_switch(desk, &open, page)) }
                (desk.form("/desk/subscribers/new", &form(desk, page, typed, trouble)))
            }
        }
    }
}

/// Which list: what it offers follows from it, so it is chosen first.
fn list_switch(desk: &Desk, open: &[ListPage], page: &ListPage) -> Markup {
    let tongue = &desk.tongue;
    html! {
        form.filters method="get" action="/desk/subscribers/new" {
            (field("list", "list").select(tongue, &Trouble::Nothing, Some(&page.list.slug), &list_options(tongue, open, false)))
            button.quiet { (say(tongue, "choose")) }
        }
    }
}

fn form(desk: &Desk, page: &ListPage, typed: &Addition, trouble: &Trouble) -> Markup {
    let tongue = &desk.tongue;
    let text = |name: &'static str, label: &'static str, value: Option<&String>, longest| {
        let value = value.map(String::as_str).unwrap_or_default();
        field(name, label).text(tongue, trouble, "text", value, longest)
    };
    html! {
        input type="hidden" name="list" value=(page.list.slug);
        p { b { bdi { (page.list.name) } } }
        (field("email", "email").text(tongue, trouble, "email", &typed.email, 320))
        (text("name", "name", typed.name.as_ref(), 100))
        div.row {
            (text("language", "language", typed.language.as_ref(), 35))
            (text("time_zone", "time-zone", typed.time_zone.as_ref(), 64))
        }
        (field("cadence", "cadence").select(tongue, trouble, typed.cadence.as_deref(), &cadence_options(tongue, page)))
        (topic_boxes(tongue, page, &typed.topics))
        (consent(desk, page, typed, trouble))
        button { (say(tongue, "add")) }
    }
}

/// Either the reader is asked, or what they agreed to elsewhere is declared.
fn consent(desk: &Desk, page: &ListPage, typed: &Addition, trouble: &Trouble) -> Markup {
    let tongue = &desk.tongue;
    let declared = typed.declared.clone().unwrap_or_default();
    let is_declared = typed.declared.is_some();
    let version = page.terms.as_ref().map_or(0, |terms| terms.version);
    let other = match &declared.wording {
        DeclaredWording::Text(text) => text.as_str(),
        DeclaredWording::Version(_) => "",
    };
    html! {
        fieldset.field {
            legend { (say(tongue, "consent")) }
            label.box {
                input type="radio" name="consent" value="ask" checked[!is_declared];
                span { (say(tongue, "consent-ask")) }
            }
            label.box {
                input type="radio" name="consent" value="declare" checked[is_declared];
                span { (say(tongue, "consent-declare")) }
            }
            p.hint { (say(tongue, "consent-lead")) }
        }
        div.declared {
            (field("source", "declare-source").hinted("declare-source-hint")
                .text(tongue, trouble, "text", &declared.source, 200))
            (field("given_on", "declare-day").text(tongue, trouble, "date", &declared.given_on, 10))
            fieldset.field #wording {
                legend { (say(tongue, "declare-wording")) }
                @if trouble.is_about("wording") { p.error { (say(tongue, "wrong-wording")) } }
                @for number in (1..=version).rev() {
                    label.box {
                        input type="radio" name="wording" value=(number)
                            checked[declared.wording == DeclaredWording::Version(number)];
                        span { (mark(tongue, "declare-version", &[("version", Arg::Number(number.into()))])) }
                    }
                }
                label.box {
                    input type="radio" name="wording" value="other" checked[!other.is_empty()];
                    span { (say(tongue, "declare-other")) }
                }
                label for="wording_text" { (say(tongue, "declare-text")) }
                textarea #wording_text name="wording_text" maxlength="5000" { (other) }
            }
            (field("proof", "declare-proof").hinted("declare-proof-hint")
                .text(tongue, trouble, "text", &declared.proof, 200))
            (field("responsible", "declare-responsible").text(tongue, trouble, "text", &declared.responsible, 200))
        }
    }
}
