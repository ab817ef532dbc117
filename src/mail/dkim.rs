//! DKIM: the signature by which a sender's domain answers for a letter (RFC 6376, RFC 8463).
//!
//! Signing is the last thing that happens to a letter before it goes to the relay. [`Signer`] holds the
//! keys in use and makes the `DKIM-Signature` fields from two things: the finished header, and the hash
//! of the finished body ([`BodyHash`]). The time in a signature is the letter's own date, and both
//! algorithms always give the same signature for the same letter, so a letter that is sent again after a
//! doubt is the same to the byte, unless other keys have been named in between.
//!
//! [`keys`] reads and makes keys, [`proof`] verifies what was signed on a path of its own, [`published`] reads
//! what receivers find in DNS. The names and
//! limits below follow the agreement in RFC 6376 section 5.4 and RFC 8058 section 4: what a reader or a
//! mailbox provider acts on is signed, and what must not be added later is signed as absent.

pub mod keys;
pub mod proof;
pub mod published;
mod relaxed;

use std::sync::Arc;

use aws_lc_rs::digest::{Context, SHA256};
use data_encoding::BASE64;

pub use relaxed::{BodyHash, body_hash, relaxed_body};

use crate::config::Selector;
use crate::domain::address::EmailAddress;
use crate::domain::time::UtcTime;
use keys::{PrivateKey, chunks};

/// Seconds after which a signature has no force: longer than any relay keeps a letter in its queue
/// (Postfix: five days).
const VALID_SECONDS: i64 = 14 * 86_400;

/// The longest line of our own field, without its `CRLF` (RFC 5322 section 2.1.1 asks for 78).
const LINE_OCTETS: usize = 76;

/// How often a field is named in `h=`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cover {
    /// As often as it is there.
    Present,
    /// Once more than it is there, so that adding another breaks the signature (RFC 6376 section 8.15).
    OneMore,
}

/// The fields that a signature covers, in the order of `h=`.
const COVERED: [(&str, Cover); 26] = [
    ("from", Cover::OneMore),
    ("to", Cover::OneMore),
    ("cc", Cover::OneMore),
    ("subject", Cover::OneMore),
    ("date", Cover::OneMore),
    ("reply-to", Cover::OneMore),
    ("sender", Cover::OneMore),
    ("message-id", Cover::OneMore),
    ("in-reply-to", Cover::Present),
    ("references", Cover::Present),
    ("mime-version", Cover::OneMore),
    ("content-type", Cover::OneMore),
    ("content-transfer-encoding", Cover::Present),
    ("list-id", Cover::OneMore),
    ("list-unsubscribe", Cover::OneMore),
    ("list-unsubscribe-post", Cover::OneMore),
    ("list-help", Cover::Present),
    ("list-post", Cover::Present),
    ("list-owner", Cover::Present),
    ("list-subscribe", Cover::Present),
    ("list-archive", Cover::Present),
    ("precedence", Cover::Present),
    ("auto-submitted", Cover::Present),
    ("feedback-id", Cover::Present),
    ("cfbl-address", Cover::Present),
    ("cfbl-feedback-id", Cover::Present),
];

/// Why a letter could not be signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "the letter could not be signed with the DKIM key {selector}: the cryptographic library failed"
)]
pub struct SignError {
    /// The key that failed.
    pub selector: Selector,
}

/// The keys that sign, and for whom.
#[derive(Debug)]
pub struct Signer {
    domain: Option<String>,
    keys: Vec<(Selector, Arc<PrivateKey>)>,
}

impl Signer {
    /// A signer for `domain` and its subdomains, or, without one, for the domain of every sender.
    ///
    /// Each key makes a signature of its own, in this order.
    #[must_use]
    pub fn new(domain: Option<String>, keys: Vec<(Selector, PrivateKey)>) -> Self {
        let keys = keys.into_iter();
        Self {
            domain,
            keys: keys.map(|(name, key)| (name, Arc::new(key))).collect(),
        }
    }

    /// One that signs with some of the keys only.
    #[must_use]
    pub fn with_only(&self, wanted: impl Fn(&Selector) -> bool) -> Self {
        let keys = self.keys.iter().filter(|(selector, _)| wanted(selector));
        Self {
            domain: self.domain.clone(),
            keys: keys.cloned().collect(),
        }
    }

    /// The keys in use.
    #[must_use]
    pub fn keys(&self) -> &[(Selector, Arc<PrivateKey>)] {
        &self.keys
    }

    /// The domain that signs for this sender (`d=`): one that DMARC holds to be aligned with the sender's
    /// (RFC 7489 section 3.1.1), or nothing where there is none, because such a signature would be of no
    /// use to anybody.
    #[must_use]
    pub fn domain_for<'a>(&'a self, sender: &'a EmailAddress) -> Option<&'a str> {
        let of_sender = sender.domain();
        let Some(ours) = &self.domain else {
            return Some(of_sender);
        };
        let is_ours = of_sender
            .strip_suffix(ours.as_str())
            .is_some_and(|before| before.is_empty() || before.ends_with('.'));
        is_ours.then_some(ours)
    }

