//! What became of a letter: every attempt, where it stands, and what it waits for.

use super::teller::{Gap, Teller};
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
        let id = [("id", message_id.as_str().into())];
        remarks.push(inquiry.tell.say("explain-message-id", id));
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
    fn say<const N: usize>(&self, key: &str, gaps: [(&str, Gap); N]) -> String {
        self.inquiry.tell.say(key, gaps)
    }

    fn at(&self, instant: Option<UtcTime>) -> Gap {
        let zone = &self.list.time_zone;
        self.inquiry.tell.maybe_at(instant, zone).into()
    }

    fn heading(&self) -> String {
        let delivery = self.delivery;
        let id = ("id", delivery.id.into());
        let list = ("list", self.list.slug.as_str().into());
        let at = ("at", self.at(Some(delivery.created_at)));
        if let Some(issue) = delivery.issue_id {
            let gaps = [id, ("issue", issue.into()), list, at];
            self.say("explain-delivery-of-an-issue", gaps)
        } else {
            let letter = self.inquiry.tell.letter(delivery.letter);
            let gaps = [id, ("letter", letter.into()), list, at];
            self.say("explain-delivery-of-a-letter", gaps)
        }
    }

    fn attempt(&self, attempt: &NotedAttempt) -> String {
        let key = match attempt.outcome.as_str() {
            "deferred" => "explain-attempt-deferred",
            "rejected" => "explain-attempt-rejected",
            "unreachable" => "explain-attempt-unreachable",
            _ => "explain-attempt-in-doubt",
        };
        let said = self.reply(attempt.reply_code, Some(&attempt.reply_text));
        let phase = attempt.phase.as_deref().unwrap_or("unknown");
        self.say(
            key,
            [
                ("attempt", i64::from(attempt.number).into()),
                ("at", self.at(Some(attempt.occurred_at))),
                ("relay", self.relay_called(attempt.relay.as_deref())),
                ("phase", Gap::choice(phase)),
                ("reply", said),
            ],
        )
    }

    /// What became of the letter, in one word and in one sentence.
    fn conclude(&self) -> (Why, String) {
        let delivery = self.delivery;
        let at = ("at", self.at(delivery.settled_at));
        let relay = ("relay", self.relay());
        match delivery.state {
            DeliveryState::Queued => self.queued(),
            DeliveryState::Sending => (Why::Sending, self.say("explain-sending", [])),
            DeliveryState::Deferred => self.deferred(),
            DeliveryState::InDoubt => self.in_doubt(),
            DeliveryState::Sent => {
                let attempt = ("attempt", i64::from(delivery.attempts).into());
                let gaps = [at, relay, ("reply", self.last_reply()), attempt];
                (Why::Sent, self.say("explain-sent", gaps))
            }
            DeliveryState::Rejected => {
                let gaps = [at, relay, ("reply", self.last_reply())];
                (Why::Rejected, self.say("explain-rejected", gaps))
            }
            DeliveryState::Bounced => {
                let gaps = [at, relay, self.reason("explain-no-reason")];
                (Why::Bounced, self.say("explain-bounced", gaps))
            }
            DeliveryState::Skipped => {
                let gaps = [at, self.reason("explain-no-reason")];
                (Why::Skipped, self.say("explain-left-out", gaps))
            }
            DeliveryState::Cancelled => {
                let gaps = [at, self.reason("explain-no-reason")];
                (Why::Cancelled, self.say("explain-cancelled", gaps))
            }
            DeliveryState::Expired => {
                let reason = self.reason("explain-past-its-lifetime");
                let told = match delivery.reply_text {
                    Some(_) => {
                        let gaps = [at, reason, ("reply", self.last_reply())];
                        self.say("explain-expired-after", gaps)
                    }
                    None => self.say("explain-expired", [at, reason]),
                };
                (Why::Expired, told)
            }
        }
    }

    /// The gap for why it ended: what the ledger holds, or else a message of ours.
    fn reason(&self, otherwise: &str) -> (&'static str, Gap) {
        let tell = &self.inquiry.tell;
        let recorded = self.delivery.reason.as_deref();
        let reason = recorded.map_or_else(|| tell.say(otherwise, []), |text| tell.reason(text));
        ("reason", reason.into())
    }

    fn queued(&self) -> (Why, String) {
        let delivery = self.delivery;
        let due = delivery.due_at.filter(|due| *due > self.inquiry.now);
        if self.issue_state == Some(IssueState::Paused) {
            return (Why::IssuePaused, self.say("explain-issue-paused", []));
        }
        let at = ("due", self.at(delivery.due_at));
        match (due, &delivery.reply_text) {
            (Some(_), Some(trouble)) => {
                let trouble = ("reply", without_full_stop(trouble).into());
                let gaps = [("relay", self.relay()), trouble, at];
                (Why::RelayResting, self.say("explain-relay-resting", gaps))
            }
            (Some(_), None) => (Why::NotDueYet, self.say("explain-not-due", [at])),
            (None, _) => (Why::Queued, self.say("explain-queued", [at])),
        }
    }

    fn deferred(&self) -> (Why, String) {
        let deferrals = self.attempts.iter();
        let deferrals = deferrals.filter(|attempt| attempt.outcome == "deferred");
        let gaps = [
            ("times", deferrals.count().into()),
            ("reply", self.last_reply()),
            ("due", self.at(self.delivery.due_at)),
        ];
        (Why::Deferred, self.say("explain-deferred", gaps))
    }

    fn in_doubt(&self) -> (Why, String) {
        let since = ("since", self.at(self.last_doubt()));
        match self.delivery.due_at {
            Some(due) => {
                let due = ("due", self.at(Some(due)));
                let told = self.say("explain-in-doubt", [since, due]);
                (Why::InDoubt, told)
            }
            None => (Why::Held, self.say("explain-in-doubt-held", [since])),
        }
    }

    fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        if let Some(passage) = self.passage {
            remarks.push(passage_in_words(&self.inquiry.tell, passage));
        }
        if let Some(at) = self.delivery.retried_at {
            let at = ("at", self.at(Some(at)));
            remarks.push(self.say("explain-retried", [at]));
        }
        let was_in_doubt = self.last_doubt().is_some();
        match self.delivery.state {
            DeliveryState::Sent if was_in_doubt => {
                remarks.push(self.say("explain-maybe-twice", []));
            }
            DeliveryState::Rejected | DeliveryState::Expired if was_in_doubt => {
                remarks.push(self.say("explain-maybe-nevertheless", []));
            }
            DeliveryState::Deferred | DeliveryState::InDoubt
                if self.issue_state == Some(IssueState::Paused) =>
            {
                remarks.push(self.say("explain-until-resumed", []));
            }
            _ => {}
        }
        remarks
    }

    /// A letter that waits its turn waits for ever when nobody works.
    fn silent_workers(&self, ledger: &mut Ledger) -> Result<Option<String>, StoreError> {
        let beat = store::workers::freshest_heartbeat(ledger)?;
        let limit = self.inquiry.silence_seconds;
        let silent = beat.is_none_or(|beat| self.inquiry.now.seconds_since(beat) > limit);
        Ok(silent.then(|| match beat {
            Some(beat) => {
                let since = ("since", self.at(Some(beat)));
                self.say("explain-silent-workers", [since])
            }
            None => self.say("explain-no-worker", []),
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
        Ok(owed.then(|| self.say("explain-owed", [])))
    }

    fn last_doubt(&self) -> Option<UtcTime> {
        let doubt = self
            .attempts
            .iter()
            .rfind(|attempt| attempt.outcome == "in_doubt");
        doubt.map(|attempt| attempt.occurred_at)
    }

    fn relay(&self) -> Gap {
        self.relay_called(self.delivery.relay.as_deref())
    }

    fn relay_called(&self, name: Option<&str>) -> Gap {
        let said = match name {
            Some(name) => self.say("explain-relay-called", [("relay", name.into())]),
            None => self.say("explain-relay", []),
        };
        said.into()
    }

    fn last_reply(&self) -> Gap {
        self.reply(
            self.delivery.reply_code,
            self.delivery.reply_text.as_deref(),
        )
    }

    fn reply(&self, code: Option<i32>, text: Option<&str>) -> Gap {
        let text = text.map(without_full_stop).filter(|text| !text.is_empty());
        match (code, text) {
            (Some(code), Some(text)) => format!("{code} {text}").into(),
            (Some(code), None) => code.to_string().into(),
            (None, Some(text)) => text.into(),
            (None, None) => self.say("explain-no-words", []).into(),
        }
    }
}

fn passage_in_words(tell: &Teller, passage: &Passage) -> String {
    let Passage { host, address, .. } = passage;
    let machine = if host == address {
        host.clone()
    } else {
        format!("{host} ({address})")
    };
    let machine = ("machine", machine.into());
    match (&passage.tls, &passage.cipher) {
        (Some(version), Some(cipher)) => {
            let tls = ("tls", version.as_str().into());
            let gaps = [machine, tls, ("cipher", cipher.as_str().into())];
            tell.say("explain-passage", gaps)
        }
        _ => tell.say("explain-passage-in-clear", [machine]),
    }
}

/// Relays end their replies as they like; our sentences end with one full stop.
fn without_full_stop(text: &str) -> &str {
    text.trim_end().trim_end_matches('.')
}
