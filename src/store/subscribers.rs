//! Subscribers and their subscriptions.

pub mod finding;

use diesel::prelude::*;

use super::columns::{Names, TopicSince, json};
use super::schema::{subscribers, subscriptions};
use super::{Ledger, StoreError};
use crate::domain::address::EmailAddress;
use crate::domain::subscription::{Choices, SubscriptionState};
use crate::domain::time::UtcTime;

/// A person, identified by an address.
#[derive(Debug, Clone, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = subscribers)]
pub struct Subscriber {
    /// The number in the ledger.
    pub id: i64,
    /// The address as typed.
    pub address: EmailAddress,
    /// When the address first signed up.
    pub created_at: UtcTime,
    /// When the address was first refused for good, until a letter is accepted again.
    pub hard_refused_at: Option<UtcTime>,
    /// Until when digests leave the reader out for that.
    pub quiet_until: Option<UtcTime>,
    /// When the reader was forgotten; the address is a made-up one since.
    pub erased_at: Option<UtcTime>,
}

/// One subscriber's relation to one list.
#[derive(Debug, Clone, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = subscriptions)]
pub struct Subscription {
    /// The number in the ledger.
    pub id: i64,
    /// The list.
    pub list_id: i64,
    /// The subscriber.
    pub subscriber_id: i64,
    /// Where it stands.
    pub state: SubscriptionState,
    /// How the reader wants to be called.
    pub name: Option<String>,
    /// The reader's language.
    pub language: Option<String>,
    /// The reader's time zone.
    pub time_zone: Option<String>,
    /// The chosen topics; none means all.
    pub topics: Names,
    /// Since which article single topics count; empty normally.
    pub topic_since: TopicSince,
    /// How often the reader wants to hear from the list; none follows the list's default.
    pub cadence: Option<String>,
    /// The number of the last article that the reader was planned for.
    pub watermark: i64,
    /// Where the sign-up came from, in the site's words.
    pub source: Option<String>,
    /// When the first sign-up came.
    pub created_at: UtcTime,
    /// When the state last changed.
    pub changed_at: UtcTime,
    /// When the owner of the address said yes.
    pub confirmed_at: Option<UtcTime>,
    /// When the reader left.
    pub unsubscribed_at: Option<UtcTime>,
    /// When a pause ends by itself.
    pub paused_until: Option<UtcTime>,
}

/// The subscriber with this address, made where missing.
pub fn find_or_create(
    ledger: &mut Ledger,
    address: &EmailAddress,
    now: UtcTime,
) -> Result<Subscriber, StoreError> {
    if let Some(found) = by_address(ledger, &address.key())? {
        return Ok(found);
    }
    let id = diesel::insert_into(subscribers::table)
        .values((
            subscribers::address.eq(address.as_str()),
            subscribers::address_key.eq(address.key()),
            subscribers::created_at.eq(now.micros()),
        ))
        .returning(subscribers::id)
        .get_result(ledger)?;
    by_id(ledger, id)
}

/// The subscriber with this folded address.
pub fn by_address(
    ledger: &mut Ledger,
    address_key: &str,
) -> Result<Option<Subscriber>, StoreError> {
    Ok(subscribers::table
        .filter(subscribers::address_key.eq(address_key))
        .select(Subscriber::as_select())
        .first(ledger)
        .optional()?)
}

/// The subscriber with this number.
pub fn by_id(ledger: &mut Ledger, id: i64) -> Result<Subscriber, StoreError> {
    Ok(subscribers::table
        .find(id)
        .select(Subscriber::as_select())
        .first(ledger)?)
}

/// The same, where a number from outside may be nobody's.
pub fn known(ledger: &mut Ledger, id: i64) -> Result<Option<Subscriber>, StoreError> {
    Ok(subscribers::table
        .find(id)
        .select(Subscriber::as_select())
        .first(ledger)
        .optional()?)
}

/// The subscription with this number.
pub fn subscription(ledger: &mut Ledger, id: i64) -> Result<Option<Subscription>, StoreError> {
    Ok(subscriptions::table
        .find(id)
        .select(Subscription::as_select())
        .first(ledger)
        .optional()?)
}

/// A subscriber's subscription to a list.
pub fn subscription_to(
    ledger: &mut Ledger,
    list: i64,
    subscriber: i64,
) -> Result<Option<Subscription>, StoreError> {
    Ok(subscriptions::table
        .filter(subscriptions::list_id.eq(list))
        .filter(subscriptions::subscriber_id.eq(subscriber))
        .select(Subscription::as_select())
        .first(ledger)
        .optional()?)
}

