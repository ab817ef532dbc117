//! Planning an issue chunk by chunk, as the ledger sees it.
//!
//! The cursor (`planned_through`) and the deliveries of a chunk are written in one transaction, and
//! the cursor only by compare-and-set. So whoever goes on with an issue, after a crash or beside
//! another planner, begins exactly behind the last reader that was planned.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::super::deliveries::WRITABLE;
use super::super::schema::{audiences, issue_articles, issues, variants};
use super::super::{Ledger, StoreError};
use super::{Apart, Issue, lock};
use crate::domain::issue::{AudienceOutcome, IssueState, PauseReason, Reach, SkipReason};
use crate::domain::time::UtcTime;
use crate::domain::topics::TopicChoice;

/// The next active subscriptions of a list.
#[derive(Debug, Clone, Copy, Default, QueryableByName)]
pub struct Range {
    /// The last of them; none when there are no more.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub through: Option<i64>,
    /// How many they are.
    #[diesel(sql_type = BigInt)]
    pub rows: i64,
}

/// Which of a list's readers a chunk is about.
#[derive(Debug, Clone)]
pub struct Readers<'a> {
    /// The issue.
    pub issue: &'a Issue,
    /// The cadence that it serves.
    pub cadence: &'a str,
    /// Whether that is the list's default.
    pub is_default: bool,
    /// The zone of readers who have none of their own.
    pub time_zone: &'a str,
    /// The last subscription of the chunk; the first is behind the issue's cursor.
    pub through: i64,
    /// What was sent apart and may be news for some of them.
    pub apart: Vec<Apart>,
}

impl Readers<'_> {
    /// The condition on `s` that all of them meet. Takes the parameters from `$1` to `$5`, and
    /// `bind_readers!` gives them.
    pub(in crate::store) fn condition(&self) -> String {
        let cadence = match (self.issue.reach, self.is_default) {
            // Said so that the parameter is there.
            (Some(Reach::All), _) => "$5 = $5",
            (_, true) => "(s.cadence IS NULL OR s.cadence = $5)",
            (_, false) => "s.cadence = $5",
        };
        let zones = match self.issue.time_zones.0.as_slice() {
            [] => String::new(),
            zones => format!(
                "AND COALESCE(s.time_zone, {}) IN ({})",
                quoted(self.time_zone),
                zones
                    .iter()
                    .map(|zone| quoted(zone))
                    .collect::<Vec<_>>()
                    .join(",")
            ),
        };
        format!(
            "s.list_id = $1 AND s.state = 'active' AND s.id > $2 AND s.id <= $3 AND s.confirmed_at <= $4 \
             AND {cadence} {zones}"
        )
    }
}

/// The name of a time zone for SQL: what no such name can hold is left out.
fn quoted(zone: &str) -> String {
    let plain = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '+');
    let name: String = zone.chars().filter(plain).collect();
    format!("'{name}'")
}

/// Binds what [`Readers::condition`] asks for.
macro_rules! bind_readers {
    ($query:expr, $readers:expr) => {
        $query
            .bind::<diesel::sql_types::BigInt, _>($readers.issue.list_id)
            .bind::<diesel::sql_types::BigInt, _>($readers.issue.planned_through)
            .bind::<diesel::sql_types::BigInt, _>($readers.through)
            .bind::<diesel::sql_types::BigInt, _>($readers.issue.created_at.micros())
            .bind::<diesel::sql_types::Text, _>($readers.cadence)
    };
}
pub(in crate::store) use bind_readers;

/// All that decides what a reader gets, as it stands in the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Hash, QueryableByName)]
pub struct Choice {
    /// The topics (JSON).
    #[diesel(sql_type = Text)]
    pub topics: String,
    /// Since when they count (JSON).
    #[diesel(sql_type = Text)]
    pub topic_since: String,
    /// The language; empty where the reader has none.
    #[diesel(sql_type = Text)]
    pub language: String,
    /// The last article that the reader was planned for.
    #[diesel(sql_type = BigInt)]
    pub watermark: i64,
    /// The issues, each with a comma before it, that brought the reader an article apart.
    #[diesel(sql_type = Text)]
    pub apart: String,
}

impl Choice {
    /// Whether an issue brought the reader its article apart.
    #[must_use]
    pub fn was_brought_by(&self, issue: i64) -> bool {
        let mut brought = self.apart.split(',');
        brought.any(|number| number.parse() == Ok(issue))
    }

    /// The topics that this means.
    pub fn topic_choice(&self) -> Result<TopicChoice, StoreError> {
        let unreadable = |error: serde_json::Error| StoreError::Unreadable(error.to_string());
        Ok(TopicChoice {
            topics: serde_json::from_str(&self.topics).map_err(unreadable)?,
            since: serde_json::from_str(&self.topic_since).map_err(unreadable)?,
        })
    }
}

