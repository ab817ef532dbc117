//! Exports at the desk: ordered, watched, downloaded.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};

use super::{REFRESH_SECONDS, number};
use crate::domain::export::{ExportFilter, ExportFormat, ExportKind, ExportState};
use crate::domain::subscription::SubscriptionState;
use crate::services::exports;
use crate::services::lists;
use crate::web::desk::Desk;
use crate::web::downloads;
use crate::web::pages::desk::Section;
use crate::web::pages::desk::transfer as page;
use crate::web::problem::PageError;

/// Every export, and the way to a new one. What the query says is chosen in the form already.
pub(in crate::web) async fn list(desk: Desk) -> Result<HttpResponse, PageError> {
    let exports = exports::all(&desk.app, desk.piece()).await?;
    let lists = lists::all(&desk.app).await?;
    let lists: Vec<(String, String)> = lists
        .into_iter()
        .map(|list| (list.slug, list.name))
        .collect();
    let waits = exports
        .items
        .iter()
        .any(|one| matches!(one.state, ExportState::Queued | ExportState::Running));
    let filter = ExportFilter {
        list: desk.asked("list"),
        states: desk
            .asked("state")
            .and_then(|state| SubscriptionState::from_name(&state))
            .into_iter()
            .collect(),
        topic: desk.asked("topic"),
        cadence: desk.asked("cadence"),
        language: desk.asked("language"),
        domain: desk.asked("domain"),
        search: desk.asked("search"),
    };
    let title = desk.tongue.say("desk-transfer-exports");
    let content = page::exports::page(&desk, &exports, &lists, &filter);
    let mut answer = desk.page(Section::Transfer, &title, &content);
    if waits && let Ok(seconds) = REFRESH_SECONDS.to_string().parse() {
        answer
            .headers_mut()
            .insert(header::HeaderName::from_static("refresh"), seconds);
    }
    Ok(answer)
}

/// Orders an export.
pub(in crate::web) async fn order(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = desk.read(&request, payload, Some("state")).await?;
    let text = |name: &str| {
        let text = form.value(name).unwrap_or_default().trim();
        (!text.is_empty()).then(|| text.to_owned())
    };
    let unreadable = || PageError::new(StatusCode::BAD_REQUEST, "wrong-form", "wrong-form-sent");
    let kind = text("kind").and_then(|kind| ExportKind::from_name(&kind));
    let format = text("format").and_then(|format| ExportFormat::from_name(&format));
    let states: Option<Vec<_>> = form
        .values("state")
        .iter()
        .map(|state| SubscriptionState::from_name(state))
        .collect();
    let filter = ExportFilter {
        list: text("list"),
        states: states.ok_or_else(unreadable)?,
        topic: text("topic"),
        cadence: text("cadence"),
        language: text("language"),
        domain: text("domain"),
        search: text("search"),
    };
    let (kind, format) = kind.zip(format).ok_or_else(unreadable)?;
    exports::order(&desk.app, &desk.actor, kind, format, filter).await?;
    Ok(desk.see_other("/desk/transfer/exports", "said-transfer-ordered"))
}

/// Hands an export out; that is written down, which is why a button asks for it and no link.
pub(in crate::web) async fn download(
    desk: Desk,
    id: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let file = exports::download(&desk.app, &desk.actor, number(&id)?).await?;
    let answer = downloads::file(file).await;
    Ok(answer.map_err(exports::ExportError::from)?)
}

/// Stops an export, or takes one back.
pub(in crate::web) async fn cancel(
    desk: Desk,
    id: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    exports::cancel(&desk.app, &desk.actor, number(&id)?).await?;
    Ok(desk.see_other("/desk/transfer/exports", "said-transfer-cancelled"))
}