/// Everything a subscriber is subscribed to, or was.
pub fn subscriptions_of(
    ledger: &mut Ledger,
    subscriber: i64,
) -> Result<Vec<Subscription>, StoreError> {
    Ok(subscriptions::table
        .filter(subscriptions::subscriber_id.eq(subscriber))
        .order(subscriptions::id)
        .select(Subscription::as_select())
        .load(ledger)?)
}

/// A page of a list's subscribers in the order of sign-up, after the subscription `after`.
pub fn of_list(
    ledger: &mut Ledger,
    list: i64,
    after: i64,
    limit: i64,
) -> Result<Vec<(Subscriber, Subscription)>, StoreError> {
    Ok(subscriptions::table
        .inner_join(subscribers::table.on(subscribers::id.eq(subscriptions::subscriber_id)))
        .filter(subscriptions::list_id.eq(list))
        .filter(subscriptions::id.gt(after))
        .order(subscriptions::id)
        .limit(limit)
        .select((Subscriber::as_select(), Subscription::as_select()))
        .load(ledger)?)
}

/// Opens a pending subscription, or returns an unsubscribed one to pending, with these choices.
/// Nothing when it became active meanwhile.
pub fn open_pending(
    ledger: &mut Ledger,
    list: i64,
    subscriber: i64,
    choices: &Choices,
    source: Option<&str>,
    now: UtcTime,
) -> Result<Option<i64>, StoreError> {
    let chosen = (
        subscriptions::state.eq(SubscriptionState::Pending.as_str()),
        subscriptions::name.eq(choices.name.as_deref()),
        subscriptions::language.eq(choices.language.as_deref()),
        subscriptions::time_zone.eq(choices.time_zone.as_deref()),
        subscriptions::topics.eq(json(&choices.topics)),
        subscriptions::cadence.eq(choices.cadence.as_deref()),
        subscriptions::source.eq(source),
        subscriptions::changed_at.eq(now.micros()),
        subscriptions::unsubscribed_at.eq(None::<i64>),
        // A new question: what was confirmed before is in the consents, not here.
        subscriptions::confirmed_at.eq(None::<i64>),
    );
    if let Some(known) = subscription_to(ledger, list, subscriber)? {
        let open = known.state == SubscriptionState::Pending
            || known.state.may_become(SubscriptionState::Pending);
        let unchanged = subscriptions::table
            .find(known.id)
            .filter(subscriptions::state.eq(known.state.as_str()));
        if !open || diesel::update(unchanged).set(chosen).execute(ledger)? == 0 {
            return Ok(None);
        }
        return Ok(Some(known.id));
    }
    let id = diesel::insert_into(subscriptions::table)
        .values((
            chosen,
            subscriptions::list_id.eq(list),
            subscriptions::subscriber_id.eq(subscriber),
            subscriptions::created_at.eq(now.micros()),
        ))
        .returning(subscriptions::id)
        .get_result(ledger)?;
    Ok(Some(id))
}

/// Moves a subscription to `next`, if the state it is in allows that; says whether it moved.
pub fn advance(
    ledger: &mut Ledger,
    subscription: &Subscription,
    next: SubscriptionState,
    now: UtcTime,
) -> Result<bool, StoreError> {
    if !subscription.state.may_become(next) {
        return Ok(false);
    }
    let unchanged = subscriptions::table
        .find(subscription.id)
        .filter(subscriptions::state.eq(subscription.state.as_str()));
    let confirmed_at = match next {
        SubscriptionState::Active => Some(subscription.confirmed_at.unwrap_or(now)),
        _ => subscription.confirmed_at,
    };
    let unsubscribed_at = (next == SubscriptionState::Unsubscribed).then_some(now);
    let moved = diesel::update(unchanged)
        .set((
            subscriptions::state.eq(next.as_str()),
            subscriptions::changed_at.eq(now.micros()),
            subscriptions::confirmed_at.eq(confirmed_at.map(UtcTime::micros)),
            subscriptions::unsubscribed_at.eq(unsubscribed_at.map(UtcTime::micros)),
            subscriptions::paused_until.eq(None::<i64>),
        ))
        .execute(ledger)?;
    Ok(moved > 0)
}
