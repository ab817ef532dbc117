//! What DNS said of the domains that sign-ups came from.

use diesel::prelude::*;

use super::schema::{mail_domains, signups};
use super::{Ledger, StoreError};
use crate::domain::address::EmailAddress;
use crate::domain::budget::Stage;
use crate::domain::mail_domain::Reach;
use crate::domain::time::UtcTime;

/// What is known about a domain.
#[derive(Debug, Clone)]
pub struct Known<'a> {
    /// The domain as an A-label, in lower case.
    pub domain: &'a str,
    /// Whether it takes mail.
    pub reach: Reach,
    /// When it is looked up again.
    pub until: UtcTime,
}

/// The domains of the oldest sign-ups in the inbox, at most `limit` of them, that are to be looked up.
pub fn unknown(ledger: &mut Ledger, limit: i64, now: UtcTime) -> Result<Vec<String>, StoreError> {
    // What is kept back was looked at when it came.
    let waiting: Vec<EmailAddress> = signups::table
        .filter(signups::stage.ne(Stage::Kept.as_str()))
        .order(signups::id)
        .limit(limit)
        .select(signups::address)
        .load(ledger)?;
    let mut domains: Vec<String> = waiting.iter().map(|one| one.domain().to_owned()).collect();
    domains.sort_unstable();
    domains.dedup();
    let known: Vec<String> = mail_domains::table
        .filter(mail_domains::domain.eq_any(&domains))
        .filter(mail_domains::until.gt(now.micros()))
        .select(mail_domains::domain)
        .load(ledger)?;
    domains.retain(|domain| !known.contains(domain));
    Ok(domains)
}

/// Writes down what was found, in place of what was known before.
pub fn note(ledger: &mut Ledger, known: &Known<'_>, now: UtcTime) -> Result<(), StoreError> {
    let values = (
        mail_domains::domain.eq(known.domain),
        mail_domains::reach.eq(known.reach.as_str()),
        mail_domains::looked_at.eq(now.micros()),
        mail_domains::until.eq(known.until.micros()),
    );
    let changed = diesel::update(mail_domains::table.find(known.domain))
        .set(values)
        .execute(ledger)?;
    if changed == 0 {
        let new = diesel::insert_into(mail_domains::table).values(values);
        match ledger {
            Ledger::Sqlite(c) => new.on_conflict_do_nothing().execute(c)?,
            Ledger::Postgres(c) => new.on_conflict_do_nothing().execute(c)?,
        };
    }
    Ok(())
}

/// What is known about a domain, however old it is.
pub fn reach(ledger: &mut Ledger, domain: &str) -> Result<Option<Reach>, StoreError> {
    Ok(mail_domains::table
        .find(domain)
        .select(mail_domains::reach)
        .first(ledger)
        .optional()?)
}

/// Forgets what was not looked at since; returns how many domains.
pub fn prune(ledger: &mut Ledger, before: UtcTime) -> Result<usize, StoreError> {
    let old = mail_domains::table.filter(mail_domains::looked_at.lt(before.micros()));
    Ok(diesel::delete(old).execute(ledger)?)
}
