//! How an import stands in its row: names as text, what has parts as JSON.

use diesel::prelude::*;

use super::super::StoreError;
use super::super::schema::imports;
use super::Import;
use crate::domain::import::{
    Basis, Counts, Declaration, Defaults, Field, ImportState, Outcome, Program, Proof,
};
use crate::domain::time::UtcTime;

#[derive(Queryable, Selectable)]
#[diesel(table_name = imports)]
pub(super) struct Row {
    id: i64,
    list_id: i64,
    state: String,
    file_name: String,
    spool_name: Option<String>,
    file_bytes: i64,
    file_sha256: String,
    encoding: String,
    delimiter: String,
    has_header: bool,
    column_names: String,
    program: String,
    mapping: String,
    defaults: String,
    declaration: Option<String>,
    terms_id: Option<i64>,
    wording_hash: Option<String>,
    operator: String,
    failure: Option<String>,
    cursor_byte: i64,
    cursor_line: i64,
    expected: String,
    counts: String,
    faults: i64,
    created_at: UtcTime,
    changed_at: UtcTime,
    checked_at: Option<UtcTime>,
    started_at: Option<UtcTime>,
    ended_at: Option<UtcTime>,
}

impl Row {
    pub(super) fn read(self) -> Result<Import, StoreError> {
        let odd = |what: &str| StoreError::Unreadable(format!("the {what} of an import"));
        let mapping: Vec<Option<String>> =
            serde_json::from_str(&self.mapping).map_err(|_odd| odd("mapping"))?;
        Ok(Import {
            id: self.id,
            list_id: self.list_id,
            state: ImportState::from_name(&self.state).ok_or_else(|| odd("state"))?,
            file_name: self.file_name,
            spool_name: self.spool_name,
            file_bytes: self.file_bytes,
            file_sha256: self.file_sha256,
            encoding: self.encoding,
            delimiter: self.delimiter.bytes().next().unwrap_or(b','),
            has_header: self.has_header,
            columns: serde_json::from_str(&self.column_names).map_err(|_odd| odd("columns"))?,
            program: Program::from_name(&self.program).unwrap_or(Program::Other),
            mapping: mapping
                .into_iter()
                .map(|name| name.and_then(|name| Field::from_name(&name)))
                .collect(),
            defaults: read_defaults(&self.defaults).ok_or_else(|| odd("defaults"))?,
            declaration: self
                .declaration
                .map(|text| read_declaration(&text).ok_or_else(|| odd("declaration")))
                .transpose()?,
            terms_id: self.terms_id,
            wording_hash: self.wording_hash,
            operator: self.operator,
            failure: self.failure,
            cursor: (
                u64::try_from(self.cursor_byte).unwrap_or_default(),
                u64::try_from(self.cursor_line).unwrap_or_default(),
            ),
            expected: read_counts(&self.expected).ok_or_else(|| odd("check"))?,
            counts: read_counts(&self.counts).ok_or_else(|| odd("counts"))?,
            faults: self.faults,
            created_at: self.created_at,
            changed_at: self.changed_at,
            checked_at: self.checked_at,
            started_at: self.started_at,
            ended_at: self.ended_at,
        })
    }
}

fn read_counts(text: &str) -> Option<Counts> {
    let object: serde_json::Map<String, serde_json::Value> = serde_json::from_str(text).ok()?;
    let mut counts = Counts::default();
    for (name, rows) in object {
        counts.set(Outcome::from_name(&name)?, rows.as_i64()?);
    }
    Some(counts)
}

fn read_defaults(text: &str) -> Option<Defaults> {
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    let text = |name: &str| value.get(name)?.as_str().map(str::to_owned);
    let topics = value.get("topics").and_then(|topics| topics.as_array());
    Some(Defaults {
        topics: topics?
            .iter()
            .filter_map(|topic| topic.as_str().map(str::to_owned))
            .collect(),
        cadence: text("cadence"),
        language: text("language"),
        time_zone: text("time_zone"),
    })
}

fn read_declaration(text: &str) -> Option<Declaration> {
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    let text = |name: &str| value.get(name)?.as_str().map(str::to_owned);
    let version = value
        .get("terms_version")
        .and_then(serde_json::Value::as_i64);
    Some(Declaration {
        source: text("source")?,
        proof: Proof::from_name(&text("proof")?)?,
        terms_version: version.and_then(|version| i32::try_from(version).ok()),
        wording: text("wording"),
        agreed_at: value
            .get("agreed_at_micros")
            .and_then(serde_json::Value::as_i64)
            .map(UtcTime::from_micros),
        basis: Basis::from_name(&text("basis")?)?,
        responsible: text("responsible")?,
    })
}

pub(super) fn declaration_json(declaration: &Declaration) -> String {
    serde_json::json!({
        "source": declaration.source,
        "proof": declaration.proof,
        "terms_version": declaration.terms_version,
        "wording": declaration.wording,
        "agreed_at_micros": declaration.agreed_at.map(UtcTime::micros),
        "basis": declaration.basis,
        "responsible": declaration.responsible,
    })
    .to_string()
}

pub(super) fn text_of(value: &impl serde::Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Unreadable(error.to_string()))
}
