//! What a reader may ask of the house by law, where the wish reaches an operator: a copy of everything, and to be
//! forgotten.

use std::sync::Arc;

use super::acting::target;
use super::errors::{PersonError, find_by_id, parse, wrong};
use crate::domain::actor::Actor;
use crate::domain::consent::Method;
use crate::domain::happening::{By, Happening};
use crate::services::App;
use crate::services::audit::{self, Note};
use crate::services::forgetting::{self, PersonalData};
use crate::store;
use crate::store::happenings::NewHappening;

/// Everything that is known about a reader, to be handed out; that it was is written down.
pub async fn hand_out(app: &App, actor: &Actor, id: i64) -> Result<PersonalData, PersonError> {
    let letters = i64::from(app.config.preferences.export_deliveries);
    let disposable = Arc::clone(&app.config.signup.disposable_domains);
    let (now, by, actor) = (app.now(), By::actor(actor), actor.clone());
    app.database
        .write(move |ledger| {
            find_by_id(ledger, id)?;
            let happening = NewHappening {
                subscriber: id,
                list: None,
                kind: Happening::Exported,
                by: &by,
                detail: serde_json::json!({}),
            };
            store::happenings::note(ledger, &happening, now)?;
            let note = Note {
                actor: &actor,
                action: "subscriber.export",
                target: &target(id),
                detail: serde_json::json!({}),
                now,
            };
            Ok::<_, PersonError>(audit::note(ledger, &note)?)
        })
        .await?;
    app.database
        .read(move |ledger| {
            let reader = find_by_id(ledger, id)?;
            Ok(forgetting::gather(
                ledger,
                reader,
                letters,
                &disposable,
                now,
            )?)
        })
        .await
}

/// Forgets a reader for good. `typed` is the address as somebody typed it to show that they mean it; a program,
/// which names the reader by number, types none.
pub async fn erase(
    app: &App,
    actor: &Actor,
    id: i64,
    typed: Option<&str>,
) -> Result<(), PersonError> {
    let typed = typed.map(|typed| parse("address", typed)).transpose()?;
    let (now, actor) = (app.now(), actor.clone());
    let (keyring, entropy) = (app.keyring.clone(), app.entropy.clone());
    app.database
        .write(move |ledger| {
            let reader = find_by_id(ledger, id)?;
            let key = reader.address.key();
            if typed.is_some_and(|typed| typed.key() != key) {
                return Err(wrong("address", "is not the address of this reader"));
            }
            let hashes = keyring.address_hashes(&key);
            let how = (Method::Operator, &*entropy);
            forgetting::erase(ledger, &reader, &hashes, how, now)?;
            let note = Note {
                actor: &actor,
                action: "subscriber.erase",
                target: &target(id),
                detail: serde_json::json!({}),
                now,
            };
            Ok(audit::note(ledger, &note)?)
        })
        .await
}
