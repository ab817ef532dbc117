//! `GET /api/v1/subscribers/{id}/timeline`: one reader's whole story.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::number;
use crate::domain::time::UtcTime;
use crate::services::App;
use crate::services::subscribers::{self, ConsentTold, Entry, LetterTold, What};
use crate::web::api::pages::PageOf;
use crate::web::api::query::{PageQuery, Query};
use crate::web::problem::Problem;

/// One thing that happened.
#[derive(Debug, Default, serde::Serialize, utoipa::ToSchema)]
pub(in crate::web::api) struct TimelineEntry {
    /// When.
    #[schema(value_type = String)]
    at: Option<UtcTime>,
    /// The slug of the list that it is about; null where it is about the person.
    list: Option<String>,
    /// `consent`, `letter`, `happened`, `suppressed`, `moved`, `taken_out` or `said_why`.
    kind: &'static str,
    /// With `consent`: what was agreed or withdrawn.
    consent: Option<TimelineConsent>,
    /// With `letter`: the letter and what became of it.
    letter: Option<TimelineLetter>,
    /// With `happened`: what somebody did.
    happening: Option<TimelineHappening>,
    /// With `suppressed`, `taken_out` and `said_why`: the reason, the domain of the wave, or the reader's words.
    reason: Option<String>,
    /// With `moved`: the address before.
    from_address: Option<String>,
    /// With `moved`: the address after.
    to_address: Option<String>,
}

/// A row of the proof.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
struct TimelineConsent {
    /// The number under which it can be pointed at.
    #[schema(example = "8e03978e-40d5-43e8-bc93-6894a57f9324")]
    event_id: String,
    /// `newsletter`, `terms` or `tracking`.
    purpose: &'static str,
    /// `given`, `confirmed`, `refused` or `withdrawn`.
    act: &'static str,
    /// `form`, `api`, `page`, `one_click` or `operator`.
    method: &'static str,
    /// The page, client or person that it came from.
    source: Option<String>,
    /// The version of the terms that was shown.
    terms_version: Option<i32>,
    /// The sentence that was shown.
    wording: Option<String>,
    /// The hash of the whole wording.
    wording_hash: Option<String>,
    /// The client's network address, while it is kept.
    remote_ip: Option<String>,
    /// Where the consent was given, where an operator declared it.
    declared_source: Option<String>,
    /// The day on which it was given, where an operator declared it.
    declared_day: Option<String>,
}

/// A letter.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
struct TimelineLetter {
    /// The letter's number.
    id: i64,
    /// The kind of letter.
    #[schema(example = "digest")]
    letter: &'static str,
    /// The issue that it carries.
    issue_id: Option<i64>,
    /// What became of it.
    #[schema(example = "sent")]
    state: &'static str,
    /// The relay that was asked last.
    relay: Option<String>,
    /// The last reply's code.
    reply_code: Option<i32>,
    /// The last reply's words.
    reply_text: Option<String>,
    /// Why it ended without being sent.
    reason: Option<String>,
    /// When it ended.
    #[schema(value_type = Option<String>)]
    ended_at: Option<UtcTime>,
    /// How many dialogues did not end in acceptance.
    failed_attempts: usize,
}

/// Something that somebody did.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
struct TimelineHappening {
    /// What.
    #[schema(example = "paused")]
    what: &'static str,
    /// `reader`, `operator`, `program` or `service`.
    by: &'static str,
    /// The operator's name or the key's prefix.
    name: Option<String>,
    /// What was before and after, or why.
    #[schema(value_type = Object)]
    detail: serde_json::Value,
}

impl From<ConsentTold> for TimelineConsent {
    fn from(consent: ConsentTold) -> Self {
        let wording = consent.wording;
        let declared = consent.declaration;
        Self {
            event_id: consent.event_id,
            purpose: consent.purpose.as_str(),
            act: consent.act.as_str(),
            method: consent.method.as_str(),
            source: consent.source,
            terms_version: wording.as_ref().map(|wording| wording.version),
            wording_hash: wording.as_ref().map(|wording| wording.hash.clone()),
            wording: wording
                .map(|wording| wording.statement)
                .or_else(|| declared.as_ref().and_then(|one| one.wording.clone())),
            remote_ip: consent.remote_ip,
            declared_day: declared.as_ref().map(|one| one.given_on.clone()),
            declared_source: declared.map(|one| one.source),
        }
    }
}

impl From<LetterTold> for TimelineLetter {
    fn from(letter: LetterTold) -> Self {
        Self {
            id: letter.id,
            letter: letter.letter.as_str(),
            issue_id: letter.issue_id,
            state: letter.state.as_str(),
            relay: letter.relay,
            reply_code: letter.reply_code,
            reply_text: letter.reply_text,
            reason: letter.reason,
            ended_at: letter.settled_at,
            failed_attempts: letter.attempts.len(),
        }
    }
}

impl From<Entry> for TimelineEntry {
    fn from(entry: Entry) -> Self {
        let told = Self {
            at: Some(entry.at),
            list: entry.list,
            ..Self::default()
        };
        match entry.what {
            What::Consent(consent) => Self {
                kind: "consent",
                consent: Some((*consent).into()),
                ..told
            },
            What::Letter(letter) => Self {
                kind: "letter",
                letter: Some((*letter).into()),
                ..told
            },
            What::Happened(one) => Self {
                kind: "happened",
                happening: Some(TimelineHappening {
                    what: one.what.as_str(),
                    by: one.by.as_str(),
                    name: one.name,
                    detail: one.detail,
                }),
                ..told
            },
            What::Suppressed { reason, .. } => Self {
                kind: "suppressed",
                reason: Some(reason.as_str().to_owned()),
                ..told
            },
            What::Moved { from, to, .. } => Self {
                kind: "moved",
                from_address: Some(from.to_string()),
                to_address: Some(to.to_string()),
                ..told
            },
            What::TakenOut { domain, .. } => Self {
                kind: "taken_out",
                reason: Some(domain),
                ..told
            },
            What::SaidWhy { reason } => Self {
                kind: "said_why",
                reason: Some(reason),
                ..told
            },
        }
    }
}

/// A reader's whole story
///
/// Every consent with its wording, every letter with its fate, and all else that happened, the newest first. A page may hold
/// more than its limit, because what happened at one instant stands on one page.
#[utoipa::path(
    get,
    path = "/api/v1/subscribers/{id}/timeline",
    tag = "readers",
    params(("id" = i64, Path, description = "The reader's number."), PageQuery),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "A page of the story.", body = PageOf<TimelineEntry>),
        (status = 404, description = "There is no such reader."),
        (status = 422, description = "Parameters have to be put right; `errors` names each."),
    )
)]
pub(in crate::web) async fn timeline(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::of(&request);
    let page = query.page();
    query.finish()?;
    let story = subscribers::timeline(&app, number(&id)?, page).await?;
    Ok(crate::web::api::answer(
        StatusCode::OK,
        &PageOf::<TimelineEntry>::of(story),
    ))
}
