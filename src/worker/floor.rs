//! The floor: what this process knows to be due, in a pile for each relay, and who may take it.
//!
//! The feeder puts deliveries down, the desks take them in windows. What lies here is not claimed: it is
//! still queued in the ledger, and forgetting it costs nothing. Two things hold a desk back: the pace of
//! a recipient's domain (so many windows with letters for it at the same time) and the limits of the
//! relay (which the ledger counts when a window is begun).

mod domains;

use std::collections::{HashSet, VecDeque};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use super::gate::Gate;
use crate::domain::pace::DomainEvent;
use crate::domain::time::UtcTime;
use crate::services::App;
use crate::services::delivery::{Due, Learned, Opened, TakenUp};
use crate::services::{dkim, instance, neighbours, relays};
use domains::{Domains, Place};

/// A relay whose limit is used up for longer than this is passed over.
const LONG_SECONDS: i64 = 60;

/// What the feeder and the desks share.
pub(super) struct Floor {
    app: Arc<App>,
    /// One for each relay, in the order of [`App::relays`].
    pub(super) gates: Vec<Arc<Gate>>,
    /// One for each relay: rings when something was put on its pile or a place came free.
    pub(super) filled: Vec<Notify>,
    /// Rings when there is room for more.
    pub(super) emptied: Notify,
    /// Letters that had been taken up were let go since the feeder last asked.
    spilled: AtomicBool,
    state: Mutex<State>,
}

struct State {
    piles: Vec<Pile>,
    /// Every delivery on a pile or at a desk.
    known: HashSet<i64>,
}

/// What waits for one relay.
struct Pile {
    /// Letters that somebody waits for.
    urgent: VecDeque<Due>,
    /// All others, by domain.
    domains: Domains,
    /// The relay's limits are used up until then.
    used_up_until: Option<UtcTime>,
}

impl Pile {
    fn len(&self) -> usize {
        self.urgent.len() + self.domains.waiting()
    }

    fn is_used_up(&self, now: UtcTime) -> bool {
        self.used_up_until.is_some_and(|until| now < until)
    }

    /// Whether its relay takes nothing for so long that its letters should go through another.
    fn is_used_up_for_long(&self, now: UtcTime) -> bool {
        self.is_used_up(now.plus_seconds(LONG_SECONDS))
    }
}

/// Letters that one desk has taken, to be begun together.
pub(super) struct Window {
    /// In the order of sending.
    pub(super) letters: Vec<Due>,
    /// Their places at the domains' tables.
    pub(super) seats: Arc<Seats>,
}

/// Gives the places of a window back when its last letter is done.
pub(super) struct Seats {
    floor: Arc<Floor>,
    relay: usize,
    domains: Vec<Place>,
    ids: Vec<i64>,
}

impl Drop for Seats {
    fn drop(&mut self) {
        let mut state = self.floor.lock();
        for id in &self.ids {
            state.known.remove(id);
        }
        for &domain in &self.domains {
            state.piles[self.relay].domains.leave(domain);
        }
        drop(state);
        // Somebody may have waited for such a place.
        self.floor.filled[self.relay].notify_one();
    }
}

