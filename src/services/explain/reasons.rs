//! Why an issue holds no letter for a reader.
//!
//! What a subscription was when the issue was planned is read from the consents, which are never changed, and from
//! what was noted of pauses; the subscription itself only tells what it is now.

use super::rests::Rest;
use super::teller::{Gap, Teller};
use super::{
    Explanation, Inquiry, IssueFacts, Reader, Why, consent_facts, fates, subscription_facts,
    suppressed, unknown_address,
};
use crate::domain::consent::{Act, Purpose};
use crate::domain::issue::{IssueState, SkipReason};
use crate::domain::time::UtcTime;
use crate::services::StoreError;
use crate::store::consents::Consent;
use crate::store::issues::Issue;
use crate::store::lists::List;
use crate::store::subscribers::Subscription;
use crate::store::{self, Ledger};

/// Why this reader got, or did not get, this issue.
pub(super) fn about_issue(
    ledger: &mut Ledger,
    inquiry: &Inquiry,
    id: i64,
) -> Result<Explanation, StoreError> {
    let reader = Reader::find(ledger, inquiry)?;
    let Some(issue) = store::issues::by_id(ledger, id)? else {
        let mut told = reader.explanation(inquiry, Why::UnknownIssue);
        let none = inquiry.tell.say("explain-no-issue", [("issue", id.into())]);
        told.sentences.push(none);
        return Ok(told);
    };
    let list = store::lists::by_id(ledger, issue.list_id)?;
    let mut told = match &reader.subscriber {
        Some(_) => tell(ledger, inquiry, &reader, &issue, &list)?,
        None => unknown_address(inquiry, &reader),
    };
    if issue.skip_reason.is_some() {
        told.why = Why::IssueSkipped;
        told.sentences
            .insert(0, skipped(&inquiry.tell, &issue, &list));
    }
    told.issue = Some(IssueFacts {
        id,
        list: list.slug,
        state: issue.state,
        skip_reason: issue.skip_reason,
        topics: store::issues::topics_carried(ledger, id)?,
        slot_at: issue.slot_at,
        planned_at: issue.created_at,
        ended_at: issue.ended_at,
    });
    Ok(told)
}

/// Nobody got this issue.
fn skipped(tell: &Teller, issue: &Issue, list: &List) -> String {
    let reason = issue.skip_reason.map_or("unknown", SkipReason::as_str);
    tell.say(
        "explain-skipped",
        [
            ("issue", issue.id.into()),
            ("list", list.slug.as_str().into()),
            ("reason", Gap::choice(reason)),
            ("at", tell.at(issue.created_at, &list.time_zone).into()),
        ],
    )
}

fn tell(
    ledger: &mut Ledger,
    inquiry: &Inquiry,
    reader: &Reader,
    issue: &Issue,
    list: &List,
) -> Result<Explanation, StoreError> {
    let mut told = reader.explanation(inquiry, Why::NotRecorded);
    let about_list = reader.consents.iter().filter(|one| one.list == list.slug);
    told.consents = about_list.map(consent_facts).collect();
    let Some(subscriber) = &reader.subscriber else {
        return Ok(told);
    };
    let subscription = store::subscribers::subscription_to(ledger, list.id, subscriber.id)?;
    if let Some(subscription) = &subscription {
        let facts = subscription_facts(ledger, subscription, &list.slug)?;
        told.subscriptions.push(facts);
    }
    if let Some(delivery) = store::deliveries::of_issue_to(ledger, issue.id, subscriber.id)? {
        let fate = fates::tell(ledger, inquiry, &delivery)?;
        told.why = fate.facts.why;
        told.sentences.push(fate.heading);
        told.sentences.extend(fate.attempts);
        told.sentences.push(fate.conclusion);
        told.sentences.extend(fate.remarks);
        told.deliveries.push(fate.facts);
        return Ok(told);
    }
    if issue.skip_reason.is_some() {
        return Ok(told);
    }
    let case = Case {
        inquiry,
        reader,
        issue,
        list,
    };
    match subscription {
        None => {
            told.why = Why::NeverSignedUp;
            let list = list.slug.as_str();
            let never = inquiry
                .tell
                .say("explain-never-signed-up", [("list", list.into())]);
            told.sentences.push(never);
        }
        Some(subscription) => case.without_letter(ledger, &subscription, &mut told)?,
    }
    Ok(told)
}

/// A reader with a subscription, and an issue that holds no letter for them.
struct Case<'a> {
    inquiry: &'a Inquiry,
    reader: &'a Reader,
    issue: &'a Issue,
    list: &'a List,
}

