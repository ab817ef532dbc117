//! Issues, the articles they carry and the variants they are rendered in.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::columns::Names;
use super::schema::{issue_articles, issues, variants};
use super::{Ledger, StoreError};
use crate::domain::delivery::DeliveryState;
use crate::domain::issue::{IssueState, Origin, SkipReason};
use crate::domain::time::UtcTime;

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
    /// How many articles it carries.
    pub article_count: i32,
    /// How many deliveries were planned.
    pub planned_count: i64,
    /// When it was planned.
    pub created_at: UtcTime,
    /// When it finished, was cancelled or was skipped.
    pub ended_at: Option<UtcTime>,
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
    /// The slot that it fills.
    pub slot_at: UtcTime,
    /// Where its window begins.
    pub window_start: UtcTime,
    /// Where its window ends.
    pub window_end: UtcTime,
    /// Why it brings no letters, if it does not.
    pub skip_reason: Option<SkipReason>,
    /// When it is planned.
    pub created_at: UtcTime,
}

/// The words of an issue for the readers who chose the same topics.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = variants)]
pub struct Variant {
    /// Its number in the ledger.
    pub id: i64,
    /// Its issue; none for a test letter.
    pub issue_id: Option<i64>,
    /// The list that sends it.
    pub list_id: i64,
    /// The chosen topics; none means all.
    pub topics: Names,
    /// The subject, once rendered.
    pub subject: Option<String>,
    /// The preheader, once rendered.
    pub preheader: Option<String>,
    /// The HTML, once rendered.
    pub html: Option<String>,
    /// The plain text, once rendered.
    pub body_text: Option<String>,
}

/// Writes an issue and returns its number.
pub fn insert(ledger: &mut Ledger, issue: &NewIssue) -> Result<i64, StoreError> {
    let (state, ended_at) = match issue.skip_reason {
        Some(_) => (IssueState::Skipped, Some(issue.created_at)),
        None => (IssueState::Sending, None),
    };
    let id = diesel::insert_into(issues::table)
        .values((
            issues::list_id.eq(issue.list_id),
            issues::schedule_id.eq(issue.schedule_id),
            issues::origin.eq(issue.origin.as_str()),
            issues::slot_at.eq(issue.slot_at.micros()),
            issues::window_start.eq(issue.window_start.micros()),
            issues::window_end.eq(issue.window_end.micros()),
            issues::state.eq(state.as_str()),
            issues::skip_reason.eq(issue.skip_reason.map(SkipReason::as_str)),
            issues::article_count.eq(0),
            issues::planned_count.eq(0),
            issues::created_at.eq(issue.created_at.micros()),
            issues::ended_at.eq(ended_at.map(UtcTime::micros)),
        ))
        .returning(issues::id)
        .get_result(ledger)?;
    Ok(id)
}

/// Notes how much was planned.
pub fn set_counts(
    ledger: &mut Ledger,
    id: i64,
    articles: i32,
    deliveries: i64,
) -> Result<(), StoreError> {
    diesel::update(issues::table.find(id))
        .set((
            issues::article_count.eq(articles),
            issues::planned_count.eq(deliveries),
        ))
        .execute(ledger)?;
    Ok(())
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

#[derive(QueryableByName)]
struct Chosen {
    #[diesel(sql_type = Text)]
    topics: Names,
}

/// The combinations of topics that a list's active, unsuppressed readers chose.
pub fn chosen_topics(ledger: &mut Ledger, list: i64) -> Result<Vec<Vec<String>>, StoreError> {
    let rows: Vec<Chosen> =
        diesel::sql_query(
            "SELECT DISTINCT s.topics FROM subscriptions s JOIN subscribers p ON p.id = s.subscriber_id \
             WHERE s.list_id = $1 AND s.state = 'active' \
               AND NOT EXISTS (SELECT 1 FROM suppressions x WHERE x.address_key = p.address_key) \
             ORDER BY s.topics",
        )
        .bind::<BigInt, _>(list)
        .load(ledger)?;
    Ok(rows.into_iter().map(|row| row.topics.0).collect())
}

/// Adds a variant; `issue` is none for a test letter.
pub fn insert_variant(
    ledger: &mut Ledger,
    list: i64,
    issue: Option<i64>,
    topics: &[String],
    articles: i32,
) -> Result<i64, StoreError> {
    let id = diesel::insert_into(variants::table)
        .values((
            variants::list_id.eq(list),
            variants::issue_id.eq(issue),
            variants::topics.eq(super::json(topics)),
            variants::article_count.eq(articles),
        ))
        .returning(variants::id)
        .get_result(ledger)?;
    Ok(id)
}

/// The variant with this number.
pub fn variant(ledger: &mut Ledger, id: i64) -> Result<Variant, StoreError> {
    Ok(variants::table
        .find(id)
        .select(Variant::as_select())
        .first(ledger)?)
}

/// Keeps the rendered words of a variant, unless somebody else rendered it first.
pub fn keep_rendered(
    ledger: &mut Ledger,
    id: i64,
    [subject, preheader, html, text]: [&str; 4],
    now: UtcTime,
) -> Result<(), StoreError> {
    diesel::update(
        variants::table
            .find(id)
            .filter(variants::rendered_at.is_null()),
    )
    .set((
        variants::subject.eq(subject),
        variants::preheader.eq(preheader),
        variants::html.eq(html),
        variants::body_text.eq(text),
        variants::rendered_at.eq(now.micros()),
    ))
    .execute(ledger)?;
    Ok(())
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

/// Moves an issue from one state to another; says whether it was in `from`.
pub fn advance(
    ledger: &mut Ledger,
    id: i64,
    from: IssueState,
    to: IssueState,
    now: UtcTime,
) -> Result<bool, StoreError> {
    let ended_at =
        (!matches!(to, IssueState::Sending | IssueState::Paused)).then_some(now.micros());
    let moved = diesel::update(
        issues::table
            .find(id)
            .filter(issues::state.eq(from.as_str())),
    )
    .set((issues::state.eq(to.as_str()), issues::ended_at.eq(ended_at)))
    .execute(ledger)?;
    Ok(moved > 0)
}

/// Finishes every issue that has no open delivery left; returns their numbers.
pub fn finish_done(ledger: &mut Ledger, now: UtcTime) -> Result<Vec<i64>, StoreError> {
    #[derive(QueryableByName)]
    struct Id {
        #[diesel(sql_type = BigInt)]
        id: i64,
    }
    let rows: Vec<Id> = diesel::sql_query(
        "UPDATE issues SET state = 'finished', ended_at = $1 \
         WHERE state = 'sending' AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.issue_id = issues.id \
           AND d.state IN ('queued', 'sending', 'deferred', 'in_doubt')) \
         RETURNING id",
    )
    .bind::<BigInt, _>(now.micros())
    .load(ledger)?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// How many deliveries stand in each state.
#[derive(Debug, Clone, QueryableByName, serde::Serialize)]
pub struct StateCount {
    /// The state.
    #[diesel(sql_type = Text)]
    pub state: DeliveryState,
    /// How many.
    #[diesel(sql_type = BigInt)]
    pub count: i64,
}

/// The deliveries of an issue, counted by state.
pub fn tally(ledger: &mut Ledger, issue: i64) -> Result<Vec<StateCount>, StoreError> {
    Ok(diesel::sql_query(
        "SELECT state, COUNT(*) AS count FROM deliveries WHERE issue_id = $1 GROUP BY state ORDER BY state",
    )
    .bind::<BigInt, _>(issue)
    .load(ledger)?)
}
