//! Exports: what was ordered, who writes it, and how long it can be downloaded.

mod rows;

use diesel::prelude::*;

pub use rows::{ConsentOf, ExportedReader, readers_after, suppressions_after};

use super::schema::exports;
use super::{Ledger, StoreError};
use crate::domain::export::{ExportFilter, ExportFormat, ExportKind, ExportState};
use crate::domain::subscription::SubscriptionState;
use crate::domain::time::UtcTime;

/// An export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// Its number.
    pub id: i64,
    /// What it holds.
    pub kind: ExportKind,
    /// How it is written.
    pub format: ExportFormat,
    /// Which readers it holds.
    pub filter: ExportFilter,
    /// Where it stands.
    pub state: ExportState,
    /// Who ordered it.
    pub operator: String,
    /// The file in `server.spool_dir`, while it is there.
    pub spool_name: Option<String>,
    /// Rows that were written so far.
    pub rows_written: i64,
    /// The size of the file.
    pub file_bytes: i64,
    /// Why it failed.
    pub failure: Option<String>,
    /// When it was ordered.
    pub created_at: UtcTime,
    /// When it was ready, or ended otherwise.
    pub ended_at: Option<UtcTime>,
    /// Until when it can be downloaded.
    pub expires_at: Option<UtcTime>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = exports)]
struct Row {
    id: i64,
    kind: String,
    format: String,
    filter: String,
    state: String,
    operator: String,
    spool_name: Option<String>,
    rows_written: i64,
    file_bytes: i64,
    failure: Option<String>,
    created_at: UtcTime,
    ended_at: Option<UtcTime>,
    expires_at: Option<UtcTime>,
}

impl Row {
    fn read(self) -> Result<Export, StoreError> {
        let odd = |what: &str| StoreError::Unreadable(format!("the {what} of an export"));
        Ok(Export {
            id: self.id,
            kind: ExportKind::from_name(&self.kind).ok_or_else(|| odd("kind"))?,
            format: ExportFormat::from_name(&self.format).ok_or_else(|| odd("format"))?,
            filter: read_filter(&self.filter).ok_or_else(|| odd("filter"))?,
            state: ExportState::from_name(&self.state).ok_or_else(|| odd("state"))?,
            operator: self.operator,
            spool_name: self.spool_name,
            rows_written: self.rows_written,
            file_bytes: self.file_bytes,
            failure: self.failure,
            created_at: self.created_at,
            ended_at: self.ended_at,
            expires_at: self.expires_at,
        })
    }
}

fn read_filter(text: &str) -> Option<ExportFilter> {
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    let text = |name: &str| value.get(name)?.as_str().map(str::to_owned);
    let states = value.get("states")?.as_array()?;
    Some(ExportFilter {
        list: text("list"),
        states: states
            .iter()
            .map(|state| SubscriptionState::from_name(state.as_str()?))
            .collect::<Option<_>>()?,
        topic: text("topic"),
        cadence: text("cadence"),
        language: text("language"),
        domain: text("domain"),
        search: text("search"),
    })
}

/// Orders an export; returns its number.
pub fn insert(
    ledger: &mut Ledger,
    (kind, format): (ExportKind, ExportFormat),
    filter: &ExportFilter,
    operator: &str,
    now: UtcTime,
) -> Result<i64, StoreError> {
    let filter = written(filter)?;
    Ok(diesel::insert_into(exports::table)
        .values((
            exports::kind.eq(kind.as_str()),
            exports::format.eq(format.as_str()),
            exports::filter.eq(filter),
            exports::state.eq(ExportState::Queued.as_str()),
            exports::operator.eq(operator),
            exports::created_at.eq(now.micros()),
        ))
        .returning(exports::id)
        .get_result(ledger)?)
}

/// The filters that hold an @, so that they may name an address: the numbers of their exports, and they.
pub fn filters_with_addresses(ledger: &mut Ledger) -> Result<Vec<(i64, ExportFilter)>, StoreError> {
    let found: Vec<(i64, String)> = exports::table
        .filter(exports::filter.like("%@%"))
        .order(exports::id)
        .select((exports::id, exports::filter))
        .load(ledger)?;
    let read = |(id, text): (i64, String)| Some((id, read_filter(&text)?));
    Ok(found.into_iter().filter_map(read).collect())
}

/// Puts another filter in the place of an export's own.
pub fn set_filter(ledger: &mut Ledger, id: i64, filter: &ExportFilter) -> Result<(), StoreError> {
    diesel::update(exports::table.find(id))
        .set(exports::filter.eq(written(filter)?))
        .execute(ledger)?;
    Ok(())
}

fn written(filter: &ExportFilter) -> Result<String, StoreError> {
    serde_json::to_string(filter).map_err(|error| StoreError::Unreadable(error.to_string()))
}

/// The export with this number.
pub fn by_id(ledger: &mut Ledger, id: i64) -> Result<Option<Export>, StoreError> {
    let row: Option<Row> = exports::table
        .find(id)
        .select(Row::as_select())
        .first(ledger)
        .optional()?;
    row.map(Row::read).transpose()
}

