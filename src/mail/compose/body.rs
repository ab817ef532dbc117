//! The body of a letter: two parts, encoded once, with gaps where each reader's own URLs go.
//!
//! Around a gap the encoding breaks the line softly (RFC 2045 section 6.7, rule 5). So every piece
//! begins a line and ends one, and what stands in the gap changes nothing before or behind it.

use std::borrow::Cow;

use sha2::{Digest as _, Sha256};

use super::super::dkim::{BodyHash, relaxed_body};
use super::super::encoding::{quoted_printable, quoted_printable_piece};
use super::super::letter::{PREFERENCES_URL_MARK, UNSUBSCRIBE_URL_MARK, escape_html};

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
    /// One of the reader's URLs in the text part.
    TextUrl(Which),
    /// One of the reader's URLs in the HTML part.
    HtmlUrl(Which),
}

/// Which of a reader's URLs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    WayOut,
    Preferences,
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
            ("plain", text, Piece::TextUrl as fn(Which) -> Piece),
            ("html", html, Piece::HtmlUrl),
        ] {
            // The line end before a boundary belongs to the boundary (RFC 2046 section 5.1.1).
            let head = format!(
                "\r\n--{boundary}\r\nContent-Type: text/{kind}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            );
            let begins = if pieces.is_empty() { "\r\n".len() } else { 0 };
            push_shared(&mut pieces, &head[begins..]);
            let words = super::clean::lines(words);
            let mut rest = words.as_str();
            while let Some((at, which, mark)) = next_mark(rest) {
                push_shared(&mut pieces, &quoted_printable_piece(&rest[..at]));
                pieces.push(gap(which));
                rest = &rest[at + mark.len()..];
            }
            push_shared(&mut pieces, &quoted_printable(rest));
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

    /// The body for the reader who leaves by `way_out` and chooses by `preferences`.
    pub(super) fn with_urls(&self, way_out: &str, preferences: &str) -> OwnBody<'_> {
        let encoded = |url: &str| OwnUrl {
            text: quoted_printable_piece(url),
            html: quoted_printable_piece(&escape_html(url)),
        };
        OwnBody {
            body: self,
            way_out: encoded(way_out),
            preferences: encoded(preferences),
        }
    }
}

/// The first mark in a text: where, which, and the mark itself.
fn next_mark(text: &str) -> Option<(usize, Which, &'static str)> {
    let marks = [
        (Which::WayOut, UNSUBSCRIBE_URL_MARK),
        (Which::Preferences, PREFERENCES_URL_MARK),
    ];
    let found = marks
        .into_iter()
        .filter_map(|(which, mark)| Some((text.find(mark)?, which, mark)));
    found.min_by_key(|(at, _, _)| *at)
}

/// The canonical form of a shared piece, where it differs.
fn canonical(piece: &Piece) -> Option<Vec<u8>> {
    match piece {
        Piece::Shared(text) => match relaxed_body(text.as_bytes()) {
            Cow::Borrowed(_) => None,
            Cow::Owned(canonical) => Some(canonical),
        },
        Piece::TextUrl(_) | Piece::HtmlUrl(_) => None,
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
    way_out: OwnUrl,
    preferences: OwnUrl,
}

/// A URL as each part writes it.
struct OwnUrl {
    text: String,
    html: String,
}

impl OwnBody<'_> {
    /// The pieces in order; each begins a line and ends one.
    pub(super) fn pieces(&self) -> impl Iterator<Item = &str> {
        self.body.pieces.iter().map(|piece| match piece {
            Piece::Shared(text) => text.as_str(),
            Piece::TextUrl(which) => self.url(*which).text.as_str(),
            Piece::HtmlUrl(which) => self.url(*which).html.as_str(),
        })
    }

    fn url(&self, which: Which) -> &OwnUrl {
        match which {
            Which::WayOut => &self.way_out,
            Which::Preferences => &self.preferences,
        }
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
