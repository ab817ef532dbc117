//! Signing keys for DKIM: opening those in use, making new ones, and looking at what is there.
//!
//! A key is a file in `dkim.keys_dir`, named after its selector. Making one changes nothing about what is
//! sent: it signs once its selector is named in `dkim.selectors`, which an operator does after its record
//! has been published. The old key's record stays in DNS until the letters it signed have arrived.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{App, StoreError};
use crate::config::{Config, Selector};
use crate::domain::time::UtcTime;
use crate::mail::dkim::keys::{Algorithm, KeyError, PrivateKey, record_name, zone_strings};
use crate::mail::dkim::proof::{self, ProofError};
use crate::store::{self, Database};

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
    /// Two keys that sign alike.
    #[error(
        "dkim.selectors names two keys for {0}; keep the one whose record has been published, because \
         one signature of a kind is enough"
    )]
    Twice(&'static str),
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

/// The signer that the configuration asks for, tried once; nothing where the relay is to sign.
pub(super) fn open_signer(config: &Config, now: UtcTime) -> Result<Option<Signer>, DkimError> {
    let mut keys: Vec<(Selector, PrivateKey)> = Vec::new();
    for selector in &config.dkim.selectors {
        let key = read_key(&key_file(config, selector))?;
        let algorithm = key.algorithm();
        if keys.iter().any(|(_, other)| other.algorithm() == algorithm) {
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

/// Signs and verifies a letter of every list, and names what an operator should know.
pub async fn check(app: &App) -> Result<SigningCheck, StoreError> {
    let Some(signer) = &app.signer else {
        return Ok(SigningCheck {
            passed: true,
            detail: "off: letters leave unsigned, and the relay has to sign".to_owned(),
            warnings: Vec::new(),
        });
    };
    let lists = app.database.read(store::lists::all).await?;
    let mut warnings = loose_files(&app.config, signer);
    let alone = |(_, key): &(Selector, PrivateKey)| key.algorithm() == Algorithm::Ed25519;
    if signer.keys().iter().all(alone) {
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
    Ok(SigningCheck {
        passed: failed.is_none(),
        detail: match failed {
            Some(error) => format!("a signed letter does not verify: {error}"),
            None => format!(
                "letters of {} are signed by {}, and the signatures verify; the records in DNS were not \
                 looked at",
                names(domains.into_iter().collect()),
                names(selectors.collect())
            ),
        },
        warnings,
    })
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

/// Every key in `dkim.keys_dir`, in use or not, by selector.
pub fn all(config: &Config, domains: &[String]) -> Result<Vec<KeyCard>, DkimError> {
    let folder = &config.dkim.keys_dir;
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unreadable(folder, error)),
    };
    let mut cards = Vec::new();
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
        cards.push(card(config, &path, &selector, &read_key(&path)?, domains)?);
    }
    cards.sort_by(|one, other| one.selector.cmp(&other.selector));
    Ok(cards)
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
