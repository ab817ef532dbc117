//! Imports: the files that came, what their columns mean, and how far they were worked off.
//!
//! Whoever works a chunk off moves the cursor first, by compare-and-set in the transaction of the chunk, so that no
//! row is dealt with twice and a chunk that was not committed is dealt with again.

/// Inserts many rows. Diesel does not do so for both databases at once.
macro_rules! insert_all {
    ($ledger:expr, $table:expr, $rows:expr) => {
        match $ledger {
            Ledger::Postgres(c) => diesel::insert_into($table).values($rows).execute(c)?,
            Ledger::Sqlite(c) => diesel::insert_into($table).values($rows).execute(c)?,
        }
    };
}

mod faults;
mod kept;
mod questions;
mod rows;

use diesel::prelude::*;

pub use faults::{FaultOfRow, faults_after, forget_faults, note_faults};
use kept::{Row, declaration_json, text_of};
pub use questions::{Question, ask_later, drop_question, due_lists, due_questions, waiting_of};
pub use rows::{NewReader, ProofRow, Standings, Suppressed, add_readers, standings, suppress};

use super::schema::imports;
use super::{Ledger, StoreError};
use crate::domain::import::{Counts, Declaration, Defaults, Field, ImportState, Program};
use crate::domain::time::UtcTime;

/// An import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Its number.
    pub id: i64,
    /// The list that the readers come to.
    pub list_id: i64,
    /// Where it stands.
    pub state: ImportState,
    /// The name of the file, in the operator's words.
    pub file_name: String,
    /// The file in `server.spool_dir`, until it is removed.
    pub spool_name: Option<String>,
    /// Its size as it came.
    pub file_bytes: i64,
    /// SHA-256 of the file as it came, in hex.
    pub file_sha256: String,
    /// The encoding that it came in.
    pub encoding: String,
    /// What stands between its cells.
    pub delimiter: u8,
    /// Whether its first row names the columns.
    pub has_header: bool,
    /// The names of its columns.
    pub columns: Vec<String>,
    /// The program that it comes from.
    pub program: Program,
    /// What each column holds.
    pub mapping: Vec<Option<Field>>,
    /// What readers get whose row says nothing else.
    pub defaults: Defaults,
    /// How the readers agreed, once that is declared.
    pub declaration: Option<Declaration>,
    /// The version of the list's terms that they agreed to.
    pub terms_id: Option<i64>,
    /// The hash of the words that they agreed to.
    pub wording_hash: Option<String>,
    /// Who uploaded or started it.
    pub operator: String,
    /// Why it failed.
    pub failure: Option<String>,
    /// The byte at which the next row begins, and its line.
    pub cursor: (u64, u64),
    /// What the check found.
    pub expected: Counts,
    /// What came of the rows so far.
    pub counts: Counts,
    /// How many faults were found so far.
    pub faults: i64,
    /// When it was uploaded.
    pub created_at: UtcTime,
    /// When it last changed.
    pub changed_at: UtcTime,
    /// When it was checked.
    pub checked_at: Option<UtcTime>,
    /// When it was started.
    pub started_at: Option<UtcTime>,
    /// When it ended.
    pub ended_at: Option<UtcTime>,
}

/// A file that came.
#[derive(Debug, Clone)]
pub struct NewImport {
    /// The list that its readers come to.
    pub list_id: i64,
    /// Its name, in the operator's words.
    pub file_name: String,
    /// The file in `server.spool_dir`.
    pub spool_name: String,
    /// Its size as it came.
    pub file_bytes: i64,
    /// SHA-256 of the file as it came, in hex.
    pub file_sha256: String,
    /// The encoding that it came in.
    pub encoding: String,
    /// What stands between its cells.
    pub delimiter: u8,
    /// Whether its first row names the columns.
    pub has_header: bool,
    /// The names of its columns.
    pub columns: Vec<String>,
    /// The program that it seems to come from.
    pub program: Program,
    /// What each column seems to hold.
    pub mapping: Vec<Option<Field>>,
    /// Who uploaded it.
    pub operator: String,
}

/// Writes down a file that came; returns its number.
pub fn insert(ledger: &mut Ledger, new: &NewImport, now: UtcTime) -> Result<i64, StoreError> {
    Ok(diesel::insert_into(imports::table)
        .values((
            imports::list_id.eq(new.list_id),
            imports::state.eq(ImportState::Draft.as_str()),
            imports::file_name.eq(&new.file_name),
            imports::spool_name.eq(&new.spool_name),
            imports::file_bytes.eq(new.file_bytes),
            imports::file_sha256.eq(&new.file_sha256),
            imports::encoding.eq(&new.encoding),
            imports::delimiter.eq(char::from(new.delimiter).to_string()),
            imports::has_header.eq(new.has_header),
            imports::column_names.eq(text_of(&new.columns)?),
            imports::program.eq(new.program.as_str()),
            imports::mapping.eq(text_of(&new.mapping)?),
            imports::defaults.eq(text_of(&Defaults::default())?),
            imports::operator.eq(&new.operator),
            imports::created_at.eq(now.micros()),
            imports::changed_at.eq(now.micros()),
        ))
        .returning(imports::id)
        .get_result(ledger)?)
}

