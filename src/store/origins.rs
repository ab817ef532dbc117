//! The sites whose own forms may sign readers up to a list.

use diesel::prelude::*;

use super::schema::list_origins;
use super::{Ledger, StoreError};
use crate::domain::origin::Origin;
use crate::domain::time::UtcTime;

/// The sites of a list, in the order of their texts.
pub fn of_list(ledger: &mut Ledger, list: i64) -> Result<Vec<Origin>, StoreError> {
    let kept: Vec<String> = list_origins::table
        .filter(list_origins::list_id.eq(list))
        .order(list_origins::origin)
        .select(list_origins::origin)
        .load(ledger)?;
    kept.into_iter()
        .map(|text| {
            Origin::parse(&text)
                .map_err(|error| StoreError::Unreadable(format!("the origin {text:?} {error}")))
        })
        .collect()
}

/// Whether any list names this site.
pub fn is_of_any_list(ledger: &mut Ledger, origin: &Origin) -> Result<bool, StoreError> {
    let named = list_origins::table.filter(list_origins::origin.eq(origin.as_str()));
    let found: Option<i64> = named
        .select(list_origins::list_id)
        .first(ledger)
        .optional()?;
    Ok(found.is_some())
}

/// Puts these sites in the place of those that a list has.
pub fn replace(
    ledger: &mut Ledger,
    list: i64,
    origins: &[Origin],
    now: UtcTime,
) -> Result<(), StoreError> {
    let before = of_list(ledger, list)?;
    for gone in before.iter().filter(|known| !origins.contains(known)) {
        diesel::delete(list_origins::table.find((list, gone.as_str()))).execute(ledger)?;
    }
    for new in origins.iter().filter(|origin| !before.contains(origin)) {
        diesel::insert_into(list_origins::table)
            .values((
                list_origins::list_id.eq(list),
                list_origins::origin.eq(new.as_str()),
                list_origins::created_at.eq(now.micros()),
            ))
            .execute(ledger)?;
    }
    Ok(())
}
