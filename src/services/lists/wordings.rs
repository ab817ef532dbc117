//! The terms of a list, version by version, with how many have agreed to each.

use super::super::App;
use super::{ListError, Terms, find};
use crate::store;

/// Confirmations are counted up to this number; above it the count is no longer exact.
pub const MOST_COUNTED: i64 = 100_000;

/// One version of a list's terms.
#[derive(Debug, Clone, serde::Serialize)]
pub struct TermsReport {
    /// The version.
    #[serde(flatten)]
    pub terms: Terms,
    /// How many sign-ups were confirmed under it, at most [`MOST_COUNTED`].
    pub confirmed: i64,
    /// Whether there are more than that.
    pub is_more: bool,
}

/// Every version of a list's terms, newest first, with how many sign-ups were confirmed under each.
pub async fn terms_reports(app: &App, list: &str) -> Result<Vec<TermsReport>, ListError> {
    let list = find(app, list).await?;
    app.database
        .read(move |ledger| {
            let mut all = store::terms::all(ledger, list.id)?;
            all.reverse();
            let reports = all.into_iter().map(|terms| {
                let counted = store::terms::confirmed_under(ledger, terms.id, MOST_COUNTED + 1)?;
                Ok(TermsReport {
                    terms,
                    confirmed: counted.min(MOST_COUNTED),
                    is_more: counted > MOST_COUNTED,
                })
            });
            reports.collect()
        })
        .await
}
