//! Explaining: why did this reader get, or not get, this?
//!
//! Everything is told twice: in sentences for people, in their language and with times on the clocks of the list,
//! and as facts for programs. There is always an answer: an address that nobody knows and an issue that does not
//! exist are answers too. `reasons` tells why an issue holds no letter for a reader, `fates` what
//! became of a letter. The answer holds personal data; whoever asks over HTTP needs a key.

mod fates;
mod reasons;
mod rests;
mod teller;

use super::subscribers::{self, SubscriberError};
use super::{App, StoreError, health};
use crate::domain::address::EmailAddress;
use crate::domain::consent::{Act, Method, Purpose};
use crate::domain::delivery::{DeliveryState, LetterKind};
use crate::domain::issue::{IssueState, SkipReason};
use crate::domain::subscription::SubscriptionState;
use crate::domain::suppression::SuppressionReason;
use crate::domain::time::UtcTime;
use crate::store::consents::Consent;
use crate::store::subscribers::{Subscriber, Subscription};
use crate::store::suppressions::Suppression;
use crate::store::{self, Ledger};
use teller::{Gap, Teller};

pub use crate::store::attempts::NotedAttempt;
pub use crate::store::passages::Passage;
pub use teller::reason_in_words;

/// The time zone of what belongs to no list.
const NO_ZONE: &str = "UTC";

/// The answer in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// No issue was named: this is all that is known.
    WholeStory,
    /// Nobody with this address has ever signed up.
    UnknownAddress,
    /// No issue has this number.
    UnknownIssue,
    /// The issue brought no letters to anybody.
    IssueSkipped,
    /// The issue is being planned; the letter may still come.
    IssueBeingPlanned,
    /// Never signed up to this list.
    NeverSignedUp,
    /// Signed up after the issue was planned.
    SignedUpLater,
    /// Signed up, and did not confirm.
    NeverConfirmed,
    /// Confirmed after the issue was planned.
    ConfirmedLater,
    /// Had left when the issue was planned.
    Unsubscribed,
    /// Had paused the subscription when the issue was planned.
    SubscriptionPaused,
    /// The address may not be written to.
    Suppressed,
    /// The reader hears from the list at another cadence.
    OtherCadence,
    /// The issue was for readers on other clocks.
    OtherTimeZone,
    /// The issue had too few articles for the reader's topics; they come with the next one.
    TooFewArticles,
    /// The reader got its articles with another issue.
    InAnotherIssue,
    /// The issue had no article for the reader's topics.
    NoArticleForTopics,
    /// The ledger holds no reason any more.
    NotRecorded,
    /// Waits for its turn.
    Queued,
    /// Waits because the issue is paused.
    IssuePaused,
    /// Waits because the relay could not be used.
    RelayResting,
    /// Waits for its time.
    NotDueYet,
    /// Its dialogue is open.
    Sending,
    /// Put off by the relay; tried again.
    Deferred,
    /// Nobody knows whether it arrived; sent again.
    InDoubt,
    /// Nobody knows whether it arrived; an operator decides.
    Held,
    /// The relay took it.
    Sent,
    /// Refused for good.
    Rejected,
    /// Taken, and returned later.
    Bounced,
    /// Left out because the address is suppressed.
    Skipped,
    /// The reader left, or the issue was cancelled.
    Cancelled,
    /// Not sent within its lifetime.
    Expired,
}

/// What the ledger says about a reader, or about a reader and an issue.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Explanation {
    /// The address as asked.
    pub address: EmailAddress,
    /// The answer in one word.
    pub why: Why,
    /// The answer in sentences.
    pub sentences: Vec<String>,
    /// The issue, if one was named and is there.
    pub issue: Option<IssueFacts>,
    /// Why the address may not be written to at present, if so.
    pub suppression: Option<SuppressionFacts>,
    /// The subscriptions; with an issue only the one to its list.
    pub subscriptions: Vec<SubscriptionFacts>,
    /// What was agreed and withdrawn, oldest first; with an issue only about its list.
    pub consents: Vec<ConsentFacts>,
    /// The letters, newest first; with an issue only the one that carries it, or else the confirmation letter.
    pub deliveries: Vec<DeliveryFacts>,
}

/// An issue.
#[derive(Debug, Clone, serde::Serialize)]
pub struct IssueFacts {
    /// Its number.
    pub id: i64,
    /// The slug of its list.
    pub list: String,
    /// Where it stands.
    pub state: IssueState,
    /// Why it brought no letters, if it did not.
    pub skip_reason: Option<SkipReason>,
    /// The topics of its articles.
    pub topics: Vec<String>,
    /// The slot that it fills.
    pub slot_at: UtcTime,
    /// When it was planned.
    pub planned_at: UtcTime,
    /// When it ended.
    pub ended_at: Option<UtcTime>,
}

/// Why an address may not be written to.
#[derive(Debug, Clone, serde::Serialize)]
pub struct SuppressionFacts {
    /// Why.
    pub reason: SuppressionReason,
    /// In an operator's words.
    pub note: Option<String>,
    /// Since when.
    pub since: UtcTime,
}

