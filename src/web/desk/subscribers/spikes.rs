//! `/desk/removals` and `/desk/held-sign-ups`: what came all at once, and deciding about it.

use actix_web::{HttpRequest, HttpResponse, web};

use super::page;
use crate::domain::operator::Right;
use crate::services::removals::{self, RemovalError};
use crate::services::signup::{self, DeskError};
use crate::web::desk::Desk;
use crate::web::pages::desk::subscribers::spikes as pages;
use crate::web::problem::PageError;

/// Every wave, the newest first.
pub(in crate::web) async fn waves(desk: Desk) -> Result<HttpResponse, PageError> {
    let found = removals::page(&desk.app, None, desk.piece()).await?;
    let pager = desk.pager(found.next);
    let content = pages::waves(&desk.tongue, &found.items, &pager);
    let title = desk.tongue.say("desk-subscribers-tab-removals");
    Ok(page(&desk, &title, &content))
}

/// One wave with its readers.
pub(in crate::web) async fn wave(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let (wave, readers) = removals::wave(&desk.app, number(&request)?)
        .await
        .map_err(wave_error)?;
    let content = pages::wave(&desk, &wave, &readers, desk.may(Right::Subscribers));
    Ok(page(&desk, &wave.domain, &content))
}

/// Brings its readers back, or lets it stand.
pub(in crate::web) async fn decide_wave(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let id = number(&request)?;
    let form = desk.read(&request, payload, None).await?;
    let (done, said) = match form.value("do") {
        Some("undo") => {
            let undone = removals::undo(&desk.app, &desk.actor, id).await;
            (undone.map(drop), "said-wave-undone")
        }
        Some("keep") => {
            let kept = removals::keep(&desk.app, &desk.actor, id).await;
            (kept, "said-wave-kept")
        }
        _ => return Err(PageError::not_found()),
    };
    match done {
        Ok(()) => Ok(desk.see_other(&format!("/desk/removals/{id}"), said)),
        Err(error) => decided(&desk, id, error),
    }
}

/// Where somebody else has decided meanwhile, the page says what.
fn decided(desk: &Desk, id: i64, error: RemovalError) -> Result<HttpResponse, PageError> {
    match error {
        RemovalError::Decided { .. } => {
            Ok(desk.see_other(&format!("/desk/removals/{id}"), "said-decided"))
        }
        error => Err(wave_error(error)),
    }
}

fn wave_error(error: RemovalError) -> PageError {
    match error {
        RemovalError::Store(error) => error.into(),
        RemovalError::Unknown(_) | RemovalError::Decided { .. } => PageError::not_found(),
    }
}

fn number(request: &HttpRequest) -> Result<i64, PageError> {
    let number = request
        .match_info()
        .get("id")
        .and_then(|id| id.parse().ok());
    number.ok_or_else(PageError::not_found)
}

/// How sign-ups are received at present.
pub(in crate::web) async fn held(desk: Desk) -> Result<HttpResponse, PageError> {
    let report = signup::desk(&desk.app).await?;
    let content = pages::held(&desk, &report, desk.may(Right::Subscribers));
    let title = desk.tongue.say("desk-subscribers-tab-signups");
    Ok(page(&desk, &title, &content))
}

/// Sends what is kept back for one list or for all, or drops it.
pub(in crate::web) async fn decide_held(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = desk.read(&request, payload, None).await?;
    let list = form.value("list").filter(|list| !list.is_empty());
    let (done, said) = match form.value("do") {
        Some("release") => (
            signup::release(&desk.app, &desk.actor, list).await,
            "said-signups-released",
        ),
        Some("drop") => (
            signup::drop_kept(&desk.app, &desk.actor, list).await,
            "said-signups-dropped",
        ),
        _ => return Err(PageError::not_found()),
    };
    done.map_err(|error| match error {
        DeskError::Store(error) => PageError::from(error),
        DeskError::List(_) | DeskError::Address(..) => PageError::not_found(),
    })?;
    Ok(desk.see_other("/desk/held-sign-ups", said))
}
