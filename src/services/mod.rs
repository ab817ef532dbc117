//! Chapter 5, the stories: one file for each thing that the service does for somebody.
//!
//! A story owns its transactions and knows nothing of HTTP. It takes parsed values, asks the clock
//! once, and answers with an outcome; "already confirmed" is an outcome, not an error.

mod app;
pub mod archive;
pub mod articles;
pub mod attention;
pub mod audit;
mod budgets;
mod change;
pub mod delivery;
pub mod digest;
pub mod dkim;
pub mod editorial;
pub mod embedding;
pub mod explain;
pub mod exports;
pub mod feeds;
pub mod figures;
pub mod forgetting;
pub mod health;
pub mod idempotency;
pub mod imports;
pub mod ingest;
pub mod instance;
mod kept;
pub mod keys;
pub mod lists;
pub mod neighbours;
pub mod notices;
pub mod operators;
pub mod outbox;
pub mod policies;
pub mod preferences;
pub mod progress;
pub mod relays;
pub mod removals;
pub mod sample;
pub mod samples;
pub mod settings;
pub mod signup;
pub mod subscribers;
pub mod timekeeping;
pub mod today;
pub mod topic_rules;
pub mod unsubscribe;
pub mod websub;

pub use app::{App, OpenError, add_key, check_templates, migrate};
pub use change::{Change, Wrong};
use change::{in_one_line, version_of};

pub use crate::store::StoreError;
