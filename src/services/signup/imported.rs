//! Asking imported readers: whoever came without proof of consent gets the same confirmation letter as somebody who
//! signed up, as fast as a share of the budgets allows.
//!
//! These letters are counted apart from those of sign-ups, so that an import neither looks like an attack nor keeps
//! the letters of people who are waiting for them. But both together stay within the budgets: what sign-ups used in
//! the last hour is left for them.

use super::super::budgets::TWO_HOURS;
use super::super::{App, StoreError};
use super::asking::Asking;
use super::pressure::letters_scope;
use super::weighing::Scales;
use crate::domain::address::EmailAddress;
use crate::domain::budget::{DAY_SECONDS, HOUR_SECONDS, share};
use crate::domain::subscription::SubscriptionState;
use crate::domain::time::UtcTime;
use crate::store::desk::SITE;
use crate::store::imports::Question;
use crate::store::{self, Ledger};

/// Asks imported readers who wait for it, as many as the budgets allow now and one batch at most; returns how many.
pub async fn ask_imported(app: &App) -> Result<usize, StoreError> {
    let now = app.now();
    let asker = Asker::of(app);
    let room = app
        .database
        .read(move |ledger| {
            let mut lists = Vec::new();
            for list in store::imports::due_lists(ledger, now)? {
                if asker.room(ledger, list)? > 0 {
                    lists.push(list);
                }
            }
            Ok::<_, StoreError>((!lists.is_empty()).then_some((asker, lists)))
        })
        .await?;
    let Some((asker, lists)) = room else {
        return Ok(0);
    };
    let batch = i64::from(app.config.signup.batch);
    let sent = app
        .database
        .write(move |ledger| {
            store::budgets::sit_down(ledger)?;
            let mut sent = 0;
            for list in lists {
                sent += asker.ask_some(ledger, list, batch - sent)?;
            }
            Ok::<_, StoreError>(sent)
        })
        .await?;
    Ok(usize::try_from(sent).unwrap_or_default())
}

/// What asking needs, fit to move into a transaction.
struct Asker {
    scales: Scales,
    asking: Asking,
    percent: u32,
    now: UtcTime,
}

impl Asker {
    fn of(app: &App) -> Self {
        let now = app.now();
        Self {
            scales: Scales::of(app, now),
            asking: Asking::of(app, now),
            percent: app.config.transfer.letters_percent,
            now,
        }
    }

    /// How many letters to imported readers of a list may go now.
    fn room(&self, ledger: &mut Ledger, list: i64) -> Result<i64, StoreError> {
        let budgets = self.scales.budgets;
        let of_list = self.left(ledger, &letters_scope(list), budgets.list_per_hour)?;
        let of_site = self.left(ledger, &letters_scope(SITE), budgets.site_per_hour)?;
        Ok(of_list.min(of_site))
    }

    /// What is left of the share of a budget, after what sign-ups and imports used in the last hour.
    fn left(&self, ledger: &mut Ledger, scope: &str, limit: u32) -> Result<i64, StoreError> {
        let mut used = 0;
        for scope in [scope.to_owned(), imported(scope)] {
            used += self.scales.counters.of_the_last_hour(ledger, &[scope])?;
        }
        Ok(share(limit, self.percent) - used)
    }

    fn ask_some(&self, ledger: &mut Ledger, list: i64, batch: i64) -> Result<i64, StoreError> {
        let most = self.room(ledger, list)?.min(batch);
        let Some(terms) = store::terms::current(ledger, list)? else {
            return Ok(0);
        };
        let mut asked = 0;
        for question in store::imports::due_questions(ledger, list, most.max(0), self.now)? {
            if self.ask(ledger, question, terms.id)? {
                asked += 1;
            }
        }
        Ok(asked)
    }

    /// Asks one reader, if that is still to be done and may be done now.
    fn ask(
        &self,
        ledger: &mut Ledger,
        question: Question,
        terms_id: i64,
    ) -> Result<bool, StoreError> {
        let Question {
            subscription_id,
            list_id,
        } = question;
        let found = store::subscribers::subscription(ledger, subscription_id)?;
        let waits = found.filter(|one| one.state == SubscriptionState::Pending);
        let asked = store::signups::newest_confirmation(ledger, subscription_id)?.is_some();
        let Some(subscription) = waits.filter(|_| !asked) else {
            store::imports::drop_question(ledger, subscription_id)?;
            return Ok(false);
        };
        let reader = store::subscribers::by_id(ledger, subscription.subscriber_id)?;
        if self
            .scales
            .hindrance_by_owner(ledger, &reader.address)?
            .is_some()
        {
            store::imports::drop_question(ledger, subscription_id)?;
            return Ok(false);
        }
        if let Some(seconds) = self.must_wait(ledger, &reader.address)? {
            let not_before = self.now.plus_seconds(seconds);
            store::imports::ask_later(ledger, subscription_id, not_before)?;
            return Ok(false);
        }
        let about = (list_id, subscription_id);
        self.asking.ask(ledger, terms_id, about, &reader)?;
        self.count(ledger, list_id, &reader.address)?;
        store::imports::drop_question(ledger, subscription_id)?;
        Ok(true)
    }

    /// For how many seconds the mailbox or its domain gets no further letter, if so.
    fn must_wait(
        &self,
        ledger: &mut Ledger,
        address: &EmailAddress,
    ) -> Result<Option<i64>, StoreError> {
        let counters = &self.scales.counters;
        let mailbox = counters.mailbox(address);
        if counters.mailbox_is_spent(ledger, &mailbox, self.scales.mailbox_limits())? {
            return Ok(Some(DAY_SECONDS));
        }
        let domain = format!("domain:{}", address.domain());
        let left = self.left(ledger, &domain, self.scales.budgets.domain_per_hour)?;
        Ok((left <= 0).then_some(HOUR_SECONDS))
    }

    fn count(
        &self,
        ledger: &mut Ledger,
        list: i64,
        address: &EmailAddress,
    ) -> Result<(), StoreError> {
        let counters = &self.scales.counters;
        counters.note_letter(ledger, &counters.mailbox(address))?;
        for scope in [
            letters_scope(list),
            letters_scope(SITE),
            format!("domain:{}", address.domain()),
        ] {
            counters.count_in_this_hour(ledger, &[imported(&scope)], 1, TWO_HOURS)?;
        }
        Ok(())
    }
}

/// The name under which letters to imported readers are counted.
fn imported(scope: &str) -> String {
    format!("imported:{scope}")
}
