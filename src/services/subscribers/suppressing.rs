//! Suppressed addresses: nothing is sent to them, whatever they sign up for, until somebody lifts it.

use super::acting::{REASON_CHARACTERS, target};
use super::errors::{PersonError, parse, plain};
use crate::domain::actor::Actor;
use crate::domain::address::EmailAddress;
use crate::domain::budget::mailbox_key;
use crate::domain::happening::{By, Happening};
use crate::domain::paging::{Page, PageAsk};
use crate::domain::suppression::SuppressionReason;
use crate::domain::time::UtcTime;
use crate::services::audit::{self, Note};
use crate::services::{App, StoreError};
use crate::store::happenings::NewHappening;
use crate::store::suppressions::Suppression;
use crate::store::{self, Ledger};

/// A suppressed address.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct SuppressedAddress {
    /// The number of the suppression.
    pub id: i64,
    /// The folded address.
    pub address: String,
    /// The number of the reader whose address it is, if it is anybody's.
    pub subscriber_id: Option<i64>,
    /// Why.
    pub reason: SuppressionReason,
    /// In an operator's words.
    pub note: Option<String>,
    /// Since when.
    pub created_at: UtcTime,
}

/// A page of the suppressed addresses, the newest first; for one reason only, where one is named.
pub async fn suppressed(
    app: &App,
    reason: Option<SuppressionReason>,
    ask: PageAsk,
) -> Result<Page<SuppressedAddress>, StoreError> {
    app.database
        .read(move |ledger| {
            let rows = store::suppressions::below(ledger, ask.below(), reason, ask.rows())?;
            let page = ask.page(rows, |one| one.id);
            let mut items = Vec::new();
            for one in page.items {
                items.push(told(ledger, one)?);
            }
            Ok(Page {
                items,
                next: page.next,
            })
        })
        .await
}

/// The suppression with this number.
pub async fn suppression(app: &App, id: i64) -> Result<Option<SuppressedAddress>, StoreError> {
    app.database
        .read(
            move |ledger| match store::suppressions::by_id(ledger, id)? {
                Some(known) => told(ledger, known).map(Some),
                None => Ok(None),
            },
        )
        .await
}

fn told(ledger: &mut Ledger, one: Suppression) -> Result<SuppressedAddress, StoreError> {
    let reader = store::subscribers::by_address(ledger, &one.address_key)?;
    Ok(SuppressedAddress {
        id: one.id,
        address: one.address_key,
        subscriber_id: reader.map(|reader| reader.id),
        reason: one.reason,
        note: one.note,
        created_at: one.created_at,
    })
}

/// Suppresses an address, whether or not anybody has it; one that is suppressed stays as it is.
pub async fn suppress_address(
    app: &App,
    actor: &Actor,
    address: &str,
    note: Option<&str>,
) -> Result<SuppressedAddress, PersonError> {
    let address = parse("email", address)?;
    let (now, actor) = (app.now(), actor.clone());
    let note = note.map(str::to_owned);
    app.database
        .write(move |ledger| Ok(add(ledger, &actor, &address.key(), note.as_deref(), now)?))
        .await
}

/// Suppresses an address that is not, and writes down who did it.
pub(super) fn add(
    ledger: &mut Ledger,
    actor: &Actor,
    key: &str,
    note: Option<&str>,
    now: UtcTime,
) -> Result<SuppressedAddress, StoreError> {
    if let Some(known) = store::suppressions::by_address(ledger, key)? {
        return told(ledger, known);
    }
    let note = plain(note, REASON_CHARACTERS);
    suppress(ledger, key, note.as_deref(), &By::actor(actor), now)?;
    let added = store::suppressions::by_address(ledger, key)?;
    let added = added.ok_or_else(|| {
        StoreError::Unreadable("a suppression vanished while it was written".to_owned())
    })?;
    let added = told(ledger, added)?;
    let detail = serde_json::json!({ "suppression": added.id, "note": note });
    write_down(ledger, actor, "subscriber.suppress", &added, detail, now)?;
    Ok(added)
}

