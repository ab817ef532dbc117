//! Consents: append-only. A database trigger refuses any other change.

use diesel::prelude::*;

use super::schema::{consent_evidence, consents, departures, lists, subscriptions};
use super::{Ledger, StoreError};
use crate::domain::consent::{Act, Evidence, Method, Purpose};
use crate::domain::time::UtcTime;

/// A consent about to be written.
#[derive(Debug, Clone)]
pub struct NewConsent<'a> {
    /// A UUID, for pointing at this row from outside.
    pub event_id: String,
    /// Whose, and to which list.
    pub subscription_id: i64,
    /// To what.
    pub purpose: Purpose,
    /// What was done.
    pub act: Act,
    /// In which way.
    pub method: Method,
    /// The page or client it came from, in the site's words.
    pub source: Option<&'a str>,
    /// The wording that was shown.
    pub terms: Option<(i64, &'a str)>,
    /// What the request told.
    pub evidence: &'a Evidence,
    /// When.
    pub occurred_at: UtcTime,
}

/// One row of the proof.
#[derive(Debug, Clone, Queryable, serde::Serialize)]
pub struct Consent {
    /// A UUID.
    pub event_id: String,
    /// The list's slug.
    pub list: String,
    /// To what.
    pub purpose: Purpose,
    /// What was done.
    pub act: Act,
    /// In which way.
    pub method: Method,
    /// The page or client it came from.
    pub source: Option<String>,
    /// The number of the terms that were shown.
    pub terms_id: Option<i64>,
    /// The hash of the wording that was shown.
    pub wording_hash: Option<String>,
    /// When.
    pub occurred_at: UtcTime,
    /// The client's address.
    pub remote_ip: Option<String>,
    /// The client's `User-Agent`.
    pub user_agent: Option<String>,
}

/// The client's address at the last sign-up to a subscription, while it is kept.
pub fn signed_up_from(
    ledger: &mut Ledger,
    subscription: i64,
) -> Result<Option<String>, StoreError> {
    let found: Option<Option<String>> = consents::table
        .inner_join(consent_evidence::table.on(consent_evidence::consent_id.eq(consents::id)))
        .filter(consents::subscription_id.eq(subscription))
        .filter(consents::act.eq(Act::Given.as_str()))
        .order(consents::id.desc())
        .select(consent_evidence::remote_ip)
        .first(ledger)
        .optional()?;
    Ok(found.flatten())
}

/// Whether anybody ever signed up to a subscription; imported readers without proof of consent did not.
pub fn is_any_given(ledger: &mut Ledger, subscription: i64) -> Result<bool, StoreError> {
    let given = consents::table
        .filter(consents::subscription_id.eq(subscription))
        .filter(consents::act.eq(Act::Given.as_str()));
    Ok(diesel::select(diesel::dsl::exists(given)).get_result(ledger)?)
}

/// Appends a consent.
pub fn append(ledger: &mut Ledger, consent: &NewConsent<'_>) -> Result<(), StoreError> {
    let id: i64 = diesel::insert_into(consents::table)
        .values((
            consents::event_id.eq(&consent.event_id),
            consents::subscription_id.eq(consent.subscription_id),
            consents::purpose.eq(consent.purpose.as_str()),
            consents::act.eq(consent.act.as_str()),
            consents::method.eq(consent.method.as_str()),
            consents::source.eq(consent.source),
            consents::terms_id.eq(consent.terms.map(|(id, _)| id)),
            consents::wording_hash.eq(consent.terms.map(|(_, hash)| hash)),
            consents::occurred_at.eq(consent.occurred_at.micros()),
        ))
        .returning(consents::id)
        .get_result(ledger)?;
    diesel::insert_into(consent_evidence::table)
        .values((
            consent_evidence::consent_id.eq(id),
            consent_evidence::remote_ip.eq(consent.evidence.remote_ip.as_deref()),
            consent_evidence::user_agent.eq(consent.evidence.user_agent.as_deref()),
        ))
        .execute(ledger)?;
    Ok(())
}

/// The whole proof about a subscriber, oldest first.
pub fn of_subscriber(ledger: &mut Ledger, subscriber: i64) -> Result<Vec<Consent>, StoreError> {
    Ok(consents::table
        .inner_join(subscriptions::table.on(subscriptions::id.eq(consents::subscription_id)))
        .inner_join(lists::table.on(lists::id.eq(subscriptions::list_id)))
        .left_join(consent_evidence::table.on(consent_evidence::consent_id.eq(consents::id)))
        .filter(subscriptions::subscriber_id.eq(subscriber))
        .order(consents::id)
        .select((
            consents::event_id,
            lists::slug,
            consents::purpose,
            consents::act,
            consents::method,
            consents::source,
            consents::terms_id,
            consents::wording_hash,
            consents::occurred_at,
            consent_evidence::remote_ip.nullable(),
            consent_evidence::user_agent.nullable(),
        ))
        .load(ledger)?)
}

/// What a subscriber said on leaving, oldest first.
pub fn departures_of(
    ledger: &mut Ledger,
    subscriber: i64,
) -> Result<Vec<(UtcTime, String)>, StoreError> {
    let theirs: Vec<i64> = subscriptions::table
        .filter(subscriptions::subscriber_id.eq(subscriber))
        .select(subscriptions::id)
        .load(ledger)?;
    Ok(departures::table
        .filter(departures::subscription_id.eq_any(theirs))
        .order(departures::id)
        .select((departures::occurred_at, departures::reason))
        .load(ledger)?)
}

/// Keeps what a reader said on leaving.
pub fn note_departure(
    ledger: &mut Ledger,
    subscription: i64,
    reason: &str,
    now: UtcTime,
) -> Result<(), StoreError> {
    diesel::insert_into(departures::table)
        .values((
            departures::subscription_id.eq(subscription),
            departures::reason.eq(reason),
            departures::occurred_at.eq(now.micros()),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Whether a reader said at `since` or later why they left.
pub fn said_why(
    ledger: &mut Ledger,
    subscription: i64,
    since: UtcTime,
) -> Result<bool, StoreError> {
    let said = departures::table
        .filter(departures::subscription_id.eq(subscription))
        .filter(departures::occurred_at.ge(since.micros()));
    Ok(diesel::select(diesel::dsl::exists(said)).get_result(ledger)?)
}
