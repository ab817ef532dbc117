//! The deliveries to one reader.

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::super::columns::Ids;
use super::super::schema::deliveries;
use super::super::subscribers::Subscription;
use super::super::{Ledger, StoreError};
use super::{Delivery, Id};

/// The deliveries to a subscriber, newest first, at most `limit`.
pub fn of_subscriber(
    ledger: &mut Ledger,
    subscriber: i64,
    limit: i64,
) -> Result<Vec<Delivery>, StoreError> {
    of_subscriber_before(ledger, subscriber, i64::MAX, limit)
}

/// The same, of those that were planned before an instant (in microseconds).
pub fn of_subscriber_before(
    ledger: &mut Ledger,
    subscriber: i64,
    before: i64,
    limit: i64,
) -> Result<Vec<Delivery>, StoreError> {
    // By the unique key of issue and subscriber: letters outside issues at once, a digest in each issue of
    // the reader's lists. Materialized, or PostgreSQL walks the whole table backwards for the ORDER BY;
    // CROSS, or SQLite, which takes such joins as they are written, walks over all deliveries.
    let ids: Vec<Id> = diesel::sql_query(
        "WITH found AS MATERIALIZED ( \
           SELECT d.id, d.created_at FROM deliveries d WHERE d.subscriber_id = $1 AND d.issue_id IS NULL \
           UNION ALL \
           SELECT d.id, d.created_at FROM subscriptions s CROSS JOIN issues i CROSS JOIN deliveries d \
           WHERE s.subscriber_id = $1 AND i.list_id = s.list_id \
             AND d.issue_id = i.id AND d.subscriber_id = s.subscriber_id) \
         SELECT id FROM found WHERE created_at < $2 ORDER BY id DESC LIMIT $3",
    )
    .bind::<BigInt, _>(subscriber)
    .bind::<BigInt, _>(before)
    .bind::<BigInt, _>(limit)
    .load(ledger)?;
    let ids: Vec<i64> = ids.into_iter().map(|row| row.id).collect();
    Ok(deliveries::table
        .filter(deliveries::id.eq_any(ids))
        .order(deliveries::id.desc())
        .select(Delivery::as_select())
        .load(ledger)?)
}

/// The delivery of an issue to a subscriber.
pub fn of_issue_to(
    ledger: &mut Ledger,
    issue: i64,
    subscriber: i64,
) -> Result<Option<Delivery>, StoreError> {
    Ok(deliveries::table
        .filter(deliveries::issue_id.eq(issue))
        .filter(deliveries::subscriber_id.eq(subscriber))
        .select(Delivery::as_select())
        .first(ledger)
        .optional()?)
}

/// The newest digest of a subscription that carries one of these articles.
pub fn carrying(
    ledger: &mut Ledger,
    subscription: &Subscription,
    articles: &[i64],
) -> Result<Option<Delivery>, StoreError> {
    #[derive(QueryableByName)]
    struct Carried {
        #[diesel(sql_type = BigInt)]
        id: i64,
        #[diesel(sql_type = diesel::sql_types::Text)]
        articles: Ids,
    }
    let carried: Vec<Carried> = diesel::sql_query(
        "SELECT d.id, v.articles FROM issues i CROSS JOIN deliveries d CROSS JOIN variants v \
         WHERE i.list_id = $1 AND d.issue_id = i.id AND d.subscriber_id = $2 AND v.id = d.variant_id \
         ORDER BY d.id DESC",
    )
    .bind::<BigInt, _>(subscription.list_id)
    .bind::<BigInt, _>(subscription.subscriber_id)
    .load(ledger)?;
    let found = carried
        .into_iter()
        .find(|one| one.articles.0.iter().any(|id| articles.contains(id)));
    let Some(found) = found else { return Ok(None) };
    Ok(deliveries::table
        .find(found.id)
        .select(Delivery::as_select())
        .first(ledger)
        .optional()?)
}

/// The letter that asks a question.
pub fn of_confirmation(
    ledger: &mut Ledger,
    confirmation: i64,
) -> Result<Option<Delivery>, StoreError> {
    Ok(deliveries::table
        .filter(deliveries::confirmation_id.eq(confirmation))
        .select(Delivery::as_select())
        .first(ledger)
        .optional()?)
}
