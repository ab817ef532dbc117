//! Articles that wait: for their date, or for a person.

use diesel::prelude::*;
use diesel::sql_types::BigInt;

use super::super::schema::articles;
use super::super::{Ledger, StoreError};
use super::Article;
use crate::domain::article::{HeldReason, Standing};
use crate::domain::time::UtcTime;

/// How many articles of a feed wait, and why.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, QueryableByName, serde::Serialize)]
pub struct HeldCount {
    /// For their date.
    #[diesel(sql_type = BigInt)]
    pub future: i64,
    /// For a person.
    #[diesel(sql_type = BigInt)]
    pub flood: i64,
}

/// Whether an article's date has come.
pub fn any_due(ledger: &mut Ledger, now: UtcTime) -> Result<bool, StoreError> {
    let due = articles::table
        .filter(articles::standing.eq(Standing::Held.as_str()))
        .filter(articles::hidden_at.is_null())
        .filter(articles::held_until.le(now.micros()));
    Ok(diesel::select(diesel::dsl::exists(due)).get_result(ledger)?)
}

/// The lists with articles whose date has come, in order.
pub fn lists_due(ledger: &mut Ledger, now: UtcTime) -> Result<Vec<i64>, StoreError> {
    Ok(articles::table
        .filter(articles::standing.eq(Standing::Held.as_str()))
        .filter(articles::hidden_at.is_null())
        .filter(articles::held_until.le(now.micros()))
        .select(articles::list_id)
        .distinct()
        .order(articles::list_id)
        .load(ledger)?)
}

/// The articles of a list whose date has come, at most `limit`.
pub fn due(
    ledger: &mut Ledger,
    list: i64,
    limit: i64,
    now: UtcTime,
) -> Result<Vec<Article>, StoreError> {
    Ok(articles::table
        .filter(articles::list_id.eq(list))
        .filter(articles::standing.eq(Standing::Held.as_str()))
        .filter(articles::hidden_at.is_null())
        .filter(articles::held_until.le(now.micros()))
        .order((articles::held_until, articles::id))
        .limit(limit)
        .select(Article::as_select())
        .load(ledger)?)
}

/// The articles of a feed that wait for a person; what an editor hides waits on.
pub fn flood_of(ledger: &mut Ledger, feed: i64) -> Result<Vec<Article>, StoreError> {
    Ok(articles::table
        .filter(articles::feed_id.eq(feed))
        .filter(articles::held_reason.eq(HeldReason::Flood.as_str()))
        .filter(articles::hidden_at.is_null())
        .order(articles::id)
        .select(Article::as_select())
        .load(ledger)?)
}

/// Lets an article that waits for a person wait for its date instead.
pub fn wait_for_date(ledger: &mut Ledger, id: i64, until: UtcTime) -> Result<(), StoreError> {
    diesel::update(articles::table.find(id))
        .set((
            articles::held_reason.eq(HeldReason::Future.as_str()),
            articles::held_until.eq(until.micros()),
        ))
        .execute(ledger)?;
    Ok(())
}

/// Puts the articles of a feed that wait for a person into the back catalogue; returns how many.
pub fn drop_flood(ledger: &mut Ledger, feed: i64) -> Result<usize, StoreError> {
    let waiting = articles::table
        .filter(articles::feed_id.eq(feed))
        .filter(articles::held_reason.eq(HeldReason::Flood.as_str()));
    Ok(diesel::update(waiting)
        .set((
            articles::standing.eq(Standing::BackCatalogue.as_str()),
            articles::held_reason.eq(None::<String>),
        ))
        .execute(ledger)?)
}

/// How many articles of a feed wait.
pub fn count(ledger: &mut Ledger, feed: i64) -> Result<HeldCount, StoreError> {
    Ok(diesel::sql_query(
        "SELECT COUNT(held_until) AS future, COUNT(*) - COUNT(held_until) AS flood \
         FROM articles WHERE feed_id = $1 AND standing = 'held' AND hidden_at IS NULL",
    )
    .bind::<BigInt, _>(feed)
    .get_result(ledger)?)
}

/// What a feed has brought since an instant, by the dates of its articles as far as they are credible:
/// how many, and the earliest date. Only its first reading and what was seen before `until` count, so that
/// a flood does not make itself usual, and nothing that was dropped.
pub fn brought_since(
    ledger: &mut Ledger,
    feed: i64,
    since: UtcTime,
    until: UtcTime,
) -> Result<(i64, Option<UtcTime>), StoreError> {
    #[derive(QueryableByName)]
    struct Brought {
        #[diesel(sql_type = BigInt)]
        articles: i64,
        #[diesel(sql_type = diesel::sql_types::Nullable<BigInt>)]
        earliest: Option<i64>,
    }
    let brought: Brought = diesel::sql_query(
        "SELECT COUNT(*) AS articles, MIN(dated) AS earliest FROM ( \
           SELECT CASE WHEN published_at < first_seen_at THEN published_at ELSE first_seen_at END AS dated \
           FROM articles WHERE feed_id = $1 AND first_seen_at >= $2 \
             AND ((standing = 'new' AND first_seen_at < $3) OR first_seen_at = \
                  (SELECT MIN(first_seen_at) FROM articles WHERE feed_id = $1))) brought \
         WHERE dated >= $2",
    )
    .bind::<BigInt, _>(feed)
    .bind::<BigInt, _>(since.micros())
    .bind::<BigInt, _>(until.micros())
    .get_result(ledger)?;
    Ok((brought.articles, brought.earliest.map(UtcTime::from_micros)))
}

/// How many articles of a feed were first seen since an instant and taken without asking.
pub fn taken_since(ledger: &mut Ledger, feed: i64, since: UtcTime) -> Result<i64, StoreError> {
    Ok(articles::table
        .filter(articles::feed_id.eq(feed))
        .filter(articles::first_seen_at.gt(since.micros()))
        .filter(articles::released_at.eq(articles::first_seen_at.nullable()))
        .count()
        .get_result(ledger)?)
}
