//! Writing deliveries down: one letter to one reader, or an issue to all of its readers.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer};

use super::super::issues::Issue;
use super::super::schema::deliveries;
use super::super::subscribers::Subscriber;
use super::super::{Ledger, StoreError};
use crate::domain::address::EmailAddress;
use crate::domain::delivery::{DeliveryState, LetterKind, priority};
use crate::domain::time::UtcTime;

/// A letter to one reader, outside any issue.
#[derive(Debug, Clone)]
pub struct NewLetter<'a> {
    /// The kind of letter.
    pub letter: LetterKind,
    /// The list that writes.
    pub list_id: i64,
    /// The subscription and the subscriber; none for a test letter.
    pub reader: Option<(i64, i64)>,
    /// The question that it asks, for a confirmation letter.
    pub confirmation_id: Option<i64>,
    /// The words, for a test letter.
    pub variant_id: Option<i64>,
    /// The address.
    pub recipient: &'a EmailAddress,
}

impl<'a> NewLetter<'a> {
    /// A letter about a subscription, to its reader.
    #[must_use]
    pub fn to_reader(
        letter: LetterKind,
        list_id: i64,
        subscription: i64,
        reader: &'a Subscriber,
    ) -> Self {
        Self {
            letter,
            list_id,
            reader: Some((subscription, reader.id)),
            confirmation_id: None,
            variant_id: None,
            recipient: &reader.address,
        }
    }
}

/// Writes down a letter to be sent.
pub fn enqueue(
    ledger: &mut Ledger,
    letter: &NewLetter<'_>,
    now: UtcTime,
) -> Result<i64, StoreError> {
    let id = diesel::insert_into(deliveries::table)
        .values((
            deliveries::letter.eq(letter.letter.as_str()),
            deliveries::list_id.eq(letter.list_id),
            deliveries::subscription_id.eq(letter.reader.map(|(subscription, _)| subscription)),
            deliveries::subscriber_id.eq(letter.reader.map(|(_, subscriber)| subscriber)),
            deliveries::confirmation_id.eq(letter.confirmation_id),
            deliveries::variant_id.eq(letter.variant_id),
            deliveries::recipient.eq(letter.recipient.as_str()),
            deliveries::state.eq(DeliveryState::Queued.as_str()),
            deliveries::priority.eq(priority(letter.letter)),
            deliveries::due_at.eq(now.micros()),
            deliveries::created_at.eq(now.micros()),
        ))
        .returning(deliveries::id)
        .get_result(ledger)?;
    Ok(id)
}

/// Plans one delivery for each reader of a list whose subscription is numbered above `after` and up
/// to `through`: who was confirmed when the issue was made, is not suppressed, and chose topics that
/// the issue has a variant for. Returns how many.
pub fn plan_range(ledger: &mut Ledger, issue: &Issue, through: i64) -> Result<i64, StoreError> {
    if let Ledger::Postgres(connection) = ledger {
        // For some thousand readers of a million PostgreSQL would rather read all subscribers, for every
        // chunk anew, than look these up; its guess takes no account of what is in memory.
        connection
            .batch_execute("SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off")?;
    }
    let planned = diesel::sql_query(
        "INSERT INTO deliveries (letter, list_id, subscription_id, subscriber_id, issue_id, variant_id, recipient, \
                                 state, priority, due_at, created_at) \
         SELECT 'digest', s.list_id, s.id, s.subscriber_id, v.issue_id, v.id, p.address, 'queued', $1, $2, $2 \
         FROM subscriptions s \
           JOIN variants v ON v.issue_id = $3 AND v.topics = s.topics \
           JOIN subscribers p ON p.id = s.subscriber_id \
         WHERE s.list_id = $4 AND s.state = 'active' AND s.id > $5 AND s.id <= $6 AND s.confirmed_at <= $2 \
           AND (p.quiet_until IS NULL OR p.quiet_until <= $2) \
           AND NOT EXISTS (SELECT 1 FROM suppressions x WHERE x.address_key = p.address_key) \
         ORDER BY s.id",
    )
    .bind::<Integer, _>(priority(LetterKind::Digest))
    .bind::<BigInt, _>(issue.created_at.micros())
    .bind::<BigInt, _>(issue.id)
    .bind::<BigInt, _>(issue.list_id)
    .bind::<BigInt, _>(issue.planned_through)
    .bind::<BigInt, _>(through)
    .execute(ledger)?;
    Ok(i64::try_from(planned).unwrap_or(i64::MAX))
}
