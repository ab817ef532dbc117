//! Keeping the books: windows that begin and dialogues that have ended, written down in one commit.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::super::{App, StoreError, neighbours, timekeeping};
use super::consequences::{self, Refusal};
use super::passages::{self, KnownPassage};
use super::{doubt_due_at, lifetime_seconds};
use crate::domain::address::EmailAddress;
use crate::domain::delivery::{DeliveryState, greylist_seconds, retry_seconds};
use crate::domain::pace::Cap;
use crate::domain::reply::{Cause, Outcome};
use crate::domain::time::UtcTime;
use crate::fail_point;
use crate::store::deliveries::{Delivery, Due, NoteOfAttempt, Settlement};
use crate::store::pace::Learned;
use crate::store::{self, Ledger};

/// How one dialogue ended, for [`settle`].
#[derive(Debug, Clone)]
pub struct Ended {
    /// The delivery.
    pub id: i64,
    /// Dialogues begun for it so far, this one included.
    pub attempts: i32,
    /// Its issue.
    pub issue_id: Option<i64>,
    /// The address.
    pub recipient: EmailAddress,
    /// Since when its lifetime counts.
    pub lives_since: UtcTime,
    /// The relay that was asked.
    pub relay: Arc<str>,
    /// Whether there was a dialogue at all.
    pub was_held: bool,
    /// The way that the letter went, where it went one.
    pub passage: Option<Arc<KnownPassage>>,
    /// How it ended.
    pub outcome: Outcome,
}

/// What a worker wants written down.
#[derive(Debug, Default)]
pub struct Books<'a> {
    /// Dialogues that have ended.
    pub ended: &'a [Ended],
    /// Windows that are about to be sent.
    pub openings: Vec<Opening>,
    /// What was learned about recipients' domains.
    pub learned: Vec<Learned>,
}

/// A window of letters for one relay, in the order of sending.
#[derive(Debug, Clone)]
pub struct Opening {
    /// The relay's place in [`App::relays`].
    pub relay: usize,
    /// The letters.
    pub letters: Vec<Due>,
}

/// What became of an [`Opening`].
#[derive(Debug, Default)]
pub struct Opened {
    /// The deliveries that may be sent: who has left, is suppressed, belongs to a stopped issue or comes too
    /// many for a limit is not among them.
    pub begun: Vec<Delivery>,
    /// The relay's limits are used up until then.
    pub used_up_until: Option<UtcTime>,
    /// Domains whose limits are used up, and until when.
    pub domains_used_up: Vec<(String, UtcTime)>,
}