    /// The complete `DKIM-Signature` fields for a letter, one for each key, to be put before its header.
    ///
    /// `header` is the finished header, every line ended by `CRLF`, without the empty line. `body_hash`
    /// is the hash of the finished body. `at` must be the same on every attempt of a delivery: the
    /// letter's date.
    pub fn sign(
        &self,
        domain: &str,
        header: &str,
        body_hash: &[u8; 32],
        at: UtcTime,
    ) -> Result<String, SignError> {
        let mut canonical = Vec::with_capacity(header.len() + 64);
        let names = cover(header, &mut canonical);
        let mut covered = Context::new(&SHA256);
        covered.update(&canonical);
        let body_hash = BASE64.encode(body_hash);
        let mut signed = String::with_capacity(1_200 * self.keys.len());
        for (selector, key) in &self.keys {
            let algorithm = key.algorithm().name();
            let mut field = Folded::new(&mut signed);
            field.word("v=1;");
            field.word(&["a=", algorithm, ";"].concat());
            field.word("c=relaxed/relaxed;");
            field.word(&["d=", domain, ";"].concat());
            field.word(&["s=", selector.as_str(), ";"].concat());
            let seconds = at.datetime().timestamp();
            field.word(&format!("t={seconds};"));
            field.word(&format!("x={};", seconds + VALID_SECONDS));
            field.names(&names);
            field.word(&["bh=", &body_hash, ";"].concat());
            field.word("b=");
            canonical.clear();
            relaxed::relaxed_field(&mut canonical, FIELD, field.value());
            // RFC 6376 section 3.7: the field itself comes last, with an empty b= and no line break.
            let mut hash = covered.clone();
            hash.update(&canonical);
            let signature = key.sign(&hash.finish()).map_err(|_unspecified| SignError {
                selector: selector.clone(),
            })?;
            field.signature(&BASE64.encode(&signature));
        }
        Ok(signed)
    }
}

const FIELD: &str = "DKIM-Signature";

/// Appends the canonical form of every field to be signed; returns the names for `h=`.
///
/// Of fields that are there several times the last comes first (RFC 6376 section 5.4.2).
fn cover(header: &str, canonical: &mut Vec<u8>) -> Vec<&'static str> {
    let fields = fields_of(header);
    let mut names = Vec::with_capacity(48);
    for (name, cover) in COVERED {
        let same = |field: &&(&str, &str)| field.0.eq_ignore_ascii_case(name);
        for (_, value) in fields.iter().rev().filter(same) {
            relaxed::relaxed_field(canonical, name, value);
            canonical.extend_from_slice(b"\r\n");
            names.push(name);
        }
        if cover == Cover::OneMore {
            names.push(name);
        }
    }
    names
}

/// The name and the folded value of every field.
fn fields_of(header: &str) -> Vec<(&str, &str)> {
    let mut fields = Vec::with_capacity(24);
    let mut rest = header;
    while !rest.is_empty() {
        let end = end_of_field(rest);
        if let Some((name, value)) = rest[..end].split_once(':') {
            fields.push((name.trim_ascii_end(), value));
        }
        rest = &rest[end..];
    }
    fields
}

/// Where the first field of `header` ends: after the first line break that no blank follows.
fn end_of_field(header: &str) -> usize {
    let mut end = 0;
    for line in header.split_inclusive('\n') {
        if end > 0 && !line.starts_with([' ', '\t']) {
            break;
        }
        end += line.len();
    }
    end
}

/// A `DKIM-Signature` field that is being written, folded before its lines get long.
struct Folded<'a> {
    text: &'a mut String,
    value_at: usize,
    column: usize,
}

impl<'a> Folded<'a> {
    fn new(text: &'a mut String) -> Self {
        text.push_str(FIELD);
        text.push(':');
        Self {
            value_at: text.len(),
            column: FIELD.len() + 1,
            text,
        }
    }

    /// What has been written after the colon.
    fn value(&self) -> &str {
        &self.text[self.value_at..]
    }

    /// A word, after a blank or on a line of its own.
    fn word(&mut self, word: &str) {
        if self.column + 1 + word.len() > LINE_OCTETS {
            self.text.push_str("\r\n");
            self.column = 0;
        }
        self.text.push(' ');
        self.text.push_str(word);
        self.column += 1 + word.len();
    }