/// What the readers of one [`Choice`] get.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Audience {
    /// What it is.
    pub outcome: AudienceOutcome,
    /// The words, for a letter.
    pub variant_id: Option<i64>,
}

/// The issues that are being planned, the oldest first.
pub fn in_planning(ledger: &mut Ledger) -> Result<Vec<Issue>, StoreError> {
    Ok(issues::table
        .filter(issues::state.eq(IssueState::Planning.as_str()))
        .order(issues::id)
        .select(Issue::as_select())
        .load(ledger)?)
}

/// The issue as it stands, if it is being planned; until the transaction ends nobody else plans it.
pub fn lock_planning(ledger: &mut Ledger, id: i64) -> Result<Option<Issue>, StoreError> {
    if let Ledger::Postgres(connection) = ledger {
        // What a chunk needs is looked up by a key. PostgreSQL, which counts neither what is in memory nor what
        // was written a moment ago, would rather read all subscribers, or the whole issue, for every chunk anew.
        connection.batch_execute(
            "SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; SET LOCAL enable_bitmapscan = off",
        )?;
    }
    Ok(lock(ledger, id)?.filter(|issue| issue.state == IssueState::Planning))
}

/// The next active subscriptions of a list above `after`, at most `limit`, whatever their cadence.
pub fn next_range(
    ledger: &mut Ledger,
    list: i64,
    after: i64,
    limit: i64,
) -> Result<Range, StoreError> {
    Ok(diesel::sql_query(
        "SELECT MAX(id) AS through, COUNT(*) AS rows FROM ( \
           SELECT s.id FROM subscriptions s \
           WHERE s.list_id = $1 AND s.state = 'active' AND s.id > $2 ORDER BY s.id LIMIT $3) next",
    )
    .bind::<BigInt, _>(list)
    .bind::<BigInt, _>(after)
    .bind::<BigInt, _>(limit)
    .get_result(ledger)?)
}

/// The choices among these readers that the issue has no audience for yet.
pub fn unknown_choices(
    ledger: &mut Ledger,
    readers: &Readers<'_>,
) -> Result<Vec<Choice>, StoreError> {
    let query = diesel::sql_query(format!(
        "SELECT c.topics, c.topic_since, c.language, c.watermark, c.apart FROM ( \
           SELECT DISTINCT s.topics, s.topic_since, COALESCE(s.language, '') AS language, s.watermark, {} AS apart \
           FROM subscriptions s WHERE {} AND s.watermark < $6) c \
         WHERE NOT EXISTS (SELECT 1 FROM audiences a WHERE a.issue_id = $7 AND a.topics = c.topics \
           AND a.topic_since = c.topic_since AND a.language = c.language AND a.watermark = c.watermark \
           AND a.apart = c.apart) \
         ORDER BY c.topics, c.topic_since, c.language, c.watermark, c.apart",
        Apart::brought(&readers.apart),
        readers.condition()
    ));
    Ok(bind_readers!(query, readers)
        .bind::<BigInt, _>(readers.issue.through_number)
        .bind::<BigInt, _>(readers.issue.id)
        .load(ledger)?)
}

/// The choices among these readers, as far as they may be written to, and how many made each.
pub fn counted_choices(
    ledger: &mut Ledger,
    readers: &Readers<'_>,
) -> Result<Vec<(Choice, i64)>, StoreError> {
    #[derive(QueryableByName)]
    struct Counted {
        #[diesel(embed)]
        choice: Choice,
        #[diesel(sql_type = BigInt)]
        readers: i64,
    }
    let query = diesel::sql_query(format!(
        "SELECT c.topics, c.topic_since, c.language, c.watermark, c.apart, COUNT(*) AS readers FROM ( \
           SELECT s.topics, s.topic_since, COALESCE(s.language, '') AS language, s.watermark, {} AS apart \
           FROM subscriptions s JOIN subscribers p ON p.id = s.subscriber_id \
           WHERE {} AND s.watermark < $6 AND {WRITABLE}) c \
         GROUP BY c.topics, c.topic_since, c.language, c.watermark, c.apart",
        Apart::brought(&readers.apart),
        readers.condition()
    ));
    let rows: Vec<Counted> = bind_readers!(query, readers)
        .bind::<BigInt, _>(readers.issue.through_number)
        .load(ledger)?;
    Ok(rows
        .into_iter()
        .map(|row| (row.choice, row.readers))
        .collect())
}