/// Writes everything down in one commit; returns what became of each opening.
pub async fn keep_books(
    app: &App,
    worker: i64,
    books: Books<'_>,
) -> Result<Vec<Opened>, StoreError> {
    let now = app.now();
    let oldest = timekeeping::seconds_ago(app, lifetime_seconds(app));
    let mut settlements: Vec<Settlement> = (books.ended.iter())
        .map(|one| settlement(app, one, now))
        .collect();
    let (mut openings, mut learned) = (books.openings, books.learned);
    for opening in &mut openings {
        opening
            .letters
            .retain(|due| !super::super::dkim::waits(app, due.list_id));
    }
    let (begins, settles) = (!openings.is_empty(), !settlements.is_empty());
    // Always in the same order, so that two processes never wait for each other in a circle.
    learned.sort_by(|a, b| (&a.relay, &a.domain).cmp(&(&b.relay, &b.domain)));
    let limits = Limits::of(app, &openings, now);
    let policy = app.config.sending.refusals;
    let mut refusals: Vec<Refusal> = books.ended.iter().filter_map(refusal).collect();
    let accepted_by: Vec<Option<Arc<KnownPassage>>> = books.ended.iter().map(way_of).collect();
    let ways = accepted_by.clone();
    let (opened, followed, numbers) = app
        .database
        .write(move |ledger| {
            let numbers = passages::numbers(ledger, &ways)?;
            for (settlement, number) in settlements.iter_mut().zip(&numbers) {
                settlement.passage = *number;
            }
            let written = store::deliveries::settle(ledger, worker, &settlements, now)?;
            warn_of_the_late(&settlements, &written);
            consequences::accepted(ledger, &sent(&settlements))?;
            refusals.retain(|refusal| written.contains(&refusal.delivery_id));
            let followed = consequences::follow(ledger, &policy, &refusals, now)?;
            for one in &learned {
                store::pace::keep(ledger, &one.relay, &one.domain, &one.pace, now)?;
            }
            let mut opened: Vec<Opened> = openings.iter().map(|_| Opened::default()).collect();
            let (allowed, taken) = limits.apply(ledger, &openings, &mut opened)?;
            let ids: Vec<i64> = allowed.iter().flatten().copied().collect();
            let begun = store::deliveries::begin(ledger, worker, &ids, oldest, now)?;
            limits.give_back(ledger, &openings, &taken, &begun)?;
            let mut begun = begun.into_iter().peekable();
            for (opened, ids) in opened.iter_mut().zip(&allowed) {
                while let Some(one) = begun.next_if(|one| ids.contains(&one.id)) {
                    opened.begun.push(one);
                }
            }
            reach_each([(begins, "begin.committing"), (settles, "settle.committing")]);
            Ok::<_, StoreError>((opened, followed, numbers))
        })
        .await?;
    reach_each([(begins, "begin.committed"), (settles, "settle.committed")]);
    passages::keep(&accepted_by, &numbers);
    consequences::tell(&followed);
    Ok(opened)
}

/// The fail points of a commit that begins windows, settles outcomes, or does both.
fn reach_each(points: [(bool, &str); 2]) {
    for (passes, name) in points {
        if passes {
            fail_point::reach(name);
        }
    }
}

/// The way of a letter that was accepted.
fn way_of(ended: &Ended) -> Option<Arc<KnownPassage>> {
    let accepted = matches!(ended.outcome, Outcome::Accepted(_));
    ended.passage.clone().filter(|_| accepted)
}

fn refusal(ended: &Ended) -> Option<Refusal> {
    Refusal::of(ended.id, ended.issue_id, &ended.recipient, &ended.outcome)
}

fn sent(settlements: &[Settlement]) -> Vec<i64> {
    let sent = |one: &&Settlement| one.state == DeliveryState::Sent;
    settlements.iter().filter(sent).map(|one| one.id).collect()
}

/// Which of these deliveries, begun a while ago, may still be sent: a slow relay must not get letters to
/// readers who have left since.
pub async fn still_wanted(app: &App, worker: i64, ids: Vec<i64>) -> Result<Vec<i64>, StoreError> {
    app.database
        .read(move |ledger| store::deliveries::still_wanted(ledger, worker, &ids))
        .await
}

/// [`keep_books`] for one window of the first relay.
pub async fn begin(app: &App, worker: i64, letters: Vec<Due>) -> Result<Vec<Delivery>, StoreError> {
    let books = Books {
        openings: vec![Opening { relay: 0, letters }],
        ..Books::default()
    };
    let opened = keep_books(app, worker, books).await?;
    Ok(opened.into_iter().flat_map(|one| one.begun).collect())
}

/// [`keep_books`] for outcomes alone.
pub async fn settle(app: &App, worker: i64, ended: &[Ended]) -> Result<(), StoreError> {
    let books = Books {
        ended,
        ..Books::default()
    };
    keep_books(app, worker, books)
        .await
        .map(|_nothing_opened| ())
}

fn warn_of_the_late(settlements: &[Settlement], written: &[i64]) {
    let late = |one: &&Settlement| one.counts && !written.contains(&one.id);
    for one in settlements.iter().filter(late) {
        tracing::warn!(
            delivery_id = one.id,
            "an outcome came after the delivery had passed on; it is not written down"
        );
    }
}

