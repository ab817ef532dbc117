//! Private keys: read from PEM files, made anew, and what DNS has to say about them.
//!
//! A key is RSA (RFC 6376, at least 2048 bits as RFC 8301 asks signers for) or Ed25519 (RFC 8463). New
//! keys are drawn by the cryptographic library from its own source of chance, which is the one place
//! outside `clock` where chance is met: a key's chance must not pass through a seam made for tests.

use aws_lc_rs::digest::Digest;
use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::error::Unspecified;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _, RSA_PKCS1_SHA256, RsaKeyPair};
use data_encoding::BASE64;

/// The longest string within a TXT record (RFC 1035 section 3.3).
const TXT_OCTETS: usize = 255;

/// How a key signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// `rsa-sha256`: every receiver verifies it.
    Rsa,
    /// `ed25519-sha256`: small and fast; large mailbox providers do not verify it yet.
    Ed25519,
}

impl Algorithm {
    /// The tag `a=` of a signature.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Rsa => "rsa-sha256",
            Self::Ed25519 => "ed25519-sha256",
        }
    }

    /// The tag `k=` of a record in DNS.
    #[must_use]
    pub fn key_type(self) -> &'static str {
        match self {
            Self::Rsa => "rsa",
            Self::Ed25519 => "ed25519",
        }
    }
}

/// The size of a new RSA key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RsaBits {
    /// What every receiver takes.
    Bits2048,
    /// Stronger, and about three times the work for each letter.
    Bits3072,
    /// Stronger still, with more work again, and a record that some DNS services cut.
    Bits4096,
}

/// Why a key cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// No `BEGIN PRIVATE KEY`, or what follows is not base64.
    #[error("is not a private key in PEM form")]
    NotPem,
    /// The key has a passphrase.
    #[error("is encrypted; Postrider cannot ask for a passphrase")]
    Encrypted,
    /// RFC 8301 section 3.2 forbids signing with less than 1024 bits and advises 2048.
    #[error("is an RSA key of less than 2048 bits; make a new one with: postrider dkim generate")]
    TooSmall,
    /// Another kind of key, or a damaged one.
    #[error("is neither an RSA nor an Ed25519 key that can be used")]
    Unusable,
    /// The library could not make a key.
    #[error("could not be made: the cryptographic library failed")]
    NotMade,
}

/// A private key. It is shown nowhere, `Debug` included.
pub struct PrivateKey(Kind);

enum Kind {
    Rsa(RsaKeyPair),
    Ed25519(Ed25519KeyPair),
}

impl std::fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PrivateKey({})", self.algorithm().name())
    }
}

impl PrivateKey {
    /// Reads a PEM file: PKCS#8 of either kind, or the older `RSA PRIVATE KEY`.
    pub fn from_pem(text: &str) -> Result<Self, KeyError> {
        let (label, der) = read_pem(text)?;
        let rsa = match label {
            "PRIVATE KEY" => RsaKeyPair::from_pkcs8(&der),
            "RSA PRIVATE KEY" => RsaKeyPair::from_der(&der),
            label if label.starts_with("ENCRYPTED") => return Err(KeyError::Encrypted),
            _ => return Err(KeyError::NotPem),
        };
        let refused = match rsa {
            Ok(pair) => return Ok(Self(Kind::Rsa(pair))),
            Err(refused) => refused,
        };
        if let Ok(pair) = Ed25519KeyPair::from_pkcs8_maybe_unchecked(&der) {
            return Ok(Self(Kind::Ed25519(pair)));
        }
        Err(match refused.description_() {
            "TooSmall" => KeyError::TooSmall,
            _ => KeyError::Unusable,
        })
    }

    /// Makes a new RSA key.
    pub fn new_rsa(bits: RsaBits) -> Result<Self, KeyError> {
        let size = match bits {
            RsaBits::Bits2048 => KeySize::Rsa2048,
            RsaBits::Bits3072 => KeySize::Rsa3072,
            RsaBits::Bits4096 => KeySize::Rsa4096,
        };
        RsaKeyPair::generate(size)
            .map(|pair| Self(Kind::Rsa(pair)))
            .map_err(|Unspecified| KeyError::NotMade)
    }

    /// Makes a new Ed25519 key.
    pub fn new_ed25519() -> Result<Self, KeyError> {
        Ed25519KeyPair::generate()
            .map(|pair| Self(Kind::Ed25519(pair)))
            .map_err(|Unspecified| KeyError::NotMade)
    }

