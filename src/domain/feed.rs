//! Feeds: the sources that the reading desk visits.

named_values! {
    /// Whether a feed is visited.
    FeedState {
        /// Visited when due.
        Active = "active",
        /// Not visited: an operator stopped it, or its site said 410 Gone.
        Stopped = "stopped",
    }
}

/// Seconds to wait after `failures` failures in a row: the usual interval doubled each time, at most `cap`.
#[must_use]
pub fn back_off_seconds(poll_seconds: i64, failures: i32, cap: i64) -> i64 {
    let doublings = u32::try_from(failures.clamp(0, 20)).unwrap_or(0);
    poll_seconds
        .saturating_mul(1_i64 << doublings)
        .min(cap.max(poll_seconds))
}

#[cfg(test)]
mod tests {
    use super::back_off_seconds;

    #[test]
    fn back_off_doubles_up_to_its_cap_and_never_undercuts_the_interval() {
        assert_eq!(back_off_seconds(900, 0, 86_400), 900);
        assert_eq!(back_off_seconds(900, 2, 86_400), 3_600);
        assert_eq!(back_off_seconds(900, 30, 86_400), 86_400);
        assert_eq!(back_off_seconds(900, 5, 60), 900);
    }
}
