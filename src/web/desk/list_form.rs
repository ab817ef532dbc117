//! The form of a list at the desk: its text for other sites, the sites that may use it, its privacy notice.

use actix_web::{HttpRequest, HttpResponse, web};

use super::Desk;
use super::lists::{slug, typed, wrong_of};
use crate::domain::operator::Right;
use crate::domain::origin::Origin;
use crate::services::embedding::{self, OriginEdit};
use crate::services::lists;
use crate::services::notices::{self, NoticeEdit};
use crate::web::forms::Form;
use crate::web::pages::desk::Section;
use crate::web::pages::desk::list_form::{FormPage, page};
use crate::web::pages::desk::mistakes::{FORM, Mistake};
use crate::web::problem::PageError;

const NOTICE: [&str; 5] = [
    "contact",
    "recipients",
    "transfers",
    "retention",
    "authority",
];

/// The form of a list.
pub(in crate::web) async fn show(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let slug = slug(&request)?;
    answer(&desk, slug, None, &[]).await
}

async fn answer(
    desk: &Desk,
    slug: &str,
    sent: Option<&Form>,
    wrong: &[Mistake],
) -> Result<HttpResponse, PageError> {
    let list = lists::page(&desk.app, slug).await?;
    let notice = notices::of_list(&desk.app, slug).await?;
    let origins = embedding::origins_of(&desk.app, list.list.id).await?;
    let snippet = crate::web::snippet(&desk.app, &list, None);
    let kept = &notice.notice;
    let mut fields = vec![
        ("contact", kept.contact.clone()),
        ("recipients", kept.recipients.clone()),
        ("transfers", kept.transfers.clone()),
        ("retention", kept.retention.clone()),
        ("authority", kept.authority.clone()),
    ];
    match sent {
        Some(form) if form.value("act") == Some("notice") => fields = typed(form, &NOTICE),
        Some(form) => fields.extend(typed(form, &["origin"])),
        None => {}
    }
    let sheet = desk.sheet(FORM, fields, wrong);
    let shown = FormPage {
        list: &list.list,
        snippet: snippet.as_ref(),
        origins: &origins,
        notice: &notice,
        public_url: &desk.app.public_url,
    };
    let may_change = desk.may(Right::Content);
    let shown = page(&sheet, &desk.secret_field(), &shown, may_change);
    Ok(desk.answer(Section::Lists, &list.list.name, wrong, &shown))
}

/// Changes which sites may use the form, or what it tells readers about their data.
pub(in crate::web) async fn change(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let slug = slug(&request)?;
    let form = desk.read(&request, payload, None).await?;
    let wrong = match form.value("act").unwrap_or_default() {
        "notice" => save_notice(&desk, slug, &form).await?,
        "allow" | "unallow" => save_origin(&desk, slug, &form).await?,
        _ => return Err(PageError::not_found()),
    };
    if wrong.is_empty() {
        return Ok(desk.see_other(&format!("/desk/lists/{slug}/form"), "said-saved"));
    }
    answer(&desk, slug, Some(&form), &wrong).await
}

async fn save_origin(desk: &Desk, slug: &str, form: &Form) -> Result<Vec<Mistake>, PageError> {
    let Ok(origin) = Origin::parse(form.value("origin").unwrap_or_default().trim()) else {
        return Ok(vec![Mistake::about("origin")]);
    };
    let edit = match form.value("act").unwrap_or_default() {
        "allow" => OriginEdit {
            add: vec![origin],
            ..OriginEdit::default()
        },
        _ => OriginEdit {
            remove: vec![origin],
            ..OriginEdit::default()
        },
    };
    match embedding::edit_origins(&desk.app, &desk.actor, slug, edit).await {
        Ok(_) => Ok(Vec::new()),
        // More sites than a list may name; or one is taken away that somebody else has taken away.
        Err(error) => wrong_of(error).map(|_refused| vec![Mistake::about("origin")]),
    }
}

async fn save_notice(desk: &Desk, slug: &str, form: &Form) -> Result<Vec<Mistake>, PageError> {
    let text = |name: &str| {
        let text = form.value(name).unwrap_or_default();
        Some(text.replace("\r\n", "\n"))
    };
    let edit = NoticeEdit {
        contact: text("contact"),
        recipients: text("recipients"),
        transfers: text("transfers"),
        retention: text("retention"),
        authority: text("authority"),
        privacy_url: None,
    };
    match notices::edit(&desk.app, &desk.actor, slug, edit).await {
        Ok(_) => Ok(Vec::new()),
        Err(error) => wrong_of(error),
    }
}
