//! Form tokens: that a sign-up came from a form which we showed a moment before.
//!
//! The token names its list, the instant at which the form was shown and a nonce, and is signed with the
//! house's keys. It is good from two seconds after that instant, because nobody fills a form faster, until
//! twelve hours after it, and once. A sign-up without a good token is taken all the same: it has smaller
//! budgets ([`Standing::Unproved`](super::budget::Standing)), and nobody is told.

use super::time::UtcTime;
use super::token::{Keyring, TokenPurpose};

/// Seconds that a person needs at least to fill a form.
pub const YOUNGEST_SECONDS: i64 = 2;
/// Seconds after which a form that was left open is not believed any more.
pub const OLDEST_SECONDS: i64 = 12 * 3_600;
/// Bytes of a nonce.
pub const NONCE_BYTES: usize = 8;

/// What a sign-up brought with it besides its wishes. The ledger keeps it as JSON beside the sign-up until
/// the inbox is worked off.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Proof {
    /// A program filled the field that no person sees.
    pub trapped: bool,
    /// The form that it came from.
    pub form: Option<Stamp>,
    /// The challenge that it has solved.
    pub solved: Option<String>,
    /// The number of the API key that it came with.
    pub key_id: Option<i64>,
}

/// What a good form token says.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Stamp {
    /// By which its second use is known.
    pub id: String,
    /// When the form was shown.
    pub shown_at: UtcTime,
}

impl Stamp {
    /// From when on the token is too old to be used again.
    #[must_use]
    pub fn over_at(&self) -> UtcTime {
        self.shown_at.plus_seconds(OLDEST_SECONDS + 1)
    }
}

/// The token of a form of this list that is shown now.
#[must_use]
pub fn make(keyring: &Keyring, list: i64, now: UtcTime, nonce: [u8; NONCE_BYTES]) -> String {
    let mut subject = Vec::with_capacity(16 + NONCE_BYTES);
    subject.extend_from_slice(&list.to_be_bytes());
    subject.extend_from_slice(&now.micros().to_be_bytes());
    subject.extend_from_slice(&nonce);
    keyring.sign_bytes(TokenPurpose::Form, &subject)
}

/// What a token says, where it is ours, of this list, and neither too young nor too old.
#[must_use]
pub fn read(keyring: &Keyring, list: i64, now: UtcTime, token: &str) -> Option<Stamp> {
    let subject = keyring.verify_bytes(TokenPurpose::Form, token)?;
    let (of_list, rest) = subject.split_first_chunk::<8>()?;
    let (shown_at, nonce) = rest.split_first_chunk::<8>()?;
    let nonce: [u8; NONCE_BYTES] = nonce.try_into().ok()?;
    let shown_at = UtcTime::from_micros(i64::from_be_bytes(*shown_at));
    let age = now.seconds_since(shown_at);
    let fits =
        i64::from_be_bytes(*of_list) == list && (YOUNGEST_SECONDS..=OLDEST_SECONDS).contains(&age);
    fits.then(|| Stamp {
        id: format!("form:{}", data_encoding::HEXLOWER.encode(&nonce)),
        shown_at,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(byte: u8) -> Keyring {
        let key = data_encoding::BASE64.encode(&[byte; 32]);
        Keyring::parse(&format!("1:{key}\n")).unwrap()
    }

    #[test]
    fn a_form_is_believed_for_its_list_and_from_two_seconds_to_twelve_hours() {
        let (ring, shown) = (ring(1), UtcTime::from_micros(1_795_500_003_000_000));
        let token = make(&ring, 7, shown, [9; NONCE_BYTES]);
        let after = |seconds| read(&ring, 7, shown.plus_seconds(seconds), &token);
        assert_eq!(after(1), None);
        let stamp = after(2).unwrap();
        assert_eq!(stamp.shown_at, shown);
        assert_eq!(after(43_200), Some(stamp.clone()));
        assert!(stamp.over_at() > shown.plus_seconds(43_200));
        assert_eq!(after(43_201), None);
        assert_eq!(after(-5), None);
        assert_eq!(read(&ring, 8, shown.plus_seconds(60), &token), None);
    }

    #[test]
    fn a_forged_or_foreign_token_says_nothing() {
        let (ours, shown) = (ring(1), UtcTime::from_micros(1_795_500_003_000_000));
        let later = shown.plus_seconds(60);
        let foreign = make(&ring(2), 7, shown, [9; NONCE_BYTES]);
        assert_eq!(read(&ours, 7, later, &foreign), None);
        let token = make(&ours, 7, shown, [9; NONCE_BYTES]);
        for index in 0..token.len() {
            let mut forged = token.clone().into_bytes();
            forged[index] = if forged[index] == b'a' { b'b' } else { b'a' };
            let forged = String::from_utf8(forged).unwrap();
            assert_eq!(read(&ours, 7, later, &forged), None, "{index}");
        }
        for nothing in ["", "a", "%00", &"a".repeat(1_000)] {
            assert_eq!(read(&ours, 7, later, nothing), None);
        }
        // A token of another kind is none, even with the same key.
        assert_eq!(
            read(&ours, 7, later, &ours.sign(TokenPurpose::Unsubscribe, 7)),
            None
        );
    }
}
