//! `GET /api/v1/lists`: what a developer needs to build a sign-up form.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::pages::PageOf;
use super::query::{PageQuery, Query};
use crate::domain::paging::Page;
use crate::services::App;
use crate::services::lists::{self, ListPage};
use crate::web::problem::Problem;

/// A list that takes sign-ups.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct OpenList {
    /// Its name in requests.
    slug: String,
    /// Its name for people.
    name: String,
    /// A sentence or two about it.
    description: String,
    /// The language tag of its letters.
    language: String,
    /// How its letters look, for a form that looks alike.
    brand: ListBrand,
    /// What readers may choose.
    topics: Vec<OpenTopic>,
    /// How often readers may choose to hear from it.
    cadences: Vec<OfferedCadence>,
    /// What readers have to agree to, word for word.
    terms: CurrentTerms,
    /// The ready-made form.
    form_url: String,
}

/// How the letters of a list look.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
struct ListBrand {
    /// The colour of links and buttons.
    #[schema(example = "#8c2a1c")]
    accent: String,
    /// The same for readers who read in the dark.
    #[schema(example = "#f2ad98")]
    accent_dark: String,
    /// The logo.
    #[serde(skip_serializing_if = "Option::is_none")]
    logo_url: Option<String>,
    /// What the logo says.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[schema(required = false)]
    logo_alt: String,
}

/// A topic that readers may choose.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
struct OpenTopic {
    /// Its name in requests.
    slug: String,
    /// Its name for people.
    name: String,
}

/// How often readers may choose to hear from a list.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
struct OfferedCadence {
    /// Its name in requests.
    name: String,
    /// Whether it holds for those who choose none.
    is_default: bool,
    /// When it is sent, as a cron expression; null for `instant`, which is sent when something is published.
    cron: Option<String>,
    /// Whose clock tells the hour: the list's (`list`) or each reader's own (`reader`).
    clock: &'static str,
}

/// The terms that a sign-up has to name.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
struct CurrentTerms {
    /// Send it as `terms_version`.
    version: i32,
    /// Send it as `terms_hash`.
    hash: String,
    /// The language tag of the texts.
    language: String,
    /// The sentence beside the box for `consent_newsletter`.
    newsletter_statement: String,
    /// The sentence beside the box for `consent_terms`.
    terms_statement: String,
    /// The full text, for a link beside the box.
    url: String,
}

/// Lists that take sign-ups
#[utoipa::path(
    get,
    path = "/api/v1/lists",
    tag = "subscriptions",
    params(PageQuery),
    responses(
        (status = 200, description = "The lists that take sign-ups, newest first.", body = PageOf<OpenList>),
        (status = 422, description = "Fields have to be put right; `errors` names each."),
    )
)]
pub(in crate::web) async fn all(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::of(&request);
    let page = query.page();
    query.finish()?;
    let found = lists::open(&app, page).await?;
    let mut items = Vec::new();
    for list in found.items {
        let page = lists::page(&app, &list.slug).await?;
        items.extend(describe(&app.public_url, page));
    }
    let next = found.next;
    Ok(super::answer(
        StatusCode::OK,
        &PageOf::<OpenList>::of(Page { items, next }),
    ))
}

/// Nothing for a list without terms: nobody can sign up to it yet.
fn describe(public_url: &str, page: ListPage) -> Option<OpenList> {
    let ListPage {
        list,
        topics,
        cadences,
        terms,
        ..
    } = page;
    let terms = terms?;
    let default_cadence = list.default_cadence;
    let form_url = format!("{public_url}/lists/{}", list.slug);
    Some(OpenList {
        slug: list.slug,
        name: list.name,
        description: list.description,
        language: list.language,
        brand: ListBrand {
            accent: list.brand.accent().to_string(),
            accent_dark: list.brand.accent_dark().to_string(),
            logo_url: list.brand.logo_url,
            logo_alt: list.brand.logo_alt,
        },
        topics: topics
            .into_iter()
            .map(|topic| OpenTopic {
                slug: topic.slug,
                name: topic.name,
            })
            .collect(),
        cadences: cadences
            .into_iter()
            .map(|schedule| OfferedCadence {
                is_default: default_cadence.as_ref() == Some(&schedule.name),
                name: schedule.name,
                cron: schedule.cron,
                clock: schedule.zone_mode.as_str(),
            })
            .collect(),
        terms: CurrentTerms {
            url: format!("{form_url}/terms/{}", terms.version),
            version: terms.version,
            hash: terms.wording_hash,
            language: terms.language,
            newsletter_statement: terms.newsletter_statement,
            terms_statement: terms.terms_statement,
        },
        form_url,
    })
}
