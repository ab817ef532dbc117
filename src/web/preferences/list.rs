//! The page of one list, behind a link that was asked for.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::{gone, tongue_of};
use crate::services::App;
use crate::services::StoreError;
use crate::services::Wrong;
use crate::services::preferences::Change;
use crate::services::preferences::centre::{self, Centre, Chosen, Outcome};
use crate::web::forms::{self, Form};
use crate::web::pages::{self, choices as page};
use crate::web::problem::PageError;

/// What the reader chose of the list.
pub(in crate::web) async fn show(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let found = centre::page(&app, forms::token(&request)).await?;
    shown(&app, &request, found, &Filled::default())
}

/// What its forms post.
pub(in crate::web) async fn act(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = Form::read(&app, &request, payload, Some("topics")).await?;
    let token = forms::token(&request);
    let Some(slug) = forms::slug(&request) else {
        return Err(PageError::not_found());
    };
    match form.value("act") {
        Some("choose") => {
            let chosen = chosen(&form);
            let outcome = centre::change(&app, token, slug, change(&chosen)).await;
            answer(&app, &request, outcome, Some(chosen), "choices-kept")
        }
        Some("pause") => {
            let day = form.value("until").and_then(|text| text.parse().ok());
            let outcome = centre::pause(&app, token, slug, day).await;
            answer(&app, &request, outcome, None, "choices-paused")
        }
        Some("resume") => {
            let found = centre::resume(&app, token, slug).await?;
            let filled = Filled {
                notice: Some("choices-resumed"),
                ..Filled::default()
            };
            shown(&app, &request, found, &filled)
        }
        _ => show(app, request).await,
    }
}

/// What a posted form puts on the page again.
#[derive(Default)]
struct Filled {
    notice: Option<&'static str>,
    chosen: Option<Chosen>,
    wrong: Vec<Wrong>,
}

fn answer(
    app: &App,
    request: &HttpRequest,
    outcome: Result<Option<Outcome>, StoreError>,
    chosen: Option<Chosen>,
    notice: &'static str,
) -> Result<HttpResponse, PageError> {
    let (found, filled) = match outcome? {
        Some(Outcome::Done(found)) => {
            let filled = Filled {
                notice: Some(notice),
                ..Filled::default()
            };
            (Some(found), filled)
        }
        Some(Outcome::Refused(found, wrong)) => {
            let filled = Filled {
                chosen,
                wrong,
                ..Filled::default()
            };
            (Some(found), filled)
        }
        None => (None, Filled::default()),
    };
    shown(app, request, found, &filled)
}

fn shown(
    app: &App,
    request: &HttpRequest,
    found: Option<Centre>,
    filled: &Filled,
) -> Result<HttpResponse, PageError> {
    let Some(found) = found else {
        return Ok(gone(app, request));
    };
    let own = forms::slug(request).and_then(|slug| found.list(slug));
    let own = own.ok_or_else(PageError::not_found)?;
    let tongue = tongue_of(app, request, &found.languages);
    let status = if filled.wrong.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let shown = page::OneList {
        token: forms::token(request),
        own,
        chosen: filled.chosen.as_ref().unwrap_or(&own.chosen),
        wrong: &filled.wrong,
        notice: filled.notice,
    };
    Ok(pages::private(status, &page::list(&tongue, &shown)))
}

fn chosen(form: &Form) -> Chosen {
    let text = |name: &str| {
        let value = form.value(name).map(str::trim);
        value.filter(|text| !text.is_empty()).map(str::to_owned)
    };
    Chosen {
        topics: form.values("topics"),
        cadence: text("cadence"),
        language: text("language"),
        time_zone: text("time_zone"),
        name: text("name"),
    }
}

fn change(chosen: &Chosen) -> Change {
    Change {
        topics: Some(chosen.topics.clone()),
        cadence: Some(chosen.cadence.clone()),
        time_zone: Some(chosen.time_zone.clone()),
        language: Some(chosen.language.clone()),
        name: Some(chosen.name.clone()),
    }
}
