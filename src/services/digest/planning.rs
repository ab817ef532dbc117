//! Planning: who gets an issue, written down chunk by chunk.
//!
//! A chunk is one short transaction: it takes the next readers of the list, makes the audiences and variants
//! that their choices need, writes their deliveries, moves their watermarks and the issue's cursor. Sign-ups, answers and
//! wishes to leave get their turn between two chunks. The last chunk lets the sending begin; an issue
//! whose planner died is gone on with by whoever comes next.

use std::time::Duration;

use tokio::time::Instant;

use super::super::{App, StoreError, instance};
use super::audiences::Chunk;
use super::{Issue, IssueError, Limits, SCHEDULES_AT_ONCE, make_due};
use crate::domain::issue::{IssueState, PauseReason, SkipReason};
use crate::domain::time::UtcTime;
use crate::fail_point;
use crate::store::issues::Readers;
use crate::store::subscribers::Subscription;
use crate::store::{self, Ledger};

/// How long one chunk should keep other writers waiting.
const CHUNK_MILLISECONDS: u64 = 60;
/// Readers in the first chunk of all, before it is known how long they take.
const FIRST_CHUNK: i64 = 2_000;
/// The fewest readers in a chunk, however slow the database is.
const SMALLEST_CHUNK: i64 = 100;
/// Between two looks at an issue that another process plans.
const LOOK_AGAIN: Duration = Duration::from_millis(100);
/// How long another process may show no progress before we plan ourselves.
const PATIENCE: Duration = Duration::from_secs(3);

/// Makes the issue of every schedule that is due, and plans every issue that is not planned to its
/// end yet; returns the issues that were planned or skipped by this call. Safe to call at any time,
/// from any number of processes.
pub async fn plan_due_issues(app: &App) -> Result<Vec<Issue>, StoreError> {
    if !instance::may_send(app) {
        return Ok(Vec::new());
    }
    let now = app.now();
    wake_instants(app, now).await?;
    let due = app
        .database
        .read(move |ledger| store::schedules::due(ledger, now, SCHEDULES_AT_ONCE))
        .await?;
    let mut done = Vec::new();
    for schedule in due {
        let limits = Limits::of(app);
        let made = app
            .database
            .write(move |ledger| make_due(ledger, &schedule, &limits, now))
            .await;
        match made {
            Ok(issues) => {
                for issue in issues {
                    if issue.state == IssueState::Skipped {
                        tell(&issue);
                        done.push(issue);
                    }
                }
            }
            Err(error) => {
                tracing::error!(%error, "a schedule could not be planned; the others go on");
            }
        }
    }
    let mut chunks = Chunks::new(app);
    let mut trouble = None;
    let mut left_out: Vec<i64> = Vec::new();
    loop {
        let mut open = app.database.read(store::issues::in_planning).await?;
        open.retain(|issue| !left_out.contains(&issue.id));
        if open.is_empty() {
            break;
        }
        // One chunk of each in turn: a long list does not keep a short one waiting.
        for issue in open {
            match plan_chunk(app, issue.id, &mut chunks).await {
                Ok(ended) => done.extend(ended),
                Err(error) => {
                    left_out.push(issue.id);
                    trouble.get_or_insert(error);
                }
            }
        }
    }
    match trouble {
        Some(error) if done.is_empty() => Err(error),
        _ => Ok(done),
    }
}

/// Says when the "instant" schedules are due whose lists have released something: after a while in which more
/// may follow.
async fn wake_instants(app: &App, now: UtcTime) -> Result<(), StoreError> {
    let awakened = app.database.read(store::schedules::awakened).await?;
    if awakened.is_empty() {
        return Ok(());
    }
    let due_at = now.plus_seconds(app.config.digest.instant_gather_seconds.into());
    app.database
        .write(move |ledger| {
            for id in awakened {
                store::schedules::wake(ledger, id, due_at)?;
            }
            Ok(())
        })
        .await
}

