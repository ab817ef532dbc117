//! Why an issue holds no letter for a reader.
//!
//! What a subscription was when the issue was planned is read from the consents, which are never changed, and from
//! what was noted of pauses; the subscription itself only tells what it is now.

use super::rests::Rest;
use super::{
    Explanation, Inquiry, IssueFacts, NO_ZONE, Reader, SubscriptionFacts, Why, act_in_words,
    consent_facts, fates, method_in_words, subscription_facts, suppressed, unknown_address,
};
use crate::domain::consent::{Act, Purpose};
use crate::domain::issue::{IssueState, SkipReason};
use crate::domain::subscription::SubscriptionState;
use crate::domain::time::UtcTime;
use crate::services::StoreError;
use crate::store::consents::Consent;
use crate::store::issues::Issue;
use crate::store::lists::List;
use crate::store::subscribers::Subscription;
use crate::store::{self, Ledger};

const NOT_RECORDED: &str = "The ledger holds no reason: the subscription was active and there was an article for it. \
    A suppression that was lifted since, or topics that were changed since, would look like this.";

/// Why this reader got, or did not get, this issue.
pub(super) fn about_issue(
    ledger: &mut Ledger,
    inquiry: &Inquiry,
    id: i64,
) -> Result<Explanation, StoreError> {
    let reader = Reader::find(ledger, inquiry)?;
    let Some(issue) = store::issues::by_id(ledger, id)? else {
        let mut told = reader.explanation(inquiry, Why::UnknownIssue);
        told.sentences.push(format!("There is no issue {id}."));
        return Ok(told);
    };
    let list = store::lists::by_id(ledger, issue.list_id)?;
    let mut told = match &reader.subscriber {
        Some(_) => tell(ledger, inquiry, &reader, &issue, &list)?,
        None => unknown_address(inquiry, &reader),
    };
    if issue.skip_reason.is_some() {
        told.why = Why::IssueSkipped;
        told.sentences.insert(0, skipped(&issue, &list));
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
fn skipped(issue: &Issue, list: &List) -> String {
    let why = match issue.skip_reason {
        Some(SkipReason::NothingNew) => "there was nothing new",
        Some(SkipReason::NobodyToWriteTo) => "there was nobody to write to",
        Some(SkipReason::TooOld) => "its slot had passed too long ago",
        None => "it was skipped",
    };
    format!(
        "Issue {} of {} brought no letters to anybody: {why} at {}.",
        issue.id,
        list.slug,
        issue.created_at.told_in(&list.time_zone)
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
            told.sentences.push(format!(
                "This reader has never signed up to {}; other lists are told by leaving the issue out.",
                list.slug
            ));
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

    fn at(&self, instant: UtcTime) -> String {
        instant.told_in(&self.list.time_zone)
    }

    fn planned(&self) -> String {
        format!(
            "when the issue was planned at {}",
            self.at(self.issue.created_at)
        )
    }

    fn signed_up_later(&self, subscription: &Subscription, told: &mut Explanation) {
        told.why = Why::SignedUpLater;
        told.sentences.push(format!(
            "This reader had not signed up to {} {}; the first sign-up came at {}.",
            self.list.slug,
            self.planned(),
            self.at(subscription.created_at)
        ));
        self.confirmed_later(told);
    }

    fn confirmed_later(&self, told: &mut Explanation) -> bool {
        let planned_at = self.issue.created_at;
        let later = self
            .acts()
            .find(|act| act.act == Act::Confirmed && act.occurred_at > planned_at);
        if let Some(later) = later {
            let at = self.at(later.occurred_at);
            told.sentences
                .push(format!("The subscription was confirmed later, at {at}."));
        }
        later.is_some()
    }

    fn unconfirmed(
        &self,
        ledger: &mut Ledger,
        subscription: &Subscription,
        told: &mut Explanation,
    ) -> Result<(), StoreError> {
        told.sentences.push(format!(
            "The sign-up to {} had not been confirmed {}.",
            self.list.slug,
            self.planned()
        ));
        let question = store::signups::newest_confirmation(ledger, subscription.id)?;
        if let Some(question) = &question {
            let ends = match question.answer.as_deref() {
                Some("yes") => "and was answered with yes".to_owned(),
                Some(_) => "and was answered with \u{201c}this was not me\u{201d}".to_owned(),
                None if self.inquiry.now >= question.expires_at => {
                    format!("and expired unanswered at {}", self.at(question.expires_at))
                }
                None => format!("and can be answered until {}", self.at(question.expires_at)),
            };
            let asked = self.at(question.created_at);
            told.sentences
                .push(format!("The newest question was put at {asked} {ends}."));
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
        let how = act.map_or_else(String::new, |act| {
            format!(
                ": {} at {} {}",
                act_in_words(act.act),
                self.at(act.occurred_at),
                method_in_words(act.method)
            )
        });
        told.sentences.push(format!(
            "This reader was not subscribed to {} {}{how}.",
            self.list.slug,
            self.planned()
        ));
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
        let suppression = self.reader.suppression.as_ref();
        let (why, sentence) =
            if let Some(suppression) = suppression.filter(|one| one.created_at <= planned_at) {
                (
                    Why::Suppressed,
                    suppressed(suppression, &self.list.time_zone),
                )
            } else if let Some(rest) = self.rest(ledger, subscription)? {
                (Why::SubscriptionPaused, rest.in_words(|at| self.at(at)))
            } else if self.issue.state == IssueState::Planning {
                (
                    Why::IssueBeingPlanned,
                    "The issue is still being planned; a letter may come yet.".to_owned(),
                )
            } else if self.issue.state == IssueState::Held {
                (
                    Why::IssueBeingPlanned,
                    "The issue waits to be approved; a letter may come yet.".to_owned(),
                )
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

    /// What the reader's choices and watermark tell.
    fn by_choice(
        &self,
        ledger: &mut Ledger,
        subscription: &Subscription,
    ) -> Result<(Why, String), StoreError> {
        let id = self.issue.id;
        let Some(schedule) = store::schedules::by_id(ledger, self.issue.schedule_id)? else {
            return Ok((Why::NotRecorded, NOT_RECORDED.to_owned()));
        };
        let cadence = subscription.cadence.as_ref();
        if let Some(cadence) = cadence.or(self.list.default_cadence.as_ref())
            && *cadence != schedule.name
        {
            let sentence = format!(
                "Issue {id} was for readers of \u{201c}{}\u{201d}; this reader's cadence is \u{201c}{cadence}\u{201d}.",
                schedule.name
            );
            return Ok((Why::OtherCadence, sentence));
        }
        let zones = &self.issue.time_zones.0;
        let zone = subscription
            .time_zone
            .as_ref()
            .unwrap_or(&schedule.time_zone);
        if !zones.is_empty() && !zones.contains(zone) {
            let sentence = format!(
                "Issue {id} was for readers on the clocks of {}; this reader's zone is {zone}.",
                zones.join(", ")
            );
            return Ok((Why::OtherTimeZone, sentence));
        }
        let articles = store::articles::of_issue(ledger, id)?;
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
            let sentence = format!(
                "Its articles for this reader came with issue {}; no article is mailed twice.",
                other.issue_id.unwrap_or(0)
            );
            return Ok((Why::InAnotherIssue, sentence));
        }
        if subscription.watermark < self.issue.through_number {
            let sentence = format!(
                "Issue {id} had {} for this reader, too few for a letter; what was left out comes with the next issue.",
                in_number(wanted.len())
            );
            return Ok((Why::TooFewArticles, sentence));
        }
        Ok((Why::NotRecorded, NOT_RECORDED.to_owned()))
    }

    fn no_article(&self, ledger: &mut Ledger, topics: &[String]) -> Result<String, StoreError> {
        let carried = store::issues::topics_carried(ledger, self.issue.id)?;
        let carried = match carried.as_slice() {
            [] => "its articles carry no topics".to_owned(),
            some => format!("its articles carry {}", some.join(", ")),
        };
        Ok(format!(
            "Issue {} had no article for the topics that this reader chose ({}); {carried}.",
            self.issue.id,
            topics.join(", ")
        ))
    }
}

fn in_number(articles: usize) -> String {
    match articles {
        1 => "one article".to_owned(),
        more => format!("{more} articles"),
    }
}

/// A subscription in one sentence.
pub(super) fn subscription_in_words(facts: &SubscriptionFacts, zone: &str) -> String {
    let at = |instant: Option<UtcTime>| {
        instant.map_or_else(|| "an unknown time".to_owned(), |at| at.told_in(zone))
    };
    let standing = match facts.state {
        SubscriptionState::Pending => format!(
            "signed up and not confirmed; the newest question was put at {} and can be answered until {}",
            at(facts.asked_at),
            at(facts.question_expires_at)
        ),
        SubscriptionState::Active => format!("subscribed since {}", at(facts.confirmed_at)),
        SubscriptionState::Paused => format!("paused; subscribed since {}", at(facts.confirmed_at)),
        SubscriptionState::Unsubscribed => {
            format!("unsubscribed at {}", at(facts.unsubscribed_at))
        }
    };
    let zone = if zone.is_empty() { NO_ZONE } else { zone };
    let topics = match facts.topics.as_slice() {
        [] => "all topics".to_owned(),
        some => format!("topics {}", some.join(", ")),
    };
    format!(
        "{}: {standing}; {topics}; first sign-up at {}.",
        facts.list,
        facts.signed_up_at.told_in(zone)
    )
}
