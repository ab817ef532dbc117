//! Resting: a pause until a day.
//!
//! Who comes back from a holiday does not want what was news two weeks ago. So a pause that has an end is passed
//! over: the first issue after it carries what it carries for everybody else, and what was published meanwhile
//! stays in the list's archive. It ends on its day at midnight, on the reader's clock, by the timetable.

use chrono::{Days, NaiveDate, TimeZone as _};

use super::super::{App, StoreError, digest};
use crate::domain::delivery::ending::EndReason;
use crate::domain::happening::{By, Hand, Happening};
use crate::domain::subscription::SubscriptionState;
use crate::domain::time::UtcTime;
use crate::store::happenings::NewHappening;
use crate::store::lists::List;
use crate::store::subscribers::Subscription;
use crate::store::{self, Ledger};

/// The days on which a pause may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PauseDays {
    /// Tomorrow, on the reader's calendar.
    pub first: NaiveDate,
    /// The last one.
    pub last: NaiveDate,
}

/// The zone on whose clock a reader's pause ends.
pub(in crate::services) fn zone_of(subscription: &Subscription, list: &List) -> chrono_tz::Tz {
    let own = subscription.time_zone.as_ref().unwrap_or(&list.time_zone);
    own.parse().unwrap_or(chrono_tz::UTC)
}

/// The days on which a pause of this subscription may end.
pub(in crate::services) fn pause_days(
    app: &App,
    subscription: &Subscription,
    list: &List,
) -> PauseDays {
    let zone = zone_of(subscription, list);
    let today = app.now().datetime().with_timezone(&zone).date_naive();
    let plus = |days: u32| {
        let later = today.checked_add_days(Days::new(days.into()));
        later.unwrap_or(today)
    };
    PauseDays {
        first: plus(1),
        last: plus(app.config.preferences.pause_days),
    }
}

/// The instant at which a day begins in a zone; where clocks skip midnight, the first one after it.
pub(in crate::services) fn beginning_of(day: NaiveDate, zone: chrono_tz::Tz) -> UtcTime {
    let midnight = day.and_time(chrono::NaiveTime::MIN);
    let begins = (0..=24).find_map(|half_hours| {
        let local = midnight + chrono::TimeDelta::minutes(30 * half_hours);
        zone.from_local_datetime(&local).earliest()
    });
    let begins = begins.map(|local| local.to_utc());
    UtcTime::from_datetime(begins.unwrap_or_else(|| midnight.and_utc()))
}

/// Lets a confirmed subscription rest until `until`, or until somebody ends it; one that rests already rests until then
/// instead.
pub(in crate::services) fn rest(
    ledger: &mut Ledger,
    subscription: &Subscription,
    until: Option<UtcTime>,
    by: &By,
    now: UtcTime,
) -> Result<bool, StoreError> {
    let rests = match subscription.state {
        SubscriptionState::Paused => true,
        _ => store::subscribers::advance(ledger, subscription, SubscriptionState::Paused, now)?,
    };
    if rests {
        let id = subscription.id;
        let why = match by.hand {
            Hand::Reader => EndReason::ReaderPaused,
            _ => EndReason::Paused,
        };
        store::deliveries::cancel_for_subscription(ledger, id, why, now)?;
        store::subscriptions::pause_until(ledger, id, until)?;
        let until = until.map(|until| until.to_string());
        let detail = serde_json::json!({ "until": until });
        note(ledger, subscription, Happening::Paused, (by, detail), now)?;
    }
    Ok(rests)
}

/// Ends a pause. One that had an end is passed over: the reader begins where everybody else does.
pub(in crate::services) fn wake(
    ledger: &mut Ledger,
    subscription: &Subscription,
    by: &By,
    now: UtcTime,
) -> Result<bool, StoreError> {
    let was_holiday = subscription.paused_until.is_some();
    let woke = store::subscribers::advance(ledger, subscription, SubscriptionState::Active, now)?;
    if woke && was_holiday {
        let watermark = digest::begins_behind(ledger, subscription)?;
        store::subscriptions::begin_behind(ledger, subscription.id, watermark)?;
    }
    if woke {
        let detail = serde_json::json!({});
        note(ledger, subscription, Happening::Resumed, (by, detail), now)?;
    }
    Ok(woke)
}

fn note(
    ledger: &mut Ledger,
    subscription: &Subscription,
    kind: Happening,
    (by, detail): (&By, serde_json::Value),
    now: UtcTime,
) -> Result<(), StoreError> {
    let happening = NewHappening {
        subscriber: subscription.subscriber_id,
        list: Some(subscription.list_id),
        kind,
        by,
        detail,
    };
    store::happenings::note(ledger, &happening, now)
}

/// Ends the pauses that are over, a batch in one transaction; returns how many.
pub async fn end_due_pauses(app: &App) -> Result<usize, StoreError> {
    let batch = i64::from(app.config.preferences.batch);
    let now = app.now();
    let due = app
        .database
        .read(move |ledger| store::subscriptions::rested(ledger, batch, now))
        .await?;
    if due.is_empty() {
        return Ok(0);
    }
    app.database
        .write(move |ledger| {
            let mut ended = 0;
            for id in due {
                let found = store::subscriptions::lock(ledger, id)?;
                let over = found.filter(|one| one.paused_until.is_some_and(|until| until <= now));
                if let Some(subscription) = over {
                    wake(ledger, &subscription, &By::service(), now)?;
                    ended += 1;
                }
            }
            Ok(ended)
        })
        .await
}
