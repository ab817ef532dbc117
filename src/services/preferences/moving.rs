//! Moving: the same subscriptions at another address, once both mailboxes agree.
//!
//! The reader asks behind a fresh link, and gets the same answer whatever the new address is. The worker then writes
//! to both mailboxes; to the new one only if it may be written to: an address that reads something here already, is
//! suppressed, was forgotten, or has had its letters is left in peace, and then the old one simply stays in force. Each letter has a
//! button, and the second press moves the subscriber. Proofs, choices and watermarks stay with the
//! subscriptions; every manage link that went to the old mailbox ends.

use super::super::{App, StoreError};
use super::links::{self, Clerk, visitor};
use super::weighing::{Door, Scales};
use crate::clock::{Entropy, random_uuid};
use crate::domain::address::{AddressError, EmailAddress};
use crate::domain::budget::Hindrance;
use crate::domain::consent::{Act, Evidence, Method, Purpose};
use crate::domain::delivery::LetterKind;
use crate::domain::link_wish::WishKind;
use crate::domain::subscription::SubscriptionState;
use crate::domain::time::UtcTime;
use crate::domain::token::{TokenPurpose, token_hash};
use crate::store::consents::NewConsent;
use crate::store::deliveries::NewLetter;
use crate::store::links::{Link, LinkWish};
use crate::store::moves::Move;
use crate::store::subscribers::Subscription;
use crate::store::{self, Ledger};

pub use crate::store::moves::Side;

/// What became of the wish to move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// It is noted; the answer is the same for every address.
    Noted,
    /// It is the reader's address already.
    SameAddress,
    /// No letter can go there.
    Refused(AddressError),
}

/// Asks for a change of address; nothing for an unknown link.
pub async fn ask(
    app: &App,
    token: &str,
    new_address: &str,
    evidence: &Evidence,
) -> Result<Option<Asked>, StoreError> {
    let (hash, now) = (token_hash(token), app.now());
    let found = app
        .database
        .read(move |ledger| visitor(ledger, &hash, now))
        .await?;
    let Some(visitor) = found else {
        return Ok(None);
    };
    let address = match EmailAddress::parse(new_address) {
        Ok(address) if address.is_special_use() && !app.config.accepts_special_use() => {
            return Ok(Some(Asked::Refused(AddressError::Domain)));
        }
        Ok(address) => address,
        Err(error) => return Ok(Some(Asked::Refused(error))),
    };
    if address.key() == visitor.subscriber.address.key() {
        return Ok(Some(Asked::SameAddress));
    }
    let wish = LinkWish {
        kind: WishKind::Move,
        subscription_id: Some(visitor.subscription),
        address: Some(address),
        network: links::network_of(evidence),
        received_at: now,
    };
    links::receive(app, wish).await?;
    Ok(Some(Asked::Noted))
}

/// Writes to both mailboxes; says what kept it from being done, if a budget did.
pub(super) fn act_on(
    clerk: &Clerk,
    ledger: &mut Ledger,
    from: &Subscription,
    new_address: &EmailAddress,
) -> Result<Option<Hindrance>, StoreError> {
    let reader = store::subscribers::by_id(ledger, from.subscriber_id)?;
    let key = new_address.key();
    let newest = store::moves::newest(ledger, reader.id, &key)?;
    if reader.erased_at.is_some() || clerk.is_lately(newest) {
        return Ok(None);
    }
    let hindrance = clerk
        .scales
        .letter_to_reader(ledger, Door::Move, &reader.address)?;
    if hindrance.is_some() {
        return Ok(hindrance);
    }
    let hashes = clerk.keyring.address_hashes(&key);
    let forgotten = store::erasures::by_address(ledger, &hashes)?;
    let is_free = store::subscribers::by_address(ledger, &key)?.is_none()
        && forgotten.is_none_or(|erasure| erasure.returned_at.is_some());
    let hindrance = if is_free {
        clerk.scales.letter_to_stranger(ledger, new_address)?
    } else {
        None
    };
    let expires_at = clerk.links.expires_at();
    let mine = (reader.id, &reader.address);
    let move_id = store::moves::ask(ledger, mine, new_address, expires_at, clerk.now)?;
    let mut sides = vec![(
        LetterKind::MoveFrom,
        TokenPurpose::MoveFrom,
        &reader.address,
    )];
    if is_free && hindrance.is_none() {
        sides.push((LetterKind::MoveTo, TokenPurpose::MoveTo, new_address));
    }
    for (letter, purpose, recipient) in sides {
        let link = clerk.links.make(ledger, purpose, from, Some(move_id))?;
        let letter = NewLetter {
            link_id: Some(link),
            recipient,
            ..NewLetter::to_reader(letter, from.list_id, from.id, &reader)
        };
        store::deliveries::enqueue(ledger, &letter, clerk.now)?;
    }
    Ok(hindrance)
}

/// What the page behind a link of a move shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovePage {
    /// Which mailbox the link went to.
    pub side: Side,
    /// The new address, all but hidden.
    pub masked_address: String,
    /// The languages that the page may be in, the reader's own first.
    pub languages: Vec<String>,
    /// The name of the list that wrote.
    pub list_name: String,
    /// The slug of that list.
    pub list_slug: String,
    /// Where the move stands.
    pub standing: MoveStanding,
}

