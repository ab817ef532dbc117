//! Counting the days: a duty that writes down how readers came and went and what became of letters, so that
//! nobody who looks at them has to wait.
//!
//! The last days are counted anew each time, because letters go on being tried and confirmations come late; a
//! day before them keeps its figures. Two processes that count at the same time write the same rows.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicI64, Ordering};

use super::super::{App, StoreError};
use crate::domain::consent::Act;
use crate::domain::day;
use crate::domain::time::UtcTime;
use crate::store::figures::{self, AlikeReaders, DayFigures, SITE};
use crate::store::issues::Counts;
use crate::store::{self, Ledger};

/// The most days that are counted when counting begins: charts look no further back.
const FIRST_DAYS: i64 = 400;
/// Days that are counted in one go while counting catches up.
const DAYS_AT_ONCE: i64 = 31;
/// Days whose comings and goings are counted anew each time.
const OPEN_DAYS: i64 = 2;
/// Days for which something may still happen to the letters that were planned.
const LETTERS_OPEN_DAYS: i64 = 8;
/// Readers of a list up to which their choices are counted each time.
const FEW_READERS: i64 = 20_000;
/// Seconds after which the choices of a larger list are counted again.
const CHOICES_SECONDS: i64 = 600;
/// How many times its own cost a count is good for, so that counting takes a twentieth of the time at most.
const REST: i64 = 20;

/// When this process counts next.
#[derive(Default)]
pub(in crate::services) struct NextCount(AtomicI64);

impl NextCount {
    fn is_due(&self, now: UtcTime) -> bool {
        let at = self.0.load(Ordering::Relaxed);
        // A clock that was set back must not keep it waiting.
        at <= now.micros() || at > now.plus_seconds(day::DAY_SECONDS).micros()
    }
}

/// Counts when it is time. Returns how many days are left to count.
pub async fn tend(app: &App) -> Result<usize, StoreError> {
    if app.next_count.is_due(app.now()) {
        count(app).await
    } else {
        Ok(0)
    }
}

/// Counts now: what is open, and at most a month of what was never counted. Returns how many days are left.
pub async fn count(app: &App) -> Result<usize, StoreError> {
    let begun = app.now();
    let counted = app
        .database
        .read(move |ledger| Counted::take(ledger, begun))
        .await?;
    let left = counted.today - counted.until;
    app.database
        .write(move |ledger| counted.keep(ledger, begun))
        .await?;
    let cost_micros = (app.now().micros() - begun.micros()).max(0);
    let seconds = i64::from(app.config.watch.figures_seconds);
    let pause = (seconds * 1_000_000).max(cost_micros.saturating_mul(REST));
    let next = if left > 0 {
        0
    } else {
        app.now().micros() + pause
    };
    app.next_count.0.store(next, Ordering::Relaxed);
    Ok(usize::try_from(left).unwrap_or(0))
}

/// What was counted.
struct Counted {
    today: i64,
    /// The last day that was counted.
    until: i64,
    /// By list and day.
    comings: BTreeMap<(i64, i64), DayFigures>,
    outcomes: BTreeMap<(i64, i64), DayFigures>,
    choices: Vec<(i64, Vec<AlikeReaders>)>,
}

impl Counted {
    fn take(ledger: &mut Ledger, now: UtcTime) -> Result<Self, StoreError> {
        let today = day::day_in(now, "UTC");
        let first = if let Some(reached) = figures::reached(ledger)? {
            reached.day.min(today)
        } else {
            let beginning = figures::beginning(ledger)?;
            let earliest = beginning.map_or(today, |at| day::day_in(at, "UTC") - 1);
            earliest.clamp(today - FIRST_DAYS, today)
        };
        let until = today.min(first + DAYS_AT_ONCE);
        let zones: HashMap<i64, String> = store::lists::all(ledger)?
            .into_iter()
            .map(|list| (list.id, list.time_zone))
            .collect();
        // Somewhere the calendar is a day ahead.
        let span = Span {
            zones,
            last: if until == today { today + 1 } else { until },
        };
        let mut comings = span.comings(ledger, first - OPEN_DAYS + 1)?;
        comings.entry((SITE, until)).or_default();
        let outcomes = span.outcomes(ledger, first - LETTERS_OPEN_DAYS + 1)?;
        let mut choices = Vec::new();
        if until == today {
            for active in figures::active(ledger)? {
                let list = active.list_id;
                let here = span.day_of(list, now);
                comings.entry((list, here)).or_default().readers = Some(active.count);
                let counted_at = figures::choices_counted_at(ledger, list)?;
                let age = counted_at.map(|at| now.seconds_since(at));
                if active.count <= FEW_READERS
                    || age.is_none_or(|age| !(0..CHOICES_SECONDS).contains(&age))
                {
                    choices.push((list, store::subscriptions::counted_by_choice(ledger, list)?));
                }
            }
        }
        Ok(Self {
            today,
            until,
            comings,
            outcomes,
            choices,
        })
    }

