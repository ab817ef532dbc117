//! Deliveries in doubt that wait for an operator, and what the operator decides.

use super::super::audit::Pen;
use super::super::{App, StoreError};
use super::control::target;
use super::{Doubt, IssueError, Resolution, SingleDoubt};
use crate::domain::actor::Actor;
use crate::domain::address::EmailAddress;
use crate::domain::paging::{Page, PageAsk};
use crate::fail_point;
use crate::store::{self, Ledger};

/// The deliveries of an issue that wait for an operator, at most `limit`.
pub async fn held(app: &App, issue: i64, limit: i64) -> Result<Vec<Doubt>, IssueError> {
    app.database
        .read(move |ledger| {
            store::issues::by_id(ledger, issue)?.ok_or(IssueError::UnknownIssue(issue))?;
            Ok(store::deliveries::held(ledger, issue, limit)?)
        })
        .await
}

/// A piece of the letters that belong to no issue and wait for an operator, the newest first.
pub async fn held_single(app: &App, ask: PageAsk) -> Result<Page<SingleDoubt>, StoreError> {
    app.database
        .read(move |ledger| {
            let rows = store::deliveries::held_single(ledger, ask.below(), ask.rows())?;
            Ok(ask.page(rows, |one| one.id))
        })
        .await
}

/// How many of them there are.
pub async fn count_held_single(app: &App) -> Result<i64, StoreError> {
    app.database
        .read(|ledger| Ok(store::issues::single_letters(ledger)?.held))
        .await
}

/// Decides about these held deliveries of an issue; without an issue, about these letters outside issues. Returns how
/// many of them there were.
pub async fn resolve_these(
    app: &App,
    actor: &Actor,
    issue: Option<i64>,
    deliveries: Vec<i64>,
    resolution: Resolution,
) -> Result<usize, IssueError> {
    let (pen, now) = (Pen::of(app, actor), app.now());
    let resolved = app
        .database
        .write(move |ledger| {
            if let Some(id) = issue {
                store::issues::by_id(ledger, id)?.ok_or(IssueError::UnknownIssue(id))?;
            }
            let resolved =
                store::deliveries::resolve_these(ledger, issue, &deliveries, resolution, now)?;
            note(ledger, &pen, issue, resolution, resolved)?;
            Ok::<_, IssueError>(resolved)
        })
        .await?;
    tracing::info!(
        issue_id = issue,
        deliveries = resolved,
        ?resolution,
        "doubts resolved"
    );
    app.nudge.notify_one();
    Ok(resolved)
}

/// Decides about the held deliveries of an issue, of all its readers or of one; without an issue,
/// about that reader's letters outside issues. Returns how many there were.
pub async fn resolve(
    app: &App,
    actor: &Actor,
    issue: Option<i64>,
    address: Option<&EmailAddress>,
    resolution: Resolution,
) -> Result<usize, IssueError> {
    let address = address.cloned();
    let (pen, now) = (Pen::of(app, actor), app.now());
    let resolved = app
        .database
        .write(move |ledger| {
            if let Some(id) = issue {
                store::issues::by_id(ledger, id)?.ok_or(IssueError::UnknownIssue(id))?;
            }
            let subscriber = match &address {
                Some(address) => match store::subscribers::by_address(ledger, &address.key())? {
                    Some(subscriber) => Some(subscriber.id),
                    None => return Ok(0),
                },
                None => None,
            };
            let resolved = store::deliveries::resolve(ledger, issue, subscriber, resolution, now)?;
            note(ledger, &pen, issue, resolution, resolved)?;
            fail_point::reach("resolve.committing");
            Ok::<_, IssueError>(resolved)
        })
        .await?;
    fail_point::reach("resolve.committed");
    tracing::info!(
        issue_id = issue,
        deliveries = resolved,
        ?resolution,
        "doubts resolved"
    );
    app.nudge.notify_one();
    Ok(resolved)
}

fn note(
    ledger: &mut Ledger,
    pen: &Pen,
    issue: Option<i64>,
    resolution: Resolution,
    resolved: usize,
) -> Result<(), StoreError> {
    let about = issue.map_or_else(|| "letters outside issues".to_owned(), target);
    let decision = match resolution {
        Resolution::Resend => "resend",
        Resolution::Sent => "sent",
        Resolution::GiveUp => "give_up",
    };
    let detail = serde_json::json!({ "decision": decision, "resolved": resolved });
    pen.note(ledger, "issue.resolve", &about, detail)
}
