//! The recipient domains of one relay's pile: their letters, the windows that hold some, and their pace.
//!
//! A turn goes round the domains that have letters waiting, so that a large domain, or one that may not be
//! written to at present, never stands in the way of the others.

use std::collections::{HashMap, VecDeque};

use crate::config::Pace;
use crate::domain::pace::{DomainEvent, DomainPace, DomainRules};
use crate::domain::time::UtcTime;
use crate::services::delivery::Due;

/// The place of a domain in [`Domains`].
pub(super) type Place = usize;

/// The domains that letters wait for or are under way to, and those that are remembered as special.
pub(super) struct Domains {
    rules: Pace,
    /// The most letters for one domain that may wait here.
    most_waiting: usize,
    places: HashMap<Box<str>, Place>,
    known: Vec<Domain>,
    /// Places that are free again.
    free: Vec<Place>,
    /// Domains with letters waiting, in turn.
    turn: VecDeque<Place>,
    waiting: usize,
    /// Whose pace has changed since it was last asked for.
    changed: Vec<Place>,
}

struct Domain {
    name: Box<str>,
    pace: DomainPace,
    rules: DomainRules,
    /// Windows that hold letters for it.
    windows: u32,
    letters: VecDeque<Due>,
    /// Its fixed limit is used up until then.
    held_until: Option<UtcTime>,
}

impl Domain {
    /// Whether one more window may hold letters for it.
    fn has_place(&self, now: UtcTime) -> bool {
        self.held_until.is_none_or(|until| until <= now)
            && self.windows < self.pace.allowed(&self.rules, now)
    }

    fn is_resting(&self, now: UtcTime) -> bool {
        self.held_until.is_some_and(|until| now < until) || self.pace.is_resting(now)
    }

    /// Whether forgetting it would lose nothing.
    fn is_idle(&self) -> bool {
        self.windows == 0
            && self.letters.is_empty()
            && self.held_until.is_none()
            && self.pace == DomainPace::unknown(&self.rules)
    }
}

impl Domains {
    pub(super) fn new(rules: Pace, most_waiting: usize) -> Self {
        Self {
            rules,
            most_waiting,
            places: HashMap::new(),
            known: Vec::new(),
            free: Vec::new(),
            turn: VecDeque::new(),
            waiting: 0,
            changed: Vec::new(),
        }
    }

    /// The place of a domain, a new one where it is not known yet.
    pub(super) fn place(&mut self, name: &str) -> Place {
        if let Some(&place) = self.places.get(name) {
            return place;
        }
        let rules = self.rules.of(name);
        let domain = Domain {
            name: name.into(),
            pace: DomainPace::unknown(&rules),
            rules,
            windows: 0,
            letters: VecDeque::new(),
            held_until: None,
        };
        let place = if let Some(place) = self.free.pop() {
            self.known[place] = domain;
            place
        } else {
            self.known.push(domain);
            self.known.len() - 1
        };
        self.places.insert(name.into(), place);
        place
    }

    /// Lets a letter wait under the name that its domain is paced under, unless that is resting or enough of its letters wait already: those stay
    /// in the ledger.
    pub(super) fn wait(&mut self, due: Due, name: &str, now: UtcTime) -> bool {
        let place = self.place(name);
        let domain = &mut self.known[place];
        if domain.letters.len() >= self.most_waiting || domain.is_resting(now) {
            self.forget_if_idle(place);
            return false;
        }
        if domain.letters.is_empty() {
            self.turn.push_back(place);
        }
        domain.letters.push_back(due);
        self.waiting += 1;
        true
    }

    /// How many letters wait.
    pub(super) fn waiting(&self) -> usize {
        self.waiting
    }

    /// Whether a window would get any of them.
    pub(super) fn has_work(&self, now: UtcTime) -> bool {
        self.turn
            .iter()
            .any(|&place| self.known[place].has_place(now))
    }

    /// Takes up to `most` letters into a window; `seated` collects the domains that the window holds.
    pub(super) fn take(
        &mut self,
        taken: &mut Vec<Due>,
        seated: &mut Vec<Place>,
        most: usize,
        now: UtcTime,
    ) {
        for _ in 0..self.turn.len() {
            if taken.len() >= most {
                return;
            }
            let Some(place) = self.turn.pop_front() else {
                return;
            };
            if self.sit(place, seated, now) {
                let domain = &mut self.known[place];
                let count = domain.letters.len().min(most - taken.len());
                taken.extend(domain.letters.drain(..count));
                self.waiting -= count;
            }
            if !self.known[place].letters.is_empty() {
                self.turn.push_back(place);
            }
        }
    }

    /// Takes a place for the window at the domain's table, if it has none and there is one.
    pub(super) fn sit(&mut self, place: Place, seated: &mut Vec<Place>, now: UtcTime) -> bool {
        if seated.contains(&place) {
            return true;
        }
        let domain = &mut self.known[place];
        let may = domain.has_place(now);
        if may {
            domain.windows += 1;
            seated.push(place);
        }
        may
    }

    /// Gives a window's place back.
    pub(super) fn leave(&mut self, place: Place) {
        let domain = &mut self.known[place];
        domain.windows = domain.windows.saturating_sub(1);
        self.forget_if_idle(place);
    }

    fn forget_if_idle(&mut self, place: Place) {
        if self.known[place].is_idle() && !self.changed.contains(&place) {
            self.places.remove(&self.known[place].name);
            self.free.push(place);
        }
    }

