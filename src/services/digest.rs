//! Digests: when an issue is due, what it carries, and who gets it.
//!
//! Planning is one transaction. It moves the schedule on by compare-and-set, so that of two planners
//! one wins; it writes the issue, the articles it carries and one variant for each combination of
//! topics that readers chose; and it writes one delivery for each reader with `INSERT … SELECT`. Either
//! all of that is in the ledger or none of it. A variant is rendered when its first letter is sent.

use std::cmp::Reverse;

use super::delivery::{LetterError, identity};
use super::{App, StoreError};
use crate::domain::address::EmailAddress;
use crate::domain::article::matches_topics;
use crate::domain::delivery::LetterKind;
use crate::domain::issue::{IssueState, Origin, SkipReason};
use crate::domain::schedule::{ScheduleState, Timetable, TimetableError};
use crate::domain::time::UtcTime;
use crate::mail::letter::{Digest, DigestArticle, Letter, Rendered, UNSUBSCRIBE_URL_MARK};
use crate::store::articles::Article;
use crate::store::deliveries::NewLetter;
use crate::store::issues::NewIssue;
use crate::store::lists::List;
use crate::store::schedules::NewSchedule;
use crate::store::{self, Ledger, json};

pub use crate::store::issues::{Issue, StateCount};
pub use crate::store::schedules::Schedule;

/// Seconds by which a window looks back before its start, for articles whose insertion was committed
/// late. No article is carried twice: the ledger refuses a second time.
const LOOK_BACK_SECONDS: i64 = 86_400;
/// Schedules planned in one go; the rest follow at the next tick.
const SCHEDULES_AT_ONCE: i64 = 100;
/// Articles shown in a preview when nothing is new.
const PREVIEW_ARTICLES: i64 = 10;

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

/// An issue and what became of its deliveries.
#[derive(Debug, Clone, serde::Serialize)]
pub struct IssueReport {
    /// The issue.
    #[serde(flatten)]
    pub issue: Issue,
    /// The slug of its list.
    pub list: String,
    /// The deliveries by state; their sum is `planned_count`.
    pub deliveries: Vec<StateCount>,
}

/// Adds a schedule to a list; the list's time zone where none is given.
pub async fn add_schedule(
    app: &App,
    list: &str,
    name: &str,
    cron: &str,
    time_zone: Option<&str>,
) -> Result<Schedule, IssueError> {
    let list = find_list(app, list).await?;
    let time_zone = time_zone.unwrap_or(&list.time_zone).to_owned();
    let now = app.now();
    let next_due_at = Timetable::parse(cron, &time_zone)?
        .next_after(now)
        .ok_or_else(|| TimetableError::Never(cron.to_owned()))?;
    let (name, cron) = (name.to_owned(), cron.trim().to_owned());
    app.database
        .write(move |ledger| {
            let schedule = NewSchedule {
                list_id: list.id,
                name: &name,
                cron: &cron,
                time_zone: &time_zone,
                next_due_at,
                window_start: now,
                created_at: now,
            };
            let id = store::schedules::insert(ledger, &schedule).map_err(|error| {
                if error.is_duplicate() {
                    IssueError::ScheduleTaken(name.clone())
                } else {
                    error.into()
                }
            })?;
            let made = store::schedules::by_id(ledger, id)?;
            made.ok_or_else(|| {
                StoreError::Unreadable("a schedule that was just made".to_owned()).into()
            })
        })
        .await
}

/// Every schedule.
pub async fn schedules(app: &App) -> Result<Vec<Schedule>, StoreError> {
    app.database.read(store::schedules::all).await
}

/// Pauses a schedule or sets it going again; slots that passed meanwhile are not made up for.
pub async fn set_schedule_state(
    app: &App,
    id: i64,
    state: ScheduleState,
) -> Result<bool, IssueError> {
    let now = app.now();
    app.database
        .write(move |ledger| {
            let Some(schedule) = store::schedules::by_id(ledger, id)? else {
                return Ok(false);
            };
            let timetable = Timetable::parse(&schedule.cron, &schedule.time_zone)?;
            let next = timetable.next_after(now).unwrap_or(schedule.next_due_at);
            Ok(store::schedules::set_state(ledger, id, state, next)?)
        })
        .await
}

async fn find_list(app: &App, slug: &str) -> Result<List, IssueError> {
    let slug = slug.to_owned();
    app.database
        .read(move |ledger| {
            store::lists::by_slug(ledger, &slug)?.ok_or(IssueError::UnknownList(slug))
        })
        .await
}

