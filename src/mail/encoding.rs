//! The two encodings that let any text travel as plain ASCII: encoded-words for header fields
//! (RFC 2047) and quoted-printable for bodies (RFC 2045 section 6.7).
//!
//! lettre has both, but lets ASCII text through as it is, so that a title which looks like an
//! encoded-word would be decoded by the reader's program, and folds by its own measure. The rules here
//! are stricter and the output is fixed by tests, so this is our own.

use std::fmt::Write as _;

/// The longest encoded-word (RFC 2047 section 2).
const WORD_OCTETS: usize = 75;
/// The longest line that holds an encoded-word (RFC 2047 section 2).
const LINE_OCTETS: usize = 76;
const WRAPPER_OCTETS: usize = "=?utf-8?q??=".len();
/// Ends an encoded line and no line of the text (RFC 2045 section 6.7, rule 5).
const SOFT_BREAK: &str = "=\r\n";

/// A field of free text, folded and with `CRLF` at its end: plain where that is safe, encoded otherwise.
///
/// `text` must be one clean line ([`super::clean::one_line`]).
pub(super) fn unstructured_field(name: &str, text: &str) -> String {
    let mut field = format!("{name}: ");
    if is_plain(text) {
        let mut column = field.len();
        for (index, word) in text.split(' ').enumerate() {
            if index > 0 {
                field.push_str(separator(&mut column, word.len()));
            }
            field.push_str(word);
            column += word.len();
        }
    } else {
        encoded_words(&mut field, text);
    }
    field.push_str("\r\n");
    field
}

/// A field holding one mailbox: a display name, if there is one, and an address.
pub(super) fn mailbox_field(name: &str, display_name: &str, address: &str) -> String {
    let mut field = format!("{name}: ");
    // An @ in a display name is a well-worn way to show another sender than the true one.
    let display_name = super::clean::one_line(&display_name.replace('@', " "));
    if !display_name.is_empty() {
        let atoms = |c: char| c.is_ascii_alphanumeric() || " !#$%&'*+-/=?^_`{|}~".contains(c);
        if !is_plain(&display_name) || display_name.len() > 60 {
            encoded_words(&mut field, &display_name);
        } else if display_name.chars().all(atoms) {
            field.push_str(&display_name);
        } else {
            let escaped = display_name.replace('\\', "\\\\").replace('"', "\\\"");
            let _ = write!(field, "\"{escaped}\"");
        }
        let column = field.len() - field.rfind("\r\n").map_or(0, |at| at + 2);
        field.push_str(separator(&mut column.clone(), address.len() + 2));
    }
    let _ = write!(field, "<{address}>\r\n");
    field
}

/// A space, or a fold where the next word would make the line longer than 76 octets.
fn separator(column: &mut usize, next_octets: usize) -> &'static str {
    if *column + 1 + next_octets > LINE_OCTETS {
        *column = 1;
        "\r\n "
    } else {
        *column += 1;
        " "
    }
}

/// Whether text may stand in a header as it is: printable ASCII, words that fit a line, single spaces
/// only where folding keeps them, and nothing that a reader's program would take for an encoded-word.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|b| (0x20..0x7f).contains(&b))
        && !text.contains("=?")
        && text.split(' ').all(|word| (1..=60).contains(&word.len()))
}