    /// The tag `h=`: names with colons between, and folds after some colons.
    fn names(&mut self, names: &[&str]) {
        self.text.push_str("\r\n h=");
        self.column = " h=".len();
        for (index, name) in names.iter().enumerate() {
            let last = index + 1 == names.len();
            if self.column + name.len() + 1 > LINE_OCTETS {
                self.text.push_str("\r\n ");
                self.column = 1;
            }
            self.text.push_str(name);
            self.text.push(if last { ';' } else { ':' });
            self.column += name.len() + 1;
        }
    }

    /// The value of `b=`, and the end of the field.
    fn signature(self, base64: &str) {
        let (first, rest) =
            base64.split_at(base64.len().min(LINE_OCTETS.saturating_sub(self.column)));
        self.text.push_str(first);
        for part in chunks(rest, LINE_OCTETS - 1) {
            self.text.push_str("\r\n ");
            self.text.push_str(part);
        }
        self.text.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use keys::PrivateKey;

    const HEADER: &str = "Date: Thu, 1 Jan 1970 00:00:00 +0000\r\n\
        From: =?utf-8?q?Z=C3=BCrich?=\r\n <post@news.example.org>\r\n\
        To: <reader@example.net>\r\n\
        Subject: one\r\n\
        List-Unsubscribe: <https://news.example.org/u/a>,\r\n <mailto:u+a@example.org>\r\n\
        X-Auto-Response-Suppress: OOF, AutoReply\r\n";

    fn signer(domain: Option<&str>) -> Signer {
        let key = PrivateKey::new_ed25519().unwrap();
        let selector = Selector::parse("2026a").unwrap();
        Signer::new(domain.map(str::to_owned), vec![(selector, key)])
    }

    fn tag(field: &str, name: &str) -> String {
        let value = field.split(';').find_map(|tag| {
            let (found, value) = tag.split_once('=')?;
            (found.trim() == name).then_some(value)
        });
        value.unwrap().split_ascii_whitespace().collect()
    }

    #[test]
    fn what_a_reader_acts_on_is_covered_once_more_than_it_is_there() {
        let at = UtcTime::from_micros(1_000_000_000_000);
        let field = signer(None)
            .sign("example.org", HEADER, &[0; 32], at)
            .unwrap();
        let names = tag(&field, "h");
        let count = |name: &str| names.split(':').filter(|found| *found == name).count();
        for present in ["from", "to", "subject", "date", "list-unsubscribe"] {
            assert_eq!(count(present), 2, "{present}");
        }
        for absent in [
            "cc",
            "reply-to",
            "sender",
            "message-id",
            "mime-version",
            "content-type",
            "list-id",
            "list-unsubscribe-post",
        ] {
            assert_eq!(count(absent), 1, "{absent}");
        }
        for never in [
            "x-auto-response-suppress",
            "received",
            "dkim-signature",
            "list-help",
        ] {
            assert_eq!(count(never), 0, "{never}");
        }
        let (signed_at, ends_at) = (tag(&field, "t"), tag(&field, "x"));
        assert_eq!(
            (signed_at.as_str(), ends_at.as_str()),
            ("1000000", "2209600")
        );
        assert!(!field.contains(" l="));
    }

    #[test]
    fn fields_of_the_same_name_are_covered_from_the_last_to_the_first() {
        let mut canonical = Vec::new();
        let names = cover("From: a\r\nX: y\r\nfrom : \tb\r\n\tc \r\n", &mut canonical);
        assert_eq!(canonical, b"from:b c\r\nfrom:a\r\n");
        assert_eq!(&names[..4], ["from", "from", "from", "to"]);
    }

    #[test]
    fn lines_are_short_and_the_field_is_closed() {
        let long = format!("{}.example.org", "a".repeat(58));
        for domain in ["example.org", &long] {
            let at = UtcTime::from_micros(0);
            let field = signer(None).sign(domain, HEADER, &[7; 32], at).unwrap();
            assert!(field.ends_with("\r\n") && field.starts_with("DKIM-Signature: v=1;"));
            for (index, line) in field.trim_end().split("\r\n").enumerate() {
                assert!(line.len() <= 77, "{line}");
                assert_eq!(line.starts_with(' '), index > 0, "{line}");
                assert!(!line.trim().is_empty() && !line.ends_with(' '), "{line:?}");
            }
        }
    }

    #[test]
    fn only_a_domain_that_is_aligned_with_the_sender_signs() {
        let sender = |text| EmailAddress::parse_any(text).unwrap();
        for (ours, from, expected) in [
            (None, "a@news.example.org", Some("news.example.org")),
            (Some("example.org"), "a@example.org", Some("example.org")),
            (
                Some("example.org"),
                "a@news.example.org",
                Some("example.org"),
            ),
            (Some("example.org"), "a@badexample.org", None),
            (Some("news.example.org"), "a@example.org", None),
            (Some("example.org"), "a@example.net", None),
        ] {
            let signer = signer(ours);
            assert_eq!(
                signer.domain_for(&sender(from)),
                expected,
                "{ours:?} {from}"
            );
        }
    }
}
