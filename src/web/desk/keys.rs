//! Keys at the desk: which there are, how one is made, and how one is taken away.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{Days, NaiveDate, NaiveTime};

use super::Desk;
use crate::domain::operator::{Right, Rights};
use crate::domain::time::UtcTime;
use crate::services::keys::{self, KeyError, MadeKey, NewKey};
use crate::web::pages::desk::Section;
use crate::web::pages::desk::keys::{self as page, Typed};
use crate::web::problem::PageError;

/// Days after which a key ends where nobody says otherwise: long enough to be of use, short enough to be thought of.
const USUAL_DAYS: u64 = 365;

/// Every key.
pub(in crate::web) async fn all(desk: Desk) -> Result<HttpResponse, PageError> {
    let found = keys::page(&desk.app, desk.piece()).await?;
    let title = desk.tongue.say("desk-api-keys");
    let content = page::all(&desk, &found);
    Ok(desk.page(Section::Settings, &title, &content))
}

/// The form for a new key.
pub(in crate::web) async fn ask(desk: Desk) -> HttpResponse {
    let today = desk.app.now().datetime().date_naive();
    let end = today.checked_add_days(Days::new(USUAL_DAYS));
    let typed = Typed {
        rights: [Right::Read].into_iter().collect(),
        end: end.map(|end| end.to_string()).unwrap_or_default(),
        ..Typed::default()
    };
    asked(&desk, StatusCode::OK, &typed)
}

fn asked(desk: &Desk, status: StatusCode, typed: &Typed) -> HttpResponse {
    let title = desk.tongue.say("desk-api-key-make");
    desk.page_with(status, Section::Settings, &title, &page::ask(desk, typed))
}

/// Makes a key and shows it. Sending the browser on would have to carry the secret in an address.
pub(in crate::web) async fn create(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = desk.read(&request, payload, Some("rights")).await?;
    let rights = form.values("rights");
    let rights: Rights = rights
        .iter()
        .filter_map(|name| Right::from_name(name))
        .collect();
    let typed = Typed {
        name: form.value("name").unwrap_or_default().to_owned(),
        rights,
        end: form.value("end").unwrap_or_default().to_owned(),
        wrong: Vec::new(),
    };
    let Ok(expires_at) = end_of(&typed.end) else {
        let wrong = vec!["expires_at"];
        return Ok(asked(
            &desk,
            StatusCode::UNPROCESSABLE_ENTITY,
            &Typed { wrong, ..typed },
        ));
    };
    let wanted = NewKey {
        name: typed.name.clone(),
        rights,
        expires_at,
    };
    match keys::make(&desk.app, &desk.actor, wanted).await {
        Ok(MadeKey { key, text }) => {
            let title = desk.tongue.say("desk-api-key-new");
            let content = page::made(&desk, &key, &text);
            Ok(desk.page(Section::Settings, &title, &content))
        }
        Err(KeyError::Refused(wrong)) => {
            let wrong = wrong.iter().map(|wrong| wrong.field).collect();
            Ok(asked(
                &desk,
                StatusCode::UNPROCESSABLE_ENTITY,
                &Typed { wrong, ..typed },
            ))
        }
        Err(error) => Err(error.into()),
    }
}

/// The end of a day in UTC, or no end for an empty text.
fn end_of(day: &str) -> Result<Option<UtcTime>, chrono::ParseError> {
    if day.trim().is_empty() {
        return Ok(None);
    }
    let day: NaiveDate = day.trim().parse()?;
    let next = day.checked_add_days(Days::new(1));
    Ok(next.map(|next| UtcTime::from_datetime(next.and_time(NaiveTime::MIN).and_utc())))
}

/// One key.
pub(in crate::web) async fn show(
    desk: Desk,
    id: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let key = keys::find(&desk.app, number(&id)?).await?;
    Ok(desk.page(Section::Settings, &key.name, &page::show(&desk, &key)))
}

/// Takes a key away.
pub(in crate::web) async fn revoke(
    desk: Desk,
    id: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let key = keys::revoke_by(&desk.app, &desk.actor, number(&id)?).await?;
    Ok(desk.see_other(&format!("/desk/keys/{}", key.id), "said-api-revoked"))
}

fn number(id: &str) -> Result<i64, PageError> {
    id.parse().map_err(|_no_number| PageError::not_found())
}

impl From<KeyError> for PageError {
    fn from(error: KeyError) -> Self {
        match error {
            KeyError::Store(error) => error.into(),
            KeyError::Unknown(_) | KeyError::Refused(_) => Self::not_found(),
        }
    }
}
