//! Preferences: what a reader chose, and changing it.
//!
//! A reader comes by one of two links. That of a letter may have been forwarded, so it can only make less come
//! ([`letter_link`]); the one that a reader asks for ([`links`]) goes to the mailbox itself, works for a day, and opens
//! everything ([`centre`], [`moving`], and the stories of [`forgetting`](super::forgetting)).
//!
//! A newly chosen topic brings articles from now on, and one that was chosen before goes on without a gap
//! ([`TopicChoice`](crate::domain::topics::TopicChoice)). Another cadence, another clock, a pause: none of
//! them moves the watermark, so whatever is changed, the next issue that the reader is in begins where the last one
//! ended. A pause without an end holds articles back; they come with the first issue after it. A pause until a day
//! is a holiday ([`resting`]): what was published meanwhile stays in the archive.

pub mod centre;
pub mod letter_link;
pub mod links;
pub mod moving;
pub mod resting;
mod weighing;

use super::audit::Pen;
use super::digest;
use super::lists::{self, ListError, ListPage};
use super::signup;
use super::subscribers::{self, SubscriberError};
use super::{App, StoreError, Wrong};
use crate::domain::actor::Actor;
use crate::domain::address::AddressError;
use crate::domain::happening::{By, Hand};
use crate::domain::subscription::SubscriptionState;
use crate::domain::time::UtcTime;
use crate::store::subscribers::Subscription;
use crate::store::{self, Ledger};

/// What to change; what is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// Slugs of topics; none means all.
    pub topics: Option<Vec<String>>,
    /// One of the list's cadences; none follows the list's default.
    pub cadence: Option<Option<String>>,
    /// An IANA time zone; none means the list's.
    pub time_zone: Option<Option<String>>,
    /// A language tag; none means the list's.
    pub language: Option<Option<String>>,
    /// How the reader wants to be called.
    pub name: Option<Option<String>>,
}

/// Why a reader's choices could not be changed.
#[derive(Debug, thiserror::Error)]
pub enum PreferenceError {
    /// Not an address.
    #[error("\"{0}\": {1}")]
    Address(String, AddressError),
    /// No such list.
    #[error(transparent)]
    List(#[from] ListError),
    /// The address has no subscription to this list that is confirmed.
    #[error("this address has no confirmed subscription to {0}; see: postrider subscriber show")]
    NotSubscribed(String),
    /// Fields that have to be put right.
    #[error("{}", super::in_one_line(.0))]
    Refused(Vec<Wrong>),
    /// The ledger failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<SubscriberError> for PreferenceError {
    fn from(error: SubscriberError) -> Self {
        match error {
            SubscriberError::Address(address, error) => Self::Address(address, error),
            SubscriberError::List(error) => Self::List(error),
            SubscriberError::Store(error) => Self::Store(error),
        }
    }
}

/// Whether a subscription rests from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// Nothing comes until it is resumed, and then nothing is missing.
    Begins,
    /// It goes on.
    Ends,
}

/// Changes what the reader with this address chose of a list; returns the subscription as it is then.
pub async fn change(
    app: &App,
    actor: &Actor,
    list: &str,
    address: &str,
    change: Change,
) -> Result<Subscription, PreferenceError> {
    change_all(app, actor, (list, address), change, None).await
}

/// Rests a reader's subscription: nothing comes until it is resumed, and then nothing is missing.
pub async fn pause(
    app: &App,
    actor: &Actor,
    list: &str,
    address: &str,
) -> Result<Subscription, PreferenceError> {
    let (whom, kept) = ((list, address), Change::default());
    change_all(app, actor, whom, kept, Some(Rest::Begins)).await
}

/// Ends the rest of a reader's subscription.
pub async fn resume(
    app: &App,
    actor: &Actor,
    list: &str,
    address: &str,
) -> Result<Subscription, PreferenceError> {
    let (whom, kept) = ((list, address), Change::default());
    change_all(app, actor, whom, kept, Some(Rest::Ends)).await
}

