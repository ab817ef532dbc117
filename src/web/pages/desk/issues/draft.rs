//! The form in which a held issue is edited.

use maud::{Markup, html};

use super::super::super::Tongue;
use super::{Tab, head};
use crate::services::digest::{Carried, Draft, IssueLine};

/// What the form shows.
pub(in crate::web) struct Editing<'a> {
    /// The language.
    pub(in crate::web) tongue: &'a Tongue,
    /// The issue.
    pub(in crate::web) line: &'a IssueLine,
    /// Its draft.
    pub(in crate::web) draft: &'a Draft,
    /// What has to be put right.
    pub(in crate::web) wrong: &'a [Part],
}

/// A part of the draft that can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::web) enum Part {
    /// Its subject.
    Subject,
    /// Its preheader.
    Preheader,
    /// The note above the articles.
    Intro,
    /// Which articles it carries.
    Articles,
    /// What they are called.
    Titles,
}

impl Part {
    /// The part that a story calls so.
    pub(in crate::web) fn of(field: &str) -> Self {
        match field {
            "subject" => Self::Subject,
            "preheader" => Self::Preheader,
            "intro" => Self::Intro,
            "titles" => Self::Titles,
            _ => Self::Articles,
        }
    }

    /// Where it stands on the page.
    fn anchor(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Preheader => "preheader",
            Self::Intro => "intro",
            Self::Articles | Self::Titles => "articles",
        }
    }

    /// What is said where it is wrong.
    fn complaint(self) -> &'static str {
        match self {
            Self::Subject => "desk-issues-wrong-subject",
            Self::Preheader => "desk-issues-wrong-preheader",
            Self::Intro => "desk-issues-wrong-intro",
            Self::Articles => "desk-issues-wrong-drop",
            Self::Titles => "desk-issues-wrong-titles",
        }
    }
}

/// The page around the form.
pub(in crate::web) fn page(editing: &Editing<'_>, form: &Markup) -> Markup {
    let tongue = editing.tongue;
    html! {
        (head(tongue, editing.line, Tab::Draft))
        @if !editing.wrong.is_empty() {
            div.summary role="alert" {
                h2 { (tongue.say("desk-issues-edit-wrong")) }
                ul { @for part in editing.wrong { li { a href={ "#" (part.anchor()) } { (tongue.say(part.complaint())) } } } }
            }
        }
        (form)
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
        (text(editing, Part::Subject, issue.subject.as_deref(), "desk-issues-subject", "desk-issues-subject-hint"))
        (text(editing, Part::Preheader, issue.preheader.as_deref(), "desk-issues-preheader", "desk-issues-preheader-hint"))
        div.field.wide {
            label for="intro" { (tongue.say("desk-issues-intro")) }
            (complaint(editing, Part::Intro))
            textarea #intro name="intro" dir="auto" maxlength="4000" aria-describedby="intro-hint" { (issue.intro) }
            p.hint id="intro-hint" { (tongue.say("desk-issues-intro-hint")) }
        }
        h2 id="articles" { (tongue.say("desk-issues-articles")) }
        (complaint(editing, Part::Articles))
        (complaint(editing, Part::Titles))
        ol.order {
            @for (place, article) in draft.articles.iter().enumerate() {
                (line(tongue, article, place, draft.articles.len()))
            }
        }
        div.actions { button { (tongue.say("desk-issues-edit-save")) } }
    }
}

fn text(editing: &Editing<'_>, part: Part, value: Option<&str>, label: &str, hint: &str) -> Markup {
    let tongue = editing.tongue;
    let name = part.anchor();
    let is_wrong = editing.wrong.contains(&part);
    let hint_id = format!("{name}-hint");
    html! {
        div.field.wide {
            label for=(name) { (tongue.say(label)) }
            (complaint(editing, part))
            input id=(name) name=(name) value=[value] dir="auto" maxlength="250" autocomplete="off"
                aria-invalid=[is_wrong.then_some("true")] aria-describedby=(hint_id);
            p.hint id=(hint_id) { (tongue.say(hint)) }
        }
    }
}

fn complaint(editing: &Editing<'_>, part: Part) -> Markup {
    html! {
        @if editing.wrong.contains(&part) { p.error { (editing.tongue.say(part.complaint())) } }
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

#[cfg(test)]
mod tests {
    use super::Part;
    use crate::words::Words;

    #[test]
    fn every_part_of_a_draft_that_can_be_wrong_has_its_words() {
        let words = Words::load(None).unwrap();
        for field in ["subject", "preheader", "intro", "drop", "titles", "restore"] {
            assert!(words.say("en", Part::of(field).complaint(), &[]).is_ok());
        }
    }
}
