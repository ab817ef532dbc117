//! E-mail addresses: what we accept, how we compare, what we show.
//!
//! The local part is kept exactly as typed, because only its host may interpret it; for uniqueness its ASCII
//! letters are folded to lower case. Plus tags and dots are never merged: they are different addresses. The
//! rule in words, with a table of examples that a test compares with this code, is `docs/addresses.md`.

mod characters;
mod domains;
mod suggestion;

use std::fmt;

use icu_normalizer::ComposingNormalizerBorrowed;
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
    /// A character that nobody sees: control, zero-width, bidirectional.
    #[error(
        "this address holds an invisible or control character; type it anew instead of pasting it"
    )]
    Invisible,
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
    /// Letters beyond ASCII before the @, which not every relay can carry (RFC 6531).
    #[error(
        "mail to addresses with letters such as é or ü before the @ cannot be sent from here yet; use another address"
    )]
    NeedsSmtpUtf8,
}

impl AddressError {
    /// The name of the decision, as `docs/addresses.md` writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Invisible => "invisible",
            Self::TooLong => "too long",
            Self::Syntax => "syntax",
            Self::Domain => "domain",
            Self::Reserved => "reserved",
            Self::NeedsSmtpUtf8 => "needs SMTPUTF8",
        }
    }
}

/// Mailboxes of mail systems themselves and of programs (RFC 2142, RFC 5321 section 4.5.1); writing to them
/// makes loops. A tag behind a plus sign changes nothing.
const RESERVED_LOCAL_PARTS: [&str; 16] = [
    "mailer-daemon",
    "mailerdaemon",
    "postmaster",
    "abuse",
    "noreply",
    "no-reply",
    "no_reply",
    "donotreply",
    "do-not-reply",
    "hostmaster",
    "webmaster",
    "root",
    "nobody",
    "bounce",
    "bounces",
    "listserv",
];

impl EmailAddress {
    /// Reads an address as a person typed it: outer white space and a leading `mailto:` are dropped.
    ///
    /// Refuses quoted local parts, comments, IP literals, control and bidirectional characters,
    /// doubled dots and single-label domains.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let address = Self::parse_any(text)?;
        if RESERVED_LOCAL_PARTS.contains(&address.mailbox().as_str()) {
            return Err(AddressError::Reserved);
        }
        Ok(address)
    }

    /// Whether a label of the domain mixes scripts, as look-alikes of other names do (UTS 39).
    #[must_use]
    pub fn mixes_scripts(&self) -> bool {
        let (shown, _readable) = idna::domain_to_unicode(self.domain());
        shown.split('.').any(characters::mixes_scripts)
    }

    /// The local part without its tag, in lower case.
    #[must_use]
    pub fn mailbox(&self) -> String {
        let (mailbox, _tag) = self.local().split_once('+').unwrap_or((self.local(), ""));
        mailbox.to_ascii_lowercase()
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
        // What is far too long is not looked at; how long the address is, is known once it has its final form.
        if text.len() > LONGEST_TEXT {
            return Err(AddressError::TooLong);
        }
        let (local, domain) = text.rsplit_once('@').unwrap_or((text, ""));
        if local.contains(characters::is_unseen) || domain.contains(characters::is_unseen_in_domain)
        {
            return Err(AddressError::Invisible);
        }
        let composed = ComposingNormalizerBorrowed::new_nfc().normalize(local);
        let local: &str = &composed;
        check_local_part(local)?;
        if local.len() > 64 {
            return Err(AddressError::TooLong);
        }
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
        domains::is_special_use(self.domain())
    }

    /// The address that was probably meant, where the domain looks like a slip in a well-known one; for the
    /// reader to decide about.
    #[must_use]
    pub fn likely_meant(&self) -> Option<Self> {
        let domain = suggestion::meant(self.domain())?;
        Self::parse_any(&format!("{}@{domain}", self.local())).ok()
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

/// The longest text that is looked at, in octets: `mailto:`, and a domain whose A-label is shorter than what was
/// typed.
const LONGEST_TEXT: usize = 1_000;

fn check_local_part(local: &str) -> Result<(), AddressError> {
    let dots = local.starts_with('.') || local.ends_with('.') || local.contains("..");
    let ascii_atext = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    let plain = local
        .chars()
        .all(|c| ascii_atext(c) || (!c.is_ascii() && characters::writes_words(c)));
    if local.is_empty() || dots || !plain || local.starts_with(characters::is_mark) {
        return Err(AddressError::Syntax);
    }
    Ok(())
}

/// The domain in lower case and as A-labels: mapped by UTS 46 (non-transitional, with all of its checks), then held
/// to the letters that IDNA2008 knows.
fn mailable_domain(domain: &str) -> Result<String, AddressError> {
    if domain.is_empty() || domain.starts_with('[') || domain.contains(char::is_whitespace) {
        return Err(AddressError::Syntax);
    }
    let ascii = idna::domain_to_ascii_strict(domain).map_err(|_invalid| AddressError::Domain)?;
    let (shown, readable) = idna::domain_to_unicode(&ascii);
    let labels: Vec<&str> = ascii.split('.').collect();
    let top = labels.last().copied().unwrap_or_default();
    let numeric_top = top.chars().all(|c| c.is_ascii_digit());
    if labels.len() < 2
        || labels.iter().any(|label| label.is_empty())
        || numeric_top
        || ascii.len() > 253
        || readable.is_err()
        || !shown.chars().all(characters::is_of_domain_names)
    {
        return Err(AddressError::Domain);
    }
    Ok(ascii)
}
