//! The topics of a list as editors keep them: their names, their order, and which are given up.

use serde_json::json;

use super::super::audit::Pen;
use super::super::{App, Wrong, version_of};
use super::{List, ListError, Topic, find, target};
use crate::domain::actor::Actor;
use crate::domain::version::{Expected, Version};
use crate::store;
use crate::store::Ledger;

/// Characters of a topic's name.
const NAME_CHARACTERS: usize = 100;

/// Where a topic goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Before the one that stands before it.
    Up,
    /// Behind the one that stands behind it.
    Down,
}

/// The topics of a list, in their order.
pub async fn topics(app: &App, list: &str) -> Result<Vec<Topic>, ListError> {
    let list = find(app, list).await?;
    Ok(app
        .database
        .read(move |ledger| store::lists::topics_of(ledger, list.id))
        .await?)
}

/// The version of the topics of a list: of their names and of their order.
#[must_use]
pub fn topics_version(topics: &[Topic]) -> Version {
    version_of(&topics)
}

/// The topics of a list, which nobody else changes until the transaction ends; refused where they are not as the editor
/// saw them.
fn as_seen(ledger: &mut Ledger, list: i64, seen: &Expected) -> Result<Vec<Topic>, ListError> {
    store::lists::lock(ledger, list)?;
    let topics = store::lists::topics_of(ledger, list)?;
    seen.check(&topics_version(&topics))?;
    Ok(topics)
}

/// What is wrong with the name of a topic.
#[must_use]
pub fn wrong_topic_name(name: &str) -> Option<Wrong> {
    let bad = name.trim().is_empty()
        || name.chars().count() > NAME_CHARACTERS
        || name.chars().any(char::is_control);
    bad.then(|| {
        let message = format!("must be one line of 1 to {NAME_CHARACTERS} characters");
        Wrong::new("name", message)
    })
}

/// Gives a topic another name; readers' choices and rules stay as they are. Refused where the topics of the list have
/// changed since the editor saw them.
pub async fn rename_topic(
    app: &App,
    actor: &Actor,
    list: &str,
    (slug, name): (&str, &str),
    seen: Expected,
) -> Result<Vec<Topic>, ListError> {
    if let Some(wrong) = wrong_topic_name(name) {
        return Err(ListError::Refused(vec![wrong]));
    }
    let (list, pen) = (find(app, list).await?, Pen::of(app, actor));
    let (slug, name) = (slug.to_owned(), name.trim().to_owned());
    app.database
        .write(move |ledger| {
            as_seen(ledger, list.id, &seen)?;
            if !store::lists::rename_topic(ledger, list.id, &slug, &name)? {
                return Err(unknown(&slug));
            }
            pen.note(
                ledger,
                "topic.edit",
                &target(&list.slug),
                json!({"topic": slug, "name": name}),
            )?;
            Ok(store::lists::topics_of(ledger, list.id)?)
        })
        .await
}

/// Moves a topic one place; at the end of the order nothing happens.
pub async fn move_topic(
    app: &App,
    actor: &Actor,
    list: &str,
    slug: &str,
    direction: Move,
) -> Result<Vec<Topic>, ListError> {
    let (list, pen) = (find(app, list).await?, Pen::of(app, actor));
    let slug = slug.to_owned();
    app.database
        .write(move |ledger| {
            let topics = as_seen(ledger, list.id, &Expected::Anything)?;
            let mut order: Vec<String> = topics.into_iter().map(|topic| topic.slug).collect();
            let at = order.iter().position(|known| *known == slug);
            let at = at.ok_or_else(|| unknown(&slug))?;
            let to = match direction {
                Move::Up => at.saturating_sub(1),
                Move::Down => (at + 1).min(order.len() - 1),
            };
            order.swap(at, to);
            arrange(ledger, &pen, &list, &order)
        })
        .await
}

/// Puts the topics of a list in this order; those that are not named follow as they stood. Refused where they have
/// changed since the editor saw them.
pub async fn order_topics(
    app: &App,
    actor: &Actor,
    list: &str,
    order: Vec<String>,
    seen: Expected,
) -> Result<Vec<Topic>, ListError> {
    let (list, pen) = (find(app, list).await?, Pen::of(app, actor));
    app.database
        .write(move |ledger| {
            let topics = as_seen(ledger, list.id, &seen)?;
            if let Some(slug) = order
                .iter()
                .find(|slug| topics.iter().all(|topic| topic.slug != **slug))
            {
                return Err(unknown(slug));
            }
            let others = topics.iter().map(|topic| topic.slug.clone());
            let others: Vec<String> = others.filter(|slug| !order.contains(slug)).collect();
            let mut order = order;
            order.extend(others);
            arrange(ledger, &pen, &list, &order)
        })
        .await
}

/// Puts all topics of a list in this order, and writes that down.
fn arrange(
    ledger: &mut Ledger,
    pen: &Pen,
    list: &List,
    order: &[String],
) -> Result<Vec<Topic>, ListError> {
    for (place, slug) in (1..).zip(order) {
        store::lists::place_topic(ledger, list.id, slug, place)?;
    }
    let detail = json!({ "order": order });
    pen.note(ledger, "topic.order", &target(&list.slug), detail)?;
    Ok(store::lists::topics_of(ledger, list.id)?)
}

/// Gives a topic up, with its rules. One that readers have chosen stays: without it they would hear nothing. Refused
/// where the topics of the list have changed since the editor saw them.
pub async fn remove_topic(
    app: &App,
    actor: &Actor,
    list: &str,
    slug: &str,
    seen: Expected,
) -> Result<Vec<Topic>, ListError> {
    let (list, pen) = (find(app, list).await?, Pen::of(app, actor));
    let slug = slug.to_owned();
    app.database
        .write(move |ledger| {
            let topics = as_seen(ledger, list.id, &seen)?;
            if topics.iter().all(|topic| topic.slug != slug) {
                return Err(unknown(&slug));
            }
            if store::lists::is_chosen(ledger, list.id, &slug)? {
                return Err(ListError::TopicChosen);
            }
            store::lists::delete_topic(ledger, list.id, &slug)?;
            pen.note(
                ledger,
                "topic.remove",
                &target(&list.slug),
                json!({ "topic": slug }),
            )?;
            Ok(store::lists::topics_of(ledger, list.id)?)
        })
        .await
}

fn unknown(slug: &str) -> ListError {
    ListError::UnknownTopic(slug.to_owned())
}
