//! What `postrider check` says about signing: a letter of every list signed and verified, the files of the
//! keys, and what was published.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use super::super::{App, StoreError};
use super::{PROBE_DOMAIN, Signer, key_file, rotation};
use crate::config::Config;
use crate::domain::signing_key::{KeyState, ROTATE_DAYS};
use crate::domain::time::UtcTime;
use crate::mail::dkim::keys::Algorithm;
use crate::mail::dkim::proof;
use crate::store;
use crate::store::dkim_keys::DkimKey;

/// What `postrider check` says about signing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SigningCheck {
    /// Whether what is signed verifies.
    pub passed: bool,
    /// What was found.
    pub detail: String,
    /// What is allowed but unwise; one sentence each.
    pub warnings: Vec<String>,
}

/// Signs and verifies a letter of every list, and names what an operator should know.
pub async fn check(app: &App) -> Result<SigningCheck, StoreError> {
    let Some(signer) = &app.signing.signer else {
        return Ok(SigningCheck {
            passed: true,
            detail: "off: letters leave unsigned, and the relay has to sign".to_owned(),
            warnings: Vec::new(),
        });
    };
    let lists = app.database.read(store::lists::all).await?;
    let mut warnings = loose_files(&app.config, signer);
    if (signer.keys().iter()).all(|(_, key)| key.algorithm() == Algorithm::Ed25519) {
        warnings.push(
            "dkim.selectors: large mailbox providers do not verify Ed25519; add an RSA key"
                .to_owned(),
        );
    }
    let mut domains: BTreeSet<&str> = app.config.dkim.domain.as_deref().into_iter().collect();
    for list in &lists {
        match signer.domain_for(&list.from_address) {
            Some(domain) => {
                domains.insert(domain);
            }
            None => warnings.push(format!(
                "the letters of the list {} are not signed: {} is not of dkim.domain",
                list.slug, list.from_address
            )),
        }
    }
    // Before there is a list, the keys are tried for a domain that stands for any.
    if domains.is_empty() {
        domains.insert(PROBE_DOMAIN);
    }
    let failed = domains
        .iter()
        .find_map(|domain| proof::prove(signer, domain, app.now()).err());
    let names = |names: Vec<&str>| names.join(", ");
    let selectors = signer.keys().iter().map(|(selector, _)| selector.as_str());
    let detail = match &failed {
        Some(error) => format!("a signed letter does not verify: {error}"),
        None => format!(
            "letters of {} are signed by {}, and the signatures verify",
            names(domains.into_iter().collect()),
            names(selectors.collect())
        ),
    };
    if app.signing.resolvers.is_none() {
        return Ok(SigningCheck {
            passed: failed.is_none(),
            detail: format!(
                "{detail}; the records in DNS were not looked at: name resolvers in dns.resolvers"
            ),
            warnings,
        });
    }
    let looked = rotation::look(app, &[]).await?;
    let known = app.database.read(store::dkim_keys::all).await?;
    warnings.extend(known.iter().filter_map(|key| grown_old(key, app.now())));
    Ok(SigningCheck {
        passed: failed.is_none() && looked.problems.is_empty(),
        detail: match looked.problems.as_slice() {
            [] => format!("{detail} with the published records"),
            problems => problems.join("; "),
        },
        warnings,
    })
}

/// A sentence about a key that has signed for long.
fn grown_old(key: &DkimKey, now: UtcTime) -> Option<String> {
    let since = key.active_at.filter(|_| key.state == KeyState::Active)?;
    let days = now.seconds_since(since) / 86_400;
    (days > ROTATE_DAYS).then(|| {
        let (selector, domain) = (&key.selector, &key.domain);
        format!("the DKIM key {selector} has signed for {domain} for {days} days; it is time for a new one")
    })
}

/// A sentence for each key in use that others than its owner can read.
fn loose_files(config: &Config, signer: &Signer) -> Vec<String> {
    let is_loose = |path: &PathBuf| {
        let mode = fs::metadata(path).map_or(0, |data| data.permissions().mode());
        mode & 0o077 != 0
    };
    let files = signer
        .keys()
        .iter()
        .map(|(selector, _)| key_file(config, selector));
    files
        .filter(is_loose)
        .map(|path| {
            let path = path.display();
            format!("others than its owner can use the DKIM key {path}; run: chmod 600 {path}")
        })
        .collect()
}
