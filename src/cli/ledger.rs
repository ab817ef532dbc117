//! `postrider ledger`: whether the ledger is held, and letting it go on.

use clap::Subcommand;

use super::failure::{Code, Failure};
use super::output::{Reader, card, or_dash};
use crate::domain::actor::Actor;
use crate::services::App;
use crate::services::instance::{self, OpenIssues, Standing};

/// The ledger itself, and the guard against an older copy of it.
#[derive(Debug, Subcommand)]
pub(super) enum LedgerCommand {
    /// Show which ledger this is, its last sign of life, and whether it is held
    Show,
    /// Let a held ledger plan and send again
    #[command(
        after_help = "A ledger is held when this machine knows of later signs of life than the ledger does: it is a
backup or a clone, and what was sent since would be sent again. Before you release it, look at
`postrider issue show`, and pause the schedules whose issues your readers have already.

Examples:
  postrider ledger release                 let everything go on
  postrider ledger release --pause-open    pause every open issue, to decide about each
  postrider ledger release --cancel-open   cancel every open issue"
    )]
    Release {
        /// Cancel the issues that are not over, with their open deliveries
        #[arg(long, conflicts_with = "pause_open")]
        cancel_open: bool,
        /// Pause the issues that are not over
        #[arg(long)]
        pause_open: bool,
    },
}

/// Runs `postrider ledger`.
pub(super) async fn run(app: &App, command: LedgerCommand, reader: Reader) -> Result<(), Failure> {
    match command {
        LedgerCommand::Show => reader.show(&instance::standing(app).await?, tell),
        LedgerCommand::Release {
            cancel_open,
            pause_open,
        } => {
            let issues = match (cancel_open, pause_open) {
                (true, _) => OpenIssues::Cancel,
                (_, true) => OpenIssues::Pause,
                _ => OpenIssues::GoOn,
            };
            let Some(stopped) = instance::release(app, &Actor::CommandLine, issues).await? else {
                let told = "the ledger is not held; there is nothing to release";
                return Err(Failure::new(Code::Failed, told));
            };
            let value = serde_json::json!({ "released": true, "stopped_issues": stopped });
            let word = if cancel_open { "cancelled" } else { "paused" };
            reader.show(&value, |_| match stopped.len() {
                0 => "The ledger is released; workers go on within a few seconds.".to_owned(),
                n => format!("The ledger is released; open issues {word}: {n}."),
            })
        }
    }
}

/// Says on standard error that nothing will be planned or sent, whatever the command does.
pub(super) fn warn_if_held(app: &App) {
    if !instance::may_send(app) {
        eprintln!(
            "warning: the ledger is held: nothing is planned or sent; see: postrider ledger show"
        );
    }
}

fn tell(standing: &Standing) -> String {
    let (instance, outside) = (&standing.instance, standing.outside.as_ref());
    let held = match (&instance.held_since, &instance.held_reason) {
        (Some(since), Some(reason)) => format!("since {since}: {reason}"),
        _ => "no".to_owned(),
    };
    let of_this_machine = outside.map_or_else(
        || "-".to_owned(),
        |outside| {
            let whose = if outside.instance_id == instance.instance_id {
                "this ledger"
            } else {
                "another ledger"
            };
            format!("{} ({whose}, beat {})", outside.at, outside.beats)
        },
    );
    let mut lines = vec![
        ("ledger", instance.instance_id.clone()),
        ("made", instance.created_at.to_string()),
        (
            "last sign of life",
            format!(
                "{} (beat {})",
                or_dash(instance.last_beat_at.as_ref()),
                instance.beats
            ),
        ),
        ("known outside", of_this_machine),
        ("held", held),
    ];
    if instance.held_since.is_some() {
        lines.push(("to go on", "postrider ledger release --help".to_owned()));
    }
    card(&lines)
}