    fn keep(&self, ledger: &mut Ledger, now: UtcTime) -> Result<(), StoreError> {
        for (&(list, day), figures) in &self.comings {
            let figures = DayFigures { day, ..*figures };
            figures::keep_comings(ledger, list, &figures, now)?;
        }
        for (&(list, day), figures) in &self.outcomes {
            let figures = DayFigures { day, ..*figures };
            figures::keep_outcomes(ledger, list, &figures, now)?;
        }
        for (list, choices) in &self.choices {
            figures::keep_choices(ledger, *list, choices, now)?;
        }
        Ok(())
    }
}

/// The days that are counted, each on its list's own calendar.
struct Span {
    zones: HashMap<i64, String>,
    last: i64,
}

impl Span {
    fn day_of(&self, list: i64, at: UtcTime) -> i64 {
        day::day_in(at, self.zones.get(&list).map_or("UTC", String::as_str))
    }

    /// From where the first of these days has begun for nobody to where the last one is over for everybody.
    fn bounds(&self, first: i64) -> (UtcTime, UtcTime) {
        let until = day::begins(self.last + 1).plus_seconds(day::FURTHEST_AHEAD_SECONDS);
        let from = day::begins(first).plus_seconds(-day::FURTHEST_AHEAD_SECONDS);
        (from, until)
    }

    fn comings(
        &self,
        ledger: &mut Ledger,
        first: i64,
    ) -> Result<BTreeMap<(i64, i64), DayFigures>, StoreError> {
        let (from, until) = self.bounds(first);
        let mut days: BTreeMap<(i64, i64), DayFigures> = BTreeMap::new();
        for stretch in figures::comings(ledger, from, until)? {
            let day = self.day_of(stretch.list_id, stretch.began_at());
            if !(first..=self.last).contains(&day) {
                continue;
            }
            let figures = days.entry((stretch.list_id, day)).or_default();
            match stretch.act {
                Act::Given => figures.asked += stretch.count,
                Act::Confirmed => figures.confirmed += stretch.count,
                Act::Refused | Act::Withdrawn => figures.departed += stretch.count,
            }
        }
        for suppressed in figures::suppressed(ledger, from, until)? {
            if (first..=self.last).contains(&suppressed.day) {
                days.entry((SITE, suppressed.day)).or_default().suppressed = suppressed.count;
            }
        }
        Ok(days)
    }

    fn outcomes(
        &self,
        ledger: &mut Ledger,
        first: i64,
    ) -> Result<BTreeMap<(i64, i64), DayFigures>, StoreError> {
        let (from, until) = self.bounds(first);
        let mut days: BTreeMap<(i64, i64), Counts> = BTreeMap::new();
        for issue in figures::planned(ledger, from, until)? {
            let day = self.day_of(issue.list_id, issue.planned_at);
            if (first..=self.last).contains(&day) {
                let counts = store::issues::count(ledger, issue.id)?;
                days.entry((issue.list_id, day)).or_default().add(&counts);
            }
        }
        let figures = |counts: Counts| DayFigures {
            planned: counts.planned,
            sent: counts.sent,
            rejected: counts.rejected,
            bounced: counts.bounced,
            skipped: counts.skipped,
            cancelled: counts.cancelled,
            expired: counts.expired,
            ..DayFigures::default()
        };
        Ok(days
            .into_iter()
            .map(|(key, counts)| (key, figures(counts)))
            .collect())
    }
}