impl Floor {
    /// An empty floor that knows what was learned about domains before.
    pub(super) fn new(app: Arc<App>, learned: &[Learned]) -> Arc<Self> {
        let most_waiting = (app.config.sending.look_ahead as usize / 2).max(1);
        let pile = || Pile {
            urgent: VecDeque::new(),
            domains: Domains::new(app.config.pace.clone(), most_waiting),
            used_up_until: None,
        };
        let relays = app.relays();
        let floor = Self {
            gates: relays.iter().map(|_| Arc::default()).collect(),
            filled: relays.iter().map(|_| Notify::new()).collect(),
            emptied: Notify::new(),
            spilled: AtomicBool::new(false),
            state: Mutex::new(State {
                piles: relays.iter().map(|_| pile()).collect(),
                known: HashSet::new(),
            }),
            app,
        };
        floor.remember(learned);
        Arc::new(floor)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes over what was learned about domains at the last start, or by another process.
    pub(super) fn remember(&self, learned: &[Learned]) {
        let relays = self.app.relays();
        let now = self.app.now();
        let mut state = self.lock();
        for one in learned {
            let mut pace = one.pace;
            // A clock that was set back since must not make a rest of it that never ends.
            let rules = self.app.config.pace.of(&one.domain);
            let latest = now.plus_seconds(i64::from(rules.rest_max_seconds) * 2);
            pace.rest_until = pace.rest_until.filter(|until| *until <= latest);
            if let Some(relay) = relays.iter().position(|relay| *relay.name == *one.relay) {
                state.piles[relay].domains.remember(&one.domain, pace);
            }
        }
    }

    /// How many more deliveries may be put down. What waits for a used-up limit does not count: it must not
    /// keep the letters of other relays away.
    pub(super) fn room(&self) -> usize {
        let now = self.app.now();
        let state = self.lock();
        let moving = state.piles.iter().filter(|pile| !pile.is_used_up(now));
        self.most().saturating_sub(moving.map(Pile::len).sum())
    }

    fn most(&self) -> usize {
        self.app.config.sending.look_ahead as usize
    }

    /// Whether any relay takes letters.
    pub(super) fn is_open(&self) -> bool {
        let now = self.app.now();
        self.gates.iter().any(|gate| !gate.is_shut(now))
    }

    /// Whether letters that had been taken up were let go since this was last asked.
    pub(super) fn has_spilled(&self) -> bool {
        self.spilled.swap(false, Ordering::SeqCst)
    }

    fn spill(&self) {
        self.spilled.store(true, Ordering::SeqCst);
        self.emptied.notify_one();
    }

    /// Puts deliveries on the piles of their relays. What no relay can take at present, what nobody may sign,
    /// and what is for a domain that rests or whose share of the floor is full, stays in the ledger and is read
    /// again later.
    pub(super) fn put(&self, found: Vec<Due>, names_of: impl Fn(i64) -> Vec<String>) -> TakenUp {
        let now = self.app.now();
        let relays = self.app.relays();
        let most = self.most();
        let mut guard = self.lock();
        let state = &mut *guard;
        let mut taken_up = TakenUp::default();
        for due in found {
            if state.known.contains(&due.id) {
                continue;
            }
            let usable: Vec<usize> = relays::used_by(relays, &names_of(due.list_id))
                .into_iter()
                .filter(|&place| !self.gates[place].is_shut(now))
                .filter(|&place| !state.piles[place].is_used_up_for_long(now))
                .filter(|_| !dkim::waits(&self.app, due.list_id))
                .collect();
            let (id, before) = (due.id, (due.due_at, due.id - 1));
            let waits = relays::choose(relays, &usable, id).is_some_and(|place| {
                let pile = &mut state.piles[place];
                if due.is_urgent() {
                    pile.urgent.push_back(due);
                    return true;
                }
                if pile.len() >= most {
                    return false;
                }
                let domain = due.recipient.domain().to_owned();
                let name = neighbours::pace_name(&self.app, &domain);
                pile.domains.wait(due, &name, now)
            });
            if waits {
                state.known.insert(id);
                taken_up.kept += 1;
            } else {
                taken_up.first_refused = taken_up.first_refused.or(Some(before));
            }
        }
        drop(guard);
        if taken_up.kept > 0 {
            for filled in &self.filled {
                filled.notify_waiters();
            }
        }
        taken_up
    }

    /// Whether a desk of this relay would find something to do.
    pub(super) fn has_work(&self, relay: usize) -> bool {
        let now = self.app.now();
        let state = self.lock();
        let pile = &state.piles[relay];
        instance::may_send(&self.app)
            && !pile.is_used_up(now)
            && (!pile.urgent.is_empty() || pile.domains.has_work(now))
    }

    /// Takes a window of at most `most` letters for this relay, urgent ones first. Of a small pile every
    /// connection gets its share.
    pub(super) fn take(self: &Arc<Self>, relay: usize, most: usize) -> Option<Window> {
        let now = self.app.now();
        let mut guard = self.lock();
        let pile = &mut guard.piles[relay];
        if pile.is_used_up(now) || !instance::may_send(&self.app) {
            return None;
        }
        let connections = self.app.relays()[relay].connections.max(1) as usize;
        let most = most.min(pile.len().div_ceil(connections));
        // Nobody's pace holds back a letter that its reader asked for a moment ago.
        let urgent = pile.urgent.len().min(most);
        let mut letters: Vec<Due> = pile.urgent.drain(..urgent).collect();
        let mut domains = Vec::new();
        pile.domains.take(&mut letters, &mut domains, most, now);
        drop(guard);
        if letters.is_empty() {
            return None;
        }
        self.emptied.notify_one();
        let ids = letters.iter().map(|due| due.id).collect();
        Some(Window {
            letters,
            seats: Arc::new(Seats {
                floor: Arc::clone(self),
                relay,
                domains,
                ids,
            }),
        })
    }

    /// Forgets what waits for a relay that cannot be used: a later sweep finds another for it, or waits.
    pub(super) fn clear(&self, relay: usize) {
        let mut guard = self.lock();
        let State { piles, known } = &mut *guard;
        let pile = &mut piles[relay];
        for due in pile.urgent.drain(..).chain(pile.domains.clear()) {
            known.remove(&due.id);
        }
        drop(guard);
        self.spill();
    }

    /// Notes which limits a window met. What was cut from it is read again.
    pub(super) fn used_up(&self, relay: usize, opened: &Opened) {
        if opened.used_up_until.is_none() && opened.domains_used_up.is_empty() {
            return;
        }
        let now = self.app.now();
        let mut guard = self.lock();
        let State { piles, known } = &mut *guard;
        let pile = &mut piles[relay];
        pile.used_up_until = opened.used_up_until.or(pile.used_up_until);
        for (domain, until) in &opened.domains_used_up {
            forget(known, &pile.domains.hold(domain, *until));
        }
        let passes_on = pile.is_used_up_for_long(now);
        drop(guard);
        if passes_on {
            self.clear(relay);
        } else {
            self.spill();
        }
    }

    /// Notes what a dialogue told about the recipient's domain. The letters of one that begins to rest make
    /// room for others.
    pub(super) fn learn(&self, relay: usize, domain: &str, event: DomainEvent, chance: u8) {
        let now = self.app.now();
        let name = neighbours::pace_name(&self.app, domain);
        let mut guard = self.lock();
        let State { piles, known } = &mut *guard;
        let dropped = piles[relay].domains.learn(&name, event, now, chance);
        forget(known, &dropped);
        drop(guard);
        if !dropped.is_empty() {
            self.spill();
        }
    }

    /// What was learned since this was last asked, to be kept in the ledger.
    pub(super) fn take_learned(&self) -> Vec<Learned> {
        let changed_at = self.app.now();
        let mut state = self.lock();
        let relays = self.app.relays().iter();
        relays
            .zip(&mut state.piles)
            .flat_map(|(relay, pile)| {
                let changed = pile.domains.take_changed().into_iter();
                changed.map(|(domain, pace)| Learned {
                    relay: relay.name.to_string(),
                    domain,
                    pace,
                    changed_at,
                })
            })
            .collect()
    }
}

fn forget(known: &mut HashSet<i64>, letters: &[Due]) {
    for due in letters {
        known.remove(&due.id);
    }
}
