//! Fetching one feed over HTTP, politely and suspiciously.
//!
//! Politely: conditional requests (RFC 9110 section 13), compression, `Retry-After`, an honest
//! `User-Agent`. Suspiciously: every hop is vetted by [`super::guard`] and the connection goes to
//! the very addresses that were vetted, so a name that changes its answer between the look-up and
//! the connection gains nothing; size, time and redirects have limits.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, CONTENT_TYPE, ETAG, HeaderMap, HeaderValue, IF_MODIFIED_SINCE,
    IF_NONE_MATCH, LAST_MODIFIED, LOCATION,
};
use reqwest::{Response, StatusCode};
use url::{Host, Url};

use super::fetch_error::{connection_error, innermost, shown};
use super::guard::{Exemptions, PUBLIC_PORTS};
use super::headers::{self, Discovered, header};
use super::{FetchError, FetchLimits, body};

const ACCEPTED: &str = "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1";
/// A validator longer than this is not kept: it would be sent back on every poll.
const VALIDATOR_BYTES: usize = 1024;

/// What the last answer said about itself, to be sent back when asking for news.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Validators {
    /// The `ETag`, quotes included.
    pub etag: Option<String>,
    /// The `Last-Modified` date as it was written.
    pub last_modified: Option<String>,
}

/// The answer of a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fetched {
    /// Nothing has changed since the validators were given.
    NotModified {
        /// For how long this is true, as far as the answer says so.
        fresh_seconds: Option<i64>,
    },
    /// A body to be parsed.
    Feed(Box<Document>),
}

/// A feed as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The body, decompressed, not yet decoded.
    pub bytes: Vec<u8>,
    /// The `Content-Type`, which may name the charset.
    pub content_type: Option<String>,
    /// Where the body came from after redirects; the base of its relative links.
    pub final_url: String,
    /// Where the feed has moved for good (301 or 308 from the first hop on); never from https to http.
    pub moved_permanently_to: Option<String>,
    /// To be sent with the next request.
    pub validators: Validators,
    /// For how long there is nothing new, as far as the answer says so.
    pub fresh_seconds: Option<i64>,
    /// The hub that the headers name.
    pub discovered: Discovered,
}

/// Fetches feeds within the limits it was made with; cheap to share by reference.
#[derive(Debug, Clone)]
pub struct FeedClient {
    limits: FetchLimits,
    user_agent: HeaderValue,
    exemptions: Exemptions,
}

impl FeedClient {
    /// A client with these limits; an unusable `user_agent` or missing root certificates are found here.
    pub fn new(limits: &FetchLimits) -> Result<Self, FetchError> {
        let named = limits.user_agent.trim();
        let user_agent = if named.is_empty() {
            concat!("Postrider/", env!("CARGO_PKG_VERSION"), " (feed reader)")
        } else {
            named
        };
        let client = Self {
            user_agent: HeaderValue::from_str(user_agent).map_err(|error| FetchError::Client {
                cause: error.to_string(),
            })?,
            limits: limits.clone(),
            exemptions: Exemptions::new(&limits.allow_private),
        };
        client.connector(Vec::new())?;
        Ok(client)
    }

    /// The limits this client was made with.
    #[must_use]
    pub fn limits(&self) -> &FetchLimits {
        &self.limits
    }

    /// Asks for the feed at `url` if it has changed since `validators`.
    pub async fn fetch(&self, url: &str, validators: &Validators) -> Result<Fetched, FetchError> {
        let bad_url = |reason: &str| FetchError::BadUrl {
            url: url.chars().take(200).collect(),
            reason: reason.to_owned(),
        };
        let start = Url::parse(url.trim()).map_err(|error| bad_url(&error.to_string()))?;
        if !matches!(start.scheme(), "http" | "https") {
            return Err(bad_url("only http and https are read"));
        }
        self.in_time(&start, self.follow(&start, validators)).await
    }

    /// The outcome of `work`, unless it takes longer than one visit may.
    pub(super) async fn in_time<T>(
        &self,
        url: &Url,
        work: impl Future<Output = Result<T, FetchError>>,
    ) -> Result<T, FetchError> {
        let time_allowed = Duration::from_secs(self.limits.timeout_seconds);
        tokio::time::timeout(time_allowed, work)
            .await
            .unwrap_or_else(|_elapsed| {
                Err(FetchError::TooSlow {
                    at: shown(url),
                    seconds: self.limits.timeout_seconds,
                })
            })
    }

    /// Follows redirects by hand, vetting each hop as if it were the first.
    async fn follow(&self, start: &Url, validators: &Validators) -> Result<Fetched, FetchError> {
        let mut url = start.clone();
        let mut moved: Option<Url> = None;
        let mut all_permanent = true;
        for _hop in 0..=self.limits.max_redirects {
            let response = self.request(&url, validators).await?;
            let status = response.status();
            if !is_redirect(status) {
                let moved =
                    moved.filter(|to| !(start.scheme() == "https" && to.scheme() == "http"));
                return self.read_answer(response, &url, moved).await;
            }
            let Some(next) = redirect_target(&url, response.headers()) else {
                return Err(FetchError::Status {
                    at: shown(&url),
                    code: status.as_u16(),
                });
            };
            all_permanent &= matches!(
                status,
                StatusCode::MOVED_PERMANENTLY | StatusCode::PERMANENT_REDIRECT
            );
            if all_permanent {
                moved = Some(next.clone());
            }
            url = next;
        }
        Err(FetchError::TooManyRedirects {
            at: shown(start),
            max_redirects: self.limits.max_redirects,
        })
    }

