//! `postrider issue retry`: letters that ended without being accepted are tried once more.

use clap::Args;

use super::failure::Failure;
use super::output::Reader;
use crate::domain::actor::Actor;
use crate::domain::delivery::{DeliveryState, RetryObstacle};
use crate::services::App;
use crate::services::digest::{self, Retried, Retry};

/// Which letters are meant; exactly one of them.
#[derive(Debug, Clone, Args)]
#[group(required = true, multiple = false)]
pub(super) struct Chosen {
    /// All that ended so: rejected, expired, cancelled or skipped
    #[arg(long, value_parser = outcome)]
    outcome: Option<DeliveryState>,
    /// This delivery; repeat for more
    #[arg(long = "delivery", value_name = "DELIVERY")]
    deliveries: Vec<i64>,
}

fn outcome(text: &str) -> Result<DeliveryState, String> {
    DeliveryState::from_name(text)
        .filter(|state| state.ended_in_vain())
        .ok_or_else(|| "write rejected, expired, cancelled or skipped".to_owned())
}

/// Has letters tried once more, and says which were left and why.
pub(super) async fn retry(
    app: &App,
    issue: i64,
    chosen: Chosen,
    reader: Reader,
) -> Result<(), Failure> {
    let which = match chosen.outcome {
        Some(outcome) => Retry::All(outcome),
        None => Retry::These(chosen.deliveries),
    };
    let retried = digest::retry(app, &Actor::CommandLine, issue, which).await?;
    let value = serde_json::json!({
        "queued": retried.queued, "left": retried.left, "has_more": retried.has_more,
    });
    reader.show(&value, |_| in_words(&retried))
}

fn in_words(retried: &Retried) -> String {
    let mut lines = vec![match retried.queued {
        1 => "One letter is in the queue again.".to_owned(),
        count => format!("{count} letters are in the queue again."),
    }];
    for (obstacle, count) in &retried.left {
        let why = RetryObstacle::from_name(obstacle).map_or(*obstacle, why);
        lines.push(format!("Left alone: {count}, because {why}."));
    }
    if retried.has_more {
        lines.push("There are more; run this again.".to_owned());
    }
    lines.join("\n")
}

fn why(obstacle: RetryObstacle) -> &'static str {
    match obstacle {
        RetryObstacle::NotInVain => "they are open, or were accepted",
        RetryObstacle::InDoubt => "they were in doubt once and may have arrived",
        RetryObstacle::NotActive => "their readers have left or rest",
        RetryObstacle::Suppressed => "their addresses are suppressed",
        RetryObstacle::PlannedAgain => "a later issue brings their articles",
    }
}
