//! Reads the lines of SMTP replies, however they come.

use crate::domain::reply::REPLY_TEXT_OCTETS;

/// The most text of one reply that is kept while reading; EHLO answers with many lines.
const TEXT_LIMIT_OCTETS: usize = REPLY_TEXT_OCTETS * 4;

/// A whole reply: its code, and the text of its lines without the codes, one a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RawReply {
    pub(super) code: u16,
    pub(super) text: String,
}

/// Collects lines until a reply is whole.
#[derive(Debug, Default)]
pub(super) struct ReplyLines {
    text: String,
}

/// One line of a reply.
pub(super) struct ReplyLine {
    pub(super) code: [u8; 3],
    pub(super) last: bool,
    pub(super) text: String,
}

impl ReplyLine {
    /// Takes a line apart: three digits, then a hyphen, a space or nothing (RFC 5321 section 4.2).
    ///
    /// Octets that are not UTF-8 become replacement characters. `None`: this is no reply.
    pub(super) fn parse(line: &[u8]) -> Option<Self> {
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let (code, rest) = line.split_first_chunk::<3>()?;
        if !code.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let (last, text) = match rest {
            [] => (true, rest),
            [b' ', text @ ..] => (true, text),
            [b'-', text @ ..] => (false, text),
            _ => return None,
        };
        Some(Self {
            code: *code,
            last,
            text: String::from_utf8_lossy(text).into_owned(),
        })
    }
}

impl ReplyLines {
    /// Takes the next line; gives the reply when it was the last one.
    pub(super) fn take(&mut self, line: &ReplyLine) -> Option<RawReply> {
        if self.text.len() + line.text.len() < TEXT_LIMIT_OCTETS {
            self.text.push_str(&line.text);
            self.text.push('\n');
        }
        line.last.then(|| RawReply {
            code: line
                .code
                .iter()
                .fold(0, |code, digit| code * 10 + u16::from(digit - b'0')),
            text: std::mem::take(&mut self.text),
        })
    }
}