    async fn request(&self, url: &Url, validators: &Validators) -> Result<Response, FetchError> {
        let addresses = self.vetted_addresses(url).await?;
        let mut request = self
            .connector(addresses)?
            .get(url.clone())
            .header(ACCEPT, ACCEPTED)
            .header(ACCEPT_ENCODING, body::ACCEPT_ENCODING);
        for (name, value) in [
            (IF_NONE_MATCH, &validators.etag),
            (IF_MODIFIED_SINCE, &validators.last_modified),
        ] {
            if let Some(value) = value.as_deref().and_then(|v| HeaderValue::from_str(v).ok()) {
                request = request.header(name, value);
            }
        }
        request
            .send()
            .await
            .map_err(|error| connection_error(url, &error))
    }

    /// Looks the host up once; every address it has must be allowed, not merely one of them.
    pub(super) async fn vetted_addresses(&self, url: &Url) -> Result<Vec<SocketAddr>, FetchError> {
        let (Some(host), Some(port)) = (url.host(), url.port_or_known_default()) else {
            return Err(FetchError::BadUrl {
                url: shown(url),
                reason: "it has no host".to_owned(),
            });
        };
        let refused = |target: String| FetchError::Refused {
            at: shown(url),
            target,
        };
        let exempt = self.exemptions.covers(&host.to_string(), port);
        let addresses: Vec<SocketAddr> = match host {
            Host::Ipv4(ip) => vec![(IpAddr::V4(ip), port).into()],
            Host::Ipv6(ip) => vec![(IpAddr::V6(ip), port).into()],
            Host::Domain(name) => {
                let dns_error = |cause: String| FetchError::Dns {
                    at: shown(url),
                    cause,
                };
                let found: Vec<_> = tokio::net::lookup_host((name, port))
                    .await
                    .map_err(|error| dns_error(error.to_string()))?
                    .collect();
                if found.is_empty() {
                    return Err(dns_error("it has no addresses".to_owned()));
                }
                found
            }
        };
        if !exempt {
            if let Some(address) = addresses.iter().find(|a| !self.exemptions.admits(**a)) {
                return Err(refused(address.to_string()));
            }
            let all_named = addresses.iter().all(|a| self.exemptions.covers_address(*a));
            if !PUBLIC_PORTS.contains(&port) && !all_named {
                return Err(refused(format!("port {port}")));
            }
        }
        Ok(addresses)
    }

    /// A client for one hop that can connect to these addresses and to no others.
    pub(super) fn connector(
        &self,
        addresses: Vec<SocketAddr>,
    ) -> Result<reqwest::Client, FetchError> {
        reqwest::Client::builder()
            .user_agent(self.user_agent.clone())
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .referer(false)
            .dns_resolver(Arc::new(Pinned(addresses)))
            .pool_max_idle_per_host(0)
            .connect_timeout(Duration::from_secs(self.limits.connect_timeout_seconds))
            .build()
            .map_err(|error| FetchError::Client {
                cause: innermost(&error),
            })
    }

    async fn read_answer(
        &self,
        response: Response,
        url: &Url,
        moved: Option<Url>,
    ) -> Result<Fetched, FetchError> {
        let status = response.status();
        let fresh_seconds = headers::fresh_seconds(response.headers());
        if status == StatusCode::NOT_MODIFIED {
            return Ok(Fetched::NotModified { fresh_seconds });
        }
        if !status.is_success() {
            let most = self.limits.retry_after_max_seconds;
            return Err(refusal(status, response.headers(), shown(url), most));
        }
        let discovered = headers::discover(response.headers(), url);
        let content_type = header(response.headers(), &CONTENT_TYPE);
        let validators = Validators {
            etag: header(response.headers(), &ETAG).filter(|v| v.len() <= VALIDATOR_BYTES),
            last_modified: header(response.headers(), &LAST_MODIFIED)
                .filter(|v| v.len() <= VALIDATOR_BYTES),
        };
        Ok(Fetched::Feed(Box::new(Document {
            bytes: body::read(response, url, &self.limits).await?,
            content_type,
            final_url: url.to_string(),
            moved_permanently_to: moved.map(String::from),
            validators,
            fresh_seconds,
            discovered,
        })))
    }
}

/// Answers every question with the addresses that were vetted, whatever the name.
struct Pinned(Vec<SocketAddr>);

impl Resolve for Pinned {
    fn resolve(&self, _name: Name) -> Resolving {
        let addresses: Addrs = Box::new(self.0.clone().into_iter());
        Box::pin(std::future::ready(Ok(addresses)))
    }
}

fn is_redirect(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

fn redirect_target(from: &Url, headers: &HeaderMap) -> Option<Url> {
    let location = String::from_utf8_lossy(headers.get(LOCATION)?.as_bytes()).into_owned();
    let mut next = from.join(location.trim()).ok()?;
    if !matches!(next.scheme(), "http" | "https") {
        return None;
    }
    // A redirect must not make this server present credentials that a stranger made up.
    next.set_username("").ok()?;
    next.set_password(None).ok()?;
    next.set_fragment(None);
    Some(next)
}

fn refusal(status: StatusCode, headers: &HeaderMap, at: String, most: u64) -> FetchError {
    let code = status.as_u16();
    match (code, headers::retry_after_seconds(headers, most)) {
        (410, _) => FetchError::Gone { at },
        (429 | 503, Some(seconds)) => FetchError::RetryAfter {
            at,
            status: code,
            seconds,
        },
        _ => FetchError::Status { at, code },
    }
}
