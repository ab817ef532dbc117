//! `/desk/suppressions`: addresses that must not be written to.

use actix_web::{HttpRequest, HttpResponse, web};

use super::{page, page_about, trouble};
use crate::domain::operator::Right;
use crate::domain::suppression::SuppressionReason;
use crate::services::subscribers;
use crate::web::desk::Desk;
use crate::web::pages::desk::subscribers::{Trouble, suppressions as pages};
use crate::web::problem::PageError;

/// All of them, the newest first.
pub(in crate::web) async fn all(desk: Desk) -> Result<HttpResponse, PageError> {
    all_about(&desk, "", Trouble::Nothing).await
}

async fn all_about(desk: &Desk, typed: &str, trouble: Trouble) -> Result<HttpResponse, PageError> {
    let reason = desk
        .asked("reason")
        .and_then(|name| SuppressionReason::from_name(&name));
    let found = subscribers::suppressed(&desk.app, reason, desk.piece()).await?;
    let pager = desk.pager(found.next);
    let shown = pages::Shown {
        addresses: &found.items,
        reason,
        pager: &pager,
        typed,
        trouble: &trouble,
        may_change: desk.may(Right::Subscribers),
    };
    let content = pages::all(desk, &shown);
    let title = desk.tongue.say("desk-subscribers-tab-suppressed");
    Ok(page_about(desk, &trouble, &title, &content))
}

/// Suppresses an address.
pub(in crate::web) async fn add(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = desk.read(&request, payload, None).await?;
    let typed = form.value("email").unwrap_or_default();
    let note = form.value("note");
    match subscribers::suppress_address(&desk.app, &desk.actor, typed, note).await {
        Ok(known) => {
            // From a reader's page one goes back to it.
            let back = match known
                .subscriber_id
                .filter(|_| form.value("subscriber").is_some())
            {
                Some(id) => format!("/desk/subscribers/{id}"),
                None => "/desk/suppressions".to_owned(),
            };
            Ok(desk.see_other(&back, "said-reader-suppressed"))
        }
        Err(error) => all_about(&desk, typed, trouble(error)?).await,
    }
}

/// What lifting it would mean.
pub(in crate::web) async fn ask(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let known = subscribers::suppression(&desk.app, number(&request)?).await?;
    let known = known.ok_or_else(PageError::not_found)?;
    let content = pages::ask(&desk, &known);
    let title = desk.tongue.say("desk-subscribers-release-do");
    Ok(page(&desk, &title, &content))
}

/// Lifts it, where whoever asks has said that the owner wants it.
pub(in crate::web) async fn lift(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let id = number(&request)?;
    let form = desk.read(&request, payload, None).await?;
    if form.value("sure") != Some("yes") {
        return ask(desk, request).await;
    }
    let known = subscribers::suppression(&desk.app, id).await?;
    subscribers::lift(&desk.app, &desk.actor, id).await?;
    let back = match known.and_then(|known| known.subscriber_id) {
        Some(reader) => format!("/desk/subscribers/{reader}"),
        None => "/desk/suppressions".to_owned(),
    };
    Ok(desk.see_other(&back, "said-reader-released"))
}

fn number(request: &HttpRequest) -> Result<i64, PageError> {
    let number = request
        .match_info()
        .get("id")
        .and_then(|id| id.parse().ok());
    number.ok_or_else(PageError::not_found)
}
