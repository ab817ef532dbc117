//! `postrider migrate`, `key`, `secret` and `check`: what keeps the house in order.

use std::path::Path;

use clap::Subcommand;
use serde::Serialize;

use super::failure::{Code, Failure};
use super::output::{Reader, or_dash, table};
use crate::clock::{Clock as _, SystemClock, SystemEntropy};
use crate::config::Config;
use crate::domain::operator::Right;
use crate::domain::time::UtcTime;
use crate::services::keys::{self, ApiKey};
use crate::services::{self, App, dkim, health, instance, notices, relays, samples};

/// API keys: what a site's own programs sign in with.
#[derive(Debug, Subcommand)]
pub(super) enum KeyCommand {
    /// Make a key and show it, this once
    #[command(after_help = "Example:
  postrider key create 'the site'

Use it as: Authorization: Bearer KEY. Only its hash is kept; a key that is lost is revoked and made anew.")]
    Create {
        /// What it is for
        name: String,
        /// When it stops working by itself, such as 2027-01-01T00:00:00Z; never where not given
        #[arg(long, value_name = "INSTANT", value_parser = instant)]
        expires: Option<UtcTime>,
        /// What it may do, such as read or read,content; without it, all but transfer and people
        #[arg(long, value_name = "RIGHTS", value_delimiter = ',', value_parser = right)]
        scope: Vec<Right>,
    },
    /// Show every key, without its secret
    Show,
    /// Withdraw a key at once
    Revoke {
        /// The part between the underscores, as shown by: postrider key show
        prefix: String,
    },
}

/// Signing keys: what the links in letters are signed with.
#[derive(Debug, Subcommand)]
pub(super) enum SecretCommand {
    /// Add a new signing key, or make the first; links signed by older keys keep working
    Rotate,
}

fn right(text: &str) -> Result<Right, String> {
    let names: Vec<_> = Right::ALL.iter().map(|right| right.as_str()).collect();
    Right::from_name(text).ok_or_else(|| format!("write one of: {}", names.join(", ")))
}

fn instant(text: &str) -> Result<UtcTime, String> {
    let parsed = text.parse().map(UtcTime::from_datetime);
    parsed.map_err(|_invalid| "write an instant in UTC, such as 2027-01-01T00:00:00Z".to_owned())
}

/// Runs `postrider migrate`.
pub(super) async fn migrate(config: &Config, reader: Reader) -> Result<(), Failure> {
    let ran = services::migrate(config).await?;
    let value = serde_json::json!({ "ran": ran });
    reader.show(&value, |_| match ran.as_slice() {
        [] => "The database is up to date.".to_owned(),
        ran => format!("These migrations ran:\n{}", ran.join("\n")),
    })
}

/// Runs `postrider key`.
pub(super) async fn run_keys(
    app: &App,
    command: KeyCommand,
    reader: Reader,
) -> Result<(), Failure> {
    match command {
        KeyCommand::Create {
            name,
            expires,
            scope,
        } => {
            let rights = match scope.as_slice() {
                [] => keys::usual_rights(),
                scope => scope.iter().copied().collect(),
            };
            let key = keys::create(app, name.clone(), rights, expires).await?;
            let value = serde_json::json!({
                "name": name, "key": key, "rights": rights, "expires_at": expires
            });
            reader.show(&value, |_| key)
        }
        KeyCommand::Show => {
            let all = keys::all(app).await?;
            reader.show(&all, |all| {
                let row = |key: &ApiKey| {
                    vec![
                        key.prefix.clone(),
                        key.name.clone(),
                        key.rights.to_string(),
                        key.created_at.to_string(),
                        or_dash(key.expires_at.as_ref()),
                        or_dash(key.last_used_at.as_ref()),
                        or_dash(key.revoked_at.as_ref()),
                    ]
                };
                let rows: Vec<_> = all.iter().map(row).collect();
                let nothing = "There are no keys yet. Make one with: postrider key create NAME";
                table(
                    &[
                        "prefix",
                        "name",
                        "scopes",
                        "made",
                        "expires",
                        "last used",
                        "revoked",
                    ],
                    &rows,
                    nothing,
                )
            })
        }
        KeyCommand::Revoke { prefix } => {
            if !keys::revoke(app, &prefix).await? {
                return Err(Failure::not_found(&format!(
                    "there is no working key with the prefix {prefix}; see: postrider key show"
                )));
            }
            let value = serde_json::json!({ "prefix": prefix, "revoked": true });
            reader.show(&value, |_| "The key works no more.".to_owned())
        }
    }
}

/// Runs `postrider secret`.
pub(super) fn run_secrets(
    config: &Config,
    command: &SecretCommand,
    reader: Reader,
) -> Result<(), Failure> {
    let SecretCommand::Rotate = command;
    services::add_key(config, &SystemEntropy)?;
    let file = config.secrets.keys_file.display().to_string();
    let value = serde_json::json!({ "keys_file": file });
    reader.show(&value, |_| {
        format!("A new signing key was added to {file}. It signs from the next start on; keep the older ones.")
    })
}

