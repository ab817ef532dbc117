//! The marks by which articles are known again ([`crate::domain::identity`]).

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::super::schema::article_keys;
use super::super::{Ledger, StoreError};
use super::CHUNK;

/// Locks a list, so that nobody else brings articles into it until the transaction ends: two feeds with
/// the same article would each believe to be the first.
pub fn lock_list(ledger: &mut Ledger, list: i64) -> Result<(), StoreError> {
    if let Ledger::Postgres(connection) = ledger {
        // SQLite has one writer in any case.
        diesel::sql_query("SELECT 1 FROM lists WHERE id = $1 FOR NO KEY UPDATE")
            .bind::<BigInt, _>(list)
            .execute(connection)?;
    }
    Ok(())
}

/// Which of these marks are known in a list, and whose they are; `None` for a shared one.
pub fn known(
    ledger: &mut Ledger,
    list: i64,
    keys: &[&str],
) -> Result<HashMap<String, Option<i64>>, StoreError> {
    let mut known = HashMap::with_capacity(keys.len());
    for chunk in keys.chunks(CHUNK) {
        let rows: Vec<(String, Option<i64>)> = article_keys::table
            .filter(article_keys::list_id.eq(list))
            .filter(article_keys::key.eq_any(chunk.to_vec()))
            .select((article_keys::key, article_keys::article_id))
            .load(ledger)?;
        known.extend(rows);
    }
    Ok(known)
}

/// Notes that a mark is this article's; whose it was before, it stays.
pub fn remember(ledger: &mut Ledger, list: i64, key: &str, article: i64) -> Result<(), StoreError> {
    diesel::sql_query(
        "INSERT INTO article_keys (list_id, key, article_id) VALUES ($1, $2, $3) \
         ON CONFLICT (list_id, key) DO NOTHING",
    )
    .bind::<BigInt, _>(list)
    .bind::<Text, _>(key)
    .bind::<BigInt, _>(article)
    .execute(ledger)?;
    Ok(())
}

/// Notes that a mark is shared: it names no article from now on.
pub fn share(ledger: &mut Ledger, list: i64, key: &str) -> Result<(), StoreError> {
    diesel::sql_query(
        "INSERT INTO article_keys (list_id, key, article_id) VALUES ($1, $2, NULL) \
         ON CONFLICT (list_id, key) DO UPDATE SET article_id = NULL",
    )
    .bind::<BigInt, _>(list)
    .bind::<Text, _>(key)
    .execute(ledger)?;
    Ok(())
}
