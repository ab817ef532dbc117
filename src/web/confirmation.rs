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
use crate::services::signup::{self, Manner, Pressed, Question};

/// What the button says that no reader sees.
pub(super) const DECOY: &str = "both";

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
    let form = Form::read(&app, &request, payload, None).await?;
    let pressed = match form.value("answer") {
        Some("yes") => Pressed::Yes,
        Some("no") => Pressed::No,
        Some(DECOY) => Pressed::Decoy,
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
        signup::press(&app, token, pressed, &manner(&form), evidence).await?,
    )
}

/// How the form was sent.
fn manner(form: &Form) -> Manner {
    Manner {
        stamp: form.value("stamp").map(str::to_owned),
        certain: form.value("certain") == Some("yes"),
    }
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
        &pages::confirmation::question(
            &tongue,
            &question,
            &signup::stamp(app, &question),
            app.config.mode,
        ),
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
        &pages::confirmation::not_me(&tongue, &question, &signup::stamp(&app, &question)),
    ))
}

/// "This was not me." Whatever the body holds, the post is the act, unless a program has shown itself.
pub(super) async fn refuse(
    app: web::Data<App>,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = Form::read_leniently(&app, &request, payload).await;
    let pressed = match form.value("answer") {
        Some(DECOY) => Pressed::Decoy,
        _ => Pressed::No,
    };
    let evidence = guard::evidence(&app, &request);
    let token = forms::token(&request);
    let question = signup::press_not_me(&app, token, pressed, &manner(&form), evidence).await?;
    let question = question.ok_or_else(PageError::unknown_link)?;
    let tongue = tongue_of(&app, &request, &question);
    Ok(pages::private(
        StatusCode::OK,
        &pages::confirmation::not_me(&tongue, &question, &signup::stamp(&app, &question)),
    ))
}
