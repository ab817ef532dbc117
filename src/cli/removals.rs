//! `postrider removals`: waves of readers who left right after a letter, and bringing them back.

use clap::{Subcommand, ValueEnum};

use super::failure::Failure;
use super::output::{Reader, card, or_dash, table};
use crate::domain::actor::Actor;
use crate::domain::removal::WaveState;
use crate::services::App;
use crate::services::removals::{self, RemovedReader, WaveReport};

/// Readers of one domain who left within seconds of a letter
#[derive(Debug, Subcommand)]
pub(super) enum RemovalsCommand {
    /// List the newest waves
    List {
        /// Only those in this state
        #[arg(long, value_enum)]
        state: Option<Decided>,
    },
    /// Show a wave and its readers
    Show {
        /// The wave's number
        wave: i64,
    },
    /// Bring the readers of a wave back
    #[command(
        after_help = "Whoever left in another way since, came back alone, said why they left, or must not be written to
stays as they are. Undo a wave when you are sure that a machine made it: ask somebody at the domain, or
look whether one client opened all the links. A reader who meant it has to leave once more."
    )]
    Undo {
        /// The wave's number
        wave: i64,
    },
    /// Let a wave stand: its readers meant it
    Keep {
        /// The wave's number
        wave: i64,
    },
}

/// The states by their names.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Decided {
    Open,
    Undone,
    Kept,
}

impl Decided {
    fn state(self) -> WaveState {
        match self {
            Self::Open => WaveState::Open,
            Self::Undone => WaveState::Undone,
            Self::Kept => WaveState::Kept,
        }
    }
}

/// Runs `postrider removals`.
pub(super) async fn run(
    app: &App,
    command: RemovalsCommand,
    reader: Reader,
) -> Result<(), Failure> {
    match command {
        RemovalsCommand::List { state } => {
            let waves = removals::waves(app, state.map(Decided::state)).await?;
            reader.show(&waves, |waves| list(waves))
        }
        RemovalsCommand::Show { wave } => {
            let (wave, readers) = removals::wave(app, wave).await?;
            let value = serde_json::json!({ "wave": wave, "readers": readers });
            reader.show(&value, |_| tell(&wave, &readers))
        }
        RemovalsCommand::Undo { wave } => {
            let undone = removals::undo(app, &Actor::CommandLine, wave).await?;
            reader.show(&undone, |undone| {
                format!(
                    "Subscriptions that are active again: {}. Left as they are: {}.",
                    undone.brought_back, undone.left_alone
                )
            })
        }
        RemovalsCommand::Keep { wave } => {
            removals::keep(app, &Actor::CommandLine, wave).await?;
            let value = serde_json::json!({ "kept": wave });
            reader.show(&value, |_| format!("Wave {wave} stands as it is."))
        }
    }
}

fn list(waves: &[WaveReport]) -> String {
    let row = |wave: &WaveReport| {
        vec![
            wave.id.to_string(),
            wave.domain.clone(),
            wave.state.to_string(),
            wave.first_at.to_string(),
            wave.removals.to_string(),
            wave.brought_back.to_string(),
        ]
    };
    let rows: Vec<_> = waves.iter().map(row).collect();
    let header = ["wave", "domain", "state", "since", "removals", "back"];
    table(&header, &rows, "There is no removal wave.")
}

fn tell(wave: &WaveReport, readers: &[RemovedReader]) -> String {
    let head = card(&[
        ("domain", wave.domain.clone()),
        ("state", wave.state.to_string()),
        ("first removal", wave.first_at.to_string()),
        ("last removal", wave.last_at.to_string()),
        ("decided", or_dash(wave.decided_at.as_ref())),
        ("removals", wave.removals.to_string()),
        ("brought back", wave.brought_back.to_string()),
    ]);
    let row = |reader: &RemovedReader| {
        vec![
            reader.address.clone(),
            reader.removed_at.to_string(),
            or_dash(reader.brought_back_at.as_ref()),
        ]
    };
    let rows: Vec<_> = readers.iter().map(row).collect();
    let readers = table(&["address", "removed", "back"], &rows, "Nobody.");
    let id = wave.id;
    let decide = match wave.state {
        WaveState::Open => {
            format!("\nDecide: postrider removals undo {id}, or postrider removals keep {id}")
        }
        WaveState::Undone | WaveState::Kept => String::new(),
    };
    format!("{head}\n{readers}{decide}")
}
