//! Passages: the ways that letters went. There are few, so a delivery refers to one by its number.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::{Ledger, StoreError};

/// A way that letters went: a machine of a relay, and how the connection to it was protected.
#[derive(Debug, Clone, PartialEq, Eq, Hash, QueryableByName, serde::Serialize)]
pub struct Passage {
    /// The host, as the configuration names it.
    #[diesel(sql_type = Text)]
    pub host: String,
    /// The IP address that was reached.
    #[diesel(sql_type = Text)]
    pub address: String,
    /// The version of TLS; none in clear.
    #[diesel(sql_type = Nullable<Text>)]
    pub tls: Option<String>,
    /// The cipher; none in clear.
    #[diesel(sql_type = Nullable<Text>)]
    pub cipher: Option<String>,
}

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// The number of a passage; a new one where it was never taken.
pub fn number(ledger: &mut Ledger, passage: &Passage) -> Result<i64, StoreError> {
    // In clear there are no names to compare, and null equals nothing.
    let [tls, cipher] = [&passage.tls, &passage.cipher].map(|name| name.as_deref().unwrap_or(""));
    diesel::sql_query(
        "INSERT INTO passages (host, address, tls, cipher) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (host, address, tls, cipher) DO NOTHING",
    )
    .bind::<Text, _>(&passage.host)
    .bind::<Text, _>(&passage.address)
    .bind::<Text, _>(tls)
    .bind::<Text, _>(cipher)
    .execute(ledger)?;
    let row: Id = diesel::sql_query(
        "SELECT id FROM passages WHERE host = $1 AND address = $2 AND tls = $3 AND cipher = $4",
    )
    .bind::<Text, _>(&passage.host)
    .bind::<Text, _>(&passage.address)
    .bind::<Text, _>(tls)
    .bind::<Text, _>(cipher)
    .get_result(ledger)?;
    Ok(row.id)
}

/// The way that a delivery went when it was accepted; none where that was not recorded.
pub fn of_delivery(ledger: &mut Ledger, delivery: i64) -> Result<Option<Passage>, StoreError> {
    Ok(diesel::sql_query(
        "SELECT p.host, p.address, NULLIF(p.tls, '') AS tls, NULLIF(p.cipher, '') AS cipher \
         FROM deliveries d JOIN passages p ON p.id = d.passage_id WHERE d.id = $1",
    )
    .bind::<BigInt, _>(delivery)
    .get_result(ledger)
    .optional()?)
}