/// Writes all of `text` as encoded-words, one a line, never splitting a character.
///
/// Q is used while it can be read, that is for mostly Latin text, and B for other scripts. Q keeps to the letters that
/// are safe in a phrase too (RFC 2047 section 5, rule 3).
fn encoded_words(field: &mut String, text: &str) {
    let q_octets: usize = text.chars().map(|c| q_char(c).len()).sum();
    let use_q = q_octets <= text.len() * 2;
    let mut column = field.len() - field.rfind("\r\n").map_or(0, |at| at + 2);
    let mut rest = text;
    while !rest.is_empty() {
        let room = WORD_OCTETS.min(LINE_OCTETS - column) - WRAPPER_OCTETS;
        let mut taken = 0;
        let mut octets = 0;
        for c in rest.chars() {
            octets += if use_q { q_char(c).len() } else { c.len_utf8() };
            let encoded = if use_q {
                octets
            } else {
                octets.div_ceil(3) * 4
            };
            if encoded > room {
                break;
            }
            taken += c.len_utf8();
        }
        let (word, after) = rest.split_at(taken);
        rest = after;
        if use_q {
            let encoded: String = word.chars().map(q_char).collect();
            let _ = write!(field, "=?utf-8?q?{encoded}?=");
        } else {
            let encoded = data_encoding::BASE64.encode(word.as_bytes());
            let _ = write!(field, "=?utf-8?b?{encoded}?=");
        }
        if !rest.is_empty() {
            field.push_str("\r\n ");
            column = 1;
        }
    }
}

fn q_char(c: char) -> String {
    match c {
        ' ' => "_".to_owned(),
        c if c.is_ascii_alphanumeric() || "!*+-/".contains(c) => c.to_string(),
        c => escaped(c),
    }
}

fn escaped(c: char) -> String {
    let mut text = String::new();
    push_escaped(&mut text, c);
    text
}

/// Each octet of the character as `=XX`.
fn push_escaped(text: &mut String, c: char) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for octet in c.encode_utf8(&mut [0; 4]).bytes() {
        text.push('=');
        text.push(char::from(DIGITS[usize::from(octet >> 4)]));
        text.push(char::from(DIGITS[usize::from(octet & 15)]));
    }
}

/// Text as quoted-printable with `CRLF` ends and lines of at most 76 octets.
///
/// Beyond the letter of RFC 2045: a line never begins with `From ` or a dot, which some mail systems
/// change on the way (RFC 2049 section 3), and a character is never split over two lines. Control
/// characters other than tabs and line ends are left out.
pub(super) fn quoted_printable(text: &str) -> String {
    let clean = super::clean::lines(text);
    let mut encoded = String::with_capacity(clean.len() + clean.len() / 8);
    for line in clean.lines() {
        quote_line(&mut encoded, line, LineEnd::Hard);
        encoded.push_str("\r\n");
    }
    encoded
}

/// Like [`quoted_printable`], for text that goes on: the last line ends with a soft break, so that
/// whatever is encoded next begins a line of its own and joins on when it is decoded.
pub(super) fn quoted_printable_piece(text: &str) -> String {
    let clean = super::clean::lines(text);
    let mut encoded = String::with_capacity(clean.len() + clean.len() / 8 + SOFT_BREAK.len());
    let (lines, unended) = clean
        .rsplit_once('\n')
        .map_or((None, &*clean), |(lines, last)| (Some(lines), last));
    for line in lines.into_iter().flat_map(|lines| lines.split('\n')) {
        quote_line(&mut encoded, line, LineEnd::Hard);
        encoded.push_str("\r\n");
    }
    if !unended.is_empty() {
        quote_line(&mut encoded, unended, LineEnd::Soft);
        encoded.push_str(SOFT_BREAK);
    }
    encoded
}

/// How an encoded line ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LineEnd {
    /// The text's own line ends here.
    Hard,
    /// The text's line goes on.
    Soft,
}

