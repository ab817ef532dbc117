//! Putting the question to the owner of an address: one row, and one letter with its link.
//!
//! Whoever signs up is asked, and so is whoever an operator adds without a proof of consent.

use std::sync::Arc;

use super::super::{App, StoreError};
use super::weighing::Scales;
use crate::clock::{Entropy, random_bytes};
use crate::domain::address::EmailAddress;
use crate::domain::budget::Hindrance;
use crate::domain::delivery::LetterKind;
use crate::domain::time::UtcTime;
use crate::domain::token::{Keyring, token_hash};
use crate::store::deliveries::NewLetter;
use crate::store::signups::NewConfirmation;
use crate::store::subscribers::Subscriber;
use crate::store::{self, Ledger};

/// What asking needs, fit to move into a transaction.
pub(super) struct Asking {
    keyring: Keyring,
    entropy: Arc<dyn Entropy>,
    valid_seconds: i64,
    now: UtcTime,
}

impl Asking {
    pub(super) fn of(app: &App, now: UtcTime) -> Self {
        Self {
            keyring: app.keyring.clone(),
            entropy: app.entropy.clone(),
            valid_seconds: i64::from(app.config.signup.confirmation_days) * 86_400,
            now,
        }
    }

    /// Puts the question, about a subscription to a list, under these terms.
    pub(super) fn ask(
        &self,
        ledger: &mut Ledger,
        terms_id: i64,
        (list, subscription): (i64, i64),
        reader: &Subscriber,
    ) -> Result<(), StoreError> {
        let nonce = random_bytes::<16>(&*self.entropy);
        let key_id = self.keyring.signing_key_id();
        let token = self
            .keyring
            .confirmation_token(key_id, &nonce)
            .unwrap_or_default();
        let question = NewConfirmation {
            subscription_id: subscription,
            terms_id,
            key_id,
            nonce: &nonce,
            token_hash: &token_hash(&token),
            created_at: self.now,
            expires_at: self.now.plus_seconds(self.valid_seconds),
        };
        let letter = NewLetter {
            confirmation_id: Some(store::signups::ask(ledger, &question)?),
            ..NewLetter::to_reader(LetterKind::Confirm, list, subscription, reader)
        };
        store::deliveries::enqueue(ledger, &letter, self.now)?;
        Ok(())
    }
}

/// What asking somebody needs whom an operator has added: the same question, and the same care for the mailbox.
pub(in crate::services) struct Invitation {
    asking: Asking,
    scales: Scales,
}

impl Invitation {
    pub(in crate::services) fn of(app: &App) -> Self {
        let now = app.now();
        Self {
            asking: Asking::of(app, now),
            scales: Scales::of(app, now),
        }
    }

    /// Why nobody may write to this address, if there is a reason.
    pub(in crate::services) fn hindrance(
        &self,
        ledger: &mut Ledger,
        address: &EmailAddress,
    ) -> Result<Option<Hindrance>, StoreError> {
        self.scales.hindrance_by_owner(ledger, address)
    }

    /// Puts the question, unless the mailbox has had its letters; says whether it was put.
    pub(in crate::services) fn ask(
        &self,
        ledger: &mut Ledger,
        terms_id: i64,
        about: (i64, i64),
        reader: &Subscriber,
    ) -> Result<bool, StoreError> {
        if !self.scales.take_from_mailbox(ledger, &reader.address)? {
            return Ok(false);
        }
        self.asking.ask(ledger, terms_id, about, reader)?;
        Ok(true)
    }
}
