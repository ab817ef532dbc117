//! What stands around every request: security headers, one log line, limits on bodies, and who asks.

use std::net::IpAddr;
use std::time::Duration;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpRequest, web};
use futures_util::StreamExt;

use crate::config::{IpNetwork, Mode};
use crate::domain::consent::Evidence;
use crate::domain::origin::Origin;
use crate::services::App;
use crate::telemetry::meter;

/// What pages may load and where they may post to: our style sheet, our forms, images.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' https:; \
     form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
/// What a page with our one script may do besides: run it, and ask what is ours.
pub(super) const SCRIPT_SOURCES: &str = "; script-src 'self'; connect-src 'self'";
/// The policy of such a page.
pub(super) fn policy_with_script() -> String {
    format!("{CONTENT_SECURITY_POLICY}{SCRIPT_SOURCES}")
}

/// The same policy for a page that the sites named by `ancestors` may show in a frame.
pub(super) fn policy_in_frames(ancestors: &str) -> String {
    CONTENT_SECURITY_POLICY.replace(
        "frame-ancestors 'none'",
        &format!("frame-ancestors {ancestors}"),
    )
}

/// Two years, as browsers' preload lists ask for.
const STRICT_TRANSPORT_SECURITY: &str = "max-age=63072000; includeSubDomains";
/// Characters kept of a client's `User-Agent`.
const USER_AGENT_CHARACTERS: usize = 300;
/// Bytes of an oversized body that are read and thrown away, so that the client gets to see the
/// answer instead of a broken connection.
const DRAINED_BYTES: usize = 16 * 1024 * 1024;

/// Why a body could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BodyError {
    /// Longer than the limit of the route.
    TooLarge,
    /// Not complete within `server.request_timeout_seconds`.
    TooSlow,
    /// The connection or the transfer coding broke.
    Broken,
}

/// Sets the headers of every answer and writes its log line.
pub(super) async fn around(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let Some(app) = request.app_data::<web::Data<App>>().cloned() else {
        return next.call(request).await;
    };
    let begun = app.now();
    let mut response = next.call(request).await?;
    secure(response.headers_mut(), app.public_url.starts_with("https:"));
    let request = response.request();
    let pattern = request.match_pattern();
    let (route, status) = (
        pattern.as_deref().unwrap_or("none"),
        response.status().as_u16(),
    );
    let micros = u64::try_from(app.now().micros() - begun.micros()).unwrap_or(0);
    meter::request_ended(route, status, Duration::from_micros(micros).as_secs_f64());
    tracing::info!(
        method = %request.method(),
        route,
        status,
        milliseconds = micros / 1_000,
        "request"
    );
    Ok(response)
}

/// Adds what is missing; a handler that needs another policy has set its own.
fn secure(headers: &mut HeaderMap, https: bool) {
    let mut fixed = vec![
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CROSS_ORIGIN_OPENER_POLICY, "same-origin"),
        (header::CACHE_CONTROL, "no-cache"),
        (
            HeaderName::from_static("permissions-policy"),
            "interest-cohort=()",
        ),
    ];
    if https {
        fixed.push((header::STRICT_TRANSPORT_SECURITY, STRICT_TRANSPORT_SECURITY));
    }
    for (name, value) in fixed {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
}

/// Reads a whole body of at most `limit` bytes.
pub(super) async fn read_body(
    app: &App,
    payload: web::Payload,
    limit: u32,
) -> Result<Vec<u8>, BodyError> {
    let patience = Duration::from_secs(app.config.server.request_timeout_seconds.into());
    match tokio::time::timeout(patience, collect(payload, limit as usize)).await {
        Ok(body) => body,
        Err(_elapsed) => Err(BodyError::TooSlow),
    }
}

async fn collect(mut payload: web::Payload, limit: usize) -> Result<Vec<u8>, BodyError> {
    let mut body = Vec::new();
    let mut length = 0;
    while let Some(chunk) = payload.next().await {
        let Ok(chunk) = chunk else {
            return Err(BodyError::Broken);
        };
        length += chunk.len();
        if length > limit.saturating_add(DRAINED_BYTES) {
            break;
        }
        if length <= limit {
            body.extend_from_slice(&chunk);
        }
    }
    if length > limit {
        Err(BodyError::TooLarge)
    } else {
        Ok(body)
    }
}

/// Whether the body is of this media type; parameters and case do not matter.
pub(super) fn is_of_type(request: &HttpRequest, wanted: &str) -> bool {
    let value = request.headers().get(header::CONTENT_TYPE);
    let value = value
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let essence = value.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case(wanted)
}

/// Who asks, as far as the request tells.
pub(super) fn evidence(app: &App, request: &HttpRequest) -> Evidence {
    let agent = request.headers().get(header::USER_AGENT);
    let agent = agent.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let clean = |text: String| -> String {
        text.chars()
            .filter(|c| !c.is_control())
            .take(USER_AGENT_CHARACTERS)
            .collect()
    };
    Evidence {
        remote_ip: client_address(app, request).map(|address| address.to_string()),
        user_agent: agent.map(clean).filter(|text| !text.is_empty()),
    }
}

fn client_address(app: &App, request: &HttpRequest) -> Option<IpAddr> {
    let peer = request.peer_addr()?.ip().to_canonical();
    let reported = request.headers().get_all("x-forwarded-for");
    let reported: Vec<&str> = reported.filter_map(|value| value.to_str().ok()).collect();
    Some(behind_proxies(
        peer,
        &reported.join(","),
        &app.config.server.trusted_proxies,
    ))
}

