//! `/desk/subscribers/new`: adding a reader by hand.

use actix_web::{HttpRequest, HttpResponse, web};

use super::{page_about, trouble};
use crate::services::subscribers::{self, Added, Addition, Declared, DeclaredWording};
use crate::web::desk::Desk;
use crate::web::forms::Form;
use crate::web::pages::desk::subscribers::{Trouble, adding as pages};
use crate::web::problem::PageError;

/// The form; `list` in the address chooses the list.
pub(in crate::web) async fn show(desk: Desk) -> Result<HttpResponse, PageError> {
    let typed = Addition {
        list: desk.asked("list").unwrap_or_default(),
        ..Addition::default()
    };
    form_about(&desk, &typed, Trouble::Nothing).await
}

async fn form_about(
    desk: &Desk,
    typed: &Addition,
    trouble: Trouble,
) -> Result<HttpResponse, PageError> {
    let lists = subscribers::offers(&desk.app).await?;
    let content = pages::page(desk, &lists, typed, &trouble);
    let title = desk.tongue.say("desk-subscribers-add");
    Ok(page_about(desk, &trouble, &title, &content))
}

/// Adds the reader.
pub(in crate::web) async fn add(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = desk.read(&request, payload, Some("topics")).await?;
    let typed = addition(&form);
    match subscribers::add(&desk.app, &desk.actor, typed.clone()).await {
        Ok(added) => {
            let said = match added {
                Added::Active(_) => "said-reader-added",
                Added::Asked(_) => "said-reader-asked",
            };
            let address = format!("/desk/subscribers/{}", added.subscriber());
            Ok(desk.see_other(&address, said))
        }
        Err(error) => form_about(&desk, &typed, trouble(error)?).await,
    }
}

fn addition(form: &Form) -> Addition {
    let text = |name: &str| form.value(name).unwrap_or_default().to_owned();
    let given = |name: &str| Some(text(name)).filter(|value| !value.trim().is_empty());
    let wording = match text("wording").parse() {
        Ok(version) => DeclaredWording::Version(version),
        Err(_other) => DeclaredWording::Text(text("wording_text")),
    };
    let declared = Declared {
        source: text("source"),
        given_on: text("given_on"),
        wording,
        proof: text("proof"),
        responsible: text("responsible"),
    };
    Addition {
        email: text("email"),
        list: text("list"),
        name: given("name"),
        language: given("language"),
        time_zone: given("time_zone"),
        topics: form.values("topics"),
        cadence: given("cadence"),
        declared: (form.value("consent") == Some("declare")).then_some(declared),
    }
}
