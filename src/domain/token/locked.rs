//! Secrets that have to be read again, such as that of an authenticator app: locked with a key of the key file
//! (XChaCha20-Poly1305), so that the ledger alone, or a copy of it, gives none of them away.

use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use hmac::Mac;

use super::{Keyring, TokenPurpose, mac};

/// Bytes of chance that every locked secret begins with.
pub const NONCE_BYTES: usize = 24;

impl Keyring {
    /// A secret locked for one `owner`, under the newest key: the key's number, the nonce, what is locked.
    #[must_use]
    pub fn lock(&self, secret: &[u8], owner: &str, nonce: [u8; NONCE_BYTES]) -> Option<Vec<u8>> {
        let (id, key) = self.keys.last()?;
        let payload = Payload {
            msg: secret,
            aad: owner.as_bytes(),
        };
        let hidden = cipher(key).encrypt(&nonce.into(), payload).ok()?;
        let mut locked = vec![*id];
        locked.extend_from_slice(&nonce);
        locked.extend_from_slice(&hidden);
        Some(locked)
    }

    /// The secret that was locked for this owner; nothing where it was altered, is another's, or its key is gone.
    #[must_use]
    pub fn unlock(&self, locked: &[u8], owner: &str) -> Option<Vec<u8>> {
        let (id, rest) = locked.split_first()?;
        let (nonce, hidden) = rest.split_at_checked(NONCE_BYTES)?;
        let nonce: [u8; NONCE_BYTES] = nonce.try_into().ok()?;
        let (_, key) = self.keys.iter().find(|(known, _)| known == id)?;
        let payload = Payload {
            msg: hidden,
            aad: owner.as_bytes(),
        };
        cipher(key).decrypt(&nonce.into(), payload).ok()
    }
}

/// The cipher under a key of its own, derived from that of the key file: no key serves two ends.
fn cipher(key: &[u8; 32]) -> XChaCha20Poly1305 {
    let derived: [u8; 32] = mac(key, TokenPurpose::Locked, b"")
        .finalize()
        .into_bytes()
        .into();
    XChaCha20Poly1305::new(&derived.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(text: &str) -> Keyring {
        Keyring::parse(text).unwrap()
    }

    #[test]
    fn what_is_locked_opens_for_its_owner_alone_and_unaltered() {
        let old = Keyring::next_line(None, [7; 32]).unwrap();
        let keys = ring(&old);
        let locked = keys
            .lock(b"secret", "operator 1", [9; NONCE_BYTES])
            .unwrap();
        assert!(!locked.windows(6).any(|part| part == b"secret"));
        assert_eq!(
            keys.unlock(&locked, "operator 1").as_deref(),
            Some(&b"secret"[..])
        );
        assert_eq!(keys.unlock(&locked, "operator 2"), None);
        for at in 0..locked.len() {
            let mut altered = locked.clone();
            altered[at] ^= 1;
            assert_eq!(keys.unlock(&altered, "operator 1"), None);
        }
        let newer = format!("{old}{}", Keyring::next_line(Some(&keys), [8; 32]).unwrap());
        assert!(ring(&newer).unlock(&locked, "operator 1").is_some());
        let other = ring(&Keyring::next_line(None, [8; 32]).unwrap());
        assert_eq!(other.unlock(&locked, "operator 1"), None);
        assert_eq!(keys.unlock(&[], "operator 1"), None);
    }
}
