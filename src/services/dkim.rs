//! Signing keys for DKIM: opening those in use, making new ones, and looking at what is there.
//!
//! A key is a file in `dkim.keys_dir`, named after its selector. Making one changes nothing about what is
//! sent: it signs once its selector is named in `dkim.selectors` and, where `dns.resolvers` names somebody to
//! ask, once its record can be seen ([`rotation`]). The old key's record stays in DNS until the letters it
//! signed have arrived.

mod checking;
pub mod rotation;
mod sealing;
mod standings;

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::StoreError;
use crate::config::{Config, Selector};
use crate::domain::signing_key::KeyState;
use crate::domain::time::UtcTime;
use crate::mail::dkim::keys::{KeyError, PrivateKey, record_name, zone_strings};
use crate::mail::dkim::proof::{self, ProofError};
use crate::store::dkim_keys::DkimKey;
use crate::store::{self, Database};

pub use checking::{SigningCheck, check};
pub use sealing::{NoKey, alarms, waits};
pub(super) use sealing::{Signing, open};

pub use crate::mail::dkim::keys::RsaBits;
pub use crate::mail::dkim::{SignError, Signer};

/// The largest key file, in bytes; an RSA key of 4096 bits has some 3,300.
const LARGEST_KEY_BYTES: u64 = 65_536;
/// What the selector of the Ed25519 key ends with when both kinds are made at once.
const ED25519_SUFFIX: &str = "-ed25519";
/// Stands for the sender's domain where none is known.
const PROBE_DOMAIN: &str = "probe.invalid";

/// Why a DKIM key cannot be used or made.
#[derive(Debug, thiserror::Error)]
pub enum DkimError {
    /// A key that is in use is not there, or may not be read.
    #[error(
        "the DKIM key {path} cannot be read: {error}; make it with: postrider dkim generate, or take \
         its selector out of dkim.selectors"
    )]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// A file that is not a key that can sign.
    #[error("the DKIM key {path} {error}")]
    Key {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        error: KeyError,
    },
    /// A file whose name is not a selector.
    #[error("the DKIM key {path} {fault}; name the file SELECTOR.pem")]
    Name {
        /// The file.
        path: PathBuf,
        /// What is wrong with its name.
        fault: &'static str,
    },
    /// Two keys that sign alike, and nobody who could say which of them has been published.
    #[error(
        "dkim.selectors names two keys for {0}; keep the one whose record has been published, because \
         one signature of a kind is enough, or name in dns.resolvers whom to ask for the records"
    )]
    Twice(&'static str),
    /// The resolvers cannot be asked at all.
    #[error(transparent)]
    Resolvers(#[from] crate::mail::dns::UnusableResolvers),
    /// What a key signs does not verify.
    #[error("a letter signed with dkim.selectors does not verify: {0}")]
    Proof(#[from] ProofError),
    /// A key is never written over another.
    #[error("the DKIM key {0} exists and is not written over; choose another selector")]
    Exists(PathBuf),
    /// A new key could not be written down.
    #[error("the DKIM key {path} cannot be written: {error}")]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The selector of the second key would be too long.
    #[error("the selector {0}; choose a shorter one")]
    Selector(&'static str),
}

/// Which keys to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewKeys {
    /// An RSA key of this size.
    Rsa(RsaBits),
    /// An Ed25519 key.
    Ed25519,
    /// An RSA key of this size, and an Ed25519 key whose selector ends with `-ed25519`.
    Both(RsaBits),
}

/// What may be shown of a key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeyCard {
    /// Its name in DNS.
    pub selector: String,
    /// `rsa-sha256` or `ed25519-sha256`.
    pub algorithm: &'static str,
    /// Its size in bits.
    pub bits: usize,
    /// Whether `dkim.selectors` names it.
    pub active: bool,
    /// Its file.
    pub file: String,
    /// What has to be published, for each domain.
    pub records: Vec<DnsRecord>,
    /// Where it stands, for each domain for which its record was looked up.
    pub standings: Vec<Standing>,
}

/// Where a key stands for one domain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// The domain.
    pub domain: String,
    /// Where it stands.
    pub state: KeyState,
    /// What the last look found, in words.
    pub finding: String,
    /// When that was.
    pub looked_at: UtcTime,
    /// When enough resolvers first saw its record.
    pub seen_at: Option<UtcTime>,
    /// When it last began to sign.
    pub active_at: Option<UtcTime>,
    /// When it last ceased to.
    pub retired_at: Option<UtcTime>,
    /// Until when its record has to stay, where it is retired.
    pub keep_until: Option<UtcTime>,
}

