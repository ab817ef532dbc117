//! Where keys stand: moved on by what a look saw, written down, and put into words.

use std::collections::HashSet;
use std::net::SocketAddr;

use super::super::StoreError;
use crate::domain::signing_key::{
    KEEP_DAYS, KeyState, Reading, Sight, Wish, quorum, remembered_until, sight,
};
use crate::domain::time::UtcTime;
use crate::mail::dkim::keys::{Algorithm, record_name};
use crate::mail::dkim::published::Look;
use crate::store::dkim_keys::DkimKey;
use crate::store::{self, Ledger};

pub(super) const SECONDS_A_DAY: i64 = 86_400;

/// What all resolvers see of one key and domain.
pub(super) struct Sighting {
    /// The place among the candidates.
    pub(super) candidate: usize,
    pub(super) domain: String,
    pub(super) looks: Vec<(SocketAddr, Look)>,
}

/// What a look has to write down.
pub(super) struct Books {
    /// Selector, kind, and whether it is named; in the order of preference.
    pub(super) candidates: Vec<(String, Algorithm, bool)>,
    pub(super) sights: Vec<Sighting>,
    pub(super) now: UtcTime,
}

/// What was written down.
pub(super) struct Written {
    pub(super) key: DkimKey,
    pub(super) before: KeyState,
    pub(super) algorithm: Algorithm,
    pub(super) named: bool,
    pub(super) looks: Vec<(SocketAddr, Look)>,
}

