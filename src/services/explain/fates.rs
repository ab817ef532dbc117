//! What became of a letter: every attempt, where it stands, and what it waits for.

use super::{DeliveryFacts, Inquiry, NotedAttempt, Passage, Why};
use crate::domain::delivery::DeliveryState;
use crate::domain::issue::IssueState;
use crate::domain::time::UtcTime;
use crate::domain::token;
use crate::services::StoreError;
use crate::store::deliveries::Delivery;
use crate::store::lists::List;
use crate::store::{self, Ledger};

/// A letter's story: the facts, and sentences in the order in which they are told.
pub(super) struct Fate {
    pub(super) facts: DeliveryFacts,
    /// Which letter this is about.
    pub(super) heading: String,
    /// The dialogues that did not end in acceptance.
    pub(super) attempts: Vec<String>,
    /// Where it stands, and why.
    pub(super) conclusion: String,
    /// What else is worth knowing.
    pub(super) remarks: Vec<String>,
}

/// Tells what became of a letter.
pub(super) fn tell(
    ledger: &mut Ledger,
    inquiry: &Inquiry,
    delivery: &Delivery,
) -> Result<Fate, StoreError> {
    let list = store::lists::by_id(ledger, delivery.list_id)?;
    let attempts = store::attempts::of_delivery(ledger, delivery.id, inquiry.most_attempts)?;
    let issue_state = match delivery.issue_id {
        Some(issue) => store::issues::by_id(ledger, issue)?.map(|issue| issue.state),
        None => None,
    };
    let passage = store::passages::of_delivery(ledger, delivery.id)?;
    let story = Story {
        passage: passage.as_ref(),
        inquiry,
        delivery,
        list: &list,
        attempts: &attempts,
        issue_state,
    };
    let message_id = token::message_id(
        &inquiry.message_salt,
        delivery.id,
        delivery.issue_id,
        list.from_address.domain(),
    );
    let (why, conclusion) = story.conclude();
    let mut remarks = story.remarks();
    if why == Why::Queued {
        remarks.extend(story.silent_workers(ledger)?);
    }
    remarks.extend(story.articles_after(ledger)?);
    if delivery.attempts > 0 {
        remarks.push(format!("Its Message-ID is <{message_id}>."));
    }
    Ok(Fate {
        heading: story.heading(),
        attempts: attempts.iter().map(|one| story.attempt(one)).collect(),
        conclusion,
        remarks,
        facts: DeliveryFacts {
            passage,
            ..facts(delivery, &list, why, message_id, attempts)
        },
    })
}

fn facts(
    delivery: &Delivery,
    list: &List,
    why: Why,
    message_id: String,
    attempts: Vec<NotedAttempt>,
) -> DeliveryFacts {
    DeliveryFacts {
        id: delivery.id,
        letter: delivery.letter,
        list: list.slug.clone(),
        issue_id: delivery.issue_id,
        why,
        state: delivery.state,
        planned_at: delivery.created_at,
        due_at: delivery.due_at,
        ended_at: delivery.settled_at,
        attempt: delivery.attempts,
        relay: delivery.relay.clone(),
        reply_code: delivery.reply_code,
        reply_text: delivery.reply_text.clone(),
        reason: delivery.reason.clone(),
        passage: None,
        message_id,
        attempts,
    }
}

struct Story<'a> {
    inquiry: &'a Inquiry,
    delivery: &'a Delivery,
    list: &'a List,
    attempts: &'a [NotedAttempt],
    issue_state: Option<IssueState>,
    passage: Option<&'a Passage>,
}

