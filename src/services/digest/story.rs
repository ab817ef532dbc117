//! What happened to an issue, and who did it: told by its own row, by the pauses that nobody asked for, and by the
//! audit log.
//!
//! The row says what holds and since when; the log says who did it, and keeps what the row forgets. What the row
//! tells and no line of the log does happened by itself. Of the network that somebody came from nothing is told here.

use std::collections::HashMap;
use std::mem::{Discriminant, discriminant};

use serde_json::Value;

use super::super::App;
use super::control::target;
use super::{Issue, IssueError, Resolution};
use crate::domain::issue::{IssueState, Origin, PauseReason};
use crate::domain::time::UtcTime;
use crate::store;
use crate::store::audit::Line;

/// Lines of the log that are told of an issue, and pauses, the newest of each.
const MOST_TOLD: usize = 50;
/// The actions of the log that belong to the story. Who took a file of the readers away does not.
const ACTIONS: [&str; 11] = [
    "issue.make",
    "issue.break",
    "issue.edit",
    "issue.stop",
    "issue.approve",
    "issue.pause",
    "issue.resume",
    "issue.cancel",
    "issue.test",
    "issue.retry",
    "issue.resolve",
];

/// What happened to an issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// In the order of time.
    pub steps: Vec<Step>,
    /// Whether more was done than is told; the audit log has the rest.
    pub is_cut: bool,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When.
    pub at: UtcTime,
    /// What.
    pub what: Deed,
    /// Who did it.
    pub by: By,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// It was made, with what is news.
    Made,
    /// It was made of one article, to be sent apart.
    Broken,
    /// Its words or articles were changed.
    Edited,
    /// It was kept from going by itself.
    Stopped,
    /// It was let go.
    Approved,
    /// Its last letter was written down, and sending began.
    Planned,
    /// It was held up, for this reason.
    Paused(PauseReason),
    /// It was let go on.
    Resumed,
    /// A letter was sent for a look at it.
    Tested,
    /// So many of its letters were put into the queue once more.
    Retried(i64),
    /// It was decided what becomes of so many letters in doubt.
    Resolved(Resolution, i64),
    /// Its last letter ended.
    Finished,
    /// It was ended.
    Cancelled,
    /// There was nothing to send.
    Skipped,
}

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// Somebody at the desk, by the name that they had then.
    Operator(String),
    /// A program, by the name of its API key.
    Key(String),
    /// Whoever runs commands on the machine.
    CommandLine,
    /// Its schedule, which fell due.
    Schedule,
    /// Nobody; it happened by itself.
    Itself,
    /// This goes without saying, or it is not known here.
    NotSaid,
}

/// Tells what happened to an issue: all that its row knows, and the newest of what was done.
///
/// # Errors
///
/// [`IssueError::UnknownIssue`] where there is none of this number.
pub async fn story(app: &App, id: i64) -> Result<Story, IssueError> {
    app.database
        .read(move |ledger| {
            let issue = store::issues::by_id(ledger, id)?.ok_or(IssueError::UnknownIssue(id))?;
            let most = i64::try_from(MOST_TOLD).unwrap_or(i64::MAX);
            // One more than is told, to know whether there are more.
            let mut lines = store::audit::about(ledger, &target(id), &ACTIONS, most + 1)?;
            let pauses = store::issues::pauses(ledger, id, most)?;
            let is_cut = lines.len() > MOST_TOLD;
            lines.truncate(MOST_TOLD);
            lines.reverse();
            let keys: Vec<i64> = lines
                .iter()
                .filter(|line| line.actor_kind == "key")
                .filter_map(|line| line.actor_id)
                .collect();
            let keys = store::audit::key_names(ledger, &keys)?;
            let steps = told(&issue, &lines, &pauses, &keys, is_cut);
            Ok::<_, IssueError>(Story { steps, is_cut })
        })
        .await
}

fn told(
    issue: &Issue,
    lines: &[Line],
    pauses: &[(UtcTime, PauseReason)],
    keys: &HashMap<i64, String>,
    is_cut: bool,
) -> Vec<Step> {
    let by_log = lines.iter().filter_map(|line| step(issue, line, keys));
    let mut steps: Vec<Step> = by_log.collect();
    let by_row = untold(issue, &steps, is_cut);
    steps.extend(by_row);
    steps.extend(pauses.iter().map(|(at, reason)| Step {
        at: *at,
        what: Deed::Paused(*reason),
        by: match reason {
            // Whoever let the ledger go on did it; the log tells of that under the ledger's name.
            PauseReason::Restored | PauseReason::Operator => By::NotSaid,
            _ => By::Itself,
        },
    }));
    steps.sort_by_key(|step| (step.at, rank(step.what)));
    without_repeats(steps)
}

