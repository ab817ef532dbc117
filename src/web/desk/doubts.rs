//! `/desk/doubts`: letters that belong to no issue and of which nobody knows whether they arrived. Those of an issue are
//! decided about on its own pages.

use actix_web::{HttpRequest, HttpResponse, web};

use super::Desk;
use crate::domain::operator::Right;
use crate::domain::paging::PageAsk;
use crate::services::digest::{self, Resolution};
use crate::web::pages::desk::{Section, doubts as page};
use crate::web::problem::PageError;

/// The address of the page.
const HERE: &str = page::ADDRESS;

/// The letters that wait for somebody to decide, newest first.
pub(in crate::web) async fn show(desk: Desk) -> Result<HttpResponse, PageError> {
    let mut held = digest::held_single(&desk.app, desk.piece()).await?;
    if held.items.is_empty() {
        // What stood behind the last piece was decided about meanwhile: there may be more before it.
        held = digest::held_single(&desk.app, PageAsk::default()).await?;
    }
    let secret = desk.may(Right::Send).then(|| desk.secret_field());
    let pager = desk.pager(held.next);
    let content = page::page(&desk.tongue, &held.items, secret.as_ref(), &pager);
    let title = desk.tongue.say("desk-doubts");
    Ok(desk.page(Section::Issues, &title, &content))
}

/// Decides about one letter, or about those that are ticked.
pub(in crate::web) async fn decide(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = desk.read(&request, payload, Some("delivery")).await?;
    let (decision, chosen) = match form.value("one").and_then(|one| one.split_once(' ')) {
        Some((decision, id)) => (Some(decision), vec![id.to_owned()]),
        None => (form.value("decision"), form.values("delivery")),
    };
    let resolution = match decision {
        Some("resend") => Resolution::Resend,
        Some("sent") => Resolution::Sent,
        Some("give_up") => Resolution::GiveUp,
        _ => return Err(PageError::not_found()),
    };
    let chosen: Vec<i64> = chosen.iter().filter_map(|id| id.parse().ok()).collect();
    if chosen.is_empty() {
        return Ok(desk.see_other(HERE, "said-doubts-none-ticked"));
    }
    digest::resolve_these(&desk.app, &desk.actor, None, chosen, resolution).await?;
    Ok(desk.see_other(HERE, "said-issue-resolved"))
}