/// A subscription.
#[derive(Debug, Clone, serde::Serialize)]
pub struct SubscriptionFacts {
    /// The slug of the list.
    pub list: String,
    /// Where it stands.
    pub state: SubscriptionState,
    /// The chosen topics; none means all.
    pub topics: Vec<String>,
    /// When the first sign-up came.
    pub signed_up_at: UtcTime,
    /// When the newest question was put.
    pub asked_at: Option<UtcTime>,
    /// Until when that question can be answered.
    pub question_expires_at: Option<UtcTime>,
    /// When the owner of the address said yes.
    pub confirmed_at: Option<UtcTime>,
    /// When the reader left.
    pub unsubscribed_at: Option<UtcTime>,
}

/// One row of the proof, without network data.
#[derive(Debug, Clone, serde::Serialize)]
pub struct ConsentFacts {
    /// The slug of the list.
    pub list: String,
    /// To what.
    pub purpose: Purpose,
    /// What was done.
    pub act: Act,
    /// In which way.
    pub method: Method,
    /// The page or client that it came from.
    pub source: Option<String>,
    /// When.
    pub occurred_at: UtcTime,
}

/// A letter and what became of it.
#[derive(Debug, Clone, serde::Serialize)]
pub struct DeliveryFacts {
    /// Its number.
    pub id: i64,
    /// The kind of letter.
    pub letter: LetterKind,
    /// The slug of the list.
    pub list: String,
    /// The issue that it carries.
    pub issue_id: Option<i64>,
    /// What became of it, in one word.
    pub why: Why,
    /// Where it stands.
    pub state: DeliveryState,
    /// When it was planned.
    pub planned_at: UtcTime,
    /// When it is tried next.
    pub due_at: Option<UtcTime>,
    /// When it ended.
    pub ended_at: Option<UtcTime>,
    /// Dialogues begun so far.
    pub attempt: i32,
    /// The relay that was asked last.
    pub relay: Option<String>,
    /// The last reply's code.
    pub reply_code: Option<i32>,
    /// The last reply's text.
    pub reply_text: Option<String>,
    /// Why it ended without being sent.
    pub reason: Option<String>,
    /// Which machine took it, and how the connection was protected; none where it was not accepted or that was
    /// not recorded.
    pub passage: Option<Passage>,
    /// Its Message-ID, without angle brackets.
    pub message_id: String,
    /// The dialogues that did not end in acceptance, oldest first.
    pub attempts: Vec<NotedAttempt>,
}

/// What is asked, and what answering it needs.
struct Inquiry {
    address: EmailAddress,
    message_salt: Vec<u8>,
    most_deliveries: i64,
    most_attempts: i64,
    /// A worker that has not been heard of for so long is dead.
    silence_seconds: i64,
    now: UtcTime,
    tell: Teller,
}

/// Explains one issue to one reader, or without an issue everything about the reader, in the language that fits
/// `language` (a tag such as `de-AT`), or else in English. The error is for what is no address, and for a ledger that
/// fails.
pub async fn explain(
    app: &App,
    address: &str,
    issue: Option<i64>,
    language: &str,
) -> Result<Explanation, SubscriberError> {
    let limits = &app.config.explain;
    let inquiry = Inquiry {
        address: subscribers::parse(address)?,
        message_salt: app.message_salt.clone(),
        most_deliveries: limits.deliveries.into(),
        most_attempts: limits.attempts.into(),
        silence_seconds: health::silence_seconds(app),
        now: app.now(),
        tell: Teller::new(&app.words, language),
    };
    let explanation = app
        .database
        .read(move |ledger| match issue {
            Some(issue) => reasons::about_issue(ledger, &inquiry, issue),
            None => whole_story(ledger, &inquiry),
        })
        .await?;
    Ok(explanation)
}

/// What is known of an address, whatever is asked about it.
struct Reader {
    subscriber: Option<Subscriber>,
    suppression: Option<Suppression>,
    consents: Vec<Consent>,
}

impl Reader {
    fn find(ledger: &mut Ledger, inquiry: &Inquiry) -> Result<Self, StoreError> {
        let key = inquiry.address.key();
        let subscriber = store::subscribers::by_address(ledger, &key)?;
        let consents = match &subscriber {
            Some(subscriber) => store::consents::of_subscriber(ledger, subscriber.id)?,
            None => Vec::new(),
        };
        Ok(Self {
            subscriber,
            suppression: store::suppressions::by_address(ledger, &key)?,
            consents,
        })
    }

    /// An explanation about this reader, to be filled in.
    fn explanation(&self, inquiry: &Inquiry, why: Why) -> Explanation {
        Explanation {
            address: inquiry.address.clone(),
            why,
            sentences: Vec::new(),
            issue: None,
            suppression: self.suppression.as_ref().map(|one| SuppressionFacts {
                reason: one.reason,
                note: one.note.clone(),
                since: one.created_at,
            }),
            subscriptions: Vec::new(),
            consents: Vec::new(),
            deliveries: Vec::new(),
        }
    }
}

