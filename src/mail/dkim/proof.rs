//! The proof that what we sign can be verified, on a path of its own.
//!
//! `postrider check` signs a letter with every key in use and verifies it the way a receiver would:
//! from the bytes of the message and the text of the DNS record. Nothing of the signer is used for it.
//! Canonical forms are made the slow and obvious way, hashes come from another library, and the
//! cryptographic library is asked through its other door (verify a message, not sign a hash), so that a
//! mistake would have to be made twice to stay unseen.

use std::collections::HashMap;
use std::fmt::Write as _;

use aws_lc_rs::signature::{ED25519, RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use data_encoding::BASE64;
use sha2::{Digest as _, Sha256};

use super::keys::{KeyError, record_name};
use super::{SignError, Signer, body_hash};
use crate::domain::time::UtcTime;

/// Why a signature does not verify.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The probe could not be signed.
    #[error(transparent)]
    Sign(#[from] SignError),
    /// The key has no record.
    #[error("the key {0}")]
    Key(#[from] KeyError),
    /// The message has no signature.
    #[error("the letter is not signed")]
    Unsigned,
    /// A tag is missing or has a value that no verifier takes.
    #[error("the tag {0}= of the signature is missing or wrong")]
    Tag(&'static str),
    /// The signature has no force yet or any more.
    #[error("the signature has expired")]
    Expired,
    /// There is no key under that name.
    #[error("there is no usable DNS record {0}")]
    Record(String),
    /// The body is not the one that was signed.
    #[error("the body was changed")]
    Body,
    /// The header is not the one that was signed, or the key is another one.
    #[error("the signature does not fit the header and the key")]
    Signature,
}

/// Signs a probe for `domain` with every key in use and verifies each signature with the record that
/// belongs to the key.
pub fn prove(signer: &Signer, domain: &str, at: UtcTime) -> Result<(), ProofError> {
    let mut records = HashMap::new();
    for (selector, key) in signer.keys() {
        records.insert(record_name(selector.as_str(), domain), key.record()?);
    }
    prove_with(signer, domain, at, |name| records.get(name).cloned())
}

/// Signs a probe for `domain` with every key in use and verifies each signature with the records that were
/// published.
pub fn prove_with(
    signer: &Signer,
    domain: &str,
    at: UtcTime,
    record: impl Fn(&str) -> Option<String>,
) -> Result<(), ProofError> {
    let header = format!(
        "Date: Thu, 1 Jan 1970 00:00:00 +0000\r\nFrom: Postrider  \"probe\" <probe@{domain}>\r\n\
         To: <probe@{domain}>\r\nSubject: a probe,\r\n\tfolded \r\nMIME-Version: 1.0\r\n"
    );
    let body = "A body with  blanks, \t tabs \r\n\r\nand empty lines at its end.\r\n\r\n\r\n";
    let signature = signer.sign(domain, &header, &body_hash(body.as_bytes()), at)?;
    let message = format!("{signature}{header}\r\n{body}");
    let verified = verify(&message, at, record)?;
    if verified == signer.keys().len() {
        Ok(())
    } else {
        Err(ProofError::Unsigned)
    }
}

/// Verifies every `DKIM-Signature` of a message and returns their number, which is not zero.
///
/// `record` stands for DNS: the text of the TXT record with this name. Only what [`Signer`] writes is
/// understood: relaxed canonical forms and no `l=`.
pub fn verify(
    message: &str,
    at: UtcTime,
    record: impl Fn(&str) -> Option<String>,
) -> Result<usize, ProofError> {
    let (header, body) = message.split_once("\r\n\r\n").unwrap_or((message, ""));
    let unfolded = header.replace("\r\n ", " ").replace("\r\n\t", " ");
    let fields: Vec<(&str, &str)> = unfolded
        .split("\r\n")
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.trim_end(), value))
        .collect();
    let mut verified = 0;
    for (name, value) in &fields {
        if name.eq_ignore_ascii_case("DKIM-Signature") {
            verify_one(value, &fields, body, at, &record)?;
            verified += 1;
        }
    }
    if verified == 0 {
        return Err(ProofError::Unsigned);
    }
    Ok(verified)
}

fn verify_one(
    signature: &str,
    fields: &[(&str, &str)],
    body: &str,
    at: UtcTime,
    record: &impl Fn(&str) -> Option<String>,
) -> Result<(), ProofError> {
    let tags = tags_of(signature);
    let tag = |name: &'static str| tags.get(name).ok_or(ProofError::Tag(name));
    if tag("v")? != "1" {
        return Err(ProofError::Tag("v"));
    }
    if tag("c")? != "relaxed/relaxed" {
        return Err(ProofError::Tag("c"));
    }
    if tags.contains_key("l") {
        return Err(ProofError::Tag("l"));
    }
    if let Some(end) = tags.get("x") {
        let end: i64 = end.parse().map_err(|_no_number| ProofError::Tag("x"))?;
        if at.datetime().timestamp() > end {
            return Err(ProofError::Expired);
        }
    }
    if *tag("bh")? != BASE64.encode(&Sha256::digest(canonical_body(body))) {
        return Err(ProofError::Body);
    }
    let signed = canonical_header(signature, tag("h")?, fields);
    let name = record_name(tag("s")?, tag("d")?);
    let published = record(&name).ok_or_else(|| ProofError::Record(name.clone()))?;
    let published = tags_of(&published);
    let key = published
        .get("p")
        .and_then(|key| BASE64.decode(key.as_bytes()).ok())
        .ok_or(ProofError::Record(name))?;
    let value = BASE64
        .decode(tag("b")?.as_bytes())
        .map_err(|_no_base64| ProofError::Tag("b"))?;
    let fits = match (tag("a")?.as_str(), published.get("k").map(String::as_str)) {
        ("rsa-sha256", None | Some("rsa")) => {
            UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, key)
                .verify(signed.as_bytes(), &value)
        }
        ("ed25519-sha256", Some("ed25519")) => {
            UnparsedPublicKey::new(&ED25519, key).verify(&Sha256::digest(&signed), &value)
        }
        _ => return Err(ProofError::Tag("a")),
    };
    fits.map_err(|_unspecified| ProofError::Signature)
}