/// Writes down what the readers of one choice get.
pub fn add_audience(
    ledger: &mut Ledger,
    issue: i64,
    choice: &Choice,
    audience: Audience,
) -> Result<(), StoreError> {
    diesel::insert_into(audiences::table)
        .values((
            audiences::issue_id.eq(issue),
            audiences::topics.eq(&choice.topics),
            audiences::topic_since.eq(&choice.topic_since),
            audiences::language.eq(&choice.language),
            audiences::watermark.eq(choice.watermark),
            audiences::apart.eq(&choice.apart),
            audiences::outcome.eq(audience.outcome.as_str()),
            audiences::variant_id.eq(audience.variant_id),
        ))
        .execute(ledger)?;
    Ok(())
}

/// The choices among an issue's audiences in which single topics count only since some article, and whose
/// readers were planned.
pub fn dated_choices(ledger: &mut Ledger, issue: i64) -> Result<Vec<Choice>, StoreError> {
    Ok(diesel::sql_query(
        "SELECT DISTINCT topics, topic_since, '' AS language, CAST(0 AS BIGINT) AS watermark, '' AS apart FROM audiences \
         WHERE issue_id = $1 AND topic_since <> '{}' AND outcome <> 'too_few'",
    )
    .bind::<BigInt, _>(issue)
    .load(ledger)?)
}

/// Brings a choice of topics into its shortest form for those of a chunk's readers who were planned now.
pub fn settle_topics(
    ledger: &mut Ledger,
    readers: &Readers<'_>,
    topics: &str,
    [before, after]: [&str; 2],
) -> Result<(), StoreError> {
    diesel::sql_query(
        "UPDATE subscriptions SET topic_since = $1 WHERE list_id = $2 AND state = 'active' AND id > $3 AND id <= $4 \
           AND topics = $5 AND topic_since = $6 AND watermark = $7",
    )
    .bind::<Text, _>(after)
    .bind::<BigInt, _>(readers.issue.list_id)
    .bind::<BigInt, _>(readers.issue.planned_through)
    .bind::<BigInt, _>(readers.through)
    .bind::<Text, _>(topics)
    .bind::<Text, _>(before)
    .bind::<BigInt, _>(readers.issue.through_number)
    .execute(ledger)?;
    Ok(())
}

/// Moves the cursor of an issue on, and counts; says whether it stood where it was read.
pub fn note_chunk(
    ledger: &mut Ledger,
    issue: &Issue,
    through: i64,
    planned: i64,
) -> Result<bool, StoreError> {
    let unchanged = issues::table
        .find(issue.id)
        .filter(issues::state.eq(IssueState::Planning.as_str()))
        .filter(issues::planned_through.eq(issue.planned_through));
    let moved = diesel::update(unchanged)
        .set((
            issues::planned_through.eq(through),
            issues::planned_count.eq(issues::planned_count + planned),
        ))
        .execute(ledger)?;
    Ok(moved > 0)
}

/// Ends the planning of an issue: it is sent from now on, or waits for an operator for a reason.
pub fn end_planning(
    ledger: &mut Ledger,
    id: i64,
    waits: Option<(PauseReason, &str)>,
    now: UtcTime,
) -> Result<(), StoreError> {
    let to = match waits {
        Some(_) => IssueState::Paused,
        None => IssueState::Sending,
    };
    let ended = diesel::update(
        issues::table
            .find(id)
            .filter(issues::state.eq(IssueState::Planning.as_str())),
    )
    .set((
        issues::state.eq(to.as_str()),
        issues::pause_reason.eq(waits.map(|(reason, _)| reason.as_str())),
        issues::pause_note.eq(waits.map(|(_, note)| note)),
        issues::planned_at.eq(now.micros()),
    ))
    .execute(ledger)?;
    if let Some((reason, _)) = waits.filter(|_| ended > 0) {
        super::note_pause(ledger, id, reason, now)?;
    }
    Ok(())
}

/// Ends the planning of an issue that has nobody to be sent to. Who was left out of it stays where they are.
pub fn skip_for_want_of_readers(
    ledger: &mut Ledger,
    id: i64,
    now: UtcTime,
) -> Result<(), StoreError> {
    diesel::delete(audiences::table.filter(audiences::issue_id.eq(id))).execute(ledger)?;
    diesel::delete(variants::table.filter(variants::issue_id.eq(id))).execute(ledger)?;
    diesel::delete(issue_articles::table.filter(issue_articles::issue_id.eq(id)))
        .execute(ledger)?;
    diesel::update(
        issues::table
            .find(id)
            .filter(issues::state.eq(IssueState::Planning.as_str())),
    )
    .set((
        issues::state.eq(IssueState::Skipped.as_str()),
        issues::skip_reason.eq(SkipReason::NobodyToWriteTo.as_str()),
        issues::article_count.eq(0),
        issues::ended_at.eq(now.micros()),
    ))
    .execute(ledger)?;
    Ok(())
}
