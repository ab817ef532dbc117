//! Looking up whether mail can reach the domains that sign-ups come from.
//!
//! It is done before the inbox is worked off, outside any transaction and never while a request waits. What was
//! found is kept in the ledger, so that a domain is looked up once in a while and not for every sign-up. Whoever
//! is not answered in time is written to: a resolver that fails must not keep a reader out.

use std::sync::Arc;
use std::time::Duration;

use futures_util::{StreamExt as _, stream};

use super::super::{App, StoreError};
use crate::config::{CheckDomains, Config, DisposableMail};
use crate::domain::address::EmailAddress;
use crate::domain::budget::Hindrance;
use crate::domain::mail_domain::{DomainList, Reach, Said, by_addresses, by_mail_servers};
use crate::mail::dns::{Answer, Resolvers, UnusableResolvers};
use crate::store::mail_domains::Known;
use crate::store::{self, Ledger};

/// Domains that are looked up at the same time.
const TOGETHER: usize = 16;
/// For how long an answer is kept, in seconds, whatever DNS says.
const SHORTEST: u32 = 3_600;
const LONGEST: u32 = 86_400;
/// For how long a refusal is kept at most: a domain that is being set up is soon asked about again.
const LONGEST_REFUSAL: u32 = 14_400;
/// After silence the domain is looked up again so much later, in seconds.
const AFTER_SILENCE: u32 = 300;
/// Seconds after which a domain that nobody signed up from is forgotten.
const KEPT_SECONDS: i64 = 30 * 86_400;

/// Who is asked, where the configuration wants domains looked up.
pub(in crate::services) fn resolvers(
    config: &Config,
) -> Result<Option<Resolvers>, UnusableResolvers> {
    let looks = config.signup.check_domains == CheckDomains::On;
    looks.then(|| Resolvers::new(&config.dns)).transpose()
}

/// Looks up the domains of the sign-ups that wait, as far as they are not known; returns how many.
pub(super) async fn look_up(app: &App) -> Result<usize, StoreError> {
    let Some(resolvers) = app.signup_resolvers.as_ref() else {
        return Ok(0);
    };
    let (batch, now) = (i64::from(app.config.signup.batch), app.now());
    let unknown = app
        .database
        .read(move |ledger| store::mail_domains::unknown(ledger, batch, now))
        .await?;
    if unknown.is_empty() {
        return Ok(0);
    }
    let patience = Duration::from_secs(app.config.signup.check_seconds.into());
    let found = ask(resolvers, unknown, patience).await;
    let count = found.len();
    app.database
        .write(move |ledger| {
            for (domain, reach, seconds) in &found {
                let known = Known {
                    domain,
                    reach: *reach,
                    until: now.plus_seconds(i64::from(*seconds)),
                };
                store::mail_domains::note(ledger, &known, now)?;
            }
            store::mail_domains::prune(ledger, now.plus_seconds(-KEPT_SECONDS))?;
            Ok::<_, StoreError>(())
        })
        .await?;
    Ok(count)
}

/// What DNS says of each domain, and for how many seconds that is kept. Who is not answered when patience ends
/// stays unknown.
async fn ask(
    resolvers: &Resolvers,
    domains: Vec<String>,
    patience: Duration,
) -> Vec<(String, Reach, u32)> {
    let mut lookups = Vec::with_capacity(domains.len());
    for domain in domains.clone() {
        lookups.push(async move {
            let (reach, seconds) = reach(resolvers, &domain).await;
            (domain, reach, seconds)
        });
    }
    let mut answers = stream::iter(lookups).buffer_unordered(TOGETHER);
    let mut found = Vec::with_capacity(domains.len());
    let all = async {
        while let Some(answer) = answers.next().await {
            found.push(answer);
        }
    };
    let in_time = tokio::time::timeout(patience, all).await.is_ok();
    if !in_time {
        tracing::warn!("resolvers were too slow for some domains of sign-ups; they are written to");
        for domain in domains {
            if !found.iter().any(|(known, ..)| *known == domain) {
                found.push((domain, Reach::Unknown, AFTER_SILENCE));
            }
        }
    }
    found
}

async fn reach(resolvers: &Resolvers, domain: &str) -> (Reach, u32) {
    let (servers, seconds) = said(resolvers.mx(domain).await);
    let (reach, seconds) = if let Some(reach) = by_mail_servers(&servers) {
        (reach, seconds)
    } else {
        let (four, six) = resolvers.addresses(domain).await;
        let ((four, one), (six, other)) = (said(four), said(six));
        (by_addresses(&four, &six), one.min(other))
    };
    let seconds = match reach {
        Reach::Takes => seconds.clamp(SHORTEST, LONGEST),
        Reach::Refuses => seconds.clamp(SHORTEST, LONGEST_REFUSAL),
        Reach::Unknown => AFTER_SILENCE,
    };
    (reach, seconds)
}

fn said<T>(answer: Answer<T>) -> (Said<T>, u32) {
    match answer {
        Answer::Found { records, seconds } => (Said::Found(records), seconds),
        Answer::Nothing { seconds } => (Said::Nothing, seconds),
        Answer::Failed { reason } => {
            tracing::debug!(reason, "a resolver did not answer about a domain");
            (Said::Silence, AFTER_SILENCE)
        }
    }
}

/// What keeps a sign-up from a letter for the sake of its domain, fit to move into a transaction.
pub(super) struct DomainGate {
    /// Domains that are refused.
    refused: Option<Arc<DomainList>>,
    looks: bool,
}

impl DomainGate {
    pub(super) fn of(app: &App) -> Self {
        let signup = &app.config.signup;
        let refuses = signup.disposable == DisposableMail::Refuse;
        Self {
            refused: refuses.then(|| Arc::clone(&signup.disposable_domains)),
            looks: app.signup_resolvers.is_some(),
        }
    }

    /// Why the address is not written to, if there is a reason.
    pub(super) fn stops(
        &self,
        ledger: &mut Ledger,
        address: &EmailAddress,
    ) -> Result<Option<Hindrance>, StoreError> {
        let domain = address.domain();
        if self
            .refused
            .as_ref()
            .is_some_and(|list| list.throws_away(domain))
        {
            return Ok(Some(Hindrance::Disposable));
        }
        if !self.looks {
            return Ok(None);
        }
        let reach = store::mail_domains::reach(ledger, domain)?;
        Ok((reach == Some(Reach::Refuses)).then_some(Hindrance::NoMail))
    }
}
