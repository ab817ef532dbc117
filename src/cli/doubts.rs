//! `postrider issue resolve` and `postrider subscriber resolve`: what is in doubt and held.

use clap::Args;

use super::failure::Failure;
use super::output::{Reader, or_dash, table};
use crate::domain::actor::Actor;
use crate::domain::address::EmailAddress;
use crate::services::App;
use crate::services::digest::{self, Doubt, Resolution};

/// The most deliveries that `--in-doubt` shows.
const MOST_SHOWN: i64 = 1_000;

/// What is decided; exactly one of them.
#[derive(Debug, Clone, Copy, Args)]
#[group(required = true, multiple = false)]
pub(super) struct Decision {
    /// Send it once more: the same letter with the same Message-ID
    #[arg(long)]
    resend: bool,
    /// It has arrived; it counts as sent
    #[arg(long)]
    sent: bool,
    /// Do not send it again, whether it arrived or not
    #[arg(long)]
    give_up: bool,
}

impl Decision {
    fn resolution(self) -> Resolution {
        if self.resend {
            Resolution::Resend
        } else if self.sent {
            Resolution::Sent
        } else {
            Resolution::GiveUp
        }
    }
}

/// Decides about held deliveries and says how many there were.
pub(super) async fn resolve(
    app: &App,
    issue: Option<i64>,
    address: Option<&EmailAddress>,
    decision: Decision,
    reader: Reader,
) -> Result<(), Failure> {
    let resolution = decision.resolution();
    let resolved = digest::resolve(app, &Actor::CommandLine, issue, address, resolution).await?;
    let (word, what) = match resolution {
        Resolution::Resend => ("resend", "will be sent once more"),
        Resolution::Sent => ("sent", "counted as sent"),
        Resolution::GiveUp => ("give_up", "given up"),
    };
    let value = serde_json::json!({ "resolved": resolved, "decision": word });
    reader.show(&value, |_| match resolved {
        0 => "No delivery that is held in doubt was meant by this.".to_owned(),
        1 => format!("One delivery in doubt: {what}."),
        more => format!("{more} deliveries in doubt: {what}."),
    })
}

/// Shows the deliveries of an issue that wait for a decision.
pub(super) async fn show(app: &App, issue: i64, reader: Reader) -> Result<(), Failure> {
    let held = digest::held(app, issue, MOST_SHOWN).await?;
    reader.show(&held, |held| {
        let row = |doubt: &Doubt| {
            vec![
                doubt.id.to_string(),
                doubt.recipient.to_string(),
                or_dash(doubt.since.as_ref()),
                doubt.attempts.to_string(),
                or_dash(doubt.reply_text.as_ref()),
            ]
        };
        let rows: Vec<_> = held.iter().map(row).collect();
        let header = ["delivery", "address", "since", "attempts", "what is known"];
        let text = table(&header, &rows, "Nothing waits for a decision.");
        if rows.is_empty() {
            return text;
        }
        format!("{text}\nDecide: postrider issue resolve {issue} --resend, --sent or --give-up")
    })
}