    /// The key as PKCS#8 in PEM form, which OpenSSL reads too. Secret.
    pub fn to_pem(&self) -> Result<String, KeyError> {
        let der: Result<Pkcs8V1Der<'static>, Unspecified> = match &self.0 {
            Kind::Rsa(pair) => pair.as_der(),
            Kind::Ed25519(pair) => pair.as_der(),
        };
        let der = der.map_err(|Unspecified| KeyError::NotMade)?;
        let mut pem = String::from("-----BEGIN PRIVATE KEY-----\n");
        for line in chunks(&BASE64.encode(der.as_ref()), 64) {
            pem.push_str(line);
            pem.push('\n');
        }
        pem.push_str("-----END PRIVATE KEY-----\n");
        Ok(pem)
    }

    /// How the key signs.
    #[must_use]
    pub fn algorithm(&self) -> Algorithm {
        match self.0 {
            Kind::Rsa(_) => Algorithm::Rsa,
            Kind::Ed25519(_) => Algorithm::Ed25519,
        }
    }

    /// The size of the key in bits.
    #[must_use]
    pub fn bits(&self) -> usize {
        match &self.0 {
            Kind::Rsa(pair) => pair.public_modulus_len() * 8,
            Kind::Ed25519(_) => 256,
        }
    }

    /// The text of the TXT record that lets receivers verify (RFC 6376 section 3.6.1).
    pub fn record(&self) -> Result<String, KeyError> {
        let public = match &self.0 {
            Kind::Rsa(pair) => {
                let der: PublicKeyX509Der<'static> = pair
                    .public_key()
                    .as_der()
                    .map_err(|Unspecified| KeyError::Unusable)?;
                BASE64.encode(der.as_ref())
            }
            // RFC 8463 section 4: the bare key, without the ASN.1 around it.
            Kind::Ed25519(pair) => BASE64.encode(pair.public_key().as_ref()),
        };
        let kind = self.algorithm().key_type();
        Ok(format!("v=DKIM1; k={kind}; p={public}"))
    }

    /// Signs a SHA-256.
    pub(super) fn sign(&self, hash: &Digest) -> Result<Vec<u8>, Unspecified> {
        match &self.0 {
            Kind::Rsa(pair) => {
                let mut signature = vec![0; pair.public_modulus_len()];
                pair.sign_digest(&RSA_PKCS1_SHA256, hash, &mut signature)?;
                Ok(signature)
            }
            // RFC 8463 section 3: the hash is what Ed25519 signs.
            Kind::Ed25519(pair) => Ok(pair.try_sign(hash.as_ref())?.as_ref().to_vec()),
        }
    }
}

/// Where a key's record stands in DNS.
#[must_use]
pub fn record_name(selector: &str, domain: &str) -> String {
    format!("{selector}._domainkey.{domain}")
}

/// The text of a TXT record as a zone file wants it: quoted strings of at most 255 octets.
#[must_use]
pub fn zone_strings(record: &str) -> String {
    let quoted = chunks(record, TXT_OCTETS).map(|part| format!("\"{part}\""));
    quoted.collect::<Vec<_>>().join(" ")
}

/// ASCII text in pieces of at most `octets`.
pub(super) fn chunks(text: &str, octets: usize) -> impl Iterator<Item = &str> {
    (0..text.len())
        .step_by(octets)
        .filter_map(move |at| text.get(at..text.len().min(at + octets)))
}

