//! What every story needs: the ledger, the clock, chance, the keys, and the ways out of the house.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use tokio::sync::Notify;

use super::StoreError;
use super::delivery::{Passages, VariantCache};
use super::digest::EndedCounts;
use super::dkim::{self, DkimError, Signing};
use super::figures::LastFigures;
use super::kept::Shelf;
use super::neighbours::Neighbours;
use super::operators::Hasher;
use super::progress::Board;
use super::relays::Tally;
use super::relays::{self, RelayWay, UnusableRelay};
use super::signup;
use super::timekeeping::{Moment, Timekeeper};
use super::today::NextCount;
use crate::clock::{Clock, Entropy, random_bytes, random_uuid};
use crate::config::{Config, HostPort, Mode};
use crate::domain::time::UtcTime;
use crate::domain::token::{Keyring, KeyringError};
use crate::feeds::{FeedClient, FetchError, FetchLimits};
use crate::mail::dns::Resolvers;
use crate::mail::templates::{TemplateError, Templates};
use crate::store::{self, Database};
use crate::words::Words;

/// The running service, shared by the front door, the night shift and the command line.
pub struct App {
    /// The configuration.
    pub config: Config,
    /// Where readers reach the service, without a slash at the end.
    pub public_url: String,
    /// What letters and pages say, in every language.
    pub words: Arc<Words>,
    /// Wakes the night shift when there is something to do.
    pub nudge: Notify,
    pub(super) database: Database,
    pub(super) entropy: Arc<dyn Entropy>,
    pub(super) keyring: Keyring,
    pub(super) templates: Templates,
    pub(super) relays: Vec<RelayWay>,
    pub(super) feeds: FeedClient,
    /// Who signs which letters.
    pub(super) signing: Signing,
    pub(super) message_salt: Vec<u8>,
    pub(super) variants: VariantCache,
    pub(super) passages: Passages,
    /// Whether the ledger is held, as the last heartbeat found it.
    pub(super) held: AtomicBool,
    pub(super) progress: Board,
    pub(super) ended_counts: EndedCounts,
    /// How many readers held issues would have.
    pub(super) held_readers: Shelf<i64>,
    pub(super) figures: LastFigures,
    /// What this process heard from the relays and has not written down yet.
    pub(super) tally: Tally,
    pub(super) next_count: NextCount,
    pub(super) timekeeper: Timekeeper,
    pub(super) neighbours: Neighbours,
    /// Who is asked about the domains of sign-ups; none where they are not looked up.
    pub(super) signup_resolvers: Option<Resolvers>,
    pub(super) hasher: Hasher,
    clock: Arc<dyn Clock>,
}

