//! Chapter 4, the reading desk: fetches feeds from sites that nobody vouches for and turns them into
//! plain text, addresses and instants that a letter can carry.
//!
//! [`fetch`] speaks HTTP and refuses to be led into the private network ([`guard`]); [`mod@parse`] reads
//! RSS, Atom and JSON Feed into one shape; [`sanitise`] is the only way by which text and addresses
//! of strangers get out of this folder. Nothing here stores, schedules or reads a clock.
//!
//! Parsing is bounded work on the CPU: callers run it on the blocking pool.

mod atom;
mod dates;
mod encoding;
pub mod fetch;
mod fetch_error;
pub mod guard;
mod json_feed;
pub mod parse;
mod raw;
mod rss;
pub mod sanitise;
mod vocabularies;
mod xml;

pub use fetch::{FeedClient, Fetched, Validators};
pub use fetch_error::FetchError;
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
            max_redirects: 5,
            max_entries: 2000,
            summary_characters: 400,
            user_agent: String::new(),
            allow_private: Vec::new(),
        }
    }
}
