//! Who is let in where somebody has to be known: at the desk by the cookie of a session, at the API by a key.
//!
//! What a route wants stands beside its address in the table of routes ([`Access`]), and is asked before
//! the handler is called, so that none can forget to. A change at the desk has to come from one of our own
//! pages, by what the browser says of itself and by a secret in the form (OWASP ASVS 5.0, section 3.5).

use actix_web::body::BoxBody;
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::{Method, StatusCode, header};
use actix_web::middleware::Next;
use actix_web::{Error, FromRequest, HttpMessage, HttpRequest, HttpResponse, ResponseError, web};
use url::form_urlencoded;

use super::api::allowance::{Allowance, Allowances};
use super::api::once::once;
use super::guard::{self, is_of_type};
use super::problem::{PageError, Problem};
use crate::domain::actor::Actor;
use crate::domain::consent::rough_network;
use crate::domain::operator::Right;
use crate::services::operators::{self, Visitor};
use crate::services::{App, StoreError, keys};

/// The field of a form, or of the address where the body is no form, that holds the session's secret.
pub(super) const SECRET: &str = "csrf";

/// What is open to somebody who has to set a second factor up first.
const WITHOUT_FACTOR: [&str; 4] = [
    "/desk/account",
    "/desk/account/second-factor",
    "/desk/proof",
    "/desk/sign-out",
];

/// Which door a route is behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Door {
    /// A page of the desk.
    Desk,
    /// An address of the API.
    Api,
}

/// What a route wants of whoever comes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Access {
    /// The door.
    pub(super) door: Door,
    /// The right that looking wants.
    pub(super) read: Right,
    /// The right that every other method wants.
    pub(super) change: Right,
    /// The methods that the route takes; others are refused without a look at who asks.
    pub(super) methods: &'static str,
}

