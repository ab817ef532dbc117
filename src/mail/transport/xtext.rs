//! Text in the parameters of MAIL and RCPT (RFC 3461 section 4).

use std::fmt::Write as _;

/// Text as the parameters of RFC 3461 section 4 want it.
pub(super) fn xtext(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for octet in text.bytes() {
        if octet.is_ascii_graphic() && !matches!(octet, b'+' | b'=') {
            encoded.push(char::from(octet));
        } else {
            let _ = write!(encoded, "+{octet:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::xtext;

    #[test]
    fn parameters_are_xtext() {
        assert_eq!(xtext("a+b=c d@x.org"), "a+2Bb+3Dc+20d@x.org");
        assert_eq!(xtext("\u{7f}"), "+7F");
    }
}
