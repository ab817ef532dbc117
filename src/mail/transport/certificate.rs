//! How long a certificate is good for: the one thing about it that rustls, which has verified the rest, does not
//! tell.
//!
//! The end stands at a fixed place (RFC 5280 section 4.1), so a walk over six fields of DER finds it.

use chrono::NaiveDateTime;

use crate::domain::time::UtcTime;

const SEQUENCE: u8 = 0x30;
/// The version, which certificates of version 1 leave out.
const VERSION: u8 = 0xa0;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;

/// The instant after which a certificate is not valid any more; nothing where it cannot be read.
pub(super) fn not_after(certificate: &[u8]) -> Option<UtcTime> {
    let mut outside = Der(certificate);
    let mut fields = outside.enter()?.enter()?;
    if fields.0.first() == Some(&VERSION) {
        fields.next()?;
    }
    for _serial_signature_issuer in 0..3 {
        fields.next()?;
    }
    let mut validity = fields.enter()?;
    validity.next()?;
    let (tag, text) = validity.next()?;
    let text = std::str::from_utf8(text).ok()?;
    let text = match tag {
        // Two digits of the year: from 1950 to 2049 (RFC 5280 section 4.1.2.5.1).
        UTC_TIME if text.starts_with(['5', '6', '7', '8', '9']) => format!("19{text}"),
        UTC_TIME => format!("20{text}"),
        GENERALIZED_TIME => text.to_owned(),
        _ => return None,
    };
    let instant = NaiveDateTime::parse_from_str(&text, "%Y%m%d%H%M%SZ").ok()?;
    Some(UtcTime::from_datetime(instant.and_utc()))
}

/// What is left to be read of some DER.
struct Der<'a>(&'a [u8]);

impl<'a> Der<'a> {
    /// The next value: its tag and its octets.
    fn next(&mut self) -> Option<(u8, &'a [u8])> {
        let [tag, first, rest @ ..] = self.0 else {
            return None;
        };
        let (length, rest) = match *first {
            short @ 0..0x80 => (usize::from(short), rest),
            long => {
                let (digits, rest) = rest.split_at_checked(usize::from(long & 0x7f))?;
                let shift = |length: usize, digit: &u8| {
                    length.checked_mul(256)?.checked_add(usize::from(*digit))
                };
                (digits.iter().try_fold(0_usize, shift)?, rest)
            }
        };
        let (value, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some((*tag, value))
    }

    /// The inside of the next value, which is a sequence.
    fn enter(&mut self) -> Option<Self> {
        self.next()
            .filter(|(tag, _)| *tag == SEQUENCE)
            .map(|(_, inside)| Self(inside))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(until: (i32, u8, u8)) -> Vec<u8> {
        let mut wanted =
            rcgen::CertificateParams::new(vec!["relay.example.org".to_owned()]).unwrap();
        wanted.not_before = rcgen::date_time_ymd(1999, 1, 1);
        wanted.not_after = rcgen::date_time_ymd(until.0, until.1, until.2);
        let key = rcgen::KeyPair::generate().unwrap();
        wanted.self_signed(&key).unwrap().der().to_vec()
    }

    #[test]
    fn the_end_of_a_certificate_is_found_in_either_way_of_writing_it() {
        let shown = |until| not_after(&made(until)).map(|end| end.to_string());
        assert_eq!(shown((2027, 2, 3)).as_deref(), Some("2027-02-03T00:00:00Z"));
        assert_eq!(
            shown((2049, 12, 31)).as_deref(),
            Some("2049-12-31T00:00:00Z")
        );
        assert_eq!(shown((2050, 1, 1)).as_deref(), Some("2050-01-01T00:00:00Z"));
    }

    #[test]
    fn what_is_no_certificate_has_no_end() {
        let whole = made((2027, 2, 3));
        for length in 0..whole.len().min(160) {
            assert_eq!(not_after(&whole[..length]), None, "{length} octets");
        }
        assert_eq!(not_after(b"0\x84\xff\xff\xff\xff"), None);
        assert_eq!(not_after(&[0x30; 64]), None);
    }
}
