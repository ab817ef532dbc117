//! `GET /api/v1/openapi.json`: the API described for programs, written beside the code that serves it.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

use crate::services::App;
use crate::web::problem::Problem;

#[derive(OpenApi)]
#[openapi(
    info(title = "Postrider", description = "Sign readers up, push articles, watch issues and ask what became of a letter."),
    paths(
        super::subscriptions::create,
        super::articles::push,
        super::lists::all,
        super::form::show,
        super::feeds::all,
        super::feeds::show,
        super::feeds::release,
        super::feeds::drop_flood,
        super::topic_rules::show,
        super::topic_rules::replace,
        super::forecasts::show,
        super::preferences::change,
        super::issues::show,
        super::issues::events,
        super::editing::draft,
        super::editing::edit,
        super::editing::approve,
        super::editing::stop,
        super::breaking::send,
        super::editorial::show,
        super::editorial::edit,
        super::explanations::show,
        super::removals::all,
        super::removals::show,
        super::removals::undo,
        super::removals::keep,
        super::today::show,
        super::today::attention,
        super::today::growth,
        crate::web::health::live,
        crate::web::health::ready
    ),
    components(schemas(Problem)),
    tags(
        (name = "subscriptions", description = "Sign-ups; no key needed."),
        (name = "articles", description = "Articles; an API key is needed."),
        (name = "feeds", description = "Feeds, and which topics their articles have; an API key is needed."),
        (name = "issues", description = "How far issues have come, and which are ahead; an API key is needed."),
        (name = "editing", description = "Issues that wait for approval, and what lists want of theirs; an API key is needed."),
        (name = "readers", description = "What readers chose, and what became of their letters; an API key is needed."),
        (name = "removals", description = "Readers whom a link scanner seems to have taken out; an API key is needed."),
        (name = "today", description = "What goes on, what needs attention, and how things went; an API key is needed."),
        (name = "health", description = "For monitors.")
    ),
    modifiers(&BearerKey)
)]
struct Description;

/// How a key is sent.
struct BearerKey;

impl Modify for BearerKey {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("Made with: postrider key create"))
            .build();
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("key", SecurityScheme::Http(scheme));
    }
}

/// The description, with this server's own address.
pub(in crate::web) async fn document(app: web::Data<App>) -> HttpResponse {
    let mut document = Description::openapi();
    document.servers = Some(vec![utoipa::openapi::Server::new(&app.public_url)]);
    super::answer(StatusCode::OK, &document)
}
