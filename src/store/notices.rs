//! What a list's privacy notice says beyond what the list itself tells.

use diesel::prelude::*;

use super::schema::list_notices;
use super::{Ledger, StoreError};
use crate::domain::time::UtcTime;

/// The texts of a notice, in the language of the list. An empty one lacks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = list_notices)]
pub struct Notice {
    /// Whom to write to about personal data.
    pub contact: String,
    /// Who else gets the data: the relay, the host.
    pub recipients: String,
    /// Whether data leave the country or the union, and what protects them there.
    pub transfers: String,
    /// How long data are kept.
    pub retention: String,
    /// The authority that takes complaints.
    pub authority: String,
}

/// The notice of a list; empty texts where none was written.
pub fn of_list(ledger: &mut Ledger, list: i64) -> Result<Notice, StoreError> {
    let found = list_notices::table
        .find(list)
        .select(Notice::as_select())
        .first(ledger)
        .optional()?;
    Ok(found.unwrap_or_default())
}

/// Puts this notice in the place of the one that a list has.
pub fn replace(
    ledger: &mut Ledger,
    list: i64,
    notice: &Notice,
    now: UtcTime,
) -> Result<(), StoreError> {
    diesel::delete(list_notices::table.find(list)).execute(ledger)?;
    diesel::insert_into(list_notices::table)
        .values((
            list_notices::list_id.eq(list),
            list_notices::contact.eq(&notice.contact),
            list_notices::recipients.eq(&notice.recipients),
            list_notices::transfers.eq(&notice.transfers),
            list_notices::retention.eq(&notice.retention),
            list_notices::authority.eq(&notice.authority),
            list_notices::changed_at.eq(now.micros()),
        ))
        .execute(ledger)?;
    Ok(())
}