/// The import with this number.
pub fn by_id(ledger: &mut Ledger, id: i64) -> Result<Option<Import>, StoreError> {
    let row: Option<Row> = imports::table
        .find(id)
        .select(Row::as_select())
        .first(ledger)
        .optional()?;
    row.map(Row::read).transpose()
}

/// The same, which nobody else changes until the transaction ends.
pub fn lock(ledger: &mut Ledger, id: i64) -> Result<Option<Import>, StoreError> {
    if let Ledger::Postgres(connection) = ledger {
        diesel::sql_query("SELECT 1 FROM imports WHERE id = $1 FOR UPDATE")
            .bind::<diesel::sql_types::BigInt, _>(id)
            .execute(connection)?;
    }
    by_id(ledger, id)
}

/// Imports below this number, the newest first.
pub fn below(ledger: &mut Ledger, id: i64, limit: i64) -> Result<Vec<Import>, StoreError> {
    let rows: Vec<Row> = imports::table
        .filter(imports::id.lt(id))
        .order(imports::id.desc())
        .limit(limit)
        .select(Row::as_select())
        .load(ledger)?;
    rows.into_iter().map(Row::read).collect()
}

/// The oldest import whose file the worker reads.
pub fn at_work(ledger: &mut Ledger) -> Result<Option<Import>, StoreError> {
    let row: Option<Row> = imports::table
        .filter(imports::state.eq_any(["checking", "running"]))
        .order(imports::id)
        .select(Row::as_select())
        .first(ledger)
        .optional()?;
    row.map(Row::read).transpose()
}

/// The last time that the same file was imported into the same list, if ever.
pub fn same_file(ledger: &mut Ledger, import: &Import) -> Result<Option<UtcTime>, StoreError> {
    let started: Option<Option<UtcTime>> = imports::table
        .filter(imports::list_id.eq(import.list_id))
        .filter(imports::file_sha256.eq(&import.file_sha256))
        .filter(imports::id.ne(import.id))
        .filter(imports::started_at.is_not_null())
        .order(imports::id.desc())
        .select(imports::started_at)
        .first(ledger)
        .optional()?;
    Ok(started.flatten())
}

/// What an operator says of an import.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The list that the readers come to.
    pub list_id: i64,
    /// What each column holds.
    pub mapping: Vec<Option<Field>>,
    /// What readers get whose row says nothing else.
    pub defaults: Defaults,
    /// How the readers agreed.
    pub declaration: Option<Declaration>,
    /// The version of the list's terms that they agreed to.
    pub terms_id: Option<i64>,
    /// The hash of the words that they agreed to.
    pub wording_hash: Option<String>,
}

/// Keeps what an operator says, and what a check found before is forgotten; says whether the import could take it.
pub fn keep_plan(
    ledger: &mut Ledger,
    id: i64,
    plan: &Plan,
    now: UtcTime,
) -> Result<bool, StoreError> {
    let open = imports::table
        .find(id)
        .filter(imports::state.eq_any(["draft", "checked"]));
    let kept = diesel::update(open)
        .set((
            imports::state.eq(ImportState::Draft.as_str()),
            imports::list_id.eq(plan.list_id),
            imports::mapping.eq(text_of(&plan.mapping)?),
            imports::defaults.eq(text_of(&plan.defaults)?),
            imports::declaration.eq(plan.declaration.as_ref().map(declaration_json)),
            imports::terms_id.eq(plan.terms_id),
            imports::wording_hash.eq(plan.wording_hash.as_deref()),
            imports::expected.eq("{}"),
            imports::checked_at.eq(None::<i64>),
            imports::changed_at.eq(now.micros()),
        ))
        .execute(ledger)?;
    Ok(kept > 0)
}

