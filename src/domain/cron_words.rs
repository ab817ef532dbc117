//! What a cron expression means, in parts that every language can put into a sentence.
//!
//! Only what people write is taken apart; an expression that says something stranger has no words, and its
//! next slots say what it means.

use std::collections::BTreeSet;

/// The most times of a day that are named one by one.
const TIMES: usize = 8;

/// A cron expression, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CronWords {
    /// On which days.
    pub days: Days,
    /// In which months, from 1; none means all.
    pub months: Vec<u8>,
    /// When on these days.
    pub times: Times,
}

/// The days of a cron expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Days {
    /// Every day.
    Every,
    /// Monday to Friday.
    Workdays,
    /// These days of the week; Monday is 1.
    Week(Vec<u8>),
    /// These days of the month.
    Month(Vec<u8>),
    /// The last day of the month.
    LastOfMonth,
    /// The first, second … of this day of the week in the month.
    Nth(u8, u8),
    /// The last of this day of the week in the month.
    LastWeekday(u8),
}

/// The times of day of a cron expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Times {
    /// At these: hour and minute.
    At(Vec<(u8, u8)>),
    /// Every so many minutes.
    Minutes(u8),
    /// Every hour, so many minutes past.
    Hourly(u8),
    /// Every so many hours, so many minutes past.
    Hours(u8, u8),
}

const WEEKDAYS: [&str; 7] = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const MONTHS: [&str; 12] = [
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
];

impl CronWords {
    /// Takes an expression apart; nothing where it has no words.
    #[must_use]
    pub fn of(cron: &str) -> Option<Self> {
        let cron = match cron.trim().to_ascii_lowercase().as_str() {
            "@yearly" | "@annually" => "0 0 1 1 *".to_owned(),
            "@monthly" => "0 0 1 * *".to_owned(),
            "@weekly" => "0 0 * * 0".to_owned(),
            "@daily" | "@midnight" => "0 0 * * *".to_owned(),
            "@hourly" => "0 * * * *".to_owned(),
            _ => cron.trim().to_ascii_uppercase(),
        };
        let fields: Vec<&str> = cron.split_whitespace().collect();
        let fields = match fields.as_slice() {
            [seconds, five @ ..] if five.len() == 5 && *seconds == "0" => five,
            five => five,
        };
        let [minute, hour, day, month, weekday] = fields else {
            return None;
        };
        let months = Field::parse(month, 1, 12, &|text| named(text, &MONTHS, 1))?;
        Some(Self {
            days: days(day, weekday)?,
            months: if months.is_all() {
                Vec::new()
            } else {
                months.values()
            },
            times: times(minute, hour)?,
        })
    }
}

fn days(day: &str, weekday: &str) -> Option<Days> {
    let any = |field: &str| matches!(field, "*" | "?");
    match (any(day), any(weekday)) {
        (true, true) => Some(Days::Every),
        (true, false) => days_of_week(weekday),
        (false, true) if day == "L" => Some(Days::LastOfMonth),
        (false, true) => {
            let days = Field::parse(day, 1, 31, &|_| None)?;
            Some(if days.is_all() {
                Days::Every
            } else {
                Days::Month(days.values())
            })
        }
        // Either of both: nobody would guess it from a sentence.
        (false, false) => None,
    }
}

fn days_of_week(field: &str) -> Option<Days> {
    let one = |text: &str| named(text, &WEEKDAYS, 0).or_else(|| number(text, 0, 7));
    if let Some((weekday, nth)) = field.split_once('#') {
        let nth = number(nth, 1, 5)?;
        return Some(Days::Nth(nth, from_monday(one(weekday)?)));
    }
    if let Some(weekday) = field.strip_suffix('L') {
        return Some(Days::LastWeekday(from_monday(one(weekday)?)));
    }
    let days = Field::parse(field, 0, 7, &|text| named(text, &WEEKDAYS, 0))?;
    let days: BTreeSet<u8> = days.values().into_iter().map(from_monday).collect();
    let days: Vec<u8> = days.into_iter().collect();
    Some(match days.as_slice() {
        [1, 2, 3, 4, 5] => Days::Workdays,
        all if all.len() == 7 => Days::Every,
        _ => Days::Week(days),
    })
}

/// Cron's Sunday is 0 or 7; ours, as everybody's here, is 7.
fn from_monday(weekday: u8) -> u8 {
    if weekday == 0 { 7 } else { weekday }
}

fn times(minute: &str, hour: &str) -> Option<Times> {
    let minutes = Field::parse(minute, 0, 59, &|_| None)?;
    let hours = Field::parse(hour, 0, 23, &|_| None)?;
    if hours.is_all() {
        return match minutes.values().as_slice() {
            [minute] => Some(Times::Hourly(*minute)),
            _ => minutes.step().map(Times::Minutes),
        };
    }
    // Two or three times a day are better named than counted.
    if let ([minute], Some(step @ ..=6)) = (minutes.values().as_slice(), hours.step()) {
        return Some(Times::Hours(step, *minute));
    }
    let all: Vec<(u8, u8)> = hours
        .values()
        .into_iter()
        .flat_map(|hour| {
            minutes
                .values()
                .into_iter()
                .map(move |minute| (hour, minute))
        })
        .collect();
    (all.len() <= TIMES).then_some(Times::At(all))
}

