//! What was learned about one recipient domain at one relay.
//!
//! ```text
//!   accepted, grow_after times ──► one more dialogue at a time, up to the cap
//!   pushed back                ──► half as many (at least one), and a rest:
//!                                  rest_min, twice that, four times … up to rest_max, plus chance
//!   accepted after the rest    ──► the next rest is short again
//! ```
//!
//! A domain that pushes back does so at several dialogues at once. What was under way when the rest
//! began tells nothing new, so during a rest neither a push-back nor an acceptance changes anything.

use super::super::time::UtcTime;
use super::limits::{Cap, Period};

/// The bounds within which a domain's pace moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DomainRules {
    /// The most dialogues at the same time, and where every domain starts; at least 1.
    pub connections: u32,
    /// The most letters in a minute; 0 means no limit.
    pub per_minute: u32,
    /// The shortest rest, in seconds; at least 1.
    pub rest_min_seconds: u32,
    /// The longest rest, in seconds; at least the shortest.
    pub rest_max_seconds: u32,
    /// Acceptances after which one more dialogue is allowed; at least 1.
    pub grow_after: u32,
}

impl DomainRules {
    /// The fixed limits of the domain that hold at this instant, as those of a relay.
    #[must_use]
    pub fn caps(&self, now: UtcTime) -> Vec<Cap> {
        let cap = (self.per_minute > 0).then(|| Cap {
            period: Period::Minute,
            start: Period::Minute.start(now),
            limit: self.per_minute,
        });
        cap.into_iter().collect()
    }
}

/// What a dialogue told about its domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DomainEvent {
    /// A letter was accepted.
    Accepted,
    /// The domain asked us to slow down.
    PushedBack,
}

/// How fast one domain is written to at present.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DomainPace {
    /// The most dialogues at the same time, apart from a rest.
    pub connections: u32,
    /// Acceptances since that number last changed.
    pub accepted: u32,
    /// Rests since the last acceptance outside a rest.
    pub rests: u32,
    /// Until when no dialogue is begun.
    pub rest_until: Option<UtcTime>,
}

impl DomainPace {
    /// A domain about which nothing is known yet.
    #[must_use]
    pub fn unknown(rules: &DomainRules) -> Self {
        Self {
            connections: rules.connections.max(1),
            accepted: 0,
            rests: 0,
            rest_until: None,
        }
    }

    /// Whether nothing about it differs from a domain that nothing is known about, so that it need not
    /// be remembered.
    #[must_use]
    pub fn is_unremarkable(&self, rules: &DomainRules, now: UtcTime) -> bool {
        self.connections >= rules.connections && self.rests == 0 && !self.is_resting(now)
    }

    /// Whether no dialogue may begin now.
    #[must_use]
    pub fn is_resting(&self, now: UtcTime) -> bool {
        self.rest_until.is_some_and(|until| now < until)
    }

    /// The dialogues that may be open at the same time now.
    #[must_use]
    pub fn allowed(&self, rules: &DomainRules, now: UtcTime) -> u32 {
        if self.is_resting(now) {
            0
        } else {
            // The operator may have lowered the cap since this was learned.
            self.connections.clamp(1, rules.connections.max(1))
        }
    }

    /// The pace after an event. `chance` lengthens a rest by up to a quarter, so that domains which
    /// pushed back together do not all come back together.
    #[must_use]
    pub fn after(self, rules: &DomainRules, event: DomainEvent, now: UtcTime, chance: u8) -> Self {
        if self.is_resting(now) {
            return self;
        }
        match event {
            DomainEvent::Accepted => self.accepted(rules),
            DomainEvent::PushedBack => self.pushed_back(rules, now, chance),
        }
    }

    fn accepted(self, rules: &DomainRules) -> Self {
        let grown = Self {
            rests: 0,
            rest_until: None,
            ..self
        };
        if self.connections >= rules.connections {
            return Self {
                accepted: 0,
                ..grown
            };
        }
        let accepted = self.accepted.saturating_add(1);
        if accepted < rules.grow_after {
            return Self { accepted, ..grown };
        }
        Self {
            connections: self.connections + 1,
            accepted: 0,
            ..grown
        }
    }

    fn pushed_back(self, rules: &DomainRules, now: UtcTime, chance: u8) -> Self {
        Self {
            connections: (self.connections.min(rules.connections) / 2).max(1),
            accepted: 0,
            rests: self.rests.saturating_add(1),
            rest_until: Some(now.plus_seconds(rest_seconds(rules, self.rests, chance))),
        }
    }
}