/// The nearest address that is not one of our proxies. Each proxy appends the address it was
/// contacted from, so the list is believed from the right, and only as far as trusted proxies wrote it.
fn behind_proxies(peer: IpAddr, forwarded_for: &str, trusted: &[IpNetwork]) -> IpAddr {
    let mut nearest = peer;
    let mut hops = forwarded_for.rsplit(',');
    while trusted.iter().any(|network| network.contains(nearest)) {
        let Some(hop) = hops.next().and_then(parse_hop) else {
            break;
        };
        nearest = hop;
    }
    nearest
}

fn parse_hop(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let with_port = || {
        text.parse::<std::net::SocketAddr>()
            .ok()
            .map(|address| address.ip())
    };
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    let address = bare.parse::<IpAddr>().ok().or_else(with_port)?;
    Some(address.to_canonical())
}

/// The token in the header `Authorization: Bearer TOKEN`.
pub(super) fn bearer(request: &HttpRequest) -> Option<&str> {
    let value = request.headers().get(header::AUTHORIZATION)?;
    let (scheme, token) = value.to_str().ok()?.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then_some(token.trim())
}

/// Whether a program on this very machine asks without a proxy in between that says so, under a host
/// name that no foreign site can point here.
pub(super) fn asks_directly(app: &App, request: &HttpRequest) -> bool {
    let peer = request
        .peer_addr()
        .is_some_and(|peer| peer.ip().to_canonical().is_loopback());
    let passed_on = ["x-forwarded-for", "forwarded", "via", "x-real-ip"]
        .iter()
        .any(|name| request.headers().contains_key(*name));
    peer && !passed_on && is_own_host(app, host_of(request))
}

/// Whether somebody at this very machine asks, in try-out mode.
pub(super) fn is_at_this_machine(app: &App, request: &HttpRequest) -> bool {
    app.config.mode == Mode::TryOut && asks_directly(app, request)
}

/// The host that a request names.
pub(super) fn host_of(request: &HttpRequest) -> &str {
    let host = request.headers().get(header::HOST);
    host.and_then(|host| host.to_str().ok()).unwrap_or_default()
}

fn is_own_host(app: &App, host: &str) -> bool {
    let public = app
        .public_url
        .split_once("://")
        .map_or("", |(_, authority)| authority);
    let name = host.rsplit_once(':').map_or(host, |(name, _port)| name);
    let loopback = name
        .trim_matches(['[', ']'])
        .parse::<IpAddr>()
        .is_ok_and(|address| address.is_loopback());
    host == public || loopback || name == "localhost"
}

/// Whether this origin is ours: that of the public address, or the very host of this machine that is asked.
pub(super) fn is_own_origin(app: &App, request: &HttpRequest, origin: &Origin) -> bool {
    let host = host_of(request);
    origin.as_str() == app.public_url || origin.authority() == host && is_own_host(app, host)
}

/// Whether a request that acts comes from our own pages, by what the browser says of itself.
pub(super) fn is_same_origin(request: &HttpRequest) -> bool {
    let text = |name: HeaderName| {
        request
            .headers()
            .get(name)
            .map(|value| value.to_str().unwrap_or_default())
    };
    if let Some(site) = text(HeaderName::from_static("sec-fetch-site")) {
        return matches!(site, "same-origin" | "none");
    }
    text(header::ORIGIN).is_none_or(|origin| {
        origin
            .split_once("://")
            .is_some_and(|(_, authority)| authority == host_of(request))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(peer: &str, forwarded_for: &str) -> String {
        let trusted = ["127.0.0.1".parse().unwrap(), "10.0.0.0/8".parse().unwrap()];
        behind_proxies(peer.parse().unwrap(), forwarded_for, &trusted).to_string()
    }

    #[test]
    fn a_stranger_cannot_claim_another_address() {
        assert_eq!(found("203.0.113.9", "198.51.100.1"), "203.0.113.9");
        assert_eq!(
            found("127.0.0.1", "198.51.100.1, 203.0.113.9"),
            "203.0.113.9"
        );
    }

    #[test]
    fn a_chain_of_our_own_proxies_is_followed_to_its_end() {
        assert_eq!(found("127.0.0.1", "203.0.113.9, 10.0.0.7"), "203.0.113.9");
        assert_eq!(found("127.0.0.1", "[2001:db8::1]:4711"), "2001:db8::1");
        assert_eq!(found("127.0.0.1", "10.0.0.8,10.0.0.7"), "10.0.0.8");
    }

    #[test]
    fn what_is_no_address_ends_the_chain() {
        assert_eq!(found("127.0.0.1", ""), "127.0.0.1");
        assert_eq!(found("127.0.0.1", "203.0.113.9, unknown"), "127.0.0.1");
    }

    #[test]
    fn a_handler_s_own_policy_is_kept() {
        let mut headers = HeaderMap::new();
        headers.insert(
            header::REFERRER_POLICY,
            HeaderValue::from_static("same-origin"),
        );
        secure(&mut headers, true);
        assert_eq!(headers.get(header::REFERRER_POLICY).unwrap(), "same-origin");
        assert!(headers.contains_key(header::STRICT_TRANSPORT_SECURITY));
        assert!(
            !headers
                .get(header::CONTENT_SECURITY_POLICY)
                .unwrap()
                .to_str()
                .unwrap()
                .contains("unsafe")
        );
    }
}
