//! Health for machines: whether the process answers, and whether it can do its work.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, web};

use crate::services::{App, health};

/// Whether the process answers
#[utoipa::path(
    get,
    path = "/health/live",
    tag = "health",
    responses((status = 200, description = "It answers."))
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
        (status = 200, description = "Every check passed."),
        (status = 503, description = "A check failed; `checks` says which.")
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
