//! `/desk/bulk-actions`: changes to many readers at once.

use actix_web::{HttpRequest, HttpResponse, web};

use super::finding::sought;
use super::{page, page_about, trouble};
use crate::domain::bulk::BulkKind;
use crate::domain::operator::Right;
use crate::domain::search::Sought;
use crate::services::subscribers;
use crate::services::subscribers::bulk::{self, BulkAsk};
use crate::web::desk::Desk;
use crate::web::pages::desk::subscribers::{Trouble, bulk as pages};
use crate::web::problem::PageError;

/// All of them, the newest first.
pub(in crate::web) async fn all(desk: Desk) -> Result<HttpResponse, PageError> {
    let found = bulk::all(&desk.app, desk.piece()).await?;
    let pager = desk.pager(found.next);
    let content = pages::all(&desk.tongue, &found.items, &pager);
    let title = desk.tongue.say("desk-subscribers-tab-bulk");
    Ok(page(&desk, &title, &content))
}

/// The form; who is meant stands in the address.
pub(in crate::web) async fn new(desk: Desk) -> Result<HttpResponse, PageError> {
    let (sought, _wrong) = sought(&desk);
    let typed = BulkAsk {
        kind: BulkKind::Pause,
        sought,
        topic: None,
        until: None,
        reason: None,
    };
    form_about(&desk, &typed, Trouble::Nothing).await
}

async fn form_about(
    desk: &Desk,
    typed: &BulkAsk,
    trouble: Trouble,
) -> Result<HttpResponse, PageError> {
    let lists = subscribers::offers(&desk.app).await?;
    let content = pages::form(desk, &lists, typed, &trouble);
    let title = desk.tongue.say("desk-subscribers-bulk-title");
    Ok(page_about(desk, &trouble, &title, &content))
}

/// Has those who are meant counted.
pub(in crate::web) async fn ask(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = desk.read(&request, payload, None).await?;
    let given = |name: &str| {
        form.value(name)
            .map(str::to_owned)
            .filter(|value| !value.trim().is_empty())
    };
    let kind = form.value("kind").and_then(BulkKind::from_name);
    let typed = BulkAsk {
        kind: kind.ok_or_else(PageError::not_found)?,
        sought: Sought::of_query(form.value("sought").unwrap_or_default()),
        topic: given("topic"),
        until: given("until"),
        reason: given("reason"),
    };
    match bulk::ask(&desk.app, &desk.actor, typed.clone()).await {
        Ok(report) => {
            let address = format!("/desk/bulk-actions/{}", report.id);
            Ok(desk.see_other(&address, "said-bulk-counted"))
        }
        Err(error) => form_about(&desk, &typed, trouble(error)?).await,
    }
}

/// One of them, as it stands.
pub(in crate::web) async fn show(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    show_about(&desk, number(&request)?, Trouble::Nothing).await
}

async fn show_about(desk: &Desk, id: i64, trouble: Trouble) -> Result<HttpResponse, PageError> {
    let report = bulk::show(&desk.app, id).await?;
    let content = pages::page(desk, &report, &trouble, desk.may(Right::Transfer));
    let title = desk.tongue.say("desk-subscribers-bulk-title");
    Ok(page_about(desk, &trouble, &title, &content))
}

/// Begins it, stops it, or takes it back.
pub(in crate::web) async fn act(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let id = number(&request)?;
    let form = desk.read(&request, payload, None).await?;
    let (app, actor) = (&desk.app, &desk.actor);
    let (done, said) = match form.value("do") {
        Some("confirm") => {
            // However the digits are grouped.
            let typed = form.value("number").unwrap_or_default();
            let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
            let number = digits.parse().unwrap_or(-1);
            (
                bulk::confirm(app, actor, id, number).await,
                "said-bulk-begun",
            )
        }
        Some("cancel") => (bulk::cancel(app, actor, id).await, "said-bulk-stopped"),
        Some("undo") => (bulk::undo(app, actor, id).await, "said-bulk-undoing"),
        _ => return Err(PageError::not_found()),
    };
    match done {
        Ok(_) => Ok(desk.see_other(&format!("/desk/bulk-actions/{id}"), said)),
        Err(error) => show_about(&desk, id, trouble(error)?).await,
    }
}

fn number(request: &HttpRequest) -> Result<i64, PageError> {
    let number = request
        .match_info()
        .get("id")
        .and_then(|id| id.parse().ok());
    number.ok_or_else(PageError::not_found)
}
