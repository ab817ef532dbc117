//! Progress: how far an issue has come, how fast it goes, and how long it will take.
//!
//! Whoever watches asks [`of`] again and again; those who watch the same issue in one process share one
//! count. The rate is taken between counts, so the first answer about an issue has none.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use super::App;
use super::digest::IssueError;
use super::kept::Kept;
use crate::domain::issue::IssueState;
use crate::domain::time::UtcTime;
use crate::store;
use crate::store::issues::{Counts, Issue};

/// Issues whose counts are remembered at a time.
const WATCHED_ISSUES: usize = 64;
/// Milliseconds that have to lie between two counts before a rate is made of them.
const SHORTEST_MILLISECONDS: i64 = 200;
/// How many times `watch.rate_seconds` a count may be old and still serve for a rate.
const OLDEST_WINDOWS: i64 = 10;

/// How far an issue has come.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Progress {
    /// The issue.
    pub issue_id: i64,
    /// The slug of its list.
    pub list: String,
    /// Where it stands.
    pub state: IssueState,
    /// How many articles it carries.
    pub articles: i32,
    /// Its deliveries by state.
    #[serde(flatten)]
    pub counts: Counts,
    /// Deliveries that ended, for each second of the last `watch.rate_seconds`; none while unknown.
    pub rate_per_second: Option<f64>,
    /// Seconds until nothing is open, at this rate; none while unknown.
    pub seconds_left: Option<i64>,
    /// When it was planned.
    pub started_at: UtcTime,
    /// When it ended.
    pub ended_at: Option<UtcTime>,
    /// When this was counted.
    pub counted_at: UtcTime,
}

/// The issues that somebody watches, each with its last counts.
#[derive(Default)]
pub(super) struct Board(Mutex<HashMap<i64, Arc<Kept<Watched>>>>);

#[derive(Clone)]
struct Watched {
    progress: Progress,
    /// Microseconds since the epoch, and deliveries that had ended then; oldest first.
    samples: VecDeque<(i64, i64)>,
}

impl Board {
    fn entry(&self, issue: i64) -> Arc<Kept<Watched>> {
        let mut watched = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if watched.len() >= WATCHED_ISSUES && !watched.contains_key(&issue) {
            watched.retain(|_, entry| Arc::strong_count(entry) > 1);
        }
        Arc::clone(watched.entry(issue).or_default())
    }
}

/// How far an issue has come by now.
pub async fn of(app: &App, id: i64) -> Result<Progress, IssueError> {
    let entry = app.progress.entry(id);
    let watched = entry
        .get(app, |before| async move {
            let (issue, list, counts) = app
                .database
                .read(move |ledger| {
                    let issue =
                        store::issues::by_id(ledger, id)?.ok_or(IssueError::UnknownIssue(id))?;
                    let list = store::lists::by_id(ledger, issue.list_id)?.slug;
                    let counts = store::issues::count(ledger, id)?;
                    Ok::<_, IssueError>((issue, list, counts))
                })
                .await?;
            let samples = before.map(|watched| watched.samples).unwrap_or_default();
            let window_seconds = i64::from(app.config.watch.rate_seconds);
            Ok::<_, IssueError>(measure(
                &issue,
                list,
                counts,
                samples,
                window_seconds,
                app.now(),
            ))
        })
        .await?;
    Ok(watched.progress)
}

fn measure(
    issue: &Issue,
    list: String,
    counts: Counts,
    mut samples: VecDeque<(i64, i64)>,
    window_seconds: i64,
    now: UtcTime,
) -> Watched {
    let ended = counts.planned - counts.open();
    samples.push_back((now.micros(), ended));
    let window_micros = window_seconds * 1_000_000;
    let age = |sample: &(i64, i64)| now.micros() - sample.0;
    // The last sample before the window stays, so that the rate spans the whole of it.
    while samples.len() > 1 && age(&samples[1]) >= window_micros
        || samples
            .front()
            .is_some_and(|first| age(first) > window_micros * OLDEST_WINDOWS)
    {
        samples.pop_front();
    }
    let under_way = issue.ended_at.is_none();
    let rate = rate_of(&samples).filter(|_| under_way);
    let progress = Progress {
        issue_id: issue.id,
        list,
        state: issue.state,
        articles: issue.article_count,
        rate_per_second: rate,
        seconds_left: rate.and_then(|rate| seconds_left(counts.open() - counts.held, rate)),
        counts,
        started_at: issue.created_at,
        ended_at: issue.ended_at,
        counted_at: now,
    };
    Watched { progress, samples }
}

/// Deliveries for each second between the first sample and the last, to a tenth.
fn rate_of(samples: &VecDeque<(i64, i64)>) -> Option<f64> {
    let ((from, before), (to, after)) = (samples.front()?, samples.back()?);
    let milliseconds = (to - from) / 1_000;
    if milliseconds < SHORTEST_MILLISECONDS {
        return None;
    }
    let tenths = (after - before).max(0).saturating_mul(10_000) / milliseconds;
    // More than two thousand million tenths a second are not sent.
    Some(f64::from(i32::try_from(tenths).unwrap_or(i32::MAX)) / 10.0)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "an estimate, cut to years by the saturating cast"
)]
fn seconds_left(open: i64, rate: f64) -> Option<i64> {
    (rate > 0.0).then(|| (open.max(0) as f64 / rate).ceil() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_needs_two_moments_and_gives_an_estimate() {
        let samples = |all: &[(i64, i64)]| all.iter().copied().collect::<VecDeque<_>>();
        assert_eq!(rate_of(&samples(&[(0, 0)])), None);
        assert_eq!(rate_of(&samples(&[(0, 0), (100_000, 50)])), None);
        assert_eq!(rate_of(&samples(&[(0, 0), (2_000_000, 5)])), Some(2.5));
        assert_eq!(rate_of(&samples(&[(0, 9), (2_000_000, 5)])), Some(0.0));
        assert_eq!(seconds_left(10, 2.5), Some(4));
        assert_eq!(seconds_left(10, 0.0), None);
    }
}
