//! Daily figures: how readers came and went, and what became of letters, counted once for each day.
//!
//! Nothing here is the truth: every row follows from consents, issues and deliveries, and can be counted again.
//! What is counted is found by small indexes, so that neither counting nor showing a year reads every delivery.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::{Ledger, StoreError};
use crate::domain::consent::Act;
use crate::domain::time::UtcTime;

pub use super::subscriptions::AlikeReaders;

/// The number that stands for the whole site where a list's number would stand.
pub const SITE: i64 = 0;

/// Events are counted in stretches that no zone's midnight falls into the middle of: a quarter of an hour.
pub const STRETCH_SECONDS: i64 = 900;

/// Consents of one kind within a quarter of an hour.
#[derive(Debug, Clone, QueryableByName)]
pub struct Stretch {
    /// The list.
    #[diesel(sql_type = BigInt)]
    pub list_id: i64,
    /// given, confirmed or withdrawn.
    #[diesel(sql_type = Text)]
    pub act: Act,
    /// When the quarter began, in quarters since the epoch.
    #[diesel(sql_type = BigInt)]
    pub quarter: i64,
    /// How many.
    #[diesel(sql_type = BigInt)]
    pub count: i64,
}

impl Stretch {
    /// When the quarter began.
    #[must_use]
    pub fn began_at(&self) -> UtcTime {
        UtcTime::from_micros(0).plus_seconds(self.quarter.saturating_mul(STRETCH_SECONDS))
    }
}

/// How readers came and went in a span of time. That somebody with a new address is still the reader of before
/// is no news.
pub fn comings(
    ledger: &mut Ledger,
    from: UtcTime,
    until: UtcTime,
) -> Result<Vec<Stretch>, StoreError> {
    let micros = STRETCH_SECONDS * 1_000_000;
    Ok(diesel::sql_query(format!(
        "SELECT s.list_id, c.act, c.occurred_at / {micros} AS quarter, COUNT(*) AS count \
         FROM consents c JOIN subscriptions s ON s.id = c.subscription_id \
         WHERE c.purpose = 'newsletter' AND c.occurred_at >= $1 AND c.occurred_at < $2 \
           AND c.act IN ('given', 'confirmed', 'withdrawn') \
           AND COALESCE(c.source, '') <> 'change of address' \
         GROUP BY s.list_id, c.act, c.occurred_at / {micros}"
    ))
    .bind::<BigInt, _>(from.micros())
    .bind::<BigInt, _>(until.micros())
    .load(ledger)?)
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = Nullable<BigInt>)]
    number: Option<i64>,
}

/// When the first reader came or the first issue was planned, whichever was earlier.
pub fn beginning(ledger: &mut Ledger) -> Result<Option<UtcTime>, StoreError> {
    let mut first: Option<i64> = None;
    for question in [
        "SELECT MIN(occurred_at) AS number FROM consents WHERE purpose = 'newsletter'",
        "SELECT MIN(planned_at) AS number FROM issues WHERE planned_at IS NOT NULL",
    ] {
        let found: Number = diesel::sql_query(question).get_result(ledger)?;
        first = first.into_iter().chain(found.number).min();
    }
    Ok(first.map(UtcTime::from_micros))
}

/// A day and a number.
#[derive(Debug, Clone, Copy, QueryableByName)]
pub struct OfDay {
    /// The day.
    #[diesel(sql_type = BigInt)]
    pub day: i64,
    /// How many.
    #[diesel(sql_type = BigInt)]
    pub count: i64,
}

/// How many addresses were suppressed on each day of UTC in a span of time.
pub fn suppressed(
    ledger: &mut Ledger,
    from: UtcTime,
    until: UtcTime,
) -> Result<Vec<OfDay>, StoreError> {
    Ok(diesel::sql_query(
        "SELECT created_at / 86400000000 AS day, COUNT(*) AS count FROM suppressions \
         WHERE created_at >= $1 AND created_at < $2 GROUP BY created_at / 86400000000",
    )
    .bind::<BigInt, _>(from.micros())
    .bind::<BigInt, _>(until.micros())
    .load(ledger)?)
}

/// An issue whose last letter was planned in a span of time.
#[derive(Debug, Clone, QueryableByName)]
pub struct Planned {
    /// Its number.
    #[diesel(sql_type = BigInt)]
    pub id: i64,
    /// Its list.
    #[diesel(sql_type = BigInt)]
    pub list_id: i64,
    /// When.
    #[diesel(sql_type = BigInt)]
    pub planned_at: UtcTime,
}

