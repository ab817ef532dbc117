//! `postrider issue`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::doubts::{self, Decision};
use super::editing::{self, EditingCommand};
use super::failure::{Code, Failure};
use super::lists::address;
use super::output::{Reader, card, or_dash, print, table};
use super::retries::{self, Chosen};
use super::watch::watch;
use crate::domain::actor::Actor;
use crate::domain::address::EmailAddress;
use crate::services::App;
use crate::services::digest::{self, Articles, IssueReport};

/// Issues: what was sent, what is being sent, and what would be sent.
#[derive(Debug, Subcommand)]
pub(super) enum IssueCommand {
    /// Show the newest issues, or one with its deliveries counted by state
    Show {
        /// The issue's number
        issue: Option<i64>,
        /// Only those of this list
        #[arg(long)]
        list: Option<String>,
        /// The most to show
        #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(i64).range(1..=1000))]
        limit: i64,
        /// Of one issue: the deliveries in doubt that wait for your decision
        #[arg(long, requires = "issue")]
        in_doubt: bool,
    },
    /// Watch an issue until it has ended: its rate, its outcomes and the time left
    #[command(
        after_help = "On a terminal this is a bar; elsewhere a line every few seconds; with --json one object a line.
Interrupting it does nothing to the issue."
    )]
    Watch {
        /// The issue's number
        issue: i64,
    },
    /// Plan an issue now, whatever the schedule says; its next slot stays where it is
    SendNow {
        #[command(flatten)]
        of: ListAndSchedule,
        /// Make it, and hold it for editing until somebody approves it
        #[arg(long)]
        hold: bool,
    },
    #[command(flatten)]
    Editing(EditingCommand),
    /// Show what the next issue would look like; sends nothing
    #[command(after_help = "Examples:
  postrider issue preview daily --text
  postrider issue preview daily --html --out preview.html

When nothing is new it shows the newest articles, so that there is something to look at.")]
    Preview {
        #[command(flatten)]
        of: ListAndSchedule,
        /// The HTML
        #[arg(long, conflicts_with = "text")]
        html: bool,
        /// The plain text (the default)
        #[arg(long)]
        text: bool,
        /// Write to this file instead of standard output
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Send the preview to one address of yours
    SendTest {
        #[command(flatten)]
        of: ListAndSchedule,
        /// Where to
        #[arg(long, value_parser = address)]
        to: EmailAddress,
    },
    /// Stop an issue for a while
    Pause {
        /// The issue's number
        issue: i64,
    },
    /// Let a paused issue go on
    Resume {
        /// The issue's number
        issue: i64,
    },
    /// Decide about the deliveries of an issue that are held in doubt
    #[command(after_help = "Examples:
  postrider issue show 7 --in-doubt                      which they are
  postrider issue resolve 7 --resend                     send all of them once more
  postrider issue resolve 7 --sent --address a@b.example one reader says it arrived")]
    Resolve {
        /// The issue's number
        issue: i64,
        #[command(flatten)]
        decision: Decision,
        /// Only the delivery to this address
        #[arg(long, value_parser = address)]
        address: Option<EmailAddress>,
    },
    /// Try letters once more that ended without being accepted
    #[command(after_help = "Examples:
  postrider issue retry 7 --outcome rejected   all that were refused
  postrider issue retry 7 --delivery 4711      one of them

What may have arrived, and what a later issue brings, is left alone.")]
    Retry {
        /// The issue's number
        issue: i64,
        #[command(flatten)]
        chosen: Chosen,
    },
    /// End an issue: what has not been sent will not be, and its articles are not mailed again
    Cancel {
        /// The issue's number
        issue: i64,
        /// Let its articles come with the next issue of each reader who did not get them
        #[arg(long)]
        roll_over: bool,
    },
}

/// Which issue is meant.
#[derive(Debug, Args)]
pub(super) struct ListAndSchedule {
    /// The list's name in URLs
    list: String,
    /// The name of the schedule, where the list has more than one
    #[arg(long)]
    schedule: Option<String>,
}

