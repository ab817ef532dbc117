//! `/desk/removals` and `/desk/held-sign-ups`: what came all at once, and deciding about it.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::page;
use crate::domain::operator::Right;
use crate::services::audit;
use crate::services::removals::{self, RemovalError};
use crate::services::signup::{self, DeskError};
use crate::web::desk::Desk;
use crate::web::pages::desk::subscribers::spikes as pages;
use crate::web::problem::PageError;

/// The newest waves.
pub(in crate::web) async fn waves(desk: Desk) -> Result<HttpResponse, PageError> {
    let waves = removals::waves(&desk.app, None).await?;
    let content = pages::waves(&desk.tongue, &waves);
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
    let target = format!("removal wave {id}");
    let (action, detail, said) = match form.value("do") {
        Some("undo") => match removals::undo(&desk.app, id).await {
            Ok(undone) => ("removal.undo", json!(undone), "said-wave-undone"),
            Err(error) => return decided(&desk, id, error),
        },
        Some("keep") => match removals::keep(&desk.app, id).await {
            Ok(()) => ("removal.keep", json!({}), "said-wave-kept"),
            Err(error) => return decided(&desk, id, error),
        },
        _ => return Err(PageError::not_found()),
    };
    audit::recorded(&desk.app, &desk.actor, action, &target, detail).await?;
    Ok(desk.see_other(&format!("/desk/removals/{id}"), said))
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
    let (done, action, said) = match form.value("do") {
        Some("release") => (
            signup::release(&desk.app, list).await,
            "signup.release",
            "said-signups-released",
        ),
        Some("drop") => (
            signup::drop_kept(&desk.app, list).await,
            "signup.drop",
            "said-signups-dropped",
        ),
        _ => return Err(PageError::not_found()),
    };
    let count = done.map_err(|error| match error {
        DeskError::Store(error) => PageError::from(error),
        DeskError::List(_) | DeskError::Address(..) => PageError::not_found(),
    })?;
    let target = list.map_or_else(|| "site".to_owned(), |list| format!("list {list}"));
    audit::recorded(
        &desk.app,
        &desk.actor,
        action,
        &target,
        json!({ "sign_ups": count }),
    )
    .await?;
    Ok(desk.see_other("/desk/held-sign-ups", said))
}
