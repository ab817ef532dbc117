//! The configuration: every setting as a typed value, read once at the start.
//!
//! Three layers are laid over each other: `config/default.toml`, which is built in and is the
//! reference of every key, then the operator's file, then `POSTRIDER_<SECTION>_<KEY>` variables
//! (see `layers`). What remains is parsed into one struct per section (see `reader`), and what
//! cannot be true together is refused (see `rules`). All problems are reported at once, each with
//! the file or variable it comes from, the key, the value and a remedy. Passwords are
//! [`secrecy::SecretString`]s and appear neither in errors nor in `Debug` output.

mod address_checks;
mod api;
mod database;
mod desk;
mod dkim;
mod dns;
mod effective;
mod embed;
mod error;
mod feeds;
mod layers;
mod mail;
mod net;
mod pace;
mod reader;
mod relays;
mod rules;
mod sections;
mod server;
mod shown;
mod signup;
mod smtp;
mod transfer;

use std::net::SocketAddr;
use std::path::Path;

pub use address_checks::{CheckDomains, DisposableMail};
pub use api::Api;
pub use database::{Database, DatabaseUrl};
pub use desk::{Desk, SecondFactor};
pub use dkim::{Dkim, Selector, WithoutKey};
pub use dns::Dns;
pub use effective::ShownSetting;
pub use embed::{Embed, MOST_ORIGINS};
pub use error::{ConfigError, Origin, Problem};
pub use feeds::Feeds;
pub use mail::{Mail, domain};
pub use net::{HostPort, IpNetwork, NetError};
pub use pace::{Pace, RelayPace};
pub use relays::{MAIN_RELAY, RelayConfig};
pub use sections::{
    Digest, Explain, Letters, Log, LogDirective, LogFormat, LogLevel, Preferences, RefusalPolicy,
    Removals, Secrets, Sending, Watch, WhenInDoubt, Worker,
};
pub use server::{MetricsFor, Server};
pub use signup::{AskForWork, Budgets, Pressure, Signup};
pub use smtp::{Credentials, Smtp, SmtpEndpoint, TlsMode};
pub use transfer::Transfer;

use layers::Layers;
use reader::Reader;

/// The text of `config/default.toml`: every key, its meaning and its default.
pub const DEFAULTS: &str = include_str!("../config/default.toml");

/// The variable that names the configuration file when no argument does.
pub const FILE_VARIABLE: &str = "POSTRIDER_CONFIG";

/// What Postrider is run for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A first look on one machine: loopback only, everything missing is made.
    TryOut,
    /// Real readers: a relay and a public address are required.
    Production,
}

/// The whole configuration, checked.
#[derive(Debug, Clone)]
pub struct Config {
    /// What Postrider is run for.
    pub mode: Mode,
    /// The HTTP server.
    pub server: Server,
    /// What programs may ask of the API.
    pub api: Api,
    /// The database.
    pub database: Database,
    /// Where the signing keys are.
    pub secrets: Secrets,
    /// The relay that is called "main", and what the others take from it.
    pub smtp: Smtp,
    /// Every relay that has a url; none in a try-out without one.
    pub relays: Vec<RelayConfig>,
    /// How fast a recipient's domain is written to.
    pub pace: Pace,
    /// What letters are made of and where they return to.
    pub mail: Mail,
    /// Who signs letters.
    pub dkim: Dkim,
    /// Whom to ask for names.
    pub dns: Dns,
    /// How deliveries are claimed, sent and retried.
    pub sending: Sending,
    /// How feeds are polled.
    pub feeds: Feeds,
    /// How sign-ups are handled.
    pub signup: Signup,
    /// Sheets of readers that come and go.
    pub transfer: Transfer,
    /// Forms on other sites.
    pub embed: Embed,
    /// Where operators work.
    pub desk: Desk,
    /// How readers look after their subscriptions.
    pub preferences: Preferences,
    /// When a digest is worth an issue.
    pub digest: Digest,
    /// Which optional letters are written.
    pub letters: Letters,
    /// The rhythm of the worker.
    pub worker: Worker,
    /// How issues are watched.
    pub watch: Watch,
    /// When readers who leave look like the work of a link scanner.
    pub removals: Removals,
    /// How much is told about one reader.
    pub explain: Explain,
    /// What is logged, and how.
    pub log: Log,
    /// What is allowed but unwise, such as a password file that everybody can read; one sentence each.
    pub warnings: Vec<String>,
    /// Every setting as it may be shown.
    pub settings: Vec<ShownSetting>,
}

