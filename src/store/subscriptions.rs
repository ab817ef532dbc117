//! What a reader chose, where the reader stands among a list's articles, and what the reader is owed.
//!
//! A change locks the row first: a planner that is at the same readers either has planned this one by
//! the old choice, or finds the new one.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::columns::{Ids, json, json_since};
use super::schema::{owed, subscriptions, variants};
use super::subscribers::Subscription;
use super::{Ledger, StoreError, id_list};
use crate::domain::time::UtcTime;
use crate::domain::topics::{Since, TopicChoice};

impl Subscription {
    /// The reader's topics, and since when they count.
    #[must_use]
    pub fn topic_choice(&self) -> TopicChoice {
        TopicChoice {
            topics: self.topics.0.clone(),
            since: self.topic_since.0.clone(),
        }
    }
}

/// A subscription that nobody else changes until the transaction ends.
pub fn lock(ledger: &mut Ledger, id: i64) -> Result<Option<Subscription>, StoreError> {
    if let Ledger::Postgres(connection) = ledger {
        diesel::sql_query("SELECT 1 FROM subscriptions WHERE id = $1 FOR NO KEY UPDATE")
            .bind::<BigInt, _>(id)
            .execute(connection)?;
    }
    super::subscribers::subscription(ledger, id)
}

/// Keeps what a reader chose.
pub fn choose(
    ledger: &mut Ledger,
    subscription: &Subscription,
    topics: &TopicChoice,
) -> Result<(), StoreError> {
    diesel::update(subscriptions::table.find(subscription.id))
        .set((
            subscriptions::topics.eq(json(&topics.topics)),
            subscriptions::topic_since.eq(json_since(&topics.since)),
            subscriptions::cadence.eq(subscription.cadence.as_deref()),
            subscriptions::time_zone.eq(subscription.time_zone.as_deref()),
            subscriptions::language.eq(subscription.language.as_deref()),
            subscriptions::name.eq(subscription.name.as_deref()),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Sets when a pause ends; none: when somebody ends it.
pub fn pause_until(ledger: &mut Ledger, id: i64, until: Option<UtcTime>) -> Result<(), StoreError> {
    diesel::update(subscriptions::table.find(id))
        .set(subscriptions::paused_until.eq(until.map(UtcTime::micros)))
        .execute(ledger)?;
    Ok(())
}

/// Pauses that are over, the longest first, at most `limit`.
pub fn rested(ledger: &mut Ledger, limit: i64, now: UtcTime) -> Result<Vec<i64>, StoreError> {
    Ok(subscriptions::table
        .filter(subscriptions::paused_until.le(now.micros()))
        .order(subscriptions::paused_until)
        .limit(limit)
        .select(subscriptions::id)
        .load(ledger)?)
}

/// Lets a reader begin behind the article numbered `watermark`: what was before is not owed.
pub fn begin_behind(ledger: &mut Ledger, id: i64, watermark: i64) -> Result<(), StoreError> {
    diesel::delete(owed::table.filter(owed::subscription_id.eq(id))).execute(ledger)?;
    diesel::update(subscriptions::table.find(id))
        .set((
            subscriptions::watermark.eq(watermark),
            subscriptions::topic_since.eq(json_since(&Since::new())),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Writes down that readers did not get what these deliveries carried. What was not a digest, or was
/// cancelled for good with its issue, is not owed.
pub fn owe(ledger: &mut Ledger, deliveries: &[i64]) -> Result<(), StoreError> {
    if deliveries.is_empty() {
        return Ok(());
    }
    diesel::sql_query(format!(
        "INSERT INTO owed (subscription_id, variant_id) \
         SELECT d.subscription_id, d.variant_id FROM deliveries d JOIN issues i ON i.id = d.issue_id \
         WHERE d.id IN ({}) AND d.subscription_id IS NOT NULL AND (i.state <> 'cancelled' OR i.rolls_over) \
         ON CONFLICT DO NOTHING",
        id_list(deliveries)
    ))
    .execute(ledger)?;
    Ok(())
}

/// Whether a reader is owed the articles of this variant.
pub fn is_owed(ledger: &mut Ledger, id: i64, variant: i64) -> Result<bool, StoreError> {
    let found = owed::table.find((id, variant));
    Ok(diesel::select(diesel::dsl::exists(found)).get_result(ledger)?)
}

/// The articles that a reader is owed.
pub fn owed_articles(ledger: &mut Ledger, id: i64) -> Result<Vec<i64>, StoreError> {
    let owed: Vec<Ids> = owed::table
        .inner_join(variants::table.on(variants::id.eq(owed::variant_id)))
        .filter(owed::subscription_id.eq(id))
        .select(variants::articles)
        .load(ledger)?;
    Ok(owed.into_iter().flat_map(|ids| ids.0).collect())
}

/// Gives readers who follow the list's default the cadence `cadence` as if they had chosen
/// it, at most `limit` of them; returns how many.
pub fn pin_cadence(
    ledger: &mut Ledger,
    list: i64,
    cadence: &str,
    limit: i64,
) -> Result<usize, StoreError> {
    Ok(diesel::sql_query(
        "UPDATE subscriptions SET cadence = $1 WHERE cadence IS NULL AND id IN ( \
           SELECT s.id FROM subscriptions s WHERE s.list_id = $2 AND s.cadence IS NULL LIMIT $3)",
    )
    .bind::<Text, _>(cadence)
    .bind::<BigInt, _>(list)
    .bind::<BigInt, _>(limit)
    .execute(ledger)?)
}

/// Readers of a list with the same cadence and time zone.
#[derive(Debug, Clone, Queryable)]
pub struct AlikeReaders {
    /// None: the list's default.
    pub cadence: Option<String>,
    /// None: the list's.
    pub time_zone: Option<String>,
    /// How many they are.
    pub count: i64,
}

/// How many active readers of a list there are for each cadence and time zone.
pub fn counted_by_choice(ledger: &mut Ledger, list: i64) -> Result<Vec<AlikeReaders>, StoreError> {
    Ok(subscriptions::table
        .filter(subscriptions::list_id.eq(list))
        .filter(subscriptions::state.eq("active"))
        .group_by((subscriptions::cadence, subscriptions::time_zone))
        .select((
            subscriptions::cadence,
            subscriptions::time_zone,
            diesel::dsl::count_star(),
        ))
        .load(ledger)?)
}

/// The time zones of a list's readers.
pub fn time_zones(ledger: &mut Ledger, list: i64) -> Result<Vec<String>, StoreError> {
    Ok(subscriptions::table
        .filter(subscriptions::list_id.eq(list))
        .filter(subscriptions::time_zone.is_not_null())
        .select(subscriptions::time_zone.assume_not_null())
        .distinct()
        .load(ledger)?)
}
