//! A fresh link for whoever owns the mailbox.
//!
//! Asking is one row in the inbox and one answer, whoever asks: the request looks nothing up about the address, so
//! neither its words nor its time tell whether the address is known. The worker works the inbox off
//! ([`work_off_wishes`]): a letter goes to an address that has once said yes to a list of this site, is not
//! suppressed, and was sent no link within `preferences.resend_minutes`, as far as the budgets allow
//! (`weighing`).

use std::sync::Arc;

use super::super::budgets::Tally;
use super::super::{App, StoreError};
use super::moving;
use super::weighing::{Door, Scales};
use crate::clock::{Entropy, random_bytes};
use crate::domain::address::{AddressError, EmailAddress};
use crate::domain::budget::{Hindrance, client_network};
use crate::domain::consent::Evidence;
use crate::domain::delivery::LetterKind;
use crate::domain::link_wish::WishKind;
use crate::domain::subscription::SubscriptionState;
use crate::domain::time::UtcTime;
use crate::domain::token::{Keyring, TokenPurpose, token_hash};
use crate::store::deliveries::NewLetter;
use crate::store::links::{LinkWish, NewLink};
use crate::store::subscribers::{Subscriber, Subscription};
use crate::store::{self, Ledger};

/// Why a wish for a link was not taken.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// Not an address.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// The ledger failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Somebody asks for a link to this address.
pub async fn ask_by_address(app: &App, address: &str, evidence: &Evidence) -> Result<(), AskError> {
    let wish = LinkWish {
        kind: WishKind::Manage,
        subscription_id: None,
        address: Some(EmailAddress::parse_any(address)?),
        network: network_of(evidence),
        received_at: app.now(),
    };
    Ok(receive(app, wish).await?)
}

/// The network that a wish came from, which is all that is kept of its sender.
pub(super) fn network_of(evidence: &Evidence) -> Option<String> {
    evidence.remote_ip.as_deref().and_then(client_network)
}

/// Puts a wish into the inbox.
pub(super) async fn receive(app: &App, wish: LinkWish) -> Result<(), StoreError> {
    app.database
        .write(move |ledger| store::links::receive(ledger, &wish))
        .await
}

/// Acts on the wishes that wait in the inbox, a batch in one transaction; returns how many.
pub async fn work_off_wishes(app: &App) -> Result<usize, StoreError> {
    if !app.database.read(store::links::are_waiting).await? {
        return Ok(0);
    }
    let batch = i64::from(app.config.preferences.batch);
    let clerk = Clerk::of(app);
    let (taken, tally) = app
        .database
        .write(move |ledger| {
            store::budgets::sit_down(ledger)?;
            let taken = store::links::take(ledger, batch)?;
            let mut tally = Tally::default();
            for wish in &taken {
                tally.note(clerk.act_on(ledger, wish)?);
            }
            Ok::<_, StoreError>((taken.len(), tally))
        })
        .await?;
    for (reason, count) in tally.counted() {
        tracing::info!(reason, count, "wishes for a link caused no letter");
    }
    Ok(taken)
}

/// What acting on a wish needs, fit to move into a transaction.
pub(super) struct Clerk {
    pub(super) keyring: Keyring,
    pub(super) links: LinkMaker,
    pub(super) scales: Scales,
    resend_seconds: i64,
    pub(super) now: UtcTime,
}

impl Clerk {
    fn of(app: &App) -> Self {
        let now = app.now();
        Self {
            keyring: app.keyring.clone(),
            links: LinkMaker::of(app, now),
            scales: Scales::of(app, now),
            resend_seconds: i64::from(app.config.preferences.resend_minutes) * 60,
            now,
        }
    }

    /// Writes what is asked for; says what kept it from being written, if a budget did.
    fn act_on(
        &self,
        ledger: &mut Ledger,
        wish: &LinkWish,
    ) -> Result<Option<Hindrance>, StoreError> {
        let door = match (wish.kind, wish.subscription_id) {
            (WishKind::Move, _) => Door::Move,
            (WishKind::Manage, Some(_)) => Door::Letter,
            (WishKind::Manage, None) => Door::Page,
        };
        let hindrance = self.scales.let_in(ledger, door, wish.network.as_deref())?;
        if hindrance.is_some() {
            return Ok(hindrance);
        }
        let from = match wish.subscription_id {
            Some(id) => store::subscribers::subscription(ledger, id)?,
            None => None,
        };
        match (wish.kind, from, &wish.address) {
            (WishKind::Move, Some(from), Some(new_address)) => {
                moving::act_on(self, ledger, &from, new_address)
            }
            (WishKind::Manage, Some(from), _) => {
                let reader = store::subscribers::by_id(ledger, from.subscriber_id)?;
                self.send_manage_link(ledger, door, &reader, Some(from))
            }
            (WishKind::Manage, None, Some(address)) => {
                match store::subscribers::by_address(ledger, &address.key())? {
                    Some(reader) => self.send_manage_link(ledger, door, &reader, None),
                    None => Ok(None),
                }
            }
            _ => Ok(None),
        }
    }

