//! Another attempt at letters that ended without being accepted, because an operator asks for it.
//!
//! It stays provable that nobody gets a letter, or an article, twice. The delivery itself goes back to the queue,
//! so there is never a second one for an issue and a subscriber, and every attempt has the same Message-ID. What
//! was ever in doubt, or was accepted, is not touched. And no later issue was planned with any of its articles for this reader:
//! that is looked up while the list's row is held, so that none is planned at the same moment, and what the reader was
//! owed for this letter is taken back in the same transaction.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Value, json};

use super::super::audit::Pen;
use super::super::{App, instance};
use super::control::target;
use super::{Issue, IssueError};
use crate::domain::actor::Actor;
use crate::domain::delivery::{DeliveryState, RetryObstacle};
use crate::domain::issue::IssueState;
use crate::domain::time::UtcTime;
use crate::fail_point;
use crate::store::deliveries::{Candidate, LaterLetter};
use crate::store::{self, Ledger};

/// Deliveries that are looked at in one transaction.
const AT_ONCE: usize = 200;
/// Deliveries that are looked at for one request; what is left takes another.
const MOST_LOOKED_AT: usize = 10_000;

/// Which deliveries of an issue are to be tried once more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Retry {
    /// These.
    These(Vec<i64>),
    /// All that ended so.
    All(DeliveryState),
}

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Retried {
    /// How many are in the queue again.
    pub queued: usize,
    /// How many are not, by what was in the way.
    pub left: BTreeMap<&'static str, usize>,
    /// Whether there are more that nobody has looked at.
    pub has_more: bool,
}

/// Has letters of an issue tried once more.
pub async fn retry(
    app: &App,
    actor: &Actor,
    issue: i64,
    which: Retry,
) -> Result<Retried, IssueError> {
    if let Some(reason) = instance::held(app).await? {
        return Err(IssueError::Held(reason));
    }
    let mut done = Retried::default();
    let mut request = Request::of(app, actor, issue, &which);
    match which {
        Retry::These(mut ids) => {
            ids.sort_unstable();
            ids.dedup();
            done.has_more = ids.len() > MOST_LOOKED_AT;
            ids.truncate(MOST_LOOKED_AT);
            if ids.is_empty() {
                put_back(app, &mut request, Vec::new(), &mut done).await?;
            }
            for some in ids.chunks(AT_ONCE) {
                put_back(app, &mut request, some.to_vec(), &mut done).await?;
            }
        }
        Retry::All(state) => {
            let (mut after, mut looked_at) = (None, 0);
            loop {
                let (ids, next) = some_in(app, issue, state, after).await?;
                looked_at += ids.len();
                put_back(app, &mut request, ids, &mut done).await?;
                after = next;
                if after.is_none() || looked_at >= MOST_LOOKED_AT {
                    done.has_more = after.is_some();
                    break;
                }
            }
        }
    }
    tracing::info!(
        issue_id = issue,
        deliveries = done.queued,
        "letters are tried once more"
    );
    app.nudge.notify_one();
    Ok(done)
}

/// The next deliveries of an issue that ended so.
async fn some_in(
    app: &App,
    issue: i64,
    state: DeliveryState,
    after: Option<i64>,
) -> Result<(Vec<i64>, Option<i64>), IssueError> {
    app.database
        .read(move |ledger| {
            let issue =
                store::issues::by_id(ledger, issue)?.ok_or(IssueError::UnknownIssue(issue))?;
            if !state.ended_in_vain() {
                return Ok((Vec::new(), None));
            }
            let limit = i64::try_from(AT_ONCE).unwrap_or(i64::MAX);
            let found = store::deliveries::recipients(ledger, &issue, Some(state), after, limit)?;
            let ids = found.deliveries.iter().map(|one| one.id).collect();
            Ok((ids, found.next))
        })
        .await
}

/// Who asked for what, and whether a line of the log says so yet.
///
/// Each batch that puts letters back has its own line, in its own transaction, with its own numbers. So when the process dies in the
/// middle, the lines tell of exactly the letters that are in the queue again, and of no other; asked once more, the rest gets
/// its lines then. A request that puts nothing back leaves one line, by its first batch.
struct Request {
    pen: Pen,
    issue: i64,
    /// What was asked for, as the log tells it.
    asked: Value,
    is_told: bool,
}