/// The tags of a signature or a record (RFC 6376 section 3.2), without any white space in their values.
fn tags_of(list: &str) -> HashMap<String, String> {
    list.split(';')
        .filter_map(|tag| tag.split_once('='))
        .map(|(name, value)| {
            let value: String = value.split_ascii_whitespace().collect();
            (name.trim().to_owned(), value)
        })
        .collect()
}

/// What was signed: the fields named in `h=`, and the signature itself with an empty `b=`.
fn canonical_header(signature: &str, names: &str, fields: &[(&str, &str)]) -> String {
    let mut used: HashMap<String, usize> = HashMap::new();
    let mut text = String::new();
    for name in names.split(':').map(str::to_ascii_lowercase) {
        let skip = used.entry(name.clone()).or_default();
        let mut from_below = fields
            .iter()
            .rev()
            .filter(|(found, _)| found.eq_ignore_ascii_case(&name));
        if let Some((_, value)) = from_below.nth(*skip) {
            let _ = write!(text, "{name}:{}\r\n", in_one_line(value));
        }
        *skip += 1;
    }
    let emptied: Vec<String> = signature
        .split(';')
        .map(|tag| match tag.split_once('=') {
            Some((name, _)) if name.trim() == "b" => format!("{name}="),
            _ => tag.to_owned(),
        })
        .collect();
    text + "dkim-signature:" + &in_one_line(&emptied.join(";"))
}

