//! Schedules: when the issues of a list are due.

use std::str::FromStr;

use chrono_tz::Tz;
use croner::Cron;

use super::time::UtcTime;

named_values! {
    /// Whether a schedule plans issues.
    ScheduleState {
        /// Plans an issue at every slot.
        Active = "active",
        /// Plans nothing; slots that pass are not made up for.
        Paused = "paused",
    }
}

/// Why a schedule cannot be kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TimetableError {
    /// Not five (or six, with seconds) fields of cron.
    #[error("\"{0}\" is not a cron expression; \"0 6 * * *\" means every day at six ({1})")]
    Cron(String, String),
    /// Not in the tz database.
    #[error("\"{0}\" is not a time zone; use a name such as Europe/Zurich or UTC")]
    TimeZone(String),
    /// February 30th and its like.
    #[error("\"{0}\" never falls due")]
    Never(String),
}

/// A cron expression in a time zone.
#[derive(Debug, Clone)]
pub struct Timetable {
    cron: Cron,
    time_zone: Tz,
}

impl Timetable {
    /// Reads a cron expression (minute, hour, day, month, weekday) and an IANA time zone name.
    pub fn parse(cron: &str, time_zone: &str) -> Result<Self, TimetableError> {
        let time_zone = parse_time_zone(time_zone)?;
        let cron_text = cron.trim();
        let cron = Cron::from_str(cron_text)
            .map_err(|error| TimetableError::Cron(cron_text.to_owned(), error.to_string()))?;
        let timetable = Self { cron, time_zone };
        match timetable.next_after(UtcTime::from_micros(0)) {
            Some(_) => Ok(timetable),
            None => Err(TimetableError::Never(cron_text.to_owned())),
        }
    }

    /// The first slot strictly after `instant`. A local time that a clock change skips falls due
    /// when the clocks have moved; one that comes twice falls due once.
    #[must_use]
    pub fn next_after(&self, instant: UtcTime) -> Option<UtcTime> {
        let local = instant.datetime().with_timezone(&self.time_zone);
        let next = self.cron.find_next_occurrence(&local, false).ok()?;
        Some(UtcTime::from_datetime(next.to_utc()))
    }

    /// The last slot at or before `now` when `first` is an earlier slot, and the first one after
    /// `now`: what is left of a downtime is one slot, not many.
    #[must_use]
    pub fn catch_up(&self, first: UtcTime, now: UtcTime) -> Option<(UtcTime, UtcTime)> {
        let next = self.next_after(now)?;
        let local_now = now.datetime().with_timezone(&self.time_zone);
        let last = self.cron.find_previous_occurrence(&local_now, true).ok();
        let last = last.map_or(first, |slot| UtcTime::from_datetime(slot.to_utc()));
        Some((last.max(first).min(now), next))
    }
}

/// Reads an IANA time zone name.
pub fn parse_time_zone(name: &str) -> Result<Tz, TimetableError> {
    name.trim()
        .parse()
        .map_err(|_unknown| TimetableError::TimeZone(name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> UtcTime {
        UtcTime::from_datetime(text.parse().unwrap())
    }

    #[test]
    fn a_daily_slot_keeps_its_local_hour_over_both_clock_changes() {
        let daily = Timetable::parse("0 6 * * *", "Europe/Zurich").unwrap();
        assert_eq!(
            daily.next_after(at("2026-03-28T05:00:00Z")),
            Some(at("2026-03-29T04:00:00Z"))
        );
        assert_eq!(
            daily.next_after(at("2026-10-24T04:00:00Z")),
            Some(at("2026-10-25T05:00:00Z"))
        );
    }

    #[test]
    fn a_slot_in_the_lost_hour_and_one_in_the_double_hour_fall_due_once() {
        let daily = Timetable::parse("30 2 * * *", "Europe/Zurich").unwrap();
        let slots = |from: &str, until: &str| {
            let (mut slot, mut count) = (at(from), 0);
            while let Some(next) = daily.next_after(slot).filter(|next| *next < at(until)) {
                (slot, count) = (next, count + 1);
            }
            count
        };
        assert_eq!(slots("2026-03-28T12:00:00Z", "2026-03-30T12:00:00Z"), 2);
        assert_eq!(slots("2026-10-24T12:00:00Z", "2026-10-26T12:00:00Z"), 2);
    }

    #[test]
    fn a_week_of_downtime_leaves_one_slot() {
        let daily = Timetable::parse("0 6 * * *", "UTC").unwrap();
        let caught = daily.catch_up(at("2026-11-10T06:00:00Z"), at("2026-11-17T09:00:00Z"));
        assert_eq!(
            caught,
            Some((at("2026-11-17T06:00:00Z"), at("2026-11-18T06:00:00Z")))
        );
    }

    #[test]
    fn nonsense_is_refused_in_words() {
        assert!(Timetable::parse("every day", "UTC").is_err());
        assert!(Timetable::parse("0 6 30 2 *", "UTC").is_err());
        assert!(Timetable::parse("0 6 * * *", "Mars/Olympus").is_err());
    }
}
