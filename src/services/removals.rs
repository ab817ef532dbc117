//! Removal waves: readers of one domain whom a machine seems to have taken out, brought back together.
//!
//! Every wish to leave is carried out at once, whoever pressed the button
//! ([`unsubscribe`]). Here it is remembered for a while when it came right
//! after a letter; when enough readers of one domain leave so, the operator is told, looks, and either
//! undoes them all or lets them stand. Undoing brings back nobody who left in another way since, said
//! why, or must not be written to.

use serde_json::json;

use super::audit::Pen;
use super::unsubscribe::{self, ComingBack};
use super::{App, StoreError};
use crate::clock::{Entropy, random_uuid};
use crate::config::Removals;
use crate::domain::actor::Actor;
use crate::domain::consent::{Evidence, Method};
use crate::domain::paging::{Page, PageAsk};
use crate::domain::removal::{WaveRule, WaveState};
use crate::domain::subscription::SubscriptionState;
use crate::domain::time::UtcTime;
use crate::store::subscribers::Subscription;
use crate::store::{self, Ledger};

/// The most waves that are told at once; the newest.
const MOST_WAVES: i64 = 100;
/// The most readers that are told of one wave; the first.
const MOST_READERS: i64 = 1_000;
/// Removals that are undone in one transaction.
const BATCH: i64 = 200;

/// A wave, told to an operator.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct WaveReport {
    /// Its number.
    pub id: i64,
    /// The recipient domain that the readers have in common.
    pub domain: String,
    /// open, undone or kept.
    pub state: WaveState,
    /// The first removal, RFC 3339.
    pub first_at: UtcTime,
    /// The last removal, RFC 3339.
    pub last_at: UtcTime,
    /// When somebody decided about it.
    pub decided_at: Option<UtcTime>,
    /// How many subscriptions were ended.
    pub removals: i64,
    /// How many of them undoing brought back.
    pub brought_back: i64,
}

/// A reader of a wave.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct RemovedReader {
    /// The address.
    pub address: String,
    /// When the reader was taken out, RFC 3339.
    pub removed_at: UtcTime,
    /// When undoing brought the reader back.
    pub brought_back_at: Option<UtcTime>,
}

/// What undoing a wave did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Undone {
    /// Subscriptions that are active again.
    pub brought_back: i64,
    /// Subscriptions that stay ended: their readers left in another way or came back by themselves
    /// since, said why they left, or must not be written to.
    pub left_alone: i64,
}

/// Why nothing was decided.
#[derive(Debug, thiserror::Error)]
pub enum RemovalError {
    /// No wave has this number.
    #[error("there is no removal wave {0}")]
    Unknown(i64),
    /// It was decided before.
    #[error("removal wave {id} is {state} already")]
    Decided {
        /// The wave.
        id: i64,
        /// What was decided.
        state: WaveState,
    },
    /// The ledger failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The rule as configured.
pub(super) fn rule(removals: &Removals) -> WaveRule {
    WaveRule {
        readers: removals.wave_readers,
        within_seconds: removals.wave_seconds,
        after_delivery_seconds: removals.after_delivery_seconds,
    }
}

/// Whether a letter went to this reader of the list so shortly before `removed_at` that a machine may have
/// answered it.
pub(super) fn is_prompt(
    ledger: &mut Ledger,
    rule: &WaveRule,
    subscription: &Subscription,
    removed_at: UtcTime,
) -> Result<bool, StoreError> {
    let since = rule.delivered_since(removed_at);
    let (list, subscriber) = (subscription.list_id, subscription.subscriber_id);
    store::removals::was_just_written_to(ledger, list, subscriber, since)
}

/// Remembers that a subscription was ended right after a letter; returns the wave that this removal
/// begins. Belongs into the transaction that ends the subscription.
pub(super) fn note(
    ledger: &mut Ledger,
    rule: &WaveRule,
    subscription: &Subscription,
    removed_at: UtcTime,
) -> Result<Option<NewWave>, StoreError> {
    let address = store::subscribers::by_id(ledger, subscription.subscriber_id)?.address;
    let domain = address.domain();
    let together = rule.together_since(removed_at);
    store::removals::note(ledger, subscription.id, domain, removed_at, together)?;
    if let Some(wave) = store::removals::open_wave(ledger, domain, together)? {
        store::removals::gather(ledger, wave, domain, together)?;
        return Ok(None);
    }
    let readers = store::removals::readers_alone(ledger, domain, together)?;
    if !rule.is_wave(readers) {
        return Ok(None);
    }
    let id = store::removals::begin_wave(ledger, domain, removed_at)?;
    store::removals::gather(ledger, id, domain, together)?;
    Ok(Some(NewWave {
        id,
        domain: domain.to_owned(),
    }))
}

/// A wave that has just begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NewWave {
    id: i64,
    domain: String,
}

impl NewWave {
    /// Tells the operator.
    pub(super) fn announce(&self) {
        tracing::warn!(
            wave = self.id,
            domain = self.domain,
            "many readers of one domain left within seconds of a letter, as link scanners make them; see: postrider removals show"
        );
    }
}

/// The newest waves, at most 100, those in a state where one is named.
pub async fn waves(app: &App, state: Option<WaveState>) -> Result<Vec<WaveReport>, StoreError> {
    app.database
        .read(move |ledger| {
            let found = store::removals::waves(ledger, state, MOST_WAVES)?;
            found.into_iter().map(|wave| report(ledger, wave)).collect()
        })
        .await
}

