//! Topic rules: how an operator says which articles a topic is about. They hold for articles that are
//! released from then on.

use serde_json::json;

use super::audit::Pen;
use super::lists::{self, ListError};
use super::{App, StoreError, version_of};
use crate::domain::actor::Actor;
use crate::domain::topic_rule::{RULES, RuleKind, TopicRule, parse_value};
use crate::domain::version::{Expected, Stale, Version};
use crate::store;
use crate::store::Ledger;

pub use crate::store::topic_rules::KeptRule;

/// Why rules could not be set.
#[derive(Debug, thiserror::Error)]
pub enum RuleError {
    /// No such list.
    #[error(transparent)]
    List(#[from] ListError),
    /// The list has no topic of this slug.
    #[error("the list has no topic \"{0}\"; see: postrider list show LIST")]
    UnknownTopic(String),
    /// The list has no rule of this number.
    #[error("the list has no rule {0}; see: postrider rule show LIST")]
    UnknownRule(i64),
    /// The value can fit nothing.
    #[error("{kind} \"{value}\": {fault}")]
    Value {
        /// What the rule looks at.
        kind: RuleKind,
        /// As it was given.
        value: String,
        /// What to do.
        fault: &'static str,
    },
    /// The rule is there already.
    #[error("the list has this rule already")]
    Taken,
    /// More than a list may have.
    #[error("a list has at most {RULES} rules; use a shorter word or the address of a section")]
    TooMany,
    /// Somebody else changed them since the editor read them.
    #[error(transparent)]
    Stale(#[from] Stale),
    /// The ledger failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The rules of a list.
pub async fn of_list(app: &App, list: &str) -> Result<Vec<KeptRule>, RuleError> {
    let list = lists::find(app, list).await?;
    Ok(app
        .database
        .read(move |ledger| store::topic_rules::of_list(ledger, list.id))
        .await?)
}

/// Adds a rule to a list and returns all that it has.
pub async fn add(
    app: &App,
    actor: &Actor,
    list: &str,
    rule: TopicRule,
) -> Result<Vec<KeptRule>, RuleError> {
    let (list, pen) = (lists::find(app, list).await?, Pen::of(app, actor));
    app.database
        .write(move |ledger| {
            insert(ledger, list.id, &rule)?;
            let detail =
                json!({"topic": rule.topic, "kind": rule.kind.as_str(), "value": rule.value});
            pen.note(
                ledger,
                "topic_rule.edit",
                &lists::target(&list.slug),
                detail,
            )?;
            checked(ledger, list.id)
        })
        .await
}

/// Removes a rule of a list and returns those that it still has.
pub async fn remove(
    app: &App,
    actor: &Actor,
    list: &str,
    rule: i64,
) -> Result<Vec<KeptRule>, RuleError> {
    let (list, pen) = (lists::find(app, list).await?, Pen::of(app, actor));
    app.database
        .write(move |ledger| {
            if !store::topic_rules::delete(ledger, list.id, rule)? {
                return Err(RuleError::UnknownRule(rule));
            }
            let detail = json!({ "removed": rule });
            pen.note(
                ledger,
                "topic_rule.edit",
                &lists::target(&list.slug),
                detail,
            )?;
            checked(ledger, list.id)
        })
        .await
}

/// The version of the rules of a list.
#[must_use]
pub fn version(rules: &[KeptRule]) -> Version {
    let said: Vec<_> = rules
        .iter()
        .map(|rule| (&rule.topic, rule.kind, &rule.value))
        .collect();
    version_of(&said)
}

/// Puts these rules in the place of all that a list has.
pub async fn replace(
    app: &App,
    actor: &Actor,
    list: &str,
    rules: Vec<TopicRule>,
) -> Result<Vec<KeptRule>, RuleError> {
    replace_seen(app, actor, list, rules, Expected::Anything).await
}

/// The same, unless somebody else has changed them since the editor saw them.
pub async fn replace_seen(
    app: &App,
    actor: &Actor,
    list: &str,
    rules: Vec<TopicRule>,
    seen: Expected,
) -> Result<Vec<KeptRule>, RuleError> {
    let (list, pen) = (lists::find(app, list).await?, Pen::of(app, actor));
    app.database
        .write(move |ledger| {
            store::lists::lock(ledger, list.id)?;
            seen.check(&version(&store::topic_rules::of_list(ledger, list.id)?))?;
            store::topic_rules::delete_all(ledger, list.id)?;
            for rule in &rules {
                insert(ledger, list.id, rule)?;
            }
            let kept = checked(ledger, list.id)?;
            let detail = json!({ "after": kept });
            pen.note(ledger, "topic.rules", &lists::target(&list.slug), detail)?;
            Ok(kept)
        })
        .await
}

fn insert(ledger: &mut Ledger, list: i64, rule: &TopicRule) -> Result<(), RuleError> {
    let value = parse_value(rule.kind, &rule.value).map_err(|fault| RuleError::Value {
        kind: rule.kind,
        value: rule.value.clone(),
        fault,
    })?;
    let rule = TopicRule {
        value,
        ..rule.clone()
    };
    match store::topic_rules::insert(ledger, list, &rule) {
        Ok(Some(_)) => Ok(()),
        Ok(None) => Err(RuleError::UnknownTopic(rule.topic)),
        Err(error) if error.is_duplicate() => Err(RuleError::Taken),
        Err(error) => Err(error.into()),
    }
}

fn checked(ledger: &mut Ledger, list: i64) -> Result<Vec<KeptRule>, RuleError> {
    let rules = store::topic_rules::of_list(ledger, list)?;
    if rules.len() > RULES {
        return Err(RuleError::TooMany);
    }
    Ok(rules)
}
