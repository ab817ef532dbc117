//! Which relay takes a letter.

/// A relay that a letter may go through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its share of the letters; 0: only when no relay with a share can be used.
    pub weight: u32,
}

/// The relay for the delivery with this number: its place among the candidates, which are those of the
/// list that can be used now. Nothing when there are none.
///
/// Each relay draws a lot from its name and the delivery's number, stretched by its weight, and the
/// best lot wins (rendezvous hashing). So shares follow the weights, a letter that is tried again goes
/// where it went before, as greylisting wants, and when a relay fails only its own letters move.
#[must_use]
pub fn choose_relay(delivery: i64, candidates: &[Candidate<'_>]) -> Option<usize> {
    let all_are_spare = candidates.iter().all(|candidate| candidate.weight == 0);
    let mut best: Option<(f64, usize)> = None;
    for (place, candidate) in candidates.iter().enumerate() {
        let weight = if all_are_spare { 1 } else { candidate.weight };
        if weight == 0 {
            continue;
        }
        // Exponential waiting times: the first of several clocks to ring is each with a chance that is
        // its share of all rates.
        let wait = -lot(delivery, candidate.name).ln() / f64::from(weight);
        if best.is_none_or(|(least, _)| wait < least) {
            best = Some((wait, place));
        }
    }
    best.map(|(_, place)| place)
}

/// A number above 0 and up to 1, always the same for the same delivery and name.
fn lot(delivery: i64, name: &str) -> f64 {
    let named = name.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    });
    let mixed = mix(named ^ mix(delivery.cast_unsigned()));
    // The upper 32 bits, exactly representable.
    let upper = u32::try_from(mixed >> 32).unwrap_or(u32::MAX);
    (f64::from(upper) + 1.0) / (f64::from(u32::MAX) + 1.0)
}

/// The finaliser of `SplitMix64`: every bit of the result depends on every bit of the number.
fn mix(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relays<'a>(weights: &[(&'a str, u32)]) -> Vec<Candidate<'a>> {
        weights
            .iter()
            .map(|&(name, weight)| Candidate { name, weight })
            .collect()
    }

    fn shares(candidates: &[Candidate<'_>]) -> Vec<usize> {
        let mut counts = vec![0; candidates.len()];
        for delivery in 1..=20_000 {
            counts[choose_relay(delivery, candidates).unwrap()] += 1;
        }
        counts
    }

    #[test]
    fn shares_follow_the_weights() {
        let shares = shares(&relays(&[("main", 3), ("second", 1), ("spare", 0)]));
        assert!((14_700..=15_300).contains(&shares[0]), "{shares:?}");
        assert!((4_700..=5_300).contains(&shares[1]), "{shares:?}");
        assert_eq!(shares[2], 0);
    }

    #[test]
    fn a_relay_without_a_share_steps_in_when_no_other_is_left() {
        assert_eq!(choose_relay(7, &[]), None);
        assert_eq!(choose_relay(7, &relays(&[("spare", 0)])), Some(0));
        let spares = shares(&relays(&[("one", 0), ("two", 0)]));
        assert!(spares.iter().all(|&share| share > 9_500), "{spares:?}");
    }

    #[test]
    fn only_the_letters_of_a_relay_that_failed_move() {
        let all = relays(&[("a", 1), ("b", 2), ("c", 1)]);
        let without_b = relays(&[("a", 1), ("c", 1)]);
        for delivery in 1..=2_000 {
            let before = all[choose_relay(delivery, &all).unwrap()].name;
            let after = without_b[choose_relay(delivery, &without_b).unwrap()].name;
            assert!(before == "b" || before == after, "delivery {delivery}");
        }
    }

    #[test]
    fn the_order_of_the_candidates_does_not_matter() {
        let one = relays(&[("a", 1), ("b", 1)]);
        let other = relays(&[("b", 1), ("a", 1)]);
        for delivery in 1..=200 {
            let first = one[choose_relay(delivery, &one).unwrap()].name;
            assert_eq!(first, other[choose_relay(delivery, &other).unwrap()].name);
        }
    }
}
