//! Days: the dates on a calendar that figures are counted for, as numbers since 1970-01-01.

use chrono::{Days, NaiveDate};

use super::time::UtcTime;

/// Seconds that the clocks of any place may be ahead of UTC.
pub const FURTHEST_AHEAD_SECONDS: i64 = 14 * 3_600;
/// Seconds of a day without a change of clocks.
pub const DAY_SECONDS: i64 = 86_400;

/// The number of the day that the calendar of a place shows at an instant. A name that is no time zone
/// counts as UTC.
#[must_use]
pub fn day_in(instant: UtcTime, time_zone: &str) -> i64 {
    let zone: chrono_tz::Tz = time_zone.parse().unwrap_or(chrono_tz::UTC);
    let local = instant.datetime().with_timezone(&zone).date_naive();
    number(local)
}

/// The number of a date.
#[must_use]
pub fn number(date: NaiveDate) -> i64 {
    (date - NaiveDate::default()).num_days()
}

/// The date with this number; one that no calendar shows is 1970-01-01.
#[must_use]
pub fn date(day: i64) -> NaiveDate {
    let days = Days::new(day.unsigned_abs());
    let found = if day < 0 {
        NaiveDate::default().checked_sub_days(days)
    } else {
        NaiveDate::default().checked_add_days(days)
    };
    found.unwrap_or_default()
}

/// When a day begins in UTC.
#[must_use]
pub fn begins(day: i64) -> UtcTime {
    UtcTime::from_micros(0).plus_seconds(day.saturating_mul(DAY_SECONDS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_what_the_calendar_of_the_place_shows() {
        let at = |text: &str| UtcTime::from_datetime(text.parse().unwrap());
        let shown = |text: &str, zone: &str| date(day_in(at(text), zone)).to_string();
        assert_eq!(shown("2026-03-28T23:30:00Z", "UTC"), "2026-03-28");
        assert_eq!(shown("2026-03-28T23:30:00Z", "Europe/Zurich"), "2026-03-29");
        assert_eq!(
            shown("2026-03-28T03:30:00Z", "America/New_York"),
            "2026-03-27"
        );
        assert_eq!(
            shown("2026-03-28T11:00:00Z", "Pacific/Kiritimati"),
            "2026-03-29"
        );
        assert_eq!(shown("2026-03-28T23:30:00Z", "nowhere"), "2026-03-28");
        assert_eq!(shown("1969-12-31T23:00:00Z", "UTC"), "1969-12-31");
    }

    #[test]
    fn numbers_and_dates_lead_to_each_other() {
        for day in [-1, 0, 1, 20_500] {
            assert_eq!(number(date(day)), day);
            assert_eq!(day_in(begins(day), "UTC"), day);
            assert_eq!(
                day_in(UtcTime::from_micros(begins(day).micros() - 1), "UTC"),
                day - 1
            );
        }
        assert_eq!(date(i64::MAX), NaiveDate::default());
    }
}