impl Case<'_> {
    fn without_letter(
        &self,
        ledger: &mut Ledger,
        subscription: &Subscription,
        told: &mut Explanation,
    ) -> Result<(), StoreError> {
        let planned_at = self.issue.created_at;
        let last = self.acts().rfind(|act| act.occurred_at <= planned_at);
        match last.map(|act| act.act) {
            None if self.acts().next().is_some() => self.signed_up_later(subscription, told),
            Some(Act::Given) => self.unconfirmed(ledger, subscription, told)?,
            Some(Act::Withdrawn | Act::Refused) => self.left(last, told),
            // A reader who was imported has no acts here; the subscription tells as much as it can.
            None if subscription.confirmed_at.is_none_or(|at| at > planned_at) => {
                self.unconfirmed(ledger, subscription, told)?;
            }
            None if subscription
                .unsubscribed_at
                .is_some_and(|at| at <= planned_at) =>
            {
                self.left(None, told);
            }
            None | Some(Act::Confirmed) => self.active(ledger, subscription, told)?,
        }
        Ok(())
    }

    /// What was done about the letters of this list, oldest first.
    fn acts(&self) -> impl DoubleEndedIterator<Item = &Consent> {
        let about =
            |one: &&Consent| one.list == self.list.slug && one.purpose == Purpose::Newsletter;
        self.reader.consents.iter().filter(about)
    }

    fn say<const N: usize>(&self, key: &str, gaps: [(&str, Gap); N]) -> String {
        self.inquiry.tell.say(key, gaps)
    }

    fn at(&self, instant: UtcTime) -> Gap {
        self.inquiry.tell.at(instant, &self.list.time_zone).into()
    }

    /// The gap for the name of the list.
    fn slug(&self) -> (&'static str, Gap) {
        ("list", self.list.slug.as_str().into())
    }

    /// The gap for when the issue was planned.
    fn planned(&self) -> (&'static str, Gap) {
        ("planned", self.at(self.issue.created_at))
    }

    /// The gap for the number of the issue.
    fn number(&self) -> (&'static str, Gap) {
        ("issue", self.issue.id.into())
    }

    fn signed_up_later(&self, subscription: &Subscription, told: &mut Explanation) {
        told.why = Why::SignedUpLater;
        let at = ("at", self.at(subscription.created_at));
        let later = [self.slug(), self.planned(), at];
        told.sentences
            .push(self.say("explain-signed-up-later", later));
        self.confirmed_later(told);
    }

    fn confirmed_later(&self, told: &mut Explanation) -> bool {
        let planned_at = self.issue.created_at;
        let later = self
            .acts()
            .find(|act| act.act == Act::Confirmed && act.occurred_at > planned_at);
        if let Some(later) = later {
            let at = ("at", self.at(later.occurred_at));
            told.sentences
                .push(self.say("explain-confirmed-later", [at]));
        }
        later.is_some()
    }

    fn unconfirmed(
        &self,
        ledger: &mut Ledger,
        subscription: &Subscription,
        told: &mut Explanation,
    ) -> Result<(), StoreError> {
        let unconfirmed = [self.slug(), self.planned()];
        told.sentences
            .push(self.say("explain-unconfirmed", unconfirmed));
        let question = store::signups::newest_confirmation(ledger, subscription.id)?;
        if let Some(question) = &question {
            let asked = ("asked", self.at(question.created_at));
            let until = ("until", self.at(question.expires_at));
            told.sentences.push(match question.answer.as_deref() {
                Some("yes") => self.say("explain-question-yes", [asked]),
                Some(_) => self.say("explain-question-no", [asked]),
                None if self.inquiry.now >= question.expires_at => {
                    self.say("explain-question-expired", [asked, until])
                }
                None => self.say("explain-question-open", [asked, until]),
            });
            if let Some(letter) = store::deliveries::of_confirmation(ledger, question.id)? {
                let fate = fates::tell(ledger, self.inquiry, &letter)?;
                told.sentences
                    .push(format!("{} {}", fate.heading, fate.conclusion));
                told.deliveries.push(fate.facts);
            }
        }
        told.why = if self.confirmed_later(told) {
            Why::ConfirmedLater
        } else {
            Why::NeverConfirmed
        };
        Ok(())
    }

    fn left(&self, act: Option<&Consent>, told: &mut Explanation) {
        told.why = Why::Unsubscribed;
        told.sentences.push(match act {
            None => self.say("explain-not-subscribed", [self.slug(), self.planned()]),
            Some(act) => self.say(
                "explain-not-subscribed-since",
                [
                    self.slug(),
                    self.planned(),
                    ("act", Gap::choice(act.act.as_str())),
                    ("at", self.at(act.occurred_at)),
                    ("method", Gap::choice(act.method.as_str())),
                ],
            ),
        });
        self.confirmed_later(told);
    }

    /// Subscribed when the issue was planned; something else stood in the way.
    fn active(
        &self,
        ledger: &mut Ledger,
        subscription: &Subscription,
        told: &mut Explanation,
    ) -> Result<(), StoreError> {
        let planned_at = self.issue.created_at;
        let (tell, zone) = (&self.inquiry.tell, &self.list.time_zone);
        let suppression = self.reader.suppression.as_ref();
        let (why, sentence) =
            if let Some(suppression) = suppression.filter(|one| one.created_at <= planned_at) {
                (Why::Suppressed, suppressed(tell, suppression, zone))
            } else if let Some(rest) = self.rest(ledger, subscription)? {
                (Why::SubscriptionPaused, rest.in_words(tell, zone))
            } else if self.issue.state == IssueState::Planning {
                let planning = self.say("explain-being-planned", []);
                (Why::IssueBeingPlanned, planning)
            } else if self.issue.state == IssueState::Held {
                (Why::IssueBeingPlanned, self.say("explain-held", []))
            } else {
                self.by_choice(ledger, subscription)?
            };
        told.why = why;
        told.sentences.push(sentence);
        Ok(())
    }

    /// The pause in which the issue was planned.
    fn rest(
        &self,
        ledger: &mut Ledger,
        subscription: &Subscription,
    ) -> Result<Option<Rest>, StoreError> {
        let planned_at = self.issue.created_at;
        let joined = self.acts().rfind(|act| act.occurred_at <= planned_at);
        let joined_at = joined.map(|act| act.occurred_at);
        Rest::at(ledger, subscription, joined_at, planned_at)
    }

    fn not_recorded(&self) -> (Why, String) {
        (Why::NotRecorded, self.say("explain-not-recorded", []))
    }

    /// What the reader's choices and watermark tell.
    fn by_choice(
        &self,
        ledger: &mut Ledger,
        subscription: &Subscription,
    ) -> Result<(Why, String), StoreError> {
        let Some(schedule) = store::schedules::by_id(ledger, self.issue.schedule_id)? else {
            return Ok(self.not_recorded());
        };
        let cadence = subscription.cadence.as_ref();
        if let Some(cadence) = cadence.or(self.list.default_cadence.as_ref())
            && *cadence != schedule.name
        {
            let schedule = ("schedule", schedule.name.as_str().into());
            let cadence = ("cadence", cadence.as_str().into());
            let gaps = [self.number(), schedule, cadence];
            return Ok((Why::OtherCadence, self.say("explain-other-cadence", gaps)));
        }
        let zones = &self.issue.time_zones.0;
        let zone = subscription
            .time_zone
            .as_ref()
            .unwrap_or(&schedule.time_zone);
        if !zones.is_empty() && !zones.contains(zone) {
            let zones = ("zones", zones.join(", ").into());
            let gaps = [self.number(), zones, ("zone", zone.as_str().into())];
            return Ok((Why::OtherTimeZone, self.say("explain-other-zone", gaps)));
        }
        let articles = store::articles::of_issue(ledger, self.issue.id)?;
        let topics = subscription.topic_choice();
        let wanted: Vec<i64> = articles
            .iter()
            .filter(|article| topics.covers(&article.topics.0, article.number.unwrap_or(0)))
            .map(|article| article.id)
            .collect();
        if wanted.is_empty() {
            let sentence = self.no_article(ledger, &subscription.topics.0)?;
            return Ok((Why::NoArticleForTopics, sentence));
        }
        let other = store::deliveries::carrying(ledger, subscription, &wanted)?;
        if let Some(other) = other {
            let other = [("issue", other.issue_id.unwrap_or(0).into())];
            let sentence = self.say("explain-in-another-issue", other);
            return Ok((Why::InAnotherIssue, sentence));
        }
        if subscription.watermark < self.issue.through_number {
            let gaps = [self.number(), ("count", wanted.len().into())];
            return Ok((Why::TooFewArticles, self.say("explain-too-few", gaps)));
        }
        Ok(self.not_recorded())
    }

    fn no_article(&self, ledger: &mut Ledger, topics: &[String]) -> Result<String, StoreError> {
        let carried = store::issues::topics_carried(ledger, self.issue.id)?;
        let chosen = ("topics", topics.join(", ").into());
        Ok(match carried.as_slice() {
            [] => self.say("explain-no-topics", [self.number(), chosen]),
            some => {
                let carried = ("carried", some.join(", ").into());
                self.say("explain-other-topics", [self.number(), chosen, carried])
            }
        })
    }
}
