//! `GET /api/v1/explanations`: why a reader got, or did not get, an issue. Needs an API key.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::query::Query;
use crate::services::App;
use crate::services::explain::explain;
use crate::services::subscribers::SubscriberError;
use crate::web::problem::{FieldError, Problem};
use crate::words;

/// Why a reader got, or did not get, an issue
///
/// Every case is an answer with status 200: an address that nobody knows and an issue that is not there
/// too. Without `issue` it is all that is known of the reader. The answer holds personal data, and so does
/// the address of the request: keep it out of the logs of your proxy.
#[utoipa::path(
    get,
    path = "/api/v1/explanations",
    tag = "readers",
    params(
        ("address" = String, Query, description = "The reader's address.", example = "reader@example.org"),
        ("issue" = Option<i64>, Query, description = "The issue's number."),
        ("language" = Option<String>, Query, description = "The language of the sentences; English where none is named, or one that is not spoken.", example = "de"),
    ),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The answer, in sentences and as facts.", body = schema::Explanation),
        (status = 422, description = "Fields have to be put right; `errors` names each."),
    )
)]
pub(in crate::web) async fn show(
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut query = Query::of(&request);
    let address = query.required_text("address");
    let issue = query.number("issue", i64::MIN..=i64::MAX);
    let language = query.text("language");
    query.finish()?;
    let language = language.as_deref().unwrap_or(words::MEASURE);
    match explain(&app, &address, issue, language).await {
        Ok(explanation) => Ok(super::answer(StatusCode::OK, &explanation)),
        Err(SubscriberError::Store(error)) => Err(error.into()),
        Err(_) => Err(Problem::fields(vec![FieldError::new(
            "address",
            "is no e-mail address",
        )])),
    }
}

/// The answer for the API's documentation; `explaining.rs` holds it against what is really answered.
#[expect(
    dead_code,
    reason = "describes for the API's documentation what the story writes"
)]
pub(super) mod schema {
    /// What the ledger says about a reader, or about a reader and an issue.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct Explanation {
        /// The address as asked.
        address: String,
        /// The answer in one word: `whole_story`, `unknown_address`, `unknown_issue`, `issue_skipped`,
        /// `issue_being_planned`, `never_signed_up`, `signed_up_later`, `never_confirmed`,
        /// `confirmed_later`, `unsubscribed`, `subscription_paused`, `suppressed`,
        /// `other_cadence`, `other_time_zone`, `too_few_articles`, `in_another_issue`,
        /// `no_article_for_topics`, `not_recorded`, or what became of the letter: `queued`,
        /// `issue_paused`, `relay_resting`, `not_due_yet`, `sending`, `deferred`, `in_doubt`, `held`,
        /// `sent`, `rejected`, `bounced`, `skipped`, `cancelled`, `expired`.
        #[schema(example = "deferred")]
        why: String,
        /// The answer in sentences in the language that was asked for, with times on the clocks of the list.
        sentences: Vec<String>,
        /// The issue, if one was named and is there.
        issue: Option<ExplainedIssue>,
        /// Why the address may not be written to at present, if so.
        suppression: Option<ExplainedSuppression>,
        /// The subscriptions; with an issue only the one to its list.
        subscriptions: Vec<ExplainedSubscription>,
        /// What was agreed and withdrawn, oldest first; with an issue only about its list.
        consents: Vec<ExplainedConsent>,
        /// The letters, newest first, at most `explain.deliveries`; with an issue only the one that
        /// carries it, or else the confirmation letter.
        deliveries: Vec<ExplainedDelivery>,
    }

    /// An issue. Times are RFC 3339 in UTC.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct ExplainedIssue {
        id: i64,
        list: String,
        state: String,
        /// Why it brought no letters, if it did not.
        skip_reason: Option<String>,
        /// The topics of its articles.
        topics: Vec<String>,
        slot_at: String,
        planned_at: String,
        ended_at: Option<String>,
    }

    /// Why an address may not be written to.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct ExplainedSuppression {
        /// `refused`, `operator`, `hard_bounce` or `complaint`.
        reason: String,
        note: Option<String>,
        since: String,
    }

    /// A subscription.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct ExplainedSubscription {
        list: String,
        /// `pending`, `active`, `paused` or `unsubscribed`.
        state: String,
        /// The chosen topics; none means all.
        topics: Vec<String>,
        signed_up_at: String,
        /// When the newest question was put.
        asked_at: Option<String>,
        /// Until when that question can be answered.
        question_expires_at: Option<String>,
        confirmed_at: Option<String>,
        unsubscribed_at: Option<String>,
    }

    /// One row of the proof, without network data.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct ExplainedConsent {
        list: String,
        /// `newsletter`, `terms` or `tracking`.
        purpose: String,
        /// `given`, `confirmed`, `refused` or `withdrawn`.
        act: String,
        /// `form`, `api`, `page`, `one_click` or `operator`.
        method: String,
        source: Option<String>,
        occurred_at: String,
    }

    /// A letter and what became of it.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct ExplainedDelivery {
        id: i64,
        /// `confirm`, `welcome`, `digest` or `unsubscribed`.
        letter: String,
        list: String,
        issue_id: Option<i64>,
        /// What became of it, in one word.
        why: String,
        state: String,
        planned_at: String,
        /// When it is tried next.
        due_at: Option<String>,
        ended_at: Option<String>,
        /// Dialogues begun so far.
        attempt: i32,
        /// The relay that was asked last.
        relay: Option<String>,
        reply_code: Option<i32>,
        reply_text: Option<String>,
        /// Why it ended without being sent.
        reason: Option<String>,
        /// Which machine took it, and how the connection was protected; null where it was not accepted, or
        /// where that was not recorded.
        passage: Option<ExplainedPassage>,
        /// Its Message-ID, without angle brackets.
        message_id: String,
        /// The dialogues that did not end in acceptance, oldest first, at most `explain.attempts`.
        attempts: Vec<ExplainedAttempt>,
    }

    /// The way that an accepted letter went.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct ExplainedPassage {
        /// The relay's host, as configured.
        #[schema(example = "relay.example.net")]
        host: String,
        /// The IP address that was reached.
        address: String,
        /// The version of TLS; null in clear.
        #[schema(example = "TLSv1.3")]
        tls: Option<String>,
        /// The cipher suite; null in clear.
        #[schema(example = "TLS_AES_256_GCM_SHA384")]
        cipher: Option<String>,
    }

    /// A dialogue that did not end in acceptance.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct ExplainedAttempt {
        number: i32,
        occurred_at: String,
        /// `deferred`, `rejected`, `unreachable` or `in_doubt`.
        outcome: String,
        /// The point of the dialogue, where it is known.
        phase: Option<String>,
        /// At whose door it was laid, where that is known.
        fault: Option<String>,
        relay: Option<String>,
        reply_code: Option<i32>,
        reply_text: String,
    }
}