/// The limits that hold at this instant for the relays and domains of some openings.
struct Limits {
    /// By scope, in the order in which counters are locked: domains, then relays.
    scopes: BTreeMap<String, Scope>,
    /// The names that the recipients' domains are paced under.
    names: HashMap<String, String>,
}

struct Scope {
    relay: usize,
    /// The name that its domains are paced under; none for the relay as a whole.
    domain: Option<String>,
    caps: Vec<Cap>,
}

impl Scope {
    fn covers(&self, relay: usize, due: &Due, names: &HashMap<String, String>) -> bool {
        let is_its = |domain| {
            names
                .get(due.recipient.domain())
                .is_some_and(|name| name == domain)
        };
        relay == self.relay && self.domain.as_ref().is_none_or(is_its)
    }
}

impl Limits {
    fn of(app: &App, openings: &[Opening], now: UtcTime) -> Self {
        let mut scopes = BTreeMap::new();
        let mut names = HashMap::new();
        for opening in openings {
            let Some(way) = app.relays().get(opening.relay) else {
                continue;
            };
            let mut add = |name: String, domain: Option<&str>, caps: Vec<Cap>| {
                if !caps.is_empty() {
                    scopes.entry(name).or_insert(Scope {
                        relay: opening.relay,
                        domain: domain.map(str::to_owned),
                        caps,
                    });
                }
            };
            add(
                store::pace::relay_scope(&way.name),
                None,
                way.pace.caps(now),
            );
            for due in &opening.letters {
                let domain = due.recipient.domain();
                let name = neighbours::pace_name(app, domain);
                let caps = app.config.pace.of(&name).caps(now);
                if !caps.is_empty() {
                    names.insert(domain.to_owned(), name.to_string());
                }
                add(
                    store::pace::domain_scope(&way.name, &name),
                    Some(&*name),
                    caps,
                );
            }
        }
        Self { scopes, names }
    }

    /// Takes from every limit what the openings need; returns the letters that are within all of them, and
    /// how many were taken from each limit.
    fn apply(
        &self,
        ledger: &mut Ledger,
        openings: &[Opening],
        opened: &mut [Opened],
    ) -> Result<(Vec<Vec<i64>>, Vec<u32>), StoreError> {
        let mut allowed: Vec<Vec<i64>> = openings
            .iter()
            .map(|opening| opening.letters.iter().map(|due| due.id).collect())
            .collect();
        let mut taken = Vec::with_capacity(self.scopes.len());
        for (name, scope) in &self.scopes {
            let wanted = self.count_of(scope, openings, &allowed);
            let grant = store::pace::grant(ledger, name, &scope.caps, wanted)?;
            taken.push(grant.letters);
            let mut left = grant.letters;
            for ((opening, ids), opened) in openings.iter().zip(&mut allowed).zip(&mut *opened) {
                let before = ids.len();
                ids.retain(|&id| {
                    let covered =
                        |due: &Due| due.id == id && scope.covers(opening.relay, due, &self.names);
                    if !opening.letters.iter().any(covered) {
                        return true;
                    }
                    let goes = left > 0;
                    left = left.saturating_sub(1);
                    goes
                });
                if let Some(until) = grant.again_at.filter(|_| ids.len() < before) {
                    match &scope.domain {
                        None => opened.used_up_until = Some(until),
                        Some(domain) => opened.domains_used_up.push((domain.clone(), until)),
                    }
                }
            }
        }
        Ok((allowed, taken))
    }

