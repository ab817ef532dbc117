//! `postrider schedule`: the cadences that a list offers, and what they have before them.

use clap::Subcommand;

use super::failure::Failure;
use super::feeds::slug_of;
use super::lists::time_zone;
use super::output::{Reader, or_dash, table};
use crate::domain::actor::Actor;
use crate::domain::schedule::{ScheduleState, ZoneMode};
use crate::services::App;
use crate::services::digest::{self, Forecast, ForecastIssue, NewCadence, Schedule};
use crate::services::lists;

/// When the issues of a list are due: the cadences that its readers may choose.
#[derive(Debug, Subcommand)]
pub(super) enum ScheduleCommand {
    /// Add a schedule; readers may choose it by its name
    #[command(after_help = "Examples:
  postrider schedule add daily morning '0 6 * * *' --time-zone Europe/Zurich    every day at six
  postrider schedule add daily weekly '0 17 * * FRI'                           Fridays at five, the list's time zone
  postrider schedule add daily daily '0 7 * * *' --readers-clocks              at seven where each reader is
  postrider schedule add daily instant                                         when something is published

The fields are minute, hour, day of the month, month, day of the week. The first schedule of a list is the one
that readers follow who choose none; change that with: postrider schedule default.")]
    Add {
        /// The list's name in URLs
        list: String,
        /// A name for the schedule: instant, daily, weekly, monthly or one of your own
        name: String,
        /// The cron expression, in quotes; none for instant
        cron: Option<String>,
        /// The IANA time zone; the list's where none is given
        #[arg(long, value_parser = time_zone)]
        time_zone: Option<String>,
        /// Tell the hour by each reader's own clock, where it is known
        #[arg(long, requires = "cron")]
        readers_clocks: bool,
    },
    /// Choose the schedule that readers follow who chose none
    #[command(after_help = "\
Readers who are there hear from the list less often at once, where the new default is less frequent. Where it is
more frequent they keep what they had, and only new readers follow it.")]
    Default {
        /// The list's name in URLs
        list: String,
        /// The name of the schedule
        name: String,
    },
    /// Show which issues are due in the next days, when, where and for how many readers; changes nothing
    #[command(after_help = "Example:
  postrider schedule forecast daily --days 14

Clock changes are noted beside the first issue after them.")]
    Forecast {
        /// The list's name in URLs
        list: String,
        /// How many days
        #[arg(long, default_value_t = 7, value_parser = clap::value_parser!(i64).range(1..=366))]
        days: i64,
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

/// Runs `postrider schedule`.
pub(super) async fn run(
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
            readers_clocks,
        } => {
            let cadence = NewCadence {
                name: &name,
                cron: cron.as_deref(),
                time_zone: time_zone.as_deref(),
                zone_mode: if readers_clocks {
                    ZoneMode::Reader
                } else {
                    ZoneMode::List
                },
            };
            let made = digest::add_cadence(app, &Actor::CommandLine, &list, cadence).await?;
            reader.show(&made, |made| match made.next_due_at {
                Some(at) => format!("Schedule {} is due for the first time at {at}.", made.id),
                None => format!(
                    "Schedule {} is due whenever an article is released.",
                    made.id
                ),
            })
        }
        ScheduleCommand::Default { list, name } => {
            let kept = digest::set_default_cadence(app, &Actor::CommandLine, &list, &name).await?;
            let value =
                serde_json::json!({ "default_cadence": name, "readers_who_keep_theirs": kept });
            reader.show(&value, |_| match kept {
                0 => format!("Readers of {list} who chose no cadence follow {name} from now on."),
                kept => format!(
                    "New readers of {list} follow {name}. The {kept} who are there keep what they had, because it is less often."
                ),
            })
        }
        ScheduleCommand::Forecast { list, days } => {
            let forecast = digest::forecast(app, &list, days).await?;
            reader.show(&forecast, tell)
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
                or_dash(schedule.cron.as_ref()),
                clock(schedule),
                schedule.state.to_string(),
                or_dash(schedule.next_due_at.as_ref()),
            ]
        };
        let rows: Vec<_> = all.iter().map(row).collect();
        let nothing = "There are no schedules yet. Add one with: postrider schedule add --help";
        table(
            &[
                "schedule", "list", "name", "cron", "clock", "state", "next due",
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
    if !digest::set_schedule_state(app, &Actor::CommandLine, id, state).await? {
        return Err(Failure::not_found(&format!(
            "there is no schedule {id}; see: postrider schedule show"
        )));
    }
    let value = serde_json::json!({ "id": id, "state": state });
    reader.show(&value, |_| format!("Schedule {id} is {state}."))
}

fn clock(schedule: &Schedule) -> String {
    match schedule.zone_mode {
        ZoneMode::List => schedule.time_zone.clone(),
        ZoneMode::Reader => format!("readers' own, else {}", schedule.time_zone),
    }
}

fn tell(forecast: &Forecast) -> String {
    let rows: Vec<Vec<String>> = forecast.issues.iter().flat_map(rows).collect();
    let mut text = table(
        &[
            "at (UTC)",
            "schedule",
            "readers",
            "on the clocks of",
            "there",
            "note",
        ],
        &rows,
        "No issue is due in these days.",
    );
    if let Some(readers) = forecast.at_once {
        let besides = "readers get a letter whenever something is published.";
        text.push_str(&["\nBesides, ", &readers.to_string(), " ", besides, "\n"].concat());
    }
    if forecast.is_cut_short {
        text.push_str("\nThere are more; ask for fewer days.\n");
    }
    text
}

/// A line for each zone; what is the same for all stands in the first.
fn rows(issue: &ForecastIssue) -> Vec<Vec<String>> {
    let several = issue.zones.len() > 1;
    let mut rows = Vec::new();
    for (index, zone) in issue.zones.iter().enumerate() {
        let (at, schedule) = match index {
            0 => (issue.at.to_string(), issue.schedule.clone()),
            _ => (String::new(), String::new()),
        };
        let readers = match (index, several) {
            (0, true) => format!("{} of {}", zone.readers, issue.readers),
            _ => zone.readers.to_string(),
        };
        let note = zone.clock_change.clone().unwrap_or_default();
        rows.push(vec![
            at,
            schedule,
            readers,
            zone.time_zone.clone(),
            zone.local.clone(),
            note,
        ]);
    }
    rows
}
