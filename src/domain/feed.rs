//! Feeds: the sources that the reading desk visits.

use super::time::UtcTime;

named_values! {
    /// Whether a feed is visited.
    FeedState {
        /// Visited when due.
        Active = "active",
        /// Not visited: an operator stopped it, or its site said 410 Gone.
        Stopped = "stopped",
    }
}

named_values! {
    /// Where a hub (WebSub) stands that tells us when a feed has news.
    HubState {
        /// It was asked, or will be.
        Asking = "asking",
        /// It promised to tell us until the end of its lease.
        Active = "active",
        /// It said no; it is asked again after a long while.
        Refused = "refused",
    }
}

const DAY_SECONDS: i64 = 86_400;

/// Seconds to wait after `failures` failures in a row: the usual interval doubled each time, at most `cap`.
#[must_use]
pub fn back_off_seconds(poll_seconds: i64, failures: i32, cap: i64) -> i64 {
    let doublings = u32::try_from(failures.clamp(0, 20)).unwrap_or(0);
    poll_seconds
        .saturating_mul(1_i64 << doublings)
        .min(cap.max(poll_seconds))
}

/// Seconds until the next visit to a feed that is well: what it asks for, between our interval and `cap`.
#[must_use]
pub fn interval_seconds(poll_seconds: i64, asked_seconds: Option<i64>, cap: i64) -> i64 {
    asked_seconds.unwrap_or(0).min(cap).max(poll_seconds)
}

/// `seconds`, and up to `percent` of them more, so that feeds added together do not stay together.
/// `chance` is from 0 to 255.
#[must_use]
pub fn with_jitter(seconds: i64, percent: i64, chance: u8) -> i64 {
    seconds.saturating_add(seconds.saturating_mul(percent) / 100 * i64::from(chance) / 255)
}

/// What a feed usually brings, as far as its known articles tell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Habit {
    /// New entries a day.
    pub a_day: f64,
}

impl Habit {
    /// From the number of its articles since the oldest of them, or since the look back began.
    #[must_use]
    pub fn of(articles: i64, since: UtcTime, now: UtcTime) -> Self {
        let seconds = now.seconds_since(since).max(DAY_SECONDS);
        #[expect(
            clippy::cast_precision_loss,
            reason = "an estimate, of numbers far below 2^52"
        )]
        let a_day = articles as f64 * DAY_SECONDS as f64 / seconds as f64;
        Self { a_day }
    }

    /// How many new entries are taken since the last good visit without asking a person: `factor` times
    /// the usual for as many days as that is ago, and never fewer than `floor`.
    #[must_use]
    pub fn allowance(self, factor: u32, floor: u32, last_success: UtcTime, now: UtcTime) -> usize {
        let away = now.seconds_since(last_success).max(DAY_SECONDS);
        #[expect(
            clippy::cast_precision_loss,
            reason = "an estimate, of numbers far below 2^52"
        )]
        let days = away as f64 / DAY_SECONDS as f64;
        let many = self.a_day * f64::from(factor) * days;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "never negative, and a cast keeps to the bounds of the type"
        )]
        let many = many.ceil() as usize;
        many.max(floor as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_off_doubles_up_to_its_cap_and_never_undercuts_the_interval() {
        assert_eq!(back_off_seconds(900, 0, 86_400), 900);
        assert_eq!(back_off_seconds(900, 2, 86_400), 3_600);
        assert_eq!(back_off_seconds(900, 30, 86_400), 86_400);
        assert_eq!(back_off_seconds(900, 5, 60), 900);
    }

    #[test]
    fn a_feed_is_visited_as_seldom_as_it_asks_within_bounds() {
        assert_eq!(interval_seconds(900, None, 86_400), 900);
        assert_eq!(interval_seconds(900, Some(60), 86_400), 900);
        assert_eq!(interval_seconds(900, Some(3_600), 86_400), 3_600);
        assert_eq!(interval_seconds(900, Some(i64::MAX), 86_400), 86_400);
    }

    #[test]
    fn jitter_only_adds_and_stays_within_its_share() {
        assert_eq!(with_jitter(900, 10, 0), 900);
        assert_eq!(with_jitter(900, 10, 255), 990);
        assert_eq!(with_jitter(900, 0, 255), 900);
        assert!((900..=990).contains(&with_jitter(900, 10, 128)));
    }

    #[test]
    fn a_flood_is_measured_by_what_is_usual_and_by_how_long_nobody_looked() {
        let now = UtcTime::from_micros(0);
        let days = |days: i64| now.plus_seconds(-days * DAY_SECONDS);
        let habit = Habit::of(280, days(28), now);
        assert_eq!(habit.allowance(5, 20, days(0), now), 50);
        assert_eq!(habit.allowance(5, 20, days(3), now), 150);
        assert_eq!(
            Habit::of(1, days(28), now).allowance(5, 20, days(0), now),
            20
        );
        assert_eq!(Habit::of(0, now, now).allowance(5, 20, days(0), now), 20);
    }
}
