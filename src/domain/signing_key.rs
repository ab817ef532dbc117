//! Signing keys: where a DKIM key stands, by what can be seen of its record in DNS.
//!
//! ```text
//!   generated ──seen by some──► published ──seen by enough, old answers run out, wanted──► active
//!       ▲                           │                                                    ▲   │ │
//!       └──────not seen any more────┘             failing ──seen as it should be─────────┘   │ │
//!                                                    ▲ │                                     │ │
//!                                                    └─┼──gone, revoked or another key───────┘ │
//!                                     not named any more                                       │
//!                                                      ▼      another key signs, or not named  │
//!                         removed ◄──record gone────retired ◄──────────────────────────────────┘
//! ```
//!
//! Only an active key signs. A key is wanted when it is named in the configuration and no key of the same
//! kind that is named before it is active. A resolver that does not answer moves nothing.

use super::time::UtcTime;

/// Days for which the record of a retired key has to stay: letters that it signed may still be under way, and
/// their signatures hold for no longer.
pub const KEEP_DAYS: i64 = 15;
/// Days after which it is time for a new key (M3AAWG: every six months).
pub const ROTATE_DAYS: i64 = 183;
/// The longest that others are believed to keep an old answer (RFC 2308 section 5), in seconds.
const LONGEST_MEMORY_SECONDS: u32 = 3 * 3_600;

named_values! {
    /// Where a key stands for one domain.
    KeyState {
        /// Made; its record is not seen.
        Generated = "generated",
        /// Its record is seen, by some or by all; it does not sign yet.
        Published = "published",
        /// It signs.
        Active = "active",
        /// It signed, and its record is gone, revoked or another; it does not sign.
        Failing = "failing",
        /// Another key signs; its record has to stay for a while.
        Retired = "retired",
        /// Its record, or its file, is gone.
        Removed = "removed",
    }
}

/// What one resolver makes of a key's record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// A probe that was signed verifies with it.
    Right,
    /// There is no such record.
    Missing {
        /// For how many seconds others may remember that.
        seconds: u32,
    },
    /// There is one that does not fit.
    Wrong {
        /// What is wrong.
        fault: String,
        /// For how many seconds others may remember it.
        seconds: u32,
    },
    /// The resolver failed or stayed silent.
    Unknown {
        /// What it said.
        reason: String,
    },
}

/// What all resolvers together make of a key's record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// Too few answers to say anything.
    Unknown,
    /// It is not there.
    Unseen,
    /// Some see it, and too few.
    Partly,
    /// Enough see it as it should be.
    Seen,
    /// Somebody sees one that does not fit.
    Wrong,
}

/// How many of so many resolvers have to agree: two, where there are two.
#[must_use]
pub fn quorum(resolvers: usize) -> usize {
    resolvers.clamp(1, 2)
}

/// What the readings of all resolvers come to. One that sees a wrong key is believed at once, because letters
/// signed now would fail for whoever asks there; that there is no record takes as many as that there is one.
#[must_use]
pub fn sight(readings: &[Reading]) -> Sight {
    let quorum = quorum(readings.len());
    let count = |is: fn(&Reading) -> bool| readings.iter().filter(|one| is(one)).count();
    if count(|one| matches!(one, Reading::Wrong { .. })) > 0 {
        return Sight::Wrong;
    }
    let missing = count(|one| matches!(one, Reading::Missing { .. }));
    match count(|one| *one == Reading::Right) {
        _ if missing >= quorum => Sight::Unseen,
        right if right >= quorum => Sight::Seen,
        0 => Sight::Unknown,
        _ => Sight::Partly,
    }
}

/// Until when somebody may still remember what was there before the right record; nothing where nobody does.
#[must_use]
pub fn remembered_until(readings: &[Reading], now: UtcTime) -> Option<UtcTime> {
    let seconds = readings.iter().filter_map(|one| match one {
        Reading::Missing { seconds } | Reading::Wrong { seconds, .. } => Some(*seconds),
        Reading::Right | Reading::Unknown { .. } => None,
    });
    let longest = seconds.max()?.min(LONGEST_MEMORY_SECONDS);
    Some(now.plus_seconds(longest.into()))
}

/// Whether the configuration asks for a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// It is named, and no other of its kind is preferred.
    Wanted,
    /// It is named behind one that signs.
    StandsBy,
    /// It is not named.
    NotNamed,
}

impl KeyState {
    /// Where a key goes from here. `settled`: nobody remembers an older answer about its record.
    #[must_use]
    pub fn after(self, sight: Sight, wish: Wish, settled: bool) -> Self {
        let mut state = self;
        // Each step follows from what is seen alone, so a key may take several at once.
        loop {
            let next = state.step(sight, wish, settled);
            if next == state {
                return state;
            }
            state = next;
        }
    }