impl Request {
    fn of(app: &App, actor: &Actor, issue: i64, which: &Retry) -> Self {
        let asked = match which {
            Retry::These(ids) => json!({ "deliveries": ids.len() }),
            Retry::All(state) => json!({ "outcome": state.as_str() }),
        };
        Self {
            pen: Pen::of(app, actor),
            issue,
            asked,
            is_told: false,
        }
    }
}

async fn put_back(
    app: &App,
    request: &mut Request,
    ids: Vec<i64>,
    done: &mut Retried,
) -> Result<(), IssueError> {
    let (now, issue, is_told) = (app.now(), request.issue, request.is_told);
    let (pen, mut detail) = (request.pen.clone(), request.asked.clone());
    let (queued, left) = app
        .database
        .write(move |ledger| {
            let (queued, obstacles) = try_once_more(ledger, issue, &ids, now)?;
            let mut left: BTreeMap<&'static str, usize> = BTreeMap::new();
            for obstacle in obstacles {
                *left.entry(obstacle.as_str()).or_default() += 1;
            }
            if queued > 0 || !is_told {
                detail["queued"] = queued.into();
                detail["left"] = json!(left);
                pen.note(ledger, "issue.retry", &target(issue), detail)?;
            }
            fail_point::reach("retry.committing");
            Ok::<_, IssueError>((queued, left))
        })
        .await?;
    fail_point::reach("retry.committed");
    request.is_told = true;
    done.queued += queued;
    for (obstacle, count) in left {
        *done.left.entry(obstacle).or_default() += count;
    }
    Ok(())
}

fn try_once_more(
    ledger: &mut Ledger,
    issue: i64,
    ids: &[i64],
    now: UtcTime,
) -> Result<(usize, Vec<RetryObstacle>), IssueError> {
    let issue = store::issues::lock(ledger, issue)?.ok_or(IssueError::UnknownIssue(issue))?;
    must_have_been_planned(ledger, &issue)?;
    // No chunk of another issue of the list is planned at the same time.
    store::lists::lock(ledger, issue.list_id)?;
    let candidates = store::deliveries::candidates(ledger, issue.id, ids)?;
    let readers: Vec<i64> = candidates.iter().map(|one| one.subscriber_id).collect();
    let later = by_reader(store::deliveries::planned_later(ledger, &issue, &readers)?);
    let (mut fit, mut left) = (Vec::new(), Vec::new());
    for one in &candidates {
        match obstacle(one, later.get(&one.subscriber_id)) {
            None => fit.push(one.id),
            Some(obstacle) => left.push(obstacle),
        }
    }
    if fit.is_empty() {
        return Ok((0, left));
    }
    if !issue.state.is_open() {
        store::issues::reopen(ledger, issue.id, issue.state, now)?;
        // What was refused before has nothing to say about this attempt.
        store::refusals::forgive(ledger, issue.id)?;
    }
    let queued = store::deliveries::requeue(ledger, &fit, now)?;
    Ok((queued.len(), left))
}

/// An issue that was never planned to its end has no letters that could be sent.
fn must_have_been_planned(ledger: &mut Ledger, issue: &Issue) -> Result<(), IssueError> {
    let (id, state) = (issue.id, issue.state);
    let may = state == IssueState::Sending
        || state == IssueState::Paused
        || state.may_become(IssueState::Sending);
    if issue.planned_at.is_none() || !may {
        let wanted = IssueState::Sending;
        return Err(IssueError::WrongState { id, state, wanted });
    }
    if state == IssueState::Cancelled && store::issues::has_open_letters(ledger, id)? {
        return Err(IssueError::StillEnding(id));
    }
    Ok(())
}

fn by_reader(letters: Vec<LaterLetter>) -> HashMap<i64, HashSet<i64>> {
    let mut articles: HashMap<i64, HashSet<i64>> = HashMap::new();
    for letter in letters {
        let known = articles.entry(letter.subscriber_id).or_default();
        known.extend(letter.articles.0);
    }
    articles
}

/// What is in the way of another attempt.
fn obstacle(one: &Candidate, later: Option<&HashSet<i64>>) -> Option<RetryObstacle> {
    let planned = |article: &i64| later.is_some_and(|later| later.contains(article));
    if !one.state.ended_in_vain() {
        Some(RetryObstacle::NotInVain)
    } else if one.doubts > 0 {
        Some(RetryObstacle::InDoubt)
    } else if one.articles.0.iter().any(planned) {
        Some(RetryObstacle::PlannedAgain)
    } else if one.suppressed > 0 {
        Some(RetryObstacle::Suppressed)
    } else if one.active == 0 {
        Some(RetryObstacle::NotActive)
    } else {
        None
    }
}
