//! Who an issue was for: looked through, searched, explained, exported, tried once more, and decided about.

use actix_web::http::header;
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, web};
use futures_util::Stream;
use serde_json::json;
use url::form_urlencoded;

use super::super::Desk;
use super::{number, part, path};
use crate::domain::delivery::{DeliveryState, RetryObstacle};
use crate::domain::operator::Right;
use crate::services::digest::{self, RecipientsAsk, Resolution, Retried, Retry};
use crate::services::{App, audit, progress};
use crate::web::pages::desk::Section;
use crate::web::pages::desk::issues as page;
use crate::web::pages::desk::issues::recipients::{Outcome, Recipients};
use crate::web::problem::PageError;

/// Letters in doubt that are shown at once.
const DOUBTS_SHOWN: i64 = 200;

/// The recipients, by outcome and address.
pub(in crate::web) async fn all(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let id = number(&request)?;
    let line = digest::line(&desk.app, id).await?;
    let counts = progress::of(&desk.app, id).await?.counts;
    let outcome = desk.asked("outcome");
    let outcome = outcome.and_then(|outcome| DeliveryState::from_name(&outcome));
    let address = desk.asked("address");
    let asked = RecipientsAsk {
        outcome,
        address: address.clone(),
        ask: desk.piece(),
    };
    let found = digest::recipients(&desk.app, id, asked).await?;
    let shown = Recipients {
        tongue: &desk.tongue,
        line: &line,
        counts: &counts,
        outcome,
        address: address.as_deref(),
        deliveries: &found.page.items,
        zone: &found.time_zone,
        retried: retried(&desk),
        pager: desk.pager(found.page.next),
    };
    let outcome = outcome.map_or_else(String::new, |outcome| format!("?outcome={outcome}"));
    let retries = desk.may(Right::Send).then(|| {
        let action = format!("{}/retries", path(id));
        desk.form(&action, &page::recipients::table(&shown, true))
    });
    let export = desk.may(Right::Transfer).then(|| {
        let action = format!("{}/recipients/export{outcome}", path(id));
        desk.form(&action, &page::recipients::export_button(&desk.tongue))
    });
    let content = page::recipients::page(&shown, retries.as_ref(), export.as_ref());
    let title = page::name(&desk.tongue, &line);
    Ok(desk.page(Section::Issues, &title, &content))
}

/// What the last retry came to, which stands in the address that it led to.
fn retried(desk: &Desk) -> Option<Outcome> {
    let count = |name: &str| desk.asked(name).and_then(|text| text.parse::<i64>().ok());
    Some(Outcome {
        queued: count("queued")?,
        left: RetryObstacle::ALL
            .iter()
            .filter_map(|obstacle| Some((*obstacle, count(obstacle.as_str())?)))
            .collect(),
        has_more: desk.asked("more").is_some(),
    })
}

/// One recipient: what became of the letter, and why.
pub(in crate::web) async fn explain(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let (id, delivery) = (number(&request)?, part(&request, "delivery")?);
    let line = digest::line(&desk.app, id).await?;
    let (delivery, explanation) =
        digest::explained(&desk.app, id, delivery, &desk.tongue.language).await?;
    let retry = (desk.may(Right::Send) && delivery.state.ended_in_vain()).then(|| {
        let action = format!("{}/retries", path(id));
        desk.form(
            &action,
            &page::recipients::retry_button(&desk.tongue, delivery.id),
        )
    });
    let shown = page::recipients::Explained {
        tongue: &desk.tongue,
        line: &line,
        delivery: &delivery,
        explanation: &explanation,
    };
    let content = page::recipients::explained(&shown, retry.as_ref());
    let title = page::name(&desk.tongue, &line);
    Ok(desk.page(Section::Issues, &title, &content))
}

/// Has letters tried once more: those that are ticked, or all with one outcome.
pub(in crate::web) async fn retry(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let id = number(&request)?;
    let form = desk.read(&request, payload, Some("delivery")).await?;
    let all = form.value("all").and_then(DeliveryState::from_name);
    let chosen = form.values("delivery");
    let which = match all {
        Some(outcome) => Retry::All(outcome),
        None => Retry::These(chosen.iter().filter_map(|id| id.parse().ok()).collect()),
    };
    let retried = digest::retry(&desk.app, &desk.actor, id, which).await?;
    let back = format!("{}/recipients?{}", path(id), in_query(&retried));
    Ok(HttpResponse::SeeOther()
        .insert_header((header::LOCATION, back))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .finish())
}

