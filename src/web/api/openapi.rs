//! `GET /api/v1/openapi.json`: the API described for programs, written beside the code that serves it.

mod bodies;
mod completing;
mod examples;

use std::sync::OnceLock;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use serde_json::Value;
use utoipa::openapi::path::ParameterIn;
use utoipa::{IntoParams, OpenApi};

pub(in crate::web) use completing::{KEY, METHODS};

use super::once::IdempotencyKey;
use crate::services::App;
use crate::web::problem::Problem;

#[derive(OpenApi)]
#[openapi(
    info(title = "Postrider", description = "Sign readers up, push articles, watch issues and ask what became of a letter."),
    paths(
        super::subscriptions::create,
        super::articles::push,
        super::article_pages::find,
        super::article_pages::show,
        super::article_pages::edit,
        super::article_pages::hide,
        super::article_pages::unhide,
        super::operators::all,
        super::operators::show,
        super::operators::edit,
        super::operators::remove,
        super::operators::sessions,
        super::operators::end_sessions,
        super::operators::invitations,
        super::operators::invite,
        super::operators::withdraw,
        super::keys::all,
        super::keys::create,
        super::keys::show,
        super::keys::revoke,
        super::audit::all,
        super::audit::chain,
        super::audit::export,
        super::lists::all,
        super::list_settings::show,
        super::list_settings::create,
        super::list_settings::edit,
        super::list_topics::topics,
        super::list_topics::add_topic,
        super::list_topics::order_topics,
        super::list_topics::rename_topic,
        super::list_topics::remove_topic,
        super::list_topics::terms,
        super::list_topics::publish_terms,
        super::schedules::all,
        super::schedules::add,
        super::schedules::edit,
        super::schedules::next_runs,
        super::form::show,
        super::feeds::all,
        super::feeds::show,
        super::feeds::release,
        super::feeds::drop_flood,
        super::feed_changes::add,
        super::feed_changes::try_out,
        super::feed_changes::find,
        super::feed_changes::edit,
        super::feed_changes::visit,
        super::feed_changes::remove,
        super::topic_rules::show,
        super::topic_rules::replace,
        super::forecasts::show,
        super::preferences::change,
        super::issue_list::all,
        super::issue_list::make,
        super::issues::show,
        super::issues::events,
        super::issue_acts::pause,
        super::issue_acts::resume,
        super::issue_acts::cancel,
        super::issue_acts::retry,
        super::issue_acts::doubts,
        super::issue_acts::decide,
        super::doubts::all,
        super::doubts::decide,
        super::recipients::all,
        super::recipients::export,
        super::recipients::preview,
        super::recipients::test,
        super::recipients::tests,
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
        super::subscribers::all,
        super::subscribers::show,
        super::subscribers::adding::create,
        super::subscribers::changing::change,
        super::subscribers::changing::erase,
        super::subscribers::changing::send_link,
        super::subscribers::changing::data,
        super::subscribers::story::timeline,
        super::suppressions::all,
        super::suppressions::add,
        super::suppressions::lift,
        super::bulk_actions::all,
        super::bulk_actions::ask,
        super::bulk_actions::show,
        super::bulk_actions::confirm,
        super::bulk_actions::cancel,
        super::bulk_actions::undo,
        super::held_sign_ups::show,
        super::held_sign_ups::release,
        super::held_sign_ups::drop_kept,
        super::imports::all,
        super::imports::upload,
        super::imports::show,
        super::imports::edit,
        super::imports::check,
        super::imports::start,
        super::imports::cancel,
        super::imports::faults,
        super::imports::fault_sheet,
        super::exports::all,
        super::exports::order,
        super::exports::show,
        super::exports::download,
        super::exports::cancel,
        super::today::show,
        super::today::attention,
        super::today::growth,
        super::relays::all,
        super::relays::show,
        super::relays::test,
        super::relays::records,
        super::relays::look,
        super::settings::show,
        crate::web::health::live,
        crate::web::health::ready
    ),
    components(schemas(Problem)),
    tags(
        (name = "subscriptions", description = "Sign-ups, and what a form for them needs. No key is needed."),
        (name = "articles", description = "Articles."),
        (name = "lists", description = "Lists as their editors set them up."),
        (name = "feeds", description = "Feeds, and which topics their articles have."),
        (name = "issues", description = "How far issues have come, and which are ahead."),
        (name = "editing", description = "Issues that wait for approval, and what lists want of theirs."),
        (name = "readers", description = "What readers chose, and what became of their letters."),
        (name = "removals", description = "Readers whom a link scanner seems to have taken out."),
        (name = "operators", description = "Who signs in to the desk."),
        (name = "keys", description = "What programs sign in with."),
        (name = "audit", description = "Who did what, and whether the log of it is whole."),
        (name = "transfer", description = "Sheets of readers that come and go."),
        (name = "today", description = "What goes on, what needs attention, and how things went."),
        (name = "relays", description = "How the relays do, and what DNS says."),
        (name = "settings", description = "The configuration as it holds."),
        (name = "health", description = "For monitors.")
    )
)]
struct Description;

/// The whole document but for the server's address, made once.
static COMPLETE: OnceLock<Value> = OnceLock::new();

/// The description, with this server's own address.
pub(in crate::web) async fn document(app: web::Data<App>) -> HttpResponse {
    super::answer(StatusCode::OK, &described(&app))
}

/// The same as a value.
pub(in crate::web) fn described(app: &App) -> Value {
    let mut document = COMPLETE.get_or_init(complete_document).clone();
    document["servers"] = serde_json::json!([{ "url": app.public_url }]);
    document
}

fn complete_document() -> Value {
    let mut document = serde_json::to_value(Description::openapi()).unwrap_or_default();
    completing::complete(&mut document);
    document
}

/// The header that names a request, as the document describes it.
fn idempotency_key() -> Value {
    let parameters = IdempotencyKey::into_params(|| Some(ParameterIn::Header));
    let first = parameters.first().map(serde_json::to_value);
    first.and_then(Result::ok).unwrap_or_default()
}
