//! `[feeds]`: how sources are read, how often, and what is too much.

use super::net::HostPort;
use super::reader::Reader;

/// How feeds are polled.
#[derive(Debug, Clone)]
pub struct Feeds {
    /// Seconds between two polls of a feed that answers well.
    pub poll_seconds: u32,
    /// Seconds that one poll may take as a whole.
    pub timeout_seconds: u32,
    /// Seconds to wait for a connection.
    pub connect_timeout_seconds: u32,
    /// The longest interval that a feed may ask for, in seconds.
    pub poll_max_seconds: u32,
    /// By how many percent a pause between two polls may be longer, by chance.
    pub jitter_percent: u32,
    /// Seconds between two polls of one host; 0 keeps none.
    pub host_spacing_seconds: u32,
    /// The longest patience that a site may ask for, in seconds.
    pub retry_after_max_seconds: u32,
    /// The largest feed, in bytes after decompression.
    pub max_bytes: u32,
    /// How many times larger than its compressed form a feed may be.
    pub max_ratio: u32,
    /// How deep elements may be nested.
    pub max_depth: u32,
    /// The most redirects that one poll follows; 0 follows none.
    pub max_redirects: u32,
    /// The most entries that are read from one feed.
    pub max_entries: u32,
    /// Days: older entries at a feed's first poll are never mailed.
    pub first_poll_days: u32,
    /// Days: an entry that is dated further ahead counts as undated; one dated less far ahead is held.
    pub future_days: u32,
    /// A feed that brings more than this many times its usual number of new entries waits for a person.
    pub flood_factor: u32,
    /// This many new entries since the last poll are no flood, whatever is usual.
    pub flood_floor: u32,
    /// Days over which the usual number is taken.
    pub usual_days: u32,
    /// Whether hubs are asked to tell us of news (WebSub).
    pub websub: bool,
    /// Days for which a hub is asked to tell us.
    pub websub_lease_days: u32,
    /// Seconds between a feed's last poll and one that its hub asks for.
    pub websub_rest_seconds: u32,
    /// The longest pause between two polls of a failing feed, in seconds.
    pub back_off_max_seconds: u32,
    /// Feeds that are polled at the same time.
    pub concurrency: u32,
    /// Seconds that a claim on a feed lasts.
    pub claim_seconds: u32,
    /// The private addresses that may be polled nevertheless.
    pub allow_private: Vec<HostPort>,
    /// The User-Agent; without it, Postrider names itself.
    pub user_agent: Option<String>,
    /// The longest summary, in characters.
    pub summary_characters: u32,
}

impl Feeds {
    pub(super) fn read(reader: &mut Reader) -> Self {
        Self {
            poll_seconds: reader.number("feeds.poll_seconds", 1..=2_592_000),
            timeout_seconds: reader.number("feeds.timeout_seconds", 1..=3600),
            connect_timeout_seconds: reader.number("feeds.connect_timeout_seconds", 1..=3600),
            poll_max_seconds: reader.number("feeds.poll_max_seconds", 1..=2_592_000),
            jitter_percent: reader.number("feeds.jitter_percent", 0..=100),
            host_spacing_seconds: reader.number("feeds.host_spacing_seconds", 0..=3600),
            retry_after_max_seconds: reader.number("feeds.retry_after_max_seconds", 1..=2_592_000),
            max_bytes: reader.number("feeds.max_bytes", 1024..=1_073_741_824),
            max_ratio: reader.number("feeds.max_ratio", 1..=100_000),
            max_depth: reader.number("feeds.max_depth", 10..=1000),
            max_redirects: reader.number("feeds.max_redirects", 0..=20),
            max_entries: reader.number("feeds.max_entries", 1..=100_000),
            first_poll_days: reader.number("feeds.first_poll_days", 0..=3650),
            future_days: reader.number("feeds.future_days", 1..=3650),
            flood_factor: reader.number("feeds.flood_factor", 1..=1000),
            flood_floor: reader.number("feeds.flood_floor", 1..=100_000),
            usual_days: reader.number("feeds.usual_days", 1..=365),
            websub: reader.flag("feeds.websub"),
            websub_lease_days: reader.number("feeds.websub_lease_days", 1..=365),
            websub_rest_seconds: reader.number("feeds.websub_rest_seconds", 0..=86_400),
            back_off_max_seconds: reader.number("feeds.back_off_max_seconds", 1..=2_592_000),
            concurrency: reader.number("feeds.concurrency", 1..=256),
            claim_seconds: reader.number("feeds.claim_seconds", 2..=86_400),
            allow_private: reader.parsed_list(
                "feeds.allow_private",
                "write hosts with ports, such as [\"10.0.0.7:8080\", \"cms.internal:80\"]",
                str::parse::<HostPort>,
            ),
            user_agent: reader.optional("feeds.user_agent"),
            summary_characters: reader.number("feeds.summary_characters", 40..=100_000),
        }
    }
}
