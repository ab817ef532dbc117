//! The relaxed canonical forms of RFC 6376 section 3.4, and the hash of a body that is made of pieces.
//!
//! A digest is mostly the same for all its readers. So the canonical form of a piece that they share is
//! made once, and the state of the hash after the pieces that come before the first difference is kept
//! and cloned: what is left for each reader is hashing, which cannot be saved.

use std::borrow::Cow;

use aws_lc_rs::digest::{Context, SHA256};

/// The relaxed canonical form of a piece of a body (RFC 6376 section 3.4.4), borrowed where the piece is
/// canonical already.
///
/// The piece must begin at the start of a line and end with `CRLF`; then the canonical forms of pieces
/// may be joined. Empty lines at the end stay: only [`BodyHash`] knows which of them end the body.
#[must_use]
pub fn relaxed_body(piece: &[u8]) -> Cow<'_, [u8]> {
    let Some(first) = first_change(piece) else {
        return Cow::Borrowed(piece);
    };
    let mut canonical = Vec::with_capacity(piece.len());
    canonical.extend_from_slice(&piece[..first]);
    let mut rest = &piece[first..];
    while let Some(&byte) = rest.first() {
        if is_blank(byte) {
            let run = rest.iter().take_while(|byte| is_blank(**byte)).count();
            rest = &rest[run..];
            if !(rest.is_empty() || rest.starts_with(b"\r\n")) {
                canonical.push(b' ');
            }
        } else {
            let word = rest.iter().take_while(|byte| !is_blank(**byte)).count();
            canonical.extend_from_slice(&rest[..word]);
            rest = &rest[word..];
        }
    }
    Cow::Owned(canonical)
}

/// Where the first run of blanks is that is not a single space within a line.
fn first_change(piece: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = piece[at..].iter().position(|byte| is_blank(*byte)) {
        at += found;
        let after = piece.get(at + 1).copied().unwrap_or(b'\r');
        if piece[at] == b'\t' || is_blank(after) || after == b'\r' {
            return Some(at);
        }
        at += 1;
    }
    None
}

fn is_blank(byte: u8) -> bool {
    byte == b' ' || byte == b'\t'
}

/// The SHA-256 of a body in its relaxed canonical form, taken piece by piece.
///
/// A clone goes on from where the original is, which is how a beginning that many letters share is
/// hashed once. Empty lines at the end of the body are ignored, as RFC 6376 section 3.4.3 wants them to
/// be; a body without a line break at its end gets one.
#[derive(Clone)]
pub struct BodyHash {
    state: Context,
    is_empty: bool,
    held_back: usize,
}

impl Default for BodyHash {
    fn default() -> Self {
        Self::new()
    }
}

impl BodyHash {
    /// A body of which nothing has been seen.
    #[must_use]
    pub fn new() -> Self {
        Self {
            state: Context::new(&SHA256),
            is_empty: true,
            held_back: 0,
        }
    }

    /// The next piece, as it is sent: whole lines.
    pub fn add(&mut self, piece: &[u8]) {
        self.add_canonical(&relaxed_body(piece));
    }

    /// The next piece, as [`relaxed_body`] returned it.
    pub fn add_canonical(&mut self, piece: &[u8]) {
        // Line breaks at the end are held back until more than line breaks follows.
        let mut text = piece;
        let mut breaks = 0;
        while let Some(before) = text.strip_suffix(b"\r\n") {
            text = before;
            breaks += 1;
        }
        if !text.is_empty() {
            for _ in 0..self.held_back {
                self.state.update(b"\r\n");
            }
            self.state.update(text);
            self.is_empty = false;
            self.held_back = 0;
        }
        self.held_back += breaks;
    }

    /// The hash of the body that the pieces make.
    #[must_use]
    pub fn finish(mut self) -> [u8; 32] {
        if !self.is_empty {
            self.state.update(b"\r\n");
        }
        let mut hash = [0; 32];
        hash.copy_from_slice(self.state.finish().as_ref());
        hash
    }
}

/// The hash of a body that is in one piece.
#[must_use]
pub fn body_hash(body: &[u8]) -> [u8; 32] {
    let mut hash = BodyHash::new();
    hash.add(body);
    hash.finish()
}

