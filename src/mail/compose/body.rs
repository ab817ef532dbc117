//! The body of a letter: two parts, encoded once, with gaps where each reader's own URL goes.
//!
//! Around a gap the encoding breaks the line softly (RFC 2045 section 6.7, rule 5). So every piece
//! begins a line and ends one, and what stands in the gap changes nothing before or behind it.

use std::borrow::Cow;

use sha2::{Digest as _, Sha256};

use super::super::dkim::{BodyHash, relaxed_body};
use super::super::encoding::{quoted_printable, quoted_printable_piece};
use super::super::letter::{UNSUBSCRIBE_URL_MARK, escape_html};

/// A body without the URLs.
#[derive(Clone)]
pub(super) struct Body {
    boundary: String,
    pieces: Vec<Piece>,
    /// The canonical forms of the shared pieces, for signing; none where a piece is its own.
    canonical: Vec<Option<Vec<u8>>>,
    /// The hash of the first piece, which no reader's URL stands before.
    beginning: BodyHash,
}

#[derive(Clone)]
enum Piece {
    /// Encoded text, the same for everybody.
    Shared(String),
    /// The reader's URL in the text part.
    TextUrl,
    /// The reader's URL in the HTML part.
    HtmlUrl,
}

impl Body {
    /// Encodes both parts.
    pub(super) fn new(text: &str, html: &str) -> Self {
        // "=_" cannot occur in quoted-printable text, so no letter can hold its own boundary.
        let mut hasher = Sha256::new();
        hasher.update(text.as_bytes());
        hasher.update([0]);
        hasher.update(html.as_bytes());
        let hash = hasher.finalize();
        let boundary = format!("=_{}", data_encoding::HEXLOWER.encode(&hash[..16]));
        let mut pieces = Vec::new();
        for (kind, words, gap) in [
            ("plain", text, Piece::TextUrl),
            ("html", html, Piece::HtmlUrl),
        ] {
            // The line end before a boundary belongs to the boundary (RFC 2046 section 5.1.1).
            let head = format!(
                "\r\n--{boundary}\r\nContent-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            );
            let begins = if pieces.is_empty() { "\r\n".len() } else { 0 };
            push_shared(&mut pieces, &head[begins..]);
            let words = super::clean::lines(words);
            let mut parts = words.split(UNSUBSCRIBE_URL_MARK).peekable();
            while let Some(part) = parts.next() {
                if parts.peek().is_some() {
                    push_shared(&mut pieces, &quoted_printable_piece(part));
                    pieces.push(gap.clone());
                } else {
                    push_shared(&mut pieces, &quoted_printable(part));
                }
            }
        }
        push_shared(&mut pieces, &format!("\r\n--{boundary}--\r\n"));
        let canonical: Vec<Option<Vec<u8>>> = pieces.iter().map(canonical).collect();
        let mut beginning = BodyHash::new();
        if let (Some(Piece::Shared(text)), Some(canonical)) = (pieces.first(), canonical.first()) {
            beginning.add_canonical(canonical.as_deref().unwrap_or(text.as_bytes()));
        }
        Self {
            boundary,
            pieces,
            canonical,
            beginning,
        }
    }

    /// The line between the parts, without its hyphens.
    pub(super) fn boundary(&self) -> &str {
        &self.boundary
    }

    /// The body for the reader who leaves by `url`.
    pub(super) fn with_url(&self, url: &str) -> OwnBody<'_> {
        OwnBody {
            body: self,
            text_url: quoted_printable_piece(url),
            html_url: quoted_printable_piece(&escape_html(url)),
        }
    }
}

/// The canonical form of a shared piece, where it differs.
fn canonical(piece: &Piece) -> Option<Vec<u8>> {
    match piece {
        Piece::Shared(text) => match relaxed_body(text.as_bytes()) {
            Cow::Borrowed(_) => None,
            Cow::Owned(canonical) => Some(canonical),
        },
        Piece::TextUrl | Piece::HtmlUrl => None,
    }
}

fn push_shared(pieces: &mut Vec<Piece>, text: &str) {
    match pieces.last_mut() {
        Some(Piece::Shared(shared)) => shared.push_str(text),
        _ => pieces.push(Piece::Shared(text.to_owned())),
    }
}

/// A body with one reader's URLs.
pub(super) struct OwnBody<'a> {
    body: &'a Body,
    text_url: String,
    html_url: String,
}

impl OwnBody<'_> {
    /// The pieces in order; each begins a line and ends one.
    pub(super) fn pieces(&self) -> impl Iterator<Item = &str> {
        self.body.pieces.iter().map(|piece| match piece {
            Piece::Shared(text) => text.as_str(),
            Piece::TextUrl => self.text_url.as_str(),
            Piece::HtmlUrl => self.html_url.as_str(),
        })
    }

    /// Octets.
    pub(super) fn len(&self) -> usize {
        self.pieces().map(str::len).sum()
    }

    /// The hash of the whole body in its relaxed canonical form (RFC 6376 section 3.4.4). What all readers
    /// share at the beginning was hashed before.
    pub(super) fn hash(&self) -> [u8; 32] {
        let mut hash = self.body.beginning.clone();
        for (piece, canonical) in self.pieces().zip(&self.body.canonical).skip(1) {
            // A URL has no white space, so it is its own canonical form.
            hash.add_canonical(canonical.as_deref().unwrap_or(piece.as_bytes()));
        }
        hash.finish()
    }

    pub(super) fn write(&self, message: &mut String) {
        for piece in self.pieces() {
            message.push_str(piece);
        }
    }
}
