//! Digests: when an issue is due, what it carries, and who gets it.
//!
//! The first transaction of an issue (`making`) moves the schedule on by compare-and-set, so that of two
//! planners one wins, and writes the issue with what is news. Its deliveries follow in chunks (`planning`),
//! between which everybody else can write; nothing is sent before the last of them. What a reader gets is
//! not the issue's articles but the reader's own: all that were released behind their watermark and that their
//! topics cover, and what they are owed (`audiences`). Who gets the same articles shares a variant, which is
//! rendered when its first letter is sent.

mod audiences;
mod breaking;
mod cadences;
mod calendar;
mod coming;
mod control;
mod doubts;
mod editing;
mod forecast;
mod listing;
mod making;
mod order;
mod planning;
mod preview;
mod recipients;
mod retrying;
mod schedules;
mod story;
mod test_letters;
mod times;
mod words;

use super::audit::Pen;
use super::delivery::LetterError;
use super::{App, StoreError, Wrong, instance};
use crate::domain::actor::Actor;
use crate::domain::editorial::Going;
use crate::domain::issue::IssueState;
use crate::domain::schedule::TimetableError;
use crate::domain::version::Stale;
use crate::fail_point;
use crate::store::lists::List;
use crate::store::{self, Ledger};
use making::{Limits, make_at_once, make_due, next_articles};

pub use breaking::{ArticleName, make_breaking, recent_articles};
pub use cadences::{
    Cadences, EditedSchedule, ScheduleEdit, cadences_of, edit_schedule, set_default_cadence,
    set_schedule_state,
};
pub use calendar::{Calendar, CalendarEntry, Occasion, calendar};
pub use coming::{Coming, coming};
pub use control::{
    Articles, IssueReport, cancel, cancel_with, newest, pause, pause_because, pause_too_old,
    report, resume,
};
pub use doubts::{count_held_single, held, held_single, resolve, resolve_these};
pub(super) use editing::wrong_intro;
pub use editing::{Draft, IssueEdit, approve, draft, edit, edit_seen, stop, tend_held};
pub(super) use forecast::next_issue;
pub use forecast::{Forecast, ForecastIssue, ForecastZone, NextIssue, forecast};
pub(super) use listing::EndedCounts;
pub use listing::{IssueLine, ListedBy, line, listed, readers_of};
pub use order::Section;
pub(super) use order::sections;
pub use planning::{plan_due_issues, plan_out, until_planned};
pub use preview::{CLIPPED_OCTETS, Preview, preview_issue};
pub use recipients::{Recipients, RecipientsAsk, explained, export_piece, recipients};
pub use retrying::{Retried, Retry, retry};
pub(super) use schedules::{Beginnings, begins_behind, note_time_zone, offered};
pub use schedules::{INSTANT, NewCadence, add_cadence, add_schedule, schedules};
pub use story::{By, Deed, Step, Story, story};
pub use test_letters::{send_test_letter, test_letters};
pub use times::{SHOWN_RUNS, next_runs, schedules_of};
pub(super) use words::words_of;
pub use words::{preview, send_test};

pub use crate::store::articles::Article;
pub use crate::store::deliveries::{Delivery, Doubt, Doubts, Resolution, SingleDoubt};
pub use crate::store::issues::{Carried, Counts, Issue, StateCount, VariantCosts};
pub use crate::store::schedules::Schedule;
pub use crate::store::test_letters::TestLetter;