/// Suppresses an address that is not, and writes it into its reader's story.
pub(super) fn suppress(
    ledger: &mut Ledger,
    key: &str,
    note: Option<&str>,
    by: &By,
    now: UtcTime,
) -> Result<(), StoreError> {
    store::suppressions::add(ledger, key, SuppressionReason::Operator, note, now)?;
    let detail = serde_json::json!({ "note": note });
    happened(ledger, key, Happening::Suppressed, by, detail, now)
}

/// Lifts a suppression, and the block of the mailbox that "this was not me" left; says whether there was one.
pub async fn lift(app: &App, actor: &Actor, id: i64) -> Result<bool, PersonError> {
    let (now, actor, keyring) = (app.now(), actor.clone(), app.keyring.clone());
    app.database
        .write(move |ledger| {
            let Some(known) = store::suppressions::by_id(ledger, id)? else {
                return Ok(false);
            };
            if let Ok(address) = EmailAddress::kept(known.address_key.clone()) {
                let names = keyring.pseudonyms(&mailbox_key(&address));
                store::budgets::unblock(ledger, &names)?;
            }
            remove(ledger, &actor, known, now)?;
            Ok(true)
        })
        .await
}

/// Lifts a suppression, and writes down who did it.
pub(super) fn remove(
    ledger: &mut Ledger,
    actor: &Actor,
    known: Suppression,
    now: UtcTime,
) -> Result<(), StoreError> {
    let told = told(ledger, known)?;
    release(ledger, &told, &By::actor(actor), now)?;
    let detail = serde_json::json!({ "suppression": told.id, "reason": told.reason });
    write_down(ledger, actor, "subscriber.release", &told, detail, now)
}

/// Lifts a suppression; what it was stays in its reader's story.
fn release(
    ledger: &mut Ledger,
    was: &SuppressedAddress,
    by: &By,
    now: UtcTime,
) -> Result<(), StoreError> {
    store::suppressions::remove(ledger, &was.address)?;
    let detail = serde_json::json!({
        "reason": was.reason,
        "note": was.note,
        "since": was.created_at.to_string(),
    });
    happened(ledger, &was.address, Happening::Released, by, detail, now)
}

/// Takes back what [`suppress`] did at `then`, if it stands as it was made; says whether it did.
pub(super) fn take_back(
    ledger: &mut Ledger,
    key: &str,
    then: UtcTime,
    by: &By,
    now: UtcTime,
) -> Result<bool, StoreError> {
    let known = store::suppressions::by_address(ledger, key)?;
    let ours =
        known.filter(|one| one.reason == SuppressionReason::Operator && one.created_at == then);
    let Some(ours) = ours else { return Ok(false) };
    let ours = told(ledger, ours)?;
    release(ledger, &ours, by, now)?;
    Ok(true)
}

fn happened(
    ledger: &mut Ledger,
    key: &str,
    kind: Happening,
    by: &By,
    detail: serde_json::Value,
    now: UtcTime,
) -> Result<(), StoreError> {
    let Some(reader) = store::subscribers::by_address(ledger, key)? else {
        return Ok(());
    };
    let happening = NewHappening {
        subscriber: reader.id,
        list: None,
        kind,
        by,
        detail,
    };
    store::happenings::note(ledger, &happening, now)
}

/// The audit log names the reader, or the suppression where the address is nobody's, and never the address.
fn write_down(
    ledger: &mut Ledger,
    actor: &Actor,
    action: &'static str,
    about: &SuppressedAddress,
    detail: serde_json::Value,
    now: UtcTime,
) -> Result<(), StoreError> {
    let target = match about.subscriber_id {
        Some(id) => target(id),
        None => format!("suppression {}", about.id),
    };
    let note = Note {
        actor,
        action,
        target: &target,
        detail,
        now,
    };
    audit::note(ledger, &note)
}