/// The values that one field names.
struct Field {
    values: BTreeSet<u8>,
    low: u8,
    high: u8,
}

impl Field {
    fn parse(text: &str, low: u8, high: u8, name: &dyn Fn(&str) -> Option<u8>) -> Option<Self> {
        let one = |text: &str| name(text).or_else(|| number(text, low, high));
        let mut values = BTreeSet::new();
        for part in text.split(',') {
            let (range, step) = match part.split_once('/') {
                Some((range, step)) => (range, Some(number(step, 1, high.max(1))?)),
                None => (part, None),
            };
            let (first, last) = if matches!(range, "*" | "?") {
                (low, high)
            } else if let Some((first, last)) = range.split_once('-') {
                (one(first)?, one(last)?)
            } else {
                let first = one(range)?;
                (first, if step.is_some() { high } else { first })
            };
            if first > last {
                return None;
            }
            values.extend((first..=last).step_by(usize::from(step.unwrap_or(1))));
        }
        Some(Self { values, low, high })
    }

    fn is_all(&self) -> bool {
        (self.low..=self.high).all(|value| self.values.contains(&value))
    }

    fn values(&self) -> Vec<u8> {
        self.values.iter().copied().collect()
    }

    /// The distance between the values, where they are evenly spread over the whole circle.
    fn step(&self) -> Option<u8> {
        let values = self.values();
        let step = match values.as_slice() {
            [first, second, ..] if *first == self.low => second - first,
            _ => return None,
        };
        let circle = u16::from(self.high - self.low) + 1;
        let even = circle.is_multiple_of(u16::from(step))
            && values.windows(2).all(|pair| pair[1] - pair[0] == step)
            && usize::from(circle / u16::from(step)) == values.len();
        even.then_some(step)
    }
}

fn number(text: &str, low: u8, high: u8) -> Option<u8> {
    let number = text.parse().ok()?;
    (low..=high).contains(&number).then_some(number)
}

fn named(text: &str, names: &[&str], from: u8) -> Option<u8> {
    let at = names.iter().position(|name| *name == text)?;
    u8::try_from(at).ok().map(|at| at + from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(cron: &str) -> Option<(Days, Vec<u8>, Times)> {
        CronWords::of(cron).map(|words| (words.days, words.months, words.times))
    }

    #[test]
    fn what_people_write_is_taken_apart() {
        let at = |hour, minute| Times::At(vec![(hour, minute)]);
        for (cron, days, months, times) in [
            ("0 6 * * *", Days::Every, vec![], at(6, 0)),
            ("0 6 ? * *", Days::Every, vec![], at(6, 0)),
            ("0 0 6 * * *", Days::Every, vec![], at(6, 0)),
            ("30 17 * * FRI", Days::Week(vec![5]), vec![], at(17, 30)),
            ("0 6 * * 1-5", Days::Workdays, vec![], at(6, 0)),
            ("0 6 * * mon,wed", Days::Week(vec![1, 3]), vec![], at(6, 0)),
            ("0 6 * * 0,6", Days::Week(vec![6, 7]), vec![], at(6, 0)),
            ("0 6 * * 0-7", Days::Every, vec![], at(6, 0)),
            ("0 9 1,15 * *", Days::Month(vec![1, 15]), vec![], at(9, 0)),
            ("0 9 L * *", Days::LastOfMonth, vec![], at(9, 0)),
            ("0 9 * * MON#1", Days::Nth(1, 1), vec![], at(9, 0)),
            ("0 9 * * FRIL", Days::LastWeekday(5), vec![], at(9, 0)),
            ("0 9 1 JAN,7 *", Days::Month(vec![1]), vec![1, 7], at(9, 0)),
            (
                "0 7,19 * * *",
                Days::Every,
                vec![],
                Times::At(vec![(7, 0), (19, 0)]),
            ),
            ("*/15 * * * *", Days::Every, vec![], Times::Minutes(15)),
            ("* * * * *", Days::Every, vec![], Times::Minutes(1)),
            ("5 * * * *", Days::Every, vec![], Times::Hourly(5)),
            ("0 */6 * * *", Days::Every, vec![], Times::Hours(6, 0)),
            (
                "0 0,12 * * *",
                Days::Every,
                vec![],
                Times::At(vec![(0, 0), (12, 0)]),
            ),
            ("@weekly", Days::Week(vec![7]), vec![], at(0, 0)),
        ] {
            assert_eq!(of(cron), Some((days, months, times)), "{cron}");
        }
    }

    #[test]
    fn what_a_sentence_would_hide_has_none() {
        for cron in [
            "0 6 13 * FRI",
            "*/7 * * * *",
            "0-30 9-17 * * *",
            "0 6 15W * *",
            "30 0 6 * * *",
            "0 6 * *",
            "0 6 * * 5-1",
            "",
        ] {
            assert_eq!(of(cron), None, "{cron}");
        }
    }
}
