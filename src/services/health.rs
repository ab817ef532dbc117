//! Health: whether the service can do its work, for load balancers and alarms.

use super::App;
use crate::domain::time::UtcTime;
use crate::store;

/// Heartbeats that a worker may miss before it counts as dead.
const MISSED_HEARTBEATS: i64 = 6;

/// Seconds after which a worker that has given no sign of life counts as dead.
pub(super) fn silence_seconds(app: &App) -> i64 {
    i64::from(app.config.worker.heartbeat_seconds) * MISSED_HEARTBEATS
}

/// Whether the service is ready, and why not.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Health {
    /// Whether every check passed.
    pub ready: bool,
    /// The checks.
    pub checks: Vec<Check>,
    /// What an operator has to put right, although the service can do its work; one sentence each.
    pub alarms: Vec<String>,
}

/// One check.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Check {
    /// What was looked at.
    pub name: &'static str,
    /// Whether it is as it should be.
    pub passed: bool,
    /// What was found.
    pub detail: String,
}

/// Looks at the database, its migrations, the workers' heartbeats and the oldest delivery that is due.
/// The last is told, not judged: a paused relay is no reason to take the front door out of service.
pub async fn ready(app: &App) -> Health {
    let now = app.now();
    let mut checks = Vec::new();
    let mut note = |name, passed, detail: String| {
        checks.push(Check {
            name,
            passed,
            detail,
        });
    };
    match app.database.answers().await {
        Ok(_) => note("database", true, "answers".to_owned()),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            note("database", false, "does not answer".to_owned());
            return Health {
                ready: false,
                checks,
                alarms: Vec::new(),
            };
        }
    }
    match app.database.pending_migrations().await {
        Ok(pending) if pending.is_empty() => note("migrations", true, "all have run".to_owned()),
        Ok(pending) => note(
            "migrations",
            false,
            format!("have not run: {}", pending.join(", ")),
        ),
        Err(_) => note("migrations", false, "cannot be read".to_owned()),
    }
    let beat = app
        .database
        .read(store::workers::freshest_heartbeat)
        .await
        .ok()
        .flatten();
    let limit = silence_seconds(app);
    match beat {
        Some(beat) => {
            let age = now.seconds_since(beat).max(0);
            note(
                "dispatcher",
                age <= limit,
                format!("last heartbeat {age} s ago"),
            );
        }
        None => note("dispatcher", false, "no worker is running".to_owned()),
    }
    let oldest = app
        .database
        .read(move |ledger| store::deliveries::oldest_due(ledger, now))
        .await
        .ok()
        .flatten();
    let waiting = |due: UtcTime| format!("due for {} s", now.seconds_since(due));
    note(
        "oldest_due_delivery",
        true,
        oldest.map_or_else(|| "none is waiting".to_owned(), waiting),
    );
    // Told, not judged: sign-ups and wishes to leave are taken while the ledger is held.
    if let Ok(Some(reason)) = super::instance::held(app).await {
        checks.push(Check {
            name: "ledger",
            passed: true,
            detail: format!("held, nothing is planned or sent: {reason}"),
        });
    }
    let ready = checks.iter().all(|check| check.passed);
    // A published key that does not fit stops letters, not the front door.
    let (mut alarms, _) = super::dkim::alarms(app);
    match app.database.read(super::removals::alarms).await {
        Ok(waves) => alarms.extend(waves),
        Err(error) => tracing::error!(%error, "removal waves could not be looked up"),
    }
    match app.database.read(super::signup::alarms).await {
        Ok(pauses) => alarms.extend(pauses),
        Err(error) => tracing::error!(%error, "the desk of sign-ups could not be looked up"),
    }
    Health {
        ready,
        checks,
        alarms,
    }
}
