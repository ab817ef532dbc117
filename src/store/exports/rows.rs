//! What exports hold: readers with their proof, and suppressed addresses, piece by piece.

use std::collections::HashMap;

use diesel::prelude::*;

use super::super::schema::{consents, lists, subscribers, subscriptions, suppressions, terms};
use super::super::subscribers::{Subscriber, Subscription};
use super::super::suppressions::Suppression;
use super::super::{Ledger, StoreError};
use crate::domain::consent::{Act, Method, Purpose};
use crate::domain::export::ExportFilter;
use crate::domain::suppression::SuppressionReason;
use crate::domain::time::UtcTime;

/// The proof of a subscription, in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentOf {
    /// When the reader agreed.
    pub given_at: UtcTime,
    /// In which way.
    pub method: Method,
    /// Where.
    pub source: Option<String>,
    /// The hash of the words.
    pub wording_hash: Option<String>,
    /// The version of the list's terms.
    pub terms_version: Option<i32>,
}

/// A subscription with all that an export tells of it.
#[derive(Debug, Clone)]
pub struct ExportedReader {
    /// The person.
    pub subscriber: Subscriber,
    /// The subscription.
    pub subscription: Subscription,
    /// The slug of the list.
    pub list: String,
    /// The newest consent to the letters.
    pub consent: Option<ConsentOf>,
    /// Why the address must not be written to.
    pub suppressed: Option<SuppressionReason>,
}

/// A pattern that finds a text anywhere behind `before`, whatever signs are in it.
fn pattern(before: &str, text: &str, after: &str) -> String {
    let text = text
        .replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_");
    format!("{before}{text}{after}")
}

/// Subscriptions behind the one numbered `after` that a filter lets through, in their order.
pub fn readers_after(
    ledger: &mut Ledger,
    filter: &ExportFilter,
    list: Option<i64>,
    after: i64,
    limit: i64,
) -> Result<Vec<ExportedReader>, StoreError> {
    let mut query = subscriptions::table
        .inner_join(subscribers::table.on(subscribers::id.eq(subscriptions::subscriber_id)))
        .filter(subscriptions::id.gt(after))
        .filter(subscribers::erased_at.is_null())
        .order(subscriptions::id)
        .limit(limit)
        .select((Subscriber::as_select(), Subscription::as_select()))
        .into_boxed();
    if let Some(list) = list {
        query = query.filter(subscriptions::list_id.eq(list));
    }
    if !filter.states.is_empty() {
        let states: Vec<&str> = filter.states.iter().map(|state| state.as_str()).collect();
        query = query.filter(subscriptions::state.eq_any(states));
    }
    if let Some(topic) = &filter.topic {
        let named = pattern("%\"", topic, "\"%");
        // Whoever chose no topic gets them all.
        query = query.filter(
            subscriptions::topics
                .eq("[]")
                .or(subscriptions::topics.like(named).escape('\\')),
        );
    }
    if let Some(cadence) = &filter.cadence {
        query = query.filter(subscriptions::cadence.eq(cadence.clone()));
    }
    if let Some(language) = &filter.language {
        query = query.filter(subscriptions::language.eq(language.clone()));
    }
    if let Some(domain) = &filter.domain {
        let of_domain = pattern("%@", &domain.to_lowercase(), "");
        query = query.filter(subscribers::address_key.like(of_domain).escape('\\'));
    }
    if let Some(search) = &filter.search {
        let holds = pattern("%", &search.to_lowercase(), "%");
        query = query.filter(subscribers::address_key.like(holds).escape('\\'));
    }
    let rows: Vec<(Subscriber, Subscription)> = query.load(ledger)?;
    with_proof(ledger, rows)
}

fn with_proof(
    ledger: &mut Ledger,
    rows: Vec<(Subscriber, Subscription)>,
) -> Result<Vec<ExportedReader>, StoreError> {
    let slugs: Vec<(i64, String)> = lists::table.select((lists::id, lists::slug)).load(ledger)?;
    let slugs: HashMap<i64, String> = slugs.into_iter().collect();
    let ids: Vec<i64> = rows.iter().map(|(_, one)| one.id).collect();
    let consents = consents_of(ledger, &ids)?;
    let keys: Vec<String> = rows.iter().map(|(one, _)| one.address.key()).collect();
    let suppressed: Vec<(String, SuppressionReason)> = suppressions::table
        .filter(suppressions::address_key.eq_any(keys))
        .select((suppressions::address_key, suppressions::reason))
        .load(ledger)?;
    let suppressed: HashMap<String, SuppressionReason> = suppressed.into_iter().collect();
    let exported = rows
        .into_iter()
        .map(|(subscriber, subscription)| ExportedReader {
            list: slugs
                .get(&subscription.list_id)
                .cloned()
                .unwrap_or_default(),
            consent: consents.get(&subscription.id).cloned(),
            suppressed: suppressed.get(&subscriber.address.key()).copied(),
            subscriber,
            subscription,
        });
    Ok(exported.collect())
}

/// The newest consent of each subscription.
fn consents_of(
    ledger: &mut Ledger,
    subscriptions: &[i64],
) -> Result<HashMap<i64, ConsentOf>, StoreError> {
    type Row = (
        i64,
        UtcTime,
        Method,
        Option<String>,
        Option<String>,
        Option<i32>,
    );
    let rows: Vec<Row> = consents::table
        .left_join(terms::table.on(consents::terms_id.eq(terms::id.nullable())))
        .filter(consents::subscription_id.eq_any(subscriptions))
        .filter(consents::purpose.eq(Purpose::Newsletter.as_str()))
        .filter(consents::act.eq(Act::Given.as_str()))
        .order(consents::id)
        .select((
            consents::subscription_id,
            consents::occurred_at,
            consents::method,
            consents::source,
            consents::wording_hash,
            terms::version.nullable(),
        ))
        .load(ledger)?;
    let newest = rows.into_iter().map(
        |(subscription, given_at, method, source, wording_hash, terms_version)| {
            let consent = ConsentOf {
                given_at,
                method,
                source,
                wording_hash,
                terms_version,
            };
            (subscription, consent)
        },
    );
    Ok(newest.collect())
}

/// Suppressions behind the one numbered `after`, in their order, each with its number.
pub fn suppressions_after(
    ledger: &mut Ledger,
    after: i64,
    limit: i64,
) -> Result<Vec<(i64, Suppression)>, StoreError> {
    Ok(suppressions::table
        .filter(suppressions::id.gt(after))
        .order(suppressions::id)
        .limit(limit)
        .select((suppressions::id, Suppression::as_select()))
        .load(ledger)?)
}
