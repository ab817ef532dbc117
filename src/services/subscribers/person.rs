//! One reader as the desk shows them: who they are, what they read, and when the next letter comes.

use std::sync::Arc;

use super::errors::{self, PersonError, find_by_id};
use crate::domain::budget::mailbox_key;
use crate::domain::mail_domain::{self, AddressFlag};
use crate::domain::version::Version;
use crate::services::lists::ListPage;
use crate::services::preferences::centre::{self, OwnList};
use crate::services::{App, StoreError, digest, version_of};
use crate::store::subscribers::Subscriber;
use crate::store::suppressions::Suppression;
use crate::store::{self, Ledger};

/// A reader.
#[derive(Debug, Clone)]
pub struct Portrait {
    /// Who.
    pub subscriber: Subscriber,
    /// What is odd about the address, if anything.
    pub flags: Vec<AddressFlag>,
    /// Why the address must not be written to, if so.
    pub suppression: Option<Suppression>,
    /// Whether somebody said "this was not me" to a letter there.
    pub is_blocked: bool,
    /// What they have to do with which lists, in the order of sign-up.
    pub lists: Vec<OwnList>,
    /// The version of what can be changed about them.
    pub version: Version,
}

impl Portrait {
    /// The list with this slug, where the reader has to do with it.
    #[must_use]
    pub fn list(&self, slug: &str) -> Option<&OwnList> {
        self.lists.iter().find(|own| own.page.list.slug == slug)
    }
}

/// The reader with this number.
pub async fn portrait(app: &App, id: i64) -> Result<Portrait, PersonError> {
    let disposable = Arc::clone(&app.config.signup.disposable_domains);
    let keyring = app.keyring.clone();
    let (subscriber, (flags, suppression, is_blocked), lists, version) = app
        .database
        .read(move |ledger| {
            let subscriber = find_by_id(ledger, id)?;
            let address = &subscriber.address;
            let reach = store::mail_domains::reach(ledger, address.domain())?;
            let flags = mail_domain::flags(address, &disposable, reach);
            let suppression = store::suppressions::by_address(ledger, &address.key())?;
            let names = keyring.pseudonyms(&mailbox_key(address));
            let is_blocked = store::budgets::is_blocked(ledger, &names)?;
            let lists = centre::lists_of(ledger, id)?;
            let version = version(ledger, &subscriber)?;
            let seen = (flags, suppression, is_blocked);
            Ok::<_, PersonError>((subscriber, seen, lists, version))
        })
        .await?;
    Ok(Portrait {
        subscriber,
        flags,
        suppression,
        is_blocked,
        lists: lists
            .into_iter()
            .map(|(page, subscription)| centre::own_list(app, page, subscription))
            .collect(),
        version,
    })
}

/// The version of what can be changed about a reader: who they are and what they chose. Letters that go out, and when
/// the next one does, are not among it.
pub(super) fn version(ledger: &mut Ledger, reader: &Subscriber) -> Result<Version, StoreError> {
    let subscriptions = store::subscribers::subscriptions_of(ledger, reader.id)?;
    let chosen: Vec<_> = subscriptions
        .iter()
        .map(|one| {
            let choices = (&one.name, &one.language, &one.time_zone);
            let letters = (&one.topics, &one.cadence);
            (one.list_id, one.state, one.paused_until, choices, letters)
        })
        .collect();
    Ok(version_of(&(reader.id, &reader.address, chosen)))
}

/// The number of the reader with this address, if there is one.
pub async fn number_of(app: &App, address: &str) -> Result<Option<i64>, PersonError> {
    let key = errors::parse("address", address)?.key();
    app.database
        .read(move |ledger| {
            let found = store::subscribers::by_address(ledger, &key)?;
            Ok(found.map(|reader| reader.id))
        })
        .await
}

/// Every list with what it offers, for forms.
pub async fn offers(app: &App) -> Result<Vec<ListPage>, StoreError> {
    app.database
        .read(|ledger| {
            let mut offers = Vec::new();
            for list in store::lists::all(ledger)? {
                offers.push(ListPage {
                    topics: store::lists::topics_of(ledger, list.id)?,
                    cadences: digest::offered(ledger, &list)?,
                    terms: store::terms::current(ledger, list.id)?,
                    has_notice: false,
                    list,
                });
            }
            Ok(offers)
        })
        .await
}
