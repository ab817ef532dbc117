//! Letters to operators: who writes them, and what they tell.
//!
//! A letter needs a sender, a relay and a signature, and all three belong to a list. So the oldest list lends its
//! own; before there is a list nothing can be mailed, and whoever invites somebody is given the link to pass on.

use super::super::StoreError;
use crate::domain::address::EmailAddress;
use crate::domain::delivery::LetterKind;
use crate::domain::time::UtcTime;
use crate::store::deliveries::NewLetter;
use crate::store::operators::accounts;
use crate::store::{self, Ledger};

/// Enqueues a letter to somebody who works here; says whether there is a list that can write it.
pub(super) fn write_to(
    ledger: &mut Ledger,
    letter: LetterKind,
    email: &str,
    link: i64,
    now: UtcTime,
) -> Result<bool, StoreError> {
    let Some(list_id) = store::lists::oldest(ledger)? else {
        return Ok(false);
    };
    let Ok(recipient) = EmailAddress::parse_any(email) else {
        return Ok(false);
    };
    let letter = NewLetter {
        letter,
        list_id,
        reader: None,
        confirmation_id: None,
        link_id: Some(link),
        variant_id: None,
        recipient: &recipient,
    };
    store::deliveries::enqueue(ledger, &letter, now)?;
    Ok(true)
}

/// Tells an operator by mail what the last line of the audit log says about their account. Called in the
/// transaction that wrote the line.
pub(super) fn tell(ledger: &mut Ledger, operator: i64, now: UtcTime) -> Result<(), StoreError> {
    let Some(colleague) = accounts::by_id(ledger, operator)? else {
        return Ok(());
    };
    let (line, _) = store::audit::take_end(ledger)?;
    write_to(
        ledger,
        LetterKind::OperatorNotice,
        &colleague.operator.email,
        line,
        now,
    )?;
    Ok(())
}
