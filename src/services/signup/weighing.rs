//! Weighing a sign-up: whether it may cause a letter.
//!
//! A sign-up form is a way to have letters sent to people who never asked, so what sign-ups cause is
//! budgeted: for the mailbox, whatever way its address is written; for the network or the API key that a
//! sign-up came with; for the recipient's domain, the list and the site. All of that is decided here, when
//! the inbox is worked off and in the transaction that writes the letter down, never while the request
//! waits. So the answer to a request cannot tell what was decided, and the counters hold across processes
//! and restarts.

use super::super::{App, StoreError};
use super::domains::DomainGate;
use super::pressure::letters_scope;
use crate::config::Budgets;
use crate::domain::address::EmailAddress;
use crate::domain::budget::{
    DAY_SECONDS, HOUR_SECONDS, Hindrance, MONTH_SECONDS, Standing, WEEK_SECONDS, client_network,
    hour_of, last_hour, mailbox_key, share,
};
use crate::domain::time::UtcTime;
use crate::domain::token::Keyring;
use crate::store::desk::SITE;
use crate::store::signups::NewSignup;
use crate::store::{self, Ledger};

/// How much of its network's budget a sign-up is counted for when the owner says "this was not me".
const REFUSAL_WEIGHT: i64 = 5;

/// The names under which the ledger knows the mailbox of an address; the first is for new rows.
pub(in crate::services) fn mailbox_names(app: &App, address: &EmailAddress) -> Vec<String> {
    app.keyring.pseudonyms(&mailbox_key(address))
}

/// What weighing needs, fit to move into a transaction.
pub(super) struct Scales {
    budgets: Budgets,
    keyring: Keyring,
    gate: DomainGate,
    now: UtcTime,
}

/// One limited thing: the names that it is counted under, the first for new counts, and its limit an hour.
struct Pan {
    hindrance: Hindrance,
    scopes: Vec<String>,
    limit: i64,
    kept_seconds: i64,
}

impl Scales {
    pub(super) fn of(app: &App) -> Self {
        Self {
            budgets: app.config.signup.budgets,
            keyring: app.keyring.clone(),
            gate: DomainGate::of(app),
            now: app.now(),
        }
    }

    /// Why this sign-up may cause no letter, if there is a reason. Every reason is decided here.
    pub(super) fn hindrance(
        &self,
        ledger: &mut Ledger,
        signup: &NewSignup,
        standing: Standing,
    ) -> Result<Option<Hindrance>, StoreError> {
        if signup.proof.trapped {
            return Ok(Some(Hindrance::Trapped));
        }
        let by_owner = self.hindrance_by_owner(ledger, &signup.address)?;
        if by_owner.is_some() {
            return Ok(by_owner);
        }
        if self.mailbox_is_spent(ledger, &signup.address)? {
            return Ok(Some(Hindrance::Mailbox));
        }
        for pan in self.pans(signup, standing) {
            if self.of_the_last_hour(ledger, &pan.scopes)? >= pan.limit {
                return Ok(Some(pan.hindrance));
            }
        }
        Ok(None)
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
        if store::budgets::is_blocked(ledger, &self.pseudonyms(address))? {
            return Ok(Some(Hindrance::Blocked));
        }
        self.gate.stops(ledger, address)
    }

    /// Counts a letter that this sign-up causes.
    pub(super) fn spend(
        &self,
        ledger: &mut Ledger,
        signup: &NewSignup,
        standing: Standing,
    ) -> Result<(), StoreError> {
        // A letter to a mailbox is counted at its own instant, so that 24 hours are 24 hours.
        let keep_until = self.now.plus_seconds(MONTH_SECONDS);
        let [mailbox, ..] = &self.mailbox_scopes(&signup.address)[..] else {
            return Ok(());
        };
        store::budgets::count(ledger, mailbox, self.now, 1, keep_until)?;
        for pan in self.pans(signup, standing) {
            self.count_in_this_hour(ledger, &pan.scopes, 1, pan.kept_seconds)?;
        }
        Ok(())
    }

    /// The owner answered with yes: their letter was wanted, and does not count against their mailbox.
    pub(super) fn was_wanted(
        &self,
        ledger: &mut Ledger,
        address: &EmailAddress,
        asked_at: UtcTime,
    ) -> Result<(), StoreError> {
        store::budgets::give_back(ledger, &self.mailbox_scopes(address), asked_at)
    }

