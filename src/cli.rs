//! One executable, many commands: what an operator types, and what comes back.
//!
//! Each command opens the service, calls a story and prints its outcome, as a table for people or as
//! JSON for scripts. All of them work while a server runs on the same database: the ledger is the
//! only thing they share. Errors say what went wrong, why, and what to try.

mod brand;
mod dkim;
mod doubts;
mod editing;
mod embedding;
mod explain;
mod exports;
mod failure;
mod feeds;
mod imports;
mod issues;
mod ledger;
mod lists;
mod operators;
mod output;
mod removals;
mod retries;
mod rules;
mod schedules;
mod serve;
mod signups;
mod subscribers;
mod upkeep;
mod watch;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use clap::{Parser, Subcommand};

use crate::clock::{SystemClock, SystemEntropy};
use crate::config::{Config, environment};
use crate::services::App;
use crate::telemetry;
use failure::{Code, Failure};
use output::Reader;

/// Newsletters from your own server: sign-ups with proof of consent, digests from feeds.
#[derive(Debug, Parser)]
#[command(name = "postrider", version, about, long_about = LONG_ABOUT, after_help = AFTER_HELP)]
struct Cli {
    /// The configuration file; the variable `POSTRIDER_CONFIG` names one too
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Print JSON, for scripts
    #[arg(long, global = true)]
    json: bool,
    /// What to do; serve where nothing is given
    #[command(subcommand)]
    command: Option<Command>,
}

const LONG_ABOUT: &str = "\
Postrider takes newsletter sign-ups, keeps proof of every consent, gathers a news site's new articles
and posts them as digests through SMTP.

Without arguments and without configuration it starts in try-out mode: a sample list on this machine
only, and letters that go to a page instead of to people.";

const AFTER_HELP: &str = "\
Examples:
  postrider                                     try it out
  postrider --config /etc/postrider.toml check  look whether everything is set up
  postrider migrate                             make or update the tables
  postrider list create --help                  set a newsletter up: list, terms, feed, schedule
  postrider issue preview daily --text          see what would be sent
  postrider issue send-now daily                send it
  postrider issue watch 7                       see how far it has come
  postrider explain reader@example.org 7        why somebody got it, or did not
  postrider subscriber show reader@example.org  what is known about somebody, and its proof

Exit codes:
  0   done
  1   failed; the message says why
  2   the command line is wrong
  3   the configuration, the keys or the templates are wrong
  4   there is no such list, feed, schedule, issue, key or address
  75  the database cannot be reached at present; try again later
  130 ended at once by a second signal";

#[derive(Debug, Subcommand)]
enum Command {
    /// Run everything: the web server, the scheduler and the dispatcher (the default)
    Serve {
        /// The address and port to listen on, instead of server.listen
        #[arg(long, value_name = "ADDRESS:PORT")]
        listen: Option<SocketAddr>,
    },
    /// Run the scheduler and the dispatcher without a web server
    Work,
    /// Make or update the tables of the database
    Migrate,
    #[command(flatten)]
    Story(StoryCommand),
    /// Look after the keys that sign the links in letters
    #[command(subcommand)]
    Secret(upkeep::SecretCommand),
    /// Make and look at the keys that letters are signed with (DKIM)
    #[command(subcommand)]
    Dkim(dkim::DkimCommand),
    /// Check the configuration, the templates, the keys and the database
    Check {
        /// Also write every sample of every letter in every language into this folder, as HTML, as text and as a
        /// message
        #[arg(long, value_name = "FOLDER")]
        samples: Option<PathBuf>,
    },
}

/// The commands that are stories: they open the service, do one thing and end.
#[derive(Debug, Subcommand)]
enum StoryCommand {
    /// Set newsletters up, open and close them
    #[command(subcommand)]
    List(lists::ListCommand),
    /// Publish what subscribers agree to
    #[command(subcommand)]
    Terms(lists::TermsCommand),
    /// Add and watch the feeds that a list reads
    #[command(subcommand)]
    Feed(feeds::FeedCommand),
    /// Push and look at articles
    #[command(subcommand)]
    Article(feeds::ArticleCommand),
    /// Say which articles a topic is about
    #[command(subcommand)]
    Rule(rules::RuleCommand),
    /// Say when issues are due
    #[command(subcommand)]
    Schedule(schedules::ScheduleCommand),
    /// Preview, send, watch, pause and cancel issues
    #[command(subcommand)]
    Issue(issues::IssueCommand),
    /// Tell why a reader got, or did not get, an issue
    #[command(after_help = "Examples:
  postrider explain reader@example.org 7    why issue 7 came, or did not come
  postrider explain reader@example.org      everything: subscriptions, consents, the newest letters")]
    Explain(explain::ExplainArguments),
    /// Look at readers and act on their wishes
    #[command(subcommand)]
    Subscriber(subscribers::SubscriberCommand),
    /// Bring readers from another program, as a sheet
    #[command(subcommand)]
    Import(imports::ImportCommand),
    /// Write readers or suppressions into a sheet
    #[command(subcommand)]
    Export(exports::ExportCommand),
    /// Look at waves of readers who left right after a letter, and bring them back
    #[command(subcommand)]
    Removals(removals::RemovalsCommand),
    /// Look at what sign-ups are asked for and kept back, and decide about it
    #[command(subcommand)]
    Signups(signups::SignupsCommand),
    /// See who signs in to the desk, invite somebody, let in who is locked out
    #[command(subcommand)]
    Operator(operators::OperatorCommand),
    /// Make and revoke API keys
    #[command(subcommand)]
    Key(upkeep::KeyCommand),
    /// See whether the ledger is held as an older copy, and release it
    #[command(subcommand)]
    Ledger(ledger::LedgerCommand),
}

