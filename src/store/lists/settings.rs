//! What a list is called and who writes: what an operator gave it when it was made, and may change.

use diesel::prelude::*;

use super::super::schema::lists;
use super::super::{Ledger, StoreError};
use super::List;
use crate::domain::address::EmailAddress;
use crate::domain::list::Sender;

/// What a list is called and who writes. Its slug and its `List-Id` are not among it: links in letters, forms on
/// other sites and readers' filters hold them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Its name for people.
    pub name: String,
    /// A sentence or two for the form page.
    pub description: String,
    /// The language tag of its pages and letters.
    pub language: String,
    /// The IANA time zone of its schedules to come.
    pub time_zone: String,
    /// Who writes.
    pub sender: Sender,
}

impl Settings {
    /// Those of a list.
    #[must_use]
    pub fn of(list: &List) -> Self {
        Self {
            name: list.name.clone(),
            description: list.description.clone(),
            language: list.language.clone(),
            time_zone: list.time_zone.clone(),
            sender: Sender {
                name: list.from_name.clone(),
                address: list.from_address.clone(),
                reply_to: list.reply_to.clone(),
                legal_name: list.legal_name.clone(),
                postal_address: list.postal_address.clone(),
                privacy_url: list.privacy_url.clone(),
            },
        }
    }
}

/// Writes down what a list is called and who writes.
pub fn set_settings(ledger: &mut Ledger, list: i64, settings: &Settings) -> Result<(), StoreError> {
    let sender = &settings.sender;
    diesel::update(lists::table.find(list))
        .set((
            lists::name.eq(&settings.name),
            lists::description.eq(&settings.description),
            lists::language.eq(&settings.language),
            lists::time_zone.eq(&settings.time_zone),
            lists::from_name.eq(&sender.name),
            lists::from_address.eq(sender.address.as_str()),
            lists::reply_to.eq(sender.reply_to.as_ref().map(EmailAddress::as_str)),
            lists::legal_name.eq(&sender.legal_name),
            lists::postal_address.eq(&sender.postal_address),
            lists::privacy_url.eq(sender.privacy_url.as_deref()),
        ))
        .execute(ledger)?;
    Ok(())
}