fn quote_line(encoded: &mut String, line: &str, end: LineEnd) {
    let mut column = 0;
    for (at, c) in line.char_indices() {
        let last = end == LineEnd::Hard && at + c.len_utf8() == line.len();
        // The soft break needs the last column, unless the line ends here.
        let room = if last { LINE_OCTETS } else { LINE_OCTETS - 1 };
        // White space at the end of a line would be lost on the way.
        let literal = matches!(c, '!'..='<' | '>'..='~') || (matches!(c, ' ' | '\t') && !last);
        let octets = if literal { 1 } else { c.len_utf8() * 3 };
        if column + octets > room {
            encoded.push_str(SOFT_BREAK);
            column = 0;
        }
        let fragile = c == '.' || (c == 'F' && line[at..].starts_with("From "));
        if literal && !(column == 0 && fragile) {
            encoded.push(c);
            column += 1;
        } else {
            push_escaped(encoded, c);
            column += c.len_utf8() * 3;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_stays_plain_and_folds_at_spaces() {
        assert_eq!(
            unstructured_field("Subject", "Hello you"),
            "Subject: Hello you\r\n"
        );
        let field = unstructured_field("Subject", "word ".repeat(40).trim_end());
        assert!(field.lines().all(|line| line.len() <= 76), "{field}");
        assert_eq!(
            field.replace("\r\n ", " ").trim_end(),
            format!("Subject: {}", "word ".repeat(40).trim_end())
        );
    }

    #[test]
    fn what_looks_encoded_is_encoded() {
        let field = unstructured_field("Subject", "=?utf-8?q?x?=");
        assert_eq!(field, "Subject: =?utf-8?q?=3D=3Futf-8=3Fq=3Fx=3F=3D?=\r\n");
    }

    #[test]
    fn scripts_beyond_latin_use_base64_and_characters_stay_whole() {
        let field = unstructured_field("Subject", &"漢字".repeat(150));
        for line in field.trim_end().split("\r\n") {
            assert!(line.len() <= 76, "{line}");
            let word = line.trim_start_matches("Subject:").trim();
            let inner = word.trim_start_matches("=?utf-8?b?").trim_end_matches("?=");
            let octets = data_encoding::BASE64.decode(inner.as_bytes()).unwrap();
            assert!(String::from_utf8(octets).is_ok() && word.len() <= 75);
        }
    }

    #[test]
    fn display_names_take_the_simplest_safe_form() {
        let field = |name: &str| mailbox_field("From", name, "a@b.org");
        assert_eq!(field("The Post"), "From: The Post <a@b.org>\r\n");
        assert_eq!(
            field("Post, \"Daily\""),
            "From: \"Post, \\\"Daily\\\"\" <a@b.org>\r\n"
        );
        assert_eq!(field("Café"), "From: =?utf-8?q?Caf=C3=A9?= <a@b.org>\r\n");
        assert_eq!(
            field("boss@bank.example"),
            "From: \"boss bank.example\" <a@b.org>\r\n"
        );
        assert_eq!(field(""), "From: <a@b.org>\r\n");
    }

    #[test]
    fn pieces_begin_and_end_lines_and_join_when_decoded() {
        let joined = format!(
            "{}{}{}",
            quoted_printable_piece("Leave: "),
            quoted_printable_piece("https://b.org/u?x=1"),
            quoted_printable("\nBye.\n")
        );
        assert_eq!(joined, "Leave: =\r\nhttps://b.org/u?x=3D1=\r\n\r\nBye.\r\n");
        assert_eq!(quoted_printable_piece("over\n"), "over\r\n");
        let long = quoted_printable_piece(&"y".repeat(200));
        assert!(long.split("\r\n").all(|line| line.len() <= 76) && long.ends_with("=\r\n"));
    }

    #[test]
    fn quoted_printable_survives_old_mail_systems() {
        assert_eq!(
            quoted_printable("From here\n.\nFromage\n"),
            "=46rom here\r\n=2E\r\nFromage\r\n"
        );
        assert_eq!(quoted_printable("a=b \nc\t\n"), "a=3Db=20\r\nc=09\r\n");
        assert_eq!(quoted_printable("x\r\ny\rz\0"), "x\r\ny\r\nz\r\n");
        let long = quoted_printable(&"é".repeat(100));
        assert!(long.split("\r\n").all(|line| line.len() <= 76));
        assert_eq!(long.replace("=\r\n", "").trim_end(), "=C3=A9".repeat(100));
        let full = "x".repeat(76);
        assert_eq!(quoted_printable(&full), format!("{full}\r\n"));
    }
}