    fn step(self, sight: Sight, wish: Wish, settled: bool) -> Self {
        let is_gone = matches!(sight, Sight::Unseen | Sight::Wrong);
        let may_sign = wish == Wish::Wanted && sight == Sight::Seen && settled;
        match self {
            Self::Generated if matches!(sight, Sight::Seen | Sight::Partly) => Self::Published,
            Self::Published if is_gone => Self::Generated,
            Self::Active | Self::Failing if wish != Wish::Wanted => Self::Retired,
            Self::Active if is_gone => Self::Failing,
            Self::Published | Self::Failing | Self::Retired if may_sign => Self::Active,
            Self::Retired if is_gone => Self::Removed,
            Self::Removed if sight == Sight::Seen => Self::Published,
            state => state,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIGHTS: [Sight; 5] = [
        Sight::Unknown,
        Sight::Unseen,
        Sight::Partly,
        Sight::Seen,
        Sight::Wrong,
    ];
    const WISHES: [Wish; 3] = [Wish::Wanted, Wish::StandsBy, Wish::NotNamed];

    #[test]
    fn only_what_enough_resolvers_see_as_it_should_be_begins_to_sign() {
        for &state in KeyState::ALL {
            for sight in SIGHTS {
                for wish in WISHES {
                    for settled in [true, false] {
                        let after = state.after(sight, wish, settled);
                        let begins = after == KeyState::Active && state != KeyState::Active;
                        let may = sight == Sight::Seen && wish == Wish::Wanted && settled;
                        assert_eq!(
                            begins,
                            may && state != KeyState::Active,
                            "{state} {sight:?} {wish:?} {settled}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn a_resolver_that_does_not_answer_moves_nothing() {
        for &state in KeyState::ALL {
            assert_eq!(state.after(Sight::Unknown, Wish::Wanted, true), state);
        }
    }

    #[test]
    fn an_active_key_whose_record_is_gone_or_wrong_signs_no_more_and_comes_back() {
        for sight in [Sight::Unseen, Sight::Wrong] {
            let failing = KeyState::Active.after(sight, Wish::Wanted, true);
            assert_eq!(failing, KeyState::Failing);
            assert_eq!(
                failing.after(Sight::Seen, Wish::Wanted, false),
                KeyState::Failing,
                "while others remember the wrong one"
            );
            assert_eq!(
                failing.after(Sight::Seen, Wish::Wanted, true),
                KeyState::Active
            );
        }
        let one_loses_sight = KeyState::Active.after(Sight::Partly, Wish::Wanted, true);
        assert_eq!(one_loses_sight, KeyState::Active);
    }

    #[test]
    fn a_key_that_another_has_replaced_is_retired_until_its_record_is_gone() {
        let retired = KeyState::Active.after(Sight::Seen, Wish::StandsBy, true);
        assert_eq!(retired, KeyState::Retired);
        assert_eq!(
            KeyState::Active.after(Sight::Seen, Wish::NotNamed, true),
            KeyState::Retired
        );
        assert_eq!(
            retired.after(Sight::Wrong, Wish::NotNamed, true),
            KeyState::Removed
        );
        assert_eq!(
            retired.after(Sight::Seen, Wish::Wanted, true),
            KeyState::Active
        );
    }

    #[test]
    fn two_have_to_agree_where_there_are_two() {
        let missing = || Reading::Missing { seconds: 60 };
        let unknown = || Reading::Unknown {
            reason: "silent".to_owned(),
        };
        let wrong = || Reading::Wrong {
            fault: "revoked".to_owned(),
            seconds: 60,
        };
        for (readings, expected) in [
            (vec![Reading::Right], Sight::Seen),
            (vec![missing()], Sight::Unseen),
            (vec![unknown()], Sight::Unknown),
            (vec![Reading::Right, Reading::Right], Sight::Seen),
            (vec![Reading::Right, missing()], Sight::Partly),
            (vec![Reading::Right, unknown()], Sight::Partly),
            (vec![missing(), unknown()], Sight::Unknown),
            (vec![missing(), missing()], Sight::Unseen),
            (vec![Reading::Right, wrong()], Sight::Wrong),
            (vec![Reading::Right, Reading::Right, missing()], Sight::Seen),
        ] {
            assert_eq!(sight(&readings), expected, "{readings:?}");
        }
        let now = UtcTime::from_micros(0);
        assert_eq!(remembered_until(&[Reading::Right, unknown()], now), None);
        let until = remembered_until(&[missing(), wrong()], now);
        assert_eq!(until, Some(now.plus_seconds(60)));
        let for_ever = [Reading::Missing { seconds: u32::MAX }];
        let until = remembered_until(&for_ever, now);
        assert_eq!(until, Some(now.plus_seconds(10_800)));
    }
}