/// The length of the rest after `rests` others in a row.
fn rest_seconds(rules: &DomainRules, rests: u32, chance: u8) -> i64 {
    let longest = i64::from(rules.rest_max_seconds);
    let doubled = i64::from(rules.rest_min_seconds) << rests.min(30);
    let base = doubled.min(longest);
    (base + base * i64::from(chance) / 1_020).min(longest)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const RULES: DomainRules = DomainRules {
        connections: 20,
        per_minute: 0,
        rest_min_seconds: 60,
        rest_max_seconds: 3_600,
        grow_after: 3,
    };

    fn second(s: i64) -> UtcTime {
        UtcTime::from_micros(s * 1_000_000)
    }

    fn push(pace: DomainPace, now: i64) -> DomainPace {
        pace.after(&RULES, DomainEvent::PushedBack, second(now), 0)
    }

    fn accept(pace: DomainPace, now: i64) -> DomainPace {
        pace.after(&RULES, DomainEvent::Accepted, second(now), 0)
    }

    #[test]
    fn every_push_back_halves_and_rests_twice_as_long() {
        let mut pace = DomainPace::unknown(&RULES);
        let mut now = 0;
        let mut seen = Vec::new();
        for _ in 0..8 {
            pace = push(pace, now);
            let until = pace.rest_until.unwrap();
            seen.push((pace.connections, until.seconds_since(second(now))));
            assert_eq!(pace.allowed(&RULES, second(now)), 0);
            now = until.seconds_since(second(0));
            assert_eq!(pace.allowed(&RULES, second(now)), pace.connections);
        }
        assert_eq!(
            seen,
            [
                (10, 60),
                (5, 120),
                (2, 240),
                (1, 480),
                (1, 960),
                (1, 1_920),
                (1, 3_600),
                (1, 3_600)
            ]
        );
    }

    #[test]
    fn a_burst_of_push_backs_counts_once() {
        let once = push(DomainPace::unknown(&RULES), 0);
        assert_eq!(push(push(once, 1), 59), once);
        assert_eq!(accept(once, 59), once, "it was under way before the rest");
        assert_eq!(push(once, 60).connections, 5);
    }

    #[test]
    fn acceptances_make_it_grow_again_and_the_next_rest_short() {
        let mut pace = push(push(DomainPace::unknown(&RULES), 0), 60);
        assert_eq!((pace.connections, pace.rests), (5, 2));
        pace = accept(pace, 200);
        assert_eq!((pace.connections, pace.rests, pace.accepted), (5, 0, 1));
        pace = accept(accept(pace, 201), 202);
        assert_eq!((pace.connections, pace.accepted), (6, 0));
        assert_eq!(push(pace, 203).rest_until, Some(second(263)));
        for now in 300..345 {
            pace = accept(pace, now);
        }
        assert_eq!(pace.connections, 20);
        assert!(pace.is_unremarkable(&RULES, second(345)));
        assert_eq!(accept(pace, 346), pace);
    }

    #[test]
    fn a_cap_that_was_lowered_since_holds_at_once() {
        let pace = DomainPace::unknown(&RULES);
        let strict = DomainRules {
            connections: 4,
            per_minute: 90,
            ..RULES
        };
        assert_eq!(pace.allowed(&strict, second(0)), 4);
        let pushed = pace.after(&strict, DomainEvent::PushedBack, second(0), 0);
        assert_eq!(pushed.connections, 2);
        let caps = strict.caps(second(61));
        assert_eq!(
            (caps.len(), caps[0].limit, caps[0].start),
            (1, 90, second(60))
        );
        assert!(RULES.caps(second(61)).is_empty());
    }

    proptest! {
        #[test]
        fn whatever_happens_the_pace_stays_within_its_bounds(
            connections in 1u32..50, rest_min in 1u32..500, longer in 0u32..5_000, grow_after in 1u32..20,
            events in proptest::collection::vec((any::<bool>(), 0i64..2_000, any::<u8>()), 1..200),
        ) {
            let rules = DomainRules {
                connections, per_minute: 0, rest_min_seconds: rest_min,
                rest_max_seconds: rest_min + longer, grow_after,
            };
            let mut pace = DomainPace::unknown(&rules);
            let mut now = second(0);
            for (accepted, later, chance) in events {
                now = now.plus_seconds(later);
                let event = if accepted { DomainEvent::Accepted } else { DomainEvent::PushedBack };
                let before = pace;
                pace = before.after(&rules, event, now, chance);
                prop_assert!((1..=connections).contains(&pace.connections));
                prop_assert!(pace.allowed(&rules, now) <= connections);
                if pace.rest_until != before.rest_until && let Some(until) = pace.rest_until {
                    let rest = until.seconds_since(now);
                    prop_assert!((i64::from(rest_min)..=i64::from(rest_min + longer)).contains(&rest));
                }
                if !before.is_resting(now) && !accepted {
                    prop_assert!(pace.connections <= before.connections);
                }
                prop_assert!(pace.connections <= before.connections + 1);
            }
        }
    }
}
