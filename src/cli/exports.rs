//! `postrider export`: readers and suppressions as sheets.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Subcommand, ValueEnum};

use super::failure::{Code, Failure};
use super::output::{Reader, or_dash, table};
use crate::domain::actor::Actor;
use crate::domain::export::{ExportFilter, ExportFormat, ExportKind, ExportState};
use crate::domain::paging::PageAsk;
use crate::domain::subscription::SubscriptionState;
use crate::services::App;
use crate::services::exports::{self, Export, ExportError};

/// How long another process that writes is left alone between two looks.
const PATIENCE: Duration = Duration::from_millis(200);

/// Sheets that leave the house
#[derive(Debug, Subcommand)]
pub(super) enum ExportCommand {
    /// Write readers, one row for each subscription, into a file
    Subscribers(ReaderArguments),
    /// Write the addresses that must not be written to into a file
    Suppressions(FileArguments),
    /// List the newest exports
    List,
    /// Take an export back: its file is removed
    Cancel {
        /// The export's number
        export: i64,
    },
}

/// Where an export goes.
#[derive(Debug, Args)]
pub(super) struct FileArguments {
    /// The file to write; it must not be there yet
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// How it is written
    #[arg(long, value_enum, default_value = "csv")]
    format: FormatArgument,
}

/// Which readers.
#[derive(Debug, Args)]
pub(super) struct ReaderArguments {
    #[command(flatten)]
    file: FileArguments,
    /// Only of this list
    #[arg(long, value_name = "LIST")]
    list: Option<String>,
    /// Only in this state; may be given again
    #[arg(long = "state", value_enum)]
    states: Vec<StateArgument>,
    /// Only who get this topic
    #[arg(long)]
    topic: Option<String>,
    /// Only who chose this cadence
    #[arg(long)]
    cadence: Option<String>,
    /// Only who chose this language
    #[arg(long)]
    language: Option<String>,
    /// Only at this domain
    #[arg(long)]
    domain: Option<String>,
    /// Only with this in the address
    #[arg(long)]
    search: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum FormatArgument {
    /// For spreadsheets and other programs
    Csv,
    /// One JSON object a line
    Jsonl,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum StateArgument {
    Pending,
    Active,
    Paused,
    Unsubscribed,
}

/// Runs `postrider export`.
pub(super) async fn run(app: &App, command: ExportCommand, reader: Reader) -> Result<(), Failure> {
    match command {
        ExportCommand::Subscribers(arguments) => {
            let filter = ExportFilter {
                list: arguments.list,
                states: arguments.states.into_iter().map(state).collect(),
                topic: arguments.topic,
                cadence: arguments.cadence,
                language: arguments.language,
                domain: arguments.domain,
                search: arguments.search,
            };
            write(app, ExportKind::Subscribers, arguments.file, filter, reader).await
        }
        ExportCommand::Suppressions(file) => {
            let filter = ExportFilter::default();
            write(app, ExportKind::Suppressions, file, filter, reader).await
        }
        ExportCommand::List => {
            let page = exports::all(app, PageAsk::default()).await?;
            let value: Vec<_> = page.items.iter().map(facts).collect();
            reader.show(&value, |_| list(&page.items))
        }
        ExportCommand::Cancel { export } => {
            exports::cancel(app, &Actor::CommandLine, export).await?;
            let value = serde_json::json!({ "cancelled": export });
            reader.show(&value, |_| format!("Export {export} is taken back."))
        }
    }
}

fn state(argument: StateArgument) -> SubscriptionState {
    match argument {
        StateArgument::Pending => SubscriptionState::Pending,
        StateArgument::Active => SubscriptionState::Active,
        StateArgument::Paused => SubscriptionState::Paused,
        StateArgument::Unsubscribed => SubscriptionState::Unsubscribed,
    }
}

async fn write(
    app: &App,
    kind: ExportKind,
    file: FileArguments,
    filter: ExportFilter,
    reader: Reader,
) -> Result<(), Failure> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let failed = |error: std::io::Error| {
        let message = format!("the file {} cannot be written", file.out.display());
        Failure::new(Code::Failed, &message).because(error)
    };
    let mut options = std::fs::OpenOptions::new();
    let mut out = options
        .create_new(true)
        .write(true)
        .mode(0o600)
        .open(&file.out)
        .map_err(failed)?;
    let format = match file.format {
        FormatArgument::Csv => ExportFormat::Csv,
        FormatArgument::Jsonl => ExportFormat::JsonLines,
    };
    let actor = Actor::CommandLine;
    let id = exports::order(app, &actor, kind, format, filter).await?.id;
    let export = loop {
        let export = exports::find(app, id).await?;
        if !matches!(export.state, ExportState::Queued | ExportState::Running) {
            break export;
        }
        if exports::work(app).await? == 0 {
            tokio::time::sleep(PATIENCE).await;
        }
    };
    let download = exports::download(app, &actor, id).await?;
    let mut written = std::fs::File::open(&download.path).map_err(failed)?;
    std::io::copy(&mut written, &mut out).map_err(failed)?;
    out.sync_all().map_err(failed)?;
    // The copy in the spool has served its purpose.
    exports::cancel(app, &actor, id).await?;
    reader.show(&facts(&export), |_| {
        format!(
            "{} rows are in {}.",
            export.rows_written,
            file.out.display()
        )
    })
}

fn facts(export: &Export) -> serde_json::Value {
    serde_json::json!({
        "id": export.id,
        "kind": export.kind,
        "format": export.format,
        "filter": export.filter,
        "state": export.state,
        "rows": export.rows_written,
        "bytes": export.file_bytes,
        "failure": export.failure,
        "operator": export.operator,
        "created_at": export.created_at,
        "expires_at": export.expires_at,
    })
}

fn list(exports: &[Export]) -> String {
    let row = |export: &Export| {
        vec![
            export.id.to_string(),
            export.kind.to_string(),
            export.filter.list.clone().unwrap_or_else(|| "-".to_owned()),
            export.state.to_string(),
            export.rows_written.to_string(),
            export.created_at.to_string(),
            or_dash(export.expires_at.as_ref()),
        ]
    };
    let rows: Vec<_> = exports.iter().map(row).collect();
    let header = ["export", "of", "list", "state", "rows", "ordered", "until"];
    table(&header, &rows, "Nothing was exported yet.")
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Store(error) => error.into(),
            ExportError::List(error) => error.into(),
            ExportError::Unknown(_) => Self::not_found(&error.to_string()),
            _ => Self::new(Code::Failed, &error.to_string()),
        }
    }
}
