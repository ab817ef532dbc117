//! Feeds at the desk: how they are doing; found, tried, added, changed and given up.

use actix_web::{HttpRequest, HttpResponse, web};

use super::Desk;
use super::lists::typed;
use crate::domain::feed::FeedState;
use crate::domain::operator::Right;
use crate::services::feeds::{self, FeedEdit, FeedError, Unread};
use crate::services::lists::ListError;
use crate::services::{ingest, lists};
use crate::web::forms::Form;
use crate::web::pages::desk::Section;
use crate::web::pages::desk::feeds::{self as pages, Looked};
use crate::web::pages::desk::mistakes::{FEED, Mistake, SITE};
use crate::web::problem::PageError;

/// Every feed, newest first.
pub(in crate::web) async fn all(desk: Desk) -> Result<HttpResponse, PageError> {
    let page = feeds::page(&desk.app, None, desk.piece()).await;
    let page = page.map_err(page_error)?;
    let lists = lists::all(&desk.app).await?;
    let pager = desk.pager(page.next);
    let may_change = desk.may(Right::Content);
    let shown = pages::all(&desk.tongue, &page.items, &lists, may_change, &pager);
    let title = desk.tongue.say("desk-lists-feeds");
    Ok(desk.page(Section::Articles, &title, &shown))
}

/// The page on which a feed is found and added, empty.
pub(in crate::web) async fn ask_new(desk: Desk) -> Result<HttpResponse, PageError> {
    let list = desk.asked("list").unwrap_or_default();
    show_new(&desk, vec![("list", list)], &[], &Looked::Nothing).await
}

async fn show_new(
    desk: &Desk,
    typed: Vec<(&'static str, String)>,
    wrong: &[Mistake],
    looked: &Looked,
) -> Result<HttpResponse, PageError> {
    let lists = lists::all(&desk.app).await?;
    let sheet = desk.sheet(SITE, typed, wrong);
    let shown = pages::new(&sheet, &desk.secret_field(), &lists, looked);
    let title = desk.tongue.say("desk-lists-feed-new");
    Ok(desk.answer(Section::Articles, &title, wrong, &shown))
}

/// Finds the feeds of a site, tries one, or adds it.
pub(in crate::web) async fn create(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = desk.read(&request, payload, None).await?;
    let text = |name: &str| form.value(name).unwrap_or_default().trim().to_owned();
    let (list, url) = (text("list"), text("url"));
    let looked = match form.value("act").unwrap_or_default() {
        "find" => match feeds::find(&desk.app, &url).await {
            // One feed alone is tried at once: the reader of this page would do nothing else.
            Ok(found) => match found.as_slice() {
                [only] => try_out(&desk, &list, &only.url).await,
                _ => Ok(Looked::Feeds(found)),
            },
            Err(error) => Err(error),
        },
        "try" => try_out(&desk, &list, &url).await,
        "add" => match feeds::add(&desk.app, &desk.actor, &list, &url).await {
            Ok(feed) => {
                let next = format!("/desk/feeds/{}", feed.id);
                return Ok(desk.see_other(&next, "said-lists-feed-added"));
            }
            Err(error) => Err(error),
        },
        _ => return Err(PageError::not_found()),
    };
    let typed = typed(&form, &["list", "url"]);
    match looked {
        Ok(looked) => show_new(&desk, typed, &[], &looked).await,
        Err(error) => {
            let wrong = wrong_of(&desk, error)?;
            show_new(&desk, typed, &wrong, &Looked::Nothing).await
        }
    }
}

async fn try_out(desk: &Desk, list: &str, url: &str) -> Result<Looked, FeedError> {
    let trial = ingest::try_feed(&desk.app, list, url).await?;
    Ok(Looked::Trial(Box::new(trial)))
}

fn wrong_of(desk: &Desk, error: FeedError) -> Result<Vec<Mistake>, PageError> {
    let saying = |message| Mistake::saying("url", message);
    let mistake = match error {
        FeedError::Url(_) => Mistake::about("url"),
        FeedError::Taken(_) => saying("desk-lists-feed-taken"),
        FeedError::NoFeed => saying("desk-lists-feed-nowhere"),
        FeedError::Resting(until) => {
            let time = desk.tongue.instant(until, "UTC");
            saying("desk-lists-feed-resting").with("time", &time)
        }
        FeedError::Unreadable(why, words) => saying(unread(why)).quoting(words),
        FeedError::Store(error) => return Err(error.into()),
        FeedError::List(error) => return Err(error.into()),
        FeedError::Unknown(_) => return Err(PageError::not_found()),
        FeedError::Stale(error) => return Err(ListError::Stale(error).into()),
    };
    Ok(vec![mistake])
}

/// What is said of a feed that could not be read.
fn unread(why: Unread) -> &'static str {
    match why {
        Unread::Private => "desk-lists-feed-private",
        Unread::NoHost => "desk-lists-feed-no-host",
        Unread::NoConnection => "desk-lists-feed-no-connection",
        Unread::Tls => "desk-lists-feed-tls",
        Unread::Slow => "desk-lists-feed-slow",
        Unread::TooLarge => "desk-lists-feed-too-large",
        Unread::Redirects => "desk-lists-feed-redirects",
        Unread::Later => "desk-lists-feed-later",
        Unread::Gone => "desk-lists-feed-gone",
        Unread::Closed => "desk-lists-feed-closed",
        Unread::Missing => "desk-lists-feed-missing",
        Unread::Trouble => "desk-lists-feed-trouble",
        Unread::NoFeed => "desk-lists-feed-none-there",
    }
}