/// Why the service could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The ledger failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Migrations have not run.
    #[error("the database lacks the migrations {0}; run: postrider migrate")]
    NotMigrated(String),
    /// The key file cannot be read.
    #[error("the key file {path} cannot be read: {error}; make one with: postrider secret rotate")]
    KeyFile {
        /// `secrets.keys_file`.
        path: String,
        /// What the system said.
        error: std::io::Error,
    },
    /// The key file is spoilt.
    #[error("the key file {path} {error}")]
    Keys {
        /// `secrets.keys_file`.
        path: String,
        /// What is wrong with it.
        error: KeyringError,
    },
    /// A DKIM key cannot be used.
    #[error(transparent)]
    Dkim(#[from] DkimError),
    /// A template cannot be used.
    #[error("a letter's template cannot be used: {0}")]
    Templates(#[from] TemplateError),
    /// An operator's template fails with one of the samples.
    #[error("a letter's template in mail.templates_dir cannot be used: {0}; see: postrider check")]
    Template(String),
    /// A relay's settings cannot be used.
    #[error(transparent)]
    Relay(#[from] UnusableRelay),
    /// The HTTP client for feeds cannot be made.
    #[error("the HTTP client for feeds cannot be made: {0}")]
    Feeds(#[from] FetchError),
}

impl App {
    /// Opens the ledger, the keys, those who sign, the templates and the way to the relay. `bound` is the address the
    /// front door listens on, for links when no public URL is configured.
    ///
    /// In try-out mode the database is migrated and the keys are made where missing; in production
    /// both are an operator's decision and their absence is an error.
    pub async fn open(
        config: Config,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
        bound: SocketAddr,
    ) -> Result<Arc<Self>, OpenError> {
        let database = Database::open(&config.database)?;
        if config.mode == Mode::TryOut {
            database.migrate().await?;
        }
        let missing = database.pending_migrations().await?;
        if !missing.is_empty() {
            return Err(OpenError::NotMigrated(missing.join(", ")));
        }
        let keyring = open_keyring(&config, &*entropy)?;
        let signing = dkim::open(&config, &database, clock.now()).await?;
        let templates = open_templates(&config)?;
        let relays = relays::open(&config)?;
        let neighbours = Neighbours::open(&config).map_err(DkimError::from)?;
        let signup_resolvers = signup::resolvers(&config).map_err(DkimError::from)?;
        let feeds = FeedClient::new(&fetch_limits(&config, bound))?;
        let message_salt = message_salt(&database, &*clock, &*entropy).await?;
        let app = Arc::new(Self {
            public_url: config.public_url(bound),
            hasher: Hasher::new(config.desk.passwords_at_once),
            config,
            words: Arc::clone(templates.words()),
            nudge: Notify::new(),
            database,
            entropy,
            keyring,
            templates,
            relays,
            feeds,
            signing,
            message_salt,
            variants: VariantCache::default(),
            passages: Passages::default(),
            neighbours,
            signup_resolvers,
            held: AtomicBool::new(false),
            progress: Board::default(),
            ended_counts: EndedCounts::default(),
            held_readers: Shelf::default(),
            figures: LastFigures::default(),
            tally: Tally::default(),
            next_count: NextCount::default(),
            timekeeper: Timekeeper::begin(&*clock),
            clock,
        });
        super::instance::look(&app).await?;
        Ok(app)
    }

    /// The present instant.
    #[must_use]
    pub fn now(&self) -> UtcTime {
        self.clock.now()
    }

    /// The present instant by both clocks: the machine's, and the one that nobody sets.
    #[must_use]
    pub fn moment(&self) -> Moment {
        Moment::of(&*self.clock)
    }

    /// A name to claim feeds under: unguessable, new at every start.
    #[must_use]
    pub fn new_worker_name(&self) -> String {
        random_uuid(&*self.entropy).to_string()
    }

    /// A number from 0 to 255 that nobody can foresee.
    #[must_use]
    pub fn chance(&self) -> u8 {
        let [chance] = random_bytes(&*self.entropy);
        chance
    }
}

/// The templates; an operator's own are tried with every sample first, because a letter that cannot be
/// written would be found out only when it is due.
fn open_templates(config: &Config) -> Result<Templates, OpenError> {
    let templates = Templates::load(config.mail.templates_dir.as_deref())?;
    if config.mail.templates_dir.is_some()
        && let Some(problem) = templates.try_samples().first()
    {
        return Err(OpenError::Template(problem.to_string()));
    }
    Ok(templates)
}

/// What is wrong with the letters' templates, each with its file and line; nothing when all is well.
pub fn check_templates(config: &Config) -> Vec<String> {
    match Templates::load(config.mail.templates_dir.as_deref()) {
        Ok(templates) => templates.check().iter().map(ToString::to_string).collect(),
        Err(error) => vec![error.to_string()],
    }
}

/// Brings the database up to date; returns the names of the migrations that ran.
pub async fn migrate(config: &Config) -> Result<Vec<String>, StoreError> {
    Database::open(&config.database)?.migrate().await
}

async fn message_salt(
    database: &Database,
    clock: &dyn Clock,
    entropy: &dyn Entropy,
) -> Result<Vec<u8>, StoreError> {
    let (id, salt, now) = (
        random_uuid(entropy).to_string(),
        random_bytes::<32>(entropy),
        clock.now(),
    );
    database
        .write(move |ledger| store::instance::message_salt(ledger, &id, &salt, now))
        .await
}

fn fetch_limits(config: &Config, bound: SocketAddr) -> FetchLimits {
    let feeds = &config.feeds;
    let mut allow_private: Vec<String> = feeds
        .allow_private
        .iter()
        .map(HostPort::to_string)
        .collect();
    if config.mode == Mode::TryOut {
        // The sample feed is served by this very process.
        allow_private.push(bound.to_string());
    }
    let name = format!(
        "Postrider/{} (+{})",
        env!("CARGO_PKG_VERSION"),
        config.public_url(bound)
    );
    FetchLimits {
        timeout_seconds: feeds.timeout_seconds.into(),
        connect_timeout_seconds: feeds.connect_timeout_seconds.into(),
        max_bytes: feeds.max_bytes as usize,
        max_ratio: feeds.max_ratio as usize,
        max_depth: feeds.max_depth as usize,
        retry_after_max_seconds: feeds.retry_after_max_seconds.into(),
        future_seconds: i64::from(feeds.future_days) * 86_400,
        max_redirects: feeds.max_redirects,
        max_entries: feeds.max_entries as usize,
        summary_characters: feeds.summary_characters as usize,
        user_agent: feeds.user_agent.clone().unwrap_or(name),
        allow_private,
    }
}

fn open_keyring(config: &Config, entropy: &dyn Entropy) -> Result<Keyring, OpenError> {
    let path = &config.secrets.keys_file;
    if config.mode == Mode::TryOut && !path.exists() {
        add_key(config, entropy)?;
    }
    read_keyring(config)
}

fn read_keyring(config: &Config) -> Result<Keyring, OpenError> {
    let path = &config.secrets.keys_file;
    let shown = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|error| OpenError::KeyFile {
        path: shown.clone(),
        error,
    })?;
    Keyring::parse(&text).map_err(|error| OpenError::Keys { path: shown, error })
}

/// Adds a new signing key to `secrets.keys_file`, making the file (readable by its owner only) where
/// missing. Links signed by the older keys keep working. Takes effect at the next start.
pub fn add_key(config: &Config, entropy: &dyn Entropy) -> Result<(), OpenError> {
    let path = &config.secrets.keys_file;
    let failed = |error| OpenError::KeyFile {
        path: path.display().to_string(),
        error,
    };
    let existing = if path.exists() {
        Some(read_keyring(config)?)
    } else {
        None
    };
    let line = Keyring::next_line(existing.as_ref(), random_bytes(entropy)).ok_or_else(|| {
        failed(std::io::Error::other(
            "it holds 255 keys; remove the oldest",
        ))
    })?;
    let mut text = if path.exists() {
        std::fs::read_to_string(path).map_err(failed)?
    } else {
        String::new()
    };
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(&line);
    replace_file(path, &text).map_err(failed)
}

/// Writes a file that only its owner can read, whole or not at all. Several processes may do so at the same
/// time, each by way of an unfinished file of its own.
pub(super) fn replace_file(path: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder {
        std::fs::create_dir_all(folder)?;
    }
    let unfinished = path.with_extension(format!("{}.part", std::process::id()));
    let mut options = std::fs::OpenOptions::new();
    let mut file = options
        .create(true)
        .write(true)
        .truncate(true)
        .mode(0o600)
        .open(&unfinished)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    std::fs::rename(&unfinished, path)?;
    std::fs::File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}