fn in_query(retried: &Retried) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("queued", &retried.queued.to_string());
    for (obstacle, count) in &retried.left {
        query.append_pair(obstacle, &count.to_string());
    }
    if retried.has_more {
        query.append_pair("more", "1");
    }
    query.finish()
}

/// The letters in doubt that wait for somebody to decide.
pub(in crate::web) async fn doubts(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let id = number(&request)?;
    let line = digest::line(&desk.app, id).await?;
    let held = digest::held(&desk.app, id, DOUBTS_SHOWN).await?;
    let form = desk.may(Right::Send).then(|| {
        let action = format!("{}/doubts", path(id));
        desk.form(&action, &page::doubts::form(&desk.tongue, &line, &held))
    });
    let content = page::doubts::page(&desk.tongue, &line, &held, form.as_ref());
    let title = page::name(&desk.tongue, &line);
    Ok(desk.page(Section::Issues, &title, &content))
}

/// Decides about letters in doubt: those that are ticked, or all.
pub(in crate::web) async fn decide(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let id = number(&request)?;
    let form = desk.read(&request, payload, Some("delivery")).await?;
    let resolution = match form.value("decision") {
        Some("resend") => Resolution::Resend,
        Some("sent") => Resolution::Sent,
        Some("give_up") => Resolution::GiveUp,
        _ => return Err(PageError::not_found()),
    };
    let chosen = form.values("delivery");
    let chosen: Vec<i64> = chosen.iter().filter_map(|id| id.parse().ok()).collect();
    if form.value("all").is_some() {
        digest::resolve(&desk.app, &desk.actor, Some(id), None, resolution).await?;
    } else {
        digest::resolve_these(&desk.app, &desk.actor, Some(id), chosen, resolution).await?;
    }
    Ok(desk.see_other(&format!("{}/doubts", path(id)), "said-issue-resolved"))
}

/// All recipients, or those with one outcome, as CSV.
pub(in crate::web) async fn export(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let id = number(&request)?;
    let outcome = desk.asked("outcome");
    let outcome = outcome.and_then(|outcome| DeliveryState::from_name(&outcome));
    digest::line(&desk.app, id).await?;
    let detail = json!({ "outcome": outcome.map(DeliveryState::as_str) });
    let target = format!("issue {id}");
    audit::recorded(&desk.app, &desk.actor, "issue.export", &target, detail).await?;
    Ok(as_csv(desk.app.clone(), id, outcome))
}

/// A file that is written while it is read, a thousand lines at a time.
pub(in crate::web) fn as_csv(
    app: web::Data<App>,
    id: i64,
    outcome: Option<DeliveryState>,
) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"issue-{id}-recipients.csv\""),
        ))
        .streaming(pieces(app, id, outcome))
}

/// Where an export goes on.
enum Place {
    Beginning,
    After(i64),
    End,
}

fn pieces(
    app: web::Data<App>,
    id: i64,
    outcome: Option<DeliveryState>,
) -> impl Stream<Item = Result<Bytes, actix_web::Error>> {
    futures_util::stream::unfold(Place::Beginning, move |place| {
        let app = app.clone();
        async move {
            let after = match place {
                Place::Beginning => None,
                Place::After(after) => Some(after),
                Place::End => return None,
            };
            match digest::export_piece(&app, id, outcome, after).await {
                Ok((text, next)) => {
                    let next = next.map_or(Place::End, Place::After);
                    Some((Ok(Bytes::from(text)), next))
                }
                Err(error) => {
                    // A file that is cut short has to look like one: the connection breaks.
                    tracing::error!(issue_id = id, %error, "an export ends before its end");
                    let broken = actix_web::error::ErrorInternalServerError("cut short");
                    Some((Err(broken), Place::End))
                }
            }
        }
    })
}
