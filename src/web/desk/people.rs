//! Colleagues: who works here, invitations, roles, and who is let in no longer.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::Desk;
use crate::domain::operator::Role;
use crate::domain::paging::Page;
use crate::services::operators::people::{self, Change, Changed, Invited};
use crate::web::pages::desk::Section;
use crate::web::pages::desk::people::{self as page, People};
use crate::web::problem::PageError;

/// Everybody.
pub(in crate::web) async fn all(desk: Desk) -> Result<HttpResponse, PageError> {
    let found: Page<_> = people::page(&desk.app, desk.piece()).await?;
    let invitations = people::invitations(&desk.app).await?;
    let content = page::all(
        &desk.tongue,
        &People {
            people: &found.items,
            invitations: &invitations,
            own: desk.visitor.operator.id,
            secret: desk.secret_field(),
            pager: desk.pager(found.next),
        },
    );
    let title = desk.tongue.say("desk-gate-people");
    Ok(desk.page(Section::Settings, &title, &content))
}

/// Takes an invitation back.
pub(in crate::web) async fn withdraw(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = desk.read(&request, payload, None).await?;
    let id = form.value("withdraw").and_then(|id| id.parse().ok());
    let id = id.ok_or_else(PageError::not_found)?;
    people::withdraw(&desk.app, &desk.actor, id).await?;
    Ok(desk.see_other("/desk/people", "said-gate-withdrawn"))
}

/// The form that invites somebody.
pub(in crate::web) async fn ask_invitation(desk: Desk) -> HttpResponse {
    invitation(&desk, "", Role::Editor, None)
}

fn invitation(desk: &Desk, typed: &str, role: Role, error: Option<&str>) -> HttpResponse {
    let content = page::invite(&desk.tongue, typed, role, error, &desk.secret_field());
    let status = match error {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let title = desk.tongue.say("desk-gate-invite");
    desk.page_with(status, Section::Settings, &title, &content)
}

/// Invites somebody.
pub(in crate::web) async fn invite(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = desk.read(&request, payload, None).await?;
    let email = form.value("email").unwrap_or_default();
    let role = form.value("role").and_then(Role::from_name);
    let role = role.ok_or_else(PageError::not_found)?;
    let language = Some(desk.tongue.language.as_str());
    Ok(
        match people::invite(&desk.app, &desk.actor, email, role, language).await? {
            Invited::Mailed { .. } => desk.see_other("/desk/people", "said-gate-invited"),
            Invited::ByHand { link, .. } => {
                let content = page::by_hand(&desk.tongue, &link);
                let title = desk.tongue.say("desk-gate-invite");
                desk.page(Section::Settings, &title, &content)
            }
            Invited::Known => invitation(&desk, email, role, Some("desk-gate-email-known")),
            Invited::BadAddress => invitation(&desk, email, role, Some("desk-gate-email-wrong")),
        },
    )
}

/// One colleague.
pub(in crate::web) async fn show(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    shown(&desk, number(&request)?, StatusCode::OK, None).await
}

async fn shown(
    desk: &Desk,
    id: i64,
    status: StatusCode,
    trouble: Option<&str>,
) -> Result<HttpResponse, PageError> {
    let found = people::one(&desk.app, id).await?;
    let colleague = found.ok_or_else(PageError::not_found)?;
    let own = desk.visitor.operator.id == id;
    let secret = desk.secret_field();
    let content = page::person(&desk.tongue, &colleague, own, trouble, &secret);
    let title = colleague.operator.name.clone();
    Ok(desk.page_with(status, Section::Settings, &title, &content))
}

/// What the forms about a colleague post.
pub(in crate::web) async fn act(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = desk.read(&request, payload, None).await?;
    let id = number(&request)?;
    let role = form.value("role").and_then(Role::from_name);
    let (change, said) = match (form.value("act"), role) {
        (Some("role"), Some(role)) => (Change::Role(role), "said-gate-role"),
        (Some("suspend"), _) => (Change::Suspend, "said-gate-suspended"),
        (Some("restore"), _) => (Change::Restore, "said-gate-restored"),
        (Some("factor-off"), _) => (Change::FactorOff, "said-gate-factor-off-other"),
        (Some("end-sessions"), _) => (Change::EndSessions, "said-gate-sessions-other"),
        (Some("remove"), _) if form.value("sure") == Some("yes") => {
            (Change::Remove, "said-gate-removed")
        }
        _ => return Err(PageError::not_found()),
    };
    match people::change(&desk.app, &desk.actor, id, change).await? {
        Changed::Done if change == Change::Remove => Ok(desk.see_other("/desk/people", said)),
        Changed::Done => Ok(desk.see_other(&format!("/desk/people/{id}"), said)),
        Changed::Unknown | Changed::Stale => Err(PageError::not_found()),
        Changed::LastOwner => {
            let trouble = desk.tongue.say("desk-gate-last-owner");
            shown(&desk, id, StatusCode::CONFLICT, Some(&trouble)).await
        }
    }
}

fn number(request: &HttpRequest) -> Result<i64, PageError> {
    let id = request.match_info().get("id");
    id.and_then(|id| id.parse().ok())
        .ok_or_else(PageError::not_found)
}
