//! The links of a confirmation letter: the question, its two answers, and "this was not me".
//!
//! Programs that inspect mail open every link, so opening one decides nothing: a button posts.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::forms::{self, Form};
use super::guard;
use super::pages::{self, Tongue};
use super::problem::PageError;
use crate::services::App;
use crate::services::signup::{self, Answer, Question};

/// The question, or what became of it.
pub(super) async fn ask(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    show(
        &app,
        &request,
        StatusCode::OK,
        signup::question(&app, forms::token(&request)).await?,
    )
}

/// The answer that a button posts.
pub(super) async fn answer(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let token = forms::token(&request);
    let given = match Form::read(&app, &request, payload, None)
        .await?
        .value("answer")
    {
        Some("yes") => Answer::Yes,
        Some("no") => Answer::No,
        _ => {
            return show(
                &app,
                &request,
                StatusCode::UNPROCESSABLE_ENTITY,
                signup::question(&app, token).await?,
            );
        }
    };
    let evidence = guard::evidence(&app, &request);
    show(
        &app,
        &request,
        StatusCode::OK,
        signup::answer(&app, token, given, evidence).await?,
    )
}

fn show(
    app: &App,
    request: &HttpRequest,
    status: StatusCode,
    question: Option<Question>,
) -> Result<HttpResponse, PageError> {
    let question = question.ok_or_else(PageError::unknown_link)?;
    let tongue = tongue_of(app, request, &question);
    Ok(pages::private(
        status,
        &pages::confirmation::question(&tongue, &question, app.config.mode),
    ))
}

fn tongue_of(app: &App, request: &HttpRequest, question: &Question) -> Tongue {
    Tongue::of(app, request, question.languages.iter().map(String::as_str))
}

/// Asks whether the sign-up was really not the reader's.
pub(super) async fn ask_not_me(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let question = signup::question_not_me(&app, forms::token(&request)).await?;
    let question = question.ok_or_else(PageError::unknown_link)?;
    let tongue = tongue_of(&app, &request, &question);
    Ok(pages::private(
        StatusCode::OK,
        &pages::confirmation::not_me(&tongue, &question),
    ))
}

/// "This was not me." Whatever the body holds, the post is the act.
pub(super) async fn refuse(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    Form::read_leniently(&app, &request, payload).await;
    let evidence = guard::evidence(&app, &request);
    let question = signup::refuse(&app, forms::token(&request), evidence).await?;
    let question = question.ok_or_else(PageError::unknown_link)?;
    let tongue = tongue_of(&app, &request, &question);
    Ok(pages::private(
        StatusCode::OK,
        &pages::confirmation::not_me(&tongue, &question),
    ))
}
