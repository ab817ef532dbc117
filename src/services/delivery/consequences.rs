//! What a refusal means beyond its own letter: for the reader, for the domain, for the issue.
//!
//! [`follow`] is called in the transaction that settles the letters, after their states are written, so
//! a refusal and what follows from it are one commit. Only a recipient's side that refuses a mailbox for
//! good may change what a reader gets, and a domain that does so to many of its readers at once is not
//! believed. Refusals of any other kind are the operator's to put right: they pause the issue, and say
//! why. `docs/replies.md` tells the same to operators.

use std::collections::BTreeMap;

use super::super::{App, StoreError};
use crate::config::RefusalPolicy;
use crate::domain::address::EmailAddress;
use crate::domain::reply::{Fault, Outcome};
use crate::domain::suppression::SuppressionReason;
use crate::domain::time::UtcTime;
use crate::store::refusals::{Effect, RefusingDomain};
use crate::store::{self, Ledger};

/// The longest reply that is quoted in a note, in characters.
const QUOTED_CHARACTERS: usize = 300;

/// A letter that was refused.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// The delivery.
    pub delivery_id: i64,
    /// Its issue.
    pub issue_id: Option<i64>,
    /// The domain of its recipient.
    pub domain: String,
    /// Whom the refusal is about.
    pub fault: Fault,
    /// Whether the recipient was refused for good.
    pub hard: bool,
    /// The reply, for the operator.
    pub reply: String,
}

impl Refusal {
    /// The refusal in an outcome, if it is one.
    #[must_use]
    pub fn of(
        delivery_id: i64,
        issue_id: Option<i64>,
        recipient: &EmailAddress,
        outcome: &Outcome,
    ) -> Option<Self> {
        let Outcome::Rejected { reply, fault, .. } = outcome else {
            return None;
        };
        Some(Self {
            delivery_id,
            issue_id,
            domain: recipient.domain().to_owned(),
            fault: *fault,
            hard: outcome.is_hard(),
            reply: reply.to_string().chars().take(QUOTED_CHARACTERS).collect(),
        })
    }
}

/// What followed from a refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Followed {
    /// Digests leave the reader out until then.
    Noted {
        /// The delivery.
        delivery_id: i64,
        /// Until when.
        quiet_until: UtcTime,
    },
    /// The address is suppressed.
    Suppressed {
        /// The delivery.
        delivery_id: i64,
    },
    /// Nothing, because the domain's word is doubted.
    Held {
        /// The delivery.
        delivery_id: i64,
    },
    /// A domain refuses so many of its readers that its word is doubted from now on.
    DomainDoubted {
        /// The issue.
        issue_id: i64,
        /// The domain.
        domain: String,
        /// How many it refused for good.
        refused: i64,
        /// How many readers of it the issue has.
        readers: i64,
    },
    /// The issue is paused: nothing more of it is begun.
    IssuePaused {
        /// The issue.
        issue_id: i64,
        /// How many of its letters were refused for no reader's fault.
        refused: i64,
        /// How many of its letters have ended.
        ended: i64,
    },
}

/// Draws the consequences of refusals whose deliveries have just been written down as `rejected`.
/// A refusal that was followed already changes nothing again.
pub fn follow(
    ledger: &mut Ledger,
    policy: &RefusalPolicy,
    refusals: &[Refusal],
    now: UtcTime,
) -> Result<Vec<Followed>, StoreError> {
    let mut followed = Vec::new();
    // Always in the same order, so that two processes never wait for each other in a circle.
    let mut hard: Vec<&Refusal> = refusals.iter().filter(|refusal| refusal.hard).collect();
    hard.sort_by(|a, b| {
        (a.issue_id, &a.domain, a.delivery_id).cmp(&(b.issue_id, &b.domain, b.delivery_id))
    });
    for refusal in hard {
        follow_hard(ledger, policy, refusal, now, &mut followed)?;
    }
    let mut blameless: BTreeMap<i64, (i64, &Refusal)> = BTreeMap::new();
    for refusal in refusals {
        if let Some(issue) = refusal.issue_id
            && refusal.fault != Fault::Recipient
        {
            let entry = blameless.entry(issue).or_insert((0, refusal));
            *entry = (entry.0 + 1, refusal);
        }
    }
    for (issue, (more, last)) in blameless {
        followed.extend(follow_for_issue(ledger, policy, issue, more, last, now)?);
    }
    Ok(followed)
}