    /// Empties every pile; returns what lay there.
    pub(super) fn clear(&mut self) -> Vec<Due> {
        let mut cleared = Vec::with_capacity(self.waiting);
        while let Some(place) = self.turn.pop_front() {
            cleared.extend(self.known[place].letters.drain(..));
            self.forget_if_idle(place);
        }
        self.waiting = 0;
        cleared
    }

    /// Notes that the fixed limit of a domain is used up; returns its letters, which make room for others.
    pub(super) fn hold(&mut self, name: &str, until: UtcTime) -> Vec<Due> {
        let place = self.place(name);
        self.known[place].held_until = Some(until);
        self.drop_letters(place)
    }

    fn drop_letters(&mut self, place: Place) -> Vec<Due> {
        let dropped: Vec<Due> = self.known[place].letters.drain(..).collect();
        self.turn.retain(|&other| other != place);
        self.waiting -= dropped.len();
        dropped
    }

    /// Takes over what was learned about a domain elsewhere.
    pub(super) fn remember(&mut self, name: &str, learned: DomainPace) {
        let place = self.place(name);
        self.known[place].pace = learned;
    }

    /// Changes a domain's pace by what a dialogue told; returns the letters of one that begins to rest.
    pub(super) fn learn(
        &mut self,
        name: &str,
        event: DomainEvent,
        now: UtcTime,
        chance: u8,
    ) -> Vec<Due> {
        let place = self.place(name);
        let domain = &mut self.known[place];
        let before = domain.pace;
        domain.pace = before.after(&domain.rules, event, now, chance);
        let told = |pace: &DomainPace| (pace.connections, pace.rests, pace.rest_until);
        if domain.held_until.is_some_and(|until| until <= now) {
            domain.held_until = None;
        }
        let rests = domain.pace.is_resting(now);
        if told(&before) != told(&domain.pace) && !self.changed.contains(&place) {
            self.changed.push(place);
        }
        let dropped = if rests {
            self.drop_letters(place)
        } else {
            Vec::new()
        };
        self.forget_if_idle(place);
        dropped
    }

    /// The paces that have changed since this was last asked.
    pub(super) fn take_changed(&mut self) -> Vec<(String, DomainPace)> {
        let changed = std::mem::take(&mut self.changed);
        changed
            .into_iter()
            .map(|place| {
                let told = (self.known[place].name.to_string(), self.known[place].pace);
                self.forget_if_idle(place);
                told
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::domain::address::EmailAddress;

    fn domains() -> Domains {
        let defaults = Config::load(None, Vec::new()).unwrap();
        Domains::new(defaults.pace, 100)
    }

    fn due(id: i64, domain: &str) -> Due {
        Due {
            id,
            due_at: UtcTime::from_micros(1),
            list_id: 1,
            priority: 2,
            recipient: EmailAddress::parse_any(&format!("r{id}@{domain}")).unwrap(),
        }
    }

    fn wait(domains: &mut Domains, due: Due, now: UtcTime) -> bool {
        let name = due.recipient.domain().to_owned();
        domains.wait(due, &name, now)
    }

    fn take(domains: &mut Domains, most: usize, now: UtcTime) -> (Vec<i64>, Vec<Place>) {
        let (mut taken, mut seated) = (Vec::new(), Vec::new());
        domains.take(&mut taken, &mut seated, most, now);
        (taken.iter().map(|due| due.id).collect(), seated)
    }

    #[test]
    fn a_domain_without_a_place_stands_in_nobodys_way() {
        let now = UtcTime::from_micros(1_000_000);
        let mut domains = domains();
        for id in 0..40 {
            assert!(wait(&mut domains, due(id, "large.example"), now));
        }
        assert!(wait(&mut domains, due(100, "small.example"), now));
        // Twenty windows may hold letters for one domain (pace.domain_connections).
        let mut windows = Vec::new();
        for _ in 0..20 {
            windows.push(take(&mut domains, 1, now));
        }
        let places = |windows: &[(Vec<i64>, Vec<Place>)]| {
            windows
                .iter()
                .flat_map(|(ids, _)| ids.clone())
                .filter(|id| *id < 100)
                .count()
        };
        assert_eq!(places(&windows), 19, "the small one had its turn between");
        windows.push(take(&mut domains, 1, now));
        assert_eq!(take(&mut domains, 1, now).0, [0_i64; 0]);
        assert!(!domains.has_work(now));
        for (_, seated) in windows {
            for place in seated {
                domains.leave(place);
            }
        }
        assert_eq!(
            take(&mut domains, 16, now).0.len(),
            16,
            "one window, one place"
        );
    }

    #[test]
    fn what_is_idle_and_unremarkable_is_forgotten() {
        let now = UtcTime::from_micros(1_000_000);
        let mut domains = domains();
        wait(&mut domains, due(1, "once.example"), now);
        let (_, seated) = take(&mut domains, 1, now);
        domains.leave(seated[0]);
        assert!(domains.places.is_empty() && domains.free.len() == 1);
        assert!(wait(&mut domains, due(3, "slow.example"), now));
        let dropped = domains.learn("slow.example", DomainEvent::PushedBack, now, 0);
        assert_eq!((dropped.len(), domains.waiting()), (1, 0));
        assert!(
            !wait(&mut domains, due(2, "slow.example"), now),
            "it is resting"
        );
        let told = domains.take_changed();
        assert_eq!(told[0].0, "slow.example");
        assert_eq!(domains.places.len(), 1, "what was learned stays");
    }
}
