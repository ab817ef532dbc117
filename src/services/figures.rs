//! Figures for monitors: what the ledger says about the work that is waiting.

use super::kept::Kept;
use super::{App, StoreError};
use crate::domain::issue::IssueState;
use crate::domain::signing_key::KeyState;
use crate::domain::time::UtcTime;
use crate::store;

pub use crate::store::issues::{Counts, SingleLetters};

/// The figures of one moment.
#[derive(Debug, Clone)]
pub struct Figures {
    /// The deliveries of all issues that have not ended.
    pub under_way: Counts,
    /// Open letters that belong to no issue.
    pub single_letters: SingleLetters,
    /// Deliveries that were ever planned for issues.
    pub planned_in_all: i64,
    /// Issues by state; only states that an issue stands in.
    pub issues: Vec<(IssueState, i64)>,
    /// Seconds since the oldest delivery that could be sent now fell due; 0 when none is waiting.
    pub queue_age_seconds: i64,
    /// Seconds since the oldest confirmation letter that has not gone out was written down; 0 when there is none.
    pub oldest_confirmation_seconds: i64,
    /// Sign-ups that the worker has not acted on.
    pub signups_waiting: i64,
    /// Sign-ups whose letters are kept back until an operator decides.
    pub signups_kept: i64,
    /// Removal waves that nobody has decided about.
    pub open_removal_waves: i64,
    /// Seconds since the last sign of life of any worker; none when no worker is known.
    pub heartbeat_age_seconds: Option<i64>,
    /// DKIM keys by where they stand for a domain; only states that one stands in.
    pub dkim_keys: Vec<(KeyState, i64)>,
}

/// The last figures that were taken.
#[derive(Default)]
pub(super) struct LastFigures(Kept<Figures>);

/// What the ledger says by now; counted again only when the last count is old enough for its cost.
pub async fn take(app: &App) -> Result<Figures, StoreError> {
    app.figures
        .0
        .get(app, |_before| async move {
            let now = app.now();
            app.database
                .read(move |ledger| {
                    let age = |since: Option<UtcTime>| {
                        since.map_or(0, |since| now.seconds_since(since).max(0))
                    };
                    let single_letters = store::issues::single_letters(ledger)?;
                    Ok::<_, StoreError>(Figures {
                        under_way: store::issues::under_way(ledger)?,
                        planned_in_all: store::issues::planned_in_all(ledger)?,
                        issues: store::issues::by_state(ledger)?,
                        queue_age_seconds: age(store::deliveries::oldest_due(ledger, now)?),
                        oldest_confirmation_seconds: age(single_letters.oldest_confirmation()),
                        single_letters,
                        signups_waiting: store::signups::waiting(ledger)?,
                        signups_kept: store::signups::kept(ledger)?
                            .iter()
                            .map(|(_, count)| count)
                            .sum(),
                        open_removal_waves: store::removals::open_waves(ledger)?,
                        heartbeat_age_seconds: store::workers::freshest_heartbeat(ledger)?
                            .map(|beat| now.seconds_since(beat).max(0)),
                        dkim_keys: store::dkim_keys::by_state(ledger)?,
                    })
                })
                .await
        })
        .await
}
