//! Proof of work in the ALTCHA protocol, version 2: a browser looks for a number, which costs it a second, and
//! we check it with one look.
//!
//! A challenge names an algorithm (PBKDF2 with HMAC-SHA-256, RFC 8018), a nonce, a salt and a prefix. Solved is
//! it by a counter for which the key derived from `nonce || counter` (32 bits, big-endian) with the salt begins with
//! the prefix. Every parameter is signed, each under its length, so that none can be changed and none cut
//! differently (CVE-2025-68113); the list and the instant at which the challenge ends are among them. That it counts
//! once, by the name that [`check`] gives it, is the ledger's business.
//!
//! The official crate is not used because it reads the clock and draws chance by itself; `tests/it/challenging.rs`
//! has it solve our challenges.

use std::collections::BTreeMap;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use super::time::UtcTime;
use super::token::{Keyring, TokenPurpose};

/// The only algorithm: browsers have it built in, so that no script needs a hash of its own and nobody's program
/// is faster by much.
const ALGORITHM: &str = "PBKDF2/SHA-256";
/// Bytes of a derived key.
const KEY_BYTES: usize = 32;
/// Rounds of one derivation: about a millisecond.
const ROUNDS: u32 = 2_000;
/// What a key has to begin with, in hex: one key of 256 does.
const PREFIX: &str = "00";
/// Bytes of a nonce and of a salt.
pub const CHANCE_BYTES: usize = 16;
/// Seconds for which a challenge can be answered; a form may stay open for a while.
pub const LIFE_SECONDS: i64 = 3_600;

/// What a browser is asked to solve.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Challenge {
    /// Everything that the solution depends on.
    pub parameters: Parameters,
    /// Ours, over all parameters.
    pub signature: String,
}

/// The parameters of a challenge, as the protocol names them.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Parameters {
    /// How a key is derived.
    pub algorithm: String,
    /// The rounds of one derivation.
    pub cost: u32,
    /// What it was made for: the number of a list, as text.
    pub data: BTreeMap<String, String>,
    /// Seconds since the Unix epoch.
    pub expires_at: i64,
    /// Bytes of a key.
    pub key_length: usize,
    /// What a key has to begin with, in hex.
    pub key_prefix: String,
    /// In hex.
    pub nonce: String,
    /// In hex.
    pub salt: String,
}

/// What a browser found.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Solution {
    /// The number.
    pub counter: u32,
    /// The key that it leads to, in hex.
    pub derived_key: String,
}

/// What a form sends: the challenge as it was given out, and its solution. In Base64 over JSON.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Payload {
    /// As it was given out.
    pub challenge: Challenge,
    /// What was found.
    pub solution: Solution,
}

/// A new challenge for a form of this list.
#[must_use]
pub fn make(
    keyring: &Keyring,
    list: i64,
    now: UtcTime,
    chance: [u8; 2 * CHANCE_BYTES],
) -> Challenge {
    let hex = |bytes: &[u8]| data_encoding::HEXLOWER.encode(bytes);
    let (nonce, salt) = chance.split_at(CHANCE_BYTES);
    let parameters = Parameters {
        algorithm: ALGORITHM.to_owned(),
        cost: ROUNDS,
        data: BTreeMap::from([("list".to_owned(), list.to_string())]),
        expires_at: now.plus_seconds(LIFE_SECONDS).datetime().timestamp(),
        key_length: KEY_BYTES,
        key_prefix: PREFIX.to_owned(),
        nonce: hex(nonce),
        salt: hex(salt),
    };
    let signature = keyring.sign_bytes(TokenPurpose::Challenge, &fingerprint(&parameters));
    Challenge {
        parameters,
        signature,
    }
}

/// The name under which the use of a challenge is noted, where the payload is ours, of this list, in time, and
/// solved. Nothing is derived for a challenge that is not ours.
#[must_use]
pub fn check(keyring: &Keyring, list: i64, now: UtcTime, payload: &Payload) -> Option<String> {
    let Payload {
        challenge,
        solution,
    } = payload;
    let parameters = &challenge.parameters;
    let signed = keyring.verify_bytes(TokenPurpose::Challenge, &challenge.signature)?;
    let ours = signed == fingerprint(parameters)
        && parameters.data.get("list") == Some(&list.to_string())
        && now.datetime().timestamp() <= parameters.expires_at;
    if !ours {
        return None;
    }
    let bytes = |hex: &str| data_encoding::HEXLOWER.decode(hex.as_bytes()).ok();
    let mut password = bytes(&parameters.nonce)?;
    password.extend_from_slice(&solution.counter.to_be_bytes());
    let key = derive(&password, &bytes(&parameters.salt)?, parameters.cost);
    let key = data_encoding::HEXLOWER.encode(&key);
    let solved =
        key.starts_with(&parameters.key_prefix) && key.eq_ignore_ascii_case(&solution.derived_key);
    solved.then(|| format!("challenge:{}", parameters.nonce))
}

/// One hash over all parameters, each under its length.
fn fingerprint(parameters: &Parameters) -> Vec<u8> {
    let mut hasher = Sha256::new();
    let mut add = |bytes: &[u8]| {
        hasher.update(bytes.len().to_be_bytes());
        hasher.update(bytes);
    };
    add(parameters.algorithm.as_bytes());
    add(&parameters.cost.to_be_bytes());
    add(&parameters.data.len().to_be_bytes());
    for (name, value) in &parameters.data {
        add(name.as_bytes());
        add(value.as_bytes());
    }
    add(&parameters.expires_at.to_be_bytes());
    add(&parameters.key_length.to_be_bytes());
    add(parameters.key_prefix.as_bytes());
    add(parameters.nonce.as_bytes());
    add(parameters.salt.as_bytes());
    hasher.finalize().to_vec()
}