impl Books {
    /// Moves every key on. Of keys of one kind the first that is active makes those behind it stand by.
    pub(super) fn write(&self, ledger: &mut Ledger) -> Result<Vec<Written>, StoreError> {
        let known = store::dkim_keys::all(ledger)?;
        let mut active: HashSet<(&str, &'static str)> = HashSet::new();
        let mut written = Vec::new();
        for sighting in &self.sights {
            let (selector, algorithm, named) = &self.candidates[sighting.candidate];
            let is_it = |key: &&DkimKey| key.selector == *selector && key.domain == sighting.domain;
            let before = known.iter().find(is_it).cloned();
            let kind = (sighting.domain.as_str(), algorithm.name());
            let wish = match named {
                false => Wish::NotNamed,
                true if active.contains(&kind) => Wish::StandsBy,
                true => Wish::Wanted,
            };
            let state = before.as_ref().map_or(KeyState::Generated, |key| key.state);
            let key = self.moved_on(selector, sighting, before, wish);
            if key.state == KeyState::Active {
                active.insert(kind);
            }
            store::dkim_keys::keep(ledger, &key)?;
            written.push(Written {
                key,
                before: state,
                algorithm: *algorithm,
                named: *named,
                looks: sighting.looks.clone(),
            });
        }
        self.end_those_without_a_file(ledger, &known)?;
        Ok(written)
    }

    fn moved_on(
        &self,
        selector: &str,
        sighting: &Sighting,
        before: Option<DkimKey>,
        wish: Wish,
    ) -> DkimKey {
        let now = self.now;
        let mut key = before.unwrap_or_else(|| DkimKey {
            selector: selector.to_owned(),
            domain: sighting.domain.clone(),
            state: KeyState::Generated,
            finding: String::new(),
            seen_at: None,
            active_at: None,
            retired_at: None,
            looked_at: now,
            remembered_until: None,
            changed_at: now,
        });
        let readings: Vec<Reading> = (sighting.looks.iter())
            .map(|(_, look)| look.reading.clone())
            .collect();
        let sight = sight(&readings);
        if sight != Sight::Seen {
            let until = remembered_until(&readings, now);
            key.remembered_until = key.remembered_until.max(until);
        }
        let settled = key.remembered_until.is_none_or(|until| until <= now);
        let state = key.state.after(sight, wish, settled);
        if sight == Sight::Seen {
            key.seen_at = key.seen_at.or(Some(now));
        }
        if state != key.state {
            key.changed_at = now;
            match state {
                KeyState::Active => key.active_at = Some(now),
                KeyState::Retired => key.retired_at = Some(now),
                KeyState::Generated => key.seen_at = None,
                KeyState::Published | KeyState::Failing | KeyState::Removed => {}
            }
        }
        key.state = state;
        key.looked_at = now;
        key.finding = in_words(&key, sight, wish, &sighting.looks);
        key
    }

    /// A key that was done and whose file is gone has nothing more to come.
    fn end_those_without_a_file(
        &self,
        ledger: &mut Ledger,
        known: &[DkimKey],
    ) -> Result<(), StoreError> {
        let has_file = |key: &DkimKey| {
            self.candidates
                .iter()
                .any(|(name, ..)| *name == key.selector)
        };
        for key in known.iter().filter(|key| !has_file(key)) {
            if key.state != KeyState::Removed {
                store::dkim_keys::keep(
                    ledger,
                    &DkimKey {
                        state: KeyState::Removed,
                        finding: "its file is gone".to_owned(),
                        changed_at: self.now,
                        ..key.clone()
                    },
                )?;
            }
        }
        Ok(())
    }
}

/// What begins the words about a resolver that does not answer.
pub(super) const NO_ANSWER: &str = "no answer";

pub(super) fn reading_in_words(look: &Look) -> String {
    match &look.reading {
        Reading::Right if look.is_trial => {
            "sees it; it says that signatures are a trial (t=y), so receivers ignore them"
                .to_owned()
        }
        Reading::Right => "sees it".to_owned(),
        Reading::Missing { .. } => "there is no record".to_owned(),
        Reading::Wrong { fault, .. } => fault.clone(),
        Reading::Unknown { reason } => format!("{NO_ANSWER}: {reason}"),
    }
}

/// One sentence without a full stop.
fn in_words(key: &DkimKey, sight: Sight, wish: Wish, looks: &[(SocketAddr, Look)]) -> String {
    let worst = |is: fn(&Reading) -> bool| {
        let found = looks.iter().find(|(_, look)| is(&look.reading));
        found.map_or_else(String::new, |(_, look)| reading_in_words(look))
    };
    let name = record_name(&key.selector, &key.domain);
    match (sight, key.state) {
        (Sight::Wrong, _) => worst(|one| matches!(one, Reading::Wrong { .. })),
        (Sight::Unseen, _) => format!("there is no TXT record {name}"),
        (Sight::Unknown, _) => format!(
            "too few resolvers answer ({}); what was true before holds",
            worst(|one| matches!(one, Reading::Unknown { .. }))
        ),
        (Sight::Partly, _) => format!(
            "seen by fewer than {} of {} resolvers",
            quorum(looks.len()),
            looks.len()
        ),
        (Sight::Seen, _) if looks.iter().any(|(_, look)| look.is_trial) => {
            "seen, and it says that signatures are a trial (t=y), so receivers ignore them"
                .to_owned()
        }
        (Sight::Seen, KeyState::Published | KeyState::Failing) => match key.remembered_until {
            Some(until) if wish == Wish::Wanted => {
                format!("seen; it signs from {until}, when nobody remembers another answer")
            }
            _ => "seen; it signs once dkim.selectors names it first of its kind".to_owned(),
        },
        (Sight::Seen, KeyState::Retired) => match keep_until(key) {
            Some(until) => format!("seen; keep its record until {until}, then revoke it with p="),
            None => "seen".to_owned(),
        },
        (Sight::Seen, _) => "seen".to_owned(),
    }
}

/// Until when the record of a retired key has to stay.
#[must_use]
pub(super) fn keep_until(key: &DkimKey) -> Option<UtcTime> {
    let retired = key.retired_at.filter(|_| key.state == KeyState::Retired)?;
    Some(retired.plus_seconds(KEEP_DAYS * SECONDS_A_DAY))
}
