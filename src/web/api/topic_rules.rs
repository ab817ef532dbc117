//! `/api/v1/lists/{slug}/topic-rules`: which articles a list's topics are about. Needs an API key.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::Value;

use super::json::{self, Fields};
use super::tags::{self, IfMatch};
use crate::domain::actor::Actor;
use crate::domain::topic_rule::{RuleKind, TopicRule};
use crate::services::App;
use crate::services::lists::ListError;
use crate::services::topic_rules::{self, KeptRule, RuleError};
use crate::web::problem::{FieldError, Problem};

/// The rules of a list.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct TopicRules {
    /// A topic with rules is about the articles that one of them fits; one without, about those that
    /// name it.
    rules: Vec<Rule>,
}

/// One rule.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = TopicRule)]
struct Rule {
    /// The slug of the topic.
    #[schema(example = "sport")]
    topic: String,
    /// `category` (the name of a section or tag), `url` (the beginning of the address, or of its path),
    /// `feed` (a feed's number, or the `source` of pushed articles) or `title` (words that all stand in it).
    #[schema(example = "url", pattern = "^(category|url|feed|title)$")]
    kind: String,
    /// What has to be there.
    #[schema(example = "/sport/")]
    value: String,
}

impl From<Vec<KeptRule>> for TopicRules {
    fn from(kept: Vec<KeptRule>) -> Self {
        let rules = kept.into_iter().map(|rule| Rule {
            topic: rule.topic,
            kind: rule.kind.to_string(),
            value: rule.value,
        });
        Self {
            rules: rules.collect(),
        }
    }
}

/// The topic rules of a list
#[utoipa::path(
    get,
    path = "/api/v1/lists/{slug}/topic-rules",
    tag = "feeds",
    params(("slug" = String, Path, description = "The slug of the list.")),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The rules, by topic.", body = TopicRules),
        (status = 404, description = "There is no such list."),
    )
)]
pub(in crate::web) async fn show(
    app: web::Data<App>,
    request: HttpRequest,
    slug: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let rules = topic_rules::of_list(&app, &slug).await?;
    Ok(answer(&request, rules))
}

/// Set the topic rules of a list
///
/// They take the place of all that the list had, and hold for articles that are released from now on.
#[utoipa::path(
    put,
    path = "/api/v1/lists/{slug}/topic-rules",
    tag = "feeds",
    params(("slug" = String, Path, description = "The slug of the list."), IfMatch),
    request_body = TopicRules,
    security(("key" = ["content"])),
    responses(
        (status = 200, description = "The rules, by topic.", body = TopicRules),
        (status = 404, description = "There is no such list."),
    )
)]
pub(in crate::web) async fn replace(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    slug: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let seen = tags::expected(&request)?;
    let rules = take(json::read(&app, &request, payload).await?).map_err(Problem::fields)?;
    let rules = topic_rules::replace_seen(&app, &actor, &slug, rules, seen).await?;
    Ok(answer(&request, rules))
}

fn answer(request: &HttpRequest, rules: Vec<KeptRule>) -> HttpResponse {
    let version = topic_rules::version(&rules);
    tags::tagged(request, &version, &TopicRules::from(rules))
}

fn take(mut json: Fields) -> Result<Vec<TopicRule>, Vec<FieldError>> {
    let mut rules = Vec::new();
    let mut errors = Vec::new();
    for (index, item) in json.array("rules").into_iter().flatten().enumerate() {
        let Value::Object(object) = item else {
            errors.push(FieldError {
                index: Some(index),
                ..FieldError::new("rules", "must be an object")
            });
            continue;
        };
        let mut fields = Fields::new(object, Some(index));
        let topic = fields.required_text("topic");
        let kind = fields.required_text("kind");
        let value = fields.required_text("value");
        match RuleKind::from_name(&kind) {
            Some(kind) => rules.push(TopicRule { topic, kind, value }),
            None => fields.wrong("kind", "must be category, url, feed or title"),
        }
        errors.extend(fields.finish());
    }
    let mut all = json.finish();
    all.extend(errors);
    if all.is_empty() { Ok(rules) } else { Err(all) }
}

impl From<RuleError> for Problem {
    fn from(error: RuleError) -> Self {
        let field = match error {
            RuleError::Store(error) | RuleError::List(ListError::Store(error)) => {
                return error.into();
            }
            RuleError::List(_) => {
                return Self::plain(StatusCode::NOT_FOUND, "There is no such list.");
            }
            RuleError::Stale(stale) => return stale.into(),
            RuleError::UnknownTopic(_) => "topic",
            RuleError::Value { .. } => "value",
            RuleError::UnknownRule(_) | RuleError::Taken | RuleError::TooMany => "rules",
        };
        Self::fields(vec![FieldError::new(field, error.to_string())])
    }
}
