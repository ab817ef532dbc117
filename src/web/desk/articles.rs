//! Articles at the desk: looked for, looked at, hidden, written and put right.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{NaiveDateTime, TimeZone as _};

use super::Desk;
use super::lists::{typed, wrong_of};
use crate::domain::article::{ArticleContent, ArticleState, Ingested};
use crate::domain::list::Slug;
use crate::domain::operator::Right;
use crate::domain::time::UtcTime;
use crate::domain::version::Expected;
use crate::services::articles::{self, ArticleError, Correction, Search, Shown};
use crate::services::{ingest, lists};
use crate::web::forms::Form;
use crate::web::pages::desk::mistakes::{ARTICLE, Mistake, mistakes};
use crate::web::pages::desk::{Section, articles as pages};
use crate::web::problem::PageError;

const FIELDS: [&str; 8] = [
    "list",
    "title",
    "url",
    "summary",
    "author",
    "topics",
    "image_url",
    "published_at",
];

/// The articles that are looked for.
pub(in crate::web) async fn all(desk: Desk) -> Result<HttpResponse, PageError> {
    let slug = |text: &String| Slug::parse(text).is_ok();
    let search = Search {
        list: desk.asked("list").filter(slug),
        feed: desk.asked("feed").and_then(|feed| feed.parse().ok()),
        topic: desk.asked("topic"),
        state: desk
            .asked("state")
            .and_then(|state| ArticleState::from_name(&state)),
        words: desk.asked("q").unwrap_or_default(),
    };
    let lists = lists::all(&desk.app).await?;
    // Topics are a list's own.
    let only = match lists.as_slice() {
        [only] => Some(only.slug.clone()),
        _ => search.list.clone(),
    };
    let topics = match &only {
        Some(list) => lists::topics(&desk.app, list).await?,
        None => Vec::new(),
    };
    let ask = desk.piece();
    let before = ask.after.map(|cursor| cursor.0);
    let found = articles::find(&desk.app, search.clone(), before, ask.rows()).await;
    let page = ask.page(found.map_err(page_error)?, |report| report.article.id);
    let pager = desk.pager(page.next);
    let may_change = desk.may(Right::Content);
    let of = (lists.as_slice(), topics.as_slice());
    let shown = pages::all(&desk.tongue, &search, of, &page.items, may_change, &pager);
    let title = desk.tongue.say("desk-articles");
    Ok(desk.page(Section::Articles, &title, &shown))
}

fn page_error(error: ArticleError) -> PageError {
    match error {
        ArticleError::Store(error) => error.into(),
        ArticleError::List(error) => error.into(),
        _ => PageError::not_found(),
    }
}

fn number(request: &HttpRequest) -> Result<i64, PageError> {
    let id = request.match_info().get("id").unwrap_or_default();
    id.parse().map_err(|_no_number| PageError::not_found())
}

/// One article.
pub(in crate::web) async fn one(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    show(&desk, number(&request)?, None, &[]).await
}

