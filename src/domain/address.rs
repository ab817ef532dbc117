//! E-mail addresses: what we accept, how we compare, what we show.
//!
//! The local part is kept exactly as typed, because only its host may interpret it; for uniqueness it
//! is folded to lower case. Plus tags and dots are never merged: they are different addresses.

use std::fmt;

use validator::ValidateEmail;

/// An address that can be mailed: `local@domain`, the domain in lower case and as an A-label.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EmailAddress {
    whole: String,
    at: usize,
}

/// Why a text is not an address that we mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Nothing was given.
    #[error("enter an e-mail address")]
    Empty,
    /// Longer than RFC 5321 section 4.5.3.1 allows.
    #[error("this address is too long: at most 254 characters, 64 of them before the @")]
    TooLong,
    /// Not `name@example.org`.
    #[error("this does not look like an e-mail address, such as name@example.org")]
    Syntax,
    /// The part after the @ is not a public domain name.
    #[error("mail cannot be sent to this domain; check the part after the @")]
    Domain,
    /// A mailbox that belongs to a machine or an office rather than to a reader.
    #[error("this mailbox is reserved for mail systems; use a personal address")]
    Reserved,
}

/// Top-level names that never reach the public mail system (RFC 2606, RFC 6761, RFC 7686).
const SPECIAL_USE: [&str; 9] = [
    "example",
    "test",
    "invalid",
    "localhost",
    "local",
    "onion",
    "internal",
    "arpa",
    "alt",
];

/// Mailboxes of mail systems themselves (RFC 2142); writing to them makes loops.
const RESERVED_LOCAL_PARTS: [&str; 8] = [
    "mailer-daemon",
    "postmaster",
    "abuse",
    "noreply",
    "no-reply",
    "hostmaster",
    "webmaster",
    "root",
];

impl EmailAddress {
    /// Reads an address as a person typed it: outer white space and a leading `mailto:` are dropped.
    ///
    /// Refuses quoted local parts, comments, IP literals, control and bidirectional characters,
    /// doubled dots and single-label domains.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let address = Self::parse_any(text)?;
        if RESERVED_LOCAL_PARTS.contains(&address.local().to_ascii_lowercase().as_str()) {
            return Err(AddressError::Reserved);
        }
        Ok(address)
    }

    /// An address that was parsed before it was written down: only what would break a line or a command is
    /// looked for again.
    pub fn kept(text: String) -> Result<Self, AddressError> {
        let at = text.rfind('@').ok_or(AddressError::Syntax)?;
        let odd = |c: char| c.is_control() || matches!(c, ' ' | '<' | '>');
        if at == 0 || at + 1 == text.len() || text.len() > 254 || text.contains(odd) {
            return Err(AddressError::Syntax);
        }
        Ok(Self { whole: text, at })
    }

    /// Like [`EmailAddress::parse`] for addresses that operators configure, where `noreply@` or
    /// `postmaster@` may be what they mean.
    pub fn parse_any(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        let text = match text.get(..7) {
            Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => &text[7..],
            _ => text,
        };
        if text.is_empty() {
            return Err(AddressError::Empty);
        }
        let (local, domain) = text.rsplit_once('@').ok_or(AddressError::Syntax)?;
        if local.len() > 64 || text.len() > 254 {
            return Err(AddressError::TooLong);
        }
        check_local_part(local)?;
        let domain = mailable_domain(domain)?;
        let whole = format!("{local}@{domain}");
        if whole.len() > 254 {
            return Err(AddressError::TooLong);
        }
        // The widely used HTML5 grammar as a second opinion on everything that is plain ASCII.
        if whole.is_ascii() && !whole.validate_email() {
            return Err(AddressError::Syntax);
        }
        Ok(Self {
            at: local.len(),
            whole,
        })
    }

    /// The whole address, the local part as typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.whole
    }

    /// The part before the @, as typed.
    #[must_use]
    pub fn local(&self) -> &str {
        &self.whole[..self.at]
    }

    /// The domain: lower case, A-label.
    #[must_use]
    pub fn domain(&self) -> &str {
        &self.whole[self.at + 1..]
    }

    /// The address folded for uniqueness: ASCII letters of the local part in lower case.
    #[must_use]
    pub fn key(&self) -> String {
        self.whole.to_ascii_lowercase()
    }

    /// Whether the domain is reserved for examples, tests or private use, so that no public mail
    /// reaches it (RFC 2606, RFC 6761, RFC 7686). Sign-ups refuse these unless mail stays in the
    /// try-out outbox.
    #[must_use]
    pub fn is_special_use(&self) -> bool {
        let mut labels = self.domain().rsplit('.');
        let top = labels.next().unwrap_or_default();
        let second = labels.next().unwrap_or_default();
        SPECIAL_USE.contains(&top) || (second == "example" && ["com", "net", "org"].contains(&top))
    }

    /// Whether the local part needs no SMTPUTF8 (RFC 6531).
    #[must_use]
    pub fn is_ascii(&self) -> bool {
        self.whole.is_ascii()
    }

    /// The address for pages and terminals where the reader is known already: `r•••@example.org`.
    #[must_use]
    pub fn masked(&self) -> String {
        let first = self.local().chars().next().unwrap_or('•');
        format!("{first}•••@{}", self.domain())
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.whole)
    }
}

impl serde::Serialize for EmailAddress {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.whole)
    }
}

fn check_local_part(local: &str) -> Result<(), AddressError> {
    let dots = local.starts_with('.') || local.ends_with('.') || local.contains("..");
    let ascii_atext = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    let plain = local
        .chars()
        .all(|c| ascii_atext(c) || (!c.is_ascii() && c.is_alphanumeric()));
    if local.is_empty() || dots || !plain {
        return Err(AddressError::Syntax);
    }
    Ok(())
}

fn mailable_domain(domain: &str) -> Result<String, AddressError> {
    if domain.is_empty() || domain.starts_with('[') || domain.contains(char::is_whitespace) {
        return Err(AddressError::Syntax);
    }
    let ascii = idna::domain_to_ascii_strict(domain).map_err(|_invalid| AddressError::Domain)?;
    let labels: Vec<&str> = ascii.split('.').collect();
    let top = labels.last().copied().unwrap_or_default();
    let numeric_top = top.chars().all(|c| c.is_ascii_digit());
    if labels.len() < 2
        || labels.iter().any(|label| label.is_empty())
        || numeric_top
        || ascii.len() > 253
    {
        return Err(AddressError::Domain);
    }
    Ok(ascii)
}
