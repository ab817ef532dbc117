//! `/desk/subscribers/{id}`: one reader, and what is done for them.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use super::{page_about, trouble};
use crate::services::explain;
use crate::services::preferences::Change;
use crate::services::subscribers::{self, PersonError};
use crate::web::desk::Desk;
use crate::web::forms::Form;
use crate::web::pages::desk::subscribers::{Trouble, forgetting, person as pages};
use crate::web::problem::PageError;

/// The number of the reader in the address.
fn number(request: &HttpRequest) -> Result<i64, PageError> {
    let number = request
        .match_info()
        .get("id")
        .and_then(|id| id.parse().ok());
    number.ok_or_else(PageError::not_found)
}

/// The reader's page.
pub(in crate::web) async fn show(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    show_about(&desk, number(&request)?, Trouble::Nothing).await
}

async fn show_about(desk: &Desk, id: i64, trouble: Trouble) -> Result<HttpResponse, PageError> {
    let reader = subscribers::portrait(&desk.app, id).await?;
    let story = subscribers::timeline(&desk.app, id, desk.piece()).await?;
    let pager = desk.pager(story.next);
    let typed = desk.asked("issue");
    let issue = typed
        .as_deref()
        .and_then(|typed| typed.trim_start_matches('#').parse().ok());
    let explanation = match issue {
        Some(issue) => {
            let address = reader.subscriber.address.as_str();
            let language = &desk.tongue.language;
            explain::explain(&desk.app, address, Some(issue), language)
                .await
                .ok()
        }
        None => None,
    };
    let shown = pages::Shown {
        trouble: &trouble,
        story: &story.items,
        pager: &pager,
        why: typed.as_deref().zip(explanation.as_ref()),
        is_older: desk.piece().after.is_some(),
    };
    let content = pages::page(desk, &reader, &shown);
    let title = reader.subscriber.address.as_str();
    Ok(page_about(desk, &trouble, title, &content))
}

/// Back to the reader's page, with a word about what was done, or with what was in the way.
async fn after(
    desk: &Desk,
    id: i64,
    done: Result<(), PersonError>,
    said: &str,
) -> Result<HttpResponse, PageError> {
    match done {
        Ok(()) => Ok(desk.see_other(&format!("/desk/subscribers/{id}"), said)),
        Err(error) => show_about(desk, id, trouble(error)?).await,
    }
}

/// Changes the subscription to one list.
pub(in crate::web) async fn act(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let id = number(&request)?;
    let form = desk.read(&request, payload, Some("topics")).await?;
    let list = request.match_info().get("slug").unwrap_or_default();
    let (app, actor) = (&desk.app, &desk.actor);
    let given = |name: &str| {
        let value = form.value(name).map(str::trim).unwrap_or_default();
        (!value.is_empty()).then(|| value.to_owned())
    };
    let (done, said) = match form.value("do") {
        Some("edit") => {
            let change = change(&desk, id, list, &form).await?;
            (
                subscribers::edit(app, actor, id, list, change).await,
                "said-saved",
            )
        }
        Some("pause") => {
            let done = match given("until").map(|day| day.parse()).transpose() {
                Ok(until) => subscribers::pause(app, actor, id, list, until).await,
                Err(_no_day) => {
                    return show_about(&desk, id, Trouble::Wrong(vec!["until"])).await;
                }
            };
            (done, "said-reader-paused")
        }
        Some("resume") => (
            subscribers::resume(app, actor, id, list).await,
            "said-reader-resumed",
        ),
        Some("end") => {
            let reason = given("reason");
            let done = subscribers::end(app, actor, id, list, reason.as_deref()).await;
            (done, "said-reader-ended")
        }
        _ => return Err(PageError::not_found()),
    };
    after(&desk, id, done, said).await
}

/// What the form says of the reader's choices. All boxes ticked are none in particular, as are none.
async fn change(desk: &Desk, id: i64, list: &str, form: &Form) -> Result<Change, PageError> {
    let reader = subscribers::portrait(&desk.app, id).await?;
    let own = reader.list(list).ok_or_else(PageError::not_found)?;
    let mut topics = form.values("topics");
    if own
        .page
        .topics
        .iter()
        .all(|topic| topics.contains(&topic.slug))
    {
        topics.clear();
    }
    let given = |name: &str| {
        let value = form.value(name).map(str::trim).unwrap_or_default();
        Some((!value.is_empty()).then(|| value.to_owned()))
    };
    Ok(Change {
        topics: Some(topics),
        cadence: given("cadence"),
        time_zone: given("time_zone"),
        language: given("language"),
        name: given("name"),
    })
}

/// Sends a fresh link.
pub(in crate::web) async fn send_link(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let id = number(&request)?;
    let done = subscribers::send_link(&desk.app, &desk.actor, id).await;
    after(&desk, id, done, "said-reader-link").await
}

/// A copy of everything that is known about the reader, as a file.
pub(in crate::web) async fn download(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let id = number(&request)?;
    let data = subscribers::hand_out(&desk.app, &desk.actor, id).await?;
    let text = serde_json::to_string_pretty(&data).unwrap_or_default();
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"reader-{id}.json\""),
        ))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((header::REFERRER_POLICY, "no-referrer"))
        .insert_header(("x-robots-tag", "noindex"))
        .body(text))
}

/// Asks whether the reader shall really be forgotten.
pub(in crate::web) async fn ask_erasure(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    erasure_form(&desk, number(&request)?, Trouble::Nothing).await
}

async fn erasure_form(desk: &Desk, id: i64, trouble: Trouble) -> Result<HttpResponse, PageError> {
    let reader = subscribers::portrait(&desk.app, id).await?;
    let content = forgetting::page(desk, &reader, &trouble);
    let title = desk.tongue.say("desk-subscribers-erase-do");
    Ok(page_about(desk, &trouble, &title, &content))
}

/// Forgets the reader, whose address was typed.
pub(in crate::web) async fn erase(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let id = number(&request)?;
    let form = desk.read(&request, payload, None).await?;
    let typed = Some(form.value("address").unwrap_or_default());
    match subscribers::erase(&desk.app, &desk.actor, id, typed).await {
        Ok(()) => Ok(desk.see_other("/desk/subscribers", "said-reader-erased")),
        Err(error) => erasure_form(&desk, id, trouble(error)?).await,
    }
}
