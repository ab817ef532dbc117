//! The pages of the desk for lists, feeds and articles.

use actix_web::web;

use super::desk::{both, reading};
use crate::domain::operator::Right::{Content, Read};
use crate::web::desk::{articles, feeds, list_form, list_parts, lists, schedules};

/// Every page of lists, feeds and articles. What stands under a fixed word comes before what stands under a name.
pub(super) fn all(config: &mut web::ServiceConfig) {
    config
        .service(reading("/desk/lists", Read, lists::all))
        .service(both(
            "/desk/lists/new",
            Content,
            Content,
            lists::ask_new,
            lists::create,
        ))
        .service(both(
            "/desk/lists/{slug}",
            Read,
            Content,
            lists::settings,
            lists::save_settings,
        ))
        .service(both(
            "/desk/lists/{slug}/look",
            Read,
            Content,
            lists::look,
            lists::save_look,
        ))
        .service(both(
            "/desk/lists/{slug}/topics",
            Read,
            Content,
            list_parts::topics,
            list_parts::change_topics,
        ))
        .service(both(
            "/desk/lists/{slug}/terms",
            Read,
            Content,
            list_parts::terms,
            list_parts::publish,
        ))
        .service(reading(
            "/desk/lists/{slug}/terms/{version}",
            Read,
            list_parts::version,
        ))
        .service(both(
            "/desk/lists/{slug}/schedules",
            Read,
            Content,
            schedules::all,
            schedules::change,
        ))
        .service(both(
            "/desk/lists/{slug}/schedules/{id}",
            Read,
            Content,
            schedules::ask_change,
            schedules::save_change,
        ))
        .service(both(
            "/desk/lists/{slug}/editing",
            Read,
            Content,
            schedules::editing,
            schedules::save_editing,
        ))
        .service(both(
            "/desk/lists/{slug}/form",
            Read,
            Content,
            list_form::show,
            list_form::change,
        ))
        .service(reading("/desk/feeds", Read, feeds::all))
        .service(both(
            "/desk/feeds/new",
            Content,
            Content,
            feeds::ask_new,
            feeds::create,
        ))
        .service(both(
            "/desk/feeds/{id}",
            Read,
            Content,
            feeds::one,
            feeds::act,
        ))
        .service(reading("/desk/articles", Read, articles::all))
        .service(both(
            "/desk/articles/new",
            Content,
            Content,
            articles::ask_new,
            articles::create,
        ))
        .service(both(
            "/desk/articles/{id}",
            Read,
            Content,
            articles::one,
            articles::act,
        ));
}
