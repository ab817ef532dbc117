//! Digests: when an issue is due, what it carries, and who gets it.
//!
//! The first transaction of an issue moves the schedule on by compare-and-set, so that of two planners
//! one wins, and writes the issue with the articles it carries. Its deliveries follow in chunks
//! (`planning`), between which everybody else can write; nothing is sent before the last of them. A
//! variant is rendered when its first letter is sent.

mod control;
mod doubts;
mod planning;
mod schedules;
mod words;

use std::cmp::Reverse;

use super::delivery::LetterError;
use super::{App, StoreError, instance};
use crate::domain::issue::{IssueState, Origin, SkipReason};
use crate::domain::schedule::{Timetable, TimetableError};
use crate::domain::time::UtcTime;
use crate::fail_point;
use crate::store::articles::Article;
use crate::store::issues::NewIssue;
use crate::store::lists::List;
use crate::store::{self, Ledger};

pub use control::{
    IssueReport, cancel, newest, pause, pause_because, pause_too_old, report, resume,
};
pub use doubts::{held, resolve};
pub use planning::{plan_due_issues, plan_out, until_planned};
pub use schedules::{add_schedule, schedules, set_schedule_state};
pub(super) use words::words_of;
pub use words::{preview, send_test};

pub use crate::store::deliveries::{Doubt, Doubts, Resolution};
pub use crate::store::issues::{Issue, StateCount};
pub use crate::store::schedules::Schedule;

/// Seconds by which a window looks back before its start, for articles whose insertion was committed
/// late. No article is carried twice: the ledger refuses a second time.
const LOOK_BACK_SECONDS: i64 = 86_400;
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

/// The numbers from the configuration that planning needs.
struct Limits {
    catch_up_seconds: i64,
    min_articles: usize,
}

impl Limits {
    fn of(app: &App) -> Self {
        Self {
            catch_up_seconds: i64::from(app.config.digest.catch_up_hours) * 3_600,
            min_articles: app.config.digest.min_articles as usize,
        }
    }
}

/// Makes the issue that is due of one schedule: after a downtime one issue, not many, and none that is too old.
fn make_due(
    ledger: &mut Ledger,
    schedule: &Schedule,
    limits: &Limits,
    now: UtcTime,
) -> Result<Option<Issue>, IssueError> {
    let timetable = Timetable::parse(&schedule.cron, &schedule.time_zone)?;
    let Some((slot_at, next_due_at)) = timetable.catch_up(schedule.next_due_at, now) else {
        return Ok(None);
    };
    let too_old = now.seconds_since(slot_at) > limits.catch_up_seconds;
    let slot = Slot {
        origin: Origin::Scheduled,
        at: slot_at,
        next_due_at,
        min_articles: limits.min_articles,
        too_old,
    };
    make(ledger, schedule, &slot, now)
}

/// What is to be planned of a schedule.
struct Slot {
    origin: Origin,
    at: UtcTime,
    next_due_at: UtcTime,
    min_articles: usize,
    too_old: bool,
}

/// Makes an issue and moves its schedule on. Nothing when another planner has done so since it was read.
///
/// A slot that is skipped for want of news leaves the window open, so that its articles are in the
/// next issue.
fn make(
    ledger: &mut Ledger,
    schedule: &Schedule,
    slot: &Slot,
    now: UtcTime,
) -> Result<Option<Issue>, IssueError> {
    let articles = next_articles(ledger, schedule)?;
    let skip_reason = if slot.too_old {
        Some(SkipReason::TooOld)
    } else if articles.len() < slot.min_articles {
        Some(SkipReason::NothingNew)
    } else {
        None
    };
    let (window_start, articles) = match skip_reason {
        Some(_) => (schedule.window_start, Vec::new()),
        None => (now, articles),
    };
    if !store::schedules::advance(ledger, schedule, slot.next_due_at, window_start)? {
        return Ok(None);
    }
    let issue = NewIssue {
        list_id: schedule.list_id,
        schedule_id: schedule.id,
        origin: slot.origin,
        slot_at: slot.at,
        window_start: schedule.window_start,
        window_end: now,
        skip_reason,
        article_count: as_i32(articles.len()),
        created_at: now,
    };
    let id = store::issues::insert(ledger, &issue)?;
    let ids: Vec<i64> = articles.iter().map(|article| article.id).collect();
    store::issues::insert_articles(ledger, id, schedule.id, &ids)?;
    fail_point::reach("issue.committing");
    Ok(store::issues::by_id(ledger, id)?)
}

/// The articles that the next issue of a schedule would carry, newest first.
fn next_articles(ledger: &mut Ledger, schedule: &Schedule) -> Result<Vec<Article>, StoreError> {
    let since = schedule.window_start.plus_seconds(-LOOK_BACK_SECONDS);
    let mut articles = store::articles::unplanned(ledger, schedule.list_id, schedule.id, since)?;
    articles.sort_by_key(|article| {
        Reverse((
            article.published_at.unwrap_or(article.first_seen_at),
            article.id,
        ))
    });
    Ok(articles)
}

fn as_i32(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// Plans an issue of a list now, whatever its schedule says; the scheduled slot stays where it is.
pub async fn send_now(
    app: &App,
    list: &str,
    schedule: Option<&str>,
) -> Result<IssueReport, IssueError> {
    let issue = make_now(app, list, schedule).await?;
    plan_out(app, issue.id).await?;
    report(app, issue.id).await
}

/// The beginning of [`send_now`]: the issue is made, its deliveries are still to be planned, by
/// [`plan_out`] or by any worker.
pub async fn make_now(app: &App, list: &str, schedule: Option<&str>) -> Result<Issue, IssueError> {
    if let Some(reason) = instance::held(app).await? {
        return Err(IssueError::Held(reason));
    }
    let list = find_list(app, list).await?;
    let name = schedule.map(str::to_owned);
    let now = app.now();
    let issue = app
        .database
        .write(move |ledger| {
            let schedule = pick_schedule(ledger, &list, name.as_deref())?;
            let slot = Slot {
                origin: Origin::SendNow,
                at: between_slots(now),
                next_due_at: schedule.next_due_at,
                min_articles: 1,
                too_old: false,
            };
            make(ledger, &schedule, &slot, now)?.ok_or(IssueError::Overtaken)
        })
        .await?;
    fail_point::reach("issue.committed");
    Ok(issue)
}

/// Slots of schedules are whole seconds, so an instant off the second never takes the place of one.
fn between_slots(now: UtcTime) -> UtcTime {
    let on_the_second = now.micros() % 1_000_000 == 0;
    UtcTime::from_micros(now.micros() + i64::from(on_the_second))
}

/// The schedule with this name; the only one, where a list has one and no name is given.
fn pick_schedule(
    ledger: &mut Ledger,
    list: &List,
    name: Option<&str>,
) -> Result<Schedule, IssueError> {
    let mut all = store::schedules::of_list(ledger, list.id)?;
    let found = match name {
        Some(name) => all.iter().position(|schedule| schedule.name == name),
        None => (all.len() == 1).then_some(0),
    };
    let known = || {
        all.iter()
            .map(|schedule| schedule.name.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    };
    match found {
        Some(index) => Ok(all.swap_remove(index)),
        None => Err(IssueError::UnknownSchedule {
            list: list.slug.clone(),
            known: known(),
        }),
    }
}
