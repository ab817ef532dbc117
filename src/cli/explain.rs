//! `postrider explain`.

use clap::Args;

use super::failure::Failure;
use super::output::{Reader, sentences};
use crate::services::App;
use crate::services::explain::explain;
use crate::words;

/// Whom and what to explain.
#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// The reader's address
    address: String,
    /// The issue's number; everything about the reader where none is given
    issue: Option<i64>,
}

/// Runs `postrider explain`. Every case is an answer: the exit code is 0 for a letter that was refused too.
pub(super) async fn run(
    app: &App,
    arguments: &ExplainArguments,
    reader: Reader,
) -> Result<(), Failure> {
    let explanation = explain(app, &arguments.address, arguments.issue, words::MEASURE).await?;
    reader.show(&explanation, |explanation| {
        sentences(&explanation.sentences)
    })
}