fn in_one_line(value: &str) -> String {
    value.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

fn canonical_body(body: &str) -> String {
    let line = |line: &str| {
        let mut line = line.replace('\t', " ");
        while line.contains("  ") {
            line = line.replace("  ", " ");
        }
        line.trim_end_matches(' ').to_owned()
    };
    let mut lines: Vec<String> = body.split("\r\n").map(line).collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines.push(String::new());
    if lines.len() == 1 {
        return String::new();
    }
    lines.join("\r\n")
}

#[cfg(test)]
mod tests {
    use aws_lc_rs::digest::{SHA256, digest};

    use super::super::keys::{PrivateKey, RsaBits};
    use super::*;
    use crate::config::Selector;

    /// RFC 8463 appendix A.3, with its Ed25519 signature.
    const RFC_8463: &str = "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;\r\n\
        \x20d=football.example.com; i=@football.example.com;\r\n\
        \x20q=dns/txt; s=brisbane; t=1528637909; h=from : to :\r\n\
        \x20subject : date : message-id : from : subject : date;\r\n\
        \x20bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n\
        \x20b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus\r\n\
        \x20Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==\r\n\
        From: Joe SixPack <joe@football.example.com>\r\n\
        To: Suzie Q <suzie@shopping.example.net>\r\n\
        Subject: Is dinner ready?\r\n\
        Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)\r\n\
        Message-ID: <20030712040037.46341.5F8J@football.example.com>\r\n\
        \r\n\
        Hi.\r\n\
        \r\n\
        We lost the game.  Are you hungry yet?\r\n\
        \r\n\
        Joe.\r\n";
    const RECORD: &str = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    /// The secret key of RFC 8463 appendix A.2 in the form of RFC 8410.
    const KEY: &str = "-----BEGIN PRIVATE KEY-----\n\
        MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n\
        -----END PRIVATE KEY-----\n";

    fn at(seconds: i64) -> UtcTime {
        UtcTime::from_micros(seconds * 1_000_000)
    }

    fn signer(keys: Vec<PrivateKey>) -> Signer {
        let named = |(index, key)| (Selector::parse(&format!("k{index}")).unwrap(), key);
        Signer::new(None, keys.into_iter().enumerate().map(named).collect())
    }

    #[test]
    fn the_letter_of_rfc_8463_verifies_and_no_other_does() {
        let record = |name: &str| {
            (name == "brisbane._domainkey.football.example.com").then(|| RECORD.to_owned())
        };
        assert_eq!(verify(RFC_8463, at(0), record), Ok(1));
        let changed = |from: &str, to: &str| verify(&RFC_8463.replace(from, to), at(0), record);
        assert_eq!(changed("hungry", "thirsty"), Err(ProofError::Body));
        assert_eq!(changed("dinner", "supper"), Err(ProofError::Signature));
        assert_eq!(changed("Is dinner", "Is  dinner"), Ok(1));
        assert_eq!(
            changed("q=dns/txt;", "q=dns/txt; l=5;"),
            Err(ProofError::Tag("l"))
        );
        assert_eq!(
            changed("q=dns/txt;", "q=dns/txt; x=-1;"),
            Err(ProofError::Expired)
        );
        assert_eq!(
            verify("From: a\r\n\r\n", at(0), record),
            Err(ProofError::Unsigned)
        );
        let nowhere = verify(RFC_8463, at(0), |_| None);
        assert!(matches!(nowhere, Err(ProofError::Record(_))));
    }

    #[test]
    fn our_key_makes_the_signature_that_rfc_8463_prints() {
        let key = PrivateKey::from_pem(KEY).unwrap();
        assert_eq!(key.record().unwrap(), RECORD);
        let (header, _) = RFC_8463.split_once("\r\n\r\n").unwrap();
        let unfolded = header.replace("\r\n ", " ");
        let fields: Vec<_> = unfolded
            .split("\r\n")
            .filter_map(|line| line.split_once(':'))
            .collect();
        let tags = tags_of(fields[0].1);
        let signed = canonical_header(fields[0].1, &tags["h"], &fields);
        let signature = key.sign(&digest(&SHA256, signed.as_bytes())).unwrap();
        assert_eq!(BASE64.encode(&signature), tags["b"]);
    }

    #[test]
    fn what_we_sign_verifies_with_each_kind_of_key_and_with_both() {
        let rsa = || PrivateKey::new_rsa(RsaBits::Bits2048).unwrap();
        let ed25519 = || PrivateKey::new_ed25519().unwrap();
        for keys in [vec![rsa()], vec![ed25519()], vec![rsa(), ed25519()]] {
            let signer = signer(keys);
            assert_eq!(
                prove(&signer, "news.example.org", at(1_795_500_003)),
                Ok(())
            );
        }
    }

    #[test]
    fn another_key_under_the_same_name_is_noticed() {
        let signer = signer(vec![PrivateKey::new_ed25519().unwrap()]);
        let header = "From: <a@example.org>\r\n";
        let hash = body_hash(b"text\r\n");
        let field = signer.sign("example.org", header, &hash, at(0)).unwrap();
        let message = format!("{field}{header}\r\ntext\r\n");
        let right = signer.keys()[0].1.record().unwrap();
        assert_eq!(verify(&message, at(0), |_| Some(right.clone())), Ok(1));
        let other = verify(&message, at(0), |_| Some(RECORD.to_owned()));
        assert_eq!(other, Err(ProofError::Signature));
        let late = verify(&message, at(15 * 86_400), |_| Some(right.clone()));
        assert_eq!(late, Err(ProofError::Expired));
    }
}