/// Where a move stands, as one of its mailboxes sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoveStanding {
    /// This mailbox has not agreed yet.
    Open,
    /// This mailbox has agreed; the other one has not.
    Waiting,
    /// The new address is in force.
    Moved,
}

/// The page; nothing for a link that is unknown or expired. Changes nothing.
pub async fn page(app: &App, token: &str) -> Result<Option<MovePage>, StoreError> {
    let (hash, now) = (token_hash(token), app.now());
    app.database
        .read(move |ledger| match find(ledger, &hash, now)? {
            Some((link, side, found)) => describe(ledger, &link, side, &found).map(Some),
            None => Ok(None),
        })
        .await
}

/// Agrees for one mailbox; with the second one the new address is in force.
pub async fn agree(
    app: &App,
    token: &str,
    evidence: Evidence,
) -> Result<Option<MovePage>, StoreError> {
    let (hash, now) = (token_hash(token), app.now());
    let (entropy, scales) = (app.entropy.clone(), Scales::of(app, now));
    app.database
        .write(move |ledger| {
            let Some((link, side, found)) = find(ledger, &hash, now)? else {
                return Ok(None);
            };
            store::moves::agree(ledger, found.id, side, now)?;
            if side == Side::New {
                scales.was_wanted(ledger, &found.new_address, found.asked_at)?;
            }
            let mut found = store::moves::by_id(ledger, found.id)?.unwrap_or(found);
            let both = found.old_agreed_at.is_some() && found.new_agreed_at.is_some();
            if both && found.moved_at.is_none() && is_free(ledger, &found)? {
                store::moves::carry_out(ledger, &found, now)?;
                store::links::end_purpose(ledger, found.subscriber_id, TokenPurpose::Manage, now)?;
                prove(ledger, &found, &*entropy, &evidence, now)?;
                found.moved_at = Some(now);
            }
            describe(ledger, &link, side, &found).map(Some)
        })
        .await
}

/// Whether nobody has taken the new address, or had it suppressed, since it was asked for.
fn is_free(ledger: &mut Ledger, one: &Move) -> Result<bool, StoreError> {
    let key = one.new_address.key();
    Ok(store::subscribers::by_address(ledger, &key)?.is_none()
        && store::suppressions::by_address(ledger, &key)?.is_none())
}

/// The owner of the new address said yes: that is a confirmation like any other.
fn prove(
    ledger: &mut Ledger,
    one: &Move,
    entropy: &dyn Entropy,
    evidence: &Evidence,
    now: UtcTime,
) -> Result<(), StoreError> {
    let known = store::subscribers::subscriptions_of(ledger, one.subscriber_id)?;
    let reads = |state| matches!(state, SubscriptionState::Active | SubscriptionState::Paused);
    for subscription in known.iter().filter(|known| reads(known.state)) {
        let question = store::signups::newest_yes(ledger, subscription.id)?;
        let terms = question
            .map(|question| store::terms::by_id(ledger, question.terms_id))
            .transpose()?;
        let terms = terms.as_ref();
        let confirmation = NewConsent {
            event_id: random_uuid(entropy).to_string(),
            subscription_id: subscription.id,
            purpose: Purpose::Newsletter,
            act: Act::Confirmed,
            method: Method::Page,
            source: Some("change of address"),
            terms: terms.map(|terms| (terms.id, terms.wording_hash.as_str())),
            evidence,
            occurred_at: now,
        };
        store::consents::append(ledger, &confirmation)?;
    }
    Ok(())
}

fn find(
    ledger: &mut Ledger,
    hash: &str,
    now: UtcTime,
) -> Result<Option<(Link, Side, Move)>, StoreError> {
    let Some(link) = store::links::by_hash(ledger, hash, now)? else {
        return Ok(None);
    };
    let side = match link.purpose {
        TokenPurpose::MoveFrom => Side::Old,
        TokenPurpose::MoveTo => Side::New,
        _ => return Ok(None),
    };
    let found = match link.move_id {
        Some(id) => store::moves::by_id(ledger, id)?,
        None => None,
    };
    let valid = found.filter(|one| one.moved_at.is_some() || one.expires_at > now);
    Ok(valid.map(|found| (link, side, found)))
}

fn describe(
    ledger: &mut Ledger,
    link: &Link,
    side: Side,
    found: &Move,
) -> Result<MovePage, StoreError> {
    let agreed = match side {
        Side::Old => found.old_agreed_at,
        Side::New => found.new_agreed_at,
    };
    let subscription = store::subscribers::subscription(ledger, link.subscription_id)?;
    let subscription = subscription
        .ok_or_else(|| StoreError::Unreadable("a link without its subscription".to_owned()))?;
    let list = store::lists::by_id(ledger, subscription.list_id)?;
    Ok(MovePage {
        side,
        masked_address: found.new_address.masked(),
        languages: subscription
            .language
            .into_iter()
            .chain([list.language])
            .collect(),
        list_name: list.name,
        list_slug: list.slug,
        standing: match (found.moved_at, agreed) {
            (Some(_), _) => MoveStanding::Moved,
            (None, Some(_)) => MoveStanding::Waiting,
            (None, None) => MoveStanding::Open,
        },
    })
}
