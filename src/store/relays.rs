//! Relays: what they said minute by minute, how each was last found, and what they last refused.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Nullable, Text};

use super::{Ledger, StoreError};
use crate::domain::time::UtcTime;

/// What one relay said in a span of time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, QueryableByName, serde::Serialize)]
pub struct Said {
    /// Letters that it took.
    #[diesel(sql_type = BigInt)]
    pub accepted: i64,
    /// Letters that it put off.
    #[diesel(sql_type = BigInt)]
    pub deferred: i64,
    /// Letters that it refused for good.
    #[diesel(sql_type = BigInt)]
    pub rejected: i64,
    /// Dialogues without an answer, and connections that could not be opened.
    #[diesel(sql_type = BigInt)]
    pub unreachable: i64,
}

impl Said {
    /// Whether it said nothing at all.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// One minute of it.
#[derive(Debug, Clone, QueryableByName, serde::Serialize)]
pub struct Minute {
    /// The relay.
    #[diesel(sql_type = Text)]
    pub relay: String,
    /// When the minute began.
    #[diesel(sql_type = BigInt)]
    pub minute: UtcTime,
    /// What it said.
    #[diesel(embed)]
    #[serde(flatten)]
    pub said: Said,
}

/// Adds what a process heard within a minute.
pub fn add(
    ledger: &mut Ledger,
    relay: &str,
    minute: UtcTime,
    said: &Said,
) -> Result<(), StoreError> {
    diesel::sql_query(
        "INSERT INTO relay_minutes (relay, minute, accepted, deferred, rejected, unreachable) \
         VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (relay, minute) DO UPDATE SET accepted = relay_minutes.accepted + excluded.accepted, \
           deferred = relay_minutes.deferred + excluded.deferred, \
           rejected = relay_minutes.rejected + excluded.rejected, \
           unreachable = relay_minutes.unreachable + excluded.unreachable",
    )
    .bind::<Text, _>(relay)
    .bind::<BigInt, _>(minute.micros())
    .bind::<BigInt, _>(said.accepted)
    .bind::<BigInt, _>(said.deferred)
    .bind::<BigInt, _>(said.rejected)
    .bind::<BigInt, _>(said.unreachable)
    .execute(ledger)?;
    Ok(())
}

/// What all relays said in each minute since, the oldest first.
pub fn minutes(ledger: &mut Ledger, since: UtcTime) -> Result<Vec<Minute>, StoreError> {
    Ok(diesel::sql_query(
        "SELECT relay, minute, accepted, deferred, rejected, unreachable FROM relay_minutes \
         WHERE minute >= $1 ORDER BY minute, relay",
    )
    .bind::<BigInt, _>(since.micros())
    .load(ledger)?)
}

/// Forgets minutes before `long_ago`.
pub fn prune(ledger: &mut Ledger, long_ago: UtcTime) -> Result<(), StoreError> {
    diesel::sql_query("DELETE FROM relay_minutes WHERE minute < $1")
        .bind::<BigInt, _>(long_ago.micros())
        .execute(ledger)?;
    Ok(())
}

/// How a relay was last found.
#[derive(Debug, Clone, Default, PartialEq, Eq, QueryableByName, serde::Serialize)]
pub struct Standing {
    /// Its name.
    #[diesel(sql_type = Text)]
    pub relay: String,
    /// When a connection to it was last opened.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub reached_at: Option<UtcTime>,
    /// The end of the certificate that it showed then.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub certificate_until: Option<UtcTime>,
    /// When it could last not be used.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub failed_at: Option<UtcTime>,
    /// Why.
    #[diesel(sql_type = Nullable<Text>)]
    pub failure: Option<String>,
    /// Until when it is left alone.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub rests_until: Option<UtcTime>,
}

impl Standing {
    /// Whether it could not be used when somebody last tried.
    #[must_use]
    pub fn is_failing(&self) -> bool {
        match (self.failed_at, self.reached_at) {
            (Some(failed), Some(reached)) => failed > reached,
            (failed, _) => failed.is_some(),
        }
    }
}

/// Every relay that was ever tried, by name.
pub fn standings(ledger: &mut Ledger) -> Result<Vec<Standing>, StoreError> {
    Ok(diesel::sql_query(
        "SELECT relay, reached_at, certificate_until, failed_at, failure, rests_until FROM relay_standings \
         ORDER BY relay",
    )
    .load(ledger)?)
}

/// Notes that a connection was opened, and the end of the certificate that was shown.
pub fn note_reached(
    ledger: &mut Ledger,
    relay: &str,
    certificate_until: Option<UtcTime>,
    at: UtcTime,
) -> Result<(), StoreError> {
    diesel::sql_query(
        "INSERT INTO relay_standings (relay, reached_at, certificate_until) VALUES ($1, $2, $3) \
         ON CONFLICT (relay) DO UPDATE SET reached_at = excluded.reached_at, \
           certificate_until = excluded.certificate_until",
    )
    .bind::<Text, _>(relay)
    .bind::<BigInt, _>(at.micros())
    .bind::<Nullable<BigInt>, _>(certificate_until.map(UtcTime::micros))
    .execute(ledger)?;
    Ok(())
}

/// Notes that a relay could not be used, and until when it is left alone.
pub fn note_failure(
    ledger: &mut Ledger,
    relay: &str,
    failure: &str,
    rests_until: Option<UtcTime>,
    at: UtcTime,
) -> Result<(), StoreError> {
    diesel::sql_query(
        "INSERT INTO relay_standings (relay, failed_at, failure, rests_until) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (relay) DO UPDATE SET failed_at = excluded.failed_at, failure = excluded.failure, \
           rests_until = COALESCE(excluded.rests_until, relay_standings.rests_until)",
    )
    .bind::<Text, _>(relay)
    .bind::<BigInt, _>(at.micros())
    .bind::<Text, _>(failure)
    .bind::<Nullable<BigInt>, _>(rests_until.map(UtcTime::micros))
    .execute(ledger)?;
    Ok(())
}

/// A dialogue at a relay that did not end in acceptance.
#[derive(Debug, Clone, QueryableByName, serde::Serialize)]
pub struct Refusal {
    /// The delivery.
    #[diesel(sql_type = BigInt)]
    pub delivery_id: i64,
    /// Its issue.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub issue_id: Option<i64>,
    /// Whom it was for.
    #[diesel(sql_type = Text)]
    pub recipient: String,
    /// `deferred`, `rejected`, `unreachable` or `in_doubt`.
    #[diesel(sql_type = Text)]
    pub outcome: String,
    /// The point of the dialogue, where it is known.
    #[diesel(sql_type = Nullable<Text>)]
    pub phase: Option<String>,
    /// At whose door it was laid, where that is known.
    #[diesel(sql_type = Nullable<Text>)]
    pub fault: Option<String>,
    /// The relay's code.
    #[diesel(sql_type = Nullable<Integer>)]
    pub reply_code: Option<i32>,
    /// The relay's words, or what happened instead of an answer.
    #[diesel(sql_type = Text)]
    pub reply_text: String,
    /// When.
    #[diesel(sql_type = BigInt)]
    pub occurred_at: UtcTime,
}

/// What did not end in acceptance at a relay, the newest first, at most `limit`.
pub fn refusals(ledger: &mut Ledger, relay: &str, limit: i64) -> Result<Vec<Refusal>, StoreError> {
    Ok(diesel::sql_query(
        "SELECT a.delivery_id, d.issue_id, d.recipient, a.outcome, a.phase, a.fault, a.reply_code, a.reply_text, \
                a.occurred_at \
         FROM attempts a JOIN deliveries d ON d.id = a.delivery_id \
         WHERE a.relay IS NOT NULL AND a.relay = $1 ORDER BY a.id DESC LIMIT $2",
    )
    .bind::<Text, _>(relay)
    .bind::<BigInt, _>(limit)
    .load(ledger)?)
}

/// Letters granted in a period.
#[derive(Debug, Clone, QueryableByName)]
pub struct Granted {
    /// second, minute, hour or day.
    #[diesel(sql_type = Text)]
    pub period: String,
    /// When the period began.
    #[diesel(sql_type = BigInt)]
    pub period_start: i64,
    /// How many.
    #[diesel(sql_type = BigInt)]
    pub used: i64,
}

/// The letters that were granted to a relay in the last period of each kind that is limited.
pub fn granted(ledger: &mut Ledger, relay: &str) -> Result<Vec<Granted>, StoreError> {
    Ok(
        diesel::sql_query("SELECT period, period_start, used FROM pace_counters WHERE scope = $1")
            .bind::<Text, _>(super::pace::relay_scope(relay))
            .load(ledger)?,
    )
}

/// Domains that a relay writes to at a pace of their own, those that rest first, at most `limit`.
#[derive(Debug, Clone, QueryableByName, serde::Serialize)]
pub struct SlowDomain {
    /// The domain.
    #[diesel(sql_type = Text)]
    pub domain: String,
    /// Connections that it is written to by.
    #[diesel(sql_type = Integer)]
    pub connections: i32,
    /// Until when it is left alone.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub rest_until: Option<UtcTime>,
    /// When that was learned.
    #[diesel(sql_type = BigInt)]
    pub changed_at: UtcTime,
}

/// The domains that a relay is careful with, the latest first, at most `limit`.
pub fn slow_domains(
    ledger: &mut Ledger,
    relay: &str,
    limit: i64,
) -> Result<Vec<SlowDomain>, StoreError> {
    Ok(diesel::sql_query(
        "SELECT domain, connections, rest_until, changed_at FROM domain_paces WHERE relay = $1 \
         ORDER BY changed_at DESC LIMIT $2",
    )
    .bind::<Text, _>(relay)
    .bind::<BigInt, _>(limit)
    .load(ledger)?)
}