/// Schedules planned in one go; the rest follow at the next tick.
const SCHEDULES_AT_ONCE: i64 = 100;
/// Why an issue could not be dealt with.
#[derive(Debug, thiserror::Error)]
pub enum IssueError {
    /// No list has this slug.
    #[error("there is no list \"{0}\"; see: postrider list show")]
    UnknownList(String),
    /// The list has no schedule of this name, or none at all.
    #[error(
        "the list \"{list}\" has no such schedule; it has: {known}; add one with: postrider schedule add"
    )]
    UnknownSchedule {
        /// The list's slug.
        list: String,
        /// The names of its schedules.
        known: String,
    },
    /// No issue has this number.
    #[error("there is no issue {0}; see: postrider issue show")]
    UnknownIssue(i64),
    /// The issue's state does not allow it.
    #[error("issue {id} is {state}; it cannot become {wanted}")]
    WrongState {
        /// The issue.
        id: i64,
        /// Where it stands.
        state: IssueState,
        /// Where it was to go.
        wanted: IssueState,
    },
    /// The issue has no such delivery.
    #[error("the issue has no delivery {0}")]
    UnknownDelivery(i64),
    /// Letters of an issue that was just cancelled are still being cancelled.
    #[error("issue {0} is still being cancelled; try again in a moment")]
    StillEnding(i64),
    /// As many test letters as there may be.
    #[error(
        "as many test letters were sent within an hour as digest.test_letters_per_hour ({0}) allows"
    )]
    TooManyTests(u32),
    /// The letters of a paused issue have outlived `sending.lifetime_hours`.
    #[error(
        "issue {id} is older than sending.lifetime_hours ({lifetime_hours}): its letters would expire unsent; \
         cancel it, or raise that number before resuming"
    )]
    Outlived {
        /// The issue.
        id: i64,
        /// `sending.lifetime_hours`.
        lifetime_hours: u32,
    },
    /// A cron expression for "instant", or none for another name.
    #[error(
        "\"{0}\": only \"instant\" is sent without a cron expression, and it takes none; \"0 7 * * 1\" means Mondays at seven"
    )]
    Cadence(String),
    /// A schedule of this name is there already.
    #[error("the list has a schedule \"{0}\" already; choose another name")]
    ScheduleTaken(String),
    /// There is nothing to show.
    #[error("the list \"{0}\" has no articles yet; add a feed or push an article")]
    NoArticles(String),
    /// Another planner moved the schedule at the same moment.
    #[error(
        "an issue of this schedule was planned at this very moment; look at: postrider issue show"
    )]
    Overtaken,
    /// The ledger is an older copy of itself.
    #[error("the ledger is held: {0}; look at: postrider ledger show")]
    Held(String),
    /// A test letter to an address that must not be written to.
    #[error("this address is suppressed; see: postrider subscriber show")]
    Suppressed,
    /// What an editor asked for cannot be done; nothing was changed.
    #[error("{}", super::in_one_line(.0))]
    Refused(Vec<Wrong>),
    /// Somebody else changed it since the editor read it.
    #[error(transparent)]
    Stale(#[from] Stale),
    /// The cron expression or the time zone is wrong.
    #[error(transparent)]
    Timetable(#[from] TimetableError),
    /// The letter could not be written.
    #[error(transparent)]
    Letter(#[from] LetterError),
    /// The ledger failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

async fn find_list(app: &App, slug: &str) -> Result<List, IssueError> {
    let slug = slug.to_owned();
    app.database
        .read(move |ledger| {
            store::lists::by_slug(ledger, &slug)?.ok_or(IssueError::UnknownList(slug))
        })
        .await
}

fn as_i32(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// Plans an issue of a list now, whatever its schedule says; the scheduled slot stays where it is.
pub async fn send_now(
    app: &App,
    actor: &Actor,
    list: &str,
    schedule: Option<&str>,
) -> Result<IssueReport, IssueError> {
    let issue = make_now(app, actor, list, schedule).await?;
    plan_out(app, issue.id).await?;
    report(app, issue.id).await
}

/// The beginning of [`send_now`]: the issue is made, its deliveries are still to be planned, by
/// [`plan_out`] or by any worker. Who asks for it has agreed to it, whatever the list says about approval.
pub async fn make_now(
    app: &App,
    actor: &Actor,
    list: &str,
    schedule: Option<&str>,
) -> Result<Issue, IssueError> {
    make_going(app, actor, list, schedule, Going::AtOnce).await
}

/// Makes an issue of a list now and holds it, for editing, until somebody approves it.
pub async fn make_held(
    app: &App,
    actor: &Actor,
    list: &str,
    schedule: Option<&str>,
) -> Result<Issue, IssueError> {
    make_going(app, actor, list, schedule, Going::WhenApproved).await
}

async fn make_going(
    app: &App,
    actor: &Actor,
    list: &str,
    schedule: Option<&str>,
    going: Going,
) -> Result<Issue, IssueError> {
    if let Some(reason) = instance::held(app).await? {
        return Err(IssueError::Held(reason));
    }
    let list = find_list(app, list).await?;
    let name = schedule.map(str::to_owned);
    let (pen, now, limits) = (Pen::of(app, actor), app.now(), Limits::of(app));
    let issue = app
        .database
        .write(move |ledger| {
            let schedule = pick_schedule(ledger, &list, name.as_deref())?;
            let made = make_at_once(ledger, &schedule, &limits, going, now)?;
            let issue = made.ok_or(IssueError::Overtaken)?;
            let detail = serde_json::json!({
                "list": list.slug, "schedule": schedule.name, "hold": going == Going::WhenApproved,
                "state": issue.state.as_str(),
            });
            pen.note(ledger, "issue.make", &control::target(issue.id), detail)?;
            Ok::<_, IssueError>(issue)
        })
        .await?;
    fail_point::reach("issue.committed");
    Ok(issue)
}

/// The schedule with this name; the list's default where no name is given.
fn pick_schedule(
    ledger: &mut Ledger,
    list: &List,
    name: Option<&str>,
) -> Result<Schedule, IssueError> {
    let mut all = store::schedules::of_list(ledger, list.id)?;
    let wanted = name.or(list.default_cadence.as_deref());
    let found = all
        .iter()
        .position(|schedule| Some(schedule.name.as_str()) == wanted);
    match found {
        Some(index) => Ok(all.swap_remove(index)),
        None => Err(IssueError::UnknownSchedule {
            list: list.slug.clone(),
            known: schedules::names(&all),
        }),
    }
}
