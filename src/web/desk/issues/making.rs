//! Issues that an operator asks for: one that is made now, and one article sent apart at once.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::super::Desk;
use super::acting::is_name_of;
use super::path;
use crate::domain::issue::{IssueState, Reach};
use crate::services::digest::{self, ArticleName, IssueError};
use crate::services::lists::{self, List};
use crate::web::pages::desk::Section;
use crate::web::pages::desk::issues as page;
use crate::web::pages::desk::issues::making::Breaking;
use crate::web::problem::PageError;

/// Articles that may be sent apart.
const ARTICLES_SHOWN: i64 = 50;

/// Asks of which list an issue shall be made.
pub(in crate::web) async fn ask_new(desk: Desk) -> Result<HttpResponse, PageError> {
    let lists = lists::all(&desk.app).await?;
    let schedules = digest::schedules(&desk.app).await?;
    let form = page::making::new_form(&desk.tongue, &lists, &schedules);
    let form = desk.form("/desk/issues/new", &form);
    let content = page::making::new_page(&desk.tongue, lists.is_empty(), &form);
    let title = desk.tongue.say("desk-issues-new");
    Ok(desk.page(Section::Issues, &title, &content))
}

/// Makes an issue and holds it: it is looked at, edited and tried out before it goes.
pub(in crate::web) async fn make(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = desk.read(&request, payload, None).await?;
    // One field for both: a list and one of its schedules.
    let chosen = form.value("of").unwrap_or_default();
    let (list, schedule) = match chosen.split_once('/') {
        Some((list, schedule)) => (list, Some(schedule)),
        None => (chosen, None),
    };
    let issue = digest::make_held(&desk.app, &desk.actor, list, schedule).await?;
    let said = match issue.state {
        IssueState::Skipped => "said-issue-nothing-new",
        _ => "said-issue-made",
    };
    Ok(desk.see_other(&path(issue.id), said))
}

/// Asks which article shall be sent apart, and to whom.
pub(in crate::web) async fn ask_breaking(desk: Desk) -> Result<HttpResponse, PageError> {
    let slug = desk.asked("list");
    breaking(&desk, slug.as_deref(), None).await
}

async fn breaking(
    desk: &Desk,
    slug: Option<&str>,
    wrong: Option<&'static str>,
) -> Result<HttpResponse, PageError> {
    let lists = lists::all(&desk.app).await?;
    let only = match lists.as_slice() {
        [one] => Some(one),
        _ => None,
    };
    let chosen: Option<&List> = lists
        .iter()
        .find(|list| Some(list.slug.as_str()) == slug)
        .or(only);
    let articles = match chosen {
        Some(list) => digest::recent_articles(&desk.app, &list.slug, ARTICLES_SHOWN).await?,
        None => Vec::new(),
    };
    let shown = Breaking {
        tongue: &desk.tongue,
        lists: &lists,
        chosen,
        articles: &articles,
        wrong,
    };
    let form = page::making::breaking_form(&shown);
    let form = form.map(|form| desk.form("/desk/issues/breaking", &form));
    let content = page::making::breaking_page(&shown, form.as_ref());
    let status = match wrong {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let title = desk.tongue.say("desk-issues-breaking");
    Ok(desk.page_with(status, Section::Issues, &title, &content))
}

/// Sends one article apart.
pub(in crate::web) async fn send_breaking(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = desk.read(&request, payload, None).await?;
    let slug = form.value("list").unwrap_or_default().to_owned();
    let list = lists::find(&desk.app, &slug).await?;
    if !is_name_of(&list.name, &list.slug, form.value("name")) {
        return breaking(&desk, Some(&slug), Some("desk-issues-send-name-wrong")).await;
    }
    let article = form.value("article").and_then(|id| id.parse().ok());
    let reach = form.value("to").and_then(Reach::from_name);
    let (Some(article), Some(reach)) = (article, reach) else {
        return breaking(&desk, Some(&slug), Some("desk-issues-breaking-choose")).await;
    };
    let name = ArticleName::Number(article);
    match digest::make_breaking(&desk.app, &desk.actor, &slug, name, reach).await {
        Ok(issue) => Ok(desk.see_other(&path(issue.id), "said-issue-goes")),
        Err(IssueError::Refused(_)) => {
            breaking(&desk, Some(&slug), Some("desk-issues-breaking-refused")).await
        }
        Err(IssueError::UnknownSchedule { .. }) => {
            breaking(&desk, Some(&slug), Some("desk-issues-breaking-nobody")).await
        }
        Err(error) => Err(error.into()),
    }
}