/// Plans an issue to its end, unless somebody else does so first or stops it.
pub async fn plan_out(app: &App, id: i64) -> Result<(), StoreError> {
    let mut chunks = Chunks::new(app);
    loop {
        let issue = app
            .database
            .read(move |ledger| store::issues::by_id(ledger, id))
            .await?;
        if issue.is_none_or(|issue| issue.state != IssueState::Planning) {
            return Ok(());
        }
        plan_chunk(app, id, &mut chunks).await?;
    }
}

/// Waits until an issue is planned: by a worker that is alive, because that one lets its own sign-ups
/// in between two chunks, or by ourselves where none makes progress.
pub async fn until_planned(app: &App, id: i64) -> Result<(), IssueError> {
    let beat = app
        .database
        .read(store::workers::freshest_heartbeat)
        .await?;
    let fresh = i64::from(app.config.worker.heartbeat_seconds) * 2;
    let mut alive = beat.is_some_and(|beat| app.now().seconds_since(beat) <= fresh);
    let (mut last_seen, mut since) = (-1, Instant::now());
    while alive {
        let issue = app
            .database
            .read(move |ledger| store::issues::by_id(ledger, id))
            .await?
            .ok_or(IssueError::UnknownIssue(id))?;
        if issue.state != IssueState::Planning {
            return Ok(());
        }
        if issue.planned_through != last_seen {
            (last_seen, since) = (issue.planned_through, Instant::now());
        }
        alive = since.elapsed() < PATIENCE;
        tokio::time::sleep(LOOK_AGAIN).await;
    }
    Ok(plan_out(app, id).await?)
}

/// How many readers a chunk takes: as many as the last ones suggest for [`CHUNK_MILLISECONDS`].
struct Chunks {
    rows: i64,
    most: i64,
    max_age_seconds: i64,
}

impl Chunks {
    fn new(app: &App) -> Self {
        let most = i64::from(app.config.digest.plan_chunk);
        Self {
            rows: FIRST_CHUNK.min(most),
            most,
            max_age_seconds: super::control::max_age_seconds(app),
        }
    }

    fn learn(&mut self, took: Duration) {
        let took = u64::try_from(took.as_millis()).unwrap_or(u64::MAX).max(1);
        let rows = u64::try_from(self.rows).unwrap_or(1);
        let fitting = i64::try_from(rows.saturating_mul(CHUNK_MILLISECONDS) / took);
        // Never more than doubled at once: one lucky chunk says little.
        let wanted = fitting.unwrap_or(i64::MAX).min(self.rows * 2);
        self.rows = wanted.clamp(SMALLEST_CHUNK.min(self.most), self.most);
    }
}

/// Plans the next chunk of an issue; returns the issue when that was its last.
async fn plan_chunk(app: &App, id: i64, chunks: &mut Chunks) -> Result<Option<Issue>, StoreError> {
    let (now, rows, max_age) = (app.now(), chunks.rows, chunks.max_age_seconds);
    let limits = Limits::of(app);
    let (began, issue) = app
        .database
        .write_long(move |ledger| {
            let began = Instant::now();
            let ended = write_chunk(ledger, id, rows, (&limits, max_age), now)?;
            fail_point::reach("chunk.committing");
            Ok::<_, StoreError>((began, ended))
        })
        .await?;
    fail_point::reach("chunk.committed");
    let took = began.elapsed();
    tracing::debug!(
        issue_id = id,
        rows,
        milliseconds = took.as_millis(),
        "chunk planned"
    );
    chunks.learn(took);
    if let Some(issue) = &issue {
        tell(issue);
        app.nudge.notify_one();
    }
    Ok(issue)
}

fn tell(issue: &Issue) {
    if issue.skip_reason == Some(SkipReason::TooOld) {
        tracing::warn!(
            issue_id = issue.id,
            "a slot was missed by more than digest.catch_up_hours; its articles come with the next issue, or now with: postrider issue send-now"
        );
    }
    let seconds = issue
        .planned_at
        .map_or(0, |at| at.seconds_since(issue.created_at));
    tracing::info!(issue_id = issue.id, state = %issue.state, planned = issue.planned_count, seconds, "issue planned");
}

