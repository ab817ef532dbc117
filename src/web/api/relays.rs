//! `/api/v1/relays` and `/api/v1/records`: how the relays do, a test of one, and what DNS says.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use crate::domain::actor::Actor;
use crate::services::relays::{self, RelayCard, TestError};
use crate::services::{App, audit, policies};
use crate::web::problem::Problem;

/// Every relay.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct Relays {
    /// `[smtp]`, which is called main, comes first.
    #[schema(value_type = Vec<schema::Relay>)]
    items: Vec<RelayCard>,
}

/// How the relays do
///
/// Each with its limits and what of them is used, its warm-up, what it said in the last hour, and how it was last found.
#[utoipa::path(
    get,
    path = "/api/v1/relays",
    tag = "relays",
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "Every relay.", body = Relays),
    )
)]
pub(in crate::web) async fn all(app: web::Data<App>) -> Result<HttpResponse, Problem> {
    let items = relays::cards(&app).await?;
    Ok(super::answer(StatusCode::OK, &Relays { items }))
}

/// How one relay does
///
/// The same with each minute of the last hour, the newest letters that it did not take, and the domains that it is
/// careful with.
#[utoipa::path(
    get,
    path = "/api/v1/relays/{name}",
    tag = "relays",
    params(("name" = String, Path, description = "The relay's name.", example = "main")),
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The relay.", body = schema::RelayDetail),
        (status = 404, description = "There is no such relay."),
    )
)]
pub(in crate::web) async fn show(
    app: web::Data<App>,
    name: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let found = relays::detail(&app, &name).await?;
    let relay = found.ok_or_else(no_such_relay)?;
    Ok(super::answer(StatusCode::OK, &relay))
}

/// Test a relay
///
/// Opens a connection as for a letter, signs in where that is set up, and hangs up again. All that was said is told, with
/// secrets masked; no letter is sent. It may take as long as `smtp.connect_timeout_seconds`. One test at a time.
#[utoipa::path(
    post,
    path = "/api/v1/relays/{name}/test",
    tag = "relays",
    params(("name" = String, Path, description = "The relay's name.", example = "main")),
    security(("key" = ["people"])),
    responses(
        (status = 200, description = "What was found; `passed` says whether a letter could have been handed over.", body = schema::Rehearsed),
        (status = 404, description = "There is no such relay."),
        (status = 409, description = "A test is under way, or letters go to the outbox."),
    )
)]
pub(in crate::web) async fn test(
    app: web::Data<App>,
    actor: Actor,
    name: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let found = relays::test(&app, &name)
        .await
        .map_err(|error| match error {
            TestError::Unknown => no_such_relay(),
            TestError::Outbox | TestError::Busy => {
                Problem::plain(StatusCode::CONFLICT, error.to_string())
            }
        })?;
    let detail = serde_json::json!({ "passed": found.passed });
    audit::recorded(
        &app,
        &actor,
        "relay.test",
        &format!("relay {}", *name),
        detail,
    )
    .await?;
    Ok(super::answer(StatusCode::OK, &found))
}

fn no_such_relay() -> Problem {
    Problem::plain(StatusCode::NOT_FOUND, "There is no such relay.")
}

/// The keys and the records in DNS
///
/// Every DKIM key with the records to publish and what was last seen of them, and what the SPF and DMARC records of the
/// senders' domains come to. Nobody is asked; see `POST /api/v1/records/look`.
#[utoipa::path(
    get,
    path = "/api/v1/records",
    tag = "relays",
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "Keys and domains.", body = schema::Records),
    )
)]
pub(in crate::web) async fn records(app: web::Data<App>) -> Result<HttpResponse, Problem> {
    let records = policies::records(&app).await?;
    Ok(super::answer(StatusCode::OK, &records))
}

/// Ask DNS now
///
/// Looks up the records of the keys and of the senders' domains with the resolvers of `dns.resolvers`, and answers what
/// they say.
#[utoipa::path(
    post,
    path = "/api/v1/records/look",
    tag = "relays",
    security(("key" = ["people"])),
    responses(
        (status = 200, description = "Keys and domains as they are seen now.", body = schema::Records),
        (status = 409, description = "There is nobody to ask: `dns.resolvers` is empty."),
    )
)]
pub(in crate::web) async fn look(
    app: web::Data<App>,
    actor: Actor,
) -> Result<HttpResponse, Problem> {
    if !policies::look(&app).await? {
        let detail = "There is nobody to ask: dns.resolvers is empty.";
        return Err(Problem::plain(StatusCode::CONFLICT, detail));
    }
    let nothing = serde_json::json!({});
    audit::recorded(&app, &actor, "records.look", "DNS", nothing).await?;
    let records = policies::records(&app).await?;
    Ok(super::answer(StatusCode::OK, &records))
}

