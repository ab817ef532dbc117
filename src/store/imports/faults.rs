//! What is wrong with rows of a file, for whoever mends it.

use diesel::prelude::*;

use super::super::schema::import_faults;
use super::super::{Ledger, StoreError};
use super::rows::ROWS_AT_ONCE;
use crate::domain::import::Noted;

/// A fault of a row.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, serde::Serialize)]
pub struct FaultOfRow {
    /// The number of the fault.
    pub id: i64,
    /// The line of the file.
    pub line: i64,
    /// What is wrong.
    pub fault: String,
    /// With which value.
    pub value: String,
}

/// Writes down what is wrong with rows.
pub fn note_faults(
    ledger: &mut Ledger,
    import: i64,
    faults: &[(u64, Noted)],
) -> Result<(), StoreError> {
    let rows: Vec<_> = faults
        .iter()
        .map(|(line, noted)| {
            (
                import_faults::import_id.eq(import),
                import_faults::line.eq(i64::try_from(*line).unwrap_or(i64::MAX)),
                import_faults::fault.eq(noted.fault.as_str()),
                import_faults::value.eq(&noted.value),
            )
        })
        .collect();
    for some in rows.chunks(ROWS_AT_ONCE) {
        insert_all!(ledger, import_faults::table, some.to_vec());
    }
    Ok(())
}

/// Faults of an import after the one with this number, in the order of the file.
pub fn faults_after(
    ledger: &mut Ledger,
    import: i64,
    after: i64,
    limit: i64,
) -> Result<Vec<FaultOfRow>, StoreError> {
    Ok(import_faults::table
        .filter(import_faults::import_id.eq(import))
        .filter(import_faults::id.gt(after))
        .order(import_faults::id)
        .limit(limit)
        .select((
            import_faults::id,
            import_faults::line,
            import_faults::fault,
            import_faults::value,
        ))
        .load(ledger)?)
}

/// Forgets the faults of an import.
pub fn forget_faults(ledger: &mut Ledger, import: i64) -> Result<(), StoreError> {
    diesel::delete(import_faults::table.filter(import_faults::import_id.eq(import)))
        .execute(ledger)?;
    Ok(())
}