/// PBKDF2 with HMAC-SHA-256 for one block of output (RFC 8018 section 5.2).
fn derive(password: &[u8], salt: &[u8], rounds: u32) -> [u8; KEY_BYTES] {
    // A nonce and a counter fit the hash's block, which HMAC pads with zeros (RFC 2104 section 2).
    let mut block = [0_u8; 64];
    for (to, from) in block.iter_mut().zip(password) {
        *to = *from;
    }
    let keyed = Hmac::<Sha256>::new(&block.into());
    let round = |input: &[&[u8]]| -> [u8; KEY_BYTES] {
        let mut mac = keyed.clone();
        for part in input {
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    };
    let mut last = round(&[salt, &1_u32.to_be_bytes()]);
    let mut key = last;
    for _ in 1..rounds {
        last = round(&[&last]);
        for (to, from) in key.iter_mut().zip(last) {
            *to ^= from;
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: i64 = 7;

    fn ring(byte: u8) -> Keyring {
        let key = data_encoding::BASE64.encode(&[byte; 32]);
        Keyring::parse(&format!("1:{key}\n")).unwrap()
    }

    fn noon() -> UtcTime {
        UtcTime::from_micros(1_795_500_000_000_000)
    }

    /// Solves a challenge by counting, as a browser does.
    fn solve(challenge: &Challenge) -> Payload {
        let bytes = |hex: &str| data_encoding::HEXLOWER.decode(hex.as_bytes()).unwrap();
        let Parameters {
            nonce,
            salt,
            cost,
            key_prefix,
            ..
        } = &challenge.parameters;
        let keys = (0_u32..).map(|counter| {
            let password = [&bytes(nonce)[..], &counter.to_be_bytes()].concat();
            let key = derive(&password, &bytes(salt), *cost);
            (counter, data_encoding::HEXLOWER.encode(&key))
        });
        let (counter, derived_key) = keys
            .into_iter()
            .find(|(_, key)| key.starts_with(key_prefix))
            .unwrap();
        Payload {
            challenge: challenge.clone(),
            solution: Solution {
                counter,
                derived_key,
            },
        }
    }

    fn challenge(chance: u8) -> Challenge {
        make(&ring(1), LIST, noon(), [chance; 2 * CHANCE_BYTES])
    }

    #[test]
    fn a_solved_challenge_is_accepted_until_it_ends() {
        let payload = solve(&challenge(3));
        let at = |seconds| check(&ring(1), LIST, noon().plus_seconds(seconds), &payload);
        let id = at(0).expect("a solution");
        assert_eq!(at(LIFE_SECONDS), Some(id.clone()));
        assert_eq!(at(LIFE_SECONDS + 1), None);
        assert_ne!(
            check(&ring(1), LIST, noon(), &solve(&challenge(4))),
            Some(id)
        );
    }

    #[test]
    fn it_counts_for_its_list_and_with_our_key_only() {
        let payload = solve(&challenge(3));
        assert_eq!(check(&ring(1), LIST + 1, noon(), &payload), None);
        assert_eq!(check(&ring(2), LIST, noon(), &payload), None);
    }

    #[test]
    fn no_parameter_can_be_changed_or_cut_differently() {
        let sound = solve(&challenge(3));
        let changes: [fn(&mut Parameters); 9] = [
            |p| p.cost = 1,
            |p| p.key_prefix = String::new(),
            |p| p.expires_at += 86_400,
            |p| p.algorithm = "SHA-256".to_owned(),
            |p| p.key_length = 1,
            |p| p.nonce.push_str("00"),
            // The end of the salt moved to the beginning of what follows, and the other way.
            |p| {
                let moved = p.nonce.split_off(30);
                p.salt.insert_str(0, &moved);
            },
            |p| {
                p.data.insert("list".to_owned(), "8".to_owned());
            },
            |p| {
                p.data.insert("more".to_owned(), String::new());
            },
        ];
        for (n, change) in changes.iter().enumerate() {
            let mut spliced = sound.clone();
            change(&mut spliced.challenge.parameters);
            for list in [LIST, 8] {
                assert_eq!(check(&ring(1), list, noon(), &spliced), None, "change {n}");
            }
        }
    }

    #[test]
    fn a_guess_is_no_solution() {
        let sound = solve(&challenge(3));
        let mut guessed = sound.clone();
        guessed.solution.counter = guessed.solution.counter.wrapping_add(1);
        assert_eq!(check(&ring(1), LIST, noon(), &guessed), None);
        let mut guessed = sound.clone();
        guessed.solution.derived_key = "00".repeat(KEY_BYTES);
        assert_eq!(check(&ring(1), LIST, noon(), &guessed), None);
        // The signature of another challenge does not help.
        let mut mixed = sound;
        mixed.challenge.signature = challenge(4).signature;
        assert_eq!(check(&ring(1), LIST, noon(), &mixed), None);
    }

    #[test]
    fn keys_are_derived_as_rfc_7914_gives_them() {
        // RFC 7914 section 11, first vector; its first 32 octets.
        let key = derive(b"passwd", b"salt", 1);
        assert_eq!(
            data_encoding::HEXLOWER.encode(&key),
            "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
        );
    }
}