    /// The owner said "this was not me": nothing is mailed to the mailbox any more, and the network that the
    /// sign-up came from is trusted less for a while.
    pub(super) fn was_refused(
        &self,
        ledger: &mut Ledger,
        address: &EmailAddress,
        remote_ip: Option<&str>,
    ) -> Result<(), StoreError> {
        if let Some(name) = self.pseudonyms(address).first() {
            store::budgets::block(ledger, name, self.now)?;
        }
        if let Some(network) = remote_ip.and_then(client_network) {
            self.count_in_this_hour(
                ledger,
                &self.network_scopes(&network),
                REFUSAL_WEIGHT,
                2 * HOUR_SECONDS,
            )?;
        }
        Ok(())
    }

    fn mailbox_is_spent(
        &self,
        ledger: &mut Ledger,
        address: &EmailAddress,
    ) -> Result<bool, StoreError> {
        let scopes = self.mailbox_scopes(address);
        for (seconds, limit) in [
            (DAY_SECONDS, self.budgets.mailbox_per_day),
            (MONTH_SECONDS, self.budgets.mailbox_per_month),
        ] {
            let since = self.now.plus_seconds(-seconds);
            if store::budgets::used_after(ledger, &scopes, since)? >= limit.into() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What a sign-up is weighed by beside its mailbox. Sign-ups that prove nothing of themselves are counted
    /// with all others, and once more among themselves against a smaller limit.
    fn pans(&self, signup: &NewSignup, standing: Standing) -> Vec<Pan> {
        let budgets = &self.budgets;
        let mut pans = Vec::new();
        let unproved = standing == Standing::Unproved;
        let mut add = |hindrance, scopes: Vec<String>, limit: u32| {
            let kept_seconds = match hindrance {
                // What is usual in an hour is known from a week.
                Hindrance::List | Hindrance::Site => WEEK_SECONDS + HOUR_SECONDS,
                _ => 2 * HOUR_SECONDS,
            };
            if unproved {
                let apart = scopes.iter().map(|scope| format!("unproved:{scope}"));
                pans.push(Pan {
                    hindrance,
                    scopes: apart.collect(),
                    limit: share(limit, budgets.unproved_percent),
                    kept_seconds: 2 * HOUR_SECONDS,
                });
            }
            pans.push(Pan {
                hindrance,
                scopes,
                limit: limit.into(),
                kept_seconds,
            });
        };
        let network = signup
            .evidence
            .remote_ip
            .as_deref()
            .and_then(client_network);
        match (signup.proof.key_id, network) {
            (Some(key), _) => {
                add(
                    Hindrance::Network,
                    vec![format!("key:{key}")],
                    budgets.key_per_hour,
                );
            }
            (None, Some(network)) => {
                let scopes = self.network_scopes(&network);
                add(Hindrance::Network, scopes, budgets.network_per_hour);
            }
            (None, None) => {}
        }
        let domain = format!("domain:{}", signup.address.domain());
        add(Hindrance::Domain, vec![domain], budgets.domain_per_hour);
        let list = letters_scope(signup.list_id);
        add(Hindrance::List, vec![list], budgets.list_per_hour);
        add(
            Hindrance::Site,
            vec![letters_scope(SITE)],
            budgets.site_per_hour,
        );
        pans
    }

    fn of_the_last_hour(&self, ledger: &mut Ledger, scopes: &[String]) -> Result<i64, StoreError> {
        let hour = hour_of(self.now);
        let before = store::budgets::used_in(ledger, scopes, hour.plus_seconds(-HOUR_SECONDS))?;
        let present = store::budgets::used_in(ledger, scopes, hour)?;
        Ok(last_hour(before, present, self.now))
    }

    fn count_in_this_hour(
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

    fn mailbox_scopes(&self, address: &EmailAddress) -> Vec<String> {
        let names = self.pseudonyms(address).into_iter();
        names.map(|name| format!("mailbox:{name}")).collect()
    }

    fn network_scopes(&self, network: &str) -> Vec<String> {
        let names = self.keyring.pseudonyms(network).into_iter();
        names.map(|name| format!("network:{name}")).collect()
    }

    fn pseudonyms(&self, address: &EmailAddress) -> Vec<String> {
        self.keyring.pseudonyms(&mailbox_key(address))
    }
}
