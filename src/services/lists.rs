//! Lists, their topics and their terms: how an operator sets a newsletter up.

use serde_json::json;

use super::audit::Pen;
use super::{App, StoreError, Wrong, digest};
use crate::domain::actor::Actor;
use crate::domain::brand::{Brand, BrandError};
use crate::domain::list::{ListState, Slug};
use crate::domain::paging::{Page, PageAsk};
use crate::domain::terms::Wording;
use crate::domain::version::Stale;
use crate::store::{self, Ledger};

mod editing;
mod topics;
mod wordings;

pub use crate::store::lists::{List, NewList, Topic};
pub use crate::store::schedules::Schedule;
pub use crate::store::terms::Terms;
pub use editing::{ListEdit, edit, edit_seen, version, wrong_in};
pub use topics::{
    Move, move_topic, order_topics, remove_topic, rename_topic, topics, topics_version,
    wrong_topic_name,
};
pub use wordings::{MOST_COUNTED, TermsReport, terms_reports};

/// Why a list could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum ListError {
    /// No list has this slug.
    #[error("there is no list \"{0}\"; see: postrider list show")]
    Unknown(String),
    /// The slug is taken.
    #[error("there is a list \"{0}\" already; choose another slug")]
    Taken(String),
    /// The topic is there already.
    #[error("the list has a topic \"{0}\" already")]
    TopicTaken(String),
    /// The list has no topic with this slug.
    #[error("the list has no topic \"{0}\"")]
    UnknownTopic(String),
    /// Readers have chosen the topic.
    #[error("readers have chosen this topic, and would hear nothing without it")]
    TopicChosen,
    /// No terms have been published.
    #[error("the list \"{0}\" has no terms yet; publish them with: postrider terms publish")]
    NoTerms(String),
    /// A text that letters need is empty.
    #[error("{0} must not be empty: it appears in every letter")]
    Empty(&'static str),
    /// The configuration holds no relay of this name.
    #[error("there is no relay \"{name}\"; the configuration holds: {known}")]
    UnknownRelay {
        /// What was asked for.
        name: String,
        /// The names that there are.
        known: String,
    },
    /// What an operator asked for cannot be done; nothing was changed.
    #[error("{}", super::in_one_line(.0))]
    Refused(Vec<Wrong>),
    /// Somebody else changed it since the editor read it.
    #[error(transparent)]
    Stale(#[from] Stale),
    /// The letters would look bad.
    #[error(transparent)]
    Brand(#[from] BrandError),
    /// The ledger failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A list with everything that its sign-up form shows.
#[derive(Debug, Clone)]
pub struct ListPage {
    /// The list.
    pub list: List,
    /// What readers may choose.
    pub topics: Vec<Topic>,
    /// The cadences that readers may choose.
    pub cadences: Vec<Schedule>,
    /// The current terms; a list without terms takes no sign-ups.
    pub terms: Option<Terms>,
    /// Whether a privacy notice was written for it here.
    pub has_notice: bool,
}

impl ListPage {
    /// What somebody chooses from who reads the list already: without terms to agree to.
    pub(in crate::services) fn of_readers(
        ledger: &mut Ledger,
        list: List,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            topics: store::lists::topics_of(ledger, list.id)?,
            cadences: digest::offered(ledger, &list)?,
            terms: None,
            has_notice: false,
            list,
        })
    }
}

/// Makes a list with its topics (slug, name).
pub async fn create(
    app: &App,
    actor: &Actor,
    list: NewList,
    topics: Vec<(Slug, String)>,
) -> Result<List, ListError> {
    let sender = &list.sender;
    for (what, text) in [
        ("the name", &list.name),
        ("the sender's name", &sender.name),
        ("the legal name", &sender.legal_name),
        ("the postal address", &sender.postal_address),
    ] {
        if text.trim().is_empty() {
            return Err(ListError::Empty(what));
        }
    }
    let list = NewList {
        relays: known_relays(app, &list.relays)?,
        ..list
    };
    let (pen, now) = (Pen::of(app, actor), app.now());
    app.database
        .write(move |ledger| {
            if store::lists::by_slug(ledger, list.slug.as_str())?.is_some() {
                return Err(ListError::Taken(list.slug.as_str().to_owned()));
            }
            let id = store::lists::insert(ledger, &list, now)?;
            for (slug, name) in &topics {
                store::lists::insert_topic(ledger, id, slug.as_str(), name)
                    .map_err(|error| topic_error(error, slug))?;
            }
            let detail = json!({"name": list.name});
            pen.note(ledger, "list.create", &target(list.slug.as_str()), detail)?;
            Ok(store::lists::by_id(ledger, id)?)
        })
        .await
}

/// What the audit log calls a list.
pub(super) fn target(slug: &str) -> String {
    format!("list {slug}")
}

fn topic_error(error: StoreError, slug: &Slug) -> ListError {
    if error.is_duplicate() {
        ListError::TopicTaken(slug.as_str().to_owned())
    } else {
        error.into()
    }
}

/// Adds a topic to a list.
pub async fn add_topic(
    app: &App,
    actor: &Actor,
    list: &str,
    slug: Slug,
    name: String,
) -> Result<Vec<Topic>, ListError> {
    let pen = Pen::of(app, actor);
    let list = find(app, list).await?;
    app.database
        .write(move |ledger| {
            store::lists::insert_topic(ledger, list.id, slug.as_str(), &name)
                .map_err(|error| topic_error(error, &slug))?;
            let detail = json!({"topic": slug.as_str(), "name": name});
            pen.note(ledger, "topic.create", &target(&list.slug), detail)?;
            Ok(store::lists::topics_of(ledger, list.id)?)
        })
        .await
}

/// Opens a list to sign-ups or closes it.
pub async fn set_state(
    app: &App,
    actor: &Actor,
    list: &str,
    state: ListState,
) -> Result<(), ListError> {
    let wanted = ListEdit {
        state: Some(state),
        ..ListEdit::default()
    };
    edit(app, actor, list, wanted).await.map(drop)
}

/// Changes the relays that a list's letters go through; none means every relay. Letters that wait go
/// the new way, too.
pub async fn set_relays(
    app: &App,
    actor: &Actor,
    list: &str,
    relays: &[String],
) -> Result<(), ListError> {
    let wanted = ListEdit {
        relays: Some(relays.to_vec()),
        ..ListEdit::default()
    };
    edit(app, actor, list, wanted).await.map(drop)
}

/// Changes how a list's letters look; digests that are rendered already stay as they are.
pub async fn set_brand(
    app: &App,
    actor: &Actor,
    list: &str,
    brand: Brand,
) -> Result<(), ListError> {
    let wanted = ListEdit {
        brand: Some(brand),
        ..ListEdit::default()
    };
    edit(app, actor, list, wanted).await.map(drop)
}

/// The names, each once and in alphabetical order, if the configuration holds them all.
fn known_relays(app: &App, names: &[String]) -> Result<Vec<String>, ListError> {
    let known: Vec<&str> = app.relays.iter().map(|relay| &*relay.name).collect();
    if let Some(name) = names.iter().find(|name| !known.contains(&name.as_str())) {
        return Err(ListError::UnknownRelay {
            name: name.clone(),
            known: known.join(", "),
        });
    }
    let mut names = names.to_vec();
    names.sort_unstable();
    names.dedup();
    Ok(names)
}

/// One page of the lists that are open to sign-ups, newest first.
pub async fn open(app: &App, ask: PageAsk) -> Result<Page<List>, ListError> {
    let open = move |ledger: &mut store::Ledger| store::lists::open(ledger, ask);
    Ok(app.database.read(open).await?)
}

/// Every list.
pub async fn all(app: &App) -> Result<Vec<List>, ListError> {
    Ok(app.database.read(store::lists::all).await?)
}

/// The list with this slug.
pub async fn find(app: &App, slug: &str) -> Result<List, ListError> {
    let slug = slug.to_owned();
    app.database
        .read(move |ledger| store::lists::by_slug(ledger, &slug)?.ok_or(ListError::Unknown(slug)))
        .await
}

/// The list with this slug and all that its form shows.
pub async fn page(app: &App, slug: &str) -> Result<ListPage, ListError> {
    let slug = slug.to_owned();
    app.database
        .read(move |ledger| {
            let list = store::lists::by_slug(ledger, &slug)?.ok_or(ListError::Unknown(slug))?;
            let topics = store::lists::topics_of(ledger, list.id)?;
            let terms = store::terms::current(ledger, list.id)?;
            let cadences = digest::offered(ledger, &list)?;
            let notice = store::notices::of_list(ledger, list.id)?;
            Ok(ListPage {
                list,
                topics,
                cadences,
                terms,
                has_notice: notice != store::notices::Notice::default(),
            })
        })
        .await
}

/// Publishes a wording as the next version of a list's terms; from now on only this version is accepted.
pub async fn publish_terms(
    app: &App,
    actor: &Actor,
    list: &str,
    wording: Wording,
) -> Result<Terms, ListError> {
    for (what, text) in [
        ("the newsletter statement", &wording.newsletter_statement),
        ("the terms statement", &wording.terms_statement),
        ("the text of the terms", &wording.body),
    ] {
        if text.trim().is_empty() {
            return Err(ListError::Empty(what));
        }
    }
    let wrong = wordings::wrong_in(&wording);
    if !wrong.is_empty() {
        return Err(ListError::Refused(wrong));
    }
    let list = find(app, list).await?;
    let (pen, now) = (Pen::of(app, actor), app.now());
    app.database
        .write(move |ledger| {
            store::terms::publish(ledger, list.id, &wording, now)?;
            let current = store::terms::current(ledger, list.id)?;
            let terms = current.ok_or_else(|| ListError::NoTerms(list.slug.clone()))?;
            let detail = json!({"version": terms.version, "hash": terms.wording_hash});
            pen.note(ledger, "terms.publish", &target(&list.slug), detail)?;
            Ok(terms)
        })
        .await
}

/// One version of a list's terms, or the current one.
pub async fn terms(app: &App, list: &str, version: Option<i32>) -> Result<Terms, ListError> {
    let list = find(app, list).await?;
    app.database
        .read(move |ledger| {
            let found = match version {
                Some(version) => store::terms::version(ledger, list.id, version)?,
                None => store::terms::current(ledger, list.id)?,
            };
            found.ok_or(ListError::NoTerms(list.slug))
        })
        .await
}

/// Every version of a list's terms, oldest first.
pub async fn all_terms(app: &App, list: &str) -> Result<Vec<Terms>, ListError> {
    let list = find(app, list).await?;
    Ok(app
        .database
        .read(move |ledger| store::terms::all(ledger, list.id))
        .await?)
}
