//! What operators declared about consents that were given elsewhere. Append-only, as the consents are.

use diesel::prelude::*;

use super::schema::{consent_declarations, consents, subscriptions};
use super::{Ledger, StoreError};

/// A declaration.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Insertable, Selectable, serde::Serialize)]
#[diesel(table_name = consent_declarations)]
pub struct Declaration {
    /// The consent that it is about.
    pub event_id: String,
    /// Where the reader agreed.
    pub source: String,
    /// The day on which they did, YYYY-MM-DD.
    pub given_on: String,
    /// The words that they agreed to, where those are no version of the list's terms.
    pub wording: Option<String>,
    /// Where the proof is kept.
    pub proof: String,
    /// Who answers for it.
    pub responsible: String,
    /// Who wrote it down.
    pub declared_by: String,
}

/// Appends a declaration.
pub fn append(ledger: &mut Ledger, declaration: &Declaration) -> Result<(), StoreError> {
    diesel::insert_into(consent_declarations::table)
        .values(declaration)
        .execute(ledger)?;
    Ok(())
}

/// What was declared about a subscriber's consents.
pub fn of_subscriber(ledger: &mut Ledger, subscriber: i64) -> Result<Vec<Declaration>, StoreError> {
    Ok(consent_declarations::table
        .inner_join(consents::table.on(consents::event_id.eq(consent_declarations::event_id)))
        .inner_join(subscriptions::table.on(subscriptions::id.eq(consents::subscription_id)))
        .filter(subscriptions::subscriber_id.eq(subscriber))
        .select(Declaration::as_select())
        .load(ledger)?)
}
