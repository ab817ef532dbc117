//! Issues, the articles they carry and the variants they are rendered in.

mod apart;
mod archive;
mod counting;
mod editing;
mod listing;
mod pauses;
mod planning;
mod variants;

use std::collections::BTreeSet;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable};

use super::columns::{Names, json};
use super::schema::{articles, issue_articles, issues};
use super::{Ledger, StoreError};
use crate::domain::editorial::Going;
use crate::domain::issue::{IssueState, Origin, PauseReason, Reach, SkipReason};
use crate::domain::time::UtcTime;

pub use apart::{Apart, broken, sent_apart};
pub use archive::{archived, headlines, newest_archived};
pub use counting::{
    Counts, SingleLetters, StateCount, by_state, count, planned_in_all, single_letters, under_way,
};
pub use editing::{
    Carried, any_due, approve, as_titled, carried, go_due, held_too_long, let_wait, lock,
    note_told, set_carried, set_words, untold,
};
pub use listing::{IssueFilter, counts_of_ended, has_open_letters, in_span, listed, reopen};
pub use pauses::{note_pause, pauses};
pub(in crate::store) use planning::bind_readers;
pub use planning::{
    Audience, Choice, Range, Readers, add_audience, counted_choices, dated_choices, end_planning,
    in_planning, lock_planning, next_range, note_chunk, settle_topics, skip_for_want_of_readers,
    unknown_choices,
};

pub use variants::{
    NewVariant, Variant, VariantCosts, insert_variant, keep_rendered, shared_variant, variant,
    variant_costs,
};

/// One run of a schedule.
#[derive(Debug, Clone, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = issues)]
pub struct Issue {
    /// Its number in the ledger.
    pub id: i64,
    /// The list.
    pub list_id: i64,
    /// The schedule.
    pub schedule_id: i64,
    /// What made it.
    pub origin: Origin,
    /// Whom its one article is for, where it is sent apart.
    pub reach: Option<Reach>,
    /// The slot that it fills.
    pub slot_at: UtcTime,
    /// Where its window begins (included).
    pub window_start: UtcTime,
    /// Where its window ends (excluded).
    pub window_end: UtcTime,
    /// Where it stands.
    pub state: IssueState,
    /// Why it brought no letters.
    pub skip_reason: Option<SkipReason>,
    /// Why it waits, while it is paused.
    pub pause_reason: Option<PauseReason>,
    /// More about that, in words.
    pub pause_note: Option<String>,
    /// The list's last released article when it was made.
    pub through_number: i64,
    /// The readers' zones that it is for; none means all.
    pub time_zones: Names,
    /// Whether, when it is cancelled, its articles come with its readers' next issue.
    pub rolls_over: bool,
    /// An editor's own subject.
    pub subject: Option<String>,
    /// An editor's own preheader.
    pub preheader: Option<String>,
    /// Markdown above the articles.
    pub intro: String,
    /// How many articles it carries.
    pub article_count: i32,
    /// How many deliveries were planned so far.
    pub planned_count: i64,
    /// The last subscription that planning has seen.
    pub planned_through: i64,
    /// When it was made.
    pub created_at: UtcTime,
    /// When it goes by itself, while it is held and may do so.
    pub goes_at: Option<UtcTime>,
    /// Since when it may be planned.
    pub approved_at: Option<UtcTime>,
    /// When its last delivery was written down; nothing of it is sent before.
    pub planned_at: Option<UtcTime>,
    /// When an operator last let it go on.
    pub resumed_at: Option<UtcTime>,
    /// When it finished, was cancelled or was skipped.
    pub ended_at: Option<UtcTime>,
}

impl Issue {
    /// How old its letters are: as old as the issue, unless it was held and approved later.
    #[must_use]
    pub fn letters_at(&self) -> UtcTime {
        self.approved_at.unwrap_or(self.created_at)
    }

    /// What an operator can do about it, where it waits for one.
    #[must_use]
    pub fn remedy(&self) -> Option<&'static str> {
        if self.state == IssueState::Held {
            return Some("look at it, change it if need be, then approve or cancel it");
        }
        match self.skip_reason {
            Some(SkipReason::TooOld) => Some(
                "its slot was missed by too much; its articles come with the next issue, or now with: postrider issue send-now",
            ),
            _ => self.pause_reason.map(PauseReason::remedy),
        }
    }
}

/// What makes an issue.
#[derive(Debug, Clone)]
pub struct NewIssue {
    /// The list.
    pub list_id: i64,
    /// The schedule.
    pub schedule_id: i64,
    /// What makes it.
    pub origin: Origin,
    /// Whom its one article is for, where it is sent apart.
    pub reach: Option<Reach>,
    /// The slot that it fills.
    pub slot_at: UtcTime,
    /// Where its window begins.
    pub window_start: UtcTime,
    /// Where its window ends.
    pub window_end: UtcTime,
    /// Why it brings no letters, if it does not.
    pub skip_reason: Option<SkipReason>,
    /// The list's last released article.
    pub through_number: i64,
    /// The readers' zones that it is for; none means all.
    pub time_zones: Vec<String>,
    /// When it goes, if it brings letters.
    pub going: Going,
    /// Markdown above the articles.
    pub intro: String,
    /// How many articles it carries.
    pub article_count: i32,
    /// When it is made.
    pub created_at: UtcTime,
}

