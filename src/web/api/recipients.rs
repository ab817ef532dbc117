//! `/api/v1/issues/{id}/recipients`, `/preview` and `/test-letters`: who an issue was for, what it looks like, and
//! trying it out.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::issues::number;
use super::json as body;
use super::pages::PageOf;
use super::query::{PageQuery, Query};
use crate::domain::actor::Actor;
use crate::domain::address::EmailAddress;
use crate::domain::delivery::DeliveryState;
use crate::domain::time::UtcTime;
use crate::services::digest::{self, Delivery, Preview, RecipientsAsk, TestLetter};
use crate::services::{App, audit};
use crate::web::problem::{FieldError, Problem};

/// What an outcome has to be.
const OUTCOMES: &str = "must be queued, sending, sent, deferred, rejected, bounced, skipped, cancelled, expired or in_doubt";

/// A letter to a reader, or a test letter.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct IssueRecipient {
    /// The delivery's number.
    id: i64,
    /// The address.
    address: String,
    /// What became of the letter.
    #[schema(example = "sent")]
    outcome: &'static str,
    /// The last reply's code.
    reply_code: Option<i32>,
    /// The last reply's text.
    reply_text: Option<String>,
    /// Why it ended without being sent.
    reason: Option<String>,
    /// Dialogues begun so far.
    attempts: i32,
    /// The relay that was asked last.
    relay: Option<String>,
    /// When it was planned.
    #[schema(value_type = String)]
    planned_at: UtcTime,
    /// When it is tried next.
    #[schema(value_type = Option<String>)]
    due_at: Option<UtcTime>,
    /// When it ended.
    #[schema(value_type = Option<String>)]
    ended_at: Option<UtcTime>,
}

impl From<Delivery> for IssueRecipient {
    fn from(delivery: Delivery) -> Self {
        Self {
            id: delivery.id,
            address: delivery.recipient.to_string(),
            outcome: delivery.state.as_str(),
            reply_code: delivery.reply_code,
            reply_text: delivery.reply_text,
            reason: delivery.reason,
            attempts: delivery.attempts,
            relay: delivery.relay,
            planned_at: delivery.created_at,
            due_at: delivery.due_at,
            ended_at: delivery.settled_at,
        }
    }
}

/// The recipients of an issue
///
/// In the order of planning, or by address where `address` is given. Of a large issue only some letters are looked at for
/// one page: it may hold fewer than `limit`, even none, and still have a next one. Why somebody got it, or did not, tells
/// `GET /api/v1/explanations`.
#[utoipa::path(
    get,
    path = "/api/v1/issues/{id}/recipients",
    tag = "issues",
    params(
        ("id" = i64, Path, description = "The issue's number."),
        ("outcome" = Option<String>, Query, pattern = "^(queued|sending|sent|deferred|rejected|bounced|skipped|cancelled|expired|in_doubt)$", description = "Only letters with this outcome."),
        ("address" = Option<String>, Query, description = "Only readers whose address begins so.", example = "reader@"),
        PageQuery,
    ),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The recipients.", body = PageOf<IssueRecipient>),
        (status = 404, description = "There is no such issue."),
        (status = 422, description = "Fields have to be put right; `errors` names each."),
    )
)]
pub(in crate::web) async fn all(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    let mut query = Query::of(&request);
    let outcome = query.word("outcome", OUTCOMES, DeliveryState::from_name);
    let address = query.text("address");
    let ask = query.page();
    query.finish()?;
    let asked = RecipientsAsk {
        outcome,
        address,
        ask,
    };
    let found = digest::recipients(&app, id, asked).await?;
    Ok(super::answer(
        StatusCode::OK,
        &PageOf::<IssueRecipient>::of(found.page),
    ))
}

/// Export the recipients of an issue
///
/// A CSV file (RFC 4180, UTF-8) that is written while it is read. What a spreadsheet would take for a formula has an
/// apostrophe before it.
#[utoipa::path(
    post,
    path = "/api/v1/issues/{id}/recipients/export",
    tag = "issues",
    params(
        ("id" = i64, Path, description = "The issue's number."),
        ("outcome" = Option<String>, Query, pattern = "^(queued|sending|sent|deferred|rejected|bounced|skipped|cancelled|expired|in_doubt)$", description = "Only letters with this outcome."),
    ),
    security(("key" = ["transfer"])),
    responses(
        (status = 200, description = "The file.", body = String, content_type = "text/csv"),
        (status = 404, description = "There is no such issue."),
        (status = 422, description = "Fields have to be put right; `errors` names each."),
    )
)]
pub(in crate::web) async fn export(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    let mut query = Query::of(&request);
    let outcome = query.word("outcome", OUTCOMES, DeliveryState::from_name);
    query.finish()?;
    digest::line(&app, id).await?;
    let detail = json!({ "outcome": outcome.map(DeliveryState::as_str) });
    let target = format!("issue {id}");
    audit::recorded(&app, &actor, "issue.export", &target, detail).await?;
    Ok(crate::web::desk::issues::as_csv(app, id, outcome))
}

/// A letter as it is looked at.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct LetterPreview {
    /// The subject.
    subject: String,
    /// The line that mail programs show beside the subject.
    preheader: String,
    /// The HTML part. Show it nowhere but in a frame without an origin: it holds what feeds brought.
    html: String,
    /// The text part.
    text: String,
    /// The whole message, unsigned; the links by which readers leave are not in it.
    source: String,
    /// Bytes of the HTML part.
    html_bytes: i64,
    /// Bytes of the HTML part behind which Gmail cuts a letter off.
    clipped_at_bytes: i64,
}

