//! What receivers find in DNS: the record of a key, read as strictly as they read it, and tried.
//!
//! A record is right when a probe that our key signed verifies with it, on the path of [`proof`],
//! which shares nothing with the signer. What is wrong is said in words that an operator can act upon.

use data_encoding::BASE64;

use super::{Signer, proof};
use crate::domain::signing_key::Reading;
use crate::domain::time::UtcTime;
use crate::mail::dns::Answer;

/// The shortest RSA key of 2048 bits in DER, in octets: without the frame that X.509 puts around it.
const RSA_2048_OCTETS: usize = 268;
/// An Ed25519 key (RFC 8463 section 4), in octets.
const ED25519_OCTETS: usize = 32;

/// Why a record is of no use to receivers (RFC 6376 section 3.6.1).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordFault {
    /// There are several, and receivers may take any (RFC 6376 section 3.6.2.2).
    #[error("there are {0} TXT records under its name; keep one")]
    Several(usize),
    /// No list of tags, or one that says something twice.
    #[error("the record is no list of tags such as v=DKIM1; p=…")]
    NoTags,
    /// A version that nobody knows.
    #[error("the record does not begin with v=DKIM1")]
    Version,
    /// No key at all.
    #[error("the record has no key (p=)")]
    NoKey,
    /// Revoked.
    #[error("the key is revoked: p= is empty")]
    Revoked,
    /// Cut, or not copied well.
    #[error("the key (p=) is not base64; was it cut or changed on the way?")]
    NotBase64,
    /// Another algorithm.
    #[error("the record is for a key of the kind {0:?}")]
    KeyType(String),
    /// Too short for receivers.
    #[error("the published RSA key is shorter than 2048 bits")]
    TooSmall,
    /// Cut.
    #[error("the published Ed25519 key is not 32 octets long")]
    Length,
    /// SHA-256 is not allowed.
    #[error("the record does not allow SHA-256 (h=)")]
    Hash,
    /// Not for mail.
    #[error("the record is not for mail (s=)")]
    Service,
    /// A probe does not verify.
    #[error("another key is published: what ours signs does not verify with it")]
    Other,
}

/// A record that receivers can use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The kind of key: `rsa` or `ed25519`.
    pub key_type: String,
    /// Whether receivers are told to take the domain's signatures for a trial (`t=y`).
    pub is_trial: bool,
}

/// What one resolver's answer says about a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Whether it is right.
    pub reading: Reading,
    /// Whether it says that its signatures are a trial.
    pub is_trial: bool,
}

/// Judges a resolver's answer about the one key of `signer`, by trying it.
#[must_use]
pub fn look(answer: &Answer<String>, signer: &Signer, domain: &str, at: UtcTime) -> Look {
    let (records, seconds) = match answer {
        Answer::Found { records, seconds } => (records, *seconds),
        Answer::Nothing { seconds } => return plain(Reading::Missing { seconds: *seconds }),
        Answer::Failed { reason } => {
            let reason = reason.clone();
            return plain(Reading::Unknown { reason });
        }
    };
    match judge(records, signer, domain, at) {
        Ok(record) => Look {
            reading: Reading::Right,
            is_trial: record.is_trial,
        },
        Err(fault) => plain(Reading::Wrong {
            fault: fault.to_string(),
            seconds,
        }),
    }
}

fn plain(reading: Reading) -> Look {
    Look {
        reading,
        is_trial: false,
    }
}

fn judge(
    records: &[String],
    signer: &Signer,
    domain: &str,
    at: UtcTime,
) -> Result<Record, RecordFault> {
    let [text] = records else {
        return Err(RecordFault::Several(records.len()));
    };
    let record = parse(text)?;
    let ours = signer.keys().first().map(|(_, key)| key.algorithm());
    if ours.is_none_or(|ours| ours.key_type() != record.key_type) {
        return Err(RecordFault::KeyType(record.key_type));
    }
    proof::prove_with(signer, domain, at, |_name| Some(text.clone()))
        .map_err(|_does_not_verify| RecordFault::Other)?;
    Ok(record)
}

/// Reads a record as RFC 6376 section 3.6.1 defines it. Tags that nobody knows are ignored.
pub fn parse(text: &str) -> Result<Record, RecordFault> {
    let tags = tags(text).ok_or(RecordFault::NoTags)?;
    let value = |name: &str| {
        tags.iter()
            .find(|(found, _)| found == name)
            .map(|(_, v)| &**v)
    };
    let is_first = tags.first().is_some_and(|(name, _)| name == "v");
    if value("v").is_some_and(|version| version != "DKIM1" || !is_first) {
        return Err(RecordFault::Version);
    }
    let key = value("p").ok_or(RecordFault::NoKey)?;
    if key.is_empty() {
        return Err(RecordFault::Revoked);
    }
    let key = BASE64
        .decode(key.as_bytes())
        .map_err(|_not_base64| RecordFault::NotBase64)?;
    let key_type = value("k").unwrap_or("rsa").to_owned();
    match key_type.as_str() {
        "rsa" if key.len() < RSA_2048_OCTETS => return Err(RecordFault::TooSmall),
        "ed25519" if key.len() != ED25519_OCTETS => return Err(RecordFault::Length),
        "rsa" | "ed25519" => {}
        _ => return Err(RecordFault::KeyType(key_type)),
    }
    let lists = |name: &str, wanted: &[&str]| {
        value(name).is_none_or(|list| list.split(':').any(|word| wanted.contains(&word)))
    };
    if !lists("h", &["sha256"]) {
        return Err(RecordFault::Hash);
    }
    if !lists("s", &["*", "email"]) {
        return Err(RecordFault::Service);
    }
    let is_trial = value("t").is_some_and(|flags| flags.split(':').any(|flag| flag == "y"));
    Ok(Record { key_type, is_trial })
}