/// The answers for the API's documentation.
#[expect(
    dead_code,
    reason = "describes for the API's documentation what the stories write"
)]
pub(super) mod schema {
    /// A relay at a glance.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct Relay {
        #[schema(example = "main")]
        name: String,
        /// Where it is; null for the outbox.
        host: Option<String>,
        port: Option<u16>,
        /// auto, none, starttls or implicit; null for the outbox.
        tls: Option<String>,
        signs_in: bool,
        weight: u32,
        connections: u32,
        messages_per_connection: u32,
        smtputf8: bool,
        /// What limits it now.
        limits: Vec<Limit>,
        /// The plan that makes it known; null where there is none.
        warm_up: Option<WarmUp>,
        /// The slugs of the lists that name it.
        lists: Vec<String>,
        /// How it was last found; null where it was never tried.
        standing: Option<Standing>,
        /// Whether it could not be used when it was last tried.
        is_failing: bool,
        last_hour: Said,
        accepted_last_minute: i64,
    }

    /// A relay with all that is known.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct RelayDetail {
        #[schema(example = "main")]
        name: String,
        host: Option<String>,
        port: Option<u16>,
        tls: Option<String>,
        signs_in: bool,
        weight: u32,
        connections: u32,
        messages_per_connection: u32,
        smtputf8: bool,
        limits: Vec<Limit>,
        warm_up: Option<WarmUp>,
        lists: Vec<String>,
        standing: Option<Standing>,
        is_failing: bool,
        last_hour: Said,
        accepted_last_minute: i64,
        /// Each minute of the last hour, the oldest first.
        minutes: Vec<Minute>,
        /// What did not end in acceptance, the newest first; at most 20.
        refusals: Vec<Refusal>,
        /// Domains that it writes to at a pace of their own; at most 20.
        domains: Vec<SlowDomain>,
    }

    /// A limit and what of it is used.
    #[expect(clippy::struct_field_names, reason = "as the document names it")]
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct Limit {
        /// second, minute, hour or day.
        #[schema(example = "hour")]
        period: String,
        limit: u32,
        granted: i64,
        ends_at: String,
    }

    /// Where a warm-up stands.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct WarmUp {
        #[schema(example = "2026-03-01")]
        from: String,
        /// Which day of it today is, from 1; 0 before it.
        day: i64,
        per_day: Vec<u32>,
    }

    /// How a relay was last found.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct Standing {
        relay: String,
        reached_at: Option<String>,
        certificate_until: Option<String>,
        failed_at: Option<String>,
        failure: Option<String>,
        rests_until: Option<String>,
    }

    /// What a relay said.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct Said {
        accepted: i64,
        deferred: i64,
        rejected: i64,
        /// Dialogues without an answer, and connections that could not be opened.
        unreachable: i64,
    }

    /// What a relay said in one minute.
    #[expect(clippy::struct_field_names, reason = "as the document names it")]
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct Minute {
        relay: String,
        minute: String,
        accepted: i64,
        deferred: i64,
        rejected: i64,
        unreachable: i64,
    }

    /// A dialogue that did not end in acceptance.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct Refusal {
        delivery_id: i64,
        issue_id: Option<i64>,
        recipient: String,
        /// deferred, rejected, unreachable or `in_doubt`.
        #[schema(example = "rejected")]
        outcome: String,
        phase: Option<String>,
        fault: Option<String>,
        reply_code: Option<i32>,
        reply_text: String,
        occurred_at: String,
    }

    /// A domain that is written to with care.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct SlowDomain {
        domain: String,
        connections: i32,
        rest_until: Option<String>,
        changed_at: String,
    }

    /// What a test found.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct Rehearsed {
        relay: String,
        /// Whether a letter could have been handed over.
        passed: bool,
        reason: Option<String>,
        /// The machine that was reached.
        address: Option<String>,
        /// How the connection was encrypted; null in clear.
        tls: Option<String>,
        certificate_until: Option<String>,
        /// All that was said, without secrets.
        lines: Vec<DialogueLine>,
    }

    /// A line of a dialogue.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct DialogueLine {
        /// us, relay or note.
        #[schema(example = "relay")]
        speaker: String,
        text: String,
    }

    /// Keys and domains.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct Records {
        keys: Vec<Key>,
        /// Why the keys cannot be shown; null where they can.
        keys_fault: Option<String>,
        /// Whether any key is to sign.
        signs: bool,
        /// Whether there is anybody to ask.
        looks: bool,
        domains: Vec<Domain>,
    }

    /// A DKIM key.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct Key {
        selector: String,
        #[schema(example = "rsa-sha256")]
        algorithm: String,
        bits: usize,
        /// Whether `dkim.selectors` names it.
        active: bool,
        file: String,
        records: Vec<Record>,
        standings: Vec<KeyStanding>,
    }

    /// A TXT record.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct Record {
        name: String,
        /// Its text in one piece.
        text: String,
        /// The same in quoted strings, as zone files want it.
        strings: String,
    }

    /// Where a key stands for one domain.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct KeyStanding {
        domain: String,
        /// generated, published, active, failing, retired or removed.
        state: String,
        finding: String,
        looked_at: String,
        seen_at: Option<String>,
        active_at: Option<String>,
        retired_at: Option<String>,
        keep_until: Option<String>,
    }

    /// What is known of a domain that letters come from.
    #[expect(clippy::struct_field_names, reason = "as the document names it")]
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct Domain {
        domain: String,
        /// Whether letters return to it: SPF is about this one.
        is_return_path: bool,
        /// Whether it stands in From: DMARC is about this one.
        is_sender: bool,
        /// unknown, missing, several, everybody, open or good.
        spf: String,
        spf_records: Vec<String>,
        suggested_spf: String,
        /// unknown, missing, several, broken, watches or good.
        dmarc: String,
        dmarc_records: Vec<String>,
        suggested_dmarc: String,
        looked_at: Option<String>,
    }
}
