//! Chapter 4, the reading desk: fetches feeds from sites that nobody vouches for and turns them into
//! plain text, addresses and instants that a letter can carry.
//!
//! [`fetch`] speaks HTTP and refuses to be led into the private network ([`guard`]); [`websub`] speaks with hubs;
//! [`mod@parse`] reads
//! RSS, Atom and JSON Feed into one shape; [`discover`] finds the feeds of a site; [`sanitise`] is the only way by which text and addresses
//! of strangers get out of this folder. Nothing here stores, schedules or reads a clock.
//!
//! Parsing is bounded work on the CPU: callers run it on the blocking pool.

mod atom;
mod body;
mod dates;
pub mod discover;
mod encoding;
pub mod fetch;
mod fetch_error;
pub mod guard;
mod headers;
mod json_feed;
mod mend;
pub mod parse;
mod raw;
mod rss;
pub mod sanitise;
mod vocabularies;
pub mod websub;
mod xml;

pub use fetch::{Document, FeedClient, Fetched, Validators};
pub use fetch_error::FetchError;
pub use headers::Discovered;
pub use parse::{Entry, ParseError, ParsedFeed, parse};

/// Everything that bounds one reading of one feed; services fill it from the configuration.
#[derive(Debug, Clone)]
pub struct FetchLimits {
    /// From the first look-up of the name to the last byte of the body, redirects included.
    pub timeout_seconds: u64,
    /// For one TCP connection and its TLS handshake.
    pub connect_timeout_seconds: u64,
    /// Of the body after decompression.
    pub max_bytes: usize,
    /// How many times larger than its compressed form a body may be.
    pub max_ratio: usize,
    /// How deep elements may be nested.
    pub max_depth: usize,
    /// The longest patience that a site may ask for.
    pub retry_after_max_seconds: u64,
    /// How far ahead the date of an entry may lie; one beyond is taken for a mistake.
    pub future_seconds: i64,
    /// How many redirects are followed.
    pub max_redirects: u32,
    /// How many entries are read; the rest of the document is left alone.
    pub max_entries: usize,
    /// How long the summary of an entry may be, in characters.
    pub summary_characters: usize,
    /// Sent as `User-Agent`; empty means the name and version of this program.
    pub user_agent: String,
    /// Private hosts that may be read all the same, each `host:port`, or `host` for every port.
    pub allow_private: Vec<String>,
}

impl Default for FetchLimits {
    fn default() -> Self {
        Self {
            timeout_seconds: 30,
            connect_timeout_seconds: 10,
            max_bytes: 5 * 1024 * 1024,
            max_ratio: 200,
            max_depth: 100,
            retry_after_max_seconds: 7 * 86_400,
            future_seconds: 365 * 86_400,
            max_redirects: 5,
            max_entries: 2000,
            summary_characters: 400,
            user_agent: String::new(),
            allow_private: Vec::new(),
        }
    }
}
