//! What is told of an import, and what may be said of one.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::import::{Counts, Fault, Field, Outcome};
use crate::domain::time::UtcTime;
use crate::services::imports::{FaultOfRow, Import, ImportPage};

/// An import.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::web::api) struct ImportOfReaders {
    /// Its number.
    id: i64,
    /// The slug of the list that the readers come to.
    list: String,
    /// draft, checking, checked, running, finished, cancelled or failed.
    #[schema(example = "checked")]
    state: &'static str,
    /// The name of the file.
    #[schema(example = "subscribed_members.csv")]
    file_name: String,
    /// Its size as it came.
    file_bytes: i64,
    /// SHA-256 of the file as it came, in hex; stands in the proof of every reader that it brought.
    file_sha256: String,
    /// The encoding that it came in.
    #[schema(example = "UTF-8")]
    encoding: String,
    /// The program that it seems to come from: mailchimp, substack, ghost, listmonk, beehiiv, postrider or other.
    #[schema(example = "mailchimp")]
    program: &'static str,
    /// The names of its columns; empty where the first row names none.
    #[schema(example = json!(["Email Address", "First Name", "LEID"]))]
    columns: Vec<String>,
    /// What each column holds: `address`, `name`, `first_name`, `last_name`, `state`, `wanted`, `unwanted`, `left_at`,
    /// `bounced_at`, `topics`, `cadence`, `language`, `time_zone`, `agreed_at` or `source`; null for one that is left out.
    #[schema(value_type = Vec<Option<String>>, example = json!(["address", "first_name", null]))]
    mapping: Vec<Option<&'static str>>,
    /// Slugs of topics that readers get whose row names none; empty means all.
    topics: Vec<String>,
    /// Their cadence; none follows the list.
    cadence: Option<String>,
    /// Their language; none follows the list.
    language: Option<String>,
    /// Their time zone; none follows the list.
    time_zone: Option<String>,
    /// How the readers agreed, once that is declared.
    declaration: Option<DeclarationOfConsent>,
    /// What the check found that starting would do.
    expected: RowCounts,
    /// What came of the rows so far.
    counts: RowCounts,
    /// How many faults were found.
    faults: i64,
    /// Why it failed.
    failure: Option<String>,
    /// Who uploaded or started it.
    #[schema(example = "Ada Owner")]
    operator: String,
    /// When it was uploaded, RFC 3339.
    #[schema(format = DateTime)]
    created_at: String,
    /// When it was started.
    #[schema(format = DateTime)]
    started_at: Option<String>,
    /// When it ended.
    #[schema(format = DateTime)]
    ended_at: Option<String>,
}

/// How imported readers agreed.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::web::api) struct DeclarationOfConsent {
    /// Where the readers come from.
    #[schema(example = "Our Mailchimp audience, exported on 1 March 2026")]
    source: String,
    /// none, terms or wording.
    #[schema(example = "terms")]
    proof: &'static str,
    /// The version of the list's terms that they agreed to.
    terms_version: Option<i32>,
    /// The words that they agreed to.
    #[schema(example = "Yes, send me the newsletter.")]
    wording: Option<String>,
    /// When they agreed, where no column says so.
    #[schema(format = DateTime)]
    agreed_at: Option<String>,
    /// express, customer or member.
    #[schema(example = "express")]
    basis: &'static str,
    /// Who answers for all this.
    #[schema(example = "Grace Editor")]
    responsible: String,
}

/// How many rows came to which outcome.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::web::api) struct RowCounts {
    /// New readers, active at once.
    active: i64,
    /// New readers who have to confirm.
    pending: i64,
    /// Left there, kept as unsubscribed.
    unsubscribed: i64,
    /// Bounced or complained there, suppressed from now on.
    suppressed: i64,
    /// On the list already; nothing was changed.
    known: i64,
    /// Left this list before; not revived.
    left: i64,
    /// Must not be written to, as was known here.
    barred: i64,
    /// Asked to be forgotten; not revived.
    forgotten: i64,
    /// Not imported for a fault.
    faulty: i64,
}

/// An import with the first rows of its sheet.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::web::api) struct ImportWithPreview {
    /// The import.
    import: ImportOfReaders,
    /// The first rows, while the sheet is there.
    #[schema(example = json!([["reader@example.org", "Zoë", "17"]]))]
    preview: Vec<Vec<String>>,
    /// When the same file was imported into the same list before.
    #[schema(format = DateTime)]
    imported_before_at: Option<String>,
    /// Readers of it who wait to be asked whether they want the letters.
    to_ask: i64,
    /// The percentage of the sheet that was read, while it is read.
    percent: Option<u8>,
}

