//! `/api/v1/operators`: who signs in to the desk, their sessions, and invitations. What an operator does about their
//! own account, passwords and second factors above all, is for the desk alone.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::json;
use super::pages::PageOf;
use super::query::{PageQuery, Query};
use crate::domain::actor::Actor;
use crate::domain::operator::Role;
use crate::domain::time::UtcTime;
use crate::services::App;
use crate::services::operators::people::{self, Change, Changed, Invited, OperatorLink, Person};
use crate::services::operators::{Session, account};
use crate::web::problem::{FieldError, Problem};

/// Somebody who may sign in.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::web) struct OperatorDocument {
    /// Their number.
    id: i64,
    /// Their address.
    email: String,
    /// Their name.
    #[schema(example = "Ada Okafor")]
    name: String,
    /// owner, editor or viewer.
    #[schema(value_type = String, example = "editor")]
    role: Role,
    /// When they came.
    #[schema(value_type = String, format = DateTime)]
    created_at: UtcTime,
    /// Since when they are not let in; null where they are.
    #[schema(value_type = Option<String>, format = DateTime)]
    suspended_at: Option<UtcTime>,
    /// Since when a second factor is asked for; null where none is.
    #[schema(value_type = Option<String>, format = DateTime)]
    second_factor_since: Option<UtcTime>,
    /// When they last did anything, in a session that still lives.
    #[schema(value_type = Option<String>, format = DateTime)]
    seen_at: Option<UtcTime>,
}

impl From<Person> for OperatorDocument {
    fn from(person: Person) -> Self {
        let operator = person.colleague.operator;
        Self {
            id: operator.id,
            email: operator.email,
            name: operator.name,
            role: operator.role,
            created_at: operator.created_at,
            suspended_at: operator.suspended_at,
            second_factor_since: person.colleague.totp_since,
            seen_at: person.seen_at,
        }
    }
}

/// What is to be changed about an operator; what is left out stays.
#[derive(Debug, ToSchema)]
#[schema(as = OperatorChange)]
#[expect(
    dead_code,
    reason = "describes for the API's documentation what `edit` below takes"
)]
pub(in crate::web) struct OperatorChange {
    /// owner, editor or viewer.
    #[schema(example = "viewer")]
    role: Option<String>,
    /// Whether they are let in no longer.
    #[schema(example = false)]
    suspended: Option<bool>,
}

/// A session, without its secret.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::web) struct SessionDocument {
    /// Its number.
    id: i64,
    /// The browser, as it calls itself.
    #[schema(example = "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0")]
    agent: String,
    /// The network that it was opened from.
    #[schema(example = "203.0.113.*")]
    network: String,
    /// When it began.
    #[schema(value_type = String, format = DateTime)]
    created_at: UtcTime,
    /// When it was last used, to the minute.
    #[schema(value_type = String, format = DateTime)]
    seen_at: UtcTime,
}

impl From<Session> for SessionDocument {
    fn from(session: Session) -> Self {
        Self {
            id: session.id,
            agent: session.agent,
            network: session.network,
            created_at: session.created_at,
            seen_at: session.seen_at,
        }
    }
}

/// The sessions of an operator.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::web) struct SessionsDocument {
    /// The one used last first.
    sessions: Vec<SessionDocument>,
}

/// An invitation that waits.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::web) struct InvitationDocument {
    /// Its number.
    id: i64,
    /// Whom it is for.
    email: String,
    /// What they are to be: owner, editor or viewer.
    #[schema(value_type = Option<String>, example = "editor")]
    role: Option<Role>,
    /// Who invited them.
    #[schema(example = "Ada Okafor")]
    invited_by: String,
    /// Until when it works.
    #[schema(value_type = String, format = DateTime)]
    expires_at: UtcTime,
}

impl From<OperatorLink> for InvitationDocument {
    fn from(link: OperatorLink) -> Self {
        Self {
            id: link.id,
            email: link.email.unwrap_or_default(),
            role: link.role,
            invited_by: link.invited_by.unwrap_or_default(),
            expires_at: link.expires_at,
        }
    }
}

/// Invitations that wait.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::web) struct InvitationsDocument {
    /// Newest first, at most 100.
    invitations: Vec<InvitationDocument>,
}

/// Somebody who is to be invited.
#[derive(Debug, ToSchema)]
#[schema(as = InvitationRequest)]
#[expect(
    dead_code,
    reason = "describes for the API's documentation what `invite` below takes"
)]
pub(in crate::web) struct InvitationRequest {
    /// Their address.
    email: String,
    /// What they are to be: owner, editor or viewer.
    #[schema(example = "editor")]
    role: String,
    /// The language of the letter; left out, English.
    #[schema(example = "de")]
    language: Option<String>,
}

/// What became of an invitation.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::web) struct InvitedDocument {
    /// Its number.
    id: i64,
    /// Whether a letter is on its way. Before there is a list nothing can be mailed: the link is shown at the desk, or by
    /// postrider operator invite.
    mailed: bool,
}

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
        (status = 422, description = "Fields have to be put right; `errors` names each.", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "The service is busy; try again.", body = Problem, content_type = "application/problem+json"),
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
        (status = 404, description = "There is no such operator.", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "The service is busy; try again.", body = Problem, content_type = "application/problem+json"),
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
    Ok(super::answer(
        StatusCode::OK,
        &OperatorDocument::from(person),
    ))
}

/// Change an operator
///
/// Their sessions end. The last owner who can sign in stays one.
#[utoipa::path(
    patch,
    path = "/api/v1/operators/{id}",
    tag = "operators",
    params(("id" = i64, Path, description = "The operator's number.")),
    request_body = OperatorChange,
    security(("key" = ["people"])),
    responses(
        (status = 200, description = "The operator as they are now.", body = OperatorDocument),
        (status = 400, description = "The body is not a JSON object in UTF-8.", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no such operator.", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "This is the only owner who can sign in.", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The body is too long.", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "The body is not application/json.", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Fields have to be put right; `errors` names each.", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "The service is busy; try again.", body = Problem, content_type = "application/problem+json"),
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
    for change in role.map(Change::Role).into_iter().chain(suspended) {
        done(people::change(&app, &actor, id, change).await?)?;
    }
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
        (status = 404, description = "There is no such operator.", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "This is the only owner who can sign in.", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "The service is busy; try again.", body = Problem, content_type = "application/problem+json"),
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
        (status = 404, description = "There is no such operator.", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "The service is busy; try again.", body = Problem, content_type = "application/problem+json"),
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
        (status = 404, description = "There is no such operator.", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "The service is busy; try again.", body = Problem, content_type = "application/problem+json"),
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
        (status = 503, description = "The service is busy; try again.", body = Problem, content_type = "application/problem+json"),
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
        (status = 400, description = "The body is not a JSON object in UTF-8.", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Somebody with this address signs in here already.", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The body is too long.", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "The body is not application/json.", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Fields have to be put right; `errors` names each.", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "The service is busy; try again.", body = Problem, content_type = "application/problem+json"),
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
        (status = 404, description = "There is no such invitation that waits.", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "The service is busy; try again.", body = Problem, content_type = "application/problem+json"),
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