/// The issues whose last letter was planned in a span of time.
pub fn planned(
    ledger: &mut Ledger,
    from: UtcTime,
    until: UtcTime,
) -> Result<Vec<Planned>, StoreError> {
    Ok(diesel::sql_query(
        "SELECT id, list_id, planned_at FROM issues \
         WHERE planned_at IS NOT NULL AND planned_at >= $1 AND planned_at < $2 AND planned_count > 0",
    )
    .bind::<BigInt, _>(from.micros())
    .bind::<BigInt, _>(until.micros())
    .load(ledger)?)
}

/// A list and a number.
#[derive(Debug, Clone, Copy, QueryableByName)]
pub struct OfList {
    /// The list.
    #[diesel(sql_type = BigInt)]
    pub list_id: i64,
    /// How many.
    #[diesel(sql_type = BigInt)]
    pub count: i64,
}

/// How many active readers each list has, by the index that planning walks along.
pub fn active(ledger: &mut Ledger) -> Result<Vec<OfList>, StoreError> {
    Ok(diesel::sql_query(
        "SELECT list_id, COUNT(*) AS count FROM subscriptions WHERE state = 'active' GROUP BY list_id",
    )
    .load(ledger)?)
}

/// Figures of one day, of a list or added up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, QueryableByName, serde::Serialize)]
pub struct DayFigures {
    /// The day.
    #[diesel(sql_type = BigInt)]
    pub day: i64,
    /// Active subscriptions when it was counted last; none where nobody counted on that day.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub readers: Option<i64>,
    /// Sign-ups.
    #[diesel(sql_type = BigInt)]
    pub asked: i64,
    /// Confirmations.
    #[diesel(sql_type = BigInt)]
    pub confirmed: i64,
    /// Subscriptions that ended.
    #[diesel(sql_type = BigInt)]
    pub departed: i64,
    /// Addresses that were suppressed; of the whole site only.
    #[diesel(sql_type = BigInt)]
    pub suppressed: i64,
    /// Letters of issues planned on that day.
    #[diesel(sql_type = BigInt)]
    pub planned: i64,
    /// Accepted by the relay.
    #[diesel(sql_type = BigInt)]
    pub sent: i64,
    /// Refused for good.
    #[diesel(sql_type = BigInt)]
    pub rejected: i64,
    /// Returned later.
    #[diesel(sql_type = BigInt)]
    pub bounced: i64,
    /// Left out, because the address is suppressed.
    #[diesel(sql_type = BigInt)]
    pub skipped: i64,
    /// Cancelled.
    #[diesel(sql_type = BigInt)]
    pub cancelled: i64,
    /// Not sent in time.
    #[diesel(sql_type = BigInt)]
    pub expired: i64,
}

/// The figures of each day from `since` on: of one list, or of all added up. Days without any are left out.
pub fn days(
    ledger: &mut Ledger,
    list: Option<i64>,
    since: i64,
) -> Result<Vec<DayFigures>, StoreError> {
    let whose = match list {
        Some(list) => format!("AND list_id = {list}"),
        None => String::new(),
    };
    let sum = |name: &str| format!("CAST(SUM({name}) AS BIGINT) AS {name}");
    let sums: Vec<String> = [
        "readers",
        "asked",
        "confirmed",
        "departed",
        "suppressed",
        "planned",
        "sent",
        "rejected",
        "bounced",
        "skipped",
        "cancelled",
        "expired",
    ]
    .map(sum)
    .to_vec();
    Ok(diesel::sql_query(format!(
        "SELECT day, {} FROM daily_figures WHERE day >= $1 {whose} GROUP BY day ORDER BY day",
        sums.join(", ")
    ))
    .bind::<BigInt, _>(since)
    .load(ledger)?)
}

/// The newest day that was counted, and when.
#[derive(Debug, Clone, Copy, QueryableByName)]
pub struct Reached {
    /// The day.
    #[diesel(sql_type = BigInt)]
    pub day: i64,
    /// When it was counted last.
    #[diesel(sql_type = BigInt)]
    pub counted_at: UtcTime,
}

/// How far counting has come; nothing before the first count.
pub fn reached(ledger: &mut Ledger) -> Result<Option<Reached>, StoreError> {
    Ok(diesel::sql_query(
        "SELECT day, counted_at FROM daily_figures WHERE list_id = 0 ORDER BY day DESC LIMIT 1",
    )
    .get_result(ledger)
    .optional()?)
}