impl From<Preview> for LetterPreview {
    fn from(preview: Preview) -> Self {
        let number = |octets: usize| i64::try_from(octets).unwrap_or(i64::MAX);
        Self {
            subject: preview.subject,
            preheader: preview.preheader,
            html: preview.html,
            text: preview.text,
            source: preview.source,
            html_bytes: number(preview.html_octets),
            clipped_at_bytes: number(digest::CLIPPED_OCTETS),
        }
    }
}

/// Look at the letter of an issue
///
/// Before and after it was sent; looking keeps nothing.
#[utoipa::path(
    get,
    path = "/api/v1/issues/{id}/preview",
    tag = "issues",
    params(
        ("id" = i64, Path, description = "The issue's number."),
        ("reader" = Option<String>, Query, description = "The address of a reader whose letter is wanted; left out, everything that the issue carries.", example = "reader@example.org"),
    ),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The letter.", body = LetterPreview),
        (status = 404, description = "There is no such issue."),
        (status = 409, description = "There is no such letter: the issue carries nothing, or nothing for this reader."),
        (status = 422, description = "Fields have to be put right; `errors` names each."),
    )
)]
pub(in crate::web) async fn preview(
    app: web::Data<App>,
    request: HttpRequest,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    let mut query = Query::of(&request);
    let must = "is no e-mail address";
    let reader = query.word("reader", must, |text| EmailAddress::parse_any(text).ok());
    query.finish()?;
    let found = digest::preview_issue(&app, id, reader.as_ref(), None).await?;
    let preview = found.ok_or_else(|| {
        let detail =
            "There is no such letter: the issue carries nothing, or nothing for this reader.";
        Problem::plain(StatusCode::CONFLICT, detail)
    })?;
    Ok(super::answer(StatusCode::OK, &LetterPreview::from(preview)))
}

/// A test letter that is wanted.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct TestLetterRequest {
    /// Where to.
    #[schema(example = "desk@news.example.com")]
    address: String,
    /// The address of a reader whose letter is wanted; left out, everything that the issue carries.
    reader: Option<String>,
}

/// A test letter that is on its way.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct TestLetterAsked {
    /// The delivery's number.
    delivery: i64,
}

/// Send a test letter
///
/// A real letter by way of the relay, with `[Test]` before its subject. It belongs to no reader, and nothing that
/// becomes of it changes anything for one.
#[utoipa::path(
    post,
    path = "/api/v1/issues/{id}/test-letters",
    tag = "issues",
    params(("id" = i64, Path, description = "The issue's number.")),
    request_body = TestLetterRequest,
    security(("key" = ["send"])),
    responses(
        (status = 202, description = "It is on its way.", body = TestLetterAsked),
        (status = 404, description = "There is no such issue."),
        (status = 409, description = "The address is suppressed, or `digest.test_letters_per_hour` is used up."),
    )
)]
pub(in crate::web) async fn test(
    app: web::Data<App>,
    actor: Actor,
    request: HttpRequest,
    payload: web::Payload,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    let mut fields = body::read(&app, &request, payload).await?;
    let address = fields.required_text("address");
    let reader = fields.text("reader");
    let mut errors = fields.finish();
    let to = EmailAddress::parse(address.trim());
    if to.is_err() && !address.is_empty() {
        errors.push(FieldError::new(
            "address",
            "is no address that a letter can be sent to",
        ));
    }
    let reader = reader
        .map(|reader| EmailAddress::parse_any(&reader))
        .transpose();
    if reader.is_err() {
        errors.push(FieldError::new("reader", "is no e-mail address"));
    }
    let (Ok(to), Ok(reader)) = (to, reader) else {
        return Err(Problem::fields(errors));
    };
    if !errors.is_empty() {
        return Err(Problem::fields(errors));
    }
    let delivery = digest::send_test_letter(&app, &actor, id, to, reader.as_ref()).await?;
    Ok(super::answer(
        StatusCode::ACCEPTED,
        &TestLetterAsked { delivery },
    ))
}

/// The test letters of an issue.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct TestLetters {
    /// Newest first, at most 20.
    items: Vec<SentTest>,
}

/// A test letter and what became of it.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct SentTest {
    /// The delivery's number.
    delivery: i64,
    /// The address.
    address: String,
    /// What became of it.
    #[schema(example = "sent")]
    outcome: &'static str,
    /// The last reply's code.
    reply_code: Option<i32>,
    /// The last reply's text.
    reply_text: Option<String>,
    /// When it was asked for.
    #[schema(value_type = String)]
    asked_at: UtcTime,
    /// When it ended.
    #[schema(value_type = Option<String>)]
    ended_at: Option<UtcTime>,
}

impl From<TestLetter> for SentTest {
    fn from(test: TestLetter) -> Self {
        Self {
            delivery: test.id,
            address: test.recipient.to_string(),
            outcome: test.state.as_str(),
            reply_code: test.reply_code,
            reply_text: test.reply_text,
            asked_at: test.asked_at,
            ended_at: test.settled_at,
        }
    }
}

/// The test letters of an issue
#[utoipa::path(
    get,
    path = "/api/v1/issues/{id}/test-letters",
    tag = "issues",
    params(("id" = i64, Path, description = "The issue's number.")),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The letters, and what became of each.", body = TestLetters),
        (status = 404, description = "There is no such issue."),
    )
)]
pub(in crate::web) async fn tests(
    app: web::Data<App>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let tests = digest::test_letters(&app, number(&id)?).await?;
    let items = tests.into_iter().map(SentTest::from).collect();
    Ok(super::answer(StatusCode::OK, &TestLetters { items }))
}
