//! The dates of feeds, as they are written in practice.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use crate::domain::time::UtcTime;

/// Longer strings are no dates, and need not be tried.
const DATE_BYTES: usize = 64;
/// Forms with an offset that neither standard covers.
const WITH_OFFSET: [&str; 4] = [
    "%Y-%m-%dT%H:%M%:z",
    "%Y-%m-%dT%H:%M:%S%.f%z",
    "%Y-%m-%d %H:%M:%S%.f %z",
    "%d %B %Y %H:%M:%S %z",
];
/// Forms without one, which are taken for UTC.
const WITHOUT_OFFSET: [&str; 5] = [
    "%Y-%m-%dT%H:%M:%S%.f",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%d %H:%M:%S%.f",
    "%Y-%m-%d %H:%M",
    "%d %B %Y %H:%M:%S",
];
const DAYS: [&str; 3] = ["%Y-%m-%d", "%d %B %Y", "%Y%m%d"];

/// Reads RFC 3339, RFC 5322 and the forms that stray from them: a wrong or foreign weekday, no zone,
/// `UTC` for `GMT`, a month in full, a day alone.
pub(super) fn parse_date(text: &str) -> Option<UtcTime> {
    let text = text.trim();
    if text.is_empty() || text.len() > DATE_BYTES {
        return None;
    }
    let instant = DateTime::parse_from_rfc3339(text)
        .ok()
        .map(|instant| instant.to_utc())
        .or_else(|| parse_straying(text))?;
    Some(UtcTime::from_datetime(instant))
}

fn parse_straying(text: &str) -> Option<DateTime<Utc>> {
    // The weekday adds nothing and is often wrong, which a strict reader would refuse.
    let day_first = match text.split_once(',') {
        Some((weekday, rest)) if weekday.chars().all(char::is_alphabetic) => rest.trim(),
        _ => text,
    };
    let cleaned = day_first.split_whitespace().collect::<Vec<_>>().join(" ");
    let zoned = ["UTC", "Z"]
        .iter()
        .find_map(|zone| cleaned.strip_suffix(zone))
        .map_or_else(|| cleaned.clone(), |rest| format!("{} +0000", rest.trim()));
    let zoned = zoned
        .strip_suffix("GMT")
        .map_or(zoned.clone(), |rest| format!("{rest}+0000"));
    DateTime::parse_from_rfc2822(&zoned)
        .ok()
        .or_else(|| {
            WITH_OFFSET
                .iter()
                .find_map(|form| DateTime::parse_from_str(&zoned, form).ok())
        })
        .map(|instant| instant.to_utc())
        .or_else(|| {
            WITHOUT_OFFSET
                .iter()
                .find_map(|form| NaiveDateTime::parse_from_str(&cleaned, form).ok())
                .or_else(|| {
                    DAYS.iter()
                        .find_map(|form| NaiveDate::parse_from_str(&cleaned, form).ok())
                        .and_then(|day| day.and_hms_opt(0, 0, 0))
                })
                .map(|local| local.and_utc())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_they_are_written_in_practice() {
        let cases = [
            ("2026-11-24T06:00:03Z", "2026-11-24T06:00:03Z"),
            ("2026-11-24T06:00:03.25+01:00", "2026-11-24T05:00:03Z"),
            ("Tue, 24 Nov 2026 06:00:03 GMT", "2026-11-24T06:00:03Z"),
            ("Tue, 24 Nov 2026 06:00:03 +0100", "2026-11-24T05:00:03Z"),
            ("Tue, 24 Nov 2026 06:00:03 EST", "2026-11-24T11:00:03Z"),
            ("Mon, 24 Nov 2026 06:00:03 UTC", "2026-11-24T06:00:03Z"),
            ("Di, 24 Nov 2026 06:00:03 GMT", "2026-11-24T06:00:03Z"),
            ("24 Nov 26 06:00 GMT", "2026-11-24T06:00:00Z"),
            (
                "Tue, 24 November 2026 06:00:03 +0000",
                "2026-11-24T06:00:03Z",
            ),
            ("2026-11-24 06:00:03 +0100", "2026-11-24T05:00:03Z"),
            ("2026-11-24 06:00:03", "2026-11-24T06:00:03Z"),
            ("2026-11-24T06:00+0100", "2026-11-24T05:00:00Z"),
            ("2026-11-24", "2026-11-24T00:00:00Z"),
        ];
        for (written, meant) in cases {
            assert_eq!(
                parse_date(written).map(|d| d.to_string()).as_deref(),
                Some(meant),
                "{written}"
            );
        }
        for nonsense in [
            "",
            "yesterday",
            "99 Foo 2026",
            "2026-13-45",
            "0000-00-00T00:00:00Z",
            "✗",
        ] {
            assert_eq!(parse_date(nonsense), None, "{nonsense}");
        }
    }
}
