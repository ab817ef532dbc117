//! What DNS says of the senders' domains besides DKIM: who may send (SPF), and what to do otherwise (DMARC).

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::{Ledger, StoreError};
use crate::domain::time::UtcTime;

/// The records of one domain as they were last seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SenderPolicy {
    /// The domain.
    pub domain: String,
    /// Its TXT records that begin as SPF does; none where no resolver answered.
    pub spf: Option<Vec<String>>,
    /// Those under `_dmarc` that begin as DMARC does; none where no resolver answered.
    pub dmarc: Option<Vec<String>>,
    /// When that was.
    pub looked_at: UtcTime,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    domain: String,
    #[diesel(sql_type = Nullable<Text>)]
    spf: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    dmarc: Option<String>,
    #[diesel(sql_type = BigInt)]
    looked_at: UtcTime,
}

/// Every domain that was ever looked at, by name.
pub fn all(ledger: &mut Ledger) -> Result<Vec<SenderPolicy>, StoreError> {
    let rows: Vec<Row> = diesel::sql_query(
        "SELECT domain, spf, dmarc, looked_at FROM sender_policies ORDER BY domain",
    )
    .load(ledger)?;
    let records = |json: Option<String>| -> Result<Option<Vec<String>>, StoreError> {
        json.map(|json| {
            serde_json::from_str(&json).map_err(|error| StoreError::Unreadable(error.to_string()))
        })
        .transpose()
    };
    rows.into_iter()
        .map(|row| {
            Ok(SenderPolicy {
                domain: row.domain,
                spf: records(row.spf)?,
                dmarc: records(row.dmarc)?,
                looked_at: row.looked_at,
            })
        })
        .collect()
}

/// Keeps what was seen, in place of what was seen before.
pub fn keep(ledger: &mut Ledger, policy: &SenderPolicy) -> Result<(), StoreError> {
    let json = |records: &Option<Vec<String>>| {
        records
            .as_ref()
            .map(|records| serde_json::Value::from(records.clone()).to_string())
    };
    diesel::sql_query(
        "INSERT INTO sender_policies (domain, spf, dmarc, looked_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (domain) DO UPDATE SET spf = excluded.spf, dmarc = excluded.dmarc, \
           looked_at = excluded.looked_at",
    )
    .bind::<Text, _>(&policy.domain)
    .bind::<Nullable<Text>, _>(json(&policy.spf))
    .bind::<Nullable<Text>, _>(json(&policy.dmarc))
    .bind::<BigInt, _>(policy.looked_at.micros())
    .execute(ledger)?;
    Ok(())
}
