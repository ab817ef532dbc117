//! Letters that operators sent to addresses of their choice for a look at an issue. Each is a delivery without a
//! reader: nothing that happens to it changes what any reader gets.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Nullable, Text};

use super::schema::test_letters;
use super::{Ledger, StoreError};
use crate::domain::address::EmailAddress;
use crate::domain::delivery::DeliveryState;
use crate::domain::time::UtcTime;

/// A test letter and what became of it.
#[derive(Debug, Clone, QueryableByName, serde::Serialize)]
pub struct TestLetter {
    /// The delivery.
    #[diesel(sql_type = BigInt)]
    pub id: i64,
    /// The address.
    #[diesel(sql_type = Text)]
    pub recipient: EmailAddress,
    /// Where it stands.
    #[diesel(sql_type = Text)]
    pub state: DeliveryState,
    /// The last reply's code.
    #[diesel(sql_type = Nullable<Integer>)]
    pub reply_code: Option<i32>,
    /// The last reply's text.
    #[diesel(sql_type = Nullable<Text>)]
    pub reply_text: Option<String>,
    /// Why it ended without being sent.
    #[diesel(sql_type = Nullable<Text>)]
    pub reason: Option<String>,
    /// When it was asked for.
    #[diesel(sql_type = BigInt)]
    pub asked_at: UtcTime,
    /// When it ended.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub settled_at: Option<UtcTime>,
}

/// Notes that a delivery is a test letter of an issue.
pub fn insert(
    ledger: &mut Ledger,
    delivery: i64,
    issue: i64,
    now: UtcTime,
) -> Result<(), StoreError> {
    diesel::insert_into(test_letters::table)
        .values((
            test_letters::delivery_id.eq(delivery),
            test_letters::issue_id.eq(issue),
            test_letters::asked_at.eq(now.micros()),
        ))
        .execute(ledger)?;
    Ok(())
}

/// The test letters of an issue, newest first, at most `limit`.
pub fn of_issue(
    ledger: &mut Ledger,
    issue: i64,
    limit: i64,
) -> Result<Vec<TestLetter>, StoreError> {
    Ok(diesel::sql_query(
        "SELECT d.id, d.recipient, d.state, d.reply_code, d.reply_text, d.reason, t.asked_at, d.settled_at \
         FROM test_letters t JOIN deliveries d ON d.id = t.delivery_id \
         WHERE t.issue_id = $1 ORDER BY t.delivery_id DESC LIMIT $2",
    )
    .bind::<BigInt, _>(issue)
    .bind::<BigInt, _>(limit)
    .load(ledger)?)
}

/// How many test letters were asked for since then.
pub fn since(ledger: &mut Ledger, then: UtcTime) -> Result<i64, StoreError> {
    Ok(test_letters::table
        .filter(test_letters::asked_at.gt(then.micros()))
        .count()
        .get_result(ledger)?)
}
