//! Counting the letters that strangers cause: what sign-ups and wishes for links have in common.
//!
//! Both are decided behind an inbox, by whoever holds the desk ([`store::budgets::sit_down`]), so that no answer
//! tells what was decided and the counters hold across processes and restarts.

use super::{App, StoreError};
use crate::domain::address::EmailAddress;
use crate::domain::budget::{
    DAY_SECONDS, HOUR_SECONDS, Hindrance, MONTH_SECONDS, Standing, hour_of, last_hour, mailbox_key,
    share,
};
use crate::domain::time::UtcTime;
use crate::domain::token::Keyring;
use crate::store::{self, Ledger};

/// How long the counts of an hour are looked at, at least.
pub(super) const TWO_HOURS: i64 = 2 * HOUR_SECONDS;

/// The names under which the ledger knows the mailbox of an address; the first is for new rows.
pub(super) fn mailbox_names(app: &App, address: &EmailAddress) -> Vec<String> {
    app.keyring.pseudonyms(&mailbox_key(address))
}

/// One limited thing: the names that it is counted under, the first for new counts, and its limit an hour.
pub(super) struct Pan {
    pub(super) hindrance: Hindrance,
    scopes: Vec<String>,
    limit: i64,
    kept_seconds: i64,
}

impl Pan {
    /// What is weighed against a limit. Whoever proves nothing of themselves is counted with all others, and once
    /// more among their like against the smaller limit of `unproved_percent`.
    pub(super) fn of(
        hindrance: Hindrance,
        scopes: Vec<String>,
        (limit, unproved_percent): (u32, u32),
        standing: Standing,
        kept_seconds: i64,
    ) -> Vec<Self> {
        let mut pans = Vec::new();
        if standing == Standing::Unproved {
            let apart = scopes.iter().map(|scope| format!("unproved:{scope}"));
            pans.push(Self {
                hindrance,
                scopes: apart.collect(),
                limit: share(limit, unproved_percent),
                kept_seconds: TWO_HOURS,
            });
        }
        pans.push(Self {
            hindrance,
            scopes,
            limit: limit.into(),
            kept_seconds,
        });
        pans
    }
}

/// The most letters to one mailbox.
#[derive(Debug, Clone, Copy)]
pub(super) struct MailboxLimits {
    pub(super) per_day: u32,
    pub(super) per_month: u32,
}

/// What counting needs, fit to move into a transaction.
pub(super) struct Counters {
    keyring: Keyring,
    now: UtcTime,
}

impl Counters {
    /// `now` is the instant of the letters, too: what is given back is found by it.
    pub(super) fn of(app: &App, now: UtcTime) -> Self {
        Self {
            keyring: app.keyring.clone(),
            now,
        }
    }

    /// The first of these that is used up.
    pub(super) fn used_up(
        &self,
        ledger: &mut Ledger,
        pans: &[Pan],
    ) -> Result<Option<Hindrance>, StoreError> {
        for pan in pans {
            if self.of_the_last_hour(ledger, &pan.scopes)? >= pan.limit {
                return Ok(Some(pan.hindrance));
            }
        }
        Ok(None)
    }

    /// How many were counted under these names in the last hour.
    pub(super) fn of_the_last_hour(
        &self,
        ledger: &mut Ledger,
        scopes: &[String],
    ) -> Result<i64, StoreError> {
        let hour = hour_of(self.now);
        let before = store::budgets::used_in(ledger, scopes, hour.plus_seconds(-HOUR_SECONDS))?;
        let present = store::budgets::used_in(ledger, scopes, hour)?;
        Ok(last_hour(before, present, self.now))
    }

    /// Counts one in each of these, unless one is used up.
    pub(super) fn spend(
        &self,
        ledger: &mut Ledger,
        pans: &[Pan],
    ) -> Result<Option<Hindrance>, StoreError> {
        let hindrance = self.used_up(ledger, pans)?;
        if hindrance.is_none() {
            for pan in pans {
                self.count_in_this_hour(ledger, &pan.scopes, 1, pan.kept_seconds)?;
            }
        }
        Ok(hindrance)
    }

    pub(super) fn count_in_this_hour(
        &self,
        ledger: &mut Ledger,
        scopes: &[String],
        more: i64,
        kept_seconds: i64,
    ) -> Result<(), StoreError> {
        let hour = hour_of(self.now);
        let keep_until = hour.plus_seconds(kept_seconds);
        match scopes.first() {
            Some(scope) => store::budgets::count(ledger, scope, hour, more, keep_until),
            None => Ok(()),
        }
    }

    /// Whether a mailbox has had its letters.
    pub(super) fn mailbox_is_spent(
        &self,
        ledger: &mut Ledger,
        mailbox: &[String],
        limits: MailboxLimits,
    ) -> Result<bool, StoreError> {
        for (seconds, limit) in [
            (DAY_SECONDS, limits.per_day),
            (MONTH_SECONDS, limits.per_month),
        ] {
            let since = self.now.plus_seconds(-seconds);
            if store::budgets::used_after(ledger, mailbox, since)? >= limit.into() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Counts a letter to a mailbox, at its own instant, so that 24 hours are 24 hours.
    pub(super) fn note_letter(
        &self,
        ledger: &mut Ledger,
        mailbox: &[String],
    ) -> Result<(), StoreError> {
        let keep_until = self.now.plus_seconds(MONTH_SECONDS);
        match mailbox.first() {
            Some(scope) => store::budgets::count(ledger, scope, self.now, 1, keep_until),
            None => Ok(()),
        }
    }

    /// The owner answered with yes: their letter was wanted, and does not count against their mailbox.
    pub(super) fn was_wanted(
        &self,
        ledger: &mut Ledger,
        address: &EmailAddress,
        asked_at: UtcTime,
    ) -> Result<(), StoreError> {
        store::budgets::give_back(ledger, &self.mailbox(address), asked_at)
    }

    /// Whether the owner of the mailbox said "this was not me" once.
    pub(super) fn is_blocked(
        &self,
        ledger: &mut Ledger,
        address: &EmailAddress,
    ) -> Result<bool, StoreError> {
        store::budgets::is_blocked(ledger, &self.pseudonyms(address))
    }

    /// What letters that ask an address for its yes are counted under, whichever way they came about.
    pub(super) fn mailbox(&self, address: &EmailAddress) -> Vec<String> {
        let names = self.pseudonyms(address).into_iter();
        names.map(|name| format!("mailbox:{name}")).collect()
    }

    /// What a client's network is counted under.
    pub(super) fn network(&self, network: &str) -> Vec<String> {
        let names = self.keyring.pseudonyms(network).into_iter();
        names.map(|name| format!("network:{name}")).collect()
    }

    pub(super) fn pseudonyms(&self, address: &EmailAddress) -> Vec<String> {
        self.keyring.pseudonyms(&mailbox_key(address))
    }
}

/// Why letters were not written, for one line in the log each: how many, never who.
#[derive(Default)]
pub(super) struct Tally([u32; Hindrance::ALL.len()]);

impl Tally {
    pub(super) fn note(&mut self, hindrance: Option<Hindrance>) {
        let at = hindrance.and_then(|one| Hindrance::ALL.iter().position(|other| *other == one));
        if let Some(count) = at.and_then(|at| self.0.get_mut(at)) {
            *count += 1;
        }
    }

    pub(super) fn counted(&self) -> impl Iterator<Item = (&'static str, u32)> {
        let names = Hindrance::ALL.iter().map(|hindrance| hindrance.as_str());
        names.zip(self.0).filter(|(_, count)| *count > 0)
    }
}
