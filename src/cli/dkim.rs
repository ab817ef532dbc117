//! `postrider dkim`: the keys that letters are signed with, and the DNS records that go with them.

use std::fmt::Write as _;

use clap::{Subcommand, ValueEnum};

use super::failure::{Code, Failure};
use super::output::{Reader, or_dash, table};
use crate::config::{Config, Selector};
use crate::services::dkim::rotation::{self, Looked, Report};
use crate::services::dkim::{self, DkimError, KeyCard, NewKeys, RsaBits};

/// DKIM keys.
#[derive(Debug, Subcommand)]
pub(super) enum DkimCommand {
    /// Make a key and show the DNS record to publish; it signs once dkim.selectors names it
    #[command(after_help = "Example:
  postrider dkim generate --domain news.example.org --selector 2026a

Publish the record, then set dkim.selectors = [\"2026a\"] and start the service anew. With dns.resolvers it
signs once it can be seen; without, wait for that yourself (dig TXT 2026a._domainkey.news.example.org).
To change keys, make one with another selector, publish it and name it first: [\"2026b\", \"2026a\"]. It
takes over once it can be seen. Leave the old record in DNS for 15 days more; dkim show says until when.")]
    Generate {
        /// The domain that signs; where not given, dkim.domain or the domains of all lists' senders
        #[arg(long, value_name = "DOMAIN")]
        domain: Option<String>,
        /// The name of the key in DNS, such as 2026a; never used before
        #[arg(long, value_parser = Selector::parse)]
        selector: Selector,
        /// RSA is what every receiver verifies. Ed25519 is for use beside it, not alone
        #[arg(long, value_enum, default_value_t = KeyAlgorithm::Rsa)]
        algorithm: KeyAlgorithm,
        /// The size of the RSA key
        #[arg(long, value_enum, default_value_t = KeyBits::B2048)]
        bits: KeyBits,
    },
    /// Look the published records up, try them with the keys, and say which keys sign
    #[command(
        after_help = "Every resolver of dns.resolvers is asked. The exit code is 1 when something has to be put right."
    )]
    Check {
        /// A domain to look at besides those of the lists' senders
        #[arg(long, value_name = "DOMAIN")]
        domain: Option<String>,
    },
    /// Show every key, where it stands, and its DNS record
    Show {
        /// The domain that signs; where not given, dkim.domain or the domains of all lists' senders
        #[arg(long, value_name = "DOMAIN")]
        domain: Option<String>,
    },
}

/// What to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum KeyAlgorithm {
    /// An RSA key
    Rsa,
    /// An Ed25519 key
    Ed25519,
    /// An RSA key, and an Ed25519 key whose selector ends with -ed25519
    Both,
}

/// The size of an RSA key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum KeyBits {
    /// What is usual
    #[value(name = "2048")]
    B2048,
    /// Stronger, and about three times the work for each letter
    #[value(name = "3072")]
    B3072,
    /// Stronger still, with more work again, and a record that some DNS services cut
    #[value(name = "4096")]
    B4096,
}

/// Runs `postrider dkim`.
pub(super) async fn run(
    config: &Config,
    command: DkimCommand,
    reader: Reader,
) -> Result<(), Failure> {
    match command {
        DkimCommand::Generate {
            domain,
            selector,
            algorithm,
            bits,
        } => {
            let domains = domains(config, domain).await?;
            let bits = match bits {
                KeyBits::B2048 => RsaBits::Bits2048,
                KeyBits::B3072 => RsaBits::Bits3072,
                KeyBits::B4096 => RsaBits::Bits4096,
            };
            let new = match algorithm {
                KeyAlgorithm::Rsa => NewKeys::Rsa(bits),
                KeyAlgorithm::Ed25519 => NewKeys::Ed25519,
                KeyAlgorithm::Both => NewKeys::Both(bits),
            };
            let made = dkim::generate(config, &selector, new, &domains)?;
            reader.show(&made, |made| told_after_making(made))
        }
        DkimCommand::Check { domain } => check(config, domain, reader).await,
        DkimCommand::Show { domain } => {
            let domains = domains(config, domain).await?;
            let known = dkim::known(config).await?;
            let keys = dkim::all(config, &domains, &known)?;
            reader.show(&keys, |keys| told(keys))
        }
    }
}

async fn check(config: &Config, domain: Option<String>, reader: Reader) -> Result<(), Failure> {
    let domain = domain.map(|domain| parse(&domain)).transpose()?;
    if config.dns.resolvers.is_empty() {
        let what = "dns.resolvers is empty, so nobody can be asked what was published";
        return Err(Failure::new(Code::Configuration, what).try_this(
            "dns.resolvers = [\"10.0.0.53\", \"9.9.9.9\"], with resolvers of your choice",
        ));
    }
    if config.dkim.selectors.is_empty() {
        return Err(
            Failure::new(Code::Configuration, "dkim.selectors names no key")
                .try_this("postrider dkim generate --help"),
        );
    }
    let app = super::open(config.clone()).await?;
    let domains: Vec<String> = domain.into_iter().collect();
    let report = rotation::look(&app, &domains).await?;
    reader.show(&report, told_after_looking)?;
    if report.problems.is_empty() {
        Ok(())
    } else {
        let what = "not every DKIM key can be used";
        Err(Failure::new(Code::Failed, what).because(report.problems.join("; ")))
    }
}