fn write_chunk(
    ledger: &mut Ledger,
    id: i64,
    rows: i64,
    (limits, max_age_seconds): (&Limits, i64),
    now: UtcTime,
) -> Result<Option<Issue>, StoreError> {
    let Some(mut issue) = store::issues::lock_planning(ledger, id)? else {
        return Ok(None);
    };
    // An article that is sent apart and a digest that carries it are planned one after the other.
    store::lists::lock(ledger, issue.list_id)?;
    let range = store::issues::next_range(ledger, issue.list_id, issue.planned_through, rows)?;
    if let Some(through) = range.through {
        let planned = plan_readers(ledger, &issue, through, limits, now)?;
        if !store::issues::note_chunk(ledger, &issue, through, planned)? {
            let overtaken = "another planner has planned the same readers".to_owned();
            return Err(StoreError::Busy(overtaken));
        }
        issue.planned_count += planned;
    }
    if range.rows >= rows {
        return Ok(None);
    }
    end(ledger, &issue, max_age_seconds, now)?;
    store::issues::by_id(ledger, id)
}

/// Plans the readers behind the issue's cursor and up to `through`; returns how many deliveries.
fn plan_readers(
    ledger: &mut Ledger,
    issue: &Issue,
    through: i64,
    limits: &Limits,
    now: UtcTime,
) -> Result<i64, StoreError> {
    with_chunk(ledger, issue, through, (limits, now), |ledger, chunk| {
        chunk.plan(ledger)
    })
}

/// How many readers an issue would be planned for at this moment.
pub(super) fn who_gets(
    ledger: &mut Ledger,
    issue: &Issue,
    limits: &Limits,
    now: UtcTime,
) -> Result<i64, StoreError> {
    let everybody = i64::MAX;
    with_chunk(ledger, issue, everybody, (limits, now), |ledger, chunk| {
        chunk.readers_of_a_letter(ledger)
    })
}

/// The articles that a reader would get of an issue that is not planned yet, in the order of the letter. Whether
/// the issue is for the reader at all is not asked.
pub(super) fn articles_for(
    ledger: &mut Ledger,
    issue: &Issue,
    reader: &Subscription,
    limits: &Limits,
    now: UtcTime,
) -> Result<Vec<i64>, StoreError> {
    let everybody = i64::MAX;
    with_chunk(ledger, issue, everybody, (limits, now), |ledger, chunk| {
        chunk.articles_for(ledger, reader)
    })
}

fn with_chunk<T>(
    ledger: &mut Ledger,
    issue: &Issue,
    through: i64,
    (limits, now): (&Limits, UtcTime),
    work: impl FnOnce(&mut Ledger, &Chunk<'_>) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    let list = store::lists::by_id(ledger, issue.list_id)?;
    let schedule = store::schedules::by_id(ledger, issue.schedule_id)?
        .ok_or_else(|| StoreError::Unreadable("an issue without its schedule".to_owned()))?;
    let readers = Readers {
        issue,
        cadence: &schedule.name,
        is_default: list.default_cadence.as_ref() == Some(&schedule.name),
        time_zone: &schedule.time_zone,
        through,
        apart: Vec::new(),
    };
    let readers = Readers {
        apart: store::issues::sent_apart(ledger, &readers)?,
        ..readers
    };
    let fewest = limits.fewest(&schedule, &list, issue.origin);
    // An editor who leaves fewer articles than that has decided that they are worth a letter.
    let left = usize::try_from(issue.article_count).unwrap_or(fewest);
    let chunk = Chunk {
        readers,
        list: &list,
        fewest: fewest.min(left.max(1)),
        now,
    };
    work(ledger, &chunk)
}

/// What follows the last chunk: sending, or waiting for an operator where planning took a day.
fn end(
    ledger: &mut Ledger,
    issue: &Issue,
    max_age_seconds: i64,
    now: UtcTime,
) -> Result<(), StoreError> {
    if issue.planned_count == 0 {
        return store::issues::skip_for_want_of_readers(ledger, issue.id, now);
    }
    let young_at = issue.resumed_at.unwrap_or(issue.created_at);
    let too_old = now.seconds_since(young_at) > max_age_seconds;
    let note = too_old.then(|| super::control::too_old_note(max_age_seconds));
    let waits = note.as_deref().map(|note| (PauseReason::TooOld, note));
    store::issues::end_planning(ledger, issue.id, waits, now)
}
