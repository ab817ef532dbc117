//! Time-based one-time codes (RFC 6238): six digits from a secret that an authenticator app shares with us.

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use url::form_urlencoded;

use super::time::UtcTime;

/// Bytes of a secret: as many as the hash has (RFC 4226 section 4, R6).
pub const SECRET_BYTES: usize = 20;
/// Seconds for which a code is shown.
const STEP_SECONDS: i64 = 30;
/// Steps that a phone's clock may be ahead or behind (RFC 6238 section 5.2).
const DRIFT: i64 = 1;
/// Codes have six digits.
const DIGITS: usize = 6;

/// What an authenticator app and we share.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; SECRET_BYTES]);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    /// The secret made of these bytes.
    #[must_use]
    pub fn of(bytes: [u8; SECRET_BYTES]) -> Self {
        Self(bytes)
    }

    /// Its bytes, to be sealed.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// As people type it into an app: base32 in groups of four.
    #[must_use]
    pub fn in_groups(&self) -> String {
        let text = BASE32_NOPAD.encode(&self.0);
        let groups: Vec<&str> = (0..text.len())
            .step_by(4)
            .filter_map(|at| text.get(at..(at + 4).min(text.len())))
            .collect();
        groups.join(" ")
    }

    /// As a QR code holds it (the Key Uri Format that authenticator apps read).
    #[must_use]
    pub fn uri(&self, issuer: &str, account: &str) -> String {
        let escape = |text: &str| -> String {
            // A space is %20 here: apps do not read it from a plus sign.
            form_urlencoded::byte_serialize(text.as_bytes())
                .collect::<String>()
                .replace('+', "%20")
        };
        let (issuer, account) = (escape(issuer), escape(account));
        let secret = BASE32_NOPAD.encode(&self.0);
        format!("otpauth://totp/{issuer}:{account}?secret={secret}&issuer={issuer}")
    }

    /// The code that an app shows at this moment.
    #[must_use]
    pub fn shown_at(&self, now: UtcTime) -> String {
        self.code(now.micros().div_euclid(STEP_SECONDS * 1_000_000))
    }

    /// The step that a code belongs to, where it is right now and that step is after `last`, the one whose code was
    /// taken last: a code works once.
    #[must_use]
    pub fn accepts(&self, code: &str, now: UtcTime, last: i64) -> Option<i64> {
        let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        if code.len() != DIGITS {
            return None;
        }
        let step = now.micros().div_euclid(STEP_SECONDS * 1_000_000);
        // Each is computed and compared whole, so that time tells nothing.
        let mut found = None;
        for step in step - DRIFT..=step + DRIFT {
            let right = self.code(step);
            let differs = code.bytes().zip(right.bytes());
            let differs = differs.fold(0, |all, (one, other)| all | (one ^ other));
            if differs == 0 && step > last {
                found = Some(step);
            }
        }
        found
    }

    /// The code of a step (RFC 4226 section 5.3).
    fn code(&self, step: i64) -> String {
        // HMAC pads its key with zeros to the hash's block (RFC 2104 section 2); doing it here leaves no error to handle.
        let mut block = [0_u8; 64];
        block[..SECRET_BYTES].copy_from_slice(&self.0);
        let mut mac = Hmac::<Sha1>::new(&block.into());
        mac.update(&step.to_be_bytes());
        let digest = mac.finalize().into_bytes();
        let offset = usize::from(digest[19] & 0x0f);
        let word = [0, 1, 2, 3].map(|at| digest[offset + at]);
        let number = (u32::from_be_bytes(word) & 0x7fff_ffff) % 1_000_000;
        format!("{number:06}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> UtcTime {
        UtcTime::from_micros(seconds * 1_000_000)
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238 appendix B, SHA-1, the last six of eight digits.
        let secret = Secret::of(*b"12345678901234567890");
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(secret.accepts(code, at(seconds), 0), Some(seconds / 30));
        }
    }

    #[test]
    fn a_code_works_once_and_for_a_minute_and_a_half() {
        let secret = Secret::of(*b"12345678901234567890");
        let step = secret.accepts("005924", at(1_234_567_890), 0).unwrap();
        assert_eq!(secret.accepts("005924", at(1_234_567_890), step), None);
        assert_eq!(
            secret.accepts("005 924", at(1_234_567_890 + 30), 0),
            Some(step)
        );
        assert_eq!(
            secret.accepts("005924", at(1_234_567_890 - 30), 0),
            Some(step)
        );
        assert_eq!(secret.accepts("005924", at(1_234_567_890 + 60), 0), None);
        for wrong in ["", "00592", "0059244", "abcdef", "٠٠٥٩٢٤"] {
            assert_eq!(secret.accepts(wrong, at(1_234_567_890), 0), None);
        }
    }

    #[test]
    fn apps_read_the_address_and_people_the_groups() {
        let secret = Secret::of(*b"12345678901234567890");
        assert_eq!(
            secret.in_groups(),
            "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"
        );
        assert_eq!(
            secret.uri("News & more", "ada@example.org"),
            "otpauth://totp/News%20%26%20more:ada%40example.org?\
             secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=News%20%26%20more"
        );
    }
}
