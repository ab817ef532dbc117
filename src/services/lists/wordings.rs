//! The terms of a list, version by version, with how many have agreed to each.

use super::super::{App, Wrong};
use super::{ListError, Terms, find};
use crate::domain::terms::Wording;
use crate::store;

/// Confirmations are counted up to this number; above it the count is no longer exact.
pub const MOST_COUNTED: i64 = 100_000;

/// Characters of a sentence beside a box.
const STATEMENT_CHARACTERS: usize = 1_000;
/// Characters of the full text.
const BODY_CHARACTERS: usize = 100_000;

/// What is wrong with a wording: each text is plain, and has a longest length.
pub(super) fn wrong_in(wording: &Wording) -> Vec<Wrong> {
    let texts = [
        (
            "newsletter_statement",
            &wording.newsletter_statement,
            STATEMENT_CHARACTERS,
        ),
        (
            "terms_statement",
            &wording.terms_statement,
            STATEMENT_CHARACTERS,
        ),
        ("body", &wording.body, BODY_CHARACTERS),
        ("language", &wording.language, 35),
    ];
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    texts
        .into_iter()
        .filter(|(_, text, most)| text.chars().count() > *most || text.chars().any(control))
        .map(|(field, _, most)| {
            Wrong::new(
                field,
                format!("must be plain text of at most {most} characters"),
            )
        })
        .collect()
}

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