fn told_after_looking(report: &Report) -> String {
    let row = |key: &Looked| {
        vec![
            key.selector.clone(),
            key.domain.clone(),
            key.state.to_string(),
            if key.signs { "yes" } else { "no" }.to_owned(),
            key.finding.clone(),
        ]
    };
    let rows: Vec<_> = report.keys.iter().map(row).collect();
    let nothing =
        "There is no list yet whose records could be looked up; name a domain with --domain.";
    let mut text = table(
        &["selector", "domain", "state", "signs", "found"],
        &rows,
        nothing,
    );
    for key in &report.keys {
        for seen in &key.resolvers {
            let (resolver, found) = (&seen.resolver, &seen.found);
            let _ = write!(
                text,
                "\n{resolver}, {} of {}: {found}",
                key.selector, key.domain
            );
        }
    }
    text
}

fn parse(domain: &str) -> Result<String, Failure> {
    crate::config::domain(domain).map_err(|fault| {
        Failure::new(Code::Usage, &format!("--domain {domain:?} {fault}"))
            .try_this("--domain news.example.org")
    })
}

async fn domains(config: &Config, named: Option<String>) -> Result<Vec<String>, Failure> {
    if let Some(domain) = named {
        return Ok(vec![parse(&domain)?]);
    }
    let remedy = "name the domain that signs with --domain, or set dkim.domain";
    match dkim::domains(config).await {
        Ok(domains) if !domains.is_empty() => Ok(domains),
        Ok(_) => Err(Failure::new(
            Code::Failed,
            "there is no list yet that could be signed for",
        )
        .try_this(remedy)),
        Err(error) => Err(Failure::new(
            Code::Failed,
            "the senders of the lists cannot be looked up",
        )
        .because(error)
        .try_this(remedy)),
    }
}

fn told_after_making(made: &[KeyCard]) -> String {
    let files: Vec<String> = made
        .iter()
        .map(|key| format!("The private key is in {}; it is secret.", key.file))
        .collect();
    let selectors: Vec<String> = made
        .iter()
        .map(|key| format!("{:?}", key.selector))
        .collect();
    format!(
        "{}\n\n{}\nWhen {} can be seen in DNS, set dkim.selectors = [{}] and start the service anew.",
        files.join("\n"),
        records(made),
        if made.len() == 1 { "it" } else { "they" },
        selectors.join(", "),
    )
}

fn told(keys: &[KeyCard]) -> String {
    if keys.is_empty() {
        return "There are no keys yet. Make one with: postrider dkim generate --selector NAME"
            .to_owned();
    }
    let row = |key: &KeyCard| {
        vec![
            key.selector.clone(),
            key.algorithm.to_owned(),
            key.bits.to_string(),
            if key.active { "yes" } else { "no" }.to_owned(),
        ]
    };
    let rows: Vec<_> = keys.iter().map(row).collect();
    let table = table(&["selector", "algorithm", "bits", "named"], &rows, "");
    format!("{table}\n{}{}", standings(keys), records(keys))
}

/// Where the keys stand, where that was looked up.
fn standings(keys: &[KeyCard]) -> String {
    let rows: Vec<Vec<String>> = keys
        .iter()
        .flat_map(|key| key.standings.iter().map(move |standing| (key, standing)))
        .map(|(key, standing)| {
            vec![
                key.selector.clone(),
                standing.domain.clone(),
                standing.state.to_string(),
                or_dash(standing.active_at.as_ref()),
                standing.looked_at.to_string(),
                standing.finding.clone(),
            ]
        })
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    let heads = [
        "selector",
        "domain",
        "state",
        "signs since",
        "looked at",
        "found",
    ];
    format!("{}\n", table(&heads, &rows, ""))
}

/// Each record twice: in one piece for the forms of DNS services, and as a line of a zone file.
fn records(keys: &[KeyCard]) -> String {
    let mut text =
        String::from("The TXT records to publish, in one piece and as a line of a zone file:\n");
    for record in keys.iter().flat_map(|key| &key.records) {
        let (name, whole, strings) = (&record.name, &record.text, &record.strings);
        let _ = write!(text, "\n{name}\n{whole}\n\n{name}. IN TXT ( {strings} )\n");
    }
    text
}

impl From<DkimError> for Failure {
    fn from(error: DkimError) -> Self {
        let code = match error {
            DkimError::Exists(_) | DkimError::Unwritable { .. } => Code::Failed,
            _ => Code::Configuration,
        };
        Self::new(code, &error.to_string())
    }
}
