//! Who seals which letter at present.
//!
//! Without resolvers the keys that the configuration names sign for everybody, on the operator's word. With
//! resolvers it is what was last seen in DNS that counts: a plan for each domain, made anew by every look
//! ([`rotation`](super::rotation)) and read by every letter.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use super::super::{App, OpenError};
use super::{DkimError, Signer, open_signer};
use crate::config::{Config, Selector, WithoutKey};
use crate::domain::address::EmailAddress;
use crate::domain::signing_key::KeyState;
use crate::domain::time::UtcTime;
use crate::mail::compose::Seal;
use crate::mail::dkim::keys::Algorithm;
use crate::mail::dns::Resolvers;
use crate::store::dkim_keys::DkimKey;
use crate::store::lists::List;
use crate::store::{self, Database};

/// What signing stands on, for the life of the process.
pub(in crate::services) struct Signing {
    /// The keys that are named, those that are preferred first; nothing where the relay signs.
    pub(super) signer: Option<Signer>,
    /// Whom to ask for what was published; nothing where nobody looks.
    pub(super) resolvers: Option<Resolvers>,
    /// Held while somebody looks.
    pub(super) looking: tokio::sync::Mutex<()>,
    plan: RwLock<Arc<Plan>>,
    next_look_at: AtomicI64,
}

/// What is signed by whom.
pub(in crate::services) enum Plan {
    /// Nothing is signed.
    Off,
    /// Everything, by all keys, on the operator's word.
    Told(Signer),
    /// What was seen says who signs.
    Seen(Seen),
}

/// The keys that may sign, by what was seen in DNS.
pub(in crate::services) struct Seen {
    /// All keys that are named.
    pub(super) all: Signer,
    /// Those that may sign for a domain; nothing where none may. A domain that is not here was never looked at.
    pub(super) domains: HashMap<String, Option<Signer>>,
    /// The lists whose letters wait for a key.
    pub(super) waiting_lists: HashSet<i64>,
    /// What an operator has to put right.
    pub(super) alarms: Vec<String>,
    /// What becomes of letters without a key.
    pub(super) without_key: WithoutKey,
}

/// No key may sign for a domain, and its letters wait for one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no DKIM key can be used for {0} at present; see: postrider dkim check")]
pub struct NoKey(pub String);

/// Opens the keys. Until somebody looks, what the ledger says was seen before is what holds.
pub(in crate::services) async fn open(
    config: &Config,
    database: &Database,
    now: UtcTime,
) -> Result<Signing, OpenError> {
    let signer = open_signer(config, now)?;
    let looks = signer.is_some() && !config.dns.resolvers.is_empty();
    let resolvers = looks.then(|| Resolvers::new(&config.dns)).transpose();
    let resolvers = resolvers.map_err(DkimError::from)?;
    let plan = match &signer {
        None => Plan::Off,
        Some(signer) if !looks => Plan::Told(signer.with_only(|_| true)),
        Some(signer) => {
            let (keys, lists) = database
                .read(|ledger| {
                    let keys = store::dkim_keys::all(ledger)?;
                    Ok::<_, OpenError>((keys, store::lists::all(ledger)?))
                })
                .await?;
            Plan::Seen(remembered(config, signer, &lists, keys))
        }
    };
    Ok(Signing {
        signer,
        resolvers,
        looking: tokio::sync::Mutex::default(),
        plan: RwLock::new(Arc::new(plan)),
        next_look_at: AtomicI64::new(0),
    })
}

impl Signing {
    /// The plan of this moment.
    pub(in crate::services) fn plan(&self) -> Arc<Plan> {
        let plan = self.plan.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&plan)
    }

    pub(super) fn replace(&self, plan: Plan) {
        let mut kept = self.plan.write().unwrap_or_else(PoisonError::into_inner);
        *kept = Arc::new(plan);
    }

    pub(super) fn is_due(&self, now: UtcTime) -> bool {
        self.next_look_at.load(Ordering::SeqCst) <= now.micros()
    }

    pub(super) fn look_next_at(&self, at: UtcTime) {
        self.next_look_at.store(at.micros(), Ordering::SeqCst);
    }

    /// The seal of a letter from this sender under a plan. A domain that nobody has looked at yet is looked
    /// at as soon as can be.
    pub(in crate::services) fn seal<'a>(
        &self,
        plan: &'a Plan,
        sender: &'a EmailAddress,
    ) -> Result<Option<Seal<'a>>, NoKey> {
        let seen = match plan {
            Plan::Off => return Ok(None),
            Plan::Told(signer) => {
                let domain = signer.domain_for(sender);
                return Ok(domain.map(|domain| Seal { signer, domain }));
            }
            Plan::Seen(seen) => seen,
        };
        let Some(domain) = seen.all.domain_for(sender) else {
            return Ok(None);
        };
        let found = seen.domains.get(domain);
        if let Some(Some(signer)) = found {
            return Ok(Some(Seal { signer, domain }));
        }
        if found.is_none() {
            self.next_look_at.store(0, Ordering::SeqCst);
        }
        match seen.without_key {
            WithoutKey::Pause => Err(NoKey(domain.to_owned())),
            WithoutKey::Unsigned => Ok(None),
        }
    }
}

