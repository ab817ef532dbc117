//! Looking at the published keys, and what follows: which key signs, which one waits, which one is done.
//!
//! [`tend`] looks at the start, every `dkim.check_seconds`, and sooner while something is not as it should be.
//! Every resolver is asked for the record of every key and domain; each answer is tried against the private
//! key ([`published`]). Where a key stands is moved on in one transaction
//! ([`KeyState`]), and from that comes the plan that letters are signed by. Trouble is told to the log when it
//! begins and when it ends; health and metrics show it as long as it lasts.

use std::collections::BTreeSet;
use std::net::SocketAddr;

use futures_util::{StreamExt as _, stream};
use serde::Serialize;

use super::super::{App, StoreError};
use super::sealing::{Plan, plan};
use super::standings::{Books, NO_ANSWER, SECONDS_A_DAY, Sighting, Written, reading_in_words};
use super::{Signer, key_file, keys_on_disk, read_key};
use crate::config::{Config, Selector};
use crate::domain::signing_key::{KEEP_DAYS, KeyState};
use crate::domain::time::UtcTime;
use crate::mail::dkim::keys::{Algorithm, record_name};
use crate::mail::dkim::published;
use crate::mail::dns::Resolvers;
use crate::store;
use crate::store::dkim_keys::DkimKey;
use crate::store::lists::List;

/// Records that are looked up at the same time.
const LOOKUPS_AT_ONCE: usize = 8;
/// The most keys that are looked at besides those that are named.
const MOST_OTHERS: usize = 20;

/// What a look found about one key and one domain.
#[derive(Debug, Clone, Serialize)]
pub struct Looked {
    /// The key's name in DNS.
    pub selector: String,
    /// The domain.
    pub domain: String,
    /// Where it stands by now.
    pub state: KeyState,
    /// Whether letters of the domain are signed with it.
    pub signs: bool,
    /// Whether `dkim.selectors` names it.
    pub named: bool,
    /// What was found, in words.
    pub finding: String,
    /// What each resolver sees.
    pub resolvers: Vec<SeenBy>,
}

/// What one resolver sees.
#[derive(Debug, Clone, Serialize)]
pub struct SeenBy {
    /// Its address.
    pub resolver: SocketAddr,
    /// What it sees, in words.
    pub found: String,
}

/// What a look found.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Report {
    /// Every key and domain.
    pub keys: Vec<Looked>,
    /// What has to be put right.
    pub problems: Vec<String>,
    /// Whether the letters of some lists wait for that.
    pub lists_waiting: usize,
    /// How many keys and domains stand elsewhere than before.
    #[serde(skip)]
    pub moved: usize,
}

/// A key that is looked at.
struct Candidate {
    selector: Selector,
    /// It alone.
    alone: Signer,
    algorithm: Algorithm,
    named: bool,
}

/// Looks when it is time. Returns how many keys stand elsewhere than before.
pub async fn tend(app: &App) -> Result<usize, StoreError> {
    if app.signing.resolvers.is_none() || !app.signing.is_due(app.now()) {
        return Ok(0);
    }
    look(app, &[]).await.map(|report| report.moved)
}

/// Looks now, for the domains of all lists and these.
pub async fn look(app: &App, domains: &[String]) -> Result<Report, StoreError> {
    let signing = &app.signing;
    let (Some(signer), Some(resolvers)) = (&signing.signer, &signing.resolvers) else {
        return Ok(Report::default());
    };
    let _looking = signing.looking.lock().await;
    let config = &app.config.dkim;
    // Whatever comes of this look, the next one waits its turn.
    let soon = |app: &App| app.now().plus_seconds(config.pending_seconds.into());
    signing.look_next_at(soon(app));
    let lists = app.database.read(store::lists::all).await?;
    let mut wanted: BTreeSet<String> = domains.iter().cloned().collect();
    wanted.extend(config.domain.clone());
    let of_lists = lists
        .iter()
        .filter_map(|list| signer.domain_for(&list.from_address));
    wanted.extend(of_lists.map(str::to_owned));
    let candidates = candidates(&app.config, signer);
    let now = app.now();
    let mut lookups = Vec::new();
    for domain in &wanted {
        for (place, candidate) in candidates.iter().enumerate() {
            lookups.push(see(resolvers, candidate, place, domain, now));
        }
    }
    let sights: Vec<Sighting> = stream::iter(lookups)
        .buffered(LOOKUPS_AT_ONCE)
        .collect()
        .await;
    let books = Books {
        candidates: candidates
            .iter()
            .map(|one| (one.selector.to_string(), one.algorithm, one.named))
            .collect(),
        sights,
        now: app.now(),
    };
    let written = app
        .database
        .write(move |ledger| books.write(ledger))
        .await?;
    let report = take_over(app, signer, &lists, &written);
    let is_calm = report.problems.is_empty() && report.keys.iter().all(is_settled);
    if is_calm {
        signing.look_next_at(app.now().plus_seconds(config.check_seconds.into()));
    } else {
        signing.look_next_at(soon(app));
    }
    Ok(report)
}