/// Exports below this number, the newest first.
pub fn below(ledger: &mut Ledger, id: i64, limit: i64) -> Result<Vec<Export>, StoreError> {
    let rows: Vec<Row> = exports::table
        .filter(exports::id.lt(id))
        .order(exports::id.desc())
        .limit(limit)
        .select(Row::as_select())
        .load(ledger)?;
    rows.into_iter().map(Row::read).collect()
}

/// The oldest export that nobody writes, or whose writer gave no sign of life until `now`.
pub fn to_write(ledger: &mut Ledger, now: UtcTime) -> Result<Option<Export>, StoreError> {
    let left = exports::state
        .eq("running")
        .and(exports::claimed_until.lt(now.micros()).assume_not_null());
    let row: Option<Row> = exports::table
        .filter(exports::state.eq("queued").or(left))
        .order(exports::id)
        .select(Row::as_select())
        .first(ledger)
        .optional()?;
    row.map(Row::read).transpose()
}

/// Claims an export for `writer`, who begins it anew; says whether nobody else did.
pub fn claim(
    ledger: &mut Ledger,
    id: i64,
    (writer, until): (&str, UtcTime),
    now: UtcTime,
) -> Result<bool, StoreError> {
    let left = exports::state
        .eq("running")
        .and(exports::claimed_until.lt(now.micros()).assume_not_null());
    let free = exports::table
        .filter(exports::id.eq(id))
        .filter(exports::state.eq("queued").or(left));
    let claimed = diesel::update(free)
        .set((
            exports::state.eq(ExportState::Running.as_str()),
            exports::claimed_by.eq(writer),
            exports::claimed_until.eq(until.micros()),
            exports::rows_written.eq(0),
            exports::file_bytes.eq(0),
        ))
        .execute(ledger)?;
    Ok(claimed > 0)
}

/// Notes how far `writer` has come, and that it lives; says whether the export is still its own.
pub fn go_on(
    ledger: &mut Ledger,
    id: i64,
    (writer, until): (&str, UtcTime),
    rows: i64,
) -> Result<bool, StoreError> {
    let own = exports::table
        .find(id)
        .filter(exports::claimed_by.eq(writer));
    let kept = diesel::update(own)
        .set((
            exports::claimed_until.eq(until.micros()),
            exports::rows_written.eq(rows),
        ))
        .execute(ledger)?;
    Ok(kept > 0)
}

/// A file that `writer` has finished.
#[derive(Debug, Clone)]
pub struct Written {
    /// Its name in `server.spool_dir`.
    pub spool_name: String,
    /// How many rows it holds.
    pub rows: i64,
    /// Its size.
    pub bytes: i64,
    /// Until when it can be downloaded.
    pub expires_at: UtcTime,
}

/// Makes an export of `writer` ready; says whether it was still its own.
pub fn finish(
    ledger: &mut Ledger,
    id: i64,
    writer: &str,
    written: &Written,
    now: UtcTime,
) -> Result<bool, StoreError> {
    let own = exports::table
        .find(id)
        .filter(exports::claimed_by.eq(writer));
    let finished = diesel::update(own)
        .set((
            exports::state.eq(ExportState::Ready.as_str()),
            exports::claimed_by.eq(None::<String>),
            exports::claimed_until.eq(None::<i64>),
            exports::spool_name.eq(&written.spool_name),
            exports::rows_written.eq(written.rows),
            exports::file_bytes.eq(written.bytes),
            exports::ended_at.eq(now.micros()),
            exports::expires_at.eq(written.expires_at.micros()),
        ))
        .execute(ledger)?;
    Ok(finished > 0)
}

/// Ends an export without a file, if it stands where it was read; says whether it did.
pub fn end(
    ledger: &mut Ledger,
    export: &Export,
    state: ExportState,
    failure: Option<&str>,
    now: UtcTime,
) -> Result<bool, StoreError> {
    let unchanged = exports::table
        .find(export.id)
        .filter(exports::state.eq(export.state.as_str()));
    let ended = diesel::update(unchanged)
        .set((
            exports::state.eq(state.as_str()),
            exports::claimed_by.eq(None::<String>),
            exports::claimed_until.eq(None::<i64>),
            exports::failure.eq(failure),
            exports::ended_at.eq(now.micros()),
        ))
        .execute(ledger)?;
    Ok(ended > 0)
}

/// Exports whose file has to be removed: their time is over, or an operator took them back.
pub fn to_remove(ledger: &mut Ledger, limit: i64, now: UtcTime) -> Result<Vec<Export>, StoreError> {
    let over = exports::state
        .eq("ready")
        .and(exports::expires_at.le(now.micros()).assume_not_null());
    let rows: Vec<Row> = exports::table
        .filter(exports::spool_name.is_not_null())
        .filter(over.or(exports::state.eq_any(["cancelled", "expired"])))
        .order(exports::id)
        .limit(limit)
        .select(Row::as_select())
        .load(ledger)?;
    rows.into_iter().map(Row::read).collect()
}

/// Notes that the file of an export is removed.
pub fn file_is_gone(ledger: &mut Ledger, id: i64) -> Result<(), StoreError> {
    diesel::update(exports::table.find(id))
        .set(exports::spool_name.eq(None::<String>))
        .execute(ledger)?;
    Ok(())
}
