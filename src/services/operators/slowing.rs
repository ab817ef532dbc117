//! Slowing down whoever guesses: after some attempts that failed, each costs twice the wait of the one before.
//!
//! It is counted for the account that was named, whether there is one or not, and for the network that asks, under
//! keyed hashes. An attempt is counted before it is judged, so that many at the same time gain nothing, and given
//! back when it was right. Nobody is locked out for good: the wait has an end, and a link by mail needs no guess.

use super::super::{App, StoreError};
use crate::domain::time::UtcTime;
use crate::store::Ledger;
use crate::store::operators::failures::{self, Failures};

/// Seconds after which what failed is forgotten.
pub(super) const MEMORY_SECONDS: i64 = 86_400;
/// The wait is never doubled more often than this, whatever the longest one is.
const DOUBLINGS: i32 = 20;

/// Counts the attempts of one account from one network; fit to move into a transaction.
#[derive(Clone)]
pub(super) struct Doorkeeper {
    /// The name and the attempts that are free of any wait: the account first, always in this order.
    scopes: Vec<(String, i32)>,
    longest_seconds: i64,
    now: UtcTime,
}

impl Doorkeeper {
    /// For attempts on an account (by its folded address) from a network.
    pub(super) fn of(app: &App, account: &str, network: &str) -> Self {
        Self::counting(app, &[("account", account), ("network", network)])
    }

    /// For attempts of a network on nobody in particular.
    pub(super) fn of_network(app: &App, network: &str) -> Self {
        Self::counting(app, &[("network", network)])
    }

    fn counting(app: &App, named: &[(&str, &str)]) -> Self {
        let desk = &app.config.desk;
        let free = |kind: &str| match kind {
            "account" => desk.account_attempts,
            _ => desk.network_attempts,
        };
        let scopes = named.iter().filter_map(|(kind, name)| {
            let hashes = app.keyring.pseudonyms(&format!("desk {kind}\0{name}"));
            let newest = hashes.into_iter().next()?;
            Some((newest, i32::try_from(free(kind)).unwrap_or(i32::MAX)))
        });
        Self {
            scopes: scopes.collect(),
            longest_seconds: i64::from(desk.wait_max_seconds),
            now: app.now(),
        }
    }

    /// Counts an attempt as failed, or says for how many seconds nothing is tried.
    pub(super) fn admit(&self, ledger: &mut Ledger) -> Result<Option<i64>, StoreError> {
        let mut known = Vec::new();
        let mut wait = 0;
        for (scope, free) in &self.scopes {
            let mut failures = failures::hold(ledger, scope, self.now)?;
            if self.now.seconds_since(failures.last) > MEMORY_SECONDS {
                failures.count = 0;
            }
            wait = wait.max(failures.until.seconds_since(self.now));
            known.push((scope, *free, failures));
        }
        if wait > 0 {
            return Ok(Some(wait));
        }
        for (scope, free, failures) in known {
            let count = failures.count.saturating_add(1);
            let seconds = wait_seconds(count - free, self.longest_seconds);
            let counted = Failures {
                count,
                until: self.now.plus_seconds(seconds),
                last: self.now,
            };
            failures::set(ledger, scope, counted)?;
        }
        Ok(None)
    }

    /// Takes the last attempt back, because it was no guess.
    pub(super) fn give_back(&self, ledger: &mut Ledger) -> Result<(), StoreError> {
        for (scope, _) in &self.scopes {
            let failures = failures::hold(ledger, scope, self.now)?;
            let without = Failures {
                count: (failures.count - 1).max(0),
                until: self.now,
                ..failures
            };
            failures::set(ledger, scope, without)?;
        }
        Ok(())
    }

    /// Forgets what failed for the account, because its owner is in; the network's last attempt is taken back.
    pub(super) fn forget(&self, ledger: &mut Ledger) -> Result<(), StoreError> {
        self.give_back(ledger)?;
        match self.scopes.split_first() {
            Some(((account, _), rest)) if !rest.is_empty() => failures::clear(ledger, account),
            _ => Ok(()),
        }
    }
}

/// The wait after an attempt that is the `over`th behind the free ones.
fn wait_seconds(over: i32, longest: i64) -> i64 {
    if over < 1 {
        return 0;
    }
    (1_i64 << over.min(DOUBLINGS)).min(longest)
}

#[cfg(test)]
mod tests {
    use super::wait_seconds;

    #[test]
    fn the_wait_doubles_and_has_an_end() {
        let waits: Vec<i64> = (-1..=10).map(|over| wait_seconds(over, 300)).collect();
        assert_eq!(waits, [0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
        assert_eq!(wait_seconds(i32::MAX, 300), 300);
    }
}
