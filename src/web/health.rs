//! Health for machines: whether the process answers, and whether it can do its work.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, web};

use crate::services::{App, health};

/// What is answered, for the API's documentation.
#[expect(
    dead_code,
    reason = "describes for the API's documentation what is answered below"
)]
pub(in crate::web) mod schema {
    /// The process answers.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct Liveness {
        /// Always `alive`.
        status: String,
    }

    /// Whether the service is ready, and why not.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct Readiness {
        /// Whether every check passed.
        ready: bool,
        /// The checks.
        checks: Vec<ReadinessCheck>,
        /// What an operator has to put right, although the service can do its work; one sentence each.
        alarms: Vec<String>,
    }

    /// One check.
    #[derive(utoipa::ToSchema)]
    struct ReadinessCheck {
        /// What was looked at.
        #[schema(example = "database")]
        name: String,
        /// Whether it is as it should be.
        passed: bool,
        /// What was found.
        #[schema(example = "answers")]
        detail: String,
    }
}

/// Whether the process answers
#[utoipa::path(
    get,
    path = "/health/live",
    tag = "health",
    responses((status = 200, description = "It answers.", body = schema::Liveness))
)]
pub(super) async fn live() -> HttpResponse {
    let mut response = HttpResponse::Ok();
    response.insert_header((header::CACHE_CONTROL, "no-store"));
    response.json(serde_json::json!({ "status": "alive" }))
}

/// Whether the service can do its work
#[utoipa::path(
    get,
    path = "/health/ready",
    tag = "health",
    responses(
        (status = 200, description = "Every check passed.", body = schema::Readiness),
        (status = 503, description = "A check failed; `checks` says which.", body = schema::Readiness)
    )
)]
pub(super) async fn ready(app: web::Data<App>) -> HttpResponse {
    let health = health::ready(&app).await;
    let status = if health.ready {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    let mut response = HttpResponse::build(status);
    response.insert_header((header::CACHE_CONTROL, "no-store"));
    response.json(health)
}
