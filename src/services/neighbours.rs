//! Neighbours: which recipient domains share a pace, because one provider takes the mail of all of them.
//!
//! Asking never waits: a domain stands alone until its mail servers have been looked up, which the worker does
//! by and by ([`look_up`]). What was found is kept for as long as DNS says, within bounds, and in this process
//! only. Without `dns.resolvers` nobody is asked and every domain stands alone.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use futures_util::{StreamExt as _, stream};

use super::App;
use crate::config::Config;
use crate::domain::pace::group_of;
use crate::domain::time::UtcTime;
use crate::mail::dns::{Answer, Resolvers, UnusableResolvers};

/// The most domains that are known at a time; with more, all are learned anew.
const MOST_KNOWN: usize = 10_000;
/// The most domains that wait to be looked up; the others are asked about again later.
const MOST_WAITING: usize = 1_000;
/// Domains that are looked up in one go, and at the same time.
const AT_ONCE: usize = 100;
const TOGETHER: usize = 8;
/// For how long an answer is kept, in seconds, whatever DNS says.
const SHORTEST: u32 = 3_600;
const LONGEST: u32 = 86_400;
/// After a failure the domain is asked about again so much later, in seconds.
const AFTER_FAILURE: u32 = 300;

/// What is known about recipient domains.
pub(super) struct Neighbours {
    resolvers: Option<Resolvers>,
    known: RwLock<HashMap<String, Known>>,
    waiting: Mutex<HashSet<String>>,
}

struct Known {
    group: Option<Arc<str>>,
    until: UtcTime,
}

impl Neighbours {
    pub(super) fn open(config: &Config) -> Result<Self, UnusableResolvers> {
        let looks = config.pace.group_by_mx && !config.dns.resolvers.is_empty();
        let resolvers = looks.then(|| Resolvers::new(&config.dns)).transpose()?;
        Ok(Self {
            resolvers,
            known: RwLock::default(),
            waiting: Mutex::default(),
        })
    }

    fn ask_about(&self, domain: &str) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() < MOST_WAITING && !waiting.contains(domain) {
            waiting.insert(domain.to_owned());
        }
    }
}

/// The name that a recipient's domain is paced under: that of its provider, or its own. One for which
/// `pace.domains` has rules of its own stands alone.
#[must_use]
pub fn pace_name<'a>(app: &App, domain: &'a str) -> Cow<'a, str> {
    let neighbours = &app.neighbours;
    if neighbours.resolvers.is_none() || app.config.pace.names(domain) {
        return Cow::Borrowed(domain);
    }
    let known = neighbours
        .known
        .read()
        .unwrap_or_else(PoisonError::into_inner);
    let found = known.get(domain);
    if found.is_none_or(|found| found.until <= app.now()) {
        neighbours.ask_about(domain);
    }
    match found.and_then(|found| found.group.as_ref()) {
        Some(group) => Cow::Owned(group.to_string()),
        None => Cow::Borrowed(domain),
    }
}

/// Looks up the domains that were asked about; returns how many.
pub async fn look_up(app: &App) -> usize {
    let neighbours = &app.neighbours;
    let Some(resolvers) = &neighbours.resolvers else {
        return 0;
    };
    let domains: Vec<String> = {
        let mut waiting = neighbours
            .waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let some: Vec<String> = waiting.iter().take(AT_ONCE).cloned().collect();
        for domain in &some {
            waiting.remove(domain);
        }
        some
    };
    let mut lookups = Vec::with_capacity(domains.len());
    for domain in domains {
        lookups.push(async move {
            let answer = resolvers.mx(&domain).await;
            (domain, answer)
        });
    }
    let answers: Vec<(String, Answer<(u16, String)>)> =
        stream::iter(lookups).buffered(TOGETHER).collect().await;
    let (now, count) = (app.now(), answers.len());
    let mut known = neighbours
        .known
        .write()
        .unwrap_or_else(PoisonError::into_inner);
    if known.len() + count > MOST_KNOWN {
        known.clear();
    }
    for (domain, answer) in answers {
        let (group, seconds) = match answer {
            Answer::Found { records, seconds } => {
                let group = group_of(&domain, &records).map(Arc::from);
                (group, seconds.clamp(SHORTEST, LONGEST))
            }
            Answer::Nothing { seconds } => (None, seconds.clamp(SHORTEST, LONGEST)),
            // What was known before holds.
            Answer::Failed { .. } => {
                let before = known.get(&domain).and_then(|known| known.group.clone());
                (before, AFTER_FAILURE)
            }
        };
        let until = now.plus_seconds(seconds.into());
        known.insert(domain, Known { group, until });
    }
    count
}
