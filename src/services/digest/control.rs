//! Issues under way: looked at, paused, resumed and cancelled.

use super::super::{App, StoreError};
use super::{Issue, IssueError, StateCount, find_list};
use crate::domain::issue::IssueState;
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
    let lifetime_hours = app.config.sending.lifetime_hours;
    app.database
        .write(move |ledger| {
            let issue = store::issues::by_id(ledger, id)?.ok_or(IssueError::UnknownIssue(id))?;
            let state = issue.state;
            let age_seconds = now.seconds_since(issue.created_at);
            if wanted == IssueState::Sending && age_seconds > i64::from(lifetime_hours) * 3_600 {
                return Err(IssueError::Outlived { id, lifetime_hours });
            }
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
