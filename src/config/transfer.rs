//! The section `[transfer]`.

use super::reader::Reader;

/// Sheets of readers that come and go.
#[derive(Debug, Clone)]
pub struct Transfer {
    /// The largest sheet that is taken, in bytes.
    pub import_bytes: u32,
    /// The longest row of a sheet, in bytes.
    pub row_bytes: u32,
    /// The most columns of a sheet.
    pub columns: u32,
    /// Rows that are imported in one transaction.
    pub batch: u32,
    /// The most faults that are kept of one import.
    pub faults_kept: u32,
    /// Hours after which a sheet is thrown away that nobody imported.
    pub draft_hours: u32,
    /// Days for which faults of an import are kept.
    pub keep_days: u32,
    /// The percentage of the budgets of confirmation letters that imported readers may use.
    pub letters_percent: u32,
    /// Rows of an export that are read at once.
    pub export_batch: u32,
    /// Hours for which an export can be downloaded.
    pub export_hours: u32,
}

impl Transfer {
    pub(super) fn read(reader: &mut Reader) -> Self {
        Self {
            import_bytes: reader.number("transfer.import_bytes", 1_024..=u32::MAX),
            row_bytes: reader.number("transfer.row_bytes", 1_024..=16_777_216),
            columns: reader.number("transfer.columns", 1..=1_000),
            batch: reader.number("transfer.batch", 1..=10_000),
            faults_kept: reader.number("transfer.faults_kept", 1..=1_000_000),
            draft_hours: reader.number("transfer.draft_hours", 1..=8_760),
            keep_days: reader.number("transfer.keep_days", 1..=3_650),
            letters_percent: reader.number("transfer.letters_percent", 1..=100),
            export_batch: reader.number("transfer.export_batch", 1..=100_000),
            export_hours: reader.number("transfer.export_hours", 1..=720),
        }
    }
}
