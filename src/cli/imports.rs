//! `postrider import`: readers from another program's sheet.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Args, Subcommand, ValueEnum};
use tokio::io::AsyncReadExt as _;

use super::failure::{Code, Failure};
use super::output::{Reader, card, or_dash, print, table};
use crate::domain::actor::Actor;
use crate::domain::import::{Basis, Fault, Field, ImportState, Outcome, Proof, parse_date};
use crate::domain::paging::PageAsk;
use crate::services::imports::{self, Import, ImportError, ImportPage, Upload, Wishes};
use crate::services::{App, Change};

/// Bytes of a file that are taken at once.
const PIECE_BYTES: usize = 65_536;
/// How long another process that works is left alone between two looks.
const PATIENCE: Duration = Duration::from_millis(200);

/// Readers who come from another program
#[derive(Debug, Subcommand)]
pub(super) enum ImportCommand {
    /// Take a sheet in, and find out what importing it would do
    #[command(
        after_help = "Nothing is imported before: postrider import start NUMBER. The sheets of Mailchimp, Substack, Ghost,
listmonk, beehiiv and Postrider are known by their columns; of others say --column \"E-Mail=address\".
A column holds: address, name, first_name, last_name, state, wanted, unwanted, left_at, bounced_at,
topics, cadence, language, time_zone, agreed_at, source.

Who comes without proof of consent (--proof none) stays pending and is asked by a letter."
    )]
    Add(Box<AddArguments>),
    /// List the newest imports
    List,
    /// Show an import: what it would do, or did
    Show {
        /// The import's number
        import: i64,
    },
    /// Import a sheet that was checked, and wait until it is done
    Start {
        /// The import's number
        import: i64,
    },
    /// Stop an import, or throw a draft away; what was added stays
    Cancel {
        /// The import's number
        import: i64,
    },
    /// Print what is wrong with rows, as CSV
    Faults {
        /// The import's number
        import: i64,
    },
}

