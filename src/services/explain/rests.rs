//! The pause that an issue fell into, by what was noted when pauses began and ended. The subscription itself only
//! tells whether one lasts now.

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

    /// What it meant for the reader, with instants told by `at`.
    pub(super) fn in_words(&self, at: impl Fn(UtcTime) -> String) -> String {
        let since = at(self.began_at);
        let until = self.until.map(|until| format!(" until {}", at(until)));
        let until = until.unwrap_or_default();
        let ended = self
            .ended_at
            .map(|ended| format!(", and the pause ended at {}", at(ended)));
        let ended = ended.unwrap_or_default();
        // What a pause means for articles: `preferences::resting`.
        let articles = match (self.until, self.ended_at) {
            (Some(_), _) => {
                "Pauses until a day are passed over: what was published meanwhile is not mailed later."
            }
            (None, Some(_)) => "What was published meanwhile came with the first issue after it.",
            (None, None) => "What is published meanwhile comes with the first issue after it.",
        };
        format!("This reader had paused the subscription at {since}{until}{ended}. {articles}")
    }
}
