//! Dates in words, as the catalogue of a language writes them.

use chrono::{DateTime, Datelike, NaiveDate};
use chrono_tz::Tz;

use super::{Arg, Words};

impl Words {
    /// `Tuesday, 24 November 2026`
    #[must_use]
    pub fn full_date(&self, language: &str, date: NaiveDate) -> String {
        self.date(language, "date-full", date, &[])
    }

    /// `24 November 2026`
    #[must_use]
    pub fn long_date(&self, language: &str, date: NaiveDate) -> String {
        self.date(language, "date-long", date, &[])
    }

    /// `24 November`, for a date near enough that its year need not be said.
    #[must_use]
    pub fn short_date(&self, language: &str, date: NaiveDate) -> String {
        self.date(language, "date-short", date, &[])
    }

    /// `24 November 2026, 06:00 CET`
    #[must_use]
    pub fn date_and_time(&self, language: &str, instant: DateTime<Tz>) -> String {
        self.timed(language, instant, "%H:%M")
    }

    /// `24 November 2026, 06:00:03 CET`
    #[must_use]
    pub fn date_and_exact_time(&self, language: &str, instant: DateTime<Tz>) -> String {
        self.timed(language, instant, "%H:%M:%S")
    }

    fn timed(&self, language: &str, instant: DateTime<Tz>, clock: &str) -> String {
        let (time, zone) = (
            instant.format(clock).to_string(),
            instant.format("%Z").to_string(),
        );
        let more = [("time", Arg::Text(&time)), ("zone", Arg::Text(&zone))];
        self.date(language, "date-time", instant.date_naive(), &more)
    }

    fn date(&self, language: &str, key: &str, date: NaiveDate, more: &[(&str, Arg<'_>)]) -> String {
        let mut args = vec![
            ("day", Arg::Number(date.day().into())),
            ("month", Arg::Number(date.month().into())),
            ("year", Arg::Number(date.year().into())),
            (
                "weekday",
                Arg::Number(date.weekday().number_from_monday().into()),
            ),
        ];
        args.extend_from_slice(more);
        // An operator's own catalogue may be wrong; a date that all can read is better than none.
        self.say(language, key, &args)
            .unwrap_or_else(|_wrong| date.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_writes_dates_its_own_way() {
        let words = Words::load(None).unwrap();
        let date = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let full = |language| words.full_date(language, date);
        assert_eq!(full("en"), "Tuesday, 24 November 2026");
        assert_eq!(full("de"), "Dienstag, 24. November 2026");
        assert_eq!(full("fr"), "mardi 24 novembre 2026");
        assert_eq!(full("es"), "martes, 24 de noviembre de 2026");
        assert_eq!(full("ar"), "الثلاثاء، 24 نوفمبر 2026");
        assert_eq!(full("zh"), "2026年11月24日 星期二");
        let first = NaiveDate::from_ymd_opt(2026, 5, 1).unwrap();
        assert_eq!(words.short_date("fr", first), "1er mai");
    }
}