/// What is said of a sheet.
#[derive(Debug, Args)]
pub(super) struct AddArguments {
    /// The sheet, as CSV in any encoding
    file: PathBuf,
    /// The list that the readers come to
    #[arg(long, value_name = "LIST")]
    list: String,
    /// What a column holds, such as "E-Mail=address"; "Notes=" leaves one out
    #[arg(long = "column", value_name = "NAME=WHAT")]
    columns: Vec<String>,
    /// A topic for readers whose row names none
    #[arg(long = "topic", value_name = "TOPIC")]
    topics: Vec<String>,
    /// A cadence for readers whose row names none
    #[arg(long)]
    cadence: Option<String>,
    /// A language for readers whose row names none
    #[arg(long)]
    language: Option<String>,
    /// A time zone for readers whose row names none
    #[arg(long)]
    time_zone: Option<String>,
    /// Where these readers come from, in a sentence
    #[arg(long)]
    source: String,
    /// What shows that they agreed
    #[arg(long, value_enum)]
    proof: ProofArgument,
    /// The version of the list's terms that they agreed to, where that is the proof
    #[arg(long, value_name = "VERSION")]
    terms_version: Option<i32>,
    /// A file with the words that they agreed to, where those are the proof
    #[arg(long, value_name = "FILE")]
    wording: Option<PathBuf>,
    /// When they agreed, where no column says so
    #[arg(long, value_name = "DATE")]
    agreed_at: Option<String>,
    /// On what ground they are written to
    #[arg(long, value_enum, default_value = "express")]
    basis: BasisArgument,
    /// Who answers for all this
    #[arg(long, value_name = "NAME")]
    responsible: String,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum ProofArgument {
    /// Nothing: they have to confirm
    None,
    /// They agreed to a version of this list's terms
    Terms,
    /// They agreed to other words
    Wording,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum BasisArgument {
    /// They asked for it
    Express,
    /// They are customers who were told and did not object
    Customer,
    /// They are members
    Member,
}

/// Runs `postrider import`.
pub(super) async fn run(app: &App, command: ImportCommand, reader: Reader) -> Result<(), Failure> {
    let actor = Actor::CommandLine;
    match command {
        ImportCommand::Add(arguments) => {
            let id = add(app, &actor, *arguments).await?;
            show(app, id, reader).await
        }
        ImportCommand::List => {
            let page = imports::all(app, PageAsk::default()).await?;
            let value: Vec<_> = page
                .items
                .iter()
                .map(|(import, list)| facts(import, list))
                .collect();
            reader.show(&value, |_| list(&page.items))
        }
        ImportCommand::Show { import } => show(app, import, reader).await,
        ImportCommand::Start { import } => {
            imports::start(app, &actor, import).await?;
            wait(app, import).await?;
            show(app, import, reader).await
        }
        ImportCommand::Cancel { import } => {
            imports::cancel(app, &actor, import).await?;
            show(app, import, reader).await
        }
        ImportCommand::Faults { import } => {
            let columns = ["line", "value", "problem"].map(str::to_owned);
            let say = |fault: Fault| fault.in_words().to_owned();
            let sheet = imports::fault_sheet(app, import, columns, say).await?;
            print(String::from_utf8_lossy(&sheet).trim_start_matches('\u{feff}'))
        }
    }
}

async fn add(app: &App, actor: &Actor, arguments: AddArguments) -> Result<i64, Failure> {
    let unreadable = |path: &Path, error: std::io::Error| {
        let path = path.display();
        Failure::new(Code::Usage, &format!("the file {path} cannot be read")).because(error)
    };
    let mut file = tokio::fs::File::open(&arguments.file)
        .await
        .map_err(|error| unreadable(&arguments.file, error))?;
    let wording = match &arguments.wording {
        Some(path) => Some(std::fs::read_to_string(path).map_err(|error| unreadable(path, error))?),
        None => None,
    };
    let name = arguments.file.file_name().unwrap_or_default();
    let mut upload = Upload::begin(app, &arguments.list, &name.to_string_lossy()).await?;
    let mut piece = vec![0; PIECE_BYTES];
    loop {
        let read = file
            .read(&mut piece)
            .await
            .map_err(|error| unreadable(&arguments.file, error))?;
        if read == 0 {
            break;
        }
        upload
            .take(piece.get(..read).unwrap_or_default().to_vec())
            .await?;
    }
    let import = upload.finish(app, actor).await?;
    let wishes = wishes(&import, arguments, wording)?;
    let said = async {
        imports::edit(app, actor, import.id, wishes).await?;
        imports::check(app, actor, import.id).await
    };
    if let Err(error) = said.await {
        // A sheet with addresses in it is not left lying about for a command line that was wrong.
        imports::cancel(app, actor, import.id).await?;
        return Err(error.into());
    }
    wait(app, import.id).await?;
    Ok(import.id)
}

fn wishes(
    import: &Import,
    arguments: AddArguments,
    wording: Option<String>,
) -> Result<Wishes, Failure> {
    let mut mapping = import.mapping.clone();
    for column in &arguments.columns {
        let (name, holds) = column.rsplit_once('=').unwrap_or((column, ""));
        let at = import
            .columns
            .iter()
            .position(|known| known == name)
            .or_else(|| name.parse::<usize>().ok()?.checked_sub(1));
        let field = Field::from_name(holds);
        let place = at.and_then(|at| mapping.get_mut(at));
        let (Some(place), true) = (place, field.is_some() || holds.is_empty()) else {
            let known = import.columns.join(", ");
            let message = format!("--column {column} is not understood; the sheet has: {known}");
            return Err(Failure::new(Code::Usage, &message));
        };
        *place = field;
    }
    let agreed_at = match arguments.agreed_at {
        None => Change::Keep,
        Some(text) => Change::Set(parse_date(&text).ok_or_else(|| {
            let message = format!("\"{text}\" cannot be read as a date; write it as 2024-03-01");
            Failure::new(Code::Usage, &message)
        })?),
    };
    let set = |text: Option<String>| text.map_or(Change::Keep, Change::Set);
    Ok(Wishes {
        list: None,
        mapping: Some(mapping),
        topics: Change::Set(arguments.topics),
        cadence: set(arguments.cadence),
        language: set(arguments.language),
        time_zone: set(arguments.time_zone),
        source: Change::Set(arguments.source),
        proof: Some(match arguments.proof {
            ProofArgument::None => Proof::Nothing,
            ProofArgument::Terms => Proof::Terms,
            ProofArgument::Wording => Proof::Wording,
        }),
        terms_version: arguments.terms_version.map_or(Change::Keep, Change::Set),
        wording: set(wording),
        agreed_at,
        basis: Some(match arguments.basis {
            BasisArgument::Express => Basis::Express,
            BasisArgument::Customer => Basis::Customer,
            BasisArgument::Member => Basis::Member,
        }),
        responsible: Change::Set(arguments.responsible),
    })
}

/// Works until nothing is to be done about an import at present, together with whoever else works.
async fn wait(app: &App, id: i64) -> Result<(), Failure> {
    while imports::find(app, id).await?.import.state.is_at_work() {
        if imports::work(app).await? == 0 {
            tokio::time::sleep(PATIENCE).await;
        }
    }
    Ok(())
}

async fn show(app: &App, id: i64, reader: Reader) -> Result<(), Failure> {
    let page = imports::find(app, id).await?;
    let mut value = facts(&page.import, &page.list.slug);
    value["to_ask"] = page.to_ask.into();
    reader.show(&value, |_| tell(&page))
}

fn facts(import: &Import, list: &str) -> serde_json::Value {
    serde_json::json!({
        "id": import.id,
        "list": list,
        "state": import.state,
        "file_name": import.file_name,
        "file_bytes": import.file_bytes,
        "file_sha256": import.file_sha256,
        "encoding": import.encoding,
        "delimiter": char::from(import.delimiter).to_string(),
        "columns": import.columns,
        "program": import.program,
        "mapping": import.mapping,
        "defaults": import.defaults,
        "declaration": import.declaration,
        "expected": import.expected,
        "counts": import.counts,
        "faults": import.faults,
        "failure": import.failure,
        "operator": import.operator,
        "created_at": import.created_at,
        "started_at": import.started_at,
        "ended_at": import.ended_at,
    })
}

fn list(imports: &[(Import, String)]) -> String {
    let row = |(import, list): &(Import, String)| {
        vec![
            import.id.to_string(),
            list.clone(),
            import.state.to_string(),
            import.file_name.clone(),
            import.created_at.to_string(),
            import.counts.rows().to_string(),
            import.faults.to_string(),
        ]
    };
    let rows: Vec<_> = imports.iter().map(row).collect();
    let header = [
        "import", "list", "state", "file", "uploaded", "rows", "faults",
    ];
    table(&header, &rows, "Nothing was imported yet.")
}

fn tell(page: &ImportPage) -> String {
    let import = &page.import;
    let head = card(&[
        ("import", import.id.to_string()),
        ("list", page.list.slug.clone()),
        ("file", import.file_name.clone()),
        ("from", import.program.to_string()),
        ("state", import.state.to_string()),
        ("failure", or_dash(import.failure.as_ref())),
        ("imported before", or_dash(page.before.as_ref())),
        ("faults", import.faults.to_string()),
        ("still to be asked", page.to_ask.to_string()),
    ]);
    let counts = if import.started_at.is_some() {
        &import.counts
    } else {
        &import.expected
    };
    let rows: Vec<_> = Outcome::ALL
        .iter()
        .map(|outcome| {
            vec![
                in_words(*outcome).to_owned(),
                counts.of(*outcome).to_string(),
            ]
        })
        .collect();
    let counts = table(&["rows", "count"], &rows, "");
    let id = import.id;
    let next = match import.state {
        ImportState::Checked => format!("\nImport it: postrider import start {id}"),
        _ if import.faults > 0 => format!("\nThe faults: postrider import faults {id}"),
        _ => String::new(),
    };
    format!("{head}\n{counts}{next}")
}

fn in_words(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Active => "new readers, active at once",
        Outcome::Pending => "new readers who have to confirm",
        Outcome::Unsubscribed => "left there, kept as unsubscribed",
        Outcome::Suppressed => "bounced or complained there, suppressed",
        Outcome::Known => "on the list already, left as they are",
        Outcome::Left => "left this list before, left alone",
        Outcome::Barred => "must not be written to, left alone",
        Outcome::Forgotten => "asked to be forgotten, left alone",
        Outcome::Faulty => "not imported, see the faults",
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Store(error) => error.into(),
            ImportError::List(error) => error.into(),
            ImportError::Unknown(_) => Self::not_found(&error.to_string()),
            ImportError::Refused(_) => Self::new(Code::Usage, &error.to_string()),
            _ => Self::new(Code::Failed, &error.to_string()),
        }
    }
}
