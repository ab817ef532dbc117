//! Counting the deliveries of an issue without reading those that simply went out.
//!
//! Of a million deliveries nearly all are queued or sent. So only the others are counted: what is
//! waiting, by the index `deliveries_due`, what ended otherwise or is put off, by the index
//! `deliveries_exceptions`, and what is under way, by `deliveries_under_way`. Queued is what is left
//! of the waiting ones, and sent is what is left of those planned. One statement sees one moment, so the
//! sum is always the number planned.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

use super::super::schema::issues;
use super::super::{Ledger, StoreError};
use crate::domain::delivery::DeliveryState;
use crate::domain::issue::IssueState;
use crate::domain::time::UtcTime;

/// What the index of exceptions holds: its `WHERE` word for word, because `SQLite` looks for that.
const EXCEPTION: &str = "state NOT IN ('queued', 'sending', 'sent')";
/// The `WHERE` of the index of what is due.
const WAITING: &str = "state IN ('queued', 'deferred', 'in_doubt')";

/// The deliveries of one issue by state; their sum is `planned`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// Written down so far.
    pub planned: i64,
    /// Not tried yet.
    pub queued: i64,
    /// In a dialogue, or about to be.
    pub sending: i64,
    /// The relay took them.
    pub sent: i64,
    /// Put off by the relay; they are tried again.
    pub deferred: i64,
    /// Refused for good.
    pub rejected: i64,
    /// Taken, and returned later.
    pub bounced: i64,
    /// Left out because the address is suppressed.
    pub skipped: i64,
    /// The reader left, or the issue was cancelled.
    pub cancelled: i64,
    /// Not sent within the letter's lifetime.
    pub expired: i64,
    /// Handed over, and no answer was recorded; those held are among them.
    pub in_doubt: i64,
    /// In doubt, and waiting for an operator.
    pub held: i64,
}

/// How many deliveries stand in one state.
#[derive(Debug, Clone, serde::Serialize)]
pub struct StateCount {
    /// The state.
    pub state: DeliveryState,
    /// How many.
    pub count: i64,
}

impl Counts {
    /// How many stand in this state.
    #[must_use]
    pub fn of(&self, state: DeliveryState) -> i64 {
        match state {
            DeliveryState::Queued => self.queued,
            DeliveryState::Sending => self.sending,
            DeliveryState::Sent => self.sent,
            DeliveryState::Deferred => self.deferred,
            DeliveryState::Rejected => self.rejected,
            DeliveryState::Bounced => self.bounced,
            DeliveryState::Skipped => self.skipped,
            DeliveryState::Cancelled => self.cancelled,
            DeliveryState::Expired => self.expired,
            DeliveryState::InDoubt => self.in_doubt,
        }
    }

    /// Those that something may still happen to.
    #[must_use]
    pub fn open(&self) -> i64 {
        self.queued + self.sending + self.deferred + self.in_doubt
    }

    /// The states that any delivery stands in, by name.
    #[must_use]
    pub fn states(&self) -> Vec<StateCount> {
        let mut states: Vec<StateCount> = DeliveryState::ALL
            .iter()
            .map(|&state| StateCount {
                state,
                count: self.of(state),
            })
            .filter(|one| one.count > 0)
            .collect();
        states.sort_by_key(|one| one.state.as_str());
        states
    }

    /// Adds the deliveries of another issue.
    pub fn add(&mut self, other: &Self) {
        self.planned += other.planned;
        self.queued += other.queued;
        self.sending += other.sending;
        self.sent += other.sent;
        self.deferred += other.deferred;
        self.rejected += other.rejected;
        self.bounced += other.bounced;
        self.skipped += other.skipped;
        self.cancelled += other.cancelled;
        self.expired += other.expired;
        self.in_doubt += other.in_doubt;
        self.held += other.held;
    }
}

/// What is counted; the rest is left over.
#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = BigInt)]
    planned: i64,
    #[diesel(sql_type = BigInt)]
    waiting: i64,
    #[diesel(sql_type = BigInt)]
    sending: i64,
    #[diesel(sql_type = BigInt)]
    deferred: i64,
    #[diesel(sql_type = BigInt)]
    rejected: i64,
    #[diesel(sql_type = BigInt)]
    bounced: i64,
    #[diesel(sql_type = BigInt)]
    skipped: i64,
    #[diesel(sql_type = BigInt)]
    cancelled: i64,
    #[diesel(sql_type = BigInt)]
    expired: i64,
    #[diesel(sql_type = BigInt)]
    in_doubt: i64,
    #[diesel(sql_type = BigInt)]
    held: i64,
}

impl Counted {
    fn with_what_is_left(&self) -> Counts {
        let ended_otherwise =
            self.rejected + self.bounced + self.skipped + self.cancelled + self.expired;
        Counts {
            planned: self.planned,
            queued: self.waiting - self.deferred - self.in_doubt,
            sending: self.sending,
            sent: self.planned - self.waiting - self.sending - ended_otherwise,
            deferred: self.deferred,
            rejected: self.rejected,
            bounced: self.bounced,
            skipped: self.skipped,
            cancelled: self.cancelled,
            expired: self.expired,
            in_doubt: self.in_doubt,
            held: self.held,
        }
    }
}