    /// How many of these letters a scope covers.
    fn count_of(&self, scope: &Scope, openings: &[Opening], ids: &[Vec<i64>]) -> u32 {
        let count = openings
            .iter()
            .zip(ids)
            .flat_map(|(opening, ids)| {
                let covered = |due: &&Due| {
                    ids.contains(&due.id) && scope.covers(opening.relay, due, &self.names)
                };
                opening.letters.iter().filter(covered)
            })
            .count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// Gives back what was taken for letters that were not begun after all: another limit was tighter, or
    /// somebody has left.
    fn give_back(
        &self,
        ledger: &mut Ledger,
        openings: &[Opening],
        taken: &[u32],
        begun: &[Delivery],
    ) -> Result<(), StoreError> {
        if self.scopes.is_empty() {
            return Ok(());
        }
        let used: Vec<Vec<i64>> = openings
            .iter()
            .map(|opening| {
                let is_begun = |due: &&Due| begun.iter().any(|one| one.id == due.id);
                opening
                    .letters
                    .iter()
                    .filter(is_begun)
                    .map(|due| due.id)
                    .collect()
            })
            .collect();
        for ((name, scope), &taken) in self.scopes.iter().zip(taken) {
            let unused = taken.saturating_sub(self.count_of(scope, openings, &used));
            if unused > 0 {
                store::pace::give_back(ledger, name, &scope.caps, unused)?;
            }
        }
        Ok(())
    }
}

/// What an outcome means for its delivery.
fn settlement(app: &App, ended: &Ended, now: UtcTime) -> Settlement {
    let reply = ended.outcome.reply();
    let reply_text = match &ended.outcome {
        Outcome::Unreachable {
            reason,
            reply: None,
        }
        | Outcome::InDoubt { reason } => reason.clone(),
        _ => reply.map(|reply| reply.text.clone()).unwrap_or_default(),
    };
    let note = |outcome, fault| NoteOfAttempt {
        outcome,
        phase: reply.map(|reply| reply.phase.as_str()),
        fault,
    };
    let (state, due_at, attempt, counts) = match &ended.outcome {
        Outcome::Accepted(_) => (DeliveryState::Sent, None, None, true),
        Outcome::Rejected { fault, .. } => {
            let note = note("rejected", Some(fault.as_str()));
            (DeliveryState::Rejected, None, Some(note), true)
        }
        Outcome::Deferred(_) => {
            let due = retry_at(app, ended, now);
            let state = match due {
                Some(_) => DeliveryState::Deferred,
                None => DeliveryState::Expired,
            };
            (state, due, Some(note("deferred", None)), true)
        }
        Outcome::Unreachable { .. } => {
            // A letter that ends every connection must not do so again and again.
            let pause =
                i64::from(app.config.sending.relay_pause_seconds) * i64::from(ended.was_held);
            (
                DeliveryState::Queued,
                Some(now.plus_seconds(pause)),
                None,
                false,
            )
        }
        Outcome::InDoubt { .. } => {
            let due = doubt_due_at(app, now);
            (
                DeliveryState::InDoubt,
                due,
                Some(note("in_doubt", None)),
                true,
            )
        }
    };
    Settlement {
        id: ended.id,
        state,
        due_at,
        relay: ended.relay.to_string(),
        reply_code: reply.map(|reply| i32::from(reply.code)),
        reply_text,
        attempt,
        attempts: ended.attempts,
        counts,
        passage: None,
    }
}

/// When a deferred delivery is tried again; never, when its lifetime ends before.
fn retry_at(app: &App, ended: &Ended, now: UtcTime) -> Option<UtcTime> {
    let sending = &app.config.sending;
    let chance = app.chance();
    let greylisted = (ended.outcome.cause() == Some(Cause::Greylisted)).then(|| {
        let shortest = sending.greylist_min_seconds.into();
        let longest = sending.greylist_max_seconds.into();
        greylist_seconds(shortest, longest, ended.attempts, chance)
    });
    let seconds = greylisted.flatten().unwrap_or_else(|| {
        let schedule: Vec<i64> = sending
            .retry_seconds
            .iter()
            .map(|&step| step.into())
            .collect();
        retry_seconds(&schedule, ended.attempts, chance)
    });
    let due = now.plus_seconds(seconds);
    (due.seconds_since(ended.lives_since) <= lifetime_seconds(app)).then_some(due)
}
