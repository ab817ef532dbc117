//! `/api/v1/lists/{slug}`: a list as its editors set it up, made and changed. Needs an API key.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::Value;

use super::json::{self, Fields};
use super::list_documents::{BrandChange, ListDocument, describe};
use super::tags::{self, IfMatch};
use crate::domain::actor::Actor;
use crate::domain::address::EmailAddress;
use crate::domain::brand::Brand;
use crate::domain::list::{ListState, Sender, Slug};
use crate::services::App;
use crate::services::lists::{self, ListEdit, ListError, NewList};
use crate::web::forms;
use crate::web::problem::{FieldError, Problem};

/// A list to be made.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct NewListRequest {
    /// Its name in URLs: 1 to 60 lower-case letters, digits and hyphens.
    #[schema(example = "weekend", pattern = "^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$")]
    slug: String,
    /// Its name for people.
    #[schema(example = "The Weekend")]
    name: String,
    /// A sentence or two for the form.
    description: Option<String>,
    /// The language tag; `en` where none is given.
    language: Option<String>,
    /// The IANA time zone; `UTC` where none is given.
    time_zone: Option<String>,
    /// The display name of the sender.
    #[schema(example = "The Weekend")]
    from_name: String,
    /// The address of the sender.
    #[schema(example = "weekend@news.example.org")]
    from_address: String,
    /// Where replies are read, if not there.
    reply_to: Option<String>,
    /// The publisher's legal name.
    #[schema(example = "Example Press Ltd")]
    legal_name: String,
    /// The publisher's postal address.
    #[schema(example = "1 High Street, Exampletown")]
    postal_address: String,
    /// A privacy notice of the site's own.
    privacy_url: Option<String>,
    /// The relays that its letters go through; none means every relay.
    relays: Option<Vec<String>>,
}

/// What is changed of a list; what is absent stays, and null clears what may be cleared.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct ListChange {
    /// Its name for people.
    name: Option<String>,
    /// A sentence or two for the form.
    description: Option<String>,
    /// The language tag.
    language: Option<String>,
    /// The IANA time zone of schedules that are added.
    time_zone: Option<String>,
    /// The display name of the sender.
    from_name: Option<String>,
    /// The address of the sender.
    from_address: Option<String>,
    /// Where replies are read, if not there.
    reply_to: Option<String>,
    /// The publisher's legal name.
    legal_name: Option<String>,
    /// The publisher's postal address.
    postal_address: Option<String>,
    /// A privacy notice of the site's own.
    privacy_url: Option<String>,
    /// The relays that its letters go through; none means every relay.
    relays: Option<Vec<String>>,
    /// `open` or `closed`.
    #[schema(pattern = "^(open|closed)$")]
    state: Option<String>,
    /// How its letters look; it takes the place of the brand as a whole.
    #[schema(value_type = Option<BrandChange>)]
    brand: Option<Value>,
}

/// A list
#[utoipa::path(
    get,
    path = "/api/v1/lists/{slug}",
    tag = "lists",
    params(("slug" = String, Path, description = "The slug of the list.")),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The list, open or closed.", body = ListDocument),
        (status = 404, description = "There is no such list."),
    )
)]
pub(in crate::web) async fn show(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    answer(&app, &request, StatusCode::OK, slug(&request)?).await
}

async fn answer(
    app: &App,
    request: &HttpRequest,
    status: StatusCode,
    slug: &str,
) -> Result<HttpResponse, Problem> {
    let page = lists::page(app, slug).await.map_err(problem)?;
    let terms_version = page.terms.as_ref().map(|terms| terms.version);
    let version = lists::version(&page.list, &page.topics, terms_version);
    let document = describe(app, page);
    if status == StatusCode::OK {
        return Ok(tags::tagged(request, &version, &document));
    }
    Ok(tags::named(super::answer(status, &document), &version))
}

/// Make a list
///
/// It takes sign-ups as soon as it has terms.
#[utoipa::path(
    post,
    path = "/api/v1/lists",
    tag = "lists",
    request_body = NewListRequest,
    security(("key" = ["content"])),
    responses(
        (status = 201, description = "The list.", body = ListDocument),
    )
)]
pub(in crate::web) async fn create(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let list = new_list(json::read(&app, &request, payload).await?).map_err(Problem::fields)?;
    let wrong = lists::wrong_in(&list);
    if !wrong.is_empty() {
        return Err(wrong.into());
    }
    let made = lists::create(&app, &actor, list, Vec::new())
        .await
        .map_err(problem)?;
    answer(&app, &request, StatusCode::CREATED, &made.slug).await
}

