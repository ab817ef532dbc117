//! `postrider schedule` and `postrider issue`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::doubts::{self, Decision};
use super::failure::{Code, Failure};
use super::feeds::slug_of;
use super::lists::{address, time_zone};
use super::output::{Reader, card, or_dash, print, table};
use super::watch::watch;
use crate::domain::address::EmailAddress;
use crate::domain::schedule::ScheduleState;
use crate::services::App;
use crate::services::digest::{self, IssueReport, Schedule};
use crate::services::lists;

/// When the issues of a list are due.
#[derive(Debug, Subcommand)]
pub(super) enum ScheduleCommand {
    /// Add a schedule
    #[command(after_help = "Examples:
  postrider schedule add daily morning '0 6 * * *' --time-zone Europe/Zurich    every day at six
  postrider schedule add daily weekly '0 17 * * FRI'                           Fridays at five, the list's time zone

The fields are minute, hour, day of the month, month, day of the week.")]
    Add {
        /// The list's name in URLs
        list: String,
        /// A name for the schedule, such as daily
        name: String,
        /// The cron expression, in quotes
        cron: String,
        /// The IANA time zone; the list's where none is given
        #[arg(long, value_parser = time_zone)]
        time_zone: Option<String>,
    },
    /// Show every schedule and when it is due next
    Show {
        /// Only those of this list
        list: Option<String>,
    },
    /// Plan no issues for a while; slots that pass are not made up for
    Pause {
        /// The schedule's number
        schedule: i64,
    },
    /// Plan issues again, from the next slot on
    Resume {
        /// The schedule's number
        schedule: i64,
    },
}

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
    },
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
    /// End an issue: what has not been sent will not be
    Cancel {
        /// The issue's number
        issue: i64,
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

/// Runs `postrider schedule`.
pub(super) async fn run_schedules(
    app: &App,
    command: ScheduleCommand,
    reader: Reader,
) -> Result<(), Failure> {
    match command {
        ScheduleCommand::Add {
            list,
            name,
            cron,
            time_zone,
        } => {
            let made = digest::add_schedule(app, &list, &name, &cron, time_zone.as_deref()).await?;
            reader.show(&made, |made| {
                format!(
                    "Schedule {} is due for the first time at {}.",
                    made.id, made.next_due_at
                )
            })
        }
        ScheduleCommand::Show { list } => show_schedules(app, list, reader).await,
        ScheduleCommand::Pause { schedule } => {
            set_state(app, schedule, ScheduleState::Paused, reader).await
        }
        ScheduleCommand::Resume { schedule } => {
            set_state(app, schedule, ScheduleState::Active, reader).await
        }
    }
}

async fn show_schedules(app: &App, list: Option<String>, reader: Reader) -> Result<(), Failure> {
    let known = lists::all(app).await?;
    let wanted = match &list {
        Some(slug) => Some(lists::find(app, slug).await?.id),
        None => None,
    };
    let mut all = digest::schedules(app).await?;
    all.retain(|schedule| wanted.is_none_or(|list| schedule.list_id == list));
    reader.show(&all, |all| {
        let row = |schedule: &Schedule| {
            vec![
                schedule.id.to_string(),
                slug_of(&known, schedule.list_id),
                schedule.name.clone(),
                schedule.cron.clone(),
                schedule.time_zone.clone(),
                schedule.state.to_string(),
                schedule.next_due_at.to_string(),
            ]
        };
        let rows: Vec<_> = all.iter().map(row).collect();
        let nothing = "There are no schedules yet. Add one with: postrider schedule add --help";
        table(
            &[
                "schedule", "list", "name", "cron", "zone", "state", "next due",
            ],
            &rows,
            nothing,
        )
    })
}

async fn set_state(
    app: &App,
    id: i64,
    state: ScheduleState,
    reader: Reader,
) -> Result<(), Failure> {
    if !digest::set_schedule_state(app, id, state).await? {
        return Err(Failure::not_found(&format!(
            "there is no schedule {id}; see: postrider schedule show"
        )));
    }
    let value = serde_json::json!({ "id": id, "state": state });
    reader.show(&value, |_| format!("Schedule {id} is {state}."))
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
        IssueCommand::SendNow { of } => {
            let issue = digest::make_now(app, &of.list, of.schedule.as_deref()).await?;
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
        IssueCommand::Pause { issue } => tell(&digest::pause(app, issue).await?, reader),
        IssueCommand::Resume { issue } => tell(&digest::resume(app, issue).await?, reader),
        IssueCommand::Resolve {
            issue,
            decision,
            address,
        } => doubts::resolve(app, Some(issue), address.as_ref(), decision, reader).await,
        IssueCommand::Cancel { issue } => tell(&digest::cancel(app, issue).await?, reader),
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
    let words = words.personalise(&format!("{}/lists/{}", app.public_url, of.list));
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

fn tell(report: &IssueReport, reader: Reader) -> Result<(), Failure> {
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
            ("deliveries", tally(report)),
            ("in doubt", in_doubt(report)),
            ("ended", or_dash(issue.ended_at.as_ref())),
        ];
        if let Some(reason) = issue.pause_reason {
            let note = issue.pause_note.as_deref();
            let why = note.map_or_else(|| reason.to_string(), |note| format!("{reason}: {note}"));
            lines.push(("paused because", why));
            lines.push(("what to do", or_dash(report.remedy.as_ref())));
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
