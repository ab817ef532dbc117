//! Pressure: when many more sign-ups come than usual, forms ask for a proof of work; when many more letters
//! would go out than usual, they are kept back until an operator decides.
//!
//! Both are measured for each list and for the site, over the last hour against the median of the hours of the
//! last seven days. Sign-ups are counted as they come, letters as they are granted, so that a flood which the
//! budgets stop asks for work but pauses nothing.

use super::super::{App, StoreError};
use crate::config::Pressure;
use crate::domain::budget::{
    HOUR_SECONDS, WEEK_SECONDS, hour_of, is_spike, last_hour, usual_an_hour,
};
use crate::domain::time::UtcTime;
use crate::store::desk::{Desk, SITE};
use crate::store::signups::Taken;
use crate::store::{self, Ledger};

/// Seconds that forms go on asking for work at least.
const CHALLENGE_SECONDS: i64 = 3_600;

/// What changed at a desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shift {
    /// Forms of the list ask for work from now on.
    Challenged(i64),
    /// They do not any more.
    Calmed(i64),
    /// Letters of the list are kept back from now on.
    Paused(i64),
}

/// What measures pressure, fit to move into a transaction.
pub(super) struct Gauge {
    policy: Pressure,
    now: UtcTime,
}

impl Gauge {
    pub(super) fn of(app: &App) -> Self {
        Self {
            policy: app.config.signup.pressure,
            now: app.now(),
        }
    }

    /// Counts sign-ups that came, looks at every desk that they concern, and returns the desks as they stand
    /// now with what changed.
    pub(super) fn receive(
        &self,
        ledger: &mut Ledger,
        taken: &[&Taken],
    ) -> Result<(Vec<Desk>, Vec<Shift>), StoreError> {
        let mut lists: Vec<i64> = taken.iter().map(|one| one.signup.list_id).collect();
        lists.sort_unstable();
        lists.dedup();
        let hour = hour_of(self.now);
        let keep_until = hour.plus_seconds(WEEK_SECONDS + HOUR_SECONDS);
        let (mut desks, mut shifts) = (Vec::new(), Vec::new());
        // What was released was counted when it came; with nothing else there is nothing to look at.
        let site = (!taken.is_empty()).then_some(SITE);
        for list in lists.into_iter().chain(site) {
            let came = taken
                .iter()
                .filter(|one| list == SITE || one.signup.list_id == list)
                .count();
            let came = i64::try_from(came).unwrap_or(i64::MAX);
            store::budgets::count(ledger, &seen_scope(list), hour, came, keep_until)?;
            desks.push(self.look(ledger, list, &mut shifts)?);
        }
        Ok((desks, shifts))
    }

    /// Looks at one desk and writes down what changes.
    fn look(
        &self,
        ledger: &mut Ledger,
        list: i64,
        shifts: &mut Vec<Shift>,
    ) -> Result<Desk, StoreError> {
        let before = store::desk::of(ledger, list)?;
        let mut desk = before;
        let Pressure {
            challenge_factor,
            challenge_floor,
            pause_factor,
            pause_floor,
            ..
        } = self.policy;
        let spikes = self.spikes(ledger, &seen_scope(list), challenge_factor, challenge_floor)?;
        match desk.challenge_since {
            None if spikes => {
                desk.challenge_since = Some(self.now);
                shifts.push(Shift::Challenged(list));
            }
            Some(since) if !spikes && self.now.seconds_since(since) >= CHALLENGE_SECONDS => {
                desk.challenge_since = None;
                shifts.push(Shift::Calmed(list));
            }
            _ => {}
        }
        let released = desk.released_until.is_some_and(|until| self.now < until);
        if desk.paused_since.is_none()
            && !released
            && self.spikes(ledger, &letters_scope(list), pause_factor, pause_floor)?
        {
            desk.paused_since = Some(self.now);
            shifts.push(Shift::Paused(list));
        }
        if desk != before {
            store::desk::keep(ledger, &desk)?;
        }
        Ok(desk)
    }

    fn spikes(
        &self,
        ledger: &mut Ledger,
        scope: &str,
        factor: u32,
        floor: u32,
    ) -> Result<bool, StoreError> {
        let hour = hour_of(self.now);
        let scopes = [scope.to_owned()];
        let before = store::budgets::used_in(ledger, &scopes, hour.plus_seconds(-HOUR_SECONDS))?;
        let present = store::budgets::used_in(ledger, &scopes, hour)?;
        let lately = last_hour(before, present, self.now);
        // What is usual is only asked for where it could matter.
        if lately < floor.into() {
            return Ok(false);
        }
        let week_ago = hour.plus_seconds(-WEEK_SECONDS);
        let usual = usual_an_hour(store::budgets::buckets(ledger, scope, week_ago, hour)?);
        Ok(is_spike(lately, usual, factor, floor))
    }
}

/// Sign-ups are counted under this name.
fn seen_scope(list: i64) -> String {
    match list {
        SITE => "seen:site".to_owned(),
        list => format!("seen:list:{list}"),
    }
}

/// Letters are counted under this name.
pub(super) fn letters_scope(list: i64) -> String {
    match list {
        SITE => "site".to_owned(),
        list => format!("list:{list}"),
    }
}

/// Says what changed, for whoever watches the log.
pub(super) fn tell(shifts: &[Shift]) {
    for shift in shifts {
        match *shift {
            Shift::Challenged(list_id) => tracing::warn!(
                list_id,
                "sign-ups spike: forms ask for a proof of work (list 0 is the whole site)"
            ),
            Shift::Calmed(list_id) => {
                tracing::info!(
                    list_id,
                    "sign-ups are as usual: forms ask for no work any more"
                );
            }
            Shift::Paused(list_id) => tracing::error!(
                list_id,
                "confirmation letters are kept back: far more than usual would go out; decide with: postrider \
                 signups show"
            ),
        }
    }
}

/// Tidies the desk up: forms that need not ask for work any more stop, counts that nothing looks at and what was
/// kept back for too long are forgotten.
pub async fn tend(app: &App) -> Result<(), StoreError> {
    let gauge = Gauge::of(app);
    let now = app.now();
    let long_ago = now.plus_seconds(-i64::from(gauge.policy.kept_days) * 86_400);
    let anything = app
        .database
        .read(move |ledger| {
            let asking = store::desk::all(ledger)?
                .iter()
                .any(|desk| desk.challenge_since.is_some());
            Ok::<_, StoreError>(
                asking
                    || store::budgets::is_any_over(ledger, now)?
                    || !store::signups::kept(ledger)?.is_empty(),
            )
        })
        .await?;
    if !anything {
        return Ok(());
    }
    let (shifts, forgotten) = app
        .database
        .write(move |ledger| {
            store::budgets::sit_down(ledger)?;
            store::budgets::prune(ledger, now)?;
            let mut shifts = Vec::new();
            for desk in store::desk::all(ledger)? {
                if desk.challenge_since.is_some() {
                    gauge.look(ledger, desk.list_id, &mut shifts)?;
                }
            }
            let forgotten = store::signups::drop_kept_before(ledger, long_ago)?;
            Ok::<_, StoreError>((shifts, forgotten))
        })
        .await?;
    tell(&shifts);
    if forgotten > 0 {
        tracing::warn!(
            forgotten,
            "sign-ups were kept back for signup.kept_days and are forgotten"
        );
    }
    Ok(())
}
