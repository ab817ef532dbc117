//! The section `[server]`.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use secrecy::SecretString;
use url::Url;

use super::net::{IpNetwork, is_loopback};
use super::reader::Reader;

/// Who may read the figures for monitors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MetricsFor {
    /// Programs on this machine that ask directly.
    Loopback,
    /// Everybody who reaches the server, with the token if there is one.
    Everybody,
    /// Nobody.
    Nobody,
}

/// The HTTP server.
#[derive(Debug, Clone)]
pub struct Server {
    /// The address and port to listen on.
    pub listen: SocketAddr,
    /// Scheme, host and perhaps port, without a slash at the end; see
    /// [`Config::public_url`](super::Config::public_url) for when it is not set.
    pub public_url: Option<String>,
    /// The proxies whose word on the client's address is believed.
    pub trusted_proxies: Vec<IpNetwork>,
    /// Threads that serve requests.
    pub workers: u32,
    /// The largest body of a request to a public page, in bytes.
    pub page_body_bytes: u32,
    /// The largest body of a request to the API, in bytes.
    pub api_body_bytes: u32,
    /// The most articles in one request to the API.
    pub articles_per_request: u32,
    /// Seconds in which a client has to send a complete request.
    pub request_timeout_seconds: u32,
    /// Seconds that requests under way are given to finish.
    pub shutdown_seconds: u32,
    /// Who may read `/metrics`.
    pub metrics: MetricsFor,
    /// What `/metrics` asks for, if anything.
    pub metrics_token: Option<SecretString>,
    /// The folder for wishes to leave that could not be written to the database.
    pub spool_dir: PathBuf,
}

impl Server {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let listen = reader.parsed(
            "server.listen",
            "write an IP address and a port, such as \"127.0.0.1:8080\"",
            |text| {
                text.parse()
                    .map_err(|_invalid| "is not an IP address and a port")
            },
        );
        if listen.is_none() && !reader.is_set("server.listen") {
            reader.refuse(
                "server.listen",
                "must not be empty",
                "write \"127.0.0.1:8080\"",
            );
        }
        let metrics = reader.choice(
            "server.metrics",
            &[
                ("loopback", MetricsFor::Loopback),
                ("on", MetricsFor::Everybody),
                ("off", MetricsFor::Nobody),
            ],
        );
        let metrics_token = reader
            .secret_file("server.metrics_token_file")
            .map(SecretString::from);
        if metrics == MetricsFor::Everybody && metrics_token.is_none() {
            reader.warn(
                "server.metrics: everybody who reaches the server can read /metrics; set \
                 server.metrics_token_file, or let the proxy keep strangers out"
                    .to_owned(),
            );
        }
        Self {
            metrics,
            metrics_token,
            listen: listen.unwrap_or_else(|| SocketAddr::from((Ipv4Addr::LOCALHOST, 0))),
            public_url: reader.parsed(
                "server.public_url",
                "write a scheme and a host only, such as \"https://news.example.org\"",
                origin_of,
            ),
            trusted_proxies: reader.parsed_list(
                "server.trusted_proxies",
                "write addresses or networks, such as [\"127.0.0.1\", \"10.0.0.0/8\"]",
                str::parse::<IpNetwork>,
            ),
            workers: reader.number("server.workers", 1..=256),
            page_body_bytes: reader.number("server.page_body_bytes", 1024..=16_777_216),
            api_body_bytes: reader.number("server.api_body_bytes", 1024..=268_435_456),
            articles_per_request: reader.number("server.articles_per_request", 1..=10_000),
            request_timeout_seconds: reader.number("server.request_timeout_seconds", 1..=3600),
            shutdown_seconds: reader.number("server.shutdown_seconds", 1..=3600),
            spool_dir: reader.required_path("server.spool_dir"),
        }
    }

    /// The host of the public URL when it is a name.
    pub(super) fn public_host(&self) -> Option<String> {
        let url = Url::parse(self.public_url.as_deref()?).ok()?;
        Some(url.domain()?.to_owned())
    }

    /// Whether the public URL may carry readers' data: https, or a host that is this machine.
    pub(super) fn is_public_url_safe(&self) -> bool {
        let Some(url) = self
            .public_url
            .as_deref()
            .and_then(|text| Url::parse(text).ok())
        else {
            return true;
        };
        let host = url.host_str().unwrap_or_default();
        let loopback = is_loopback(host.trim_start_matches('[').trim_end_matches(']'));
        url.scheme() == "https" || loopback
    }
}

fn origin_of(text: &str) -> Result<String, &'static str> {
    let url = Url::parse(text).map_err(|_invalid| "is not a URL")?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err("is neither http nor https");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("must not hold a name or password");
    }
    // Links, cookies and the one-click address all start at the root of the host.
    if url.path() != "/" || url.query().is_some() || url.fragment().is_some() {
        return Err("must not hold a path, a query or a fragment");
    }
    Ok(url.origin().ascii_serialization())
}
