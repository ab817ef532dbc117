//! `[signup]`: how sign-ups are handled, and what keeps them from being turned against others.

use std::sync::Arc;

use super::address_checks::{self, CheckDomains, DisposableMail};
use super::reader::Reader;
use crate::domain::mail_domain::DomainList;

/// The most letters that any budget of an hour allows.
const MOST_AN_HOUR: u32 = 10_000_000;

/// How sign-ups are handled.
#[derive(Debug, Clone)]
pub struct Signup {
    /// Days in which a confirmation link can be used.
    pub confirmation_days: u32,
    /// Sign-up requests that are worked off in one transaction.
    pub batch: u32,
    /// Seconds after the delivery of the letter before which a yes is asked about; 0 asks about none.
    pub soonest_answer_seconds: u32,
    /// How many letters sign-ups may cause.
    pub budgets: Budgets,
    /// What is done under pressure.
    pub pressure: Pressure,
    /// Whether the domains of addresses are looked up.
    pub check_domains: CheckDomains,
    /// Seconds that looking up the domains of a batch may take.
    pub check_seconds: u32,
    /// What is done about throw-away mailboxes.
    pub disposable: DisposableMail,
    /// Where those are; empty where nothing is done about them.
    pub disposable_domains: Arc<DomainList>,
}

/// When forms ask for a proof of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskForWork {
    /// While sign-ups spike.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What is done when many more sign-ups come than usual.
#[derive(Debug, Clone, Copy)]
pub struct Pressure {
    /// When forms ask for a proof of work.
    pub challenge: AskForWork,
    /// How many times the usual sign-ups of an hour are a spike.
    pub challenge_factor: u32,
    /// The fewest sign-ups in an hour that are one.
    pub challenge_floor: u32,
    /// At how many times the usual letters of an hour further ones are kept back.
    pub pause_factor: u32,
    /// The fewest letters in an hour at which they are.
    pub pause_floor: u32,
    /// Days after which what is kept back is forgotten.
    pub kept_days: u32,
}

/// The most letters that sign-ups cause; what is over a budget is not mailed, and nobody is told.
#[derive(Debug, Clone, Copy)]
pub struct Budgets {
    /// To one mailbox in 24 hours, over all lists.
    pub mailbox_per_day: u32,
    /// To one mailbox in 30 days, over all lists.
    pub mailbox_per_month: u32,
    /// An hour for sign-ups from one network.
    pub network_per_hour: u32,
    /// An hour for sign-ups that came with one API key, which has this budget in place of its network's.
    pub key_per_hour: u32,
    /// An hour to one recipient domain.
    pub domain_per_hour: u32,
    /// An hour for one list.
    pub list_per_hour: u32,
    /// An hour for the whole site.
    pub site_per_hour: u32,
    /// The percentage of the budgets of an hour that sign-ups may use which prove nothing of themselves.
    pub unproved_percent: u32,
}

impl Signup {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let (disposable, disposable_domains) = address_checks::disposable(reader);
        Self {
            check_domains: address_checks::check_domains(reader),
            check_seconds: reader.number("signup.check_seconds", 1..=60),
            disposable,
            disposable_domains,
            confirmation_days: reader.number("signup.confirmation_days", 1..=365),
            batch: reader.number("signup.batch", 1..=10_000),
            soonest_answer_seconds: reader.number("signup.soonest_answer_seconds", 0..=3_600),
            budgets: Budgets::read(reader),
            pressure: Pressure::read(reader),
        }
    }
}

impl Pressure {
    fn read(reader: &mut Reader) -> Self {
        let words = [
            ("auto", AskForWork::Auto),
            ("always", AskForWork::Always),
            ("never", AskForWork::Never),
        ];
        Self {
            challenge: reader.choice("signup.challenge", &words),
            challenge_factor: reader.number("signup.challenge_factor", 2..=10_000),
            challenge_floor: reader.number("signup.challenge_floor", 1..=MOST_AN_HOUR),
            pause_factor: reader.number("signup.pause_factor", 2..=10_000),
            pause_floor: reader.number("signup.pause_floor", 1..=MOST_AN_HOUR),
            kept_days: reader.number("signup.kept_days", 1..=365),
        }
    }
}

impl Budgets {
    fn read(reader: &mut Reader) -> Self {
        let mailbox_per_month = reader.number("signup.mailbox_per_month", 1..=1_000_000);
        let most = format!("signup.mailbox_per_month, which is {mailbox_per_month}");
        let mut an_hour = |key| reader.number(key, 1..=MOST_AN_HOUR);
        Self {
            network_per_hour: an_hour("signup.network_per_hour"),
            key_per_hour: an_hour("signup.key_per_hour"),
            domain_per_hour: an_hour("signup.domain_per_hour"),
            list_per_hour: an_hour("signup.list_per_hour"),
            site_per_hour: an_hour("signup.site_per_hour"),
            mailbox_per_day: reader.number_up_to(
                "signup.mailbox_per_day",
                1..=mailbox_per_month,
                &most,
            ),
            mailbox_per_month,
            unproved_percent: reader.number("signup.unproved_percent", 1..=100),
        }
    }
}
