//! Topic rules: which articles a topic is about.

use diesel::prelude::*;

use super::schema::{topic_rules, topics};
use super::{Ledger, StoreError};
use crate::domain::topic_rule::{RuleKind, TopicRule};

/// A rule as it is kept.
#[derive(Debug, Clone, Queryable, serde::Serialize)]
pub struct KeptRule {
    /// Its number in the ledger.
    pub id: i64,
    /// The slug of the topic.
    pub topic: String,
    /// What it looks at.
    pub kind: RuleKind,
    /// What has to be there.
    pub value: String,
}

/// The rules of a list, by topic.
pub fn of_list(ledger: &mut Ledger, list: i64) -> Result<Vec<KeptRule>, StoreError> {
    Ok(topic_rules::table
        .inner_join(topics::table.on(topics::id.eq(topic_rules::topic_id)))
        .filter(topic_rules::list_id.eq(list))
        .order((topics::slug, topic_rules::id))
        .select((
            topic_rules::id,
            topics::slug,
            topic_rules::kind,
            topic_rules::value,
        ))
        .load(ledger)?)
}

/// Adds a rule; `None` when the list has no such topic.
pub fn insert(ledger: &mut Ledger, list: i64, rule: &TopicRule) -> Result<Option<i64>, StoreError> {
    let topic: Option<i64> = topics::table
        .filter(topics::list_id.eq(list))
        .filter(topics::slug.eq(&rule.topic))
        .select(topics::id)
        .first(ledger)
        .optional()?;
    let Some(topic) = topic else {
        return Ok(None);
    };
    let id = diesel::insert_into(topic_rules::table)
        .values((
            topic_rules::list_id.eq(list),
            topic_rules::topic_id.eq(topic),
            topic_rules::kind.eq(rule.kind.as_str()),
            topic_rules::value.eq(&rule.value),
        ))
        .returning(topic_rules::id)
        .get_result(ledger)?;
    Ok(Some(id))
}

/// Removes one rule of a list; says whether it was there.
pub fn delete(ledger: &mut Ledger, list: i64, id: i64) -> Result<bool, StoreError> {
    let rule = topic_rules::table
        .find(id)
        .filter(topic_rules::list_id.eq(list));
    Ok(diesel::delete(rule).execute(ledger)? > 0)
}

/// Removes every rule of a list.
pub fn delete_all(ledger: &mut Ledger, list: i64) -> Result<(), StoreError> {
    diesel::delete(topic_rules::table.filter(topic_rules::list_id.eq(list))).execute(ledger)?;
    Ok(())
}

impl From<KeptRule> for TopicRule {
    fn from(kept: KeptRule) -> Self {
        Self {
            topic: kept.topic,
            kind: kept.kind,
            value: kept.value,
        }
    }
}