fn whole_story(ledger: &mut Ledger, inquiry: &Inquiry) -> Result<Explanation, StoreError> {
    let tell = &inquiry.tell;
    let reader = Reader::find(ledger, inquiry)?;
    let Some(subscriber) = &reader.subscriber else {
        return Ok(unknown_address(inquiry, &reader));
    };
    let mut told = reader.explanation(inquiry, Why::WholeStory);
    if let Some(suppression) = &reader.suppression {
        told.sentences.push(suppressed(tell, suppression, NO_ZONE));
    }
    for subscription in store::subscribers::subscriptions_of(ledger, subscriber.id)? {
        let list = store::lists::by_id(ledger, subscription.list_id)?;
        let facts = subscription_facts(ledger, &subscription, &list.slug)?;
        told.sentences
            .push(subscription_in_words(tell, &facts, &list.time_zone));
        told.subscriptions.push(facts);
        let about_list = reader.consents.iter().filter(|one| one.list == list.slug);
        for consent in about_list.filter(|one| one.purpose == Purpose::Newsletter) {
            told.sentences.push(tell.say(
                "explain-act",
                [
                    ("list", list.slug.as_str().into()),
                    ("act", Gap::choice(consent.act.as_str())),
                    ("at", tell.at(consent.occurred_at, &list.time_zone).into()),
                    ("method", Gap::choice(consent.method.as_str())),
                ],
            ));
        }
    }
    told.consents = reader.consents.iter().map(consent_facts).collect();
    let newest = store::deliveries::of_subscriber(ledger, subscriber.id, inquiry.most_deliveries)?;
    for delivery in &newest {
        let told_of = fates::tell(ledger, inquiry, delivery)?;
        told.sentences
            .push(format!("{} {}", told_of.heading, told_of.conclusion));
        told.deliveries.push(told_of.facts);
    }
    if newest.is_empty() {
        told.sentences.push(tell.say("explain-no-letters", []));
    }
    Ok(told)
}

/// An address that never signed up; it may be suppressed nevertheless.
fn unknown_address(inquiry: &Inquiry, reader: &Reader) -> Explanation {
    let tell = &inquiry.tell;
    let mut told = reader.explanation(inquiry, Why::UnknownAddress);
    told.sentences.push(tell.say("explain-unknown-address", []));
    if let Some(suppression) = &reader.suppression {
        told.sentences.push(suppressed(tell, suppression, NO_ZONE));
    }
    told
}

fn suppressed(tell: &Teller, suppression: &Suppression, zone: &str) -> String {
    let at = tell.at(suppression.created_at, zone);
    let reason = suppression.reason.as_str();
    let note = suppression.note.as_deref();
    tell.say(
        note.map_or("explain-suppressed", |_| "explain-suppressed-with-a-note"),
        [
            ("at", at.into()),
            ("reason", Gap::choice(reason)),
            ("note", note.unwrap_or_default().into()),
        ],
    )
}

/// A subscription in one sentence.
fn subscription_in_words(tell: &Teller, facts: &SubscriptionFacts, zone: &str) -> String {
    let at = |instant| Gap::from(tell.maybe_at(instant, zone));
    let standing = match facts.state {
        SubscriptionState::Pending => tell.say(
            "explain-pending",
            [
                ("asked", at(facts.asked_at)),
                ("until", at(facts.question_expires_at)),
            ],
        ),
        SubscriptionState::Active => tell.say("explain-active", [("at", at(facts.confirmed_at))]),
        SubscriptionState::Paused => tell.say("explain-paused", [("at", at(facts.confirmed_at))]),
        SubscriptionState::Unsubscribed => {
            tell.say("explain-unsubscribed", [("at", at(facts.unsubscribed_at))])
        }
    };
    let topics = match facts.topics.as_slice() {
        [] => tell.say("explain-all-topics", []),
        some => tell.say("explain-these-topics", [("topics", some.join(", ").into())]),
    };
    tell.say(
        "explain-subscription",
        [
            ("list", facts.list.as_str().into()),
            ("standing", standing.into()),
            ("topics", topics.into()),
            ("at", at(Some(facts.signed_up_at))),
        ],
    )
}

fn subscription_facts(
    ledger: &mut Ledger,
    subscription: &Subscription,
    list: &str,
) -> Result<SubscriptionFacts, StoreError> {
    let question = store::signups::newest_confirmation(ledger, subscription.id)?;
    Ok(SubscriptionFacts {
        list: list.to_owned(),
        state: subscription.state,
        topics: subscription.topics.0.clone(),
        signed_up_at: subscription.created_at,
        asked_at: question.as_ref().map(|question| question.created_at),
        question_expires_at: question.as_ref().map(|question| question.expires_at),
        confirmed_at: subscription.confirmed_at,
        unsubscribed_at: subscription.unsubscribed_at,
    })
}

fn consent_facts(consent: &Consent) -> ConsentFacts {
    ConsentFacts {
        list: consent.list.clone(),
        purpose: consent.purpose,
        act: consent.act,
        method: consent.method,
        source: consent.source.clone(),
        occurred_at: consent.occurred_at,
    }
}