/// Clears what was noted about the readers of deliveries that were accepted. Cheap while nobody is noted.
pub fn accepted(ledger: &mut Ledger, deliveries: &[i64]) -> Result<(), StoreError> {
    store::refusals::clear_notes(ledger, deliveries).map(|_cleared| ())
}

/// Tells the log, and with it the operator, what followed; for after the commit.
pub fn tell(followed: &[Followed]) {
    for one in followed {
        match one {
            Followed::Noted {
                delivery_id,
                quiet_until,
            } => tracing::info!(
                delivery_id, %quiet_until,
                "the recipient was refused for good; digests leave the reader out for now"
            ),
            Followed::Suppressed { delivery_id } => {
                tracing::info!(
                    delivery_id,
                    "the recipient was refused for good and is suppressed"
                );
            }
            Followed::Held { delivery_id } => {
                tracing::info!(
                    delivery_id,
                    "the recipient was refused for good, which is not believed"
                );
            }
            Followed::DomainDoubted {
                issue_id,
                domain,
                refused,
                readers,
            } => tracing::error!(
                issue_id,
                domain,
                refused,
                readers,
                "this domain refuses so many of its readers for good that it is not believed; nobody of \
                 it is suppressed for this issue. Is something wrong there, or with the addresses?"
            ),
            Followed::IssuePaused {
                issue_id,
                refused,
                ended,
            } => tracing::error!(
                issue_id,
                refused,
                ended,
                "the issue is paused: too many of its letters are refused for their content or for what \
                 we are; see: postrider issue show"
            ),
        }
    }
}

/// The most domains whose readers are counted in one go.
const COUNTED_AT_ONCE: i64 = 20;

/// Counts the readers of the domains that refuse many, outside any transaction, and doubts the word of those
/// that refuse too many of them. What was noted about readers until then is undone with the doubt.
pub async fn count_readers(app: &App) -> Result<Vec<Followed>, StoreError> {
    let (policy, now) = (app.config.sending.refusals, app.now());
    let floor = i64::from(policy.mass_refusal_floor);
    let uncounted = app
        .database
        .read(move |ledger| store::refusals::uncounted(ledger, floor, COUNTED_AT_ONCE))
        .await?;
    let mut followed = Vec::new();
    for one in uncounted {
        let (issue, name) = (one.issue_id, one.domain.clone());
        let readers = app
            .database
            .read(move |ledger| store::refusals::readers_at(ledger, issue, &name))
            .await?;
        let doubted = app
            .database
            .write(move |ledger| {
                let name = &one.domain;
                let domain = store::refusals::keep_readers_at(ledger, issue, name, readers)?;
                doubt(ledger, &policy, issue, name, &domain, now)
            })
            .await?;
        followed.extend(doubted);
    }
    tell(&followed);
    Ok(followed)
}

/// One transaction that follows these refusals and acceptances, and what has to be counted for it; tells what
/// came of them.
pub async fn follow_now(
    app: &App,
    refusals: Vec<Refusal>,
    accepted_deliveries: Vec<i64>,
) -> Result<Vec<Followed>, StoreError> {
    let (policy, now) = (app.config.sending.refusals, app.now());
    let mut followed = app
        .database
        .write(move |ledger| {
            accepted(ledger, &accepted_deliveries)?;
            follow(ledger, &policy, &refusals, now)
        })
        .await?;
    tell(&followed);
    followed.extend(count_readers(app).await?);
    Ok(followed)
}

