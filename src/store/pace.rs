//! Pace: letters granted in the present periods, and what was learned about recipient domains.
//!
//! A limit is kept by asking first: [`grant`] takes letters out of every period that is limited, as many
//! as the tightest leaves, inside the caller's transaction and under the rows' locks. So two processes
//! together never get more than one would, and a restart changes nothing. What was granted and not
//! used can be given back while its period lasts.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Nullable, Text};

use super::{Ledger, StoreError};
use crate::domain::pace::{Cap, DomainPace, Period};
use crate::domain::time::UtcTime;

/// How far apart the clocks of two processes may be, at least, in seconds.
const CLOCKS_APART_SECONDS: i64 = 10;

/// What limits the use of a relay is counted under this name.
#[must_use]
pub fn relay_scope(relay: &str) -> String {
    format!("relay:{relay}")
}

/// What limits one recipient domain at one relay is counted under this name.
#[must_use]
pub fn domain_scope(relay: &str, domain: &str) -> String {
    format!("domain:{relay}:{domain}")
}

/// Letters that may go now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grant {
    /// How many, at most as many as were wanted.
    pub letters: u32,
    /// When asking again makes sense, if it is fewer than were wanted.
    pub again_at: Option<UtcTime>,
}

#[derive(QueryableByName)]
struct Counter {
    #[diesel(sql_type = BigInt)]
    period_start: i64,
    #[diesel(sql_type = BigInt)]
    used: i64,
}

/// Takes up to `wanted` letters out of every capped period. Without caps everything is granted.
///
/// Locks the scope's counters until the transaction ends, so keep that short; a transaction that asks
/// for several scopes asks in alphabetical order.
pub fn grant(
    ledger: &mut Ledger,
    scope: &str,
    caps: &[Cap],
    wanted: u32,
) -> Result<Grant, StoreError> {
    let mut letters = i64::from(wanted);
    let mut again_at = None;
    let mut counters = Vec::with_capacity(caps.len());
    for cap in caps {
        let counter = present(cap, locked(ledger, scope, cap.period)?);
        let left = (i64::from(cap.limit) - counter.used).max(0);
        if left < letters {
            letters = left;
            let start = UtcTime::from_micros(counter.period_start);
            again_at = Some(Cap { start, ..*cap }.end());
        }
        counters.push(counter);
    }
    if letters > 0 {
        for (cap, counter) in caps.iter().zip(counters) {
            write(
                ledger,
                scope,
                cap.period,
                counter.period_start,
                counter.used + letters,
            )?;
        }
    }
    Ok(Grant {
        letters: u32::try_from(letters).unwrap_or(0),
        again_at,
    })
}

/// Gives letters back that were granted under these caps and not used. What belongs to a period that
/// is over is forgotten.
pub fn give_back(
    ledger: &mut Ledger,
    scope: &str,
    caps: &[Cap],
    letters: u32,
) -> Result<(), StoreError> {
    for cap in caps {
        diesel::sql_query(
            "UPDATE pace_counters SET used = CASE WHEN used > $1 THEN used - $1 ELSE 0 END \
             WHERE scope = $2 AND period = $3 AND period_start = $4",
        )
        .bind::<BigInt, _>(i64::from(letters))
        .bind::<Text, _>(scope)
        .bind::<Text, _>(cap.period.as_str())
        .bind::<BigInt, _>(cap.start.micros())
        .execute(ledger)?;
    }
    Ok(())
}

/// The counter of a scope for a kind of period, locked where several may write; made where missing.
fn locked(ledger: &mut Ledger, scope: &str, period: Period) -> Result<Counter, StoreError> {
    let lock = match ledger {
        Ledger::Postgres(_) => "FOR UPDATE",
        Ledger::Sqlite(_) => "",
    };
    let select = format!(
        "SELECT period_start, used FROM pace_counters WHERE scope = $1 AND period = $2 {lock}"
    );
    let read = |ledger: &mut Ledger| {
        diesel::sql_query(&*select)
            .bind::<Text, _>(scope)
            .bind::<Text, _>(period.as_str())
            .get_result::<Counter>(ledger)
            .optional()
    };
    if let Some(counter) = read(ledger)? {
        return Ok(counter);
    }
    // Another process may do the same: both end up with the one row, and one waits for the other.
    diesel::sql_query(
        "INSERT INTO pace_counters (scope, period, period_start, used) VALUES ($1, $2, $3, 0) \
         ON CONFLICT (scope, period) DO NOTHING",
    )
    .bind::<Text, _>(scope)
    .bind::<Text, _>(period.as_str())
    .bind::<BigInt, _>(i64::MIN)
    .execute(ledger)?;
    read(ledger)?.ok_or_else(|| StoreError::Unreadable(format!("no counter for {scope}")))
}

