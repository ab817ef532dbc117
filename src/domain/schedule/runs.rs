//! The next slots of a timetable, and what the clocks do to each of them.

use chrono::{LocalResult, NaiveDateTime, Offset as _, TimeZone as _};

use super::Timetable;
use crate::domain::time::UtcTime;

/// One slot to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// When it falls due.
    pub at: UtcTime,
    /// What the clocks do to it.
    pub note: Option<ClockNote>,
}

/// What the clocks of a zone do to a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockNote {
    /// Since the slot before, the clocks have gone forward by so many minutes.
    Forward(i32),
    /// Since the slot before, the clocks have gone back by so many minutes.
    Back(i32),
    /// The hour that the expression names does not come that day: the slot is when the clocks have moved.
    LostHour,
    /// The hour comes twice that day: the first one counts.
    DoubleHour,
}

impl Timetable {
    /// The next `count` slots after `after`.
    #[must_use]
    pub fn runs(&self, after: UtcTime, count: usize) -> Vec<Run> {
        let mut runs = Vec::with_capacity(count);
        let mut before = after;
        while runs.len() < count
            && let Some((at, named)) = self.next_named(before)
        {
            let note = self.note(before, at, named);
            runs.push(Run { at, note });
            before = at;
        }
        runs
    }

    fn note(&self, before: UtcTime, at: UtcTime, named: NaiveDateTime) -> Option<ClockNote> {
        match self.time_zone.from_local_datetime(&named) {
            LocalResult::None => Some(ClockNote::LostHour),
            LocalResult::Ambiguous(..) => Some(ClockNote::DoubleHour),
            LocalResult::Single(_) => {
                let minutes = (self.offset_seconds(at) - self.offset_seconds(before)) / 60;
                match minutes {
                    0 => None,
                    1.. => Some(ClockNote::Forward(minutes)),
                    _ => Some(ClockNote::Back(-minutes)),
                }
            }
        }
    }

    /// How far the clocks are ahead of UTC.
    fn offset_seconds(&self, instant: UtcTime) -> i32 {
        let local = instant.datetime().with_timezone(&self.time_zone);
        local.offset().fix().local_minus_utc()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> UtcTime {
        UtcTime::from_datetime(text.parse().unwrap())
    }

    fn notes(cron: &str, after: &str) -> Vec<(UtcTime, Option<ClockNote>)> {
        let timetable = Timetable::parse(cron, "Europe/Zurich").unwrap();
        let runs = timetable.runs(at(after), 3);
        runs.into_iter().map(|run| (run.at, run.note)).collect()
    }

    #[test]
    fn a_slot_after_a_change_of_the_clocks_says_so() {
        assert_eq!(
            notes("0 6 * * *", "2026-03-27T12:00:00Z"),
            [
                (at("2026-03-28T05:00:00Z"), None),
                (at("2026-03-29T04:00:00Z"), Some(ClockNote::Forward(60))),
                (at("2026-03-30T04:00:00Z"), None),
            ]
        );
        assert_eq!(
            notes("0 6 * * *", "2026-10-24T12:00:00Z")[0],
            (at("2026-10-25T05:00:00Z"), Some(ClockNote::Back(60)))
        );
    }

    #[test]
    fn a_slot_in_a_lost_or_a_double_hour_says_what_becomes_of_it() {
        assert_eq!(
            notes("30 2 * * *", "2026-03-28T12:00:00Z")[0],
            (at("2026-03-29T01:00:00Z"), Some(ClockNote::LostHour))
        );
        assert_eq!(
            notes("30 2 * * *", "2026-10-24T12:00:00Z")[0],
            (at("2026-10-25T00:30:00Z"), Some(ClockNote::DoubleHour))
        );
    }
}
