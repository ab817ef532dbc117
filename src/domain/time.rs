//! Instants as the ledger keeps them: UTC, to the microsecond.
//!
//! `PostgreSQL` keeps microseconds and `SQLite` keeps what it is given; cutting every instant to
//! microseconds when it is made lets both databases return exactly what was written.

use std::fmt;

use chrono::{DateTime, SecondsFormat, Utc};

/// An instant in UTC with microsecond precision.
///
/// Shown, and written in JSON, as an RFC 3339 date-time with a `Z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UtcTime(DateTime<Utc>);

impl UtcTime {
    /// The instant `micros` microseconds after the Unix epoch; values no calendar can show become the epoch.
    #[must_use]
    pub fn from_micros(micros: i64) -> Self {
        Self(DateTime::from_timestamp_micros(micros).unwrap_or(DateTime::UNIX_EPOCH))
    }

    /// Cuts a chrono instant to microseconds.
    #[must_use]
    pub fn from_datetime(instant: DateTime<Utc>) -> Self {
        Self::from_micros(instant.timestamp_micros())
    }

    /// Microseconds since the Unix epoch.
    #[must_use]
    pub fn micros(self) -> i64 {
        self.0.timestamp_micros()
    }

    /// The same instant for calendar work.
    #[must_use]
    pub fn datetime(self) -> DateTime<Utc> {
        self.0
    }

    /// The instant `seconds` later (earlier when negative).
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self::from_micros(
            self.micros()
                .saturating_add(seconds.saturating_mul(1_000_000)),
        )
    }

    /// The instant for people, on the clocks of a place: `24 November 2026, 07:00:03 CET`. A name that
    /// is no time zone counts as UTC.
    #[must_use]
    pub fn told_in(self, time_zone: &str) -> String {
        let zone: chrono_tz::Tz = time_zone.parse().unwrap_or(chrono_tz::UTC);
        let local = self.0.with_timezone(&zone);
        local.format("%-d %B %Y, %H:%M:%S %Z").to_string()
    }

    /// Whole seconds from `earlier` to this instant; negative when `earlier` is later.
    #[must_use]
    pub fn seconds_since(self, earlier: Self) -> i64 {
        (self.micros() - earlier.micros()) / 1_000_000
    }
}

impl fmt::Display for UtcTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(SecondsFormat::Secs, true))
    }
}

impl serde::Serialize for UtcTime {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for UtcTime {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        DateTime::<Utc>::deserialize(deserializer).map(Self::from_datetime)
    }
}

#[cfg(test)]
mod tests {
    use super::UtcTime;

    #[test]
    fn an_instant_is_told_on_the_clocks_of_a_place() {
        let instant = UtcTime::from_micros(1_795_500_003_000_000);
        assert_eq!(instant.to_string(), "2026-11-24T06:00:03Z");
        assert_eq!(
            instant.told_in("Europe/Zurich"),
            "24 November 2026, 07:00:03 CET"
        );
        assert_eq!(instant.told_in("nowhere"), "24 November 2026, 06:00:03 UTC");
    }
}
