//! Weighing a wish for a link: whether it may cause a letter.
//!
//! Anybody may type any address, so these letters are budgeted as those of sign-ups are
//! ([`signup`](super::super::signup)): for the client's network, together with its sign-ups; for the recipient's domain
//! and the site, apart from sign-ups, so that neither keeps the other from coming; and for the mailbox, apart for each
//! way to ask, so that a stranger who types an address cannot keep its owner, who has a letter, from a link.

use super::super::budgets::{Counters, MailboxLimits, Pan, TWO_HOURS};
use super::super::{App, StoreError};
use crate::config::Budgets;
use crate::domain::address::EmailAddress;
use crate::domain::budget::{Hindrance, Standing};
use crate::domain::time::UtcTime;
use crate::store::{self, Ledger};

/// The way by which somebody asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Door {
    /// They typed the address.
    Page,
    /// They have a letter to it.
    Letter,
    /// They have a link that went to it, and want another address.
    Move,
}

impl Door {
    /// Whoever types an address proves nothing of themselves.
    fn standing(self) -> Standing {
        match self {
            Self::Page => Standing::Unproved,
            Self::Letter | Self::Move => Standing::Proved,
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Letter => "letter",
            Self::Move => "move",
        }
    }
}

/// What weighing needs, fit to move into a transaction.
pub(super) struct Scales {
    counters: Counters,
    budgets: Budgets,
    to_readers: MailboxLimits,
    to_strangers: MailboxLimits,
}

impl Scales {
    pub(super) fn of(app: &App, now: UtcTime) -> Self {
        let (budgets, own) = (app.config.signup.budgets, &app.config.preferences);
        Self {
            counters: Counters::of(app, now),
            budgets,
            to_readers: MailboxLimits {
                per_day: own.mailbox_per_day,
                per_month: own.mailbox_per_month,
            },
            to_strangers: MailboxLimits {
                per_day: budgets.mailbox_per_day,
                per_month: budgets.mailbox_per_month,
            },
        }
    }

    /// Counts a wish against its network, whatever becomes of it: what a network has left would tell otherwise
    /// which addresses are known here.
    pub(super) fn let_in(
        &self,
        ledger: &mut Ledger,
        door: Door,
        network: Option<&str>,
    ) -> Result<Option<Hindrance>, StoreError> {
        let Some(network) = network else {
            return Ok(None);
        };
        let pans = self.pans(
            Hindrance::Network,
            self.counters.network(network),
            self.budgets.network_per_hour,
            door,
        );
        self.counters.spend(ledger, &pans)
    }

    /// Counts a letter to a reader, unless there is a reason not to write it.
    pub(super) fn letter_to_reader(
        &self,
        ledger: &mut Ledger,
        door: Door,
        address: &EmailAddress,
    ) -> Result<Option<Hindrance>, StoreError> {
        if door == Door::Page && self.counters.is_blocked(ledger, address)? {
            return Ok(Some(Hindrance::Blocked));
        }
        let names = self.counters.pseudonyms(address).into_iter();
        let mailbox: Vec<String> = names
            .map(|name| format!("link:{}:{name}", door.as_str()))
            .collect();
        self.letter(ledger, door, address, (&mailbox, self.to_readers))
    }

    /// Counts a letter to an address that a reader wants to move to, which may be anybody's, unless there is a reason
    /// not to write it. It asks for a yes, so the budget of its mailbox is that of sign-ups.
    pub(super) fn letter_to_stranger(
        &self,
        ledger: &mut Ledger,
        address: &EmailAddress,
    ) -> Result<Option<Hindrance>, StoreError> {
        if self.counters.is_blocked(ledger, address)? {
            return Ok(Some(Hindrance::Blocked));
        }
        let mailbox = self.counters.mailbox(address);
        self.letter(ledger, Door::Move, address, (&mailbox, self.to_strangers))
    }

    /// The owner of such an address agreed.
    pub(super) fn was_wanted(
        &self,
        ledger: &mut Ledger,
        address: &EmailAddress,
        asked_at: UtcTime,
    ) -> Result<(), StoreError> {
        self.counters.was_wanted(ledger, address, asked_at)
    }

    fn letter(
        &self,
        ledger: &mut Ledger,
        door: Door,
        address: &EmailAddress,
        (mailbox, limits): (&[String], MailboxLimits),
    ) -> Result<Option<Hindrance>, StoreError> {
        if store::suppressions::by_address(ledger, &address.key())?.is_some() {
            return Ok(Some(Hindrance::Suppressed));
        }
        if self.counters.mailbox_is_spent(ledger, mailbox, limits)? {
            return Ok(Some(Hindrance::Mailbox));
        }
        let domain = vec![format!("link:domain:{}", address.domain())];
        let site = vec!["link:site".to_owned()];
        let mut pans = self.pans(
            Hindrance::Domain,
            domain,
            self.budgets.domain_per_hour,
            door,
        );
        pans.extend(self.pans(Hindrance::Site, site, self.budgets.site_per_hour, door));
        let hindrance = self.counters.spend(ledger, &pans)?;
        if hindrance.is_none() {
            self.counters.note_letter(ledger, mailbox)?;
        }
        Ok(hindrance)
    }

    fn pans(&self, hindrance: Hindrance, scopes: Vec<String>, limit: u32, door: Door) -> Vec<Pan> {
        let limits = (limit, self.budgets.unproved_percent);
        Pan::of(hindrance, scopes, limits, door.standing(), TWO_HOURS)
    }
}