/// Whether the letters of a list wait because no key may sign them.
#[must_use]
pub fn waits(app: &App, list: i64) -> bool {
    match &*app.signing.plan() {
        Plan::Seen(seen) => seen.waiting_lists.contains(&list),
        Plan::Off | Plan::Told(_) => false,
    }
}

/// What an operator has to put right about signing, as the last look of this process found it; and how many
/// lists wait for it.
#[must_use]
pub fn alarms(app: &App) -> (Vec<String>, usize) {
    match &*app.signing.plan() {
        Plan::Seen(seen) => (seen.alarms.clone(), seen.waiting_lists.len()),
        Plan::Off | Plan::Told(_) => (Vec::new(), 0),
    }
}

/// The plan that follows from what was seen before this process began. Its alarms are told by the first look.
fn remembered(config: &Config, signer: &Signer, lists: &[List], keys: Vec<DkimKey>) -> Seen {
    let named = |key: DkimKey| {
        let mut all = signer.keys().iter();
        let (_, own) = all.find(|(selector, _)| selector.as_str() == key.selector)?;
        Some((key, own.algorithm(), true))
    };
    let keys: Vec<_> = keys.into_iter().filter_map(named).collect();
    let mut seen = plan(config, signer, lists, &keys);
    seen.alarms.clear();
    seen
}

/// The plan that follows from where the keys stand.
pub(super) fn plan(
    config: &Config,
    signer: &Signer,
    lists: &[List],
    keys: &[(DkimKey, Algorithm, bool)],
) -> Seen {
    let without_key = config.dkim.without_key;
    let mut seen = Seen {
        all: signer.with_only(|_| true),
        domains: HashMap::new(),
        waiting_lists: HashSet::new(),
        alarms: Vec::new(),
        without_key,
    };
    let has_rsa = |signer: &Signer| {
        let mut keys = signer.keys().iter();
        keys.any(|(_, key)| key.algorithm() == Algorithm::Rsa)
    };
    let domains: BTreeSet<&String> = keys.iter().map(|(key, ..)| &key.domain).collect();
    for domain in domains {
        let of_domain = || {
            keys.iter()
                .filter(|(key, _, named)| key.domain == *domain && *named)
        };
        let is_active = |selector: &Selector| {
            of_domain()
                .any(|(key, ..)| key.selector == selector.as_str() && key.state == KeyState::Active)
        };
        let able = signer.with_only(is_active);
        // Large receivers do not verify Ed25519: it signs beside an RSA key, or where there is none at all.
        let may = !able.keys().is_empty() && (has_rsa(&able) || !has_rsa(signer));
        if !may {
            let then = match without_key {
                WithoutKey::Pause => "the letters of its lists wait",
                WithoutKey::Unsigned => "its letters leave unsigned",
            };
            seen.alarms
                .push(format!("no DKIM key can be used for {domain}: {then}"));
        }
        for (key, ..) in of_domain() {
            let is_trouble = key.state == KeyState::Failing
                || (!may && key.state != KeyState::Active && key.state != KeyState::Retired);
            if is_trouble {
                let (selector, finding) = (&key.selector, &key.finding);
                seen.alarms
                    .push(format!("the DKIM key {selector} of {domain}: {finding}"));
            }
        }
        seen.domains.insert(domain.clone(), may.then_some(able));
    }
    if without_key == WithoutKey::Pause {
        let has_none = |list: &&List| {
            let domain = signer.domain_for(&list.from_address);
            domain.is_some_and(|domain| !matches!(seen.domains.get(domain), Some(Some(_))))
        };
        seen.waiting_lists = lists.iter().filter(has_none).map(|list| list.id).collect();
    }
    seen
}
