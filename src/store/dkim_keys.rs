//! DKIM keys: where each stands for each domain that it signs for.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::{Ledger, StoreError};
use crate::domain::signing_key::KeyState;
use crate::domain::time::UtcTime;

/// A key and one domain that it signs for.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct DkimKey {
    /// Its name in DNS.
    #[diesel(sql_type = Text)]
    pub selector: String,
    /// The domain.
    #[diesel(sql_type = Text)]
    pub domain: String,
    /// Where it stands.
    #[diesel(sql_type = Text)]
    pub state: KeyState,
    /// What the last look found, in words.
    #[diesel(sql_type = Text)]
    pub finding: String,
    /// When enough resolvers first saw it.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub seen_at: Option<UtcTime>,
    /// When it last began to sign.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub active_at: Option<UtcTime>,
    /// When it last ceased to sign because another does, or because it is not named any more.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub retired_at: Option<UtcTime>,
    /// When it was last looked at.
    #[diesel(sql_type = BigInt)]
    pub looked_at: UtcTime,
    /// Until when somebody may still remember another answer about its record.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub remembered_until: Option<UtcTime>,
    /// When its state last changed.
    #[diesel(sql_type = BigInt)]
    pub changed_at: UtcTime,
}

/// Every key that was ever looked at, in the order of their names.
pub fn all(ledger: &mut Ledger) -> Result<Vec<DkimKey>, StoreError> {
    Ok(diesel::sql_query(
        "SELECT selector, domain, state, finding, seen_at, active_at, retired_at, looked_at, \
                remembered_until, changed_at FROM dkim_keys ORDER BY selector, domain",
    )
    .load(ledger)?)
}

/// Writes down where a key stands by now.
pub fn keep(ledger: &mut Ledger, key: &DkimKey) -> Result<(), StoreError> {
    let micros = |at: Option<UtcTime>| at.map(UtcTime::micros);
    diesel::sql_query(
        "INSERT INTO dkim_keys (selector, domain, state, finding, seen_at, active_at, retired_at, \
                                looked_at, remembered_until, changed_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
         ON CONFLICT (selector, domain) DO UPDATE SET state = excluded.state, finding = excluded.finding, \
            seen_at = excluded.seen_at, active_at = excluded.active_at, \
            retired_at = excluded.retired_at, looked_at = excluded.looked_at, \
            remembered_until = excluded.remembered_until, changed_at = excluded.changed_at",
    )
    .bind::<Text, _>(&key.selector)
    .bind::<Text, _>(&key.domain)
    .bind::<Text, _>(key.state.as_str())
    .bind::<Text, _>(&key.finding)
    .bind::<Nullable<BigInt>, _>(micros(key.seen_at))
    .bind::<Nullable<BigInt>, _>(micros(key.active_at))
    .bind::<Nullable<BigInt>, _>(micros(key.retired_at))
    .bind::<BigInt, _>(key.looked_at.micros())
    .bind::<Nullable<BigInt>, _>(micros(key.remembered_until))
    .bind::<BigInt, _>(key.changed_at.micros())
    .execute(ledger)?;
    Ok(())
}

/// How many keys stand in each state; only states that one stands in.
pub fn by_state(ledger: &mut Ledger) -> Result<Vec<(KeyState, i64)>, StoreError> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = Text)]
        state: KeyState,
        #[diesel(sql_type = BigInt)]
        count: i64,
    }
    let rows: Vec<Row> =
        diesel::sql_query("SELECT state, COUNT(*) AS count FROM dkim_keys GROUP BY state")
            .load(ledger)?;
    Ok(rows.into_iter().map(|row| (row.state, row.count)).collect())
}
