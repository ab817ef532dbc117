//! An issue's own page, and the buttons that let it go, hold it up or end it.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::super::Desk;
use super::{number, path};
use crate::domain::issue::IssueState;
use crate::domain::operator::Right;
use crate::services::digest::{self, Articles};
use crate::services::progress;
use crate::web::pages::desk::Section;
use crate::web::pages::desk::issues as page;
use crate::web::pages::desk::issues::overview::{Overview, Sure};
use crate::web::problem::PageError;

/// Where an issue stands.
pub(in crate::web) async fn show(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let id = number(&request)?;
    let line = digest::line(&desk.app, id).await?;
    let progress = progress::of(&desk.app, id).await?;
    let readers = match line.issue.state {
        IssueState::Held => Some(digest::readers_of(&desk.app, id).await?),
        _ => None,
    };
    let story = digest::story(&desk.app, id).await?;
    let content = page::overview::page(&Overview {
        tongue: &desk.tongue,
        line: &line,
        progress: &progress,
        readers,
        story: &story,
        may_see_log: desk.may(Right::People),
        may_edit: desk.may(Right::Content),
        may_send: desk.may(Right::Send),
        form: &|action, content| desk.form(action, content),
    });
    let title = page::name(&desk.tongue, &line);
    Ok(desk.page(Section::Issues, &title, &content))
}

/// Asks whether a held issue shall go: to how many, and for the list's name, so that nobody sends by mistake.
pub(in crate::web) async fn ask_approval(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let id = number(&request)?;
    sure(&desk, id, None).await
}

async fn sure(
    desk: &Desk,
    id: i64,
    wrong: Option<&'static str>,
) -> Result<HttpResponse, PageError> {
    let line = digest::line(&desk.app, id).await?;
    let readers = digest::readers_of(&desk.app, id).await?;
    let asked = Sure {
        tongue: &desk.tongue,
        line: &line,
        readers,
        wrong,
    };
    let form = desk.form(
        &format!("{}/approval", path(id)),
        &page::overview::sure_form(&asked),
    );
    let status = match wrong {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let title = desk.tongue.say("desk-issues-send-title");
    let content = page::overview::sure_page(&asked, &form);
    Ok(desk.page_with(status, Section::Issues, &title, &content))
}

/// Lets a held issue go.
pub(in crate::web) async fn approve(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let id = number(&request)?;
    let form = desk.read(&request, payload, None).await?;
    let line = digest::line(&desk.app, id).await?;
    if !is_name_of(&line.list_name, &line.list, form.value("list")) {
        return sure(&desk, id, Some("desk-issues-send-name-wrong")).await;
    }
    digest::approve(&desk.app, &desk.actor, id).await?;
    Ok(desk.see_other(&path(id), "said-issue-goes"))
}

/// Whether somebody typed the name of the list, or what it is called in addresses.
pub(super) fn is_name_of(name: &str, slug: &str, typed: Option<&str>) -> bool {
    let fold = |text: &str| {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        words.join(" ")
    };
    typed.is_some_and(|typed| {
        let typed = fold(typed);
        !typed.is_empty() && (typed == fold(name) || typed == fold(slug))
    })
}

/// Keeps a held issue from going by itself.
pub(in crate::web) async fn stop(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let id = number(&request)?;
    digest::stop(&desk.app, &desk.actor, id).await?;
    Ok(desk.see_other(&path(id), "said-issue-waits"))
}

/// Stops an issue for a while.
pub(in crate::web) async fn pause(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let id = number(&request)?;
    digest::pause(&desk.app, &desk.actor, id).await?;
    Ok(desk.see_other(&path(id), "said-issue-paused"))
}

/// Lets a paused issue go on.
pub(in crate::web) async fn resume(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let id = number(&request)?;
    digest::resume(&desk.app, &desk.actor, id).await?;
    Ok(desk.see_other(&path(id), "said-issue-resumed"))
}

/// Asks whether an issue shall end, and what becomes of its articles.
pub(in crate::web) async fn ask_cancelling(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let id = number(&request)?;
    let line = digest::line(&desk.app, id).await?;
    let form = page::overview::cancelling_form(&desk.tongue, id);
    let form = desk.form(&format!("{}/cancel", path(id)), &form);
    let content = page::overview::cancelling_page(&desk.tongue, &line, &form);
    let title = desk.tongue.say("desk-issues-cancel-title");
    Ok(desk.page(Section::Issues, &title, &content))
}

/// Ends an issue.
pub(in crate::web) async fn cancel(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let id = number(&request)?;
    let form = desk.read(&request, payload, None).await?;
    let articles = match form.value("articles") {
        Some("withdrawn") => Articles::Withdrawn,
        _ => Articles::RollOver,
    };
    digest::cancel_with(&desk.app, &desk.actor, id, articles).await?;
    Ok(desk.see_other(&path(id), "said-issue-cancelled"))
}