/// Why somebody is not let in.
#[derive(Debug)]
enum Refusal {
    /// Nobody that we know.
    Unknown,
    /// Known, and without this right.
    Lacks(Right),
    /// Has to prove once more who they are.
    Unproved,
    /// Has to set a second factor up first.
    Factorless,
    /// The request is not from a page of ours.
    Foreign,
    /// The form could not be read.
    Unreadable(PageError),
    /// Has asked too much in this minute.
    TooMany(Problem),
    /// The ledger could not be asked.
    Store(StoreError),
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Lets pass whoever may, with an [`Actor`] in the request, and at the desk a [`Visitor`].
pub(super) async fn admit(
    access: Access,
    mut request: ServiceRequest,
    next: Next<BoxBody>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let method = request.method().as_str();
    if !access.methods.split(", ").any(|one| one == method) {
        return next.call(request).await;
    }
    let Some(app) = request.app_data::<web::Data<App>>().cloned() else {
        return next.call(request).await;
    };
    match access.door {
        Door::Desk => match at_desk(&app, access, &mut request).await {
            Ok(()) => next.call(request).await,
            Err(refusal) => {
                let answer = turn_away(request.request(), access, refusal);
                // Not `into_response`, which forgets the error that the page is worded from.
                Ok(ServiceResponse::new(request.into_parts().0, answer))
            }
        },
        Door::Api => {
            let (allowance, looked_at) = at_api(&app, access, &request).await;
            let mut answer = match looked_at {
                Ok(()) => once(request, next).await?,
                Err(refusal) => request.into_response(Problem::from(refusal).error_response()),
            };
            if let Some(allowance) = allowance {
                allowance.tell(answer.headers_mut());
            }
            Ok(answer)
        }
    }
}

fn is_looking(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}

async fn at_desk(app: &App, access: Access, request: &mut ServiceRequest) -> Result<(), Refusal> {
    let visitor = visitor(app, request.request())
        .await?
        .ok_or(Refusal::Unknown)?;
    let looks = is_looking(request.method());
    let right = if looks { access.read } else { access.change };
    if !visitor.operator.role.rights().include(right) {
        return Err(Refusal::Lacks(right));
    }
    if !looks {
        if !guard::is_same_origin(request.request()) {
            return Err(Refusal::Foreign);
        }
        let secret = secret_of(app, request).await?;
        if !secret.is_some_and(|secret| visitor.knows(app, &secret)) {
            return Err(Refusal::Foreign);
        }
    }
    if visitor.owes_factor(app) && !WITHOUT_FACTOR.contains(&request.path()) {
        return Err(Refusal::Factorless);
    }
    if !looks && right.wants_proof() && !visitor.is_proved(app) {
        return Err(Refusal::Unproved);
    }
    let actor = actor_of(&visitor, network_of(app, request.request()));
    let mut known = request.extensions_mut();
    known.insert(actor);
    known.insert(visitor);
    Ok(())
}

/// Whether the request is let in, and, where it came with a key, what the key may still ask.
async fn at_api(
    app: &App,
    access: Access,
    request: &ServiceRequest,
) -> (Option<Allowance>, Result<(), Refusal>) {
    let actor = match known_at_api(app, request).await {
        Ok(actor) => actor,
        Err(refusal) => return (None, Err(refusal)),
    };
    let allowances = request.app_data::<web::Data<Allowances>>();
    let allowance = match (&actor, allowances) {
        (Actor::Key { id, .. }, Some(allowances)) => Some(allowances.take(*id, app.now())),
        _ => None,
    };
    if let Some(problem) = allowance.and_then(Allowance::refusal) {
        return (allowance, Err(Refusal::TooMany(problem)));
    }
    let looks = is_looking(request.method());
    let right = if looks { access.read } else { access.change };
    if !actor.may(right) {
        return (allowance, Err(Refusal::Lacks(right)));
    }
    request.extensions_mut().insert(actor);
    (allowance, Ok(()))
}

async fn known_at_api(app: &App, request: &ServiceRequest) -> Result<Actor, Refusal> {
    match guard::bearer(request.request()) {
        Some(bearer) => {
            let key = keys::authenticate(app, bearer).await?;
            let key = key.ok_or(Refusal::Unknown)?;
            Ok(Actor::Key {
                id: key.id,
                prefix: key.prefix,
                rights: key.rights,
                network: network_of(app, request.request()),
            })
        }
        // The desk's own pages look at the API with the session that they have; they change nothing there.
        None if is_looking(request.method()) => {
            let visitor = visitor(app, request.request()).await?;
            let visitor = visitor.filter(|visitor| !visitor.owes_factor(app));
            let visitor = visitor.ok_or(Refusal::Unknown)?;
            Ok(actor_of(&visitor, network_of(app, request.request())))
        }
        None => Err(Refusal::Unknown),
    }
}

/// Where a request came from, as the audit log keeps it.
fn network_of(app: &App, request: &HttpRequest) -> Option<String> {
    rough_network(&guard::evidence(app, request).remote_ip?)
}

fn actor_of(visitor: &Visitor, network: Option<String>) -> Actor {
    Actor::Operator {
        id: visitor.operator.id,
        name: visitor.operator.name.clone(),
        role: visitor.operator.role,
        network,
    }
}

/// The secret that a change at the desk came with: of a form its field, of anything else (such as a file) the
/// query. A form that was read is put back for the handler.
async fn secret_of(app: &App, request: &mut ServiceRequest) -> Result<Option<String>, Refusal> {
    let in_query = find_secret(request.query_string().as_bytes());
    if !is_of_type(request.request(), super::forms::URLENCODED) {
        return Ok(in_query);
    }
    let payload =
        web::Payload::from_request(&request.request().clone(), &mut request.take_payload())
            .await
            .map_err(|_impossible| Refusal::Foreign)?;
    let body = guard::read_body(app, payload, app.config.desk.form_bytes)
        .await
        .map_err(|error| Refusal::Unreadable(error.into()))?;
    let secret = find_secret(&body);
    request.set_payload(Payload::from(web::Bytes::from(body)));
    Ok(secret)
}

fn find_secret(pairs: &[u8]) -> Option<String> {
    form_urlencoded::parse(pairs)
        .find(|(name, _)| name == SECRET)
        .map(|(_, value)| value.into_owned())
}

/// The name of the cookie. Its prefix has browsers refuse one that a neighbouring host set (RFC 6265bis,
/// section 4.1.3.2); they accept the prefix over https alone.
pub(super) fn cookie_name(app: &App) -> &'static str {
    if app.public_url.starts_with("https:") {
        "__Host-postrider"
    } else {
        "postrider"
    }
}