/// Plans the issue of every schedule that is due; returns the issues that were written, skipped
/// ones included. Safe to call at any time, from any number of processes.
pub async fn plan_due_issues(app: &App) -> Result<Vec<Issue>, StoreError> {
    let now = app.now();
    let due = app
        .database
        .read(move |ledger| store::schedules::due(ledger, now, SCHEDULES_AT_ONCE))
        .await?;
    let mut planned = Vec::new();
    for schedule in due {
        let limits = Limits::of(app);
        let issue = app
            .database
            .write(move |ledger| plan_slot(ledger, &schedule, &limits, now))
            .await;
        match issue {
            Ok(Some(issue)) => {
                tracing::info!(issue_id = issue.id, state = %issue.state, planned = issue.planned_count, "issue planned");
                planned.push(issue);
            }
            Ok(None) => {}
            Err(error) => {
                tracing::error!(%error, "a schedule could not be planned; the others go on");
            }
        }
    }
    if !planned.is_empty() {
        app.nudge.notify_one();
    }
    Ok(planned)
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

/// Plans what is due of one schedule: after a downtime one issue, not many, and none that is too old.
fn plan_slot(
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
    plan(ledger, schedule, &slot, now)
}

/// What is to be planned of a schedule.
struct Slot {
    origin: Origin,
    at: UtcTime,
    next_due_at: UtcTime,
    min_articles: usize,
    too_old: bool,
}

/// Plans an issue. Nothing when another planner has moved the schedule on since it was read.
///
/// A slot that is skipped for want of news leaves the window open, so that its articles are in the
/// next issue.
fn plan(
    ledger: &mut Ledger,
    schedule: &Schedule,
    slot: &Slot,
    now: UtcTime,
) -> Result<Option<Issue>, IssueError> {
    let since = schedule.window_start.plus_seconds(-LOOK_BACK_SECONDS);
    let mut articles = store::articles::unplanned(ledger, schedule.list_id, schedule.id, since)?;
    articles.sort_by_key(|article| {
        Reverse((
            article.published_at.unwrap_or(article.first_seen_at),
            article.id,
        ))
    });
    let wanted = wanted_variants(ledger, schedule.list_id, &articles)?;
    let skip_reason = if slot.too_old {
        Some(SkipReason::TooOld)
    } else if articles.len() < slot.min_articles {
        Some(SkipReason::NothingNew)
    } else if wanted.is_empty() {
        Some(SkipReason::NobodyToWriteTo)
    } else {
        None
    };
    let window_start = match skip_reason {
        Some(SkipReason::TooOld | SkipReason::NothingNew) => schedule.window_start,
        Some(SkipReason::NobodyToWriteTo) | None => now,
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
        created_at: now,
    };
    let id = store::issues::insert(ledger, &issue)?;
    if skip_reason.is_none() {
        write_deliveries(ledger, schedule, id, &articles, &wanted, now)?;
    }
    Ok(store::issues::by_id(ledger, id)?)
}

/// The combinations of topics that somebody chose and that have an article, with how many.
fn wanted_variants(
    ledger: &mut Ledger,
    list: i64,
    articles: &[Article],
) -> Result<Vec<(Vec<String>, usize)>, StoreError> {
    let chosen = store::issues::chosen_topics(ledger, list)?;
    let counted = chosen.into_iter().map(|topics| {
        let count = articles
            .iter()
            .filter(|article| matches_topics(&article.topics.0, &topics))
            .count();
        (topics, count)
    });
    Ok(counted.filter(|(_, count)| *count > 0).collect())
}

fn write_deliveries(
    ledger: &mut Ledger,
    schedule: &Schedule,
    issue: i64,
    articles: &[Article],
    wanted: &[(Vec<String>, usize)],
    now: UtcTime,
) -> Result<(), StoreError> {
    let ids: Vec<i64> = articles.iter().map(|article| article.id).collect();
    store::issues::insert_articles(ledger, issue, schedule.id, &ids)?;
    let mut deliveries = 0;
    for (topics, count) in wanted {
        let variant = store::issues::insert_variant(
            ledger,
            schedule.list_id,
            Some(issue),
            topics,
            as_i32(*count),
        )?;
        deliveries += store::deliveries::plan_variant(
            ledger,
            schedule.list_id,
            issue,
            variant,
            &json(topics),
            now,
        )?;
    }
    store::issues::set_counts(ledger, issue, as_i32(articles.len()), deliveries)
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
    let list = find_list(app, list).await?;
    let name = schedule.map(str::to_owned);
    let now = app.now();
    let issue = app
        .database
        .write(move |ledger| {
            let schedule = pick_schedule(ledger, &list, name.as_deref())?;
            let slot = Slot {
                origin: Origin::SendNow,
                at: now,
                next_due_at: schedule.next_due_at,
                min_articles: 1,
                too_old: false,
            };
            plan(ledger, &schedule, &slot, now)?.ok_or(IssueError::Overtaken)
        })
        .await?;
    app.nudge.notify_one();
    report(app, issue.id).await
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

/// What the next issue of a list would look like to a reader of every topic. When nothing is new it
/// shows the newest articles, so that there is something to look at.
pub async fn preview(
    app: &App,
    list: &str,
    schedule: Option<&str>,
) -> Result<Rendered, IssueError> {
    let list = find_list(app, list).await?;
    let (name, asked) = (schedule.map(str::to_owned), list.clone());
    let articles = app
        .database
        .read(move |ledger| {
            let mut articles = match pick_schedule(ledger, &asked, name.as_deref()) {
                Ok(schedule) => {
                    let since = schedule.window_start.plus_seconds(-LOOK_BACK_SECONDS);
                    store::articles::unplanned(ledger, asked.id, schedule.id, since)?
                }
                Err(error @ IssueError::UnknownSchedule { .. }) if name.is_some() => {
                    return Err(error);
                }
                Err(_no_schedule_yet) => Vec::new(),
            };
            if articles.is_empty() {
                articles = store::articles::newest(ledger, asked.id, PREVIEW_ARTICLES)?;
            }
            Ok::<_, IssueError>(articles)
        })
        .await?;
    if articles.is_empty() {
        return Err(IssueError::NoArticles(list.slug));
    }
    Ok(write_digest(app, &list, &articles, app.now())?)
}

/// Sends the preview to an address of the operator's choice, by way of the ledger; returns the delivery's number.
pub async fn send_test(
    app: &App,
    list: &str,
    schedule: Option<&str>,
    to: EmailAddress,
) -> Result<i64, IssueError> {
    let words = preview(app, list, schedule).await?;
    let list = find_list(app, list).await?;
    let now = app.now();
    let delivery = app
        .database
        .write(move |ledger| {
            let variant = store::issues::insert_variant(ledger, list.id, None, &[], 0)?;
            keep(ledger, variant, &words, now)?;
            let letter = NewLetter {
                letter: LetterKind::Digest,
                list_id: list.id,
                reader: None,
                confirmation_id: None,
                variant_id: Some(variant),
                recipient: &to,
            };
            store::deliveries::enqueue(ledger, &letter, now)
        })
        .await?;
    app.nudge.notify_one();
    Ok(delivery)
}

fn keep(
    ledger: &mut Ledger,
    variant: i64,
    words: &Rendered,
    now: UtcTime,
) -> Result<(), StoreError> {
    let words = [&words.subject, &words.preheader, &words.html, &words.text].map(String::as_str);
    store::issues::keep_rendered(ledger, variant, words, now)
}

/// The words of a variant: rendered by whoever needs them first, and from then on as they were kept.
pub(super) async fn words_of(app: &App, variant: i64) -> Result<(Rendered, List), LetterError> {
    if let (Some(words), list) = kept_words(app, variant).await? {
        return Ok((words, list));
    }
    let (list, articles, slot_at) = app
        .database
        .read(move |ledger| {
            let found = store::issues::variant(ledger, variant)?;
            let issue = found
                .issue_id
                .map(|id| store::issues::by_id(ledger, id))
                .transpose()?
                .flatten();
            let issue = issue
                .ok_or_else(|| StoreError::Unreadable("a variant without its issue".to_owned()))?;
            let mut articles = store::articles::of_issue(ledger, issue.id)?;
            articles.retain(|article| matches_topics(&article.topics.0, &found.topics.0));
            Ok::<_, StoreError>((
                store::lists::by_id(ledger, issue.list_id)?,
                articles,
                issue.slot_at,
            ))
        })
        .await?;
    let words = write_digest(app, &list, &articles, slot_at)?;
    let now = app.now();
    app.database
        .write(move |ledger| keep(ledger, variant, &words, now))
        .await?;
    match kept_words(app, variant).await? {
        (Some(words), list) => Ok((words, list)),
        (None, _) => {
            Err(StoreError::Unreadable("a variant that was just rendered".to_owned()).into())
        }
    }
}

async fn kept_words(app: &App, variant: i64) -> Result<(Option<Rendered>, List), StoreError> {
    app.database
        .read(move |ledger| {
            let found = store::issues::variant(ledger, variant)?;
            let list = store::lists::by_id(ledger, found.list_id)?;
            let words = found
                .subject
                .zip(found.preheader)
                .zip(found.html)
                .zip(found.body_text);
            let words = words.map(|(((subject, preheader), html), text)| Rendered {
                subject,
                preheader,
                html,
                text,
            });
            Ok((words, list))
        })
        .await
}

/// Renders a digest with the mark in the place of the reader's own way out.
fn write_digest(
    app: &App,
    list: &List,
    articles: &[Article],
    slot_at: UtcTime,
) -> Result<Rendered, LetterError> {
    let zone = list.time_zone.parse().unwrap_or(chrono_tz::UTC);
    let day = |instant: UtcTime| {
        instant
            .datetime()
            .with_timezone(&zone)
            .format("%A, %-d %B %Y")
            .to_string()
    };
    let shown = articles.len().min(app.config.digest.max_articles as usize);
    let digest = Digest {
        list: identity(app, list),
        issue_title: list.name.clone(),
        issue_date: day(slot_at),
        articles: articles[..shown]
            .iter()
            .map(|article| DigestArticle {
                title: article.title.clone(),
                source: article.source_title.clone(),
                url: article.url.clone(),
                summary: article.summary.clone(),
                image_url: article.image_url.clone(),
                image_alt: String::new(),
                published: article.published_at.map(day),
            })
            .collect(),
        more_count: articles.len() - shown,
        unsubscribe_url: UNSUBSCRIBE_URL_MARK.to_owned(),
        why: format!(
            "You receive this letter because this address is subscribed to {}.",
            list.name
        ),
    };
    Ok(app.templates.render(&Letter::Digest(digest))?)
}

/// Stops an issue for a while: nothing of it is claimed any more.
pub async fn pause(app: &App, id: i64) -> Result<IssueReport, IssueError> {
    advance(app, id, IssueState::Paused).await
}

/// Lets a paused issue go on.
pub async fn resume(app: &App, id: i64) -> Result<IssueReport, IssueError> {
    advance(app, id, IssueState::Sending).await
}

/// Ends an issue: what has not been sent will not be.
pub async fn cancel(app: &App, id: i64) -> Result<IssueReport, IssueError> {
    advance(app, id, IssueState::Cancelled).await
}

async fn advance(app: &App, id: i64, wanted: IssueState) -> Result<IssueReport, IssueError> {
    let now = app.now();
    app.database
        .write(move |ledger| {
            let issue = store::issues::by_id(ledger, id)?.ok_or(IssueError::UnknownIssue(id))?;
            let state = issue.state;
            if state != wanted {
                let moved = state.may_become(wanted)
                    && store::issues::advance(ledger, id, state, wanted, now)?;
                if !moved {
                    return Err(IssueError::WrongState { id, state, wanted });
                }
            }
            if wanted == IssueState::Cancelled {
                store::deliveries::cancel_for_issue(
                    ledger,
                    id,
                    "an operator cancelled the issue",
                    now,
                )?;
            }
            Ok(())
        })
        .await?;
    app.nudge.notify_one();
    report(app, id).await
}

/// An issue with its deliveries counted.
pub async fn report(app: &App, id: i64) -> Result<IssueReport, IssueError> {
    app.database
        .read(move |ledger| {
            let issue = store::issues::by_id(ledger, id)?.ok_or(IssueError::UnknownIssue(id))?;
            Ok(report_on(ledger, issue)?)
        })
        .await
}

/// The newest issues with their deliveries counted, of one list or of all.
pub async fn newest(
    app: &App,
    list: Option<&str>,
    limit: i64,
) -> Result<Vec<IssueReport>, IssueError> {
    let list = match list {
        Some(slug) => Some(find_list(app, slug).await?.id),
        None => None,
    };
    app.database
        .read(move |ledger| {
            let issues = store::issues::newest(ledger, list, limit)?;
            Ok(issues
                .into_iter()
                .map(|issue| report_on(ledger, issue))
                .collect::<Result<_, _>>()?)
        })
        .await
}

fn report_on(ledger: &mut Ledger, issue: Issue) -> Result<IssueReport, StoreError> {
    let list = store::lists::by_id(ledger, issue.list_id)?.slug;
    let deliveries = store::issues::tally(ledger, issue.id)?;
    Ok(IssueReport {
        issue,
        list,
        deliveries,
    })
}
