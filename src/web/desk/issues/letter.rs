//! What an issue's letter looks like, and test letters.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};

use super::super::Desk;
use super::{number, path};
use crate::domain::address::EmailAddress;
use crate::domain::operator::Right;
use crate::services::digest::{self, IssueError, Preview};
use crate::web::guard;
use crate::web::pages::desk::Section;
use crate::web::pages::desk::issues as page;
use crate::web::pages::desk::issues::letter::{Look, Looking};
use crate::web::pages::{self};
use crate::web::problem::PageError;

/// What the letter in its frame may do: show itself. It has no origin, so it reaches nothing of the desk, whatever
/// a feed has smuggled into it; no script runs, no form is sent, and no link leads anywhere.
const LETTER_POLICY: &str = "sandbox; default-src 'none'; img-src https: http: data:; style-src 'unsafe-inline'; frame-ancestors 'self'";
/// The same without pictures, as many mail programs show a letter at first.
const LETTER_WITHOUT_PICTURES: &str =
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/// The letter as it will look, or looked.
pub(in crate::web) async fn look(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let id = number(&request)?;
    show(&desk, id, None).await
}

async fn show(desk: &Desk, id: i64, wrong: Option<&str>) -> Result<HttpResponse, PageError> {
    let line = digest::line(&desk.app, id).await?;
    let look = desk.asked("look").and_then(|look| Look::from_name(&look));
    let typed = desk.asked("reader");
    let (preview, complaint) = match found(desk, id, typed.as_deref()).await? {
        Found::Letter(preview) => (Some(*preview), None),
        Found::Nothing => (None, Some("desk-issues-no-letter")),
        Found::Nobody => (None, Some("desk-issues-no-such-reader")),
    };
    let tests = digest::test_letters(&desk.app, id).await?;
    let looking = Looking {
        tongue: &desk.tongue,
        line: &line,
        look: look.unwrap_or(Look::Wide),
        reader: typed.as_deref(),
        preview: preview.as_ref(),
        complaint,
        tests: &tests,
        wrong,
        own_address: &desk.visitor.operator.email,
    };
    let test_form = desk.may(Right::Send).then(|| {
        let action = format!("{}/test-letters", path(id));
        desk.form(&action, &page::letter::test_form(&looking))
    });
    let content = page::letter::page(&looking, test_form.as_ref());
    let status = match wrong {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let title = page::name(&desk.tongue, &line);
    let mut answer = desk.page_with(status, Section::Issues, &title, &content);
    let policy = format!("{}; frame-src 'self'", guard::policy_with_script());
    if let Ok(policy) = header::HeaderValue::from_str(&policy) {
        let headers = answer.headers_mut();
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    Ok(answer)
}

enum Found {
    Letter(Box<Preview>),
    Nothing,
    Nobody,
}

/// The letter of an issue, to a reader where an address was typed.
async fn found(desk: &Desk, id: i64, reader: Option<&str>) -> Result<Found, PageError> {
    let reader = match reader.map(EmailAddress::parse_any) {
        None => None,
        Some(Ok(address)) => Some(address),
        Some(Err(_)) => return Ok(Found::Nobody),
    };
    match digest::preview_issue(&desk.app, id, reader.as_ref(), None).await {
        Ok(Some(preview)) => Ok(Found::Letter(Box::new(preview))),
        Ok(None) => Ok(Found::Nothing),
        Err(IssueError::Refused(_)) => Ok(Found::Nobody),
        Err(error) => Err(error.into()),
    }
}

/// The HTML of the letter alone, for the frame of its page.
pub(in crate::web) async fn frame(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let id = number(&request)?;
    let look = desk.asked("look").and_then(|look| Look::from_name(&look));
    let look = look.unwrap_or(Look::Wide);
    let Found::Letter(preview) = found(&desk, id, desk.asked("reader").as_deref()).await? else {
        return Err(PageError::not_found());
    };
    let html = page::letter::in_frame(&preview.html, look);
    let mut answer = pages::private(StatusCode::OK, &html);
    let policy = match look {
        Look::WithoutPictures => LETTER_WITHOUT_PICTURES,
        _ => LETTER_POLICY,
    };
    answer.headers_mut().insert(
        header::CONTENT_SECURITY_POLICY,
        header::HeaderValue::from_static(policy),
    );
    Ok(answer)
}

/// Sends a test letter.
pub(in crate::web) async fn test(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let id = number(&request)?;
    let form = desk.read(&request, payload, None).await?;
    let to = form.value("address").unwrap_or_default().trim();
    let Ok(to) = EmailAddress::parse(to) else {
        return show(&desk, id, Some("desk-issues-test-no-address")).await;
    };
    let reader = form
        .value("reader")
        .filter(|reader| !reader.trim().is_empty());
    let reader = match reader.map(EmailAddress::parse_any) {
        None => None,
        Some(Ok(reader)) => Some(reader),
        Some(Err(_)) => return show(&desk, id, Some("desk-issues-no-such-reader")).await,
    };
    let wrong =
        match digest::send_test_letter(&desk.app, &desk.actor, id, to, reader.as_ref()).await {
            Ok(_) => {
                let back = format!("{}/letter", path(id));
                return Ok(desk.see_other(&back, "said-issue-tested"));
            }
            Err(IssueError::Suppressed) => "desk-issues-test-suppressed",
            Err(IssueError::TooManyTests(_)) => "desk-issues-test-too-many",
            Err(IssueError::Refused(_)) => "desk-issues-no-letter",
            Err(error) => return Err(error.into()),
        };
    show(&desk, id, Some(wrong)).await
}
