//! Letters that do not go out: the ledger, the workers, the issues and the relays.

use super::super::{StoreError, figures};
use super::{Item, Place, Watch};
use crate::domain::attention::Need;
use crate::domain::issue::IssueState;
use crate::domain::pace::Period;
use crate::domain::time::UtcTime;
use crate::store::lists::List;
use crate::store::{self, Ledger};

/// Seconds that a letter may wait without anybody being told; the pauses of a relay are shorter.
const PATIENCE_SECONDS: i64 = 1_800;
/// Seconds for which a refusal is news.
const NEWS_SECONDS: i64 = 3_600;
/// Refusals for no reader's fault within that time that are worth telling.
const REFUSALS: usize = 3;
/// The most refusals that are looked at.
const LOOK_BACK: i64 = 50;
/// Seconds before the end of a certificate at which it is told.
const CERTIFICATE_SECONDS: i64 = 21 * 86_400;

pub(super) fn look(
    ledger: &mut Ledger,
    watch: &Watch,
    lists: &[List],
) -> Result<Vec<Item>, StoreError> {
    let mut items = house(ledger, watch)?;
    items.extend(issues(ledger, lists)?);
    items.extend(relays(ledger, watch, lists)?);
    Ok(items)
}

/// The ledger and the workers.
fn house(ledger: &mut Ledger, watch: &Watch) -> Result<Vec<Item>, StoreError> {
    let mut items = Vec::new();
    let instance = store::instance::read(ledger)?;
    if let Some(reason) = instance.held_reason {
        let held = Item::new(Need::LedgerHeld, "", Place::Settings);
        items.push(held.quoting(reason).at(instance.held_since));
        return Ok(items);
    }
    let beat = store::workers::freshest_heartbeat(ledger)?;
    let is_silent = beat.is_none_or(|beat| watch.now.seconds_since(beat) > watch.silence_seconds);
    if is_silent {
        items.push(Item::new(Need::NoWorker, "", Place::Settings).at(beat));
        return Ok(items);
    }
    let oldest = store::deliveries::oldest_due(ledger, watch.now)?;
    if let Some(due) = oldest.filter(|due| watch.now.seconds_since(*due) > PATIENCE_SECONDS) {
        let minutes = watch.now.seconds_since(due) / 60;
        let wait = Item::new(Need::LettersWait, "", Place::Settings);
        items.push(wait.counting(minutes).at(Some(due)));
    }
    Ok(items)
}

fn issues(ledger: &mut Ledger, lists: &[List]) -> Result<Vec<Item>, StoreError> {
    let mut items = Vec::new();
    for issue in store::issues::open(ledger)? {
        let list = lists.iter().find(|list| list.id == issue.list_id);
        let name = list.map(|list| list.name.clone()).unwrap_or_default();
        let here = Place::Issue(issue.id);
        match issue.state {
            IssueState::Held => {
                let held = Item::new(Need::IssueHeld, name.clone(), here.clone());
                let going = if issue.goes_at.is_some() {
                    "goes"
                } else {
                    "waits"
                };
                items.push(held.because(going).at(issue.goes_at));
            }
            IssueState::Paused => {
                let paused = Item::new(Need::IssuePaused, name.clone(), here.clone());
                let reason = issue.pause_reason.map_or("operator", |one| one.as_str());
                let note = issue.pause_note.clone().unwrap_or_default();
                items.push(paused.because(reason).quoting(note));
            }
            _ => {}
        }
        let doubts = store::deliveries::doubts(ledger, issue.id)?;
        if doubts.held > 0 {
            items.push(Item::new(Need::InDoubt, name, here).counting(doubts.held));
        }
    }
    let single: figures::SingleLetters = store::issues::single_letters(ledger)?;
    if single.held > 0 {
        items.push(Item::new(Need::InDoubt, "", Place::Doubts).counting(single.held));
    }
    Ok(items)
}

fn relays(ledger: &mut Ledger, watch: &Watch, lists: &[List]) -> Result<Vec<Item>, StoreError> {
    let mut items = Vec::new();
    for standing in store::relays::standings(ledger)? {
        if !watch.relays.contains(&standing.relay) {
            continue;
        }
        let here = Place::Relay(standing.relay.clone());
        if standing.is_failing() {
            let failing = Item::new(Need::RelayUnreachable, &*standing.relay, here.clone());
            let failure = standing.failure.clone().unwrap_or_default();
            items.push(failing.quoting(failure).at(standing.failed_at));
        }
        let ends = standing
            .certificate_until
            .filter(|end| end.seconds_since(watch.now) < CERTIFICATE_SECONDS);
        if let Some(end) = ends {
            let days = (end.seconds_since(watch.now) / Period::Day.seconds()).max(0);
            let ending = Item::new(Need::CertificateEnds, &*standing.relay, here);
            items.push(ending.counting(days).at(Some(end)));
        }
    }
    for relay in &watch.relays {
        items.extend(refusals(ledger, relay, watch.now)?);
    }
    for list in lists {
        let names = &list.relays.0;
        let has_one = names.is_empty() || names.iter().any(|name| watch.relays.contains(name));
        if !has_one {
            let stray = Item::new(
                Need::ListWithoutRelay,
                &*list.name,
                Place::List(list.slug.clone()),
            );
            items.push(stray.quoting(names.join(", ")));
        }
    }
    Ok(items)
}

/// What a relay refused lately for no reader's fault.
fn refusals(ledger: &mut Ledger, relay: &str, now: UtcTime) -> Result<Option<Item>, StoreError> {
    let newest = store::relays::refusals(ledger, relay, LOOK_BACK)?;
    let is_telling = |one: &&store::relays::Refusal| {
        now.seconds_since(one.occurred_at) < NEWS_SECONDS
            && one.outcome == "rejected"
            && one
                .fault
                .as_deref()
                .is_some_and(|fault| fault != "recipient")
    };
    let telling: Vec<_> = newest.iter().filter(is_telling).collect();
    let Some(last) = telling.first().filter(|_| telling.len() >= REFUSALS) else {
        return Ok(None);
    };
    let code = last
        .reply_code
        .map(|code| format!("{code} "))
        .unwrap_or_default();
    let item = Item::new(Need::RelayRefuses, relay, Place::Relay(relay.to_owned()));
    let count = i64::try_from(telling.len()).unwrap_or(0);
    Ok(Some(
        item.counting(count)
            .quoting(format!("{code}{}", last.reply_text))
            .at(Some(last.occurred_at)),
    ))
}