fn follow_hard(
    ledger: &mut Ledger,
    policy: &RefusalPolicy,
    refusal: &Refusal,
    now: UtcTime,
    followed: &mut Vec<Followed>,
) -> Result<(), StoreError> {
    let delivery_id = refusal.delivery_id;
    let Some(reader) = store::refusals::reader_of(ledger, delivery_id)? else {
        return Ok(());
    };
    let domain = match refusal.issue_id {
        Some(issue) => Some(store::refusals::count_refusal(
            ledger,
            issue,
            &refusal.domain,
        )?),
        None => None,
    };
    let quiet_until = now.plus_seconds(i64::from(policy.hard_refusal_days) * 86_400);
    let effect = if domain
        .as_ref()
        .is_some_and(|domain| domain.held_at.is_some())
    {
        followed.push(Followed::Held { delivery_id });
        Effect::Held
    } else if reader.quiet_until.is_some_and(|until| now < until) {
        Effect::Repeated
    } else if reader.quiet_until.is_none() && store::refusals::has_had_a_letter(ledger, reader.id)?
    {
        store::refusals::note_reader(ledger, reader.id, quiet_until, now)?;
        followed.push(Followed::Noted {
            delivery_id,
            quiet_until,
        });
        Effect::Noted
    } else {
        let note = Some(refusal.reply.as_str());
        let reason = SuppressionReason::HardBounce;
        store::suppressions::add(ledger, &reader.address_key, reason, note, now)?;
        followed.push(Followed::Suppressed { delivery_id });
        Effect::Suppressed
    };
    let place = (refusal.issue_id, &*refusal.domain);
    store::refusals::insert(ledger, delivery_id, reader.id, place, effect, now)?;
    if let (Some(issue), Some(domain)) = (refusal.issue_id, domain) {
        followed.extend(doubt(ledger, policy, issue, &refusal.domain, &domain, now)?);
    }
    Ok(())
}

/// Doubts the word of a domain that refuses too many of its readers.
fn doubt(
    ledger: &mut Ledger,
    policy: &RefusalPolicy,
    issue_id: i64,
    name: &str,
    domain: &RefusingDomain,
    now: UtcTime,
) -> Result<Option<Followed>, StoreError> {
    let refused = domain.refused;
    if domain.held_at.is_some() || refused < i64::from(policy.mass_refusal_floor) {
        return Ok(None);
    }
    // Counting takes long, and this is a transaction that every letter waits for: `count_readers` does it.
    let Some(readers) = domain.planned else {
        return Ok(None);
    };
    if refused * 100 <= readers * i64::from(policy.mass_refusal_percent) {
        return Ok(None);
    }
    store::refusals::doubt_domain(ledger, issue_id, name, now)?;
    Ok(Some(Followed::DomainDoubted {
        issue_id,
        domain: name.to_owned(),
        refused,
        readers,
    }))
}

fn follow_for_issue(
    ledger: &mut Ledger,
    policy: &RefusalPolicy,
    issue_id: i64,
    more: i64,
    last: &Refusal,
    now: UtcTime,
) -> Result<Option<Followed>, StoreError> {
    let counted = store::refusals::count_for_issue(ledger, issue_id, more)?;
    let refused = counted.refused;
    if refused < i64::from(policy.refused_floor).max(counted.look_at) {
        return Ok(None);
    }
    let ended = store::refusals::ended_since(ledger, issue_id, &counted)?;
    if refused * 100 <= ended * i64::from(policy.refused_share_percent) {
        // Next when there are a quarter more: a share that matters shows by then.
        store::refusals::look_again_at(ledger, issue_id, refused + (refused / 4).max(1))?;
        return Ok(None);
    }
    let note = format!(
        "{refused} of {ended} letters were refused for no reader's fault ({}); the last reply: {}",
        last.fault.as_str(),
        last.reply
    );
    let paused = store::refusals::pause_issue(ledger, issue_id, &note, now)?;
    Ok(paused.then_some(Followed::IssuePaused {
        issue_id,
        refused,
        ended,
    }))
}
