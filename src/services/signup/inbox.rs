//! Working the inbox off: from a sign-up that came in to a question in its owner's mailbox.

use std::sync::Arc;

use super::super::{App, StoreError};
use crate::clock::{Entropy, random_bytes, random_uuid};
use crate::domain::consent::{Act, Purpose};
use crate::domain::delivery::LetterKind;
use crate::domain::subscription::SubscriptionState;
use crate::domain::time::UtcTime;
use crate::domain::token::{Keyring, token_hash};
use crate::fail_point;
use crate::store::consents::NewConsent;
use crate::store::deliveries::NewLetter;
use crate::store::signups::{NewConfirmation, NewSignup};
use crate::store::{self, Ledger};

/// Acts on the sign-ups that wait in the inbox, a batch in one transaction; returns how many.
pub async fn work_off_inbox(app: &App) -> Result<usize, StoreError> {
    let waiting = app.database.read(store::signups::waiting).await?;
    if waiting == 0 {
        return Ok(0);
    }
    let batch = i64::from(app.config.signup.batch);
    let clerk = Clerk::of(app);
    let taken = app
        .database
        .write(move |ledger| {
            let taken = store::signups::take(ledger, batch)?;
            for signup in &taken {
                clerk.act_on(ledger, signup)?;
            }
            fail_point::reach("inbox.committing");
            Ok::<_, StoreError>(taken.len())
        })
        .await?;
    fail_point::reach("inbox.committed");
    Ok(taken)
}

/// What acting on a sign-up needs, fit to move into a transaction.
struct Clerk {
    keyring: Keyring,
    entropy: Arc<dyn Entropy>,
    resend_seconds: i64,
    valid_seconds: i64,
    now: UtcTime,
}

impl Clerk {
    fn of(app: &App) -> Self {
        Self {
            keyring: app.keyring.clone(),
            entropy: app.entropy.clone(),
            resend_seconds: i64::from(app.config.signup.resend_minutes) * 60,
            valid_seconds: i64::from(app.config.signup.confirmation_days) * 86_400,
            now: app.now(),
        }
    }

    fn act_on(&self, ledger: &mut Ledger, signup: &NewSignup) -> Result<(), StoreError> {
        if store::suppressions::by_address(ledger, &signup.address.key())?.is_some() {
            return Ok(());
        }
        let subscriber = store::subscribers::find_or_create(ledger, &signup.address, self.now)?;
        let known = store::subscribers::subscription_to(ledger, signup.list_id, subscriber.id)?;
        if let Some(known) = &known {
            let reader_already = matches!(
                known.state,
                SubscriptionState::Active | SubscriptionState::Paused
            );
            // Who has left may come back at once, whatever old question nobody answered.
            let waiting = known.state == SubscriptionState::Pending;
            if reader_already || waiting && self.asked_lately(ledger, known.id)? {
                return Ok(());
            }
        }
        let opened = store::subscribers::open_pending(
            ledger,
            signup.list_id,
            subscriber.id,
            &signup.choices,
            signup.source.as_deref(),
            self.now,
        )?;
        let Some(subscription) = opened else {
            return Ok(());
        };
        self.write_consent(ledger, signup, subscription)?;
        let confirmation_id = self.ask(ledger, signup.terms_id, subscription)?;
        let letter = NewLetter {
            confirmation_id: Some(confirmation_id),
            ..NewLetter::to_reader(
                LetterKind::Confirm,
                signup.list_id,
                subscription,
                &subscriber,
            )
        };
        store::deliveries::enqueue(ledger, &letter, self.now)?;
        Ok(())
    }

    /// Whether a question of late is still open: then it stands, and no second letter goes out.
    fn asked_lately(&self, ledger: &mut Ledger, subscription: i64) -> Result<bool, StoreError> {
        let newest = store::signups::newest_confirmation(ledger, subscription)?;
        Ok(newest.is_some_and(|question| {
            question.answer.is_none()
                && self.now.seconds_since(question.created_at) < self.resend_seconds
        }))
    }

    fn write_consent(
        &self,
        ledger: &mut Ledger,
        signup: &NewSignup,
        subscription: i64,
    ) -> Result<(), StoreError> {
        let terms = store::terms::by_id(ledger, signup.terms_id)?;
        for purpose in [Purpose::Newsletter, Purpose::Terms] {
            store::consents::append(
                ledger,
                &NewConsent {
                    event_id: random_uuid(&*self.entropy).to_string(),
                    subscription_id: subscription,
                    purpose,
                    act: Act::Given,
                    method: signup.method,
                    source: signup.source.as_deref(),
                    terms: Some((terms.id, &terms.wording_hash)),
                    evidence: &signup.evidence,
                    occurred_at: signup.received_at,
                },
            )?;
        }
        Ok(())
    }

    fn ask(
        &self,
        ledger: &mut Ledger,
        terms_id: i64,
        subscription_id: i64,
    ) -> Result<i64, StoreError> {
        let nonce = random_bytes::<16>(&*self.entropy);
        let key_id = self.keyring.signing_key_id();
        let token = self
            .keyring
            .confirmation_token(key_id, &nonce)
            .unwrap_or_default();
        let question = NewConfirmation {
            subscription_id,
            terms_id,
            key_id,
            nonce: &nonce,
            token_hash: &token_hash(&token),
            created_at: self.now,
            expires_at: self.now.plus_seconds(self.valid_seconds),
        };
        store::signups::ask(ledger, &question)
    }
}
