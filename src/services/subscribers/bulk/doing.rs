//! What a change does to one reader, and how it is taken back.

use super::super::finding::Plan;
use super::super::suppressing;
use crate::clock::{Entropy, random_uuid};
use crate::domain::bulk::BulkKind;
use crate::domain::consent::{Evidence, Method};
use crate::domain::delivery::ending::EndReason;
use crate::domain::happening::{By, Happening};
use crate::domain::subscription::SubscriptionState;
use crate::domain::time::UtcTime;
use crate::services::StoreError;
use crate::services::preferences::{self, Change, resting};
use crate::services::unsubscribe::{self, ComingBack, Ending};
use crate::store::bulk::Bulk;
use crate::store::happenings::NewHappening;
use crate::store::subscribers::Subscription;
use crate::store::subscribers::finding::Told;
use crate::store::{self, Ledger};

/// Does what one change is about.
pub(super) struct Doer<'a> {
    pub(super) bulk: &'a Bulk,
    pub(super) by: By,
    pub(super) entropy: &'a dyn Entropy,
    pub(super) now: UtcTime,
}

impl Doer<'_> {
    /// Changes one reader; says whether there was anything to change.
    pub(super) fn act(
        &self,
        ledger: &mut Ledger,
        plan: &Plan,
        told: &Told,
    ) -> Result<bool, StoreError> {
        if self.bulk.kind == BulkKind::Suppress {
            let key = told.address.key();
            if told.suppression.is_none() {
                let note = self.bulk.reason.as_deref();
                suppressing::suppress(ledger, &key, note, &self.by, self.now)?;
            }
            return Ok(told.suppression.is_none());
        }
        let mut changed = false;
        // Only what the search was about: somebody who waits to confirm one list may read another.
        for meant in told
            .subscriptions
            .iter()
            .filter(|one| plan.is_meant(told, one))
        {
            if let Some(subscription) = store::subscriptions::lock(ledger, meant.id)? {
                changed |= self.act_on(ledger, subscription)?;
            }
        }
        Ok(changed)
    }

    fn act_on(&self, ledger: &mut Ledger, subscription: Subscription) -> Result<bool, StoreError> {
        let state = subscription.state;
        match self.bulk.kind {
            BulkKind::Pause if state == SubscriptionState::Active => {
                let list = store::lists::by_id(ledger, subscription.list_id)?;
                let zone = resting::zone_of(&subscription, &list);
                let day = self
                    .bulk
                    .until_day
                    .as_ref()
                    .and_then(|day| day.parse().ok());
                let until = day.map(|day| resting::beginning_of(day, zone));
                resting::rest(ledger, &subscription, until, &self.by, self.now)
            }
            BulkKind::Unsubscribe if state != SubscriptionState::Unsubscribed => {
                self.end(ledger, &subscription)
            }
            BulkKind::AddTopic => self.add_topic(ledger, subscription),
            BulkKind::Suppress | BulkKind::Pause | BulkKind::Unsubscribe => Ok(false),
        }
    }

    fn end(&self, ledger: &mut Ledger, subscription: &Subscription) -> Result<bool, StoreError> {
        let source = self.by.as_source();
        let ending = Ending {
            method: Method::Operator,
            source: Some(&source),
            why: EndReason::EndedByOperator,
        };
        let nothing = Evidence::default();
        let (entropy, now) = (self.entropy, self.now);
        let left = unsubscribe::end_as(ledger, subscription, &ending, &nothing, entropy, now)?;
        if left {
            let detail = serde_json::json!({ "reason": self.bulk.reason, "bulk": self.bulk.id });
            self.note(ledger, subscription, Happening::Unsubscribed, detail)?;
        }
        Ok(left)
    }

    fn add_topic(
        &self,
        ledger: &mut Ledger,
        subscription: Subscription,
    ) -> Result<bool, StoreError> {
        let Some(topic) = &self.bulk.topic else {
            return Ok(false);
        };
        let mut topics = subscription.topics.0.clone();
        let reads = matches!(
            subscription.state,
            SubscriptionState::Active | SubscriptionState::Paused
        );
        // Whoever chose none gets all of them.
        if !reads || topics.is_empty() || topics.contains(topic) {
            return Ok(false);
        }
        topics.push(topic.clone());
        topics.sort();
        self.choose(ledger, subscription, topics)?;
        Ok(true)
    }

    fn choose(
        &self,
        ledger: &mut Ledger,
        subscription: Subscription,
        topics: Vec<String>,
    ) -> Result<(), StoreError> {
        let detail = serde_json::json!({ "topics": [subscription.topics, topics] });
        self.note(ledger, &subscription, Happening::Edited, detail)?;
        let change = Change {
            topics: Some(topics),
            ..Change::default()
        };
        preferences::choose(ledger, subscription, change, self.now)
    }

    /// Takes back what was done to one reader at `then`, unless somebody changed the same since.
    pub(super) fn take_back(
        &self,
        ledger: &mut Ledger,
        subscriber: i64,
        then: UtcTime,
    ) -> Result<bool, StoreError> {
        let known = store::subscribers::known(ledger, subscriber)?;
        let Some(reader) = known.filter(|reader| reader.erased_at.is_none()) else {
            return Ok(false);
        };
        let key = reader.address.key();
        if self.bulk.kind == BulkKind::Suppress {
            return suppressing::take_back(ledger, &key, then, &self.by, self.now);
        }
        let is_suppressed = store::suppressions::by_address(ledger, &key)?.is_some();
        let mut taken_back = false;
        for known in store::subscribers::subscriptions_of(ledger, subscriber)? {
            if self.bulk.list_id.is_some_and(|list| known.list_id != list) {
                continue;
            }
            let Some(subscription) = store::subscriptions::lock(ledger, known.id)? else {
                continue;
            };
            taken_back |= match self.bulk.kind {
                BulkKind::Suppress => false,
                BulkKind::Pause => self.wake(ledger, &subscription, then)?,
                BulkKind::Unsubscribe if is_suppressed => false,
                BulkKind::Unsubscribe => self.bring_back(ledger, &subscription, then)?,
                BulkKind::AddTopic => self.drop_topic(ledger, subscription)?,
            };
        }
        Ok(taken_back)
    }

    /// Goes on as if there had been no pause: nothing is passed over.
    fn wake(
        &self,
        ledger: &mut Ledger,
        subscription: &Subscription,
        then: UtcTime,
    ) -> Result<bool, StoreError> {
        if subscription.state != SubscriptionState::Paused || subscription.changed_at != then {
            return Ok(false);
        }
        let next = SubscriptionState::Active;
        store::subscribers::advance(ledger, subscription, next, self.now)?;
        let detail = serde_json::json!({ "bulk": self.bulk.id });
        self.note(ledger, subscription, Happening::BroughtBack, detail)?;
        Ok(true)
    }

    fn bring_back(
        &self,
        ledger: &mut Ledger,
        subscription: &Subscription,
        then: UtcTime,
    ) -> Result<bool, StoreError> {
        if subscription.unsubscribed_at != Some(then) {
            return Ok(false);
        }
        if subscription.confirmed_at.is_some() {
            let source = self.by.as_source();
            let coming_back = ComingBack {
                event_id: random_uuid(self.entropy).to_string(),
                method: Method::Operator,
                source: &source,
                evidence: &Evidence::default(),
            };
            unsubscribe::take_back(ledger, subscription, coming_back, self.now)?;
        } else {
            // Their question can still be answered.
            let next = SubscriptionState::Pending;
            store::subscribers::advance(ledger, subscription, next, self.now)?;
        }
        let detail = serde_json::json!({ "bulk": self.bulk.id });
        self.note(ledger, subscription, Happening::BroughtBack, detail)?;
        Ok(true)
    }

    fn drop_topic(
        &self,
        ledger: &mut Ledger,
        subscription: Subscription,
    ) -> Result<bool, StoreError> {
        let topic = self.bulk.topic.as_deref().unwrap_or_default();
        let mut topics = subscription.topics.0.clone();
        topics.retain(|one| one != topic);
        // None would mean all.
        if topics.is_empty() || topics.len() == subscription.topics.0.len() {
            return Ok(false);
        }
        self.choose(ledger, subscription, topics)?;
        Ok(true)
    }

    fn note(
        &self,
        ledger: &mut Ledger,
        subscription: &Subscription,
        kind: Happening,
        detail: serde_json::Value,
    ) -> Result<(), StoreError> {
        let happening = NewHappening {
            subscriber: subscription.subscriber_id,
            list: Some(subscription.list_id),
            kind,
            by: &self.by,
            detail,
        };
        store::happenings::note(ledger, &happening, self.now)
    }
}
