//! Dates as other programs write them. A date that can be read in two ways is not read at all: it is proof.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime};

use crate::domain::time::UtcTime;

/// The longest text that can be a date.
const LONGEST: usize = 40;
/// Nobody agreed to a newsletter before; a year written with two digits is not guessed at.
const FIRST_YEAR: i32 = 1990;

/// The instant that a text names; what has no zone is taken for UTC.
#[must_use]
pub fn parse(text: &str) -> Option<UtcTime> {
    read(text).filter(|instant| instant.datetime().year() >= FIRST_YEAR)
}

fn read(text: &str) -> Option<UtcTime> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
        return Some(UtcTime::from_datetime(instant.to_utc()));
    }
    if let Ok(instant) = DateTime::parse_from_rfc2822(text) {
        return Some(UtcTime::from_datetime(instant.to_utc()));
    }
    let text = text.trim_end_matches(" UTC").trim_end_matches('Z');
    for format in [
        "%Y-%m-%d %H:%M:%S%.f%:z",
        "%Y-%m-%d %H:%M:%S%.f %z",
        "%Y-%m-%d %H:%M:%S%.f%#z",
    ] {
        if let Ok(instant) = DateTime::parse_from_str(text, format) {
            return Some(UtcTime::from_datetime(instant.to_utc()));
        }
    }
    for format in [
        "%Y-%m-%d %H:%M:%S%.f",
        "%Y-%m-%dT%H:%M:%S%.f",
        "%Y-%m-%d %H:%M",
        "%d.%m.%Y %H:%M:%S",
        "%d.%m.%Y %H:%M",
        "%b %d, %Y %H:%M:%S",
        "%b %d, %Y %I:%M %p",
        "%B %d, %Y %I:%M %p",
    ] {
        if let Ok(instant) = NaiveDateTime::parse_from_str(text, format) {
            return Some(UtcTime::from_datetime(instant.and_utc()));
        }
    }
    for format in [
        "%Y-%m-%d",
        "%Y/%m/%d",
        "%d.%m.%Y",
        "%b %d, %Y",
        "%B %d, %Y",
        "%d %b %Y",
        "%d %B %Y",
    ] {
        if let Ok(day) = NaiveDate::parse_from_str(text, format) {
            return Some(at_midnight(day));
        }
    }
    with_slashes(text).map(at_midnight)
}

fn at_midnight(day: NaiveDate) -> UtcTime {
    UtcTime::from_datetime(day.and_time(NaiveTime::MIN).and_utc())
}

/// `3/25/2024` and `25/3/2024` can only be one day, and so can `3/3/2024`; `3/4/2024` is one day in America and
/// another in Europe.
fn with_slashes(text: &str) -> Option<NaiveDate> {
    let day = text.split_once(' ').map_or(text, |(day, _time)| day);
    let parts: Vec<u32> = day
        .split('/')
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let [first, second, year] = parts[..] else {
        return None;
    };
    let year = i32::try_from(year).ok()?;
    match (first > 12, second > 12, first == second) {
        (true, false, _) => NaiveDate::from_ymd_opt(year, second, first),
        (false, true, _) | (false, false, true) => NaiveDate::from_ymd_opt(year, first, second),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn dates_of_other_programs_are_read_and_doubtful_ones_are_not() {
        for (text, expected) in [
            ("2024-03-01T12:30:00Z", "2024-03-01T12:30:00Z"),
            ("2024-03-01T12:30:00.000+02:00", "2024-03-01T10:30:00Z"),
            ("2024-03-01 12:30:00", "2024-03-01T12:30:00Z"),
            (
                "2024-03-01 12:30:00.123456+00:00",
                "2024-03-01T12:30:00.123456Z",
            ),
            ("2024-03-01 12:30:00 UTC", "2024-03-01T12:30:00Z"),
            ("2024-03-01 12:30:00+00", "2024-03-01T12:30:00Z"),
            ("2024-03-01", "2024-03-01T00:00:00Z"),
            ("01.03.2024", "2024-03-01T00:00:00Z"),
            ("Mar 1, 2024", "2024-03-01T00:00:00Z"),
            ("March 1, 2024 02:30 PM", "2024-03-01T14:30:00Z"),
            ("Fri, 01 Mar 2024 12:30:00 +0000", "2024-03-01T12:30:00Z"),
            ("3/25/2024 10:00", "2024-03-25T00:00:00Z"),
            ("25/3/2024", "2024-03-25T00:00:00Z"),
            ("3/3/2024", "2024-03-03T00:00:00Z"),
        ] {
            let expected: chrono::DateTime<chrono::Utc> = expected.parse().unwrap();
            let read = parse(text).unwrap_or_else(|| panic!("{text} is not read"));
            assert_eq!(read.datetime(), expected, "{text}");
        }
        for text in [
            "",
            "3/4/2024",
            "31/31/2024",
            "2024-02-30",
            "soon",
            "1",
            "3/4/24",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
