//! Presses of buttons behind a confirmation letter's links, weighed before they count
//! ([`visit`](crate::domain::visit)).

use std::ops::ControlFlow;

use super::super::{App, StoreError};
use super::confirmation::{Answer, Question};
use crate::clock::{Entropy, random_uuid};
use crate::domain::consent::{Act, Evidence, Method, Purpose};
use crate::domain::delivery::DeliveryState;
use crate::domain::delivery::ending::EndReason;
use crate::domain::subscription::SubscriptionState;
use crate::domain::time::UtcTime;
use crate::domain::token::TokenPurpose;
use crate::domain::visit::{Pressed, Trail, Verdict, Visit};
use crate::store::consents::NewConsent;
use crate::store::signups::Confirmation;
use crate::store::{self, Ledger};

/// How a button was pressed, in what the page's form says.
#[derive(Debug, Clone, Default)]
pub struct Manner {
    /// What the page held that was looked at before ([`stamp`]).
    pub stamp: Option<String>,
    /// Whether the box was ticked that a page shows which asks again.
    pub certain: bool,
}

/// What the page of a question puts into its form, so that a press shows that the page was looked at.
#[must_use]
pub fn stamp(app: &App, question: &Question) -> String {
    app.keyring.sign(TokenPurpose::Look, question.number)
}

/// A press, ready to be weighed in a transaction.
#[derive(Debug, Clone, Copy)]
pub(super) struct Press {
    pressed: Pressed,
    /// The question whose page was looked at.
    looked_at: Option<i64>,
    certain: bool,
    soonest_seconds: u32,
}

impl Press {
    pub(super) fn of(app: &App, pressed: Pressed, manner: &Manner) -> Self {
        let stamp = manner.stamp.as_deref().unwrap_or_default();
        Self {
            pressed,
            looked_at: app.keyring.verify(TokenPurpose::Look, stamp),
            certain: manner.certain,
            soonest_seconds: app.config.signup.soonest_answer_seconds,
        }
    }

    /// The answer that counts, or nothing but a page that asks again.
    pub(super) fn weigh(
        self,
        ledger: &mut Ledger,
        confirmation: &Confirmation,
        entropy: &dyn Entropy,
        evidence: &Evidence,
        now: UtcTime,
    ) -> Result<ControlFlow<(), Answer>, StoreError> {
        let visit = Visit {
            pressed: self.pressed,
            looked: self.looked_at == Some(confirmation.id),
            certain: self.certain,
        };
        let verdict = trail(ledger, confirmation)?.weigh(visit, self.soonest_seconds, now);
        match (verdict, self.pressed) {
            (Verdict::Counts, Pressed::Yes) => return Ok(ControlFlow::Continue(Answer::Yes)),
            (Verdict::Counts, Pressed::No) => return Ok(ControlFlow::Continue(Answer::No)),
            (Verdict::Counts, Pressed::Decoy) | (Verdict::AskAgain, _) => {}
            (Verdict::Note, _) => store::signups::note_program(ledger, confirmation.id, now)?,
            (Verdict::TakeBack, _) => {
                take_back(ledger, confirmation, entropy, evidence, now)?;
                store::signups::note_program(ledger, confirmation.id, now)?;
            }
        }
        Ok(ControlFlow::Break(()))
    }
}

fn trail(ledger: &mut Ledger, confirmation: &Confirmation) -> Result<Trail, StoreError> {
    let letter = store::deliveries::of_confirmation(ledger, confirmation.id)?;
    let delivered = letter.filter(|letter| letter.state == DeliveryState::Sent);
    let said_yes = confirmation.answer.as_deref() == Some("yes");
    Ok(Trail {
        delivered_at: delivered.and_then(|letter| letter.settled_at),
        automated_at: confirmation.automated_at,
        confirmed_at: confirmation.answered_at.filter(|_| said_yes),
    })
}

/// Takes back what a program answered: the question is open again, and the subscription waits for it.
fn take_back(
    ledger: &mut Ledger,
    confirmation: &Confirmation,
    entropy: &dyn Entropy,
    evidence: &Evidence,
    now: UtcTime,
) -> Result<(), StoreError> {
    let id = confirmation.subscription_id;
    for next in [SubscriptionState::Unsubscribed, SubscriptionState::Pending] {
        let Some(subscription) = store::subscribers::subscription(ledger, id)? else {
            return Ok(());
        };
        if !store::subscribers::advance(ledger, &subscription, next, now)? {
            return Ok(());
        }
    }
    store::signups::reopen(ledger, confirmation)?;
    store::consents::append(
        ledger,
        &NewConsent {
            event_id: random_uuid(entropy).to_string(),
            subscription_id: id,
            purpose: Purpose::Newsletter,
            act: Act::Withdrawn,
            method: Method::Page,
            source: Some("pressed by a program"),
            terms: None,
            evidence,
            occurred_at: now,
        },
    )?;
    store::deliveries::cancel_for_subscription(ledger, id, EndReason::ConfirmedByProgram, now)?;
    Ok(())
}
