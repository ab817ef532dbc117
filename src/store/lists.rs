//! Lists and their topics.

mod editorial;
mod settings;
mod topics;

use diesel::prelude::*;

use super::columns::{Names, json};
use super::schema::lists;
use super::{Ledger, StoreError};
use crate::domain::address::EmailAddress;
use crate::domain::brand::Brand;
use crate::domain::list::{ListState, Sender, Slug};
use crate::domain::paging::{Page, PageAsk};
use crate::domain::time::UtcTime;

pub use editorial::{Editorial, set_editorial};
pub use settings::{Settings, set_settings};
pub use topics::{delete_topic, insert_topic, is_chosen, place_topic, rename_topic, topics_of};

/// A newsletter that people subscribe to.
#[derive(Debug, Clone, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = lists)]
pub struct List {
    /// Its number in the ledger.
    pub id: i64,
    /// Its name in URLs.
    pub slug: String,
    /// Whether it takes sign-ups.
    pub state: ListState,
    /// Its name for people.
    pub name: String,
    /// A sentence or two for the form page.
    pub description: String,
    /// The language tag of its pages and letters.
    pub language: String,
    /// The IANA time zone of its schedules.
    pub time_zone: String,
    /// The display name of `From`.
    pub from_name: String,
    /// The address of `From`.
    pub from_address: EmailAddress,
    /// Where replies are read, when not at `from_address`.
    pub reply_to: Option<EmailAddress>,
    /// The publisher's legal name.
    pub legal_name: String,
    /// The publisher's postal address.
    pub postal_address: String,
    /// The privacy notice.
    pub privacy_url: Option<String>,
    /// RFC 2919; never changes.
    pub list_id: String,
    /// The relays that its letters go through; none means every relay.
    pub relays: Names,
    /// The number of the last article that was released.
    pub released: i64,
    /// The schedule that readers without a choice of their own follow.
    pub default_cadence: Option<String>,
    /// How its issues are edited.
    #[diesel(embed)]
    #[serde(flatten)]
    pub editorial: Editorial,
    /// How its letters look.
    pub brand: Brand,
    /// When it was made.
    pub created_at: UtcTime,
}

/// What makes a new list.
#[derive(Debug, Clone)]
pub struct NewList {
    /// Its name in URLs.
    pub slug: Slug,
    /// Its name for people.
    pub name: String,
    /// A sentence or two for the form page.
    pub description: String,
    /// The language tag of its pages and letters.
    pub language: String,
    /// The IANA time zone of its schedules.
    pub time_zone: String,
    /// Who writes.
    pub sender: Sender,
    /// The relays that its letters go through; none means every relay.
    pub relays: Vec<String>,
}

/// A part of a list that readers may choose.
#[derive(Debug, Clone, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = super::schema::topics)]
pub struct Topic {
    /// What articles' sections and tags are compared with.
    pub slug: String,
    /// Its name for people.
    pub name: String,
    /// Its place among the topics of its list.
    pub position: i32,
}

/// Writes a new list and returns its number.
pub fn insert(ledger: &mut Ledger, list: &NewList, now: UtcTime) -> Result<i64, StoreError> {
    let sender = &list.sender;
    let id = diesel::insert_into(lists::table)
        .values((
            lists::slug.eq(list.slug.as_str()),
            lists::state.eq(ListState::Open.as_str()),
            lists::name.eq(&list.name),
            lists::description.eq(&list.description),
            lists::language.eq(&list.language),
            lists::time_zone.eq(&list.time_zone),
            lists::from_name.eq(&sender.name),
            lists::from_address.eq(sender.address.as_str()),
            lists::reply_to.eq(sender.reply_to.as_ref().map(EmailAddress::as_str)),
            lists::legal_name.eq(&sender.legal_name),
            lists::postal_address.eq(&sender.postal_address),
            lists::privacy_url.eq(sender.privacy_url.as_deref()),
            lists::list_id.eq(crate::domain::list::list_id(&list.slug, &sender.address)),
            lists::relays.eq(json(&list.relays)),
            lists::created_at.eq(now.micros()),
        ))
        .returning(lists::id)
        .get_result(ledger)?;
    Ok(id)
}