impl Story<'_> {
    fn at(&self, instant: Option<UtcTime>) -> String {
        instant.map_or_else(
            || "an unknown time".to_owned(),
            |at| at.told_in(&self.list.time_zone),
        )
    }

    fn heading(&self) -> String {
        let delivery = self.delivery;
        let what = match delivery.issue_id {
            Some(issue) => format!("issue {issue} of {}", self.list.slug),
            None => format!(
                "the letter \u{201c}{}\u{201d} of {}",
                delivery.letter, self.list.slug
            ),
        };
        format!(
            "Delivery {}, {what}, was planned at {}.",
            delivery.id,
            self.at(Some(delivery.created_at))
        )
    }

    fn attempt(&self, attempt: &NotedAttempt) -> String {
        let relay = attempt.relay.as_deref().map_or_else(
            || "the relay".to_owned(),
            |name| format!("the relay {name}"),
        );
        let place = attempt.phase.as_deref().map_or("", phase_in_words);
        let said = reply(attempt.reply_code, Some(&attempt.reply_text));
        let happened = match attempt.outcome.as_str() {
            "deferred" => format!("{relay} put it off{place}: {said}"),
            "rejected" => format!("{relay} refused it{place}: {said}"),
            "unreachable" => format!("{relay} could not be used{place}: {said}"),
            _ => format!("no answer of {relay} was recorded{place}: {said}"),
        };
        let at = self.at(Some(attempt.occurred_at));
        format!(
            "Attempt {} at {at}: {}.",
            attempt.number,
            without_full_stop(&happened)
        )
    }

    /// What became of the letter, in one word and in one sentence.
    fn conclude(&self) -> (Why, String) {
        let delivery = self.delivery;
        let ended = self.at(delivery.settled_at);
        let reason = delivery
            .reason
            .as_deref()
            .unwrap_or("no reason was recorded");
        match delivery.state {
            DeliveryState::Queued => self.queued(),
            DeliveryState::Sending => {
                let begun = "It is being handed to the relay at this moment.";
                (Why::Sending, begun.to_owned())
            }
            DeliveryState::Deferred => self.deferred(),
            DeliveryState::InDoubt => self.in_doubt(),
            DeliveryState::Sent => {
                let text = format!(
                    "Accepted at {ended} by {}: {}",
                    self.relay(),
                    self.last_reply()
                );
                (
                    Why::Sent,
                    format!(
                        "{} (attempt {}).",
                        without_full_stop(&text),
                        delivery.attempts
                    ),
                )
            }
            DeliveryState::Rejected => {
                let text = format!(
                    "Refused for good at {ended} by {}: {}",
                    self.relay(),
                    self.last_reply()
                );
                (Why::Rejected, format!("{}.", without_full_stop(&text)))
            }
            DeliveryState::Bounced => (
                Why::Bounced,
                format!(
                    "Accepted by {}, and returned at {ended}: {reason}.",
                    self.relay()
                ),
            ),
            DeliveryState::Skipped => (Why::Skipped, format!("Left out at {ended}: {reason}.")),
            DeliveryState::Cancelled => {
                (Why::Cancelled, format!("Cancelled at {ended}: {reason}."))
            }
            DeliveryState::Expired => (Why::Expired, self.expired(&ended)),
        }
    }

    fn queued(&self) -> (Why, String) {
        let delivery = self.delivery;
        let due = delivery.due_at.filter(|due| *due > self.inquiry.now);
        if self.issue_state == Some(IssueState::Paused) {
            return (
                Why::IssuePaused,
                "It waits because the issue is paused; it goes on with: postrider issue resume."
                    .to_owned(),
            );
        }
        match (due, &delivery.reply_text) {
            (Some(due), Some(trouble)) => (
                Why::RelayResting,
                format!(
                    "It waits because {} could not be used ({}); it is tried again from {} on.",
                    self.relay(),
                    without_full_stop(trouble),
                    self.at(Some(due))
                ),
            ),
            (Some(due), None) => (
                Why::NotDueYet,
                format!("It is not due before {}.", self.at(Some(due))),
            ),
            (None, _) => (
                Why::Queued,
                format!(
                    "It waits for its turn since {}; letters that were due before it go first.",
                    self.at(delivery.due_at)
                ),
            ),
        }
    }

    fn deferred(&self) -> (Why, String) {
        let deferrals = self
            .attempts
            .iter()
            .filter(|attempt| attempt.outcome == "deferred")
            .count();
        let times = if deferrals == 1 {
            "once".to_owned()
        } else {
            format!("{deferrals} times")
        };
        (
            Why::Deferred,
            format!(
                "Put off {times}, the last time with {}; the next attempt is due at {}.",
                without_full_stop(&self.last_reply()),
                self.at(self.delivery.due_at)
            ),
        )
    }

    fn in_doubt(&self) -> (Why, String) {
        let since = self.at(self.last_doubt());
        let told =
            "It was handed over and no answer was recorded, so nobody knows whether it arrived";
        match self.delivery.due_at {
            Some(due) => (
                Why::InDoubt,
                format!(
                    "{told}. In doubt since {since}; it is sent again, with the same Message-ID, at {}.",
                    self.at(Some(due))
                ),
            ),
            None => (
                Why::Held,
                format!("{told}. In doubt since {since}; it is held until an operator decides."),
            ),
        }
    }

    fn expired(&self, ended: &str) -> String {
        let reason = self.delivery.reason.as_deref();
        let reason =
            reason.unwrap_or("the next attempt would have come after the letter's lifetime");
        match self.delivery.reply_text {
            Some(_) => format!(
                "Given up at {ended}: {reason}; the last reply was {}.",
                without_full_stop(&self.last_reply())
            ),
            None => format!("Given up at {ended}: {reason}."),
        }
    }

    fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        let doubts = self
            .attempts
            .iter()
            .filter(|attempt| attempt.outcome == "in_doubt");
        let doubts = doubts.count();
        if let Some(passage) = self.passage {
            remarks.push(passage_in_words(passage));
        }
        if let Some(at) = self.delivery.retried_at {
            let at = self.at(Some(at));
            remarks.push(format!("An operator had it tried once more at {at}."));
        }
        let resent = self.delivery.state == DeliveryState::Sent && doubts > 0;
        if resent {
            remarks.push(
                "It was in doubt before and was sent again, so the reader may have got it twice, with the same \
                 Message-ID."
                    .to_owned(),
            );
        }
        let ended_in_doubt = matches!(
            self.delivery.state,
            DeliveryState::Rejected | DeliveryState::Expired
        );
        if ended_in_doubt && doubts > 0 {
            remarks.push(
                "It was in doubt before, so the reader may have got it nevertheless.".to_owned(),
            );
        }
        let waits = matches!(
            self.delivery.state,
            DeliveryState::Deferred | DeliveryState::InDoubt
        );
        if waits && self.issue_state == Some(IssueState::Paused) {
            remarks.push("The issue is paused; nothing is tried until it is resumed.".to_owned());
        }
        remarks
    }

    /// A letter that waits its turn waits for ever when nobody works.
    fn silent_workers(&self, ledger: &mut Ledger) -> Result<Option<String>, StoreError> {
        let beat = store::workers::freshest_heartbeat(ledger)?;
        let limit = self.inquiry.silence_seconds;
        let silent = beat.is_none_or(|beat| self.inquiry.now.seconds_since(beat) > limit);
        Ok(silent.then(|| match beat {
            Some(beat) => format!(
                "No worker has given a sign of life since {}.",
                self.at(Some(beat))
            ),
            None => "No worker is running.".to_owned(),
        }))
    }

    /// Where the articles of a letter that ended in vain are.
    fn articles_after(&self, ledger: &mut Ledger) -> Result<Option<String>, StoreError> {
        let (Some(subscription), Some(variant)) =
            (self.delivery.subscription_id, self.delivery.variant_id)
        else {
            return Ok(None);
        };
        let owed = store::subscriptions::is_owed(ledger, subscription, variant)?;
        Ok(owed.then(|| {
            "The reader is owed its articles: they come with the next issue for this reader."
                .to_owned()
        }))
    }

    fn last_doubt(&self) -> Option<UtcTime> {
        let doubt = self
            .attempts
            .iter()
            .rfind(|attempt| attempt.outcome == "in_doubt");
        doubt.map(|attempt| attempt.occurred_at)
    }

    fn relay(&self) -> String {
        match &self.delivery.relay {
            Some(name) => format!("the relay {name}"),
            None => "the relay".to_owned(),
        }
    }

    fn last_reply(&self) -> String {
        reply(
            self.delivery.reply_code,
            self.delivery.reply_text.as_deref(),
        )
    }
}

