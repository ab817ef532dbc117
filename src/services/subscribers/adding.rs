//! Adding a reader by hand.
//!
//! Nobody becomes a reader because an operator says so. Either the consent that was given elsewhere is declared, with
//! all that proves it (where, when, in which words, where the proof is, who answers for it), or the owner of the
//! address is asked like everybody who signs up, and reads nothing before the answer. Whoever has left comes
//! back by that answer only, whatever is declared.

use std::sync::Arc;

use chrono::NaiveDate;

use super::acting::target;
use super::errors::{Obstacle, PersonError, plain, wrong};
use crate::clock::{Entropy, random_uuid};
use crate::domain::actor::Actor;
use crate::domain::address::EmailAddress;
use crate::domain::consent::{Act, Evidence, Method, Purpose};
use crate::domain::happening::{By, Happening};
use crate::domain::list::ListState;
use crate::domain::subscription::{Choices, SubscriptionState};
use crate::domain::time::UtcTime;
use crate::domain::token::Keyring;
use crate::services::audit::{self, Note};
use crate::services::lists::{self, ListError, ListPage};
use crate::services::preferences::{self, Change};
use crate::services::signup::{self, Invitation};
use crate::services::{App, StoreError, Wrong, digest};
use crate::store::consents::NewConsent;
use crate::store::declarations::Declaration;
use crate::store::happenings::NewHappening;
use crate::store::terms::Terms;
use crate::store::{self, Ledger};

/// Characters that each part of a declaration may have.
const PART_CHARACTERS: usize = 200;
/// Characters that a declared wording may have.
const WORDING_CHARACTERS: usize = 5_000;

/// A reader to be added.
#[derive(Debug, Clone, Default)]
pub struct Addition {
    /// The address as typed.
    pub email: String,
    /// The slug of the list.
    pub list: String,
    /// How the reader wants to be called.
    pub name: Option<String>,
    /// A language tag.
    pub language: Option<String>,
    /// An IANA time zone.
    pub time_zone: Option<String>,
    /// Slugs of topics; none means all.
    pub topics: Vec<String>,
    /// One of the list's cadences; none follows the list's default.
    pub cadence: Option<String>,
    /// The consent that was given elsewhere; without it the reader is asked.
    pub declared: Option<Declared>,
}

/// A consent that was given elsewhere.
#[derive(Debug, Clone, Default)]
pub struct Declared {
    /// Where the reader agreed, such as a fair or a shop's till.
    pub source: String,
    /// The day on which they did, YYYY-MM-DD.
    pub given_on: String,
    /// In which words.
    pub wording: DeclaredWording,
    /// Where the proof is kept.
    pub proof: String,
    /// Who answers for it.
    pub responsible: String,
}

/// The words that somebody agreed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeclaredWording {
    /// A version of the list's terms.
    Version(i32),
    /// Other words.
    Text(String),
}

impl Default for DeclaredWording {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// The reader reads the list from now on.
    Active(i64),
    /// A letter asks the owner of the address first.
    Asked(i64),
}

impl Added {
    /// The number of the reader.
    #[must_use]
    pub fn subscriber(self) -> i64 {
        match self {
            Self::Active(id) | Self::Asked(id) => id,
        }
    }
}

/// Adds a reader to a list.
pub async fn add(app: &App, actor: &Actor, addition: Addition) -> Result<Added, PersonError> {
    let page = match lists::page(app, &addition.list).await {
        Ok(page) => page,
        Err(ListError::Store(error)) => return Err(error.into()),
        Err(_) => return Err(wrong("list", "there is no such list")),
    };
    if page.list.state == ListState::Closed {
        return Err(PersonError::Stands(Obstacle::Closed));
    }
    let Some(terms) = page.terms.clone() else {
        return Err(PersonError::Stands(Obstacle::NoTerms));
    };
    let (address, choices, declared) = parse(app, &page, addition)?;
    let entry = Entry {
        by: By::actor(actor),
        actor: actor.clone(),
        list: page.list.id,
        slug: page.list.slug,
        address,
        choices,
        terms,
        declared,
        invitation: Invitation::of(app),
        keyring: app.keyring.clone(),
        entropy: app.entropy.clone(),
        now: app.now(),
    };
    let added = app
        .database
        .write(move |ledger| entry.write(ledger))
        .await?;
    app.nudge.notify_one();
    Ok(added)
}