/// One page of the waves, newest first, those in a state where one is named.
pub async fn page(
    app: &App,
    state: Option<WaveState>,
    ask: PageAsk,
) -> Result<Page<WaveReport>, StoreError> {
    app.database
        .read(move |ledger| {
            let page = store::removals::page(ledger, state, ask)?;
            page.try_map(|wave| report(ledger, wave))
        })
        .await
}

/// One wave with its readers, at most the first 1,000.
pub async fn wave(app: &App, id: i64) -> Result<(WaveReport, Vec<RemovedReader>), RemovalError> {
    app.database
        .read(move |ledger| {
            let wave = store::removals::wave(ledger, id)?.ok_or(RemovalError::Unknown(id))?;
            let readers = store::removals::of_wave(ledger, id, 0, MOST_READERS)?;
            let readers = readers.into_iter().map(|removal| RemovedReader {
                address: removal.address.to_string(),
                removed_at: removal.removed_at,
                brought_back_at: removal.undone_at,
            });
            Ok((report(ledger, wave)?, readers.collect()))
        })
        .await
}

fn report(ledger: &mut Ledger, wave: store::removals::Wave) -> Result<WaveReport, StoreError> {
    let (removals, brought_back) = store::removals::counted(ledger, wave.id)?;
    Ok(WaveReport {
        id: wave.id,
        domain: wave.domain,
        state: wave.state,
        first_at: wave.first_at,
        last_at: wave.last_at,
        decided_at: wave.decided_at,
        removals,
        brought_back,
    })
}

/// One sentence for each wave that waits for a decision.
pub(super) fn alarms(ledger: &mut Ledger) -> Result<Vec<String>, StoreError> {
    let open = store::removals::waves(ledger, Some(WaveState::Open), MOST_WAVES)?;
    let told = open.into_iter().map(|wave| {
        let (removals, _) = store::removals::counted(ledger, wave.id)?;
        Ok(format!(
            "{removals} subscriptions of {} ended within seconds of a letter, as link scanners do it; \
             look: postrider removals show {}",
            wave.domain, wave.id
        ))
    });
    told.collect()
}

/// Lets a wave stand: its readers meant it.
pub async fn keep(app: &App, actor: &Actor, id: i64) -> Result<(), RemovalError> {
    let (pen, now) = (Pen::of(app, actor), app.now());
    app.database
        .write(move |ledger| {
            open(ledger, id)?;
            store::removals::decide(ledger, id, WaveState::Kept, now)?;
            Ok(pen.note(ledger, "removals.keep", &target(id), json!({}))?)
        })
        .await
}

fn open(ledger: &mut Ledger, id: i64) -> Result<(), RemovalError> {
    let wave = store::removals::wave(ledger, id)?.ok_or(RemovalError::Unknown(id))?;
    if wave.state == WaveState::Open {
        Ok(())
    } else {
        Err(RemovalError::Decided {
            id,
            state: wave.state,
        })
    }
}

/// Brings the readers of a wave back, a batch in one transaction. After a crash the wave is still open,
/// and undoing it again brings back the rest.
pub async fn undo(app: &App, actor: &Actor, id: i64) -> Result<Undone, RemovalError> {
    let pen = Pen::of(app, actor);
    let mut after = 0;
    loop {
        let (entropy, now) = (app.entropy.clone(), app.now());
        let pen = pen.clone();
        let last = app
            .database
            .write(move |ledger| {
                open(ledger, id)?;
                let batch = store::removals::of_wave(ledger, id, after, BATCH)?;
                for removal in batch.iter().filter(|removal| removal.undone_at.is_none()) {
                    if bring_back(ledger, removal, &*entropy, now)? {
                        store::removals::note_undone(ledger, removal.id, now)?;
                    }
                }
                let last = batch.last().map(|removal| removal.id);
                if last.is_none() {
                    store::removals::decide(ledger, id, WaveState::Undone, now)?;
                    let (_, brought_back) = store::removals::counted(ledger, id)?;
                    let detail = json!({ "brought_back": brought_back });
                    pen.note(ledger, "removals.undo", &target(id), detail)?;
                }
                Ok::<_, RemovalError>(last)
            })
            .await?;
        match last {
            Some(last) => after = last,
            None => break,
        }
    }
    let (removals, brought_back) = app
        .database
        .read(move |ledger| store::removals::counted(ledger, id))
        .await?;
    Ok(Undone {
        brought_back,
        left_alone: removals - brought_back,
    })
}

fn target(wave: i64) -> String {
    format!("wave {wave}")
}

/// Makes the subscription active again, unless its reader has shown since that it was no machine.
fn bring_back(
    ledger: &mut Ledger,
    removal: &store::removals::Removal,
    entropy: &dyn Entropy,
    now: UtcTime,
) -> Result<bool, StoreError> {
    let found = store::subscribers::subscription(ledger, removal.subscription_id)?;
    let Some(subscription) = found else {
        return Ok(false);
    };
    let as_it_was_left = subscription.state == SubscriptionState::Unsubscribed
        && subscription.unsubscribed_at == Some(removal.removed_at)
        && subscription.confirmed_at.is_some();
    if !as_it_was_left
        || store::suppressions::by_address(ledger, &removal.address.key())?.is_some()
        || store::consents::said_why(ledger, subscription.id, removal.removed_at)?
    {
        return Ok(false);
    }
    let coming_back = ComingBack {
        event_id: random_uuid(entropy).to_string(),
        method: Method::Operator,
        source: "removal wave undone",
        evidence: &Evidence::default(),
    };
    unsubscribe::take_back(ledger, &subscription, coming_back, now)?;
    Ok(true)
}