/// The order of what happened at the same instant.
fn rank(what: Deed) -> u8 {
    match what {
        Deed::Made | Deed::Broken => 0,
        Deed::Planned => 2,
        Deed::Finished | Deed::Skipped => 3,
        _ => 1,
    }
}

/// What a line of the log tells, if it belongs to the story.
fn step(issue: &Issue, line: &Line, keys: &HashMap<i64, String>) -> Option<Step> {
    let detail: Value = serde_json::from_str(&line.detail).unwrap_or_default();
    let count = |name: &str| detail.get(name).and_then(Value::as_i64).unwrap_or(0);
    let what = match line.action.as_str() {
        "issue.make" => Deed::Made,
        "issue.break" => Deed::Broken,
        "issue.edit" => Deed::Edited,
        "issue.stop" => Deed::Stopped,
        // Who approves what is on its way already changes nothing, and is not who let it go.
        "issue.approve" if issue.approved_at.is_some_and(|at| line.occurred_at > at) => {
            return None;
        }
        "issue.approve" => Deed::Approved,
        "issue.pause" => Deed::Paused(PauseReason::Operator),
        "issue.resume" => Deed::Resumed,
        "issue.cancel" => Deed::Cancelled,
        "issue.test" => Deed::Tested,
        "issue.retry" => Deed::Retried(count("queued")),
        "issue.resolve" => {
            let decision = match detail.get("decision").and_then(Value::as_str)? {
                "resend" => Resolution::Resend,
                "sent" => Resolution::Sent,
                "give_up" => Resolution::GiveUp,
                _ => return None,
            };
            Deed::Resolved(decision, count("resolved"))
        }
        _ => return None,
    };
    Some(Step {
        at: line.occurred_at,
        what,
        by: who(line, keys),
    })
}

fn who(line: &Line, keys: &HashMap<i64, String>) -> By {
    match line.actor_kind.as_str() {
        "operator" => By::Operator(line.actor.clone()),
        "key" => {
            let name = line.actor_id.and_then(|id| keys.get(&id));
            By::Key(name.unwrap_or(&line.actor).clone())
        }
        "command_line" => By::CommandLine,
        _ => By::NotSaid,
    }
}

/// What the issue's row tells and the log does not.
fn untold(issue: &Issue, steps: &[Step], is_cut: bool) -> Vec<Step> {
    let tells = |what: Deed| steps.iter().any(|step| step.what == what);
    let by_itself = if is_cut { By::NotSaid } else { By::Itself };
    let mut found = Vec::new();
    let mut add = |at: Option<UtcTime>, what: Deed, by: By| {
        found.extend(at.map(|at| Step { at, what, by }));
    };
    if !tells(Deed::Made) && !tells(Deed::Broken) {
        let (what, by) = match issue.origin {
            Origin::Scheduled => (Deed::Made, By::Schedule),
            Origin::SendNow => (Deed::Made, By::NotSaid),
            Origin::Breaking => (Deed::Broken, By::NotSaid),
        };
        add(Some(issue.created_at), what, by);
    }
    if !tells(Deed::Approved) {
        // What wants no approval may go from the instant at which it was made.
        let at = issue.approved_at.filter(|at| *at != issue.created_at);
        add(at, Deed::Approved, by_itself);
    }
    add(issue.planned_at, Deed::Planned, By::NotSaid);
    let is_resumed = |step: &Step| matches!(step.what, Deed::Resumed | Deed::Retried(_));
    if !steps.iter().any(is_resumed) {
        let at = issue.resumed_at.filter(|at| Some(*at) != issue.approved_at);
        add(at, Deed::Resumed, By::NotSaid);
    }
    match issue.state {
        IssueState::Cancelled if tells(Deed::Cancelled) => {}
        IssueState::Cancelled => add(issue.ended_at, Deed::Cancelled, By::NotSaid),
        IssueState::Skipped => add(issue.ended_at, Deed::Skipped, By::NotSaid),
        _ => add(issue.ended_at, Deed::Finished, By::NotSaid),
    }
    found
}

/// Leaves out what changed nothing: pausing what was paused, and the like.
fn without_repeats(steps: Vec<Step>) -> Vec<Step> {
    let mut stands: Option<Discriminant<Deed>> = None;
    let mut kept = Vec::with_capacity(steps.len());
    for step in steps {
        let now = discriminant(&step.what);
        match step.what {
            Deed::Stopped | Deed::Paused(_) | Deed::Resumed | Deed::Cancelled => {
                if stands == Some(now) {
                    continue;
                }
                stands = Some(now);
            }
            Deed::Approved | Deed::Retried(_) => stands = Some(now),
            _ => {}
        }
        kept.push(step);
    }
    kept
}