/// Asks every resolver for the record of one key and one domain, and tries what they answer.
async fn see(
    resolvers: &Resolvers,
    candidate: &Candidate,
    place: usize,
    domain: &str,
    now: UtcTime,
) -> Sighting {
    let name = record_name(candidate.selector.as_str(), domain);
    let mut looks = Vec::with_capacity(resolvers.count());
    for (from, answer) in resolvers.txt(&name).await {
        looks.push((
            from,
            published::look(&answer, &candidate.alone, domain, now),
        ));
    }
    Sighting {
        candidate: place,
        domain: domain.to_owned(),
        looks,
    }
}

/// Whether nothing is waited for.
fn is_settled(key: &Looked) -> bool {
    let unknown = key
        .resolvers
        .iter()
        .any(|one| one.found.starts_with(NO_ANSWER));
    !key.named || (key.signs && !unknown)
}

/// The named keys in their order, then what else lies in `dkim.keys_dir` and can be read.
fn candidates(config: &Config, signer: &Signer) -> Vec<Candidate> {
    let named = signer.keys().iter().map(|(selector, key)| Candidate {
        selector: selector.clone(),
        alone: signer.with_only(|one| one == selector),
        algorithm: key.algorithm(),
        named: true,
    });
    let is_named = |selector: &Selector| config.dkim.selectors.contains(selector);
    let others = keys_on_disk(config).unwrap_or_default().into_iter();
    let others = others.filter(|(_, selector)| !is_named(selector));
    let others = others.filter_map(|(_, selector)| {
        let key = read_key(&key_file(config, &selector)).ok()?;
        let algorithm = key.algorithm();
        let domain = config.dkim.domain.clone();
        Some(Candidate {
            alone: Signer::new(domain, vec![(selector.clone(), key)]),
            selector,
            algorithm,
            named: false,
        })
    });
    named.chain(others.take(MOST_OTHERS)).collect()
}

/// Makes the plan that letters are signed by, tells what changed, and reports.
fn take_over(app: &App, signer: &Signer, lists: &[List], written: &[Written]) -> Report {
    for one in written.iter().filter(|one| one.before != one.key.state) {
        tell_of_move(one);
    }
    let rows: Vec<(DkimKey, Algorithm, bool)> = written
        .iter()
        .map(|one| (one.key.clone(), one.algorithm, one.named))
        .collect();
    let seen = plan(&app.config, signer, lists, &rows);
    let (before, _) = super::alarms(app);
    for alarm in seen.alarms.iter().filter(|alarm| !before.contains(alarm)) {
        tracing::error!("{alarm}; see: postrider dkim check");
    }
    for alarm in before.iter().filter(|alarm| !seen.alarms.contains(alarm)) {
        tracing::info!("this is over: {alarm}");
    }
    let signs = |key: &DkimKey| {
        let signer = seen.domains.get(&key.domain).and_then(Option::as_ref);
        signer.is_some_and(|signer| {
            let mut keys = signer.keys().iter();
            keys.any(|(selector, _)| selector.as_str() == key.selector)
        })
    };
    let report = Report {
        moved: rows
            .iter()
            .zip(written)
            .filter(|(_, one)| one.before != one.key.state)
            .count(),
        keys: written
            .iter()
            .map(|one| Looked {
                selector: one.key.selector.clone(),
                domain: one.key.domain.clone(),
                state: one.key.state,
                signs: signs(&one.key),
                named: one.named,
                finding: one.key.finding.clone(),
                resolvers: (one.looks.iter())
                    .map(|(resolver, look)| SeenBy {
                        resolver: *resolver,
                        found: reading_in_words(look),
                    })
                    .collect(),
            })
            .collect(),
        problems: seen.alarms.clone(),
        lists_waiting: seen.waiting_lists.len(),
    };
    app.signing.replace(Plan::Seen(seen));
    report
}

fn tell_of_move(one: &Written) {
    let (key, from) = (&one.key, one.before);
    let (selector, domain, state, finding) = (&key.selector, &key.domain, key.state, &key.finding);
    let is_early = key
        .retired_at
        .is_some_and(|at| key.looked_at < at.plus_seconds(KEEP_DAYS * SECONDS_A_DAY));
    match state {
        KeyState::Failing => tracing::error!(
            selector, domain, %state, %from, finding,
            "a DKIM key cannot be used any more; it signs nothing"
        ),
        KeyState::Removed if is_early => tracing::warn!(
            selector, domain, %state, %from, finding,
            "the record of a retired DKIM key is gone while letters that it signed may be under way"
        ),
        _ => tracing::info!(selector, domain, %state, %from, finding, "a DKIM key has moved on"),
    }
}