impl Config {
    /// Lays the operator's file and the environment over the defaults and checks the result.
    ///
    /// `file` is the file named on the command line; without it, `POSTRIDER_CONFIG` names one, and
    /// without that there is none. Pass [`environment`] as `env` outside tests. The files that
    /// `database.url_file` and `smtp.password_file` name are read here.
    ///
    /// The error lists every problem that was found.
    pub fn load(
        file: Option<&Path>,
        env: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let mut layers = Layers::defaults(DEFAULTS);
        let env: Vec<(String, String)> = env
            .into_iter()
            .filter(|(name, _)| name.starts_with("POSTRIDER_"))
            .collect();
        let named = env
            .iter()
            .find(|(name, value)| name == FILE_VARIABLE && !value.is_empty())
            .map(|(_, value)| Path::new(value));
        if let Some(path) = file.or(named) {
            layers.add_file(path);
        }
        layers.add_environment(&env);
        Self::read(&mut Reader::new(layers))
    }

    /// The defaults alone: try-out mode, nothing read but what is built in.
    pub fn embedded() -> Result<Self, ConfigError> {
        Self::load(None, [])
    }

    /// The address under which readers reach the server, without a slash at the end.
    ///
    /// `bound` is the address that the server really listens on; it is used when
    /// `server.public_url` is empty, which only try-out mode allows.
    #[must_use]
    pub fn public_url(&self, bound: SocketAddr) -> String {
        match &self.server.public_url {
            Some(url) => url.clone(),
            None => format!("http://{bound}"),
        }
    }

    /// Whether sign-ups with addresses such as `name@example.org` are accepted, which no public mail
    /// reaches: in try-out mode, where letters stay in the outbox or go to a relay that the newcomer
    /// chose.
    #[must_use]
    pub fn accepts_special_use(&self) -> bool {
        self.mode == Mode::TryOut
    }

    fn read(reader: &mut Reader) -> Result<Self, ConfigError> {
        let mode = reader.choice(
            "mode",
            &[("try-out", Mode::TryOut), ("production", Mode::Production)],
        );
        let smtp = Smtp::read(reader, "smtp");
        let relays = relays::read(reader, &smtp);
        let mut config = Self {
            mode,
            server: Server::read(reader),
            api: Api::read(reader),
            database: Database::read(reader),
            secrets: Secrets::read(reader),
            smtp,
            relays,
            pace: Pace::read(reader),
            mail: Mail::read(reader),
            dkim: Dkim::read(reader),
            dns: Dns::read(reader),
            sending: Sending::read(reader),
            feeds: Feeds::read(reader),
            signup: Signup::read(reader),
            transfer: Transfer::read(reader),
            embed: Embed::read(reader),
            desk: Desk::read(reader),
            preferences: Preferences::read(reader),
            digest: Digest::read(reader),
            letters: Letters::read(reader),
            worker: Worker::read(reader),
            watch: Watch::read(reader),
            removals: Removals::read(reader),
            explain: Explain::read(reader),
            log: Log::read(reader),
            warnings: Vec::new(),
            settings: effective::all(reader, DEFAULTS),
        };
        rules::check(&config, reader);
        let (problems, warnings) = reader.finish();
        if !problems.is_empty() {
            return Err(ConfigError { problems });
        }
        let host = config.server.public_host();
        let relays = config.relays.iter_mut().map(|relay| &mut relay.smtp);
        for smtp in relays.chain([&mut config.smtp]) {
            smtp.hello_name = smtp.hello_name.take().or_else(|| host.clone());
        }
        config.warnings = warnings;
        Ok(config)
    }
}

/// The environment of this process as [`Config::load`] takes it.
///
/// What is not UTF-8 is passed on with replacement characters, which `load` refuses in its own
/// variables and ignores elsewhere.
pub fn environment() -> impl Iterator<Item = (String, String)> {
    std::env::vars_os().map(|(name, value)| {
        let text = |os: std::ffi::OsString| os.to_string_lossy().into_owned();
        (text(name), text(value))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_key_of_the_defaults_is_read_into_a_field_and_no_other() {
        let layers = Layers::defaults(DEFAULTS);
        let documented: BTreeSet<String> = layers.keys().map(str::to_owned).collect();
        let mut reader = Reader::new(layers);
        Config::read(&mut reader).unwrap();
        assert_eq!(&documented, reader.keys_read());
        assert!(documented.len() > 60);
    }

    #[test]
    fn every_key_of_the_defaults_has_a_comment_right_above_it() {
        let mut above = "";
        for line in DEFAULTS.lines() {
            if line.contains(" = ") && !line.starts_with('#') {
                assert!(above.starts_with('#'), "{line} is not explained");
            }
            above = line;
        }
    }

    #[test]
    fn the_documented_number_of_settings_is_the_number_of_lines_that_set_one() {
        let lines = DEFAULTS
            .lines()
            .filter(|line| line.contains(" = ") && !line.starts_with('#'))
            .count();
        assert_eq!(lines, Layers::defaults(DEFAULTS).keys().count());
    }
}
