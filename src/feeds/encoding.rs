//! From bytes to text: which of the encodings that a feed claims, or shows, is the true one.

use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How far into a document an XML declaration may reach.
const DECLARATION_BYTES: usize = 512;

/// Decodes a document, never failing: what cannot be decoded becomes U+FFFD, and characters that no
/// feed format may contain (NUL and other controls) are left out.
///
/// A byte order mark decides. Failing that, bytes that are valid UTF-8 are UTF-8 whatever is claimed, because
/// servers name charsets by habit and other encodings never look like UTF-8 by accident. Only
/// then do the `Content-Type` and the XML declaration count, in this order (RFC 7303 section 3.2).
pub(super) fn decode(bytes: &[u8], content_type: Option<&str>) -> String {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, bytes.get(mark..).unwrap_or_default()),
        None => (guess(bytes, content_type), bytes),
    };
    let (text, _had_errors) = encoding.decode_without_bom_handling(bytes);
    let forbidden = |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if text.contains(forbidden) {
        text.replace(forbidden, "")
    } else {
        text.into_owned()
    }
}

fn guess(bytes: &[u8], content_type: Option<&str>) -> &'static Encoding {
    match bytes {
        [0, b'<' | b'{', ..] => return UTF_16BE,
        [b'<' | b'{', 0, ..] => return UTF_16LE,
        _ => {}
    }
    let claims = [content_type.and_then(charset), declared(bytes)];
    if claims.contains(&Some(ISO_2022_JP)) && bytes.contains(&0x1b) {
        return ISO_2022_JP;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    // A claim of UTF-16 cannot be true here: the document would have begun with it.
    let mut believable = claims
        .into_iter()
        .flatten()
        .filter(|encoding| encoding.is_ascii_compatible());
    believable.next().unwrap_or(WINDOWS_1252)
}

fn charset(content_type: &str) -> Option<&'static Encoding> {
    let mut parameters = content_type.split(';').skip(1);
    parameters.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        if !name.trim().eq_ignore_ascii_case("charset") {
            return None;
        }
        Encoding::for_label(value.trim().trim_matches(['"', '\'']).as_bytes())
    })
}

/// The encoding named by the XML declaration, which is ASCII in all encodings that reach this point.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..DECLARATION_BYTES).unwrap_or(bytes));
    let declaration = head.trim_start().strip_prefix("<?xml")?;
    let (declaration, _rest) = declaration.split_once("?>")?;
    let (_before, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let label = value.get(1..)?.split(quote).next()?;
    Encoding::for_label(label.trim().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_true_encoding_is_found() {
        let utf16 = |text: &str, mark: bool| -> Vec<u8> {
            let mark = mark.then_some(0xfeff);
            mark.into_iter()
                .chain(text.encode_utf16())
                .flat_map(u16::to_be_bytes)
                .collect()
        };
        let latin: &[u8] = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>caf\xe9</a>";
        let cases: [(Vec<u8>, Option<&str>, &str); 9] = [
            (
                b"\xef\xbb\xbf<a>caf\xc3\xa9</a>".to_vec(),
                Some("text/xml; charset=iso-8859-1"),
                "café",
            ),
            (utf16("<a>café</a>", true), None, "café"),
            (utf16("<a>café</a>", false), None, "café"),
            (latin.to_vec(), None, "café"),
            (
                b"<a>caf\xe9 \x80</a>".to_vec(),
                Some("text/xml; charset=\"windows-1252\""),
                "café €",
            ),
            (b"<a>caf\xe9</a>".to_vec(), None, "café"),
            (
                b"<a>caf\xc3\xa9</a>".to_vec(),
                Some("text/xml; charset=us-ascii"),
                "café",
            ),
            (
                b"<?xml version=\"1.0\" encoding=\"utf-8\"?><a>caf\xe9</a>".to_vec(),
                None,
                "caf\u{fffd}",
            ),
            (b"<a>ca\0f\xc3\xa9\x01</a>".to_vec(), None, "café"),
        ];
        for (bytes, content_type, word) in cases {
            let text = decode(&bytes, content_type);
            assert!(text.contains(&format!("<a>{word}</a>")), "{text:?}");
        }
    }
}