fn passage_in_words(passage: &Passage) -> String {
    let Passage { host, address, .. } = passage;
    let machine = if host == address {
        host.clone()
    } else {
        format!("{host} ({address})")
    };
    match (&passage.tls, &passage.cipher) {
        (Some(version), Some(cipher)) => {
            format!("It was handed to {machine} under {version} with {cipher}.")
        }
        _ => format!("It was handed to {machine} in clear."),
    }
}

fn reply(code: Option<i32>, text: Option<&str>) -> String {
    match (code, text.filter(|text| !text.is_empty())) {
        (Some(code), Some(text)) => format!("{code} {text}"),
        (Some(code), None) => code.to_string(),
        (None, Some(text)) => text.to_owned(),
        (None, None) => "no words were recorded".to_owned(),
    }
}

/// Relays end their replies as they like; our sentences end with one full stop.
fn without_full_stop(text: &str) -> &str {
    text.trim_end().trim_end_matches('.')
}

/// The point of the dialogue, by the names of [`crate::domain::reply::Phase`].
fn phase_in_words(phase: &str) -> &'static str {
    match phase {
        "connect" => " when connecting",
        "banner" => " in its greeting",
        "ehlo" => " at EHLO",
        "starttls" => " at STARTTLS",
        "auth" => " at AUTH",
        "mail_from" => " at MAIL FROM",
        "rcpt_to" => " at RCPT TO",
        "data" => " at DATA",
        "dot" => " at the end of the message",
        _ => "",
    }
}
