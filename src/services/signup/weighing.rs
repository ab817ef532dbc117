//! Weighing a sign-up: whether it may cause a letter.
//!
//! A sign-up form is a way to have letters sent to people who never asked, so what sign-ups cause is
//! budgeted: for the mailbox, whatever way its address is written; for the network or the API key that a
//! sign-up came with; for the recipient's domain, the list and the site. All of that is decided here, when
//! the inbox is worked off and in the transaction that writes the letter down, never while the request
//! waits.

use super::super::budgets::{Counters, MailboxLimits, Pan, TWO_HOURS};
use super::super::{App, StoreError};
use super::domains::DomainGate;
use super::pressure::letters_scope;
use crate::config::Budgets;
use crate::domain::address::EmailAddress;
use crate::domain::budget::{HOUR_SECONDS, Hindrance, Standing, WEEK_SECONDS, client_network};
use crate::domain::time::UtcTime;
use crate::store::desk::SITE;
use crate::store::signups::NewSignup;
use crate::store::{self, Ledger};

/// How much of its network's budget a sign-up is counted for when the owner says "this was not me".
const REFUSAL_WEIGHT: i64 = 5;

/// What weighing needs, fit to move into a transaction.
pub(super) struct Scales {
    pub(super) budgets: Budgets,
    pub(super) counters: Counters,
    gate: DomainGate,
    now: UtcTime,
}

impl Scales {
    pub(super) fn of(app: &App, now: UtcTime) -> Self {
        Self {
            budgets: app.config.signup.budgets,
            counters: Counters::of(app, now),
            gate: DomainGate::of(app),
            now,
        }
    }

    /// Counts the letter that this sign-up causes, unless there is a reason for none. Every reason is decided here.
    pub(super) fn weigh(
        &self,
        ledger: &mut Ledger,
        signup: &NewSignup,
        standing: Standing,
    ) -> Result<Option<Hindrance>, StoreError> {
        if signup.proof.trapped {
            return Ok(Some(Hindrance::Trapped));
        }
        // The network counts every sign-up, whatever becomes of it: what it has left would tell otherwise which
        // addresses are known here.
        let hindrance = self
            .counters
            .spend(ledger, &self.network_pans(signup, standing))?;
        if hindrance.is_some() {
            return Ok(hindrance);
        }
        let by_owner = self.hindrance_by_owner(ledger, &signup.address)?;
        if by_owner.is_some() {
            return Ok(by_owner);
        }
        let mailbox = self.counters.mailbox(&signup.address);
        if self
            .counters
            .mailbox_is_spent(ledger, &mailbox, self.mailbox_limits())?
        {
            return Ok(Some(Hindrance::Mailbox));
        }
        let hindrance = self.counters.spend(ledger, &self.pans(signup, standing))?;
        if hindrance.is_none() {
            self.counters.note_letter(ledger, &mailbox)?;
        }
        Ok(hindrance)
    }

    /// Whether the owner of the address wants no letter, or cannot get one. Asked again of what was kept back.
    pub(super) fn hindrance_by_owner(
        &self,
        ledger: &mut Ledger,
        address: &EmailAddress,
    ) -> Result<Option<Hindrance>, StoreError> {
        if store::suppressions::by_address(ledger, &address.key())?.is_some() {
            return Ok(Some(Hindrance::Suppressed));
        }
        if self.counters.is_blocked(ledger, address)? {
            return Ok(Some(Hindrance::Blocked));
        }
        self.gate.stops(ledger, address)
    }

    /// Counts a letter to a mailbox that no sign-up caused; says whether it may still get one.
    pub(super) fn take_from_mailbox(
        &self,
        ledger: &mut Ledger,
        address: &EmailAddress,
    ) -> Result<bool, StoreError> {
        let mailbox = self.counters.mailbox(address);
        let limits = self.mailbox_limits();
        if self.counters.mailbox_is_spent(ledger, &mailbox, limits)? {
            return Ok(false);
        }
        self.counters.note_letter(ledger, &mailbox)?;
        Ok(true)
    }

    /// The owner answered with yes.
    pub(super) fn was_wanted(
        &self,
        ledger: &mut Ledger,
        address: &EmailAddress,
        asked_at: UtcTime,
    ) -> Result<(), StoreError> {
        self.counters.was_wanted(ledger, address, asked_at)
    }

    /// The owner said "this was not me": nothing is mailed to the mailbox any more, and the network that the
    /// sign-up came from is trusted less for a while.
    pub(super) fn was_refused(
        &self,
        ledger: &mut Ledger,
        address: &EmailAddress,
        remote_ip: Option<&str>,
    ) -> Result<(), StoreError> {
        if let Some(name) = self.counters.pseudonyms(address).first() {
            store::budgets::block(ledger, name, self.now)?;
        }
        if let Some(network) = remote_ip.and_then(client_network) {
            let scopes = self.counters.network(&network);
            self.counters
                .count_in_this_hour(ledger, &scopes, REFUSAL_WEIGHT, TWO_HOURS)?;
        }
        Ok(())
    }

    pub(super) fn mailbox_limits(&self) -> MailboxLimits {
        MailboxLimits {
            per_day: self.budgets.mailbox_per_day,
            per_month: self.budgets.mailbox_per_month,
        }
    }

    /// The network that a sign-up came from; one that came with an API key has the key's budget instead.
    fn network_pans(&self, signup: &NewSignup, standing: Standing) -> Vec<Pan> {
        let remote_ip = signup.evidence.remote_ip.as_deref();
        let (None, Some(network)) = (signup.proof.key_id, remote_ip.and_then(client_network))
        else {
            return Vec::new();
        };
        let scopes = self.counters.network(&network);
        let limits = (self.budgets.network_per_hour, self.budgets.unproved_percent);
        Pan::of(Hindrance::Network, scopes, limits, standing, TWO_HOURS)
    }

    /// What else a sign-up is weighed by beside its mailbox.
    fn pans(&self, signup: &NewSignup, standing: Standing) -> Vec<Pan> {
        // What is usual in an hour is known from a week.
        const OVER_A_WEEK: i64 = WEEK_SECONDS + HOUR_SECONDS;
        let budgets = &self.budgets;
        let domain = format!("domain:{}", signup.address.domain());
        let (list, site) = (letters_scope(signup.list_id), letters_scope(SITE));
        let key = signup.proof.key_id.map(|key| {
            let (scope, limit) = (format!("key:{key}"), budgets.key_per_hour);
            (Hindrance::Network, scope, limit, TWO_HOURS)
        });
        let others = [
            (
                Hindrance::Domain,
                domain,
                budgets.domain_per_hour,
                TWO_HOURS,
            ),
            (Hindrance::List, list, budgets.list_per_hour, OVER_A_WEEK),
            (Hindrance::Site, site, budgets.site_per_hour, OVER_A_WEEK),
        ];
        let each = key
            .into_iter()
            .chain(others)
            .map(|(hindrance, scope, limit, kept)| {
                let limits = (limit, budgets.unproved_percent);
                Pan::of(hindrance, vec![scope], limits, standing, kept)
            });
        each.flatten().collect()
    }
}
