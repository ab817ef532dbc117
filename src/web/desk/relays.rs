//! Relays at the desk: each at a glance, one with its test, and the records in DNS.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use maud::{Markup, html};

use super::Desk;
use crate::domain::operator::Right;
use crate::services::relays::{self, TestError};
use crate::services::{audit, policies};
use crate::web::pages::desk::{Section, records as records_page, relays as page};
use crate::web::problem::PageError;

/// Every relay.
pub(in crate::web) async fn all(desk: Desk) -> Result<HttpResponse, PageError> {
    let cards = relays::cards(&desk.app).await?;
    let title = desk.tongue.say("desk-relays");
    Ok(desk.page(Section::Relays, &title, &page::all(&desk.tongue, &cards)))
}

/// One relay.
pub(in crate::web) async fn one(
    desk: Desk,
    name: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    shown(&desk, &name, None, StatusCode::OK).await
}

/// Tests a relay and shows what was said. Nothing is changed by it, so that sending the form again tests again.
pub(in crate::web) async fn test(
    desk: Desk,
    name: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let zone = super::time_zone(&desk).await?;
    match relays::test(&desk.app, &name).await {
        Ok(found) => {
            let detail = serde_json::json!({ "passed": found.passed });
            let target = format!("relay {}", *name);
            audit::recorded(&desk.app, &desk.actor, "relay.test", &target, detail).await?;
            let told = page::tested(&desk.tongue, &found, &zone);
            shown(&desk, &name, Some(told), StatusCode::OK).await
        }
        Err(TestError::Unknown) => Err(PageError::not_found()),
        Err(error @ (TestError::Outbox | TestError::Busy)) => {
            let key = match error {
                TestError::Busy => "desk-relays-test-busy",
                _ => "desk-relays-outbox-text",
            };
            let told = html! { p.notice.warn role="status" { (desk.tongue.say(key)) } };
            shown(&desk, &name, Some(told), StatusCode::CONFLICT).await
        }
    }
}

async fn shown(
    desk: &Desk,
    name: &str,
    tested: Option<Markup>,
    status: StatusCode,
) -> Result<HttpResponse, PageError> {
    let found = relays::detail(&desk.app, name).await?;
    let relay = found.ok_or_else(PageError::not_found)?;
    let zone = super::time_zone(desk).await?;
    let form = desk.may(Right::People).then(|| {
        let button = html! { button { (desk.tongue.say("desk-relays-test")) } };
        desk.form(&format!("/desk/relays/{name}/test"), &button)
    });
    let content = page::one(&desk.tongue, &relay, form.as_ref(), tested.as_ref(), &zone);
    Ok(desk.page_with(status, Section::Relays, name, &content))
}

/// The keys and the records in DNS.
pub(in crate::web) async fn records(desk: Desk) -> Result<HttpResponse, PageError> {
    let records = policies::records(&desk.app).await?;
    let zone = super::time_zone(&desk).await?;
    let form = (records.looks && desk.may(Right::People)).then(|| {
        let button = html! { button { (desk.tongue.say("desk-records-look")) } };
        desk.form("/desk/records", &button)
    });
    let title = desk.tongue.say("desk-relays-records");
    let content = records_page::page(&desk.tongue, &records, form.as_ref(), &zone);
    Ok(desk.page(Section::Relays, &title, &content))
}

/// Asks DNS now.
pub(in crate::web) async fn look(desk: Desk) -> Result<HttpResponse, PageError> {
    let said = if policies::look(&desk.app).await? {
        audit::recorded(
            &desk.app,
            &desk.actor,
            "records.look",
            "DNS",
            serde_json::json!({}),
        )
        .await?;
        "said-looked"
    } else {
        "said-nobody-looks"
    };
    Ok(desk.see_other("/desk/records", said))
}
