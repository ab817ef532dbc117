//! `postrider issue watch`: a bar on a terminal, a line now and then elsewhere, JSON lines for scripts.

use std::io::{IsTerminal as _, stderr};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use super::failure::{Code, Failure};
use super::output::{Audience, Reader, print, tell};
use crate::domain::delivery::DeliveryState;
use crate::domain::issue::IssueState;
use crate::domain::time::UtcTime;
use crate::services::App;
use crate::services::progress::{self, Progress};

/// Watches an issue until it has ended, or until nobody reads any more.
pub(super) async fn watch(app: &App, issue: i64, reader: Reader) -> Result<(), Failure> {
    let pause = Duration::from_millis(app.config.watch.every_milliseconds.into());
    let mut screen = Screen::of(app, reader)?;
    loop {
        let progress = progress::of(app, issue).await?;
        let audience = screen.show(&progress, app.now())?;
        if progress.ended_at.is_some() || audience == Audience::Gone {
            return screen.close(&progress);
        }
        tokio::time::sleep(pause).await;
    }
}

/// Where progress is shown.
enum Screen {
    /// A bar on standard error.
    Bar(ProgressBar),
    /// Lines on standard output.
    Lines {
        every_seconds: i64,
        last: Option<(UtcTime, IssueState)>,
    },
    /// One JSON object a line on standard output.
    Json,
}

impl Screen {
    fn of(app: &App, reader: Reader) -> Result<Self, Failure> {
        if reader == Reader::Script {
            return Ok(Self::Json);
        }
        if !stderr().is_terminal() {
            return Ok(Self::Lines {
                every_seconds: app.config.watch.line_seconds.into(),
                last: None,
            });
        }
        let style = ProgressStyle::with_template("{prefix} [{bar:30}] {pos} of {len}  {wide_msg}")
            .map_err(|error| {
                Failure::new(Code::Failed, "the bar cannot be drawn").because(error)
            })?;
        let bar = ProgressBar::new(0).with_style(style.progress_chars("=> "));
        Ok(Self::Bar(bar))
    }

    fn show(&mut self, progress: &Progress, now: UtcTime) -> Result<Audience, Failure> {
        match self {
            Self::Bar(bar) => {
                bar.set_prefix(format!("issue {}", progress.issue_id));
                bar.set_length(u64::try_from(progress.counts.planned).unwrap_or(0));
                bar.set_position(u64::try_from(ended(progress)).unwrap_or(0));
                bar.set_message(in_words(progress));
                Ok(Audience::There)
            }
            Self::Lines {
                every_seconds,
                last,
            } => {
                let due = last.is_none_or(|(at, state)| {
                    state != progress.state || now.seconds_since(at) >= *every_seconds
                });
                if !due {
                    return Ok(Audience::There);
                }
                *last = Some((now, progress.state));
                tell(&line(progress))
            }
            Self::Json => {
                let json = serde_json::to_string(progress).map_err(|error| {
                    Failure::new(Code::Failed, "the answer cannot be written as JSON")
                        .because(error)
                })?;
                tell(&json)
            }
        }
    }

    /// The bar goes; what is left on the screen is one line.
    fn close(self, progress: &Progress) -> Result<(), Failure> {
        match self {
            Self::Bar(bar) => {
                bar.finish_and_clear();
                print(&line(progress))
            }
            Self::Lines { .. } | Self::Json => Ok(()),
        }
    }
}

fn ended(progress: &Progress) -> i64 {
    progress.counts.planned - progress.counts.open()
}

fn line(progress: &Progress) -> String {
    format!(
        "issue {} of {}: {} of {} ended; {}",
        progress.issue_id,
        progress.list,
        ended(progress),
        progress.counts.planned,
        in_words(progress)
    )
}

/// State, outcomes, rate and time left.
fn in_words(progress: &Progress) -> String {
    let mut parts = vec![match progress.state {
        IssueState::Held => format!(
            "held, goes on with: postrider issue approve {}",
            progress.issue_id
        ),
        IssueState::Paused => format!(
            "paused, goes on with: postrider issue resume {}",
            progress.issue_id
        ),
        state => state.to_string(),
    }];
    let counts = &progress.counts;
    let queued = |state: &&DeliveryState| !matches!(state, DeliveryState::Queued);
    for &state in DeliveryState::ALL.iter().filter(queued) {
        if counts.of(state) > 0 {
            parts.push(format!("{} {state}", counts.of(state)));
        }
    }
    if counts.held > 0 {
        parts.push(format!("{} of them held for you", counts.held));
    }
    if let Some(rate) = progress.rate_per_second {
        parts.push(format!("{rate:.1}/s"));
    }
    if let Some(seconds) = progress.seconds_left {
        parts.push(format!("{} left", duration(seconds)));
    }
    parts.join(", ")
}

fn duration(seconds: i64) -> String {
    match seconds {
        0..=119 => format!("{seconds} s"),
        120..=7_199 => format!("{} min", seconds / 60),
        _ => format!("{} h", seconds / 3_600),
    }
}