/// Appends the relaxed canonical form of a header field (RFC 6376 section 3.4.2), without a line break.
///
/// `value` is what follows the colon, folded as it is sent, with or without its last `CRLF`.
pub(super) fn relaxed_field(canonical: &mut Vec<u8>, name: &str, value: &str) {
    canonical.extend(name.bytes().map(|byte| byte.to_ascii_lowercase()));
    canonical.push(b':');
    // The line breaks of a field are always folds, which are white space with the blanks around them.
    let is_space = |byte: &u8| is_blank(*byte) || *byte == b'\r' || *byte == b'\n';
    let mut words = value
        .as_bytes()
        .split(is_space)
        .filter(|word| !word.is_empty());
    if let Some(word) = words.next() {
        canonical.extend_from_slice(word);
    }
    for word in words {
        canonical.push(b' ');
        canonical.extend_from_slice(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relaxed(body: &str) -> String {
        String::from_utf8(relaxed_body(body.as_bytes()).into_owned()).unwrap()
    }

    fn hash_of(text: &str) -> Vec<u8> {
        aws_lc_rs::digest::digest(&SHA256, text.as_bytes())
            .as_ref()
            .to_vec()
    }

    #[test]
    fn the_example_of_rfc_6376_section_3_4_5_comes_out_as_printed() {
        let mut header = Vec::new();
        relaxed_field(&mut header, "A", " X\r\n");
        assert_eq!(header, b"a:X");
        header.clear();
        relaxed_field(&mut header, "B ".trim_end(), " Y\t\r\n\tZ  \r\n");
        assert_eq!(header, b"b:Y Z");
        assert_eq!(
            relaxed(" C \r\nD \t E\r\n\r\n\r\n"),
            " C\r\nD E\r\n\r\n\r\n"
        );
        let body = b" C \r\nD \t E\r\n\r\n\r\n";
        assert_eq!(body_hash(body).to_vec(), hash_of(" C\r\nD E\r\n"));
    }

    #[test]
    fn a_body_without_blanks_to_change_is_not_copied() {
        for body in ["", "a b c\r\n", " a\r\n b\r\n", "\r\n\r\n"] {
            assert!(
                matches!(relaxed_body(body.as_bytes()), Cow::Borrowed(_)),
                "{body:?}"
            );
        }
        for (body, expected) in [
            ("a \r\n", "a\r\n"),
            ("a\tb\r\n", "a b\r\n"),
            ("a  b\r\n", "a b\r\n"),
            ("\t\r\n", "\r\n"),
            ("a b", "a b"),
            ("a ", "a"),
            (" \t a \t b\t \r\n \r\nc\r\n", " a b\r\n\r\nc\r\n"),
        ] {
            assert_eq!(relaxed(body), expected, "{body:?}");
        }
    }

    #[test]
    fn empty_lines_at_the_end_are_ignored_and_a_missing_line_break_is_added() {
        // The hash of nothing: RFC 6376 section 3.4.4.
        let nothing = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
        for empty in ["", "\r\n", "\r\n\r\n", " \r\n\t\r\n"] {
            let hash = data_encoding::BASE64.encode(&body_hash(empty.as_bytes()));
            assert_eq!(hash, nothing, "{empty:?}");
        }
        for body in ["\r\na", "\r\na\r\n", "\r\na\r\n\r\n", "\r\na \r\n \r\n"] {
            assert_eq!(
                body_hash(body.as_bytes()).to_vec(),
                hash_of("\r\na\r\n"),
                "{body:?}"
            );
        }
    }

    #[test]
    fn a_body_in_pieces_has_the_hash_of_the_whole_and_a_clone_goes_on() {
        let pieces = [
            "a \tb\r\n\r\n",
            "",
            "\r\n",
            "c \r\n",
            "\r\n",
            "--end--\r\n",
            "\r\n",
        ];
        let mut hash = BodyHash::new();
        let mut clone = BodyHash::new();
        for (index, piece) in pieces.iter().enumerate() {
            if index == 3 {
                clone = hash.clone();
            }
            hash.add(piece.as_bytes());
        }
        assert_eq!(hash.finish(), body_hash(pieces.concat().as_bytes()));
        clone.add(b"other\r\n");
        assert_eq!(clone.finish(), body_hash(b"a b\r\n\r\n\r\nother\r\n"));
    }
}
