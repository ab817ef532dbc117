//! The desk's pages about issues: what went out, what goes out, and what will.

mod acting;
mod browsing;
mod draft;
mod letter;
mod making;
mod recipients;

use actix_web::HttpRequest;
use actix_web::http::StatusCode;

pub(in crate::web) use acting::{
    approve, ask_approval, ask_cancelling, cancel, pause, resume, show, stop,
};
pub(in crate::web) use browsing::{calendar, list};
pub(in crate::web) use draft::{edit, save};
pub(in crate::web) use letter::{frame, look, test};
pub(in crate::web) use making::{ask_breaking, ask_new, make, send_breaking};
pub(in crate::web) use recipients::{
    all as recipients, as_csv, decide, doubts, explain, export, retry,
};

use crate::services::digest::IssueError;
use crate::web::problem::PageError;

/// The number of the issue in the address.
fn number(request: &HttpRequest) -> Result<i64, PageError> {
    part(request, "id")
}

/// A number in the address.
fn part(request: &HttpRequest, name: &str) -> Result<i64, PageError> {
    let number = request.match_info().get(name);
    let number = number.and_then(|number| number.parse().ok());
    number.ok_or_else(PageError::not_found)
}

/// The address of an issue's page.
fn path(issue: i64) -> String {
    format!("/desk/issues/{issue}")
}

impl From<IssueError> for PageError {
    fn from(error: IssueError) -> Self {
        let conflict = |text| Self::new(StatusCode::CONFLICT, "desk-issues-not-now", text);
        match error {
            IssueError::Store(error) => error.into(),
            IssueError::UnknownList(_)
            | IssueError::UnknownIssue(_)
            | IssueError::UnknownDelivery(_) => Self::not_found(),
            IssueError::WrongState { .. } => conflict("desk-issues-moved-on"),
            IssueError::Stale(_) => conflict("desk-issues-changed-meanwhile"),
            IssueError::StillEnding(_) => conflict("desk-issues-still-ending"),
            IssueError::Outlived { .. } => conflict("desk-issues-outlived"),
            IssueError::Held(_) => conflict("desk-issues-ledger-held"),
            IssueError::NoArticles(_) => conflict("desk-issues-no-articles"),
            IssueError::UnknownSchedule { .. } => conflict("desk-issues-no-schedule"),
            IssueError::Overtaken => conflict("desk-issues-overtaken"),
            error => {
                tracing::error!(%error, "something at the desk failed");
                Self::new(
                    StatusCode::INTERNAL_SERVER_ERROR,
                    "wrong-side",
                    "wrong-side-noted",
                )
            }
        }
    }
}
