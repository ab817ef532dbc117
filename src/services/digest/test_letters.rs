//! Test letters: an issue as it is, sent to an address of the operator's choice by way of the ledger and the relay.
//!
//! A test letter is a digest without a reader. Its subject says what it is, its links lead to the list's public
//! pages, and whatever becomes of it changes nothing for any reader.

use super::super::audit::Pen;
use super::super::{App, Wrong};
use super::control::target;
use super::preview::rendered_for;
use super::{IssueError, TestLetter};
use crate::domain::actor::Actor;
use crate::domain::address::EmailAddress;
use crate::domain::delivery::LetterKind;
use crate::mail::letter::Rendered;
use crate::store;
use crate::store::deliveries::NewLetter;
use crate::store::issues::NewVariant;
use crate::store::lists::List;
use crate::words::Arg;

/// Seconds of the span in which test letters are counted.
const SPAN_SECONDS: i64 = 3_600;
/// Test letters of an issue that are shown.
const MOST_SHOWN: i64 = 20;

/// Sends the letter of an issue to an address, as `reader` would get it or with everything that the issue carries;
/// returns the number of the delivery.
pub async fn send_test_letter(
    app: &App,
    actor: &Actor,
    issue: i64,
    to: EmailAddress,
    reader: Option<&EmailAddress>,
) -> Result<i64, IssueError> {
    let found = rendered_for(app, issue, reader).await?;
    let (list, words) = found.ok_or_else(|| {
        let message = "the issue carries nothing that could be sent";
        IssueError::Refused(vec![Wrong::new("issue", message)])
    })?;
    let words = marked(app, &list, words);
    let (pen, now) = (Pen::of(app, actor), app.now());
    let most = app.config.digest.test_letters_per_hour;
    let delivery = app
        .database
        .write(move |ledger| {
            // Of two who ask at the same moment, one waits: the limit is never exceeded.
            store::lists::lock(ledger, list.id)?;
            let lately = store::test_letters::since(ledger, now.plus_seconds(-SPAN_SECONDS))?;
            if lately >= i64::from(most) {
                return Err(IssueError::TooManyTests(most));
            }
            if store::suppressions::by_address(ledger, &to.key())?.is_some() {
                return Err(IssueError::Suppressed);
            }
            let variant = NewVariant {
                list_id: list.id,
                issue_id: None,
                language: &list.language,
                articles: &[],
            };
            let variant = store::issues::insert_variant(ledger, &variant)?;
            super::words::keep(ledger, variant, &words, now)?;
            let letter = NewLetter {
                letter: LetterKind::Digest,
                list_id: list.id,
                reader: None,
                confirmation_id: None,
                link_id: None,
                variant_id: Some(variant),
                recipient: &to,
            };
            let delivery = store::deliveries::enqueue(ledger, &letter, now)?;
            store::test_letters::insert(ledger, delivery, issue, now)?;
            // The address is in the ledger, beside the delivery.
            let detail = serde_json::json!({ "delivery": delivery });
            pen.note(ledger, "issue.test", &target(issue), detail)?;
            Ok(delivery)
        })
        .await?;
    app.nudge.notify_one();
    Ok(delivery)
}

/// The same words with a subject that says that this is a test.
fn marked(app: &App, list: &List, words: Rendered) -> Rendered {
    let language = app.words.choose([list.language.as_str()]);
    let subject = [("subject", Arg::Text(&words.subject))];
    let subject = app.words.say(language, "test-letter-subject", &subject);
    Rendered {
        subject: subject.unwrap_or_else(|_| words.subject.clone()),
        ..words
    }
}

/// The newest test letters of an issue, and what became of them.
pub async fn test_letters(app: &App, issue: i64) -> Result<Vec<TestLetter>, IssueError> {
    app.database
        .read(move |ledger| {
            store::issues::by_id(ledger, issue)?.ok_or(IssueError::UnknownIssue(issue))?;
            Ok(store::test_letters::of_issue(ledger, issue, MOST_SHOWN)?)
        })
        .await
}