fn page_error(error: FeedError) -> PageError {
    match error {
        FeedError::Store(error) => error.into(),
        _ => PageError::not_found(),
    }
}

fn number(request: &HttpRequest) -> Result<i64, PageError> {
    let id = request.match_info().get("id").unwrap_or_default();
    id.parse().map_err(|_no_number| PageError::not_found())
}

/// One feed.
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
    let report = feeds::report(&desk.app, id).await.map_err(page_error)?;
    let list = lists::find(&desk.app, &report.list).await?;
    let typed = typed.unwrap_or_else(|| vec![("url", report.feed.url.clone())]);
    let sheet = desk.sheet(FEED, typed, wrong);
    let (secret, may) = (desk.secret_field(), desk.may(Right::Content));
    let shown = pages::one(&sheet, &secret, &report, &list.time_zone, may);
    let title = report.feed.title.as_deref().unwrap_or(&report.feed.url);
    Ok(desk.answer(Section::Articles, title, wrong, &shown))
}

/// Does something with a feed.
pub(in crate::web) async fn act(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let id = number(&request)?;
    let form = desk.read(&request, payload, None).await?;
    match done(&desk, id, &form).await {
        Ok(Some(said)) if form.value("act") == Some("remove") => {
            Ok(desk.see_other("/desk/feeds", said))
        }
        Ok(Some(said)) => Ok(desk.see_other(&format!("/desk/feeds/{id}"), said)),
        Ok(None) => Err(PageError::not_found()),
        Err(error) => {
            let wrong = wrong_of(&desk, error)?;
            show(&desk, id, Some(typed(&form, &["url"])), &wrong).await
        }
    }
}

/// Does what a form asks for; what the page says of it, or nothing where no form asks for such a thing.
async fn done(desk: &Desk, id: i64, form: &Form) -> Result<Option<&'static str>, FeedError> {
    let (app, actor) = (&desk.app, &desk.actor);
    let edit = |edit| feeds::edit(app, actor, id, edit);
    Ok(Some(match form.value("act").unwrap_or_default() {
        "visit" => {
            feeds::visit_now(app, actor, id).await?;
            "said-lists-feed-visited"
        }
        "stop" => {
            edit(FeedEdit::state(FeedState::Stopped)).await?;
            "said-lists-feed-stopped"
        }
        "resume" => {
            edit(FeedEdit::state(FeedState::Active)).await?;
            "said-lists-feed-visited"
        }
        "move" => {
            edit(FeedEdit::url(form.value("url").unwrap_or_default())).await?;
            "said-saved"
        }
        "release" => {
            ingest::release_flood(app, actor, id).await?;
            "said-lists-flood-released"
        }
        "drop" => {
            ingest::drop_flood(app, actor, id).await?;
            "said-lists-flood-dropped"
        }
        "remove" => {
            feeds::remove(app, actor, id).await?;
            "said-lists-feed-removed"
        }
        _ => return Ok(None),
    }))
}
