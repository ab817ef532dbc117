//! Issues under way: looked at, paused, resumed and cancelled.

use serde_json::json;

use super::super::audit::Pen;
use super::super::{App, StoreError, timekeeping};
use super::{Doubts, Issue, IssueError, StateCount, VariantCosts, find_list};
use crate::domain::actor::Actor;
use crate::domain::issue::{IssueState, PauseReason, resumed};
use crate::domain::time::UtcTime;
use crate::fail_point;
use crate::store::{self, Ledger};

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
    /// Those of them that are in doubt, and how many wait for an operator.
    pub in_doubt: Doubts,
    /// The variants it is written in, and what they cost.
    pub variants: VariantCosts,
    /// What an operator can do about it, where it waits for one.
    pub remedy: Option<&'static str>,
}

/// Stops an issue for a while because an operator says so: nothing of it is begun any more.
pub async fn pause(app: &App, actor: &Actor, id: i64) -> Result<IssueReport, IssueError> {
    let (pen, now) = (Pen::of(app, actor), app.now());
    app.database
        .write(move |ledger| {
            stop_for_a_while(ledger, id, PauseReason::Operator, None, now)?;
            Ok::<_, IssueError>(pen.note(ledger, "issue.pause", &target(id), json!({}))?)
        })
        .await?;
    report(app, id).await
}

/// Stops an issue for a while and says why. One that is paused already keeps its first reason.
pub async fn pause_because(
    app: &App,
    id: i64,
    reason: PauseReason,
    note: Option<String>,
) -> Result<IssueReport, IssueError> {
    let now = app.now();
    app.database
        .write(move |ledger| stop_for_a_while(ledger, id, reason, note.as_deref(), now))
        .await?;
    report(app, id).await
}

fn stop_for_a_while(
    ledger: &mut Ledger,
    id: i64,
    reason: PauseReason,
    note: Option<&str>,
    now: UtcTime,
) -> Result<(), IssueError> {
    let wanted = IssueState::Paused;
    let issue = store::issues::by_id(ledger, id)?.ok_or(IssueError::UnknownIssue(id))?;
    let state = issue.state;
    let paused = state == wanted
        || (state.may_become(wanted)
            && store::issues::pause(ledger, id, state, reason, note, now)?);
    if paused {
        Ok(())
    } else {
        Err(IssueError::WrongState { id, state, wanted })
    }
}

/// Lets a paused issue go on where it was: waiting for approval, with its planning, or with sending.
pub async fn resume(app: &App, actor: &Actor, id: i64) -> Result<IssueReport, IssueError> {
    let (pen, now) = (Pen::of(app, actor), app.now());
    let lifetime_hours = app.config.sending.lifetime_hours;
    app.database
        .write(move |ledger| {
            let issue = store::issues::by_id(ledger, id)?.ok_or(IssueError::UnknownIssue(id))?;
            if !issue.state.is_open() {
                let (state, wanted) = (issue.state, IssueState::Sending);
                return Err(IssueError::WrongState { id, state, wanted });
            }
            // Before its approval an issue has no letters that could be too old.
            let age_seconds = now.seconds_since(issue.approved_at.unwrap_or(now));
            if age_seconds > i64::from(lifetime_hours) * 3_600 {
                return Err(IssueError::Outlived { id, lifetime_hours });
            }
            store::refusals::forgive(ledger, id)?;
            let wanted = resumed(issue.approved_at, issue.planned_at);
            advance(ledger, &issue, wanted, now)?;
            let detail = json!({ "state": wanted.as_str() });
            Ok(pen.note(ledger, "issue.resume", &target(id), detail)?)
        })
        .await?;
    app.nudge.notify_one();
    report(app, id).await
}

/// What becomes of the articles of an issue that is cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Articles {
    /// They are not mailed again: readers who did not get them never will, as far as this schedule goes.
    Withdrawn,
    /// They come with the next issue of each reader who did not get them.
    RollOver,
}

impl Articles {
    /// Its name for programs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Withdrawn => "withdrawn",
            Self::RollOver => "roll_over",
        }
    }
}

/// What the audit log calls an issue.
pub(super) fn target(issue: i64) -> String {
    format!("issue {issue}")
}

/// Ends an issue: what has not been sent will not be, and its articles are not mailed again.
pub async fn cancel(app: &App, actor: &Actor, id: i64) -> Result<IssueReport, IssueError> {
    cancel_with(app, actor, id, Articles::Withdrawn).await
}

