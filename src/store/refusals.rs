//! Refusals and what they led to: readers noted, domains doubted, issues counted.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::schema::subscribers;
use super::{Ledger, StoreError};
use crate::domain::issue::PauseReason;
use crate::domain::time::UtcTime;

/// What a refusal for good led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// The reader was noted: digests leave the reader out for some days.
    Noted,
    /// The reader was noted already, and those days are not over.
    Repeated,
    /// The address was suppressed.
    Suppressed,
    /// Nothing, because the domain's word is doubted.
    Held,
}

impl Effect {
    /// The name used in the ledger.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Noted => "noted",
            Self::Repeated => "repeated",
            Self::Suppressed => "suppressed",
            Self::Held => "held",
        }
    }
}

/// The reader of a delivery.
#[derive(Debug, Clone, QueryableByName)]
pub struct Reader {
    /// The number of the subscriber.
    #[diesel(sql_type = BigInt)]
    pub id: i64,
    /// The folded address.
    #[diesel(sql_type = Text)]
    pub address_key: String,
    /// Until when digests leave the reader out, if the address was refused for good before.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub quiet_until: Option<UtcTime>,
}

/// The reader of a delivery; nothing for a test letter, and nothing when the delivery's refusal was
/// followed already.
pub fn reader_of(ledger: &mut Ledger, delivery: i64) -> Result<Option<Reader>, StoreError> {
    Ok(diesel::sql_query(
        "SELECT p.id, p.address_key, p.quiet_until \
         FROM deliveries d JOIN subscribers p ON p.id = d.subscriber_id \
         WHERE d.id = $1 AND NOT EXISTS (SELECT 1 FROM hard_refusals r WHERE r.delivery_id = d.id)",
    )
    .bind::<BigInt, _>(delivery)
    .get_result(ledger)
    .optional()?)
}

