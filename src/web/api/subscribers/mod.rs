//! `/api/v1/subscribers`: readers are found, looked at, added, changed and forgotten. Needs an API key.

pub(in crate::web) mod adding;
pub(in crate::web) mod changing;
pub(in crate::web) mod story;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::NaiveDate;

use super::pages::PageOf;
use super::query::{PageQuery, Query};
use crate::domain::search::Sought;
use crate::domain::suppression::SuppressionReason;
use crate::domain::time::UtcTime;
use crate::services::App;
use crate::services::digest::NextIssue;
use crate::services::preferences::centre::OwnList;
use crate::services::subscribers::{self, Person, PersonError, Portrait};
use crate::web::problem::{Code, Problem};

/// A reader in a list.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct Reader {
    /// The reader's number.
    id: i64,
    /// The address as typed.
    address: String,
    /// How the reader wants to be called.
    name: Option<String>,
    /// When the address first signed up.
    #[schema(value_type = String)]
    created_at: UtcTime,
    /// Why nothing is sent to the address, if so: `refused`, `operator`, `hard_bounce` or `complaint`.
    suppression: Option<&'static str>,
    /// What the reader has to do with which lists.
    subscriptions: Vec<ReaderSubscription>,
}

/// A reader's subscription in a list of readers.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
struct ReaderSubscription {
    /// The slug of the list.
    list: String,
    /// `pending`, `active`, `paused` or `unsubscribed`.
    state: &'static str,
}

impl From<Person> for Reader {
    fn from(person: Person) -> Self {
        Self {
            id: person.id,
            address: person.address.to_string(),
            name: person.name,
            created_at: person.created_at,
            suppression: person.suppression.map(SuppressionReason::as_str),
            subscriptions: person
                .lists
                .into_iter()
                .map(|one| ReaderSubscription {
                    list: one.slug,
                    state: one.state.as_str(),
                })
                .collect(),
        }
    }
}

/// A reader with what they chose.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct ReaderDocument {
    /// The reader's number.
    id: i64,
    /// The address as typed.
    address: String,
    /// When the address first signed up.
    #[schema(value_type = String)]
    created_at: UtcTime,
    /// What is odd about the address: `role`, `disposable`, `mixed_scripts`, `no_mail`.
    flags: Vec<&'static str>,
    /// Why nothing is sent to the address, if so.
    suppression: Option<ReaderSuppression>,
    /// Whether somebody answered a letter there with "this was not me".
    is_blocked: bool,
    /// What the reader has to do with which lists, in the order of sign-up.
    subscriptions: Vec<OwnSubscription>,
}

/// Why nothing is sent to an address.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
struct ReaderSuppression {
    /// The suppression's number.
    id: i64,
    /// `refused`, `operator`, `hard_bounce` or `complaint`.
    reason: &'static str,
    /// In an operator's words.
    note: Option<String>,
    /// Since when.
    #[schema(value_type = String)]
    since: UtcTime,
}

/// What a reader chose of a list, and when it writes next.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
struct OwnSubscription {
    /// The slug of the list.
    list: String,
    /// `pending`, `active`, `paused` or `unsubscribed`.
    state: &'static str,
    /// How the reader wants to be called.
    name: Option<String>,
    /// The language; null means the list's.
    language: Option<String>,
    /// The time zone; null means the list's.
    time_zone: Option<String>,
    /// Slugs of topics; none means all.
    topics: Vec<String>,
    /// The cadence; null follows the list's default.
    cadence: Option<String>,
    /// The day on which a pause ends, on the reader's own calendar.
    #[schema(value_type = Option<String>, example = "2026-12-24")]
    paused_until: Option<NaiveDate>,
    /// When the next issue is due; null where it comes at once or none is planned.
    #[schema(value_type = Option<String>)]
    next_issue_at: Option<UtcTime>,
    /// Whether letters come whenever something is published.
    comes_at_once: bool,
}

impl From<OwnList> for OwnSubscription {
    fn from(own: OwnList) -> Self {
        Self {
            list: own.page.list.slug,
            state: own.state.as_str(),
            name: own.chosen.name,
            language: own.chosen.language,
            time_zone: own.chosen.time_zone,
            topics: own.chosen.topics,
            cadence: own.chosen.cadence,
            paused_until: own.paused_until,
            comes_at_once: own.next == NextIssue::AtOnce,
            next_issue_at: match own.next {
                NextIssue::At(at, _) => Some(at),
                NextIssue::AtOnce | NextIssue::Never => None,
            },
        }
    }
}

