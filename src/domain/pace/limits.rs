//! What a relay allows in a second, a minute, an hour and a day.

use chrono::NaiveDate;

use super::super::time::UtcTime;

named_values! {
    /// A stretch of time that letters are counted in, beginning on the clock: a minute begins at second 0,
    /// a day at 00:00 UTC.
    Period {
        /// One second.
        Second = "second",
        /// One minute.
        Minute = "minute",
        /// One hour.
        Hour = "hour",
        /// One day.
        Day = "day",
    }
}

impl Period {
    /// Its length in seconds.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        match self {
            Self::Second => 1,
            Self::Minute => 60,
            Self::Hour => 3_600,
            Self::Day => 86_400,
        }
    }

    /// The beginning of the period that holds `now`.
    #[must_use]
    pub fn start(self, now: UtcTime) -> UtcTime {
        let length = self.seconds() * 1_000_000;
        UtcTime::from_micros(now.micros().div_euclid(length) * length)
    }

    /// The beginning of the period after the one that holds `now`.
    #[must_use]
    pub fn next(self, now: UtcTime) -> UtcTime {
        self.start(now).plus_seconds(self.seconds())
    }
}

/// The most letters in one period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cap {
    /// The kind of period.
    pub period: Period,
    /// When the period began.
    pub start: UtcTime,
    /// The most letters in it.
    pub limit: u32,
}

impl Cap {
    /// When the period ends and counting begins anew.
    #[must_use]
    pub fn end(&self) -> UtcTime {
        self.start.plus_seconds(self.period.seconds())
    }
}

/// How a relay that nobody knows yet is made known: a few letters on the first day, more on each after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WarmUp {
    /// The first day (UTC).
    pub from: NaiveDate,
    /// The most letters of the first day, the second and so on; at least one.
    pub per_day: Vec<u32>,
}

impl WarmUp {
    /// The most letters on a day; nothing once the plan is over. Before its first day, that day's.
    #[must_use]
    pub fn cap_on(&self, day: NaiveDate) -> Option<u32> {
        let days = (day - self.from).num_days().max(0);
        let day = usize::try_from(days).unwrap_or(usize::MAX);
        self.per_day.get(day).copied()
    }
}

/// The most letters that a relay takes in each period; 0 means no limit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RelayLimits {
    /// In a second.
    pub per_second: u32,
    /// In a minute.
    pub per_minute: u32,
    /// In an hour.
    pub per_hour: u32,
    /// In a day.
    pub per_day: u32,
    /// The plan that makes the relay known.
    pub warm_up: Option<WarmUp>,
}

impl RelayLimits {
    /// What holds at this instant: at most one cap for each period, the shortest period first. Empty:
    /// nothing is limited now.
    #[must_use]
    pub fn caps(&self, now: UtcTime) -> Vec<Cap> {
        let warm_up = self
            .warm_up
            .as_ref()
            .and_then(|plan| plan.cap_on(now.datetime().date_naive()));
        let set = |limit: u32| (limit > 0).then_some(limit);
        let per_day = set(self.per_day).into_iter().chain(warm_up).min();
        [
            (Period::Second, set(self.per_second)),
            (Period::Minute, set(self.per_minute)),
            (Period::Hour, set(self.per_hour)),
            (Period::Day, per_day),
        ]
        .into_iter()
        .filter_map(|(period, limit)| {
            Some(Cap {
                period,
                start: period.start(now),
                limit: limit?,
            })
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> UtcTime {
        UtcTime::from_datetime(text.parse().unwrap())
    }

    fn shown(limits: &RelayLimits, now: &str) -> Vec<String> {
        let show = |cap: &Cap| format!("{} from {}: {}", cap.period, cap.start, cap.limit);
        limits.caps(at(now)).iter().map(show).collect()
    }

    #[test]
    fn periods_begin_on_the_clock() {
        let now = at("2026-03-02T13:59:58.750Z");
        let starts: Vec<_> = Period::ALL
            .iter()
            .map(|period| period.start(now).to_string())
            .collect();
        assert_eq!(
            starts,
            [
                "2026-03-02T13:59:58Z",
                "2026-03-02T13:59:00Z",
                "2026-03-02T13:00:00Z",
                "2026-03-02T00:00:00Z"
            ]
        );
        assert_eq!(Period::Hour.next(now), at("2026-03-02T14:00:00Z"));
        let before_the_epoch = UtcTime::from_micros(-1);
        assert_eq!(
            Period::Day.start(before_the_epoch).micros(),
            -86_400_000_000
        );
    }

    #[test]
    fn only_what_is_limited_is_counted() {
        assert!(
            RelayLimits::default()
                .caps(at("2026-03-02T00:00:00Z"))
                .is_empty()
        );
        let limits = RelayLimits {
            per_minute: 60,
            per_day: 1000,
            ..RelayLimits::default()
        };
        assert_eq!(
            shown(&limits, "2026-03-02T08:00:30Z"),
            [
                "minute from 2026-03-02T08:00:00Z: 60",
                "day from 2026-03-02T00:00:00Z: 1000"
            ]
        );
    }

    #[test]
    fn a_warm_up_grows_day_by_day_in_utc_and_then_ends() {
        let plan = |per_day| RelayLimits {
            per_day,
            warm_up: Some(WarmUp {
                from: "2026-03-02".parse().unwrap(),
                per_day: vec![50, 100, 400],
            }),
            ..RelayLimits::default()
        };
        let cap = |per_day, now| {
            let caps = plan(per_day).caps(at(now));
            caps.first().map(|cap| cap.limit)
        };
        for (now, bare, with_day_limit) in [
            ("2026-02-20T10:00:00Z", Some(50), Some(50)),
            ("2026-03-02T00:00:00Z", Some(50), Some(50)),
            ("2026-03-02T23:59:59Z", Some(50), Some(50)),
            ("2026-03-03T00:00:00Z", Some(100), Some(100)),
            ("2026-03-04T12:00:00Z", Some(400), Some(300)),
            ("2026-03-05T00:00:00Z", None, Some(300)),
            ("2027-01-01T00:00:00Z", None, Some(300)),
        ] {
            assert_eq!(cap(0, now), bare, "{now}");
            assert_eq!(cap(300, now), with_day_limit, "{now}");
        }
    }
}
