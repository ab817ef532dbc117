//! Why a feed could not be fetched, in words for the operator.

use std::error::Error;
use std::io;

use url::Url;

/// Why a feed could not be fetched; every message says what happened, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The address is no http or https URL.
    #[error(
        "{url} is not an address that a feed can have ({reason}): give the full http or https address"
    )]
    BadUrl {
        /// As it was given.
        url: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The guard does not let requests go there.
    #[error(
        "{at} leads to {target}, which is not on the public Internet or not a web port: if you trust it, add it to feeds.allow_private as host:port"
    )]
    Refused {
        /// The URL of the hop.
        at: String,
        /// The address or port that was refused.
        target: String,
    },
    /// The host name could not be resolved.
    #[error(
        "the host name of {at} could not be looked up ({cause}): check its spelling and this machine's DNS"
    )]
    Dns {
        /// The URL of the hop.
        at: String,
        /// The resolver's words.
        cause: String,
    },
    /// No connection, or one that broke before the answer was whole.
    #[error("no connection to {at} ({cause}): the site may be down, try its address in a browser")]
    Connect {
        /// The URL of the hop.
        at: String,
        /// The innermost cause.
        cause: String,
    },
    /// The certificate or the handshake was refused.
    #[error(
        "the TLS connection to {at} failed ({cause}): the site's certificate may have expired, or this machine lacks its root certificates"
    )]
    Tls {
        /// The URL of the hop.
        at: String,
        /// The innermost cause.
        cause: String,
    },
    /// The whole fetch took longer than the time allowed.
    #[error(
        "{at} was not read within {seconds} s: the site is slow, it will be tried again (feeds.timeout_seconds)"
    )]
    TooSlow {
        /// The feed's URL.
        at: String,
        /// The time allowed.
        seconds: u64,
    },
    /// The decompressed body passed the limit.
    #[error(
        "{at} is larger than {max_bytes} bytes after decompression: ask the site for a shorter feed or raise feeds.max_bytes"
    )]
    TooLarge {
        /// The URL of the hop.
        at: String,
        /// The size allowed.
        max_bytes: usize,
    },
    /// The compression is broken, or none that was asked for.
    #[error(
        "the compression of {at} cannot be undone ({cause}): the site has trouble, it will be tried again"
    )]
    Encoding {
        /// The URL of the hop.
        at: String,
        /// What is wrong.
        cause: String,
    },
    /// A little that becomes very much.
    #[error(
        "{at} becomes more than {max_ratio} times as large by decompression, as attacks do: ask the site, or raise feeds.max_ratio"
    )]
    Bomb {
        /// The URL of the hop.
        at: String,
        /// The ratio allowed.
        max_ratio: usize,
    },
    /// More redirects than allowed, or a circle of them.
    #[error(
        "{at} redirects more than {max_redirects} times: register the address at which the feed really is"
    )]
    TooManyRedirects {
        /// The feed's URL.
        at: String,
        /// The number allowed.
        max_redirects: u32,
    },
    /// 429 or 503 with a time to wait.
    #[error(
        "{at} asks not to be read for {seconds} s (status {status}): it will be tried again then"
    )]
    RetryAfter {
        /// The URL of the hop.
        at: String,
        /// 429 or 503.
        status: u16,
        /// How long to wait, at most `feeds.retry_after_max_seconds`.
        seconds: u64,
    },
    /// 410: the site has taken the feed down on purpose.
    #[error("{at} is gone for good (status 410): remove the feed or give its new address")]
    Gone {
        /// The URL of the hop.
        at: String,
    },
    /// Any other answer that carries no feed.
    #[error("{at} answered with status {code} instead of a feed: {}", advice(*code))]
    Status {
        /// The URL of the hop.
        at: String,
        /// The HTTP status.
        code: u16,
    },
    /// The HTTP client could not be made.
    #[error(
        "the HTTP client could not be started ({cause}): check feeds.user_agent and this machine's root certificates (package ca-certificates)"
    )]
    Client {
        /// The client's words.
        cause: String,
    },
}

fn advice(code: u16) -> &'static str {
    match code {
        401 | 403 => "it is not public, or the site refuses programs",
        404 => "check the address on the site",
        429 | 500.. => "the site has trouble, it will be tried again",
        _ => "open the address in a browser to see what is there",
    }
}

pub(super) fn connection_error(url: &Url, error: &reqwest::Error) -> FetchError {
    let at = shown(url);
    let cause = innermost(error);
    if url.scheme() == "https" && causes(error).any(is_tls_error) {
        FetchError::Tls { at, cause }
    } else {
        FetchError::Connect { at, cause }
    }
}

/// The TLS library's errors arrive as invalid data inside I/O errors; a handshake cut off only says so.
fn is_tls_error(error: &(dyn Error + 'static)) -> bool {
    let mut layer = error.downcast_ref::<io::Error>();
    while let Some(io) = layer {
        if io.kind() == io::ErrorKind::InvalidData {
            return true;
        }
        // An I/O error is not the source of the I/O error it is wrapped in, so the chain skips it.
        layer = io.get_ref().and_then(|inner| inner.downcast_ref());
    }
    error.to_string().contains("tls handshake")
}

pub(super) fn innermost(error: &reqwest::Error) -> String {
    causes(error)
        .last()
        .map_or_else(|| error.to_string(), ToString::to_string)
}

/// What lies beneath the client's own error, which would repeat the URL.
fn causes(error: &reqwest::Error) -> impl Iterator<Item = &(dyn Error + 'static)> {
    std::iter::successors(error.source(), |&cause| cause.source())
}

/// A URL for a message: without credentials, query and fragment, which may be secrets.
pub(super) fn shown(url: &Url) -> String {
    let mut url = url.clone();
    // Both can only fail for URLs without a host, which have nothing to hide.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url.set_query(None);
    url.set_fragment(None);
    url.to_string()
}