/// What was used of the period that a cap is about.
///
/// A counter that is a little ahead belongs to a process whose clock is: what is taken now counts there,
/// which can only be too careful. One that is far ahead was written under a clock that has been set back
/// since, and would stop everything until that hour comes, so it is begun anew.
fn present(cap: &Cap, counter: Counter) -> Counter {
    let ahead = counter.period_start.saturating_sub(cap.start.micros());
    let tolerated = cap.period.seconds().max(CLOCKS_APART_SECONDS) * 1_000_000;
    if (0..=tolerated).contains(&ahead) {
        return counter;
    }
    Counter {
        period_start: cap.start.micros(),
        used: 0,
    }
}

fn write(
    ledger: &mut Ledger,
    scope: &str,
    period: Period,
    start: i64,
    used: i64,
) -> Result<(), StoreError> {
    diesel::sql_query(
        "UPDATE pace_counters SET period_start = $1, used = $2 WHERE scope = $3 AND period = $4",
    )
    .bind::<BigInt, _>(start)
    .bind::<BigInt, _>(used)
    .bind::<Text, _>(scope)
    .bind::<Text, _>(period.as_str())
    .execute(ledger)?;
    Ok(())
}

/// What was learned about a domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Learned {
    /// The relay.
    pub relay: String,
    /// The recipient domain, in lower case.
    pub domain: String,
    /// Its pace.
    pub pace: DomainPace,
    /// When that was learned.
    pub changed_at: UtcTime,
}

#[derive(QueryableByName)]
struct LearnedRow {
    #[diesel(sql_type = Text)]
    relay: String,
    #[diesel(sql_type = Text)]
    domain: String,
    #[diesel(sql_type = Integer)]
    connections: i32,
    #[diesel(sql_type = Integer)]
    accepted: i32,
    #[diesel(sql_type = Integer)]
    rests: i32,
    #[diesel(sql_type = Nullable<BigInt>)]
    rest_until: Option<i64>,
    #[diesel(sql_type = BigInt)]
    changed_at: i64,
}

/// What any process learned at or after `since`, the latest first, at most `limit`. With the beginning
/// of time: everything that is known.
pub fn learned_since(
    ledger: &mut Ledger,
    since: UtcTime,
    limit: i64,
) -> Result<Vec<Learned>, StoreError> {
    let rows: Vec<LearnedRow> = diesel::sql_query(
        "SELECT relay, domain, connections, accepted, rests, rest_until, changed_at FROM domain_paces \
         WHERE changed_at >= $1 ORDER BY changed_at DESC LIMIT $2",
    )
    .bind::<BigInt, _>(since.micros())
    .bind::<BigInt, _>(limit)
    .load(ledger)?;
    let number = |value: i32| u32::try_from(value).unwrap_or(0);
    Ok(rows
        .into_iter()
        .map(|row| Learned {
            relay: row.relay,
            domain: row.domain,
            pace: DomainPace {
                connections: number(row.connections).max(1),
                accepted: number(row.accepted),
                rests: number(row.rests),
                rest_until: row.rest_until.map(UtcTime::from_micros),
            },
            changed_at: UtcTime::from_micros(row.changed_at),
        })
        .collect())
}

/// Keeps what was learned about a domain, in place of what was known; the last word holds.
pub fn keep(
    ledger: &mut Ledger,
    relay: &str,
    domain: &str,
    pace: &DomainPace,
    now: UtcTime,
) -> Result<(), StoreError> {
    let number = |value: u32| i32::try_from(value).unwrap_or(i32::MAX);
    diesel::sql_query(
        "INSERT INTO domain_paces (relay, domain, connections, accepted, rests, rest_until, changed_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) \
         ON CONFLICT (relay, domain) DO UPDATE SET connections = excluded.connections, \
           accepted = excluded.accepted, rests = excluded.rests, rest_until = excluded.rest_until, \
           changed_at = excluded.changed_at",
    )
    .bind::<Text, _>(relay)
    .bind::<Text, _>(domain)
    .bind::<Integer, _>(number(pace.connections.max(1)))
    .bind::<Integer, _>(number(pace.accepted))
    .bind::<Integer, _>(number(pace.rests))
    .bind::<Nullable<BigInt>, _>(pace.rest_until.map(UtcTime::micros))
    .bind::<BigInt, _>(now.micros())
    .execute(ledger)?;
    Ok(())
}

/// Forgets counters of periods long over and what was learned before `long_ago`: a domain that was not
/// heard of since is written to like any other.
pub fn prune(ledger: &mut Ledger, long_ago: UtcTime) -> Result<(), StoreError> {
    for statement in [
        "DELETE FROM pace_counters WHERE period_start < $1",
        "DELETE FROM domain_paces WHERE changed_at < $1",
    ] {
        diesel::sql_query(statement)
            .bind::<BigInt, _>(long_ago.micros())
            .execute(ledger)?;
    }
    Ok(())
}