/// What `postrider check` found.
#[derive(Serialize)]
struct Findings {
    passed: bool,
    warnings: Vec<String>,
    checks: Vec<Finding>,
}

#[derive(Serialize)]
struct Finding {
    name: &'static str,
    passed: bool,
    detail: String,
}

/// Writes the sample letters of `postrider check --samples`.
pub(super) fn write_samples(config: &Config, folder: &Path) -> Result<(), Failure> {
    let written = samples::write_samples(config, folder, SystemClock.now());
    written.map(|_count| ()).map_err(|error| {
        Failure::new(Code::Failed, "the samples could not be written")
            .because(error)
            .try_this("run postrider check without --samples; it names the file and the line")
    })
}

/// Runs `postrider check`. That the configuration could be read has been seen by now. `open` opens the
/// service, which tries the keys, the database and the settings of the relay.
pub(super) async fn check(
    config: &Config,
    open: impl Future<Output = Result<std::sync::Arc<App>, Failure>>,
    reader: Reader,
) -> Result<(), Failure> {
    let mut checks = vec![finding("configuration", true, "can be used".to_owned())];
    let templates = services::check_templates(config);
    let templates_pass = templates.is_empty();
    let detail = if templates_pass {
        "every letter can be written".to_owned()
    } else {
        templates.join("; ")
    };
    checks.push(finding("templates", templates_pass, detail));
    let opened = open.await;
    let mut warnings = config.warnings.clone();
    let mut trouble = None;
    match opened {
        Ok(app) => {
            let health = health::ready(&app).await;
            // Whether a worker runs is no question of the set-up.
            let set_up = health
                .checks
                .into_iter()
                .filter(|check| matches!(check.name, "database" | "migrations"));
            checks.extend(set_up.map(|check| finding(check.name, check.passed, check.detail)));
            checks.push(check_relays(&app).await);
            let signing = dkim::check(&app).await?;
            checks.push(finding("dkim", signing.passed, signing.detail));
            warnings.extend(signing.warnings);
            let notices = notices::check(&app).await?;
            warnings.extend(notices.missing);
            let detail = match notices.unfinished.as_slice() {
                [] => "none was left unfinished".to_owned(),
                unfinished => unfinished.join("; "),
            };
            checks.push(finding(
                "privacy notices",
                notices.unfinished.is_empty(),
                detail,
            ));
            let (free, detail) = match instance::held(&app).await? {
                None => (true, "is not held".to_owned()),
                Some(reason) => (
                    false,
                    format!("is held; {reason}; see: postrider ledger show"),
                ),
            };
            checks.push(finding("ledger", free, detail));
        }
        Err(failure) => {
            checks.push(finding("database and keys", false, failure.in_words()));
            trouble = Some(failure);
        }
    }
    let passed = checks.iter().all(|check| check.passed);
    let findings = Findings {
        passed,
        warnings,
        checks,
    };
    reader.show(&findings, |findings| {
        let row = |check: &Finding| {
            let verdict = if check.passed { "good" } else { "BAD" };
            vec![
                check.name.to_owned(),
                verdict.to_owned(),
                check.detail.clone(),
            ]
        };
        let rows: Vec<_> = findings.checks.iter().map(row).collect();
        let warnings = findings
            .warnings
            .iter()
            .map(|warning| format!("warning: {warning}\n"));
        let table = table(&["check", "verdict", "found"], &rows, "");
        format!("{}{table}", warnings.collect::<String>())
    })?;
    match trouble {
        Some(failure) => Err(failure),
        None if !templates_pass => Err(Failure::new(
            Code::Configuration,
            "some letters cannot be written",
        )
        .try_this(
            "mend the templates in mail.templates_dir, or leave it empty for the built-in letters",
        )),
        None if !passed => Err(Failure::new(
            Code::Failed,
            "not everything is as it should be",
        )),
        None => Ok(()),
    }
}

/// Whether every list has a relay. That their settings can be used was seen when they were opened.
async fn check_relays(app: &App) -> Finding {
    let strays = match relays::strays(app).await {
        Ok(strays) => strays,
        Err(error) => return finding("relays", false, error.to_string()),
    };
    if !strays.is_empty() {
        let sentences: Vec<String> = strays.iter().map(ToString::to_string).collect();
        let waits = strays.iter().any(|stray| stray.waits);
        return finding("relays", !waits, sentences.join("; "));
    }
    let names: Vec<&str> = app.relays().iter().map(|relay| &*relay.name).collect();
    finding("relays", true, names.join(", "))
}

fn finding(name: &'static str, passed: bool, detail: String) -> Finding {
    Finding {
        name,
        passed,
        detail,
    }
}
