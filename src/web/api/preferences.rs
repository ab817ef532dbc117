//! `POST /api/v1/preferences`: changing what a reader chose. Needs an API key.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::json::{self, Fields};
use crate::domain::actor::Actor;
use crate::services::App;
use crate::services::preferences::{self, Change, PreferenceError, Rest};
use crate::services::subscribers::Subscription;
use crate::web::problem::{FieldError, Problem};

/// What to change; what is left out stays, and null means the list's own.
#[derive(Debug, utoipa::ToSchema)]
#[expect(dead_code, reason = "describes the body for the API's documentation")]
pub(super) struct PreferenceFields {
    /// The list's name in URLs.
    #[schema(example = "daily")]
    list: String,
    /// The reader's address.
    #[schema(example = "reader@example.org")]
    email: String,
    /// Slugs of topics; an empty array or null means all.
    topics: Option<Vec<String>>,
    /// One of the list's cadences.
    cadence: Option<String>,
    /// An IANA time zone.
    time_zone: Option<String>,
    /// A language tag.
    language: Option<String>,
    /// `paused` or `active`: articles of a pause come with the first issue after it.
    #[schema(pattern = "^(paused|active)$")]
    state: Option<String>,
}

/// What a reader chose.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct Preferences {
    /// `active` or `paused`.
    state: &'static str,
    /// Slugs of topics; none means all.
    topics: Vec<String>,
    /// The cadence; null follows the list's default.
    cadence: Option<String>,
    /// The time zone; null means the list's.
    time_zone: Option<String>,
    /// The language; null means the list's.
    language: Option<String>,
}

impl From<Subscription> for Preferences {
    fn from(subscription: Subscription) -> Self {
        Self {
            state: subscription.state.as_str(),
            topics: subscription.topics.0,
            cadence: subscription.cadence,
            time_zone: subscription.time_zone,
            language: subscription.language,
        }
    }
}

/// Change what a reader chose
///
/// A new topic brings articles from now on. Whatever is changed, no article is mailed twice and none is
/// left out. Only confirmed subscriptions can be changed.
#[utoipa::path(
    post,
    path = "/api/v1/preferences",
    tag = "readers",
    request_body = PreferenceFields,
    security(("key" = ["subscribers"])),
    responses(
        (status = 200, description = "What the reader has chosen now.", body = Preferences),
        (status = 404, description = "The address has no confirmed subscription to this list."),
    )
)]
pub(in crate::web) async fn change(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let asked = take(json::read(&app, &request, payload).await?)?;
    super::subscriptions::find_list(&app, &asked.list).await?;
    let whom = (asked.list.as_str(), asked.email.as_str());
    let changed = preferences::change_all(&app, &actor, whom, asked.change, asked.rest).await?;
    Ok(super::answer(StatusCode::OK, &Preferences::from(changed)))
}

struct Asked {
    list: String,
    email: String,
    change: Change,
    rest: Option<Rest>,
}

fn take(mut json: Fields) -> Result<Asked, Problem> {
    let list = json.required_text("list");
    let email = json.required_text("email");
    let change = Change {
        topics: json.has("topics").then(|| json.texts("topics")),
        cadence: json.has("cadence").then(|| json.text("cadence")),
        time_zone: json.has("time_zone").then(|| json.text("time_zone")),
        language: json.has("language").then(|| json.text("language")),
        name: None,
    };
    let rest = match json.text("state").as_deref() {
        None => None,
        Some("paused") => Some(Rest::Begins),
        Some("active") => Some(Rest::Ends),
        Some(_) => {
            json.wrong("state", "must be paused or active");
            None
        }
    };
    let errors = json.finish();
    if errors.is_empty() {
        Ok(Asked {
            list,
            email,
            change,
            rest,
        })
    } else {
        Err(Problem::fields(errors))
    }
}

impl From<PreferenceError> for Problem {
    fn from(error: PreferenceError) -> Self {
        match error {
            PreferenceError::Store(error) => error.into(),
            PreferenceError::List(error) => error.into(),
            PreferenceError::NotSubscribed(_) => Self::plain(
                StatusCode::NOT_FOUND,
                "The address has no confirmed subscription to this list.",
            ),
            PreferenceError::Address(..) => {
                Self::fields(vec![FieldError::new("email", "is no e-mail address")])
            }
            PreferenceError::Refused(wrong) => wrong.into(),
        }
    }
}
