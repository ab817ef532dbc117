//! Forgetting a reader: what goes, and the little that stays.
//!
//! The rows of the proof of consent stay and point at a subscription and a subscriber without a name, an address
//! or a network. A keyed hash of the address says, to whoever has both the key file and the address, which they are.

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::schema::{
    consent_evidence, consents, departures, erasures, link_wishes, links, moves, owed, removals,
    signups, subscribers, subscriptions, suppressions,
};
use super::{Ledger, StoreError};
use crate::domain::time::UtcTime;

/// That somebody was forgotten.
#[derive(Debug, Clone, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = erasures)]
pub struct Erasure {
    /// The number that the proof of consent goes by.
    pub subscriber_id: i64,
    /// When.
    pub erased_at: UtcTime,
    /// When the owner of the address subscribed again.
    pub returned_at: Option<UtcTime>,
}

/// The newest erasure of an address that has one of these hashes.
pub fn by_address(ledger: &mut Ledger, hashes: &[String]) -> Result<Option<Erasure>, StoreError> {
    Ok(erasures::table
        .filter(erasures::address_hash.eq_any(hashes))
        .order(erasures::id.desc())
        .select(Erasure::as_select())
        .first(ledger)
        .optional()?)
}

/// Notes that the owner of an address subscribed again.
pub fn note_return(ledger: &mut Ledger, hashes: &[String], now: UtcTime) -> Result<(), StoreError> {
    diesel::update(
        erasures::table
            .filter(erasures::address_hash.eq_any(hashes))
            .filter(erasures::returned_at.is_null()),
    )
    .set(erasures::returned_at.eq(now.micros()))
    .execute(ledger)?;
    Ok(())
}

/// Takes away all that tells who a subscriber was; their subscriptions have ended before.
pub fn erase(
    ledger: &mut Ledger,
    subscriber: i64,
    address: (&str, &str),
    address_hash: &str,
    now: UtcTime,
) -> Result<(), StoreError> {
    let (address, address_key) = address;
    let nobody = format!("erased-{subscriber}@erased.invalid");
    erase_letters(ledger, subscriber, &nobody)?;
    let theirs = subscriptions::table.filter(subscriptions::subscriber_id.eq(subscriber));
    let ids: Vec<i64> = theirs.select(subscriptions::id).load(ledger)?;
    let proofs: Vec<i64> = consents::table
        .filter(consents::subscription_id.eq_any(&ids))
        .select(consents::id)
        .load(ledger)?;
    diesel::delete(consent_evidence::table.filter(consent_evidence::consent_id.eq_any(proofs)))
        .execute(ledger)?;
    diesel::delete(departures::table.filter(departures::subscription_id.eq_any(&ids)))
        .execute(ledger)?;
    diesel::delete(owed::table.filter(owed::subscription_id.eq_any(&ids))).execute(ledger)?;
    // Undoing a wave of removals must not bring somebody back who was forgotten.
    diesel::delete(removals::table.filter(removals::subscription_id.eq_any(&ids)))
        .execute(ledger)?;
    diesel::delete(link_wishes::table.filter(link_wishes::subscription_id.eq_any(&ids)))
        .execute(ledger)?;
    for written in [address, address_key] {
        diesel::delete(link_wishes::table.filter(link_wishes::address.eq(written)))
            .execute(ledger)?;
        diesel::delete(signups::table.filter(signups::address.eq(written))).execute(ledger)?;
    }
    super::happenings::forget(ledger, subscriber)?;
    diesel::delete(links::table.filter(links::subscriber_id.eq(subscriber))).execute(ledger)?;
    diesel::delete(moves::table.filter(moves::subscriber_id.eq(subscriber))).execute(ledger)?;
    diesel::delete(suppressions::table.filter(suppressions::address_key.eq(address_key)))
        .execute(ledger)?;
    diesel::update(theirs)
        .set((
            subscriptions::name.eq(None::<String>),
            subscriptions::language.eq(None::<String>),
            subscriptions::time_zone.eq(None::<String>),
            subscriptions::topics.eq("[]"),
            subscriptions::topic_since.eq("{}"),
            subscriptions::cadence.eq(None::<String>),
            subscriptions::source.eq(None::<String>),
            // So that no old link brings it back.
            subscriptions::confirmed_at.eq(None::<i64>),
        ))
        .execute(ledger)?;
    diesel::update(subscribers::table.find(subscriber))
        .set((
            subscribers::address.eq(&nobody),
            subscribers::address_key.eq(&nobody),
            subscribers::hard_refused_at.eq(None::<i64>),
            subscribers::quiet_until.eq(None::<i64>),
            subscribers::erased_at.eq(now.micros()),
        ))
        .execute(ledger)?;
    diesel::insert_into(erasures::table)
        .values((
            erasures::address_hash.eq(address_hash),
            erasures::subscriber_id.eq(subscriber),
            erasures::erased_at.eq(now.micros()),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Takes the address out of every letter, and the words of relays, which often repeat it.
fn erase_letters(ledger: &mut Ledger, subscriber: i64, nobody: &str) -> Result<(), StoreError> {
    const THEIRS: &str = "SELECT d.id FROM deliveries d WHERE d.subscriber_id = $1 AND d.issue_id IS NULL \
       UNION ALL \
       SELECT d.id FROM subscriptions s CROSS JOIN issues i CROSS JOIN deliveries d \
       WHERE s.subscriber_id = $1 AND i.list_id = s.list_id \
         AND d.issue_id = i.id AND d.subscriber_id = s.subscriber_id";
    diesel::sql_query(format!(
        "UPDATE attempts SET reply_text = '' WHERE delivery_id IN ({THEIRS})"
    ))
    .bind::<BigInt, _>(subscriber)
    .execute(ledger)?;
    // The made-up address holds nothing but a number and letters of ours.
    diesel::sql_query(format!(
        "UPDATE deliveries SET recipient = '{nobody}', reply_text = NULL WHERE id IN ({THEIRS})"
    ))
    .bind::<BigInt, _>(subscriber)
    .execute(ledger)?;
    Ok(())
}
