//! `/api/v1/keys`: what programs sign in with. Whoever makes a key gives it no right that they do not have.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::json::{self, Fields};
use super::once::Unrepeatable;
use super::pages::PageOf;
use super::query::{PageQuery, Query};
use crate::domain::actor::Actor;
use crate::domain::operator::{Right, Rights};
use crate::domain::time::UtcTime;
use crate::services::App;
use crate::services::keys::{self, ApiKey, KeyError, MadeKey, NewKey};
use crate::web::problem::Problem;

/// A key without its secret.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::web) struct KeyDocument {
    /// Its number.
    id: i64,
    /// What it is for.
    #[schema(example = "our site")]
    name: String,
    /// Its public part, by which it is spoken of.
    #[schema(example = "mzxw6ytb")]
    prefix: String,
    /// What it may do.
    #[schema(value_type = Vec<String>, example = json!(["read", "content"]))]
    rights: Rights,
    /// Whether it opens anything: neither ended nor revoked.
    works: bool,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    created_at: UtcTime,
    /// When it stops working by itself; null for never.
    #[schema(value_type = Option<String>, format = DateTime)]
    expires_at: Option<UtcTime>,
    /// When it was last used, to the hour.
    #[schema(value_type = Option<String>, format = DateTime)]
    last_used_at: Option<UtcTime>,
    /// When it was revoked.
    #[schema(value_type = Option<String>, format = DateTime)]
    revoked_at: Option<UtcTime>,
}

/// A key that was just made.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::web) struct NewKeyDocument {
    /// The key itself. It is told this once; only its hash is kept.
    #[schema(example = "pr_mzxw6ytb_gezdgnbvgy3tqojqgezdgnbvgy3tqojqgezdgnbvgy3tqojqgeza")]
    key: String,
    /// What is kept of it.
    made: KeyDocument,
}

/// A key that is to be made.
#[derive(Debug, ToSchema)]
#[schema(as = KeyRequest)]
#[expect(
    dead_code,
    reason = "describes for the API's documentation what `take` below takes"
)]
pub(in crate::web) struct KeyRequest {
    /// What it is for, in one line.
    #[schema(example = "our site", min_length = 1, max_length = 100)]
    name: String,
    /// What it may do; at least one of `read`, `content`, `send`, `subscribers`, `transfer`, `people`, and none that you
    /// do not have.
    #[schema(min_items = 1, example = json!(["read"]))]
    rights: Vec<String>,
    /// When it stops working by itself; left out or null for never.
    #[schema(format = DateTime, example = "2127-11-24T00:00:00Z")]
    expires_at: Option<String>,
}

impl KeyDocument {
    fn of(key: ApiKey, now: UtcTime) -> Self {
        Self {
            works: key.is_live(now),
            id: key.id,
            name: key.name,
            prefix: key.prefix,
            rights: key.rights,
            created_at: key.created_at,
            expires_at: key.expires_at,
            last_used_at: key.last_used_at,
            revoked_at: key.revoked_at,
        }
    }
}

/// Keys
///
/// Those that have ended or were revoked, too, newest first.
#[utoipa::path(
    get,
    path = "/api/v1/keys",
    tag = "keys",
    params(PageQuery),
    security(("key" = ["people"])),
    responses(
        (status = 200, description = "The keys, newest first.", body = PageOf<KeyDocument>),
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
    let now = app.now();
    let found = keys::page(&app, page).await?;
    let found = found.map(|key| KeyDocument::of(key, now));
    Ok(super::answer(
        StatusCode::OK,
        &PageOf::<KeyDocument>::of(found),
    ))
}

/// Make a key
///
/// The answer holds the key, this once. With an Idempotency-Key a second request is refused with 409 rather than answered
/// again, because only the hash of the key is kept.
#[utoipa::path(
    post,
    path = "/api/v1/keys",
    tag = "keys",
    request_body = KeyRequest,
    security(("key" = ["people"])),
    responses(
        (status = 201, description = "The key was made.", body = NewKeyDocument),
    )
)]
pub(in crate::web) async fn create(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let wanted = take(json::read(&app, &request, payload).await?)?;
    let MadeKey { key, text } = keys::make(&app, &actor, wanted).await?;
    let place = format!("/api/v1/keys/{}", key.id);
    let made = NewKeyDocument {
        key: text,
        made: KeyDocument::of(key, app.now()),
    };
    let mut answer = super::answer(StatusCode::CREATED, &made);
    if let Ok(place) = header::HeaderValue::from_str(&place) {
        answer.headers_mut().insert(header::LOCATION, place);
    }
    answer.extensions_mut().insert(Unrepeatable);
    Ok(answer)
}

/// A key
#[utoipa::path(
    get,
    path = "/api/v1/keys/{id}",
    tag = "keys",
    params(("id" = i64, Path, description = "The key's number.")),
    security(("key" = ["people"])),
    responses(
        (status = 200, description = "The key, without its secret.", body = KeyDocument),
        (status = 404, description = "There is no such key."),
    )
)]
pub(in crate::web) async fn show(
    app: web::Data<App>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let key = keys::find(&app, number(&id)?).await?;
    Ok(super::answer(
        StatusCode::OK,
        &KeyDocument::of(key, app.now()),
    ))
}

/// Revoke a key
///
/// It opens nothing from the next request on. Harmless to repeat.
#[utoipa::path(
    delete,
    path = "/api/v1/keys/{id}",
    tag = "keys",
    params(("id" = i64, Path, description = "The key's number.")),
    security(("key" = ["people"])),
    responses(
        (status = 200, description = "The key, which opens nothing any more.", body = KeyDocument),
        (status = 404, description = "There is no such key."),
    )
)]
pub(in crate::web) async fn revoke(
    app: web::Data<App>,
    actor: Actor,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let key = keys::revoke_by(&app, &actor, number(&id)?).await?;
    Ok(super::answer(
        StatusCode::OK,
        &KeyDocument::of(key, app.now()),
    ))
}

fn take(mut json: Fields) -> Result<NewKey, Problem> {
    let name = json.required_text("name");
    let names = json.array("rights").unwrap_or_default();
    let right = |name: &Value| Right::from_name(name.as_str()?);
    let rights: Option<Rights> = names.iter().map(right).collect();
    if rights.is_none() {
        let known: Vec<&str> = Right::ALL.iter().map(|right| right.as_str()).collect();
        json.wrong("rights", format!("must be some of {}", known.join(", ")));
    }
    let expires_at = json.instant("expires_at");
    let errors = json.finish();
    if errors.is_empty() {
        Ok(NewKey {
            name,
            rights: rights.unwrap_or_default(),
            expires_at,
        })
    } else {
        Err(Problem::fields(errors))
    }
}

fn number(id: &str) -> Result<i64, Problem> {
    id.parse().map_err(|_no_number| no_such_key())
}

fn no_such_key() -> Problem {
    Problem::plain(StatusCode::NOT_FOUND, "There is no such key.")
}

impl From<KeyError> for Problem {
    fn from(error: KeyError) -> Self {
        match error {
            KeyError::Store(error) => error.into(),
            KeyError::Unknown(_) => no_such_key(),
            KeyError::Refused(wrong) => wrong.into(),
        }
    }
}
