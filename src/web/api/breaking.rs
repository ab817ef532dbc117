//! `POST /api/v1/lists/{slug}/breaking`: one article, now. Needs an API key.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::editing::IssueStanding;
use super::json::{self, Fields};
use crate::domain::actor::Actor;
use crate::domain::issue::Reach;
use crate::services::App;
use crate::services::digest::{self, ArticleName};
use crate::web::forms;
use crate::web::problem::{FieldError, Problem};

/// Which article is sent, and to whom. Name it by its number, or by `source` and `external_id` as it was pushed.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct BreakingRequest {
    /// The article's number.
    article: Option<i64>,
    /// The source that it was pushed under.
    #[schema(example = "cms")]
    source: Option<String>,
    /// Your own name for it.
    #[schema(example = "2026-0815")]
    external_id: Option<String>,
    /// `instant`: readers who want every article at once; `all`: everybody whose topics cover it.
    #[schema(example = "instant", pattern = "^(instant|all)$")]
    to: String,
}

/// Send one article now
///
/// Whoever was sent it before does not get it again, and the next digest of whoever gets it leaves it out. It
/// asks for nobody's approval. An article is sent apart once: a second request is refused.
#[utoipa::path(
    post,
    path = "/api/v1/lists/{slug}/breaking",
    tag = "editing",
    params(("slug" = String, Path, description = "The list's slug.")),
    request_body = BreakingRequest,
    security(("key" = ["send"])),
    responses(
        (status = 200, description = "The issue that carries it; it is being planned.", body = IssueStanding),
        (status = 404, description = "There is no such list."),
        (status = 409, description = "The list has no such readers, or the ledger is held."),
    )
)]
pub(in crate::web) async fn send(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, Problem> {
    let slug = forms::slug(&request).ok_or_else(super::no_such_list)?;
    let wanted = take(json::read(&app, &request, payload).await?);
    let (article, reach) = wanted.map_err(Problem::fields)?;
    let issue = digest::make_breaking(&app, &actor, slug, article, reach).await?;
    Ok(super::answer(StatusCode::OK, &IssueStanding::from(issue)))
}

fn take(mut json: Fields) -> Result<(ArticleName, Reach), Vec<FieldError>> {
    let number = json.number("article");
    let pushed = json.text("source").zip(json.text("external_id"));
    let to = json.required_text("to");
    let reach = Reach::from_name(&to);
    if reach.is_none() && !to.is_empty() {
        json.wrong("to", "must be instant or all");
    }
    let article = match (number, pushed) {
        (Some(number), None) => Some(ArticleName::Number(number.into())),
        (None, Some((source, external_id))) => Some(ArticleName::Pushed {
            source: source.replace('\0', ""),
            external_id: external_id.replace('\0', ""),
        }),
        _ => None,
    };
    if article.is_none() {
        json.wrong(
            "article",
            "name one article: by article, or by source and external_id",
        );
    }
    let errors = json.finish();
    match (article, reach) {
        (Some(article), Some(reach)) if errors.is_empty() => Ok((article, reach)),
        _ => Err(errors),
    }
}
