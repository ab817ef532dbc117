//! `/api/v1/operators`: who signs in to the desk, their sessions, and invitations. What an operator does about their
//! own account, passwords and second factors above all, is for the desk alone.

mod documents;

use super::json;
use super::pages::PageOf;
use super::query::{PageQuery, Query};
use super::tags::{self, IfMatch};
use crate::domain::actor::Actor;
use crate::domain::operator::Role;
use crate::domain::version::Stale;
use crate::services::App;
use crate::services::operators::account;
use crate::services::operators::people::{self, Change, Changed, Invited};
use crate::web::problem::{FieldError, Problem};
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use documents::{
    InvitationDocument, InvitationRequest, InvitationsDocument, InvitedDocument, OperatorChange,
    OperatorDocument, SessionDocument, SessionsDocument,
};

/// Operators
///
/// Everybody who may sign in to the desk, newest first.
#[utoipa::path(
    get,
    path = "/api/v1/operators",
    tag = "operators",
    params(PageQuery),
    security(("key" = ["people"])),
    responses(
        (status = 200, description = "The operators, newest first.", body = PageOf<OperatorDocument>),
        (status = 422, description = "Fields have to be put right; `errors` names each."),
    )
)]
pub(in crate::web) async fn all(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::of(&request);
    let page = query.page();
    query.finish()?;
    let found = people::page(&app, page).await?;
    let found = PageOf::<OperatorDocument>::of(found);
    Ok(super::answer(StatusCode::OK, &found))
}

/// An operator
#[utoipa::path(
    get,
    path = "/api/v1/operators/{id}",
    tag = "operators",
    params(("id" = i64, Path, description = "The operator's number.")),
    security(("key" = ["people"])),
    responses(
        (status = 200, description = "The operator.", body = OperatorDocument),
        (status = 404, description = "There is no such operator."),
    )
)]
pub(in crate::web) async fn show(
    app: web::Data<App>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    shown(&app, number(&id)?).await
}

async fn shown(app: &App, id: i64) -> Result<HttpResponse, Problem> {
    let person = people::person(app, id).await?.ok_or_else(unknown)?;
    let version = people::version(&person.colleague.operator);
    let answer = super::answer(StatusCode::OK, &OperatorDocument::from(person));
    Ok(tags::named(answer, &version))
}

/// Change an operator
///
/// Their sessions end. The last owner who can sign in stays one.
#[utoipa::path(
    patch,
    path = "/api/v1/operators/{id}",
    tag = "operators",
    params(("id" = i64, Path, description = "The operator's number."), IfMatch),
    request_body = OperatorChange,
    security(("key" = ["people"])),
    responses(
        (status = 200, description = "The operator as they are now.", body = OperatorDocument),
        (status = 404, description = "There is no such operator."),
        (status = 409, description = "This is the only owner who can sign in."),
    )
)]
pub(in crate::web) async fn edit(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    let seen = tags::expected(&request)?;
    let mut json = json::read(&app, &request, payload).await?;
    let role = json.text("role");
    let suspended = json.flag("suspended");
    let role = match role.as_deref().map(Role::from_name) {
        Some(None) => {
            json.wrong("role", "must be owner, editor or viewer");
            None
        }
        found => found.flatten(),
    };
    let errors = json.finish();
    if !errors.is_empty() {
        return Err(Problem::fields(errors));
    }
    let suspended = suspended.map(|suspended| {
        if suspended {
            Change::Suspend
        } else {
            Change::Restore
        }
    });
    let changes = role
        .map(Change::Role)
        .into_iter()
        .chain(suspended)
        .collect();
    done(people::change_seen(&app, &actor, id, changes, seen).await?)?;
    shown(&app, id).await
}

/// Remove an operator
///
/// The account is gone for good, with its sessions; the audit log keeps the name.
#[utoipa::path(
    delete,
    path = "/api/v1/operators/{id}",
    tag = "operators",
    params(("id" = i64, Path, description = "The operator's number.")),
    security(("key" = ["people"])),
    responses(
        (status = 204, description = "The account is gone."),
        (status = 404, description = "There is no such operator."),
        (status = 409, description = "This is the only owner who can sign in."),
    )
)]
pub(in crate::web) async fn remove(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    done(people::change(&app, &actor, number(&id)?, Change::Remove).await?)?;
    Ok(HttpResponse::NoContent().finish())
}

