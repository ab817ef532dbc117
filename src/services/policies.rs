//! The senders' domains in DNS: the keys, who may send, and what receivers are asked to do. Looking changes nothing
//! but what is remembered of it.

use std::collections::BTreeSet;

use super::dkim::{self, DkimError, KeyCard, rotation};
use super::{App, StoreError};
use crate::domain::sender_policy::{
    DmarcVerdict, SpfVerdict, is_dmarc, is_spf, judge_dmarc, judge_spf, suggested_dmarc,
    suggested_spf,
};
use crate::domain::time::UtcTime;
use crate::mail::dns::{Answer, Resolvers};
use crate::store;
use crate::store::policies::SenderPolicy;

/// The most domains that are looked up in one go.
const MOST_DOMAINS: usize = 50;

/// What is known of a domain that letters come from.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct DomainCard {
    /// The domain.
    pub domain: String,
    /// Whether letters return to it: SPF is about this one.
    pub is_return_path: bool,
    /// Whether it stands in From: DMARC is about this one.
    pub is_sender: bool,
    /// What its SPF record comes to.
    pub spf: SpfVerdict,
    /// Its SPF records.
    pub spf_records: Vec<String>,
    /// A record to begin with.
    pub suggested_spf: String,
    /// What its DMARC record comes to.
    pub dmarc: DmarcVerdict,
    /// Its DMARC records.
    pub dmarc_records: Vec<String>,
    /// A record to begin with.
    pub suggested_dmarc: String,
    /// When DNS was last asked.
    pub looked_at: Option<UtcTime>,
}

/// The keys and the domains.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Records {
    /// Every key in `dkim.keys_dir`.
    pub keys: Vec<KeyCard>,
    /// Why the keys cannot be shown.
    pub keys_fault: Option<String>,
    /// Whether any key is to sign.
    pub signs: bool,
    /// Whether there is anybody to ask: `dns.resolvers`.
    pub looks: bool,
    /// The domains that letters come from or return to.
    pub domains: Vec<DomainCard>,
}

/// What is known of keys and domains, without asking anybody.
pub async fn records(app: &App) -> Result<Records, StoreError> {
    let (lists, known, policies) = app
        .database
        .read(|ledger| {
            Ok::<_, StoreError>((
                store::lists::all(ledger)?,
                store::dkim_keys::all(ledger)?,
                store::policies::all(ledger)?,
            ))
        })
        .await?;
    let wanted = wanted(app, &lists);
    let signing: Vec<String> = match &app.config.dkim.domain {
        Some(domain) => vec![domain.clone()],
        None => wanted.senders.iter().cloned().collect(),
    };
    let (keys, keys_fault) = match dkim::all(&app.config, &signing, &known) {
        Ok(keys) => (keys, None),
        Err(error) => (Vec::new(), Some(DkimError::to_string(&error))),
    };
    let card = |domain: &String| {
        let seen = policies.iter().find(|one| one.domain == *domain);
        domain_card(app, &wanted, domain, seen)
    };
    Ok(Records {
        keys,
        keys_fault,
        signs: !app.config.dkim.selectors.is_empty(),
        looks: !app.config.dns.resolvers.is_empty(),
        domains: wanted.all().iter().map(card).collect(),
    })
}

/// Asks DNS now for the keys' records and those of the domains, and remembers what it says. `false`: there is
/// nobody to ask.
pub async fn look(app: &App) -> Result<bool, StoreError> {
    let resolvers = match Resolvers::new(&app.config.dns) {
        Ok(resolvers) if resolvers.count() > 0 => resolvers,
        _ => return Ok(false),
    };
    rotation::look(app, &[]).await?;
    let lists = app.database.read(store::lists::all).await?;
    let now = app.now();
    for domain in wanted(app, &lists).all().into_iter().take(MOST_DOMAINS) {
        let spf = texts(&resolvers, &domain, is_spf).await;
        let dmarc = texts(&resolvers, &format!("_dmarc.{domain}"), is_dmarc).await;
        let policy = SenderPolicy {
            domain,
            spf,
            dmarc,
            looked_at: now,
        };
        app.database
            .write(move |ledger| store::policies::keep(ledger, &policy))
            .await?;
    }
    Ok(true)
}

/// The TXT records of a name that are of a kind, by the first resolver that answers; none where nobody does.
async fn texts(resolvers: &Resolvers, name: &str, is_one: fn(&str) -> bool) -> Option<Vec<String>> {
    let answers = resolvers.txt(name).await;
    answers.into_iter().find_map(|(_, answer)| match answer {
        Answer::Found { mut records, .. } => {
            records.retain(|record| is_one(record));
            Some(records)
        }
        Answer::Nothing { .. } => Some(Vec::new()),
        Answer::Failed { .. } => None,
    })
}

/// The domains that matter.
struct Wanted {
    senders: BTreeSet<String>,
    returns: BTreeSet<String>,
}

impl Wanted {
    fn all(&self) -> Vec<String> {
        self.senders.union(&self.returns).cloned().collect()
    }
}

fn wanted(app: &App, lists: &[store::lists::List]) -> Wanted {
    let of = |list: &store::lists::List| list.from_address.domain().to_owned();
    let senders: BTreeSet<String> = lists.iter().map(of).collect();
    let mail = &app.config.mail;
    let address = mail.bounce_address.as_ref();
    let own = mail.bounce_domain.clone();
    let own = own.or_else(|| address.map(|address| address.domain().to_owned()));
    let returns = own.map_or_else(|| senders.clone(), |domain| BTreeSet::from([domain]));
    Wanted { senders, returns }
}

fn domain_card(
    app: &App,
    wanted: &Wanted,
    domain: &str,
    seen: Option<&SenderPolicy>,
) -> DomainCard {
    let relays = app.config.relays.iter();
    let hosts = relays.filter_map(|relay| Some(relay.smtp.endpoint.as_ref()?.host.as_str()));
    let reports_to = match &app.config.mail.abuse_contact {
        Some(contact) if contact.domain() == domain => contact.to_string(),
        _ => format!("postmaster@{domain}"),
    };
    let (spf, dmarc) = match seen {
        Some(seen) => (seen.spf.as_deref(), seen.dmarc.as_deref()),
        None => (None, None),
    };
    DomainCard {
        domain: domain.to_owned(),
        is_return_path: wanted.returns.contains(domain),
        is_sender: wanted.senders.contains(domain),
        spf: judge_spf(spf),
        spf_records: spf.map(<[String]>::to_vec).unwrap_or_default(),
        suggested_spf: suggested_spf(hosts),
        dmarc: judge_dmarc(dmarc),
        dmarc_records: dmarc.map(<[String]>::to_vec).unwrap_or_default(),
        suggested_dmarc: suggested_dmarc(&reports_to),
        looked_at: seen.map(|seen| seen.looked_at),
    }
}