fn parse(
    app: &App,
    page: &ListPage,
    addition: Addition,
) -> Result<(EmailAddress, Choices, Option<Proof>), PersonError> {
    let mut problems = Vec::new();
    let address = signup::parse_address(app, page, &addition.email)
        .map_err(|error| problems.push(Wrong::new("email", error.to_string())))
        .ok();
    let given = |text: Option<String>| {
        text.map(|text| text.trim().to_owned())
            .filter(|text| !text.is_empty())
    };
    let mut topics = addition.topics;
    topics.sort();
    topics.dedup();
    let choices = Choices {
        name: given(addition.name),
        language: given(addition.language),
        time_zone: given(addition.time_zone),
        cadence: given(addition.cadence),
        topics,
    };
    problems.extend(preferences::problems(
        page,
        &Change {
            topics: Some(choices.topics.clone()),
            cadence: Some(choices.cadence.clone()),
            time_zone: Some(choices.time_zone.clone()),
            language: Some(choices.language.clone()),
            name: Some(choices.name.clone()),
        },
    ));
    let today = app.now().datetime().date_naive();
    let declared = addition
        .declared
        .map(|declared| Proof::parse(declared, today, &mut problems));
    match address {
        Some(address) if problems.is_empty() => Ok((address, choices, declared.flatten())),
        _ => Err(PersonError::Refused(problems)),
    }
}

/// A declaration that was read.
struct Proof {
    source: String,
    given_on: NaiveDate,
    wording: DeclaredWording,
    kept: String,
    responsible: String,
}

impl Proof {
    fn parse(declared: Declared, today: NaiveDate, problems: &mut Vec<Wrong>) -> Option<Self> {
        let before = problems.len();
        let mut part = |field: &'static str, text: &str, must: &str| {
            let text = plain(Some(text), PART_CHARACTERS);
            if text.is_none() {
                problems.push(Wrong::new(field, must));
            }
            text.unwrap_or_default()
        };
        let source = part("source", &declared.source, "say where the reader agreed");
        let kept = part("proof", &declared.proof, "say where the proof is kept");
        let responsible = part(
            "responsible",
            &declared.responsible,
            "name who answers for it",
        );
        let given_on = declared.given_on.trim().parse::<NaiveDate>().ok();
        let given_on = given_on.filter(|day| *day <= today);
        if given_on.is_none() {
            problems.push(Wrong::new(
                "given_on",
                "name the day, not in the future, as YYYY-MM-DD",
            ));
        }
        let wording = match declared.wording {
            DeclaredWording::Text(text) => {
                let text: String = text.trim().chars().take(WORDING_CHARACTERS).collect();
                if text.is_empty() {
                    let must = "name a version of the terms, or give the words that were agreed to";
                    problems.push(Wrong::new("wording", must));
                }
                DeclaredWording::Text(text)
            }
            version @ DeclaredWording::Version(_) => version,
        };
        (problems.len() == before).then_some(())?;
        Some(Self {
            source,
            given_on: given_on?,
            wording,
            kept,
            responsible,
        })
    }
}

/// An addition, fit to move into a transaction.
struct Entry {
    actor: Actor,
    by: By,
    list: i64,
    slug: String,
    address: EmailAddress,
    choices: Choices,
    /// The current ones.
    terms: Terms,
    declared: Option<Proof>,
    invitation: Invitation,
    keyring: Keyring,
    entropy: Arc<dyn Entropy>,
    now: UtcTime,
}