/// A TXT record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DnsRecord {
    /// Where it stands.
    pub name: String,
    /// Its text in one piece, as the forms of most DNS services take it.
    pub text: String,
    /// The same in quoted strings of at most 255 octets, as zone files want it.
    pub strings: String,
}

/// The signer that the configuration asks for, tried once; nothing where the relay is to sign.
fn open_signer(config: &Config, now: UtcTime) -> Result<Option<Signer>, DkimError> {
    let mut keys: Vec<(Selector, PrivateKey)> = Vec::new();
    for selector in &config.dkim.selectors {
        let key = read_key(&key_file(config, selector))?;
        let algorithm = key.algorithm();
        let is_like = |(_, other): &(Selector, PrivateKey)| other.algorithm() == algorithm;
        // Where the records are looked up, the first that can be seen signs.
        if config.dns.resolvers.is_empty() && keys.iter().any(is_like) {
            return Err(DkimError::Twice(algorithm.name()));
        }
        keys.push((selector.clone(), key));
    }
    if keys.is_empty() {
        return Ok(None);
    }
    let signer = Signer::new(config.dkim.domain.clone(), keys);
    let domain = config.dkim.domain.as_deref().unwrap_or(PROBE_DOMAIN);
    proof::prove(&signer, domain, now)?;
    Ok(Some(signer))
}

/// Makes keys in files of their own, readable by their owner only, and returns what has to be published.
pub fn generate(
    config: &Config,
    selector: &Selector,
    new: NewKeys,
    domains: &[String],
) -> Result<Vec<KeyCard>, DkimError> {
    let plan = match new {
        NewKeys::Rsa(bits) => vec![(selector.clone(), Some(bits))],
        NewKeys::Ed25519 => vec![(selector.clone(), None)],
        NewKeys::Both(bits) => {
            let second = Selector::parse(&format!("{selector}{ED25519_SUFFIX}"))
                .map_err(DkimError::Selector)?;
            vec![(selector.clone(), Some(bits)), (second, None)]
        }
    };
    for (selector, _) in &plan {
        let path = key_file(config, selector);
        if path.exists() {
            return Err(DkimError::Exists(path));
        }
    }
    let mut cards = Vec::new();
    for (selector, bits) in plan {
        let path = key_file(config, &selector);
        let failed = |error| DkimError::Key {
            path: path.clone(),
            error,
        };
        let made = bits.map_or_else(PrivateKey::new_ed25519, PrivateKey::new_rsa);
        let key = made.map_err(failed)?;
        write_key(&path, &key.to_pem().map_err(failed)?)?;
        cards.push(card(config, &path, &selector, &key, domains)?);
    }
    Ok(cards)
}

/// Every key in `dkim.keys_dir`, in use or not, by selector; `known` is what was seen of them in DNS.
pub fn all(
    config: &Config,
    domains: &[String],
    known: &[DkimKey],
) -> Result<Vec<KeyCard>, DkimError> {
    let mut cards = Vec::new();
    for (path, selector) in keys_on_disk(config)? {
        let mut card = card(config, &path, &selector, &read_key(&path)?, domains)?;
        let its = known.iter().filter(|key| key.selector == card.selector);
        card.standings = its.map(standing).collect();
        cards.push(card);
    }
    cards.sort_by(|one, other| one.selector.cmp(&other.selector));
    Ok(cards)
}