fn new_list(mut json: Fields) -> Result<NewList, Vec<FieldError>> {
    let slug = Slug::parse(&json.required_text("slug"));
    let name = json.required_text("name");
    let description = json.text("description").unwrap_or_default();
    let language = json.text("language").unwrap_or_else(|| "en".to_owned());
    let time_zone = json.text("time_zone").unwrap_or_else(|| "UTC".to_owned());
    let from_name = json.required_text("from_name");
    let from_address = EmailAddress::parse_any(&json.required_text("from_address"));
    let reply_to = json
        .text("reply_to")
        .map(|text| EmailAddress::parse_any(&text));
    let legal_name = json.required_text("legal_name");
    let postal_address = json.required_text("postal_address");
    let privacy_url = json.text("privacy_url");
    let relays = json.texts("relays");
    let mut wrong = Vec::new();
    if let Err(error) = &slug {
        wrong.push(FieldError::new("slug", error.to_string()));
    }
    if let Err(error) = &from_address {
        wrong.push(FieldError::new("from_address", error.to_string()));
    }
    if let Some(Err(error)) = &reply_to {
        wrong.push(FieldError::new("reply_to", error.to_string()));
    }
    let mut errors = json.finish();
    // What is missing has been said.
    wrong.retain(|one| errors.iter().all(|error| error.field != one.field));
    errors.extend(wrong);
    match (slug, from_address, reply_to.transpose()) {
        (Ok(slug), Ok(address), Ok(reply_to)) if errors.is_empty() => Ok(NewList {
            slug,
            name,
            description,
            language,
            time_zone,
            sender: Sender {
                name: from_name,
                address,
                reply_to,
                legal_name,
                postal_address,
                privacy_url,
            },
            relays,
        }),
        _ => Err(errors),
    }
}

/// Change a list
///
/// All of it is changed or nothing. Letters that are written from then on say so.
#[utoipa::path(
    patch,
    path = "/api/v1/lists/{slug}",
    tag = "lists",
    params(("slug" = String, Path, description = "The slug of the list."), IfMatch),
    request_body = ListChange,
    security(("key" = ["content"])),
    responses(
        (status = 200, description = "The list as it is now.", body = ListDocument),
        (status = 404, description = "There is no such list."),
    )
)]
pub(in crate::web) async fn edit(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let slug = slug(&request)?;
    let seen = tags::expected(&request)?;
    let edit = edit_of(json::read(&app, &request, payload).await?).map_err(Problem::fields)?;
    let edited = lists::edit_seen(&app, &actor, slug, edit, seen).await;
    edited.map_err(problem)?;
    answer(&app, &request, StatusCode::OK, slug).await
}

fn edit_of(mut json: Fields) -> Result<ListEdit, Vec<FieldError>> {
    let address = |value: &Value| EmailAddress::parse_any(value.as_str()?).ok();
    let relays = json.has("relays").then(|| json.texts("relays"));
    let edit = ListEdit {
        name: json.text("name"),
        description: json.text("description"),
        language: json.text("language"),
        time_zone: json.text("time_zone"),
        from_name: json.text("from_name"),
        from_address: set(json.change("from_address", "must be an address", address)),
        reply_to: json.change("reply_to", "must be an address", address),
        legal_name: json.text("legal_name"),
        postal_address: json.text("postal_address"),
        privacy_url: json.text_change("privacy_url"),
        relays,
        state: set(json.change("state", "must be open or closed", |value| {
            ListState::from_name(value.as_str()?)
        })),
        brand: set(json.change(
            "brand",
            "must be an object with accent, accent_dark, logo_url, logo_alt and footer; colours are written #8c2a1c",
            brand,
        )),
    };
    let errors = json.finish();
    if errors.is_empty() {
        Ok(edit)
    } else {
        Err(errors)
    }
}

fn set<T>(change: crate::services::Change<T>) -> Option<T> {
    match change {
        crate::services::Change::Set(value) => Some(value),
        _ => None,
    }
}

/// What is null is left out; what nobody knows is wrong.
fn brand(value: &Value) -> Option<Brand> {
    const KNOWN: [&str; 5] = ["accent", "accent_dark", "logo_url", "logo_alt", "footer"];
    let mut object = value.as_object()?.clone();
    if object.keys().any(|key| !KNOWN.contains(&key.as_str())) {
        return None;
    }
    object.retain(|_, value| !value.is_null());
    serde_json::from_value(Value::Object(object)).ok()
}

/// The slug of the address.
pub(super) fn slug(request: &HttpRequest) -> Result<&str, Problem> {
    forms::slug(request).ok_or_else(super::no_such_list)
}

/// What is wrong with a list, by its field.
pub(super) fn problem(error: ListError) -> Problem {
    let field = match error {
        ListError::Store(error) => return error.into(),
        ListError::Refused(wrong) => return wrong.into(),
        ListError::Stale(stale) => return stale.into(),
        ListError::Unknown(_) => return super::no_such_list(),
        ListError::UnknownTopic(_) => {
            return Problem::plain(StatusCode::NOT_FOUND, "The list has no such topic.");
        }
        ListError::TopicChosen => return Problem::plain(StatusCode::CONFLICT, error.to_string()),
        ListError::Taken(_) | ListError::TopicTaken(_) => "slug",
        ListError::UnknownRelay { .. } => "relays",
        ListError::Brand(_) => "brand",
        ListError::NoTerms(_) => "version",
        ListError::Empty(what) => match what {
            "the newsletter statement" => "newsletter_statement",
            "the terms statement" => "terms_statement",
            "the text of the terms" => "body",
            _ => "name",
        },
    };
    Problem::fields(vec![FieldError::new(field, error.to_string())])
}
