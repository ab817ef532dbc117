//! The topics of a list, in the order that its editors gave them.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::super::schema::{topic_rules, topics};
use super::super::{Ledger, StoreError};
use super::Topic;

/// Adds a topic to a list, behind the others that were put in an order.
pub fn insert_topic(
    ledger: &mut Ledger,
    list: i64,
    slug: &str,
    name: &str,
) -> Result<(), StoreError> {
    let highest: Option<i32> = topics::table
        .filter(topics::list_id.eq(list))
        .select(diesel::dsl::max(topics::position))
        .first(ledger)?;
    // While nobody has put them in an order, all stand at 0 and by name.
    let position = match highest.unwrap_or(0) {
        0 => 0,
        highest => highest.saturating_add(1),
    };
    diesel::insert_into(topics::table)
        .values((
            topics::list_id.eq(list),
            topics::slug.eq(slug),
            topics::name.eq(name),
            topics::position.eq(position),
        ))
        .execute(ledger)?;
    Ok(())
}

/// The topics of a list, in their order, then by name.
pub fn topics_of(ledger: &mut Ledger, list: i64) -> Result<Vec<Topic>, StoreError> {
    Ok(topics::table
        .filter(topics::list_id.eq(list))
        .order((topics::position, topics::name))
        .select(Topic::as_select())
        .load(ledger)?)
}

/// Gives a topic another name; says whether the list has it.
pub fn rename_topic(
    ledger: &mut Ledger,
    list: i64,
    slug: &str,
    name: &str,
) -> Result<bool, StoreError> {
    let topic = topics::table
        .filter(topics::list_id.eq(list))
        .filter(topics::slug.eq(slug));
    let renamed = diesel::update(topic)
        .set(topics::name.eq(name))
        .execute(ledger)?;
    Ok(renamed > 0)
}

/// Puts a topic at a place.
pub fn place_topic(
    ledger: &mut Ledger,
    list: i64,
    slug: &str,
    position: i32,
) -> Result<(), StoreError> {
    let topic = topics::table
        .filter(topics::list_id.eq(list))
        .filter(topics::slug.eq(slug));
    diesel::update(topic)
        .set(topics::position.eq(position))
        .execute(ledger)?;
    Ok(())
}

/// Removes a topic with its rules; says whether the list had it.
pub fn delete_topic(ledger: &mut Ledger, list: i64, slug: &str) -> Result<bool, StoreError> {
    let topic: Option<i64> = topics::table
        .filter(topics::list_id.eq(list))
        .filter(topics::slug.eq(slug))
        .select(topics::id)
        .first(ledger)
        .optional()?;
    let Some(topic) = topic else {
        return Ok(false);
    };
    diesel::delete(topic_rules::table.filter(topic_rules::topic_id.eq(topic))).execute(ledger)?;
    diesel::delete(topics::table.find(topic)).execute(ledger)?;
    Ok(true)
}

/// Whether a reader of the list, or somebody who has just signed up, has chosen a topic.
pub fn is_chosen(ledger: &mut Ledger, list: i64, slug: &str) -> Result<bool, StoreError> {
    #[derive(QueryableByName)]
    struct Chosen {
        #[diesel(sql_type = BigInt)]
        readers: i64,
    }
    // Slugs hold nothing that a pattern would read as more than itself.
    let chosen: Chosen = diesel::sql_query(
        "SELECT COUNT(*) AS readers FROM ( \
           SELECT 1 FROM (SELECT topics FROM subscriptions WHERE list_id = $1 AND state <> 'unsubscribed' \
                          UNION ALL SELECT topics FROM signups WHERE list_id = $1) chosen \
           WHERE topics LIKE $2 LIMIT 1) found",
    )
    .bind::<BigInt, _>(list)
    .bind::<Text, _>(format!("%\"{slug}\"%"))
    .get_result(ledger)?;
    Ok(chosen.readers > 0)
}