async fn show(
    desk: &Desk,
    id: i64,
    typed: Option<Vec<(&'static str, String)>>,
    wrong: &[Mistake],
) -> Result<HttpResponse, PageError> {
    let report = articles::report(&desk.app, id).await.map_err(page_error)?;
    let list = lists::find(&desk.app, &report.list).await?;
    let topics = lists::topics(&desk.app, &report.list).await?;
    let article = &report.article;
    let typed = typed.unwrap_or_else(|| {
        vec![
            ("title", article.title.clone()),
            ("url", article.url.clone()),
            ("summary", article.summary.clone()),
            ("author", article.author.clone().unwrap_or_default()),
            ("topics", article.categories.0.join(", ")),
            ("image_url", article.image_url.clone().unwrap_or_default()),
        ]
    });
    let sheet = desk.sheet(ARTICLE, typed, wrong);
    let (secret, may) = (desk.secret_field(), desk.may(Right::Content));
    let shown = pages::one(&sheet, &secret, &report, (&list, &topics), may);
    Ok(desk.answer(Section::Articles, &article.title, wrong, &shown))
}

/// Hides an article, shows it again, or puts it right.
pub(in crate::web) async fn act(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let id = number(&request)?;
    let form = desk.read(&request, payload, None).await?;
    let (app, actor) = (&desk.app, &desk.actor);
    let here = format!("/desk/articles/{id}");
    let said = match form.value("act").unwrap_or_default() {
        "hide" => {
            let hidden = articles::hide(app, actor, id).await.map_err(page_error)?;
            match (hidden.on_their_way.is_empty(), hidden.cancelled.is_empty()) {
                (false, _) => "said-lists-hidden-late",
                (true, false) => "said-lists-hidden-cancelled",
                (true, true) => "said-lists-hidden",
            }
        }
        "show" => {
            let shown = articles::show(app, actor, id).await.map_err(page_error)?;
            match shown {
                Shown::Released => "said-lists-shown",
                Shown::AsItWas => "said-lists-shown-only",
            }
        }
        "uncorrect" => {
            let seen = Expected::Anything;
            let taken_back = articles::take_correction_back(app, actor, id, seen).await;
            taken_back.map_err(page_error)?;
            "said-lists-uncorrected"
        }
        "correct" => match articles::correct(app, actor, id, correction(&form)).await {
            Ok(_) => "said-saved",
            Err(ArticleError::Refused(wrong)) => {
                let wrong = mistakes(wrong);
                return show(&desk, id, Some(typed(&form, &FIELDS)), &wrong).await;
            }
            Err(error) => return Err(page_error(error)),
        },
        _ => return Err(PageError::not_found()),
    };
    Ok(desk.see_other(&here, said))
}

fn correction(form: &Form) -> Correction {
    let text = |name: &str| Some(form.value(name)?.trim().replace("\r\n", "\n"));
    Correction {
        title: text("title"),
        url: text("url"),
        summary: text("summary"),
        image_url: text("image_url"),
        author: text("author"),
        topics: text("topics").map(|topics| names(&topics)),
    }
}

/// Names with commas between them.
fn names(text: &str) -> Vec<String> {
    let names = text.split(',').map(str::trim);
    names
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The form of a new article, empty.
pub(in crate::web) async fn ask_new(desk: Desk) -> Result<HttpResponse, PageError> {
    let list = desk.asked("list").unwrap_or_default();
    show_new(&desk, vec![("list", list)], &[]).await
}

async fn show_new(
    desk: &Desk,
    typed: Vec<(&'static str, String)>,
    wrong: &[Mistake],
) -> Result<HttpResponse, PageError> {
    let lists = lists::all(&desk.app).await?;
    let sheet = desk.sheet(ARTICLE, typed, wrong);
    let shown = pages::new(&sheet, &desk.secret_field(), &lists);
    let title = desk.tongue.say("desk-lists-article-new");
    Ok(desk.answer(Section::Articles, &title, wrong, &shown))
}

/// Writes an article.
pub(in crate::web) async fn create(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = desk.read(&request, payload, None).await?;
    let slug = form.value("list").unwrap_or_default();
    let list = lists::find(&desk.app, slug).await?;
    let typed = typed(&form, &FIELDS);
    let Ok(published_at) = instant(
        form.value("published_at").unwrap_or_default(),
        &list.time_zone,
    ) else {
        let wrong = [Mistake::about("published_at")];
        return show_new(&desk, typed, &wrong).await;
    };
    let asked = correction(&form);
    let optional = |text: Option<String>| text.filter(|text| !text.is_empty());
    let content = ArticleContent {
        external_id: String::new(),
        url: asked.url.unwrap_or_default(),
        title: asked.title.unwrap_or_default(),
        summary: asked.summary.unwrap_or_default(),
        image_url: optional(asked.image_url),
        author: optional(asked.author),
        topics: asked.topics.unwrap_or_default(),
        published_at,
    };
    match ingest::write(&desk.app, &desk.actor, slug, content).await {
        Ok((id, result)) => {
            let said = match result {
                Ingested::Created => "said-lists-written",
                _ => "said-lists-written-before",
            };
            Ok(desk.see_other(&format!("/desk/articles/{id}"), said))
        }
        Err(error) => {
            let wrong = wrong_of(error)?;
            show_new(&desk, typed, &wrong).await
        }
    }
}

/// An instant as browsers write it, on the clocks of a zone; none where nothing was typed.
fn instant(text: &str, zone: &str) -> Result<Option<UtcTime>, ()> {
    if text.is_empty() {
        return Ok(None);
    }
    let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").map_err(|_no_time| ())?;
    let zone: chrono_tz::Tz = zone.parse().unwrap_or(chrono_tz::UTC);
    let instant = zone.from_local_datetime(&local).earliest().ok_or(())?;
    Ok(Some(UtcTime::from_datetime(instant.to_utc())))
}
