//! Tokens: what the links in our letters prove, and the keys that make them.
//!
//! Signed tokens (unsubscribe, not-me) carry a key id, a subject and a MAC: nothing is stored for
//! them, and they work as long as their key is kept. A confirmation token is opaque: the ledger
//! holds only its SHA-256, and the letter's copy is derived again from a key that lives outside the
//! database. All are lower-case base32 (RFC 4648 section 6): no character that mail programs or
//! link finders mangle, and gateways that fold case do no harm.

mod locked;

use data_encoding::{BASE32_NOPAD, BASE64, HEXLOWER};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

pub use locked::NONCE_BYTES;

/// Bytes of MAC in a signed token: 128 bits.
const MAC_BYTES: usize = 16;
/// Key id, subject, MAC.
const SIGNED_BYTES: usize = 1 + 8 + MAC_BYTES;

named_values! {
    /// What a token is for. A token of one kind is refused for every other.
    TokenPurpose {
        /// "Yes, subscribe me"; subject: a nonce.
        Confirm = "confirm",
        /// "This was not me"; subject: a confirmation.
        NotMe = "not_me",
        /// "Let me go"; subject: a subscription.
        Unsubscribe = "unsubscribe",
        /// The envelope sender of one delivery; subject: a delivery.
        ReturnPath = "return_path",
        /// "I was shown this page"; subject: a confirmation.
        Look = "look",
        /// The page that every letter to a reader leads to; subject: a subscription.
        Preferences = "preferences",
        /// "Let me look after what I read"; subject: a nonce.
        Manage = "manage",
        /// "Yes, write to my other address from now on"; subject: a nonce.
        MoveFrom = "move_from",
        /// "Yes, this is my new address"; subject: a nonce.
        MoveTo = "move_to",
        /// "I was shown this form"; subject: a list, an instant and a nonce.
        Form = "form",
        /// "Solve this first"; subject: a hash of what is to be solved.
        Challenge = "challenge",
        /// The name under which a mailbox or a network is counted; a hash, and never given out.
        Counted = "counted",
        /// "This form is of the page that I showed"; subject: a session of an operator.
        Desk = "desk",
        /// "Let me into the desk"; subject: a nonce.
        Gate = "gate",
        /// The key that secrets in the ledger are locked with; never given out.
        Locked = "locked",
    }
}

/// Why a key file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyringError {
    /// No key in the file.
    #[error("holds no key; write one with: postrider secret rotate")]
    Empty,
    /// A line is not `id:base64`.
    #[error("line {0} is not \"id:base64\" with an id from 1 to 255 and 32 bytes of key")]
    Line(usize),
    /// The same id twice.
    #[error("line {0} uses a key id for the second time")]
    Repeated(usize),
}

/// The signing keys, oldest first. The newest signs; all verify.
#[derive(Clone)]
pub struct Keyring {
    keys: Vec<(u8, [u8; 32])>,
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keyring({} keys)", self.keys.len())
    }
}

