//! The audit log at the desk: searched, checked, and taken away as a file.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{Days, NaiveDate, NaiveTime};

use super::Desk;
use crate::domain::time::UtcTime;
use crate::services::audit::{self, Filter, Format};
use crate::web::api;
use crate::web::pages::desk::Section;
use crate::web::pages::desk::audit::{self as page, Searched};
use crate::web::problem::PageError;

/// The newest lines, or those that are searched for.
pub(in crate::web) async fn all(desk: Desk) -> Result<HttpResponse, PageError> {
    let searched = searched(|name| desk.asked(name));
    let found = audit::page(&desk.app, filter_of(&searched), desk.piece()).await?;
    let choices = audit::choices(&desk.app).await?;
    let title = desk.tongue.say("desk-api-audit");
    let content = page::all(&desk, &searched, &choices, &found);
    Ok(desk.page(Section::Settings, &title, &content))
}

/// Reads the whole log and says whether it is whole.
pub(in crate::web) async fn check(desk: Desk) -> Result<HttpResponse, PageError> {
    let chain = audit::verify(&desk.app).await?;
    let title = desk.tongue.say("desk-api-audit");
    Ok(desk.page(Section::Settings, &title, &page::checked(&desk, &chain)))
}

/// The lines that are searched for, as a file.
pub(in crate::web) async fn export(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = desk.read(&request, payload, None).await?;
    let field = |name: &str| {
        form.value(name)
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    let searched = searched(field);
    let format = form
        .value("format")
        .and_then(Format::from_name)
        .unwrap_or(Format::Csv);
    let detail = serde_json::json!({
        "who": searched.who, "what": searched.what, "target": searched.target,
        "since": searched.since, "until": searched.until
    });
    audit::recorded(
        &desk.app,
        &desk.actor,
        "audit.export",
        "the audit log",
        detail,
    )
    .await?;
    Ok(api::audit::file(desk.app, filter_of(&searched), format))
}

fn searched(field: impl Fn(&str) -> Option<String>) -> Searched {
    Searched {
        who: field("who"),
        what: field("what"),
        target: field("target"),
        since: field("since"),
        until: field("until"),
    }
}

/// What cannot be read is not searched for; the form shows it all the same.
fn filter_of(searched: &Searched) -> Filter {
    let day = |text: &Option<String>| text.as_deref()?.parse::<NaiveDate>().ok();
    let begins = |day: NaiveDate| UtcTime::from_datetime(day.and_time(NaiveTime::MIN).and_utc());
    let next = |day: NaiveDate| day.checked_add_days(Days::new(1));
    Filter {
        actor: searched.who.as_deref().and_then(audit::actor_named),
        action: searched.what.clone(),
        target: searched.target.clone(),
        since: day(&searched.since).map(begins),
        until: day(&searched.until).and_then(next).map(begins),
    }
}