/// What was seen of all keys in DNS; nothing where nobody looks.
pub async fn known(config: &Config) -> Result<Vec<DkimKey>, StoreError> {
    if config.dns.resolvers.is_empty() {
        return Ok(Vec::new());
    }
    Database::open(&config.database)?
        .read(store::dkim_keys::all)
        .await
}

fn standing(key: &DkimKey) -> Standing {
    Standing {
        domain: key.domain.clone(),
        state: key.state,
        finding: key.finding.clone(),
        looked_at: key.looked_at,
        seen_at: key.seen_at,
        active_at: key.active_at,
        retired_at: key.retired_at,
        keep_until: standings::keep_until(key),
    }
}

/// The files in `dkim.keys_dir` and the selectors that they are named after.
fn keys_on_disk(config: &Config) -> Result<Vec<(PathBuf, Selector)>, DkimError> {
    let folder = &config.dkim.keys_dir;
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unreadable(folder, error)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| unreadable(folder, error))?.path();
        if path.extension().is_none_or(|extension| extension != "pem") {
            continue;
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let selector = Selector::parse(&name).map_err(|fault| DkimError::Name {
            path: path.clone(),
            fault,
        })?;
        found.push((path, selector));
    }
    Ok(found)
}

/// The domains that keys sign for: `dkim.domain`, or those of all lists' senders.
pub async fn domains(config: &Config) -> Result<Vec<String>, StoreError> {
    if let Some(domain) = &config.dkim.domain {
        return Ok(vec![domain.clone()]);
    }
    let lists = Database::open(&config.database)?
        .read(store::lists::all)
        .await?;
    let domains: BTreeSet<String> = lists
        .iter()
        .map(|list| list.from_address.domain().to_owned())
        .collect();
    Ok(domains.into_iter().collect())
}

fn card(
    config: &Config,
    path: &Path,
    selector: &Selector,
    key: &PrivateKey,
    domains: &[String],
) -> Result<KeyCard, DkimError> {
    let text = key.record().map_err(|error| DkimError::Key {
        path: path.to_owned(),
        error,
    })?;
    let record = |domain: &String| DnsRecord {
        name: record_name(selector.as_str(), domain),
        strings: zone_strings(&text),
        text: text.clone(),
    };
    Ok(KeyCard {
        selector: selector.to_string(),
        algorithm: key.algorithm().name(),
        bits: key.bits(),
        active: config.dkim.selectors.contains(selector),
        file: path.display().to_string(),
        records: domains.iter().map(record).collect(),
        standings: Vec::new(),
    })
}

fn key_file(config: &Config, selector: &Selector) -> PathBuf {
    config.dkim.keys_dir.join(format!("{selector}.pem"))
}

fn read_key(path: &Path) -> Result<PrivateKey, DkimError> {
    let mut text = String::new();
    fs::File::open(path)
        .and_then(|file| file.take(LARGEST_KEY_BYTES).read_to_string(&mut text))
        .map_err(|error| unreadable(path, error))?;
    PrivateKey::from_pem(&text).map_err(|error| DkimError::Key {
        path: path.to_owned(),
        error,
    })
}

fn unreadable(path: &Path, error: io::Error) -> DkimError {
    DkimError::Unreadable {
        path: path.to_owned(),
        error,
    }
}

/// Writes a file that only its owner can read, and never over another.
fn write_key(path: &Path, pem: &str) -> Result<(), DkimError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let written = fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .and_then(|()| {
            let mut options = fs::OpenOptions::new();
            options.write(true).create_new(true).mode(0o600).open(path)
        })
        .and_then(|mut file| {
            file.write_all(pem.as_bytes())?;
            file.sync_all()
        });
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => DkimError::Exists(path.to_owned()),
        _ => DkimError::Unwritable {
            path: path.to_owned(),
            error,
        },
    })
}