/// Ends an issue, and says what becomes of its articles.
pub async fn cancel_with(
    app: &App,
    actor: &Actor,
    id: i64,
    articles: Articles,
) -> Result<IssueReport, IssueError> {
    let (pen, now) = (Pen::of(app, actor), app.now());
    // From this commit on nothing of it is begun; the deliveries follow, a few thousand at a time.
    app.database
        .write(move |ledger| {
            let issue = store::issues::by_id(ledger, id)?.ok_or(IssueError::UnknownIssue(id))?;
            if articles == Articles::RollOver && issue.state != IssueState::Cancelled {
                store::issues::roll_over(ledger, id)?;
            }
            advance(ledger, &issue, IssueState::Cancelled, now)?;
            let detail = json!({ "articles": articles.as_str() });
            pen.note(ledger, "issue.cancel", &target(id), detail)?;
            fail_point::reach("cancel.committing");
            Ok::<_, IssueError>(())
        })
        .await?;
    fail_point::reach("cancel.committed");
    while app
        .database
        .write_long(move |ledger| {
            let cancelled = store::deliveries::cancel_for_issue(ledger, id, now)?;
            fail_point::reach("cancel-letters.committing");
            Ok::<_, StoreError>(cancelled)
        })
        .await?
        > 0
    {
        fail_point::reach("cancel-letters.committed");
    }
    report(app, id).await
}

fn advance(
    ledger: &mut Ledger,
    issue: &Issue,
    wanted: IssueState,
    now: UtcTime,
) -> Result<(), IssueError> {
    let (id, state) = (issue.id, issue.state);
    let there = state == wanted
        || (state.may_become(wanted) && store::issues::advance(ledger, id, state, wanted, now)?);
    if there {
        Ok(())
    } else {
        Err(IssueError::WrongState { id, state, wanted })
    }
}

/// `digest.max_age_hours` in seconds.
pub(super) fn max_age_seconds(app: &App) -> i64 {
    i64::from(app.config.digest.max_age_hours) * 3_600
}

/// What is noted beside an issue that is too old.
pub(super) fn too_old_note(max_age_seconds: i64) -> String {
    format!(
        "it has letters that nobody tried to send within digest.max_age_hours ({})",
        max_age_seconds / 3_600
    )
}

fn held_too_long_note(max_age_seconds: i64) -> String {
    format!(
        "nobody approved it within digest.max_age_hours ({}); resumed, it is held again and can be edited",
        max_age_seconds / 3_600
    )
}

/// Pauses every issue that is past `digest.max_age_hours` and has letters that nobody tried to send
/// yet, or that was held for so long: after a long downtime, or in an old backup, its news is no news any
/// more, and an operator decides. What was tried before keeps its own lifetime. Returns the issues.
pub async fn pause_too_old(app: &App) -> Result<Vec<i64>, StoreError> {
    let max_age = max_age_seconds(app);
    let oldest = timekeeping::seconds_ago(app, max_age);
    let old = app
        .database
        .read(move |ledger| {
            let waiting = store::issues::too_old(ledger, oldest)?;
            let held = store::issues::held_too_long(ledger, oldest)?;
            let waiting = waiting.into_iter().map(|id| (id, IssueState::Sending));
            let held = held.into_iter().map(|id| (id, IssueState::Held));
            Ok::<_, StoreError>(waiting.chain(held).collect::<Vec<_>>())
        })
        .await?;
    if old.is_empty() {
        return Ok(Vec::new());
    }
    let now = app.now();
    let paused = app
        .database
        .write(move |ledger| {
            let mut paused = Vec::new();
            for (id, from) in old {
                let note = match from {
                    IssueState::Held => held_too_long_note(max_age),
                    _ => too_old_note(max_age),
                };
                let reason = PauseReason::TooOld;
                if store::issues::pause(ledger, id, from, reason, Some(&note), now)? {
                    paused.push(id);
                }
            }
            Ok::<_, StoreError>(paused)
        })
        .await?;
    for issue_id in &paused {
        tracing::warn!(
            issue_id,
            "the issue is too old to be sent without being asked; resume or cancel it: postrider issue show"
        );
    }
    Ok(paused)
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
    let deliveries = store::issues::count(ledger, issue.id)?.states();
    let in_doubt = store::deliveries::doubts(ledger, issue.id)?;
    Ok(IssueReport {
        variants: store::issues::variant_costs(ledger, issue.id)?,
        remedy: issue.remedy(),
        issue,
        list,
        deliveries,
        in_doubt,
    })
}