impl Keyring {
    /// Reads a key file: one `id:base64` a line, the newest last; `#` starts a comment line.
    pub fn parse(text: &str) -> Result<Self, KeyringError> {
        let mut keys: Vec<(u8, [u8; 32])> = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (id, secret) = parse_key(line).ok_or(KeyringError::Line(index + 1))?;
            if keys.iter().any(|(known, _)| *known == id) {
                return Err(KeyringError::Repeated(index + 1));
            }
            keys.push((id, secret));
        }
        if keys.is_empty() {
            Err(KeyringError::Empty)
        } else {
            Ok(Self { keys })
        }
    }

    /// The line of a key file for a new key, and its id: one more than the newest.
    #[must_use]
    pub fn next_line(existing: Option<&Self>, secret: [u8; 32]) -> Option<String> {
        let newest = existing
            .and_then(|ring| ring.keys.iter().map(|(id, _)| *id).max())
            .unwrap_or(0);
        let id = newest.checked_add(1)?;
        Some(format!("{id}:{}\n", BASE64.encode(&secret)))
    }

    /// The id of the key that signs now.
    #[must_use]
    pub fn signing_key_id(&self) -> i16 {
        i16::from(self.keys.last().map_or(0, |(id, _)| *id))
    }

    /// A signed token of 40 characters for `subject`.
    #[must_use]
    pub fn sign(&self, purpose: TokenPurpose, subject: i64) -> String {
        let Some((id, secret)) = self.keys.last() else {
            return String::new();
        };
        let mut bytes = Vec::with_capacity(SIGNED_BYTES);
        bytes.push(*id);
        bytes.extend_from_slice(&subject.to_be_bytes());
        let mac = mac(secret, purpose, &bytes).finalize().into_bytes();
        bytes.extend_from_slice(&mac[..MAC_BYTES]);
        encode(&bytes)
    }

    /// The subject of a signed token, or nothing when the token is unknown, forged or for another
    /// purpose. The MAC is compared in constant time.
    #[must_use]
    pub fn verify(&self, purpose: TokenPurpose, token: &str) -> Option<i64> {
        let bytes = decode(token).filter(|bytes| bytes.len() == SIGNED_BYTES)?;
        let (_, secret) = self.keys.iter().find(|(id, _)| *id == bytes[0])?;
        let (signed, tag) = bytes.split_at(1 + 8);
        mac(secret, purpose, signed)
            .verify_truncated_left(tag)
            .ok()?;
        Some(i64::from_be_bytes(signed[1..].try_into().ok()?))
    }

    /// A signed token for any few bytes.
    #[must_use]
    pub fn sign_bytes(&self, purpose: TokenPurpose, subject: &[u8]) -> String {
        let Some((id, secret)) = self.keys.last() else {
            return String::new();
        };
        let mut bytes = vec![*id];
        bytes.extend_from_slice(subject);
        let tag = mac(secret, purpose, &bytes).finalize().into_bytes();
        bytes.extend_from_slice(&tag[..MAC_BYTES]);
        encode(&bytes)
    }

    /// The bytes that a token of [`Self::sign_bytes`] was made for, or nothing when it is unknown, forged or
    /// for another purpose.
    #[must_use]
    pub fn verify_bytes(&self, purpose: TokenPurpose, token: &str) -> Option<Vec<u8>> {
        let bytes = decode(token).filter(|bytes| bytes.len() > 1 + MAC_BYTES)?;
        let (_, secret) = self.keys.iter().find(|(id, _)| *id == bytes[0])?;
        let (signed, tag) = bytes.split_at(bytes.len() - MAC_BYTES);
        mac(secret, purpose, signed)
            .verify_truncated_left(tag)
            .ok()?;
        Some(signed[1..].to_vec())
    }

    /// A sealed token of 40 characters for `subject`: like a signed one, but it does not show its
    /// subject either. The same subject has the same token until a new key signs.
    #[must_use]
    pub fn seal(&self, purpose: TokenPurpose, subject: i64) -> String {
        let Some((id, secret)) = self.keys.last() else {
            return String::new();
        };
        let mut bytes = Vec::with_capacity(SIGNED_BYTES);
        bytes.push(*id);
        bytes.extend_from_slice(&subject.to_be_bytes());
        let tag = mac(secret, purpose, &bytes).finalize().into_bytes();
        bytes.extend_from_slice(&tag[..MAC_BYTES]);
        mask(secret, purpose, &mut bytes);
        encode(&bytes)
    }

    /// The subject of a sealed token, or nothing when it is unknown, forged or for another purpose.
    #[must_use]
    pub fn open(&self, purpose: TokenPurpose, token: &str) -> Option<i64> {
        let mut bytes = decode(token).filter(|bytes| bytes.len() == SIGNED_BYTES)?;
        let (_, secret) = self.keys.iter().find(|(id, _)| *id == bytes[0])?;
        mask(secret, purpose, &mut bytes);
        self.verify(purpose, &encode(&bytes))
    }

    /// Names for something that must not be kept in clear, one for each key, the newest first. New rows take
    /// the first; older ones may stand under any of them.
    #[must_use]
    pub fn pseudonyms(&self, of: &str) -> Vec<String> {
        let keys = self.keys.iter().rev();
        keys.map(|(_, secret)| {
            let tag = mac(secret, TokenPurpose::Counted, of.as_bytes()).finalize();
            encode(&tag.into_bytes()[..20])
        })
        .collect()
    }

    /// The opaque confirmation token that a nonce and a key stand for: 256 bits, 52 characters.
    /// Nothing when the key has been removed from the key file.
    #[must_use]
    pub fn confirmation_token(&self, key_id: i16, nonce: &[u8]) -> Option<String> {
        self.opaque_token(TokenPurpose::Confirm, key_id, nonce)
    }

    /// The opaque token of this purpose that a nonce and a key stand for: 256 bits, 52 characters.
    /// Nothing when the key has been removed from the key file.
    #[must_use]
    pub fn opaque_token(&self, purpose: TokenPurpose, key_id: i16, nonce: &[u8]) -> Option<String> {
        let (_, secret) = self.keys.iter().find(|(id, _)| i16::from(*id) == key_id)?;
        Some(encode(&mac(secret, purpose, nonce).finalize().into_bytes()))
    }

    /// What is kept of the folded address of somebody who asked to be forgotten, under each key, the newest
    /// first: whoever has the ledger alone cannot tell whose it was.
    #[must_use]
    pub fn address_hashes(&self, address_key: &str) -> Vec<String> {
        let hash = |(_, secret): &(u8, [u8; 32])| {
            let mut mac = keyed(secret);
            mac.update(b"address\0");
            mac.update(address_key.as_bytes());
            HEXLOWER.encode(&mac.finalize().into_bytes())
        };
        self.keys.iter().rev().map(hash).collect()
    }
}