/// Changes what the reader with this address chose of a list, and whether the subscription rests: all of it or nothing,
/// with a line in the log. Only a confirmed subscription can be changed; it is returned as it is then.
pub async fn change_all(
    app: &App,
    actor: &Actor,
    (list, address): (&str, &str),
    mut change: Change,
    rest: Option<Rest>,
) -> Result<Subscription, PreferenceError> {
    let page = lists::page(app, list).await?;
    if let Some(topics) = &mut change.topics {
        topics.sort();
        topics.dedup();
    }
    let problems = problems(&page, &change);
    if !problems.is_empty() {
        return Err(PreferenceError::Refused(problems));
    }
    let key = subscribers::parse(address)?.key();
    let (pen, now, list) = (Pen::of(app, actor), app.now(), page.list);
    app.database
        .write(move |ledger| {
            let not_subscribed = || PreferenceError::NotSubscribed(list.slug.clone());
            let reader =
                store::subscribers::by_address(ledger, &key)?.ok_or_else(not_subscribed)?;
            let known = store::subscribers::subscription_to(ledger, list.id, reader.id)?
                .ok_or_else(not_subscribed)?;
            let subscription = store::subscriptions::lock(ledger, known.id)?
                .filter(|one| {
                    let state = one.state;
                    matches!(state, SubscriptionState::Active | SubscriptionState::Paused)
                })
                .ok_or_else(not_subscribed)?;
            let mut detail = serde_json::json!({ "list": list.slug });
            if change != Change::default() {
                choose(ledger, subscription, change, now)?;
            }
            if let Some(rest) = rest {
                let chosen = store::subscribers::subscription(ledger, known.id)?;
                set_rest(ledger, &chosen.ok_or_else(not_subscribed)?, rest, now)?;
                detail["state"] = match rest {
                    Rest::Begins => SubscriptionState::Paused.as_str().into(),
                    Rest::Ends => SubscriptionState::Active.as_str().into(),
                };
            }
            let target = format!("subscriber {}", reader.id);
            pen.note(ledger, "subscriber.preferences", &target, detail)?;
            store::subscribers::subscription(ledger, known.id)?.ok_or_else(not_subscribed)
        })
        .await
}

fn set_rest(
    ledger: &mut Ledger,
    subscription: &Subscription,
    rest: Rest,
    now: UtcTime,
) -> Result<(), StoreError> {
    let by = By::unnamed(Hand::Operator);
    match (rest, subscription.state) {
        (Rest::Begins, SubscriptionState::Active) => {
            resting::rest(ledger, subscription, None, &by, now)?;
        }
        (Rest::Begins, _) => {}
        (Rest::Ends, _) => {
            resting::wake(ledger, subscription, &by, now)?;
        }
    }
    Ok(())
}

/// Acts on a subscription, if it is confirmed, while nobody else changes it.
pub(super) fn with_confirmed(
    ledger: &mut Ledger,
    id: i64,
    act: impl FnOnce(&mut Ledger, Subscription) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let found = store::subscriptions::lock(ledger, id)?;
    match found.filter(|one| {
        matches!(
            one.state,
            SubscriptionState::Active | SubscriptionState::Paused
        )
    }) {
        Some(subscription) => act(ledger, subscription),
        None => Ok(()),
    }
}

/// Keeps a change that was checked.
pub(in crate::services) fn choose(
    ledger: &mut Ledger,
    mut subscription: Subscription,
    change: Change,
    now: UtcTime,
) -> Result<(), StoreError> {
    let mut topics = subscription.topic_choice();
    if let Some(wanted) = change.topics.filter(|wanted| *wanted != topics.topics) {
        let released = store::lists::released(ledger, subscription.list_id)?;
        topics = topics.change_to(wanted, released, subscription.watermark);
    }
    if let Some(cadence) = change.cadence {
        subscription.cadence = cadence;
    }
    if let Some(language) = change.language {
        subscription.language = language;
    }
    if let Some(name) = change.name {
        subscription.name = name;
    }
    if let Some(time_zone) = change.time_zone {
        if let Some(zone) = &time_zone {
            digest::note_time_zone(ledger, subscription.list_id, zone, now)?;
        }
        subscription.time_zone = time_zone;
    }
    store::subscriptions::choose(ledger, &subscription, &topics)
}

/// Whatever is wrong with a choice, field by field.
pub(super) fn problems(page: &ListPage, change: &Change) -> Vec<Wrong> {
    let mut problems = Vec::new();
    let mut wrong = |field: &'static str, message: String| problems.push(Wrong { field, message });
    let unknown = change.topics.iter().flatten().find(|topic| {
        let slugs = page.topics.iter().map(|known| &known.slug);
        slugs.into_iter().all(|slug| slug != *topic)
    });
    if let Some(topic) = unknown {
        wrong(
            "topics",
            format!("this list has no topic \"{}\"", printable(topic)),
        );
    }
    if let Some(Some(cadence)) = &change.cadence
        && page.cadences.iter().all(|offered| offered.name != *cadence)
    {
        let offered: Vec<&str> = page.cadences.iter().map(|one| one.name.as_str()).collect();
        let message = format!(
            "this list is not sent \"{}\"; it offers: {}",
            printable(cadence),
            offered.join(", ")
        );
        wrong("cadence", message);
    }
    if let Some(Some(tag)) = &change.language
        && !signup::is_language_tag(tag)
    {
        wrong(
            "language",
            "use a language tag such as en or pt-BR".to_owned(),
        );
    }
    if let Some(Some(name)) = &change.name
        && (name.chars().count() > signup::NAME_CHARACTERS || name.chars().any(char::is_control))
    {
        wrong(
            "name",
            format!(
                "at most {} characters, without line breaks",
                signup::NAME_CHARACTERS
            ),
        );
    }
    if let Some(Some(zone)) = &change.time_zone
        && let Err(error) = crate::domain::schedule::parse_time_zone(zone)
    {
        wrong("time_zone", error.to_string());
    }
    problems
}

fn printable(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(60).collect()
}