/// Every list, in the order of making.
pub fn all(ledger: &mut Ledger) -> Result<Vec<List>, StoreError> {
    Ok(lists::table
        .select(List::as_select())
        .order(lists::id)
        .load(ledger)?)
}

/// One page of the lists that are open to sign-ups, newest first.
pub fn open(ledger: &mut Ledger, ask: PageAsk) -> Result<Page<List>, StoreError> {
    let found = lists::table
        .filter(lists::state.eq(ListState::Open.as_str()))
        .filter(lists::id.lt(ask.below()))
        .order(lists::id.desc())
        .limit(ask.rows())
        .select(List::as_select())
        .load(ledger)?;
    Ok(ask.page(found, |list| list.id))
}

/// The list that was made first; it lends its sender to letters that are about no list.
pub fn oldest(ledger: &mut Ledger) -> Result<Option<i64>, StoreError> {
    Ok(lists::table
        .order(lists::id)
        .select(lists::id)
        .first(ledger)
        .optional()?)
}

/// The list with this slug.
pub fn by_slug(ledger: &mut Ledger, slug: &str) -> Result<Option<List>, StoreError> {
    // A text that is no slug names no list; PostgreSQL would call some of them (a NUL) an error.
    if Slug::parse(slug).is_err() {
        return Ok(None);
    }
    Ok(lists::table
        .filter(lists::slug.eq(slug))
        .select(List::as_select())
        .first(ledger)
        .optional()?)
}

/// The list with this number.
pub fn by_id(ledger: &mut Ledger, id: i64) -> Result<List, StoreError> {
    Ok(lists::table
        .find(id)
        .select(List::as_select())
        .first(ledger)?)
}

/// Keeps others from planning a list's readers, and from releasing articles, until the transaction ends.
pub fn lock(ledger: &mut Ledger, id: i64) -> Result<(), StoreError> {
    if let Ledger::Postgres(connection) = ledger {
        // SQLite has one writer in any case.
        diesel::sql_query("SELECT 1 FROM lists WHERE id = $1 FOR NO KEY UPDATE")
            .bind::<diesel::sql_types::BigInt, _>(id)
            .execute(connection)?;
    }
    Ok(())
}

/// Opens a list to sign-ups, or closes it.
pub fn set_state(ledger: &mut Ledger, id: i64, state: ListState) -> Result<(), StoreError> {
    diesel::update(lists::table.find(id))
        .set(lists::state.eq(state.as_str()))
        .execute(ledger)?;
    Ok(())
}

/// Changes the relays that a list's letters go through; none means every relay.
pub fn set_relays(ledger: &mut Ledger, id: i64, relays: &[String]) -> Result<(), StoreError> {
    diesel::update(lists::table.find(id))
        .set(lists::relays.eq(json(relays)))
        .execute(ledger)?;
    Ok(())
}

/// Changes where a list's own privacy notice is.
pub fn set_privacy_url(ledger: &mut Ledger, id: i64, url: Option<&str>) -> Result<(), StoreError> {
    diesel::update(lists::table.find(id))
        .set(lists::privacy_url.eq(url))
        .execute(ledger)?;
    Ok(())
}

/// The number of the last article that a list released.
pub fn released(ledger: &mut Ledger, id: i64) -> Result<i64, StoreError> {
    Ok(lists::table
        .find(id)
        .select(lists::released)
        .first(ledger)?)
}

/// Changes the cadence that readers without a choice of their own follow.
pub fn set_default_cadence(ledger: &mut Ledger, id: i64, cadence: &str) -> Result<(), StoreError> {
    diesel::update(lists::table.find(id))
        .set(lists::default_cadence.eq(cadence))
        .execute(ledger)?;
    Ok(())
}

/// Changes how a list's letters look.
pub fn set_brand(ledger: &mut Ledger, id: i64, brand: &Brand) -> Result<(), StoreError> {
    let kept =
        serde_json::to_string(brand).map_err(|error| StoreError::Unreadable(error.to_string()))?;
    diesel::update(lists::table.find(id))
        .set(lists::brand.eq(kept))
        .execute(ledger)?;
    Ok(())
}
