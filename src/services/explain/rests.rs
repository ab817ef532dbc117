//! The pause that an issue fell into, by what was noted when pauses began and ended. The subscription itself only
//! tells whether one lasts now.

use super::teller::{Gap, Teller};
use crate::domain::happening::Happening;
use crate::domain::subscription::SubscriptionState;
use crate::domain::time::UtcTime;
use crate::services::StoreError;
use crate::store::subscribers::Subscription;
use crate::store::{self, Ledger};

/// A time in which nothing came.
pub(super) struct Rest {
    began_at: UtcTime,
    /// When it was to end by itself; none where it had no end.
    until: Option<UtcTime>,
    ended_at: Option<UtcTime>,
}

impl Rest {
    /// The pause that an instant lies in; `joined_at` is when the reader had come to the list by then.
    pub(super) fn at(
        ledger: &mut Ledger,
        subscription: &Subscription,
        joined_at: Option<UtcTime>,
        instant: UtcTime,
    ) -> Result<Option<Self>, StoreError> {
        let whose = (subscription.subscriber_id, subscription.list_id);
        let last = store::happenings::last_rest(ledger, whose, instant)?;
        let began = last.filter(|last| {
            last.kind == Happening::Paused && joined_at.is_none_or(|at| last.occurred_at >= at)
        });
        if let Some(began) = began {
            let detail: serde_json::Value = serde_json::from_str(&began.detail).unwrap_or_default();
            return Ok(Some(Self {
                began_at: began.occurred_at,
                until: serde_json::from_value(detail["until"].clone()).ok(),
                ended_at: store::happenings::next_end_of_rest(ledger, whose, instant)?,
            }));
        }
        // Somebody who was brought here resting has nothing noted.
        let rests =
            subscription.state == SubscriptionState::Paused && subscription.changed_at <= instant;
        Ok(rests.then_some(Self {
            began_at: subscription.changed_at,
            until: subscription.paused_until,
            ended_at: None,
        }))
    }

    /// What it meant for the reader, with times on the clocks of a zone.
    pub(super) fn in_words(&self, tell: &Teller, zone: &str) -> String {
        let at = |instant| Gap::from(tell.at(instant, zone));
        let began = at(self.began_at);
        let rest = match (self.until, self.ended_at) {
            (Some(until), Some(ended)) => tell.say(
                "explain-rest-until-ended",
                [("since", began), ("until", at(until)), ("ended", at(ended))],
            ),
            (Some(until), None) => tell.say(
                "explain-rest-until",
                [("since", began), ("until", at(until))],
            ),
            (None, Some(ended)) => tell.say(
                "explain-rest-ended",
                [("since", began), ("ended", at(ended))],
            ),
            (None, None) => tell.say("explain-rest", [("since", began)]),
        };
        // What a pause means for articles: `preferences::resting`.
        let articles = match (self.until, self.ended_at) {
            (Some(_), _) => "explain-rest-passes-over",
            (None, Some(_)) => "explain-rest-was-made-up-for",
            (None, None) => "explain-rest-is-made-up-for",
        };
        format!("{rest} {}", tell.say(articles, []))
    }
}