/// Writes an issue and returns its number.
pub fn insert(ledger: &mut Ledger, issue: &NewIssue) -> Result<i64, StoreError> {
    let state = match (issue.skip_reason, issue.going) {
        (Some(_), _) => IssueState::Skipped,
        (None, Going::AtOnce) => IssueState::Planning,
        (None, Going::WhenApproved | Going::UnlessStopped { .. }) => IssueState::Held,
    };
    let goes_at = match issue.going {
        Going::UnlessStopped { at } if state == IssueState::Held => Some(at.micros()),
        _ => None,
    };
    let made = issue.created_at.micros();
    let id = diesel::insert_into(issues::table)
        .values((
            issues::list_id.eq(issue.list_id),
            issues::schedule_id.eq(issue.schedule_id),
            issues::origin.eq(issue.origin.as_str()),
            issues::reach.eq(issue.reach.map(Reach::as_str)),
            issues::slot_at.eq(issue.slot_at.micros()),
            issues::window_start.eq(issue.window_start.micros()),
            issues::window_end.eq(issue.window_end.micros()),
            issues::state.eq(state.as_str()),
            issues::skip_reason.eq(issue.skip_reason.map(SkipReason::as_str)),
            issues::through_number.eq(issue.through_number),
            issues::time_zones.eq(json(&issue.time_zones)),
            issues::article_count.eq(issue.article_count),
            issues::planned_count.eq(0),
            issues::intro.eq(&issue.intro),
            issues::created_at.eq(made),
            issues::goes_at.eq(goes_at),
            issues::approved_at.eq((state == IssueState::Planning).then_some(made)),
            issues::ended_at.eq((state == IssueState::Skipped).then_some(made)),
        ))
        .returning(issues::id)
        .get_result(ledger)?;
    Ok(id)
}

/// Puts articles into an issue, in this order.
pub fn insert_articles(
    ledger: &mut Ledger,
    issue: i64,
    schedule: i64,
    articles: &[i64],
) -> Result<(), StoreError> {
    for (position, article) in articles.iter().enumerate() {
        diesel::insert_into(issue_articles::table)
            .values((
                issue_articles::issue_id.eq(issue),
                issue_articles::schedule_id.eq(schedule),
                issue_articles::article_id.eq(article),
                issue_articles::position.eq(i32::try_from(position).unwrap_or(i32::MAX)),
            ))
            .execute(ledger)?;
    }
    Ok(())
}

/// The topics that the articles of an issue carry, each once, in alphabetical order.
pub fn topics_carried(ledger: &mut Ledger, issue: i64) -> Result<Vec<String>, StoreError> {
    let carried: Vec<Names> = issue_articles::table
        .inner_join(articles::table.on(articles::id.eq(issue_articles::article_id)))
        .filter(issue_articles::issue_id.eq(issue))
        .filter(issue_articles::dropped.eq(false))
        .select(articles::topics)
        .load(ledger)?;
    let topics: BTreeSet<String> = carried.into_iter().flat_map(|names| names.0).collect();
    Ok(topics.into_iter().collect())
}

/// The issue with this number.
pub fn by_id(ledger: &mut Ledger, id: i64) -> Result<Option<Issue>, StoreError> {
    Ok(issues::table
        .find(id)
        .select(Issue::as_select())
        .first(ledger)
        .optional()?)
}

/// The newest issues, at most `limit`, of one list or of all.
pub fn newest(
    ledger: &mut Ledger,
    list: Option<i64>,
    limit: i64,
) -> Result<Vec<Issue>, StoreError> {
    let mut query = issues::table
        .order(issues::id.desc())
        .limit(limit)
        .select(Issue::as_select())
        .into_boxed();
    if let Some(list) = list {
        query = query.filter(issues::list_id.eq(list));
    }
    Ok(query.load(ledger)?)
}

/// Whether an issue of a schedule fills this slot.
pub fn fills_slot(
    ledger: &mut Ledger,
    schedule: i64,
    slot_at: UtcTime,
) -> Result<bool, StoreError> {
    let found = issues::table
        .filter(issues::schedule_id.eq(schedule))
        .filter(issues::slot_at.eq(slot_at.micros()));
    Ok(diesel::select(diesel::dsl::exists(found)).get_result(ledger)?)
}

/// Says that an issue that is cancelled leaves its articles to its readers' next issue.
pub fn roll_over(ledger: &mut Ledger, id: i64) -> Result<(), StoreError> {
    diesel::update(issues::table.find(id))
        .set(issues::rolls_over.eq(true))
        .execute(ledger)?;
    Ok(())
}

