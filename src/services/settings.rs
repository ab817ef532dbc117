//! The settings as they hold, and the house that they hold for: versions, the database, who works, what to keep a
//! copy of. Nothing here is secret, and nothing can be changed from here: the configuration is a file.

use super::health::{self, Health};
use super::instance::{self, Standing};
use super::{App, StoreError};
use crate::config::{DatabaseUrl, Mode, ShownSetting};
use crate::domain::time::UtcTime;
use crate::store;

/// A running process that sends.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct WorkerCard {
    /// Its number in the ledger.
    pub id: i64,
    /// The number that its machine knows it by.
    pub process_id: i64,
    /// When it began.
    pub started_at: UtcTime,
    /// Its last sign of life.
    pub heartbeat_at: UtcTime,
    /// Whether that is recent enough.
    pub is_alive: bool,
}

/// What has to be in a backup.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Kept {
    /// database, keys, dkim, templates or spool.
    pub what: &'static str,
    /// Where it is.
    pub place: String,
    /// A command that makes a copy while the service runs, where there is one.
    pub command: Option<String>,
}

/// Everything about the house.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The version of the program.
    pub version: &'static str,
    /// Whether this is a try-out.
    pub is_try_out: bool,
    /// Where readers reach the service.
    pub public_url: String,
    /// What the database calls itself.
    pub database: String,
    /// How large it is, in bytes, where it tells.
    pub database_bytes: Option<i64>,
    /// Whether the service can do its work.
    pub health: Health,
    /// The processes that send.
    pub workers: Vec<WorkerCard>,
    /// The ledger about itself, and what is known outside it.
    pub ledger: Standing,
    /// What has to be in a backup.
    pub kept: Vec<Kept>,
    /// Every setting.
    pub settings: Vec<ShownSetting>,
    /// What is allowed but unwise.
    pub warnings: Vec<String>,
    /// When this was put together.
    pub at: UtcTime,
}

/// Everything about the house.
pub async fn settings(app: &App) -> Result<Settings, StoreError> {
    let now = app.now();
    let silence_seconds = health::silence_seconds(app);
    let (workers, (database, database_bytes)) = app
        .database
        .read(|ledger| {
            Ok::<_, StoreError>((
                store::workers::all(ledger)?,
                store::instance::database(ledger)?,
            ))
        })
        .await?;
    let workers = workers.into_iter().map(|worker| WorkerCard {
        id: worker.id,
        process_id: worker.process_id,
        started_at: worker.started_at,
        heartbeat_at: worker.heartbeat_at,
        is_alive: now.seconds_since(worker.heartbeat_at) <= silence_seconds,
    });
    Ok(Settings {
        version: env!("CARGO_PKG_VERSION"),
        is_try_out: app.config.mode == Mode::TryOut,
        public_url: app.public_url.clone(),
        database,
        database_bytes,
        health: health::ready(app).await,
        workers: workers.collect(),
        ledger: instance::standing(app).await?,
        kept: kept(app),
        settings: app.config.settings.clone(),
        warnings: app.config.warnings.clone(),
        at: now,
    })
}

fn kept(app: &App) -> Vec<Kept> {
    let config = &app.config;
    let shown = |path: &std::path::Path| path.display().to_string();
    let (place, command) = match &config.database.url {
        DatabaseUrl::Sqlite(path) => {
            let path = shown(path);
            let command = format!("sqlite3 '{path}' \"VACUUM INTO '{path}.copy'\"");
            (path, command)
        }
        DatabaseUrl::Postgres(_) => (
            "PostgreSQL".to_owned(),
            "pg_dump --format=custom --file=postrider.dump \"$DATABASE_URL\"".to_owned(),
        ),
    };
    let one = |what, place| Kept {
        what,
        place,
        command: None,
    };
    let mut kept = vec![
        Kept {
            command: Some(command),
            ..one("database", place)
        },
        one("keys", shown(&config.secrets.keys_file)),
        one("dkim", shown(&config.dkim.keys_dir)),
        one("spool", shown(&config.server.spool_dir)),
    ];
    if let Some(templates) = &config.mail.templates_dir {
        kept.push(one("templates", shown(templates)));
    }
    kept
}