/// The hash under which the ledger knows a secret token: SHA-256 in lower-case hex, of the token
/// in lower case.
#[must_use]
pub fn token_hash(token: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(token.to_ascii_lowercase().as_bytes()))
}

/// The left part of a `Message-ID`: unguessable without `salt`, the same for every attempt.
#[must_use]
pub fn message_id_left(salt: &[u8], delivery: i64) -> String {
    let mut hasher = Sha256::new();
    hasher.update(salt);
    hasher.update(delivery.to_be_bytes());
    encode(&hasher.finalize()[..15])
}

/// The `Message-ID` of a delivery, without its angle brackets: the same for every attempt and every copy.
/// `domain` is that of the sender's address.
#[must_use]
pub fn message_id(salt: &[u8], delivery: i64, issue: Option<i64>, domain: &str) -> String {
    let left = message_id_left(salt, delivery);
    match issue {
        Some(issue) => format!("i{issue}.{left}@{domain}"),
        None => format!("0.{left}@{domain}"),
    }
}

/// Lower-case base32 without padding.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    BASE32_NOPAD.encode(bytes).to_ascii_lowercase()
}

fn decode(token: &str) -> Option<Vec<u8>> {
    if token.len() > 128 {
        return None;
    }
    BASE32_NOPAD
        .decode(token.to_ascii_uppercase().as_bytes())
        .ok()
}

fn parse_key(line: &str) -> Option<(u8, [u8; 32])> {
    let (id, secret) = line.split_once(':')?;
    let id: u8 = id.trim().parse().ok().filter(|id| *id > 0)?;
    let secret = BASE64.decode(secret.trim().as_bytes()).ok()?;
    Some((id, secret.try_into().ok()?))
}

fn mac(secret: &[u8; 32], purpose: TokenPurpose, bytes: &[u8]) -> Hmac<Sha256> {
    let mut mac = keyed(secret);
    mac.update(purpose.as_str().as_bytes());
    mac.update(&[0]);
    mac.update(bytes);
    mac
}

fn keyed(secret: &[u8; 32]) -> Hmac<Sha256> {
    // HMAC pads its key with zeros to the hash's block (RFC 2104 section 2); doing it here leaves no error to handle.
    let mut block = [0_u8; 64];
    block[..32].copy_from_slice(secret);
    Hmac::<Sha256>::new(&block.into())
}