    fn send_manage_link(
        &self,
        ledger: &mut Ledger,
        door: Door,
        reader: &Subscriber,
        from: Option<Subscription>,
    ) -> Result<Option<Hindrance>, StoreError> {
        let newest = store::links::newest(ledger, reader.id, TokenPurpose::Manage)?;
        if reader.erased_at.is_some() || self.is_lately(newest) {
            return Ok(None);
        }
        let known = store::subscribers::subscriptions_of(ledger, reader.id)?;
        let Some(writes) = from.or_else(|| spokesman(known)) else {
            return Ok(None);
        };
        let hindrance = self
            .scales
            .letter_to_reader(ledger, door, &reader.address)?;
        if hindrance.is_some() {
            return Ok(hindrance);
        }
        let purpose = TokenPurpose::Manage;
        let link = self.links.make(ledger, purpose, &writes, None)?;
        let letter = NewLetter {
            link_id: Some(link),
            ..NewLetter::to_reader(LetterKind::Manage, writes.list_id, writes.id, reader)
        };
        store::deliveries::enqueue(ledger, &letter, self.now)?;
        Ok(None)
    }

    /// Whether something that was done at `last` was done so lately that it is not done again.
    pub(super) fn is_lately(&self, last: Option<UtcTime>) -> bool {
        last.is_some_and(|last| self.now.seconds_since(last) < self.resend_seconds)
    }
}

/// What making a link needs, fit to move into a transaction.
pub(in crate::services) struct LinkMaker {
    keyring: Keyring,
    entropy: Arc<dyn Entropy>,
    now: UtcTime,
    valid_seconds: i64,
}

impl LinkMaker {
    pub(in crate::services) fn of(app: &App, now: UtcTime) -> Self {
        Self {
            keyring: app.keyring.clone(),
            entropy: app.entropy.clone(),
            now,
            valid_seconds: i64::from(app.config.preferences.link_hours) * 3_600,
        }
    }

    /// Until when a link works that is made now.
    pub(super) fn expires_at(&self) -> UtcTime {
        self.now.plus_seconds(self.valid_seconds)
    }

    /// Makes a link for the reader of a subscription; its number goes into the letter.
    pub(in crate::services) fn make(
        &self,
        ledger: &mut Ledger,
        purpose: TokenPurpose,
        writes: &Subscription,
        move_id: Option<i64>,
    ) -> Result<i64, StoreError> {
        let nonce = random_bytes::<32>(&*self.entropy);
        let key_id = self.keyring.signing_key_id();
        let token = self.keyring.opaque_token(purpose, key_id, &nonce);
        let link = NewLink {
            purpose,
            subscriber_id: writes.subscriber_id,
            subscription_id: writes.id,
            move_id,
            key_id,
            nonce: &nonce,
            token_hash: &token_hash(&token.unwrap_or_default()),
            created_at: self.now,
            expires_at: self.expires_at(),
        };
        store::links::insert(ledger, &link)
    }
}

/// The subscription whose list writes to somebody who gave an address: one that they read, or else one that
/// they have left. Nobody who never confirmed is written to.
fn spokesman(known: Vec<Subscription>) -> Option<Subscription> {
    let rank = |one: &Subscription| match one.state {
        SubscriptionState::Active => 0,
        SubscriptionState::Paused => 1,
        SubscriptionState::Unsubscribed | SubscriptionState::Pending => 2,
    };
    let confirmed = known.into_iter().filter(|one| one.confirmed_at.is_some());
    confirmed.min_by_key(|one| (rank(one), one.id))
}

/// Who is behind a link that was asked for.
#[derive(Debug, Clone)]
pub(in crate::services) struct Visitor {
    pub(in crate::services) subscriber: Subscriber,
    /// The subscription whose list wrote.
    pub(in crate::services) subscription: i64,
    pub(in crate::services) expires_at: UtcTime,
}

/// Who is behind a manage link; nothing for one that is unknown, expired, or for another purpose.
pub(in crate::services) fn visitor(
    ledger: &mut Ledger,
    token_hash: &str,
    now: UtcTime,
) -> Result<Option<Visitor>, StoreError> {
    let link = store::links::by_hash(ledger, token_hash, now)?;
    let Some(link) = link.filter(|link| link.purpose == TokenPurpose::Manage) else {
        return Ok(None);
    };
    Ok(Some(Visitor {
        subscriber: store::subscribers::by_id(ledger, link.subscriber_id)?,
        subscription: link.subscription_id,
        expires_at: link.expires_at,
    }))
}
