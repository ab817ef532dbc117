//! What the headers of an answer say: when to come back, and who would tell us of news.

use reqwest::header::{AGE, CACHE_CONTROL, DATE, HeaderMap, HeaderName, LINK, RETRY_AFTER};
use url::Url;

use super::dates;
use super::sanitise::safe_url;

/// The most `Link` headers that are read.
const LINKS: usize = 20;

/// A feed's hub (WebSub) and the name that the hub knows the feed by.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Discovered {
    /// The first hub.
    pub hub: Option<String>,
    /// The feed's own address.
    pub own: Option<String>,
}

impl Discovered {
    /// This, and what is missing in it from elsewhere (W3C WebSub section 4: headers go first).
    #[must_use]
    pub fn or(self, other: &Self) -> Self {
        if self.hub.is_some() {
            let own = self.own.or_else(|| other.own.clone());
            return Self { own, ..self };
        }
        Self {
            hub: other.hub.clone(),
            own: self.own.or_else(|| other.own.clone()),
        }
    }
}

pub(super) fn header(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    let value = headers.get(name)?.to_str().ok()?.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// RFC 9110 section 10.2.3: seconds, or a date, which is measured from the answer's own `Date`.
pub(super) fn retry_after_seconds(headers: &HeaderMap, most: u64) -> Option<u64> {
    let value = header(headers, &RETRY_AFTER)?;
    let seconds = match value.parse::<u64>() {
        Ok(seconds) => seconds,
        Err(_not_a_number) => {
            let until = dates::parse_date(&value)?;
            let now = dates::parse_date(&header(headers, &DATE)?)?;
            u64::try_from(until.seconds_since(now)).unwrap_or(0)
        }
    };
    Some(seconds.min(most))
}

/// For how long the answer is fresh (RFC 9111 section 4.2), as far as it says so to us.
pub(super) fn fresh_seconds(headers: &HeaderMap) -> Option<i64> {
    let mut seconds = None;
    for value in headers.get_all(CACHE_CONTROL) {
        for directive in value.to_str().ok()?.split(',') {
            let (name, value) = directive.split_once('=').unwrap_or((directive, ""));
            match name.trim().to_ascii_lowercase().as_str() {
                "no-cache" | "no-store" => return None,
                "max-age" => seconds = value.trim().trim_matches('"').parse::<i64>().ok(),
                _ => {}
            }
        }
    }
    let age = header(headers, &AGE).and_then(|age| age.parse::<i64>().ok());
    seconds.map(|seconds| seconds.saturating_sub(age.unwrap_or(0).max(0)).max(0))
}

/// `Link: <https://hub.example/>; rel="hub", <https://news.example/feed>; rel=self` (RFC 8288).
pub(super) fn discover(headers: &HeaderMap, base: &Url) -> Discovered {
    let mut found = Discovered::default();
    let values = headers.get_all(LINK).iter().take(LINKS);
    for value in values.filter_map(|value| value.to_str().ok()) {
        // Commas also stand inside addresses, never a "<" after them.
        for link in value.split('<').skip(1).take(LINKS) {
            let Some((address, parameters)) = link.split_once('>') else {
                continue;
            };
            let address = safe_url(address, Some(base));
            for relation in relations(parameters) {
                match relation.as_str() {
                    "hub" => found.hub = found.hub.or_else(|| address.clone()),
                    "self" => found.own = found.own.or_else(|| address.clone()),
                    _ => {}
                }
            }
        }
    }
    found
}

fn relations(parameters: &str) -> Vec<String> {
    let mut parameters = parameters.split(';');
    let relation = parameters.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim()
            .eq_ignore_ascii_case("rel")
            .then(|| value.trim().trim_end_matches(',').trim().trim_matches('"'))
    });
    let words = relation.unwrap_or_default().split_whitespace();
    words.map(str::to_ascii_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderValue;

    use super::*;

    fn headers(name: &HeaderName, values: &[&'static str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(name.clone(), HeaderValue::from_static(value));
        }
        headers
    }

    #[test]
    fn hubs_are_found_in_links_however_they_are_written() {
        let base = Url::parse("https://news.example/feed").unwrap();
        let cases: [&[&'static str]; 4] = [
            &["<https://hub.example/>; rel=\"hub\"", "</feed>; rel=self"],
            &["<https://hub.example/>; rel=hub, <https://news.example/feed>; rel=\"self\""],
            &["<https://hub.example/>;type=x; REL=\"prefetch HUB\",</feed>;rel=\"self\";x=y"],
            &[
                "<https://a.example/1,2>; rel=next, <https://hub.example/>; rel=hub, </feed>; rel=self",
            ],
        ];
        for values in cases {
            let found = discover(&headers(&LINK, values), &base);
            assert_eq!(
                found.hub.as_deref(),
                Some("https://hub.example/"),
                "{values:?}"
            );
            assert_eq!(
                found.own.as_deref(),
                Some("https://news.example/feed"),
                "{values:?}"
            );
        }
        for values in [
            &["<javascript:x>; rel=hub"][..],
            &["https://hub.example/; rel=hub"],
            &["<"],
        ] {
            assert_eq!(
                discover(&headers(&LINK, values), &base).hub,
                None,
                "{values:?}"
            );
        }
    }

    #[test]
    fn an_answer_is_fresh_as_long_as_it_says() {
        let cases: [(&'static str, Option<i64>); 6] = [
            ("max-age=3600", Some(3600)),
            ("public, Max-Age=\"60\", must-revalidate", Some(60)),
            ("max-age=60, no-cache", None),
            ("no-store", None),
            ("max-age=soon", None),
            ("public", None),
        ];
        for (value, seconds) in cases {
            assert_eq!(
                fresh_seconds(&headers(&CACHE_CONTROL, &[value])),
                seconds,
                "{value}"
            );
        }
        let mut aged = headers(&CACHE_CONTROL, &["max-age=3600"]);
        aged.insert(AGE, HeaderValue::from_static("600"));
        assert_eq!(fresh_seconds(&aged), Some(3000));
    }
}
