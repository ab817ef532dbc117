//! The form in which a held issue is edited.

use maud::{Markup, html};

use super::super::super::Tongue;
use super::{Tab, head};
use crate::services::digest::{Carried, Draft, IssueLine};
use crate::web::problem::FieldError;

/// What the form shows.
pub(in crate::web) struct Editing<'a> {
    /// The language.
    pub(in crate::web) tongue: &'a Tongue,
    /// The issue.
    pub(in crate::web) line: &'a IssueLine,
    /// Its draft.
    pub(in crate::web) draft: &'a Draft,
    /// What has to be put right.
    pub(in crate::web) errors: &'a [FieldError],
}

/// The page around the form.
pub(in crate::web) fn page(editing: &Editing<'_>, form: &Markup) -> Markup {
    let tongue = editing.tongue;
    html! {
        (head(tongue, editing.line, Tab::Draft))
        @if !editing.errors.is_empty() {
            div.summary role="alert" {
                h2 { (tongue.say("desk-issues-edit-wrong")) }
                ul { @for error in editing.errors { li { a href={ "#" (anchor(&error.field)) } { (error.message) } } } }
            }
        }
        (form)
    }
}

/// The field that a complaint is about.
fn anchor(field: &str) -> &str {
    match field {
        "subject" | "preheader" | "intro" => field,
        _ => "articles",
    }
}

/// The form.
pub(in crate::web) fn form(editing: &Editing<'_>) -> Markup {
    let (tongue, draft) = (editing.tongue, editing.draft);
    let issue = &draft.issue;
    html! {
        input type="hidden" name="seen" value=(draft.version().as_str());
        // What Enter presses has to come first, and must move nothing.
        button.visually-hidden tabindex="-1" { (tongue.say("desk-issues-edit-save")) }
        (text(editing, "subject", issue.subject.as_deref(), "desk-issues-subject", "desk-issues-subject-hint"))
        (text(editing, "preheader", issue.preheader.as_deref(), "desk-issues-preheader", "desk-issues-preheader-hint"))
        div.field.wide {
            label for="intro" { (tongue.say("desk-issues-intro")) }
            (complaint(editing, "intro"))
            textarea #intro name="intro" dir="auto" maxlength="4000" aria-describedby="intro-hint" { (issue.intro) }
            p.hint id="intro-hint" { (tongue.say("desk-issues-intro-hint")) }
        }
        h2 id="articles" { (tongue.say("desk-issues-articles")) }
        (complaint(editing, "drop"))
        (complaint(editing, "titles"))
        ol.order {
            @for (place, article) in draft.articles.iter().enumerate() {
                (line(tongue, article, place, draft.articles.len()))
            }
        }
        div.actions { button { (tongue.say("desk-issues-edit-save")) } }
    }
}

fn text(editing: &Editing<'_>, name: &str, value: Option<&str>, label: &str, hint: &str) -> Markup {
    let tongue = editing.tongue;
    let is_wrong = editing.errors.iter().any(|error| error.field == name);
    let hint_id = format!("{name}-hint");
    html! {
        div.field.wide {
            label for=(name) { (tongue.say(label)) }
            (complaint(editing, name))
            input id=(name) name=(name) value=[value] dir="auto" maxlength="250" autocomplete="off"
                aria-invalid=[is_wrong.then_some("true")] aria-describedby=(hint_id);
            p.hint id=(hint_id) { (tongue.say(hint)) }
        }
    }
}

fn complaint(editing: &Editing<'_>, name: &str) -> Markup {
    html! {
        @for error in editing.errors.iter().filter(|error| error.field == name) { p.error { (error.message) } }
    }
}

fn line(tongue: &Tongue, article: &Carried, place: usize, of: usize) -> Markup {
    let title = article.retitled.as_ref().unwrap_or(&article.title);
    let field = format!("title-{}", article.id);
    let mover = |way: &str, sign: &str, key: &str, off: bool| {
        let label = format!("{}: {title}", tongue.say(key));
        html! {
            button.quiet.small-button name="move" value={ (way) "-" (article.id) } disabled[off] aria-label=(label) title=(tongue.say(key)) { (sign) }
        }
    };
    html! {
        li.dropped[article.dropped] {
            div.movers {
                (mover("up", "↑", "desk-issues-move-up", place == 0))
                (mover("down", "↓", "desk-issues-move-down", place + 1 == of))
            }
            div.what {
                label.visually-hidden for=(field) { (tongue.say("desk-issues-article-title")) }
                input id=(field) name=(field) value=(title) dir="auto" maxlength="250" autocomplete="off";
                p.small {
                    bdi { (article.source) } " · "
                    a href=(article.url) rel="noopener noreferrer" target="_blank" dir="ltr" { (article.url) }
                }
            }
            label.box.leave {
                input type="checkbox" name="drop" value=(article.id) checked[article.dropped];
                span { (tongue.say("desk-issues-leave-out")) }
            }
        }
    }
}