/// The tags in their order, without white space in their values; nothing where one is there twice or is none
/// (RFC 6376 section 3.2).
fn tags(text: &str) -> Option<Vec<(String, String)>> {
    let mut tags: Vec<(String, String)> = Vec::new();
    let text = text.trim().trim_end_matches(';');
    for tag in text.split(';') {
        let (name, value) = tag.split_once('=')?;
        let name = name.trim().to_owned();
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if name.is_empty() || !name.chars().all(is_name) || tags.iter().any(|(n, _)| *n == name) {
            return None;
        }
        let value: String = value.split_ascii_whitespace().collect();
        tags.push((name, value));
    }
    Some(tags)
}

#[cfg(test)]
mod tests {
    use super::super::keys::{PrivateKey, RsaBits};
    use super::*;
    use crate::config::Selector;

    fn at() -> UtcTime {
        UtcTime::from_micros(1_795_500_003_000_000)
    }

    fn signer(key: PrivateKey) -> Signer {
        Signer::new(None, vec![(Selector::parse("2026a").unwrap(), key)])
    }

    fn reading(records: &[&str], signer: &Signer) -> Reading {
        let answer = Answer::Found {
            records: records.iter().map(|&text| text.to_owned()).collect(),
            seconds: 60,
        };
        look(&answer, signer, "news.example.org", at()).reading
    }

    #[test]
    fn a_record_is_read_as_receivers_read_it() {
        let rsa = BASE64.encode(&[1; 294]);
        let short = BASE64.encode(&[1; 162]);
        let edwards = BASE64.encode(&[1; 32]);
        let plain = |key_type: &str, is_trial| {
            let key_type = key_type.to_owned();
            Ok(Record { key_type, is_trial })
        };
        for (text, expected) in [
            (format!("v=DKIM1; k=rsa; p={rsa}"), plain("rsa", false)),
            (format!("p={rsa}"), plain("rsa", false)),
            (
                format!(" v=DKIM1 ;\tp = {} {};", &rsa[..9], &rsa[9..]),
                plain("rsa", false),
            ),
            (
                format!("v=DKIM1; t=y:s; n=note; x_y=1; p={rsa}"),
                plain("rsa", true),
            ),
            (
                format!("v=DKIM1; t=s; h=sha1:sha256; s=email; p={rsa}"),
                plain("rsa", false),
            ),
            (
                format!("v=DKIM1; k=ed25519; p={edwards}"),
                plain("ed25519", false),
            ),
            (
                format!("k=rsa; v=DKIM1; p={rsa}"),
                Err(RecordFault::Version),
            ),
            (format!("v=DKIM2; p={rsa}"), Err(RecordFault::Version)),
            ("v=DKIM1; p=".to_owned(), Err(RecordFault::Revoked)),
            ("v=DKIM1; p=;".to_owned(), Err(RecordFault::Revoked)),
            ("v=DKIM1; k=rsa".to_owned(), Err(RecordFault::NoKey)),
            ("v=DKIM1; p=%%%".to_owned(), Err(RecordFault::NotBase64)),
            (
                format!("v=DKIM1; p={}", &rsa[..101]),
                Err(RecordFault::NotBase64),
            ),
            (format!("v=DKIM1; p={short}"), Err(RecordFault::TooSmall)),
            (
                format!("v=DKIM1; k=ed25519; p={short}"),
                Err(RecordFault::Length),
            ),
            (
                format!("v=DKIM1; k=dsa; p={rsa}"),
                Err(RecordFault::KeyType("dsa".into())),
            ),
            (format!("v=DKIM1; h=sha1; p={rsa}"), Err(RecordFault::Hash)),
            (
                format!("v=DKIM1; s=tlsrpt; p={rsa}"),
                Err(RecordFault::Service),
            ),
            (
                format!("v=DKIM1; p={rsa}; p={rsa}"),
                Err(RecordFault::NoTags),
            ),
            (
                "google-site-verification".to_owned(),
                Err(RecordFault::NoTags),
            ),
            (String::new(), Err(RecordFault::NoTags)),
        ] {
            assert_eq!(parse(&text), expected, "{text}");
        }
    }

    #[test]
    fn only_the_record_of_the_very_key_is_right() {
        let ours = signer(PrivateKey::new_rsa(RsaBits::Bits2048).unwrap());
        let record = ours.keys()[0].1.record().unwrap();
        let other = PrivateKey::new_rsa(RsaBits::Bits2048).unwrap().record();
        let edwards = PrivateKey::new_ed25519().unwrap().record();
        assert_eq!(reading(&[&record], &ours), Reading::Right);
        let wrong = |fault: &RecordFault| Reading::Wrong {
            fault: fault.to_string(),
            seconds: 60,
        };
        assert_eq!(
            reading(&[&other.unwrap()], &ours),
            wrong(&RecordFault::Other)
        );
        assert_eq!(
            reading(&[&edwards.unwrap()], &ours),
            wrong(&RecordFault::KeyType("ed25519".into()))
        );
        assert_eq!(
            reading(&[&record, &record], &ours),
            wrong(&RecordFault::Several(2))
        );
        let nothing = look(&Answer::Nothing { seconds: 7 }, &ours, "a.example", at());
        assert_eq!(nothing.reading, Reading::Missing { seconds: 7 });
    }
}
