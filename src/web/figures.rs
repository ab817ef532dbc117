//! `/metrics`: the figures that monitors collect, in the text format of Prometheus.

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, ResponseError, web};
use secrecy::ExposeSecret as _;
use sha2::{Digest as _, Sha256};

use super::guard;
use super::problem::{self, Problem};
use crate::config::MetricsFor;
use crate::domain::delivery::DeliveryState;
use crate::domain::issue::IssueState;
use crate::domain::signing_key::KeyState;
use crate::services::figures::{self, Figures};
use crate::services::{App, dkim};
use crate::telemetry::meter::{Kind, Page};

/// Figures of this process and of the ledger; never an address.
pub(super) async fn metrics(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    let open = match app.config.server.metrics {
        MetricsFor::Everybody => true,
        MetricsFor::Loopback => guard::asks_directly(&app, &request),
        MetricsFor::Nobody => false,
    };
    if !open {
        return problem::no_such_route(request).await;
    }
    if !has_token(&app, &request) {
        let detail = "Send the token of server.metrics_token_file in the header Authorization: Bearer TOKEN.";
        return Problem::plain(StatusCode::UNAUTHORIZED, detail).error_response();
    }
    let mut page = Page::of_this_process();
    add_signing(&mut page, &app);
    let taken = figures::take(&app).await;
    let answers = i32::from(taken.is_ok());
    page.single(
        Kind::Gauge,
        "postrider_ledger_up",
        "1 when the database could be read for this page, otherwise 0.",
        answers,
    );
    match taken {
        Ok(figures) => add_ledger(&mut page, &figures),
        // The page is most wanted when something is wrong: it tells what the process knows.
        Err(error) => tracing::error!(%error, "the figures of the ledger could not be taken"),
    }
    HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .content_type(Page::CONTENT_TYPE)
        .body(page.into_text())
}

/// Hashes are compared, not tokens, so the time of the comparison tells nothing that could be used.
fn has_token(app: &App, request: &HttpRequest) -> bool {
    let Some(wanted) = &app.config.server.metrics_token else {
        return true;
    };
    guard::bearer(request)
        .is_some_and(|given| Sha256::digest(given) == Sha256::digest(wanted.expose_secret()))
}

fn add_signing(page: &mut Page, app: &App) {
    let (alarms, waiting) = dkim::alarms(app);
    page.single(
        Kind::Gauge,
        "postrider_dkim_alarms",
        "What is wrong with the published DKIM keys, as this process last saw it; postrider dkim check says what.",
        alarms.len(),
    );
    page.single(
        Kind::Gauge,
        "postrider_dkim_lists_waiting",
        "Lists whose letters wait because no DKIM key can be used.",
        waiting,
    );
}

fn add_ledger(page: &mut Page, figures: &Figures) {
    let (issues, single) = (&figures.under_way, &figures.single_letters);
    page.single(
        Kind::Counter,
        "postrider_deliveries_planned_total",
        "Deliveries that were ever planned for issues.",
        figures.planned_in_all,
    );
    page.single(
        Kind::Gauge,
        "postrider_issue_deliveries_planned",
        "Deliveries planned for the issues that have not ended; the sum of postrider_issue_deliveries.",
        issues.planned,
    );
    let by_state = DeliveryState::ALL
        .iter()
        .map(|&state| (state.as_str(), issues.of(state)));
    page.labelled(
        Kind::Gauge,
        "postrider_issue_deliveries",
        "Deliveries of the issues that have not ended, by state.",
        "state",
        by_state,
    );
    page.labelled(
        Kind::Gauge,
        "postrider_open_deliveries",
        "Letters of every kind that something may still happen to, by state.",
        "state",
        [
            ("queued", issues.queued + single.queued()),
            ("sending", issues.sending + single.sending),
            ("deferred", issues.deferred + single.deferred),
            ("in_doubt", issues.in_doubt + single.in_doubt),
        ],
    );
    page.single(
        Kind::Gauge,
        "postrider_held_deliveries",
        "Deliveries in doubt that wait for an operator.",
        issues.held + single.held,
    );
    let keys = KeyState::ALL.iter().map(|&state| {
        let found = figures.dkim_keys.iter().find(|(one, _)| *one == state);
        (state.as_str(), found.map_or(0, |(_, count)| *count))
    });
    page.labelled(
        Kind::Gauge,
        "postrider_dkim_keys",
        "DKIM keys, each once for every domain, by where they stand.",
        "state",
        keys,
    );
    add_waiting(page, figures);
}

fn add_waiting(page: &mut Page, figures: &Figures) {
    let issues = IssueState::ALL.iter().map(|&state| {
        let found = figures.issues.iter().find(|(one, _)| *one == state);
        (state.as_str(), found.map_or(0, |(_, count)| *count))
    });
    page.labelled(
        Kind::Gauge,
        "postrider_issues",
        "Issues by state.",
        "state",
        issues,
    );
    page.single(
        Kind::Gauge,
        "postrider_queue_age_seconds",
        "Time since the oldest delivery that could be sent now fell due; 0 when none is waiting.",
        figures.queue_age_seconds,
    );
    page.single(
        Kind::Gauge,
        "postrider_oldest_confirmation_seconds",
        "Time since the oldest confirmation letter that has not gone out was asked for; 0 when there is none.",
        figures.oldest_confirmation_seconds,
    );
    page.single(
        Kind::Gauge,
        "postrider_signups_waiting",
        "Sign-ups that no worker has acted on yet.",
        figures.signups_waiting,
    );
    page.single(
        Kind::Gauge,
        "postrider_signups_kept",
        "Sign-ups whose confirmation letters are kept back until an operator decides.",
        figures.signups_kept,
    );
    page.single(
        Kind::Gauge,
        "postrider_removal_waves_open",
        "Waves of readers who left right after a letter that nobody has decided about.",
        figures.open_removal_waves,
    );
    if let Some(age) = figures.heartbeat_age_seconds {
        page.single(
            Kind::Gauge,
            "postrider_worker_heartbeat_age_seconds",
            "Time since the last sign of life of any worker.",
            age,
        );
    }
}