impl From<Portrait> for ReaderDocument {
    fn from(portrait: Portrait) -> Self {
        Self {
            id: portrait.subscriber.id,
            address: portrait.subscriber.address.to_string(),
            created_at: portrait.subscriber.created_at,
            flags: portrait.flags.iter().map(|flag| flag.as_str()).collect(),
            suppression: portrait.suppression.map(|known| ReaderSuppression {
                id: known.id,
                reason: known.reason.as_str(),
                note: known.note,
                since: known.created_at,
            }),
            is_blocked: portrait.is_blocked,
            subscriptions: portrait.lists.into_iter().map(Into::into).collect(),
        }
    }
}

/// What readers are searched by. Everything that is given has to be true at once, of one and the same subscription.
#[derive(Debug, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(
    dead_code,
    reason = "describes for the API's documentation what `sought` below takes"
)]
struct SearchQuery {
    /// The beginning of an address, words of a name, or a domain with an @ before it.
    #[param(example = "@example.org")]
    q: Option<String>,
    /// The slug of a list.
    #[param(example = "daily")]
    list: Option<String>,
    /// Where the subscription stands.
    #[param(
        pattern = "^(pending|active|paused|unsubscribed)?$",
        example = "active"
    )]
    state: Option<String>,
    /// The slug of a topic of the list that reaches the reader.
    #[param(example = "sport")]
    topic: Option<String>,
    /// The cadence, chosen or the list's.
    #[param(example = "weekly")]
    cadence: Option<String>,
    /// The language tag, chosen or the list's.
    #[param(example = "en")]
    language: Option<String>,
    /// The domain of the address.
    #[param(example = "example.org")]
    domain: Option<String>,
    /// Where the sign-up came from.
    #[param(example = "website")]
    source: Option<String>,
    /// Only addresses that are suppressed (`true`) or are not (`false`).
    #[param(pattern = "^(true|false)?$", example = "false")]
    suppressed: Option<String>,
}

fn sought(query: &mut Query) -> Sought {
    let mut sought = Sought::default();
    for name in Sought::NAMES {
        if let Some(value) = query.text(name)
            && let Err(message) = sought.take(name, &value)
        {
            query.wrong(name, message);
        }
    }
    sought
}

/// Find readers
///
/// The newest come first; addresses that begin alike come in their order. A page may hold fewer readers than its limit,
/// even none, and still have a `next_cursor`: then the search has looked at as many readers as it may at once, and goes
/// on from there.
#[utoipa::path(
    get,
    path = "/api/v1/subscribers",
    tag = "readers",
    params(SearchQuery, PageQuery),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "A page of readers.", body = PageOf<Reader>),
        (status = 422, description = "Parameters have to be put right; `errors` names each."),
    )
)]
pub(in crate::web) async fn all(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::of(&request);
    let sought = sought(&mut query);
    let page = query.page();
    query.finish()?;
    let found = subscribers::search(&app, &sought, page).await?;
    Ok(super::answer(
        StatusCode::OK,
        &PageOf::<Reader>::of(found.page),
    ))
}

/// One reader
#[utoipa::path(
    get,
    path = "/api/v1/subscribers/{id}",
    tag = "readers",
    params(("id" = i64, Path, description = "The reader's number.")),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The reader.", body = ReaderDocument),
        (status = 404, description = "There is no such reader."),
    )
)]
pub(in crate::web) async fn show(
    app: web::Data<App>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    shown(&app, number(&id)?, StatusCode::OK).await
}

/// The reader as they are now.
async fn shown(app: &App, id: i64, status: StatusCode) -> Result<HttpResponse, Problem> {
    let portrait = subscribers::portrait(app, id).await?;
    let version = portrait.version.clone();
    let answer = super::answer(status, &ReaderDocument::from(portrait));
    Ok(super::tags::named(answer, &version))
}

fn number(id: &str) -> Result<i64, Problem> {
    id.parse().map_err(|_not_a_number| no_such_reader())
}

fn no_such_reader() -> Problem {
    Problem::of(Code::NotFound, "There is nothing of this number.")
}

impl From<PersonError> for Problem {
    fn from(error: PersonError) -> Self {
        match error {
            PersonError::Unknown(_) => no_such_reader(),
            PersonError::Refused(wrong) => wrong.into(),
            PersonError::Stands(obstacle) => Self::of(Code::Conflict, obstacle.in_words()),
            PersonError::Stale(stale) => stale.into(),
            PersonError::Store(error) => error.into(),
        }
    }
}