impl Entry {
    fn write(&self, ledger: &mut Ledger) -> Result<Added, PersonError> {
        if let Some(hindrance) = self.invitation.hindrance(ledger, &self.address)? {
            return Err(PersonError::Stands(hindrance.into()));
        }
        let forgotten = store::erasures::by_address(ledger, &self.address_hashes())?;
        if forgotten.is_some_and(|erasure| erasure.returned_at.is_none()) {
            return Err(PersonError::Stands(Obstacle::Forgotten));
        }
        let reader = store::subscribers::find_or_create(ledger, &self.address, self.now)?;
        let known = store::subscribers::subscription_to(ledger, self.list, reader.id)?;
        let has_left = known
            .as_ref()
            .is_some_and(|one| one.state == SubscriptionState::Unsubscribed);
        let source = self.declared.as_ref().map(|proof| proof.source.as_str());
        let opened = store::subscribers::open_pending(
            ledger,
            self.list,
            reader.id,
            &self.choices,
            source,
            self.now,
        )?;
        let Some(subscription) = opened else {
            return Err(PersonError::Stands(Obstacle::ReadsAlready));
        };
        let added = match &self.declared {
            Some(proof) if !has_left => {
                self.declare(ledger, proof, subscription)?;
                Added::Active(reader.id)
            }
            _ => {
                let about = (self.list, subscription);
                if !self.invitation.ask(ledger, self.terms.id, about, &reader)? {
                    return Err(PersonError::Stands(Obstacle::AskedOften));
                }
                Added::Asked(reader.id)
            }
        };
        self.note(ledger, added)?;
        Ok(added)
    }

    fn address_hashes(&self) -> Vec<String> {
        self.keyring.address_hashes(&self.address.key())
    }

    /// Makes the subscription active on the strength of what was declared.
    fn declare(
        &self,
        ledger: &mut Ledger,
        proof: &Proof,
        subscription: i64,
    ) -> Result<(), PersonError> {
        let terms = match &proof.wording {
            DeclaredWording::Version(version) => {
                let found = store::terms::version(ledger, self.list, *version)?;
                let unknown = || wrong("wording", "the list's terms have no such version");
                Some(found.ok_or_else(unknown)?)
            }
            DeclaredWording::Text(_) => None,
        };
        let Some(pending) = store::subscribers::subscription(ledger, subscription)? else {
            return Ok(());
        };
        store::subscribers::advance(ledger, &pending, SubscriptionState::Active, self.now)?;
        if let Some(zone) = &pending.time_zone {
            digest::note_time_zone(ledger, self.list, zone, self.now)?;
        }
        let watermark = digest::begins_behind(ledger, &pending)?;
        store::subscriptions::begin_behind(ledger, subscription, watermark)?;
        let purposes: &[Purpose] = match &terms {
            Some(_) => &[Purpose::Newsletter, Purpose::Terms],
            None => &[Purpose::Newsletter],
        };
        for purpose in purposes {
            self.append(ledger, proof, (subscription, *purpose), terms.as_ref())?;
        }
        Ok(())
    }

    fn append(
        &self,
        ledger: &mut Ledger,
        proof: &Proof,
        (subscription, purpose): (i64, Purpose),
        terms: Option<&Terms>,
    ) -> Result<(), StoreError> {
        let event_id = random_uuid(&*self.entropy).to_string();
        let consent = NewConsent {
            event_id: event_id.clone(),
            subscription_id: subscription,
            purpose,
            act: Act::Confirmed,
            method: Method::Operator,
            source: Some(&self.by.as_source()),
            terms: terms.map(|terms| (terms.id, terms.wording_hash.as_str())),
            evidence: &Evidence::default(),
            occurred_at: self.now,
        };
        store::consents::append(ledger, &consent)?;
        let wording = match &proof.wording {
            DeclaredWording::Text(text) => Some(text.clone()),
            DeclaredWording::Version(_) => None,
        };
        let declaration = Declaration {
            event_id,
            source: proof.source.clone(),
            given_on: proof.given_on.to_string(),
            wording,
            proof: proof.kept.clone(),
            responsible: proof.responsible.clone(),
            declared_by: self.by.as_source(),
        };
        store::declarations::append(ledger, &declaration)
    }

    fn note(&self, ledger: &mut Ledger, added: Added) -> Result<(), StoreError> {
        let is_asked = matches!(added, Added::Asked(_));
        let happening = NewHappening {
            subscriber: added.subscriber(),
            list: Some(self.list),
            kind: Happening::Added,
            by: &self.by,
            detail: serde_json::json!({ "asked": is_asked }),
        };
        store::happenings::note(ledger, &happening, self.now)?;
        let note = Note {
            actor: &self.actor,
            action: "subscriber.add",
            target: &target(added.subscriber()),
            detail: serde_json::json!({ "list": self.slug, "asked": is_asked }),

            now: self.now,
        };
        audit::note(ledger, &note)
    }
}