/// Hides or shows the subject in the bytes of a sealed token. Its MAC, which differs for every subject
/// and is not hidden, chooses the mask, so no two subjects share one.
fn mask(secret: &[u8; 32], purpose: TokenPurpose, bytes: &mut [u8]) {
    let (subject, tag) = bytes[1..].split_at_mut(8);
    // A tag is longer than what a MAC is taken of, so that a mask is never a MAC.
    let mask = mac(secret, purpose, tag).finalize().into_bytes();
    for (byte, mask) in subject.iter_mut().zip(mask) {
        *byte ^= mask;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(text: &str) -> Keyring {
        Keyring::parse(text).unwrap()
    }

    fn line(id: u8, byte: u8) -> String {
        format!("{id}:{}\n", BASE64.encode(&[byte; 32]))
    }

    #[test]
    fn a_token_of_one_kind_is_refused_for_every_other() {
        let ring = ring(&line(1, 7));
        for made_for in TokenPurpose::ALL {
            let token = ring.sign(*made_for, 42);
            assert_eq!(token.len(), 40);
            for used_for in TokenPurpose::ALL {
                let expected = (made_for == used_for).then_some(42);
                assert_eq!(
                    ring.verify(*used_for, &token),
                    expected,
                    "{made_for} as {used_for}"
                );
            }
        }
    }

    #[test]
    fn a_sealed_token_hides_its_subject_and_opens_for_its_purpose_only() {
        let ring = ring(&line(1, 7));
        for subject in [0, 1, 42, i64::MAX] {
            let token = ring.seal(TokenPurpose::ReturnPath, subject);
            assert_eq!(token.len(), 40);
            assert_eq!(ring.seal(TokenPurpose::ReturnPath, subject), token);
            assert_eq!(ring.open(TokenPurpose::ReturnPath, &token), Some(subject));
            assert_eq!(ring.open(TokenPurpose::Unsubscribe, &token), None);
            assert_eq!(ring.verify(TokenPurpose::ReturnPath, &token), None);
            let bytes = decode(&token).unwrap();
            assert_ne!(bytes[1..9], subject.to_be_bytes());
        }
        // Neighbours share nothing but the number of the key.
        let one = decode(&ring.seal(TokenPurpose::ReturnPath, 1)).unwrap();
        let two = decode(&ring.seal(TokenPurpose::ReturnPath, 2)).unwrap();
        assert!(one[1..8] != two[1..8] && one[9..] != two[9..]);
    }

    #[test]
    fn links_survive_two_rotations_and_die_with_their_key() {
        let first = ring(&line(1, 1));
        let token = first.sign(TokenPurpose::Unsubscribe, 9);
        let rotated = ring(&format!("{}{}{}", line(1, 1), line(2, 2), line(3, 3)));
        assert_eq!(rotated.verify(TokenPurpose::Unsubscribe, &token), Some(9));
        assert_ne!(rotated.sign(TokenPurpose::Unsubscribe, 9), token);
        assert_eq!(
            ring(&line(2, 2)).verify(TokenPurpose::Unsubscribe, &token),
            None
        );
    }

    #[test]
    fn any_changed_character_is_refused_and_case_is_not_a_change() {
        let ring = ring(&line(1, 7));
        let token = ring.sign(TokenPurpose::Unsubscribe, 1);
        assert_eq!(
            ring.verify(TokenPurpose::Unsubscribe, &token.to_ascii_uppercase()),
            Some(1)
        );
        for index in 0..token.len() {
            let mut forged = token.clone().into_bytes();
            forged[index] = if forged[index] == b'a' { b'b' } else { b'a' };
            let forged = String::from_utf8(forged).unwrap();
            assert_eq!(
                ring.verify(TokenPurpose::Unsubscribe, &forged),
                None,
                "{index}"
            );
        }
    }

    #[test]
    fn a_pseudonym_stays_known_after_a_rotation() {
        let before = ring(&line(1, 1)).pseudonyms("ada@reader.org");
        let after = ring(&format!("{}{}", line(1, 1), line(2, 2))).pseudonyms("ada@reader.org");
        assert_eq!((before.len(), after.len()), (1, 2));
        assert_eq!(before[0], after[1]);
        assert_ne!(after[0], after[1]);
        assert_ne!(before[0], ring(&line(1, 1)).pseudonyms("bob@reader.org")[0]);
    }

    #[test]
    fn a_spoilt_key_file_is_refused_with_its_line() {
        assert!(matches!(
            Keyring::parse("# none\n"),
            Err(KeyringError::Empty)
        ));
        assert!(matches!(
            Keyring::parse("0:AAAA"),
            Err(KeyringError::Line(1))
        ));
        let twice = format!("{}{}", line(1, 1), line(1, 2));
        assert!(matches!(
            Keyring::parse(&twice),
            Err(KeyringError::Repeated(2))
        ));
    }
}
