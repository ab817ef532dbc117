//! The section `[dkim]`.

use std::fmt;
use std::path::PathBuf;

use super::mail::domain;
use super::reader::Reader;

/// The longest label of a domain name (RFC 1035 section 2.3.4).
const LABEL_OCTETS: usize = 63;

/// What becomes of letters that should be signed while no key can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WithoutKey {
    /// They wait.
    Pause,
    /// They leave without a signature.
    Unsigned,
}

/// Who signs letters.
#[derive(Debug, Clone)]
pub struct Dkim {
    /// The signing domain, lower case and an A-label; without one, the domain of each list's sender.
    pub domain: Option<String>,
    /// The directory of the private keys, `SELECTOR.pem` each.
    pub keys_dir: PathBuf,
    /// The keys that sign, the preferred ones first; with none, Postrider leaves signing to the relay.
    pub selectors: Vec<Selector>,
    /// What becomes of letters whose keys cannot be seen in DNS, or not as they should be.
    pub without_key: WithoutKey,
    /// Seconds between two looks at the published keys.
    pub check_seconds: u32,
    /// Seconds between two looks while something is not as it should be, or not known.
    pub pending_seconds: u32,
}

impl Dkim {
    pub(super) fn read(reader: &mut Reader) -> Self {
        let selectors = reader.parsed_list(
            "dkim.selectors",
            "write the names of key files without .pem, such as [\"2026a\"]",
            Selector::parse,
        );
        let repeated =
            (1..selectors.len()).any(|index| selectors[..index].contains(&selectors[index]));
        if repeated {
            let remedy = "name each selector once";
            reader.refuse("dkim.selectors", "names a selector twice", remedy);
        }
        Self {
            domain: reader.parsed(
                "dkim.domain",
                "write a domain, such as \"news.example.org\"",
                domain,
            ),
            keys_dir: reader.required_path("dkim.keys_dir"),
            selectors,
            without_key: reader.choice(
                "dkim.without_key",
                &[
                    ("pause", WithoutKey::Pause),
                    ("unsigned", WithoutKey::Unsigned),
                ],
            ),
            check_seconds: reader.number("dkim.check_seconds", 1..=86_400),
            pending_seconds: reader.number("dkim.pending_seconds", 1..=86_400),
        }
    }
}

/// The name of a key in DNS (RFC 6376 section 3.1): one label, lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selector(String);

impl Selector {
    /// Reads a selector. Only what is also a plain file name and easy to type into the form of a DNS
    /// service is taken: letters, digits and hyphens.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let edge = text.starts_with('-') || text.ends_with('-');
        if text.is_empty() || edge || !text.chars().all(plain) {
            return Err("is not letters, digits and hyphens, such as 2026a");
        }
        if text.len() > LABEL_OCTETS {
            return Err("is longer than 63 characters");
        }
        Ok(Self(text.to_ascii_lowercase()))
    }

    /// The selector in lower case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