/// Keeps how readers came and went on a day, in place of what was counted before. What was known of the number
/// of readers stays where it was not counted.
pub fn keep_comings(
    ledger: &mut Ledger,
    list: i64,
    figures: &DayFigures,
    now: UtcTime,
) -> Result<(), StoreError> {
    diesel::sql_query(
        "INSERT INTO daily_figures (day, list_id, readers, asked, confirmed, departed, suppressed, counted_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
         ON CONFLICT (day, list_id) DO UPDATE SET \
           readers = COALESCE(excluded.readers, daily_figures.readers), asked = excluded.asked, \
           confirmed = excluded.confirmed, departed = excluded.departed, suppressed = excluded.suppressed, \
           counted_at = excluded.counted_at",
    )
    .bind::<BigInt, _>(figures.day)
    .bind::<BigInt, _>(list)
    .bind::<Nullable<BigInt>, _>(figures.readers)
    .bind::<BigInt, _>(figures.asked)
    .bind::<BigInt, _>(figures.confirmed)
    .bind::<BigInt, _>(figures.departed)
    .bind::<BigInt, _>(figures.suppressed)
    .bind::<BigInt, _>(now.micros())
    .execute(ledger)?;
    Ok(())
}

/// Keeps what became of the letters of a day, in place of what was counted before.
pub fn keep_outcomes(
    ledger: &mut Ledger,
    list: i64,
    figures: &DayFigures,
    now: UtcTime,
) -> Result<(), StoreError> {
    diesel::sql_query(
        "INSERT INTO daily_figures (day, list_id, planned, sent, rejected, bounced, skipped, cancelled, expired, counted_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
         ON CONFLICT (day, list_id) DO UPDATE SET planned = excluded.planned, sent = excluded.sent, \
           rejected = excluded.rejected, bounced = excluded.bounced, skipped = excluded.skipped, \
           cancelled = excluded.cancelled, expired = excluded.expired, counted_at = excluded.counted_at",
    )
    .bind::<BigInt, _>(figures.day)
    .bind::<BigInt, _>(list)
    .bind::<BigInt, _>(figures.planned)
    .bind::<BigInt, _>(figures.sent)
    .bind::<BigInt, _>(figures.rejected)
    .bind::<BigInt, _>(figures.bounced)
    .bind::<BigInt, _>(figures.skipped)
    .bind::<BigInt, _>(figures.cancelled)
    .bind::<BigInt, _>(figures.expired)
    .bind::<BigInt, _>(now.micros())
    .execute(ledger)?;
    Ok(())
}

#[derive(QueryableByName)]
struct Choice {
    #[diesel(sql_type = Text)]
    cadence: String,
    #[diesel(sql_type = Text)]
    time_zone: String,
    #[diesel(sql_type = BigInt)]
    readers: i64,
}

/// What the readers of a list had chosen when that was last counted.
pub fn choices(ledger: &mut Ledger, list: i64) -> Result<Vec<AlikeReaders>, StoreError> {
    let rows: Vec<Choice> = diesel::sql_query(
        "SELECT cadence, time_zone, readers FROM reader_choices WHERE list_id = $1",
    )
    .bind::<BigInt, _>(list)
    .load(ledger)?;
    let named = |name: String| Some(name).filter(|name| !name.is_empty());
    Ok(rows
        .into_iter()
        .map(|row| AlikeReaders {
            cadence: named(row.cadence),
            time_zone: named(row.time_zone),
            count: row.readers,
        })
        .collect())
}

/// When the choices of a list's readers were counted last.
pub fn choices_counted_at(ledger: &mut Ledger, list: i64) -> Result<Option<UtcTime>, StoreError> {
    let found: Number = diesel::sql_query(
        "SELECT MAX(counted_at) AS number FROM reader_choices WHERE list_id = $1",
    )
    .bind::<BigInt, _>(list)
    .get_result(ledger)?;
    Ok(found.number.map(UtcTime::from_micros))
}

/// Keeps what the readers of a list chose, in place of what was counted before.
pub fn keep_choices(
    ledger: &mut Ledger,
    list: i64,
    choices: &[AlikeReaders],
    now: UtcTime,
) -> Result<(), StoreError> {
    diesel::sql_query("DELETE FROM reader_choices WHERE list_id = $1")
        .bind::<BigInt, _>(list)
        .execute(ledger)?;
    for choice in choices {
        diesel::sql_query(
            "INSERT INTO reader_choices (list_id, cadence, time_zone, readers, counted_at) \
             VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (list_id, cadence, time_zone) DO UPDATE SET readers = excluded.readers, \
               counted_at = excluded.counted_at",
        )
        .bind::<BigInt, _>(list)
        .bind::<Text, _>(choice.cadence.as_deref().unwrap_or_default())
        .bind::<Text, _>(choice.time_zone.as_deref().unwrap_or_default())
        .bind::<BigInt, _>(choice.count)
        .bind::<BigInt, _>(now.micros())
        .execute(ledger)?;
    }
    Ok(())
}
