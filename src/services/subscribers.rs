//! Subscribers as an operator sees them: finding them, one person's whole story, and what an operator may do.
//!
//! What is asked for at the desk, through the API or on the command line says who asks ([`Actor`]); it is written into
//! the audit log, and into the reader's story, in the transaction of the change itself.

mod acting;
mod adding;
pub mod bulk;
mod errors;
mod finding;
mod person;
mod suppressing;
mod taking;
mod timeline;

use std::sync::Arc;

use super::audit::Pen;
use super::lists::{self, ListError};
use super::{App, StoreError, budgets, unsubscribe};
use crate::domain::actor::Actor;
use crate::domain::address::{AddressError, EmailAddress};
use crate::domain::consent::{Evidence, Method};
use crate::domain::mail_domain::{self, AddressFlag, DomainList};
use crate::domain::subscription::SubscriptionState;
use crate::store::consents::Consent;
use crate::store::deliveries::Delivery;
use crate::store::suppressions::Suppression;
use crate::store::{self, Ledger};

pub use crate::store::subscribers::{Subscriber, Subscription};
pub use acting::{Wish, carry_out, edit, end, pause, resume, send_link};
pub use adding::{Added, Addition, Declared, DeclaredWording, add};
pub use errors::{Obstacle, PersonError};
pub use finding::{Count, Found, Person, PersonList, find as search};
pub use person::{Portrait, number_of, offers, portrait};
pub use suppressing::{SuppressedAddress, lift, suppress_address, suppressed, suppression};
pub use taking::{erase, hand_out};
pub use timeline::{
    ConsentTold, Declaration, Entry, HappeningTold, LetterTold, NotedAttempt, What, WordingTold,
    timeline,
};

/// Deliveries shown of one subscriber.
const DELIVERIES_SHOWN: i64 = 100;