/// Runs what the command line asks for; the exit code is the process's.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let reader = if cli.json {
        Reader::Script
    } else {
        Reader::Person
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    let ended = match runtime {
        Ok(runtime) => {
            let ended = runtime.block_on(run(cli, reader));
            // A look-up of names or a locked database must not hold up the end.
            runtime.shutdown_timeout(FAREWELL);
            ended
        }
        Err(error) => Err(
            Failure::new(Code::Failed, "the process could not start its threads").because(error),
        ),
    };
    ended.unwrap_or_else(|failure| failure.tell())
}

/// How long what still runs in the background may hold up the end of the process.
const FAREWELL: Duration = Duration::from_millis(300);

async fn run(cli: Cli, reader: Reader) -> Result<ExitCode, Failure> {
    let mut config = Config::load(cli.config.as_deref(), environment())?;
    // A process has one logger, and this is the first call.
    let _ = telemetry::init(&config.log);
    let command = cli.command.unwrap_or(Command::Serve { listen: None });
    if !matches!(command, Command::Check { .. }) {
        for warning in &config.warnings {
            eprintln!("warning: {warning}");
        }
    }
    match command {
        Command::Serve { listen } => {
            if let Some(listen) = listen {
                refuse_public_try_out(&config, listen)?;
                config.server.listen = listen;
            }
            return serve::serve(config).await;
        }
        Command::Work => return serve::work(config).await,
        Command::Migrate => upkeep::migrate(&config, reader).await?,
        Command::Secret(command) => upkeep::run_secrets(&config, &command, reader)?,
        Command::Dkim(command) => dkim::run(&config, command, reader).await?,
        Command::Check { samples } => {
            if let Some(folder) = samples {
                upkeep::write_samples(&config, &folder)?;
            }
            upkeep::check(&config, open(config.clone()), reader).await?;
        }
        Command::Story(command) => run_with_ledger(&*open(config).await?, command, reader).await?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The rule that the configuration keeps for server.listen, for the address given by hand.
fn refuse_public_try_out(config: &Config, listen: SocketAddr) -> Result<(), Failure> {
    if config.mode == crate::config::Mode::TryOut && !listen.ip().is_loopback() {
        return Err(Failure::new(
            Code::Usage,
            &format!("--listen {listen} is not an address of this machine alone"),
        )
        .because("try-out mode shows every letter to whoever can reach it")
        .try_this("listen on 127.0.0.1, or set mode = \"production\""));
    }
    Ok(())
}

/// Opens the service for a command; the configured address stands for the one a server listens on.
async fn open(config: Config) -> Result<Arc<App>, Failure> {
    let listen = config.server.listen;
    Ok(App::open(
        config,
        Arc::new(SystemClock),
        Arc::new(SystemEntropy),
        listen,
    )
    .await?)
}

async fn run_with_ledger(app: &App, command: StoryCommand, reader: Reader) -> Result<(), Failure> {
    ledger::warn_if_held(app);
    match command {
        StoryCommand::List(command) => lists::run(app, command, reader).await,
        StoryCommand::Terms(command) => lists::run_terms(app, command, reader).await,
        StoryCommand::Feed(command) => feeds::run(app, command, reader).await,
        StoryCommand::Rule(command) => rules::run(app, command, reader).await,
        StoryCommand::Article(command) => feeds::run_articles(app, command, reader).await,
        StoryCommand::Schedule(command) => schedules::run(app, command, reader).await,
        StoryCommand::Issue(command) => issues::run(app, command, reader).await,
        StoryCommand::Explain(arguments) => explain::run(app, &arguments, reader).await,
        StoryCommand::Subscriber(command) => subscribers::run(app, command, reader).await,
        StoryCommand::Import(command) => imports::run(app, command, reader).await,
        StoryCommand::Export(command) => exports::run(app, command, reader).await,
        StoryCommand::Removals(command) => removals::run(app, command, reader).await,
        StoryCommand::Signups(command) => signups::run(app, command, reader).await,
        StoryCommand::Operator(command) => operators::run(app, command, reader).await,
        StoryCommand::Key(command) => upkeep::run_keys(app, command, reader).await,
        StoryCommand::Ledger(command) => ledger::run(app, command, reader).await,
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::Cli::command().debug_assert();
    }
}
