//! Schedules: when the issues of a list are due.

use std::str::FromStr;

use chrono::{NaiveDateTime, TimeZone as _};
use chrono_tz::Tz;
use croner::Cron;

use super::time::UtcTime;

mod runs;

pub use runs::{ClockNote, Run};

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

named_values! {
    /// Whose clock tells the hour of a schedule.
    ZoneMode {
        /// The list's.
        List = "list",
        /// Each reader's own, where it is known; else the list's.
        Reader = "reader",
    }
}

/// The instant at which a day begins in a zone: midnight, or what comes in its place where clocks skip it.
#[must_use]
pub fn first_instant_of(day: chrono::NaiveDate, zone: Tz) -> UtcTime {
    let midnight = day.and_time(chrono::NaiveTime::MIN);
    // No clock skips more than a day.
    let found = (0..=48).find_map(|half_hours| {
        let local = midnight.checked_add_signed(chrono::TimeDelta::minutes(30 * half_hours))?;
        zone.from_local_datetime(&local).earliest()
    });
    found.map_or_else(
        || UtcTime::from_datetime(midnight.and_utc()),
        |found| UtcTime::from_datetime(found.to_utc()),
    )
}

/// A cron expression in a time zone.
///
/// The expression is matched against the local calendar, as if clocks never changed; each local time that
/// it names is then looked up in the zone: one that comes twice falls due the first time, one that a
/// clock change skips when the clocks have moved. So every local day that exists has the slots that
/// the calendar says, and a day that a zone left out (Samoa, 30 December 2011) has none.
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

    /// The first slot strictly after `instant`.
    #[must_use]
    pub fn next_after(&self, instant: UtcTime) -> Option<UtcTime> {
        self.next_named(instant).map(|(slot, _)| slot)
    }

    /// The same, with the local time that the expression names for it.
    fn next_named(&self, instant: UtcTime) -> Option<(UtcTime, NaiveDateTime)> {
        let mut local = self.local(instant);
        loop {
            let next = self
                .cron
                .find_next_occurrence(&local.and_utc(), false)
                .ok()?;
            local = next.naive_utc();
            if let Some(slot) = self.slot(local).filter(|slot| *slot > instant) {
                return Some((slot, local));
            }
        }
    }

    /// The last slot at or before `now` when `first` is an earlier slot, and the first one after
    /// `now`: what is left of a downtime is one slot, not many.
    #[must_use]
    pub fn catch_up(&self, first: UtcTime, now: UtcTime) -> Option<(UtcTime, UtcTime)> {
        let mut last = self.slot_before(now).unwrap_or(first);
        let mut next = self.next_after(last)?;
        while next <= now {
            (last, next) = (next, self.next_after(next)?);
        }
        Some((last.max(first).min(now), next))
    }

    /// A slot at or before `instant`, though not always the last one where clocks have just gone back.
    fn slot_before(&self, instant: UtcTime) -> Option<UtcTime> {
        let mut local = self.local(instant).and_utc();
        let mut inclusive = true;
        loop {
            local = self.cron.find_previous_occurrence(&local, inclusive).ok()?;
            inclusive = false;
            if let Some(slot) = self.slot(local.naive_utc()).filter(|slot| *slot <= instant) {
                return Some(slot);
            }
        }
    }

    /// How many slots there are in a year, at most `most`: how often readers would hear from a list.
    #[must_use]
    pub fn slots_in_a_year(&self, most: usize) -> usize {
        // A year without a leap day, from a Monday on; any will do to compare two timetables.
        const FROM: i64 = 1_735_689_600;
        const SECONDS: i64 = 365 * 86_400;
        let start = UtcTime::from_micros(0).plus_seconds(FROM);
        let end = start.plus_seconds(SECONDS);
        std::iter::successors(self.next_after(start), |slot| self.next_after(*slot))
            .take_while(|slot| *slot <= end)
            .take(most)
            .count()
    }

    /// The wall clock of the zone.
    fn local(&self, instant: UtcTime) -> NaiveDateTime {
        instant
            .datetime()
            .with_timezone(&self.time_zone)
            .naive_local()
    }

    /// When a local time falls due; never, where its whole day was left out.
    fn slot(&self, local: NaiveDateTime) -> Option<UtcTime> {
        let exact = self.time_zone.from_local_datetime(&local).earliest();
        if let Some(exact) = exact {
            return Some(UtcTime::from_datetime(exact.to_utc()));
        }
        let moved = self.first_at_or_after(local);
        if self.local(moved).date() == local.date() {
            return Some(moved);
        }
        // The clocks jumped over midnight: the last second of the day that is left.
        let before = moved.plus_seconds(-1);
        (self.local(before).date() == local.date()).then_some(before)
    }

    /// The first instant, to the second, at which the wall clock shows `local` or later; `local` is in a gap.
    fn first_at_or_after(&self, local: NaiveDateTime) -> UtcTime {
        // No zone is further than this from UTC, and no gap is longer than a day.
        const REACH: i64 = 2 * 86_400;
        let middle = UtcTime::from_datetime(local.and_utc());
        let (mut below, mut above) = (-REACH, REACH);
        while above - below > 1 {
            let between = below.midpoint(above);
            if self.local(middle.plus_seconds(between)) < local {
                below = between;
            } else {
                above = between;
            }
        }
        middle.plus_seconds(above)
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
    fn a_day_begins_at_midnight_where_there_is_one() {
        let day = |text: &str| text.parse().unwrap();
        let zurich = chrono_tz::Europe::Zurich;
        assert_eq!(
            first_instant_of(day("2026-11-01"), zurich),
            at("2026-10-31T23:00:00Z")
        );
        // Clocks went from midnight to one.
        let beirut = chrono_tz::Asia::Beirut;
        assert_eq!(
            first_instant_of(day("2026-03-29"), beirut),
            at("2026-03-28T22:00:00Z")
        );
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

    #[test]
    fn a_day_that_a_zone_left_out_has_no_slot() {
        let daily = Timetable::parse("0 6 * * *", "Pacific/Apia").unwrap();
        let last = at("2011-12-29T16:00:00Z");
        assert_eq!(daily.next_after(at("2011-12-29T00:00:00Z")), Some(last));
        assert_eq!(daily.next_after(last), Some(at("2011-12-30T16:00:00Z")));
    }

    #[test]
    fn a_slot_at_a_midnight_that_does_not_come_falls_due_an_hour_later_on_its_own_day() {
        let daily = Timetable::parse("0 0 * * *", "America/Sao_Paulo").unwrap();
        assert_eq!(
            daily.next_after(at("2018-11-03T12:00:00Z")),
            Some(at("2018-11-04T03:00:00Z"))
        );
        assert_eq!(
            daily.next_after(at("2018-11-04T03:00:00Z")),
            Some(at("2018-11-05T02:00:00Z"))
        );
    }

    #[test]
    fn every_zone_has_one_daily_slot_on_each_local_day_that_exists() {
        let (from, until) = (1970, 2037);
        let crons = ["0 0 * * *", "30 2 * * *", "45 23 * * *"];
        for (index, zone) in chrono_tz::TZ_VARIANTS.iter().enumerate() {
            let daily = Timetable::parse(crons[index % crons.len()], zone.name()).unwrap();
            for day in days_near_clock_changes(*zone, from, until) {
                let midnight = day.and_hms_opt(0, 0, 0).unwrap().and_utc();
                // From before the day begins anywhere until after it has ended everywhere.
                let mut instant = UtcTime::from_datetime(midnight).plus_seconds(-86_400);
                let mut slots = 0;
                while let Some(next) = daily.next_after(instant)
                    && daily.local(next).date() <= day
                {
                    slots += u32::from(daily.local(next).date() == day);
                    instant = next;
                }
                assert_eq!(slots, u32::from(exists(*zone, day)), "{day} in {zone}");
            }
        }
    }

    /// Whether some hour of that day was on the clocks of the zone.
    fn exists(zone: Tz, day: chrono::NaiveDate) -> bool {
        (0..24).any(|hour| {
            let local = day.and_hms_opt(hour, 30, 0).unwrap();
            zone.from_local_datetime(&local).earliest().is_some()
        })
    }

    /// The days around each change of a zone's clocks, and the first of each year.
    fn days_near_clock_changes(zone: Tz, from: i32, until: i32) -> Vec<chrono::NaiveDate> {
        use chrono::{Datelike as _, Days, NaiveDate, Offset as _};
        let offset = |day: NaiveDate| {
            let noon = day.and_hms_opt(12, 0, 0).unwrap();
            zone.offset_from_utc_datetime(&noon).fix()
        };
        let first = NaiveDate::from_ymd_opt(from, 1, 1).unwrap();
        let mut days = Vec::new();
        let mut day = first;
        while day.year() <= until {
            let next = day + Days::new(4);
            if offset(day) != offset(next) {
                days.extend((0..6).map(|ahead| day + Days::new(ahead)));
            } else if day.ordinal() <= 4 {
                days.push(day);
            }
            day = next;
        }
        days.sort();
        days.dedup();
        days
    }
}