/// Counts the deliveries of an issue. An issue that is not there has none.
///
/// The subtraction is not left to the databases: both would count every term again in every place
/// where it is used.
pub fn count(ledger: &mut Ledger, issue: i64) -> Result<Counts, StoreError> {
    let waiting = from(ledger, "deliveries_due");
    let exceptions = from(ledger, "deliveries_exceptions");
    let of = |state: &str, more: &str| {
        format!(
            "(SELECT COUNT(*) {exceptions} WHERE issue_id = i.id AND state = '{state}' AND {EXCEPTION}{more})"
        )
    };
    // The plus keeps both databases from looking through the whole issue for the few under way.
    let sql = format!(
        "SELECT i.planned_count AS planned, \
           (SELECT COUNT(*) {waiting} WHERE issue_id = i.id AND {WAITING}) AS waiting, \
           (SELECT COUNT(*) FROM deliveries WHERE +issue_id = i.id AND state = 'sending') AS sending, \
           {} AS deferred, {} AS rejected, {} AS bounced, {} AS skipped, {} AS cancelled, {} AS expired, \
           {} AS in_doubt, {} AS held \
         FROM issues i WHERE i.id = $1",
        of("deferred", ""),
        of("rejected", ""),
        of("bounced", ""),
        of("skipped", ""),
        of("cancelled", ""),
        of("expired", ""),
        of("in_doubt", ""),
        of("in_doubt", " AND due_at IS NULL"),
    );
    let counted: Option<Counted> = diesel::sql_query(sql)
        .bind::<BigInt, _>(issue)
        .get_result(ledger)
        .optional()?;
    Ok(counted.map_or_else(Counts::default, |counted| counted.with_what_is_left()))
}

/// `FROM deliveries`, with the index named where `SQLite` reads it: without statistics that would take
/// the index which keeps readers apart, and walk over every delivery of the issue.
fn from(ledger: &Ledger, index: &str) -> String {
    match ledger {
        Ledger::Sqlite(_) => format!("FROM deliveries INDEXED BY {index}"),
        Ledger::Postgres(_) => "FROM deliveries".to_owned(),
    }
}

/// The deliveries of all issues that have not ended, taken together.
pub fn under_way(ledger: &mut Ledger) -> Result<Counts, StoreError> {
    let open: Vec<i64> = issues::table
        .filter(issues::ended_at.is_null())
        .select(issues::id)
        .load(ledger)?;
    let mut all = Counts::default();
    for issue in open {
        all.add(&count(ledger, issue)?);
    }
    Ok(all)
}

/// How many deliveries were ever planned for issues.
pub fn planned_in_all(ledger: &mut Ledger) -> Result<i64, StoreError> {
    #[derive(QueryableByName)]
    struct Sum {
        #[diesel(sql_type = BigInt)]
        planned: i64,
    }
    let sum: Sum = diesel::sql_query(
        "SELECT CAST(COALESCE(SUM(planned_count), 0) AS BIGINT) AS planned FROM issues",
    )
    .get_result(ledger)?;
    Ok(sum.planned)
}

/// How many issues stand in each state; only states that an issue stands in.
pub fn by_state(ledger: &mut Ledger) -> Result<Vec<(IssueState, i64)>, StoreError> {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = Text)]
        state: IssueState,
        #[diesel(sql_type = BigInt)]
        count: i64,
    }
    let rows: Vec<Row> =
        diesel::sql_query("SELECT state, COUNT(*) AS count FROM issues GROUP BY state")
            .load(ledger)?;
    Ok(rows.into_iter().map(|row| (row.state, row.count)).collect())
}

/// Open letters that belong to no issue: confirmations, welcomes, farewells and test letters.
#[derive(Debug, Clone, Copy, Default, QueryableByName)]
pub struct SingleLetters {
    #[diesel(sql_type = BigInt)]
    waiting: i64,
    /// In a dialogue, or about to be.
    #[diesel(sql_type = BigInt)]
    pub sending: i64,
    /// Put off by the relay.
    #[diesel(sql_type = BigInt)]
    pub deferred: i64,
    /// In doubt; those held are among them.
    #[diesel(sql_type = BigInt)]
    pub in_doubt: i64,
    /// In doubt, and waiting for an operator.
    #[diesel(sql_type = BigInt)]
    pub held: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    oldest_confirmation: Option<i64>,
}

impl SingleLetters {
    /// Not tried yet.
    #[must_use]
    pub fn queued(&self) -> i64 {
        self.waiting - self.deferred - self.in_doubt
    }

    /// When the oldest confirmation letter that is still open was written down.
    #[must_use]
    pub fn oldest_confirmation(&self) -> Option<UtcTime> {
        self.oldest_confirmation.map(UtcTime::from_micros)
    }
}

/// Counts the open letters that belong to no issue.
pub fn single_letters(ledger: &mut Ledger) -> Result<SingleLetters, StoreError> {
    let waiting = from(ledger, "deliveries_due");
    let exceptions = from(ledger, "deliveries_exceptions");
    let put_off = |state: &str, more: &str| {
        format!(
            "(SELECT COUNT(*) {exceptions} WHERE issue_id IS NULL AND state = '{state}' AND {EXCEPTION}{more})"
        )
    };
    let sql = format!(
        "SELECT (SELECT COUNT(*) {waiting} WHERE issue_id IS NULL AND {WAITING}) AS waiting, \
           (SELECT MIN(created_at) {waiting} WHERE issue_id IS NULL AND letter = 'confirm' AND {WAITING}) \
             AS oldest_confirmation, \
           (SELECT COUNT(*) FROM deliveries WHERE +issue_id IS NULL AND state = 'sending') AS sending, \
           {} AS deferred, {} AS in_doubt, {} AS held",
        put_off("deferred", ""),
        put_off("in_doubt", ""),
        put_off("in_doubt", " AND due_at IS NULL"),
    );
    Ok(diesel::sql_query(sql).get_result(ledger)?)
}
