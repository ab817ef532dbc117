//! The ways in which a relay can be out of reach.

use std::fmt::Display;
use std::time::Duration;

use crate::domain::reply::{Phase, Reply};

use super::super::clean;
use super::Unreachable;
use super::reply_lines::RawReply;

/// Characters of a reason.
const REASON_CHARACTERS: usize = 300;

pub(super) fn answered(phase: Phase, reply: &RawReply) -> Unreachable {
    Unreachable {
        reason: format!("the relay answered {} at {phase}", reply.code),
        reply: Some(Reply::new(phase, reply.code, &reply.text)),
    }
}

pub(super) fn lost(phase: Phase, error: &impl Display) -> Unreachable {
    refused(&format!("connection lost at {phase}: {error}"))
}

pub(super) fn silence(phase: Phase, waited: Duration) -> Unreachable {
    refused(&format!(
        "no answer at {phase} within {} s",
        waited.as_secs()
    ))
}

pub(super) fn refused(reason: &str) -> Unreachable {
    Unreachable {
        reason: in_our_words(reason),
        reply: None,
    }
}

/// A reason that may be logged and kept: one short line, and no word of it an address, because errors
/// repeat what the other side said.
pub(super) fn in_our_words(reason: &str) -> String {
    let line = clean::one_line(reason);
    let words = line.split_whitespace().map(|word| {
        if word.contains('@') {
            "(address)"
        } else {
            word
        }
    });
    clean::shorten(&words.collect::<Vec<_>>().join(" "), REASON_CHARACTERS)
}

#[cfg(test)]
mod tests {
    use super::in_our_words;

    #[test]
    fn a_reason_is_one_short_line_without_addresses() {
        let said = in_our_words("error\0 at: 999 <ada@example.org>: no\r\nsuch\u{1b}[1m user");
        assert!(
            !said.contains('@') && !said.chars().any(char::is_control),
            "{said}"
        );
        assert!(in_our_words(&"x".repeat(9_000)).chars().count() <= 301);
    }
}