/// Moves an issue from one state to another, except to `paused`; says whether it was in `from`. One
/// that is let go on after a pause is as young again as on its first day.
pub fn advance(
    ledger: &mut Ledger,
    id: i64,
    from: IssueState,
    to: IssueState,
    now: UtcTime,
) -> Result<bool, StoreError> {
    let there = issues::table
        .find(id)
        .filter(issues::state.eq(from.as_str()));
    let moved = diesel::update(there)
        .set((
            issues::state.eq(to.as_str()),
            issues::pause_reason.eq(None::<&str>),
            issues::pause_note.eq(None::<&str>),
            issues::goes_at.eq(None::<i64>),
            issues::ended_at.eq((!to.is_open()).then_some(now.micros())),
        ))
        .execute(ledger)?;
    if moved > 0 && from == IssueState::Paused && to.is_open() {
        diesel::update(issues::table.find(id))
            .set(issues::resumed_at.eq(now.micros()))
            .execute(ledger)?;
    }
    Ok(moved > 0)
}

/// Pauses an issue and says why; says whether it was in `from`.
pub fn pause(
    ledger: &mut Ledger,
    id: i64,
    from: IssueState,
    reason: PauseReason,
    note: Option<&str>,
    now: UtcTime,
) -> Result<bool, StoreError> {
    let there = issues::table
        .find(id)
        .filter(issues::state.eq(from.as_str()));
    let paused = diesel::update(there)
        .set((
            issues::state.eq(IssueState::Paused.as_str()),
            issues::pause_reason.eq(reason.as_str()),
            issues::pause_note.eq(note),
            issues::goes_at.eq(None::<i64>),
        ))
        .execute(ledger)?;
    if paused > 0 {
        note_pause(ledger, id, reason, now)?;
    }
    Ok(paused > 0)
}

#[derive(QueryableByName)]
struct Lowest {
    #[diesel(sql_type = Nullable<BigInt>)]
    number: Option<i64>,
}

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// Issues under way that were made (or last resumed) before `oldest` and have deliveries that nobody
/// tried to send yet.
pub fn too_old(ledger: &mut Ledger, oldest: UtcTime) -> Result<Vec<i64>, StoreError> {
    // All waiting states are named, so that the index of what is due is used.
    let rows: Vec<Id> = diesel::sql_query(
        "SELECT i.id FROM issues i WHERE i.state = 'sending' AND COALESCE(i.resumed_at, i.created_at) < $1 \
           AND EXISTS (SELECT 1 FROM deliveries d WHERE d.issue_id = i.id AND d.attempts = 0 \
             AND d.state IN ('queued', 'deferred', 'in_doubt') AND d.state = 'queued')",
    )
    .bind::<BigInt, _>(oldest.micros())
    .load(ledger)?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// The issues that are not over, the oldest first.
pub fn open(ledger: &mut Ledger) -> Result<Vec<Issue>, StoreError> {
    let states = [
        IssueState::Held,
        IssueState::Planning,
        IssueState::Sending,
        IssueState::Paused,
    ];
    Ok(issues::table
        .filter(issues::state.eq_any(states.map(IssueState::as_str)))
        .order(issues::id)
        .select(Issue::as_select())
        .load(ledger)?)
}

/// Finishes every issue that has no open delivery left; returns their numbers.
pub fn finish_done(ledger: &mut Ledger, now: UtcTime) -> Result<Vec<i64>, StoreError> {
    // The plus keeps SQLite from reading every delivery there is for the few that are under way.
    const DONE: &str = "state = 'sending' AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.issue_id = issues.id \
           AND d.state IN ('queued', 'deferred', 'in_doubt')) \
           AND id NOT IN (SELECT d.issue_id FROM deliveries d WHERE d.state = 'sending' AND +d.issue_id IS NOT NULL)";
    if let Ledger::Postgres(connection) = ledger {
        // Whoever has letters tried once more holds the issue's row. The update looks again, at what they wrote.
        diesel::sql_query(format!(
            "SELECT id FROM issues WHERE {DONE} ORDER BY id FOR NO KEY UPDATE"
        ))
        .execute(connection)?;
    }
    let rows: Vec<Id> = diesel::sql_query(format!(
        "UPDATE issues SET state = 'finished', ended_at = $1 WHERE {DONE} RETURNING id"
    ))
    .bind::<BigInt, _>(now.micros())
    .load(ledger)?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// The issues whose deliveries may be begun, the oldest first, and when they were made.
pub fn sending(ledger: &mut Ledger) -> Result<Vec<(i64, UtcTime)>, StoreError> {
    let issues: Vec<(i64, i64)> = issues::table
        .filter(issues::state.eq(IssueState::Sending.as_str()))
        .order(issues::id)
        .select((issues::id, issues::created_at))
        .load(ledger)?;
    let made = |(id, created_at)| (id, UtcTime::from_micros(created_at));
    Ok(issues.into_iter().map(made).collect())
}