/// What is wrong with a row.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::web::api) struct FaultyRow {
    /// The line of the sheet.
    line: i64,
    /// What is wrong, in a word that keeps its meaning.
    #[schema(example = "address_syntax")]
    fault: String,
    /// The same in words.
    #[schema(example = "this is no e-mail address")]
    problem: &'static str,
    /// With which value.
    #[schema(example = "nobody at all")]
    value: String,
}

/// What an operator says of a sheet. What is left out stays; null takes it back.
#[derive(Debug, ToSchema)]
#[expect(
    dead_code,
    reason = "describes for the API's documentation what the handler reads"
)]
pub(in crate::web::api) struct ImportPlan {
    /// The slug of the list that the readers come to.
    list: Option<String>,
    /// What each column holds; null for one that is left out.
    #[schema(example = json!(["address", "first_name", null]))]
    mapping: Option<Vec<Option<String>>>,
    /// Slugs of topics for readers whose row names none.
    topics: Option<Vec<String>>,
    /// A cadence for readers whose row names none.
    cadence: Option<String>,
    /// A language for readers whose row names none.
    language: Option<String>,
    /// A time zone for readers whose row names none.
    time_zone: Option<String>,
    /// Where the readers come from.
    #[schema(example = "Our Mailchimp audience, exported on 1 March 2026")]
    source: Option<String>,
    /// none, terms or wording.
    #[schema(example = "terms", pattern = "^(none|terms|wording)$")]
    proof: Option<String>,
    /// The version of the list's terms that they agreed to, where that is the proof.
    terms_version: Option<i32>,
    /// The words that they agreed to, where those are the proof.
    #[schema(example = "Yes, send me the newsletter.")]
    wording: Option<String>,
    /// When they agreed, where no column says so: a date or an RFC 3339 instant.
    #[schema(example = "2024-03-01")]
    agreed_at: Option<String>,
    /// express, customer or member.
    #[schema(example = "express", pattern = "^(express|customer|member)$")]
    basis: Option<String>,
    /// Who answers for all this.
    #[schema(example = "Grace Editor")]
    responsible: Option<String>,
}

impl From<Counts> for RowCounts {
    fn from(counts: Counts) -> Self {
        Self {
            active: counts.of(Outcome::Active),
            pending: counts.of(Outcome::Pending),
            unsubscribed: counts.of(Outcome::Unsubscribed),
            suppressed: counts.of(Outcome::Suppressed),
            known: counts.of(Outcome::Known),
            left: counts.of(Outcome::Left),
            barred: counts.of(Outcome::Barred),
            forgotten: counts.of(Outcome::Forgotten),
            faulty: counts.of(Outcome::Faulty),
        }
    }
}

impl From<(Import, String)> for ImportOfReaders {
    fn from((import, list): (Import, String)) -> Self {
        let text = |at: Option<UtcTime>| at.map(|at| at.to_string());
        Self {
            id: import.id,
            list,
            state: import.state.as_str(),
            file_name: import.file_name,
            file_bytes: import.file_bytes,
            file_sha256: import.file_sha256,
            encoding: import.encoding,
            program: import.program.as_str(),
            columns: import.columns,
            mapping: import
                .mapping
                .into_iter()
                .map(|field| field.map(Field::as_str))
                .collect(),
            topics: import.defaults.topics,
            cadence: import.defaults.cadence,
            language: import.defaults.language,
            time_zone: import.defaults.time_zone,
            declaration: import.declaration.map(|said| DeclarationOfConsent {
                source: said.source,
                proof: said.proof.as_str(),
                terms_version: said.terms_version,
                wording: said.wording,
                agreed_at: text(said.agreed_at),
                basis: said.basis.as_str(),
                responsible: said.responsible,
            }),
            expected: import.expected.into(),
            counts: import.counts.into(),
            faults: import.faults,
            failure: import.failure,
            operator: import.operator,
            created_at: import.created_at.to_string(),
            started_at: text(import.started_at),
            ended_at: text(import.ended_at),
        }
    }
}

impl From<ImportPage> for ImportWithPreview {
    fn from(page: ImportPage) -> Self {
        Self {
            import: (page.import, page.list.slug).into(),
            preview: page.preview,
            imported_before_at: page.before.map(|at| at.to_string()),
            to_ask: page.to_ask,
            percent: page.percent,
        }
    }
}

impl From<FaultOfRow> for FaultyRow {
    fn from(row: FaultOfRow) -> Self {
        Self {
            line: row.line,
            problem: Fault::from_name(&row.fault).map_or("", Fault::in_words),
            fault: row.fault,
            value: row.value,
        }
    }
}