/// Moves an import on, if it still stands where it was read; says whether it did. What begins to be read is read
/// from its beginning.
pub fn advance(
    ledger: &mut Ledger,
    import: &Import,
    next: ImportState,
    failure: Option<&str>,
    now: UtcTime,
) -> Result<bool, StoreError> {
    if !import.state.may_become(next) {
        return Ok(false);
    }
    let unchanged = imports::table
        .find(import.id)
        .filter(imports::state.eq(import.state.as_str()));
    let moved = diesel::update(unchanged)
        .set((
            imports::state.eq(next.as_str()),
            imports::failure.eq(failure),
            imports::changed_at.eq(now.micros()),
            imports::ended_at.eq(next.is_end().then_some(now.micros())),
        ))
        .execute(ledger)?;
    if moved == 0 {
        return Ok(false);
    }
    let row = imports::table.find(import.id);
    if next.is_at_work() {
        forget_faults(ledger, import.id)?;
        diesel::update(row)
            .set((
                imports::cursor_byte.eq(0),
                imports::cursor_line.eq(1),
                imports::counts.eq("{}"),
                imports::faults.eq(0),
            ))
            .execute(ledger)?;
    }
    match next {
        ImportState::Running => {
            diesel::update(row)
                .set(imports::started_at.eq(now.micros()))
                .execute(ledger)?;
        }
        ImportState::Checked => {
            diesel::update(row)
                .set(imports::checked_at.eq(now.micros()))
                .execute(ledger)?;
        }
        _ => {}
    }
    Ok(true)
}

/// Says who started an import.
pub fn set_operator(ledger: &mut Ledger, id: i64, operator: &str) -> Result<(), StoreError> {
    diesel::update(imports::table.find(id))
        .set(imports::operator.eq(operator))
        .execute(ledger)?;
    Ok(())
}

/// Moves the cursor of an import from where it was read; says whether it stood there. Nobody else moves it until the
/// transaction ends.
pub fn move_cursor(
    ledger: &mut Ledger,
    import: &Import,
    to: (u64, u64),
    now: UtcTime,
) -> Result<bool, StoreError> {
    let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let unmoved = imports::table
        .find(import.id)
        .filter(imports::state.eq(import.state.as_str()))
        .filter(imports::cursor_byte.eq(number(import.cursor.0)));
    let moved = diesel::update(unmoved)
        .set((
            imports::cursor_byte.eq(number(to.0)),
            imports::cursor_line.eq(number(to.1)),
            imports::changed_at.eq(now.micros()),
        ))
        .execute(ledger)?;
    Ok(moved > 0)
}

/// Keeps the counts of an import: what is expected of it while it is checked, what came of it afterwards.
pub fn keep_counts(
    ledger: &mut Ledger,
    import: &Import,
    counts: &Counts,
    faults: i64,
) -> Result<(), StoreError> {
    let text = text_of(counts)?;
    let row = imports::table.find(import.id);
    diesel::update(row)
        .set((imports::counts.eq(&text), imports::faults.eq(faults)))
        .execute(ledger)?;
    if import.state == ImportState::Checking {
        diesel::update(row)
            .set(imports::expected.eq(&text))
            .execute(ledger)?;
    }
    Ok(())
}

/// Imports whose file is still there though nobody will read it: they have ended, or are drafts that nobody touched
/// since `long_ago`.
pub fn with_idle_file(
    ledger: &mut Ledger,
    long_ago: UtcTime,
    limit: i64,
) -> Result<Vec<Import>, StoreError> {
    let ended = imports::ended_at.is_not_null();
    let untouched = imports::changed_at.lt(long_ago.micros());
    let idle = imports::state.eq_any(["draft", "checked"]).and(untouched);
    let rows: Vec<Row> = imports::table
        .filter(imports::spool_name.is_not_null())
        .filter(ended.or(idle))
        .order(imports::id)
        .limit(limit)
        .select(Row::as_select())
        .load(ledger)?;
    rows.into_iter().map(Row::read).collect()
}

/// Notes that the file of an import is removed.
pub fn file_is_gone(ledger: &mut Ledger, id: i64) -> Result<(), StoreError> {
    diesel::update(imports::table.find(id))
        .set(imports::spool_name.eq(None::<String>))
        .execute(ledger)?;
    Ok(())
}

/// Imports that ended before `long_ago` and whose faults are still kept.
pub fn with_old_faults(
    ledger: &mut Ledger,
    long_ago: UtcTime,
    limit: i64,
) -> Result<Vec<i64>, StoreError> {
    Ok(imports::table
        .filter(imports::ended_at.lt(long_ago.micros()))
        .filter(imports::faults.gt(0))
        .order(imports::id)
        .limit(limit)
        .select(imports::id)
        .load(ledger)?)
}

/// Forgets the faults of an import, and that there were any to show.
pub fn drop_faults(ledger: &mut Ledger, id: i64) -> Result<(), StoreError> {
    forget_faults(ledger, id)?;
    diesel::update(imports::table.find(id))
        .set(imports::faults.eq(0))
        .execute(ledger)?;
    Ok(())
}