/// Who asks, where the request has the cookie of a living session.
pub(super) async fn visitor(
    app: &App,
    request: &HttpRequest,
) -> Result<Option<Visitor>, StoreError> {
    let token = cookie(request, cookie_name(app));
    match token {
        Some(token) => operators::visitor(app, &token).await,
        None => Ok(None),
    }
}

/// The value of a cookie that the browser brought.
pub(super) fn cookie(request: &HttpRequest, name: &str) -> Option<String> {
    let cookies = request.headers().get_all(header::COOKIE);
    cookies
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}

/// What somebody sees who is not let in at the desk.
fn turn_away(request: &HttpRequest, access: Access, refusal: Refusal) -> HttpResponse {
    let sign_in = |page: &str| {
        // A form that was lost cannot be sent again by an address; the page that it stood on can be opened.
        let next = if is_looking(request.method()) {
            let whole = request.uri().path_and_query();
            whole.map_or("/desk", |whole| whole.as_str())
        } else {
            let own = Some(request.path()).filter(|_| access.methods.contains("GET"));
            page_before(request).or(own).unwrap_or("/desk")
        };
        let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
        HttpResponse::SeeOther()
            .insert_header((header::LOCATION, format!("{page}?next={next}")))
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .finish()
    };
    let page = |status, title, text| HttpResponse::from_error(PageError::new(status, title, text));
    match refusal {
        Refusal::Unknown => sign_in("/desk/sign-in"),
        Refusal::Unproved => sign_in("/desk/proof"),
        Refusal::Factorless => sign_in("/desk/account"),
        Refusal::Lacks(_) => page(StatusCode::FORBIDDEN, "desk-lacks", "desk-lacks-text"),
        Refusal::Foreign => page(StatusCode::FORBIDDEN, "desk-foreign", "desk-foreign-text"),
        Refusal::Unreadable(error) => HttpResponse::from_error(error),
        Refusal::TooMany(problem) => problem.error_response(),
        Refusal::Store(error) => HttpResponse::from_error(PageError::from(error)),
    }
}

/// The page of the desk that a form stood on, as far as the browser tells.
fn page_before(request: &HttpRequest) -> Option<&str> {
    let referer = request.headers().get(header::REFERER)?.to_str().ok()?;
    let (_, rest) = referer.split_once("://")?;
    let (authority, path) = rest.split_at(rest.find('/')?);
    let path = Some(path).filter(|_| authority == guard::host_of(request));
    // The doors lead to where somebody was going; they are no such place themselves.
    let is_door = |path: &str| path.starts_with("/desk/proof") || path.starts_with("/desk/sign-in");
    super::desk::next_of(path).filter(|path| !is_door(path))
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Lacks(right) => Self::plain(
                StatusCode::FORBIDDEN,
                format!(
                    "This wants the right \"{right}\", which this key, or the role of this operator, does not have."
                ),
            ),
            Refusal::TooMany(problem) => problem,
            Refusal::Store(error) => error.into(),
            _ => super::api::no_key(),
        }
    }
}

/// Whoever was let in.
impl FromRequest for Actor {
    type Error = Error;
    type Future = std::future::Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let known = request.extensions().get::<Self>().cloned();
        // A route that forgot to ask lets nobody in.
        std::future::ready(known.ok_or_else(|| super::api::no_key().into()))
    }
}
