//! `postrider signups`: what forms ask for under pressure, what is kept back, and deciding about it.

use clap::Subcommand;

use super::failure::Failure;
use super::output::{Reader, or_dash, table};
use crate::domain::actor::Actor;
use crate::services::App;
use crate::services::signup::{self, DeskLine, DeskReport};

/// How sign-ups are received
#[derive(Debug, Subcommand)]
pub(super) enum SignupsCommand {
    /// Show where forms ask for a proof of work and where confirmation letters are kept back
    Show,
    /// Send what is kept back; nothing is paused again for six hours
    #[command(
        after_help = "Do so when the readers are real: an article went round, the newsletter was on television. What is
over the budgets of [signup] was left out before."
    )]
    Release {
        /// The list; without it, all lists
        list: Option<String>,
    },
    /// Forget what is kept back and end the pause; a flood that goes on is paused again
    Drop {
        /// The list; without it, all lists
        list: Option<String>,
    },
    /// Let a mailbox be written to again whose owner said "this was not me"
    #[command(
        after_help = "The address that said so stays suppressed until: postrider subscriber unsuppress ADDRESS"
    )]
    Unblock {
        /// Any spelling of its address
        address: String,
    },
}

/// Runs `postrider signups`.
pub(super) async fn run(app: &App, command: SignupsCommand, reader: Reader) -> Result<(), Failure> {
    match command {
        SignupsCommand::Show => reader.show(&signup::desk(app).await?, show),
        SignupsCommand::Release { list } => {
            let released = signup::release(app, &Actor::CommandLine, list.as_deref()).await?;
            let value = serde_json::json!({ "released": released });
            reader.show(&value, |_| {
                format!("Sign-ups whose letters go out now: {released}.")
            })
        }
        SignupsCommand::Drop { list } => {
            let dropped = signup::drop_kept(app, &Actor::CommandLine, list.as_deref()).await?;
            let value = serde_json::json!({ "dropped": dropped });
            reader.show(&value, |_| {
                format!("Sign-ups that are forgotten: {dropped}.")
            })
        }
        SignupsCommand::Unblock { address } => {
            if !signup::unblock(app, &address).await? {
                return Err(Failure::not_found(&format!(
                    "the mailbox of {address} is not blocked"
                )));
            }
            let value = serde_json::json!({ "unblocked": address });
            reader.show(&value, |_| {
                format!("The mailbox of {address} may be written to again.")
            })
        }
    }
}

fn show(report: &DeskReport) -> String {
    let row = |line: &DeskLine| {
        vec![
            line.list.clone().unwrap_or_else(|| "(the site)".to_owned()),
            or_dash(line.challenge_since.as_ref()),
            or_dash(line.paused_since.as_ref()),
            line.kept.to_string(),
            or_dash(line.released_until.as_ref()),
        ]
    };
    let rows: Vec<_> = report.desks.iter().map(row).collect();
    let header = [
        "list",
        "asks for work since",
        "keeps back since",
        "kept",
        "no pause until",
    ];
    let desks = table(&header, &rows, "Nothing.");
    let decide = if report.desks.iter().any(|line| line.kept > 0) {
        "\nDecide: postrider signups release [LIST], or postrider signups drop [LIST]"
    } else {
        ""
    };
    format!(
        "{desks}\nBlocked mailboxes: {}.{decide}",
        report.blocked_mailboxes
    )
}
