//! Working the inbox off: from a sign-up that came in to a question in its owner's mailbox.

use std::sync::Arc;

use super::super::budgets::Tally;
use super::super::preferences::links::LinkMaker;
use super::super::{App, StoreError};
use super::asking::Asking;
use super::pressure::{self, Gauge, Shift};
use super::standing;
use super::weighing::Scales;
use crate::clock::{Entropy, random_uuid};
use crate::config::AskForWork;
use crate::domain::budget::{Hindrance, Stage};
use crate::domain::consent::{Act, Purpose};
use crate::domain::delivery::LetterKind;
use crate::domain::subscription::SubscriptionState;
use crate::domain::time::UtcTime;
use crate::domain::token::TokenPurpose;
use crate::fail_point;
use crate::store::consents::NewConsent;
use crate::store::deliveries::NewLetter;
use crate::store::desk::Desk;
use crate::store::signups::{NewSignup, Taken};
use crate::store::subscribers::{Subscriber, Subscription};
use crate::store::{self, Ledger};

/// Acts on the sign-ups that wait in the inbox, a batch in one transaction; returns how many.
pub async fn work_off_inbox(app: &App) -> Result<usize, StoreError> {
    let waiting = app.database.read(store::signups::waiting).await?;
    if waiting == 0 {
        return Ok(0);
    }
    super::domains::look_up(app).await?;
    let batch = i64::from(app.config.signup.batch);
    let clerk = Clerk::of(app);
    let (taken, tally, shifts) = app
        .database
        .write(move |ledger| {
            store::budgets::sit_down(ledger)?;
            let taken = store::signups::take(ledger, batch)?;
            let (tally, shifts) = clerk.act_on_all(ledger, &taken)?;
            fail_point::reach("inbox.committing");
            Ok::<_, StoreError>((taken.len(), tally, shifts))
        })
        .await?;
    fail_point::reach("inbox.committed");
    for (reason, count) in tally.counted() {
        tracing::info!(reason, count, "sign-ups caused no letter");
    }
    pressure::tell(&shifts);
    Ok(taken)
}

/// What acting on a sign-up needs, fit to move into a transaction.
struct Clerk {
    asking: Asking,
    entropy: Arc<dyn Entropy>,
    scales: Scales,
    links: LinkMaker,
    gauge: Gauge,
    ask: AskForWork,
    now: UtcTime,
}

impl Clerk {
    fn of(app: &App) -> Self {
        let now = app.now();
        Self {
            asking: Asking::of(app, now),
            entropy: app.entropy.clone(),
            scales: Scales::of(app, now),
            links: LinkMaker::of(app, now),
            gauge: Gauge::of(app),
            ask: app.config.signup.pressure.challenge,
            now,
        }
    }

    /// Acts on sign-ups that were taken out of the inbox, as far as nothing keeps their letters back.
    fn act_on_all(
        &self,
        ledger: &mut Ledger,
        taken: &[Taken],
    ) -> Result<(Tally, Vec<Shift>), StoreError> {
        let new: Vec<&Taken> = taken.iter().filter(|one| one.stage == Stage::New).collect();
        let (desks, shifts) = self.gauge.receive(ledger, &new)?;
        let (mut tally, mut kept) = (Tally::default(), Vec::new());
        for one in taken {
            let signup = &one.signup;
            let hindrance = match one.stage {
                Stage::New => self.weigh(ledger, signup, &desks)?,
                Stage::Kept | Stage::Released => {
                    self.scales.hindrance_by_owner(ledger, &signup.address)?
                }
            };
            tally.note(hindrance);
            if hindrance.is_some() {
                continue;
            }
            if one.stage == Stage::New && standing::is_paused(&desks, signup.list_id) {
                kept.push(one.id);
                continue;
            }
            self.act_on(ledger, signup)?;
        }
        store::signups::settle(ledger, taken, &kept)?;
        Ok((tally, shifts))
    }

    /// Why no letter may follow; if one may, it is counted.
    fn weigh(
        &self,
        ledger: &mut Ledger,
        signup: &NewSignup,
        desks: &[Desk],
    ) -> Result<Option<Hindrance>, StoreError> {
        let standing = standing::of(ledger, signup, self.ask, desks)?;
        self.scales.weigh(ledger, signup, standing)
    }

    /// Puts the question to the owner of the address, or tells them that they are subscribed.
    fn act_on(&self, ledger: &mut Ledger, signup: &NewSignup) -> Result<(), StoreError> {
        if let Some((reader, subscription)) = reader_of(ledger, signup)? {
            return self.remind(ledger, &reader, &subscription);
        }
        let subscriber = store::subscribers::find_or_create(ledger, &signup.address, self.now)?;
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
        let about = (signup.list_id, subscription);
        self.asking.ask(ledger, signup.terms_id, about, &subscriber)
    }

    /// Tells a reader who signs up once more that nothing has changed, with a link to what they chose.
    fn remind(
        &self,
        ledger: &mut Ledger,
        reader: &Subscriber,
        subscription: &Subscription,
    ) -> Result<(), StoreError> {
        let purpose = TokenPurpose::Manage;
        let link = self.links.make(ledger, purpose, subscription, None)?;
        let (kind, list) = (LetterKind::Already, subscription.list_id);
        let letter = NewLetter {
            link_id: Some(link),
            ..NewLetter::to_reader(kind, list, subscription.id, reader)
        };
        store::deliveries::enqueue(ledger, &letter, self.now)?;
        Ok(())
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
}

/// Who signs up, where they read the list already.
fn reader_of(
    ledger: &mut Ledger,
    signup: &NewSignup,
) -> Result<Option<(Subscriber, Subscription)>, StoreError> {
    let Some(subscriber) = store::subscribers::by_address(ledger, &signup.address.key())? else {
        return Ok(None);
    };
    let known = store::subscribers::subscription_to(ledger, signup.list_id, subscriber.id)?;
    let reads = |state| matches!(state, SubscriptionState::Active | SubscriptionState::Paused);
    let known = known.filter(|known| reads(known.state));
    Ok(known.map(|known| (subscriber, known)))
}