/// The label of the first PEM block and what is in it.
fn read_pem(text: &str) -> Result<(&str, Vec<u8>), KeyError> {
    let (_, rest) = text.split_once("-----BEGIN ").ok_or(KeyError::NotPem)?;
    let (label, rest) = rest.split_once("-----").ok_or(KeyError::NotPem)?;
    let (body, _) = rest
        .split_once(&format!("-----END {label}-----"))
        .ok_or(KeyError::NotPem)?;
    // The older form of encryption says so in header lines within the block.
    if body.contains("ENCRYPTED") {
        return Err(KeyError::Encrypted);
    }
    let base64: String = body.split_ascii_whitespace().collect();
    match BASE64.decode(base64.as_bytes()) {
        Ok(der) => Ok((label, der)),
        Err(_not_base64) => Err(KeyError::NotPem),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_key_survives_its_file_and_keeps_its_record() {
        for key in [
            PrivateKey::new_rsa(RsaBits::Bits2048).unwrap(),
            PrivateKey::new_ed25519().unwrap(),
        ] {
            let read = PrivateKey::from_pem(&key.to_pem().unwrap()).unwrap();
            assert_eq!(read.record(), key.record());
            assert_eq!(read.algorithm(), key.algorithm());
            assert!(!format!("{read:?}").contains(['=', '+', '/']));
        }
    }

    #[test]
    fn a_record_is_cut_into_strings_that_dns_can_hold() {
        let key = PrivateKey::new_rsa(RsaBits::Bits2048).unwrap();
        assert_eq!(key.bits(), 2048);
        let record = key.record().unwrap();
        assert!(record.starts_with("v=DKIM1; k=rsa; p=MII") && record.len() > 400);
        let zone = zone_strings(&record);
        let parts: Vec<&str> = zone.trim_matches('"').split("\" \"").collect();
        assert!(parts.len() == 2 && parts.iter().all(|part| part.len() <= 255));
        assert_eq!(parts.concat(), record);
        let small = PrivateKey::new_ed25519().unwrap().record().unwrap();
        assert_eq!(zone_strings(&small), format!("\"{small}\""));
        assert_eq!(
            record_name("2026a", "example.org"),
            "2026a._domainkey.example.org"
        );
    }

    #[test]
    fn what_cannot_sign_is_refused_with_its_reason() {
        let wrapped = |label: &str, text: &str| {
            format!("-----BEGIN {label}-----\n{text}\n-----END {label}-----\n")
        };
        for (text, expected) in [
            (String::new(), KeyError::NotPem),
            ("v=DKIM1; p=".to_owned(), KeyError::NotPem),
            (wrapped("PRIVATE KEY", "?"), KeyError::NotPem),
            (wrapped("CERTIFICATE", "AAAA"), KeyError::NotPem),
            (wrapped("PRIVATE KEY", "AAAA"), KeyError::Unusable),
            (
                wrapped("ENCRYPTED PRIVATE KEY", "AAAA"),
                KeyError::Encrypted,
            ),
            (
                wrapped("RSA PRIVATE KEY", "Proc-Type: 4,ENCRYPTED\n\nAAAA"),
                KeyError::Encrypted,
            ),
            (wrapped("RSA PRIVATE KEY", RSA_1024), KeyError::TooSmall),
        ] {
            assert_eq!(PrivateKey::from_pem(&text).unwrap_err(), expected, "{text}");
        }
    }

    /// Made for this test with `openssl genrsa 1024`; it signs nothing anywhere.
    const RSA_1024: &str = "\
        MIICXQIBAAKBgQCctSo0vKPtmOqwwKP2S15UB/VL4MNqfKOFF/K6G+9qHIjp7BSL\
        oSendh4xtps3A2XEcXtQwAQgDxbITDxAsG/B3UjXk0mGvdwj+FLeHTvf4qKBaMkE\
        OmO6cRCCPtCw0Z/EMIMGG9rkrWXJci8Ho8MqyM9LMAbBPq5vweq7G50JOwIDAQAB\
        AoGAKbX++fKMH53oOgvMmK4O+Yb0v7Gf0iRC0hZBwU/WNgRKXRk9jrzidSx3dPwJ\
        7Ga3G8ao8CFr96yMf9vq3b0YwbKjH6TdLLG6qOmYKomt/M+To5E5/sygJOoWH07A\
        RsV0OK+mq8ElY1IpEcrFm5jTuJM/jcl+arTETU9UM/DhFmECQQDMWzkWdcEcs+rL\
        imY/GSwmhMfzaTgK2ciCk1OvPqW7mwhIQzf/Lq+CctHuS3RbRMfqgLqi7veMK29/\
        zNQdhaBvAkEAxE9THT+Gt4g4pJQLmAmZh91XPLQm9Z2HaccRQXGtFBiaRdRymRq8\
        qK7uiT1a1a6tb2qq86R+dAItlOxeUW7x9QJBAK9GsvFLsIXA32sS2t3V5mNnUeS5\
        46KS5wLwAD/3+MivkWwBk37g+RJnDx5XQ4aguOOu4+WqF1L3UlwIQArOOSsCQFJ6\
        fZIpUaGk0x+ar/BWADKMNY3kpwXFBNLVd5OGflCWMaMrKmbXS/KXZNM2ewaSWH4a\
        U+7/6r00+Q+767jNI00CQQCjTh/twOCxWpipy9ntJc8PTDIG97qcGm+QmQVIH7Nn\
        z4q9yr4nSVMWOlDAH7UEbSeSs4ZMjQ5qzmvQN+Ourscq";
}
