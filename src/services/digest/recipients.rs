//! Who an issue was for, and what became of each letter: looked through, searched, explained and exported.

use std::io;

use super::super::explain::{Explanation, explain};
use super::super::subscribers::SubscriberError;
use super::super::{App, StoreError};
use super::{Delivery, Issue, IssueError};
use crate::domain::delivery::DeliveryState;
use crate::domain::paging::{Cursor, Page, PageAsk};
use crate::sheets::write::SheetWriter;
use crate::store;

/// Deliveries that one piece of an export holds.
const EXPORTED_AT_ONCE: i64 = 1_000;
/// Characters of the beginning of an address that is searched for.
const SEARCHED_CHARACTERS: usize = 254;

/// Which recipients are looked through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecipientsAsk {
    /// Only those with this outcome.
    pub outcome: Option<DeliveryState>,
    /// Only those whose address begins so.
    pub address: Option<String>,
    /// Which piece.
    pub ask: PageAsk,
}

/// A piece of the recipients of an issue.
#[derive(Debug, Clone)]
pub struct Recipients {
    /// The issue.
    pub issue: Issue,
    /// The zone of the list's clock.
    pub time_zone: String,
    /// The deliveries. There may be fewer than were asked for, and still a next piece: of a large issue only some
    /// letters are looked at in one go.
    pub page: Page<Delivery>,
}

/// A piece of the recipients of an issue, in the order in which they were planned; searched for, by address.
pub async fn recipients(
    app: &App,
    issue: i64,
    asked: RecipientsAsk,
) -> Result<Recipients, IssueError> {
    app.database
        .read(move |ledger| {
            let issue =
                store::issues::by_id(ledger, issue)?.ok_or(IssueError::UnknownIssue(issue))?;
            let after = asked.ask.after.map(|cursor| cursor.0);
            let limit = i64::from(asked.ask.limit);
            let beginning = asked.address.as_deref().map(searched).unwrap_or_default();
            let found = if beginning.is_empty() {
                store::deliveries::recipients(ledger, &issue, asked.outcome, after, limit)?
            } else {
                let outcome = asked.outcome;
                store::deliveries::named(ledger, &issue, &beginning, outcome, after, limit)?
            };
            let list = store::lists::by_id(ledger, issue.list_id)?;
            Ok(Recipients {
                issue,
                time_zone: list.time_zone,
                page: Page {
                    items: found.deliveries,
                    next: found.next.map(Cursor),
                },
            })
        })
        .await
}

/// The beginning of an address as the ledger folds it.
fn searched(text: &str) -> String {
    let text = text.trim().to_lowercase();
    text.chars()
        .filter(|c| !c.is_control())
        .take(SEARCHED_CHARACTERS)
        .collect()
}

/// One delivery of an issue, and why its reader got it or did not.
pub async fn explained(
    app: &App,
    issue: i64,
    delivery: i64,
    language: &str,
) -> Result<(Delivery, Explanation), IssueError> {
    let (found, address) = app
        .database
        .read(move |ledger| {
            store::issues::by_id(ledger, issue)?.ok_or(IssueError::UnknownIssue(issue))?;
            let found = store::deliveries::recipient(ledger, issue, delivery)?;
            let found = found.ok_or(IssueError::UnknownDelivery(delivery))?;
            // Where the reader has moved, the story is told by the address of today.
            let address = match found.subscriber_id {
                Some(subscriber) => store::subscribers::by_id(ledger, subscriber)?.address,
                None => found.recipient.clone(),
            };
            Ok::<_, IssueError>((found, address))
        })
        .await?;
    match explain(app, address.as_str(), Some(issue), language).await {
        Ok(explanation) => Ok((found, explanation)),
        Err(SubscriberError::Store(error)) => Err(error.into()),
        Err(_) => Err(IssueError::UnknownDelivery(delivery)),
    }
}

/// The names of an export's columns.
const COLUMNS: [&str; 9] = [
    "address",
    "outcome",
    "reply_code",
    "reply_text",
    "reason",
    "attempts",
    "relay",
    "planned_at",
    "ended_at",
];

/// One piece of the export of an issue's recipients as CSV (RFC 4180), and the place where the next one begins. The
/// first piece, after no place, begins with the names of the columns.
pub async fn export_piece(
    app: &App,
    issue: i64,
    outcome: Option<DeliveryState>,
    after: Option<i64>,
) -> Result<(Vec<u8>, Option<i64>), IssueError> {
    app.database
        .read(move |ledger| {
            let issue =
                store::issues::by_id(ledger, issue)?.ok_or(IssueError::UnknownIssue(issue))?;
            let limit = EXPORTED_AT_ONCE;
            let found = store::deliveries::recipients(ledger, &issue, outcome, after, limit)?;
            let sheet = as_sheet(&found.deliveries, after.is_none())
                .map_err(|error| StoreError::Unreadable(error.to_string()))?;
            Ok((sheet, found.next))
        })
        .await
}

/// These deliveries as rows of a sheet, which `begins` with the names of the columns.
fn as_sheet(deliveries: &[Delivery], begins: bool) -> io::Result<Vec<u8>> {
    let mut sheet = if begins {
        SheetWriter::begin(Vec::new(), COLUMNS)?
    } else {
        SheetWriter::go_on(Vec::new())
    };
    for delivery in deliveries {
        sheet.row(row(delivery))?;
    }
    sheet.end()
}

fn row(delivery: &Delivery) -> [String; COLUMNS.len()] {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    [
        delivery.recipient.to_string(),
        delivery.state.to_string(),
        (delivery.reply_code)
            .map(|code| code.to_string())
            .unwrap_or_default(),
        text(&delivery.reply_text),
        text(&delivery.reason),
        delivery.attempts.to_string(),
        text(&delivery.relay),
        delivery.created_at.to_string(),
        (delivery.settled_at)
            .map(|at| at.to_string())
            .unwrap_or_default(),
    ]
}
