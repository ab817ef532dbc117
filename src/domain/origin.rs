//! Where a page comes from: the scheme, the host and the port of its site (RFC 6454 section 4).

use url::{Host, Url};

/// The longest text that is read as an origin: a scheme, a host name of 253 octets and a port.
const LONGEST: usize = 300;

/// Why a text is no origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OriginError {
    /// No URL of the web, or none with a host.
    #[error("is not the address of a site, such as https://www.example.org")]
    Syntax,
    /// More than scheme, host and port.
    #[error("must be scheme, host and port alone, without a path, a query or a name")]
    TooMuch,
    /// A pattern, where each site has to be named.
    #[error("must name one site; there is no wildcard, because any site could then sign people up")]
    Wildcard,
}

/// The origin of a site: `https` or `http`, a host in A-labels, and a port where it is not the usual
/// one. Two origins are the same exactly when their texts are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin(String);

impl Origin {
    /// Reads what an operator writes: any case, international names, a slash at the end.
    pub fn parse(text: &str) -> Result<Self, OriginError> {
        let text = text.trim();
        if text.contains('*') {
            return Err(OriginError::Wildcard);
        }
        if text.len() > LONGEST || text.chars().any(|c| c.is_control() || c.is_whitespace()) {
            return Err(OriginError::Syntax);
        }
        let url = Url::parse(text).map_err(|_invalid| OriginError::Syntax)?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(OriginError::Syntax);
        }
        let is_bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        if !is_bare || !url.username().is_empty() || url.password().is_some() {
            return Err(OriginError::TooMuch);
        }
        // A dot at the end makes another origin of the same machine; it is named without one.
        match url.host() {
            Some(Host::Domain(name)) if name.ends_with('.') => Err(OriginError::Syntax),
            Some(_) => Ok(Self(url.origin().ascii_serialization())),
            None => Err(OriginError::Syntax),
        }
    }

    /// Reads the header `Origin` as a browser writes it (RFC 6454 section 6.2): exactly the one text
    /// that the origin has. `null` is nobody's origin.
    #[must_use]
    pub fn from_header(text: &str) -> Option<Self> {
        Self::parse(text).ok().filter(|origin| origin.0 == text)
    }

    /// The one text of this origin, without a slash at the end.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host, and the port where it is not the usual one.
    #[must_use]
    pub fn authority(&self) -> &str {
        self.0.split_once("://").map_or("", |(_, rest)| rest)
    }
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl serde::Serialize for Origin {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operator_may_write_an_origin_in_several_ways() {
        for (written, kept) in [
            ("https://www.example.org", "https://www.example.org"),
            (" HTTPS://WWW.Example.ORG/ ", "https://www.example.org"),
            ("https://example.org:443", "https://example.org"),
            ("https://example.org:8443", "https://example.org:8443"),
            ("http://127.0.0.1:3000", "http://127.0.0.1:3000"),
            ("http://[::1]:80", "http://[::1]"),
            ("https://bücher.example", "https://xn--bcher-kva.example"),
        ] {
            let origin = Origin::parse(written).unwrap();
            assert_eq!(origin.as_str(), kept, "{written}");
            assert_eq!(Origin::from_header(kept), Some(origin));
        }
    }

    #[test]
    fn what_is_no_origin_is_refused_with_a_reason() {
        use OriginError::{Syntax, TooMuch, Wildcard};
        for (written, fault) in [
            ("", Syntax),
            ("null", Syntax),
            ("example.org", Syntax),
            ("ftp://example.org", Syntax),
            ("javascript:alert(1)", Syntax),
            ("file:///etc/passwd", Syntax),
            ("https://", Syntax),
            ("https://exa mple.org", Syntax),
            ("https://example.org.", Syntax),
            ("https://example.org\r\nX: y", Syntax),
            ("https://example.org/page", TooMuch),
            ("https://example.org?x", TooMuch),
            ("https://example.org#x", TooMuch),
            ("https://me@example.org", TooMuch),
            ("https://*.example.org", Wildcard),
            ("*", Wildcard),
        ] {
            assert_eq!(Origin::parse(written), Err(fault), "{written:?}");
        }
        assert_eq!(
            Origin::parse(&format!("https://{}.org", "a".repeat(300))),
            Err(Syntax)
        );
    }

    #[test]
    fn a_header_counts_only_as_browsers_write_it() {
        for odd in [
            "null",
            "https://example.org/",
            "HTTPS://example.org",
            "https://example.org:443",
            " https://example.org",
            "https://a.example https://b.example",
            "https://bücher.example",
        ] {
            assert_eq!(Origin::from_header(odd), None, "{odd}");
        }
    }
}