/// Why an operator's wish could not be carried out.
#[derive(Debug, thiserror::Error)]
pub enum SubscriberError {
    /// Not an address.
    #[error("\"{0}\": {1}")]
    Address(String, AddressError),
    /// No such list.
    #[error(transparent)]
    List(#[from] ListError),
    /// The ledger failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Everything the ledger holds about one address.
#[derive(Debug, Clone, serde::Serialize)]
pub struct SubscriberReport {
    /// The person.
    #[serde(flatten)]
    pub subscriber: Subscriber,
    /// What is odd about the address, if anything.
    pub flags: Vec<AddressFlag>,
    /// Why the address must not be written to, if so.
    pub suppression: Option<Suppression>,
    /// The subscriptions, each with its list's slug.
    pub subscriptions: Vec<SubscriptionReport>,
    /// The proof of what was agreed and withdrawn, oldest first.
    pub consents: Vec<Consent>,
    /// The letters, newest first.
    pub deliveries: Vec<Delivery>,
}

/// A subscription with the slug of its list.
#[derive(Debug, Clone, serde::Serialize)]
pub struct SubscriptionReport {
    /// The slug of the list.
    pub list: String,
    /// The subscription.
    #[serde(flatten)]
    pub subscription: Subscription,
}

/// One line of a list's subscribers.
#[derive(Debug, Clone, serde::Serialize)]
pub struct ListedSubscriber {
    /// The address as typed.
    pub address: EmailAddress,
    /// The subscription.
    #[serde(flatten)]
    pub subscription: Subscription,
}

/// What the ledger holds about an address; nothing when it is unknown.
pub async fn find(app: &App, address: &str) -> Result<Option<SubscriberReport>, SubscriberError> {
    let key = parse(address)?.key();
    let disposable = Arc::clone(&app.config.signup.disposable_domains);
    let report = app
        .database
        .read(move |ledger| {
            let Some(subscriber) = store::subscribers::by_address(ledger, &key)? else {
                return Ok(None);
            };
            report(ledger, subscriber, DELIVERIES_SHOWN, &disposable).map(Some)
        })
        .await?;
    Ok(report)
}

/// What the ledger holds about a subscriber, with at most `letters` letters. `disposable` are the domains of
/// throw-away mailboxes.
pub(super) fn report(
    ledger: &mut Ledger,
    subscriber: Subscriber,
    letters: i64,
    disposable: &DomainList,
) -> Result<SubscriberReport, StoreError> {
    let mut subscriptions = Vec::new();
    for subscription in store::subscribers::subscriptions_of(ledger, subscriber.id)? {
        let list = store::lists::by_id(ledger, subscription.list_id)?.slug;
        subscriptions.push(SubscriptionReport { list, subscription });
    }
    let reach = store::mail_domains::reach(ledger, subscriber.address.domain())?;
    Ok(SubscriberReport {
        flags: mail_domain::flags(&subscriber.address, disposable, reach),
        suppression: store::suppressions::by_address(ledger, &subscriber.address.key())?,
        consents: store::consents::of_subscriber(ledger, subscriber.id)?,
        deliveries: store::deliveries::of_subscriber(ledger, subscriber.id, letters)?,
        subscriber,
        subscriptions,
    })
}

/// The address that a text is.
pub(super) fn parse(address: &str) -> Result<EmailAddress, SubscriberError> {
    EmailAddress::parse_any(address)
        .map_err(|error| SubscriberError::Address(address.to_owned(), error))
}

/// A page of a list's subscribers, after the subscription numbered `after`.
pub async fn of_list(
    app: &App,
    list: &str,
    after: i64,
    limit: i64,
) -> Result<Vec<ListedSubscriber>, SubscriberError> {
    let list = lists::find(app, list).await?;
    let rows = app
        .database
        .read(move |ledger| store::subscribers::of_list(ledger, list.id, after, limit))
        .await?;
    let listed = rows
        .into_iter()
        .map(|(subscriber, subscription)| ListedSubscriber {
            address: subscriber.address,
            subscription,
        });
    Ok(listed.collect())
}

/// Ends an address's subscription to a list, or to all lists, at its owner's request that reached an operator on the
/// command line; returns how many ended.
pub async fn unsubscribe(
    app: &App,
    address: &str,
    list: Option<&str>,
) -> Result<usize, SubscriberError> {
    let key = parse(address)?.key();
    let list = match list {
        Some(slug) => Some(lists::find(app, slug).await?.id),
        None => None,
    };
    let (now, entropy) = (app.now(), app.entropy.clone());
    let pen = Pen::of(app, &Actor::CommandLine);
    let ended = app
        .database
        .write(move |ledger| {
            let Some(subscriber) = store::subscribers::by_address(ledger, &key)? else {
                return Ok(0);
            };
            let mut subscriptions = store::subscribers::subscriptions_of(ledger, subscriber.id)?;
            subscriptions.retain(|one| {
                one.state != SubscriptionState::Unsubscribed
                    && list.is_none_or(|list| one.list_id == list)
            });
            for one in &subscriptions {
                let nothing = Evidence::default();
                unsubscribe::end(ledger, one, Method::Operator, &nothing, &*entropy, now)?;
                let list = store::lists::by_id(ledger, one.list_id)?.slug;
                let detail = serde_json::json!({ "list": list });
                let target = acting::target(subscriber.id);
                pen.note(ledger, "subscriber.unsubscribe", &target, detail)?;
            }
            Ok::<_, StoreError>(subscriptions.len())
        })
        .await?;
    Ok(ended)
}

/// Suppresses an address, on the command line: nothing is sent to it any more, whatever it signs up for.
pub async fn suppress(
    app: &App,
    address: &str,
    note: Option<String>,
) -> Result<(), SubscriberError> {
    let key = parse(address)?.key();
    let (actor, now) = (Actor::CommandLine, app.now());
    app.database
        .write(move |ledger| suppressing::add(ledger, &actor, &key, note.as_deref(), now))
        .await?;
    Ok(())
}

/// Lifts a suppression, on the command line, and the block of the mailbox that "this was not me" left; says whether
/// there was one.
pub async fn unsuppress(app: &App, address: &str) -> Result<bool, SubscriberError> {
    let address = parse(address)?;
    let names = budgets::mailbox_names(app, &address);
    let (actor, now) = (Actor::CommandLine, app.now());
    Ok(app
        .database
        .write(move |ledger| {
            let was_blocked = store::budgets::unblock(ledger, &names)?;
            let known = store::suppressions::by_address(ledger, &address.key())?;
            let was_suppressed = known.is_some();
            if let Some(known) = known {
                suppressing::remove(ledger, &actor, known, now)?;
            }
            Ok::<_, StoreError>(was_blocked || was_suppressed)
        })
        .await?)
}