/// Runs `postrider issue`.
pub(super) async fn run(app: &App, command: IssueCommand, reader: Reader) -> Result<(), Failure> {
    match command {
        IssueCommand::Show {
            issue: Some(id),
            in_doubt: true,
            ..
        } => doubts::show(app, id, reader).await,
        IssueCommand::Show {
            issue: Some(id), ..
        } => tell(&digest::report(app, id).await?, reader),
        IssueCommand::Show {
            issue: None,
            list,
            limit,
            ..
        } => {
            let newest = digest::newest(app, list.as_deref(), limit).await?;
            reader.show(&newest, |newest| {
                let rows: Vec<_> = newest.iter().map(row).collect();
                let header = [
                    "issue",
                    "list",
                    "origin",
                    "slot",
                    "state",
                    "articles",
                    "planned",
                    "deliveries",
                ];
                table(&header, &rows, "There are no issues yet.")
            })
        }
        IssueCommand::Editing(command) => editing::run(app, command, reader).await,
        IssueCommand::SendNow { of, hold } => {
            if hold {
                let issue =
                    digest::make_held(app, &Actor::CommandLine, &of.list, of.schedule.as_deref())
                        .await?;
                return editing::show(app, issue.id, reader).await;
            }
            let issue =
                digest::make_now(app, &Actor::CommandLine, &of.list, of.schedule.as_deref())
                    .await?;
            digest::until_planned(app, issue.id).await?;
            app.nudge.notify_one();
            tell(&digest::report(app, issue.id).await?, reader)
        }
        IssueCommand::Watch { issue } => watch(app, issue, reader).await,
        IssueCommand::Preview {
            of,
            html,
            text: _,
            out,
        } => preview(app, &of, html, out, reader).await,
        IssueCommand::SendTest { of, to } => {
            let delivery = digest::send_test(app, &of.list, of.schedule.as_deref(), to).await?;
            let value = serde_json::json!({ "delivery_id": delivery });
            reader.show(&value, |_| {
                format!("The test letter is delivery {delivery}; a running worker sends it within a moment.")
            })
        }
        IssueCommand::Pause { issue } => tell(
            &digest::pause(app, &Actor::CommandLine, issue).await?,
            reader,
        ),
        IssueCommand::Resume { issue } => tell(
            &digest::resume(app, &Actor::CommandLine, issue).await?,
            reader,
        ),
        IssueCommand::Resolve {
            issue,
            decision,
            address,
        } => doubts::resolve(app, Some(issue), address.as_ref(), decision, reader).await,
        IssueCommand::Retry { issue, chosen } => retries::retry(app, issue, chosen, reader).await,
        IssueCommand::Cancel { issue, roll_over } => {
            let articles = if roll_over {
                Articles::RollOver
            } else {
                Articles::Withdrawn
            };
            tell(
                &digest::cancel_with(app, &Actor::CommandLine, issue, articles).await?,
                reader,
            )
        }
    }
}

async fn preview(
    app: &App,
    of: &ListAndSchedule,
    html: bool,
    out: Option<PathBuf>,
    reader: Reader,
) -> Result<(), Failure> {
    let words = digest::preview(app, &of.list, of.schedule.as_deref()).await?;
    // A preview has no reader, so the way out leads to the list's page, as in a test letter.
    let words = words.personalise(
        &format!("{}/lists/{}", app.public_url, of.list),
        &format!("{}/preferences", app.public_url),
    );
    let content = match reader {
        Reader::Script => serde_json::json!({
            "subject": words.subject, "preheader": words.preheader, "html": words.html, "text": words.text,
        })
        .to_string(),
        Reader::Person if html => words.html,
        Reader::Person => format!("Subject: {}\n\n{}", words.subject, words.text),
    };
    let Some(path) = out else {
        return print(&content);
    };
    std::fs::write(&path, content).map_err(|error| {
        Failure::new(
            Code::Failed,
            &format!("{} cannot be written", path.display()),
        )
        .because(error)
    })
}

/// Tells what there is to know about an issue.
pub(super) fn tell(report: &IssueReport, reader: Reader) -> Result<(), Failure> {
    reader.show(report, |report| {
        let issue = &report.issue;
        let mut lines = vec![
            ("issue", issue.id.to_string()),
            ("list", report.list.clone()),
            ("origin", issue.origin.to_string()),
            ("slot", issue.slot_at.to_string()),
            (
                "window",
                format!("{} to {}", issue.window_start, issue.window_end),
            ),
            ("state", standing(report)),
            ("articles", issue.article_count.to_string()),
            ("planned", issue.planned_count.to_string()),
            ("variants", variants(report)),
            ("deliveries", tally(report)),
            ("in doubt", in_doubt(report)),
            ("ended", or_dash(issue.ended_at.as_ref())),
        ];
        if let Some(reason) = issue.pause_reason {
            let note = issue.pause_note.as_deref();
            let why = note.map_or_else(|| reason.to_string(), |note| format!("{reason}: {note}"));
            lines.push(("paused because", why));
        }
        if issue.goes_at.is_some() {
            lines.push(("goes by itself", or_dash(issue.goes_at.as_ref())));
        }
        if let Some(remedy) = report.remedy {
            lines.push(("what to do", remedy.to_owned()));
        }
        card(&lines)
    })
}

fn row(report: &IssueReport) -> Vec<String> {
    let issue = &report.issue;
    vec![
        issue.id.to_string(),
        report.list.clone(),
        issue.origin.to_string(),
        issue.slot_at.to_string(),
        standing(report),
        issue.article_count.to_string(),
        issue.planned_count.to_string(),
        tally(report),
    ]
}

fn standing(report: &IssueReport) -> String {
    let issue = &report.issue;
    let reason = issue.skip_reason.map(|reason| reason.to_string());
    match reason.or(issue.pause_reason.map(|reason| reason.to_string())) {
        Some(reason) => format!("{} ({reason})", issue.state),
        None => issue.state.to_string(),
    }
}

fn in_doubt(report: &IssueReport) -> String {
    let doubts = &report.in_doubt;
    match doubts.held {
        0 => doubts.total.to_string(),
        held => format!(
            "{}, of which {held} wait for you; see: postrider issue show {} --in-doubt",
            doubts.total, report.issue.id
        ),
    }
}

fn variants(report: &IssueReport) -> String {
    let costs = &report.variants;
    format!(
        "{}, of which {} are rendered ({} kB)",
        costs.total,
        costs.rendered,
        (costs.characters + 999) / 1_000
    )
}

fn tally(report: &IssueReport) -> String {
    let counts = report
        .deliveries
        .iter()
        .map(|one| format!("{} {}", one.count, one.state));
    let text = counts.collect::<Vec<_>>().join(", ");
    if text.is_empty() {
        "-".to_owned()
    } else {
        text
    }
}
