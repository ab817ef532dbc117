//! Growth and outcomes: what the counted days say, day by day without gaps.

use super::super::lists::{self, ListError};
use super::super::{App, StoreError};
use crate::domain::day;
use crate::domain::time::UtcTime;
use crate::store;
use crate::store::figures::DayFigures;

/// The most days that are told at once.
pub const MOST_DAYS: i64 = 366;

/// How readers came and went, and what became of letters, over some days.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Growth {
    /// The list; none for all lists together.
    pub list: Option<String>,
    /// The days, the oldest first, the present one last.
    pub days: Vec<GrowthDay>,
    /// What they come to.
    pub total: GrowthTotal,
    /// When the figures were counted; none before the first count.
    pub counted_at: Option<UtcTime>,
}

/// One day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct GrowthDay {
    /// Its date.
    pub date: chrono::NaiveDate,
    /// Active subscriptions at its end; for days on which nobody counted, what follows from those after it.
    pub readers: i64,
    /// Whether that was counted on the day itself.
    pub readers_counted: bool,
    /// Sign-ups.
    pub asked: i64,
    /// Confirmations.
    pub confirmed: i64,
    /// Subscriptions that ended.
    pub departed: i64,
    /// Addresses that were suppressed; of the whole site only.
    pub suppressed: i64,
    /// Letters of issues.
    pub planned: i64,
    /// Of these: accepted by a relay.
    pub sent: i64,
    /// Refused for good, or returned.
    pub refused: i64,
    /// Left out, cancelled or too late.
    pub left_out: i64,
    /// Not ended yet.
    pub open: i64,
}

/// What some days come to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct GrowthTotal {
    /// Active subscriptions now.
    pub readers: i64,
    /// Sign-ups.
    pub asked: i64,
    /// Confirmations.
    pub confirmed: i64,
    /// Subscriptions that ended.
    pub departed: i64,
    /// Addresses that were suppressed.
    pub suppressed: i64,
    /// Letters of issues.
    pub planned: i64,
    /// Accepted by a relay.
    pub sent: i64,
    /// Refused for good, or returned.
    pub refused: i64,
    /// Left out, cancelled or too late.
    pub left_out: i64,
    /// Not ended yet.
    pub open: i64,
}

impl GrowthTotal {
    fn add(&mut self, day: &GrowthDay) {
        self.asked += day.asked;
        self.confirmed += day.confirmed;
        self.departed += day.departed;
        self.suppressed += day.suppressed;
        self.planned += day.planned;
        self.sent += day.sent;
        self.refused += day.refused;
        self.left_out += day.left_out;
        self.open += day.open;
    }
}

/// The last `days` days of one list, or of all together.
pub async fn growth(app: &App, list: Option<&str>, days: i64) -> Result<Growth, ListError> {
    let list = match list {
        Some(slug) => Some(lists::find(app, slug).await?),
        None => None,
    };
    let days = days.clamp(1, MOST_DAYS);
    let today = day::day_in(
        app.now(),
        list.as_ref().map_or("UTC", |list| &list.time_zone),
    );
    let first = today - days + 1;
    let number = list.as_ref().map(|list| list.id);
    let (found, reached) = app
        .database
        .read(move |ledger| {
            Ok::<_, StoreError>((
                store::figures::days(ledger, number, first)?,
                store::figures::reached(ledger)?,
            ))
        })
        .await?;
    let days = without_gaps(&found, first, today);
    let mut total = GrowthTotal {
        readers: days.last().map_or(0, |day| day.readers),
        ..GrowthTotal::default()
    };
    for day in &days {
        total.add(day);
    }
    Ok(Growth {
        list: list.map(|list| list.slug),
        days,
        total,
        counted_at: reached.map(|reached| reached.counted_at),
    })
}

/// Every day from the first to the last. Where readers were not counted, they follow from the next day that has
/// them: whoever came was not there before, and whoever left was.
fn without_gaps(found: &[DayFigures], first: i64, last: i64) -> Vec<GrowthDay> {
    let of = |day: i64| {
        let place = found.binary_search_by_key(&day, |one| one.day);
        place.map(|place| found[place]).unwrap_or_default()
    };
    let mut days = Vec::new();
    // What lies ahead of the site's calendar was counted, too.
    let ahead = found.iter().rev().find(|one| one.day > last);
    let mut following = ahead.and_then(|one| Some(one.readers? - one.confirmed + one.departed));
    let newest_counted = found.iter().rev().find_map(|one| one.readers);
    for number in (first..=last).rev() {
        let one = of(number);
        let refused = one.rejected + one.bounced;
        let left_out = one.skipped + one.cancelled + one.expired;
        let readers = one
            .readers
            .or(following)
            .or(newest_counted)
            .unwrap_or(0)
            .max(0);
        following = Some(readers - one.confirmed + one.departed);
        days.push(GrowthDay {
            date: day::date(number),
            readers,
            readers_counted: one.readers.is_some(),
            asked: one.asked,
            confirmed: one.confirmed,
            departed: one.departed,
            suppressed: one.suppressed,
            planned: one.planned,
            sent: one.sent,
            refused,
            left_out,
            open: (one.planned - one.sent - refused - left_out).max(0),
        });
    }
    days.reverse();
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_without_a_count_follow_from_those_after_them() {
        let day = |day, readers, confirmed, departed| DayFigures {
            day,
            readers,
            confirmed,
            departed,
            ..DayFigures::default()
        };
        let found = [
            day(11, None, 5, 1),
            day(13, Some(100), 3, 2),
            day(14, Some(90), 0, 10),
        ];
        let days = without_gaps(&found, 10, 15);
        let readers: Vec<i64> = days.iter().map(|day| day.readers).collect();
        // 99 before the three of day 13 came and two left; 95 before day 11.
        assert_eq!(readers, [95, 99, 99, 100, 90, 90]);
        let counted: Vec<bool> = days.iter().map(|day| day.readers_counted).collect();
        assert_eq!(counted, [false, false, false, true, true, false]);
    }

    #[test]
    fn letters_that_have_not_ended_are_what_is_left_of_those_planned() {
        let found = [DayFigures {
            day: 7,
            planned: 100,
            sent: 60,
            rejected: 5,
            bounced: 1,
            skipped: 2,
            cancelled: 1,
            expired: 1,
            ..DayFigures::default()
        }];
        let day = without_gaps(&found, 7, 7)[0];
        assert_eq!((day.refused, day.left_out, day.open), (6, 4, 30));
    }
}
