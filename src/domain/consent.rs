//! Consent: the evidence of what was agreed or withdrawn, under which wording, when and how.
//!
//! Consent rows are append-only. A change of mind is a new row, never a changed one.

use std::net::IpAddr;

named_values! {
    /// What is consented to. The three are never bundled (GDPR Art. 7(2); CJEU C-673/17).
    Purpose {
        /// To receive the list's letters.
        Newsletter = "newsletter",
        /// To the list's terms.
        Terms = "terms",
        /// To opens or clicks being recorded.
        Tracking = "tracking",
    }
}

named_values! {
    /// The act that a consent row records.
    Act {
        /// Somebody filled in the form or called the API.
        Given = "given",
        /// The owner of the address said yes.
        Confirmed = "confirmed",
        /// The owner of the address said that it was not them.
        Refused = "refused",
        /// The reader left, or an operator recorded that they did.
        Withdrawn = "withdrawn",
    }
}

named_values! {
    /// The way in which the act reached us.
    Method {
        /// The public sign-up form.
        Form = "form",
        /// The JSON API.
        Api = "api",
        /// The page behind a link in a letter.
        Page = "page",
        /// An RFC 8058 one-click POST by the reader's mail program.
        OneClick = "one_click",
        /// An operator, on the command line.
        Operator = "operator",
        /// A sheet of readers, on the word of whoever answers for it.
        Import = "import",
    }
}

/// Where and by whom an act was made, as far as the request tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The client's address, behind trusted proxies the one they report.
    pub remote_ip: Option<String>,
    /// The client's `User-Agent`, cut to 300 characters.
    pub user_agent: Option<String>,
}

/// The network of a client's address, without the part that tells one line from another: an IPv4 /24,
/// an IPv6 /48. Nothing for what is no address.
#[must_use]
pub fn rough_network(remote_ip: &str) -> Option<String> {
    Some(match remote_ip.parse::<IpAddr>().ok()?.to_canonical() {
        IpAddr::V4(address) => {
            let [a, b, c, _] = address.octets();
            format!("{a}.{b}.{c}.*")
        }
        IpAddr::V6(address) => {
            let [a, b, c, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:*")
        }
    })
}

#[cfg(test)]
mod tests {
    use super::rough_network;

    #[test]
    fn a_rough_network_names_no_single_line() {
        assert_eq!(
            rough_network("203.0.113.77").as_deref(),
            Some("203.0.113.*")
        );
        assert_eq!(
            rough_network("::ffff:203.0.113.77").as_deref(),
            Some("203.0.113.*")
        );
        assert_eq!(
            rough_network("2001:db8:7:1::9").as_deref(),
            Some("2001:db8:7:*")
        );
        assert_eq!(rough_network("unknown"), None);
    }
}
