//! The page behind the link of a letter, which can only make less come.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::tongue_of;
use crate::services::App;
use crate::services::preferences::letter_link::{self, LetterPage, Paused};
use crate::services::unsubscribe::{Left, Scope};
use crate::web::forms::{self, Form};
use crate::web::guard;
use crate::web::pages::{self, Tongue, preferences as page};
use crate::web::problem::PageError;

/// The page.
pub(in crate::web) async fn show(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    match letter_link::page(&app, forms::token(&request)).await? {
        Some(found) => Ok(shown(&app, &request, &found, None)),
        None => Err(PageError::unknown_link()),
    }
}

/// What its buttons post.
pub(in crate::web) async fn act(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = Form::read_leniently(&app, &request, payload).await;
    let token = forms::token(&request);
    match form.value("act") {
        Some("leave") => leave(&app, &request, Scope::ThisList).await,
        Some("leave-all") => leave(&app, &request, Scope::AllLists).await,
        Some("pause") => {
            let day = form.value("until").and_then(|text| text.parse().ok());
            match letter_link::pause(&app, token, day).await? {
                Some(Paused::Done(found)) => Ok(shown(
                    &app,
                    &request,
                    &found,
                    Some(page::Said::Notice("choices-paused")),
                )),
                Some(Paused::WrongDay(found)) => {
                    Ok(shown(&app, &request, &found, Some(page::Said::WrongDay)))
                }
                None => Err(PageError::unknown_link()),
            }
        }
        Some("link") => {
            let evidence = guard::evidence(&app, &request);
            match letter_link::ask_for_link(&app, token, &evidence).await? {
                Some(found) => {
                    let tongue = tongue_of(&app, &request, &found.languages);
                    let page = page::on_its_way(&tongue);
                    Ok(pages::private(StatusCode::ACCEPTED, &page))
                }
                None => Err(PageError::unknown_link()),
            }
        }
        _ => show(app, request).await,
    }
}

async fn leave(app: &App, request: &HttpRequest, scope: Scope) -> Result<HttpResponse, PageError> {
    let token = forms::token(request);
    let evidence = guard::evidence(app, request);
    let left = letter_link::leave(app, token, scope, evidence).await?;
    let shown = match left {
        Left::UnknownToken => return Err(PageError::unknown_link()),
        Left::Spooled => pages::unsubscribe::noted(&Tongue::of(app, request, [])),
        Left::Done(found) => {
            let leave_token = letter_link::page(app, token).await?;
            let leave_token = leave_token.map(|page| page.leave_token).unwrap_or_default();
            let tongue = tongue_of(app, request, &found.languages);
            pages::unsubscribe::left(&tongue, &leave_token, &found, scope)
        }
    };
    Ok(pages::private(StatusCode::OK, &shown))
}

fn shown(
    app: &App,
    request: &HttpRequest,
    found: &LetterPage,
    said: Option<page::Said>,
) -> HttpResponse {
    let tongue = tongue_of(app, request, &found.languages);
    let status = match said {
        Some(page::Said::WrongDay) => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::OK,
    };
    let page = page::letter(&tongue, forms::token(request), found, said);
    pages::private(status, &page)
}