/// Sessions of an operator
#[utoipa::path(
    get,
    path = "/api/v1/operators/{id}/sessions",
    tag = "operators",
    params(("id" = i64, Path, description = "The operator's number.")),
    security(("key" = ["people"])),
    responses(
        (status = 200, description = "The sessions that live.", body = SessionsDocument),
        (status = 404, description = "There is no such operator."),
    )
)]
pub(in crate::web) async fn sessions(
    app: web::Data<App>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    people::one(&app, id).await?.ok_or_else(unknown)?;
    let sessions = account::sessions(&app, id).await?;
    let sessions = sessions.into_iter().map(SessionDocument::from).collect();
    Ok(super::answer(
        StatusCode::OK,
        &SessionsDocument { sessions },
    ))
}

/// End all sessions of an operator
#[utoipa::path(
    delete,
    path = "/api/v1/operators/{id}/sessions",
    tag = "operators",
    params(("id" = i64, Path, description = "The operator's number.")),
    security(("key" = ["people"])),
    responses(
        (status = 204, description = "They are signed out everywhere."),
        (status = 404, description = "There is no such operator."),
    )
)]
pub(in crate::web) async fn end_sessions(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    done(people::change(&app, &actor, number(&id)?, Change::EndSessions).await?)?;
    Ok(HttpResponse::NoContent().finish())
}

/// Invitations that wait
#[utoipa::path(
    get,
    path = "/api/v1/invitations",
    tag = "operators",
    security(("key" = ["people"])),
    responses(
        (status = 200, description = "The invitations, newest first.", body = InvitationsDocument),
    )
)]
pub(in crate::web) async fn invitations(app: web::Data<App>) -> Result<HttpResponse, Problem> {
    let found = people::invitations(&app).await?;
    let invitations = found.into_iter().map(InvitationDocument::from).collect();
    Ok(super::answer(
        StatusCode::OK,
        &InvitationsDocument { invitations },
    ))
}

/// Invite somebody
///
/// An older invitation to the same address ends.
#[utoipa::path(
    post,
    path = "/api/v1/invitations",
    tag = "operators",
    request_body = InvitationRequest,
    security(("key" = ["people"])),
    responses(
        (status = 201, description = "The invitation was made.", body = InvitedDocument),
        (status = 409, description = "Somebody with this address signs in here already."),
    )
)]
pub(in crate::web) async fn invite(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let mut json = json::read(&app, &request, payload).await?;
    let email = json.required_text("email");
    let role = Role::from_name(&json.required_text("role"));
    let language = json.text("language");
    if role.is_none() {
        json.wrong("role", "must be owner, editor or viewer");
    }
    let errors = json.finish();
    let Some(role) = role.filter(|_| errors.is_empty()) else {
        return Err(Problem::fields(errors));
    };
    let (id, mailed) = match people::invite(&app, &actor, &email, role, language.as_deref()).await?
    {
        Invited::Mailed { id, .. } => (id, true),
        Invited::ByHand { id, .. } => (id, false),
        Invited::Known => {
            let detail = "Somebody with this address signs in here already.";
            return Err(Problem::plain(StatusCode::CONFLICT, detail));
        }
        Invited::BadAddress => {
            let wrong = FieldError::new("email", "must be an address that can be written to");
            return Err(Problem::fields(vec![wrong]));
        }
    };
    Ok(super::answer(
        StatusCode::CREATED,
        &InvitedDocument { id, mailed },
    ))
}

/// Withdraw an invitation
#[utoipa::path(
    delete,
    path = "/api/v1/invitations/{id}",
    tag = "operators",
    params(("id" = i64, Path, description = "The invitation's number.")),
    security(("key" = ["people"])),
    responses(
        (status = 204, description = "It works no more."),
        (status = 404, description = "There is no such invitation that waits."),
    )
)]
pub(in crate::web) async fn withdraw(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let gone = || Problem::plain(StatusCode::NOT_FOUND, "There is no such invitation.");
    let id = id.parse().map_err(|_no_number| gone())?;
    if !people::withdraw(&app, &actor, id).await? {
        return Err(gone());
    }
    Ok(HttpResponse::NoContent().finish())
}

fn done(changed: Changed) -> Result<(), Problem> {
    match changed {
        Changed::Done => Ok(()),
        Changed::Unknown => Err(unknown()),
        Changed::Stale => Err(Stale.into()),
        Changed::LastOwner => Err(Problem::plain(
            StatusCode::CONFLICT,
            "This is the only owner who can sign in. Make somebody else an owner first.",
        )),
    }
}

fn number(id: &str) -> Result<i64, Problem> {
    id.parse().map_err(|_no_number| unknown())
}

fn unknown() -> Problem {
    Problem::plain(StatusCode::NOT_FOUND, "There is no such operator.")
}