/// Whether a letter to this reader was ever accepted: a letter outside the issues, or a digest of a
/// list that the reader is or was subscribed to.
pub fn has_had_a_letter(ledger: &mut Ledger, subscriber: i64) -> Result<bool, StoreError> {
    #[derive(QueryableByName)]
    struct Found {
        #[diesel(sql_type = BigInt)]
        found: i64,
    }
    for question in [
        "SELECT COUNT(*) AS found FROM (SELECT 1 AS one FROM deliveries d \
           WHERE d.subscriber_id = $1 AND d.issue_id IS NULL AND d.state = 'sent' LIMIT 1) AS letter",
        "SELECT COUNT(*) AS found FROM (SELECT 1 AS one FROM subscriptions s \
           JOIN issues i ON i.list_id = s.list_id \
           JOIN deliveries d ON d.issue_id = i.id AND d.subscriber_id = s.subscriber_id \
           WHERE s.subscriber_id = $1 AND d.state = 'sent' LIMIT 1) AS digest",
    ] {
        let row: Found = diesel::sql_query(question)
            .bind::<BigInt, _>(subscriber)
            .get_result(ledger)?;
        if row.found > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Notes that an address was refused for good.
pub fn note_reader(
    ledger: &mut Ledger,
    subscriber: i64,
    quiet_until: UtcTime,
    now: UtcTime,
) -> Result<(), StoreError> {
    diesel::update(subscribers::table.find(subscriber))
        .set((
            subscribers::hard_refused_at.eq(now.micros()),
            subscribers::quiet_until.eq(quiet_until.micros()),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Clears the notes about the readers of deliveries that were accepted; returns how many there were.
pub fn clear_notes(ledger: &mut Ledger, deliveries: &[i64]) -> Result<usize, StoreError> {
    let noted: Option<i64> = subscribers::table
        .filter(subscribers::hard_refused_at.is_not_null())
        .select(subscribers::id)
        .first(ledger)
        .optional()?;
    if noted.is_none() {
        return Ok(0);
    }
    let mut cleared = 0;
    for some in deliveries.chunks(500) {
        let listed: Vec<String> = some.iter().map(ToString::to_string).collect();
        cleared += diesel::sql_query(format!(
            "UPDATE subscribers SET hard_refused_at = NULL, quiet_until = NULL \
             WHERE hard_refused_at IS NOT NULL \
               AND id IN (SELECT d.subscriber_id FROM deliveries d WHERE d.id IN ({}))",
            listed.join(",")
        ))
        .execute(ledger)?;
    }
    Ok(cleared)
}

/// Writes down a refusal for good and what followed.
pub fn insert(
    ledger: &mut Ledger,
    delivery: i64,
    reader: i64,
    issue_and_domain: (Option<i64>, &str),
    effect: Effect,
    now: UtcTime,
) -> Result<(), StoreError> {
    let (issue, domain) = issue_and_domain;
    diesel::sql_query(
        "INSERT INTO hard_refusals (delivery_id, subscriber_id, issue_id, domain, effect, occurred_at) \
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind::<BigInt, _>(delivery)
    .bind::<BigInt, _>(reader)
    .bind::<Nullable<BigInt>, _>(issue)
    .bind::<Text, _>(domain)
    .bind::<Text, _>(effect.as_str())
    .bind::<BigInt, _>(now.micros())
    .execute(ledger)?;
    Ok(())
}

/// How a domain treats the readers of an issue.
#[derive(Debug, Clone, QueryableByName)]
pub struct RefusingDomain {
    /// How many it refused for good.
    #[diesel(sql_type = BigInt)]
    pub refused: i64,
    /// How many the issue has, once that was asked.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub planned: Option<i64>,
    /// Since when its word is doubted.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub held_at: Option<UtcTime>,
}

/// Counts one more refusal for good of a domain in an issue.
pub fn count_refusal(
    ledger: &mut Ledger,
    issue: i64,
    domain: &str,
) -> Result<RefusingDomain, StoreError> {
    Ok(diesel::sql_query(
        "INSERT INTO refusing_domains (issue_id, domain, refused) VALUES ($1, $2, 1) \
         ON CONFLICT (issue_id, domain) DO UPDATE SET refused = refusing_domains.refused + 1 \
         RETURNING refused, planned, held_at",
    )
    .bind::<BigInt, _>(issue)
    .bind::<Text, _>(domain)
    .get_result(ledger)?)
}

/// A domain of an issue whose readers have to be counted before its word can be doubted.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Uncounted {
    /// The issue.
    #[diesel(sql_type = BigInt)]
    pub issue_id: i64,
    /// The domain.
    #[diesel(sql_type = Text)]
    pub domain: String,
}

/// The domains that refused at least `floor` readers of an issue, and whose readers nobody has counted; at
/// most `limit`. Domains that refuse anybody are few.
pub fn uncounted(
    ledger: &mut Ledger,
    floor: i64,
    limit: i64,
) -> Result<Vec<Uncounted>, StoreError> {
    Ok(diesel::sql_query(
        "SELECT issue_id, domain FROM refusing_domains \
         WHERE planned IS NULL AND refused >= $1 ORDER BY issue_id, domain LIMIT $2",
    )
    .bind::<BigInt, _>(floor)
    .bind::<BigInt, _>(limit)
    .load(ledger)?)
}

/// How many readers of a domain an issue has. This reads every delivery of the issue, about a second for a
/// million: ask it in no transaction that others wait for.
pub fn readers_at(ledger: &mut Ledger, issue: i64, domain: &str) -> Result<i64, StoreError> {
    let counted: Counted = diesel::sql_query(
        "SELECT COUNT(*) AS count FROM deliveries WHERE issue_id = $1 AND recipient LIKE $2",
    )
    .bind::<BigInt, _>(issue)
    .bind::<Text, _>(format!("%@{domain}"))
    .get_result(ledger)?;
    Ok(counted.count)
}

/// Keeps how many readers of a domain an issue has, which never changes once it is planned; returns how the
/// domain treats them.
pub fn keep_readers_at(
    ledger: &mut Ledger,
    issue: i64,
    domain: &str,
    readers: i64,
) -> Result<RefusingDomain, StoreError> {
    Ok(diesel::sql_query(
        "UPDATE refusing_domains SET planned = $1 WHERE issue_id = $2 AND domain = $3 \
         RETURNING refused, planned, held_at",
    )
    .bind::<BigInt, _>(readers)
    .bind::<BigInt, _>(issue)
    .bind::<Text, _>(domain)
    .get_result(ledger)?)
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// Doubts the word of a domain: what its refusals in this issue did to readers is undone. A reader that
/// was refused before that issue keeps that note.
pub fn doubt_domain(
    ledger: &mut Ledger,
    issue: i64,
    domain: &str,
    now: UtcTime,
) -> Result<(), StoreError> {
    const OF_THE_DOMAIN: &str = "FROM hard_refusals r WHERE r.issue_id = $1 AND r.domain = $2";
    for statement in [
        format!(
            "DELETE FROM suppressions WHERE reason = 'hard_bounce' AND EXISTS (SELECT 1 FROM subscribers p \
               WHERE p.address_key = suppressions.address_key AND (p.id, suppressions.created_at) IN \
                 (SELECT r.subscriber_id, r.occurred_at {OF_THE_DOMAIN} AND r.effect = 'suppressed'))"
        ),
        format!(
            "UPDATE subscribers SET hard_refused_at = NULL, quiet_until = NULL \
             WHERE (id, hard_refused_at) IN \
               (SELECT r.subscriber_id, r.occurred_at {OF_THE_DOMAIN} AND r.effect = 'noted')"
        ),
        "UPDATE hard_refusals SET effect = 'held' WHERE issue_id = $1 AND domain = $2".to_owned(),
    ] {
        diesel::sql_query(statement)
            .bind::<BigInt, _>(issue)
            .bind::<Text, _>(domain)
            .execute(ledger)?;
    }
    diesel::sql_query(
        "UPDATE refusing_domains SET held_at = $1 WHERE issue_id = $2 AND domain = $3",
    )
    .bind::<BigInt, _>(now.micros())
    .bind::<BigInt, _>(issue)
    .bind::<Text, _>(domain)
    .execute(ledger)?;
    Ok(())
}

/// The refusals of an issue for which no reader is to blame.
#[derive(Debug, Clone, QueryableByName)]
pub struct IssueRefusals {
    /// How many since an operator last let the issue go on.
    #[diesel(sql_type = BigInt)]
    pub refused: i64,
    /// The number at which to work out their share next.
    #[diesel(sql_type = BigInt)]
    pub look_at: i64,
    #[diesel(sql_type = BigInt)]
    ended_before: i64,
}

/// Counts more refusals of an issue for which no reader is to blame.
pub fn count_for_issue(
    ledger: &mut Ledger,
    issue: i64,
    more: i64,
) -> Result<IssueRefusals, StoreError> {
    Ok(diesel::sql_query(
        "INSERT INTO issue_refusals (issue_id, refused, look_at, ended_before) VALUES ($1, $2, 0, 0) \
         ON CONFLICT (issue_id) DO UPDATE SET refused = issue_refusals.refused + $2 \
         RETURNING refused, look_at, ended_before",
    )
    .bind::<BigInt, _>(issue)
    .bind::<BigInt, _>(more)
    .get_result(ledger)?)
}

/// How many deliveries of an issue have ended since an operator last let it go on.
pub fn ended_since(
    ledger: &mut Ledger,
    issue: i64,
    counted: &IssueRefusals,
) -> Result<i64, StoreError> {
    Ok(ended(ledger, issue)? - counted.ended_before)
}

fn ended(ledger: &mut Ledger, issue: i64) -> Result<i64, StoreError> {
    let counts = super::issues::count(ledger, issue)?;
    Ok(counts.planned - counts.open())
}

/// Says at which number the share is worked out next: counting what is open of a large issue takes time.
pub fn look_again_at(ledger: &mut Ledger, issue: i64, number: i64) -> Result<(), StoreError> {
    diesel::sql_query("UPDATE issue_refusals SET look_at = $1 WHERE issue_id = $2")
        .bind::<BigInt, _>(number)
        .bind::<BigInt, _>(issue)
        .execute(ledger)?;
    Ok(())
}

/// Pauses an issue that is being sent, and says why; says whether it was being sent.
pub fn pause_issue(
    ledger: &mut Ledger,
    issue: i64,
    note: &str,
    now: UtcTime,
) -> Result<bool, StoreError> {
    let paused = diesel::sql_query(
        "UPDATE issues SET state = 'paused', pause_reason = 'refusals', pause_note = $1 \
         WHERE id = $2 AND state = 'sending'",
    )
    .bind::<Text, _>(note)
    .bind::<BigInt, _>(issue)
    .execute(ledger)?;
    if paused > 0 {
        super::issues::note_pause(ledger, issue, PauseReason::Refusals, now)?;
    }
    Ok(paused > 0)
}

/// Counts the refusals of an issue anew, because an operator lets it go on.
pub fn forgive(ledger: &mut Ledger, issue: i64) -> Result<(), StoreError> {
    let ended = ended(ledger, issue)?;
    diesel::sql_query(
        "UPDATE issue_refusals SET refused = 0, look_at = 0, ended_before = $1 WHERE issue_id = $2",
    )
    .bind::<BigInt, _>(ended)
    .bind::<BigInt, _>(issue)
    .execute(ledger)?;
    Ok(())
}
