//! `GET /api/v1/settings`: the configuration as it holds, and the house that it holds for.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use crate::config::ShownSetting;
use crate::domain::time::UtcTime;
use crate::services::App;
use crate::services::settings::{self, Kept, WorkerCard};
use crate::web::problem::Problem;

/// The configuration and the house.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct SettingsAnswer {
    /// The version of the program.
    version: &'static str,
    /// Whether this is a try-out.
    is_try_out: bool,
    /// Where readers reach the service.
    public_url: String,
    /// What the database calls itself.
    #[schema(example = "SQLite 3.50.4")]
    database: String,
    /// How large it is, in bytes; null where it does not tell.
    database_bytes: Option<i64>,
    /// The processes that send.
    #[schema(value_type = Vec<schema::Worker>)]
    workers: Vec<WorkerCard>,
    /// The name that the ledger was given when it was made.
    ledger: String,
    /// Since when nothing is planned or sent; null where nothing is held.
    #[schema(value_type = Option<String>)]
    held_since: Option<UtcTime>,
    /// Why.
    held_reason: Option<String>,
    /// What has to be in a backup.
    #[schema(value_type = Vec<schema::Kept>)]
    kept: Vec<Kept>,
    /// Every setting, without secrets.
    settings: Vec<SettingAnswer>,
    /// What is allowed but unwise.
    warnings: Vec<String>,
}

/// A setting.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
pub(super) struct SettingAnswer {
    /// Its key.
    #[schema(example = "sending.window")]
    key: String,
    /// Its value as TOML; null where it is secret.
    #[schema(example = "100")]
    value: Option<String>,
    /// Whether it holds anything at all.
    is_set: bool,
    /// Whether nobody set it.
    is_default: bool,
    /// Where it comes from.
    #[schema(example = "the default")]
    origin: String,
    /// What it means, in English.
    meaning: String,
}

impl From<ShownSetting> for SettingAnswer {
    fn from(setting: ShownSetting) -> Self {
        Self {
            is_default: setting.is_default(),
            origin: setting.origin.to_string(),
            key: setting.key,
            value: setting.value,
            is_set: setting.is_set,
            meaning: setting.meaning,
        }
    }
}

/// The settings
///
/// Every setting as it holds since the last start, where it comes from and what it means, without secrets; and the
/// house: versions, the database, who works, what to keep a copy of. Settings are changed in the configuration file.
#[utoipa::path(
    get,
    path = "/api/v1/settings",
    tag = "settings",
    security(("key" = ["read"])),
    responses(
        (status = 200, description = "The settings and the house.", body = SettingsAnswer),
    )
)]
pub(in crate::web) async fn show(app: web::Data<App>) -> Result<HttpResponse, Problem> {
    let found = settings::settings(&app).await?;
    let instance = found.ledger.instance;
    let answer = SettingsAnswer {
        version: found.version,
        is_try_out: found.is_try_out,
        public_url: found.public_url,
        database: found.database,
        database_bytes: found.database_bytes,
        workers: found.workers,
        ledger: instance.instance_id,
        held_since: instance.held_since,
        held_reason: instance.held_reason,
        kept: found.kept,
        settings: found.settings.into_iter().map(Into::into).collect(),
        warnings: found.warnings,
    };
    Ok(super::answer(StatusCode::OK, &answer))
}

/// The answers for the API's documentation.
#[expect(
    dead_code,
    reason = "describes for the API's documentation what the stories write"
)]
pub(super) mod schema {
    /// A running process that sends.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct Worker {
        id: i64,
        process_id: i64,
        started_at: String,
        heartbeat_at: String,
        is_alive: bool,
    }

    /// What has to be in a backup.
    #[derive(utoipa::ToSchema)]
    pub(in crate::web) struct Kept {
        /// database, keys, dkim, templates or spool.
        what: String,
        place: String,
        /// A command that makes a copy while the service runs; null where there is none.
        command: Option<String>,
    }
}
