//! Editing a held issue: its subject, its preheader, its note, and which articles it carries in which order.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::super::Desk;
use super::{number, path};
use crate::domain::issue::IssueState;
use crate::domain::version::{Expected, Version};
use crate::services::Change;
use crate::services::digest::{self, Draft, IssueEdit, IssueError};
use crate::web::forms::Form;
use crate::web::pages::desk::Section;
use crate::web::pages::desk::issues as page;
use crate::web::pages::desk::issues::draft::{Editing, Part};
use crate::web::problem::PageError;

/// The form.
pub(in crate::web) async fn edit(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let id = number(&request)?;
    let draft = digest::draft(&desk.app, id).await?;
    if draft.issue.state != IssueState::Held {
        return Err(PageError::new(
            StatusCode::CONFLICT,
            "desk-issues-not-now",
            "desk-issues-moved-on",
        ));
    }
    form(&desk, &draft, &[]).await
}

async fn form(desk: &Desk, draft: &Draft, wrong: &[Part]) -> Result<HttpResponse, PageError> {
    let line = digest::line(&desk.app, draft.issue.id).await?;
    let editing = Editing {
        tongue: &desk.tongue,
        line: &line,
        draft,
        wrong,
    };
    let action = format!("{}/edit", path(draft.issue.id));
    let content = page::draft::page(&editing, &desk.form(&action, &page::draft::form(&editing)));
    let status = if wrong.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let title = page::name(&desk.tongue, &line);
    Ok(desk.page_with(status, Section::Issues, &title, &content))
}

/// Saves the form; a button beside an article moves it as well.
pub(in crate::web) async fn save(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let id = number(&request)?;
    let posted = desk.read(&request, payload, Some("drop")).await?;
    let draft = digest::draft(&desk.app, id).await?;
    let seen = match posted.value("seen") {
        Some(seen) => Expected::OneOf(vec![Version::named(seen)]),
        None => Expected::Anything,
    };
    let mut edit = edit_of(&posted, &draft);
    let moved = posted.value("move").is_some_and(|button| {
        let ids = draft.articles.iter().map(|article| article.id).collect();
        edit.first = moved(ids, button);
        true
    });
    match digest::edit_seen(&desk.app, &desk.actor, id, edit, seen).await {
        Ok(_) => {
            let place = if moved { "#articles" } else { "" };
            let next = if moved {
                format!("{}/edit", path(id))
            } else {
                path(id)
            };
            Ok(desk.see_other(&format!("{next}{place}"), "said-issue-edited"))
        }
        Err(IssueError::Refused(wrong)) => {
            let mut parts: Vec<Part> = wrong.iter().map(|one| Part::of(one.field)).collect();
            // Of several titles that are wrong one sentence tells.
            parts.dedup();
            form(&desk, &typed(draft, &posted), &parts).await
        }
        Err(error) => Err(error.into()),
    }
}

/// What the form says, as a change of the draft that it was filled in for.
fn edit_of(posted: &Form, draft: &Draft) -> IssueEdit {
    let line = |name: &str| match posted.value(name).map(str::trim) {
        None => Change::Keep,
        Some("") => Change::Clear,
        Some(text) => Change::Set(text.to_owned()),
    };
    let dropped = posted.values("drop");
    let is_dropped = |id: i64| dropped.iter().any(|one| *one == id.to_string());
    let ids = || draft.articles.iter().map(|article| article.id);
    let title = |article: &digest::Carried| {
        let title = posted.value(&format!("title-{}", article.id))?.trim();
        let own = title.is_empty() || title == article.title;
        Some((article.id, (!own).then(|| title.to_owned())))
    };
    IssueEdit {
        drop: ids().filter(|id| is_dropped(*id)).collect(),
        restore: ids().filter(|id| !is_dropped(*id)).collect(),
        first: Vec::new(),
        titles: draft.articles.iter().filter_map(title).collect(),
        subject: line("subject"),
        preheader: line("preheader"),
        // A form sends line ends as CR LF.
        intro: match line("intro") {
            Change::Set(intro) => Change::Set(intro.replace("\r\n", "\n")),
            other => other,
        },
    }
}

/// The articles in their order after one of them was moved by a button such as `up-34`.
fn moved(mut ids: Vec<i64>, button: &str) -> Vec<i64> {
    let Some((way, id)) = button.split_once('-') else {
        return ids;
    };
    let place = ids.iter().position(|one| one.to_string() == id);
    match (way, place) {
        ("up", Some(place)) if place > 0 => ids.swap(place, place - 1),
        ("down", Some(place)) if place + 1 < ids.len() => ids.swap(place, place + 1),
        ("top", Some(place)) => {
            let id = ids.remove(place);
            ids.insert(0, id);
        }
        _ => {}
    }
    ids
}

/// The draft with what was typed in the place of what is kept, so that nobody has to type it again.
fn typed(mut draft: Draft, posted: &Form) -> Draft {
    let text = |name: &str| posted.value(name).map(str::to_owned);
    draft.issue.subject = text("subject").filter(|text| !text.is_empty());
    draft.issue.preheader = text("preheader").filter(|text| !text.is_empty());
    draft.issue.intro = text("intro").unwrap_or_default();
    let dropped = posted.values("drop");
    for article in &mut draft.articles {
        article.dropped = dropped.iter().any(|one| *one == article.id.to_string());
        article.retitled = text(&format!("title-{}", article.id));
    }
    draft
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn a_button_moves_its_article_and_no_other() {
        let order = |button: &str| moved(vec![1, 2, 3], button);
        assert_eq!(order("up-2"), [2, 1, 3]);
        assert_eq!(order("down-2"), [1, 3, 2]);
        assert_eq!(order("top-3"), [3, 1, 2]);
        for nothing in ["up-1", "down-3", "up-9", "up", "x-1", ""] {
            assert_eq!(order(nothing), [1, 2, 3], "{nothing}");
        }
    }
}
